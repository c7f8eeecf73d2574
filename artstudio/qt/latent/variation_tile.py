"""One picture of a sheet of variations, to be liked or not."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from artstudio.qt import icons, theme
from artstudio.qt.panels.tile import draw_ring, draw_tile

COLUMNS = 3
"""Of a sheet."""
_BADGE = 24  # px


class VariationTile(QAbstractButton):
    """A picture of the sheet. ``judged(liked)`` by badges or plus and minus; ``moved(step)`` by arrows."""

    judged = Signal(bool)
    moved = Signal(int)

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._image: QImage | None = None
        self._liked = self._disliked = self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Click to show it; the tick likes it, the cross doesn't. Keys: + and −"))
        theme.notifier.changed.connect(self.update)
        self._name()

    def show_image(self, image: QImage | None) -> None:
        self._image = image
        self.update()

    def show_opinion(self, liked: bool, disliked: bool) -> None:
        self._liked, self._disliked = liked, disliked
        self._name()
        self.update()

    def show_current(self, current: bool) -> None:
        if current != self._current:
            self._current = current
            self.update()

    def _name(self) -> None:
        name = self.tr("Variation {number}").format(number=self._number + 1)
        if self._liked:
            name = self.tr("{name}, liked").format(name=name)
        elif self._disliked:
            name = self.tr("{name}, not liked").format(name=name)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(88, 88)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.width())

    def badge(self, liked: bool) -> QRect:
        """Where a click likes or dislikes: the lower corners."""
        target = QRect(0, 0, theme.TARGET, theme.TARGET)
        if liked:
            target.moveBottomRight(self.rect().bottomRight())
        else:
            target.moveBottomLeft(self.rect().bottomLeft())
        return target

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        for liked in (True, False):
            if self.isDown() and self.badge(liked).contains(at):
                self.setDown(False)
                self.judged.emit(liked)
                return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -COLUMNS,
            Qt.Key.Key_Down: COLUMNS,
        }
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.judged.emit(True)
            case Qt.Key.Key_Minus:
                self.judged.emit(False)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Up | Qt.Key.Key_Down:
                self.moved.emit(steps[Qt.Key(event.key())])
            case _:
                super().keyPressEvent(event)
                return
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = self.rect().adjusted(2, 2, -2, -2)
        if self._disliked:
            painter.setOpacity(0.35)
        draw_tile(painter, inner, self._image)
        painter.setOpacity(1.0)
        if self._current:
            draw_ring(painter, self.rect(), tokens.accent, 3, 6.5)
        elif self._liked:
            draw_ring(painter, self.rect(), tokens.good, 2, 6.5)
        if self.hasFocus():
            draw_ring(painter, self.rect(), tokens.focus, 1.5, 6.5)
        hovered = self.underMouse() or self.hasFocus()
        if hovered or self._liked:
            self._paint_badge(painter, "check", self.badge(True), "#2f9e5f" if self._liked else "")
        if hovered or self._disliked:
            self._paint_badge(painter, "close", self.badge(False), "#c0463c" if self._disliked else "")
        painter.end()

    def _paint_badge(self, painter: QPainter, name: str, target: QRect, color: str) -> None:
        disc = QRect(0, 0, _BADGE, _BADGE)
        disc.moveCenter(target.center() - QPoint(1, 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color) if color else QColor(0, 0, 0, 150))
        painter.drawEllipse(disc)
        pixmap = icons.pixmap(name, 16, "#ffffff", painter.device().devicePixelRatio())
        painter.drawPixmap(disc.topLeft() + QPoint(4, 4), pixmap)
