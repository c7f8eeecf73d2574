"""The arithmetic of the mixing pad: where the styles stand, and what a point between them weighs.

The styles stand on the corners of a regular polygon. The weights are Wachspress coordinates
(E. L. Wachspress, *A Rational Finite Element Basis*, 1975; in this form M. Meyer et al., "Generalized
Barycentric Coordinates on Irregular Polygons", 2002). In a regular polygon they come down to this: the weight
of a corner is in proportion to the product of the distances of the point from all edges that do not end in
that corner.

So they are smooth, never negative, sum to 1, are exactly 1 at the corner itself, and share an edge between
its two ends alone. They also reproduce the point, ``sum(w * corner) == point``, so that the way back is that
sum.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float]
"""x to the right, y downward; the corners lie on a circle of radius 1 about (0, 0)."""

CENTER: Point = (0.0, 0.0)
_FIRST_ANGLE = {2: 180.0, 4: -135.0}  # degrees; two lie side by side, four make an upright square


def corners(count: int) -> tuple[Point, ...]:
    """The places of ``count`` styles: in the middle, on a line, or on a regular polygon, clockwise."""
    if count == 1:
        return (CENTER,)
    first = math.radians(_FIRST_ANGLE.get(count, -90.0))
    angles = (first + 2 * math.pi * i / count for i in range(count))
    return tuple((math.cos(a), math.sin(a)) for a in angles)


def weights_at(point: Point, around: Sequence[Point]) -> tuple[float, ...]:
    """What each corner of ``around`` weighs at ``point``; outside, at the nearest point inside."""
    count = len(around)
    if count < 2:
        return (1.0,) * count
    x, y = nearest_inside(point, around)
    if count == 2:
        share = math.dist(around[0], (x, y)) / math.dist(*around)
        return 1.0 - share, share
    # Twice the area of the triangle on an edge, which is in proportion to the distance from that edge.
    areas = [max(0.0, _cross((x, y), around[i], around[(i + 1) % count])) for i in range(count)]
    raw = [
        math.prod(areas[edge] for edge in range(count) if edge not in (i, (i - 1) % count))
        for i in range(count)
    ]
    total = sum(raw)
    return tuple(value / total for value in raw)


def point_of(weights: Sequence[float], around: Sequence[Point]) -> Point:
    """Where the puck lies for ``weights``, which need neither sum to 1 nor be positive."""
    kept = [max(0.0, weight) for weight in weights]
    total = sum(kept)
    if total <= 0:
        return CENTER
    x = sum(weight * corner[0] for weight, corner in zip(kept, around, strict=True)) / total
    y = sum(weight * corner[1] for weight, corner in zip(kept, around, strict=True)) / total
    return x, y


def nearest_inside(point: Point, around: Sequence[Point]) -> Point:
    """``point`` itself if it lies inside the polygon, else the nearest point of its edges."""
    count = len(around)
    if count == 1:
        return around[0]
    edges = [(around[i], around[(i + 1) % count]) for i in range(count)]
    if count > 2 and all(_cross(point, a, b) >= 0 for a, b in edges):
        return point
    return min((_nearest_on(point, a, b) for a, b in edges), key=lambda p: math.dist(p, point))


def _nearest_on(point: Point, a: Point, b: Point) -> Point:
    along = (b[0] - a[0], b[1] - a[1])
    part = ((point[0] - a[0]) * along[0] + (point[1] - a[1]) * along[1]) / (along[0] ** 2 + along[1] ** 2)
    if part <= 0:
        return a
    if part >= 1:
        return b
    return a[0] + part * along[0], a[1] + part * along[1]


def _cross(point: Point, a: Point, b: Point) -> float:
    """Twice the area of the triangle, positive if it runs clockwise on a screen."""
    return (a[0] - point[0]) * (b[1] - point[1]) - (a[1] - point[1]) * (b[0] - point[0])
