"""``artstudio stylize``: what it paints and where it puts it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from artstudio.document.picture import read_header, read_picture
from artstudio.document.recipe import read_recipe
from artstudio.engine import catalog
from artstudio.engine.devices import cpu
from artstudio.engine.headless import Headless
from artstudio.models.base import Image as Painted
from artstudio.params import StyleWeight
from artstudio.qt.bridge import Bridge
from artstudio.qt.session import Session
from artstudio.recipes import request_of
from tests.cli.conftest import Cli, landscape, pixels


def test_one_picture(paint: Cli, photo: Path, tmp_path: Path, style: str) -> None:
    ended = paint(photo, "-o", tmp_path / "night.png", "--style", style)
    assert (ended.code, ended.err) == (0, "")
    assert "photo.png" in ended.out and "night.png" in ended.out and "90 x 60" in ended.out
    painted = pixels(tmp_path / "night.png")
    assert painted.shape == (60, 90, 3)
    assert np.abs(painted.astype(int) - landscape()).mean() > 10


def test_the_same_pixels_as_the_window(
    qapp: QApplication, paint: Cli, photo: Path, tmp_path: Path, style: str
) -> None:
    args = ("--style", f"{style}:60%", "--strength", "70%", "--keep-colors", "0.3", "--size", "70")
    assert paint(photo, "-o", "night.png", *args).code == 0
    bridge = Bridge(cpu, 1 << 30)
    session = Session(bridge)
    session.start_with(read_picture(photo))
    session.apply_style(catalog.builtin_styles()[4].ref)
    session.set_value("styles", (StyleWeight(catalog.builtin_styles()[4].ref, 0.6),))
    for name, value in (("strength", 0.7), ("keep_colors", 0.3), ("stroke_size", 4.0)):
        session.set_value(name, value)
    request = session.final_request((70, 47), 8, "export")
    recipe = read_recipe(tmp_path / "night.png")
    assert request.values == request_of(recipe, read_picture(photo)).values
    output = Headless().run(request)
    assert isinstance(output, Painted)
    np.testing.assert_array_equal(pixels(tmp_path / "night.png"), output.array)


def test_a_style_taken_from_a_picture(paint: Cli, photo: Path, painting: Path, tmp_path: Path) -> None:
    assert paint(photo, "-o", "a.png", "--style-image", painting).code == 0
    assert paint(photo, "-o", "b.png", "--style-image", f"{painting}:150%").code == 0
    (slot,) = read_recipe(tmp_path / "b.png").values["styles"]
    assert slot["weight"] == 1.5
    assert slot["style"]["kind"] == "vector" and slot["style"]["title"] == "my_painting"
    assert len(slot["style"]["vector"]) == 100
    a, b = pixels(tmp_path / "a.png").astype(int), pixels(tmp_path / "b.png").astype(int)
    assert np.abs(a - landscape()).mean() > 5
    assert np.abs(a - b).mean() > 2


def test_a_mix_of_both_kinds(paint: Cli, photo: Path, painting: Path, tmp_path: Path) -> None:
    first, second = (s.title for s in catalog.builtin_styles()[:2])
    mix = f"{first}:0.5,{second.upper()}:25%"
    assert paint(photo, "-o", "a.png", "--style", mix, "--style-image", f"{painting}:0.25").code == 0
    slots = read_recipe(tmp_path / "a.png").values["styles"]
    assert [(s["style"]["kind"], s["weight"]) for s in slots] == [
        ("builtin", 0.5),
        ("builtin", 0.25),
        ("vector", 0.25),
    ]


@pytest.mark.parametrize("amount", ["80%", "0.8", ".8"])
def test_amounts_can_be_percents(paint: Cli, photo: Path, tmp_path: Path, style: str, amount: str) -> None:
    assert paint(photo, "-o", "a.png", "--style", style, "--strength", amount).code == 0
    assert read_recipe(tmp_path / "a.png").values["strength"] == 0.8


def test_keep_colors_alone_takes_them_all(paint: Cli, photo: Path, tmp_path: Path, style: str) -> None:
    assert paint("--style", style, "-o", "a.png", "--keep-colors", photo).code == 0
    assert read_recipe(tmp_path / "a.png").values["keep_colors"] == 1.0
    kept, plain = tmp_path / "a.png", tmp_path / "b.png"
    assert paint("--style", style, "-o", plain, photo).code == 0
    off = [np.abs(pixels(p).astype(int).mean((0, 1)) - landscape().mean((0, 1))) for p in (kept, plain)]
    # What differs between the channels is color; what they share is light.
    assert np.ptp(off[0]) < np.ptp(off[1])


@pytest.mark.parametrize(
    ("size", "expected"), [("45", (45, 30)), ("180", (180, 120)), ("60x60", (60, 40)), ("500x40", (60, 40))]
)
def test_sizes_keep_the_shape(
    paint: Cli, photo: Path, tmp_path: Path, style: str, size: str, expected: tuple[int, int]
) -> None:
    ended = paint(photo, "-o", "a.png", "--style", style, "--size", size, "--json")
    assert ended.code == 0
    assert (ended.json["pictures"][0]["width"], ended.json["pictures"][0]["height"]) == expected
    header = read_header(tmp_path / "a.png")
    assert (header.width, header.height) == expected


def test_a_folder_and_one_bad_file_in_it(paint: Cli, photo: Path, tmp_path: Path, style: str) -> None:
    folder = tmp_path / "holiday"
    (folder / "inner").mkdir(parents=True)
    for name in ("b.jpg", "a.webp", "inner/skipped.png", ".hidden.png"):
        Image.fromarray(landscape()).save(folder / name)
    (folder / "c.jpg").write_text("not a picture")
    (folder / "notes.txt").write_text("not for us")
    ended = paint(folder, photo, "-o", tmp_path / "painted", "--style", style, "--json")
    assert ended.code == 1
    results = ended.json["pictures"]
    assert [Path(r["input"]).name for r in results] == ["a.webp", "b.jpg", "c.jpg", "photo.png"]
    assert ["error" in r for r in results] == [False, False, True, False]
    assert "c.jpg" in ended.err and "1 of 4" in ended.err and "Traceback" not in ended.err
    painted = sorted(p.name for p in (tmp_path / "painted").iterdir())
    assert painted == ["a.webp", "b.jpg", "photo.png"]
    assert [read_header(tmp_path / "painted" / n).format for n in painted] == ["WebP", "JPEG", "PNG"]


def test_names_that_meet_get_numbers(paint: Cli, tmp_path: Path, style: str) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        Image.fromarray(landscape()).save(tmp_path / folder / "a.png")
    assert paint("x", "y", "-o", "out/", "--style", style, "--format", "jpeg").code == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a-2.jpg", "a.jpg"]


def test_an_original_is_never_written_over(paint: Cli, photo: Path, tmp_path: Path, style: str) -> None:
    before = photo.read_bytes()
    for out in ("photo.png", ".", tmp_path / "." / "photo.png"):
        ended = paint(photo, "-o", out, "--style", style)
        assert ended.code == 2 and "original" in ended.err
    assert photo.read_bytes() == before


def test_sixteen_bits_and_alpha_stay(paint: Cli, tmp_path: Path, style: str) -> None:
    clear = np.dstack([landscape(), np.linspace(0, 255, 90).astype(np.uint8) * np.ones((60, 1), np.uint8)])
    Image.fromarray(clear).save(tmp_path / "clear.png")
    deep = landscape()[:, :, 0].astype(np.uint16) * 257
    Image.fromarray(deep).save(tmp_path / "deep.png")
    assert paint("clear.png", "deep.png", "-o", "out/", "--style", style).code == 0
    np.testing.assert_array_equal(pixels(tmp_path / "out" / "clear.png")[:, :, 3], clear[:, :, 3])
    assert read_header(tmp_path / "out" / "deep.png").bits == 16
    assert paint("clear.png", "deep.png", "-o", "flat/", "--format", "jpeg", "--style", style).code == 0
    assert pixels(tmp_path / "flat" / "clear.jpg").shape == (60, 90, 3)
    assert read_header(tmp_path / "flat" / "deep.jpg").bits == 8


def test_metadata_and_recipe_unless_told_otherwise(paint: Cli, tmp_path: Path, style: str) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Ada"
    Image.fromarray(landscape()).save(tmp_path / "a.jpg", exif=exif)
    assert paint("a.jpg", "-o", "with.jpg", "--style", style).code == 0
    assert paint("a.jpg", "-o", "without.jpg", "--style", style, "--no-metadata", "--no-recipe").code == 0
    with Image.open(tmp_path / "with.jpg") as kept, Image.open(tmp_path / "without.jpg") as bare:
        assert kept.getexif().get(0x013B) == "Ada"
        assert bare.getexif().get(0x013B) is None
    assert read_header(tmp_path / "with.jpg").recipe_text
    assert read_header(tmp_path / "without.jpg").recipe_text is None


def test_quality_is_used(paint: Cli, photo: Path, tmp_path: Path, style: str) -> None:
    for quality in ("20", "95"):
        args = ("--style", style, "--quality", quality, "--no-recipe")
        assert paint(photo, "-o", f"{quality}.jpg", *args).code == 0
    assert (tmp_path / "20.jpg").stat().st_size < (tmp_path / "95.jpg").stat().st_size / 2
