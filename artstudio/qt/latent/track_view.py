"""The track: time from left to right, the keyframes as pictures on it, and the playhead."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from artstudio.document.reel import Shot
from artstudio.document.source import Source
from artstudio.qt import theme
from artstudio.qt.latent.previews import Previews
from artstudio.qt.latent.stage import Stage
from artstudio.qt.panels.tile import draw_ring, draw_tile
from artstudio.qt.session import Session
from artstudio.qt.sliders import COALESCE_MS

_RULER = 22  # px, height
_TILE = 56  # px, side of a keyframe's picture
_MARGIN = 36  # px, left and right of the time
_SIDE = 128  # px of a preview
_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600)
_LEAST_GAP = 56  # px between two numbers of the ruler
_DRAG = 4  # px, from which a press is a drag


class TrackView(QWidget):
    """Drag on it to scrub; click a keyframe to go there, drag it to another moment.

    ``chosen(place)``: the current keyframe, -1 for none. Arrows move the playhead by a frame, with Shift by a
    second; Page up and down go from keyframe to keyframe, Enter chooses one, Delete removes it.
    """

    chosen = Signal(int)

    def __init__(self, session: Session, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stage = stage
        self.current = -1
        self.previews = Previews(session.bridge, _SIDE, self)
        self._pressed: tuple[int, float] | None = None  # the keyframe under the press, and where that was
        self._dragging = False
        self._gesture: int | None = None
        self._settle = QTimer(self, singleShot=True, interval=COALESCE_MS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Timeline"))
        self.setMouseTracking(True)
        stage.changed.connect(self._follow)
        stage.moved.connect(lambda _: self._show_playhead())
        self.previews.arrived.connect(lambda _: self.update())
        theme.notifier.changed.connect(self.update)
        self._follow()

    # -- geometry ---------------------------------------------------------------------------------

    def x_of(self, seconds: float) -> float:
        room = max(1, self.width() - 2 * _MARGIN)
        return _MARGIN + room * seconds / self._stage.reel.seconds

    def seconds_at(self, x: float) -> float:
        room = max(1, self.width() - 2 * _MARGIN)
        return (x - _MARGIN) / room * self._stage.reel.seconds

    def tile_of(self, place: int) -> QRect:
        x = self.x_of(self._stage.reel.shots[place].seconds)
        side = max(24, min(_TILE, self.height() - _RULER - 12))
        return QRect(round(x - side / 2), _RULER + 8, side, side)

    def _place_at(self, position: QPointF) -> int:
        """The keyframe at a place, the topmost first."""
        shots = range(len(self._stage.reel.shots))
        order = sorted(shots, key=lambda place: place != self.current)
        return next((p for p in order if self.tile_of(p).contains(position.toPoint())), -1)

    # -- following --------------------------------------------------------------------------------

    def _follow(self) -> None:
        shots = self._stage.reel.shots
        if self.current >= len(shots):
            self.choose(-1)
        if self.isVisible():
            self.previews.want([source for shot in shots if (source := _source(shot)) is not None])
        self._describe()
        self.update()

    def _show_playhead(self) -> None:
        self._describe()
        self.update()

    def _describe(self) -> None:
        reel = self._stage.reel
        text = self.tr("{now} of {length} seconds, {number} keyframes").format(
            now=f"{self._stage.seconds:.2f}", length=f"{reel.seconds:g}", number=len(reel.shots)
        )
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def choose(self, place: int) -> None:
        """Make a keyframe the current one."""
        if place != self.current:
            self.current = place
            self.chosen.emit(place)
            self.update()

    # -- the hand ---------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        place = self._place_at(event.position())
        self._pressed, self._dragging = (place, event.position().x()), False
        self.choose(place)
        if place < 0:
            self._stage.stop()
            self._stage.scrub(self.seconds_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        place, start = self._pressed
        x = event.position().x()
        if place < 0:
            self._stage.scrub(self.seconds_at(x))
        elif self._dragging or abs(x - start) >= _DRAG:
            if not self._dragging:
                self._dragging = True
                self._gesture = self._session.begin_gesture()
            self._shift(place, self.seconds_at(x))

    def _shift(self, place: int, seconds: float) -> None:
        shot = self._stage.reel.shots[place]
        self._stage.shift(place, seconds)
        shots = self._stage.reel.shots
        moved = next(
            (i for i, each in enumerate(shots) if each.painting is shot.painting and _same(each, shot)), place
        )
        self._pressed = (moved, self._pressed[1]) if self._pressed is not None else None
        self.choose(moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        place, dragged = self._pressed[0], self._dragging
        self._pressed, self._dragging = None, False
        if self._gesture is not None:
            self._session.end_gesture(self._gesture)
            self._gesture = None
        if place >= 0 and not dragged:
            self._stage.choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stage, key = self._stage, Qt.Key
        step = 1.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1 / stage.reel.fps
        match event.key():
            case key.Key_Left:
                stage.scrub(stage.seconds - step)
            case key.Key_Right:
                stage.scrub(stage.seconds + step)
            case key.Key_Home:
                stage.scrub(0.0)
            case key.Key_End:
                stage.scrub(stage.reel.seconds)
            case key.Key_PageUp:
                self.choose(max(0, self.current - 1) if stage.reel.shots else -1)
            case key.Key_PageDown:
                self.choose(min(len(stage.reel.shots) - 1, self.current + 1))
            case key.Key_Return | key.Key_Enter if self.current >= 0:
                stage.choose(self.current)
            case key.Key_Delete | key.Key_Backspace if self.current >= 0:
                stage.remove(self.current)
            case _:
                super().keyPressEvent(event)
                return
        event.accept()

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._place_at(QPointF(event.pos()))
            if place >= 0:
                seconds = self._stage.reel.shots[place].seconds
                text = self.tr("Keyframe {number} at {seconds} s. Click to go there, drag to move it.")
                QToolTip.showText(
                    event.globalPos(), text.format(number=place + 1, seconds=f"{seconds:g}"), self
                )
            else:
                QToolTip.showText(event.globalPos(), self.tr("Drag to look at another moment."), self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._follow()

    # -- look -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(600, _RULER + _TILE + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, _RULER + 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(tokens.focus if self.hasFocus() else tokens.edge), 1))
        painter.setBrush(QColor(tokens.well))
        painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)
        self._paint_ruler(painter)
        reel = self._stage.reel
        if not reel.shots:
            painter.setPen(QColor(tokens.text_dim))
            room = self.rect().adjusted(_MARGIN, _RULER, -_MARGIN, 0)
            where = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(
                room, where, self.tr("Add a keyframe of this picture, change the picture, add the next.")
            )
        order = sorted(range(len(reel.shots)), key=lambda place: place == self.current)
        for place in order:
            self._paint_shot(painter, place, reel.shots[place])
        self._paint_playhead(painter)
        painter.end()

    def _paint_ruler(self, painter: QPainter) -> None:
        tokens, length = theme.current(), self._stage.reel.seconds
        font = QFont(painter.font())
        font.setPixelSize(11)
        painter.setFont(font)
        scale = (self.width() - 2 * _MARGIN) / length
        step = next((step for step in _STEPS if step * scale >= _LEAST_GAP), _STEPS[-1])
        for i in range(math.floor(length / step + 1e-6) + 1):
            x = self.x_of(i * step)
            painter.setPen(QPen(QColor(tokens.edge_hover), 1))
            painter.drawLine(QPointF(x, _RULER - 5), QPointF(x, _RULER))
            painter.setPen(QColor(tokens.text_dim))
            label = QRectF(x - 30, 2, 60, _RULER - 8)
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, f"{i * step:g} s")
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(QPointF(1, _RULER + 0.5), QPointF(self.width() - 1, _RULER + 0.5))

    def _paint_shot(self, painter: QPainter, place: int, shot: Shot) -> None:
        tokens = theme.current()
        rect = self.tile_of(place)
        source = _source(shot)
        draw_tile(painter, rect, self.previews.image(source) if source is not None else None)
        if place == self.current:
            draw_ring(painter, rect.adjusted(-2, -2, 2, 2), tokens.accent, 3, 6.5)
        else:
            draw_ring(painter, rect, tokens.edge_hover, 1)

    def _paint_playhead(self, painter: QPainter) -> None:
        x = self.x_of(self._stage.seconds)
        color = QColor(theme.current().focus)
        painter.setPen(QPen(color, 1.5))
        painter.drawLine(QPointF(x, 4), QPointF(x, self.height() - 3))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(QPolygonF([QPointF(x - 6, 2), QPointF(x + 6, 2), QPointF(x, 11)]))


def _source(shot: Shot) -> Source | None:
    """What stands for a keyframe on the track: what the generator makes, without the styles on it."""
    return shot.source


def _same(one: Shot, other: Shot) -> bool:
    return (one.source, one.painting, one.easing) == (other.source, other.painting, other.easing)
