"""Choosing by eye: sheets of variations, each drawn from what was liked on the sheets before.

The preference model is a Gaussian along every axis, around what was liked, or away from what was not;
axes on which the liked pictures agree narrow down. Of many points drawn from it those are shown that lie
closer to liked points than to disliked ones, and far from each other (Gonzalez 1985: farthest points first).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Values = tuple[float, ...]
Floats = NDArray[np.float64]
SHEET = 9
DRAWN = 200  # points that are looked at for a sheet
AWAY = 0.5  # how far to move away from the disliked where nothing is liked, of the distance
_BELIEF = 4.0  # liked pictures that weigh as much as the spread itself
_LEAST = 0.25  # of the spread, to which an axis may narrow down


@dataclass(frozen=True)
class Sheet:
    """The first of ``points`` is the middle itself. ``liked`` and ``disliked`` are numbers of points.

    ``parent``: the number of the sheet that it follows, or its own if it is a first one. ``start``: which
    beginning it goes back to.
    """

    points: tuple[Values, ...]
    parent: int = 0
    start: int = 0
    liked: frozenset[int] = frozenset()
    disliked: frozenset[int] = frozenset()

    def judged(self, place: int, liked: bool) -> Sheet:
        """With another opinion of one point; the same opinion again takes it back."""
        mine, other = (self.liked, self.disliked) if liked else (self.disliked, self.liked)
        mine, other = mine ^ {place}, other - {place}
        return replace(self, liked=mine if liked else other, disliked=other if liked else mine)


@dataclass(frozen=True)
class Evolution:
    """All sheets so far, and which of them is shown. ``spread``: in σ. ``limit``: the farthest of an axis."""

    sheets: tuple[Sheet, ...]
    place: int = 0
    spread: float = 1.0
    limit: float = 3.0
    seed: int = 0

    @classmethod
    def begin(cls, middle: Sequence[float], spread: float, limit: float, seed: int) -> Evolution:
        return cls((), 0, spread, limit, seed).begin_again(middle, spread)

    def begin_again(self, middle: Sequence[float], spread: float) -> Evolution:
        """Another first sheet, behind all others."""
        start = 1 + max((sheet.start for sheet in self.sheets), default=-1)
        after = replace(self, spread=spread, seed=self.seed + 1)
        around = np.array(middle, float)
        points = after._draw(around, np.full(len(around), spread), [], [])
        return after._appended(Sheet(points, len(self.sheets), start))

    @property
    def sheet(self) -> Sheet:
        return self.sheets[self.place]

    def judge(self, place: int, liked: bool) -> Evolution:
        sheet = self.sheet.judged(place, liked)
        return replace(self, sheets=(*self.sheets[: self.place], sheet, *self.sheets[self.place + 1 :]))

    def go(self, place: int) -> Evolution:
        """Back to an earlier sheet, or forward again."""
        return replace(self, place=min(max(0, place), len(self.sheets) - 1))

    def judged(self) -> tuple[list[Values], list[Values]]:
        """The points that were liked on the way to this sheet and on it, and those that weren't."""
        way = [self.sheet]
        place = self.place
        while (parent := self.sheets[place].parent) != place:
            place = parent
            way.insert(0, self.sheets[place])
        liked = [sheet.points[i] for sheet in way for i in sorted(sheet.liked)]
        return liked, [sheet.points[i] for sheet in way for i in sorted(sheet.disliked)]

    def preference(self, spread: float) -> tuple[Floats, Floats]:
        """The Gaussian that the next sheet is drawn from: its middle and its standard deviation, per axis."""
        now = [self.sheet.points[i] for i in sorted(self.sheet.liked)]
        middle = np.mean(now, axis=0) if now else np.array(self.sheet.points[0], float)
        gone = [self.sheet.points[i] for i in sorted(self.sheet.disliked)]
        if gone and not now:
            middle = middle + AWAY * (middle - np.mean(gone, axis=0))
        return np.clip(middle, -self.limit, self.limit), _scales(spread, len(middle), self.judged()[0])

    def advance(self, spread: float) -> Evolution:
        """The next sheet, which follows the opinions so far; all others stay to be gone back to."""
        after = replace(self, spread=spread, seed=self.seed + 1)
        points = after._draw(*self.preference(spread), *self.judged())
        return after._appended(Sheet(points, self.place, self.sheet.start))

    def _appended(self, sheet: Sheet) -> Evolution:
        return replace(self, sheets=(*self.sheets, sheet), place=len(self.sheets))

    def _draw(
        self, middle: Floats, scale: Floats, liked: Sequence[Values], disliked: Sequence[Values]
    ) -> tuple[Values, ...]:
        """The points of a sheet around ``middle``."""
        chance = np.random.Generator(np.random.PCG64(self.seed))
        drawn = middle + scale * chance.standard_normal((DRAWN, len(middle)))
        drawn = np.clip(drawn, -self.limit, self.limit)
        better = _closeness(drawn, liked, self.spread) - _closeness(drawn, disliked, self.spread)
        promising = drawn[np.argsort(-better, kind="stable")[: DRAWN // 3]]
        points = [middle]
        while len(points) < SHEET:
            gaps = np.min([np.linalg.norm(promising - point, axis=1) for point in points], axis=0)
            points.append(promising[int(np.argmax(gaps))])
        return tuple(tuple(round(float(v), 3) for v in point) for point in points)


def _scales(spread: float, axes: int, liked: Sequence[Values]) -> Floats:
    """The standard deviation of each axis: that of the liked points, as far as there are any."""
    if not liked:
        return np.full(axes, spread, np.float64)
    squares = ((np.array(liked) - np.mean(liked, axis=0)) ** 2).sum(axis=0)
    variance = (_BELIEF * spread**2 + squares) / (_BELIEF + len(liked))
    narrowed: Floats = np.maximum(np.sqrt(variance), _LEAST * spread)
    return narrowed


def _closeness(points: Floats, others: Sequence[Values], spread: float) -> Floats:
    """How close each of ``points`` (n, axes) is to the closest of ``others``: 1 at it, 0 far from all."""
    if not others:
        return np.zeros(len(points))
    gaps = np.linalg.norm(points[:, None] - np.array(others)[None], axis=2)
    closest: Floats = np.exp(-0.5 * (gaps.min(axis=1) / (spread * np.sqrt(points.shape[1]))) ** 2)
    return closest
