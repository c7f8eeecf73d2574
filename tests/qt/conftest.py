"""What the tests of the window share: the real engine, session and shelf, and what fails every one of them.

A test fails if it leaves a thread or a window behind, or if Qt or the program's log complains meanwhile.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import shiboken6
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QThread
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from artstudio.document.picture import Picture
from artstudio.engine import catalog
from artstudio.engine.devices import cpu
from artstudio.library.library import Library
from artstudio.pixels import Pixels
from artstudio.qt import theme
from artstudio.qt.bridge import Bridge
from artstudio.qt.garbage import GuiCollector
from artstudio.qt.opening import samples
from artstudio.qt.session import Session
from artstudio.qt.shelf import Shelf
from tests.models.generators.own_networks import add_own
from tests.qt import film_lab, latent_lab
from tests.qt.studio import Studio

PATIENCE = 60_000  # ms; only a broken program needs them
_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # Of what a platform without a screen cannot do: size hints, raising, grabbing the keyboard.
            item.add_marker(pytest.mark.qt_log_ignore("plugin does not support", extend=True))


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """Panels are tested in the clothes they are seen in."""
    theme.apply_theme(qapp, "dark")


@pytest.fixture(scope="package", autouse=True)
def _collected_here(qapp: QApplication) -> Iterator[None]:
    """As the program does, see `artstudio.qt.app`."""
    collector = GuiCollector(qapp)
    yield
    collector.close()


@pytest.fixture(autouse=True)
def _nothing_left_behind(qapp: QApplication, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    threads = set(threading.enumerate())
    windows = set(_windows())
    yield
    complaints = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not complaints, f"the log says {complaints}"
    qapp.sendPostedEvents()
    qapp.processEvents()
    assert not (set(_windows()) - windows), "a window is still open"
    left = [t for t in set(threading.enumerate()) - threads if not isinstance(t, threading._DummyThread)]
    assert not left, f"threads are still running: {left}"
    assert not _running_qthreads(), "a QThread is still running"


def _windows() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.isVisible()]


def _running_qthreads() -> list[QThread]:
    main = QApplication.instance().thread()  # type: ignore[union-attr]
    threads = [o for o in gc.get_objects() if issubclass(type(o), QThread) and shiboken6.isValid(o)]
    return [t for t in threads if t is not main and t.isRunning()]


@pytest.fixture
def bridge(qapp: QApplication) -> Iterator[Bridge]:
    """The engine on the CPU, on its own thread."""
    bridge = Bridge(cpu, 1 << 30)
    bridge.start()
    yield bridge
    bridge.close()


@pytest.fixture
def session(bridge: Bridge) -> Session:
    return Session(bridge)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library") as library:
        yield library


@pytest.fixture
def shelf(qtbot: QtBot, session: Session, library: Library) -> Iterator[Shelf]:
    """The shelf of an empty library, read."""
    shelf = Shelf(session, library)
    with qtbot.waitSignal(shelf.changed, timeout=PATIENCE):
        pass
    yield shelf
    session.bridge.close()
    shelf.close()


@pytest.fixture
def picture() -> Picture:
    """A small photo of sorts, 96 x 64: a sky, a sun, a field."""
    y, x = np.mgrid[0:64, 0:96].astype(np.float32)
    sky = np.stack([0.4 + y / 160, 0.6 + y / 200, 0.95 - y / 300], axis=-1)
    sun = np.hypot(x - 70, y - 18) < 9
    rgb = np.where(sun[..., None], np.float32([1.0, 0.9, 0.5]), sky)
    rgb = np.where((y > 40 + 4 * np.sin(x / 9))[..., None], np.float32([0.2, 0.45, 0.15]), rgb)
    return Picture(Pixels.of(np.ascontiguousarray(rgb, dtype=np.float32)), "field.png")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a window of the test's keeps its settings, library and cache."""
    return tmp_path / "home"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small photo, so that the engine is quick."""
    path = tmp_path / "photo.jpg"
    Image.open(samples()[0]).resize((120, 80)).save(path)
    return path


@pytest.fixture
def open_studio(qtbot: QtBot, folder: Path, small: Path) -> Iterator[Callable[..., Studio]]:
    """Opens whole windows, as many as are wanted, with ``small`` or another file on the canvas."""
    opened: list[Studio] = []

    def opener(first: Path = small, folder: Path = folder) -> Studio:
        opened.append(Studio(qtbot, folder, first))
        return opened[-1]

    yield opener
    for studio in opened:
        studio.close()


@pytest.fixture
def small_generators(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the engine is quick."""
    monkeypatch.setattr("artstudio.qt.generators.SIDE", film_lab.SIDE)


@pytest.fixture
def patterns_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small pictures of a generator without weights, and directions of few samples: the engine is quick."""
    monkeypatch.setattr("artstudio.qt.generators.SIDE", 64)
    monkeypatch.setattr("artstudio.qt.generators.Generators.best", catalog.get("cppn").spec)
    monkeypatch.setattr("artstudio.models.generators.directions.SAMPLES", 3000)


@pytest.fixture
def seas(patterns_first: None, open_studio: Callable[..., Studio], tmp_path: Path) -> Studio:
    """A window in Latent with a picture of an installed generator, whose directions are found."""
    add_own(tmp_path / "seas.safetensors")
    return latent_lab.opened(open_studio, latent_lab.MODEL)


Drop = Callable[[QWidget, QMimeData], bool]


@pytest.fixture
def drop(qapp: QApplication) -> Drop:
    """Drop something on a widget as a file manager would: enter, move, drop. False if it is refused."""

    def perform(widget: QWidget, mime: QMimeData, shift: bool = False) -> bool:
        at = QPoint(widget.width() // 2, widget.height() // 2)
        keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        common = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, keys)
        enter = QDragEnterEvent(at, *common)
        qapp.sendEvent(widget, enter)
        if not enter.isAccepted():
            return False
        qapp.sendEvent(widget, QDragMoveEvent(at, *common))
        dropped = QDropEvent(at.toPointF(), *common)
        qapp.sendEvent(widget, dropped)
        return dropped.isAccepted()

    return perform


@pytest.fixture
def drag_over(qapp: QApplication) -> Callable[[QWidget, QMimeData], Callable[[], None]]:
    """Hold something over a widget; what is returned takes it away again."""

    def perform(widget: QWidget, mime: QMimeData) -> Callable[[], None]:
        at = QPoint(widget.width() // 2, widget.height() // 2)
        none = Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
        qapp.sendEvent(widget, enter)
        return lambda: qapp.sendEvent(widget, QDragLeaveEvent()) and None

    return perform
