"""The track: what the film shows from its beginning to its end, its keyframes, and the playhead."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from artstudio.document.moments import cuts, moments
from artstudio.document.timeline import Timeline
from artstudio.engine.request import Request
from artstudio.imaging import fit_size
from artstudio.qt import theme
from artstudio.qt.timeline import track_paint as paint
from artstudio.qt.timeline.director import Director
from artstudio.qt.timeline.frames import Frames

SIDE = 16  # px, left and right of the track
RULER = 22  # px
STRIP = 48  # px, the pictures
KEYS = theme.TARGET  # px, the keyframes below them
WAVE = 36  # px, the sound below them, if there is any
_THUMB = 160  # px, the longer side of a picture
_REACH = 14  # px around a keyframe that belong to it
_STICKY = 5  # px from a keyframe at which the playhead jumps onto it
_DRAG = 4  # px that the hand may tremble
_SETTLE_MS = 150


class TrackView(QWidget):
    """Dragging moves the playhead, or the keyframe that was taken. ``menu_asked(QPoint)``, on the screen, for
    the keyframe that the playhead is on."""

    menu_asked = Signal(QPoint)

    def __init__(self, director: Director, frames: Frames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._director = director
        self._frames = frames
        self._requests: list[Request] = []
        self._strip: list[QImage | None] = []  # what is seen, until there is something newer
        self._still: QPixmap | None = None  # pictures and sound, drawn once: the playhead passes all the time
        self._pressed: tuple[float, float] | None = None  # a keyframe, and where the hand took it
        self._scrubbing = self._dragging = False
        self._hovered: float | None = None
        self._shown_height = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Timeline"))
        self.setToolTip(self.tr("Drag to move in time; drag a keyframe to move it."))
        self._look = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._look.timeout.connect(self._want)
        director.changed.connect(self._follow)
        director.moved.connect(lambda _: self._playhead_moved())
        frames.arrived.connect(self._arrived)
        frames.outdated.connect(self._look.start)
        theme.notifier.changed.connect(self._redraw)
        self._follow()

    def sizeHint(self) -> QSize:
        return QSize(600, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._height())

    def _height(self) -> int:
        timeline = self._director.timeline
        return RULER + STRIP + KEYS + (WAVE if timeline and timeline.sound else 0)

    # -- geometry ---------------------------------------------------------------------------------

    def x_of(self, seconds: float) -> float:
        """Where a time lies, in px of this widget."""
        timeline = self._director.timeline
        length = timeline.seconds if timeline else 1.0
        return SIDE + (self.width() - 2 * SIDE) * seconds / length

    def seconds_at(self, x: float) -> float:
        timeline = self._director.timeline
        length = timeline.seconds if timeline else 1.0
        share = (x - SIDE) / max(1, self.width() - 2 * SIDE)
        return min(1.0, max(0.0, share)) * length

    def point_of(self, moment: float) -> QPoint:
        """The middle of a keyframe, in px of this widget."""
        return QPoint(round(self.x_of(moment)), RULER + STRIP + KEYS // 2)

    def strip_rect(self) -> QRect:
        return QRect(SIDE, RULER, self.width() - 2 * SIDE, STRIP)

    def _moment_at(self, position: QPointF) -> float | None:
        """The keyframe under the hand."""
        timeline = self._director.timeline
        if timeline is None or not RULER + STRIP <= position.y() < RULER + STRIP + KEYS:
            return None
        times = moments(timeline)
        if not times:
            return None
        nearest = min(times, key=lambda time: abs(self.x_of(time) - position.x()))
        return nearest if abs(self.x_of(nearest) - position.x()) <= _REACH else None

    def _sticky(self, x: float) -> float:
        """The time at ``x``: that of a frame, or of a keyframe that is close."""
        timeline = self._director.timeline
        if timeline is None:
            return 0.0
        times = moments(timeline)
        nearest = min(times, key=lambda time: abs(self.x_of(time) - x), default=None)
        if nearest is not None and abs(self.x_of(nearest) - x) <= _STICKY:
            return nearest
        return min(round(self.seconds_at(x) * timeline.fps) / timeline.fps, timeline.seconds)

    # -- pictures ---------------------------------------------------------------------------------

    def _cells(self) -> int:
        """How many pictures lie side by side."""
        film = self._director.film()
        if film is None:
            return 0
        width, height = film.size
        wide = min(120.0, max(32.0, STRIP * width / height))
        return max(1, math.ceil(self.strip_rect().width() / wide))

    def _want(self) -> None:
        film = self._director.film()
        if film is None or not self.isVisible():
            self._requests = []
            self._frames.want([])
            return
        count, length = self._cells(), film.timeline.seconds
        size = fit_size(*film.size, _THUMB)
        times = [(cell + 0.5) / count * length for cell in range(count)]
        self._requests = [self._frames.request(film, time, size) for time in times]
        if len(self._strip) != count:
            self._strip = [None] * count
        self._frames.want(self._requests)
        self._arrived()

    def _arrived(self) -> None:
        for cell, request in enumerate(self._requests):
            image = self._frames.image(request)
            if image is not None:
                self._strip[cell] = image
        self._redraw()

    def _redraw(self) -> None:
        self._still = None
        self.update()

    def _follow(self) -> None:
        if self._director.timeline is None:
            self._strip = []
        self._look.start()
        self._describe()
        if self._height() != self._shown_height:
            self._shown_height = self._height()
            self.updateGeometry()
        self._redraw()

    def _playhead_moved(self) -> None:
        self._describe()
        self.update()

    def _describe(self) -> None:
        director = self._director
        timeline = director.timeline
        if timeline is None:
            self.setAccessibleDescription(self.tr("Empty."))
            return
        times, moment = moments(timeline), director.moment
        seconds = QLocale().toString(director.seconds, "f", 2)
        text = self.tr("{seconds} s").format(seconds=seconds)
        if moment is not None:
            text += ", " + self.tr("keyframe {number} of {count}").format(
                number=times.index(moment) + 1, count=len(times)
            )
            if moment in cuts(timeline):
                text += ", " + self.tr("a cut")
        self.setAccessibleDescription(text)

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        timeline = self._director.timeline
        if timeline is None:
            return
        size = self.size() * self.devicePixelRatioF()
        if self._still is None or self._still.size() != size:
            self._still = self._draw_still(timeline, size)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawPixmap(0, 0, self._still)
            painter.setFont(paint.ruler_font(self.font()))
            here = self._director.seconds
            x = self.x_of(here)
            head = paint.head_place(painter, x, self.width(), here)
            paint.draw_ruler(painter, self.strip_rect(), RULER, timeline.seconds, head)
            paint.draw_playhead(painter, x, head, RULER, self._height() - 4, here)
            self._paint_keys(painter)
            if self.hasFocus():
                painter.setPen(QColor(theme.current().focus))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)

    def _draw_still(self, timeline: Timeline, size: QSize) -> QPixmap:
        """Pictures and sound. ``size``: in the pixels of the screen."""
        strip = self.strip_rect()
        still = QPixmap(size)
        still.setDevicePixelRatio(self.devicePixelRatioF())
        still.fill(Qt.GlobalColor.transparent)
        with QPainter(still) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            found = self._director.sounding.sound(timeline.sound)
            if found is not None:
                wave = QRect(strip.left(), RULER + STRIP + KEYS, strip.width(), WAVE - 4)
                paint.draw_wave(painter, wave, found.heard, timeline.seconds)
            clip = QPainterPath()
            clip.addRoundedRect(QRectF(strip), 5, 5)
            painter.setClipPath(clip)
            painter.fillRect(strip, QColor(theme.current().well))
            paint.draw_strip(painter, strip, self._strip)
        return still

    def _paint_keys(self, painter: QPainter) -> None:
        timeline = self._director.timeline
        assert timeline is not None
        times = moments(timeline)
        here = self._director.moment
        y = RULER + STRIP + KEYS / 2
        if times:
            paint.draw_way(painter, timeline, [self.x_of(time) for time in times], self.strip_rect(), y)
        for time in times:
            if time != here:
                paint.draw_keyframe(painter, QPointF(self.x_of(time), y), False, time == self._hovered)
        if here is not None:
            left = self._director.has_left
            paint.draw_keyframe(painter, QPointF(self.x_of(here), y), True, here == self._hovered, left)

    # -- the pointer ------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._director.timeline is None:
            return
        moment = self._moment_at(event.position())
        if moment is not None:
            self._pressed = moment, event.position().x()
            self._director.go(moment)
        else:
            self._scrubbing = True
            self._director.scrub(self._sticky(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._scrubbing:
            self._director.scrub(self._sticky(x))
        elif self._pressed is not None:
            moment, start = self._pressed
            if not self._dragging and abs(x - start) >= _DRAG:
                self._dragging = True
                self._director.begin_drag(moment)
            if self._dragging:
                self._director.drag_to(moment + self.seconds_at(x) - self.seconds_at(start))
        else:
            self._hover(self._moment_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()

    def _let_go(self) -> None:
        if self._scrubbing:
            self._scrubbing = False
            self._director.settle()
        if self._dragging:
            self._dragging = False
            self._director.end_drag()
        self._pressed = None

    def _hover(self, moment: float | None) -> None:
        if moment != self._hovered:
            self._hovered = moment
            self.setCursor(Qt.CursorShape.SizeHorCursor if moment is not None else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        director = self._director
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            if director.moment is not None:
                self.menu_asked.emit(self.mapToGlobal(self.point_of(director.moment)))
            return
        moment = self._moment_at(QPointF(event.pos()))
        if moment is not None:
            director.go(moment)
            self.menu_asked.emit(event.globalPos())

    # -- the keyboard -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        director, keys = self._director, event.modifiers()
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        timeline = director.timeline
        if event.key() == Qt.Key.Key_Escape and self._dragging and self._pressed is not None:
            director.drag_to(self._pressed[0])
            self._let_go()
        elif timeline is None:
            super().keyPressEvent(event)
        elif way and keys & Qt.KeyboardModifier.ControlModifier:
            director.go_to_keyframe(way)
        elif way and keys & Qt.KeyboardModifier.AltModifier:
            director.nudge(way)
        elif way:
            director.step(10 * way if keys & Qt.KeyboardModifier.ShiftModifier else way)
        elif event.key() == Qt.Key.Key_Home:
            director.go(0.0)
        elif event.key() == Qt.Key.Key_End:
            director.go(timeline.seconds)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            director.remove_keyframe()
        else:
            super().keyPressEvent(event)

    # -- the widget itself ------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._let_go()
        super().hideEvent(event)
        self._want()
