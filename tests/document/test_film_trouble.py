"""Films that can't be written: a sentence, the old file as it was, and nothing left lying about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from artstudio.document.film import FilmOptions, options_for, write_film
from artstudio.errors import BadInputError
from tests.document.film_lab import frames, tone
from tests.trouble import filled

NAMES = ["a.mp4", "a.webm", "a.gif", "a.webp", "a"]


class Stop(Exception):
    pass


def noise(count: int, side: int = 320) -> Iterator[np.ndarray]:
    rng = np.random.default_rng(0)
    for _ in range(count):
        yield rng.integers(0, 256, (side, side, 3), dtype=np.uint8)


def old(path: Path) -> None:
    """What was there before: a file, or an empty folder."""
    if path.suffix:
        path.write_bytes(b"the old one")
    else:
        path.mkdir()


def untouched(path: Path) -> bool:
    same = path.read_bytes() == b"the old one" if path.suffix else not any(path.iterdir())
    return same and list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("name", NAMES)
def test_cancelling_leaves_everything_as_it_was(tmp_path, name) -> None:
    path = tmp_path / name
    old(path)

    def report(written: int) -> None:
        if written == 5:
            raise Stop

    with pytest.raises(Stop):
        write_film(path, frames(), options_for(path), report=report)
    assert untouched(path)

    def failing() -> Iterator[np.ndarray]:
        yield from frames(3)
        raise Stop

    with pytest.raises(Stop):
        write_film(path, failing(), options_for(path))
    assert untouched(path)


@pytest.mark.parametrize("name", NAMES)
def test_full_disk(small_disk, name) -> None:
    path = small_disk / name
    old(path)
    with filled(small_disk, 300_000), pytest.raises(BadInputError, match=f"room on the disk for {name}"):
        write_film(path, noise(12), options_for(path, quality=100))
    assert untouched(path)


def test_a_disk_that_fills_up_at_the_very_end(small_disk) -> None:
    """When the index is written, or what was buffered goes out."""
    path = small_disk / "a.mp4"
    write_film(path, noise(2), FilmOptions(quality=100))
    needed = path.stat().st_size
    path.write_bytes(b"the old one")
    for missing in (1, 5000, 40_000):
        with filled(small_disk, needed - missing), pytest.raises(BadInputError, match="room on the disk"):
            write_film(path, noise(2), FilmOptions(quality=100))
        assert untouched(path)


def test_no_permission(open_folder, as_nobody) -> None:
    for name in NAMES:
        with as_nobody(), pytest.raises(BadInputError, match=f"no permission to write {name}"):
            write_film(open_folder / name, frames(), options_for(open_folder / name))
    assert list(open_folder.iterdir()) == []


@pytest.mark.parametrize("name", NAMES)
def test_bad_places(tmp_path, name) -> None:
    with pytest.raises(BadInputError, match="doesn't exist"):
        write_film(tmp_path / "missing" / name, frames(), options_for(Path(name)))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_looked_into(open_folder, as_nobody) -> None:
    (open_folder / "f").mkdir(mode=0o700)
    with as_nobody(), pytest.raises(BadInputError, match="f can't be read: "):
        write_film(open_folder / "f", frames(), FilmOptions("frames"))


def test_a_folder_with_something_in_it_is_kept(tmp_path) -> None:
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "precious").touch()
    with pytest.raises(BadInputError, match="isn't empty"):
        write_film(tmp_path / "f", frames(), FilmOptions("frames"))

    def meanwhile() -> Iterator[np.ndarray]:
        yield from frames(2)
        (tmp_path / "g" / "precious").touch()

    (tmp_path / "g").mkdir()
    with pytest.raises(BadInputError, match="isn't empty"):
        write_film(tmp_path / "g", meanwhile(), FilmOptions("frames"))
    (tmp_path / "file").touch()
    with pytest.raises(BadInputError, match="is a file"):
        write_film(tmp_path / "file", frames(), FilmOptions("frames"))
    assert sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*")) == [
        "f",
        "f/precious",
        "file",
        "g",
        "g/precious",
    ]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (FilmOptions(fps=0), "up to 240 frames a second"),
        (FilmOptions(fps=float("nan")), "up to 240"),
        (FilmOptions("gif", fps=60), "GIF has up to 50"),
        (FilmOptions(quality=0), "Quality goes from 1 to 100"),
        (FilmOptions(size=(20_000, 10)), "MP4 can't be wider or higher than 16,384"),
        (FilmOptions(size=(0, 10)), "at least 1 x 1"),
    ],
)
def test_bad_options(tmp_path, options, sentence) -> None:
    with pytest.raises(BadInputError, match=sentence):
        write_film(tmp_path / "a", frames(), options)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_frames(tmp_path, name) -> None:
    with pytest.raises(BadInputError, match="would have no frames"):
        write_film(tmp_path / name, [], options_for(Path(name)))
    assert list(tmp_path.iterdir()) == []


def test_sounds_that_are_none(tmp_path) -> None:
    bad = tmp_path / "bad.wav"
    bad.write_bytes(b"RIFF, but no sound")
    mute = tmp_path / "mute.mp4"
    write_film(mute, frames(3), FilmOptions())
    good = tone(tmp_path / "good.wav")
    cases = [
        ("a.mp4", bad, "bad.wav isn't a sound file"),
        ("a.mp4", mute, "mute.mp4 holds no sound"),
        ("a.mp4", tmp_path / "none.wav", "none.wav can't be read: it isn't there"),
        ("a.mp4", tmp_path, "can't be read: a folder is where a file should be"),
        ("a.gif", good, "GIF holds no sound"),
    ]
    for name, sound, sentence in cases:
        with pytest.raises(BadInputError, match=sentence):
            write_film(tmp_path / name, frames(), options_for(Path(name)), sound)
        assert not (tmp_path / name).exists()
