"""Run a request without a window, through the same runner."""

from __future__ import annotations

from collections.abc import Callable

from artstudio.engine.context import Cancelled
from artstudio.engine.devices import Device, cpu
from artstudio.engine.request import Progress, Request, Update
from artstudio.engine.runner import Runner
from artstudio.errors import ArtStudioError
from artstudio.models.base import Output


class Headless:
    """A runner on the caller's own thread; models stay loaded between calls."""

    def __init__(self, device: Device | None = None, budget: int = 1 << 30) -> None:
        chosen = device or cpu()
        self._ended: list[Update] = []
        self._on_progress: Callable[[Progress], None] | None = None
        self._runner = Runner(self._deliver, lambda: chosen, budget)

    def run(self, request: Request, on_progress: Callable[[Progress], None] | None = None) -> Output:
        """The finished output of ``request``.

        Raises `ArtStudioError` with the sentence if it fails, `Cancelled` after `cancel`.
        """
        self._on_progress = on_progress
        self._runner.run_one(request)
        update = self._ended.pop()
        if update.kind == "cancelled":
            raise Cancelled
        if update.kind == "failed":
            raise ArtStudioError(update.payload)
        output: Output = update.payload
        return output

    def cancel(self) -> None:
        """Stop what is running, from a signal handler or another thread."""
        self._runner.cancel()

    def _deliver(self, update: Update) -> None:
        if update.kind == "progress" and self._on_progress is not None:
            self._on_progress(update.payload)
        elif update.kind in ("done", "failed", "cancelled"):
            self._ended.append(update)
