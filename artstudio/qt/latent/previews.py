"""Small pictures of what generators would make, when nothing else is to do."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from artstudio.document.source import Source
from artstudio.engine.request import Lane, Quality, Request, Update
from artstudio.imaging import fit_size
from artstudio.qt.bridge import Bridge
from artstudio.qt.generators import Generators
from artstudio.recipes import source_request

KEPT_BYTES = 48 << 20
_names = count()


class Previews(QObject):
    """Keeps the last pictures that were wanted, until there are other generators. ``arrived(Source)``.

    ``side``: their longer side in pixels.
    """

    arrived = Signal(object)

    def __init__(
        self, bridge: Bridge, generators: Generators, side: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._side = side
        self._prefix = f"preview{next(_names)}:"
        self._numbers = count()
        self._images: OrderedDict[Source, QImage] = OrderedDict()
        self._pending: dict[Source, str] = {}
        self._failed: set[Source] = set()
        bridge.updated.connect(self._updated)
        generators.changed.connect(self._forget)

    def image(self, source: Source) -> QImage | None:
        return self._images.get(source)

    def last_of_seed(self, source: Source) -> QImage | None:
        """The newest picture of the same seed, wherever the sliders were then."""
        same = (known for known in reversed(self._images) if known.seed == source.seed)
        return next((self._images[known] for known in same if known.model == source.model), None)

    def want(self, sources: Sequence[Source]) -> None:
        """Have these made, in this order; what was wanted before and isn't here is given up."""
        wanted = dict.fromkeys(sources)
        for source in [source for source in self._pending if source not in wanted]:
            self._bridge.cancel(self._pending.pop(source), Lane.IDLE)
        for source in wanted:
            if source in self._images:
                self._images.move_to_end(source)
            elif source not in self._pending and source not in self._failed:
                slot = f"{self._prefix}{next(self._numbers)}"
                self._pending[source] = slot
                self._bridge.submit(self._request(source, slot))

    def _forget(self) -> None:
        """Make all of them anew: one may be another model now that is called the same."""
        self.want([])
        self._images.clear()
        self._failed.clear()

    @property
    def busy(self) -> bool:
        return bool(self._pending)

    def _request(self, source: Source, slot: str) -> Request:
        size = fit_size(source.width, source.height, self._side)
        request = source_request(source, Quality.COARSE, size)
        return replace(request, depth=8, slot=slot, lane=Lane.IDLE)

    def _updated(self, update: Update) -> None:
        slot = update.request.slot
        if not slot.startswith(self._prefix) or update.kind not in ("done", "failed", "cancelled"):
            return
        source = next((source for source, its in self._pending.items() if its == slot), None)
        if source is None:
            return
        del self._pending[source]
        if update.kind == "done":
            self._keep(source, update.payload)
            self.arrived.emit(source)
        elif update.kind == "failed":
            self._failed.add(source)  # whoever asks for it on the canvas will hear why

    def _keep(self, source: Source, image: QImage) -> None:
        self._images[source] = image
        kept = sum(image.sizeInBytes() for image in self._images.values())
        while kept > KEPT_BYTES and len(self._images) > 1:
            kept -= self._images.popitem(last=False)[1].sizeInBytes()
