"""The grid of seeds: a picture each, a star, and a ring around the one on the canvas."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from artstudio.document.source import Source
from artstudio.qt import icons, theme
from artstudio.qt.latent.picture_drag import drag_picture
from artstudio.qt.latent.previews import Previews
from artstudio.qt.latent.seed_model import CURRENT_ROLE, FAVORITE_ROLE, SOURCE_ROLE, AnyIndex, SeedModel
from artstudio.qt.panels.tile import draw_ring, draw_tile

_GAP = theme.GRID // 2  # px around a tile
_NARROWEST = 84  # px, a tile with its gaps: three fit in a dock of 300 px
_BADGE = 24  # px
_AHEAD = 6  # tiles below the last in sight that are made as well


class SeedView(QListView):
    """``chosen(Source)``; ``starred(Source, bool)``; ``compared(Source, bool)``: more of this, or less of
    that; ``menu_asked(Source, QPoint)``, on the screen. Pictures can be dragged away.
    """

    chosen = Signal(object)
    compared = Signal(object, bool)
    starred = Signal(object, bool)
    menu_asked = Signal(object, QPoint)

    def __init__(self, model: SeedModel, previews: Previews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seeds = model
        self._previews = previews
        self.hovered = -1
        self._pressed = QPersistentModelIndex()
        self.setModel(model)
        self.setItemDelegate(SeedDelegate(self))
        self.setAccessibleName(self.tr("Seeds"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "gallery")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # The bar keeps its place, or the columns would jump as rows come and go.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(24)
        # Once the layout is done, and once for many changes.
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._want)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.look())
        for signal in (model.modelReset, model.rowsInserted, model.layoutChanged):
            signal.connect(lambda *_: self.look())
        theme.notifier.changed.connect(self.viewport().update)

    def look(self) -> None:
        """Have the pictures made of what is in sight now."""
        self._look.start()

    def _want(self) -> None:
        if not self.isVisible():
            self._previews.want([])
            return
        sight = self.viewport().rect()
        first = self._row_at(sight.top())
        last = self._row_at(sight.bottom(), below=True)
        rows = range(max(0, first), min(self._seeds.rowCount(), last + 1 + _AHEAD))
        self._previews.want([self._seeds.source(row) for row in rows])

    def _row_at(self, y: int, below: bool = False) -> int:
        """The first row of the line at ``y`` of the viewport; the last one if ``below``."""
        width = self.item_width()
        columns = max(1, (self.viewport().width() - 1) // width)
        line = (self.verticalScrollBar().value() + max(0, y)) // width
        return line * columns + (columns - 1 if below else 0)

    def item_width(self) -> int:
        width = self.viewport().width() - 1  # Qt breaks a line that fits exactly
        return max(1, width // max(1, width // _NARROWEST))

    def picture_rect(self, cell: QRect) -> QRect:
        return cell.adjusted(_GAP, _GAP, -_GAP, -_GAP)

    def on_star(self, cell: QRect, position: QPoint) -> bool:
        target = QRect(0, 0, theme.TARGET, theme.TARGET)
        target.moveTopRight(self.picture_rect(cell).topRight())
        return target.contains(position)

    def source_at(self, index: AnyIndex) -> Source | None:
        source = index.data(SOURCE_ROLE) if index.isValid() else None
        return source if isinstance(source, Source) else None

    def _star(self, index: AnyIndex) -> None:
        source = self.source_at(index)
        if source is not None:
            self.starred.emit(source, not index.data(FAVORITE_ROLE))

    # -- the pointer and the keyboard -------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = QPersistentModelIndex(index)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing more than the click that it began with."""
        self._pressed = QPersistentModelIndex()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        index = self.indexAt(position)
        pressed, self._pressed = self._pressed, QPersistentModelIndex()
        super().mouseReleaseEvent(event)
        source = self.source_at(index)
        if event.button() != Qt.MouseButton.LeftButton or source is None or pressed != index:
            return
        if self.on_star(self.visualRect(index), position):
            self._star(index)
        else:
            self.chosen.emit(source)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()))

    def startDrag(self, actions: Qt.DropAction) -> None:
        source = self.source_at(self.currentIndex())
        if source is not None:
            self._pressed = QPersistentModelIndex()
            self._hover(QModelIndex())
            drag_picture(self, source, self._previews.image(source))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(QModelIndex())
        return super().viewportEvent(event)

    def _hover(self, index: QModelIndex) -> None:
        if index.row() != self.hovered:
            self.hovered = index.row()
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        source = self.source_at(self.currentIndex())
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if source is not None:
                self.chosen.emit(source)
            case Qt.Key.Key_Asterisk:
                self._star(self.currentIndex())
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal if source is not None:
                self.compared.emit(source, True)
            case Qt.Key.Key_Minus if source is not None:
                self.compared.emit(source, False)
            case _:
                super().keyPressEvent(event)
                return
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        source = self.source_at(index)
        if source is not None:
            center = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_asked.emit(source, center if by_key else event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._want()


class SeedDelegate(QStyledItemDelegate):
    def __init__(self, view: SeedView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(self._view.item_width(), self._view.item_width())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        tokens = theme.current()
        cell: QRect = option.rect
        picture = self._view.picture_rect(cell)
        image = index.data(Qt.ItemDataRole.DecorationRole)
        hovered = index.row() == self._view.hovered
        favorite, current = bool(index.data(FAVORITE_ROLE)), bool(index.data(CURRENT_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_tile(painter, picture, image if isinstance(image, QImage) else None)
        if current:
            draw_ring(painter, picture.adjusted(-2, -2, 2, 2), tokens.accent, 3, 6.5)
        elif hovered:
            draw_ring(painter, picture.adjusted(-1, -1, 1, 1), tokens.edge_hover, 2, 6)
        if index == self._view.currentIndex() and self._view.hasFocus():
            draw_ring(painter, picture.adjusted(-3, -3, 3, 3), tokens.focus, 1.5, 7.5)
        if favorite or hovered:
            self._paint_star(painter, picture, favorite)
        if hovered or current:
            self._paint_number(painter, picture, str(index.data()))
        painter.restore()

    def _paint_star(self, painter: QPainter, picture: QRect, filled: bool) -> None:
        corner = picture.topRight() + QPoint(-2 - _BADGE, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 150))
        painter.drawEllipse(QRect(corner, QSize(_BADGE, _BADGE)))
        name, color = ("star-filled", "#ffd266") if filled else ("star", "#ffffff")
        painter.drawPixmap(
            corner + QPoint(4, 4), icons.pixmap(name, 16, color, painter.device().devicePixelRatio())
        )

    def _paint_number(self, painter: QPainter, picture: QRect, number: str) -> None:
        font = QFont(painter.font())
        font.setPixelSize(11)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        badge = QRect(
            0, 0, min(picture.width() - 8, painter.fontMetrics().horizontalAdvance(number) + 10), 17
        )
        badge.moveBottomLeft(picture.bottomLeft() + QPoint(4, -3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 150))
        painter.drawRoundedRect(badge, 8.5, 8.5)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, number)
