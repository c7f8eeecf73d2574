"""The sliders of every generator: searched for, named, made, shared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from artstudio import paths
from artstudio.engine import catalog
from artstudio.engine.request import Lane, Progress, Request, Update
from artstudio.latents import LAST_LAYER, Direction, Floats
from artstudio.params import Values
from artstudio.qt.commands import ActionCommand
from artstudio.qt.generators import Generators
from artstudio.qt.latent.axes import Axes, Known, Layers
from artstudio.qt.latent.direction_files import keep, known_of, read_kept, read_shared, write_shared
from artstudio.qt.session import Message, Session
from artstudio.qt.tasks import Tasks
from artstudio.qt.translation import translated

COUNT = 32
SLOT = "directions"
ENDING = ".directions"


class AxesBook(QObject):
    """The sliders of each generator; directions are searched for once, when nothing else is to do.

    ``changed(model)``: it has sliders now, or they are called otherwise. ``loaded(model)``: a file has told
    names and layers. ``searching(model, fraction)``: below 0 if the search ended without any. Names, layers
    and own directions are kept in ``folder``, a file for each generator.
    """

    changed = Signal(str)
    loaded = Signal(str)
    searching = Signal(str, float)

    def __init__(
        self,
        session: Session,
        generators: Generators,
        folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._generators = generators
        self._folder = folder or paths.data_dir() / "directions"
        self._tasks = Tasks(self, threads=1)
        self._known: dict[str, Known] = {}
        self._asked: dict[str, float] = {}  # and how far the search is
        session.bridge.updated.connect(self._updated)
        generators.changed.connect(self._forget)

    def of(self, model: str) -> Axes | None:
        """The sliders of a generator; None while it has none."""
        spec = self._generators.spec(model)
        if spec is None:
            return None
        bends, point, known = catalog.bend_params(spec), catalog.latent_param(spec), self._known.get(model)
        if known is None and not bends:
            return None
        return Axes(bends, point.id if point is not None else "", known or Known())

    def is_known(self, model: str) -> bool:
        """Whether its directions have been found, and what is kept of it has been read."""
        return model in self._known

    def progress(self, model: str) -> float:
        """How far the search is, 0..1; below 0 while nothing is searched for."""
        return self._asked.get(model, -1.0) if model not in self._known else -1.0

    def can_search(self, model: str) -> bool:
        return self._generators.installed(model) is not None

    def search(self, model: str) -> None:
        """Find the directions of ``model``, and read what is kept of it, unless that has begun."""
        if model in self._asked or model in self._known:
            return
        if self.can_search(model):
            self._asked[model] = 0.0
            values = Values((("generator", model), ("count", COUNT)))
            self._session.bridge.submit(Request(SLOT, values, slot=f"{SLOT}:{model}", lane=Lane.IDLE))
            self.searching.emit(model, 0.0)
        elif self._generators.spec(model) is not None:
            self._asked[model] = 0.0
            self._read_kept(model, ())

    def stop(self, model: str) -> None:
        self._session.bridge.cancel(f"{SLOT}:{model}", Lane.IDLE)

    def rename(self, model: str, place: int, name: str) -> None:
        self._alter(model, lambda known: known.named(place, name))

    def set_range(self, model: str, place: int, layers: Layers, label: str) -> None:
        """Let a direction move the layers first..last only, both included, as one step of undo."""
        known = self._known[model]
        direction, before = known.directions[place], known.ranges[place]

        def put(layers: Layers) -> None:
            self._alter(model, lambda known: known.ranged(known.directions.index(direction), layers))

        self._step(label, lambda: put(layers), lambda: put(before))

    def add(self, model: str, direction: Direction, label: str) -> None:
        """Add a direction of the artist's own, as one step of undo."""
        whole = (0, LAST_LAYER)
        self._step(
            label,
            lambda: self._alter(model, lambda known: known.joined(direction, whole)),
            lambda: self._alter(model, lambda known: known.without(direction)),
        )

    def remove(self, model: str, place: int, label: str) -> None:
        """Take a direction of the artist's own away, as one step of undo."""
        known = self._known[model]
        direction, layers, name = known.directions[place], known.ranges[place], known.names[place]
        named = Direction(direction.vector, name)
        self._step(
            label,
            lambda: self._alter(model, lambda known: known.without(direction)),
            lambda: self._alter(model, lambda known: known.joined(named, layers, place)),
        )

    def save(self, model: str, path: Path) -> None:
        """Write the directions that have names, or all if none has, into a file to share."""
        known = self._known.get(model)
        if known is None or not known.directions:
            self._complain(self.tr("There are no directions to save yet."))
            return
        target = path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)
        saved = Message(self.tr("Saved {name}.").format(name=target.name))
        self._tasks.run(
            lambda: write_shared(target, known),
            lambda _: self._session.message.emit(saved),
            self._complain,
        )

    def load(self, model: str, path: Path) -> None:
        """Take the directions of a file: known ones get their names, the others are added."""

        def read(loaded: list[tuple[Direction, Layers]]) -> None:
            sizes = self._sizes(model)
            if not all(len(direction.vector) in sizes for direction, _ in loaded):
                text = self.tr("The directions in {name} belong to another generator.")
                self._complain(text.format(name=path.name))
                return
            if not self.is_known(model):
                self._complain(self.tr("The directions of this generator have to be found first."))
                return
            self._alter(model, lambda known: _joined(known, loaded))
            self.loaded.emit(model)
            one, more = self.tr("One direction from {name}."), self.tr("{number} directions from {name}.")
            text = one if len(loaded) == 1 else more
            self._session.message.emit(Message(text.format(number=len(loaded), name=path.name)))

        self._tasks.run(lambda: read_shared(path), read, self._complain)

    def close(self) -> None:
        self._tasks.close(forget=False)

    def _complain(self, sentence: str) -> None:
        self._session.message.emit(Message(sentence, error=True))

    def _step(self, label: str, redo: Callable[[], None], undo: Callable[[], None]) -> None:
        stack = self._session.undo_stack
        stack.push(ActionCommand(label, lambda _: redo(), lambda _: undo(), stack))

    def _alter(self, model: str, change: Callable[[Known], Known]) -> None:
        before = self._known.get(model)
        if before is None or change(before) == before:
            return
        known = self._known[model] = change(before)
        self.changed.emit(model)
        path = self._path(model)
        failed = self.tr("The names of the directions can't be saved.")
        self._tasks.run(lambda: keep(path, known), None, lambda _: self._complain(failed))

    def _updated(self, update: Update) -> None:
        slot = update.request.slot
        if not slot.startswith(f"{SLOT}:"):
            return
        model = slot.removeprefix(f"{SLOT}:")
        match update.kind:
            case "progress":
                told: Progress = update.payload
                self._asked[model] = told.step / told.total
                self.searching.emit(model, self._asked[model])
            case "done":
                item = self._generators.installed(model)
                names = dict(enumerate(item.card.directions if item is not None else ()))
                ways = enumerate(update.payload.vectors)
                self._read_kept(
                    model, tuple(Direction(Floats.of(row), translated(names.get(i, ""))) for i, row in ways)
                )
            case "failed" | "cancelled":
                self._asked.pop(model, None)
                self.searching.emit(model, -1.0)
                if update.kind == "failed":
                    self._complain(update.payload)

    def _read_kept(self, model: str, principal: tuple[Direction, ...]) -> None:
        path, sizes = self._path(model), self._sizes(model)

        def read(known: Known) -> None:
            self._asked.pop(model, None)
            if self._generators.spec(model) is not None:
                self._known[model] = known
                self.changed.emit(model)

        self._tasks.run(lambda: known_of(principal, read_kept(path), sizes), read)

    def _forget(self) -> None:
        for model in {*self._known, *self._asked}:
            if self._generators.spec(model) is None:
                self._known.pop(model, None)
                self.stop(model)

    def _sizes(self, model: str) -> tuple[int, ...]:
        spec = self._generators.spec(model)
        return catalog.direction_sizes(spec) if spec is not None else ()

    def _path(self, model: str) -> Path:
        """By the content of its file, since another model may come to be called the same."""
        item = self._generators.installed(model)
        return self._folder / f"{item.card.sha256[:24] if item else model}.json"


def _joined(known: Known, loaded: list[tuple[Direction, Layers]]) -> Known:
    for direction, layers in loaded:
        known = known.joined(direction, layers)
    return known
