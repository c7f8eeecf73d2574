"""The window as an artist uses it: real drops, clicks, drags and keys; real weights; the real engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from artstudio.document.picture import read_picture
from artstudio.params import StyleWeight
from artstudio.qt import theme
from artstudio.qt.opening import samples
from tests.qt.studio import Studio, files

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small photo, so that the engine is quick."""
    path = tmp_path / "photo.jpg"
    Image.open(samples()[0]).resize((240, 160)).save(path)
    return path


@pytest.fixture
def painting(tmp_path: Path) -> Path:
    path = tmp_path / "red_hills.png"
    y, x = np.mgrid[0:128, 0:128]
    red = np.dstack([180 + 60 * np.sin(x / 5), 60 + 40 * np.sin(y / 7), np.full_like(x, 40.0)])
    Image.fromarray(red.astype(np.uint8)).save(path)
    return path


@pytest.fixture
def studio(qtbot: QtBot, folder: Path, small: Path) -> Iterator[Studio]:
    made = Studio(qtbot, folder, small)
    yield made
    made.close()


def colors(studio: Studio) -> np.ndarray:
    """Mean color of what the canvas shows."""
    image = studio.canvas.shown_image()
    assert image is not None
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : 3 * rgb.width()].reshape(-1, 3).mean(axis=0)


def test_the_window_opens_with_the_sample_and_thumbnails_of_it(qtbot: QtBot, folder: Path) -> None:
    studio = Studio(qtbot, folder)
    assert studio.session.picture is not None
    assert studio.session.picture.name == samples()[0].name
    assert not studio.session.undo_stack.canUndo()
    keys = [item.key for item in studio.services.shelf.items()]
    assert len(keys) == 26
    studio.until(lambda: all(studio.services.shelf.thumb(key) is not None for key in keys))
    studio.close()


def test_a_click_paints_and_undo_brings_the_photo_back(studio: Studio) -> None:
    before = colors(studio)
    style = studio.click_style(3)
    studio.until_painted()
    assert studio.session.styles[0].style.id == style
    assert np.abs(colors(studio) - before).max() > 5
    QTest.keyClick(studio.window, Qt.Key.Key_Z, CTRL)
    studio.until(lambda: not studio.canvas.has_result)
    np.testing.assert_allclose(colors(studio), before, atol=0.01)
    QTest.keyClick(studio.window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    studio.until(lambda: studio.canvas.has_result)
    assert studio.session.styles[0].style.id == style


def test_a_dropped_photo_is_opened_and_can_be_undone(studio: Studio, painting: Path, drop: object) -> None:
    first = studio.session.picture
    assert drop(studio.canvas, files(painting))  # type: ignore[operator]
    studio.until(lambda: studio.session.picture is not first)
    assert studio.session.picture is not None and studio.session.picture.name == painting.name
    assert str(painting) in studio.store.values.recent_files
    studio.session.undo_stack.undo()
    assert studio.session.picture is first


def test_a_painting_dropped_with_shift_is_a_style_that_outlives_the_window(
    qtbot: QtBot, folder: Path, small: Path, painting: Path, drop: object
) -> None:
    studio = Studio(qtbot, folder, small)
    before = colors(studio)
    assert drop(studio.canvas, files(painting), shift=True)  # type: ignore[operator]
    studio.until_said("now one of your styles")
    studio.until_painted()
    after = colors(studio)
    assert after[0] - after[2] > before[0] - before[2] + 10  # redder
    studio.close()
    again = Studio(qtbot, folder, small)
    again.until(lambda: len(again.services.shelf.items()) == 27)
    own = again.services.shelf.items()[-1]
    assert (own.title, own.own) == ("Red hills", True)
    again.services.shelf.delete(own.key)
    again.until(lambda: len(again.services.shelf.items()) == 26)
    again.session.undo_stack.undo()
    again.until(lambda: len(again.services.shelf.items()) == 27)
    again.close()


def test_a_painting_dropped_on_the_gallery_is_a_style(studio: Studio, painting: Path, drop: object) -> None:
    assert drop(studio.window.gallery, files(painting))  # type: ignore[operator]
    studio.until_said("now one of your styles")
    studio.until_painted()
    assert studio.session.styles[0].style.kind == "vector"


def test_undo_beside_a_deletion_takes_back_nothing_else(studio: Studio, painting: Path, drop: object) -> None:
    assert drop(studio.window.gallery, files(painting))  # type: ignore[operator]
    studio.until_said("now one of your styles")
    shelf, said = studio.services.shelf, studio.canvas.messages
    studio.until(lambda: any(item.own for item in shelf.items()))
    own = next(item for item in shelf.items() if item.own)
    shelf.delete(own.key)
    studio.until(lambda: "deleted" in said.text)
    studio.session.set_value("strength", 0.5)
    assert said.text == ""
    studio.session.undo_stack.undo()
    studio.session.undo_stack.undo()
    studio.until(lambda: shelf.item(own.key) is not None)
    studio.session.undo_stack.redo()
    studio.until(lambda: "deleted" in said.text)
    QTest.mouseClick(said._action, Qt.MouseButton.LeftButton)
    studio.until(lambda: shelf.item(own.key) is not None)
    assert said.text == ""


def test_a_thumbnail_dropped_on_the_canvas_paints(studio: Studio, drop: object) -> None:
    item = studio.services.shelf.items()[5]
    from artstudio.qt.mime import style_mime_data

    assert drop(studio.canvas, style_mime_data(item.key, item.title))  # type: ignore[operator]
    studio.until_painted()
    assert studio.session.styles == (StyleWeight(item.ref),)


def test_hovering_shows_a_style_and_leaves_the_document_alone(studio: Studio) -> None:
    item = studio.services.shelf.items()[7]
    state = studio.session.state
    studio.session.hover_style(item.ref)
    studio.until_painted()
    assert studio.session.state is state
    studio.session.hover_style(None)
    studio.until(lambda: not studio.canvas.has_result)
    assert not studio.session.undo_stack.canUndo()


def test_one_drag_of_a_slider_is_one_step_and_the_canvas_follows(studio: Studio) -> None:
    studio.click_style(2)
    studio.until_painted()
    steps = studio.session.undo_stack.count()
    slider = studio.window.controls.form.rows["stroke_size"]
    groove = slider.groove  # type: ignore[union-attr]
    middle = groove.rect().center()
    QTest.mousePress(groove, Qt.MouseButton.LeftButton, pos=middle)
    for dx in range(5, 60, 5):
        QTest.mouseMove(groove, middle + QPoint(dx, 0))
    QTest.mouseRelease(groove, Qt.MouseButton.LeftButton, pos=middle + QPoint(55, 0))
    studio.until_painted()
    assert studio.session.values["stroke_size"] > 1.2
    assert studio.session.undo_stack.count() == steps + 1
    stamps = [shown.stamp for shown in studio.shown if shown is not None]
    assert stamps == sorted(stamps)  # never a stale picture
    studio.session.undo_stack.undo()
    assert studio.session.values["stroke_size"] == 1.0


def test_ctrl_click_mixes_and_the_pad_sets_the_weights(studio: Studio) -> None:
    first = studio.click_style(0)
    second = studio.click_style(1, CTRL)
    assert [slot.style.id for slot in studio.session.styles] == [first, second]
    steps = studio.session.undo_stack.count()
    pad = studio.window.mixer.pad
    puck = pad.position_of(pad.puck).toPoint()
    corner = pad.position_of((0.9, 0.0)).toPoint()
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=puck)
    QTest.mouseMove(pad, (puck + corner) / 2)
    QTest.mouseMove(pad, corner)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=corner)
    weights = [slot.weight for slot in studio.session.styles]
    assert weights[0] != pytest.approx(weights[1])
    assert sum(weights) == pytest.approx(1.0, abs=1e-6)
    assert studio.session.undo_stack.count() == steps + 1
    studio.until_painted()


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_pad_is_in_sight_without_scrolling(studio: Studio, number: int) -> None:
    studio.window.resize(1280, 800)
    for item in studio.services.shelf.items()[:number]:
        studio.session.add_style(item.ref)
    pad = studio.window.mixer.pad
    studio.until(lambda: pad.visibleRegion().boundingRect() == pad.rect())


def test_an_export_brings_everything_back_when_it_is_dropped(
    studio: Studio, tmp_path: Path, small: Path, drop: object
) -> None:
    studio.click_style(4)
    studio.session.set_value("keep_colors", 0.5)
    values, original = studio.session.values, studio.session.picture
    out = tmp_path / "out.png"
    studio.export(out)
    assert read_picture(out).recipe is not None
    assert drop(studio.canvas, files(out))  # type: ignore[operator]
    offer = studio.until_said("painted here")
    assert offer.callback is not None
    offer.callback()
    studio.until(lambda: studio.session.picture == original)
    assert studio.session.values == values


def test_a_cancelled_export_leaves_nothing_and_what_was_there_stays(studio: Studio, tmp_path: Path) -> None:
    studio.click_style(4)
    target = tmp_path / "out.png"
    target.write_bytes(b"older")
    ended: list[bool] = []
    studio.services.exports.ended.connect(lambda job, saved: ended.append(saved))
    from artstudio.document.export import options_for

    studio.services.exports.start(target, options_for(target), (6000, 4000))
    assert studio.window.status._engine.text() == "Exporting out.png"  # before the first tile is painted
    QTest.keyClick(studio.window, Qt.Key.Key_Escape)
    studio.until(lambda: ended == [False])
    assert target.read_bytes() == b"older"
    assert {p.name for p in tmp_path.iterdir()} >= {"out.png"}
    assert not [p for p in tmp_path.iterdir() if p.suffix == ".part"]


def test_the_clipboard_brings_pictures_in_and_takes_paintings_out(studio: Studio) -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.green)
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(studio.window, Qt.Key.Key_V, CTRL)
    studio.until(lambda: studio.session.picture is not None and studio.session.picture.width == 60)
    studio.click_style(2)
    studio.until_painted()
    QTest.keyClick(studio.window, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().image().width() == 60
    QGuiApplication.clipboard().clear()
    QTest.keyClick(studio.window, Qt.Key.Key_V, CTRL)
    studio.until_said("no picture on the clipboard")


def test_favorites_are_kept_and_can_be_undone(studio: Studio) -> None:
    key = studio.services.shelf.items()[0].key
    studio.services.shelf.set_favorite(key, True)
    studio.until(lambda: studio.services.shelf.items()[0].favorite)
    studio.session.undo_stack.undo()
    studio.until(lambda: not studio.services.shelf.items()[0].favorite)


@pytest.mark.parametrize("action", ["shortcuts", "about", "preferences", "export"])
def test_dialogs_open_and_close(studio: Studio, action: str) -> None:
    studio.window.actions_by_id[action].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    assert dialog.windowTitle()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    studio.until(lambda: QApplication.activeModalWidget() is None)


def test_the_export_dialog_writes_what_it_says(studio: Studio, tmp_path: Path) -> None:
    from artstudio.qt.dialogs.export import ExportDialog

    studio.click_style(1)
    studio.window.actions_by_id["export"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    target = tmp_path / "double.webp"
    dialog.path.setText("")
    QTest.keyClicks(dialog.path, str(target))
    assert dialog.chosen_size() == (240, 160)
    dialog.sizes.setCurrentIndex(dialog.sizes.findText("480", Qt.MatchFlag.MatchContains))
    assert not dialog.form.rows["export_bits"].isVisibleTo(dialog)
    QTest.mouseClick(dialog.action, Qt.MouseButton.LeftButton)
    studio.until_said("Saved double.webp")
    with Image.open(target) as image:
        assert image.size == (480, 320)


def test_the_theme_changes_at_once(studio: Studio) -> None:
    from artstudio.qt.dialogs.preferences import PreferencesDialog

    dialog = PreferencesDialog(studio.services, studio.window)
    dialog.form.value_changed.emit("theme", "light")
    assert theme.current().name == "light"
    assert studio.store.values.theme == "light"
    dialog.form.value_changed.emit("theme", "dark")
    dialog.close()


def test_layout_and_size_are_remembered(qtbot: QtBot, folder: Path, small: Path) -> None:
    first = Studio(qtbot, folder, small)
    first.window.resize(796, 700)  # the screen of the tests is 800 x 800
    first.window.docks["history"].hide()
    size = first.window.size()
    first.close()
    again = Studio(qtbot, folder, small)
    assert not again.window.docks["history"].isVisible()
    assert again.window.size() == size
    again.window.reset_layout()
    assert not again.window.docks["history"].isHidden()
    again.close()


def test_the_history_jumps_to_any_step(studio: Studio) -> None:
    for index in (0, 1, 2):
        studio.click_style(index)
    stack = studio.session.undo_stack
    assert stack.count() == 3
    stack.setIndex(1)
    assert studio.session.styles[0].style.id == studio.services.shelf.items()[0].ref.id
    studio.until_painted()


def test_every_action_says_what_it_does(studio: Studio) -> None:
    for action in studio.window.actions_by_id.values():
        assert action.toolTip() and action.text()
    names = [action.text() for action in studio.window.actions_by_id.values()]
    assert len(set(names)) == len(names)
    keys = [k.toString() for a in studio.window.actions_by_id.values() for k in a.shortcuts()]
    assert len(set(keys)) == len(keys)


def test_the_status_line_tells_of_work_only_if_it_lasts(studio: Studio) -> None:
    def told() -> str:
        return studio.window.status._engine.text()

    studio.session.working.emit(True)
    assert told() == "Ready"
    studio.until(lambda: told() == "Painting")
    studio.session.working.emit(False)
    assert told() == "Ready"


def test_every_built_in_style_can_be_read_in_full(studio: Studio) -> None:
    view = studio.window.gallery.view
    font = QFont(view.font())
    font.setPixelSize(font.pixelSize() - 1)  # as the tiles draw it
    room = view.tiles.tile_width()
    titles = [item.title for item in studio.services.shelf.items()]
    assert not [t for t in titles if QFontMetrics(font).horizontalAdvance(t) > room]


def accessible(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_the_tab_key_reaches_everything_in_the_order_it_is_seen(studio: Studio) -> None:
    window = studio.window
    window.activateWindow()
    studio.until(window.isActiveWindow)
    for item in studio.services.shelf.items()[:2]:
        studio.session.add_style(item.ref)
    studio.until(lambda: all(row.isVisible() for row in window.mixer.rows))
    window.canvas.setFocus()
    met: list[QWidget] = [window.canvas]
    while len(met) < 200:
        QTest.keyClick(met[-1], Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget is window.canvas:
            break
        dock = next((d for d in window.docks.values() if d.isAncestorOf(widget)), None)
        assert dock is None or not dock.visibleRegion().isEmpty(), f"{accessible(widget)} is out of sight"
        met.append(widget)
    gallery, mixer = window.gallery, window.mixer
    first, second = (row.slider.groove for row in mixer.rows)
    for part in (
        [gallery.search, gallery.favorites, gallery.view, gallery.add_card],
        [first, second, mixer.add_card, mixer.clear_button, mixer.pad],
    ):
        places = [met.index(widget) for widget in part]
        assert places == sorted(places)
    assert window.space.rows[-1].slider.groove in met


def test_a_message_that_is_closed_leaves_the_panels_as_they_are(studio: Studio) -> None:
    """Qt gives the focus on to what comes next, and that may lie in a dock behind others."""
    QTest.keyClick(studio.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    studio.until_painted()
    messages = studio.canvas.messages
    seen = {name for name, dock in studio.window.docks.items() if not dock.visibleRegion().isEmpty()}
    for press in (messages._action, messages._close):
        messages.show_message("That went well.", "Again", lambda: None)
        press.setFocus()
        QTest.mouseClick(press, Qt.MouseButton.LeftButton)
        assert not messages.text
        now = {name for name, dock in studio.window.docks.items() if not dock.visibleRegion().isEmpty()}
        assert now == seen and QApplication.focusWidget() is studio.canvas


@pytest.mark.parametrize("action", ["", "export", "preferences", "about", "shortcuts"])
def test_whatever_can_be_used_has_a_name(studio: Studio, action: str) -> None:
    root: QWidget = studio.window
    if action:
        studio.window.actions_by_id[action].trigger()
        root = studio.window.findChildren(QDialog)[-1]
    used = [
        w for w in root.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus and w.isVisible()
    ]
    used += [w for w in root.findChildren(QAbstractButton) if w.isVisible()]
    assert used
    nameless = [w for w in used if not accessible(w) and not isinstance(w, QScrollBar)]
    assert not nameless
    mute = [w for w in used if isinstance(w, QAbstractButton) and not w.text() and not w.toolTip()]
    assert not mute


def test_the_words_of_a_menu_stand_below_one_another(studio: Studio) -> None:
    menu = next(a.menu() for a in studio.window.menuBar().actions() if "View" in a.text().replace("&", ""))
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    image = menu.grab().toImage()

    def start(action: str) -> int:
        """Where the words of a command begin, right of its icon."""
        row = menu.actionGeometry(studio.window.actions_by_id[action])
        y = row.center().y()
        empty = image.pixel(row.left() + 29, row.top() + 2)
        return next(x for x in range(row.left() + 29, row.right()) if image.pixel(x, y) != empty)

    assert start("full_screen") == start("zoom_fit")  # both begin with an F
