"""A picture of the artist's own as a point in the generator's space: placed at once, and refined live."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from artstudio.document.picture import Picture, read_picture
from artstudio.engine import catalog
from artstudio.engine.request import Lane, Progress, Request, Update
from artstudio.latents import Floats
from artstudio.models.base import Placed, VectorOutput
from artstudio.params import Values
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.session import Message, Session
from artstudio.qt.tasks import Tasks

SLOT = "place"
PAINTER_PLACE = "painter-place"


class Placer(QObject):
    """``busy(bool)``; ``progress(float)``, 0..1. What has been found so far stays when it is stopped."""

    busy = Signal(bool)
    progress = Signal(float)

    def __init__(
        self, session: Session, explorer: Explorer, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._explorer = explorer
        self._tasks = tasks
        self._numbers = count()
        self._slot = ""
        self._model = ""
        self._name = ""
        self._gesture = 0
        session.bridge.updated.connect(self._updated)

    @property
    def can_place(self) -> bool:
        """Whether the generator at work can be shown a picture."""
        model = self._explorer.source.model
        return model == "painter" or self._explorer.generators.installed(model) is not None

    @property
    def is_busy(self) -> bool:
        return bool(self._slot)

    def place(self, sources: list[Path | bytes]) -> None:
        """Read a picture and find the point that draws something most like it."""
        if not self.can_place:
            text = self.tr("This generator can't be shown a picture; choose another one.")
            self._session.message.emit(Message(text, error=True))
            return
        self._tasks.run(lambda: read_picture(sources[0]), self._begin, self._complain)

    def stop(self) -> None:
        """Take what has been found so far."""
        if self._slot:
            self._session.bridge.cancel(self._slot, Lane.FINAL)

    def _begin(self, picture: Picture) -> None:
        self.stop()
        self._model = self._explorer.source.model
        self._name = picture.name or self.tr("Pasted picture")
        self._slot = f"{SLOT}:{next(self._numbers)}"
        self._gesture = self._session.begin_gesture()
        if self._model == "painter":
            request = Request(PAINTER_PLACE, Values(), (picture.pixels,))
        else:
            values = Values.of(catalog.get("invert").spec.params, {"generator": self._model})
            request = Request("invert", values, (picture.pixels,))
        self.busy.emit(True)
        # Behind the live pictures, which show how far it has come.
        self._session.bridge.submit(replace(request, slot=self._slot, lane=Lane.FINAL))

    def _updated(self, update: Update) -> None:
        if not self._slot or update.request.slot != self._slot:
            return
        match update.kind:
            case "progress":
                told: Progress = update.payload
                self.progress.emit(told.step / told.total)
            case "preview":
                self._show(update.payload)
            case "done":
                self._show(update.payload)
                self._end(self.tr("{name} is placed. Every slider works on it now."))
            case "failed":
                self._end("")
                self._complain(update.payload)
            case "cancelled":
                # Whoever stopped it may have stopped the picture as well.
                self._session.refresh()
                self._end(self.tr("Stopped. What was found so far is on the canvas."))

    def _show(self, found: Placed | VectorOutput) -> None:
        w = found.w if isinstance(found, Placed) else found.array
        source = self._explorer.source
        param = catalog.latent_param(self._explorer.spec)
        if source.model != self._model or param is None:
            return  # the artist has gone on to another generator
        point = replace(source.values[param.id], seeds=(), w=Floats.of(np.asarray(w)), mixes=())
        label = self.tr("Place {name}").format(name=self._name)
        self._explorer.show(source.with_(**{param.id: point}), label)

    def _end(self, text: str) -> None:
        self._slot = ""
        self._session.end_gesture(self._gesture)
        self.busy.emit(False)
        if text:
            self._session.message.emit(Message(text.format(name=self._name)))

    def _complain(self, sentence: str) -> None:
        self._session.message.emit(Message(sentence, error=True))
