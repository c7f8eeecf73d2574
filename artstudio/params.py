"""Parameter declarations: each is made once, and forms, checks, recipes and flags follow from it.

A declaration is frozen and knows nothing of Qt or torch. ``check`` turns any value a person, file or
flag may bring into the parameter's own type and range, or raises `BadInputError` with a sentence.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from artstudio.errors import BadInputError
from artstudio.latents import LatentPoint

StyleKind = Literal["builtin", "vector", "network"]
VECTOR_LENGTH = 100


@dataclass(frozen=True)
class StyleRef:
    """A style that a picture can be painted in; holds all that the pixels depend on.

    ``builtin``: ``id`` names one of the shipped styles. ``vector``: ``vector`` is the 100-number style
    vector of a picture. ``network``: ``path`` is a network file in the library, ``id`` its sha256.
    """

    kind: StyleKind
    id: str
    title: str = field(default="", compare=False)
    vector: tuple[float, ...] = ()
    path: str = field(default="", compare=False)

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = {"kind": self.kind, "id": self.id, "title": self.title}
        if self.vector:
            data["vector"] = list(self.vector)
        return data

    @classmethod
    def from_json(cls, data: Any) -> StyleRef:
        if not isinstance(data, Mapping) or data.get("kind") not in ("builtin", "vector", "network"):
            raise BadInputError("A style in the recipe isn't one this version knows.")
        vector = check_vector(data.get("vector")) if data["kind"] == "vector" else ()
        return cls(data["kind"], str(data.get("id", "")), str(data.get("title", "")), vector)


@dataclass(frozen=True)
class StyleWeight:
    """One slot of the mixer. ``weight`` 1.0 is 100 %."""

    style: StyleRef
    weight: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Param:
    """What every parameter has. ``title`` and ``tip`` are source strings for translation.

    ``cheap``: changing it alone costs a moment, because what is slow stays as it is. The canvas then goes on
    showing full pictures while it changes.
    """

    id: str
    title: str
    tip: str = ""
    cheap: bool = False


@dataclass(frozen=True, kw_only=True)
class Float(Param):
    """A real number in ``low``..``high``; ``log`` spaces the slider by factors; ``unit`` "%" shows x100.

    ``ends``: what the lowest and the highest value do, in a word each, or two empty texts.
    """

    default: float
    low: float
    high: float
    step: float
    unit: str = ""
    log: bool = False
    ends: tuple[str, str] = ("", "")

    def check(self, value: Any) -> float:
        number = _number(value, self.title)
        if not self.low <= number <= self.high:
            raise BadInputError(f"{self.title} goes from {self.low:g} to {self.high:g}, not {number:g}.")
        return number

    def clamp(self, value: float) -> float:
        return min(self.high, max(self.low, value))


@dataclass(frozen=True, kw_only=True)
class Int(Param):
    default: int
    low: int
    high: int
    step: int = 1
    unit: str = ""

    def check(self, value: Any) -> int:
        number = _number(value, self.title)
        if number != int(number) or not self.low <= number <= self.high:
            raise BadInputError(f"{self.title} is a whole number from {self.low} to {self.high}.")
        return int(number)


@dataclass(frozen=True, kw_only=True)
class Choice(Param):
    """One of ``options``: pairs of value and title."""

    default: str
    options: tuple[tuple[str, str], ...]

    def check(self, value: Any) -> str:
        allowed = [option for option, _ in self.options]
        if str(value) not in allowed:
            raise BadInputError(f"{self.title} is one of {', '.join(allowed)}, not {value!r:.60}.")
        return str(value)


@dataclass(frozen=True, kw_only=True)
class Toggle(Param):
    default: bool

    def check(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise BadInputError(f"{self.title} is either on or off.")
        return value


@dataclass(frozen=True, kw_only=True)
class Text(Param):
    default: str = ""

    def check(self, value: Any) -> str:
        return str(value)


@dataclass(frozen=True, kw_only=True)
class Color(Param):
    """An sRGB color ``#rrggbb``."""

    default: str

    def check(self, value: Any) -> str:
        text = str(value).lower()
        if len(text) != 7 or text[0] != "#" or any(c not in "0123456789abcdef" for c in text[1:]):
            raise BadInputError(f"{self.title} is a color such as #3366ff, not {value!r:.60}.")
        return text


@dataclass(frozen=True, kw_only=True)
class Weights(Param):
    """The style mixer: up to ``most`` styles, each with a weight in ``low``..``high``."""

    default: tuple[StyleWeight, ...] = ()
    most: int = 5
    low: float = -1.0
    high: float = 2.0

    def check(self, value: Any) -> tuple[StyleWeight, ...]:
        if not isinstance(value, Iterable) or isinstance(value, (str, bytes)):
            raise BadInputError("The style mixer holds a list of styles with weights.")
        slots = tuple(value)
        if len(slots) > self.most:
            raise BadInputError(f"The mixer holds {self.most} styles at most, not {len(slots)}.")
        for slot in slots:
            if not isinstance(slot, StyleWeight):
                raise BadInputError("The style mixer holds a list of styles with weights.")
            low, high = self.bounds(slot.style)
            if not low <= _number(slot.weight, self.title) <= high:
                raise BadInputError(
                    f"The weight of {slot.style.title or slot.style.id} goes from {low:g} to {high:g}, "
                    f"not {slot.weight:g}."
                )
        return slots

    def bounds(self, style: StyleRef) -> tuple[float, float]:
        """Weights a style may have: only styles in the style space can be extrapolated."""
        return (self.low, self.high) if style.kind == "vector" else (0.0, 1.0)


@dataclass(frozen=True, kw_only=True)
class Vector(Param):
    """A row of sliders that make one value together: a point in a latent space."""

    axes: tuple[Float, ...]

    @property
    def default(self) -> tuple[float, ...]:
        return tuple(axis.default for axis in self.axes)

    def check(self, value: Any) -> tuple[float, ...]:
        if not isinstance(value, Iterable) or isinstance(value, (str, bytes)):
            raise BadInputError(f"{self.title} is a list of {len(self.axes)} numbers.")
        numbers = tuple(value)
        if len(numbers) > len(self.axes):
            raise BadInputError(f"{self.title} has {len(self.axes)} sliders, not {len(numbers)}.")
        padded = numbers + self.default[len(numbers) :]
        return tuple(axis.check(v) for axis, v in zip(self.axes, padded, strict=True))


@dataclass(frozen=True, kw_only=True)
class Latent(Param):
    """A point in a generator's latent space: its seeds, classes, mixed layers and moved sliders.

    ``parts``: layers that make up one side of the picture: a name, and the first and last of them.
    ``sizes``: how many numbers a direction has, of one layer or of all; () where any may come.
    """

    default: LatentPoint = field(default_factory=LatentPoint)
    parts: tuple[tuple[str, int, int], ...] = ()
    sizes: tuple[int, ...] = ()

    @property
    def layers(self) -> int:
        """How many layers a picture takes, as far as ``sizes`` tell."""
        return self.sizes[-1] // self.sizes[0] if self.sizes else 1

    def check(self, value: Any) -> LatentPoint:
        if not isinstance(value, LatentPoint):
            raise BadInputError(f"{self.title} is a point in a latent space, not {value!r:.40}.")
        return value.checked()


AnyParam = Float | Int | Choice | Toggle | Text | Color | Weights | Vector | Latent


@dataclass(frozen=True)
class Values(Mapping[str, Any]):
    """A frozen, hashable set of parameter values."""

    items_: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def of(cls, params: Iterable[AnyParam], given: Mapping[str, Any] | None = None) -> Values:
        """Defaults of ``params`` overlaid with ``given``, every value checked.

        Raises `BadInputError` for an unknown id or a value out of range.
        """
        by_id = {param.id: param for param in params}
        given = dict(given or {})
        for unknown in given.keys() - by_id.keys():
            raise BadInputError(f"There is no parameter called {unknown!r:.60}.")
        return cls(tuple((i, p.check(given[i]) if i in given else p.default) for i, p in by_id.items()))

    def with_(self, **changes: Any) -> Values:
        """The same values with some replaced; the caller has checked them."""
        return Values(tuple((key, changes.get(key, value)) for key, value in self.items_))

    def __getitem__(self, key: str) -> Any:
        for name, value in self.items_:
            if name == key:
                return value
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.items_)

    def __len__(self) -> int:
        return len(self.items_)


def value_to_json(value: Any) -> Any:
    """A parameter value as plain JSON data; `value_from_json` is its inverse."""
    if isinstance(value, tuple) and value and isinstance(value[0], StyleWeight):
        return [{"style": slot.style.to_json(), "weight": slot.weight} for slot in value]
    if isinstance(value, LatentPoint):
        return value.to_json()
    if isinstance(value, tuple):
        return list(value)
    return value


def value_from_json(param: AnyParam, data: Any) -> Any:
    """Read a value of ``param`` from JSON data. Raises `BadInputError` for anything else."""
    if isinstance(param, Weights):
        if not isinstance(data, list) or not all(isinstance(d, Mapping) for d in data):
            raise BadInputError("The style mixer holds a list of styles with weights.")
        data = tuple(
            StyleWeight(StyleRef.from_json(d.get("style")), _number(d.get("weight", 1.0), "A weight"))
            for d in data
        )
    if isinstance(param, Latent):
        return LatentPoint.from_json(data)
    return param.check(data)


def check_vector(vector: Any) -> tuple[float, ...]:
    """The 100 numbers of a style vector as plain floats. Raises `BadInputError`."""
    try:
        numbers = tuple(float(number) for number in vector)
    except (TypeError, ValueError, OverflowError):
        raise BadInputError("A style vector is a list of numbers.") from None
    # The networks give numbers below 10; what is far beyond would overflow when it is squared.
    if len(numbers) != VECTOR_LENGTH or not all(abs(number) <= 1e6 for number in numbers):
        raise BadInputError(f"A style vector has {VECTOR_LENGTH} finite numbers; this one hasn't.")
    return numbers


def _number(value: Any, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise BadInputError(f"{name} is a number, not {value!r:.60}.")
    try:
        number = float(value)
    except (ValueError, OverflowError):
        raise BadInputError(f"{name} is a number, not {value!r:.60}.") from None
    if not math.isfinite(number):
        raise BadInputError(f"{name} is a finite number, not {value!r:.60}.")
    return number
