"""The history: every step since the start; a click goes back or forward to it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QUndoStack
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QUndoView,
    QVBoxLayout,
    QWidget,
)

from artstudio.qt import theme
from artstudio.qt.session import Session

_DOT = 4.0  # px, radius
_GUTTER = 28  # px, where the line with the dots runs


class HistoryPanel(QWidget):
    """The steps from the oldest down to the newest; those that were undone are dim."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QUndoView(session.undo_stack, self)
        self.view.setEmptyLabel(self.tr("Start"))
        self.view.setItemDelegate(_StepDelegate(session.undo_stack, self.view))
        self.view.setAccessibleName(self.tr("History"))
        self.view.setToolTip(self.tr("Click a step to go back or forward to it."))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        column.addWidget(self.view)
        theme.notifier.changed.connect(self.view.viewport().update)


class _StepDelegate(QStyledItemDelegate):
    """A step on a line through time: the dot of the one that is shown is filled."""

    def __init__(self, stack: QUndoStack, parent: QWidget) -> None:
        super().__init__(parent)
        self._stack = stack

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_GUTTER + 80, theme.TARGET)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tokens = theme.current()
        row, shown = index.row(), self._stack.index()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if row == shown or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.accent_soft if row == shown else tokens.raised))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.RADIUS - 1, theme.RADIUS - 1)

        dot = QPointF(rect.left() + _GUTTER / 2, rect.center().y() + 0.5)
        past, future = QPen(QColor(tokens.accent_text), 1.5), QPen(QColor(tokens.edge_hover), 1.5)
        if row > 0:
            painter.setPen(past if row <= shown else future)
            painter.drawLine(QPointF(dot.x(), rect.top()), QPointF(dot.x(), dot.y() - _DOT))
        if row < self._stack.count():
            painter.setPen(past if row < shown else future)
            painter.drawLine(QPointF(dot.x(), dot.y() + _DOT), QPointF(dot.x(), rect.bottom() + 1))
        painter.setPen(past if row <= shown else future)
        painter.setBrush(QColor(tokens.accent_text) if row == shown else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot, _DOT, _DOT)

        painter.setPen(QColor(tokens.text if row <= shown else tokens.text_dim))
        room = rect.adjusted(_GUTTER, 0, -theme.GRID, 0)
        told = str(index.data(Qt.ItemDataRole.DisplayRole))
        text = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()
