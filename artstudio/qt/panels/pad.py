"""The mixing pad: a puck between pictures sets how much of each there is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from artstudio.library.styles import style_key
from artstudio.params import StyleWeight
from artstudio.qt import theme
from artstudio.qt.panels.pad_weights import CENTER, Point, corners, nearest_inside, point_of, weights_at
from artstudio.qt.panels.tile import draw_tile, draw_weight
from artstudio.qt.session import Session
from artstudio.qt.shelf import Shelf
from artstudio.qt.sliders import COALESCE_MS

_SMALLEST_THUMB, _THUMB = 36, 52  # px
_PUCK = 9.0  # px, radius
_STEP, _FINE_STEP = 0.05, 0.01  # of the circle's radius, per arrow key
_LOWEST, _TALLEST = 124, 300  # px; as tall as there is room
_FLAT = 104  # px, where the styles lie on a line
_STRETCH = 1.5  # how much longer one axis may be than the other


class MixPad(QWidget):
    """Where the puck lies is what the parts weigh (see `pad_weights`). What they are is for heirs to say.

    A drag, a burst of keys and a double click are one step of undo each. Esc takes a drag back.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._corners = corners(len(self.weights()))
        self._place = self._fit()
        self._puck: Point = CENTER
        self._dragging = False
        self._before: tuple[float, ...] = ()
        self._gesture: int | None = None
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._end)

        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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
        """Where the puck lies, in the coordinates of `pad_weights`."""
        return self._puck

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
            self._let_go()
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

    def _move_to(self, point: Point) -> None:
        if len(self._corners) < 2:
            return
        if self._gesture is None:
            self._before = tuple(self.weights())
            self._gesture = self._session.begin_gesture()
        self._puck = nearest_inside(point, self._corners)
        self.mix(weights_at(self._puck, self._corners))
        self.update()

    def _end(self) -> None:
        """The gesture is over."""
        self._settle.stop()
        self._dragging = False
        if self._gesture is not None:
            self._session.end_gesture(self._gesture)
            self._gesture = None
        self._follow_weights()

    def _follow_weights(self) -> None:
        self._puck = point_of(self.weights(), self._corners)
        self.update()

    def _let_go(self) -> None:
        if self._gesture is not None:
            self._end()
        self._dragging = False

    def _take_back(self) -> None:
        self._dragging = False
        if self._gesture is not None and len(self._before) == len(self._corners):
            self.mix(self._before)
        self._end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or len(self._corners) < 2:
            event.ignore()
            return
        self._end()
        self._dragging = True
        self._move_to(self.point_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._move_to(self.point_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._dragging:
            self._dragging = False
            # It may become a double click, which then belongs to the same step.
            self._settle.start(QApplication.doubleClickInterval())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._move_to(CENTER)
            self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _FINE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        key = Qt.Key
        match event.key():
            case key.Key_Left:
                self._nudge(-step, 0)
            case key.Key_Right:
                self._nudge(step, 0)
            case key.Key_Up:
                self._nudge(0, -step)
            case key.Key_Down:
                self._nudge(0, step)
            case key.Key_Home | key.Key_Backspace | key.Key_Delete:
                self._move_to(CENTER)
                self._settle.start(COALESCE_MS)
            case key.Key_Escape if self._dragging:
                self._take_back()
            case _:
                event.ignore()
                return
        event.accept()

    def _nudge(self, right: float, down: float) -> None:
        self._move_to((self._puck[0] + right, self._puck[1] + down))
        self._settle.start(COALESCE_MS)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self._dragging:
            self._end()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        self._let_go()
        super().hideEvent(event)

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
            self._paint_puck(painter)
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
        puck = self.position_of(self._puck)
        for share, corner in zip(weights_at(self._puck, self._corners), self._corners, strict=True):
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

    def _paint_puck(self, painter: QPainter) -> None:
        tokens = theme.current()
        at = self.position_of(self._puck)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 70))
        painter.drawEllipse(at + QPointF(0, 1.5), _PUCK + 1.5, _PUCK + 1.5)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, _PUCK + 3, _PUCK + 3)
        painter.setPen(QPen(QColor(tokens.accent), 3))
        painter.setBrush(QColor("#ffffff"))
        painter.drawEllipse(at, _PUCK - 1, _PUCK - 1)

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.current().text_dim))
        rect = self.rect().adjusted(theme.GRID, _THUMB + theme.GRID, -theme.GRID, 0)
        where = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(rect, where, self.hint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place = self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()


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
        items = [(slot, self._shelf.item(style_key(slot.style))) for slot in self._session.styles]
        return [item.title if item else slot.style.title for slot, item in items]

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
