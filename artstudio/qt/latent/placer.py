"""A picture of the artist's own as a point in the generator's space: placed at once, and refined live."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from artstudio.document.picture import Picture, read_picture
from artstudio.document.source import Source
from artstudio.engine import catalog
from artstudio.engine.request import Lane, Progress, Request, Update
from artstudio.latents import Floats, LatentPoint
from artstudio.models.base import Placed
from artstudio.params import Values
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.session import Message, Session
from artstudio.qt.tasks import Tasks

SLOT = "place"
STEPS = 300
"""Of a search, with its pauses."""

Take = Callable[[Source, Floats], Source]


@dataclass
class _Search:
    """``found``: the best so far, after ``steps``; ``begun``: how many there were when it went on last.
    ``before``: how long the history was, and what the canvas showed. ``end``: what becomes of it once the
    engine has let go of it.
    """

    picture: Picture
    model: str
    name: str
    take: Take
    gesture: int
    before: tuple[int, Source | None]
    slot: str = ""
    found: Floats | None = None
    steps: int = 0
    begun: int = 0
    end: Literal["keep", "pause", "take back"] = "keep"

    @property
    def is_paused(self) -> bool:
        return not self.slot


class Placer(QObject):
    """``busy(bool)``; ``paused(bool)``; ``progress(float)``, 0..1."""

    busy = Signal(bool)
    paused = Signal(bool)
    progress = Signal(float)

    def __init__(
        self, session: Session, explorer: Explorer, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._explorer = explorer
        self._tasks = tasks
        self._numbers = count()
        self._search: _Search | None = None
        session.bridge.updated.connect(self._updated)

    @property
    def can_place(self) -> bool:
        """Whether the generator at work can be shown a picture."""
        return catalog.latent_param(self._explorer.spec) is not None

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being placed, or rests halfway."""
        return self._search is not None

    @property
    def is_paused(self) -> bool:
        return self._search is not None and self._search.is_paused

    def place(self, sources: list[Path | bytes], take: Take | None = None) -> None:
        """Read a picture and find the point that draws something most like it.

        ``take`` says what the canvas shows of it, in the beginning and whenever it has come closer: what
        was there until now, with the w (layers * w_size) that was found. That point itself, if it is None.
        """
        if not self.can_place:
            text = self.tr("This generator can't be shown a picture; choose another one.")
            self._session.message.emit(Message(text, error=True))
            return
        self._tasks.run(
            lambda: read_picture(sources[0]),
            lambda picture: self._begin(picture, take or self._at),
            self._complain,
        )

    def stop(self) -> None:
        """Take what has been found so far."""
        self._end_by("keep")

    def take_back(self) -> None:
        """End the search, and show again what was there before."""
        self._end_by("take back")

    def pause(self) -> None:
        """Rest; what has been found stays on the canvas, and the engine is free."""
        if not self.is_paused:
            self._end_by("pause")

    def go_on(self) -> None:
        """Search on from where it rested."""
        if self._search is not None and self._search.is_paused:
            self._submit(self._search)

    # -- how ----------------------------------------------------------------------------------------

    def _begin(self, picture: Picture, take: Take) -> None:
        if self._search is not None:
            self._session.bridge.cancel(self._search.slot, Lane.FINAL)
            self._finish(self._search, "")
        model = self._explorer.source.model
        self._search = _Search(
            picture,
            model,
            picture.name or self.tr("Pasted picture"),
            take,
            self._session.begin_gesture(),
            (self._session.undo_stack.index(), self._session.source),
        )
        self.busy.emit(True)
        self._submit(self._search)

    def _submit(self, search: _Search) -> None:
        search.slot = f"{SLOT}:{next(self._numbers)}"
        search.end = "keep"
        search.begun = search.steps
        given: dict[str, object] = {"generator": search.model, "steps": max(1, STEPS - search.begun)}
        if search.found is not None:
            given["start"] = LatentPoint(w=search.found)
        spec = catalog.get("invert").spec
        request = Request(spec.id, Values.of(spec.params, given), (search.picture.pixels,))
        self.paused.emit(False)
        # Behind the live pictures, which show how far it has come.
        self._session.bridge.submit(replace(request, slot=search.slot, lane=Lane.FINAL))

    def _end_by(self, end: Literal["keep", "pause", "take back"]) -> None:
        search = self._search
        if search is None:
            return
        search.end = end
        if search.is_paused:
            self._let_go(search)
        else:
            self._session.bridge.cancel(search.slot, Lane.FINAL)

    def _updated(self, update: Update) -> None:
        search = self._search
        if search is None or not search.slot or update.request.slot != search.slot:
            return
        match update.kind:
            case "progress":
                told: Progress = update.payload
                done = search.begun / STEPS
                self.progress.emit(done + (1 - done) * told.step / told.total)
            case "preview":
                self._show(search, update.payload)
            case "done" if search.end == "take back":
                self._let_go(search)
            case "done":
                self._show(search, update.payload)
                self._finish(search, self.tr("{name} is placed. Every slider works on it now."))
            case "failed":
                self._finish(search, "")
                self._complain(update.payload)
            case "cancelled":
                # Whoever stopped it may have stopped the picture as well.
                self._session.refresh()
                self._let_go(search)

    def _let_go(self, search: _Search) -> None:
        """The engine has stopped."""
        if search.end == "pause":
            search.slot = ""
            self.paused.emit(True)
        elif search.end == "keep" and search.found is None:
            self._finish(search, self.tr("Stopped before anything was found."))
        elif search.end == "keep":
            self._finish(search, self.tr("Stopped. What was found so far is on the canvas."))
        else:
            self._finish(search, "")
            self._show_before(*search.before)

    def _show_before(self, index: int, source: Source | None) -> None:
        stack = self._session.undo_stack
        if stack.index() == index + 1:
            stack.undo()  # so that it can be brought back
        elif source is not None and stack.index() > index:
            self._explorer.show(source, self.tr("Take the placing back"))

    def _show(self, search: _Search, found: Placed) -> None:
        search.found, search.steps = Floats.of(found.w), search.begun + found.steps
        source = self._explorer.source
        if source.model == search.model:  # or else the artist has gone on to another generator
            label = self.tr("Place {name}").format(name=search.name)
            self._explorer.show(search.take(source, search.found), label)

    def _at(self, source: Source, w: Floats) -> Source:
        """The picture of the place itself."""
        param = catalog.latent_param(self._explorer.spec)
        assert param is not None
        point = replace(source.values[param.id], seeds=(), w=w, mixes=())
        return source.with_(**{param.id: point})

    def _finish(self, search: _Search, text: str) -> None:
        self._search = None
        self._session.end_gesture(search.gesture)
        self.busy.emit(False)
        if text:
            self._session.message.emit(Message(text.format(name=search.name)))

    def _complain(self, sentence: str) -> None:
        self._session.message.emit(Message(sentence, error=True))
