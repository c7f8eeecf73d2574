"""Style thumbnails painted on the artist's own picture, when nothing else is to do."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from artstudio.document.document import Change, State
from artstudio.engine.request import Lane, Quality, Request, Update
from artstudio.imaging import fit_size, resize_rgba
from artstudio.library.library import Library
from artstudio.params import StyleRef, StyleWeight, Values
from artstudio.pixels import Pixels
from artstudio.qt.session import Session
from artstudio.qt.tasks import Tasks
from artstudio.recipes import source_request

SIDE = 384
# The network paints thumbnails at SIDE; its natural strokes are made for about 1024 (see sizes.py).
STROKE_SIZE = 1024 / SIDE
PREFIX = "thumb:"
SETTLE_MS = 400


class Thumbs(QObject):
    """Keeps a QImage per style key. ``arrived(key)``; ``left(number)`` still to come."""

    arrived = Signal(str)
    left = Signal(int)

    def __init__(
        self, session: Session, library: Library, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._library = library
        self._tasks = tasks
        self._images: dict[str, QImage] = {}
        self._wanted: dict[str, StyleRef] = {}
        self._pending: set[str] = set()
        # What they are painted on: a small copy of the photo, or the request for a small picture.
        self._small: Pixels | Request | None = None
        self._watched = True
        self._stale = False
        # While a generator's slider moves, its picture is another one every moment.
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._take_made)
        session.changed.connect(self._changed)
        session.bridge.updated.connect(self._updated)

    def image(self, key: str) -> QImage | None:
        return self._images.get(key)

    def want(self, styles: dict[str, StyleRef]) -> None:
        """Keep thumbnails of these styles, by key; those that are new are made."""
        new = {key: ref for key, ref in styles.items() if key not in self._wanted}
        self._wanted = dict(styles)
        if self._small is not None:
            self._make(new, self._small)

    def watch(self, watched: bool) -> None:
        """Say whether anybody sees them; of a picture that is being made none are painted meanwhile."""
        self._watched = watched
        if watched and self._stale:
            self._take_made()

    def close(self) -> None:
        self._settle.stop()
        self._tasks.close()

    def _changed(self, state: State, change: Change) -> None:
        if not (change.picture or change.source):
            return
        self._settle.stop()
        self._small = None
        given_up, self._pending = self._pending, set()
        for key in given_up:
            self._session.bridge.cancel(PREFIX + key, Lane.IDLE)
        self._stale = state.source is not None
        if state.picture is not None:
            pixels = state.picture.pixels
            self._tasks.run(lambda: _reduced(pixels), self._reduced)
        elif state.source is not None:
            self._settle.start()

    def _take_made(self) -> None:
        source = self._session.source
        if source is not None and self._watched:
            self._stale = False
            size = fit_size(source.width, source.height, SIDE)
            self._small = source_request(source, Quality.FULL, size)
            self._make(self._wanted, self._small)

    def _reduced(self, result: tuple[str, Pixels]) -> None:
        key, small = result
        picture = self._session.picture
        if picture is not None and picture.pixels.key == key:
            self._small = small
            self._make(self._wanted, small)

    def _make(self, styles: dict[str, StyleRef], small: Pixels | Request) -> None:
        keys = list(styles)

        def look_up() -> dict[str, QImage]:
            if isinstance(small, Request):  # a picture of this moment, not worth keeping
                return {}
            kept = {key: self._library.thumbnail(key, small.key) for key in keys}
            return {key: QImage.fromData(data) for key, data in kept.items() if data}

        def looked_up(kept: dict[str, QImage]) -> None:
            if self._small is not small:
                return
            for key, ref in styles.items():
                if key in kept and not kept[key].isNull():
                    self._arrive(key, kept[key])
                elif key in self._wanted:
                    self._pending.add(key)
                    self._session.bridge.submit(self._request(key, ref, small))
            self.left.emit(len(self._pending))

        self._tasks.run(look_up, looked_up)

    def _request(self, key: str, ref: StyleRef, small: Pixels | Request) -> Request:
        values = Values.of(
            self._session.spec.params, {"styles": (StyleWeight(ref),), "stroke_size": STROKE_SIZE}
        )
        return Request(
            self._session.spec.id,
            values,
            (small,),
            quality=Quality.FULL,
            slot=PREFIX + key,
            lane=Lane.IDLE,
        )

    def _updated(self, update: Update) -> None:
        request = update.request
        if not request.slot.startswith(PREFIX) or update.kind not in ("done", "failed", "cancelled"):
            return
        if self._small is None or request.inputs[0] != self._small:
            return
        key = request.slot.removeprefix(PREFIX)
        self._pending.discard(key)
        if update.kind == "done":
            image: QImage = update.payload
            self._arrive(key, image)
            if isinstance(self._small, Pixels):
                picture_key = self._small.key
                self._tasks.run(lambda: self._library.put_thumbnail(key, picture_key, _array(image)))
        self.left.emit(len(self._pending))

    def _arrive(self, key: str, image: QImage) -> None:
        self._images[key] = image
        self.arrived.emit(key)


def _reduced(pixels: Pixels) -> tuple[str, Pixels]:
    width, height = fit_size(pixels.width, pixels.height, SIDE)
    return pixels.key, Pixels.of(resize_rgba(pixels.array, width, height))


def _array(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """uint8 (H, W, 3) of an opaque image."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3).copy()
