"""``artstudio styles``, and styles called by name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from artstudio import paths
from artstudio.cli.styles import KnownStyle, find, mix_of, number, split_weight
from artstudio.document.recipe import read_recipe
from artstudio.engine import catalog
from artstudio.errors import BadInputError
from artstudio.library import Library
from artstudio.params import StyleRef
from tests.cli.conftest import Cli

KNOWN = [
    KnownStyle(StyleRef("builtin", f"style-{i}", title), ())
    for i, title in enumerate(("Great wave", "Great wall", "Ink, wash", "Ratio 16:9", "Ember"))
]


def own(title: str) -> StyleRef:
    """A style in the artist's library."""
    vector = np.random.default_rng(len(title)).normal(0, 0.1, 100)
    with Library(paths.data_dir()) as library:
        return library.add_vector_style(title, vector, tags=("mine",)).ref


def test_every_style_is_listed(cli: Cli) -> None:
    mine = own("Grandmother's quilt")
    listed = cli("styles", "--json")
    assert listed.code == 0
    assert len(listed.json) == len(catalog.builtin_styles()) + 1
    assert listed.json[0].keys() == {"id", "name", "kind", "tags"}
    assert listed.json[-1] == {
        "id": mine.id,
        "name": "Grandmother's quilt",
        "kind": "vector",
        "tags": ["mine"],
    }
    text = cli("styles").out
    assert len(text.splitlines()) == len(listed.json)
    assert all(style["name"] in text for style in listed.json)


def test_listing_makes_no_library(cli: Cli) -> None:
    assert cli("styles").code == 0
    assert not paths.data_dir().exists()


def test_a_style_of_ones_own_by_its_name(paint: Cli, photo: Path, tmp_path: Path) -> None:
    mine = own("Grandmother's quilt")
    assert paint(photo, "-o", "a.png", "--style", "grandmother's quilt:120%").code == 0
    (slot,) = read_recipe(tmp_path / "a.png").values["styles"]
    assert (slot["style"]["id"], slot["weight"]) == (mine.id, 1.2)


def test_the_library_of_the_settings_is_used(cli: Cli, tmp_path: Path) -> None:
    from artstudio import settings

    with Library(tmp_path / "elsewhere") as library:
        library.add_vector_style("Far away", np.full(100, 0.1))
    chosen = settings.Settings().with_(library_folder=str(tmp_path / "elsewhere"))
    settings.save(paths.config_dir() / "settings.json", chosen)
    assert "Far away" in cli("styles").out


def test_a_library_that_cannot_be_read_is_said(cli: Cli) -> None:
    paths.data_dir().mkdir(parents=True)
    (paths.data_dir() / "library.db").mkdir()
    listed = cli("styles", "--json")
    assert listed.code == 0 and len(listed.json) == len(catalog.builtin_styles())
    assert listed.err.strip() and "Traceback" not in listed.err


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Great wave", "Great wave"),
        ("GREAT WAVE", "Great wave"),
        ("style-2", "Ink, wash"),
        ("emb", "Ember"),
        ("great wav", "Great wave"),
    ],
)
def test_names_are_found(name: str, title: str) -> None:
    assert find(name, KNOWN).title == title


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("great", "'great' could be Great wave or Great wall; type more of its name, or its id."),
        ("Amber", "Did you mean Ember?"),
        ("zzz", "There is no style called 'zzz'. 'artstudio styles' lists them all."),
        ("", "There is no style called ''."),
    ],
)
def test_names_that_are_not_clear_are_asked_for(name: str, sentence: str) -> None:
    with pytest.raises(BadInputError) as caught:
        find(name, KNOWN)
    assert sentence in str(caught.value)


def test_two_styles_of_one_name_are_told_apart_by_id() -> None:
    twins = [KnownStyle(StyleRef("vector", f"{n}" * 32, "Quilt"), ()) for n in "ab"]
    with pytest.raises(BadInputError, match="aaaaaaaaaaaaaaaa"):
        find("Quilt", twins)
    assert find("b" * 32, twins).id == "b" * 32


@pytest.mark.parametrize(
    ("text", "mix"),
    [
        ("Ember", [("Ember", 1.0)]),
        ("Ember:50%", [("Ember", 0.5)]),
        ("Ember:0.25, Great wall:75%", [("Ember", 0.25), ("Great wall", 0.75)]),
        ("Ink, wash", [("Ink, wash", 1.0)]),
        ("Ink, wash:30%", [("Ink, wash", 0.3)]),
        ("Ratio 16:9", [("Ratio 16:9", 1.0)]),
        ("Ember,Ratio 16:9", [("Ember", 1.0), ("Ratio 16:9", 1.0)]),
    ],
)
def test_mixes(text: str, mix: list[tuple[str, float]]) -> None:
    assert [(s.style.title, s.weight) for s in mix_of([text], KNOWN)] == mix


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.8", 0.8),
        ("80%", 0.8),
        ("-50%", -0.5),
        ("2", 2.0),
        (".5", 0.5),
        ("x", None),
        ("", None),
        ("nan", None),
    ],
)
def test_numbers(text: str, value: float | None) -> None:
    assert number(text) == value


def test_a_drive_letter_is_no_weight() -> None:
    assert split_weight("C:\\pictures\\a.jpg:-50%") == ("C:\\pictures\\a.jpg", -0.5)
    assert split_weight("C:\\pictures\\a.jpg") == ("C:\\pictures\\a.jpg", 1.0)
