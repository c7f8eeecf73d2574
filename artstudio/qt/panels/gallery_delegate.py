"""How a style looks in the gallery: its picture, its name, a star, and how much of it is on the mixer."""

from __future__ import annotations

from enum import Enum, auto
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from artstudio.qt import icons, theme
from artstudio.qt.panels.gallery_model import HEADING_ROLE, ITEM_ROLE, THUMB_ROLE, WEIGHT_ROLE, AnyIndex
from artstudio.qt.panels.tile import draw_ring, draw_tile, draw_weight
from artstudio.qt.shelf import ShelfItem

_GAP = theme.GRID // 2  # px around a tile
_NAME = 20  # px, height of the name below the picture
_HEADING = 30  # px
_NARROWEST = 84  # px, a tile with its gaps: three fit in a dock of 300 px
_BADGE = 24  # px, side of the star's and the plus's disc; they answer to a larger square


class Zone(Enum):
    """What a click on a tile means."""

    TILE = auto()
    STAR = auto()
    ADD = auto()


class GalleryDelegate(QStyledItemDelegate):
    """Tiles in columns that fill the view's width. ``hovered`` is the row under the pointer.

    ``region`` is what has to be drawn again of the view.
    """

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.hovered = -1
        self.region = QRegion()

    def tile_width(self) -> int:
        width = self._view.viewport().width() - 1  # Qt breaks a line that fits exactly
        return max(1, width // max(1, width // _NARROWEST))

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        if index.data(HEADING_ROLE):
            return QSize(self._view.viewport().width() - 1, _HEADING)
        width = self.tile_width()
        return QSize(width, width + _NAME)

    # -- geometry, in the coordinates of the view --------------------------------------------------

    def picture_rect(self, cell: QRect) -> QRect:
        return cell.adjusted(_GAP, _GAP, -_GAP, -_GAP - _NAME)

    def name_rect(self, cell: QRect) -> QRect:
        return QRect(cell.left(), self.picture_rect(cell).bottom() + 2, cell.width(), _NAME)

    def zone_at(self, cell: QRect, position: QPoint) -> Zone:
        picture = self.picture_rect(cell)
        target = QRect(0, 0, theme.TARGET, theme.TARGET)
        target.moveTopRight(picture.topRight())
        if target.contains(position):
            return Zone.STAR
        target.moveBottomRight(picture.bottomRight())
        return Zone.ADD if target.contains(position) else Zone.TILE

    # -- painting ---------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        if not self.region.intersects(option.rect):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        item = index.data(ITEM_ROLE)
        if isinstance(item, ShelfItem):
            self._paint_tile(painter, option, index, item)
        else:
            self._paint_heading(painter, option.rect, str(index.data()))
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, title: str) -> None:
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.current().text_dim))
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(_GAP, 4, -_GAP, 0), where, title)

    def _paint_tile(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, item: ShelfItem
    ) -> None:
        tokens = theme.current()
        cell: QRect = option.rect
        picture = self.picture_rect(cell)
        weight = index.data(WEIGHT_ROLE)
        hovered = index.row() == self.hovered
        focused = index == self._view.currentIndex() and self._view.hasFocus()
        draw_tile(painter, picture, index.data(THUMB_ROLE))
        if weight is not None:
            draw_ring(painter, picture.adjusted(-2, -2, 2, 2), tokens.accent, 3, 6.5)
            draw_weight(painter, picture, weight)
        elif hovered:
            draw_ring(painter, picture.adjusted(-1, -1, 1, 1), tokens.edge_hover, 2, 6)
        if focused:
            draw_ring(painter, picture.adjusted(-3, -3, 3, 3), tokens.focus, 1.5, 7.5)
        if hovered or item.favorite:
            self._paint_star(painter, picture, item.favorite)
        if hovered and weight is None:
            self._paint_disc(painter, picture.bottomRight() + QPoint(-2 - _BADGE, -2 - _BADGE), "plus")
        self._paint_name(painter, cell, item.title, weight is not None)

    def _paint_name(self, painter: QPainter, cell: QRect, title: str, strong: bool) -> None:
        tokens = theme.current()
        font = QFont(painter.font())
        font.setPixelSize(max(11, font.pixelSize() - 1))
        painter.setFont(font)
        painter.setPen(QColor(tokens.text if strong else tokens.text_dim))
        room = self.name_rect(cell)
        text = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_star(self, painter: QPainter, picture: QRect, filled: bool) -> None:
        corner = picture.topRight() + QPoint(-2 - _BADGE, 3)
        self._paint_disc(painter, corner, "star-filled" if filled else "star")

    def _paint_disc(self, painter: QPainter, corner: QPoint, name: str) -> None:
        """A small button on the picture, legible on any."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 150))
        painter.drawEllipse(QRect(corner, QSize(_BADGE, _BADGE)))
        color = "#ffd266" if name == "star-filled" else "#ffffff"
        pixmap = icons.pixmap(name, 16, color, painter.device().devicePixelRatio())
        painter.drawPixmap(corner + QPoint(4, 4), pixmap)

    # -- the name's editor, and what is said about a place -------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Name of the style"))
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        line = cast(QLineEdit, editor)
        if not line.isModified():  # a thumbnail that arrives must not undo what is being typed
            line.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            line.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        room = self.name_rect(option.rect)
        room.setTop(room.bottom() - theme.TARGET + 1)
        editor.setGeometry(room)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        item = index.data(ITEM_ROLE)
        if event.type() != QEvent.Type.ToolTip or not isinstance(item, ShelfItem):
            return super().helpEvent(event, view, option, index)
        cell = view.visualRect(index)
        match self.zone_at(cell, event.pos()):
            case Zone.STAR:
                text = self.tr("Remove from favorites") if item.favorite else self.tr("Add to favorites")
            case Zone.ADD if index.data(WEIGHT_ROLE) is None:
                text = self.tr("Add to the mixer (Ctrl+click)")
            case _:
                text = str(index.data(Qt.ItemDataRole.ToolTipRole))
        QToolTip.showText(event.globalPos(), text, view)
        return True
