"""Curves of how a training goes: the losses, and how good the pictures are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from artstudio.qt import theme
from artstudio.qt.training import words

MOST_POINTS = 1000
LOSSES = ("generator", "discriminator", "bound", "error", "divergence")
MEASURES = ("realism", "diversity", "uniqueness")
_SMOOTH = 0.85  # of what a curve was, what stays at each point
_MOST_DOTS = 60
_TOP, _BOTTOM, _LEFT, _RIGHT = 24, 18, 8, 8

Curve = list[tuple[float, float]]


class Chart(QWidget):
    """`add` a point of each curve in ``shown``; the pointer reads the figures at a step. ``empty``: what is
    said before there are any. ``share``: the figures are shares, 0..1."""

    def __init__(
        self, shown: Sequence[str], empty: str, share: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown, self._empty, self._share = shown, empty, share
        self.curves: dict[str, Curve] = {}
        self.best = 0  # the step that is marked, if any
        self._last = 0  # step that was told, with figures or without
        self._at: float | None = None  # where the pointer is
        self._legend: list[tuple[QRectF, str]] = []
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(96)
        theme.notifier.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(360, 104)

    def clear(self) -> None:
        self.curves, self.best, self._last = {}, 0, 0
        self._changed()

    def add(self, step: int, figures: Mapping[str, float]) -> None:
        """Another point of every figure that is worth a curve. Without any, the axis grows."""
        self._last = max(self._last, step)
        for name in self._shown:
            if name in figures:
                curve = self.curves.setdefault(name, [])
                if curve and curve[-1][0] >= step:
                    continue
                curve.append((float(step), figures[name]))
                if len(curve) > MOST_POINTS:
                    del curve[1:-1:2]
        self._changed()

    def mark(self, step: int) -> None:
        """Show which step was the best; 0 for none."""
        self.best = step
        self.update()

    def _changed(self) -> None:
        newest = [f"{words.curve(name)} {self._figure(curve[-1][1])}" for name, curve in self.curves.items()]
        self.setAccessibleDescription(", ".join(newest))
        self.update()

    def _figure(self, value: float) -> str:
        if self._share:
            return f"{round(100 * value)}%"
        return QLocale().toString(value, "f", 2).replace("-", "\N{MINUS SIGN}")

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.current()
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.well))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS
        )
        plot = QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)
        points = [point for curve in self.curves.values() for point in curve]
        if len(points) <= len(self.curves) and not (points and self._share):
            painter.setPen(QColor(tokens.text_dim))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 4, -16, -4), flags, self._empty)
            return
        first, last = 0.0 if self._share else min(step for step, _ in points), float(self._last)
        low, high = (0.0, 1.0) if self._share else _range([value for _, value in points])
        scale = _Scale(plot, first, max(last, first + 1), low, high)
        self._paint_axes(painter, plot, scale)
        for color, curve in zip(self._colors(), self.curves.values(), strict=False):
            self._paint_curve(painter, scale, color, curve)
        self._paint_legend(painter, plot, scale)

    def _paint_axes(self, painter: QPainter, plot: QRectF, scale: _Scale) -> None:
        tokens = theme.current()
        painter.setPen(QPen(QColor(tokens.edge), 1, Qt.PenStyle.DashLine))
        for level in (0, 0.5, 1) if self._share else (0,) if scale.low < 0 < scale.high else ():
            painter.drawLine(QPointF(plot.left(), scale.y(level)), QPointF(plot.right(), scale.y(level)))
        if self.best and scale.first <= self.best <= scale.last:
            self._paint_best(painter, plot, scale.x(self.best))
        painter.setPen(QColor(tokens.text_dim))
        below = QRectF(plot.left(), plot.bottom() + 1, plot.width(), _BOTTOM - 2)
        number = QLocale().toString
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, number(round(scale.first)))
        text = self.tr("step {number}").format(number=number(round(scale.last)))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, text)

    def _paint_best(self, painter: QPainter, plot: QRectF, x: float) -> None:
        painter.setPen(QPen(QColor(theme.current().text_dim), 1))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        text, metrics = self.tr("best"), painter.fontMetrics()
        beside = -metrics.horizontalAdvance(text) - 4 if x > plot.center().x() else 4
        painter.drawText(QPointF(x + beside, plot.bottom() - metrics.descent() - 1), text)

    def _paint_curve(self, painter: QPainter, scale: _Scale, color: QColor, curve: Curve) -> None:
        faint = QColor(color)
        faint.setAlphaF(0.3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.save()
        painter.setClipRect(scale.plot.adjusted(-4, -4, 4, 4))
        smooth = curve if self._share else _smooth(curve)
        for shade, width, points in ((faint, 1.0, curve), (color, 2.0, smooth)):
            painter.setPen(QPen(shade, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(QPolygonF([QPointF(scale.x(step), scale.y(y)) for step, y in points]))
        if self._share:  # they come seldom
            painter.setBrush(color)
            for step, value in curve if len(curve) < _MOST_DOTS else ():
                painter.drawEllipse(QPointF(scale.x(step), scale.y(value)), 1.5, 1.5)
        painter.restore()

    def _paint_legend(self, painter: QPainter, plot: QRectF, scale: _Scale) -> None:
        """Each curve's name and figure: the newest, or the one under the pointer."""
        tokens = theme.current()
        at = None if self._at is None else scale.step(self._at)
        if at is not None and self._at is not None:
            painter.setPen(QPen(QColor(tokens.edge_hover), 1))
            x = min(max(self._at, plot.left()), plot.right())
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        left = plot.left() + 2
        self._legend = []
        for color, (name, curve) in zip(self._colors(), self.curves.items(), strict=False):
            value = curve[-1][1] if at is None else min(curve, key=lambda point: abs(point[0] - at))[1]
            text = f"{words.curve(name)}  {self._figure(value)}"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(QRectF(left, _TOP / 2 - 3, 7, 7))
            painter.setPen(QColor(tokens.text))
            width = painter.fontMetrics().horizontalAdvance(text)
            painter.drawText(QPointF(left + 12, _TOP / 2 + 5), text)
            self._legend.append((QRectF(left, 0, width + 12, _TOP), name))
            left += width + 12 + 2 * theme.GRID

    def _colors(self) -> list[QColor]:
        tokens = theme.current()
        return [QColor(color) for color in (tokens.accent, tokens.warning, tokens.good)]

    # -- the pointer ------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """What a curve stands for is told where its name is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = [name for rect, name in self._legend if rect.contains(QPointF(event.pos()))]
            if found and words.about(found[0]):
                QToolTip.showText(event.globalPos(), words.about(found[0]), self)
                return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._at = event.position().x()
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._at = None
        self.update()


class _Scale:
    def __init__(self, plot: QRectF, first: float, last: float, low: float, high: float) -> None:
        self.plot, self.first, self.last, self.low, self.high = plot, first, last, low, high

    def x(self, step: float) -> float:
        return self.plot.left() + self.plot.width() * (step - self.first) / (self.last - self.first)

    def y(self, value: float) -> float:
        return self.plot.bottom() - self.plot.height() * (value - self.low) / (self.high - self.low)

    def step(self, x: float) -> float:
        share = (x - self.plot.left()) / max(1.0, self.plot.width())
        return self.first + min(max(share, 0.0), 1.0) * (self.last - self.first)


def _range(values: list[float]) -> tuple[float, float]:
    """What to show of some figures: nearly all, so that one that jumped doesn't flatten the rest."""
    values = sorted(values)
    low, high = values[len(values) // 50], values[-1 - len(values) // 50]
    room = 0.08 * (high - low) or 0.5
    return low - room, high + room


def _smooth(curve: Curve) -> Curve:
    mean, smooth = curve[0][1], []
    for step, value in curve:
        mean += (1 - _SMOOTH) * (value - mean)
        smooth.append((step, mean))
    return smooth
