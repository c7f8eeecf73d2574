"""Hands on the canvas: wheel, pinch, drags and keys become zoom and pan of its `View`."""

from __future__ import annotations

import math
import sys

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from artstudio.qt.canvas_view import View

_MARGIN = 24  # logical px around a picture that is shown whole
_NOTCH = 120.0  # eighths of a degree that one click of a wheel turns
_PIXELS_PER_NOTCH = 60.0  # of a touchpad
_ARROW_STEP = 64  # logical px
_ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class Navigator(QObject):
    """Moves ``view`` for ``widget``, which hands its events on.

    Signals: ``moved()`` when anything lies elsewhere than before; ``zoom_changed(float)``;
    ``cursor_moved((x, y) | None)`` when another pixel of the picture, or none, is under the cursor.
    """

    moved = Signal()
    zoom_changed = Signal(float)
    cursor_moved = Signal(object)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.view = View()
        self._widget = widget
        self._zoom = self.view.zoom
        self._cursor: QPointF | None = None
        self._pixel: tuple[int, int] | None = None
        self._drag_from: QPointF | None = None
        self._drag_button = Qt.MouseButton.NoButton
        self._hand = False
        if sys.platform != "darwin":  # there the same pinch arrives as a native gesture already
            widget.grabGesture(Qt.GestureType.PinchGesture)

    # -- geometry ---------------------------------------------------------------------------------

    @property
    def place(self) -> QRect:
        """The screen pixels that the picture fills."""
        left, top = self.view.origin
        width, height = (max(1, round(side * self.view.zoom)) for side in self.view.picture)
        return QRect(round(left), round(top), width, height)

    @property
    def window(self) -> QRect:
        """The screen pixels of the widget."""
        return QRect(0, 0, *self.view.window)

    def to_picture(self, position: QPointF) -> QPointF:
        """The point of the picture under a point of the widget."""
        dpr = self._widget.devicePixelRatioF()
        return QPointF(*self.view.to_picture(position.x() * dpr, position.y() * dpr))

    def from_picture(self, point: QPointF) -> QPointF:
        """The point of the widget over a point of the picture."""
        x, y = self.view.to_screen(point.x(), point.y())
        return QPointF(x, y) / self._widget.devicePixelRatioF()

    # -- commands ---------------------------------------------------------------------------------

    def show(self, picture: tuple[int, int]) -> None:
        """Look at another picture."""
        self.view.show(picture)
        self._moved()

    def resize(self) -> None:
        """The widget has another size or lies on another screen."""
        dpr = self._widget.devicePixelRatioF()
        width, height = self._widget.width() * dpr, self._widget.height() * dpr
        self.view.resize((max(1, math.ceil(width)), max(1, math.ceil(height))), _MARGIN * dpr)
        self._moved()

    def fit(self) -> None:
        self.view.zoom_to_fit()
        self._moved()

    def step(self, steps: int) -> None:
        """To the next round zoom above or below."""
        self.zoom_to(self.view.next_stop(steps))

    def zoom_to(self, zoom: float, anchor: QPointF | None = None) -> None:
        """Take another zoom around ``anchor``, else the cursor, else the middle."""
        anchor = anchor or self._cursor or QPointF(self._widget.rect().center())
        dpr = self._widget.devicePixelRatioF()
        self.view.zoom_to(zoom, anchor.x() * dpr, anchor.y() * dpr)
        self._moved()

    def pan(self, offset: QPointF) -> None:
        """Move the picture by logical px."""
        dpr = self._widget.devicePixelRatioF()
        self.view.pan(offset.x() * dpr, offset.y() * dpr)
        self._moved()

    def set_hand(self, hand: bool) -> None:
        """While the hand is out, the left button moves the picture."""
        self._hand = hand
        self._show_cursor()

    # -- events -----------------------------------------------------------------------------------

    def wheel(self, event: QWheelEvent) -> None:
        if event.phase() == Qt.ScrollPhase.ScrollMomentum:
            event.accept()  # the hand has left the touchpad: a zoom that goes on would be in its way
            return
        notches = event.angleDelta().y() / _NOTCH
        if not event.pixelDelta().isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase:
            notches = event.pixelDelta().y() / _PIXELS_PER_NOTCH
        if notches:
            self.zoom_to(self.view.wheel_zoom(notches), event.position())
        event.accept()

    def gesture(self, event: QEvent) -> bool:
        """Take pinches of touchpads and touchscreens; True if ``event`` was one."""
        if isinstance(event, QNativeGestureEvent):
            return self._native_gesture(event)
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                event.accept(pinch)
                here = QPointF(self._widget.mapFromGlobal(pinch.centerPoint()))
                before = QPointF(self._widget.mapFromGlobal(pinch.lastCenterPoint()))
                if not pinch.lastCenterPoint().isNull():
                    self.pan(here - before)
                self.zoom_to(self.view.zoom * pinch.scaleFactor(), here)
                return True
        return False

    def press(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton and self._hand
        if self._drag_from is None and (left or event.button() == Qt.MouseButton.MiddleButton):
            self._drag_from = event.position()
            self._drag_button = event.button()
            self._show_cursor()

    def move(self, event: QMouseEvent) -> None:
        if self._drag_from is not None:
            offset = event.position() - self._drag_from
            self._drag_from = event.position()
            self._cursor = event.position()
            self.pan(offset)
        else:
            self.hover(event.position())

    def release(self, event: QMouseEvent) -> None:
        if self._drag_from is not None and event.button() == self._drag_button:
            self._drag_from = None
            self._show_cursor()

    def double_click(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._hand:
            self.press(event)
        elif self.view.fit:
            self.zoom_to(1.0, event.position())
        else:
            self.fit()

    def hover(self, position: QPointF | None) -> None:
        """The cursor is here now, or has left."""
        self._cursor = position
        self._tell_pixel()

    def leave(self) -> None:
        if self._drag_from is None:
            self.hover(None)

    def key(self, event: QKeyEvent) -> bool:
        """Take the keys of zoom and pan; True if it was one of them."""
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.ZoomIn) or (control and key == Qt.Key.Key_Equal):
            self.step(1)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.step(-1)
        elif control and key == Qt.Key.Key_0:
            self.fit()
        elif control and key == Qt.Key.Key_1:
            self.zoom_to(1.0)
        elif key in _ARROWS and not control:
            across, down = _ARROWS[Qt.Key(key)]
            self.pan(QPointF(across, down) * _ARROW_STEP)
        else:
            return False
        return True

    def _native_gesture(self, event: QNativeGestureEvent) -> bool:
        kind = event.gestureType()
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_to(self.view.zoom * max(0.1, 1 + event.value()), event.position())
        elif kind == Qt.NativeGestureType.PanNativeGesture:
            self.pan(event.delta())
        elif kind == Qt.NativeGestureType.SmartZoomNativeGesture:
            if self.view.fit:
                self.zoom_to(1.0, event.position())
            else:
                self.fit()
        else:
            return False
        return True

    def _moved(self) -> None:
        self.moved.emit()
        if self._zoom != self.view.zoom:
            self._zoom = self.view.zoom
            self.zoom_changed.emit(self._zoom)
        self._tell_pixel()

    def _tell_pixel(self) -> None:
        pixel = None
        if self._cursor is not None:
            point = self.to_picture(self._cursor)
            inside = 0 <= point.x() < self.view.picture[0] and 0 <= point.y() < self.view.picture[1]
            pixel = (int(point.x()), int(point.y())) if inside else None
        if pixel != self._pixel:
            self._pixel = pixel
            self.cursor_moved.emit(pixel)

    def _show_cursor(self) -> None:
        if self._drag_from is not None:
            self._widget.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._hand:
            self._widget.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self._widget.unsetCursor()
