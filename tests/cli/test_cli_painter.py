"""``artstudio generate painter``, with files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from artstudio.document.recipe import read_recipe
from artstudio.models.generators import painter as family
from tests.cli.conftest import Cli, pixels


@pytest.fixture(autouse=True)
def small_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(family, "NET_SIDE", 160)


def test_a_sheet_of_seeds(cli: Cli, tmp_path: Path) -> None:
    ended = cli("generate", "painter", "--seed", "1..3", "--size", "80x60", "-o", "out", "--json")
    assert ended.code == 0 and ended.err == ""
    names = [Path(entry["output"]).name for entry in ended.json["pictures"]]
    assert names == ["painter-1.png", "painter-2.png", "painter-3.png"]
    pictures = [pixels(tmp_path / "out" / name).astype(int) for name in names]
    assert all(picture.shape == (60, 80, 3) for picture in pictures)
    assert min(np.abs(pictures[0] - other).mean() for other in pictures[1:]) > 8


def test_its_recipe_makes_it_again(cli: Cli, tmp_path: Path) -> None:
    flags = ["--class", "Van Gogh", "--mix", "0,50%", "--truncation", "120%", "--layout", "0.5,-1"]
    flags += ["--space", "0,1", "--brush", "1.5", "--hand", "80%"]
    ended = cli("generate", "painter", "--seed", "5", "--size", "70", "-o", "a.png", *flags)
    assert ended.code == 0 and "a.png  70 x 70" in ended.out
    recipe = read_recipe(tmp_path / "a.png")
    assert (recipe.model, recipe.seed, recipe.size) == ("painter", 5, (70, 70))
    assert recipe.values["class"] == "vangogh" and recipe.values["mix"] == [0, 0.5, 0, 0, 0]
    assert recipe.values["layout"][:3] == [0.5, -1, 0] and recipe.values["truncation"] == 1.2
    shown = cli("recipe", "a.png").out
    assert "Van Gogh" in shown and "Composition" in shown
    assert cli("replay", "a.png", "-o", "again.png").code == 0
    assert np.array_equal(pixels(tmp_path / "a.png"), pixels(tmp_path / "again.png"))


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--class", "rembrandt"], "Painter is one of any, monet"),
        (["--truncation", "2"], "Boldness goes from 0 to 1.5"),
        (["--mix", "1,1,1,1,1,1"], "5 sliders"),
        (["--brush", "wide"], "--brush takes numbers"),
        (["--palette", "ocean"], "painter has no --palette"),
        (["--size", "20000"], "megapixels"),
    ],
)
def test_one_sentence(cli: Cli, tmp_path: Path, args: list[str], words: str) -> None:
    ended = cli("generate", "painter", "-o", "a.png", *args)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err and len(ended.err.splitlines()) == 1, ended.err
    assert not list(tmp_path.iterdir())


def test_models_lists_it(cli: Cli) -> None:
    listed = {row["id"]: row for row in cli("models", "--json").json}
    assert listed["painter"]["name"] == "Painter" and 2e6 < listed["painter"]["bytes"] < 12e6
