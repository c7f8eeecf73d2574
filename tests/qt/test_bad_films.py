"""Timelines of rubbish, and films that can't be: a sentence in the window, and nothing lost."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from artstudio.document.binding import Binding
from artstudio.document.film import FilmOptions, recipe_in_film
from artstudio.document.tracks import Slot
from tests.document.film_lab import tone
from tests.models.generators.own_networks import add_own
from tests.qt.conftest import Drop
from tests.qt.film_lab import SIDE, Opener, choose_sound, generated, render, timeline
from tests.qt.studio import Studio, files
from tests.trouble import filled

LOUD = (Binding("loudness", Slot("zoom"), 1.0, 4.0),)

pytestmark = pytest.mark.usefixtures("small_generators")


@pytest.fixture
def studio(open_studio: Opener) -> Studio:
    """A window with two keyframes of a pattern."""
    studio = generated(open_studio)
    for zoom in (1.0, 3.0):
        studio.session.set_source_value("zoom", zoom)
        studio.services.director.add_keyframe()
    studio.until_painted()
    return studio


def test_timelines_of_rubbish(studio: Studio, tmp_path: Path, drop: Drop) -> None:
    good = timeline(studio).to_json()

    def changed(**changes: Any) -> bytes:
        return json.dumps({**json.loads(good), **changes}).encode()

    cases: dict[str, tuple[bytes, str]] = {
        "cut": (good.encode()[:300], "it isn't JSON"),
        "empty": (b"", "it isn't JSON"),
        "newer": (changed(version=99), "made by a newer Art Studio"),
        "nan": (changed(seconds=float("nan")), "it isn't JSON"),
        "types": (changed(seconds=[]), "The length of the timeline is a number"),
        "tracks": (changed(tracks={"zoom": 3}), "its tracks are no list"),
        "endless": (changed(seconds=1e300), "lasts from 0.04 seconds to 4 hours"),
        "other": (b'{"artstudio": "recipe"}', "isn't a timeline of Art Studio"),
        "picture": (changed(source={"model": "cppn", "picture": "gone.jpg"}), "gone.jpg"),
    }
    for name, (data, words) in cases.items():
        path = tmp_path / f"{name}.timeline"
        path.write_bytes(data)
        assert words in studio.sentence_after(lambda p=path: drop(studio.canvas, files(p))), name
    huge = tmp_path / "huge.timeline"
    with huge.open("wb") as file:
        file.truncate(64_000_001)
    assert "too large" in studio.sentence_after(lambda: drop(studio.window.timeline, files(huge)))


def test_more_frames_than_a_timeline_can_have_are_refused(studio: Studio) -> None:
    panel = studio.window.timeline
    panel.length.setValue(4 * 3600.0)
    kept = timeline(studio)
    assert kept.seconds == 4 * 3600.0

    def choose_rate() -> None:
        panel.fps.setCurrentIndex(panel.fps.findData(60.0))
        panel.fps.activated.emit(panel.fps.currentIndex())

    assert "864,000 frames, and 500,000 are the most" in studio.sentence_after(choose_rate)
    assert timeline(studio) is kept and panel.fps.currentData() == 25.0


@pytest.mark.parametrize("action", ["add_keyframe", "sound", "walk", "drift"])
def test_without_a_picture_there_is_no_timeline(open_studio: Opener, tmp_path: Path, action: str) -> None:
    studio = open_studio(tmp_path / "gone.png")
    words = "There is no picture yet. Open one, or go to a seed."
    assert studio.sentence_after(studio.window.actions_by_id[action].trigger) == words


@pytest.fixture
def film_disk(small_disk: Path) -> Iterator[Path]:
    (small_disk / "film.webp").write_bytes(b"the old one")
    yield small_disk
    assert (small_disk / "film.webp").read_bytes() == b"the old one"
    assert [path.name for path in small_disk.iterdir()] == ["film.webp"]


def test_a_disk_that_fills_up_while_it_renders(studio: Studio, film_disk: Path) -> None:
    with filled(film_disk, 10_000):
        assert "room on the disk for film.webp" in studio.sentence_after(
            lambda: render(studio, film_disk / "film.webp", size=(100, 100))
        )
        studio.until(lambda: not studio.services.films.jobs)
    with filled(film_disk, 0):
        save = studio.services.timelines.save
        assert "room on the disk" in studio.sentence_after(lambda: save(film_disk / "a.timeline"))


def test_a_folder_that_may_not_be_written(studio: Studio, open_folder: Path, as_nobody: Any) -> None:
    # The whole process becomes nobody, who may not write the settings either.
    studio.until_settings_saved()
    with as_nobody():
        for act in (
            lambda: render(studio, open_folder / "film.webp"),
            lambda: render(studio, open_folder / "frames", format="frames"),
            lambda: studio.services.timelines.save(open_folder / "a.timeline"),
        ):
            assert "You have no permission to write" in studio.sentence_after(act)
        studio.until(lambda: not studio.services.films.jobs)
    assert list(open_folder.iterdir()) == []


def test_a_generator_that_is_removed_while_it_renders(open_studio: Opener, tmp_path: Path) -> None:
    add_own(tmp_path / "Sea pictures.safetensors")
    studio = generated(open_studio, "sea-pictures")
    studio.services.director.add_keyframe()
    studio.services.director.set_seconds(60.0)
    kept, reports = timeline(studio), []
    studio.services.films.progress.connect(lambda job, fraction, left: reports.append(fraction))
    ended = render(studio, tmp_path / "film.mp4", format="mp4")
    studio.until(lambda: len(reports) > 2)
    studio.services.generators.remove("sea-pictures")
    studio.until(lambda: bool(ended))
    assert ended == [False] and not list(tmp_path.glob("*.mp4")) and not list(tmp_path.glob(".artstudio*"))
    assert any("sea-pictures" in message.text and message.error for message in studio.messages)
    assert timeline(studio) == kept


def test_the_track_shows_a_generator_that_is_there_again(open_studio: Opener, tmp_path: Path) -> None:
    """And nothing of one that is gone."""
    file = tmp_path / "Sea pictures.safetensors"
    add_own(file)
    studio = generated(open_studio, "sea-pictures")
    studio.services.director.add_keyframe()
    track, generators = studio.window.timeline.track, studio.services.generators

    def seen() -> bool:
        return bool(track._requests) and all(track._frames.image(request) for request in track._requests)

    studio.until(seen)
    generators.remove("sea-pictures")
    studio.until(lambda: generators.spec("sea-pictures") is None)
    assert not any(track._frames.image(request) for request in track._requests)
    studio.until(lambda: bool(track._frames._failed) and not track._frames.busy)
    generators.add(file, lambda item: None)
    studio.until(seen)


def test_a_timeline_too_long_for_its_film_is_told(studio: Studio, tmp_path: Path) -> None:
    path = tmp_path / "film.webm"
    options = FilmOptions("webm", 4.0, (SIDE, SIDE))
    studio.services.films.start(path, options, replace(timeline(studio), title="x" * 17_000_000))
    assert not studio.until_said("The timeline is too long to go into film.webm; render MP4").error
    studio.until_said("Saved film.webm.")
    assert recipe_in_film(path) is None


def test_a_sound_that_is_gone_when_the_film_is_rendered(studio: Studio, tmp_path: Path) -> None:
    song = tone(tmp_path / "song.wav", 1.0)
    choose_sound(studio, song)
    song.unlink()
    words = "The sound song.wav can't be read: it isn't there"
    path = tmp_path / "film.mp4"
    assert words in studio.sentence_after(lambda: render(studio, path, format="mp4"))
    studio.services.director.set_bindings(LOUD)
    assert words in studio.sentence_after(lambda: render(studio, tmp_path / "film.webp"))
    assert not list(tmp_path.glob("*film*"))


class NoDevices(SimpleNamespace):
    """PortAudio on a machine without any sound device."""

    class PortAudioError(Exception):
        pass

    def __init__(self) -> None:
        def none(*_: Any, **__: Any) -> None:
            raise self.PortAudioError("Error querying device -1")

        super().__init__(query_devices=none, OutputStream=none, InputStream=none)


class Loudspeaker(SimpleNamespace):
    """PortAudio with a loudspeaker, until that is ``gone``."""

    PortAudioError = NoDevices.PortAudioError

    def __init__(self) -> None:
        super().__init__(OutputStream=self.open, gone=False, opened=0, closed=0)

    def open(self, **_: Any) -> SimpleNamespace:
        if self.gone:
            raise self.PortAudioError("Error querying device -1")
        self.opened += 1
        return SimpleNamespace(start=lambda: None, active=True, close=self.close)

    def close(self, ignore_errors: bool) -> None:
        self.closed += 1


def test_a_loudspeaker_that_vanishes_is_told_and_the_pictures_play_on(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Loudspeaker()
    monkeypatch.setitem(sys.modules, "sounddevice", library)
    director, sounding = studio.services.director, studio.services.sounding
    choose_sound(studio, tone(tmp_path / "song.wav", 4.0))
    director.play()
    studio.until(lambda: sounding._playing and sounding._playing.speaker)
    stream = sounding._playing.speaker._stream
    stream.active, library.gone = False, True
    assert not studio.until_said("The loudspeaker is gone; the timeline plays on").error
    assert director.is_playing and (library.opened, library.closed) == (1, 1)
    director.set_bindings(LOUD)
    assert director.is_playing and library.opened == 1
    director.pause()
    library.gone = False
    director.play()  # it is plugged in again
    studio.until(lambda: library.opened == 2)
    director.pause()
    studio.until(lambda: library.closed == 2)


@pytest.mark.parametrize(
    ("library", "silent", "deaf"),
    [
        (None, "Sound needs PortAudio, which isn't installed", "The microphone needs PortAudio"),
        (NoDevices(), "There is no sound device here", "There is no microphone here"),
    ],
)
def test_without_any_sound_device_all_else_works(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Any, silent: str, deaf: str
) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", library)
    director = studio.services.director
    choose_sound(studio, tone(tmp_path / "song.wav", 4.0))
    director.set_bindings(LOUD)
    director.play()
    assert not studio.until_said(silent).error and director.is_playing
    director.pause()
    button = studio.window.timeline.microphone
    assert deaf in studio.sentence_after(button.click) and not button.isChecked()
    ended = render(studio, tmp_path / "film.mp4", format="mp4", fps=4.0)
    studio.until(lambda: bool(ended))
    assert ended == [True]
