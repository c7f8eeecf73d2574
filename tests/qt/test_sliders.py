"""The slider under a real hand: drags, keys, wheel and typing, each told as one gesture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from artstudio.params import Float, Int
from artstudio.qt import theme
from artstudio.qt.panels.scrolling import Scroller
from artstudio.qt.sliders import ParamSlider
from tests.qt.canvas_hands import wheel

LEFT = Qt.MouseButton.LeftButton
STRENGTH = Float(
    id="strength", title="Strength", tip="How far it goes.", default=0.5, low=0, high=1, step=0.01, unit="%"
)
WARMTH = Float(
    id="warmth", title="Warmth", default=0.0, low=-3, high=3, step=0.1, unit="σ", ends=("cool", "warm")
)
STROKE = Float(id="stroke", title="Stroke", default=1, low=0.25, high=4, step=0.05, unit="x", log=True)
COUNT = Int(id="count", title="Count", default=3, low=1, high=50)


class Ears:
    """What a slider told, in order: "begin", numbers, "end"."""

    def __init__(self, slider: ParamSlider) -> None:
        self.heard: list[object] = []
        slider.gesture_started.connect(lambda: self.heard.append("begin"))
        slider.value_changed.connect(self.heard.append)
        slider.gesture_finished.connect(lambda: self.heard.append("end"))

    @property
    def values(self) -> list[object]:
        return [each for each in self.heard if not isinstance(each, str)]

    def one_gesture(self) -> bool:
        marks = [each for each in self.heard if isinstance(each, str)]
        return marks == ["begin", "end"] and self.heard[0] == "begin" and self.heard[-1] == "end"


def shown(qtbot: QtBot, param: Float | Int) -> ParamSlider:
    """A slider of 300 px with something beside it that can take the focus away."""
    page = QWidget()
    column = QVBoxLayout(page)
    slider = ParamSlider(param, page)
    column.addWidget(slider)
    page.resize(300, 200)
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    slider.page = page  # type: ignore[attr-defined]
    return slider


def at(slider: ParamSlider, value: float) -> QPoint:
    groove = slider.groove
    return QPoint(round(groove._x(value)), groove.height() // 2)


def drag(slider: ParamSlider, start: float, end: float, keys: Qt.KeyboardModifier | None = None) -> None:
    groove, none = slider.groove, Qt.KeyboardModifier.NoModifier
    first, last = at(slider, start), at(slider, end)
    QTest.mousePress(groove, LEFT, keys or none, first)
    for part in (0.25, 0.5, 0.75, 1.0):
        x = round(first.x() + part * (last.x() - first.x()))
        _move(slider, QPoint(x, first.y()), keys or none)
    QTest.mouseRelease(groove, LEFT, keys or none, last)


def _move(slider: ParamSlider, point: QPoint, keys: Qt.KeyboardModifier) -> None:
    groove = slider.groove
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(groove.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        LEFT,
        keys,
    )
    QApplication.sendEvent(groove, event)


def point_at(widget: QWidget, point: QPoint) -> None:
    """Bring the pointer there from elsewhere: where it already is, Qt takes no notice of it."""
    window = widget.window()
    for place in (QPoint(1, 1), widget.mapTo(window, point)):
        QTest.mouseMove(window.windowHandle(), place)


def type_value(slider: ParamSlider, text: str) -> None:
    QTest.mouseClick(slider.field, LEFT)
    QApplication.processEvents()
    QTest.keyClicks(slider.field, text)
    QTest.keyClick(slider.field, Qt.Key.Key_Return)


# --- the mouse


def test_a_drag_tells_every_place_and_is_one_gesture(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    ears = Ears(slider)
    drag(slider, 0.5, 0.9)
    assert ears.one_gesture()
    assert len(ears.values) == 4 and ears.values == sorted(ears.values)  # type: ignore[type-var]
    assert slider.value == ears.values[-1] == pytest.approx(0.9, abs=0.01)
    assert slider.field.text() == slider.scale.text(slider.value)


def test_a_drag_stops_at_whole_steps_and_at_the_ends(qtbot: QtBot) -> None:
    slider = shown(qtbot, WARMTH)
    drag(slider, 0.0, 1.234)
    assert slider.value * 10 == pytest.approx(round(slider.value * 10))
    QTest.mousePress(slider.groove, LEFT, pos=at(slider, slider.value))
    _move(slider, QPoint(2000, 10), Qt.KeyboardModifier.NoModifier)
    assert slider.value == 3
    _move(slider, QPoint(-2000, 10), Qt.KeyboardModifier.NoModifier)
    assert slider.value == -3
    QTest.mouseRelease(slider.groove, LEFT, pos=QPoint(0, 10))


def test_the_handle_does_not_jump_when_it_is_taken_off_center(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    ears = Ears(slider)
    QTest.mouseClick(slider.groove, LEFT, pos=at(slider, 0.5) + QPoint(4, 3))
    assert ears.heard == []


def test_a_press_beside_the_handle_brings_it_there_at_once(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    ears = Ears(slider)
    QTest.mousePress(slider.groove, LEFT, pos=at(slider, 0.2))
    assert slider.value == pytest.approx(0.2, abs=0.01) and ears.heard == ["begin", slider.value]
    QTest.mouseRelease(slider.groove, LEFT, pos=at(slider, 0.2))
    qtbot.waitUntil(ears.one_gesture)


def test_shift_makes_a_drag_fine(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    drag(slider, 0.5, 0.9, Qt.KeyboardModifier.ShiftModifier)
    assert slider.value == pytest.approx(0.54, abs=0.01)


def test_escape_takes_a_drag_back(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    ears = Ears(slider)
    QTest.mousePress(slider.groove, LEFT, pos=at(slider, 0.5))
    _move(slider, at(slider, 0.8), Qt.KeyboardModifier.NoModifier)
    QTest.keyClick(slider.groove, Qt.Key.Key_Escape)
    assert slider.value == 0.5 and ears.one_gesture()
    QTest.mouseRelease(slider.groove, LEFT, pos=at(slider, 0.8))
    assert slider.value == 0.5 and ears.one_gesture()


def test_a_double_click_on_the_groove_resets_in_one_gesture(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    slider.set_value(0.9)
    ears = Ears(slider)
    qtbot.mouseClick(slider.groove, LEFT, pos=at(slider, 0.2))
    qtbot.mouseDClick(slider.groove, LEFT, pos=at(slider, 0.2))
    assert slider.value == 0.5
    assert ears.one_gesture() and ears.values[-1] == 0.5


def test_a_double_click_on_the_name_resets(qtbot: QtBot) -> None:
    slider = shown(qtbot, WARMTH)
    slider.set_value(2)
    ears = Ears(slider)
    qtbot.mouseDClick(slider.label, LEFT, pos=QPoint(5, 5))
    assert ears.heard == ["begin", 0.0, "end"]


def test_the_right_button_moves_nothing_and_offers_the_reset(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    slider.set_value(0.9)
    qtbot.mouseClick(slider.groove, Qt.MouseButton.RightButton, pos=at(slider, 0.1))
    assert slider.value == 0.9
    point = QPoint(10, 10)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, slider.groove.mapToGlobal(point))
    QApplication.sendEvent(slider.groove, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (reset,) = menu.actions()
    assert reset.text() == "Reset to 50%"
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert slider.value == 0.5


def test_hiding_a_slider_ends_the_drag(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    ears = Ears(slider)
    QTest.mousePress(slider.groove, LEFT, pos=at(slider, 0.2))
    slider.hide()
    assert ears.one_gesture()
    slider.show()
    _move(slider, at(slider, 0.9), Qt.KeyboardModifier.NoModifier)
    assert slider.value == pytest.approx(0.2, abs=0.01)
    QTest.mouseRelease(slider.groove, LEFT, pos=at(slider, 0.9))


# --- keys and wheel


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Right, 0.51),
        (Qt.Key.Key_Up, 0.51),
        (Qt.Key.Key_Left, 0.49),
        (Qt.Key.Key_Down, 0.49),
        (Qt.Key.Key_PageUp, 0.6),
        (Qt.Key.Key_PageDown, 0.4),
        (Qt.Key.Key_Home, 0.0),
        (Qt.Key.Key_End, 1.0),
    ],
)
def test_keys_move_by_steps(qtbot: QtBot, key: Qt.Key, value: float) -> None:
    slider = shown(qtbot, STRENGTH)
    ears = Ears(slider)
    slider.setFocus()
    qtbot.keyClick(slider.groove, key)
    assert slider.value == pytest.approx(value)
    assert ears.heard == ["begin", slider.value]
    qtbot.waitUntil(ears.one_gesture)


def test_delete_resets(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    slider.set_value(0.1)
    qtbot.keyClick(slider.groove, Qt.Key.Key_Delete)
    assert slider.value == 0.5


def test_quick_keys_are_one_gesture_and_later_ones_another(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    ears = Ears(slider)
    slider.setFocus()
    for _ in range(5):
        qtbot.keyClick(slider.groove, Qt.Key.Key_Right)
    qtbot.waitUntil(ears.one_gesture)
    assert len(ears.values) == 5 and slider.value == pytest.approx(0.55)
    qtbot.keyClick(slider.groove, Qt.Key.Key_Right)
    assert ears.heard.count("begin") == 2


def test_leaving_a_slider_ends_its_gesture(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    ears = Ears(slider)
    slider.setFocus()
    qtbot.keyClick(slider.groove, Qt.Key.Key_Right)
    slider.page.setFocus()  # type: ignore[attr-defined]
    assert ears.one_gesture()


def test_keys_at_the_end_tell_nothing(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    slider.set_value(1.0)
    ears = Ears(slider)
    slider.setFocus()
    qtbot.keyClick(slider.groove, Qt.Key.Key_Right)
    assert ears.heard == []


def test_the_wheel_moves_a_slider_that_has_the_focus(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    ears = Ears(slider)
    slider.setFocus()
    middle = QPointF(slider.groove.rect().center())
    wheel(slider.groove, middle, notches=1)
    wheel(slider.groove, middle, notches=2)
    assert slider.value == pytest.approx(0.53)
    wheel(slider.groove, middle, notches=-0.5)
    assert slider.value == pytest.approx(0.53), "half a notch is not yet a step"
    wheel(slider.groove, middle, notches=-0.5)
    assert slider.value == pytest.approx(0.52)
    qtbot.waitUntil(ears.one_gesture)


def test_scrolling_a_panel_does_not_move_the_sliders_under_the_pointer(qtbot: QtBot) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    sliders = [ParamSlider(STRENGTH, content) for _ in range(20)]
    for slider in sliders:
        column.addWidget(slider)
    panel = Scroller(content)
    panel.resize(300, 200)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    groove = sliders[1].groove
    middle = QPointF(groove.rect().center())
    point_at(groove, middle.toPoint())
    wheel(groove, middle, notches=-1)
    assert panel.verticalScrollBar().value() > 0
    assert all(slider.value == 0.5 for slider in sliders)


def test_the_wheel_moves_a_slider_on_which_the_pointer_rests(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    page = slider.window()
    middle = slider.groove.rect().center()
    point_at(slider.groove, middle)
    assert not slider.groove.wheel_armed
    wheel(slider.groove, QPointF(middle), notches=1)
    assert slider.value == 0.5
    qtbot.waitUntil(lambda: slider.groove.wheel_armed)
    wheel(slider.groove, QPointF(middle), notches=1)
    assert slider.value == pytest.approx(0.51)
    QTest.mouseMove(page.windowHandle(), QPoint(2, 190))
    assert not slider.groove.wheel_armed


# --- typing


@pytest.mark.parametrize(
    ("text", "value"),
    [("80", 0.8), ("80 %", 0.8), ("12.5%", 0.125), ("12,5", 0.125), ("400", 1.0), ("-3", 0.0)],
)
def test_typing_a_percentage(qtbot: QtBot, text: str, value: float) -> None:
    slider = shown(qtbot, STRENGTH)
    ears = Ears(slider)
    type_value(slider, text)
    assert slider.value == pytest.approx(value)
    assert ears.heard == ["begin", slider.value, "end"]
    assert slider.field.text() == slider.scale.text(value)


@pytest.mark.parametrize(
    ("param", "text", "value"),
    [
        (STROKE, "1.5x", 1.5),
        (STROKE, "2×", 2.0),
        (STROKE, ".5 X", 0.5),
        (WARMTH, "-1.25", -1.25),
        (WARMTH, "−2 σ", -2.0),
        (COUNT, "12", 12),
        (COUNT, "7.6", 8),
    ],
)
def test_typing_with_units(qtbot: QtBot, param: Float | Int, text: str, value: float) -> None:
    slider = shown(qtbot, param)
    slider.field.setFocus()
    slider.field.selectAll()
    slider.field.insert(text)
    qtbot.keyClick(slider.field, Qt.Key.Key_Return)
    assert slider.value == pytest.approx(value)


@pytest.mark.parametrize("text", ["much", "", "nan", "inf", "1e999", "8 0"])
def test_what_is_no_number_is_answered_by_a_sentence(qtbot: QtBot, text: str) -> None:
    slider = shown(qtbot, STRENGTH)
    ears = Ears(slider)
    slider.field.setFocus()
    slider.field.selectAll()
    qtbot.keyClick(slider.field, Qt.Key.Key_Delete)
    type_text = slider.field.insert
    type_text(text)
    qtbot.keyClick(slider.field, Qt.Key.Key_Return)
    assert QToolTip.text() == "Type a number from 0% to 100%."
    QToolTip.hideText()
    assert slider.value == 0.5 and slider.field.text() == "50%" and ears.heard == []
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_escape_takes_typing_back(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    qtbot.mouseClick(slider.field, LEFT)
    QApplication.processEvents()
    qtbot.keyClicks(slider.field, "77")
    qtbot.keyClick(slider.field, Qt.Key.Key_Escape)
    assert slider.field.text() == "50%" and slider.value == 0.5


def test_tab_takes_what_was_typed(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    qtbot.mouseClick(slider.field, LEFT)
    QApplication.processEvents()
    qtbot.keyClicks(slider.field, "77")
    slider.page.setFocus()  # type: ignore[attr-defined]
    assert slider.value == pytest.approx(0.77)


def test_arrows_in_the_field_move_from_what_was_typed(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    qtbot.mouseClick(slider.field, LEFT)
    QApplication.processEvents()
    qtbot.keyClicks(slider.field, "70")
    qtbot.keyClick(slider.field, Qt.Key.Key_Up)
    assert slider.value == pytest.approx(0.71) and slider.field.text() == "71%"


# --- from outside


def test_set_value_tells_nothing(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    ears = Ears(slider)
    slider.set_value(0.25)
    assert slider.value == 0.25 and slider.field.text() == "25%"
    slider.set_value(7)
    assert slider.value == 1.0
    assert ears.heard == []


def test_values_between_the_steps_are_kept(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    slider.set_value(0.12345)
    assert slider.value == 0.12345
    qtbot.mouseClick(slider.groove, LEFT, pos=at(slider, slider.value))
    assert slider.value == 0.12345


@pytest.mark.parametrize("param", [STRENGTH, WARMTH, STROKE, COUNT], ids=lambda p: p.id)
def test_it_can_be_hit_with_a_pen_and_read_aloud(qtbot: QtBot, param: Float | Int) -> None:
    slider = shown(qtbot, param)
    assert slider.groove.height() >= theme.TARGET and slider.field.height() >= theme.TARGET
    assert slider.toolTip()
    aloud = QAccessible.queryAccessibleInterface(slider.groove)
    assert aloud.role() == QAccessible.Role.Slider
    assert aloud.text(QAccessible.Text.Name) == param.title
    slider.set_value(param.high)
    assert slider.scale.text(param.high) in aloud.text(QAccessible.Text.Description)
    value = aloud.valueInterface()
    assert value.currentValue() == value.maximumValue()


def test_a_screen_reader_can_move_it(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    ears = Ears(slider)
    QAccessible.queryAccessibleInterface(slider.groove).valueInterface().setCurrentValue(80)
    assert slider.value == pytest.approx(0.8)
    qtbot.waitUntil(ears.one_gesture)


def painted(slider: ParamSlider, color: str) -> list[int]:
    """The columns of the groove's middle line that have a color."""
    image = slider.groove.grab().toImage()
    y = image.height() // 2
    return [x for x in range(image.width()) if image.pixelColor(x, y).name() == color]


def test_the_fill_goes_from_zero_where_there_is_a_negative_half(qtbot: QtBot) -> None:
    slider = shown(qtbot, WARMTH)
    accent = theme.current().accent
    slider.set_value(0.0)
    assert painted(slider, accent) == []
    zero = at(slider, 0).x()
    slider.set_value(-2.0)
    assert min(painted(slider, accent)) < zero - 20 and max(painted(slider, accent)) <= zero + 1
    slider.set_value(2.0)
    assert min(painted(slider, accent)) >= zero - 1 and max(painted(slider, accent)) > zero + 20


def test_the_fill_goes_from_the_default_where_there_is_none(qtbot: QtBot) -> None:
    slider = shown(qtbot, STROKE)
    assert painted(slider, theme.current().accent) == []
    slider.set_value(3.0)
    assert min(painted(slider, theme.current().accent)) >= at(slider, 1.0).x() - 1


def test_the_longest_value_fits(qtbot: QtBot) -> None:
    slider = shown(qtbot, Int(id="m", title="M", default=512, low=512, high=262144, unit="MB"))
    slider.set_value(262144)
    field = slider.field
    assert field.cursorRect().isValid() and field.width() > field.fontMetrics().horizontalAdvance(
        field.text()
    )
    field.home(False)
    field.grab()
    assert field.cursorPositionAt(QPoint(field.width() - 4, 14)) == len(field.text())
    assert field.cursorPositionAt(QPoint(4, 14)) == 0


def test_the_focus_is_shown_to_who_moves_by_keys(qtbot: QtBot) -> None:
    slider = shown(qtbot, STRENGTH)
    focus = theme.current().focus
    qtbot.mouseClick(slider.groove, LEFT, pos=at(slider, 0.5))
    assert slider.groove.hasFocus() and not painted(slider, focus)
    qtbot.keyClick(slider.groove, Qt.Key.Key_Right)
    assert painted(slider, focus)
    slider.finish_gesture()
