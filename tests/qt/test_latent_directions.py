"""The rows of the Directions panel: what an open one shows, and what they follow."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from artstudio.engine import catalog
from artstudio.latents import LAST_LAYER, Direction, Floats
from artstudio.qt import theme
from artstudio.qt.latent.direction_row import DirectionRow
from artstudio.qt.opening import samples
from tests.qt.latent_lab import MODEL
from tests.qt.studio import Studio

LEFT = Qt.MouseButton.LeftButton


pytestmark = pytest.mark.usefixtures("patterns_first")


@pytest.fixture
def studio(seas: Studio) -> Studio:
    return seas


def laid_out(row: DirectionRow, last: QWidget) -> bool:
    """Whether the row has grown to hold ``last``."""
    return last.isVisible() and row.rect().contains(QRect(last.mapTo(row, QPoint()), last.size()))


def test_an_open_direction_leaves_room_for_others_and_all_of_it_can_be_reached(studio: Studio) -> None:
    panel = studio.window.directions
    row, closed = panel.rows[0], panel.rows[1]
    row.more.click()
    studio.until(lambda: laid_out(row, row.name))
    assert row.height() < 3.5 * closed.height()
    assert not row.first.isVisible()
    QTest.mouseClick(row.layers, LEFT)
    studio.until(lambda: laid_out(row, row.first))
    for part in (row.more, row.lock, row.strip, row.why, row.name, row.layers, row.first, row.last):
        assert min(part.width(), part.height()) >= theme.TARGET
        assert row.axis.title in part.accessibleName() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert row.layers.text() == "1–8"
    row.first.setValue(3)
    assert row.layers.text() == "3–8"
    QTest.keyClick(row.layers, Qt.Key.Key_Space)
    assert not row.first.isVisible()
    studio.until_painted()


def test_all_of_a_direction_that_is_opened_is_in_sight(studio: Studio) -> None:
    panel = studio.window.directions
    viewport = panel._scroller.viewport()

    def ends(row: DirectionRow) -> int:
        return row.mapTo(viewport, QPoint(0, row.height())).y()

    row = next(row for row in panel.rows if ends(row) > viewport.height() - row.height())
    for opener, last in ((row.more, row.name), (row.layers, row.last)):
        QTest.mouseClick(opener, LEFT)
        assert laid_out(row, last) and row.height() < ends(row) <= viewport.height()
    studio.until_painted()


def test_a_row_follows_names_and_layers_that_come_from_elsewhere(studio: Studio, tmp_path: Path) -> None:
    """A file of directions tells both; so does an undone removal."""
    panel, book, file = studio.window.directions, studio.services.axes, tmp_path / "mine.directions"
    row = panel.rows[2]
    book.rename(MODEL, 2, "Tide")
    book.set_range(MODEL, 2, (3, 5), "Layers")
    book.save(MODEL, file)
    studio.until_said("Saved mine.directions")
    book.rename(MODEL, 2, "Ebb")
    book.set_range(MODEL, 2, (0, 1), "Layers")
    assert (row.first.value(), row.last.value(), row.layers.text()) == (1, 2, "1–2")
    book.load(MODEL, file)
    studio.until_said("One direction from mine.directions")
    assert panel.rows[2] is row
    assert (row.first.value(), row.last.value(), row.layers.text()) == (4, 6, "4–6")
    assert row.name.text() == row.slider.label.text() == "Tide"
    assert "Tide" in row.slider.toolTip() and row.slider.field.accessibleName() == "Tide, value"
    row.slider.move_to(1.0)
    row.slider.finish_gesture()
    assert studio.session.undo_stack.undoText() == "Tide", "by the name that it has now"
    studio.until_painted()


def test_a_movement_of_one_slider_doesnt_end_that_of_another(studio: Studio) -> None:
    """A burst of keys or of the wheel is known to be over only a moment later."""
    first, second = (row.slider for row in studio.window.directions.rows[:2])
    count = studio.session.undo_stack.count()
    first.move_to(1.0)
    second.move_to(0.5)
    first.finish_gesture()
    second.move_to(1.0)
    second.move_to(1.5)
    second.finish_gesture()
    assert studio.session.undo_stack.count() == count + 2
    studio.until_painted()


def test_where_a_direction_acts_is_never_shown_over_another_picture(studio: Studio) -> None:
    row = studio.window.directions.rows[0]
    row.more.click()
    row.why.click()
    studio.until(lambda: studio.canvas._layer is not None)
    shown = studio.canvas._layer
    row.slider.move_to(1.0)
    row.slider.finish_gesture()
    assert studio.canvas._layer is shown, "its two ends are still the same"
    studio.services.explorer.go(5)
    assert studio.canvas._layer is None
    studio.until(lambda: studio.canvas._layer is not None)
    studio.until_painted()


def test_a_file_of_directions_keeps_the_name_it_is_given(studio: Studio, tmp_path: Path) -> None:
    book, beside = studio.services.axes, tmp_path / "sea.directions"
    beside.write_text("another")
    book.save(MODEL, tmp_path / "sea.2")
    studio.until_said("Saved sea.2.directions")
    assert (tmp_path / "sea.2.directions").exists() and beside.read_text() == "another"
    book._known.clear()  # as while they are searched for
    book.load(MODEL, tmp_path / "sea.2.directions")
    assert studio.until_said("have to be found first").error
    studio.until_painted()


def test_a_slider_leaves_those_alone_that_are_beyond_their_ends(studio: Studio) -> None:
    """As they come from a recipe or the command line."""
    explorer, panel = studio.services.explorer, studio.window.directions
    axes = studio.services.axes.of(MODEL)
    assert axes is not None
    values = [0.0] * len(panel.rows)
    values[0] = 8.0
    explorer.show(axes.write(explorer.source, values), "Far")
    assert panel.rows[0].slider.value == panel.rows[0].axis.high == 6.0
    panel.rows[1].slider.move_to(1.0)
    panel.rows[1].slider.finish_gesture()
    assert axes.read(explorer.source)[:2] == (8.0, 1.0)
    studio.until_painted()


def test_a_removed_direction_comes_back_to_its_place(studio: Studio) -> None:
    """Or those without a name would be called as others were before."""
    book, stack = studio.services.axes, studio.session.undo_stack
    ways = [Direction(Floats.of(np.eye(16, dtype=np.float32)[i])) for i in range(2)]
    for way in ways:
        book.add(MODEL, way, "Make")
    rows = studio.window.directions.rows
    rows[-2].remove_button.click()
    stack.undo()
    axes = book.of(MODEL)
    assert axes is not None and list(axes.known.directions[-2:]) == ways and axes.known.own == 2
    studio.until_painted()


def moved(studio: Studio) -> list[tuple[float, int, int]]:
    """What moves the picture on the canvas: how far, and the layers."""
    source = studio.services.explorer.source
    param = catalog.latent_param(studio.services.explorer.spec)
    assert param is not None
    return [(move.amount, move.first, move.last) for move in source.values[param.id].moves]


def test_undo_takes_layers_back_on_the_canvas_and_in_the_row(studio: Studio) -> None:
    row, stack = studio.window.directions.rows[0], studio.session.undo_stack
    row.slider.move_to(1.0)
    row.slider.finish_gesture()
    count = stack.count()
    row.last.setValue(3)
    assert (moved(studio), row.layers.text()) == ([(1.0, 0, 2)], "1–3")
    assert stack.count() == count + 1
    stack.undo()
    assert (moved(studio), row.layers.text()) == ([(1.0, 0, LAST_LAYER)], "1–8")
    stack.redo()
    assert (moved(studio), row.layers.text()) == ([(1.0, 0, 2)], "1–3")
    row.first.selectAll()
    QTest.keyClicks(row.first, "2")
    assert stack.count() == count + 1, "not before it is typed to its end"
    QTest.keyClick(row.first, Qt.Key.Key_Return)
    assert stack.count() == count + 2
    studio.until_painted()


def test_a_removed_direction_takes_its_move_along(studio: Studio) -> None:
    """No slider could reach it any more, nor Reset."""
    book, stack, panel = studio.services.axes, studio.session.undo_stack, studio.window.directions
    book.add(MODEL, Direction(Floats.of(np.eye(16, dtype=np.float32)[0])), "Make")
    panel.rows[-1].slider.move_to(1.0)
    panel.rows[-1].slider.finish_gesture()
    count = stack.count()
    panel.rows[-1].remove_button.click()
    assert not moved(studio) and not panel.reset_button.isEnabled()
    assert stack.count() == count + 1
    stack.undo()
    assert len(moved(studio)) == 1 and panel.rows[-1].slider.value == 1.0
    studio.until_painted()
    studio.services.opening.open(samples()[0])
    studio.until(lambda: studio.session.picture is not None)
    panel.rows[-1].remove_button.click()
    assert studio.session.source is None, "a photo stays on the canvas"
