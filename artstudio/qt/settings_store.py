"""The settings while the window is open: one place to read and change them, saved in the background."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from artstudio import settings
from artstudio.errors import ArtStudioError
from artstudio.qt.tasks import Tasks
from artstudio.settings import Settings

SAVE_MS = 400


class SettingsStore(QObject):
    """``changed(Settings)``; ``failed(str)`` when they can't be saved."""

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._tasks = Tasks(self, threads=1)
        self.values, self.notices = settings.load(path)
        self._saved = self.values
        self._timer = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._timer.timeout.connect(self._save)

    def change(self, **changes: Any) -> None:
        """Replace some settings. Raises `BadInputError` for a value that isn't allowed."""
        self.set(self.values.with_(**changes))

    def set(self, values: Settings) -> None:
        if values != self.values:
            self.values = values
            self._timer.start()
            self.changed.emit(values)

    def close(self) -> None:
        """Save what has changed; at the end there is nobody left to wait for it."""
        self._timer.stop()
        self._tasks.close()
        if self.values != self._saved:
            try:
                settings.save(self._path, self.values)
            except ArtStudioError as error:
                self.failed.emit(str(error))

    def _save(self) -> None:
        values = self.values

        def saved(_: None) -> None:
            self._saved = values

        self._tasks.run(lambda: settings.save(self._path, values), saved, self.failed.emit)
