"""What a model sees of the world while it runs: progress, cancellation, device, memory."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from artstudio.engine.devices import Device


class Cancelled(Exception):
    """Raised inside a model by `Context.report` once its request is no longer wanted."""


Reporter = Callable[[float, float, Any], None]


@dataclass
class Context:
    """Handed to `Model.run`.

    ``budget``: bytes the model may use for its own activations; halved after running out of memory.
    ``give_way``: lets what is more urgent pass, here and now, and doesn't meet a cancellation; None where
    there is nothing else.
    """

    device: Device
    budget: int = 1 << 30
    cancel: threading.Event = field(default_factory=threading.Event)
    _emit: Reporter = lambda done, total, preview: None
    _start: float = 0.0
    _share: float = 1.0
    give_way: Callable[[], None] | None = None

    def report(self, step: float, total: float, preview: Any = None) -> None:
        """Say how far the work is and meet a cancellation. Call it at least every 100 ms.

        ``preview``: an unfinished output worth showing. Raises `Cancelled`.
        """
        self.check()
        done = self._start + self._share * (step / total if total else 1.0)
        self._emit(done, 1.0, preview)
        self.check()

    def check(self) -> None:
        """Raise `Cancelled` if the request is no longer wanted; cheap enough for inner loops."""
        if self.cancel.is_set():
            raise Cancelled

    def part(self, start: float, end: float) -> Context:
        """A context for a part of the work, whose own 0..1 counts as ``start``..``end`` of this one."""
        return Context(
            self.device,
            self.budget,
            self.cancel,
            self._emit,
            self._start + self._share * start,
            self._share * (end - start),
            self.give_way,
        )
