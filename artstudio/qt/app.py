"""Builds the application and opens its window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from artstudio import __version__, paths
from artstudio.library import open_library
from artstudio.qt import icons, theme, translation
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
    try:
        return app.exec()
    finally:
        window.close()
        services.close()
