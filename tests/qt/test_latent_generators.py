"""Generators with a latent space in the window: added, explored, moved along directions, mixed, removed."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from artstudio.__main__ import main
from artstudio.document.source import Source
from artstudio.engine import catalog
from artstudio.latents import LAST_LAYER, Direction, Floats, LatentPoint, LayerMix
from artstudio.params import Values
from artstudio.qt import mime
from artstudio.qt.latent.axes import Known
from artstudio.qt.latent.axes_book import COUNT
from tests.models.generators.foreign_networks import Call
from tests.models.generators.own_networks import add_own, own_file
from tests.qt.conftest import Drop
from tests.qt.studio import Studio, files

LEFT = Qt.MouseButton.LeftButton
MODEL = "sea-pictures"
CPPN_VALUES = Values.of(catalog.get("cppn").spec.params)

Opener = Callable[..., Studio]


pytestmark = pytest.mark.usefixtures("patterns_first")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return own_file(tmp_path / "Sea pictures.safetensors")


@pytest.fixture
def studio(open_studio: Opener, tmp_path: Path) -> Studio:
    """A window in the Latent workspace, with a picture of an installed generator of three classes."""
    add_own(tmp_path / "Sea pictures.safetensors")
    studio = open_studio()
    QTest.keyClick(studio.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    combo = studio.window.explore.models
    studio.until(lambda: combo.findData(MODEL) >= 0)
    combo.setCurrentIndex(combo.findData(MODEL))
    combo.activated.emit(combo.currentIndex())
    assert source(studio).model == MODEL
    studio.until_painted()
    return studio


def source(studio: Studio) -> Source:
    found = studio.session.source
    assert found is not None
    return found


def point(studio: Studio) -> LatentPoint:
    found = source(studio).values["latent"]
    assert isinstance(found, LatentPoint)
    return found


def shown(studio: Studio) -> np.ndarray:
    from tests.qt.test_latent import pixels

    studio.until_painted()
    return pixels(studio.canvas.shown_image()).astype(int)


def known(studio: Studio) -> Known:
    axes = studio.services.axes.of(MODEL)
    assert axes is not None
    return axes.known


def find_directions(studio: Studio) -> Known:
    studio.until(lambda: bool(studio.window.directions.rows))
    return known(studio)


# -- adding and removing ------------------------------------------------------------------------------


def test_a_generators_file_that_is_dropped_is_installed_and_shown(
    open_studio: Opener, file: Path, drop: Drop
) -> None:
    studio = open_studio()
    studio.window.switch.buttons[1].click()
    studio.until_painted()
    assert drop(studio.canvas, files(file))
    studio.until_said("Three seas is installed")
    studio.until(lambda: studio.session.source is not None and source(studio).model == MODEL)
    first = shown(studio)
    assert source(studio).values["truncation"] == 0.7  # what its card recommends
    assert studio.window.explore.models.currentText() == "Three seas"
    studio.services.explorer.choose_model("cppn")  # where no picture can be placed
    assert drop(studio.window.explore, files(file))
    studio.until_said("Three seas was installed before")
    studio.until(lambda: source(studio).model == MODEL)
    QTest.mouseClick(studio.window.explore.dice, LEFT)
    assert np.abs(shown(studio) - first).mean() > 1


def test_a_pickle_is_a_generator_in_any_workspace_and_runs_nothing(
    open_studio: Opener, tmp_path: Path, drop: Drop
) -> None:
    studio = open_studio()
    evil = tmp_path / "network.pkl"
    mark = tmp_path / "mark"
    evil.write_bytes(pickle.dumps({"G_ema": Call(os.mkdir, str(mark))}))
    state = studio.session.state
    assert drop(studio.canvas, files(evil))
    studio.until(lambda: any(message.error for message in studio.messages))
    message = next(m for m in studio.messages if m.error)
    assert message.text.endswith(".") and not mark.exists()
    assert studio.session.state == state and not studio.services.generators.installed("network")


def test_about_and_removing_ask_first_and_a_removed_generator_is_missed_in_a_sentence(studio: Studio) -> None:
    menu = studio.window.explore.more.menu()
    menu.fill()  # type: ignore[attr-defined]
    box = menu.about()  # type: ignore[attr-defined]
    assert "CC0-1.0" in box.informativeText() and "Calm, Rough, Frozen" in box.informativeText()
    box.close()
    box = menu.remove()  # type: ignore[attr-defined]
    QTest.keyClick(box, Qt.Key.Key_Escape)
    studio.until(lambda: QApplication.activeModalWidget() is None)
    box = menu.remove()  # type: ignore[attr-defined]
    assert isinstance(box, QMessageBox)
    next(b for b in box.buttons() if b.text() == "Remove").click()
    studio.until_said("Three seas is removed")
    studio.until(lambda: studio.window.explore.models.findData(MODEL) < 0)
    studio.services.explorer.go(99)
    message = studio.until_said("There is no model called 'sea-pictures'")
    assert message.error
    combo = studio.window.explore.models
    combo.setCurrentIndex(combo.findData("cppn"))
    combo.activated.emit(combo.currentIndex())
    studio.until_painted()
    assert source(studio).model == "cppn"


def test_a_generator_that_is_removed_at_work_is_missed_and_nothing_is_lost(
    studio: Studio, small: Path, drop: Drop
) -> None:
    find_directions(studio)
    window, session = studio.window, studio.session
    window.docks["evolve"].raise_()
    QTest.mouseClick(window.evolve.start_button, LEFT)
    assert drop(window.explore, files(small))
    studio.until(lambda: bool(point(studio).w))
    studio.services.generators.remove(MODEL)
    studio.until_said("Three seas is removed")
    studio.until(lambda: not studio.services.placer.is_busy)
    kept = source(studio)
    assert kept.model == MODEL and studio.canvas.has_picture, "the picture stays"
    variation = window.evolve.tiles[4]
    QTest.mouseClick(variation, LEFT, pos=variation.rect().center())
    assert studio.until_said("There is no model called 'sea-pictures'").error
    studio.services.explorer.go(7)
    studio.services.explorer.choose_model("cppn")
    studio.until_painted()
    assert not window.mixing.rows and window.evolve.evolution is None
    while session.undo_stack.canUndo() and session.source != kept:
        session.undo_stack.undo()
    assert session.source == kept, "and so does the history"
    window.docks["directions"].raise_()
    add_own(small.with_name("Sea pictures.safetensors"))
    studio.services.generators.reload()
    find_directions(studio)
    studio.services.explorer.choose_model("cppn")
    studio.services.explorer.choose_model(MODEL)
    studio.until_painted()


# -- exploring ----------------------------------------------------------------------------------------


def test_the_map_blends_seeds_on_the_sphere_and_replays_from_the_file(studio: Studio, tmp_path: Path) -> None:
    pad = studio.window.explore.map
    QTest.mousePress(pad, LEFT, pos=QPoint(40, 40))
    QTest.mouseMove(pad, QPoint(120, 90))
    QTest.mouseRelease(pad, LEFT, pos=QPoint(120, 90))
    seeds = point(studio).seeds
    assert tuple(seed for seed, _ in seeds) == studio.services.explorer.corners
    assert sum(weight for _, weight in seeds) == pytest.approx(1)
    between = shown(studio)
    out = tmp_path / "out.png"
    studio.export(out)
    assert main(["replay", str(out), "-o", str(tmp_path / "again.png")]) == 0
    np.testing.assert_array_equal(np.array(Image.open(tmp_path / "again.png")), between)
    studio.services.explorer.go(3)
    assert point(studio).seeds == () and source(studio).seed == 3
    studio.session.undo_stack.undo()
    assert point(studio).seeds == seeds


# -- directions ---------------------------------------------------------------------------------------


def test_directions_are_found_and_a_slider_follows_one(studio: Studio) -> None:
    found = find_directions(studio)
    assert len(studio.window.directions.rows) == min(COUNT, 16)
    before = shown(studio)
    row = studio.window.directions.rows[0]
    row.slider.move_to(3.0)
    row.slider.move_to(4.0)
    row.slider.finish_gesture()
    (move,) = point(studio).moves
    assert (move.direction, move.amount, move.first, move.last) == (found.directions[0], 4.0, 0, LAST_LAYER)
    moved = shown(studio)
    assert np.abs(moved - before).mean() > 1
    row.slider.reset()
    assert point(studio).moves == ()
    np.testing.assert_array_equal(shown(studio), before)
    studio.session.undo_stack.undo()
    assert row.slider.value == 4.0


def test_a_direction_is_named_ranged_and_both_are_kept(studio: Studio, open_studio: Opener) -> None:
    find_directions(studio)
    row = studio.window.directions.rows[1]
    row.slider.move_to(2.0)
    row.slider.finish_gesture()
    whole = shown(studio)
    row.more.click()
    row.name.setFocus()
    QTest.keyClicks(row.name, "Tide")
    QTest.keyClick(row.name, Qt.Key.Key_Return)
    assert row.slider.label.text() == "Tide" and row.slider.accessibleName() == "Tide"
    row.first.setValue(6)
    (move,) = point(studio).moves
    assert (move.first, move.last) == (5, LAST_LAYER)
    assert np.abs(shown(studio) - whole).mean() > 0.1
    row.last.setValue(4)  # takes the first along
    assert row.first.value() == 4 and point(studio).moves[0].last == 3
    studio.close()
    folder = next((studio.services.library.folder / "directions").iterdir())
    assert json.loads(folder.read_text())["names"][1] == "Tide"
    again = open_studio()
    QTest.keyClick(again.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    again.until(lambda: again.services.generators.spec(MODEL) is not None)
    again.services.explorer.choose_model(MODEL)
    find_directions(again)
    assert again.window.directions.rows[1].slider.label.text() == "Tide"
    assert again.window.directions.rows[1].first.value() == 4
    again.until_painted()


def test_directions_are_shared_as_a_file(studio: Studio, tmp_path: Path) -> None:
    found, book = find_directions(studio), studio.services.axes
    book.rename(MODEL, 0, "Tide")
    book.set_range(MODEL, 0, (2, 4), "Layers")
    file = tmp_path / "mine.directions"
    book.save(MODEL, file)
    studio.until_said("Saved mine.directions")
    book.rename(MODEL, 0, "")
    said = json.loads(file.read_text())
    assert [each["title"] for each in said["directions"]] == ["Tide"]
    other = Direction(Floats.of(np.arange(16, dtype=np.float32)), "Foam")
    said["directions"].append(other.to_json())
    file.write_text(json.dumps(said))
    book.load(MODEL, file)
    studio.until_said("2 directions from mine.directions")
    now = known(studio)
    assert (now.names[0], now.ranges[0]) == ("Tide", (2, 4))
    assert now.directions[:-1] == found.directions and now.directions[-1] == other
    assert studio.window.directions.rows[-1].slider.label.text() == "Foam"
    studio.window.directions.rows[-1].slider.move_to(1.0)
    assert point(studio).moves[-1].direction == other
    for text in ("", "[]", '{"artstudio": "directions", "directions": [{"vector": 7}]}'):
        file.write_text(text)
        count = len(studio.messages)
        book.load(MODEL, file)
        studio.until(lambda count=count: len(studio.messages) > count)
        assert studio.messages[-1].error and studio.messages[-1].text.endswith(".")
    assert known(studio) == now
    studio.until_painted()


def test_the_strip_shows_a_direction_from_minus_to_plus_and_leads_there(studio: Studio) -> None:
    find_directions(studio)
    panel = studio.window.directions
    row = panel.rows[2]
    row.more.click()
    studio.until(lambda: all(panel.previews.image(each) is not None for each in panel.strip(row)))
    QTest.mouseClick(row.strip, LEFT, pos=row.strip.rect_of(4).center())
    assert row.slider.value == row.values()[4] == 3.0
    row.strip.setFocus()
    QTest.keyClick(row.strip, Qt.Key.Key_Left)
    QTest.keyClick(row.strip, Qt.Key.Key_Return)
    assert row.slider.value == 1.5
    studio.until_painted()


def test_a_search_for_directions_can_be_stopped_and_begun_again(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, panel = studio.services.axes, studio.window.directions
    find_directions(studio)
    book._known.clear()
    book._asked.clear()
    monkeypatch.setattr(studio.session.bridge, "submit", lambda request: None)  # as if the engine were busy
    book.search(MODEL)
    book.changed.emit(MODEL)
    assert not panel.rows and panel.note.isVisible()


# -- classes ------------------------------------------------------------------------------------------


def test_classes_are_chosen_and_mixed_on_their_pad(studio: Studio) -> None:
    section = studio.window.generator.classes
    assert [chip.text() for chip in section.chips] == ["Calm", "Rough", "Frozen"]
    assert section.note.isVisibleTo(section) and not section.pad.isVisibleTo(section)
    studio.services.explorer.go(18)  # a calm sea, since that is divisible by three
    before = shown(studio)
    section.chips[2].click()
    assert point(studio).classes == (0.0, 0.0, 1.0)
    section.chips[0].click()
    assert point(studio).classes == (0.5, 0.0, 0.5)
    studio.until(section.pad.isVisible)
    count = studio.session.undo_stack.count()
    pad = section.pad
    QTest.mousePress(pad, LEFT, pos=pad.position_of(pad.puck).toPoint())
    QTest.mouseMove(pad, pad.position_of((1.0, 0.0)).toPoint())
    QTest.mouseRelease(pad, LEFT, pos=pad.position_of((1.0, 0.0)).toPoint())
    calm, _, frozen = point(studio).classes
    assert frozen > 0.99 and 0 < calm < 0.01
    assert studio.session.undo_stack.count() == count + 1
    assert np.abs(shown(studio) - before).mean() > 1
    section.chips[0].click()
    section.chips[2].click()
    assert point(studio).classes == ()
    np.testing.assert_array_equal(shown(studio), before)


# -- mixing -------------------------------------------------------------------------------------------


def test_parts_come_from_other_seeds(studio: Studio) -> None:
    studio.window.docks["mixing"].raise_()
    panel = studio.window.mixing
    assert [(row.title, row.layers) for row in panel.rows] == [
        ("Coarse", (0, 1)),
        ("Middle", (2, 4)),
        ("Fine", (5, 7)),
    ]
    before, count = shown(studio), studio.session.undo_stack.count()
    panel.rows[2].field.setFocus()
    panel.rows[2].field.selectAll()
    QTest.keyClicks(panel.rows[2].field, "7")
    QTest.keyClick(panel.rows[2].field, Qt.Key.Key_Return)
    assert point(studio).mixes == (LayerMix(5, 7, ((7, 1.0),)),)
    mixed = shown(studio)
    assert np.abs(mixed - before).mean() > 1
    panel.rows[2].slider.move_to(0.5)
    panel.rows[2].slider.move_to(0.25)
    panel.rows[2].slider.finish_gesture()
    assert point(studio).mixes[0].amount == 0.25
    QTest.mouseClick(panel.rows[0].dice, LEFT)
    assert [mix.first for mix in point(studio).mixes] == [0, 5]
    assert studio.session.undo_stack.count() == count + 3
    studio.until(lambda: not panel.previews.busy)
    panel.rows[0].slider.reset()
    panel.rows[2].slider.reset()
    np.testing.assert_array_equal(shown(studio), before)
    studio.services.explorer.choose_model("cppn")
    assert not panel.rows and "one piece" in panel.note.text()
    studio.until_painted()


def test_parts_come_from_pictures_and_from_what_generators_made(
    studio: Studio, small: Path, drop: Drop
) -> None:
    studio.window.docks["mixing"].raise_()
    panel = studio.window.mixing
    before, count = shown(studio), studio.session.undo_stack.count()
    other = source(studio).with_(latent=LatentPoint(seeds=((3, 0.5), (7, 0.5)), classes=(0.0, 1.0)))
    assert drop(panel.rows[0], mime.source_mime_data(other))
    assert point(studio).mixes == (LayerMix(0, 1, ((3, 0.5), (7, 0.5)), classes=(0.0, 1.0)),)
    assert panel.rows[0].field.placeholderText() == "Several" and not panel.rows[0].field.text()
    studio.until(lambda: panel.previews.image(panel._preview(panel.rows[0])) is not None)
    assert np.abs(shown(studio) - before).mean() > 0.5
    assert drop(panel.rows[2], files(small))
    studio.until(lambda: len(point(studio).mixes) == 2)
    QTest.mouseClick(studio.window.explore.placing.enough, LEFT)
    studio.until(lambda: not studio.services.placer.is_busy)
    fine = point(studio).mixes[1]
    assert (fine.first, fine.last, len(fine.w), fine.seeds) == (5, 7, 8 * 16, ())
    assert panel.rows[2].field.placeholderText() == "A picture"
    assert studio.session.undo_stack.count() == count + 2
    panel.rows[2].slider.move_to(0.5)
    panel.rows[2].slider.finish_gesture()
    assert (point(studio).mixes[1].w, point(studio).mixes[1].amount) == (fine.w, 0.5)
    state = studio.session.state
    assert drop(panel.rows[1], mime.source_mime_data(Source("cppn", CPPN_VALUES, 4, title="Patterns")))
    assert studio.messages[-1].error and "Patterns 4 is of another generator" in studio.messages[-1].text
    assert studio.session.state is state
    studio.until(lambda: not panel.previews.busy)
    studio.until_painted()


# -- why, and a picture of one's own ------------------------------------------------------------------


def test_where_a_direction_acts_is_shown_over_the_canvas(studio: Studio) -> None:
    find_directions(studio)
    panel, layers = studio.window.directions, []
    panel.why.shown.connect(layers.append)
    row, other = panel.rows[0], panel.rows[1]
    row.more.click()
    row.why.click()
    studio.until(lambda: bool(layers) and layers[-1] is not None)
    assert layers[-1].hasAlphaChannel() and studio.canvas._layer is layers[-1]
    count = len(layers)
    studio.services.explorer.go(5)
    studio.until(lambda: len(layers) > count and layers[-1] is not None)
    other.more.click()
    other.why.click()
    assert not row.why.isChecked()
    other.more.click()
    assert studio.canvas._layer is None
    studio.until_painted()


def test_a_picture_of_ones_own_is_placed_refined_and_stopped(studio: Studio, small: Path, drop: Drop) -> None:
    count, before = studio.session.undo_stack.count(), shown(studio)
    assert drop(studio.window.explore, files(small))
    studio.until(lambda: bool(point(studio).w))
    assert studio.window.explore.placing.isVisible()
    QTest.keyClick(studio.window, Qt.Key.Key_Escape)
    studio.until(lambda: not studio.services.placer.is_busy)
    studio.until(lambda: not studio.window.explore.placing.isVisible())
    assert studio.session.undo_stack.count() == count + 1
    placed = shown(studio)
    assert np.abs(placed - before).mean() > 1
    find_directions(studio)
    studio.window.directions.rows[0].slider.move_to(3.0)
    assert np.abs(shown(studio) - placed).mean() > 0.5
    studio.services.explorer.go(4)
    assert not point(studio).w


def test_a_placing_rests_goes_on_and_is_taken_back(
    studio: Studio, small: Path, drop: Drop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("artstudio.models.generators.invert.PREVIEW_SECONDS", 0.05)
    monkeypatch.setattr("artstudio.qt.latent.placer.STEPS", 5000)  # so that it doesn't end by itself
    placer, bar = studio.services.placer, studio.window.explore.placing
    stack, before = studio.session.undo_stack, source(studio)
    count = stack.count()
    assert drop(studio.window.explore, files(small))
    studio.until(lambda: bool(point(studio).w))
    QTest.mouseClick(bar.pause, LEFT)
    studio.until(lambda: placer.is_paused)
    assert bar.isVisible() and bar.pause.accessibleName() == "Search on"
    rested, done = point(studio).w, bar.bar.value()
    assert stack.count() == count + 1
    QTest.mouseClick(bar.pause, LEFT)
    studio.until(lambda: not placer.is_paused and point(studio).w != rested)
    assert bar.bar.value() >= done and stack.count() == count + 1, "from where it rested, and one step"
    QTest.mouseClick(bar.cancel, LEFT)
    studio.until(lambda: not placer.is_busy)
    assert source(studio) == before and not bar.isVisible()
    stack.redo()
    assert point(studio).w, "which can be brought back"
    assert drop(studio.window.explore, files(small))
    studio.until(lambda: placer.is_busy)
    QTest.mouseClick(bar.pause, LEFT)
    studio.until(lambda: placer.is_paused)
    studio.until_painted()
    QTest.keyClick(studio.window, Qt.Key.Key_Escape)
    assert not placer.is_busy and not bar.isVisible()


def test_a_placing_that_ends_before_it_found_anything_says_so(
    studio: Studio, small: Path, drop: Drop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("artstudio.models.generators.invert.PREVIEW_SECONDS", 1e9)
    monkeypatch.setattr("artstudio.qt.latent.placer.STEPS", 5000)  # so that it doesn't end by itself
    placer, before = studio.services.placer, source(studio)
    assert drop(studio.window.explore, files(small))
    studio.until(lambda: placer.is_busy)
    placer.pause()
    studio.until(lambda: placer.is_paused)
    QTest.mouseClick(studio.window.explore.placing.enough, LEFT)
    assert not placer.is_busy and source(studio) == before
    assert studio.messages[-1].text == "Stopped before anything was found."
