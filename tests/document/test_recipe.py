"""The recipe as text."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from artstudio.document.export import ExportOptions, write_picture
from artstudio.document.picture import read_picture
from artstudio.document.recipe import VERSION, Recipe, read_recipe
from artstudio.errors import BadInputError

RECIPE = Recipe(
    model="style",
    values={
        "strength": 0.5,
        "mixer": [{"style": {"kind": "builtin", "id": "3"}, "weight": 1.0}],
        "note": "ü\u2603",
    },
    seed=2**40,
    size=(1024, 768),
    picture={"name": "a.jpg", "width": 10, "height": 20, "key": "k"},
)


def test_round_trip() -> None:
    text = RECIPE.to_json()
    assert text.isascii()
    assert Recipe.from_json(text) == RECIPE
    assert hash(Recipe.from_json(text)) == hash(RECIPE)
    assert Recipe.from_json(Recipe(model="m").to_json()) == Recipe(model="m")
    with pytest.raises(FrozenInstanceError):
        RECIPE.seed = 1  # type: ignore[misc]


def test_fields_of_later_versions_that_do_no_harm_are_passed_over() -> None:
    data = json.loads(RECIPE.to_json()) | {"mood": "blue"}
    assert Recipe.from_json(json.dumps(data)) == RECIPE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rubbish",
        "[]",
        "null",
        "{}",
        '{"artstudio": "recipe"}',
        "[" * 100_000,
        "NaN",
        '"' + "x" * 5_000_000,
    ],
)
def test_rubbish(text) -> None:
    with pytest.raises(BadInputError, match="is damaged"):
        Recipe.from_json(text)


@pytest.mark.parametrize(
    "change",
    [
        {"version": "1"},
        {"version": 0},
        {"version": True},
        {"model": 3},
        {"values": []},
        {"seed": 1.5},
        {"seed": True},
        {"size": [1]},
        {"size": [0, 5]},
        {"size": [1.5, 5]},
        {"size": "big"},
        {"picture": None},
        {"app": None},
        {"values": {"strength": float("nan")}},
    ],
)
def test_wrong_fields(change: dict[str, Any]) -> None:
    data = json.loads(RECIPE.to_json()) | change
    with pytest.raises(BadInputError, match="is damaged"):
        Recipe.from_json(json.dumps(data))


def test_newer_versions_are_named() -> None:
    data = json.loads(RECIPE.to_json()) | {"version": VERSION + 1, "app": "Art Studio 9.0"}
    with pytest.raises(BadInputError, match=r"written by Art Studio 9\.0; update"):
        Recipe.from_json(json.dumps(data))


def test_a_picture_with_a_recipe_that_cannot_be_read_still_opens(tmp_path: Path) -> None:
    path = tmp_path / "newer.png"
    newer = Recipe(model="m", version=VERSION + 1)
    write_picture(path, np.zeros((4, 4, 3), np.uint8), ExportOptions(), None, newer)
    assert read_picture(path).recipe is None
    with pytest.raises(BadInputError, match="update Art Studio"):
        read_recipe(path)


def test_no_recipe_and_no_picture(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "plain.png")
    with pytest.raises(BadInputError, match=r"plain\.png has no recipe inside"):
        read_recipe(tmp_path / "plain.png")
    with pytest.raises(BadInputError, match="isn't there"):
        read_recipe(tmp_path / "none.png")
