"""The names of styles and directions, and that the directions do what their names say."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from artstudio import paths
from artstudio.models.style.networks import StyleTransformer, load_network
from artstudio.models.style.spec import builtin_styles, space_axes
from artstudio.models.weights import load_arrays

Picture = NDArray[np.float32]
TAGS = {
    "abstract", "bold", "bright", "brush", "cool", "dark", "ink", "line", "monochrome", "mosaic", "pastel",
    "print", "soft", "texture", "warm",
}  # fmt: skip


@cache
def table() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(paths.resource("styles", "builtin.toml").read_text(encoding="utf-8"))


def test_each_of_the_26_styles_has_its_own_name() -> None:
    styles = builtin_styles()
    assert sorted(style.index for style in styles) == list(range(26))
    assert len({style.id for style in styles}) == len({style.title.casefold() for style in styles}) == 26
    for style in styles:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", style.id)
        assert 1 <= len(style.title.split()) <= 3
        assert 2 <= len(style.tags) <= 4 and len(set(style.tags)) == len(style.tags)


def test_tags_are_words_that_several_styles_share() -> None:
    used = [tag for style in builtin_styles() for tag in style.tags]
    assert set(used) == TAGS
    assert min(used.count(tag) for tag in TAGS) >= 2


def test_each_direction_has_its_own_name_and_two_ends() -> None:
    rows = table()["direction"]
    assert len(rows) >= 12
    assert [row["index"] for row in rows] == list(range(len(rows)))
    axes = space_axes()
    assert len({axis.id for axis in axes}) == len({axis.title for axis in axes}) == len(rows)
    for row in rows:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", row["id"])
        assert row["low"] and row["high"] and row["low"] != row["high"]
        assert row["tip"].endswith(".") and len(row["tip"].split()) >= 4


def test_the_space_is_a_basis_with_room_for_every_slider() -> None:
    space = load_arrays("style_space")
    components = space["components"]
    assert components.shape == (30, 100) and space["mean"].shape == (100,)
    assert space["builtin_vectors"].shape == (26, 100)
    assert len(table()["direction"]) <= 30
    np.testing.assert_allclose(components @ components.T, np.eye(30), atol=1e-5)
    assert (np.diff(space["sigma"]) < 0).all() and (space["sigma"] > 0).all()
    assert 0.98 < space["explained"].sum() < 1


@cache
def transformer() -> StyleTransformer:
    return load_network(StyleTransformer)


def ends(name: str, picture: Picture) -> tuple[Picture, Picture]:
    """The picture painted at both ends of a slider that moves the mean style."""
    space = load_arrays("style_space")
    index = next(row["index"] for row in table()["direction"] if row["id"] == name)
    step = 3 * space["sigma"][index] * space["components"][index]
    x = torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1)[None]
    with torch.inference_mode():
        low, high = (
            transformer()(x, torch.from_numpy(space["mean"] + sign * step)[None])[0].permute(1, 2, 0).numpy()
            for sign in (-1, 1)
        )
    return low, high


def light(picture: Picture) -> float:
    return float(picture.mean())


def warmth(picture: Picture) -> float:
    return float(picture[:, :, 0].mean() - picture[:, :, 2].mean())


def colorfulness(picture: Picture) -> float:
    return float(np.ptp(picture, axis=2).mean())


def roughness(picture: Picture) -> float:
    return float(np.abs(np.diff(picture.mean(axis=2), axis=0)).mean())


def contrast(picture: Picture) -> float:
    return float(picture.mean(axis=2).std())


@pytest.mark.parametrize(
    ("name", "measure"),
    [("brightness", light), ("warmth", warmth), ("color", colorfulness), ("texture", roughness),
     ("crispness", contrast)],
)  # fmt: skip
def test_directions_do_what_their_names_say(name: str, measure: Any, pictures: list[Picture]) -> None:
    for picture in pictures:
        low, high = ends(name, picture)
        assert measure(high) > 1.1 * measure(low)


def test_mist_takes_color_and_contrast_away(pictures: list[Picture]) -> None:
    deep, misty = ends("mist", pictures[0])
    assert contrast(misty) < 0.8 * contrast(deep)
    assert light(misty) > light(deep)
