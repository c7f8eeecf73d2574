"""The timeline as an artist uses it: real clicks, drags and keys, and the real engine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from artstudio.document.moments import cuts, moments
from artstudio.document.timeline import read_timeline
from artstudio.films import params_of
from artstudio.qt import theme
from artstudio.qt.timeline import track_paint as paint
from artstudio.qt.timeline.director import Director
from artstudio.qt.timeline.track_view import RULER
from tests.models.generators.own_networks import add_own
from tests.qt.conftest import Drop
from tests.qt.film_lab import Opener, generated, timeline
from tests.qt.studio import Studio, files

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.usefixtures("small_generators")


@pytest.fixture
def studio(open_studio: Opener) -> Studio:
    """A window in the Latent workspace, with a first pattern."""
    studio = generated(open_studio)
    studio.until_painted()
    return studio


@pytest.fixture
def filmed(studio: Studio) -> Studio:
    """Three keyframes, at 0, 2 and 4 s of 6: the zoom is 1, 2 and 4."""
    for zoom in (1.0, 2.0, 4.0):
        studio.session.set_source_value("zoom", zoom)
        QTest.keyClick(studio.window, Qt.Key.Key_K)
    studio.until_painted()
    return studio


def director(studio: Studio) -> Director:
    return studio.services.director


def zoom(studio: Studio) -> float:
    source = studio.session.source
    assert source is not None
    return float(source.values["zoom"])


def seen_zoom(studio: Studio) -> float:
    source = studio.session.seen.source
    assert source is not None
    return float(source.values["zoom"])


def pixels(image: QImage | None) -> np.ndarray:
    assert image is not None
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()


def steps(studio: Studio) -> int:
    return studio.session.undo_stack.count()


def on_strip(studio: Studio, seconds: float) -> QPoint:
    track = studio.window.timeline.track
    return QPoint(round(track.x_of(seconds)), RULER + 20)


# -- keyframes ----------------------------------------------------------------------------------------


def test_an_empty_timeline_invites(studio: Studio) -> None:
    panel = studio.window.timeline
    assert studio.window.docks["timeline"].isVisible()
    assert panel.nothing.isVisible() and "add a keyframe" in panel.nothing.text()
    assert panel.add.isVisible() and not panel.play.isVisible() and not panel.render_button.isVisible()
    panel.add.click()
    assert panel.track.isVisible() and panel.play.isVisible() and not panel.nothing.isVisible()
    assert moments(timeline(studio)) == (0.0,)
    studio.session.undo_stack.undo()
    assert panel.nothing.isVisible() and director(studio).timeline is None


def test_an_empty_timeline_leaves_its_height_to_the_others(studio: Studio) -> None:
    panel, others = studio.window.timeline, studio.window.explore
    low, high = panel.height(), others.height()
    assert low < 2 * panel.add.height()
    panel.add.click()
    wanted = panel.track.sizeHint().height()
    studio.until(lambda: panel.track.height() >= wanted - 1)  # where a pixel is a part of one
    assert panel.rect().contains(panel.track.geometry())
    studio.session.undo_stack.undo()
    studio.until(lambda: (panel.height(), others.height()) == (low, high))


def test_sliders_then_a_keyframe_again_and_again(filmed: Studio) -> None:
    found = timeline(filmed)
    assert (found.model, moments(found), found.seconds) == ("cppn", (0.0, 2.0, 4.0), 6.0)
    assert [found.values_at(t)["zoom"] for t in (0, 2, 4)] == [1.0, 2.0, 4.0]
    assert found.values_at(1.0)["zoom"] == pytest.approx(2**0.5)
    assert found.values_at(5.0)["zoom"] == pytest.approx(2.0)  # on the way back
    assert director(filmed).seconds == 4.0
    filmed.session.undo_stack.undo()
    assert moments(timeline(filmed)) == (0.0, 2.0) and director(filmed).seconds == 2.0
    assert zoom(filmed) == 4.0  # the slider was moved before


def test_a_keyframe_between_two_is_what_was_there_then_what_the_sliders_say(filmed: Studio) -> None:
    director(filmed).go(3.0)
    between = zoom(filmed)
    filmed.window.timeline.add.click()
    assert moments(timeline(filmed)) == (0.0, 2.0, 3.0, 4.0)
    assert timeline(filmed).values_at(3.0)["zoom"] == pytest.approx(between)
    assert not filmed.window.timeline.update_key.isEnabled()
    filmed.session.set_source_value("zoom", 8.0)
    filmed.window.timeline.update_key.click()
    assert moments(timeline(filmed)) == (0.0, 2.0, 3.0, 4.0)
    assert timeline(filmed).values_at(3.0)["zoom"] == 8.0


def test_duplicate_delete_and_easing(filmed: Studio) -> None:
    panel = filmed.window.timeline
    panel.duplicate.click()
    assert moments(timeline(filmed)) == (0.0, 2.0, 4.0, 6.0) and zoom(filmed) == 4.0
    assert timeline(filmed).seconds == 8.0
    QTest.keyClick(panel.track, Qt.Key.Key_Delete)
    assert moments(timeline(filmed)) == (0.0, 2.0, 4.0)
    director(filmed).go(2.0)
    panel.easing.setCurrentIndex(panel.easing.findData("hold"))
    panel.easing.activated.emit(panel.easing.currentIndex())
    assert timeline(filmed).values_at(3.9)["zoom"] == 2.0
    assert [a.text() for a in panel.menu().actions() if a.isChecked()] == ["Hold"]
    panel.curves.click()
    assert {track.interpolation for track in timeline(filmed).tracks} == {"spline"}
    for _ in range(4):
        filmed.session.undo_stack.undo()
    assert moments(timeline(filmed)) == (0.0, 2.0, 4.0)
    assert timeline(filmed).values_at(3.0)["zoom"] == pytest.approx(8**0.5)


def test_dragging_a_keyframe_is_one_step_and_never_lands_on_another(filmed: Studio) -> None:
    track, before = filmed.window.timeline.track, steps(filmed)
    start = track.point_of(2.0)
    QTest.mousePress(track, LEFT, NONE, start)
    for seconds in (2.4, 3.0, 4.0, 5.0):
        QTest.mouseMove(track, QPoint(track.point_of(seconds).x(), start.y()))
    assert len(moments(timeline(filmed))) == 3
    QTest.mouseRelease(track, LEFT, NONE, QPoint(track.point_of(5.0).x(), start.y()))
    first, second, third = moments(timeline(filmed))
    assert (first, second) == (0.0, 4.0) and third == pytest.approx(5.0, abs=0.05)
    assert steps(filmed) == before + 1 and director(filmed).seconds == third
    assert timeline(filmed).values_at(third)["zoom"] == 2.0
    filmed.session.undo_stack.undo()
    assert moments(timeline(filmed)) == (0.0, 2.0, 4.0) and director(filmed).seconds == 2.0


def test_escape_puts_a_keyframe_back(filmed: Studio) -> None:
    track = filmed.window.timeline.track
    QTest.mousePress(track, LEFT, NONE, track.point_of(2.0))
    QTest.mouseMove(track, track.point_of(3.0))
    QTest.keyClick(track, Qt.Key.Key_Escape)
    assert moments(timeline(filmed)) == (0.0, 2.0, 4.0)


def test_seeds_of_a_point_glide(open_studio: Opener) -> None:
    studio = generated(open_studio, "painter")
    studio.services.explorer.go(5)
    plain = pixels(_settled(studio))
    for seed in (5, 9):
        studio.services.explorer.go(seed)
        QTest.keyClick(studio.window, Qt.Key.Key_K)
    point = timeline(studio).values_at(1.0)["latent"]
    assert [seed for seed, _ in point.seeds] == [5, 9]
    director(studio).go(0.0)
    source = studio.session.source
    assert source is not None and source.seed == 5 and source.values["latent"].seeds == ()
    assert (pixels(_settled(studio)) == plain).all()
    assert not director(studio).has_left


def test_where_seeds_cannot_glide_the_cut_is_shown(filmed: Studio) -> None:
    track = filmed.window.timeline.track
    plain = pixels(track.grab().toImage())
    assert "cut" not in track.accessibleDescription()
    filmed.services.explorer.go(31)
    filmed.window.timeline.update_key.click()
    assert cuts(timeline(filmed)) == (0.0, 4.0), "from the end to the beginning, too"
    assert "The film cuts" in filmed.messages[-1].text and "a cut" in track.accessibleDescription()
    y = track.point_of(4.0).y()
    before = slice(track.point_of(4.0).x() - 26, track.point_of(4.0).x() - 14)
    assert (pixels(track.grab().toImage())[y - 5, before] != plain[y - 5, before]).any()
    said = len(filmed.messages)
    filmed.services.explorer.go(32)
    QTest.keyClick(filmed.window, Qt.Key.Key_K)
    assert len(cuts(timeline(filmed))) == 3 and len(filmed.messages) == said, "it is said once"


@pytest.mark.parametrize("width", [700, 1280])
def test_the_panel_fits_where_the_window_is_narrow(filmed: Studio, width: int) -> None:
    panel, window = filmed.window.timeline, filmed.window
    window.resize(width, 800)
    filmed.until(lambda: window.width() == width == panel.width())
    filmed.until(lambda: panel.tools.height() == panel.tools.layout().heightForWidth(panel.tools.width()))
    lines = {widget.mapTo(panel, QPoint()).y() for widget in (panel.play, panel.add)}
    assert len(lines) == (2 if width == 700 else 1)
    assert panel.minimumSizeHint().width() < 600
    for widget in (panel.play, panel.time, panel.fps, panel.easing, panel.add, panel.more, panel.track):
        assert panel.rect().contains(QRect(widget.mapTo(panel, QPoint()), widget.size()))
        assert widget.width() >= widget.minimumSizeHint().width()


def _settled(studio: Studio) -> QImage | None:
    studio.until_painted()
    return studio.canvas.shown_image()


# -- time ---------------------------------------------------------------------------------------------


def test_scrubbing_is_live_and_no_step(filmed: Studio) -> None:
    track, before = filmed.window.timeline.track, steps(filmed)
    QTest.mousePress(track, LEFT, NONE, on_strip(filmed, 1.0))
    shown = filmed.until_painted()
    assert seen_zoom(filmed) == pytest.approx(2**0.5, rel=0.05) and zoom(filmed) == 4.0
    first = pixels(filmed.canvas.shown_image())
    QTest.mouseMove(track, on_strip(filmed, 3.5))
    assert filmed.until_painted().stamp > shown.stamp
    assert (pixels(filmed.canvas.shown_image()) != first).any()
    QTest.mouseRelease(track, LEFT, NONE, on_strip(filmed, 3.5))
    assert zoom(filmed) == seen_zoom(filmed) > 3  # the sliders have followed
    assert filmed.window.generator.form.rows["zoom"].value == pytest.approx(zoom(filmed))
    assert steps(filmed) == before
    filmed.session.undo_stack.undo()
    assert moments(timeline(filmed)) == (0.0, 2.0)


def test_every_place_can_be_reached_by_keys(filmed: Studio) -> None:
    track = filmed.window.timeline.track
    track.setFocus()

    def press(key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> float:
        QTest.keyClick(track, key, keys)
        return director(filmed).seconds

    assert press(Qt.Key.Key_Home) == 0.0
    assert press(Qt.Key.Key_Right) == pytest.approx(1 / 25)
    assert press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier) == pytest.approx(11 / 25)
    assert press(Qt.Key.Key_Right, CONTROL) == 2.0
    assert press(Qt.Key.Key_Right, ALT) == pytest.approx(2.04)
    assert moments(timeline(filmed)) == pytest.approx((0.0, 2.04, 4.0))
    assert press(Qt.Key.Key_End) == 6.0
    QTest.keyClick(filmed.window, Qt.Key.Key_Comma)
    assert director(filmed).seconds == 4.0 and "keyframe 3 of 3" in track.accessibleDescription()
    filmed.window.timeline.time.setValue(1.0)
    assert director(filmed).seconds == 1.0


def test_playing_drops_frames_and_never_lags(studio: Studio) -> None:
    now = [100.0]
    made = director(studio)
    made._clock = lambda: now[0]
    for zoom_value in (1.0, 2.0):
        studio.session.set_source_value("zoom", zoom_value)
        made.add_keyframe()
    made.go(0.0)
    QTest.keyClick(studio.window, Qt.Key.Key_P)
    assert made.is_playing and studio.window.timeline.play.toolTip().startswith("Pause")
    passed: list[float] = []
    made.moved.connect(passed.append)
    for now[0] in (100.01, 100.05, 100.06, 101.0, 105.2):
        made._go_on()
    assert passed == pytest.approx([0.04, 1.0, 1.2])  # the last in the second round
    before = steps(studio)
    QTest.keyClick(studio.window, Qt.Key.Key_Escape)
    assert not made.is_playing and made.seconds == pytest.approx(1.2)
    assert 1.4 < zoom(studio) < 2 and steps(studio) == before


def test_it_plays_by_itself_and_stops_at_its_end(filmed: Studio) -> None:
    made = director(filmed)
    made.set_loop(False)
    made.set_seconds(4.0)
    made.go(3.9)
    filmed.window.timeline.play.click()
    filmed.until(lambda: not made.is_playing)
    assert made.seconds == 4.0 and zoom(filmed) == 4.0
    made.play()  # from the beginning again
    assert made.is_playing and made.seconds < 3.0
    filmed.session.set_source_value("zoom", 7.0)  # the hand is on something else
    assert not made.is_playing and filmed.session.seen is filmed.session.state
    QTest.keyClick(filmed.window, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    assert made.seconds == 0.0


def test_thumbnails_come_by_themselves(filmed: Studio) -> None:
    track = filmed.window.timeline.track
    filmed.until(lambda: track._strip and all(image is not None for image in track._strip))
    first, last = (pixels(track._strip[index]) for index in (0, len(track._strip) // 2))
    assert first.shape == last.shape and (first != last).any()


def test_no_number_of_the_ruler_lies_under_the_playhead(filmed: Studio) -> None:
    def ruler(head: QRectF) -> np.ndarray:
        image = QImage(400, RULER, QImage.Format.Format_RGB888)
        image.fill(Qt.GlobalColor.black)
        with QPainter(image) as painter:
            painter.setFont(paint.ruler_font(filmed.window.font()))
            paint.draw_ruler(painter, QRect(16, RULER, 368, 48), RULER, 4.0, head)
        return pixels(image)[: RULER - 6]

    plain, second = ruler(QRectF()), slice(88, 128)  # the number of the first second, all of it
    covered = ruler(QRectF(112, 0, 36, 16))
    assert plain[:, second].any() and not covered[:, second].any()
    assert (np.delete(plain, second, axis=1) == np.delete(covered, second, axis=1)).all()
    track = filmed.window.timeline.track
    for seconds in (0.0, 2.12, 6.0):
        director(filmed).go(seconds)
        image = track.grab().toImage()
        at = QPointF(min(max(track.x_of(seconds), 6.0), track.width() - 6.0), 2.5) * image.devicePixelRatio()
        assert image.pixelColor(at.toPoint()).name() == theme.current().accent


def test_times_are_told_as_on_a_clock() -> None:
    told = [paint.label(seconds) for seconds in (0.0, 2.5, 59.96, 61.0, 3600.0)]
    assert told == ["0:00", "0:02.5", "1:00", "1:01", "60:00"]
    assert [paint.label(seconds, tenths=True) for seconds in (2.0, 59.96)] == ["0:02.0", "1:00.0"]


def test_the_length_never_cuts_a_keyframe_off(filmed: Studio) -> None:
    panel = filmed.window.timeline
    panel.length.setValue(1.0)
    assert timeline(filmed).seconds == 4.0 and panel.length.value() == 4.0
    before = steps(filmed)
    panel.length.setValue(2.0)
    assert timeline(filmed).seconds == 4.0 == panel.length.value() and steps(filmed) == before
    panel.fps.setCurrentIndex(panel.fps.findData(50.0))
    panel.fps.activated.emit(panel.fps.currentIndex())
    panel.loop.click()
    assert (timeline(filmed).fps, timeline(filmed).loop) == (50.0, False)


# -- the style mixer, photos and other generators -------------------------------------------------------


def test_the_style_mixer_is_kept_too(filmed: Studio) -> None:
    QTest.keyClick(filmed.window, Qt.Key.Key_1, ALT)
    style = filmed.click_style(3)
    QTest.keyClick(filmed.window, Qt.Key.Key_K)
    assert "keyframe at 6.00 s" in filmed.messages[-1].text
    found = timeline(filmed)
    assert found.painting is not None and moments(found) == (0.0, 2.0, 4.0, 6.0)
    assert found.values_at(4.0, "painting")["styles"] == ()
    (slot,) = found.values_at(5.0, "painting")["styles"]
    assert slot.style.id == style and 0 < slot.weight < 1
    director(filmed).go(5.0)
    shown = filmed.until_painted()
    assert not shown.below and filmed.session.styles == (slot,)
    director(filmed).go(2.0)
    assert filmed.session.styles == () and filmed.until_painted().below


def test_a_moment_is_a_picture_like_any_other(filmed: Studio, tmp_path: Path, drop: Drop) -> None:
    director(filmed).go(1.0)
    between = zoom(filmed)
    assert 1.0 < between < 2.0
    plain = pixels(_settled(filmed))
    filmed.export(tmp_path / "moment.png")
    assert (pixels(QImage(str(tmp_path / "moment.png"))) == plain).all()
    filmed.click_style(3)
    assert (pixels(_settled(filmed)) != plain).any()
    filmed.session.undo_stack.undo()
    assert (pixels(_settled(filmed)) == plain).all()
    director(filmed).clear()
    filmed.services.explorer.go(77)
    assert drop(filmed.canvas, files(tmp_path / "moment.png"))
    message = filmed.until_said("This picture was made here.")
    assert message.callback is not None
    message.callback()
    filmed.until(lambda: filmed.session.source is not None)
    assert zoom(filmed) == between and (pixels(_settled(filmed)) == plain).all()


def test_a_photo_can_be_painted_along_a_timeline(open_studio: Opener, small: Path) -> None:
    studio = open_studio()
    for index in (2, 5):
        studio.click_style(index)
        QTest.keyClick(studio.window, Qt.Key.Key_K)
    found = timeline(studio)
    assert (found.model, found.picture) == ("", str(small))
    director(studio).go(1.0)
    assert len(studio.session.styles) == 2
    studio.until_painted()
    assert studio.canvas.has_result


def test_keyframes_of_another_generator_begin_anew_and_undo_brings_the_old_back(filmed: Studio) -> None:
    filmed.services.explorer.choose_model("painter")
    QTest.keyClick(filmed.window, Qt.Key.Key_K)
    assert timeline(filmed).model == "painter" and moments(timeline(filmed)) == (0.0,)
    message = filmed.messages[-1]
    assert "new timeline" in message.text and message.callback is not None
    message.callback()
    assert timeline(filmed).model == "cppn" and len(moments(timeline(filmed))) == 3
    filmed.session.undo_stack.undo()


def test_the_timeline_comes_back_to_its_own_picture_without_losing_another(
    filmed: Studio, small: Path
) -> None:
    filmed.services.opening.open(small)
    filmed.until(lambda: filmed.session.picture is not None)
    photo = filmed.session.picture
    director(filmed).go(2.0)
    assert filmed.session.source is not None and zoom(filmed) == 2.0
    filmed.session.undo_stack.undo()
    assert filmed.session.picture == photo


# -- files --------------------------------------------------------------------------------------------


def test_a_timeline_is_saved_and_dropped_on_another_window(
    filmed: Studio, open_studio: Opener, tmp_path: Path, drop: Drop
) -> None:
    path = tmp_path / "slow.timeline"
    filmed.services.timelines.save(tmp_path / "slow")
    filmed.until_said("Saved slow.timeline")
    saved = timeline(filmed)
    assert read_timeline(path, params_of) == saved
    filmed.close()
    again = open_studio(folder=tmp_path / "elsewhere")
    assert drop(again.canvas, files(path))
    again.until(lambda: director(again).timeline is not None)
    assert timeline(again) == saved and again.window.workspaces.current == "latent"
    assert zoom(again) == 1.0 and again.window.timeline.track.isVisible()
    again.until_painted()
    again.session.undo_stack.undo()
    assert director(again).timeline is None and again.session.picture is not None


def test_rubbish_and_what_is_missing_are_said(filmed: Studio, tmp_path: Path, drop: Drop) -> None:
    rubbish = tmp_path / "rubbish.timeline"
    rubbish.write_bytes(b"\x00\xff no timeline")
    missing = tmp_path / "missing.timeline"
    missing.write_text(timeline(filmed).to_json().replace('"cppn"', '"gone"'))
    twice = tmp_path / "twice.timeline"
    twice.write_text(timeline(filmed).to_json().replace('"seconds": 2.0', '"seconds": 4.0'))
    for path, words in ((rubbish, "isn't a timeline"), (missing, "gone"), (twice, "lie at 4 s")):
        assert words in filmed.sentence_after(lambda path=path: drop(filmed.canvas, files(path)))
    nowhere = tmp_path / "no" / "where.timeline"
    assert filmed.sentence_after(lambda: filmed.services.timelines.save(nowhere))
    assert not nowhere.exists()


def test_a_generator_that_is_removed_while_it_plays_stops_it(open_studio: Opener, tmp_path: Path) -> None:
    add_own(tmp_path / "Sea pictures.safetensors")
    studio = generated(open_studio, "sea-pictures")
    for seed in (1, 2):
        studio.services.explorer.go(seed)
        QTest.keyClick(studio.window, Qt.Key.Key_K)
    studio.until_painted()
    kept = timeline(studio)
    director(studio).play()
    studio.services.generators.remove("sea-pictures")
    studio.until(lambda: not director(studio).is_playing)
    assert any("sea-pictures" in message.text and message.error for message in studio.messages)
    assert timeline(studio) == kept


def test_a_picture_beside_the_timeline_is_named_from_there(
    open_studio: Opener, small: Path, tmp_path: Path
) -> None:
    studio = open_studio()
    studio.click_style(2)
    QTest.keyClick(studio.window, Qt.Key.Key_K)
    studio.services.timelines.save(small.parent / "photo.timeline")
    studio.until_said("Saved")
    assert read_timeline(small.parent / "photo.timeline", params_of).picture == small.name
    studio.click_style(4)
    studio.services.timelines.open(small.parent / "photo.timeline")
    studio.until(lambda: "Open photo.timeline" in studio.session.undo_stack.undoText())
    assert timeline(studio).picture == str(small)
