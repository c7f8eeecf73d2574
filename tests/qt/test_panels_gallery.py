"""The style gallery: what is seen, and what the pointer and the keys do."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from artstudio.document.picture import Picture
from artstudio.engine.catalog import builtin_styles
from artstudio.library.library import Library
from artstudio.params import StyleWeight
from artstudio.pixels import Pixels
from artstudio.qt.panels.gallery import GalleryPanel
from artstudio.qt.panels.gallery_delegate import Zone
from artstudio.qt.panels.gallery_model import THUMB_ROLE, WEIGHT_ROLE
from artstudio.qt.panels.tag_editor import TagEditor
from artstudio.qt.session import Session
from artstudio.qt.shelf import Shelf, ShelfItem

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
PATIENCE = 60_000  # ms; only a broken program needs them


@pytest.fixture
def gallery(qtbot: QtBot, session: Session, shelf: Shelf) -> GalleryPanel:
    gallery = GalleryPanel(session, shelf)
    qtbot.addWidget(gallery)
    gallery.resize(304, 640)
    with qtbot.waitExposed(gallery):
        gallery.show()
    return gallery


@pytest.fixture
def own(qtbot: QtBot, library: Library, shelf: Shelf) -> list[ShelfItem]:
    """Two styles of the artist's own."""
    for number, title in enumerate(("Meadow", "Été à Nîmes")):
        vector = np.random.default_rng(number).normal(size=100)
        library.add_vector_style(title, tuple(vector), tags=("green", "soft") if number == 0 else ("warm",))
    with qtbot.waitSignal(shelf.changed, timeout=PATIENCE):
        shelf.reload()
    return [item for item in shelf.items() if item.own]


def titles(gallery: GalleryPanel) -> list[str]:
    """What is shown, headings included."""
    return [str(gallery.proxy.index(row, 0).data()) for row in range(gallery.proxy.rowCount())]


def cell(gallery: GalleryPanel, title: str) -> QRect:
    index = gallery.proxy.index(titles(gallery).index(title), 0)
    gallery.view.scrollTo(index)
    return gallery.view.visualRect(index)


def spot(gallery: GalleryPanel, title: str, zone: Zone = Zone.TILE) -> QPoint:
    """Where to click for a part of a tile."""
    where = cell(gallery, title)
    picture = gallery.view.tiles.picture_rect(where)
    at = {
        Zone.TILE: picture.topLeft() + QPoint(12, 12),
        Zone.STAR: picture.topRight() + QPoint(-10, 10),
        Zone.ADD: picture.bottomRight() + QPoint(-10, -10),
    }[zone]
    assert gallery.view.tiles.zone_at(where, at) is zone
    return at


def click(qtbot: QtBot, gallery: GalleryPanel, at: QPoint, keys: Qt.KeyboardModifier | None = None) -> None:
    qtbot.mouseClick(gallery.view.viewport(), LEFT, keys or Qt.KeyboardModifier.NoModifier, at)


def name(number: int) -> str:
    return builtin_styles()[number].title


# -- what is seen ----------------------------------------------------------------------------------


def test_all_styles_are_there_in_columns_that_fill_the_width(qtbot: QtBot, gallery: GalleryPanel) -> None:
    assert titles(gallery) == [style.title for style in builtin_styles()]
    for width, columns in ((304, 3), (240, 2), (520, 5)):
        gallery.resize(width, 640)
        cells = [gallery.view.visualRect(gallery.proxy.index(row, 0)) for row in range(columns + 1)]
        assert len({c.top() for c in cells[:columns]}) == 1
        assert cells[columns].top() > cells[0].top()
        unused = gallery.view.viewport().width() - cells[columns - 1].right()
        assert 0 <= unused <= columns + 1


def test_own_styles_come_first_under_a_heading(
    gallery: GalleryPanel, own: list[ShelfItem], shelf: Shelf
) -> None:
    assert titles(gallery)[:4] == ["My styles", *[item.title for item in own], "Built-in"]
    headings = [gallery.proxy.index(row, 0) for row in (0, 3)]
    assert all(not index.flags() & Qt.ItemFlag.ItemIsSelectable for index in headings)
    assert len(titles(gallery)) == len(shelf.items()) + 2


def test_styles_on_the_mixer_are_marked_with_their_weight(session: Session, gallery: GalleryPanel) -> None:
    first, second = builtin_styles()[:2]
    session.apply_style(first.ref)
    session.add_style(second.ref)
    marks = [gallery.proxy.index(row, 0).data(WEIGHT_ROLE) for row in range(3)]
    assert marks == [0.5, 0.5, None]
    spoken = gallery.proxy.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{second.title}, on the mixer, 50 %"
    session.remove_style(first.ref)
    assert gallery.proxy.index(0, 0).data(WEIGHT_ROLE) is None


def test_thumbnails_are_painted_on_the_picture_and_stay_until_the_next_arrive(
    qtbot: QtBot, session: Session, shelf: Shelf, gallery: GalleryPanel, picture: Picture
) -> None:
    def thumbs() -> list[int | None]:
        images = [gallery.proxy.index(row, 0).data(THUMB_ROLE) for row in range(gallery.proxy.rowCount())]
        return [image.cacheKey() if image else None for image in images]

    assert set(thumbs()) == {None}
    session.start_with(picture)
    qtbot.waitUntil(lambda: None not in thumbs(), timeout=PATIENCE)
    before = thumbs()
    assert len(set(before)) == len(builtin_styles())
    flipped = Picture(Pixels.of(np.ascontiguousarray(picture.pixels.array[:, ::-1])), "flipped.png")
    seen: list[list[int | None]] = []
    shelf.thumb_changed.connect(lambda _: seen.append(thumbs()))
    session.set_picture(flipped)
    qtbot.waitUntil(lambda: not set(thumbs()) & set(before), timeout=PATIENCE)
    assert len(seen) >= len(builtin_styles())
    assert all(None not in state for state in seen)


def test_it_says_how_many_previews_are_still_to_come(
    qtbot: QtBot, session: Session, gallery: GalleryPanel, picture: Picture
) -> None:
    session.start_with(picture)
    qtbot.waitUntil(gallery.busy.isVisible, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not gallery.busy.isVisible(), timeout=PATIENCE)


# -- the pointer -----------------------------------------------------------------------------------


def test_a_click_paints_in_the_style(qtbot: QtBot, session: Session, gallery: GalleryPanel) -> None:
    click(qtbot, gallery, spot(gallery, name(4)))
    assert session.styles == (StyleWeight(builtin_styles()[4].ref),)
    click(qtbot, gallery, spot(gallery, name(5)))
    assert session.styles == (StyleWeight(builtin_styles()[5].ref),)
    assert session.undo_stack.count() == 2


def test_a_double_click_is_no_more_than_a_click(
    qtbot: QtBot, session: Session, gallery: GalleryPanel
) -> None:
    at = spot(gallery, name(4))
    click(qtbot, gallery, at)
    qtbot.mouseDClick(gallery.view.viewport(), LEFT, pos=at)
    assert session.undo_stack.count() == 1


def test_ctrl_click_and_plus_add_to_the_mixer(qtbot: QtBot, session: Session, gallery: GalleryPanel) -> None:
    click(qtbot, gallery, spot(gallery, name(0)))
    click(qtbot, gallery, spot(gallery, name(1)), CTRL)
    click(qtbot, gallery, spot(gallery, name(2), Zone.ADD))
    assert [slot.style.title for slot in session.styles] == [name(0), name(1), name(2)]


def test_a_press_that_slides_off_does_nothing(qtbot: QtBot, session: Session, gallery: GalleryPanel) -> None:
    viewport = gallery.view.viewport()
    qtbot.mousePress(viewport, LEFT, pos=spot(gallery, name(0)))
    qtbot.mouseRelease(viewport, LEFT, pos=spot(gallery, name(1)))
    assert session.styles == ()


def test_the_star_makes_a_favorite_and_undo_takes_it_back(
    qtbot: QtBot, session: Session, shelf: Shelf, gallery: GalleryPanel
) -> None:
    key = shelf.items()[2].key

    def favorite() -> bool:
        item = shelf.item(key)
        return item is not None and item.favorite

    click(qtbot, gallery, spot(gallery, name(2), Zone.STAR))
    qtbot.waitUntil(favorite, timeout=PATIENCE)
    assert session.styles == ()
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: not favorite(), timeout=PATIENCE)


@pytest.fixture
def on_canvas(session: Session) -> Iterator[list[object]]:
    """What the canvas was told to show, in order."""
    shown: list[object] = []
    session.shown.connect(shown.append)
    yield shown
    session.shown.disconnect(shown.append)


def test_resting_on_a_style_shows_it_and_leaving_ends_that(
    qtbot: QtBot, session: Session, gallery: GalleryPanel, picture: Picture, on_canvas: list[object]
) -> None:
    session.start_with(picture)
    on_canvas.clear()
    viewport = gallery.view.viewport()
    qtbot.mouseMove(viewport, spot(gallery, name(3)))
    qtbot.waitUntil(lambda: bool(on_canvas) and on_canvas[-1] is not None, timeout=PATIENCE)
    assert session.styles == () and session.undo_stack.count() == 0
    qtbot.mouseMove(gallery.search, QPoint(5, 5))
    qtbot.waitUntil(lambda: on_canvas[-1] is None, timeout=PATIENCE)
    assert session.styles == ()


def test_passing_over_styles_shows_none(
    qtbot: QtBot, gallery: GalleryPanel, session: Session, picture: Picture
) -> None:
    seen: list[object] = []
    gallery.view.previewed.connect(seen.append)
    for number in (0, 1, 2, 5, 4, 3):
        qtbot.mouseMove(gallery.view.viewport(), spot(gallery, name(number)))
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    assert [item.title for item in seen if isinstance(item, ShelfItem)] == [name(3)]


def test_adding_while_it_is_previewed_shows_the_mixture(
    qtbot: QtBot, session: Session, gallery: GalleryPanel, picture: Picture
) -> None:
    session.start_with(picture)
    seen: list[object] = []
    gallery.view.previewed.connect(seen.append)
    at = spot(gallery, name(1))
    qtbot.mouseMove(gallery.view.viewport(), at)
    qtbot.waitUntil(lambda: len(seen) == 1, timeout=PATIENCE)
    click(qtbot, gallery, at, CTRL)
    assert seen[1:] == [None]
    assert [slot.style.title for slot in session.styles] == [name(1)]


# -- the keyboard ----------------------------------------------------------------------------------


def test_arrows_move_and_enter_paints(qtbot: QtBot, session: Session, gallery: GalleryPanel) -> None:
    gallery.activateWindow()
    gallery.search.setFocus()
    qtbot.waitUntil(gallery.search.hasFocus)
    qtbot.keyClick(gallery.search, Qt.Key.Key_Down)
    view = gallery.view
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [slot.style.title for slot in session.styles] == [name(4)]
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Return, CTRL)
    assert [slot.style.title for slot in session.styles] == [name(4), name(3)]


def test_arrows_skip_headings(qtbot: QtBot, gallery: GalleryPanel, own: list[ShelfItem]) -> None:
    gallery.reveal(own[0].key)
    gallery.view.setFocus()
    qtbot.keyClick(gallery.view, Qt.Key.Key_Down)
    assert gallery.view.currentIndex().data() == name(0)
    qtbot.keyClick(gallery.view, Qt.Key.Key_Up)
    assert gallery.view.currentIndex().data() == own[0].title


def test_resting_on_a_style_by_keyboard_previews_it_too(qtbot: QtBot, gallery: GalleryPanel) -> None:
    seen: list[object] = []
    gallery.view.previewed.connect(seen.append)
    gallery.activateWindow()
    gallery.view.setFocus()
    qtbot.waitUntil(gallery.view.hasFocus)
    gallery.view.setCurrentIndex(gallery.proxy.index(0, 0))
    qtbot.keyClick(gallery.view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    assert isinstance(seen[-1], ShelfItem) and seen[-1].title == name(1)
    qtbot.keyClick(gallery.view, Qt.Key.Key_Escape)
    assert seen[-1] is None


def test_typing_searches(qtbot: QtBot, gallery: GalleryPanel, own: list[ShelfItem]) -> None:
    gallery.activateWindow()
    gallery.view.setFocus()
    qtbot.waitUntil(gallery.view.hasFocus)
    qtbot.keyClick(gallery.view, "m")
    qtbot.waitUntil(gallery.search.hasFocus)
    qtbot.keyClicks(gallery.search, "ead")
    assert titles(gallery) == ["My styles", "Meadow"]
    qtbot.keyClick(gallery.search, Qt.Key.Key_Escape)
    assert len(titles(gallery)) == len(builtin_styles()) + 4


def test_enter_in_the_search_paints_in_the_first_found(
    qtbot: QtBot, session: Session, gallery: GalleryPanel, own: list[ShelfItem]
) -> None:
    qtbot.keyClicks(gallery.search, "meadow")
    qtbot.keyClick(gallery.search, Qt.Key.Key_Return)
    assert [slot.style.title for slot in session.styles] == ["Meadow"]


def test_f2_renames_ones_own_style(
    qtbot: QtBot, session: Session, gallery: GalleryPanel, own: list[ShelfItem]
) -> None:
    gallery.activateWindow()
    gallery.reveal(own[0].key)
    gallery.view.setFocus()
    before = own[0].title
    qtbot.keyClick(gallery.view, Qt.Key.Key_F2)
    editor = gallery.view.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit) and editor.text() == before
    qtbot.keyClicks(editor, "Harbor")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Harbor" in titles(gallery), timeout=PATIENCE)
    assert gallery.view.currentIndex().data() == "Harbor"
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: before in titles(gallery), timeout=PATIENCE)


def test_built_in_styles_keep_their_names(qtbot: QtBot, gallery: GalleryPanel) -> None:
    gallery.view.setCurrentIndex(gallery.proxy.index(0, 0))
    qtbot.keyClick(gallery.view, Qt.Key.Key_F2)
    assert gallery.view.viewport().findChild(QLineEdit) is None


def test_delete_and_undo(qtbot: QtBot, session: Session, gallery: GalleryPanel, own: list[ShelfItem]) -> None:
    gallery.reveal(own[1].key)
    qtbot.keyClick(gallery.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: own[1].title not in titles(gallery), timeout=PATIENCE)
    assert own[0].title in titles(gallery)
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: own[1].title in titles(gallery), timeout=PATIENCE)


def test_built_in_styles_cannot_be_deleted(
    qtbot: QtBot, session: Session, shelf: Shelf, gallery: GalleryPanel
) -> None:
    gallery.view.setCurrentIndex(gallery.proxy.index(0, 0))
    with qtbot.waitSignal(session.message) as said:
        qtbot.keyClick(gallery.view, Qt.Key.Key_Delete)
    assert "Built-in" in said.args[0].text
    assert len(shelf.items()) == len(builtin_styles())


# -- finding ---------------------------------------------------------------------------------------


def test_search_finds_names_and_tags_without_accents(gallery: GalleryPanel, own: list[ShelfItem]) -> None:
    for text, found in (
        ("nimes ete", ["My styles", "Été à Nîmes"]),
        ("GREEN", ["My styles", "Meadow"]),
        ("soft meadow", ["My styles", "Meadow"]),
        ("soft nimes", []),
    ):
        gallery.search.setText(text)
        own_found = [t for t in titles(gallery) if t in ("My styles", *[item.title for item in own])]
        assert own_found == found


def test_chips_narrow_down(qtbot: QtBot, gallery: GalleryPanel, shelf: Shelf, own: list[ShelfItem]) -> None:
    qtbot.mouseClick(gallery.own, LEFT)
    assert titles(gallery) == ["My styles", *[item.title for item in own]]
    gallery.chips.tag_chip("green").click()
    assert titles(gallery) == ["My styles", "Meadow"]
    gallery.chips.tag_chip("warm").click()
    assert titles(gallery) == ["My styles", "Été à Nîmes"]
    gallery.chips.tag_chip("warm").click()
    assert len(titles(gallery)) == 3
    qtbot.mouseClick(gallery.favorites, LEFT)
    assert titles(gallery) == []
    assert gallery.nothing.isVisible()
    qtbot.mouseClick(gallery.nothing.show_all, LEFT)
    assert gallery.view.isVisible()
    assert len(titles(gallery)) == len(shelf.items()) + 2


def test_what_is_missing_is_explained(qtbot: QtBot, gallery: GalleryPanel) -> None:
    qtbot.mouseClick(gallery.own, LEFT)
    assert "Drop any picture" in gallery.nothing.text.text()
    qtbot.mouseClick(gallery.own, LEFT)
    qtbot.mouseClick(gallery.favorites, LEFT)
    assert "star" in gallery.nothing.text.text()
    qtbot.mouseClick(gallery.favorites, LEFT)
    gallery.search.setText("no such thing")
    assert "no such thing" in gallery.nothing.text.text()


def test_chips_are_one_stop_of_the_tab_key(qtbot: QtBot, gallery: GalleryPanel, own: list[ShelfItem]) -> None:
    gallery.activateWindow()
    gallery.favorites.setFocus()
    qtbot.waitUntil(gallery.favorites.hasFocus)
    qtbot.keyClick(gallery.favorites, Qt.Key.Key_Right)
    assert gallery.own.hasFocus()
    qtbot.keyClick(gallery.own, Qt.Key.Key_Right)
    chip = QApplication.focusWidget()
    assert chip in gallery.chips.chips()[2:]
    qtbot.keyClick(chip, Qt.Key.Key_Tab)
    assert gallery.view.hasFocus()


def test_a_style_that_is_filtered_out_can_be_revealed(gallery: GalleryPanel, shelf: Shelf) -> None:
    gallery.search.setText("no such thing")
    gallery.reveal(shelf.items()[20].key)
    assert gallery.search.text() == ""
    assert gallery.view.currentIndex().data() == name(20)


# -- the menu --------------------------------------------------------------------------------------


def trigger(menu: QMenu, text: str) -> None:
    action = next(action for action in menu.actions() if action.text() == text)
    action.trigger()
    menu.close()


def test_the_menu_of_a_style(qtbot: QtBot, session: Session, gallery: GalleryPanel) -> None:
    at = spot(gallery, name(6))
    where = gallery.view.viewport().mapToGlobal(at)
    QApplication.sendEvent(
        gallery.view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where)
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [a.text() for a in menu.actions() if a.text()] == [
        "Paint with this",
        "Add to mixer",
        "Add to favorites",
    ]
    trigger(menu, "Paint with this")
    assert [slot.style.title for slot in session.styles] == [name(6)]


def test_tags_are_typed_in_a_popup(
    qtbot: QtBot, session: Session, shelf: Shelf, gallery: GalleryPanel, own: list[ShelfItem]
) -> None:
    item = next(item for item in own if item.title == "Meadow")
    trigger(gallery.menu_for(item), "Tags…")
    editor = QApplication.activePopupWidget()
    assert isinstance(editor, TagEditor)
    assert editor.line.text() == "green, soft"
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, "calm, spring , calm,")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "spring" in gallery.chips.tags(), timeout=PATIENCE)
    changed = shelf.item(item.key)
    assert changed is not None and changed.tags == ("calm", "spring")
    assert "green" not in gallery.chips.tags()
    session.undo_stack.undo()
    qtbot.waitUntil(lambda: "green" in gallery.chips.tags(), timeout=PATIENCE)


def test_escape_leaves_the_tags(
    qtbot: QtBot, session: Session, gallery: GalleryPanel, own: list[ShelfItem]
) -> None:
    trigger(gallery.menu_for(own[0]), "Tags…")
    editor = QApplication.activePopupWidget()
    assert isinstance(editor, TagEditor)
    qtbot.keyClicks(editor.line, "more")
    qtbot.keyClick(editor.line, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert session.undo_stack.count() == 0
