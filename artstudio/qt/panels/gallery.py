"""The style gallery: every style painted on the artist's own picture, to find, try, mix and keep."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QKeyCombination, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from artstudio.qt import theme
from artstudio.qt.icons import icon
from artstudio.qt.panels.cards import AddCard, choose_files
from artstudio.qt.panels.chips import Chip, ChipBar
from artstudio.qt.panels.drops import DropTarget
from artstudio.qt.panels.gallery_model import Filter, GalleryFilter, GalleryModel, all_tags
from artstudio.qt.panels.gallery_view import GalleryView
from artstudio.qt.panels.tag_editor import TagEditor
from artstudio.qt.session import Message, Session
from artstudio.qt.shelf import Shelf, ShelfItem


class GalleryPanel(QWidget):
    """Search and chips above, the grid, and below it the place where pictures become styles.

    A click paints in a style, Ctrl and a click adds it to the mixer, resting on it shows it on the canvas.
    """

    def __init__(self, session: Session, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shelf = shelf
        self._own_keys: list[str] = []
        self.setAccessibleName(self.tr("Style gallery"))
        self.model = GalleryModel(session, shelf, self)
        self.proxy = GalleryFilter(self.model, self)
        self.search = self._make_search()
        self.favorites = Chip(self.tr("Favorites"), "star", self)
        self.own = Chip(self.tr("My styles"), parent=self)
        self.chips = ChipBar([self.favorites, self.own], self)
        self.chips.changed.connect(self._filter)
        self.view = self._make_view()
        self.nothing = Nothing(self)
        self.nothing.show_all.clicked.connect(self.clear_filter)
        self.busy = QLabel(self)
        self.busy.setProperty("role", "dim")
        self.busy.hide()
        self.add_card = AddCard("", self)
        self.add_card.clicked.connect(lambda: choose_files(self, self.add_sources))
        self._lay_out()
        self.drops = DropTarget(self, session, self.tr("Drop to paint in its style"), None, self.add_sources)
        shelf.changed.connect(self._shelf_changed)
        shelf.busy_changed.connect(self._show_busy)
        self._shelf_changed()
        self._filter()

    # -- building ---------------------------------------------------------------------------------

    def _make_search(self) -> QLineEdit:
        search = QLineEdit(self)
        search.setPlaceholderText(self.tr("Search styles"))
        search.setAccessibleName(self.tr("Search styles by name or tag"))
        search.setClearButtonEnabled(True)
        search.setAcceptDrops(False)  # a picture dropped here is meant for the gallery
        glass = search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        glass.setText(self.tr("Search styles"))
        search.textChanged.connect(self._filter)
        search.installEventFilter(self)
        return search

    def _make_view(self) -> GalleryView:
        view = GalleryView(self.proxy, self)
        view.setAccessibleName(self.tr("Styles"))
        view.previewed.connect(lambda item: self._session.hover_style(item.ref if item else None))
        view.applied.connect(lambda item: self._session.apply_style(item.ref))
        view.added.connect(lambda item: self._session.add_style(item.ref))
        view.starred.connect(self._star)
        view.deleted.connect(self._delete)
        view.menu_asked.connect(lambda item, where: self.menu_for(item).popup(where))
        view.typed.connect(self._type)
        return view

    def _lay_out(self) -> None:
        self._pages = QStackedLayout()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        column.setSpacing(theme.GRID)
        column.addWidget(self.search)
        column.addWidget(self.chips)
        column.addLayout(self._pages, 1)
        column.addWidget(self.busy)
        column.addWidget(self.add_card)
        for one, next_one in pairwise((self.search, self.favorites, self.view, self.add_card)):
            self.setTabOrder(one, next_one)

    def sizeHint(self) -> QSize:
        return QSize(304, 640)

    # -- finding ----------------------------------------------------------------------------------

    def clear_filter(self) -> None:
        """Show all styles again."""
        self.search.clear()
        self.chips.clear()
        self.view.setFocus()

    def _filter(self) -> None:
        self.proxy.set_filter(
            Filter(self.search.text(), self.favorites.isChecked(), self.own.isChecked(), self.chips.tag)
        )
        self._show_page()

    def _show_page(self) -> None:
        empty = self.proxy.rowCount() == 0
        if empty:
            self.nothing.explain(self.proxy.filter, any(item.own for item in self._shelf.items()))
        self._pages.setCurrentWidget(self.nothing if empty else self.view)

    def _shelf_changed(self) -> None:
        items = self._shelf.items()
        own = [item.key for item in items if item.own]
        come = [key for key in own if key not in self._own_keys]
        self._own_keys = own
        self.chips.set_tags(all_tags(items))
        if come:
            self.reveal(come[0])
        self.add_card.show_text(
            self.tr("Drop or choose any picture")
            if own
            else self.tr("Drop any picture here to paint in its style, or choose a file")
        )
        self._show_page()

    def _show_busy(self, left: int) -> None:
        self.busy.setVisible(left > 0)
        many = self.tr("{number} previews still to paint").format(number=left)
        self.busy.setText(many if left > 1 else self.tr("One preview still to paint"))

    def _type(self, text: str) -> None:
        self.search.setFocus()
        self.search.insert(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search, arrow keys lead into the grid, and Enter paints in the first style found."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    self._enter_grid()
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    first = self.view.item_at(self._first_style())
                    if first is not None:
                        self._session.apply_style(first.ref)
                    return True
                case Qt.Key.Key_Escape if self.search.text():
                    self.search.clear()
                    return True
        return super().eventFilter(watched, event)

    def _enter_grid(self) -> None:
        self.view.setFocus()
        if self.view.current_item() is None:
            self.view.setCurrentIndex(self._first_style())

    def _first_style(self) -> QModelIndex:
        rows = (self.proxy.index(row, 0) for row in range(self.proxy.rowCount()))
        return next((index for index in rows if self.view.item_at(index) is not None), QModelIndex())

    # -- doing ------------------------------------------------------------------------------------

    def add_sources(self, sources: list[Path | bytes]) -> None:
        """Make styles of pictures and networks, and paint in them."""
        self._shelf.add_sources(sources)

    def reveal(self, key: str) -> None:
        """Scroll to a style and make it the current one, even if it was filtered out."""
        row = self.model.row_of(key)
        if row >= 0:
            index = self.proxy.mapFromSource(self.model.index(row))
            if not index.isValid():
                self.clear_filter()
                index = self.proxy.mapFromSource(self.model.index(row))
            self.view.reveal(index)

    def _star(self, item: ShelfItem) -> None:
        self._shelf.set_favorite(item.key, not item.favorite)

    def _delete(self, item: ShelfItem) -> None:
        if item.own:
            self._shelf.delete(item.key)
        else:
            self._session.message.emit(
                Message(self.tr("Built-in styles stay; only your own can be deleted."))
            )

    def _edit_name(self, item: ShelfItem) -> None:
        self.reveal(item.key)
        self.view.edit(self.view.currentIndex())

    def _edit_tags(self, item: ShelfItem) -> TagEditor:
        self.reveal(item.key)
        known = all_tags(self._shelf.items())
        editor = TagEditor(
            item.title, item.tags, known, lambda tags: self._shelf.set_tags(item.key, tags), self
        )
        cell = self.view.visualRect(self.view.currentIndex())
        editor.open_at(self.view.viewport().mapToGlobal(cell.bottomLeft()))
        return editor

    def menu_for(self, item: ShelfItem) -> QMenu:
        """What can be done with one style."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paint = menu.addAction(icon("brush"), self.tr("Paint with this"))
        paint.triggered.connect(lambda: self._session.apply_style(item.ref))
        _hint_key(paint, Qt.Key.Key_Return)
        add = menu.addAction(icon("plus"), self.tr("Add to mixer"))
        add.triggered.connect(lambda: self._session.add_style(item.ref))
        _hint_key(add, Qt.Modifier.CTRL | Qt.Key.Key_Return)
        menu.addSeparator()
        star = menu.addAction(
            icon("star-filled" if item.favorite else "star"),
            self.tr("Remove from favorites") if item.favorite else self.tr("Add to favorites"),
        )
        star.triggered.connect(lambda: self._star(item))
        if item.own:
            rename = menu.addAction(icon("edit"), self.tr("Rename…"))
            rename.triggered.connect(lambda: self._edit_name(item))
            _hint_key(rename, Qt.Key.Key_F2)
            menu.addAction(icon("tag"), self.tr("Tags…")).triggered.connect(lambda: self._edit_tags(item))
            menu.addSeparator()
            delete = menu.addAction(icon("trash"), self.tr("Delete"))
            delete.triggered.connect(lambda: self._delete(item))
            _hint_key(delete, Qt.Key.Key_Delete)
        return menu


class Nothing(QWidget):
    """What stands in place of the grid when nothing fits, and the way back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setProperty("role", "dim")
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_all = QPushButton(self.tr("Show all styles"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        column.setSpacing(theme.GRID)
        column.addStretch(1)
        column.addWidget(self.text)
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def explain(self, wanted: Filter, has_own: bool) -> None:
        """Say why there is nothing and what to do."""
        if wanted.own and not has_own:
            text = self.tr(
                "You have no styles of your own yet. Drop any picture here, a painting, a photo, a fabric, "
                "and paint in its style."
            )
        elif wanted.favorites and not wanted.text and not wanted.tag:
            text = self.tr("No favorites yet. Click the star on a style you like.")
        elif wanted.text:
            text = self.tr("No style fits “{text}”.").format(text=wanted.text.strip())
        else:
            text = self.tr("No style fits all of these.")
        self.text.setText(text)


def _hint_key(action: QAction, key: Qt.Key | QKeyCombination) -> None:
    """Show a key in the menu; the grid itself listens for it."""
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.setShortcutVisibleInContextMenu(True)
