"""``artstudio render``, with files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from artstudio.cli.console import Bar
from artstudio.document.film import FilmOptions, recipe_in_film, write_film
from artstudio.engine import catalog
from artstudio.models.generators import installed
from tests.cli.conftest import Cli
from tests.document.film_lab import frames, look, tone
from tests.models.generators.own_networks import own_file
from tests.trouble import filled

LOUD = {"source": "loudness", "param": "zoom", "low": 1.0, "high": 4.0}
ROOT = Path(__file__).parents[2]


def timeline(**changes: Any) -> str:
    data = {
        "artstudio": "timeline",
        "version": 1,
        "seconds": 1.0,
        "fps": 8,
        "size": [64, 48],
        "source": {"model": "cppn", "seed": 7},
        "tracks": [{"param": "time", "keys": [{"seconds": 0, "value": 0}, {"seconds": 1, "value": 1}]}],
    }
    return json.dumps(data | changes)


@pytest.fixture(autouse=True)
def drift(tmp_path: Path) -> Path:
    path = tmp_path / "drift.timeline"
    path.write_text(timeline())
    return path


def test_a_film_with_sound(cli: Cli, tmp_path: Path) -> None:
    tone(tmp_path / "song.wav", 3.0)
    ended = cli(
        "render", "drift.timeline", "-o", "a.mp4", "--audio", "song.wav", "--seconds", "1.5", "--json"
    )
    assert (ended.code, ended.err) == (0, "")
    assert ended.json == {
        "output": "a.mp4",
        "format": "mp4",
        "width": 64,
        "height": 48,
        "fps": 8.0,
        "frames": 12,
        "seconds": 1.5,
    }
    seen = look(tmp_path / "a.mp4")
    assert seen.frames.shape == (12, 48, 64, 3) and seen.sound is not None
    assert seen.sound.shape[1] / 48_000 == pytest.approx(1.5, abs=0.05)


def test_size_rate_and_every_format(cli: Cli, tmp_path: Path) -> None:
    for name, size, shape in (
        ("a.gif", "32", (24, 32)),
        ("a.webp", "20x30", (30, 20)),
        ("f", "16x16", (16, 16)),
        ("a.webm", "32", (24, 32)),
    ):
        ended = cli("render", "drift.timeline", "-o", name, "--size", size, "--fps", "4")
        assert ended.code == 0 and ended.out == f"{name}  {shape[1]} x {shape[0]}, 4 frames, 1.00 s\n"
        assert look(tmp_path / name).frames.shape == (4, *shape, 3)


def test_a_film_is_rendered_again_from_what_it_carries(cli: Cli, tmp_path: Path) -> None:
    tone(tmp_path / "song.wav", 3.0)
    (tmp_path / "loud.timeline").write_text(timeline(sound={"file": "song.wav", "bindings": [LOUD]}))
    args = ("--seconds", "1.25", "--fps", "4", "--size", "32x24", "--quality", "60")
    assert cli("render", "loud.timeline", "-o", "a.mp4", *args).code == 0
    (tmp_path / "elsewhere").mkdir()
    for name in ("a.mp4", "song.wav"):
        (tmp_path / name).rename(tmp_path / "elsewhere" / name)
    (tmp_path / "loud.timeline").unlink()
    ended = cli("replay", "elsewhere/a.mp4", "-o", "b.mp4", "--json")
    assert ended.code == 0, ended.err
    told = {key: ended.json[key] for key in ("width", "height", "fps", "frames")}
    assert told == {"width": 32, "height": 24, "fps": 4.0, "frames": 5}
    first, again = look(tmp_path / "elsewhere" / "a.mp4"), look(tmp_path / "b.mp4")
    assert np.array_equal(first.frames, again.frames) and again.sound is not None
    lines = dict(line.split(maxsplit=1) for line in cli("recipe", "b.mp4").out.splitlines()[:4])
    assert lines["Model"] == "Patterns" and lines["Sound"] == "song.wav"
    # Into another format; and without its sound, by that in the film.
    (tmp_path / "elsewhere" / "song.wav").unlink()
    assert cli("render", "elsewhere/a.mp4", "-o", "frames", "--seconds", "0.5").code == 0
    assert look(tmp_path / "frames").frames.shape == (2, 24, 32, 3)
    assert cli("replay", "b.mp4", "-o", "b.gif", "--no-recipe").code == 0
    ended = cli("replay", "b.gif", "-o", "c.gif")
    assert (ended.code, ended.out) == (2, "") and "no recipe inside" in ended.err


def test_a_walk_is_a_timeline_too(cli: Cli, tmp_path: Path) -> None:
    flags = ("--seconds", "0.5", "--fps", "8", "--size", "24", "--grain", "0")
    assert cli("walk", "cppn", "--seeds", "3,9", *flags, "-o", "a.webp").code == 0
    assert cli("replay", "a.webp", "-o", "b.webp").code == 0
    assert np.array_equal(look(tmp_path / "a.webp").frames, look(tmp_path / "b.webp").frames)
    assert "2 keyframes" in cli("recipe", "b.webp").out


@pytest.mark.parametrize("film", ["cut.mp4", "plain.mp4", "gone.mp4", "folder"])
@pytest.mark.parametrize("verb", ["replay", "render", "recipe"])
def test_films_that_carry_no_timeline(cli: Cli, tmp_path: Path, film: str, verb: str) -> None:
    write_film(tmp_path / "plain.mp4", frames(3), FilmOptions())
    (tmp_path / "cut.mp4").write_bytes((tmp_path / "plain.mp4").read_bytes()[:300])
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.iterdir())
    ended = cli(verb, film, *(() if verb == "recipe" else ("-o", "a.mp4")))
    words = {
        "cut.mp4": "cut.mp4 isn't a film, or it is damaged.",
        "plain.mp4": "plain.mp4 carries no timeline of Art Studio",
        "gone.mp4": "gone.mp4 can't be read: it isn't there",
        "folder": "folder is a folder without the frames of a film",
    }
    assert (ended.code, ended.out) == (2, "") and ended.err.startswith(words[film]), ended.err
    assert ended.err.count("\n") == 1 and sorted(tmp_path.iterdir()) == before


def test_a_film_whose_picture_is_gone(cli: Cli, tmp_path: Path, photo: Path) -> None:
    style = {"styles": [{"style": {"kind": "builtin", "id": catalog.builtin_styles()[2].id}, "weight": 1}]}
    source, painting = {"picture": str(photo)}, {"values": {**style, "stroke_size": 4}}
    path = tmp_path / "photo.timeline"
    path.write_text(timeline(source=source, painting=painting, tracks=[], seconds=0.25))
    assert cli("render", "photo.timeline", "-o", "a.webp", "--size", "24").code == 0
    assert str(tmp_path) not in (recipe_in_film(tmp_path / "a.webp") or ""), "no folder is told"
    assert cli("replay", "a.webp", "-o", "b.webp").code == 0
    photo.rename(tmp_path / "moved.png")
    ended = cli("replay", "a.webp", "-o", "c.webp")
    assert (ended.code, ended.out) == (2, "") and "'photo.png' that a.webp was made with" in ended.err
    assert cli("replay", "a.webp", "-o", "c.webp", "--picture", "moved.png").code == 0
    assert "a.webp is the film itself" in cli("replay", "a.webp", "-o", "a.webp").err
    for args in (("-o", "-"), ("-o", "d.gif", "--format", "png")):
        ended = cli("replay", "a.webp", *args)
        assert ended.code == 2 and "A film goes into a file" in ended.err


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("none.timeline", "-o", "a.mp4"), "none.timeline can't be read: it isn't there"),
        (("drift.timeline", "-o", "a.avi"), "a.avi can't be written; end it in one of .mp4"),
        (("drift.timeline", "-o", "no/a.mp4"), "The folder no doesn't exist"),
        (("drift.timeline", "-o", "a.mp4", "--size", "big"), "--size is a side"),
        (("drift.timeline", "-o", "a.mp4", "--size", "0x5"), "--size is a side"),
        (("drift.timeline", "-o", "a.mp4", "--size", "99999"), "can't be wider or higher"),
        (("drift.timeline", "-o", "a.mp4", "--fps", "0"), "--fps takes a number above 0"),
        (("drift.timeline", "-o", "a.gif", "--fps", "60"), "GIF has up to 50 frames a second"),
        (("drift.timeline", "-o", "a.mp4", "--seconds", "soon"), "--seconds takes a number above 0"),
        (("drift.timeline", "-o", "a.mp4", "--seconds", "99999999"), "A timeline lasts from"),
        (("drift.timeline", "-o", "a.mp4", "--quality", "0"), "--quality goes from 1 to 100"),
        (("drift.timeline", "-o", "a.mp4", "--audio", "none.mp3"), "none.mp3 can't be read"),
        (("drift.timeline", "-o", "a.mp4", "--audio", "drift.timeline"), "drift.timeline isn't a sound file"),
        (("drift.timeline", "-o", "a.gif", "--audio", "song.wav"), "GIF holds no sound"),
        (("rubbish.timeline", "-o", "a.mp4"), "The timeline is damaged: it isn't JSON"),
        (("cut.timeline", "-o", "a.mp4"), "The timeline is damaged: it isn't JSON"),
        (("binary.timeline", "-o", "a.mp4"), "binary.timeline isn't a timeline of Art Studio"),
        (("newer.timeline", "-o", "a.mp4"), "made by a newer Art Studio; update this one"),
        (("nan.timeline", "-o", "a.mp4"), "The timeline is damaged: it isn't JSON"),
        (("types.timeline", "-o", "a.mp4"), "The length of the timeline is a number, not 'long'"),
        (("huge.timeline", "-o", "a.mp4"), "huge.timeline is too large to be a timeline"),
        (("endless.timeline", "-o", "a.mp4"), "frames, and 500,000 are the most"),
        (("silent.timeline", "-o", "a.mp4"), "The sound none.mp3 can't be read: it isn't there"),
        (("mute.timeline", "-o", "a.mp4"), "follow a sound, but it names none; add --audio FILE"),
        (("blank.timeline", "-o", "a.mp4"), "none.jpg"),
        (("missing.timeline", "-o", "a.mp4"), "no model called 'lost'"),
        (("twice.timeline", "-o", "a.mp4"), "Two keyframes of Time lie at 1 s"),
        (("drift.timeline", "-o", "x" * 300 + ".mp4"), "is too long a name; choose a shorter one"),
        (("drift.timeline", "-o", "x" * 300), "is too long a name; choose a shorter one"),
        (("x" * 300 + ".mp4", "-o", "a.mp4"), "can't be read"),
        (("x" * 300 + ".timeline", "-o", "a.mp4"), "can't be read"),
        (("drift.timeline",), "required: -o"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(cli: Cli, tmp_path: Path, args, sentence) -> None:
    (tmp_path / "rubbish.timeline").write_text("{")
    (tmp_path / "missing.timeline").write_text(timeline(source={"model": "lost"}))
    keys = [{"seconds": 1, "value": value} for value in (0, 1)]
    (tmp_path / "twice.timeline").write_text(timeline(tracks=[{"param": "time", "keys": keys}]))
    rubbish = {
        "cut": timeline()[:200],
        "newer": timeline(version=99),
        "nan": timeline(seconds=float("nan")),
        "types": timeline(seconds="long"),
        "endless": timeline(seconds=14_000, fps=200),
        "silent": timeline(sound={"file": "none.mp3", "bindings": [LOUD]}),
        "mute": timeline(sound={"bindings": [LOUD]}),
        "blank": timeline(source={"model": "cppn", "picture": "none.jpg"}),
    }
    for name, text in rubbish.items():
        (tmp_path / f"{name}.timeline").write_text(text)
    (tmp_path / "binary.timeline").write_bytes(b"\x89\xff\0")
    with (tmp_path / "huge.timeline").open("wb") as file:
        file.truncate(64_000_001)
    tone(tmp_path / "song.wav")
    before = sorted(tmp_path.iterdir())
    ended = cli("render", *args)
    assert (ended.code, ended.out) == (2, "")
    assert sentence in ended.err and ended.err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_disk_that_fills_up(cli: Cli, drift: Path, small_disk: Path) -> None:
    target = small_disk / "a.webp"
    target.write_bytes(b"the old one")
    with filled(small_disk, 10_000):
        ended = cli("render", drift, "-o", target, "--size", "100", "--quality", "100")
        assert {path.name for path in small_disk.iterdir()} == {"a.webp", "filler"}
    assert (ended.code, ended.out) == (2, "") and "room on the disk for a.webp" in ended.err
    assert ended.err.count("\n") == 1 and target.read_bytes() == b"the old one"


@pytest.mark.parametrize("verb", ["render", "walk"])
def test_a_folder_that_may_not_be_written(cli: Cli, drift: Path, open_folder, as_nobody, verb: str) -> None:
    what = ("cppn", "--seeds", "1,2", "--size", "16") if verb == "walk" else (open_folder / "a.timeline",)
    (open_folder / "a.timeline").write_text(drift.read_text())
    with as_nobody():
        ended = cli(verb, *what, "-o", open_folder / "a.mp4", "--seconds", "0.2")
    assert (ended.code, ended.out) == (2, "") and ended.err.count("\n") == 1
    assert "You have no permission to write a.mp4 there; choose another folder." in ended.err
    assert [path.name for path in open_folder.iterdir()] == ["a.timeline"]


def test_a_generator_that_is_removed_while_it_renders(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_file(tmp_path / "seas.safetensors")
    assert cli("models", "add", "seas.safetensors").code == 0
    (tmp_path / "seas.timeline").write_text(timeline(source={"model": "seas"}, tracks=[], seconds=2.0))
    (tmp_path / "a.mp4").write_bytes(b"the old one")

    def at(bar: Bar, done: float, name: str) -> None:
        if done == 3:
            installed.remove("seas")

    monkeypatch.setattr(Bar, "at", at)
    ended = cli("render", "seas.timeline", "-o", "a.mp4", "--size", "32")
    assert (ended.code, ended.out) == (2, "") and "no model called 'seas'" in ended.err
    assert ended.err.count("\n") == 1 and (tmp_path / "a.mp4").read_bytes() == b"the old one"


def test_nothing_that_a_film_is_made_of_is_written_over(cli: Cli, tmp_path: Path, photo: Path) -> None:
    write_film(tmp_path / "song.webm", frames(9), FilmOptions("webm"), tone(tmp_path / "song.wav"))
    Image.open(photo).save(tmp_path / "photo.webp")
    sound = {"file": "song.webm", "bindings": [LOUD]}
    source = {"model": "cppn", "picture": "photo.webp", "values": {"palette": "picture"}}
    (tmp_path / "a.timeline").write_text(timeline(source=source, sound=sound))
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    for name in ("song.webm", "photo.webp"):
        ended = cli("render", "a.timeline", "-o", name, "--size", "16")
        assert (ended.code, ended.out) == (2, "")
        assert f"{name} is what the film is made of, which would be lost" in ended.err
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_ctrl_c_leaves_no_half_film(tmp_path: Path, drift: Path) -> None:
    drift.write_text(timeline(seconds=600.0, tracks=[]))
    (tmp_path / "a.mp4").write_bytes(b"the old one")
    command = (sys.executable, "-m", "artstudio", "render", str(drift), "-o", str(tmp_path / "a.mp4"))
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        while process.poll() is None and not list(tmp_path.glob(".artstudio-*.part")):
            pass
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None and process.stderr.read() == "Stopped.\n"
    assert process.returncode == 130
    assert (tmp_path / "a.mp4").read_bytes() == b"the old one"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.mp4", "drift.timeline"]
