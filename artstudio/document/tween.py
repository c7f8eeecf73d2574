"""Between keyframes: when a segment is how far (easing), and what lies between two or more values.

Everything is a weighted sum of keyframes, which each kind of parameter takes in its own way: numbers add up,
styles and seeds are united, and what can't be mixed holds until the next keyframe.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from artstudio.document.tween_latent import blend_points
from artstudio.errors import BadInputError
from artstudio.params import AnyParam, Color, Float, Int, Latent, StyleRef, StyleWeight, Vector, Weights

Curve = tuple[float, float, float, float]
Easing = str | Curve
"""A name of `EASINGS`, "hold", or the handles (x1, y1, x2, y2) of a cubic Bezier, as in CSS."""

EASINGS: dict[str, Curve] = {
    "linear": (0.0, 0.0, 1.0, 1.0),
    "ease-in": (0.42, 0.0, 1.0, 1.0),
    "ease-out": (0.0, 0.0, 0.58, 1.0),
    "ease-in-out": (0.42, 0.0, 0.58, 1.0),
}
HOLD = "hold"

# Handles further out would make a slider jump through its whole range and back.
_MOST_OVERSHOOT = 3.0
_NOTHING = 1e-6

Part = tuple[Any, float]
"""A value and its weight; the weights of a sum add up to 1."""


def check_easing(value: Any) -> Easing:
    """Raises `BadInputError` for what is neither a name nor four numbers."""
    if isinstance(value, str) and (value in EASINGS or value == HOLD):
        return value
    if isinstance(value, (list, tuple)) and len(value) == 4:
        try:
            x1, y1, x2, y2 = (float(number) for number in value if isinstance(number, (int, float)))
        except (ValueError, OverflowError):
            pass
        else:
            if 0 <= x1 <= 1 and 0 <= x2 <= 1 and abs(y1) <= _MOST_OVERSHOOT and abs(y2) <= _MOST_OVERSHOOT:
                return (x1, y1, x2, y2)
    names = ", ".join([*EASINGS, HOLD])
    raise BadInputError(
        f"An easing is one of {names}, or four numbers of a curve such as 0.4, 0, 0.6, 1, not {value!r:.60}."
    )


def eased(easing: Easing, share: float) -> float:
    """How far a segment has come when ``share`` (0..1) of its time is over; 0 all along while it holds."""
    if easing == HOLD:
        return 0.0
    x1, y1, x2, y2 = EASINGS[easing] if isinstance(easing, str) else easing
    if (x1, y1, x2, y2) == EASINGS["linear"] or share in (0.0, 1.0):
        return share
    low, high = 0.0, 1.0
    for _ in range(52):  # of bisection: to the last bit, the same everywhere
        middle = (low + high) / 2
        low, high = (middle, high) if _bezier(x1, x2, middle) < share else (low, middle)
    return _bezier(y1, y2, (low + high) / 2)


def _bezier(first: float, second: float, s: float) -> float:
    """One coordinate of the cubic Bezier from 0 to 1 with the handles given, at its parameter ``s``."""
    return 3 * (1 - s) ** 2 * s * first + 3 * (1 - s) * s**2 * second + s**3


def straight(share: float) -> tuple[float, float]:
    """The weights of the two keyframes around."""
    return 1 - share, share


def spline(times: Sequence[float | None], share: float) -> tuple[float, float, float, float]:
    """The weights of four keyframes in the segment between the second and the third.

    A cubic of Catmull and Rom (1974) for uneven times: at a keyframe its slope is that of the line between
    the neighbors. ``times``: of the four, None for an outer one that is missing.
    """
    before, start, end, after = times
    assert start is not None and end is not None
    length = end - start
    u = share
    at_start, at_end = 2 * u**3 - 3 * u**2 + 1, -2 * u**3 + 3 * u**2
    out, into = (u**3 - 2 * u**2 + u) * length, (u**3 - u**2) * length
    weights = [0.0, at_start, at_end, 0.0]
    left, right = (0, before) if before is not None else (1, start)
    slope = out / (end - right)
    weights[2] += slope
    weights[left] -= slope
    last, right = (3, after) if after is not None else (2, end)
    slope = into / (right - start)
    weights[last] += slope
    weights[1] -= slope
    return weights[0], weights[1], weights[2], weights[3]


def basis(share: float) -> tuple[float, float, float, float]:
    """The weights of the uniform cubic B-spline: never negative, and smooth twice over."""
    u = share
    return (
        (1 - u) ** 3 / 6,
        (3 * u**3 - 6 * u**2 + 4) / 6,
        (-3 * u**3 + 3 * u**2 + 3 * u + 1) / 6,
        u**3 / 6,
    )


def blend(param: AnyParam, parts: Sequence[Part], seed: int = 0) -> Any:
    """The weighted sum of ``parts`` as a value of ``param``, inside its range.

    What can't be mixed is that of the first part: the keyframe that has been passed. ``seed``: what a point
    in a latent space means that names none.
    """
    used = [(value, weight) for value, weight in parts if weight]
    if len(used) == 1:
        return used[0][0]
    match param:
        case Float() | Int():
            return _number(param, used)
        case Vector():
            columns = zip(*(value for value, _ in used), strict=True)
            weights = [weight for _, weight in used]
            return tuple(
                _number(axis, list(zip(column, weights, strict=True)))
                for axis, column in zip(param.axes, columns, strict=True)
            )
        case Weights():
            return _mixed(param, used)
        case Color():
            return _color(used)
        case Latent():
            return blend_points(used, seed)
        case _:
            return parts[0][0]


def place_of(param: Float | Int, value: float) -> float:
    """Where on its slider a value is, 0..1; beyond for one out of range."""
    if isinstance(param, Float) and param.log:
        return math.log(value / param.low) / math.log(param.high / param.low)
    return (value - param.low) / (param.high - param.low)


def value_at(param: Float | Int, place: float) -> float:
    """The inverse of `place_of`; what is beyond the slider is taken to its end."""
    place = min(1.0, max(0.0, place))
    if isinstance(param, Int):
        return round(param.low + (param.high - param.low) * place)
    if param.log:
        return param.clamp(param.low * (param.high / param.low) ** place)
    return param.clamp(param.low + (param.high - param.low) * place)


def _number(param: Float | Int, parts: Sequence[Part]) -> float:
    """Of sliders that go by factors, the logarithms are blended: a zoom keeps its pace."""
    if isinstance(param, Float) and param.log:
        return param.clamp(math.exp(sum(weight * math.log(value) for value, weight in parts)))
    total = float(sum(value * weight for value, weight in parts))
    return param.clamp(total) if isinstance(param, Float) else min(param.high, max(param.low, round(total)))


def _mixed(param: Weights, parts: Sequence[Part]) -> tuple[StyleWeight, ...]:
    """The union of the styles, the strongest ones if there are too many, in the order of their appearance."""
    weights: dict[StyleRef, float] = {}
    for slots, share in parts:
        for slot in slots:
            weights[slot.style] = weights.get(slot.style, 0.0) + share * slot.weight
    strongest = sorted(weights, key=lambda style: -abs(weights[style]))[: param.most]
    mixed = []
    for style, weight in weights.items():
        if style in strongest and abs(weight) > _NOTHING:
            low, high = param.bounds(style)
            mixed.append(StyleWeight(style, min(high, max(low, weight))))
    return tuple(mixed)


def _color(parts: Sequence[Part]) -> str:
    rows = np.array([[int(value[i : i + 2], 16) for i in (1, 3, 5)] for value, _ in parts], np.float64)
    mixed = np.array([weight for _, weight in parts]) @ rows
    return "#" + "".join(f"{round(channel):02x}" for channel in mixed.clip(0, 255))
