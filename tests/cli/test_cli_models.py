"""``artstudio models add|info|remove``, and generators that were added, with files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from artstudio.document.film import recipe_in_film
from artstudio.document.latent_file import LatentFile, read_latent, write_latent
from artstudio.document.recipe import read_recipe
from artstudio.latents import Floats, LatentPoint
from artstudio.models.generators import installed
from tests.cli.conftest import Cli, pixels
from tests.models.generators.own_networks import own_file


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Small networks gain nothing from more, and lose much where something else keeps the cores busy."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def seas(cli: Cli, tmp_path: Path) -> str:
    """A conditional generator that is installed."""
    own_file(tmp_path / "seas.safetensors")
    assert cli("models", "add", "seas.safetensors").code == 0
    (tmp_path / "seas.safetensors").unlink()
    return "seas"


def test_add_list_tell_and_remove(cli: Cli, tmp_path: Path) -> None:
    own_file(tmp_path / "seas.safetensors")
    (tmp_path / "notes.txt").write_text("words")
    torch.save({"weight": torch.zeros(3)}, tmp_path / "other.pt")
    ended = cli("models", "add", "seas.safetensors", "notes.txt", "other.pt", "gone.pkl", "--json")
    assert ended.code == 1 and ended.json["failed"] == 3
    row = ended.json["models"][0]
    assert (row["id"], row["pixels"], row["kind"]) == ("seas", 32, "stylegan2") and row["added"]
    words = ("notes.txt is not a network", "holds 1 tensors such as weight", "gone.pkl")
    assert all(word in line for word, line in zip(words, ended.err.splitlines(), strict=True))
    assert "was installed before as seas" in cli("models", "add", "seas.safetensors").out

    listed = {row["id"]: row for row in cli("models", "--json").json}
    assert listed["seas"]["classes"] == ["Calm", "Rough", "Frozen"] and listed["seas"]["license"] == "CC0-1.0"
    assert any("seas" in line and "32 px" in line for line in cli("models").out.splitlines())

    told = cli("models", "info", "seas", "--json").json
    assert told["measures"] == {"fid": 12.5} and told["steps"] == 1234 and told["parameters"] > 10_000
    assert told["source"] == "Art Studio" and "measures fid" in cli("models", "info", "seas").out
    assert cli("models", "info", "cppn", "--json").json["license"] == "Apache-2.0"

    assert cli("models", "remove", "seas").code == 0
    assert "seas" not in cli("models").out and not any(installed.folder().iterdir())


def test_a_damaged_one_is_listed_by_its_sentence(cli: Cli, seas: str) -> None:
    (installed.folder() / seas / "model.safetensors").unlink()
    ended = cli("models")
    assert ended.code == 0 and "'seas' can't be read" in ended.err and "seas" not in ended.out
    assert "can't be read" in cli("generate", seas, "-o", "a.png").err
    assert cli("models", "remove", seas).code == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["info", "no-such"], "no model called 'no-such'"),
        (["info", "../x"], "no model called"),
        (["remove", "cppn"], "no generator called 'cppn'"),
        (["add"], "FILE"),
        (["drop"], "drop"),
    ],
)
def test_one_sentence(cli: Cli, args: list[str], words: str) -> None:
    ended = cli("models", *args)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err and len(ended.err.splitlines()) == 1, ended.err


def test_pictures_and_their_recipes(cli: Cli, seas: str, tmp_path: Path) -> None:
    flags = ["--class", "calm:30%,Frozen", "--trunc", "0.5", "--cutoff", "4", "--noise", "--size", "48x32"]
    ended = cli("generate", seas, "--seed", "3..4", *flags, "-o", "out", "--json")
    assert ended.code == 0, ended.err
    first, second = (tmp_path / entry["output"] for entry in ended.json["pictures"])
    assert (pixels(first) != pixels(second)).any() and pixels(first).shape == (32, 48, 3)
    recipe = read_recipe(first)
    assert (recipe.model, recipe.seed, recipe.size) == ("seas", 3, (48, 32))
    assert recipe.values == {
        "latent": {"classes": [0.3, 0, 1]}, "truncation": 0.5, "cutoff": 4, "noise": 1,
    }  # fmt: skip
    assert "seed 3; classes Calm 23.08 %, Frozen 76.92 %" in cli("recipe", first).out
    assert cli("replay", first, "-o", "again.png").code == 0
    assert np.array_equal(pixels(first), pixels(tmp_path / "again.png"))
    assert cli("models", "remove", seas).code == 0
    for verb in (["replay", first, "-o", "b.png"], ["recipe", first]):
        ended = cli(*verb)
        assert ended.code == 2 and "no model called 'seas' here" in ended.err and "models add" in ended.err


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--class", "Stormy"], "no class 'Stormy'; the classes are Calm, Rough, Frozen"),
        (["--class", "Calm:-1"], "0 or more"),
        (["--class", "Calm:0"], "weight 0"),
        (["--trunc", "2"], "Truncation goes from 0 to 1.5"),
        (["--cutoff", "9"], "Cut-off is a whole number from 0 to 8"),
        (["--noise", "-3"], "Noise is a whole number"),
        (["--relief", "1"], "seas has no --relief"),
        (["--latent", "gone.json"], "isn't there"),
        (["--latent", "rubbish.json"], "no point in a latent space"),
        (["--latent", "other.json"], "a point of 'cats', not of this 'seas'"),
        (["--latent", "short.json"], "another generator: it has 3 numbers where 128"),
        (["--latent", "newer.json"], "newer Art Studio"),
        (["--latent", "good.json", "--class", "Calm"], "leave --class out"),
        (["--latent", "good.json", "--seed", "1..2"], "leave --seed out"),
    ],
)
def test_what_a_generator_refuses(cli: Cli, seas: str, tmp_path: Path, args: list[str], words: str) -> None:
    good = LatentPoint(w=Floats.of(np.zeros(128)))
    write_latent(tmp_path / "good.json", LatentFile(model="seas", point=good))
    write_latent(tmp_path / "other.json", LatentFile(model="cats", point=good))
    write_latent(tmp_path / "short.json", LatentFile(model="seas", point=LatentPoint(w=Floats.of([1, 2, 3]))))
    write_latent(tmp_path / "newer.json", LatentFile(model="seas", point=good, version=2))
    (tmp_path / "rubbish.json").write_bytes(b"\xff[[[")
    before = sorted(tmp_path.iterdir())
    out = "out" if "1..2" in args else "a.png"
    ended = cli("generate", seas, "-o", out, *args)
    assert (ended.code, ended.out) == (2, "") and words in ended.err, ended.err
    assert len(ended.err.splitlines()) == 1 and sorted(tmp_path.iterdir()) == before


def test_cppn_has_no_classes(cli: Cli) -> None:
    for flags in (["--class", "Calm"], ["--trunc", "1"], ["--latent", "a.json"]):
        ended = cli("generate", "cppn", "-o", "a.png", *flags)
        assert ended.code == 2 and "cppn has no --" in ended.err


def test_a_walk_ends_at_its_seeds(cli: Cli, seas: str, tmp_path: Path) -> None:
    flags = ["--seeds", "3,7,3", "--seconds", "0.5", "--fps", "10", "--noise", "2"]
    ended = cli("walk", seas, *flags, "-o", "frames", "--json")
    assert ended.code == 0, ended.err
    assert ended.json["frames"] == 5 and ended.json["seeds"] == [3, 7, 3]
    frames = [pixels(path) for path in sorted((tmp_path / "frames").glob("*.png"))]
    for seed, frame in ((3, frames[0]), (7, frames[2]), (3, frames[4])):
        name = f"{seed}.png"
        assert cli("generate", seas, "--seed", str(seed), "--noise", "2", "-o", name).code == 0
        assert np.array_equal(frame, pixels(tmp_path / name))
    assert (frames[1] != frames[0]).any() and np.array_equal(frames[1], frames[3])
    told = json.loads(recipe_in_film(tmp_path / "frames") or "")
    assert told["source"]["model"] == seas and told["source"]["values"]["noise"] == 2
    keys = told["tracks"][0]["keys"]
    assert [key["value"]["seeds"] for key in keys] == [[[3, 1.0]], [[7, 1.0]], [[3, 1.0]]]


def test_a_walk_of_patterns_that_comes_back(cli: Cli, tmp_path: Path) -> None:
    flags = ["--seconds", "0.4", "--fps", "10", "--size", "32x24", "--loop", "--grain", "0"]
    assert cli("walk", "cppn", "--seeds", "3,9", *flags, "-o", "frames").code == 0
    frames = [pixels(path).astype(int) for path in sorted((tmp_path / "frames").glob("*.png"))]
    assert len(frames) == 4 and frames[0].shape == (24, 32, 3)
    assert (frames[0] != frames[2]).any() and np.abs(frames[1] - frames[3]).max() <= 1
    assert cli("walk", "cppn", "--seeds", "3,9", *flags, "-o", "w.mp4").code == 0
    assert (tmp_path / "w.mp4").stat().st_size > 500


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["cppn", "--seeds", "3", "-o", "w.mp4"], "two seeds"),
        (["cppn", "--seeds", "3,x", "-o", "w.mp4"], "1..64"),
        (["cppn", "--seeds", "1..2000", "-o", "w.mp4"], "1000 seeds at most"),
        (["cppn", "--seeds", "1,2", "--seconds", "0", "-o", "w.mp4"], "--seconds is a number"),
        (["cppn", "--seeds", "1,2", "--seconds", "1e9", "-o", "w.mp4"], "--seconds is a number"),
        (["cppn", "--seeds", "1,2", "--fps", "nan", "-o", "w.mp4"], "--fps is a number"),
        (["cppn", "--seeds", "1,2", "-o", "w.txt"], "end it in one of"),
        (["cppn", "--seeds", "1,2", "--class", "a", "-o", "w.mp4"], "cppn has no --class"),
        (["gone", "--seeds", "1,2", "-o", "w.mp4"], "no generator called 'gone'"),
        (["cppn", "--seeds", "1,2", "--size", "30000", "-o", "w.mp4"], "can't be wider"),
    ],
)
def test_a_walk_that_cannot_be(cli: Cli, tmp_path: Path, args: list[str], words: str) -> None:
    ended = cli("walk", *args)
    assert (ended.code, ended.out) == (2, "") and words in ended.err, ended.err
    assert len(ended.err.splitlines()) == 1 and not any(tmp_path.iterdir())


def test_a_picture_is_placed_and_drawn_again(cli: Cli, seas: str, tmp_path: Path) -> None:
    assert cli("generate", seas, "--seed", "77", "-o", "own.png").code == 0
    ended = cli("invert", seas, "own.png", "-o", "point.json", "--steps", "25", "--json")
    assert ended.code == 0, ended.err
    assert ended.json["distance"] < 0.7 * ended.json["start"] and ended.json["steps"] == 25
    latent = read_latent(tmp_path / "point.json")
    assert (latent.model, latent.picture, len(latent.point.w)) == ("seas", "own.png", 8 * 16)
    assert latent.distance == ended.json["distance"]
    assert cli("generate", seas, "--latent", "point.json", "-o", "again.png").code == 0
    own, again = (pixels(tmp_path / name).astype(float) / 255 for name in ("own.png", "again.png"))
    assert np.abs(own - again).mean() == pytest.approx(latent.error, abs=0.01)
    assert "a placed picture" in cli("recipe", "again.png").out
    assert cli("replay", "again.png", "-o", "third.png").code == 0
    assert np.array_equal(pixels(tmp_path / "third.png"), pixels(tmp_path / "again.png"))


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["seas", "gone.png", "-o", "p.json"], "gone.png"),
        (["seas", "text.png", "-o", "p.json"], "text.png"),
        (["nothing", "text.png", "-o", "p.json"], "no generator called 'nothing'"),
        (["cppn", "good.png", "-o", "p.json"], "Patterns has no space to place pictures in"),
        (["seas", "text.png", "-o", "folder"], "is a folder"),
        (["seas", "text.png", "-o", "p.json", "--steps", "many"], "Steps is a number"),
        (["seas", "text.png", "-o", "p.json", "--steps", "-1"], "Steps is a whole number"),
    ],
)
def test_what_cannot_be_placed(cli: Cli, seas: str, tmp_path: Path, args: list[str], words: str) -> None:
    (tmp_path / "text.png").write_text("words")
    (tmp_path / "folder").mkdir()
    Image.new("RGB", (8, 8)).save(tmp_path / "good.png")
    ended = cli("invert", *args)
    assert (ended.code, ended.out) == (2, "") and words in ended.err, ended.err
    assert len(ended.err.splitlines()) == 1 and not (tmp_path / "p.json").exists()
