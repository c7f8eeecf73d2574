"""A direction out of two sets of pictures: the hyperplane by itself, and of every kind of generator."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from artstudio.document.source import Source
from artstudio.engine import catalog
from artstudio.engine.headless import Headless
from artstudio.engine.request import Request
from artstudio.errors import ArtStudioError
from artstudio.latents import Direction, Floats, LatentPoint, LayerMix, Move
from artstudio.models.base import Directions
from artstudio.models.generators.latent import seeded_z
from artstudio.models.generators.separator import _parted, normal
from artstudio.params import Values
from artstudio.recipes import source_to_json
from tests.models.generators.own_networks import add_own

SIZE = 64


def planted(seed: int, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """An axis, and points on both sides of it in a space that spreads much more elsewhere."""
    chance = np.random.default_rng(seed)
    axis = chance.standard_normal(SIZE)
    axis /= np.linalg.norm(axis)
    spread = np.linspace(2.0, 0.1, SIZE)
    points = chance.standard_normal((2, count, SIZE)) * spread
    points -= (points @ axis)[..., None] * axis
    away = 2.0 + 0.3 * chance.standard_normal((2, count, 1))
    return axis, points[0] + away[0] * axis, points[1] - away[1] * axis


@pytest.mark.parametrize("seed", range(3))
def test_the_hyperplane_parts_planted_clusters_and_its_normal_is_their_axis(seed: int) -> None:
    axis, this, that = planted(seed, 60)
    found = normal(this, that)
    assert np.linalg.norm(found) == pytest.approx(1) and found @ axis > 0.92
    middle_of_both = (this.mean(0) - that.mean(0)) / np.linalg.norm(this.mean(0) - that.mean(0))
    assert found @ axis > middle_of_both @ axis + 0.02, "more than the way between the middles"
    _, more, less = planted(seed, 460)
    fresh = np.concatenate([more[60:] @ found, -(less[60:] @ found)])
    assert (fresh > 0).mean() > 0.97, "pictures that it hasn't seen"
    assert np.allclose(normal(that, this), -found)


def test_of_one_picture_on_each_side_it_is_the_way_between_them() -> None:
    _, this, that = planted(5, 1)
    way = (this - that)[0]
    assert np.allclose(normal(this, that), way / np.linalg.norm(way))


def test_it_leads_on_however_uneven_the_sides_are_and_wherever_they_lie() -> None:
    axis, this, that = planted(7, 30)
    few, far = normal(this, that[:10]), normal(1e3 + 50 * this, 1e3 + 50 * that)
    assert few @ axis > 0.75
    assert np.allclose(far, normal(this, that), atol=1e-4), "moved and enlarged"
    assert not normal(this[:2], this[:2]).any(), "nothing tells these apart"


# -- of generators ------------------------------------------------------------------------------------


def source(model: str, seed: int, **values: Any) -> Source:
    return Source(model, Values.of(catalog.get(model).spec.params, values), seed)


def separate(model: str, this: list[Source], that: list[Source]) -> np.ndarray:
    sides = {
        side: json.dumps([source_to_json(each) for each in sources])
        for side, sources in (("this", this), ("that", that))
    }
    spec = catalog.get("separate").spec
    request = Request(spec.id, Values.of(spec.params, {"generator": model, **sides}))
    assert pickle.loads(pickle.dumps(request)) == request
    found = Headless().run(request)
    assert isinstance(found, Directions) and len(found.vectors) == 1
    vector: np.ndarray = found.vectors[0]
    return vector


def test_it_leads_from_that_picture_to_this_one(tmp_path: Path) -> None:
    model = add_own(tmp_path / "Seas.safetensors").card.id
    whole = {"truncation": 1.0, "latent": LatentPoint(classes=(1.0,))}
    one, other = source(model, 3, **whole), source(model, 6, **whole)
    vector = separate(model, [one], [other])
    assert vector.shape == (16,), "the same for every layer"
    engine = Headless()

    def picture(source: Source) -> np.ndarray:
        made = engine.run(Request(model, source.values, seed=source.seed, size=(32, 32)))
        return np.asarray(made.array, np.float32)

    goal = picture(one)
    far = [
        np.abs(
            picture(
                other.with_(
                    latent=replace(
                        other.values["latent"], moves=(Move(Direction(Floats.of(vector)), amount),)
                    )
                )
            )
            - goal
        ).mean()
        for amount in np.linspace(0, 6, 25)
    ]
    assert min(far) < 0.1 * far[0], "the line passes through the other picture"
    assert int(np.argmin(far)) > 0


def test_a_step_is_one_sigma_or_as_long_as_the_slider_needs_it() -> None:
    class Wide:
        z_size = w_size = 256
        layers, classes, mixing = 1, (), 0.0

        def map(self, z: np.ndarray, class_index: int | None = None) -> np.ndarray:
            return z

    class Model:
        latent = Wide()

        def w_of(self, seed: int, values: Values) -> np.ndarray:
            return seeded_z([seed], 256)

    values = Values()
    far = _parted(Model(), [(1, values)], [(2, values)])  # type: ignore[arg-type]
    one, other = seeded_z([1, 2], 256)
    assert np.allclose(other + 6 * far, one, atol=1e-4), "one end of the slider leads across"
    many = [[(seed + place, values) for seed in range(150)] for place in (0, 200)]
    near = _parted(Model(), *many)  # type: ignore[arg-type]
    assert np.linalg.norm(near) == pytest.approx(1, rel=0.06)


def test_layers_that_come_from_elsewhere_are_told_apart_by_themselves(tmp_path: Path) -> None:
    model = add_own(tmp_path / "Seas.safetensors").card.id
    mixed = LatentPoint(classes=(1.0,), mixes=(LayerMix(6, 7, ((9, 1.0),)),))
    plain = replace(mixed, mixes=())
    vector = separate(model, [source(model, 3, latent=mixed)], [source(model, 3, latent=plain)])
    layers = vector.reshape(8, 16)
    assert not layers[:6].any() and layers[6:].any(axis=1).all()


def test_the_painter_and_the_patterns_have_directions_too() -> None:
    near = [source("painter", seed, layout=(2.0,)) for seed in (1, 2)]
    far = [source("painter", seed) for seed in (1, 2)]
    vector = separate("painter", near, far)
    assert int(np.argmax(np.abs(vector))) == 0 and vector[0] > 0 and len(vector) == 108
    hands = separate("painter", [source("painter", 1, space=(2.0,))], [source("painter", 1)])
    assert not hands[:80].any() and hands[80:104].any()
    bent = separate("cppn", [source("cppn", 4, bend=(0.0, 1.5))], [source("cppn", 7, bend=(0.0, -1.0))])
    assert np.allclose(bent, np.eye(8)[1])


def test_what_cannot_be_parted_is_said_in_a_sentence(tmp_path: Path) -> None:
    model = add_own(tmp_path / "Seas.safetensors").card.id
    one, other = source(model, 3), source(model, 4)
    for this, that, said in (
        ([], [one], "needs a picture on both sides"),
        ([one], [], "needs a picture on both sides"),
        ([one, other], [one], "seed 3 is on both sides"),
        ([one], [source("cppn", 5)], "seed 5 was made by another generator"),
        ([one], [one.with_(noise=3)], "lie in the same place"),
    ):
        with pytest.raises(ArtStudioError, match=said) as caught:
            separate(model, this, that)
        assert str(caught.value).endswith(".")
    with pytest.raises(ArtStudioError, match="Move the bends first"):
        separate("cppn", [source("cppn", 4)], [source("cppn", 7)])


@pytest.mark.parametrize(
    "text",
    ["", "7", "[7]", "[" * 9999, "[{}]", json.dumps([{"seed": 1}] * 201), '[{"seed": -1, "values": {}}]'],
)
def test_sides_of_rubbish(text: str) -> None:
    spec = catalog.get("separate").spec
    values = Values.of(spec.params, {"generator": "cppn", "this": text, "that": "[]"})
    with pytest.raises(ArtStudioError, match=r"\.$"):
        Headless().run(Request(spec.id, values))
