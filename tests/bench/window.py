"""The real window with its real worker thread, for measuring: started, driven and closed."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from artstudio.document.picture import Picture, read_picture
from artstudio.imaging import resize
from artstudio.library import open_library
from artstudio.pixels import Pixels
from artstudio.qt import theme
from artstudio.qt.main_window import MainWindow
from artstudio.qt.opening import samples
from artstudio.qt.services import Services
from artstudio.qt.settings_store import SettingsStore

PATIENCE = 120.0


@contextmanager
def open_window(picture: Picture) -> Iterator[tuple[MainWindow, Services]]:
    """A window of 1280 x 800 that shows ``picture``, with a library of its own; closed at the end."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
    application = QApplication.instance() or QApplication(["artstudio"])
    assert isinstance(application, QApplication)
    theme.apply_theme(application, "dark")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        library = open_library(home / "library", cache_folder=home / "cache")
        services = Services(SettingsStore(home / "settings.json"), library)
        window = MainWindow(services)
        window.resize(1280, 800)
        window.show()
        services.session.start_with(picture)
        services.start()
        try:
            yield window, services
        finally:
            window.close()
            services.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, 0)


def square_sample(side: int, index: int = 3) -> Picture:
    """A shipped sample, cut square, at ``side`` x ``side``."""
    picture = read_picture(samples()[index])
    rgb = picture.pixels.rgb
    short = min(rgb.shape[:2])
    top, left = (rgb.shape[0] - short) // 2, (rgb.shape[1] - short) // 2
    square = resize(np.ascontiguousarray(rgb[top : top + short, left : left + short]), side, side)
    return Picture(Pixels.of(square), picture.name)


def wait_for(done: Callable[[], bool], patience: float = PATIENCE) -> float:
    """Run the event loop until ``done()``; the seconds it took. Raises `TimeoutError`."""
    began = time.perf_counter()
    loop = QEventLoop()

    def look() -> None:
        if done() or time.perf_counter() - began > patience:
            loop.quit()

    timer = QTimer(interval=2)
    timer.timeout.connect(look)
    timer.start()
    QTimer.singleShot(0, look)
    loop.exec()
    timer.stop()
    if not done():
        raise TimeoutError(f"not done after {patience:.0f} s")
    return time.perf_counter() - began


def rest(seconds: float) -> None:
    """Run the event loop for a while."""
    end = time.perf_counter() + seconds
    wait_for(lambda: time.perf_counter() >= end, seconds + PATIENCE)


def mouse(widget: QWidget, kind: QMouseEvent.Type, x: float, y: float) -> None:
    """A press, move or release of the left button at a place of ``widget``."""
    place = QPointF(x, y)
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QMouseEvent.Type.MouseMove else left
    held = none if kind == QMouseEvent.Type.MouseButtonRelease else left
    event = QMouseEvent(kind, place, widget.mapToGlobal(place), button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)
