"""Points in a latent space: as values and JSON, and what they mean to a generator."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from artstudio.engine.context import Context
from artstudio.errors import BadInputError
from artstudio.latents import Direction, Floats, LatentPoint, LayerMix, Move, halved
from artstudio.models.generators.latent import normals, seeded_z, slerp
from artstudio.models.generators.point import blend, class_weights, resolve
from artstudio.models.generators.spec import latent_params
from artstudio.params import Latent, Values, value_from_json, value_to_json
from artstudio.pixels import FloatArray

LAYERS, WIDTH = 4, 6
PARAM = Latent(id="latent", title="Point")
STEP = Direction(Floats.of(np.arange(WIDTH)), "Warmer")
WHOLE = Direction(Floats.of(np.arange(LAYERS * WIDTH)))
PLACED = Floats.of(normals(1, 2, LAYERS, WIDTH))
EVERYTHING = LatentPoint(
    seeds=((3, 0.25), (7, 0.75)),
    classes=(0.5, 0.0, 1.0),
    w=PLACED,
    mixes=(LayerMix(0, 1, ((9, 1.0),), amount=0.5), LayerMix(2, 3, w=PLACED, classes=(1.0,))),
    moves=(Move(STEP, 1.5, 1, 2), Move(WHOLE, -2.0)),
)


class Doubling:
    """A generator of three classes whose w is twice its z, moved by the class."""

    z_size, w_size, layers = WIDTH, WIDTH, LAYERS

    def __init__(self, classes: tuple[str, ...] = ("Sea", "Sky", "Sand"), mixing: float = 0.0) -> None:
        self.classes, self.mixing = classes, mixing

    def map(self, z: FloatArray, class_index: int | None = None) -> FloatArray:
        return 2 * z + np.float32(100 * (class_index or 0))

    def mean(self, class_index: int | None = None) -> FloatArray:
        return np.full(WIDTH, 100 * (class_index or 0), np.float32)

    def synthesize(
        self, w: FloatArray, noise: int | None, size: tuple[int, int] | None, ctx: Context
    ) -> FloatArray:
        raise NotImplementedError


MODEL = Doubling()


def z(seed: int) -> FloatArray:
    return seeded_z([seed], WIDTH)[0]


def test_every_part_comes_back_from_json() -> None:
    data = json.loads(json.dumps(value_to_json(EVERYTHING), allow_nan=False))
    again = value_from_json(PARAM, data)
    assert again == EVERYTHING and hash(again) == hash(EVERYTHING)
    assert again.moves[0].direction.title == "Warmer" and np.array_equal(again.w.array, PLACED.array)
    assert value_to_json(LatentPoint()) == {} and value_from_json(PARAM, {}) == LatentPoint()
    assert len(data["w"]) == 4 * math.ceil(LAYERS * WIDTH * 4 / 3)


def test_numbers_of_half_precision_take_half_the_room() -> None:
    numbers = normals(3, 4, 300)
    exact, rounded = Floats.of(numbers), Floats.of(halved(numbers))
    assert len(rounded.to_json()) < 0.52 * len(exact.to_json())
    assert Floats.from_json(rounded.to_json()) == rounded and Floats.from_json(exact.to_json()) == exact
    assert np.abs(rounded.array - numbers).max() < 2e-3
    assert halved(np.float32([1e6]))[0] == 1e6, "what is too large stays as it is"


def test_points_are_values() -> None:
    values = Values.of(latent_params(4), {"latent": EVERYTHING})
    assert values == Values.of(latent_params(4), {"latent": replace(EVERYTHING)})
    assert values != values.with_(latent=LatentPoint()) and len({values, values.with_(noise=3)}) == 2
    with pytest.raises(ValueError, match="read-only"):
        values["latent"].w.array[0] = 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"seeds": [[1]]}, "a seed has no weight"),
        ({"seeds": [["x", 1.0]]}, "not whole"),
        ({"seeds": [[1.5, 1.0]]}, "not whole"),
        ({"seeds": [[-1, 1.0]]}, "whole number from 0"),
        ({"seeds": [[1, -1.5], [2, 3.0]]}, "-1 or more"),
        ({"seeds": [[1, 0.5], [2, -0.5]]}, "no weight together"),
        ({"seeds": [[1, 1.0]] * 65}, "too long"),
        ({"classes": [0, 0]}, "the weight 0"),
        ({"classes": ["a"]}, "a number in it is none"),
        ({"classes": 3}, "no list"),
        ({"w": "!!"}, "base64"),
        ({"w": "AAA="}, "cut short"),
        ({"w": "f2:AAAA"}, "cut short"),
        ({"w": "f2:AHw="}, "not finite"),
        ({"w": [1, 2]}, "base64"),
        ({"w": Floats.of([np.nan]).to_json()}, "not finite"),
        ({"mixes": [{"first": 0, "last": 1}]}, "needs a seed"),
        ({"mixes": [{"first": 2, "last": 1, "seeds": [[1, 1]]}]}, "Layers go upwards"),
        ({"mixes": [{"first": 0, "last": 1, "seeds": [[1, 1]], "amount": 2}]}, "from 0 to 1"),
        ({"moves": [{"amount": 1}]}, "a part of it is missing"),
        ({"moves": [{"direction": {"vector": "AAAAAA=="}, "amount": 1e6}]}, "up to 100 σ"),
        ({"moves": [{"direction": {"vector": "AAAAAA=="}, "amount": True}]}, "a number in it is none"),
    ],
)
def test_rubbish_is_refused_in_a_sentence(change: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        value_from_json(PARAM, change)


@pytest.mark.parametrize("data", [None, 3, "point", [1]])
def test_what_is_no_point(data: object) -> None:
    with pytest.raises(BadInputError, match="damaged"):
        value_from_json(PARAM, data)
    with pytest.raises(BadInputError, match="Point is a point"):
        PARAM.check(data)


def test_a_point_without_seeds_is_the_requests_own() -> None:
    own = resolve(LatentPoint(), MODEL, seed=5)
    assert own.shape == (LAYERS, WIDTH) and np.array_equal(own, resolve(LatentPoint(((5, 1.0),)), MODEL, 8))
    assert np.allclose(own, 2 * z(5) + 200), "seed 5 of three classes is of the third"


def test_seeds_are_blended_on_the_sphere() -> None:
    assert np.allclose(blend(((1, 3.0), (2, 1.0)), 64), slerp(*seeded_z([1, 2], 64), 0.25), atol=1e-6)
    seeds = ((1, 1.0), (2, 2.0), (3, 0.5), (4, 0.0))
    mean = blend(seeds, 64)
    assert np.allclose(mean, blend(seeds[::-1], 64), atol=1e-5), "in whatever order"
    assert np.allclose(blend(((1, 1.0), (2, 2e-7), (3, 1e-7)), 64), seeded_z([1], 64)[0], atol=1e-4)
    lengths = np.linalg.norm(seeded_z([1, 2, 3], 64), axis=1)
    assert np.linalg.norm(mean) == pytest.approx(lengths @ [1, 2, 0.5] / 3.5, rel=1e-4)
    two, three = ((1, 1.0), (2, 2.0)), ((1, 0.5), (2, 2.0), (1, 0.5))
    assert np.allclose(blend(two, 64), blend(three, 64), atol=1e-5), "the mean is the arc of two"


def test_classes_are_blended_in_w() -> None:
    point = LatentPoint(((3, 1.0),), (1.0, 0.0, 3.0))
    assert np.allclose(resolve(point, MODEL), 2 * z(3) + 150, atol=1e-4)
    assert np.allclose(class_weights(MODEL, (), ((4, 1.0), (6, 3.0))), [0.75, 0.25, 0])
    assert class_weights(Doubling(()), (), ()).shape == (0,)
    with pytest.raises(BadInputError, match="no class 4 in this generator; it has 3"):
        resolve(replace(point, classes=(0, 0, 0, 1)), MODEL)


def test_a_seed_of_no_class_has_a_mix_of_its_own() -> None:
    model = Doubling(mixing=2.0)
    shares = class_weights(model, (), ((3, 1.0),))
    powers = np.exp(2 * z(3)[:3])
    assert np.allclose(shares, powers / powers.sum()) and shares.max() < 1
    assert np.allclose(resolve(LatentPoint(((3, 1.0),)), model), 2 * z(3) + shares @ [0, 100, 200], atol=1e-3)
    between = class_weights(model, (), ((3, 0.5), (9, 0.5)))  # of the z between, so that a glide has no jumps
    assert np.allclose(between, class_weights(Doubling(mixing=2.0), (), ((9, 1.0), (3, 1.0))))
    assert np.array_equal(class_weights(model, (0, 0, 1), ((3, 1.0),)), [0, 0, 1]), (
        "what is chosen goes first"
    )


def test_layers_are_mixed_then_moved_then_truncated() -> None:
    base = LatentPoint(((3, 1.0),))
    mixed = replace(base, mixes=(LayerMix(1, 2, ((9, 1.0),), amount=0.5),))
    w = resolve(mixed, MODEL)
    assert np.allclose(w[[0, 3]], 2 * z(3)) and np.allclose(w[1:3], z(3) + z(9), atol=1e-6)
    moved = replace(mixed, moves=(Move(STEP, 2.0, 0, 1), Move(WHOLE, 1.0, 3)))
    then = resolve(moved, MODEL) - w
    assert np.allclose(then[:2], 2 * np.arange(WIDTH), atol=1e-5) and np.allclose(then[2], 0)
    assert np.allclose(then[3], np.arange(18, 24), atol=1e-5)
    drawn = resolve(moved, MODEL, truncation=0.5, cutoff=2)
    assert np.allclose(drawn[:2], resolve(moved, MODEL)[:2] / 2, atol=1e-5)
    assert np.array_equal(drawn[2:], resolve(moved, MODEL)[2:])


def test_truncation_goes_to_the_mean_of_the_classes() -> None:
    assert np.allclose(resolve(LatentPoint(classes=(0, 1, 1)), MODEL, truncation=0.0), 150)


def test_a_placed_picture_takes_the_place_of_seeds() -> None:
    point = LatentPoint(w=PLACED, mixes=(LayerMix(3, 200, w=Floats.of(np.zeros(LAYERS * WIDTH))),))
    w = resolve(point, MODEL)
    assert np.array_equal(w[:3].reshape(-1), PLACED.array[: 3 * WIDTH]) and not w[3].any()


def test_what_belongs_to_another_generator() -> None:
    with pytest.raises(BadInputError, match="placed in another generator: it has 5 numbers where 24"):
        resolve(LatentPoint(w=Floats.of(np.zeros(5))), MODEL)
    with pytest.raises(BadInputError, match="'Bluer' belongs to another generator"):
        resolve(LatentPoint(moves=(Move(Direction(Floats.of(np.zeros(5)), "Bluer"), 1.0),)), MODEL)
