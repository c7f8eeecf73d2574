"""Small pictures of what a timeline shows at some times, when nothing else is to do."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from artstudio.engine.request import Lane, Quality, Request, Update
from artstudio.films import Film
from artstudio.qt.bridge import Bridge
from artstudio.qt.generators import Generators

KEPT = 400
_PREFIX = "frame:"


class Frames(QObject):
    """Keeps the last pictures that were wanted, by their requests. ``arrived`` when there is a new one,
    ``outdated`` when there are other generators: none is kept then."""

    arrived = Signal()
    outdated = Signal()

    def __init__(self, bridge: Bridge, generators: Generators, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._numbers = count()
        self._images: OrderedDict[Request, QImage] = OrderedDict()
        self._pending: dict[Request, str] = {}
        self._failed: set[Request] = set()
        bridge.updated.connect(self._updated)
        generators.changed.connect(self._forget)

    @property
    def busy(self) -> bool:
        return bool(self._pending)

    def image(self, request: Request) -> QImage | None:
        return self._images.get(request)

    def request(self, film: Film, seconds: float, size: tuple[int, int]) -> Request:
        """For the frame at ``seconds``, of (width, height), with what is known of the sound by now."""
        return replace(film.request_at(seconds, size, Quality.COARSE, lane=Lane.IDLE), depth=8)

    def want(self, requests: Sequence[Request]) -> None:
        """Have these made, in this order; what was wanted before and isn't here is given up."""
        wanted = dict.fromkeys(requests)
        for request in [request for request in self._pending if request not in wanted]:
            self._bridge.cancel(self._pending.pop(request), Lane.IDLE)
        for request in wanted:
            if request in self._images:
                self._images.move_to_end(request)
            elif request not in self._pending and request not in self._failed:
                slot = f"{_PREFIX}{next(self._numbers)}"
                self._pending[request] = slot
                self._bridge.submit(replace(request, slot=slot))

    def _forget(self) -> None:
        """Make all of them anew: one may be another model now that is called the same, or be there again."""
        self.want([])
        self._images.clear()
        self._failed.clear()
        self.outdated.emit()

    def _updated(self, update: Update) -> None:
        request = update.request
        if not request.slot.startswith(_PREFIX) or update.kind not in ("done", "failed", "cancelled"):
            return
        if self._pending.get(request) != request.slot:
            return
        del self._pending[request]
        if update.kind == "done":
            self._images[request] = update.payload
            while len(self._images) > KEPT:
                self._images.popitem(last=False)
            self.arrived.emit()
        elif update.kind == "failed":
            self._failed.add(request)  # whoever goes there with the playhead will hear why
