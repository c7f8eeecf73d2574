"""The grid of styles: what the pointer, the keys and a drag do to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from artstudio.qt import mime, theme
from artstudio.qt.panels.gallery_delegate import GalleryDelegate, Zone
from artstudio.qt.panels.gallery_model import HEADING_ROLE, ITEM_ROLE, THUMB_ROLE, WEIGHT_ROLE, AnyIndex
from artstudio.qt.panels.tile import tile_pixmap
from artstudio.qt.shelf import ShelfItem

DWELL_MS = 180  # the pointer has to rest this long on a style before the canvas shows it
_DRAGGED = 72  # px, side of the picture under the pointer while dragging


class GalleryView(QListView):
    """Tells what the artist means; whoever listens does it.

    ``previewed(ShelfItem | None)``: the pointer, or the keyboard, rests on a style, or no longer on any.
    ``applied``, ``added``, ``starred``, ``deleted`` (ShelfItem): what a click or key asks for.
    ``menu_asked(ShelfItem, QPoint)``: a context menu at a place on the screen. ``typed(str)``: a letter that
    belongs into the search.
    """

    previewed = Signal(object)
    applied = Signal(object)
    added = Signal(object)
    starred = Signal(object)
    deleted = Signal(object)
    menu_asked = Signal(object, QPoint)
    typed = Signal(str)

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.tiles = GalleryDelegate(self)
        self.setItemDelegate(self.tiles)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "gallery")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # The bar keeps its place, or the columns would jump as styles come and go.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        self._dwell = QTimer(self, singleShot=True, interval=DWELL_MS)
        self._dwell.timeout.connect(self._show_preview)
        self._resting = QPersistentModelIndex()
        self._previewing = False
        self._pressed = QPersistentModelIndex()
        theme.notifier.changed.connect(self.viewport().update)
        model.modelReset.connect(self._forget_hover)
        model.layoutChanged.connect(self._forget_hover)
        model.rowsInserted.connect(self._forget_hover)
        model.rowsRemoved.connect(self._forget_hover)

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] | None = None) -> None:
        """Draw one cell again for a new picture or weight, where Qt would lay out and draw all of them."""
        if roles and first == last and set(roles) <= {THUMB_ROLE, WEIGHT_ROLE}:
            self.update(first)
        else:
            super().dataChanged(first, last, list(roles or ()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell the tiles which of them to draw: Qt asks for all between the first and the last."""
        self.tiles.region = event.region()
        super().paintEvent(event)

    def item_at(self, index: AnyIndex) -> ShelfItem | None:
        item = index.data(ITEM_ROLE) if index.isValid() else None
        return item if isinstance(item, ShelfItem) else None

    def current_item(self) -> ShelfItem | None:
        return self.item_at(self.currentIndex())

    def reveal(self, index: QModelIndex) -> None:
        """Make a style the current one and scroll to it; to its heading too, if that stands right above."""
        self.setCurrentIndex(index)
        self.scrollTo(index)
        rows = (index.siblingAtRow(row) for row in range(index.row(), -1, -1))
        heading = next((above for above in rows if above.data(HEADING_ROLE)), QModelIndex())
        style, above = self.visualRect(index), self.visualRect(heading)
        if heading.isValid() and style.top() - above.bottom() < style.height():
            self.scrollTo(heading)

    # -- resting on a style -----------------------------------------------------------------------

    def _rest_on(self, index: AnyIndex) -> None:
        """The pointer or the keyboard has come to ``index``, which may be no style."""
        if self.item_at(index) is None:
            self.end_preview()
        elif index != self._resting:
            self._resting = QPersistentModelIndex(index)
            self._dwell.start()

    def _show_preview(self) -> None:
        item = self.item_at(self._resting)
        if item is not None:
            self._previewing = True
            self.previewed.emit(item)

    def end_preview(self) -> None:
        """Nothing is rested on anymore."""
        self._dwell.stop()
        self._resting = QPersistentModelIndex()
        if self._previewing:
            self._previewing = False
            self.previewed.emit(None)

    def _hover(self, index: QModelIndex) -> None:
        row = index.row() if self.item_at(index) is not None else -1
        if row != self.tiles.hovered:
            self.tiles.hovered = row
            self.viewport().update()

    def _forget_hover(self) -> None:
        self._hover(QModelIndex())
        self.end_preview()

    # -- the pointer ------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = QPersistentModelIndex(index)
        super().mousePressEvent(event)
        if self.item_at(index) is not None:
            self.setCurrentIndex(index)  # Ctrl would otherwise deselect it

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing more than the click that it began with."""
        self._pressed = QPersistentModelIndex()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        index = self.indexAt(position)
        pressed, self._pressed = self._pressed, QPersistentModelIndex()
        super().mouseReleaseEvent(event)
        item = self.item_at(index)
        if event.button() != Qt.MouseButton.LeftButton or item is None or index != pressed:
            return
        zone = self.tiles.zone_at(self.visualRect(index), position)
        if zone is Zone.STAR:
            self.starred.emit(item)
        elif zone is Zone.ADD or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choose(self.added, item)
        else:
            self._choose(self.applied, item)

    def _choose(self, signal: SignalInstance, item: ShelfItem) -> None:
        signal.emit(item)
        # Only now, or the canvas would go back to what it was for a moment.
        self._dwell.stop()
        if self._previewing:
            self._previewing = False
            self.previewed.emit(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._hover(index)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._rest_on(index)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._forget_hover()
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._hover(index)
        self._rest_on(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        item = self.item_at(index)
        if item is not None:
            self.setCurrentIndex(index)
            center = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_asked.emit(item, center if by_key else event.globalPos())

    # -- dragging out -----------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        drag = self.make_drag()
        if drag is not None:
            self._pressed = QPersistentModelIndex()
            self._forget_hover()
            drag.exec(Qt.DropAction.CopyAction)

    def make_drag(self) -> QDrag | None:
        """The current style, ready to be dragged onto the canvas or the mixer."""
        item = self.current_item()
        if item is None:
            return None
        drag = QDrag(self)
        drag.setMimeData(mime.style_mime_data(item.key, item.title))
        size = QSize(_DRAGGED, _DRAGGED)
        drag.setPixmap(tile_pixmap(self.currentIndex().data(THUMB_ROLE), size, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(_DRAGGED // 2, _DRAGGED // 2))
        return drag

    # -- the keyboard -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:  # the name's editor has let it through
            super().keyPressEvent(event)
            return
        item = self.current_item()
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alone = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if item is not None:
                self._choose(self.added if ctrl else self.applied, item)
            case Qt.Key.Key_Delete if item is not None:
                self.deleted.emit(item)
            case Qt.Key.Key_Escape if self._previewing:
                self.end_preview()
            case _ if alone and event.text().strip() and event.text().isprintable():
                self.typed.emit(event.text())
            case _:
                super().keyPressEvent(event)
                return
        event.accept()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus() and self._pressed != current:
            self._rest_on(current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.tiles.hovered < 0:
            self.end_preview()

    def hideEvent(self, event: QHideEvent) -> None:
        self._forget_hover()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
