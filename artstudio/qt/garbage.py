"""Python's garbage collector on the window's thread only."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 500


class GuiCollector(QObject):
    """Collects cycles on the thread it was made on, as often as Python itself would, and nowhere else.

    Left to itself the collector runs on whichever thread happens to make an object. On the engine's it would
    destroy the widgets of a dialog that was closed, which only their own thread may do.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due; younger ones go with it."""
        due = [
            age
            for age, (made, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if made > most > 0
        ]
        if due:
            gc.collect(due[-1])

    def close(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
