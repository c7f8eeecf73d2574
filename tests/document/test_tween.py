"""What lies between keyframes: easing, splines, and every kind of value."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from artstudio.document.tween import (
    EASINGS,
    HOLD,
    basis,
    blend,
    check_easing,
    eased,
    place_of,
    spline,
    straight,
    value_at,
)
from artstudio.errors import BadInputError
from artstudio.latents import Direction, Floats, LatentPoint, LayerMix, Move
from artstudio.models.generators import point as meaning
from artstudio.params import Choice, Color, Float, Int, Latent, StyleRef, StyleWeight, Toggle, Vector, Weights

AMOUNT = Float(id="amount", title="Amount", default=0.5, low=0.0, high=1.0, step=0.01)
ZOOM = Float(id="zoom", title="Zoom", default=1.0, low=0.25, high=16.0, step=0.05, log=True)
COUNT = Int(id="count", title="Count", default=3, low=1, high=9)
BEND = Vector(id="bend", title="Bend", axes=(AMOUNT, AMOUNT))
POINT = Latent(id="latent", title="Point")
STYLES = Weights(id="styles", title="Styles", most=3)
A, B, C, D = (StyleRef("builtin", name) for name in "abcd")
WARM, OLD = (Direction(Floats.of(np.full(4, n)), title) for n, title in ((1, "Warm"), (2, "Old")))


def test_easings() -> None:
    for name in EASINGS:
        way = [eased(name, share) for share in np.linspace(0, 1, 21)]
        assert way[0] == 0 and way[-1] == 1 and all(a < b for a, b in pairwise(way))
    assert eased("linear", 0.3) == 0.3 and eased(HOLD, 0.99) == 0
    assert eased("ease-in", 0.25) < 0.1 and eased("ease-out", 0.25) > 0.35
    assert eased("ease-in-out", 0.5) == pytest.approx(0.5)
    # A published value of CSS's "ease" curve.
    assert eased((0.25, 0.1, 0.25, 1.0), 0.5) == pytest.approx(0.8024, abs=1e-4)
    assert max(eased((0.3, 2.0, 0.7, 2.0), s) for s in np.linspace(0, 1, 50)) > 1.2  # may overshoot


@pytest.mark.parametrize("bad", ["bouncy", [0, 0, 1], [2, 0, 0, 1], [0, 9, 0, 1], ["a", 0, 0, 1], None, 3])
def test_easings_that_are_none(bad) -> None:
    with pytest.raises(BadInputError, match="An easing is one of linear, ease-in"):
        check_easing(bad)


def test_a_spline_hits_its_keyframes_and_has_no_corner() -> None:
    times, values = [0.0, 1.0, 1.5, 4.0], np.array([0.0, 3.0, 1.0, 2.0])

    def at(seconds: float) -> float:
        index = min(2, int(np.searchsorted(times, seconds, side="right")) - 1)
        around = [times[i] if 0 <= i < 4 else None for i in range(index - 1, index + 3)]
        weights = spline(around, (seconds - times[index]) / (times[index + 1] - times[index]))
        assert sum(weights) == pytest.approx(1)
        return sum(w * values[i] for w, i in zip(weights, range(index - 1, index + 3), strict=True) if w)

    assert [at(t) for t in times] == pytest.approx(values)
    for time in times[1:3]:
        before, after = (at(time) - at(time - 1e-6)) / 1e-6, (at(time + 1e-6) - at(time)) / 1e-6
        assert before == pytest.approx(after, abs=1e-3)


def test_the_basis_is_smooth_and_never_negative() -> None:
    for share in np.linspace(0, 1, 11):
        assert sum(basis(share)) == pytest.approx(1) and min(basis(share)) >= 0
    assert basis(1.0)[1:] == pytest.approx(basis(0.0)[:3])


def test_numbers() -> None:
    assert blend(AMOUNT, [(0.2, 0.75), (0.6, 0.25)]) == pytest.approx(0.3)
    assert blend(AMOUNT, [(0.9, 1.5), (0.1, -0.5)]) == 1.0  # a spline may leave the range, a slider not
    assert blend(COUNT, [(1, 0.5), (4, 0.5)]) == 2 and isinstance(blend(COUNT, [(1, 0.5), (4, 0.5)]), int)
    assert blend(ZOOM, [(1.0, 0.5), (16.0, 0.5)]) == pytest.approx(4)  # a steady zoom
    assert blend(BEND, [((0.0, 1.0), 0.5), ((0.5, 0.5), 0.5)]) == (0.25, 0.75)
    for param in (AMOUNT, ZOOM, COUNT):
        assert value_at(param, place_of(param, 1)) == pytest.approx(1) and value_at(param, 5) == param.high


def test_what_cannot_be_mixed_waits_for_its_keyframe() -> None:
    palette = Choice(id="p", title="P", default="x", options=(("x", "X"), ("y", "Y")))
    assert blend(palette, [("x", 0.1), ("y", 0.9)]) == "x"
    assert blend(Toggle(id="t", title="T", default=False), [(True, 0.1), (False, 0.9)]) is True
    assert (
        blend(Color(id="c", title="C", default="#000000"), [("#000000", 0.5), ("#ff8010", 0.5)]) == "#804008"
    )


def test_styles_are_united_and_faded() -> None:
    half = blend(STYLES, [((StyleWeight(A, 1.0),), 0.5), ((StyleWeight(B, 0.6), StyleWeight(A, 0.2)), 0.5)])
    assert [(s.style, pytest.approx(s.weight)) for s in half] == [(A, 0.6), (B, 0.3)]
    slots = tuple(StyleWeight(style, weight) for style, weight in ((A, 0.1), (B, 0.8), (C, 0.6), (D, 0.7)))
    many = blend(STYLES, [(slots[:2], 0.5), (slots[2:], 0.5)])
    assert [s.style for s in many] == [B, C, D], "the strongest ones, in their order"
    assert all(s.weight <= 1 for s in blend(STYLES, [(slots[1:2], 1.5), (slots[:1], -0.5)]))
    STYLES.check(half)


def test_seeds_go_along_the_sphere() -> None:
    start, end = LatentPoint(((1, 2.0),)), LatentPoint(((2, 1.0), (3, 1.0)))
    half = blend(POINT, [(start, 0.5), (end, 0.5)])
    assert dict(half.seeds) == {1: 0.5, 2: 0.25, 3: 0.25}
    lengths = [
        np.linalg.norm(meaning.blend(blend(POINT, [(start, a), (end, b)]).seeds, 512))
        for a, b in map(straight, np.linspace(0, 1, 9))
    ]
    assert min(lengths) > 0.97 * np.sqrt(512) and max(lengths) < 1.04 * np.sqrt(512)
    named = blend(POINT, [(LatentPoint(), 0.25), (start, 0.75)], seed=9)
    assert dict(named.seeds) == {9: 0.25, 1: 0.75}, "a point that names no seed is that of the timeline"


def test_a_curve_through_seeds_has_no_corner() -> None:
    points = [LatentPoint(((seed, 1.0),)) for seed in range(4)]
    way = []
    for segment, shares in ((1, np.linspace(0.9, 1, 9)), (2, np.linspace(0, 0.1, 9)[1:])):
        for share in shares:
            around = [i if 0 <= i < 4 else None for i in range(segment - 1, segment + 3)]
            parts = [
                (points[i], w) for i, w in zip(around, spline(around, share), strict=True) if i is not None
            ]
            mixed = blend(POINT, parts)
            POINT.check(mixed)
            way.append(meaning.blend(mixed.seeds, 256).astype(np.float64))
    steps = np.diff(way, axis=0)
    steps /= np.linalg.norm(steps, axis=1)[:, None]
    turns = np.degrees(np.arccos(np.clip(np.sum(steps[1:] * steps[:-1], axis=1), -1, 1)))
    assert np.allclose(way[8], meaning.blend(((2, 1.0),), 256), atol=1e-4), "it goes through the keyframe"
    assert turns.max() < 4, "along arcs it would be 60 or more"


def test_sliders_layers_classes_and_placed_pictures_of_points() -> None:
    seeds = ((5, 1.0),)
    warm, old = Move(WARM, 2.0), Move(OLD, 1.0, 0, 3)
    mix = LayerMix(0, 1, ((8, 1.0),), amount=0.8)
    a = LatentPoint(seeds, (1.0, 0.0), moves=(warm,), mixes=(mix,))
    b = LatentPoint(seeds, (0.0, 0.0, 2.0), moves=(old, Move(WARM, 1.0)))
    half = blend(POINT, [(a, 0.5), (b, 0.5)])
    assert {move.direction.title: move.amount for move in half.moves} == {"Warm": 1.5, "Old": 0.5}
    assert half.mixes[0].amount == pytest.approx(0.4) and half.classes == (0.5, 0.0, 0.5)
    placed, other = (LatentPoint(w=Floats.of(np.full(8, n))) for n in (1.0, 3.0))
    assert blend(POINT, [(placed, 0.25), (other, 0.75)]).w == Floats.of(np.full(8, 2.5))
    both = blend(POINT, [(placed, 0.25), (LatentPoint(seeds), 0.75)])
    assert both.seeds == seeds and not both.w
    assert both.mixes[0].w == placed.w and both.mixes[0].amount == 0.25
    POINT.check(both)
