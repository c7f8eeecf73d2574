"""Waiting for the window's engine: final requests one after another, from a thread that may wait."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import replace

from artstudio.engine.context import Cancelled
from artstudio.engine.request import Lane, Progress, Request, Update
from artstudio.errors import ArtStudioError
from artstudio.models.base import Output


class Queued:
    """Has the interface of `artstudio.engine.headless.Headless` over a runner that works for others too.

    ``submit``: the runner's, or the bridge's. Whoever receives its updates hands them to `take`, from any
    thread. ``slot``: of this work alone.
    """

    def __init__(self, submit: Callable[[Request], None], slot: str) -> None:
        self._submit = submit
        self._slot = slot
        self._updates: queue.SimpleQueue[Update] = queue.SimpleQueue()
        self._cancelled = threading.Event()

    def run(self, request: Request, on_progress: Callable[[Progress], None] | None = None) -> Output:
        """The finished output of ``request``, which waits its turn among the final ones.

        Raises `ArtStudioError` with the sentence if it fails, `Cancelled` after `cancel` or if the runner
        closes.
        """
        if self._cancelled.is_set():
            raise Cancelled
        self._submit(replace(request, lane=Lane.FINAL, slot=self._slot))
        while True:
            update = self._updates.get()
            match update.kind:
                case "progress" if on_progress is not None:
                    on_progress(update.payload)
                case "done":
                    output: Output = update.payload
                    return output
                case "failed":
                    raise ArtStudioError(update.payload)
                case "cancelled":
                    raise Cancelled

    def cancel(self) -> None:
        """Let no request of this work begin any more; the running one is cancelled with the runner's slot."""
        self._cancelled.set()

    def take(self, update: Update) -> None:
        """An update of the runner; those of other slots are left alone."""
        if update.request.lane is Lane.FINAL and update.request.slot == self._slot:
            self._updates.put(update)
