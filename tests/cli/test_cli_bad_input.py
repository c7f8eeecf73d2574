"""Whatever is wrong gets one sentence on standard error and exit status 2, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from artstudio import cli as commands
from artstudio import paths
from artstudio.engine import catalog
from artstudio.errors import ArtStudioError
from artstudio.library import Library
from tests.cli.conftest import Cli, Ended, landscape
from tests.trouble import change_a_byte, cut_short, filled, locked_elsewhere, own_weights

STYLE = catalog.builtin_styles()[0].id
OTHERS = [style.id for style in catalog.builtin_styles()[1:6]]


def one_sentence(ended: Ended) -> str:
    assert ended.code == 2
    assert ended.out == ""
    lines = ended.err.splitlines()
    assert len(lines) == 1, ended.err
    assert lines[0][0].isupper() or lines[0][0] in "-'" or lines[0][0].isdigit() or "." in lines[0]
    assert lines[0].endswith((".", "?"))
    return lines[0]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["stylize"], "IN, -o/--output"),
        (["stylize", "photo.png"], "-o/--output"),
        (["stylize", "photo.png", "-o", "a.png"], "--style NAME"),
        (["stylize", "photo.png", "-o", "a.png", "--style", ""], "no style called ''"),
        (["stylize", "photo.png", "-o", "a.png", "--style", "nothing like it"], "no style called"),
        (["stylize", "photo.png", "-o", "a.png", "--style", f"{STYLE}:3"], "weight"),
        (["stylize", "photo.png", "-o", "a.png", "--style", ",".join([STYLE, *OTHERS])], "5 styles at most"),
        (["stylize", "photo.png", "-o", "a.png", "--style-image", "gone.png"], "gone.png"),
        (["stylize", "photo.png", "-o", "a.png", "--style-image", "photo.png:900%"], "weight"),
        (["stylize", "photo.png", "-o", "a.png", "--style", STYLE, "--strength", "80"], "0% to 100%"),
        (["stylize", "photo.png", "-o", "a.png", "--style", STYLE, "--strength", "much"], "80%"),
        (["stylize", "photo.png", "-o", "a.png", "--style", STYLE, "--stroke-size", "9"], "0.25 to 4"),
        (["stylize", "photo.png", "-o", "a.png", "--style", STYLE, "--size", "big"], "1920x1080"),
        (["stylize", "photo.png", "-o", "a.png", "--style", STYLE, "--size", "0"], "1920x1080"),
        (["stylize", "photo.png", "-o", "a.png", "--style", STYLE, "--size", "20000"], "100 megapixels"),
        (["stylize", "strip.png", "-o", "a.webp", "--style", STYLE, "--size", "17000"], "WebP holds"),
        (["stylize", "photo.png", "-o", "a.png", "--style", STYLE, "--quality", "0"], "1 to 100"),
        (["stylize", "photo.png", "-o", "a.png", "--style", STYLE, "--device", "tpu"], "There is no device"),
        (["stylize", "photo.png", "-o", "a.png", "--style", STYLE, "--format", "gif"], "gif"),
        (["stylize", "photo.png", "-o", "a.gif", "--style", STYLE], ".png, .jpg"),
        (["stylize", "photo.png", "-o", "a", "--style", STYLE], ".png, .jpg"),
        (["stylize", "photo.png", "photo.png", "-o", "text.txt", "--style", STYLE], "is a file"),
        (["stylize", "photo.png", "text.txt", "-o", "new.png", "--style", STYLE], "need a folder"),
        (["stylize", "gone.png", "-o", "a.png", "--style", STYLE], "There is no file gone.png"),
        (["stylize", "empty", "-o", "out/", "--style", STYLE], "no pictures in the folder empty"),
        (["stylize", "text.txt", "-o", "a.png", "--style", STYLE], "text.txt"),
        (["stylize", "-", "-", "-o", "out/", "--style", STYLE], "name it once"),
        (["stylize", "photo.png", "text.txt", "-o", "-", "--style", STYLE], "one picture"),
        (["stylize", "photo.png", "-o", "text.txt/a.png", "--style", STYLE], "text.txt"),
        (["stylize", "photo.png", "-o", "a.png", "--styl", STYLE], "--styl"),
        (["recipe", "gone.png"], "gone.png"),
        (["recipe", "empty"], "empty"),
        (["recipe", "text.txt"], "text.txt"),
        (["replay", "gone.png", "-o", "a.png"], "gone.png"),
        (["styles", "--colour"], "--colour"),
        (["stylise"], "artstudio stylize"),
        (["gone.png"], "There is no file or command 'gone.png'"),
        (["long" * 100], "There is no file or command 'longlong"),
        (["stylize", "long" * 100, "-o", "a.png", "--style", STYLE], "There is no file longlong"),
        (["stylize", "photo.png", "-o", "long" * 100 + ".png", "--style", STYLE], "too long"),
        (["photo.png", "text.txt"], "one file"),
    ],
)
def test_one_sentence(cli: Cli, photo: Path, tmp_path: Path, args: list[str], words: str) -> None:
    (tmp_path / "text.txt").write_text("words")
    (tmp_path / "empty").mkdir()
    Image.fromarray(landscape(300, 2)).save(tmp_path / "strip.png")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert words in one_sentence(cli(*args))
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_folder_that_may_not_be_written(cli: Cli, photo: Path, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o555)
    if os.access(tmp_path / "closed", os.W_OK):
        pytest.skip("whoever runs this may write anywhere")
    for out in ("closed/a.png", "closed/new/a.png"):
        assert "permission" in one_sentence(cli("stylize", photo, "-o", out, "--style", STYLE))


def test_if_nothing_of_a_folder_can_be_painted(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.png", "b.jpg"):
        (tmp_path / "in" / name).write_text("no picture")
    ended = cli("stylize", "in", "gone.png", "-o", "out", "--style", STYLE)
    assert ended.code == 2
    assert len(ended.err.splitlines()) == 3
    assert not (tmp_path / "out").exists()


def test_a_picture_that_vanishes_before_its_turn(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two pictures are found in the folder; while the first is painted, the second goes away."""
    (tmp_path / "in").mkdir()
    for name in ("a.png", "b.png"):
        Image.fromarray(landscape()).save(tmp_path / "in" / name)
    from artstudio.cli.console import Bar

    at = Bar.at

    def vanish(bar: Bar, done: float, name: str) -> None:
        (tmp_path / "in" / "b.png").unlink(missing_ok=True)
        at(bar, done, name)

    monkeypatch.setattr(Bar, "at", vanish)
    ended = cli("stylize", "in", "-o", "out", "--style", STYLE, "--stroke-size", "4")
    assert ended.code == 1
    assert "b.png" in ended.err and "1 of 2" in ended.err
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["a.png"]


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_streams_that_are_closed(cli: Cli, photo: Path, monkeypatch: pytest.MonkeyPatch, stream: str) -> None:
    monkeypatch.setattr(sys, stream, None)
    source, out = ("-", "a.png") if stream == "stdin" else (str(photo), "-")
    assert "is closed; name a file" in one_sentence(cli("stylize", source, "-o", out, "--style", STYLE))


def test_a_full_disk(cli: Cli, photo: Path, small_disk: Path) -> None:
    target = small_disk / "a.png"
    target.write_bytes(b"the old one")
    with filled(small_disk, 8192):
        ended = cli("stylize", photo, "-o", target, "--style", STYLE, "--stroke-size", "4", "--size", "600")
        assert "room on the disk for a.png" in one_sentence(ended)
        assert {path.name for path in small_disk.iterdir()} == {"a.png", "filler"}
    assert target.read_bytes() == b"the old one"


@pytest.mark.parametrize("damage", [change_a_byte, cut_short, Path.unlink])
def test_damaged_weights(
    cli: Cli, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], None]
) -> None:
    damaged = own_weights(tmp_path, monkeypatch) / "multistyle26.safetensors"
    damage(damaged)
    sentence = one_sentence(cli("stylize", photo, "-o", "a.png", "--style", STYLE))
    assert str(damaged) in sentence and "Install Art Studio again" in sentence
    assert not (tmp_path / "a.png").exists()


def test_settings_and_a_library_of_rubbish(cli: Cli, photo: Path, tmp_path: Path) -> None:
    """They are passed over, or mended, and the picture is painted all the same."""
    rubbish = b"rubbish" * 3000
    for place in (paths.config_dir() / "settings.json", paths.data_dir() / "library.db"):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(rubbish)
    ended = cli("stylize", photo, "-o", "a.png", "--style", STYLE, "--stroke-size", "4")
    assert ended.code == 0 and (tmp_path / "a.png").exists()
    (kept,) = paths.data_dir().glob("library.corrupt-*.db")
    assert kept.read_bytes() == rubbish


def test_a_library_that_another_program_has_locked(cli: Cli, photo: Path, tmp_path: Path) -> None:
    with Library(paths.data_dir()) as library:
        library.add_vector_style("Mine", [0.1] * 100)
    with locked_elsewhere(paths.data_dir() / "library.db"):
        ended = cli("stylize", photo, "-o", "a.png", "--style", "Mine", "--stroke-size", "4")
    assert (ended.code, ended.err) == (0, "")


def test_settings_with_a_device_that_is_not_here(cli: Cli, photo: Path, tmp_path: Path) -> None:
    from artstudio import settings
    from artstudio.engine import devices

    if any(device.kind == "mps" for device in devices.available()):
        pytest.skip("that device is here")
    settings.save(paths.config_dir() / "settings.json", settings.Settings().with_(device="mps"))
    ended = cli("stylize", photo, "-o", "a.png", "--style", STYLE, "--stroke-size", "4")
    assert ended.code == 0
    assert "There is no device 'mps' here" in ended.err and "The CPU is used." in ended.err


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        ([], (True, None)),
        (["photo.png"], (True, Path("photo.png"))),
        (["--", "photo.png"], (True, Path("photo.png"))),
        (["--", "styles"], (True, Path("styles"))),
        (["./styles"], (True, Path("styles"))),
        (["styles"], (False, None)),
        (["--version"], (False, None)),
    ],
)
def test_what_opens_the_window(
    photo: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str], expected: tuple[bool, Path | None]
) -> None:
    monkeypatch.chdir(photo.parent)
    (photo.parent / "styles").touch()
    assert commands.window_file(argv) == expected


def test_a_file_for_the_window_has_to_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ArtStudioError, match="artstudio --help"):
        commands.window_file(["--", "photo.png"])
