"""Recipes of this program and of strangers, read as parameter values."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from artstudio.document.picture import Picture
from artstudio.document.recipe import Recipe
from artstudio.document.source import Source
from artstudio.engine import catalog
from artstudio.engine.request import Quality, Request
from artstudio.errors import BadInputError
from artstudio.params import StyleRef, StyleWeight, Values
from artstudio.pixels import Pixels
from artstudio.recipes import original_of, recipe_of, request_of, source_of, source_request, values_of

PARAMS = catalog.get("style").spec.params
BUILTIN = catalog.builtin_styles()[2].ref
VECTOR = StyleRef("vector", "a" * 16, "Mine", tuple(np.linspace(-2, 2, 100).tolist()))
NETWORK = StyleRef("network", "b" * 64, "Net", path="/library/net.onnx")
PICTURE = Picture(Pixels.of(np.full((4, 6, 3), 0.5, np.float32)), "photo.png")


@pytest.fixture
def recipe() -> Recipe:
    """One that uses everything there is."""
    slots = (StyleWeight(BUILTIN, 0.5), StyleWeight(VECTOR, 0.25), StyleWeight(NETWORK, 0.25))
    values = Values.of(PARAMS, {"styles": slots, "space": (1.0, -0.5), "stroke_size": 2.0})
    return recipe_of(Request("style", values, (PICTURE.pixels,), size=(12, 8)), PICTURE)


def find(style: StyleRef) -> Path | None:
    return Path(NETWORK.path) if style.id == NETWORK.id else None


def test_every_value_comes_back(recipe: Recipe) -> None:
    values = values_of(Recipe.from_json(recipe.to_json()), find)
    assert [s.style for s in values["styles"]] == [BUILTIN, VECTOR, NETWORK]
    assert values["styles"][2].style.path == NETWORK.path
    assert values["space"][:3] == (1.0, -0.5, 0.0)
    assert values["stroke_size"] == 2.0


def test_a_network_that_is_not_in_the_library_is_asked_for(recipe: Recipe) -> None:
    with pytest.raises(BadInputError, match="'Net', which isn't in your library"):
        values_of(recipe, lambda style: None)


def test_values_of_later_versions_are_passed_over(recipe: Recipe) -> None:
    assert values_of(replace(recipe, values={**recipe.values, "mood": "blue"}), find) == values_of(
        recipe, find
    )


@pytest.mark.parametrize("model", ["style-encode", "style-point", "style-network", "no such model"])
def test_a_model_that_makes_no_picture_is_refused(model: str) -> None:
    with pytest.raises(BadInputError):
        values_of(Recipe(model=model, values={"path": "/etc/passwd"}))


def one(**style: Any) -> dict[str, Any]:
    return {"styles": [{"style": {"id": "a", "title": "Mine", **style}, "weight": 1.0}]}


@pytest.mark.parametrize(
    "values",
    [
        one(kind="builtin", id="a style of tomorrow"),
        one(kind="builtin", id=None),
        one(kind="music"),
        one(kind=["builtin"]),
        one(kind="vector"),
        one(kind="vector", vector=None),
        one(kind="vector", vector=7),
        one(kind="vector", vector={"a": 1}),
        one(kind="vector", vector=[1.0] * 99),
        one(kind="vector", vector=[None] * 100),
        one(kind="vector", vector=[1e300] * 100),
        one(kind="vector", vector=[10**400] * 100),
        {"styles": None},
        {"styles": "all"},
        {"styles": {"style": 1}},
        {"styles": [7]},
        {"styles": [{"weight": 1.0}]},
        {"styles": [{"style": BUILTIN.to_json(), "weight": 9}]},
        {"styles": [{"style": BUILTIN.to_json(), "weight": None}]},
        {"styles": [{"style": BUILTIN.to_json()}] * 6},
        {"space": None},
        {"space": 1},
        {"space": ["far"]},
        {"space": [99]},
        {"space": [0] * 99},
        {"strength": "lots"},
        {"strength": True},
        {"stroke_size": 1e9},
        {"detail": ["1600"]},
    ],
)
def test_rubbish_is_one_sentence(values: dict[str, Any]) -> None:
    with pytest.raises(BadInputError) as caught:
        values_of(Recipe(model="style", values=values), find)
    sentence = str(caught.value)
    assert sentence.endswith(".") and "\n" not in sentence


# -- pictures that generators make ---------------------------------------------------------------------

CPPN = catalog.get("cppn").spec


def made(**values: Any) -> Source:
    return Source("cppn", Values.of(CPPN.params, values), 7, (48, 32), title=CPPN.title)


def painted(source: Source) -> Request:
    values = Values.of(PARAMS, {"styles": (StyleWeight(BUILTIN),)})
    return Request("style", values, (source_request(source, Quality.FINAL, (96, 64)),), size=(96, 64))


def test_a_generators_picture_is_the_recipe_that_the_command_line_knows() -> None:
    source = made(symmetry="kaleidoscope", bend=(0.5,))
    request = source_request(source, Quality.FINAL)
    recipe = Recipe.from_json(recipe_of(request, source).to_json())
    assert (recipe.model, recipe.seed, recipe.size, recipe.source, recipe.version) == (
        "cppn",
        7,
        (48, 32),
        {},
        1,
    )
    assert source_of(recipe) == source and original_of(recipe) == {}
    again = request_of(recipe, None)
    assert again == request


def test_a_painting_on_a_generators_picture_comes_back_with_it() -> None:
    source = made(time=0.25)
    recipe = Recipe.from_json(recipe_of(painted(source), source).to_json())
    assert (recipe.model, recipe.version, recipe.picture) == ("style", 2, {})
    assert source_of(recipe) == source
    assert request_of(recipe, source_of(recipe)) == replace(painted(source), quality=Quality.FINAL)


def test_the_picture_that_colors_were_taken_from_is_told() -> None:
    source = replace(made(palette="picture"), palette=PICTURE)
    for request in (source_request(source, Quality.FINAL), painted(source)):
        recipe = recipe_of(request, source)
        assert original_of(recipe)["key"] == PICTURE.pixels.key
        assert source_of(recipe) == replace(source, palette=None)


def test_a_photo_has_no_source(recipe: Recipe) -> None:
    assert source_of(recipe) is None and recipe.source == {} and recipe.version == 1


@pytest.mark.parametrize(
    "damage",
    [
        {"model": None},
        {"model": "style"},
        {"model": "a generator of tomorrow"},
        {"values": None},
        {"values": {"zoom": "far"}},
        {"values": {"zoom": 1e9}},
        {"seed": None},
        {"seed": "7"},
        {"seed": True},
        {"seed": -1},
        {"size": 7},
        {"size": [7]},
        {"size": [0, 7]},
        {"size": [7, 10**9]},
        {"size": ["7", 7]},
    ],
)
def test_a_damaged_source_is_said_in_a_sentence(damage: dict[str, Any]) -> None:
    recipe = recipe_of(painted(made()), made())
    with pytest.raises(BadInputError) as error:
        source_of(replace(recipe, source={**recipe.source, **damage}))
    assert str(error.value).endswith(".") and "\n" not in str(error.value)
