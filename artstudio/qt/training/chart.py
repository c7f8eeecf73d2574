"""Curves of how a training goes: the losses, and how good the pictures are."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from artstudio.qt import theme
from artstudio.qt.training import words

MOST_POINTS = 1000
LOSSES = {
    "generator": "accent",
    "discriminator": "warning",
    "total": "accent",
    "reconstruction": "warning",
    "kl": "good",
}
MEASURES = {"realism": "accent", "diversity": "warning", "uniqueness": "good"}
"""Curves in their order, and the color of the theme that each is drawn in."""

_SMOOTH = 0.85  # of what a curve was, what stays at each point
_MOST_DOTS = 60
_MOST_APART = 10  # times as large as another a curve may get on one scale
_TOP, _BOTTOM, _LEFT, _RIGHT = 24, 18, 8, 8

Curve = list[tuple[float, float]]


class Chart(QWidget):
    """`add` a point of each curve in ``shown``; the pointer reads the figures at a step. ``empty``: what is
    said before there are any. ``share``: the figures are shares, 0..1.

    Where one scale would flatten some curves, each gets its own, which is said.
    """

    def __init__(
        self, shown: Mapping[str, str], empty: str, share: bool = False, parent: QWidget | None = None
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
        self.curves, self.best, self._last, self._legend = {}, 0, 0, []
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
        newest = [f"{words.curve(name)} {self._figure(curve[-1][1])}" for name, curve in self._drawn()]
        self.setAccessibleDescription(", ".join(newest))
        self.update()

    @property
    def is_apart(self) -> bool:
        """Whether each curve has a scale of its own."""
        reach = [max(map(abs, _most(curve))) for curve in self.curves.values()]
        return not self._share and len(reach) > 1 and max(reach) > _MOST_APART * min(reach)

    def _drawn(self) -> list[tuple[str, Curve]]:
        """The curves there are, by name, in the order in which they are shown."""
        return [(name, self.curves[name]) for name in self._shown if name in self.curves]

    def _color(self, name: str) -> QColor:
        return QColor(getattr(theme.current(), self._shown[name]))

    def _figure(self, value: float) -> str:
        """Of a loss the first three digits, however small it is."""
        if self._share:
            return f"{round(100 * value)}%"
        digits = 2 - math.floor(math.log10(abs(value))) if value else 2
        return QLocale().toString(value, "f", min(max(digits, 0), 4)).replace("-", "\N{MINUS SIGN}")

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
        points = sum(len(curve) for curve in self.curves.values())
        if points <= len(self.curves) and not (points and self._share):
            painter.setPen(QColor(tokens.text_dim))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 4, -16, -4), flags, self._empty)
            return
        apart = self.is_apart
        scales = self._scales(plot, apart)
        self._paint_axes(painter, plot, next(iter(scales.values())), apart)
        for name, scale in scales.items():
            self._paint_curve(painter, scale, self._color(name), self.curves[name])
        self._paint_legend(painter, plot, next(iter(scales.values())))

    def _scales(self, plot: QRectF, apart: bool) -> dict[str, _Scale]:
        """Of each curve: the same for all, or its own."""
        steps = [curve[0][0] for curve in self.curves.values()]
        first = 0.0 if self._share else min(steps)
        last = max(float(self._last), first + 1)
        together = [point for curve in self.curves.values() for point in curve]

        def scale(curve: Curve) -> _Scale:
            return _Scale(plot, first, last, *((0.0, 1.0) if self._share else _range(curve)))

        return {name: scale(curve if apart else together) for name, curve in self._drawn()}

    def _paint_axes(self, painter: QPainter, plot: QRectF, scale: _Scale, apart: bool) -> None:
        tokens = theme.current()
        painter.setPen(QPen(QColor(tokens.edge), 1, Qt.PenStyle.DashLine))
        zero = (0,) if scale.low < 0 < scale.high and not apart else ()
        for level in (0, 0.5, 1) if self._share else zero:
            painter.drawLine(QPointF(plot.left(), scale.y(level)), QPointF(plot.right(), scale.y(level)))
        painter.setPen(QColor(tokens.text_dim))
        below = QRectF(plot.left(), plot.bottom() + 1, plot.width(), _BOTTOM - 2)
        number = QLocale().toString
        left = number(round(scale.first))
        right = self.tr("step {number}").format(number=number(round(scale.last)))
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, left)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, right)
        if apart:
            own = self.tr("each curve to its own scale")
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, own)
        if self.best and scale.first <= self.best <= scale.last:
            width = painter.fontMetrics().horizontalAdvance
            free = below.adjusted(width(left) + theme.GRID, 0, -width(right) - theme.GRID, 0)
            self._paint_best(painter, plot, free, scale.x(self.best))

    def _paint_best(self, painter: QPainter, plot: QRectF, below: QRectF, x: float) -> None:
        """A line, and its name ``below`` it, out of the way of the curves."""
        text = self.tr("best")
        width = painter.fontMetrics().horizontalAdvance(text)
        left = min(max(x - width / 2, below.left()), below.right() - width)
        beside = left != x - width / 2  # there is no place right below the line
        painter.drawText(QRectF(left, below.top(), width + 1, below.height()), 0, text)
        painter.setPen(QPen(QColor(theme.current().text_dim), 1))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom() + (0 if beside else 3)))

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
        for name, curve in self._drawn():
            value = curve[-1][1] if at is None else min(curve, key=lambda point: abs(point[0] - at))[1]
            text = f"{words.curve(name)}  {self._figure(value)}"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color(name))
            painter.drawEllipse(QRectF(left, _TOP / 2 - 3, 7, 7))
            painter.setPen(QColor(tokens.text))
            width = painter.fontMetrics().horizontalAdvance(text)
            painter.drawText(QPointF(left + 12, _TOP / 2 + 5), text)
            self._legend.append((QRectF(left, 0, width + 12, _TOP), name))
            left += width + 12 + 2 * theme.GRID

    # -- the pointer ------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """What a curve stands for is told where its name is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = [name for rect, name in self._legend if rect.contains(QPointF(event.pos()))]
            if found:
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


def _range(points: Curve) -> tuple[float, float]:
    """What to show of some points, with a little room above and below."""
    low, high = _most(points)
    room = 0.08 * (high - low) or 0.5
    return low - room, high + room


def _most(points: Curve) -> tuple[float, float]:
    """The least and greatest of nearly all values, so that one that jumped doesn't flatten the rest."""
    values = sorted(value for _, value in points)
    return values[len(values) // 50], values[-1 - len(values) // 50]


def _smooth(curve: Curve) -> Curve:
    mean, smooth = curve[0][1], []
    for step, value in curve:
        mean += (1 - _SMOOTH) * (value - mean)
        smooth.append((step, mean))
    return smooth
