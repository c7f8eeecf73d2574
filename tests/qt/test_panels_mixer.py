"""The style mixer: sliders, places, drops."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from artstudio.document.picture import Picture
from artstudio.engine.catalog import builtin_styles
from artstudio.library.library import Library
from artstudio.params import StyleRef, StyleWeight
from artstudio.qt import mime
from artstudio.qt.panels.mixer import MixerPanel
from artstudio.qt.session import Session
from artstudio.qt.shelf import Shelf

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 60_000  # ms; only a broken program needs them
Drop = Callable[[QWidget, QMimeData], bool]
VECTOR = StyleRef("vector", "ab" * 16, "Mine", tuple([0.1] * 100))


@pytest.fixture
def mixer(qtbot: QtBot, session: Session, shelf: Shelf) -> MixerPanel:
    mixer = MixerPanel(session, shelf)
    qtbot.addWidget(mixer)
    mixer.resize(300, 700)
    with qtbot.waitExposed(mixer):
        mixer.show()
    return mixer


def refs(count: int) -> list[StyleRef]:
    return [style.ref for style in builtin_styles()[:count]]


def names(mixer: MixerPanel) -> list[str]:
    return [row.slider.label.text() for row in mixer.rows]


def test_rows_follow_the_session(session: Session, mixer: MixerPanel) -> None:
    assert mixer.rows == []
    assert mixer.add_card.isVisible() and not mixer.clear_button.isVisible()
    first, second = refs(2)
    session.apply_style(first)
    session.add_style(second)
    assert names(mixer) == [first.title, second.title]
    assert [row.slider.value for row in mixer.rows] == [0.5, 0.5]
    session.undo_stack.undo()
    assert names(mixer) == [first.title]
    session.undo_stack.redo()
    session.remove_style(first)
    assert [row.slider.value for row in mixer.rows] == [1.0]


def test_a_full_mixer_says_so(session: Session, mixer: MixerPanel) -> None:
    for ref in refs(5):
        session.add_style(ref)
    assert len(mixer.rows) == 5
    assert mixer.full_note.isVisible() and not mixer.add_card.isVisible()


def test_a_full_mixer_leaves_room_for_the_pad(qtbot: QtBot, session: Session, mixer: MixerPanel) -> None:
    for ref in refs(5):
        session.add_style(ref)
    mixer.resize(304, 390)  # what the window gives it at 1280 x 800
    qtbot.waitUntil(lambda: mixer.pad.visibleRegion().boundingRect() == mixer.pad.rect())
    assert mixer.pad.y() < mixer.clear_button.parentWidget().y()
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: mixer.pad.y() > mixer.clear_button.parentWidget().y())


def test_a_long_name_ends_in_dots(session: Session, mixer: MixerPanel) -> None:
    session.apply_style(StyleRef("vector", VECTOR.id, "W" * 60, VECTOR.vector))
    label = mixer.rows[0].slider.label
    image = label.grab().toImage()
    assert len(colors(image)) > 1
    assert len(colors(image.copy(image.width() - 2, 0, 2, image.height()))) == 1


def test_a_drag_sets_the_weight_as_one_step(qtbot: QtBot, session: Session, mixer: MixerPanel) -> None:
    first, second = refs(2)
    session.set_value("styles", (StyleWeight(first), StyleWeight(second)))
    steps = session.undo_stack.count()
    groove = mixer.rows[1].slider.groove
    middle = groove.height() // 2
    qtbot.mousePress(groove, LEFT, pos=QPoint(groove.width() - 7, middle))
    for x in range(groove.width() - 10, groove.width() // 2, -5):
        qtbot.mouseMove(groove, QPoint(x, middle))
    qtbot.mouseRelease(groove, LEFT, pos=QPoint(groove.width() // 2, middle))
    assert session.styles[0] == StyleWeight(first, 1.0)
    assert 0.4 < session.styles[1].weight < 0.6
    assert session.undo_stack.count() == steps + 1
    session.undo_stack.undo()
    assert session.styles[1].weight == 1.0
    assert mixer.rows[1].slider.value == 1.0


def test_only_styles_of_the_style_space_go_past_their_ends(session: Session, mixer: MixerPanel) -> None:
    session.apply_style(refs(1)[0])
    session.add_style(VECTOR)
    built_in, own = (row.slider.param for row in mixer.rows)
    assert (built_in.low, built_in.high) == (0.0, 1.0)
    assert (own.low, own.high) == (-1.0, 2.0)


def test_typing_a_weight(qtbot: QtBot, session: Session, mixer: MixerPanel) -> None:
    session.apply_style(VECTOR)
    field = mixer.rows[0].slider.field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "150")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.styles == (StyleWeight(VECTOR, 1.5),)


def test_remove_and_clear(qtbot: QtBot, session: Session, mixer: MixerPanel) -> None:
    for ref in refs(3):
        session.add_style(ref)
    qtbot.mouseClick(mixer.rows[1].remove_button, LEFT)
    assert [slot.style for slot in session.styles] == [refs(3)[0], refs(3)[2]]
    qtbot.mouseClick(mixer.clear_button, LEFT)
    assert session.styles == ()
    assert mixer.rows == []
    session.undo_stack.undo()
    assert len(mixer.rows) == 2


def test_focus_goes_on_when_a_row_is_removed_by_keyboard(
    qtbot: QtBot, session: Session, mixer: MixerPanel
) -> None:
    for ref in refs(2):
        session.add_style(ref)
    mixer.activateWindow()
    button = mixer.rows[1].remove_button
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert mixer.rows[0].slider.groove.hasFocus()


def test_a_dropped_style_joins_the_mixture(
    qtbot: QtBot, session: Session, shelf: Shelf, mixer: MixerPanel, drop: Drop
) -> None:
    item = shelf.items()[3]
    assert drop(mixer.add_card, mime.style_mime_data(item.key, item.title))
    assert session.styles == (StyleWeight(item.ref),)
    other = shelf.items()[4]
    assert drop(mixer.rows[0], mime.style_mime_data(other.key, other.title))
    assert [slot.style for slot in session.styles] == [item.ref, other.ref]


def test_while_something_is_held_over_it_the_mixer_says_what_will_happen(
    mixer: MixerPanel, shelf: Shelf, drag_over: Callable[..., Callable[[], None]]
) -> None:
    item = shelf.items()[0]
    overlay = mixer.drops.overlay
    leave = drag_over(mixer, mime.style_mime_data(item.key, item.title))
    assert overlay.isVisible()
    leave()
    assert not overlay.isVisible()
    text = QMimeData()
    text.setText("nothing of use")
    drag_over(mixer, text)
    assert not overlay.isVisible()


def test_a_dropped_picture_becomes_a_style_and_joins(
    qtbot: QtBot, tmp_path: Path, session: Session, shelf: Shelf, mixer: MixerPanel, drop: Drop
) -> None:
    file = tmp_path / "blue_waves.png"
    Image.linear_gradient("L").convert("RGB").save(file)
    session.apply_style(refs(1)[0])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    assert drop(mixer, data)
    qtbot.waitUntil(lambda: len(session.styles) == 2, timeout=PATIENCE)
    assert names(mixer) == [refs(1)[0].title, "Blue waves"]
    qtbot.waitUntil(lambda: any(item.own for item in shelf.items()), timeout=PATIENCE)


def test_a_style_keeps_its_newest_name_on_the_mixer_when_it_is_deleted(
    qtbot: QtBot, session: Session, shelf: Shelf, mixer: MixerPanel, library: Library
) -> None:
    style = library.add_vector_style("Old", (0.1,) * 100)
    shelf.reload()
    qtbot.waitUntil(lambda: shelf.item(style.key) is not None, timeout=PATIENCE)
    session.apply_style(style.ref)
    session.add_style(refs(1)[0])
    shelf.rename(style.key, "New")
    qtbot.waitUntil(lambda: names(mixer)[0] == "New", timeout=PATIENCE)
    shelf.delete(style.key)
    qtbot.waitUntil(lambda: shelf.item(style.key) is None, timeout=PATIENCE)
    assert names(mixer)[0] == "New" and mixer.pad.titles()[0] == "New"
    mixer.rows[0].remove_button.click()
    assert session.undo_stack.undoText() == "Remove New"


def test_a_link_is_refused_with_a_sentence(
    qtbot: QtBot, session: Session, mixer: MixerPanel, drop: Drop
) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/picture.jpg")])
    with qtbot.waitSignal(session.message) as said:
        drop(mixer, data)
    assert "link" in said.args[0].text
    assert session.styles == ()


def test_thumbnails_arrive_on_the_rows(
    qtbot: QtBot, session: Session, shelf: Shelf, mixer: MixerPanel, picture: Picture
) -> None:
    item = shelf.items()[0]
    session.apply_style(item.ref)
    before = mixer.rows[0].tile.grab().toImage()
    session.start_with(picture)
    qtbot.waitUntil(lambda: shelf.thumb(item.key) is not None, timeout=PATIENCE)
    after = mixer.rows[0].tile.grab().toImage()
    assert after != before
    assert len(colors(after)) > 20


def colors(image: QImage) -> set[int]:
    return {QColor(image.pixel(x, y)).rgb() for x in range(image.width()) for y in range(image.height())}


def test_accessible_names(session: Session, mixer: MixerPanel) -> None:
    ref = refs(1)[0]
    session.apply_style(ref)
    row = mixer.rows[0]
    assert row.slider.groove.accessibleName() == f"Weight of {ref.title}"
    assert row.remove_button.accessibleName() == f"Take {ref.title} off the mixer"
    assert mixer.clear_button.accessibleName() and mixer.add_card.accessibleName()
