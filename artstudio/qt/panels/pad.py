"""The mixing pad: a puck between pictures sets how much of each there is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from artstudio.library.styles import style_key
from artstudio.params import StyleWeight
from artstudio.qt import theme
from artstudio.qt.panels.pad_weights import CENTER, Point, corners, nearest_inside, point_of, weights_at
from artstudio.qt.panels.puck import PuckPad, paint_puck
from artstudio.qt.panels.tile import draw_tile, draw_weight
from artstudio.qt.session import Session
from artstudio.qt.shelf import Shelf
from artstudio.qt.translation import style_title

_SMALLEST_THUMB, _THUMB = 36, 52  # px
_LOWEST, _TALLEST = 124, 300  # px; as tall as there is room
_FLAT = 104  # px, where the styles lie on a line
_STRETCH = 1.5  # how much longer one axis may be than the other


class MixPad(PuckPad):
    """Where the puck lies is what the parts weigh (see `pad_weights`). What they are is for heirs to say."""

    center = CENTER

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._corners = corners(len(self.weights()))
        self._place = self._fit()
        self._before: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        session.changed.connect(self._follow)
        theme.notifier.changed.connect(self.update)
        self._follow()

    # -- what is mixed ----------------------------------------------------------------------------

    def weights(self) -> list[float]:
        """How much there is of each part now."""
        raise NotImplementedError

    def titles(self) -> list[str]:
        raise NotImplementedError

    def image(self, place: int) -> QImage | None:
        """The picture of a part."""
        raise NotImplementedError

    def hint(self) -> str:
        """What stands below a single part."""
        raise NotImplementedError

    def mix(self, weights: Sequence[float]) -> None:
        """Take these weights, as a part of the gesture that is open."""
        raise NotImplementedError

    # -- what it shows ----------------------------------------------------------------------------

    @property
    def puck(self) -> Point:
        return self._puck or CENTER

    def position_of(self, point: Point) -> QPointF:
        """Where a point of `pad_weights` lies on the widget."""
        center, wide, tall = self._place
        return QPointF(center.x() + point[0] * wide, center.y() + point[1] * tall)

    def point_at(self, position: QPointF) -> Point:
        center, wide, tall = self._place
        return (position.x() - center.x()) / wide, (position.y() - center.y()) / tall

    def _follow(self) -> None:
        weights = self.weights()
        if len(weights) != len(self._corners):
            self._corners = corners(len(weights))
            self._place = self._fit()
            self.updateGeometry()
            self._end()
        self.setMaximumHeight(_TALLEST if len(weights) > 2 else _FLAT)
        if not self._dragging:
            self._puck = point_of(weights, self._corners)
        self._describe()
        self.update()

    def _describe(self) -> None:
        shares = self.tr("{name} {share} %")
        told = ", ".join(
            shares.format(name=title, share=round(100 * weight))
            for title, weight in zip(self.titles(), self.weights(), strict=True)
        )
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    # -- the hand ---------------------------------------------------------------------------------

    def can_move(self) -> bool:
        return len(self._corners) > 1

    def remember(self) -> None:
        self._before = tuple(self.weights())

    def restore(self) -> None:
        if len(self._before) == len(self._corners):
            self.mix(self._before)

    def take(self, point: Point) -> None:
        self._puck = nearest_inside(point, self._corners)
        self.mix(weights_at(self._puck, self._corners))

    def _end(self) -> None:
        moved = self._gesture is not None
        super()._end()
        if moved:
            self._puck = point_of(self.weights(), self._corners)
            self.update()

    # -- look -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(240, _LOWEST if len(self._corners) > 2 else _FLAT)

    def _thumb(self) -> int:
        """The side of a part's picture: smaller where the pad is low, or they would lie on each other."""
        crowded = len(self._corners) > 2
        return max(_SMALLEST_THUMB, min(_THUMB, self.height() * 3 // 10)) if crowded else _THUMB

    def _fit(self) -> tuple[QPointF, float, float]:
        """Where (0, 0) lies and how many pixels 1 is across and down, so that all corners' thumbnails fit."""
        if len(self._corners) < 2:  # the hint stands below the thumbnail
            return QPointF(self.width() / 2, _THUMB / 2 + 2), 1.0, 1.0
        xs, ys = zip(*self._corners, strict=True)
        margin = self._thumb() / 2 + 2
        room = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        across, down = max(xs) - min(xs), max(ys) - min(ys)
        wide = room.width() / across if across > 1e-9 else math.inf
        tall = room.height() / down if down > 1e-9 else math.inf
        wide, tall = max(1.0, min(wide, _STRETCH * tall)), max(1.0, min(tall, _STRETCH * wide))
        middle = room.center()
        x = middle.x() - (max(xs) + min(xs)) / 2 * wide
        y = middle.y() - (max(ys) + min(ys)) / 2 * tall
        return QPointF(x, y), wide, tall

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        weights = self.weights()
        self._paint_area(painter)
        for place, (weight, corner) in enumerate(zip(weights, self._corners, strict=True)):
            self._paint_part(painter, place, weight, self.position_of(corner))
        if len(weights) > 1:
            paint_puck(painter, self.position_of(self.puck), self.hasFocus())
        else:
            self._paint_hint(painter)
        painter.end()

    def _paint_area(self, painter: QPainter) -> None:
        """The field the puck moves in, and a line to every part as strong as its share."""
        if len(self._corners) < 2:
            return
        tokens = theme.current()
        field = QPolygonF([self.position_of(corner) for corner in self._corners])
        painter.setPen(QPen(QColor(tokens.edge), 1.5))
        painter.setBrush(QColor(tokens.well))
        painter.drawPolygon(field)
        puck = self.position_of(self.puck)
        for share, corner in zip(weights_at(self.puck, self._corners), self._corners, strict=True):
            color = QColor(tokens.accent)
            color.setAlphaF(min(1.0, 0.15 + 0.85 * share))
            painter.setPen(QPen(color, 1 + 2 * share))
            painter.drawLine(puck, self.position_of(corner))

    def _paint_part(self, painter: QPainter, place: int, weight: float, where: QPointF) -> None:
        rect = QRect(0, 0, self._thumb(), self._thumb())
        rect.moveCenter(where.toPoint())
        draw_tile(painter, rect, self.image(place))
        if len(self._corners) > 1:
            draw_weight(painter, rect, weight)

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.current().text_dim))
        rect = self.rect().adjusted(theme.GRID, _THUMB + theme.GRID, -theme.GRID, 0)
        where = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(rect, where, self.hint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place = self._fit()


class Pad(MixPad):
    """Mixes the styles on the mixer."""

    def __init__(self, session: Session, shelf: Shelf, parent: QWidget | None = None) -> None:
        self._shelf = shelf
        super().__init__(session, parent)
        self.setAccessibleName(self.tr("Mixing pad"))
        self.setToolTip(
            self.tr("Drag the puck toward the styles you want more of. A double click makes all even.")
        )
        shelf.changed.connect(self.update)
        shelf.thumb_changed.connect(self._thumb_changed)

    def weights(self) -> list[float]:
        return [slot.weight for slot in self._session.styles]

    def titles(self) -> list[str]:
        return [style_title(self._shelf.newest(slot.style)) for slot in self._session.styles]

    def image(self, place: int) -> QImage | None:
        return self._shelf.thumb(style_key(self._session.styles[place].style))

    def mix(self, weights: Sequence[float]) -> None:
        styles = [slot.style for slot in self._session.styles]
        mixed = tuple(StyleWeight(style, weight) for style, weight in zip(styles, weights, strict=True))
        self._session.set_value("styles", mixed, self.tr("Mix styles"))

    def hint(self) -> str:
        return self.tr("Add a second style to mix the two here.")

    def _thumb_changed(self, key: str) -> None:
        if any(style_key(slot.style) == key for slot in self._session.styles):
            self.update()
