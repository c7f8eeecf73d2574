"""The pad's weights: what every mixture of styles rests on."""

from __future__ import annotations

import math
import random

import pytest

from artstudio.qt.panels.pad_weights import CENTER, Point, corners, nearest_inside, point_of, weights_at

COUNTS = (1, 2, 3, 4, 5)


def _inside(count: int, number: int = 200) -> list[Point]:
    """Points strictly inside the polygon: random convex sums of its corners."""
    chance = random.Random(count)
    around = corners(count)
    points = []
    for _ in range(number):
        shares = [chance.expovariate(1) + 1e-3 for _ in around]
        points.append(point_of(shares, around))
    return points


@pytest.mark.parametrize("count", COUNTS)
def test_at_a_corner_its_style_has_exactly_all(count: int) -> None:
    around = corners(count)
    for i, corner in enumerate(around):
        assert weights_at(corner, around) == tuple(1.0 if j == i else 0.0 for j in range(count))


@pytest.mark.parametrize("count", COUNTS)
def test_weights_are_shares_and_reproduce_the_point(count: int) -> None:
    around = corners(count)
    for point in _inside(count):
        weights = weights_at(point, around)
        assert sum(weights) == pytest.approx(1.0, abs=1e-12)
        assert min(weights) >= 0
        if count > 1:
            assert math.dist(point_of(weights, around), point) < 1e-12


@pytest.mark.parametrize("count", COUNTS)
def test_the_center_is_an_even_mixture(count: int) -> None:
    assert weights_at(CENTER, corners(count)) == pytest.approx([1 / count] * count)


@pytest.mark.parametrize("count", (3, 4, 5))
def test_on_an_edge_only_its_two_ends_count(count: int) -> None:
    around = corners(count)
    for i in range(count):
        a, b = around[i], around[(i + 1) % count]
        point = (0.3 * a[0] + 0.7 * b[0], 0.3 * a[1] + 0.7 * b[1])
        weights = weights_at(point, around)
        assert weights[i] == pytest.approx(0.3)
        assert weights[(i + 1) % count] == pytest.approx(0.7)


@pytest.mark.parametrize("count", (2, 3, 4, 5))
def test_beyond_the_edge_counts_as_the_nearest_point_of_it(count: int) -> None:
    around = corners(count)
    far = (3 * around[0][0], 3 * around[0][1])
    assert weights_at(far, around)[0] == 1.0
    chance = random.Random(7)
    for _ in range(100):
        point = (chance.uniform(-3, 3), chance.uniform(-3, 3))
        near = nearest_inside(point, around)
        assert weights_at(point, around) == pytest.approx(weights_at(near, around), abs=1e-12)
        assert math.dist(near, point) <= min(math.dist(corner, point) for corner in around) + 1e-12


@pytest.mark.parametrize("count", (2, 3, 4, 5))
def test_a_small_step_changes_the_weights_a_little(count: int) -> None:
    around = corners(count)
    for x, y in _inside(count, 100):
        step = 1e-4
        near = nearest_inside((x + step, y - step), around)
        change = [
            abs(a - b) for a, b in zip(weights_at((x, y), around), weights_at(near, around), strict=True)
        ]
        assert max(change) < 10 * step


def test_weights_from_elsewhere_find_a_place() -> None:
    square = corners(4)
    assert point_of((1.0, 1.0, 1.0, 1.0), square) == pytest.approx(CENTER, abs=1e-12)
    assert point_of((2.0, -1.0, 0.0, 0.0), square) == pytest.approx(square[0])
    assert point_of((0.0, 0.0, 0.0, 0.0), square) == CENTER
