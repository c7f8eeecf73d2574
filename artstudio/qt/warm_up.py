"""Getting the engine ready before anybody waits for it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from artstudio.document.document import Change, State
from artstudio.engine import catalog
from artstudio.engine.request import Lane, Quality, Request, Update
from artstudio.params import StyleWeight, Values
from artstudio.qt.session import Session

SLOT = "warm-up"


class WarmUp(QObject):
    """Has the networks loaded and prepared for the size of a picture as soon as it is opened.

    They are prepared by painting, when nothing else is to do: roughly first, so that a click on a style shows
    something at once; then, behind the thumbnails, in full; then what the style space needs. Nobody sees the
    paintings.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._left: list[Request] = []
        self._size = (0, 0)
        session.changed.connect(self._changed)
        session.working.connect(self._working)
        session.bridge.updated.connect(self._updated)

    def _changed(self, state: State, change: Change) -> None:
        if not change.picture:
            return
        if state.picture is None:  # what a generator makes is painted on later, if ever
            self._left, self._size = [], (0, 0)
            self._session.bridge.cancel(SLOT)
            return
        pixels = state.picture.pixels
        if (pixels.width, pixels.height) != self._size or self._left:
            self._size = (pixels.width, pixels.height)
            style = StyleWeight(catalog.builtin_styles()[0].ref)
            plain = Values.of(self._session.spec.params, {"styles": (style,)})
            space = plain.with_(space=(1.0, *plain["space"][1:]))
            self._left = [
                Request(self._session.spec.id, values, (pixels,), quality=quality, slot=SLOT, lane=Lane.IDLE)
                for values, quality in (
                    (plain, Quality.COARSE),
                    (plain, Quality.FULL),
                    (space, Quality.COARSE),
                )
            ]
            self._next()

    def _next(self) -> None:
        if self._left:
            self._session.bridge.submit(self._left[0])

    def _working(self, working: bool) -> None:
        """Make way for what the artist waits for, and go on afterwards."""
        if working:
            self._session.bridge.cancel(SLOT)
        else:
            self._next()

    def _updated(self, update: Update) -> None:
        if self._left and update.request == self._left[0] and update.request.slot == SLOT:
            if update.kind == "done":
                del self._left[0]
                self._next()
            elif update.kind == "failed":
                self._left.clear()  # whoever asks for a painting will hear why
