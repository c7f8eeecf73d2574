"""Before and after: the handle between them and their names."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from artstudio.qt import canvas_paint as paint
from artstudio.qt import theme

# On any picture: white between dark edges.
_WHITE = QColor("#ffffff")
_DARK = QColor("#3a3a3a")
_EDGE = QColor(0, 0, 0, 90)


class SplitHandle(QAbstractSlider):
    """A vertical line with a grip, as tall as the picture. As a slider it comes with keys and accessibility.

    ``value`` counts ten-thousandths of the part of the picture that is in sight.
    """

    STEPS = 10_000
    GRIP = 32
    _WIDTH = 40

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(0, self.STEPS)
        self.setSingleStep(self.STEPS // 100)
        self.setPageStep(self.STEPS // 10)
        self.setValue(self.STEPS // 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.tr("Split between original and painting"))
        self.setAccessibleDescription(self.tr("Drag it, or move it with the arrow keys."))
        self._span = (0.0, 0.0)
        self._grabbed = 0.0
        self.hide()

    @property
    def fraction(self) -> float:
        return self.value() / self.STEPS

    def set_fraction(self, fraction: float) -> None:
        self.setValue(round(min(max(fraction, 0.0), 1.0) * self.STEPS))

    @property
    def line(self) -> float:
        """Where the line is in the parent."""
        return self._span[0] + self.fraction * (self._span[1] - self._span[0])

    def place(self, sight: QRectF) -> None:
        """Stand in the parent so that the line divides ``sight``."""
        self._span = (sight.left(), sight.right())
        height = max(round(sight.height()), self.GRIP)
        top = round(sight.center().y() - height / 2)
        self.setGeometry(round(self.line) - self._WIDTH // 2, top, self._WIDTH, height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()  # the canvas pans
            return
        self._grabbed = self.mapToParent(event.position()).x() - self.line
        self.setSliderDown(True)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        width = self._span[1] - self._span[0]
        if not self.isSliderDown() or width <= 0:
            event.ignore()
            return
        self.set_fraction((self.mapToParent(event.position()).x() - self._grabbed - self._span[0]) / width)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.isSliderDown():
            event.ignore()
            return
        self.setSliderDown(False)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.set_fraction(0.5)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the canvas zooms

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        x = self.width() / 2
        grip = QRectF(x - self.GRIP / 2, self.height() / 2 - self.GRIP / 2, self.GRIP, self.GRIP)
        with QPainter(self) as painter:
            painter.fillRect(QRectF(x - 2, 0, 4, self.height()), _EDGE)
            painter.fillRect(QRectF(x - 1, 0, 2, self.height()), _WHITE)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(_EDGE, 1))
            painter.setBrush(QColor(tokens.accent) if self._is_hot() else _WHITE)
            painter.drawEllipse(grip.adjusted(0.5, 0.5, -0.5, -0.5))
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(tokens.focus), 2))
                painter.drawEllipse(grip.adjusted(3, 3, -3, -3))
            arrows = QPen(_WHITE if self._is_hot() else _DARK, 1.75)
            arrows.setCapStyle(Qt.PenCapStyle.RoundCap)
            arrows.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(arrows)
            y = grip.center().y()
            for side in (-1, 1):
                tip, back = x + side * 8, x + side * 4
                painter.drawPolyline([QPointF(back, y - 4), QPointF(tip, y), QPointF(back, y + 4)])

    def _is_hot(self) -> bool:
        return self.isSliderDown() or self.underMouse()


class CompareLabels(QObject):
    """Small names of what is seen; they fade in during a drag. ``changed()`` asks for a repaint."""

    changed = Signal()
    HEIGHT = 48
    _GAP = 12.0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._fading = QVariantAnimation(self, startValue=0.0, endValue=0.0, duration=theme.MOTION_MS)
        self._fading.valueChanged.connect(self.changed)

    @property
    def opacity(self) -> float:
        return float(self._fading.currentValue())

    def fade(self, opacity: float) -> None:
        """Become as opaque as this, 0..1, in a moment."""
        now = self.opacity
        self._fading.stop()
        self._fading.setStartValue(now)
        self._fading.setEndValue(opacity)
        self._fading.start()

    def paint_split(self, painter: QPainter, line: float, top: float) -> None:
        """Both names beside the line."""
        if self.opacity > 0:
            before, after = self.tr("Original"), self.tr("Painting")
            width = paint.pill_size(painter, before).width()
            self._paint(painter, before, QPointF(line - self._GAP - width, top + self._GAP), self.opacity)
            self._paint(painter, after, QPointF(line + self._GAP, top + self._GAP), self.opacity)

    def paint_original(self, painter: QPainter, corner: QPointF) -> None:
        """The name of the original in the picture's upper left corner."""
        self._paint(painter, self.tr("Original"), corner + QPointF(self._GAP, self._GAP), 1.0)

    def _paint(self, painter: QPainter, text: str, corner: QPointF, opacity: float) -> None:
        place = paint.pill_size(painter, text)
        place.moveTopLeft(corner)
        paint.draw_pill(painter, text, place, opacity)
