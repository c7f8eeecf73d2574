"""Sound on the timeline: files, what they move, and the microphone. This machine may have no sound device."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from artstudio.document.binding import Binding
from artstudio.document.film import FilmOptions, write_film
from artstudio.document.sound import RATE
from artstudio.document.sound_file import PLAYED_RATE, decoded
from artstudio.document.timeline import Timeline, read_timeline
from artstudio.document.tracks import Slot
from artstudio.engine.speaker import Speaker
from artstudio.errors import BadInputError
from artstudio.films import params_of, prepare
from artstudio.latents import Direction, Floats, Move
from artstudio.qt import theme
from artstudio.qt.latent.axes import Known
from artstudio.qt.timeline.sound_dialog import SoundDialog
from artstudio.qt.timeline.track_view import WAVE
from tests.document.film_lab import frames, look, save_wav
from tests.models.generators.own_networks import add_own
from tests.qt.conftest import Drop
from tests.qt.film_lab import Opener, choose_sound, generated, render, timeline
from tests.qt.studio import Studio, files

SECONDS = 2.0

pytestmark = pytest.mark.usefixtures("small_generators")


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """A second of silence, then a second of a loud tone."""
    t = np.arange(round(SECONDS * RATE)) / RATE
    return save_wav(tmp_path / "song.wav", np.where(t < 1, 0.0, 0.9 * np.sin(2 * np.pi * 110 * t)), RATE)


@pytest.fixture
def studio(open_studio: Opener) -> Studio:
    """A window with one keyframe of a pattern."""
    studio = generated(open_studio)
    studio.services.director.add_keyframe()
    studio.services.director.set_seconds(SECONDS)
    studio.until_painted()
    return studio


def zoom(studio: Studio) -> float:
    source = studio.session.seen.source
    assert source is not None
    return float(source.values["zoom"])


def strip(studio: Studio) -> list[QImage | None]:
    """The pictures on the track, once all of them are of the newest timeline."""
    track = studio.window.timeline.track
    studio.until(lambda: not track._look.isActive() and not track._frames.busy)
    return list(track._strip)


BOUND = (Binding("loudness", Slot("zoom"), 1.0, 4.0, attack=0.0, release=0.05),)


def test_a_sound_is_drawn_below_the_track_and_undone(studio: Studio, song: Path) -> None:
    track = studio.window.timeline.track
    before, height = track.grab().toImage(), track.sizeHint().height()
    choose_sound(studio, song)
    assert track.sizeHint().height() == height + WAVE
    studio.until(lambda: track.height() >= height + WAVE - 1)  # where a pixel is a part of one
    assert track.grab().toImage().size() != before.size()
    found = studio.services.sounding.sound(str(song))
    assert found is not None and found.heard.seconds == pytest.approx(SECONDS, abs=0.1)
    assert any(abs(onset - 1.0) < 0.1 for onset in found.heard.times("onset"))
    studio.session.undo_stack.undo()
    assert timeline(studio).sound == "" and track.sizeHint().height() == height


def test_pictures_and_sound_are_drawn_once_while_the_playhead_passes(studio: Studio, song: Path) -> None:
    track, director = studio.window.timeline.track, studio.services.director
    choose_sound(studio, song)
    strip(studio)
    before = track.grab().toImage()
    still = track._still
    director.scrub(1.5)
    assert track.grab().toImage() != before and track._still is still is not None
    director.settle()
    director.go(0.0)
    assert track.grab().toImage() == before
    theme.notifier.changed.emit()
    assert track._still is None
    assert track.grab().toImage() == before
    director.set_sound(None)
    strip(studio)
    assert track.grab().toImage() != before and track._still is not still


def test_a_sound_or_a_timeline_can_be_dropped_on_the_panel(
    studio: Studio, song: Path, tmp_path: Path, drop: Drop
) -> None:
    panel = studio.window.timeline
    assert drop(panel, files(song))
    studio.until(lambda: timeline(studio).sound == str(song))
    studio.services.timelines.save(tmp_path / "kept.timeline")
    studio.until_said("Saved kept.timeline")
    studio.services.director.clear()
    assert drop(panel, files(tmp_path / "kept.timeline"))
    studio.until(lambda: studio.services.director.timeline is not None)
    assert timeline(studio).sound == str(song)


def test_what_is_no_sound_is_said(studio: Studio, small: Path, tmp_path: Path) -> None:
    director = studio.services.director
    assert "no sound" in studio.sentence_after(lambda: director.set_sound(small))
    assert studio.sentence_after(lambda: director.set_sound(tmp_path / "gone.wav"))
    assert timeline(studio).sound == ""


def test_what_can_be_dropped_on_the_panel_is_said(
    studio: Studio, small: Path, tmp_path: Path, drop: Drop
) -> None:
    panel, notes, silent = studio.window.timeline, tmp_path / "notes.txt", tmp_path / "silent.mp4"
    notes.write_text("Buy blue.")
    write_film(silent, frames(3), FilmOptions())
    for path in (notes, small, silent, tmp_path):
        sentence = studio.sentence_after(lambda path=path: drop(panel, files(path)))
        assert f"Nothing in {path.name} can be used here. Drop a timeline, a film" in sentence
    picture = QMimeData()
    picture.setImageData(QImage(8, 8, QImage.Format.Format_RGB888))
    assert "pictures belong on the canvas" in studio.sentence_after(lambda: drop(panel, picture))
    gone = files(tmp_path / "gone.wav")
    assert "gone.wav can't be read: it isn't there" in studio.sentence_after(lambda: drop(panel, gone))


def test_a_longer_sound_offers_its_length(studio: Studio, song: Path) -> None:
    studio.services.director.set_seconds(1.0)
    choose_sound(studio, song)
    message = studio.until_said("song.wav lasts")
    assert message.callback is not None
    message.callback()
    assert timeline(studio).seconds == pytest.approx(SECONDS, abs=0.1)


def test_the_sound_moves_a_slider_on_the_canvas_and_in_the_film(
    studio: Studio, song: Path, tmp_path: Path
) -> None:
    director = studio.services.director
    choose_sound(studio, song)
    director.set_bindings(BOUND)
    director.go(0.5)
    assert zoom(studio) == 1.0
    quiet = studio.until_painted().image
    director.scrub(1.5)
    assert zoom(studio) > 3.0
    assert studio.until_painted().image is not quiet
    director.settle()
    assert not director.has_left and zoom(studio) > 3.0
    path = tmp_path / "film.mp4"
    ended = render(studio, path, format="mp4")
    studio.until(lambda: bool(ended))
    film = look(path)
    assert ended == [True] and film.sound is not None
    shown = film.frames.astype(float)
    assert abs(shown[3] - shown[8]).mean() < abs(shown[3] - shown[18]).mean() / 4


def test_the_pictures_on_the_track_show_what_the_sound_moves(studio: Studio, song: Path) -> None:
    quiet = strip(studio)
    choose_sound(studio, song)
    assert strip(studio) == quiet, "nothing follows it yet"
    studio.services.director.set_bindings(BOUND)
    bound, half = strip(studio), len(quiet) // 2
    assert len(bound) == len(quiet) and bound[: half - 1] == quiet[: half - 1], "silence"
    assert all(one != other for one, other in zip(bound[half + 1 :], quiet[half + 1 :], strict=True))
    studio.services.director.set_bindings((replace(BOUND[0], high=8.0),))
    assert strip(studio)[half + 1 :] != bound[half + 1 :]
    studio.services.director.set_sound(None)
    assert strip(studio) == quiet


def test_the_film_hears_just_what_the_window_heard(studio: Studio, tmp_path: Path) -> None:
    """Also where the song goes on after the film, at another pace."""
    t = np.arange(12 * RATE) / RATE
    slow, fast = (np.modf(t * pace)[0] < 0.05 for pace in (1.5, 2.6))
    song = save_wav(
        tmp_path / "song.wav", 0.9 * np.sin(2 * np.pi * 220 * t) * np.where(t < 4, slow, fast), RATE
    )
    choose_sound(studio, song)
    studio.services.director.set_bindings((Binding("beat", Slot("zoom"), 1.0, 4.0),))
    here = studio.services.director.film_of(timeline(studio))
    film = prepare(timeline(studio), tmp_path)
    times = np.arange(round(SECONDS * 25)) / 25
    heard = [tuple(here.levels_at(seconds)) for seconds in times]
    assert heard == [tuple(film.levels_at(seconds)) for seconds in times] and len(set(heard)) > 5


def test_bindings_are_made_in_the_dialog(studio: Studio, song: Path) -> None:
    choose_sound(studio, song)
    studio.window.actions_by_id["sound"].trigger()
    dialog = studio.window.findChild(SoundDialog)
    assert dialog is not None and dialog.name.text() == "song.wav"
    assert not studio.window.timeline.microphone.isVisible()
    dialog.add.click()
    sliders = dialog.form.rows["slider"]
    wanted = next(value for value, title in sliders.param.options if title == "Zoom")
    sliders.move_to(wanted)
    assert dialog.list.item(0).text() == "Loudness → Zoom"
    (binding,) = timeline(studio).bindings
    assert (binding.slot, binding.low) == (Slot("zoom"), 1.0) and binding.high == pytest.approx(4.0)
    dialog.form.rows["source"].move_to("bass")
    steps = studio.session.undo_stack.count()
    for value in (2.0, 3.0, 8.0):
        dialog.form.rows["high"].move_to(value)
    dialog.form.rows["high"].finish_gesture()
    assert studio.session.undo_stack.count() == steps + 1
    assert timeline(studio).bindings[0] == Binding("bass", Slot("zoom"), 1.0, 8.0)
    assert studio.window.timeline.microphone.isVisible()
    dialog.remove.click()
    assert timeline(studio).bindings == () and dialog.list.count() == 0
    dialog.silence.click()
    assert timeline(studio).sound == ""
    dialog.close()


def test_a_direction_that_nobody_moved_can_follow_the_sound(
    open_studio: Opener, song: Path, tmp_path: Path
) -> None:
    add_own(tmp_path / "Sea pictures.safetensors")
    studio = generated(open_studio, "sea-pictures")
    axes = studio.services.axes
    size = axes._sizes("sea-pictures")[0]
    axes._known["sea-pictures"] = Known().joined(Direction(Floats.of(np.ones(size)), "Waves"), (0, 1))
    studio.services.director.add_keyframe()
    choose_sound(studio, song)
    studio.window.actions_by_id["sound"].trigger()
    dialog = studio.window.findChild(SoundDialog)
    assert dialog is not None
    dialog.add.click()
    sliders = dialog.form.rows["slider"]
    sliders.move_to(next(value for value, title in sliders.param.options if title == "Waves"))
    assert dialog.list.item(0).text() == "Loudness → Waves"
    dialog.close()
    (binding,) = timeline(studio).bindings
    assert (binding.slot, binding.low) == (Slot("latent", "Waves"), 0.0)
    assert binding.high == pytest.approx(10 / 3)
    assert not studio.services.director.has_left, "at rest it changes nothing"
    studio.services.director.go(1.5)
    assert studio.session.seen.source is not None
    (move,) = studio.session.seen.source.values["latent"].moves
    assert (move.direction.title, move.last) == ("Waves", 1) and move.amount > 2
    assert Timeline.from_json(timeline(studio).to_json(), params_of) == timeline(studio)


def test_the_sound_goes_on_to_the_timeline_of_another_generator(studio: Studio, song: Path) -> None:
    director = studio.services.director
    director.clear()
    choose_sound(studio, song)
    director.set_bindings(BOUND)
    director.set_seconds(3.0)
    studio.services.explorer.choose_model("painter")
    director.add_keyframe()
    found = timeline(studio)
    assert (found.model, found.sound, found.seconds, found.bindings) == ("painter", str(song), 3.0, ())
    message = studio.messages[-1]
    assert "A new timeline" in message.text and message.callback is not None
    message.callback()
    assert timeline(studio).bindings == BOUND


def test_a_saved_timeline_brings_its_sound_back(
    studio: Studio, song: Path, tmp_path: Path, open_studio: Opener
) -> None:
    choose_sound(studio, song)
    studio.services.director.set_bindings(BOUND)
    studio.services.timelines.save(tmp_path / "loud.timeline")
    studio.until_said("Saved")
    assert read_timeline(tmp_path / "loud.timeline", params_of).sound == "song.wav"
    saved = timeline(studio)
    studio.close()
    again = open_studio(folder=tmp_path / "elsewhere")
    again.services.timelines.open(tmp_path / "loud.timeline")
    again.until(lambda: again.services.director.timeline == saved)
    again.until(lambda: again.services.sounding.sound(str(song)) is not None)
    again.services.director.go(1.5)
    assert zoom(again) > 3.0


def test_playing_without_a_device_says_so_once_and_plays(studio: Studio, song: Path) -> None:
    choose_sound(studio, song)
    try:
        Speaker(decoded(song), PLAYED_RATE, time.monotonic()).close()
        pytest.skip("this machine has a sound device")
    except BadInputError as error:
        expected = str(error)
    director = studio.services.director
    said = len(studio.messages)
    director.play()
    studio.until_said(expected)
    assert director.is_playing
    director.pause()
    director.play()
    director.set_bindings(BOUND)
    studio.until_painted()
    assert director.is_playing and len(studio.messages) == said + 1
    director.pause()


class Cassette:
    """A loudspeaker that keeps what it was to play."""

    made: list[Cassette]

    def __init__(
        self, samples: Any, rate: int, began: float, period: float | None, clock: Callable[[], float]
    ) -> None:
        self.began, self.period, self.closed = began, period, False
        assert samples.shape == (round(SECONDS * rate), 2) and clock() >= began
        Cassette.made.append(self)

    def check(self) -> None:
        pass

    def close(self) -> None:
        self.closed = True


def test_sound_goes_on_with_the_pictures_until_they_rest(
    studio: Studio, song: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Cassette.made = made = []
    monkeypatch.setattr("artstudio.qt.timeline.sounding.Speaker", Cassette)
    now = [100.0]
    director = studio.services.director
    director._clock = lambda: now[0]
    choose_sound(studio, song)
    director.go(0.5)
    director.play()
    studio.until(lambda: made)
    assert (made[0].began, made[0].period) == (99.5, SECONDS)
    now[0] = 104.1  # in the third round
    director._go_on()
    assert director.seconds == pytest.approx(0.6, abs=0.05)
    director.set_bindings(BOUND)
    assert len(made) == 1 and not made[0].closed, "the same sound goes on"
    director.set_seconds(3.0)
    studio.until(lambda: len(made) == 2 and made[0].closed)
    assert made[1].period == 3.0 and made[1].began == pytest.approx(103.5)
    director.set_loop(False)
    studio.until(lambda: len(made) == 3 and made[1].closed)
    assert made[2].period is None and director.is_playing
    director.pause()
    studio.until(lambda: made[2].closed)
    director.play()
    studio.close()  # while it is being opened
    assert all(speaker.closed for speaker in made)


class Loud:
    """A microphone that hears a loud tone at once; when it is ``gone``, it says so like a real one."""

    made: list[Loud]

    def __init__(self, on_block: Callable[[Any], None], rate: int) -> None:
        on_block(0.9 * np.sin(2 * np.pi * 110 * np.arange(rate // 2) / rate).astype(np.float32))
        self.gone = self.closed = False
        Loud.made.append(self)

    def check(self) -> None:
        if self.gone:
            raise BadInputError("The microphone is gone; plug it in again, or choose a sound file.")

    def close(self) -> None:
        self.closed = True


def test_the_microphone_moves_sliders_until_it_vanishes(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    Loud.made = []
    monkeypatch.setattr("artstudio.qt.timeline.sounding.Microphone", Loud)
    studio.services.director.set_bindings(BOUND)
    button = studio.window.timeline.microphone
    button.click()
    studio.until(lambda: zoom(studio) > 3.0)
    shown = studio.until_painted()
    assert studio.session.source is not None and studio.session.source.values["zoom"] == 1.0
    studio.session.set_source_value("complexity", 2.0)  # the hand goes on meanwhile
    studio.until(lambda: zoom(studio) > 3.0)
    assert studio.session.seen.source is not None
    assert studio.session.seen.source.values["complexity"] == 2.0
    Loud.made[0].gone = True
    studio.until_said("microphone is gone")
    assert not button.isChecked() and Loud.made[0].closed
    assert zoom(studio) == 1.0 and studio.session.seen is studio.session.state
    assert studio.until_painted().stamp > shown.stamp


def test_nobody_listens_any_more_once_nothing_could_move(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    Loud.made = []
    monkeypatch.setattr("artstudio.qt.timeline.sounding.Microphone", Loud)
    director, button = studio.services.director, studio.window.timeline.microphone
    for taken_away in (director.clear, lambda: director.set_bindings(()), studio.session.undo_stack.undo):
        director.set_bindings(BOUND)
        button.click()
        studio.until(lambda: Loud.made and not Loud.made[-1].closed)
        taken_away()
        assert not studio.services.sounding.is_listening
        studio.until(lambda: Loud.made[-1].closed)
        Loud.made.clear()


def test_without_a_microphone_a_sentence_says_so(studio: Studio) -> None:
    from artstudio.engine.microphone import Microphone

    try:
        Microphone(lambda block: None, RATE).close()
        pytest.skip("this machine has a microphone")
    except BadInputError as error:
        expected = str(error)
    studio.services.director.set_bindings(BOUND)
    assert studio.sentence_after(studio.window.timeline.microphone.click) == expected
    assert not studio.window.timeline.microphone.isChecked()


def test_a_sound_moves_a_direction_within_sight_at_first(studio: Studio, song: Path) -> None:
    """Its slider goes as far as ten standard deviations, where nothing of a picture is left."""
    explorer, director = studio.services.explorer, studio.services.director
    director.clear()
    explorer.choose_model("painter")
    point = explorer.source.values["latent"]
    way = Direction(Floats.of(np.full(108, 0.1)), "Light")
    explorer.show(explorer.source.with_(latent=replace(point, moves=(Move(way, 1.0),))), "Light")
    director.add_keyframe()
    studio.window.actions_by_id["sound"].trigger()
    dialog = studio.window.findChild(SoundDialog)
    assert dialog is not None
    dialog.add.click()
    sliders = dialog.form.rows["slider"]
    sliders.move_to(next(value for value, title in sliders.param.options if title == "Light"))
    (binding,) = timeline(studio).bindings
    assert binding.slot.axis == "Light" and binding.low == 1
    assert binding.high == pytest.approx(1 + 10 / 3)
