"""The part of a slider that is dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSlider

from artstudio.qt import theme
from artstudio.qt.translation import translated

if TYPE_CHECKING:
    from artstudio.qt.sliders import ParamSlider

DWELL_MS = 350  # the mouse has to rest this long on a slider before the wheel moves it

_NOTCH = 120  # QWheelEvent's angle of one notch
_PAGE = 10  # steps
_FINE = 0.1  # speed of a drag with Shift held
_HANDLE = 7.0  # px, radius
_THICKNESS = 4.0  # px


class Groove(QSlider):
    """The part that is dragged: a `QSlider` to screen readers, with a look and a hand of its own."""

    def __init__(self, owner: ParamSlider) -> None:
        super().__init__(Qt.Orientation.Horizontal, owner)
        self._owner = owner
        self._grab: float | None = None  # px from the pointer to the handle's center while dragging
        self._last_x = 0.0
        self._place = 0.0  # of the hand while dragging; finer than the steps it is snapped to
        self._before = 0.0  # value when the drag began
        self._moved = False
        self._hover = False
        self._by_keys = False  # the focus is shown to who moves by keys, not to who drags
        self._wheel_rest = 0
        self._dwell = QTimer(self, singleShot=True, interval=DWELL_MS)
        param = owner.param
        self._tip = translated(param.tip)
        self.setRange(self._tick(param.low), self._tick(param.high))
        self.setPageStep(_PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.valueChanged.connect(self._assistive)
        theme.notifier.changed.connect(self.update)

    @property
    def wheel_armed(self) -> bool:
        """Whether the wheel moves this slider rather than the panel it lies on."""
        return self.hasFocus() or (self._hover and not self._dwell.isActive())

    def show_value(self, value: float) -> None:
        with QSignalBlocker(self):
            self.setValue(self._tick(value))
        # A screen reader is told steps by the slider itself, which say nothing without their unit.
        self.setAccessibleDescription(f"{self._owner.scale.text(value)}. {self._tip}")
        self.update()

    def let_go(self) -> None:
        """Forget the drag, e.g. because the slider vanished under the hand."""
        self._grab = None
        self.setSliderDown(False)

    def _tick(self, value: float) -> int:
        """A value in steps, which is what a `QSlider` counts in."""
        return round(value / self._owner.param.step)

    def _assistive(self, tick: int) -> None:
        """A screen reader set the value."""
        self._owner.move_to(tick * self._owner.param.step)
        self._owner.settle()

    # --- mouse and pen

    def _x(self, value: float) -> float:
        return _HANDLE + self._owner.scale.place(value) * self._length()

    def _length(self) -> float:
        return max(1.0, self.width() - 2 * _HANDLE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        owner = self._owner
        owner.finish_gesture()
        self._by_keys = False
        x = event.position().x()
        handle = self._x(owner.value)
        self._before = owner.value
        self._moved = False
        self._last_x = x
        self.setSliderDown(True)
        if abs(x - handle) <= _HANDLE + 3:
            self._grab = handle - x
            self._place = owner.scale.place(owner.value)
        else:
            self._grab = 0.0
            self._place = (x - _HANDLE) / self._length()
            owner.move_to(owner.scale.snap(owner.scale.value(self._place)))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grab is None:
            return
        x = event.position().x()
        if x == self._last_x:
            return
        self._moved = True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._place += (x - self._last_x) * _FINE / self._length()
            self._grab = self._place * self._length() + _HANDLE - x
        else:
            self._place = (x + self._grab - _HANDLE) / self._length()
        self._last_x = x
        scale = self._owner.scale
        self._owner.move_to(scale.snap(scale.value(self._place)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._grab is None:
            event.ignore()
            return
        self.let_go()
        if self._moved:
            self._owner.finish_gesture()
        else:  # it may become a double click, whose reset belongs to the same gesture
            self._owner.settle(QApplication.doubleClickInterval())
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._owner.reset()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        self._dwell.start()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = False
        self._dwell.stop()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.wheel_armed or event.angleDelta().y() == 0:
            if self._hover:
                self._dwell.start()  # the panel scrolls under the pointer; wait until it rests
            event.ignore()
            return
        event.accept()
        self._wheel_rest += event.angleDelta().y()
        steps = int(self._wheel_rest / _NOTCH)
        self._wheel_rest -= steps * _NOTCH
        self._step(steps)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        owner = self._owner
        self._by_keys = True
        key = Qt.Key
        match event.key():
            case key.Key_Left | key.Key_Down:
                self._step(-1)
            case key.Key_Right | key.Key_Up:
                self._step(1)
            case key.Key_PageUp:
                self._step(_PAGE)
            case key.Key_PageDown:
                self._step(-_PAGE)
            case key.Key_Home:
                owner.move_to(owner.param.low)
                owner.settle()
            case key.Key_End:
                owner.move_to(owner.param.high)
                owner.settle()
            case key.Key_Backspace | key.Key_Delete:
                owner.reset()
            case key.Key_Return | key.Key_Enter:
                owner.field.setFocus(Qt.FocusReason.OtherFocusReason)
            case key.Key_Escape if self._grab is not None:
                owner.move_to(self._before)
                self.let_go()
                owner.finish_gesture()
            case _:
                event.ignore()
                return
        event.accept()

    def _step(self, steps: float) -> None:
        self._owner.move_to(self._owner.scale.moved(self._owner.value, steps))
        self._owner.settle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keys = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._grab is None:
            self._owner.finish_gesture()
        super().focusOutEvent(event)

    # --- look

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        owner = self._owner
        enabled = self.isEnabled()
        middle = self.height() / 2
        handle, origin = self._x(owner.value), self._x(owner.scale.origin)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)

        def bar(start: float, end: float, color: str) -> None:
            painter.setBrush(QColor(color))
            rect = QRectF(start, middle - _THICKNESS / 2, end - start, _THICKNESS)
            painter.drawRoundedRect(rect, _THICKNESS / 2, _THICKNESS / 2)

        bar(0, self.width(), tokens.groove if enabled else tokens.line)
        if abs(handle - origin) > 0.5:
            start, end = sorted((handle, origin))
            start = (
                0 if start <= _HANDLE else start
            )  # from the end of the groove, not from the handle's last place
            bar(start, end, tokens.accent if enabled else tokens.groove)
        if _HANDLE < origin < self.width() - _HANDLE:
            painter.setBrush(QColor(tokens.text_dim if enabled else tokens.text_disabled))
            painter.drawEllipse(QPointF(origin, middle), 1.25, 1.25)
        self._paint_handle(painter, tokens, QPointF(handle, middle))
        painter.end()

    def _paint_handle(self, painter: QPainter, tokens: theme.Tokens, center: QPointF) -> None:
        radius = _HANDLE - (0.5 if self._grab is not None or self._hover else 1.5)
        painter.setPen(QPen(QColor(tokens.edge_hover), 1) if tokens.name == "light" else Qt.PenStyle.NoPen)
        if not self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.text_disabled))
            radius = _HANDLE - 2
        elif self.hasFocus() and self._by_keys:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(QColor(tokens.handle))
            radius = _HANDLE - 1
        else:
            painter.setBrush(QColor(tokens.handle))
        painter.drawEllipse(center, radius, radius)
