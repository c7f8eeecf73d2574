"""What the sliders of a generator's space are: the bends it declares itself, and directions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from artstudio.document.source import Source
from artstudio.latents import Direction, LatentPoint, Move
from artstudio.params import Float, Vector

REACH = 6.0  # σ, of a slider
MOST_NAME = 60
Layers = tuple[int, int]
"""The first and the last that a direction moves, both included."""


@dataclass(frozen=True)
class Known:
    """The directions of one generator: the principal ones, then ``own`` that were made or loaded here.

    ``names`` are the artist's, "" for none; ``ranges`` the layers of each.
    """

    directions: tuple[Direction, ...] = ()
    names: tuple[str, ...] = ()
    ranges: tuple[Layers, ...] = ()
    own: int = 0

    def is_own(self, place: int) -> bool:
        return place >= len(self.directions) - self.own

    def named(self, place: int, name: str) -> Known:
        return replace(self, names=_with(self.names, place, name.strip()[:MOST_NAME]))

    def ranged(self, place: int, layers: Layers) -> Known:
        return replace(self, ranges=_with(self.ranges, place, layers))

    def joined(self, direction: Direction, layers: Layers, place: int | None = None) -> Known:
        """With one more of the artist's own, called what its title says, at ``place`` or behind all others.

        One that is there already gets name and layers.
        """
        if direction in self.directions:
            here = self.directions.index(direction)
            return self.named(here, direction.title).ranged(here, layers)
        place = len(self.directions) if place is None else place
        return Known(
            _inserted(self.directions, place, direction),
            _inserted(self.names, place, direction.title.strip()[:MOST_NAME]),
            _inserted(self.ranges, place, layers),
            self.own + 1,
        )

    def without(self, direction: Direction) -> Known:
        """Without one of the artist's own."""
        kept = [i for i, each in enumerate(self.directions) if each != direction or not self.is_own(i)]
        return Known(
            tuple(self.directions[i] for i in kept),
            tuple(self.names[i] for i in kept),
            tuple(self.ranges[i] for i in kept),
            self.own - len(self.directions) + len(kept),
        )


@dataclass(frozen=True)
class Axes:
    """The sliders of one generator: first ``bends``, then the directions that are ``known``.

    Directions move the point that is the parameter ``point``; where there is none, they lead through the
    bends, whose sliders follow.
    """

    bends: tuple[Vector, ...]
    point: str = ""
    known: Known = field(default_factory=Known)

    @cached_property
    def axes(self) -> tuple[Float, ...]:
        return (
            *(axis for bend in self.bends for axis in bend.axes),
            *(_axis(place, name) for place, name in enumerate(self.known.names)),
        )

    @property
    def first(self) -> int:
        """Which slider is that of the first direction."""
        return sum(len(bend.axes) for bend in self.bends)

    @property
    def moves(self) -> tuple[Move, ...]:
        """The directions of a point, at rest."""
        if not self.point:
            return ()
        known = self.known
        return tuple(
            Move(replace(direction, title=title(place, known.names[place])), 0.0, *known.ranges[place])
            for place, direction in enumerate(known.directions)
        )

    def read(self, source: Source) -> tuple[float, ...]:
        """Where each slider is."""
        bent = _bent(self.bends, source)
        if self.point:
            moves = _moves(source.values[self.point])
            led = [moves[d].amount if d in moves else 0.0 for d in self.known.directions]
        else:
            led = [float(np.dot(bent, direction.vector.array)) for direction in self.known.directions]
        return (*bent, *led)

    def write(self, source: Source, values: Sequence[float]) -> Source:
        """``source`` with every slider at its value."""
        bent, led = values[: self.first], values[self.first :]
        if self.point:
            return _with_bends(self.bends, self._moved(source, led), bent)
        before = self.read(source)[self.first :]
        for direction, old, value in zip(self.known.directions, before, led, strict=True):
            if value != old:
                way = direction.vector.array
                bent = tuple(np.asarray(bent) + (value - float(np.dot(bent, way))) * way)
        return _with_bends(self.bends, source, bent)

    def _moved(self, source: Source, values: Sequence[float]) -> Source:
        """Sliders at rest leave no move; moves of other directions, e.g. of a recipe, stay first."""
        point: LatentPoint = source.values[self.point]
        known = self.known
        mine = frozenset(known.directions)
        moves = [move for move in point.moves if move.direction not in mine]
        for place, value in enumerate(values):
            if value:
                named = replace(known.directions[place], title=title(place, known.names[place]))
                moves.append(Move(named, float(value), *known.ranges[place]))
        return source.with_(**{self.point: replace(point, moves=tuple(moves))})


def title(place: int, name: str) -> str:
    return name or QCoreApplication.translate("Axes", "Direction {number}").format(number=place + 1)


def _axis(place: int, name: str) -> Float:
    return Float(
        id=f"direction{place}",
        title=title(place, name),
        default=0.0,
        low=-REACH,
        high=REACH,
        step=0.05,
        unit="σ",
    )


def _moves(point: LatentPoint) -> Mapping[Direction, Move]:
    return {move.direction: move for move in point.moves}


def _bent(bends: tuple[Vector, ...], source: Source) -> tuple[float, ...]:
    return tuple(value for bend in bends for value in source.values[bend.id])


def _with_bends(bends: tuple[Vector, ...], source: Source, values: Sequence[float]) -> Source:
    changed, first = {}, 0
    for bend in bends:
        axes = bend.axes
        within = zip(axes, values[first : first + len(axes)], strict=True)
        changed[bend.id] = bend.check(axis.clamp(float(value)) for axis, value in within)
        first += len(axes)
    return source.with_(**changed)


def _inserted(items: tuple[Any, ...], place: int, value: Any) -> tuple[Any, ...]:
    return (*items[:place], value, *items[place:])


def _with(items: tuple[Any, ...], place: int, value: Any) -> tuple[Any, ...]:
    return (*items[:place], value, *items[place + 1 :])
