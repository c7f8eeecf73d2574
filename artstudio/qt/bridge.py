"""Between the window's thread and the runner's: requests go in, updates come out as one queued signal."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QThread, Signal

from artstudio.engine.devices import Device
from artstudio.engine.request import Lane, Request, Update
from artstudio.engine.runner import Runner
from artstudio.models.base import Image
from artstudio.qt.images import ImagePyramid, to_qimage

STEPS_BACK = 5  # of niceness


class _Loop(QThread):
    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner

    def run(self) -> None:
        _step_back()
        self._runner.run_forever()


def _step_back() -> None:
    """Let this thread, and those that it starts, wait for the window's: Linux ignores Qt's priorities.

    Only a few steps: far back, it would hold the interpreter lock while other programs have the processor.
    """
    if sys.platform == "linux":
        here = threading.get_native_id()
        os.setpriority(os.PRIO_PROCESS, here, os.getpriority(os.PRIO_PROCESS, here) + STEPS_BACK)


class Bridge(QObject):
    """Owns the runner and its thread.

    ``updated`` carries every `Update` to the window's thread. Pictures for the screen arrive ready for it,
    made on the runner's thread, so that the window never converts one: live ones as `ImagePyramid`, the
    others as QImage.
    """

    updated = Signal(object)

    def __init__(self, device: Callable[[], Device], budget: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = Runner(self._deliver, device, budget)
        self._thread = _Loop(self.runner, self)
        self._thread.setObjectName("engine")

    def start(self) -> None:
        # Below the window's own thread, so that painting a frame comes before computing the next.
        self._thread.start(QThread.Priority.LowPriority)

    def submit(self, request: Request) -> None:
        self.runner.submit(request)

    def cancel(self, slot: str | None = None, lane: Lane | None = None) -> None:
        self.runner.cancel(slot, lane)

    def close(self) -> None:
        """Stop the engine and wait for its thread; a running step ends within a fraction of a second."""
        self.runner.close()
        self._thread.wait()

    def _deliver(self, update: Update) -> None:
        payload = update.payload
        if isinstance(payload, Image) and update.request.lane is not Lane.FINAL:
            live = update.request.lane is Lane.LIVE
            update = replace(
                update, payload=ImagePyramid.build(payload.array) if live else to_qimage(payload.array)
            )
        self.updated.emit(update)
