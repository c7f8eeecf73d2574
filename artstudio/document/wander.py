"""Motion without keyframes: noise that comes back to where it began, and random walks as keyframes."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from artstudio.document.tween import Part, basis, blend, place_of, value_at
from artstudio.errors import BadInputError
from artstudio.latents import LAST_SEED, LatentPoint
from artstudio.params import AnyParam, Float, Int, Latent, Vector

MOST_STOPS = 10_000


@dataclass(frozen=True)
class Noise:
    """Drifts around a value for as long as the timeline lasts, and closes if that loops.

    ``seed``: each drifts its own way. ``pace``: seconds from one turn to the next. ``amount``: 0..1 of the
    parameter's range; of a latent point, how far it leaves for other seeds.
    """

    seed: int = 0
    pace: float = 2.0
    amount: float = 0.5

    def check(self) -> Noise:
        """Raises `BadInputError` for a pace or an amount that can't be."""
        if not 0.04 <= self.pace <= 3600:
            raise BadInputError(f"The pace of noise goes from 0.04 to 3600 seconds, not {self.pace:g}.")
        if not 0 <= self.amount <= 1:
            raise BadInputError(f"The amount of noise goes from 0 to 100 %, not {self.amount * 100:g} %.")
        if not 0 <= self.seed <= LAST_SEED:
            raise BadInputError(f"The seed of noise is a whole number from 0 to {LAST_SEED}.")
        return self


def can_wander(param: AnyParam) -> bool:
    return isinstance(param, Float | Int | Vector | Latent)


def noise_at(
    noise: Noise, param: AnyParam, around: Any, seconds: float, length: float, loop: bool, seed: int = 0
) -> Any:
    """What noise makes of the value ``around`` at ``seconds`` of a timeline of ``length``.

    The curve is a uniform B-spline through random stops, closed on itself where the timeline loops: of two
    dimensions it would be nearly a circle. ``seed``: of the timeline, see `artstudio.document.tween.blend`.
    """
    stops = max(4 if loop else 1, round(length / noise.pace))
    place = seconds / length * stops
    first = math.floor(place)
    parts: list[Part] = []
    for index, weight in zip(range(first - 1, first + 3), basis(place - first), strict=True):
        stop = index % stops if loop else index + 1
        if isinstance(param, Latent):
            parts.append((_anywhere(param, noise.seed, stop), weight * noise.amount))
        else:
            parts.append((_near(param, noise, stop, around), weight))
    if isinstance(param, Latent):
        parts.append((around, 1 - noise.amount))
    return blend(param, parts, seed)


def _near(param: AnyParam, noise: Noise, stop: int, around: Any) -> Any:
    """A value up to ``noise.amount`` of half the slider away from ``around``."""

    def moved(number: Float | Int, value: float, unit: float) -> float:
        return value_at(number, place_of(number, value) + noise.amount * (unit - 0.5))

    match param:
        case Vector():
            units = _numbers(noise.seed, stop, len(param.axes))
            return tuple(moved(a, v, u) for a, v, u in zip(param.axes, around, units, strict=True))
        case Float() | Int():
            return moved(param, around, _numbers(noise.seed, stop, 1)[0])
        case _:
            return around


def _anywhere(param: AnyParam, seed: int, stop: int) -> Any:
    """A random value; every one is as likely."""
    match param:
        case Latent():
            return LatentPoint(((int(_numbers(seed, stop, 1)[0] * LAST_SEED), 1.0),))
        case Vector():
            units = _numbers(seed, stop, len(param.axes))
            return tuple(value_at(axis, unit) for axis, unit in zip(param.axes, units, strict=True))
        case Float() | Int():
            return value_at(param, _numbers(seed, stop, 1)[0])
        case _:
            return param.default


def _numbers(seed: int, stop: int, count: int) -> list[float]:
    """Uniform in 0..1, made of raw bits, whose stream NumPy promises to keep."""
    bits = np.random.PCG64(np.random.SeedSequence((seed, 7, stop))).random_raw(count)
    return [float(number) for number in (bits >> np.uint64(11)).astype(np.float64) / 2.0**53]


def random_walk(
    param: AnyParam, seed: int, stops: int, pace: float, start: Any = None, amount: float = 1.0
) -> Iterator[tuple[float, Any]]:
    """The times and values of ``stops`` keyframes, ``pace`` seconds apart: a walk through random values.

    ``start``: the first value, random if None. ``amount``: how far the others are from it, 0..1. Raises
    `BadInputError` if ``param`` can't wander, or for too many stops.
    """
    if not can_wander(param):
        raise BadInputError(f"{param.title} can't wander; it isn't a number or a point.")
    if not 2 <= stops <= MOST_STOPS:
        raise BadInputError(f"A walk has 2 to {MOST_STOPS} stops, not {stops}.")
    Noise(seed, pace, amount).check()
    begin = _anywhere(param, seed, 0) if start is None else param.check(start)
    for stop in range(stops):
        value = begin
        if stop:
            value = blend(param, [(begin, 1 - amount), (_anywhere(param, seed, stop), amount)])
        yield stop * pace, param.check(value)
