"""A picture of the artist's own as a point in the generator's space: placed at once, and refined live."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from artstudio.document.document import Change, State
from artstudio.document.picture import Picture, read_picture
from artstudio.document.source import Source
from artstudio.engine import catalog
from artstudio.engine.request import Lane, Progress, Request, Update
from artstudio.imaging import fit_size, resize_rgba
from artstudio.latents import Floats, LatentPoint
from artstudio.models.base import Placed
from artstudio.params import Values
from artstudio.qt.images import to_qimage
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.session import Message, Session
from artstudio.qt.tasks import Tasks

SLOT = "place"
STEPS = 300
"""Of a search, with its pauses."""
THUMB = 128
"""px, the longer side of the small picture that is kept to be looked at."""

Take = Callable[[Source, Floats], Source]


@dataclass
class _Search:
    """``found``: the best so far, after ``steps``; ``begun``: how many there were when it went on last.
    ``before``: how long the history was, and what the canvas showed. ``shown``: whether the canvas has shown
    anything of it. ``end``: what becomes of it once the engine has let go of it.
    """

    picture: Picture
    thumb: QImage
    model: str
    name: str
    take: Take
    gesture: int
    before: tuple[int, Source | None]
    slot: str = ""
    found: Floats | None = None
    steps: int = 0
    begun: int = 0
    part: float = 0.0
    seconds_left: float | None = None
    shown: bool = False
    end: Literal["keep", "pause", "take back", "leave"] = "keep"

    @property
    def is_paused(self) -> bool:
        return not self.slot


class Placer(QObject):
    """``changed``: a search has begun, has come further, rests, or is over."""

    changed = Signal()

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
        session.changed.connect(self._follow)

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

    @property
    def name(self) -> str:
        """Of the picture that is being placed."""
        return self._search.name if self._search is not None else ""

    @property
    def thumb(self) -> QImage | None:
        """It in small."""
        return self._search.thumb if self._search is not None else None

    @property
    def part(self) -> float:
        """How far it has come, 0..1."""
        return self._search.part if self._search is not None else 0.0

    @property
    def seconds_left(self) -> float | None:
        """None while it can't be told."""
        return self._search.seconds_left if self._search is not None else None

    def place(self, sources: list[Path | bytes], take: Take | None = None) -> None:
        """Read a picture and find the point that draws something most like it.

        ``take`` says what the canvas shows of it, in the beginning and whenever it has come closer: what
        was there until now, with the w (layers * w_size) that was found. That point itself, if it is None.
        """
        if not self.can_place:
            text = self.tr("This generator can't be shown a picture; choose another one.")
            self._session.message.emit(Message(text, error=True))
            return
        model = self._explorer.source.model

        def read(found: tuple[Picture, QImage]) -> None:
            self._begin(*found, model, take or self._at)

        self._tasks.run(lambda: _read(sources[0]), read, self._complain)

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

    def _begin(self, picture: Picture, thumb: QImage, model: str, take: Take) -> None:
        name = picture.name or self.tr("Pasted picture")
        if self._explorer.source.model != model:
            self._session.message.emit(Message(self._left().format(name=name)))
            return
        if self._search is not None:
            self._session.bridge.cancel(self._search.slot, Lane.FINAL)
        self._search = _Search(
            picture,
            thumb,
            model,
            name,
            take,
            self._session.new_gesture(),
            (self._session.undo_stack.index(), self._session.source),
        )
        self._submit(self._search)

    def _submit(self, search: _Search) -> None:
        search.slot = f"{SLOT}:{next(self._numbers)}"
        search.end = "keep"
        search.begun, search.seconds_left = search.steps, None
        given: dict[str, object] = {"generator": search.model, "steps": max(1, STEPS - search.begun)}
        if search.found is not None:
            given["start"] = LatentPoint(w=search.found)
        spec = catalog.get("invert").spec
        request = Request(spec.id, Values.of(spec.params, given), (search.picture.pixels,))
        self.changed.emit()
        # Behind the live pictures, which show how far it has come.
        self._session.bridge.submit(replace(request, slot=search.slot, lane=Lane.FINAL))

    def _follow(self, state: State, change: Change) -> None:
        """Nobody waits for a picture's place once the artist has gone on to something else."""
        search = self._search
        if search is None or search.end in ("take back", "leave"):
            return
        if self._explorer.source.model != search.model or (search.shown and state.source is None):
            self._end_by("leave")

    def _end_by(self, end: Literal["keep", "pause", "take back", "leave"]) -> None:
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
                begun = search.begun / STEPS
                search.part = begun + (1 - begun) * told.step / told.total
                search.seconds_left = told.seconds_left
                self.changed.emit()
            case "preview":
                self._show(search, update.payload)
            case "done" if search.end in ("take back", "leave"):
                self._let_go(search)
            case "done":
                self._show(search, update.payload)
                self._finish(search, self.tr("{name} is placed. Every slider works on it now."))
            case "failed":
                self._finish(search, "")
                self._complain(update.payload)
            case "cancelled":
                if search.end == "keep":
                    self._session.refresh()  # Esc has stopped the picture as well
                self._let_go(search)

    def _let_go(self, search: _Search) -> None:
        """The engine has stopped."""
        if search.end == "pause":
            search.slot = ""
            self.changed.emit()
        elif search.end == "leave":
            self._finish(search, self._left())
        elif search.end == "keep" and search.found is None:
            self._finish(search, self.tr("Stopped before anything was found."))
        elif search.end == "keep":
            self._finish(search, self.tr("Stopped. What was found so far is on the canvas."))
        else:
            self._finish(search, "")
            if search.shown:
                self._show_before(*search.before)

    def _show_before(self, index: int, source: Source | None) -> None:
        stack = self._session.undo_stack
        if stack.index() == index + 1:
            stack.undo()  # so that it can be brought back
        elif source is not None and stack.index() > index:
            self._explorer.show(source, self.tr("Take the placing back"))

    def _show(self, search: _Search, found: Placed) -> None:
        if search.end == "leave":
            return
        search.found, search.steps = Floats.of(found.w), search.begun + found.steps
        label = self.tr("Place {name}").format(name=search.name)
        source = search.take(self._explorer.source, search.found)
        self._explorer.show(source, label, search.gesture)
        search.shown = True

    def _at(self, source: Source, w: Floats) -> Source:
        """The picture of the place itself."""
        param = catalog.latent_param(self._explorer.spec)
        assert param is not None
        point = replace(source.values[param.id], seeds=(), w=w, mixes=())
        return source.with_(**{param.id: point})

    def _finish(self, search: _Search, text: str) -> None:
        self._search = None
        self.changed.emit()
        if text:
            self._session.message.emit(Message(text.format(name=search.name)))

    def _left(self) -> str:
        return self.tr("{name} isn't placed any further, since the canvas shows something else.")

    def _complain(self, sentence: str) -> None:
        self._session.message.emit(Message(sentence, error=True))


def _read(source: Path | bytes) -> tuple[Picture, QImage]:
    """A picture, and it in small."""
    picture = read_picture(source)
    array = picture.pixels.array
    return picture, to_qimage(resize_rgba(array, *fit_size(picture.width, picture.height, THUMB)))
