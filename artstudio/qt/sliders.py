"""One slider for every number: label, groove, and a value that can be typed.

Whatever moves it (a drag, keys, the wheel, typing) is told as one gesture, so that one movement of the hand
is one step of undo.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QHideEvent,
    QKeyEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QToolTip, QWidget

from artstudio.params import Float, Int
from artstudio.qt import theme
from artstudio.qt.groove import Groove
from artstudio.qt.hints import ResetLabel, show_reset_menu, tooltip
from artstudio.qt.scale import Scale
from artstudio.qt.translation import translated

COALESCE_MS = 600  # wheel notches and key presses closer together than this are one gesture

_FIELD = 60  # px, least width of the value
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

        self.label = ResetLabel("", self.reset, self)
        self.groove = Groove(self)
        self.field = _Field(self)
        self.label.setBuddy(self.groove)
        self.setFocusProxy(self.groove)
        self.field.setAccessibleDescription(translated(param.tip))
        self.set_title(param.title)

        ends = [translated(end) for end in param.ends if end] if isinstance(param, Float) else []
        self.ends = QLabel(" – ".join(ends), self)
        self.ends.setProperty("role", "dim")
        self.ends.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show()

    @property
    def value(self) -> float:
        return self._value

    def set_title(self, title: str) -> None:
        """Call it ``title`` from now on."""
        self.param = replace(self.param, title=title)
        title = translated(title)
        self.label.setText(title)
        self.setToolTip(tooltip(self.param, self.scale.text(self.param.default)))
        self.setAccessibleName(title)
        self.groove.setAccessibleName(title)
        self.field.setAccessibleName(self.tr("{title}, value").format(title=title))

    def sizeHint(self) -> QSize:
        return QSize(240, self.label.sizeHint().height() + theme.TARGET - _OVERLAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The groove's target reaches up under the name, so that both read as one thing.
        line, width = self.label.sizeHint().height(), self.width()
        top, groove = line - _OVERLAP, width - self.field.needed - theme.GRID
        ends = self.ends.sizeHint().width()
        self.ends.setVisible(ends > 0 and self.label.sizeHint().width() + theme.GRID + ends <= groove)
        self.ends.setGeometry(groove - ends, 0, ends, line)
        self.label.setGeometry(0, 0, groove - ends if self.ends.isVisibleTo(self) else width, line)
        self.groove.setGeometry(0, top, groove, theme.TARGET)
        self.field.setGeometry(width - self.field.needed, top, self.field.needed, theme.TARGET)

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
        ends = (owner.scale.text(owner.param.low), owner.scale.text(owner.param.high))
        self.needed = max(
            _FIELD, *(self.fontMetrics().horizontalAdvance(end) + 2 * theme.GRID for end in ends)
        )
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
