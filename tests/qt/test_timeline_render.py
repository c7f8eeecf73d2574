"""Films from the window: the dialog, the queue, and what goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from artstudio.document.film import FilmOptions, options_for, recipe_in_film, write_film
from artstudio.document.timeline import Timeline
from artstudio.films import params_of
from artstudio.qt.timeline.motion_dialog import MotionDialog
from artstudio.qt.timeline.render_dialog import RenderDialog
from tests.document.film_lab import frames, tone
from tests.qt.conftest import Drop
from tests.qt.film_lab import SIDE, Opener, generated, render, timeline
from tests.qt.studio import Studio, files

RECIPE = "export_embed_recipe"

pytestmark = pytest.mark.usefixtures("small_generators")


@pytest.fixture
def studio(open_studio: Opener) -> Studio:
    """A window with two keyframes of a pattern, half a second apart, in a loop of one second."""
    studio = generated(open_studio)
    director = studio.services.director
    director.add_keyframe()
    director.go(0.5)
    studio.session.set_source_value("zoom", 3.0)
    director.add_keyframe()
    director.set_seconds(1.0)
    director.set_fps(12.0)
    return studio


def dialog(studio: Studio, action: str, kind: type) -> object:
    studio.window.actions_by_id[action].trigger()
    return next(d for d in studio.window.findChildren(kind) if d.isVisible())


def choose(shown: MotionDialog, title: str) -> None:
    row = shown.form.rows["slider"]
    row.move_to(next(value for value, name in row.param.options if name == title))


def test_the_dialog_renders_what_it_says(studio: Studio, tmp_path: Path) -> None:
    shown = dialog(studio, "render", RenderDialog)
    assert isinstance(shown, RenderDialog)
    assert shown.target().suffix == ".mp4" and "12 frames" in shown.note.text()
    shown.path.clear()
    QTest.keyClicks(shown.path, str(tmp_path / "film.gif"))
    assert shown.options() == FilmOptions("gif", 12.0, (SIDE, SIDE), 80, True)
    assert not shown.form.rows["quality"].isVisible()
    ended: list[bool] = []
    studio.services.films.ended.connect(lambda job, saved: ended.append(saved))
    assert shown.form.rows[RECIPE].value is True
    shown.action.click()
    assert "Rendering film.gif" in studio.window.status._engine.text()
    studio.until(lambda: bool(ended))
    assert ended == [True] and studio.messages[-1].text == "Saved film.gif."
    with Image.open(tmp_path / "film.gif") as film:
        assert film.size == (SIDE, SIDE) and 2 <= film.n_frames <= 12
    recipe = recipe_in_film(tmp_path / "film.gif")
    assert recipe is not None
    assert Timeline.from_json(recipe, params_of).tracks == timeline(studio).tracks
    assert "Ready" in studio.window.status._engine.text()
    again = dialog(studio, "render", RenderDialog)
    assert isinstance(again, RenderDialog)
    again.take(str(tmp_path / "other.gif"))
    again.form.rows[RECIPE].move_to(False)
    again.action.click()
    studio.until_said("Saved other.gif.")
    assert recipe_in_film(tmp_path / "other.gif") is None
    assert not studio.store.values.export_embed_recipe


def rendered(studio: Studio, path: Path) -> Path:
    """The timeline of ``studio`` as a film."""
    ended = render(studio, path, format=options_for(path).format)
    studio.until(lambda: bool(ended))
    assert ended == [True], studio.messages[-1]
    return path


@pytest.mark.parametrize("name", ["film.mp4", "film.webp", "frames"])
def test_a_film_dropped_on_the_window_brings_its_timeline_back(
    studio: Studio, tmp_path: Path, drop: Drop, name: str
) -> None:
    film = rendered(studio, tmp_path / name)
    made = timeline(studio).tracks
    studio.services.director.clear()
    assert drop(studio.canvas, files(film))
    if film.suffix == ".webp":  # a picture, too
        message = studio.until_said("This film was made here.")
        assert message.callback is not None and studio.services.director.timeline is None
        message.callback()
    studio.until(lambda: studio.services.director.timeline is not None)
    assert timeline(studio).tracks == made and timeline(studio).size == (SIDE, SIDE)
    studio.session.undo_stack.undo()
    assert studio.services.director.timeline is None


def test_a_film_dropped_on_the_panel_is_a_timeline_or_else_a_sound(
    studio: Studio, tmp_path: Path, drop: Drop
) -> None:
    film = rendered(studio, tmp_path / "film.mp4")
    clip = tmp_path / "clip.webm"
    write_film(clip, frames(6), FilmOptions("webm"), tone(tmp_path / "song.wav", 1.0))
    made = timeline(studio)
    studio.services.director.set_seconds(3.0)
    assert drop(studio.window.timeline, files(film))
    studio.until(lambda: timeline(studio).seconds == made.seconds)
    assert drop(studio.window.timeline, files(clip))
    studio.until(lambda: timeline(studio).sound == str(clip))
    assert timeline(studio).tracks == made.tracks


def test_videos_of_others_and_folders_are_no_timelines(studio: Studio, tmp_path: Path, drop: Drop) -> None:
    write_film(tmp_path / "clip.mp4", frames(3), FilmOptions())
    (tmp_path / "folder").mkdir()
    for name, words in (("clip.mp4", "carries no timeline of Art Studio"), ("folder", "a folder without")):
        assert words in studio.sentence_after(lambda n=name: drop(studio.canvas, files(tmp_path / n)))


def test_a_pasted_picture_is_in_the_film_and_saved_though_it_is_in_no_file(
    studio: Studio, small: Path, tmp_path: Path
) -> None:
    studio.services.opening.open(small.read_bytes())
    studio.until(lambda: studio.session.picture is not None and studio.session.picture.path is None)
    studio.click_style(3)
    studio.services.director.add_keyframe()
    studio.services.director.set_seconds(0.25)
    film = rendered(studio, tmp_path / "film.gif")
    sentence = studio.sentence_after(lambda: studio.services.timelines.open(film))
    assert "'Pasted picture' that film.gif was made with isn't beside it" in sentence
    (tmp_path / "kept.png").touch()
    studio.services.timelines.save(tmp_path / "kept.timeline")
    studio.until_said("Saved kept.timeline.")
    pasted = studio.session.picture
    studio.services.director.clear()
    studio.services.timelines.open(tmp_path / "kept.timeline")
    studio.until(lambda: studio.services.director.timeline is not None)
    assert timeline(studio).picture == str(tmp_path / "kept 2.png")
    opened = studio.session.picture
    assert opened is not None and pasted is not None and opened.pixels.key == pasted.pixels.key


def test_what_cannot_be_is_said_before(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.png").touch()
    shown = dialog(studio, "render", RenderDialog)
    assert isinstance(shown, RenderDialog)
    shown.path.setText(str(tmp_path / "full"))
    shown.form.rows["format"].move_to("frames")
    assert shown.target() == tmp_path / "full"
    assert "isn't empty" in shown.note.text() and not shown.action.isEnabled()
    shown.path.setText(str(tmp_path / "new"))
    shown.form.rows["format"].move_to("mp4")
    assert shown.target() == tmp_path / "new.mp4" and shown.action.isEnabled()
    shown.findChild(QDialogButtonBox).rejected.emit()


def test_escape_leaves_no_half_film_and_the_window_stays_usable(studio: Studio, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"what was there before")
    studio.services.director.set_seconds(60.0)
    reports: list[float] = []
    studio.services.films.progress.connect(lambda job, fraction, left: reports.append(fraction))
    ended = render(studio, path, format="mp4")
    studio.until(lambda: len(reports) > 2)
    studio.session.set_source_value("zoom", 2.0)  # live work comes first
    studio.until_painted()
    QTest.keyClick(studio.window, Qt.Key.Key_Escape)
    studio.until(lambda: bool(ended))
    assert ended == [False] and "cancelled" in studio.messages[-1].text
    assert path.read_bytes() == b"what was there before"
    assert sorted(p.name for p in tmp_path.glob("*film*")) == ["film.mp4"]
    assert not list(tmp_path.glob(".artstudio*"))


def test_closing_the_window_cancels_a_film(studio: Studio, tmp_path: Path) -> None:
    studio.services.director.set_seconds(600.0)
    reports: list[float] = []
    studio.services.films.progress.connect(lambda job, fraction, left: reports.append(fraction))
    render(studio, tmp_path / "film.webm", format="webm")
    studio.until(lambda: bool(reports))
    studio.close()
    assert not list(tmp_path.glob("*.webm")) and not list(tmp_path.glob(".artstudio*"))


def test_a_target_that_cannot_be_written_is_said(studio: Studio, tmp_path: Path) -> None:
    path = tmp_path / "no" / "where.gif"
    sentence = studio.sentence_after(lambda: render(studio, path, format="gif"))
    assert "make it or choose another" in sentence
    studio.until(lambda: not studio.services.films.jobs)


def test_without_the_style_mixer(studio: Studio, tmp_path: Path) -> None:
    studio.click_style(2)
    studio.services.director.update_keyframe()
    assert timeline(studio).painting is not None
    shown = dialog(studio, "render", RenderDialog)
    assert isinstance(shown, RenderDialog)
    assert shown.timeline() == timeline(studio)
    shown.form.rows["painted"].move_to(False)
    bare = shown.timeline()
    assert bare.painting is None and {track.slot.layer for track in bare.tracks} == {"source"}
    assert bare.checked()
    shown.close()


# -- motion by itself -----------------------------------------------------------------------------------


def test_a_random_walk_makes_the_timeline_as_long_as_it_takes(studio: Studio) -> None:
    shown = dialog(studio, "walk", MotionDialog)
    assert isinstance(shown, MotionDialog)
    choose(shown, "Zoom")
    shown.form.rows["stops"].move_to(5)
    shown.form.rows["pace"].move_to(0.5)
    assert shown.length.text() == "2.5 seconds"
    shown.apply.click()
    track = next(track for track in timeline(studio).tracks if track.slot.param == "zoom")
    assert track.times == (0.0, 0.5, 1.0, 1.5, 2.0) and timeline(studio).seconds == 2.5
    assert track.keys[0].value == 1.0 and len({key.value for key in track.keys}) == 5
    studio.session.undo_stack.undo()
    assert timeline(studio).seconds == 1.0


def test_drift_closes_and_can_be_taken_away(studio: Studio) -> None:
    shown = dialog(studio, "drift", MotionDialog)
    assert isinstance(shown, MotionDialog)
    choose(shown, "Complexity")
    assert not shown.still.isEnabled()
    shown.apply.click()
    found = timeline(studio)
    values = [found.values_at(seconds)["complexity"] for seconds in (0.0, 0.4, 1.0)]
    assert values[0] == values[2] != values[1]
    again = dialog(studio, "drift", MotionDialog)
    assert isinstance(again, MotionDialog)
    choose(again, "Complexity")
    again.still.click()
    assert all(track.noise is None for track in timeline(studio).tracks)


def test_a_keyframe_on_a_drift_does_not_drift_twice(studio: Studio) -> None:
    dialog(studio, "drift", MotionDialog).apply.click()  # type: ignore[attr-defined]
    director, before = studio.services.director, timeline(studio)
    director.go(0.25)
    director.add_keyframe()
    for seconds in (0.0, 0.25, 0.5):
        assert timeline(studio).values_at(seconds) == before.values_at(seconds)
