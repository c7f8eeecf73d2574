"""The curves and samples of a training: what they show, and that all of it can be read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from artstudio.qt.training import words
from artstudio.qt.training.chart import LOSSES, MEASURES, Chart
from artstudio.qt.training.sheet import read_first, read_sheet


@pytest.fixture
def losses(qtbot: QtBot) -> Chart:
    return shown(Chart(LOSSES, "nothing"), qtbot)


@pytest.fixture
def measures(qtbot: QtBot) -> Chart:
    return shown(Chart(MEASURES, "nothing", share=True), qtbot)


def shown(chart: Chart, qtbot: QtBot) -> Chart:
    qtbot.addWidget(chart)
    chart.resize(560, 120)
    chart.show()
    return chart


def test_what_a_measure_is_is_told_where_its_name_stands(measures: Chart) -> None:
    measures.add(10, {"realism": 0.4, "diversity": 0.8, "uniqueness": 1.0, "kid": 0.2})
    measures.mark(10)
    measures.grab()
    assert list(measures.curves) == ["realism", "diversity", "uniqueness"] and len(measures._legend) == 3
    for rect, name in measures._legend:
        at = rect.center().toPoint()
        event = QHelpEvent(QEvent.Type.ToolTip, at, measures.mapToGlobal(at))
        assert measures.event(event) and QToolTip.text() == words.about(name)
    QToolTip.hideText()
    assert "Realism 40%, Diversity 80%, Uniqueness 100%" in measures.accessibleDescription()


def test_the_chart_keeps_its_shape_however_long_it_goes_on(losses: Chart) -> None:
    for step, value in enumerate(np.linspace(3, 1, 3000)):
        losses.add(step, {"generator": float(value), "sure": 0.5})
    curve = losses.curves["generator"]
    assert list(losses.curves) == ["generator"] and len(curve) <= 1001
    assert curve[0] == (0, 3) and curve[-1][0] == 2999
    assert "Generator 1.00" in losses.accessibleDescription()
    losses.add(5, {"generator": 9.0})  # of a step that was told already
    assert curve[-1][0] == 2999


def test_each_loss_of_a_vae_can_be_read(losses: Chart) -> None:
    """They differ ten thousandfold; on one scale two of them were flat lines at the foot."""
    losses.clear()
    for step in range(40):
        share = step / 40
        losses.add(step, {"kl": 306 * share, "total": -1.6 * share, "reconstruction": 0.25 - 0.21 * share})
    text = losses.accessibleDescription()
    assert text == "Loss \N{MINUS SIGN}1.56, Reconstruction 0.0453, KL divergence 298"
    scales = losses._scales(QRectF(0, 0, 400, 80), losses.is_apart)
    for name, scale in scales.items():
        heights = [scale.y(value) for _, value in losses.curves[name]]
        assert max(heights) - min(heights) > 60, name
    losses.clear()
    for step in range(40):  # of a GAN the two are to be compared
        losses.add(step, {"discriminator": 1.3 - 0.01 * step, "generator": 0.7 + 0.01 * step})
    same = losses._scales(QRectF(0, 0, 400, 80), losses.is_apart)
    assert list(same) == ["generator", "discriminator"]
    assert same["generator"].y(1.0) == same["discriminator"].y(1.0)


def test_the_name_of_the_best_keeps_clear_of_the_curves(measures: Chart) -> None:
    for step in (100, 300, 1000):
        measures.add(step, {"realism": 0.02, "diversity": 0.5, "uniqueness": 1.0})
    plain = measures.grab().toImage()
    ratio = plain.devicePixelRatio()
    foot = round((measures.height() - 16) * ratio)
    for step in (100, 300, 1000):
        measures.mark(step)
        marked = measures.grab().toImage()
        changed = {
            x for x in range(marked.width()) for y in range(foot) if marked.pixel(x, y) != plain.pixel(x, y)
        }
        assert 0 < len(changed) <= 3 * ratio  # a line and nothing else
        rows = range(foot, marked.height())
        assert any(marked.pixel(x, y) != plain.pixel(x, y) for x in range(marked.width()) for y in rows)


def test_the_first_picture_of_a_sheet_is_one_picture_however_large_the_sheet(tmp_path: Path) -> None:
    pixels = np.full((1, 3000, 3), 255, np.uint8).repeat(20, 0)
    pixels[:, :20] = (200, 0, 0)
    Image.fromarray(pixels).save(tmp_path / "samples.png")
    first = read_first(tmp_path / "samples.png", 20)
    assert (first.width(), first.height()) == (20, 20)
    assert {first.pixelColor(x, 10).name() for x in range(20)} == {"#c80000"}
    assert read_sheet(tmp_path / "samples.png").width() == 2048
    assert read_first(tmp_path / "none.png", 20).isNull()
