"""From values to places along a slider, and to words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from artstudio.params import Float, Int
from artstudio.qt.scale import Scale

WARMTH = Float(id="warmth", title="Warmth", default=0.0, low=-3, high=3, step=0.1, unit="σ")
STROKE = Float(id="stroke", title="Stroke", default=1, low=0.25, high=4, step=0.05, unit="x", log=True)


def test_factors_are_spaced_evenly() -> None:
    scale = Scale(STROKE)
    assert scale.place(0.25) == 0 and scale.place(1) == pytest.approx(0.5) and scale.place(4) == 1
    assert scale.place(0.5) == pytest.approx(0.25) and scale.value(0.75) == pytest.approx(2)
    assert scale.snap(0.2537) == 0.25 and scale.snap(1.2345) == 1.23
    assert scale.moved(1.0, 1) == 1.05


def test_numbers_are_written_as_the_language_does() -> None:
    german = QLocale(QLocale.Language.German)
    assert Scale(WARMTH).text(-1.2, german) == "−1,2 σ"
    assert Scale(WARMTH).text(-0.0) == "0.0 σ"
    assert Scale(STROKE).text(1.25) == "1.25×"
    assert Scale(Int(id="n", title="N", default=0, low=0, high=99999, unit="px")).text(12000) == "12000 px"
