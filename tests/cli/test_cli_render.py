"""``artstudio render``, with files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli
from tests.document.film_lab import look, tone

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
        (("missing.timeline", "-o", "a.mp4"), "no model called 'lost'"),
        (("twice.timeline", "-o", "a.mp4"), "Two keyframes of Time lie at 1 s"),
        (("drift.timeline",), "required: -o"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(cli: Cli, tmp_path: Path, args, sentence) -> None:
    (tmp_path / "rubbish.timeline").write_text("{")
    (tmp_path / "missing.timeline").write_text(timeline(source={"model": "lost"}))
    keys = [{"seconds": 1, "value": value} for value in (0, 1)]
    (tmp_path / "twice.timeline").write_text(timeline(tracks=[{"param": "time", "keys": keys}]))
    tone(tmp_path / "song.wav")
    before = sorted(tmp_path.iterdir())
    ended = cli("render", *args)
    assert (ended.code, ended.out) == (2, "")
    assert sentence in ended.err and ended.err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


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
