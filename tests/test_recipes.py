"""Recipes of this program and of strangers, read as parameter values."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from artstudio.document.picture import Picture
from artstudio.document.recipe import Recipe
from artstudio.engine import catalog
from artstudio.engine.request import Request
from artstudio.errors import BadInputError
from artstudio.params import StyleRef, StyleWeight, Values
from artstudio.pixels import Pixels
from artstudio.recipes import recipe_of, values_of

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
