"""``artstudio generate`` and ``artstudio models``, with files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from artstudio.document.recipe import read_recipe
from tests.cli.conftest import Cli, pixels


def test_a_sheet_of_seeds(cli: Cli, tmp_path: Path) -> None:
    ended = cli("generate", "cppn", "--seed", "9..10,3", "--size", "48x32", "-o", "out", "--json")
    assert ended.code == 0 and ended.err == ""
    made = ended.json["pictures"]
    assert [entry["seed"] for entry in made] == [9, 10, 3] and ended.json["failed"] == 0
    assert [Path(entry["output"]).name for entry in made] == ["cppn-09.png", "cppn-10.png", "cppn-03.png"]
    pictures = [pixels(tmp_path / entry["output"]) for entry in made]
    assert all(p.shape == (32, 48, 3) for p in pictures)
    assert np.abs(pictures[0].astype(int) - pictures[1]).mean() > 5


def test_one_picture_with_everything(cli: Cli, painting: Path, tmp_path: Path) -> None:
    flags = ["--palette", str(painting), "--symmetry", "Kaleidoscope", "--sectors", "5", "--seamless"]
    flags += ["--relief", "120%", "--complexity", "1.5", "--bend", "1,-2", "--time", "0.25"]
    ended = cli("generate", "cppn", "--seed", "7", "--size", "40", "-o", "a.jpg", *flags)
    assert ended.code == 0 and "a.jpg  40 x 40" in ended.out
    recipe = read_recipe(tmp_path / "a.jpg")
    assert (recipe.model, recipe.seed, recipe.size) == ("cppn", 7, (40, 40))
    assert recipe.values["symmetry"] == "kaleidoscope" and recipe.values["seamless"] is True
    assert recipe.values["relief"] == 1.2 and recipe.values["bend"][:3] == [1, -2, 0]
    assert recipe.picture["name"] == painting.name


def test_replay_makes_the_same_pixels(cli: Cli, painting: Path, tmp_path: Path) -> None:
    for palette in (["--palette", "ocean"], ["--palette", str(painting)]):
        assert cli("generate", "cppn", "--seed", "5", "--size", "50x30", "-o", "a.png", *palette).code == 0
        shown = cli("recipe", "a.png").out
        assert "Seed" in shown and "None" not in shown.replace("Symmetry        None", "")
        assert cli("replay", "a.png", "-o", "again.png").code == 0
        assert np.array_equal(pixels(tmp_path / "a.png"), pixels(tmp_path / "again.png"))


def test_into_a_folder_that_is_there(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert cli("generate", "cppn", "--size", "8", "-o", "out", "--format", "webp", "--no-recipe").code == 0
    with Image.open(tmp_path / "out" / "cppn-0.webp") as image:
        assert image.format == "WEBP" and image.size == (8, 8)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["cpn", "-o", "a.png"], "Did you mean 'cppn'?"),
        (["style", "-o", "a.png"], "no generator called 'style'"),
        (["cppn"], "-o/--output"),
        (["cppn", "--seed", "5..1", "-o", "out"], "upwards"),
        (["cppn", "--seed", "x", "-o", "out"], "1..64"),
        (["cppn", "--seed", "0..99999", "-o", "out"], "at most"),
        (["cppn", "--seed", "99999999999", "-o", "out"], "--seed"),
        (["cppn", "--seed", "1..3", "-o", "a.png"], "need a folder"),
        (["cppn", "--seed", "1..3", "-o", "text.txt"], "is a file"),
        (["cppn", "--seed", "1..3", "-o", "-"], "one picture"),
        (["cppn", "-o", "a.gif"], ".png, .jpg"),
        (["cppn", "--size", "0", "-o", "a.png"], "1920x1080"),
        (["cppn", "--size", "20000", "-o", "a.png"], "megapixels"),
        (["cppn", "--size", "17000x1", "-o", "a.webp"], "WebP holds"),
        (["cppn", "--palette", "beige", "-o", "a.png"], "The palettes are any, dusk"),
        (["cppn", "--palette", "picture", "-o", "a.png"], "--palette painting.jpg"),
        (["cppn", "--palette", "text.txt", "-o", "a.png"], "text.txt"),
        (["cppn", "--symmetry", "odd", "-o", "a.png"], "Symmetry is one of"),
        (["cppn", "--sectors", "2.5", "-o", "a.png"], "whole number"),
        (["cppn", "--complexity", "lots", "-o", "a.png"], "--complexity takes"),
        (["cppn", "--complexity", "50", "-o", "a.png"], "0.25 to 4"),
        (["cppn", "--bend", "1,2,3,4,5,6,7,8,9", "-o", "a.png"], "8 sliders"),
        (["cppn", "--bend", "1,,2", "-o", "a.png"], "--bend takes"),
        (["cppn", "--colour", "-o", "a.png"], "--colour"),
    ],
)
def test_one_sentence(cli: Cli, tmp_path: Path, args: list[str], words: str) -> None:
    (tmp_path / "text.txt").write_text("words")
    ended = cli("generate", *args)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err and len(ended.err.splitlines()) == 1, ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["text.txt"]


def test_models(cli: Cli) -> None:
    listed = {row["id"]: row for row in cli("models", "--json").json}
    assert listed["cppn"] == {
        "id": "cppn", "name": "Patterns", "kind": "generator", "bytes": 0, "pixels": None, "classes": [],
        "license": "Apache-2.0",
    }  # fmt: skip
    assert listed["style"]["bytes"] > 5_000_000 and "Apache-2.0" in listed["style"]["license"]
    lines = cli("models").out.splitlines()
    assert len(lines) == len(listed) and any("cppn" in line and "no weights" in line for line in lines)


def test_a_pattern_loads_nothing_heavy(tmp_path: Path) -> None:
    code = f"""
import sys
from artstudio.__main__ import main
assert main(["generate", "cppn", "--size", "20", "-o", "{tmp_path}/a.png", "--device", "cpu"]) == 0
assert not {{"torch", "openvino", "onnxruntime", "PySide6"}} & set(sys.modules)
"""
    subprocess.run((sys.executable, "-c", code), check=True, capture_output=True)
    assert (tmp_path / "a.png").exists()
