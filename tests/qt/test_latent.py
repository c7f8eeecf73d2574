"""The Latent workspace as an artist uses it: real clicks, drags, keys and drops, and the real engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from artstudio.__main__ import main
from artstudio.document.picture import read_picture
from artstudio.document.recipe import read_recipe
from artstudio.document.source import Source
from artstudio.engine import catalog
from artstudio.qt.latent.explorer import FIRST_SEEDS
from tests.qt.conftest import Drop
from tests.qt.studio import Studio, files

LEFT = Qt.MouseButton.LeftButton
SIDE = 96
FIRST_SEED = FIRST_SEEDS["cppn"]

CPPN = catalog.get("cppn").spec

Opener = Callable[..., Studio]


@pytest.fixture(autouse=True)
def _small_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the engine is quick."""
    monkeypatch.setattr("artstudio.qt.generators.SIDE", SIDE)
    # The patterns need no weights and take a moment.
    monkeypatch.setattr("artstudio.qt.generators.Generators.best", CPPN)


@pytest.fixture
def studio(open_studio: Opener) -> Studio:
    """A window in the Latent workspace, with its first picture."""
    studio = open_studio()
    enter(studio)
    studio.until_painted()
    return studio


def enter(studio: Studio) -> None:
    QTest.keyClick(studio.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)


def pixels(image: QImage | None) -> np.ndarray:
    assert image is not None
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()


def source(studio: Studio) -> Source:
    found = studio.session.source
    assert found is not None
    return found


def steps(studio: Studio) -> int:
    return studio.session.undo_stack.count()


def click_seed(studio: Studio, seed: int, star: bool = False) -> None:
    view = studio.window.explore.view
    index = studio.window.explore.seeds.index(studio.window.explore.seeds.reveal(seed))
    view.scrollTo(index)
    cell = view.visualRect(index)
    corner = view.picture_rect(cell).topRight() + QPoint(-8, 8)
    QTest.mouseClick(view.viewport(), LEFT, pos=corner if star else cell.center())


# -- the workspace ------------------------------------------------------------------------------------


def test_entering_shows_a_picture_at_once_and_undo_brings_the_photo_back(open_studio: Opener) -> None:
    studio = open_studio()
    photo = studio.session.picture
    studio.click_style(2)
    studio.until_painted()
    painted = studio.session.values
    enter(studio)
    shown = studio.until_painted()
    assert shown.below and not studio.canvas.has_result
    assert (source(studio).seed, source(studio).size) == (FIRST_SEED, (SIDE, SIDE))
    assert pixels(studio.canvas.shown_image()).std() > 20
    assert "one step back" in studio.messages[-1].text
    assert studio.window.windowTitle().startswith("Patterns 18")
    message = studio.messages[-1]
    assert message.callback is not None
    message.callback()
    assert (studio.session.picture, studio.session.source) == (photo, None)
    assert studio.session.values == painted
    studio.until(lambda: studio.canvas.has_result)


def test_undo_before_the_first_picture_leaves_the_canvas_empty(open_studio: Opener, tmp_path: Path) -> None:
    studio = open_studio(tmp_path / "nowhere.png")
    enter(studio)
    studio.until_painted()
    assert studio.canvas.has_picture
    studio.session.undo_stack.undo()
    assert not studio.canvas.has_picture


def test_each_workspace_has_panels_and_a_layout_of_its_own(studio: Studio) -> None:
    docks = studio.window.docks
    assert docks["explore"].isVisible() and not docks["gallery"].isVisible()
    size = studio.window.size()
    docks["generator"].hide()
    studio.window.switch.buttons[0].click()
    assert docks["gallery"].isVisible() and docks["mixer"].isVisible() and not docks["explore"].isVisible()
    studio.window.switch.buttons[1].click()
    assert docks["explore"].isVisible() and not docks["generator"].isVisible()
    assert studio.window.switch.buttons[1].isChecked() and not studio.window.switch.buttons[0].isChecked()
    studio.window.reset_layout()
    assert docks["generator"].isVisible()
    assert studio.window.size() == size


def test_the_layout_is_remembered(open_studio: Opener) -> None:
    first = open_studio()
    enter(first)
    first.window.docks["directions"].hide()
    first.close()
    again = open_studio()
    assert again.window.docks["gallery"].isVisible()
    enter(again)
    assert again.window.docks["explore"].isVisible() and not again.window.docks["directions"].isVisible()
    assert not again.window.docks["gallery"].isVisible()


def test_a_second_visit_leaves_the_canvas_alone(studio: Studio, small: Path, drop: Drop) -> None:
    assert drop(studio.canvas, files(small))
    studio.until(lambda: studio.session.picture is not None)
    assert studio.session.source is None
    studio.window.switch.buttons[0].click()
    studio.window.switch.buttons[1].click()
    assert studio.session.source is None
    studio.session.undo_stack.undo()
    assert source(studio).seed == FIRST_SEED
    assert studio.until_painted().below


# -- exploring ----------------------------------------------------------------------------------------


def test_the_grid_fills_with_pictures_and_a_click_goes_there(studio: Studio) -> None:
    explore = studio.window.explore
    studio.until(lambda: explore.previews.image(studio.services.explorer.at(FIRST_SEED + 1)) is not None)
    click_seed(studio, FIRST_SEED + 1)
    assert source(studio).seed == FIRST_SEED + 1
    studio.until_painted()
    assert explore.seed.text() == str(FIRST_SEED + 1)
    studio.session.undo_stack.undo()
    assert source(studio).seed == FIRST_SEED


def test_dice_numbers_and_brackets_lead_to_seeds(studio: Studio) -> None:
    QTest.keyClick(studio.window, Qt.Key.Key_BracketRight)
    assert source(studio).seed == FIRST_SEED + 1
    QTest.keyClick(studio.window, Qt.Key.Key_BracketLeft)
    QTest.keyClick(studio.window, Qt.Key.Key_BracketLeft)
    assert source(studio).seed == FIRST_SEED - 1
    field = studio.window.explore.seed
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "9999999999")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert source(studio).seed == 2**32 - 1  # the last there is
    QTest.mouseClick(studio.window.explore.dice, LEFT)
    assert source(studio).seed < 1_000_000
    assert steps(studio) == 6
    studio.until_painted()
    row = studio.window.explore.seeds.reveal(source(studio).seed)
    studio.until(lambda: studio.window.explore.seeds.source(row).seed == source(studio).seed)


def test_seeds_and_map_show_what_was_there_until_there_is_something_newer(studio: Studio) -> None:
    explore = studio.window.explore
    first = explore.seeds.index(explore.seeds.reveal(FIRST_SEED))
    look = Qt.ItemDataRole.DecorationRole
    studio.until(lambda: first.data(look) is not None and not explore.map.previews.busy)
    old, field = first.data(look), pixels(explore.map.grab().toImage())
    studio.session.set_source_value("zoom", 2.0)
    explore.map._want()
    assert explore.previews.image(studio.services.explorer.at(FIRST_SEED)) is None
    assert first.data(look) == old and (pixels(explore.map.grab().toImage()) == field).all()
    studio.until(lambda: first.data(look) != old and not explore.map.previews.busy)
    assert (pixels(explore.map.grab().toImage()) != field).any()
    studio.services.explorer.choose_model("painter")
    assert first.data(look) is None


def test_a_drag_across_the_map_is_one_live_step(studio: Studio) -> None:
    pad = studio.window.explore.map
    assert pad.puck is None
    before, count = source(studio), steps(studio)
    QTest.mousePress(pad, LEFT, pos=QPoint(20, 20))
    shown = len(studio.shown)
    for x in range(30, 200, 10):
        QTest.mouseMove(pad, QPoint(x, 60))
        if x % 50 == 0:
            studio.until(lambda shown=shown: len(studio.shown) > shown)
            shown = len(studio.shown)
    QTest.mouseRelease(pad, LEFT, pos=QPoint(190, 60))
    studio.until_painted()
    assert steps(studio) == count + 1
    assert source(studio).values["bend"] != before.values["bend"]
    stamps = [shown.stamp for shown in studio.shown if shown is not None]
    assert all(first <= second for first, second in pairwise(stamps))  # never a stale picture
    where = pad.puck
    assert where is not None and where[0] == pytest.approx(190 / pad.width(), abs=0.01)
    studio.session.undo_stack.undo()
    assert source(studio) == before and pad.puck is None
    studio.session.undo_stack.redo()
    assert pad.puck == where
    studio.session.set_source_value("zoom", 2.0)  # which is the same all over the map
    assert pad.puck == where


def test_the_map_by_keys_and_esc(studio: Studio) -> None:
    pad = studio.window.explore.map
    pad.setFocus()
    count = steps(studio)
    QTest.keyClick(pad, Qt.Key.Key_Home)
    QTest.keyClick(pad, Qt.Key.Key_Right)
    QTest.keyClick(pad, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert pad.puck == (0.55, 0.49) and steps(studio) == count + 1
    assert pad.accessibleDescription() == "55 % across, 49 % down"
    pad.clearFocus()
    before = source(studio)
    QTest.mousePress(pad, LEFT, pos=QPoint(5, 5))
    assert source(studio) != before
    QTest.keyClick(pad, Qt.Key.Key_Escape)
    assert source(studio) == before
    QTest.mouseRelease(pad, LEFT, pos=QPoint(5, 5))
    studio.until_painted()


def test_the_corners_of_the_map_are_its_seeds(studio: Studio) -> None:
    explorer, pad = studio.services.explorer, studio.window.explore.map
    pad.move_to((0.0, 0.0))
    pad._end()
    alone = source(studio)
    explorer.set_corner(3, 12345)
    pad.move_to((0.0, 0.0))
    assert source(studio) == alone
    pad.move_to((1.0, 1.0))
    corner = source(studio)
    pad._end()
    explorer.set_corner(0, 54321)
    pad.move_to((1.0, 1.0))
    assert source(studio) == corner
    QTest.keyClick(studio.window, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    assert 12345 not in explorer.corners
    studio.until(lambda: not pad.previews.busy)
    studio.until_painted()


def test_favorites_are_kept_come_back_and_can_be_undone(open_studio: Opener) -> None:
    first = open_studio()
    enter(first)
    first.session.set_source_value("symmetry", "quarters")
    liked = source(first)
    QTest.keyClick(first.window, Qt.Key.Key_F)
    first.until(lambda: first.services.explorer.favorites == (liked,))
    assert first.window.explore.star.isChecked()
    click_seed(first, FIRST_SEED + 2, star=True)
    first.until(lambda: len(first.services.explorer.favorites) == 2)
    first.session.undo_stack.undo()
    first.until(lambda: first.services.explorer.favorites == (liked,))
    first.close()
    again = open_studio()
    enter(again)
    again.until(lambda: again.services.explorer.favorites == (liked,))
    assert source(again) != liked
    explore = again.window.explore
    explore.favorites.click()
    assert explore.seeds.rowCount() == 1
    QTest.mouseClick(
        explore.view.viewport(), LEFT, pos=explore.view.visualRect(explore.seeds.index(0)).center()
    )
    assert source(again) == liked
    QTest.keyClick(again.window, Qt.Key.Key_F)
    again.until(lambda: not again.services.explorer.favorites)
    assert explore.nothing.isVisible()
    again.until_painted()


def test_favorites_of_strangers_are_passed_over(studio: Studio) -> None:
    library = studio.services.library
    for rubbish in ("made:", "made:7", "made:{}", 'made:{"model": "nobody"}', "made:[" * 9):
        library.set_favorite(rubbish, True)
    studio.services.shelf.reload()
    studio.until(lambda: "made:7" in studio.services.shelf.favorites)
    assert studio.services.explorer.favorites == ()


# -- sliders ------------------------------------------------------------------------------------------


def test_one_drag_of_a_slider_is_one_step_and_the_canvas_follows(studio: Studio) -> None:
    groove = studio.window.generator.form.rows["complexity"].groove  # type: ignore[union-attr]
    middle, count = groove.rect().center(), steps(studio)
    QTest.mousePress(groove, LEFT, pos=middle)
    for dx in range(5, 60, 5):
        QTest.mouseMove(groove, middle + QPoint(dx, 0))
    QTest.mouseRelease(groove, LEFT, pos=middle + QPoint(55, 0))
    shown = studio.until_painted()
    assert shown.below and source(studio).values["complexity"] > 1.2
    assert steps(studio) == count + 1
    studio.session.undo_stack.undo()
    assert source(studio).values["complexity"] == 1.0


def test_another_shape(studio: Studio) -> None:
    combo = studio.window.generator.form.rows["shape"].combo  # type: ignore[union-attr]
    combo.setCurrentIndex(combo.findData("landscape"))
    studio.until_painted()
    assert source(studio).size == (96, 64)
    assert pixels(studio.canvas.shown_image()).shape[:2] == (64, 96)
    studio.session.undo_stack.undo()
    studio.until_painted()
    assert pixels(studio.canvas.shown_image()).shape[:2] == (96, 96)


def test_directions_are_moved_locked_randomized_and_reset(studio: Studio) -> None:
    panel = studio.window.directions
    panel.rows[0].slider.move_to(1.5)
    panel.rows[0].slider.finish_gesture()
    assert source(studio).values["bend"][0] == 1.5
    panel.rows[0].lock.click()
    QTest.mouseClick(panel.random_button, LEFT)
    values = source(studio).values["bend"]
    assert values[0] == 1.5 and len(set(values)) > 4
    assert [row.slider.value for row in panel.rows] == pytest.approx(values)
    QTest.mouseClick(panel.reset_button, LEFT)
    assert source(studio).values["bend"] == (1.5, 0, 0, 0, 0, 0, 0, 0)
    assert steps(studio) == 4
    studio.window.actions_by_id["reset_generator"].trigger()
    assert not any(source(studio).values["bend"]) and source(studio).seed == FIRST_SEED
    studio.until_painted()


def test_the_colors_of_a_dropped_picture(studio: Studio, tmp_path: Path, drop: Drop, small: Path) -> None:
    red = tmp_path / "red.png"
    y, x = np.mgrid[0:64, 0:64]
    Image.fromarray(np.dstack([120 + 2 * x, 3 * y // 2, 0 * x]).astype(np.uint8)).save(red)
    before = pixels(studio.canvas.shown_image())
    assert drop(studio.window.generator, files(red))
    studio.until(lambda: source(studio).palette is not None)
    studio.until_painted()
    after = pixels(studio.canvas.shown_image())
    mean = after.reshape(-1, 3).mean(axis=0) - before.reshape(-1, 3).mean(axis=0)
    assert mean[0] - mean[2] > 20
    out = tmp_path / "out.png"
    studio.export(out)
    assert read_recipe(out).picture["name"] == "red.png"
    studio.session.set_source_value("palette", "any")
    studio.export(tmp_path / "plain.png")
    assert read_recipe(tmp_path / "plain.png").picture == {}
    assert drop(studio.canvas, files(out))
    restore(studio)
    studio.until(lambda: studio.session.source is not None and source(studio).palette is not None)
    assert source(studio).values["palette"] == "picture"
    studio.until_painted()
    np.testing.assert_array_equal(pixels(studio.canvas.shown_image()), after)


# -- on the canvas it is a picture like any other -------------------------------------------------------


def restore(studio: Studio) -> None:
    offer = studio.until_said("Bring back its generator")
    assert offer.callback is not None
    offer.callback()


def test_it_is_painted_in_styles_and_both_follow_the_sliders(studio: Studio) -> None:
    studio.window.switch.buttons[0].click()
    plain = pixels(studio.canvas.shown_image())
    studio.click_style(3)
    studio.until_painted()
    painted = pixels(studio.canvas.shown_image())
    assert studio.canvas.has_result and np.abs(painted.astype(int) - plain).mean() > 5
    studio.canvas.set_comparing(True)
    below: list[object] = []
    studio.session.below.connect(below.append)
    studio.window.switch.buttons[1].click()
    studio.services.explorer.go(5)
    shown = studio.until_painted()
    assert not shown.below and below
    assert np.abs(pixels(studio.canvas.shown_image()).astype(int) - painted).mean() > 5
    studio.session.undo_stack.undo()
    studio.session.undo_stack.undo()
    shown = studio.until_painted()
    assert shown.below
    np.testing.assert_array_equal(pixels(studio.canvas.shown_image()), plain)


def test_the_gallery_shows_the_styles_on_it(studio: Studio) -> None:
    shelf = studio.services.shelf
    keys = [item.key for item in shelf.items()]
    studio.window.switch.buttons[0].click()
    studio.until(lambda: all((shelf.thumb(key) or QImage()).width() == 384 for key in keys))
    # The photo was wider than high.
    studio.until(lambda: all((shelf.thumb(key) or QImage()).height() == 384 for key in keys))


@pytest.mark.parametrize("style", [None, 4])
def test_an_export_holds_all_of_it(studio: Studio, tmp_path: Path, drop: Drop, style: int | None) -> None:
    studio.session.set_source_value("symmetry", "kaleidoscope")
    studio.window.explore.map.move_to((0.3, 0.8))
    studio.window.explore.map._end()
    if style is not None:
        studio.session.apply_style(studio.services.shelf.items()[style].ref)
    studio.until_painted()
    state = studio.session.state
    out = tmp_path / "out.png"
    studio.export(out)
    large = tmp_path / "large.png"
    studio.export(large, (192, 192))
    assert (read_picture(large).width, read_picture(large).height) == (192, 192)
    for file in (out, large):
        assert main(["replay", str(file), "-o", str(tmp_path / "again.png")]) == 0
        np.testing.assert_array_equal(
            np.array(Image.open(tmp_path / "again.png")), np.array(Image.open(file))
        )
    if style is None:
        np.testing.assert_array_equal(pixels(studio.canvas.shown_image()), np.array(Image.open(out)))
    assert drop(studio.canvas, files(out))
    studio.until(lambda: studio.session.picture is not None)
    studio.session.set_value("styles", ())
    restore(studio)
    studio.until(lambda: studio.session.source is not None)
    assert replace(studio.session.state) == state
    studio.until_painted()


def test_a_recipe_of_a_generator_that_is_missing_is_said_in_a_sentence(
    studio: Studio, tmp_path: Path
) -> None:
    from artstudio.document.export import ExportOptions, write_picture
    from artstudio.document.recipe import Recipe

    out = tmp_path / "out.png"
    recipe = Recipe(model="a-generator-of-mine", size=(64, 64))
    write_picture(out, np.zeros((64, 64, 3), np.uint8), ExportOptions("png"), recipe=recipe)
    studio.services.opening.open(out)
    restore(studio)
    message = studio.until_said("There is no model called 'a-generator-of-mine'")
    assert message.error and studio.session.source is None


def test_a_copy_takes_what_the_canvas_shows(studio: Studio) -> None:
    QTest.keyClick(studio.window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    np.testing.assert_array_equal(
        pixels(QGuiApplication.clipboard().image()), pixels(studio.canvas.shown_image())
    )


def test_every_control_has_a_name_and_most_have_a_tip(studio: Studio) -> None:
    window = studio.window
    for panel in (window.explore, window.directions, window.generator):
        for widget in panel.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                named = widget.accessibleName() or widget.property("text")
                assert named, f"{type(widget).__name__} in {panel.accessibleName()} has no name"


def test_frames_of_the_canvas_are_told_by_their_stamps(studio: Studio) -> None:
    stamps: list[int] = []
    studio.canvas.frame_shown.connect(stamps.append)
    studio.services.explorer.go(7)
    shown = studio.until_painted()
    studio.until(lambda: shown.stamp in stamps)
    view = studio.canvas.to_picture(QPointF(studio.canvas.rect().center()))
    assert view.x() == pytest.approx(SIDE / 2, abs=2)
