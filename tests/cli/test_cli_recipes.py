"""``artstudio recipe`` and ``artstudio replay``."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from artstudio.__main__ import main
from artstudio.document.export import ExportOptions, write_picture
from artstudio.document.picture import read_picture
from artstudio.document.recipe import read_recipe
from tests.cli.conftest import Cli, landscape, pixels, save_painting, save_photo


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, style: str) -> Path:
    """An export with a built-in style, a style of its own and a size."""
    folder = tmp_path_factory.mktemp("exported")
    photo, painting = save_photo(folder), save_painting(folder)
    styles = ("--style", f"{style}:70%", "--style-image", f"{painting}:30%")
    others = ("--size", "75", "--strength", "0.9", "--stroke-size", "4")
    assert main(["stylize", str(photo), "-o", str(folder / "night.png"), *styles, *others]) == 0
    return folder / "night.png"


@pytest.fixture
def made(exported: Path, tmp_path: Path) -> Path:
    """The export in a folder of its own; its photo is the fixture `photo`, one folder up."""
    (tmp_path / "exports").mkdir()
    return Path(shutil.copy(exported, tmp_path / "exports"))


def test_the_recipe_in_words_and_as_json(cli: Cli, made: Path, style: str) -> None:
    said = cli("recipe", made)
    assert said.code == 0
    for words in ("photo.png, 90 x 60", "75 x 50", f"{style} 70 %", "my_painting 30 %", "90 %"):
        assert words in said.out
    data = cli("recipe", made, "--json").json
    assert data["model"] == "style" and data["values"]["strength"] == 0.9 and data["size"] == [75, 50]


def test_replay_makes_the_same_picture_again(cli: Cli, made: Path, photo: Path, tmp_path: Path) -> None:
    shutil.copy(photo, made.parent)
    ended = cli("replay", made, "-o", tmp_path / "again.png")
    assert (ended.code, ended.err) == (0, "")
    np.testing.assert_array_equal(pixels(tmp_path / "again.png"), pixels(made))
    assert read_recipe(tmp_path / "again.png") == read_recipe(made)


def test_the_photo_is_also_looked_for_beside_the_new_file(
    cli: Cli, made: Path, photo: Path, tmp_path: Path
) -> None:
    assert cli("replay", made, "-o", tmp_path / "again.png").code == 0
    np.testing.assert_array_equal(pixels(tmp_path / "again.png"), pixels(made))


def test_a_missing_photo_is_asked_for(cli: Cli, made: Path, photo: Path, tmp_path: Path) -> None:
    elsewhere = photo.rename(tmp_path / "renamed.png")
    ended = cli("replay", made, "-o", tmp_path / "again.png")
    assert ended.code == 2 and "photo.png" in ended.err and "--picture" in ended.err
    assert cli("replay", made, "-o", tmp_path / "again.png", "--picture", elsewhere).code == 0
    np.testing.assert_array_equal(pixels(tmp_path / "again.png"), pixels(made))


def test_another_photo_of_the_same_name_is_not_taken(
    cli: Cli, made: Path, photo: Path, tmp_path: Path
) -> None:
    Image.fromarray(landscape()[:, ::-1]).save(photo)
    ended = cli("replay", made, "-o", tmp_path / "again.png")
    assert ended.code == 2 and "--picture" in ended.err
    assert not (tmp_path / "again.png").exists()


def test_the_recipe_on_another_photo(cli: Cli, made: Path, tmp_path: Path) -> None:
    Image.fromarray(landscape(40, 80)).save(tmp_path / "tall.png")
    ended = cli("replay", made, "-o", tmp_path / "tall-night.png", "--picture", tmp_path / "tall.png")
    assert ended.code == 0 and "tall.png isn't the picture" in ended.err
    again = read_picture(tmp_path / "tall-night.png")
    assert (again.width, again.height) == (38, 75)
    assert again.recipe is not None and again.recipe.picture["name"] == "tall.png"


def test_replay_never_writes_over_the_photo(cli: Cli, made: Path, photo: Path) -> None:
    before = photo.read_bytes()
    ended = cli("replay", made, "-o", photo)
    assert ended.code == 2 and "original" in ended.err
    assert photo.read_bytes() == before


def test_sixteen_bits_are_made_again(cli: Cli, paint: Cli, tmp_path: Path, style: str) -> None:
    Image.fromarray(landscape()[:, :, 0].astype(np.uint16) * 257).save(tmp_path / "deep.png")
    assert paint("deep.png", "-o", "deep-night.png", "--style", style).code == 0
    assert cli("replay", "deep-night.png", "-o", "again.png").code == 0
    np.testing.assert_array_equal(
        read_picture(tmp_path / "again.png").pixels.array,
        read_picture(tmp_path / "deep-night.png").pixels.array,
    )


def test_a_recipe_cannot_name_a_file_elsewhere(cli: Cli, photo: Path, made: Path) -> None:
    """A picture from a stranger may say that it was painted on any file of this machine."""
    recipe = read_recipe(made)
    evil = replace(recipe, picture={**recipe.picture, "name": "../photo.png"})
    write_picture(made, pixels(made), ExportOptions("png"), recipe=evil)
    ended = cli("replay", made, "-o", made.parent / "again.png")
    assert ended.code == 2 and "--picture" in ended.err


@pytest.mark.parametrize("verb", ["recipe", "replay"])
def test_a_picture_without_a_recipe(cli: Cli, photo: Path, verb: str) -> None:
    args = ("-o", "again.png") if verb == "replay" else ()
    ended = cli(verb, photo, *args)
    assert ended.code == 2
    assert "no recipe inside" in ended.err and ended.err.count("\n") == 1
