"""A well that keeps small pictures of a generator: dropped in, dragged out, walked through by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QToolTip, QWidget

from artstudio.document.source import Source
from artstudio.qt import icons, theme
from artstudio.qt.icons import icon
from artstudio.qt.latent.picture_drag import drag_picture
from artstudio.qt.latent.previews import Previews
from artstudio.qt.panels.drops import DropTarget, paint_dashed
from artstudio.qt.panels.tile import draw_ring, draw_tile

_TILE = 38  # px: three fit in half a dock
_GAP = theme.GRID // 2
_BADGE = 18  # px
_LINES = 2  # of tiles, of an empty well


class PictureWell(QWidget):
    """Small pictures in lines. ``chosen(Source)`` by a click or Enter; ``removed(Source)`` by the cross or
    Delete; ``sent_over(Source)``: to the other side, by the menu or X.
    """

    chosen = Signal(object)
    removed = Signal(object)
    sent_over = Signal(object)
    drops: DropTarget

    def __init__(self, title: str, previews: Previews, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self._previews = previews
        self._sources: tuple[Source, ...] = ()
        self._current = 0
        self._hovered = -1
        self._pressed: tuple[int, QPoint] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setToolTip(
            self.tr("Drag pictures here from the seeds, or press + and − on them. Keys: Delete, X to swap.")
        )
        previews.arrived.connect(lambda _: self.update())
        theme.notifier.changed.connect(self.update)
        self._describe()

    def show_sources(self, sources: tuple[Source, ...]) -> None:
        self._sources = sources
        self._current = max(0, min(self._current, len(sources) - 1))
        self._hovered = -1
        self._describe()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        count = self.tr("{side}: {number} pictures").format(side=self._title, number=len(self._sources))
        self.setAccessibleName(count)
        self.setAccessibleDescription(", ".join(source.name for source in self._sources))

    # -- where things are -------------------------------------------------------------------------

    def _columns(self, width: int) -> int:
        return max(1, (width - _GAP) // (_TILE + _GAP))

    def heightForWidth(self, width: int) -> int:
        lines = max(_LINES, -(-len(self._sources) // self._columns(width)))
        return lines * (_TILE + _GAP) + _GAP

    def sizeHint(self) -> QSize:
        return QSize(3 * (_TILE + _GAP) + _GAP, self.heightForWidth(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * (_TILE + _GAP) + _GAP, self.heightForWidth(max(1, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            # Once this layout is done: the lines are broken elsewhere now.
            QTimer.singleShot(0, self, self.updateGeometry)

    def rect_of(self, place: int) -> QRect:
        columns = self._columns(self.width())
        line, column = divmod(place, columns)
        step = _TILE + _GAP
        return QRect(_GAP + column * step, _GAP + line * step, _TILE, _TILE)

    def cross_of(self, place: int) -> QRect:
        """Where a click takes a picture off."""
        cross = QRect(0, 0, _BADGE, _BADGE)
        cross.moveTopRight(self.rect_of(place).topRight())
        return cross

    def _place_at(self, position: QPoint) -> int:
        places = range(len(self._sources))
        return next((place for place in places if self.rect_of(place).contains(position)), -1)

    # -- the hand ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._current = place
            self._pressed = place, event.position().toPoint()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if self._pressed is None:
            self._hover(self._place_at(position))
            return
        place, start = self._pressed
        if (position - start).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            drag_picture(self, self._sources[place], self._previews.image(self._sources[place]))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        position = event.position().toPoint()
        place = self._place_at(position)
        if pressed is None or place != pressed[0]:
            return
        if self.cross_of(place).contains(position):
            self.removed.emit(self._sources[place])
        else:
            self.chosen.emit(self._sources[place])

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self._columns(self.width())
        key = Qt.Key
        steps = {key.Key_Left: -1, key.Key_Right: 1, key.Key_Up: -columns, key.Key_Down: columns}
        there = self._sources[self._current] if self._sources else None
        pressed = Qt.Key(event.key())
        match pressed:
            case _ if pressed in steps and 0 <= self._current + steps[pressed] < len(self._sources):
                self._current += steps[pressed]
                self.update()
            case key.Key_Delete | key.Key_Backspace if there is not None:
                self.removed.emit(there)
            case key.Key_Return | key.Key_Enter if there is not None:
                self.chosen.emit(there)
            case key.Key_X if there is not None and not event.modifiers():
                self.sent_over.emit(there)
            case _:
                super().keyPressEvent(event)
                return
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = (self._current if self._sources else -1) if by_key else self._place_at(event.pos())
        if place >= 0:
            at = self.mapToGlobal(self.rect_of(place).center()) if by_key else event.globalPos()
            self.menu_for(self._sources[place]).popup(at)

    def menu_for(self, source: Source) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        show = menu.addAction(icon("eye"), self.tr("Show on the canvas"))
        show.triggered.connect(lambda: self.chosen.emit(source))
        over = menu.addAction(icon("compare"), self.tr("To the other side"))
        over.triggered.connect(lambda: self.sent_over.emit(source))
        off = menu.addAction(icon("trash"), self.tr("Take off"))
        off.triggered.connect(lambda: self.removed.emit(source))
        return menu

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            if place >= 0:
                QToolTip.showText(event.globalPos(), self._sources[place].name, self)
                return True
        return super().event(event)

    # -- look -------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = tokens.focus if self.hasFocus() else tokens.edge
        frame = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        paint_dashed(painter, frame, edge, 1, QColor(tokens.well))
        for place, source in enumerate(self._sources):
            rect = self.rect_of(place)
            draw_tile(painter, rect, self._previews.image(source), 4.0)
            if self.hasFocus() and place == self._current:
                draw_ring(painter, rect, tokens.focus, 2, 4.0)
            if place == self._hovered:
                self._paint_cross(painter, place)
        if not self._sources:
            painter.setPen(QColor(tokens.text_dim))
            text = self.rect().adjusted(theme.GRID, 0, -theme.GRID, 0)
            where = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(text, where, self.tr("Drop seeds here"))
        painter.end()

    def _paint_cross(self, painter: QPainter, place: int) -> None:
        disc = QRect(0, 0, _BADGE, _BADGE)
        disc.moveTopRight(self.rect_of(place).topRight() + QPoint(-1, 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 170))
        painter.drawEllipse(disc)
        pixmap = icons.pixmap("close", 12, "#ffffff", painter.device().devicePixelRatio())
        painter.drawPixmap(disc.topLeft() + QPoint(3, 3), pixmap)
