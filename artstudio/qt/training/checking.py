"""Looking at the pictures of a folder in the background, before a training begins with them."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from artstudio.engine import training
from artstudio.engine.training import Checked
from artstudio.qt.tasks import Tasks


class Checking(QObject):
    """``progress(looked at, of how many)``, then ``found(Checked)`` or ``failed(sentence)``."""

    progress = Signal(int, int)
    found = Signal(object)
    failed = Signal(str)

    def __init__(self, into: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._into = into
        self._tasks = Tasks(self, threads=1)
        self._stop = threading.Event()
        self.is_busy = False

    def start(self, folder: Path, size: int, conditional: bool) -> None:
        """Look at another folder, or at the same one for other options; what went on before ends."""
        self._stop.set()
        stop = self._stop = threading.Event()
        self.is_busy = True

        def done(checked: Checked | None) -> None:
            if checked is not None and not stop.is_set():
                self.is_busy = False
                self.found.emit(checked)

        def failed(sentence: str) -> None:
            if not stop.is_set():
                self.is_busy = False
                self.failed.emit(sentence)

        self._tasks.run(lambda: self._look(folder, size, conditional, stop), done, failed)

    def stop(self) -> None:
        self._stop.set()
        self.is_busy = False

    def hand_over(self, output: Path) -> None:
        """Give what was found last to the training of ``output``, which needn't look again."""
        training.use_check(self._into, output)

    def close(self) -> None:
        self._stop.set()
        self._tasks.close()

    def _look(self, folder: Path, size: int, conditional: bool, stop: threading.Event) -> Checked | None:
        for looked in training.check(folder, self._into, size, conditional):
            if stop.is_set():
                return None
            if isinstance(looked, Checked):
                return looked
            self.progress.emit(*looked)
        return None
