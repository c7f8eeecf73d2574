"""A point in a generator's latent space: all that its picture depends on besides the model.

Frozen, hashable and plain data, so that requests, recipes, undo and keyframes treat it like any other value.
What it means to a generator is said by `artstudio.models.generators.point.resolve`.
"""

from __future__ import annotations

import base64
import binascii
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from artstudio.errors import BadInputError

LAST_SEED = 2**32 - 1
LAST_LAYER = 255
"""Of a range that goes to the last layer, whatever its number."""

MOST_SEEDS = 64
MOST_CLASSES = 4096
MOST_PARTS = 256  # mixes, or moves
MOST_NUMBERS = 64 * 8192
FARTHEST = 100.0  # of a move, in σ
LEAST_WEIGHT = -1.0
"""Of a seed: a curve through several of them swings a little beyond what lies between."""
_HALF = "f2:"


def halved(numbers: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rounded to what half precision holds, eleven bits, so that recipes stay small enough for a JPEG."""
    with np.errstate(over="ignore"):
        half = numbers.astype(np.float16).astype(np.float32)
    return np.asarray(np.where(np.isfinite(half), half, numbers), np.float32)


@dataclass(frozen=True)
class Floats:
    """A row of float32 numbers, compared and hashed by their bytes. ``data``: little-endian."""

    data: bytes = b""

    @classmethod
    def of(cls, numbers: ArrayLike) -> Floats:
        """Any array, flattened."""
        return cls(np.ascontiguousarray(numbers, "<f4").tobytes())

    @property
    def array(self) -> NDArray[np.float32]:
        """Read-only, (n,)."""
        return np.frombuffer(self.data, "<f4").astype(np.float32, copy=False)

    def __len__(self) -> int:
        return len(self.data) // 4

    def __repr__(self) -> str:
        return f"Floats({len(self)} numbers)"

    def to_json(self) -> str:
        """In base64; in half the length, behind a ``_HALF``, where half precision holds every number."""
        half = self.array.astype("<f2")
        if np.array_equal(half.astype(np.float32), self.array):
            return _HALF + base64.b64encode(half.tobytes()).decode("ascii")
        return base64.b64encode(self.data).decode("ascii")

    @classmethod
    def from_json(cls, data: Any) -> Floats:
        """Raises `BadInputError` for anything but finite numbers, of which there are at most 524,288."""
        if not isinstance(data, str) or len(data) > MOST_NUMBERS * 6:
            raise _damaged("its numbers are no text in base64")
        half = data.startswith(_HALF)
        try:
            raw = base64.b64decode(data.removeprefix(_HALF), validate=True)
        except (binascii.Error, ValueError):
            raise _damaged("its numbers are no text in base64") from None
        if len(raw) % (2 if half else 4):
            raise _damaged("its numbers are cut short")
        return (cls.of(np.frombuffer(raw, "<f2")) if half else cls(raw)).checked()

    def checked(self) -> Floats:
        if len(self) > MOST_NUMBERS or not bool(np.isfinite(self.array).all()):
            raise _damaged("its numbers are not finite, or too many")
        return self


@dataclass(frozen=True)
class Direction:
    """Where a slider leads: ``vector`` is the way of one standard deviation, of one layer (w_size) or of
    all layers (layers * w_size). It carries its own numbers, so that a recipe needs nothing else."""

    vector: Floats
    title: str = field(default="", compare=False)

    def to_json(self) -> dict[str, Any]:
        return {"vector": self.vector.to_json(), "title": self.title}

    @classmethod
    def from_json(cls, data: Any) -> Direction:
        fields = _mapping(data)
        return cls(Floats.from_json(fields.get("vector")), str(fields.get("title", ""))[:80])


@dataclass(frozen=True)
class Move:
    """``amount`` σ along ``direction``, in the layers ``first``..``last``, both included."""

    direction: Direction
    amount: float
    first: int = 0
    last: int = LAST_LAYER

    def to_json(self) -> dict[str, Any]:
        return {
            "direction": self.direction.to_json(),
            "amount": self.amount,
            "first": self.first,
            "last": self.last,
        }

    @classmethod
    def from_json(cls, data: Any) -> Move:
        fields = _mapping(data)
        direction = Direction.from_json(fields.get("direction"))
        return cls(direction, _number(fields.get("amount", 0.0)), *_range(fields))


Blend = tuple[tuple[int, float], ...]
"""Pairs of a seed and its weight."""


@dataclass(frozen=True)
class LayerMix:
    """The layers ``first``..``last``, both included, come from elsewhere by ``amount`` (0..1).

    From ``w`` (layers * w_size), or else from ``seeds``, of ``classes`` as in `LatentPoint`.
    """

    first: int
    last: int
    seeds: Blend = ()
    w: Floats = field(default_factory=Floats)
    classes: tuple[float, ...] = ()
    amount: float = 1.0

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = {"first": self.first, "last": self.last, "amount": self.amount}
        return data | _source(self.seeds, self.w, self.classes)

    @classmethod
    def from_json(cls, data: Any) -> LayerMix:
        fields = _mapping(data)
        seeds, w, classes = _source_from(fields)
        return cls(*_range(fields), seeds, w, classes, _number(fields.get("amount", 1.0)))


@dataclass(frozen=True)
class LatentPoint:
    """``seeds``: pairs of a seed and its weight, blended on the sphere; () is the request's own seed.
    ``classes``: a weight for each class, blended in w; () is each seed's own class (its number modulo the
    classes). ``w`` (layers * w_size): an encoded picture, which takes the place of seeds and classes.
    ``mixes`` and ``moves`` follow, in order.
    """

    seeds: Blend = ()
    classes: tuple[float, ...] = ()
    w: Floats = field(default_factory=Floats)
    mixes: tuple[LayerMix, ...] = ()
    moves: tuple[Move, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain data, without what is empty."""
        data = _source(self.seeds, self.w, self.classes)
        if self.mixes:
            data["mixes"] = [mix.to_json() for mix in self.mixes]
        if self.moves:
            data["moves"] = [move.to_json() for move in self.moves]
        return data

    @classmethod
    def from_json(cls, data: Any) -> LatentPoint:
        """Raises `BadInputError` with a sentence for anything else."""
        fields = _mapping(data)
        seeds, w, classes = _source_from(fields)
        mixes = tuple(LayerMix.from_json(part) for part in _list(fields.get("mixes", ()), MOST_PARTS))
        moves = tuple(Move.from_json(part) for part in _list(fields.get("moves", ()), MOST_PARTS))
        return cls(seeds, classes, w, mixes, moves).checked()

    def checked(self) -> LatentPoint:
        """The same point. Raises `BadInputError` if a number in it is out of its range."""
        sources: tuple[LatentPoint | LayerMix, ...] = (self, *self.mixes)
        for source in sources:
            _check_seeds(source.seeds)
            _check_classes(source.classes)
            source.w.checked()
        for mix in self.mixes:
            if not 0 <= mix.amount <= 1:
                raise BadInputError(f"A mix of layers goes from 0 to 1, not {mix.amount:g}.")
            if not mix.seeds and not mix.w:
                raise BadInputError("A mix of layers needs a seed or a picture to take them from.")
        parts: tuple[LayerMix | Move, ...] = (*self.mixes, *self.moves)
        for part in parts:
            if not 0 <= part.first <= part.last <= LAST_LAYER:
                raise BadInputError(f"Layers go upwards from 0, not from {part.first} to {part.last}.")
        for move in self.moves:
            if not abs(move.amount) <= FARTHEST:
                raise BadInputError(f"A slider goes up to {FARTHEST:g} σ, not {move.amount:g}.")
            move.direction.vector.checked()
        return self


def _check_seeds(seeds: Blend) -> None:
    if len(seeds) > MOST_SEEDS:
        raise BadInputError(f"A blend takes {MOST_SEEDS} seeds at most, not {len(seeds)}.")
    for seed, weight in seeds:
        if not 0 <= seed <= LAST_SEED:
            raise BadInputError(f"A seed is a whole number from 0 to {LAST_SEED}, not {seed}.")
        if not LEAST_WEIGHT <= weight < math.inf:
            raise BadInputError(f"The weight of a seed is {LEAST_WEIGHT:g} or more, not {weight:g}.")
    if seeds and not sum(weight for _, weight in seeds) > 0:
        raise BadInputError("The seeds of the blend have no weight together; give one of them some.")


def _check_classes(classes: Sequence[float]) -> None:
    if len(classes) > MOST_CLASSES:
        raise BadInputError(f"There can be {MOST_CLASSES} classes at most, not {len(classes)}.")
    if not all(0 <= weight < math.inf for weight in classes):
        raise BadInputError("The weight of a class is 0 or more.")
    if classes and not any(classes):
        raise BadInputError("Every class has the weight 0; give one of them some.")


def _source(seeds: Blend, w: Floats, classes: tuple[float, ...]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if seeds:
        data["seeds"] = [list(pair) for pair in seeds]
    if classes:
        data["classes"] = list(classes)
    if w:
        data["w"] = w.to_json()
    return data


def _source_from(fields: Mapping[str, Any]) -> tuple[Blend, Floats, tuple[float, ...]]:
    seeds = []
    for pair in _list(fields.get("seeds", ()), MOST_SEEDS):
        seed, weight = _pair(pair)
        seeds.append((_whole(seed), _number(weight)))
    classes = tuple(_number(weight) for weight in _list(fields.get("classes", ()), MOST_CLASSES))
    w = Floats.from_json(fields["w"]) if "w" in fields else Floats()
    return tuple(seeds), w, classes


def _range(fields: Mapping[str, Any]) -> tuple[int, int]:
    return _whole(fields.get("first", 0)), _whole(fields.get("last", LAST_LAYER))


def _mapping(data: Any) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise _damaged("a part of it is missing")
    return data


def _list(data: Any, most: int) -> Iterable[Any]:
    if not isinstance(data, (list, tuple)) or len(data) > most:
        raise _damaged("a part of it is no list, or too long")
    return data


def _pair(data: Any) -> tuple[Any, Any]:
    if not isinstance(data, (list, tuple)) or len(data) != 2:
        raise _damaged("a seed has no weight")
    return data[0], data[1]


def _number(data: Any) -> float:
    if isinstance(data, bool) or not isinstance(data, (int, float)) or not abs(data) < 1e12:
        raise _damaged("a number in it is none")
    return float(data)


def _whole(data: Any) -> int:
    if isinstance(data, bool) or not isinstance(data, int):
        raise _damaged("a number in it is not whole")
    return data


def _damaged(why: str) -> BadInputError:
    return BadInputError(f"The point in the latent space is damaged: {why}.")
