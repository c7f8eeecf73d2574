"""A direction out of two sets of pictures, as an artist makes it: drags, menus, keys, and the real engine."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from artstudio.document.source import Source
from artstudio.engine import catalog
from artstudio.params import Values
from artstudio.qt import mime
from artstudio.qt.latent.contrast import Side
from artstudio.qt.latent.picture_well import PictureWell
from tests.qt.conftest import Drop
from tests.qt.latent_lab import MODEL, Opener, opened
from tests.qt.studio import Studio
from tests.qt.test_latent import pixels

LEFT = Qt.MouseButton.LeftButton

pytestmark = pytest.mark.usefixtures("patterns_first")


@pytest.fixture
def studio(seas: Studio) -> Studio:
    return seas


def well(studio: Studio, side: Side) -> PictureWell:
    return studio.window.directions.contrast.wells[side]


def seeds(studio: Studio, side: Side) -> list[int]:
    return [source.seed for source in studio.services.contrast.side(side)]


def dragged(studio: Studio, seed: int) -> QMimeData:
    """What a drag of a seed's picture carries."""
    return mime.source_mime_data(studio.services.explorer.at(seed))


def make(studio: Studio) -> None:
    rows = len(studio.window.directions.rows)
    QTest.mouseClick(studio.window.directions.contrast.make_button, LEFT)
    until_rows(studio, rows + 1)


def until_rows(studio: Studio, count: int) -> None:
    """Wait for so many directions; Qt shows what came into a layout only with the next event."""
    panel = studio.window.directions
    studio.until(lambda: len(panel.rows) == count and all(row.isVisibleTo(panel) for row in panel.rows))


def shown(studio: Studio) -> np.ndarray:
    studio.until_painted()
    return pixels(studio.canvas.shown_image()).astype(int)


def test_seeds_that_are_dragged_to_both_sides_become_a_slider_that_leads_there(
    studio: Studio, drop: Drop
) -> None:
    explorer, panel = studio.services.explorer, studio.window.directions
    explorer.go(3)
    goal = shown(studio)
    explorer.go(6)
    start = shown(studio)
    assert not panel.contrast.isVisible()
    QTest.mouseClick(panel.contrast_button, LEFT)
    assert panel.contrast.isVisible()
    assert drop(well(studio, Side.THIS), dragged(studio, 3))
    assert drop(well(studio, Side.THAT), dragged(studio, 6))
    assert (seeds(studio, Side.THIS), seeds(studio, Side.THAT)) == ([3], [6])
    both = [studio.services.contrast.side(side)[0] for side in Side]
    studio.until(lambda: all(panel.contrast.previews.image(source) is not None for source in both))
    steps, principal = studio.session.undo_stack.count(), len(panel.rows)
    panel.contrast.name.setFocus()
    QTest.keyClicks(panel.contrast.name, "Tide")
    QTest.keyClick(panel.contrast.name, Qt.Key.Key_Return)
    until_rows(studio, principal + 1)
    row = panel.rows[-1]
    assert row.slider.label.text() == "Tide" and row.is_open and row.name.text() == "Tide"
    assert not panel.contrast.name.text() and row.remove_button.isVisibleTo(panel)
    assert "Tide leads from that to this" in studio.messages[-1].text
    assert studio.session.undo_stack.count() == steps + 1
    np.testing.assert_array_equal(shown(studio), start)
    groove = row.slider.groove
    groove.setFocus()
    far = [np.abs(start - goal).mean()]
    for _ in range(8):
        for _ in range(10):
            QTest.keyClick(groove, Qt.Key.Key_Right)
        far.append(np.abs(shown(studio) - goal).mean())
    assert row.slider.value > 0 and min(far) < 0.25 * far[0], "the picture comes to look like this"
    studio.until(lambda: all(panel.previews.image(each) is not None for each in panel.strip(row)))
    studio.until_painted()


def test_making_and_removing_a_direction_are_steps_of_undo_and_it_is_kept(
    studio: Studio, open_studio: Opener
) -> None:
    panel, contrast, stack = studio.window.directions, studio.services.contrast, studio.session.undo_stack
    at = studio.services.explorer.at
    contrast.compare([at(1), at(2)], [at(4), at(5), at(7)])
    assert panel.contrast.isVisible() and studio.window.docks["directions"].isVisible()
    panel.rows[1].lock.click()
    principal = len(panel.rows)
    make(studio)
    assert panel.rows[1].locked and not panel.rows[0].locked
    message = studio.messages[-1]
    assert message.action == "Undo" and message.callback is not None
    message.callback()
    assert len(panel.rows) == principal
    stack.redo()
    assert len(panel.rows) == principal + 1
    row = panel.rows[-1]
    row.more.setChecked(True)
    row.name.setText("Foam")
    row.name.editingFinished.emit()
    row.first.setValue(3)
    row.name.setFocus()
    row.remove_button.click()
    assert len(panel.rows) == principal
    axes = studio.services.axes.of(MODEL)
    assert axes is not None and len(axes.known.names) == principal and "Foam" not in axes.known.names
    stack.undo()
    again = panel.rows[-1]
    assert again.slider.label.text() == "Foam" and again.first.value() == 3
    studio.close()
    later = opened(open_studio, MODEL)
    assert later.window.directions.rows[-1].slider.label.text() == "Foam"
    assert len(later.window.directions.rows) == principal + 1


def test_keys_and_menus_put_seeds_on_the_sides_and_take_them_off(studio: Studio) -> None:
    view, model, panel = studio.window.explore.view, studio.window.explore.seeds, studio.window.directions
    view.setFocus()
    for seed, key in ((2, Qt.Key.Key_Plus), (3, Qt.Key.Key_Equal), (5, Qt.Key.Key_Minus)):
        view.setCurrentIndex(model.index(model.reveal(seed)))
        QTest.keyClick(view, key)
    assert panel.contrast.isVisible(), "what was put there can be seen"
    assert (seeds(studio, Side.THIS), seeds(studio, Side.THAT)) == ([2, 3], [5])
    menu = studio.window.explore.menu_for(studio.services.explorer.at(8))
    less = next(action for action in menu.actions() if action.text() == "Less of that")
    assert less.isCheckable() and not less.isChecked()
    less.trigger()
    menu.close()
    assert seeds(studio, Side.THAT) == [5, 8]
    this, that = well(studio, Side.THIS), well(studio, Side.THAT)
    assert "2 pictures" in this.accessibleName()
    this.setFocus()
    QTest.keyClick(this, Qt.Key.Key_Right)
    QTest.keyClick(this, Qt.Key.Key_X)
    assert (seeds(studio, Side.THIS), seeds(studio, Side.THAT)) == ([2], [5, 8, 3])
    assert "Three seas 3 was on the other side" in studio.messages[-1].text
    QTest.mouseClick(that, LEFT, pos=that.rect_of(1).center())
    assert studio.session.source is not None and studio.session.source.seed == 8
    QTest.mouseClick(that, LEFT, pos=that.cross_of(0).center())
    that.setFocus()
    QTest.keyClick(that, Qt.Key.Key_Delete)
    assert len(seeds(studio, Side.THAT)) == 1
    QTest.mouseClick(panel.contrast.adds[Side.THIS], LEFT)
    assert seeds(studio, Side.THIS) == [2, 8], "what the canvas shows"
    menu = this.menu_for(studio.services.contrast.side(Side.THIS)[0])
    assert isinstance(menu, QMenu) and [action.text() for action in menu.actions()][-1] == "Take off"
    menu.actions()[-1].trigger()
    menu.close()
    assert seeds(studio, Side.THIS) == [8]
    studio.until_painted()


def test_the_mouse_picks_pictures_up(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    """A drag itself waits for the button, which no test can hold; what it carries is tested above."""
    picked: list[QDrag] = []
    monkeypatch.setattr(
        "artstudio.qt.latent.picture_drag.QDrag.exec", lambda drag, action: picked.append(drag)
    )
    view = studio.window.explore.view
    cell = view.visualRect(studio.window.explore.seeds.index(studio.window.explore.seeds.reveal(3)))
    shown_now = studio.session.source
    for widget, at in ((view.viewport(), cell.center()), (well(studio, Side.THIS), QPoint(20, 20))):
        studio.services.contrast.toggle(Side.THIS, studio.services.explorer.at(9))
        studio.until(well(studio, Side.THIS).isVisible)
        QTest.mousePress(widget, LEFT, pos=at)
        QTest.mouseMove(widget, at + QPoint(15, 8))
        QTest.mouseMove(widget, at + QPoint(30, 16))
        QTest.mouseRelease(widget, LEFT, pos=at + QPoint(30, 16))
        studio.services.contrast.clear()
    carried = [mime.read_source(drag.mimeData()) for drag in picked]
    assert [source.seed for source in carried if source is not None] == [3, 9]
    for drag in picked:
        assert not drag.pixmap().isNull()
        drag.deleteLater()
    assert studio.session.source == shown_now, "and nothing was clicked"
    studio.until_painted()


def test_what_is_liked_on_the_sheets_becomes_one_side_and_the_rest_the_other(studio: Studio) -> None:
    studio.window.docks["evolve"].raise_()
    evolve = studio.window.evolve
    QTest.mouseClick(evolve.start_button, LEFT)
    assert not evolve.compare_button.isEnabled()
    for place, key in ((1, Qt.Key.Key_Plus), (4, Qt.Key.Key_Plus), (6, Qt.Key.Key_Minus)):
        QTest.keyClick(evolve.tiles[place], key)
    variations = [evolve.variation(place) for place in (1, 4, 6)]
    QTest.mouseClick(evolve.compare_button, LEFT)
    contrast = studio.services.contrast
    assert (*contrast.side(Side.THIS), *contrast.side(Side.THAT)) == tuple(variations)
    studio.until(studio.window.directions.contrast.isVisible)
    make(studio)
    studio.until_painted()


def test_bad_sides_get_a_sentence_each_and_nothing_is_lost(studio: Studio, drop: Drop) -> None:
    contrast, panel = studio.services.contrast, studio.window.directions
    at = studio.services.explorer.at
    panel.contrast_button.click()

    def press() -> None:
        QTest.keyClick(panel.contrast.name, Qt.Key.Key_Return)

    hint, button = panel.contrast.missing, panel.contrast.make_button
    assert hint.isVisible() and not button.isEnabled()
    assert hint.text() == studio.sentence_after(press) == "A direction needs a picture on both sides."
    contrast.add(Side.THIS, [at(1)])
    assert hint.isVisible() and not button.isEnabled()
    assert hint.text() == studio.sentence_after(press) == "“Less of that” needs a picture as well."
    pattern = catalog.get("cppn").spec
    foreign = mime.source_mime_data(Source("cppn", Values.of(pattern.params), 4, title="Patterns"))
    said = studio.sentence_after(lambda: drop(well(studio, Side.THAT), foreign))
    assert said.startswith("Patterns 4 is of another generator") and not contrast.side(Side.THAT)
    # The same picture, of other noise: not the same source, but in the same place.
    contrast.add(Side.THAT, [replace(at(1), values=at(1).values.with_(noise=7))])
    assert button.isEnabled() and not hint.isVisible()
    assert "lie in the same place" in studio.sentence_after(press)
    panel.contrast.name.setText("Kept")
    studio.sentence_after(press)
    assert panel.contrast.name.text() == "Kept" and button.isEnabled()
    rubbish = QMimeData()
    rubbish.setData(mime.SOURCE_MIME, b'{"model": "gone", "values": {}, "seed": 1, "size": [1, 1]}')
    drop(well(studio, Side.THAT), rubbish)
    assert len(contrast.side(Side.THAT)) == 1
    contrast.clear()
    contrast.add(Side.THIS, [at(n) for n in range(70)])
    assert len(contrast.side(Side.THIS)) == 60 and "room for 60" in studio.messages[-1].text
    panel.contrast_button.click()
    studio.until_painted()


def test_only_one_direction_is_sought_at_a_time(studio: Studio) -> None:
    """Or what is found first would get the name of the second."""
    contrast, panel, at = studio.services.contrast, studio.window.directions, studio.services.explorer.at
    contrast.compare([at(1)], [at(2)])
    rows = len(panel.rows)
    for name in ("Ebb", "Flood"):
        panel.contrast.name.setText(name)
        QTest.keyClick(panel.contrast.name, Qt.Key.Key_Return)
        assert contrast.is_busy and not panel.contrast.make_button.isEnabled()
    studio.until(lambda: not contrast.is_busy)
    assert len(panel.rows) == rows + 1 and panel.rows[-1].name.text() == "Ebb"
    assert panel.contrast.make_button.isEnabled()
    studio.until_painted()


def test_a_model_that_is_removed_while_its_sides_are_filled_is_missed_in_a_sentence(studio: Studio) -> None:
    at = studio.services.explorer.at
    studio.services.contrast.compare([at(1)], [at(2)])
    studio.services.generators.remove(MODEL)
    studio.until_said("Three seas is removed")
    studio.until(lambda: not studio.window.directions.rows)
    studio.window.directions.contrast.make_button.click()
    assert studio.until_said("There is no model called 'seas'").error
    assert seeds(studio, Side.THIS) == [1], "and nothing is lost"
    studio.services.explorer.choose_model("cppn")
    studio.until_painted()


def test_patterns_get_a_slider_through_their_bends(open_studio: Opener) -> None:
    studio = opened(open_studio, "cppn")
    panel, contrast = studio.window.directions, studio.services.contrast
    base = studio.services.explorer.source
    rest = (0.0,) * 5
    this, that = base.with_(bend=(1.5, 0.0, 1.5, *rest)), base.with_(bend=(-0.5, 0.0, -0.5, *rest))
    contrast.compare([this], [that])
    make(studio)
    row = panel.rows[8]
    assert row.slider.label.text() == "Direction 1" and not row.layers.isVisibleTo(panel)
    row.slider.move_to(2.0)
    row.slider.finish_gesture()
    bend = studio.services.explorer.source.values["bend"]
    assert bend[0] == bend[2] == pytest.approx(2**0.5, abs=0.01) and bend[1] == 0
    assert panel.rows[0].slider.value == pytest.approx(2**0.5, abs=0.05), "the bends follow"
    panel.rows[2].slider.move_to(0.0)
    panel.rows[2].slider.finish_gesture()
    assert row.slider.value == pytest.approx(1.0, abs=0.05), "and it follows the bends"
    QTest.mouseClick(panel.reset_button, LEFT)
    assert not any(studio.services.explorer.source.values["bend"])
    seed = studio.services.explorer.at
    contrast.compare([seed(1)], [seed(2)])
    panel.contrast.make_button.click()
    assert studio.until_said("Move the bends first").error
    studio.until_painted()


def test_directions_of_patterns_are_shared_as_a_file(open_studio: Opener, tmp_path: Path) -> None:
    studio = opened(open_studio, "cppn")
    panel, book, file = studio.window.directions, studio.services.axes, tmp_path / "mine.directions"
    assert "no directions to save" in studio.sentence_after(lambda: book.save("cppn", file))
    assert not file.exists()
    base = studio.services.explorer.source
    bends = [base.with_(bend=(value, *[0.0] * 7)) for value in (1.0, -1.0)]
    studio.services.contrast.compare(bends[:1], bends[1:])
    panel.contrast.name.setText("Tide")
    make(studio)
    book.save("cppn", file)
    studio.until_said("Saved mine.directions")
    panel.rows[8].remove_button.click()
    assert len(panel.rows) == 8
    book.load("cppn", file)
    studio.until(lambda: len(panel.rows) == 9)
    assert panel.rows[8].slider.label.text() == "Tide"
    said = studio.sentence_after(lambda: book.load("painter", file))
    assert said == "The directions in mine.directions belong to another generator."
    studio.until_painted()


def test_the_painter_gets_one_beside_its_own_sliders(open_studio: Opener) -> None:
    studio = opened(open_studio, "painter")
    panel, at = studio.window.directions, studio.services.explorer.at
    own = len(panel.rows)
    studio.services.contrast.compare([at(1), at(3)], [at(2)])
    make(studio)
    row = panel.rows[own]
    assert (row.last.maximum(), row.layers.isVisibleTo(panel)) == (2, True)
    row.slider.move_to(3.0)
    row.slider.finish_gesture()
    (move,) = studio.services.explorer.source.values["latent"].moves
    assert move.amount == 3.0 and len(move.direction.vector) == 108
    panel.rows[0].slider.move_to(1.0)
    assert studio.services.explorer.source.values["layout"][0] == 1.0
    assert row.slider.value == 3.0
    studio.until_painted()


def test_the_width_of_a_w_is_what_the_painter_says() -> None:
    from artstudio.models.generators.painter_space import painter_space
    from artstudio.models.generators.painter_spec import W_SIZE

    assert painter_space().size == W_SIZE


def test_a_long_row_of_pictures_breaks_into_lines(studio: Studio) -> None:
    studio.services.contrast.compare([studio.services.explorer.at(n) for n in range(12)], [])
    this = well(studio, Side.THIS)
    studio.until(lambda: this.rect().contains(this.rect_of(11)))
    assert this.rect_of(11).top() > this.rect_of(0).top() and this.rect().contains(QPoint(1, 1))
    studio.until_painted()
