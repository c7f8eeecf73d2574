"""Builds the application and opens its window."""

from __future__ import annotations

import contextlib
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from artstudio import __version__, paths
from artstudio.library import open_library
from artstudio.qt import icons, theme, translation
from artstudio.qt.garbage import GuiCollector
from artstudio.qt.main_window import MainWindow
from artstudio.qt.opening import samples
from artstudio.qt.services import Services
from artstudio.qt.settings_store import SettingsStore


def run_window(file: Path | None, argv: list[str]) -> int:
    """Open the window, with ``file`` or a sample picture on its canvas, and return the exit code."""
    app = QApplication(argv)
    app.setApplicationName("artstudio")
    app.setApplicationDisplayName("Art Studio")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("artstudio")
    app.setWindowIcon(icons.app_icon())
    collector = GuiCollector(app)
    store = SettingsStore(paths.config_dir() / "settings.json")
    translation.install(app, store.values.language)
    theme.apply_theme(app, store.values.theme)  # type: ignore[arg-type]
    library = open_library(
        Path(store.values.library_folder or paths.data_dir()), cache_folder=paths.cache_dir()
    )
    services = Services(store, library)
    window = MainWindow(services)
    window.show()
    services.opening.open(file or samples()[0], first=True)
    # The first frame before the engine, whose libraries take their time to load.
    QTimer.singleShot(0, services.start)
    with closes_when_told(window):
        try:
            return app.exec()
        finally:
            window.close()
            services.close()
            collector.close()


@contextlib.contextmanager
def closes_when_told(window: QWidget) -> Iterator[None]:
    """Ctrl+C in the terminal, or the end of the desktop's session, closes ``window`` as its button does.

    Python meets a signal only between two of its own steps, of which a resting window makes none; so the
    signal also writes into a socket that Qt watches.
    """
    woken, wakes = socket.socketpair()
    with woken, wakes:
        for end in (woken, wakes):
            end.setblocking(False)
        notifier = QSocketNotifier(woken.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(lambda: woken.recv(4096))
        wakeup = signal.set_wakeup_fd(wakes.fileno(), warn_on_full_buffer=False)
        numbers = (signal.SIGINT, signal.SIGTERM)
        before = [signal.signal(number, lambda *_: window.close()) for number in numbers]
        try:
            yield
        finally:
            for number, handler in zip(numbers, before, strict=True):
                signal.signal(number, handler)
            signal.set_wakeup_fd(wakeup)
            notifier.setEnabled(False)
