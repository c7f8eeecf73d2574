"""A slider's movement repaints and lays out only what it changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from artstudio.document.picture import Picture
from artstudio.models.style.spec import builtin_styles
from artstudio.params import StyleWeight
from artstudio.qt.panels.controls import ControlsPanel
from artstudio.qt.panels.gallery import GalleryPanel
from artstudio.qt.panels.mixer import MixerPanel
from artstudio.qt.session import Session
from artstudio.qt.shelf import Shelf

STYLES = [style.ref for style in builtin_styles()[:2]]


class Watch(QObject):
    """Which part of a widget is painted, and whether it or what lies on it is laid out."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.painted = QRegion()
        self.layouts = 0
        self._widget = widget
        for each in [widget, *widget.findChildren(QWidget)]:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
            self.painted += event.region().translated(watched.mapTo(self._widget, watched.rect().topLeft()))
        self.layouts += event.type() == QEvent.Type.LayoutRequest
        return False


def settle() -> None:
    for _ in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


@pytest.fixture
def mixed(session: Session, picture: Picture) -> Session:
    session.start_with(picture)
    session.set_value("styles", tuple(StyleWeight(style, 0.5) for style in STYLES))
    return session


@pytest.fixture
def gallery(qtbot: QtBot, mixed: Session, shelf: Shelf) -> Iterator[GalleryPanel]:
    panel = GalleryPanel(mixed, shelf)
    qtbot.addWidget(panel)
    panel.resize(304, 640)
    with qtbot.waitExposed(panel):
        panel.show()
    settle()
    yield panel


def weigh(session: Session, weight: float) -> None:
    session.set_value("styles", (StyleWeight(STYLES[0], 0.5), StyleWeight(STYLES[1], weight)))


def test_a_weight_repaints_one_thumbnail(gallery: GalleryPanel, mixed: Session) -> None:
    view = gallery.view
    watch = Watch(view.viewport())
    weigh(mixed, 0.7)
    settle()
    cell = view.visualRect(gallery.proxy.index(1, 0))
    assert not watch.painted.isEmpty()
    assert QRegion(cell).united(watch.painted) == QRegion(cell)
    assert watch.layouts == 0


def test_a_weight_lays_out_nothing_on_the_mixer(qtbot: QtBot, mixed: Session, shelf: Shelf) -> None:
    mixer = MixerPanel(mixed, shelf)
    qtbot.addWidget(mixer)
    mixer.resize(304, 640)
    with qtbot.waitExposed(mixer):
        mixer.show()
    settle()
    watch = Watch(mixer)
    weigh(mixed, 0.7)
    settle()
    assert not watch.painted.isEmpty()
    assert watch.layouts == 0


def test_a_weight_leaves_the_other_controls_alone(qtbot: QtBot, mixed: Session) -> None:
    controls = ControlsPanel(mixed)
    qtbot.addWidget(controls)
    controls.resize(304, 400)
    with qtbot.waitExposed(controls):
        controls.show()
    settle()
    watch = Watch(controls)
    weigh(mixed, 0.7)
    settle()
    assert watch.painted.isEmpty()
    assert watch.layouts == 0
