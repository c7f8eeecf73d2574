"""The timeline in the window: keyframes, scrubbing, playing, and films that come out of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from artstudio.__main__ import main
from artstudio.document.timeline import read_timeline
from artstudio.engine import catalog
from artstudio.films import params_of
from artstudio.qt.latent.film_dialog import FilmDialog
from tests.qt.studio import Studio

LEFT = Qt.MouseButton.LeftButton
SIDE = 64


@pytest.fixture
def studio(open_studio: Callable[..., Studio], monkeypatch: pytest.MonkeyPatch) -> Studio:
    """A window in the Latent workspace with a film of two keyframes, at 0 and 2 s."""
    monkeypatch.setattr("artstudio.qt.generators.SIDE", SIDE)
    monkeypatch.setattr("artstudio.qt.generators.Generators.best", catalog.get("cppn").spec)
    studio = open_studio()
    QTest.keyClick(studio.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(studio.window, Qt.Key.Key_K)
    studio.session.set_source_value("zoom", 4.0)
    QTest.mouseClick(studio.window.timeline.add, LEFT)
    studio.until_painted()
    assert [shot.seconds for shot in studio.services.stage.reel.shots] == [0.0, 2.0]
    return studio


def zoom(studio: Studio) -> float:
    source = studio.session.seen.source
    assert source is not None
    return float(source.values["zoom"])


def test_scrubbing_shows_what_lies_between_and_leaves_the_document_alone(studio: Studio) -> None:
    track, state = studio.window.timeline.track, studio.session.state
    steps = studio.session.undo_stack.count()
    QTest.mousePress(track, LEFT, pos=QPoint(round(track.x_of(1.0)), 10))
    studio.until_painted()
    assert 1.5 < zoom(studio) < 2.5
    QTest.mouseMove(track, QPoint(round(track.x_of(0.0)), 10))
    QTest.mouseRelease(track, LEFT, pos=QPoint(round(track.x_of(0.0)), 10))
    studio.until_painted()
    assert zoom(studio) == pytest.approx(1.0, abs=0.05)
    assert studio.session.state is state and studio.session.undo_stack.count() == steps
    studio.services.explorer.step(1)  # any edit shows the document again
    assert zoom(studio) == 4.0
    studio.until_painted()


def test_keyframes_are_chosen_moved_updated_and_removed_as_steps(studio: Studio) -> None:
    stage, track = studio.services.stage, studio.window.timeline.track
    studio.until(lambda: not track.previews.busy)
    QTest.mouseClick(track, LEFT, pos=track.tile_of(0).center())
    assert track.current == 0 and zoom(studio) == 1.0 and studio.session.seen is studio.session.state
    studio.session.set_source_value("zoom", 2.0)
    QTest.mouseClick(studio.window.timeline.update_button, LEFT)
    assert stage.reel.shots[0].source is not None and stage.reel.shots[0].source.values["zoom"] == 2.0
    steps = studio.session.undo_stack.count()
    start = track.tile_of(1).center()
    QTest.mousePress(track, LEFT, pos=start)
    for seconds in (3.0, 4.0, 5.0):
        QTest.mouseMove(track, QPoint(round(track.x_of(seconds)), start.y()))
    QTest.mouseRelease(track, LEFT, pos=QPoint(round(track.x_of(5.0)), start.y()))
    assert stage.reel.shots[1].seconds == pytest.approx(5.0, abs=0.05)
    assert studio.session.undo_stack.count() == steps + 1
    easing = studio.window.timeline.easing
    easing.setCurrentIndex(easing.findData("hold"))
    easing.activated.emit(easing.currentIndex())
    assert stage.reel.shots[1].easing == "hold"
    track.setFocus()
    QTest.keyClick(track, Qt.Key.Key_Delete)
    assert len(stage.reel.shots) == 1
    for _ in range(3):
        studio.session.undo_stack.undo()
    assert [shot.seconds for shot in stage.reel.shots] == [0.0, 2.0]
    studio.until_painted()


def test_it_plays_in_real_time_and_stops(studio: Studio) -> None:
    stage = studio.services.stage
    times: list[float] = []
    stage.moved.connect(times.append)
    QTest.keyClick(studio.window, Qt.Key.Key_P)
    assert stage.is_playing
    shown = len(studio.shown)
    studio.until(lambda: len(studio.shown) > shown + 3)
    assert times == sorted(times) and times[-1] > 0
    QTest.keyClick(studio.window, Qt.Key.Key_Escape)
    assert not stage.is_playing
    stage.set("once", loop=False)
    stage.set_seconds(2.0)
    stage.scrub(1.9)
    stage.play()
    studio.until(lambda: not stage.is_playing)
    assert stage.seconds == 2.0
    studio.until_painted()


def test_the_keys_of_the_track(studio: Studio) -> None:
    stage, track = studio.services.stage, studio.window.timeline.track
    track.setFocus()
    QTest.keyClick(track, Qt.Key.Key_Home)
    QTest.keyClick(track, Qt.Key.Key_Right)
    assert stage.seconds == pytest.approx(0.04)
    QTest.keyClick(track, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert stage.seconds == pytest.approx(1.04)
    QTest.keyClick(track, Qt.Key.Key_End)
    assert stage.seconds == stage.reel.seconds
    QTest.keyClick(track, Qt.Key.Key_PageDown)
    QTest.keyClick(track, Qt.Key.Key_PageUp)
    QTest.keyClick(track, Qt.Key.Key_Return)
    assert track.current == 0 and stage.seconds == 0.0
    assert track.accessibleDescription() == "0.00 of 8 seconds, 2 keyframes"
    studio.until_painted()


def test_a_film_and_a_timeline_of_the_same_frames(studio: Studio, tmp_path: Path) -> None:
    stage, films = studio.services.stage, studio.services.films
    stage.set_seconds(2.5)
    stage.set("once", loop=False, fps=4.0)
    studio.window.timeline.export()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FilmDialog)
    frames = tmp_path / "frames"
    dialog.path.setText(str(frames))
    dialog.sizes.setCurrentIndex(0)
    assert dialog.sizes.currentText() == "256 × 256" and "10 frames" in dialog.note.text()
    ended: list[bool] = []
    films.ended.connect(lambda job, saved: ended.append(saved))
    dialog.start_button.click()
    studio.until(lambda: ended == [True])
    assert len(list(frames.glob("*.png"))) == 10
    saved = tmp_path / "film.timeline"
    stage.save(saved)
    assert read_timeline(saved, params_of).seconds == 2.5
    again = tmp_path / "again"
    assert main(["render", str(saved), "-o", str(again), "--size", "256"]) == 0
    for one, other in zip(sorted(frames.glob("*.png")), sorted(again.glob("*.png")), strict=True):
        np.testing.assert_array_equal(np.array(Image.open(one)), np.array(Image.open(other)))
    studio.until_painted()


def test_a_film_is_cancelled_and_what_was_there_stays(studio: Studio, tmp_path: Path) -> None:
    target = tmp_path / "film.gif"
    target.write_bytes(b"older")
    films, stage = studio.services.films, studio.services.stage
    ended: list[bool] = []
    films.ended.connect(lambda job, saved: ended.append(saved))
    from artstudio.document.film import options_for

    films.start(target, stage.film(), options_for(target, size=(512, 512)))
    QTest.keyClick(studio.window, Qt.Key.Key_Escape)
    studio.until(lambda: ended == [False])
    studio.until_said("The film was cancelled")
    assert target.read_bytes() == b"older"


def test_what_no_film_can_be_made_of_is_said(studio: Studio, tmp_path: Path) -> None:
    studio.window.timeline.export()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FilmDialog)
    for name, words in ((str(tmp_path / "film.jpg"), "single picture"), ("", "Say into which file")):
        dialog.path.setText(name)
        assert words in dialog.note.text() and not dialog.start_button.isEnabled()
    dialog.reject()
    studio.services.explorer.choose_model("painter")
    steps = studio.session.undo_stack.count()
    studio.services.stage.add()
    assert studio.messages[-1].error and "one generator" in studio.messages[-1].text
    assert studio.session.undo_stack.count() == steps
    studio.session.undo_stack.undo()
    studio.services.stage.remove(1)
    studio.services.stage.play()
    assert "two keyframes" in studio.messages[-1].text and not studio.services.stage.is_playing
    studio.until_painted()


def test_a_random_walk_and_drift(studio: Studio) -> None:
    stage, panel = studio.services.stage, studio.window.timeline
    QTest.mouseClick(panel.walk, LEFT)
    assert [shot.seconds for shot in stage.reel.shots] == [0, 2, 4, 6, 8, 10] and stage.reel.seconds == 12
    studio.session.undo_stack.undo()
    assert len(stage.reel.shots) == 2
    panel.drift.move_to(0.1)
    panel.drift.move_to(0.3)
    panel.drift.finish_gesture()
    assert stage.reel.drift == 0.3 and not studio.session.undo_stack.canRedo()
    one, other = stage.moment(0.0), stage.moment(3.0)
    assert one is not None and other is not None and one.source is not None and other.source is not None
    assert one.source.values["bend"] != other.source.values["bend"]
    studio.session.undo_stack.undo()
    assert stage.reel.drift == 0.0
    studio.until_painted()
