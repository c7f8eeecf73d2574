"""What the sliders of a generator's space are: its bends, or the principal directions that were found."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from artstudio import files, paths
from artstudio.document.source import Source
from artstudio.engine import catalog
from artstudio.engine.request import Lane, Progress, Request, Update
from artstudio.errors import BadInputError
from artstudio.latents import LAST_LAYER, Direction, Floats, LatentPoint, Move
from artstudio.models.base import Directions
from artstudio.params import Float, Values, Vector
from artstudio.qt.generators import Generators
from artstudio.qt.session import Message, Session
from artstudio.qt.tasks import Tasks

COUNT = 32
REACH = 6.0  # σ, of a slider
SLOT = "directions"
_MOST_NAME = 60
_LARGEST_FILE = 8 << 20
_LARGEST_SHARED = 64 << 20
_MOST_LOADED = 200


class Axes(Protocol):
    """The sliders of one generator."""

    @property
    def axes(self) -> tuple[Float, ...]: ...

    def read(self, source: Source) -> tuple[float, ...]:
        """Where each slider is."""

    def write(self, source: Source, values: Sequence[float]) -> Source:
        """``source`` with every slider at its value."""


@dataclass(frozen=True)
class Bends:
    """Rows of sliders that the generator itself declares, one below the other."""

    params: tuple[Vector, ...]

    @property
    def axes(self) -> tuple[Float, ...]:
        return tuple(axis for param in self.params for axis in param.axes)

    def read(self, source: Source) -> tuple[float, ...]:
        return tuple(value for param in self.params for value in source.values[param.id])

    def write(self, source: Source, values: Sequence[float]) -> Source:
        changed, first = {}, 0
        for param in self.params:
            changed[param.id] = param.check(values[first : first + len(param.axes)])
            first += len(param.axes)
        return source.with_(**changed)


@dataclass(frozen=True)
class Found:
    """Principal directions: ``names`` are the artist's, "" for none; ``ranges`` the layers of each.

    The last ``own`` of them came from a file.
    """

    param: str
    directions: tuple[Direction, ...]
    names: tuple[str, ...]
    ranges: tuple[tuple[int, int], ...]
    own: int = 0

    @property
    def axes(self) -> tuple[Float, ...]:
        return tuple(
            Float(
                id=f"direction{i}",
                title=title(i, name),
                default=0.0,
                low=-REACH,
                high=REACH,
                step=0.05,
                unit="σ",
            )
            for i, name in enumerate(self.names)
        )

    def read(self, source: Source) -> tuple[float, ...]:
        moves = self._moves(source)
        return tuple(moves[d].amount if d in moves else 0.0 for d in self.directions)

    def write(self, source: Source, values: Sequence[float]) -> Source:
        """Sliders at rest leave no move; moves of other directions, e.g. of a recipe, stay first."""
        point: LatentPoint = source.values[self.param]
        own = frozenset(self.directions)
        moves = [move for move in point.moves if move.direction not in own]
        for i, value in enumerate(values):
            if value:
                named = replace(self.directions[i], title=title(i, self.names[i]))
                moves.append(Move(named, float(value), *self.ranges[i]))
        return source.with_(**{self.param: replace(point, moves=tuple(moves))})

    def _moves(self, source: Source) -> Mapping[Direction, Move]:
        point: LatentPoint = source.values[self.param]
        return {move.direction: move for move in point.moves}


def title(index: int, name: str) -> str:
    return name or QCoreApplication.translate("Axes", "Direction {number}").format(number=index + 1)


class AxesBook(QObject):
    """The sliders of each generator; directions are searched for once, when nothing else is to do.

    ``changed(model)``: it has sliders now, or they are called otherwise. ``searching(model, fraction)``:
    below 0 if the search ended without any. Names and layers are kept in ``folder``, a file for each
    generator.
    """

    changed = Signal(str)
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
        self._found: dict[str, Found] = {}
        self._asked: set[str] = set()
        session.bridge.updated.connect(self._updated)
        generators.changed.connect(self._forget)

    def of(self, model: str) -> Axes | None:
        """The sliders of a generator; None while it has none."""
        spec = self._generators.spec(model)
        bends = catalog.bend_params(spec) if spec is not None else ()
        return Bends(bends) if bends else self._found.get(model)

    def can_search(self, model: str) -> bool:
        return self._generators.installed(model) is not None

    def search(self, model: str) -> None:
        """Find the directions of ``model``, unless that has begun."""
        if model not in self._asked and model not in self._found and self.can_search(model):
            self._asked.add(model)
            values = Values((("generator", model), ("count", COUNT)))
            self._session.bridge.submit(Request(SLOT, values, slot=f"{SLOT}:{model}", lane=Lane.IDLE))
            self.searching.emit(model, 0.0)

    def stop(self, model: str) -> None:
        self._session.bridge.cancel(f"{SLOT}:{model}", Lane.IDLE)

    def rename(self, model: str, index: int, name: str) -> None:
        self._alter(
            model, lambda found: replace(found, names=_with(found.names, index, name.strip()[:_MOST_NAME]))
        )

    def set_range(self, model: str, index: int, first: int, last: int) -> None:
        """Let a direction move the layers ``first``..``last`` only, both included."""
        self._alter(model, lambda found: replace(found, ranges=_with(found.ranges, index, (first, last))))

    def save(self, model: str, path: Path) -> None:
        """Write the directions that have names, or all if none has, into a file to share."""
        found = self._found.get(model)
        if found is None:
            return
        places = [i for i, name in enumerate(found.names) if name] or list(range(len(found.names)))
        told = [
            {**replace(found.directions[i], title=found.names[i]).to_json(), "layers": found.ranges[i]}
            for i in places
        ]
        data = json.dumps({"artstudio": "directions", "version": 1, "directions": told}).encode()

        def saved(_: None) -> None:
            text = self.tr("Saved {name}.").format(name=path.name)
            self._session.message.emit(Message(text))

        self._tasks.run(lambda: _write(path, data), saved, self._complain)

    def load(self, model: str, path: Path) -> None:
        """Take the directions of a file: known ones get their names, the others are added."""

        def read(loaded: list[tuple[Direction, tuple[int, int]]]) -> None:
            item = self._generators.installed(model)
            sizes = (item.card.w_size, item.card.w_size * item.card.layers) if item is not None else ()
            if not all(len(direction.vector) in sizes for direction, _ in loaded):
                text = self.tr("The directions in {name} belong to another generator.")
                self._complain(text.format(name=path.name))
                return
            self._alter(model, lambda found: _joined(found, loaded))
            text = self.tr("{number} directions from {name}.")
            self._session.message.emit(Message(text.format(number=len(loaded), name=path.name)))

        self._tasks.run(lambda: _read_file(path), read, self._complain)

    def _complain(self, sentence: str) -> None:
        self._session.message.emit(Message(sentence, error=True))

    def close(self) -> None:
        self._tasks.close(forget=False)

    def _alter(self, model: str, change: Callable[[Found], Found]) -> None:
        before = self._found.get(model)
        if before is None or change(before) == before:
            return
        found = self._found[model] = change(before)
        self.changed.emit(model)
        path = self._path(model)
        own = [direction.to_json() for direction in found.directions[len(found.directions) - found.own :]]
        data = json.dumps({"names": found.names, "ranges": found.ranges, "own": own}).encode()

        def save() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            files.write_file(path, data)

        failed = self.tr("The names of the directions can't be saved.")
        self._tasks.run(save, None, lambda _: self._session.message.emit(Message(failed, error=True)))

    def _updated(self, update: Update) -> None:
        slot = update.request.slot
        if not slot.startswith(f"{SLOT}:"):
            return
        model = slot.removeprefix(f"{SLOT}:")
        match update.kind:
            case "progress":
                progress: Progress = update.payload
                self.searching.emit(model, progress.step / progress.total)
            case "done":
                self._read_names(model, update.payload)
            case "failed" | "cancelled":
                self._asked.discard(model)
                self.searching.emit(model, -1.0)
                if update.kind == "failed":
                    self._session.message.emit(Message(update.payload, error=True))

    def _read_names(self, model: str, found: Directions) -> None:
        path = self._path(model)
        principal = tuple(Direction(Floats.of(vector)) for vector in found.vectors)
        size = found.vectors.shape[1]

        def read(said: Mapping[str, Any]) -> None:
            own = _own(said, size)
            directions = principal + own
            names, ranges = _names(said, len(directions)), _ranges(said, len(directions))
            spec = self._generators.spec(model)
            param = catalog.latent_param(spec) if spec is not None else None
            if param is not None:
                self._found[model] = Found(param.id, directions, names, ranges, len(own))
                self.changed.emit(model)

        self._tasks.run(lambda: _load(path), read)

    def _forget(self) -> None:
        for model in [model for model in self._found if self._generators.installed(model) is None]:
            del self._found[model]
        self._asked &= self._found.keys()

    def _path(self, model: str) -> Path:
        """By the content of its file, since another model may come to be called the same."""
        item = self._generators.installed(model)
        return self._folder / f"{item.card.sha256[:24] if item else model}.json"


def _joined(found: Found, loaded: Sequence[tuple[Direction, tuple[int, int]]]) -> Found:
    """``found`` with the names and layers of ``loaded``, and with those of them that it doesn't have."""
    for direction, layers in loaded:
        if direction in found.directions:
            place = found.directions.index(direction)
            names, ranges = _with(found.names, place, direction.title), _with(found.ranges, place, layers)
            found = replace(found, names=names, ranges=ranges)
        else:
            found = replace(
                found,
                directions=(*found.directions, direction),
                names=(*found.names, direction.title),
                ranges=(*found.ranges, layers),
                own=found.own + 1,
            )
    return found


def _write(path: Path, data: bytes) -> None:
    try:
        files.write_file(path, data)
    except OSError as error:
        raise BadInputError(f"{path.name} can't be written: {files.why(error)}.") from error


def _read_file(path: Path) -> list[tuple[Direction, tuple[int, int]]]:
    """Raises `BadInputError` for anything but directions that were saved."""
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_LARGEST_SHARED))
    except OSError as error:
        raise BadInputError(f"{path.name} can't be read: {files.why(error)}.") from error
    except (ValueError, RecursionError):
        said = None
    told = (
        said.get("directions") if isinstance(said, dict) and said.get("artstudio") == "directions" else None
    )
    if not isinstance(told, list) or not 0 < len(told) <= _MOST_LOADED:
        raise BadInputError(f"{path.name} holds no directions of Art Studio.")
    loaded = []
    for each in told:
        direction = Direction.from_json(each)
        direction = replace(direction, title=direction.title.strip()[:_MOST_NAME])
        loaded.append((direction, _range(each.get("layers")) or (0, LAST_LAYER)))
    return loaded


def _own(said: Mapping[str, Any], size: int) -> tuple[Direction, ...]:
    """The directions that came from files; whatever can't be used is passed over."""
    kept = []
    own = said.get("own")
    for each in own[:_MOST_LOADED] if isinstance(own, list) else ():
        with contextlib.suppress(BadInputError):
            direction = Direction.from_json(each)
            if len(direction.vector) and len(direction.vector) % size == 0:
                kept.append(replace(direction, title=""))
    return tuple(kept)


def _with(items: tuple[Any, ...], index: int, value: Any) -> tuple[Any, ...]:
    return (*items[:index], value, *items[index + 1 :])


def _load(path: Path) -> Mapping[str, Any]:
    """What was kept; anything unreadable is nothing."""
    try:
        with path.open("rb") as file:
            said = json.loads(file.read(_LARGEST_FILE))
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _names(said: Mapping[str, Any], count: int) -> tuple[str, ...]:
    names = said.get("names")
    kept = (
        [name[:_MOST_NAME] if isinstance(name, str) else "" for name in names]
        if isinstance(names, list)
        else []
    )
    return tuple((kept + [""] * count)[:count])


def _ranges(said: Mapping[str, Any], count: int) -> tuple[tuple[int, int], ...]:
    whole = (0, LAST_LAYER)
    ranges = said.get("ranges")
    kept = [_range(pair) or whole for pair in ranges] if isinstance(ranges, list) else []
    return tuple((kept + [whole] * count)[:count])


def _range(pair: Any) -> tuple[int, int] | None:
    if not isinstance(pair, list) or len(pair) != 2 or not all(type(n) is int for n in pair):
        return None
    return (pair[0], pair[1]) if 0 <= pair[0] <= pair[1] <= LAST_LAYER else None
