"""One slider for every number: label, groove, and a value that can be typed.

Whatever moves it (a drag, keys, the wheel, typing) is told as one gesture, so that one movement of the hand
is one step of undo.
"""

from __future__ import annotations

import html
from collections.abc import Callable

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QPointF,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QSlider,
    QToolTip,
    QWidget,
)

from artstudio.params import Float, Int, Param
from artstudio.qt import theme
from artstudio.qt.icons import icon
from artstudio.qt.scale import Scale

COALESCE_MS = 600  # wheel notches and key presses closer together than this are one gesture
DWELL_MS = 350  # the mouse has to rest this long on a slider before the wheel moves it

_NOTCH = 120  # QWheelEvent's angle of one notch
_PAGE = 10  # steps
_FINE = 0.1  # speed of a drag with Shift held
_HANDLE = 7.0  # px, radius
_GROOVE = 4.0  # px, thickness
_FIELD = 60  # px, width of the value
_OVERLAP = 4  # px of the name's line that belong to the groove


class ParamSlider(QWidget):
    """The control of one `Float` or `Int`.

    ``value_changed`` comes while it moves, always between ``gesture_started`` and ``gesture_finished``.
    ``set_value`` emits nothing.
    """

    gesture_started = Signal()
    value_changed = Signal(float)
    gesture_finished = Signal()

    def __init__(self, param: Float | Int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.param = param
        self.scale = Scale(param)
        self._value = float(param.default)
        self._in_gesture = False
        self._settle = QTimer(self, singleShot=True, interval=COALESCE_MS)
        self._settle.timeout.connect(self.finish_gesture)

        title = translated(param.title)
        self.label = ResetLabel(title, self.reset, self)
        self.groove = _Groove(self)
        self.field = _Field(self)
        self.label.setBuddy(self.groove)
        self.setFocusProxy(self.groove)
        self.setToolTip(tooltip(param, self.scale.text(param.default)))
        self.setAccessibleName(title)
        self.groove.setAccessibleName(title)
        self.field.setAccessibleName(self.tr("{title}, value").format(title=title))
        self.field.setAccessibleDescription(translated(param.tip))

        ends = [translated(end) for end in param.ends if end] if isinstance(param, Float) else []
        self.ends = QLabel(" – ".join(ends), self)
        self.ends.setProperty("role", "dim")
        self.ends.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show()

    @property
    def value(self) -> float:
        return self._value

    def sizeHint(self) -> QSize:
        return QSize(240, self.label.sizeHint().height() + theme.TARGET - _OVERLAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The groove's target reaches up under the name, so that both read as one thing.
        line, width = self.label.sizeHint().height(), self.width()
        top, groove = line - _OVERLAP, width - _FIELD - theme.GRID
        ends = self.ends.sizeHint().width()
        self.ends.setVisible(ends > 0 and self.label.sizeHint().width() + theme.GRID + ends <= groove)
        self.ends.setGeometry(groove - ends, 0, ends, line)
        self.label.setGeometry(0, 0, groove - ends if self.ends.isVisibleTo(self) else width, line)
        self.groove.setGeometry(0, top, groove, theme.TARGET)
        self.field.setGeometry(width - _FIELD, top, _FIELD, theme.TARGET)

    def set_value(self, value: float) -> None:
        """Show ``value`` and tell nobody; beyond the ends it is shown at the end."""
        value = self.scale.clamp(value)
        if value != self._value:
            self._value = value
            self._show()

    def reset(self) -> None:
        """Back to the default, as one gesture."""
        self.move_to(float(self.param.default))
        self.finish_gesture()

    def move_to(self, value: float) -> None:
        """Take a value from the hand: opens a gesture unless one is open, and tells. It stays open."""
        value = self.scale.clamp(value)
        if value == self._value:
            return
        if not self._in_gesture:
            self._in_gesture = True
            self.gesture_started.emit()
        self._value = value
        self._show()
        self.value_changed.emit(value)

    def settle(self, ms: int = COALESCE_MS) -> None:
        """Let the open gesture end when nothing has moved for ``ms``."""
        if self._in_gesture:
            self._settle.start(ms)

    def finish_gesture(self) -> None:
        """End the open gesture now, if there is one."""
        self._settle.stop()
        if self._in_gesture:
            self._in_gesture = False
            self.gesture_finished.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        self.groove.let_go()
        self.finish_gesture()
        super().hideEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        show_reset_menu(self, event, self.scale.text(self.param.default), self.reset)

    def _show(self) -> None:
        self.groove.show_value(self._value)
        self.field.show_value(self._value)


class ResetLabel(QLabel):
    """The name of a control; a double click on it takes the control back to its default."""

    def __init__(self, text: str, reset: Callable[[], None], parent: QWidget) -> None:
        super().__init__(text, parent)
        self._reset = reset
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._reset()


class _Groove(QSlider):
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
            rect = QRectF(start, middle - _GROOVE / 2, end - start, _GROOVE)
            painter.drawRoundedRect(rect, _GROOVE / 2, _GROOVE / 2)

        bar(
            _HANDLE - _GROOVE / 2,
            self.width() - _HANDLE + _GROOVE / 2,
            tokens.groove if enabled else tokens.line,
        )
        if abs(handle - origin) > 0.5:
            start, end = sorted((handle, origin))
            bar(start, end, tokens.accent if enabled else tokens.groove)
        if self.width() > 4 * _HANDLE:
            painter.setBrush(QColor(tokens.text_dim if enabled else tokens.text_disabled))
            painter.drawEllipse(QPointF(origin, middle), 1.25, 1.25)
        self._paint_handle(painter, tokens, QPointF(handle, middle))
        painter.end()

    def _paint_handle(self, painter: QPainter, tokens: theme.Tokens, center: QPointF) -> None:
        held = self._grab is not None
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(center, _HANDLE - 0.5, _HANDLE - 0.5)
        elif tokens.name == "light":
            painter.setPen(QPen(QColor(tokens.edge_hover), 1))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        if not self.isEnabled():
            painter.setBrush(QColor(tokens.text_disabled))
            radius = _HANDLE - 2
        else:
            painter.setBrush(QColor(tokens.handle))
            radius = _HANDLE - (0.5 if held or self._hover else 1.5)
        painter.drawEllipse(center, radius, radius)


class _Field(QLineEdit):
    """The value as text, which can be typed over."""

    def __init__(self, owner: ParamSlider) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setProperty("role", "value")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        font = self.font()
        font.setFeature(QFont.Tag("tnum"), 1)  # digits of one width, so that a moving value doesn't tremble
        self.setFont(font)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.editingFinished.connect(self._commit)

    def show_value(self, value: float) -> None:
        if not (self.hasFocus() and self.isModified()):
            self.setText(self._owner.scale.text(value))

    def _commit(self) -> None:
        if not self.isModified():
            return
        owner = self._owner
        value = owner.scale.parse(self.text())
        self.setModified(False)
        if value is None:
            low, high = owner.scale.text(owner.param.low), owner.scale.text(owner.param.high)
            sentence = self.tr("Type a number from {low} to {high}.").format(low=low, high=high)
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), sentence, self)
        else:
            owner.move_to(value)
            owner.finish_gesture()
        self.show_value(owner.value)
        self.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self.selectAll)  # after the click that gave the focus has placed its caret

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.deselect()
        self._owner.finish_gesture()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        match event.key():
            case key.Key_Escape if self.isModified():
                self.setModified(False)
                self.show_value(self._owner.value)
                self.selectAll()
            case key.Key_Up | key.Key_Down | key.Key_PageUp | key.Key_PageDown:
                self._commit()
                self._owner.groove.keyPressEvent(event)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def translated(text: str) -> str:
    """A title or tip of a declaration in the artist's language."""
    return QCoreApplication.translate("params", text) if text else ""


def tooltip(param: Param, default: str) -> str:
    """What a parameter does, in plain words, and how to get back. Rich text, so that Qt wraps it."""
    tip = html.escape(translated(param.tip) or translated(param.title))
    back = QCoreApplication.translate("ParamSlider", "Double-click to reset to {value}.")
    back = html.escape(back.format(value=default))
    return f'<p style="margin:0">{tip}</p><p style="margin:4px 0 0 0">{back}</p>'


def show_reset_menu(
    widget: QWidget, event: QContextMenuEvent, default: str, reset: Callable[[], None]
) -> None:
    """The context menu of a control: one entry that takes it back to its default."""
    menu = QMenu(widget)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    text = QCoreApplication.translate("ParamSlider", "Reset to {value}").format(value=default)
    menu.addAction(icon("reset"), text).triggered.connect(reset)
    menu.popup(event.globalPos())
    event.accept()
