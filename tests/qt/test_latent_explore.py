"""Where the Explore panel finds room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from artstudio.engine import catalog
from artstudio.qt.latent.map import COLUMNS, LEAST, ROWS
from tests.qt.test_latent_contrast import Opener


@pytest.fixture(autouse=True)
def _small_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artstudio.qt.generators.SIDE", 64)
    monkeypatch.setattr("artstudio.qt.generators.Generators.best", catalog.get("cppn").spec)


def test_in_a_low_window_the_map_makes_room_for_the_seeds(open_studio: Opener) -> None:
    studio = open_studio()
    window, explore = studio.window, studio.window.explore
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    window.resize(1280, 720)
    QTest.keyClick(window, Qt.Key.Key_K)
    studio.until(window.timeline.track.isVisible)
    studio.until(lambda: explore.view.height() > explore.view.item_width())
    assert window.height() == 720 and LEAST <= explore.map.height() < explore.view.height()
    window.resize(1280, 1200)
    studio.until(lambda: explore.map.height() == explore.map.width() * ROWS // COLUMNS)
    assert explore.view.height() > 2 * explore.view.item_width()
    studio.until_painted()
