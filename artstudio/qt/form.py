"""Forms made from parameter declarations: one row per parameter, by one ``match``.

Every row tells what the hand does as gestures, takes values silently, and goes back to its default by a
double click on its name or by its context menu.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, assert_never

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QIcon,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QColorDialog,
    QComboBox,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from artstudio.params import AnyParam, Choice, Color, Float, Int, Latent, Param, Text, Toggle, Vector, Weights
from artstudio.qt import theme
from artstudio.qt.hints import ResetLabel, show_reset_menu, tooltip
from artstudio.qt.sliders import ParamSlider
from artstudio.qt.translation import translated


def build_form(params: Iterable[AnyParam], parent: QWidget | None = None) -> Form:
    """A form with a row for every parameter but `Weights` and `Vector`, which have panels of their own."""
    return Form(params, parent)


class Form(QWidget):
    """The controls of some parameters, one below the other.

    ``value_changed(id, value)`` carries the parameter's own type and always comes between
    ``gesture_started(id)`` and ``gesture_finished(id)``.
    """

    gesture_started = Signal(str)
    value_changed = Signal(str, object)
    gesture_finished = Signal(str)

    def __init__(self, params: Iterable[AnyParam], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, ParamSlider | Row] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        for param in params:
            row = _row(param, self)
            if row is not None:
                column.addWidget(row)
                self.rows[param.id] = row
                self._listen(param, row)

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show the values of this form's parameters and tell nobody; other ids are passed over."""
        for param_id, row in self.rows.items():
            if param_id in values:
                row.set_value(values[param_id])

    def reset(self) -> None:
        """Every parameter back to its default, each as a gesture of its own."""
        for row in self.rows.values():
            row.reset()

    def finish_gestures(self) -> None:
        """End what is still open, e.g. before an undo."""
        for row in self.rows.values():
            row.finish_gesture()

    def _listen(self, param: AnyParam, row: ParamSlider | Row) -> None:
        row.gesture_started.connect(lambda: self.gesture_started.emit(param.id))
        row.value_changed.connect(lambda value: self.value_changed.emit(param.id, param.check(value)))
        row.gesture_finished.connect(lambda: self.gesture_finished.emit(param.id))


def _row(param: AnyParam, parent: QWidget) -> ParamSlider | Row | None:
    match param:
        case Float() | Int():
            return ParamSlider(param, parent)
        case Choice():
            return ChoiceRow(param, parent)
        case Toggle():
            return ToggleRow(param, parent)
        case Text():
            return TextRow(param, parent)
        case Color():
            return ColorRow(param, parent)
        case Weights() | Vector() | Latent():
            return None
        case _:
            assert_never(param)


class Row(QWidget):
    """What all rows but the slider share: a name, a tooltip, a control, and gestures around its changes."""

    gesture_started = Signal()
    value_changed = Signal(object)
    gesture_finished = Signal()

    def __init__(self, param: Param, default: object, default_text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.param = param
        self._default = default
        self.value: Any = default
        self._default_text = default_text
        self._in_gesture = False
        self.title = translated(param.title)
        self.setAccessibleName(self.title)
        self.setToolTip(tooltip(param, default_text))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_value(self, value: Any) -> None:
        """Show ``value`` and tell nobody."""
        self.value = value
        self._show(value)

    def move_to(self, value: Any) -> None:
        """Take a value from the hand: opens a gesture unless one is open, and tells. It stays open."""
        if value == self.value:
            return
        if not self._in_gesture:
            self._in_gesture = True
            self.gesture_started.emit()
        self.set_value(value)
        self.value_changed.emit(value)

    def reset(self) -> None:
        """Back to the default, as one gesture."""
        self._settle_on(self._default)

    def finish_gesture(self) -> None:
        """End the open gesture now, if there is one."""
        if self._in_gesture:
            self._in_gesture = False
            self.gesture_finished.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        show_reset_menu(self, event, self._default_text, self.reset)

    def _settle_on(self, value: Any) -> None:
        self.move_to(value)
        self.finish_gesture()

    def _show(self, value: Any) -> None:
        """Bring the control to ``value`` without a signal."""
        raise NotImplementedError

    def _lay_out(self, control: QWidget, direction: QBoxLayout.Direction, stretch: int) -> None:
        """The name and its control, side by side or one above the other."""
        label = ResetLabel(self.title, self.reset, self)
        label.setBuddy(control)
        control.setAccessibleName(self.title)
        control.setAccessibleDescription(translated(self.param.tip))
        self.setFocusProxy(control)
        box = QBoxLayout(direction, self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.GRID if direction == QBoxLayout.Direction.LeftToRight else theme.GRID // 2)
        box.addWidget(label, 1)
        box.addWidget(control, stretch)


class ChoiceRow(Row):
    def __init__(self, param: Choice, parent: QWidget) -> None:
        titles = {value: translated(title) for value, title in param.options}
        super().__init__(param, param.default, titles[param.default], parent)
        self.combo = _Combo(self)
        for value, title in titles.items():
            self.combo.addItem(title, value)
        self._lay_out(self.combo, QBoxLayout.Direction.LeftToRight, 1)
        self._show(param.default)
        self.combo.currentIndexChanged.connect(lambda _: self._settle_on(self.combo.currentData()))

    def _show(self, value: Any) -> None:
        with QSignalBlocker(self.combo):
            self.combo.setCurrentIndex(self.combo.findData(value))


class ToggleRow(Row):
    def __init__(self, param: Toggle, parent: QWidget) -> None:
        default = _off_or_on()[param.default]
        super().__init__(param, param.default, default, parent)
        self.switch = Switch(self.title, self)
        self.switch.setAccessibleName(self.title)
        self.switch.setAccessibleDescription(translated(param.tip))
        self.switch.double_clicked.connect(self.reset)
        self.setFocusProxy(self.switch)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.switch)
        self._show(param.default)
        self.switch.toggled.connect(self._settle_on)

    def _show(self, value: Any) -> None:
        with QSignalBlocker(self.switch):
            self.switch.setChecked(bool(value))
        self.switch.update()


class TextRow(Row):
    def __init__(self, param: Text, parent: QWidget) -> None:
        super().__init__(
            param, param.default, param.default or QCoreApplication.translate("Form", "nothing"), parent
        )
        self.edit = QLineEdit(self)
        self._lay_out(self.edit, QBoxLayout.Direction.TopToBottom, 0)
        self._show(param.default)
        self.edit.textEdited.connect(self.move_to)
        self.edit.editingFinished.connect(self.finish_gesture)

    def _show(self, value: Any) -> None:
        if str(value) != self.edit.text():  # or the caret would jump while typing
            self.edit.setText(str(value))


class ColorRow(Row):
    def __init__(self, param: Color, parent: QWidget) -> None:
        super().__init__(param, param.default, param.default, parent)
        self.button = _Swatch(self)
        self._lay_out(self.button, QBoxLayout.Direction.LeftToRight, 0)
        self._show(param.default)
        self.button.clicked.connect(self._choose)

    def _show(self, value: Any) -> None:
        self.button.show_color(str(value))

    def _choose(self) -> None:
        """Let a color be chosen; the picture follows while the dialog is open."""
        before = self.value
        dialog = QColorDialog(QColor(before), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.title)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.currentColorChanged.connect(lambda color: self.move_to(color.name()))
        dialog.rejected.connect(lambda: self.move_to(before))
        dialog.finished.connect(lambda _: self.finish_gesture())
        dialog.open()


class Switch(QCheckBox):
    """A check box drawn as a switch at the right of its text; a click anywhere on the row turns it."""

    double_clicked = Signal()

    _TRACK = QSize(32, 18)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setMinimumHeight(theme.TARGET)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.notifier.changed.connect(self.update)

    def hitButton(self, position: Any) -> bool:
        return self.rect().contains(position)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.double_clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        enabled, on = self.isEnabled(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.text if enabled else tokens.text_disabled))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), left, self.text())

        track = self.rect()
        track.setSize(self._TRACK)
        track.moveCenter(self.rect().center())
        track.moveRight(self.rect().right() - 2)
        hover = self.underMouse()
        off_color = tokens.edge_hover if hover else tokens.groove
        on_color = tokens.accent_hover if hover else tokens.accent
        painter.setBrush(QColor((on_color if on else off_color) if enabled else tokens.line))
        painter.setPen(Qt.PenStyle.NoPen)
        radius = track.height() / 2
        painter.drawRoundedRect(track, radius, radius)
        knob = track.adjusted(3, 3, -3, -3)
        knob.setWidth(knob.height())
        if on:
            knob.moveRight(track.right() - 3)
        painter.setBrush(QColor(tokens.on_accent if enabled else tokens.text_disabled))
        painter.drawEllipse(knob)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.focus), 1.5))
            painter.drawRoundedRect(track.adjusted(-2, -2, 1, 1), radius + 2, radius + 2)
        painter.end()


class _Combo(QComboBox):
    """A combo box that lets the panel scroll under the pointer unless it has the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class _Swatch(QPushButton):
    """A button that shows a color and its code."""

    def show_color(self, color: str) -> None:
        swatch = QPixmap(QSize(22, 16) * self.devicePixelRatio())  # the rest keeps the text at a distance
        swatch.setDevicePixelRatio(self.devicePixelRatio())
        swatch.fill(Qt.GlobalColor.transparent)
        painter = QPainter(swatch)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawRoundedRect(0, 0, 16, 16, 4, 4)
        painter.end()
        self.setIconSize(QSize(22, 16))
        self.setIcon(QIcon(swatch))
        self.setText(color)


def _off_or_on() -> tuple[str, str]:
    return QCoreApplication.translate("Form", "off"), QCoreApplication.translate("Form", "on")
