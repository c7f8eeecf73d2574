"""Forms made from declarations: every kind of row by hand, by keyboard, silently from outside, and reset."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt, QTranslator
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QColorDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from artstudio.params import AnyParam, Choice, Color, Float, Int, Text, Toggle, Vector, Weights
from artstudio.qt import theme
from artstudio.qt.form import ChoiceRow, ColorRow, Form, Switch, TextRow, ToggleRow, build_form
from artstudio.qt.hints import ResetLabel
from artstudio.qt.sliders import ParamSlider
from tests.qt.canvas_hands import wheel

LEFT = Qt.MouseButton.LeftButton
STRENGTH = Float(
    id="strength", title="Strength", tip="How far it goes.", default=1, low=0, high=1, step=0.01, unit="%"
)
COUNT = Int(id="count", title="Count", tip="How many.", default=3, low=1, high=50)
DETAIL = Choice(
    id="detail",
    title="Detail",
    tip="How fine it is.",
    default="normal",
    options=(("draft", "Draft"), ("normal", "Normal"), ("fine", "Fine")),
)
KEEP = Toggle(id="keep", title="Keep colors", tip="Colors from the photo.", default=False)
CAPTION = Text(id="caption", title="Caption", tip="What is written below.", default="untitled")
PAPER = Color(id="paper", title="Paper", tip="What shows through.", default="#e9dcc0")
ALL: tuple[AnyParam, ...] = (STRENGTH, COUNT, DETAIL, KEEP, CAPTION, PAPER)
each = pytest.mark.parametrize("param", ALL, ids=lambda p: p.id)


class Ears:
    """What a form told, in order."""

    def __init__(self, form: Form) -> None:
        self.heard: list[tuple[Any, ...]] = []
        form.gesture_started.connect(lambda i: self.heard.append(("begin", i)))
        form.value_changed.connect(lambda i, value: self.heard.append((i, value)))
        form.gesture_finished.connect(lambda i: self.heard.append(("end", i)))

    def take(self) -> list[tuple[Any, ...]]:
        heard, self.heard = self.heard, []
        return heard


def gesture(param_id: str, *values: object) -> list[tuple[Any, ...]]:
    return [("begin", param_id), *((param_id, value) for value in values), ("end", param_id)]


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    form = build_form(ALL)
    form.resize(300, 400)
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def row(form: Form, param: AnyParam) -> Any:
    return form.rows[param.id]


def context_menu(widget: QWidget) -> QMenu:
    point = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, widget.mapToGlobal(point))
    QApplication.sendEvent(widget, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_every_declaration_has_the_row_of_its_kind(form: Form) -> None:
    kinds = [type(each_row) for each_row in form.rows.values()]
    assert kinds == [ParamSlider, ParamSlider, ChoiceRow, ToggleRow, TextRow, ColorRow]


def test_what_has_a_panel_of_its_own_has_no_row(qtbot: QtBot) -> None:
    axis = Float(id="x", title="X", default=0, low=-1, high=1, step=0.1)
    form = build_form((Weights(id="w", title="W"), STRENGTH, Vector(id="v", title="V", axes=(axis,))))
    qtbot.addWidget(form)
    assert list(form.rows) == ["strength"]


@each
def test_every_row_says_what_it_is(form: Form, param: AnyParam) -> None:
    made = row(form, param)
    assert made.accessibleName() == param.title
    assert param.tip in made.toolTip() and "Double-click to reset" in made.toolTip()
    control = made.focusProxy()
    assert control.accessibleName() == param.title
    assert param.tip in control.accessibleDescription()
    assert control.height() >= theme.TARGET


def test_every_row_can_be_reached_by_tab(qtbot: QtBot, form: Form) -> None:
    form.rows["strength"].setFocus()
    reached = set()
    for _ in range(12):
        focus = QApplication.focusWidget()
        reached |= {i for i, each_row in form.rows.items() if focus and each_row.isAncestorOf(focus)}
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert reached == set(form.rows)


def test_numbers_come_in_their_own_type(qtbot: QtBot, form: Form) -> None:
    ears = Ears(form)
    qtbot.keyClick(row(form, COUNT).groove, Qt.Key.Key_Right)
    qtbot.keyClick(row(form, STRENGTH).groove, Qt.Key.Key_Home)
    form.finish_gestures()
    count, strength = (value for name, value in ears.take() if name in ("count", "strength"))
    assert count == 4 and type(count) is int
    assert strength == 0.0 and type(strength) is float


def test_choosing_with_the_keyboard(qtbot: QtBot, form: Form) -> None:
    ears = Ears(form)
    combo = row(form, DETAIL).combo
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert ears.take() == gesture("detail", "fine")


def test_the_wheel_leaves_a_choice_alone_unless_it_has_the_focus(qtbot: QtBot, form: Form) -> None:
    combo = row(form, DETAIL).combo
    row(form, STRENGTH).setFocus()
    middle = QPointF(combo.rect().center())
    wheel(combo, middle, notches=-1)
    assert combo.currentData() == "normal"
    combo.setFocus()
    wheel(combo, middle, notches=-1)
    assert combo.currentData() == "fine"


@pytest.mark.parametrize("x", [4, 290], ids=["on the name", "on the switch"])
def test_a_click_anywhere_turns_a_switch(qtbot: QtBot, form: Form, x: int) -> None:
    ears = Ears(form)
    switch = row(form, KEEP).switch
    qtbot.mouseClick(switch, LEFT, pos=QPoint(x, switch.height() // 2))
    assert ears.take() == gesture("keep", True)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert ears.take() == gesture("keep", False)


def test_a_switch_shows_whether_it_is_on(qtbot: QtBot, form: Form) -> None:
    switch: Switch = row(form, KEEP).switch

    def accent() -> bool:
        image = switch.grab().toImage()
        y = image.height() // 2
        colors = {image.pixelColor(x, y).name() for x in range(image.width())}
        return bool(colors & {theme.current().accent, theme.current().accent_hover})

    assert not accent()
    form.set_values({"keep": True})
    assert accent()


def test_typing_is_told_letter_by_letter_and_is_one_gesture(qtbot: QtBot, form: Form) -> None:
    ears = Ears(form)
    edit = row(form, CAPTION).edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "sea")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert ears.take() == gesture("caption", "s", "se", "sea")


def test_an_echo_does_not_move_the_caret(qtbot: QtBot, form: Form) -> None:
    form.value_changed.connect(lambda i, value: form.set_values({i: value}))
    edit = row(form, CAPTION).edit
    edit.setText("sa")
    edit.setFocus()
    edit.setCursorPosition(1)
    qtbot.keyClicks(edit, "e")
    assert edit.text() == "sea" and edit.cursorPosition() == 2


def open_colors(qtbot: QtBot, form: Form) -> QColorDialog:
    qtbot.mouseClick(row(form, PAPER).button, LEFT)
    dialog = form.findChild(QColorDialog)
    assert dialog is not None
    return dialog


def test_a_color_is_followed_while_it_is_chosen(qtbot: QtBot, form: Form) -> None:
    ears = Ears(form)
    dialog = open_colors(qtbot, form)
    dialog.setCurrentColor(QColor("#112233"))
    dialog.setCurrentColor(QColor("#445566"))
    assert row(form, PAPER).button.text() == "#445566"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert ears.take() == gesture("paper", "#112233", "#445566")


def test_a_color_that_is_given_up_goes_back(qtbot: QtBot, form: Form) -> None:
    ears = Ears(form)
    dialog = open_colors(qtbot, form)
    dialog.setCurrentColor(QColor("#112233"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert ears.take() == gesture("paper", "#112233", PAPER.default)
    assert row(form, PAPER).button.text() == PAPER.default


OTHER = {"strength": 0.25, "count": 7, "detail": "fine", "keep": True, "caption": "sea", "paper": "#112233"}


def test_values_from_outside_are_shown_and_not_told(form: Form) -> None:
    ears = Ears(form)
    form.set_values({**OTHER, "of another form": 3})
    assert ears.take() == []
    assert row(form, STRENGTH).field.text() == "25%"
    assert row(form, COUNT).value == 7
    assert row(form, DETAIL).combo.currentText() == "Fine"
    assert row(form, KEEP).switch.isChecked()
    assert row(form, CAPTION).edit.text() == "sea"
    assert row(form, PAPER).button.text() == "#112233"


@each
def test_a_double_click_on_the_name_resets(qtbot: QtBot, form: Form, param: AnyParam) -> None:
    form.set_values(OTHER)
    ears = Ears(form)
    made = row(form, param)
    name = made.findChild(ResetLabel) or made.switch
    qtbot.mouseDClick(name, LEFT, pos=QPoint(4, 4))
    assert ears.take() == gesture(param.id, param.default)  # type: ignore[union-attr]


@each
def test_the_context_menu_resets(qtbot: QtBot, form: Form, param: AnyParam) -> None:
    form.set_values(OTHER)
    ears = Ears(form)
    menu = context_menu(row(form, param))
    (action,) = menu.actions()
    assert action.text().startswith("Reset to ")
    action.trigger()
    menu.close()
    assert ears.take() == gesture(param.id, param.default)  # type: ignore[union-attr]


def test_the_whole_form_can_be_reset(form: Form) -> None:
    form.set_values(OTHER)
    ears = Ears(form)
    form.reset()
    told = {name: value for name, value in ears.take() if name not in ("begin", "end")}
    assert told == {param.id: param.default for param in ALL}  # type: ignore[union-attr]


def test_a_reset_of_what_is_at_its_default_tells_nothing(form: Form) -> None:
    ears = Ears(form)
    form.reset()
    assert ears.take() == []


class _Shouting(QTranslator):
    """Translates every declaration's text into capitals."""

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        return text.upper() if context == "params" else ""

    def isEmpty(self) -> bool:
        return False


def test_titles_and_tips_are_translated(qtbot: QtBot) -> None:
    translator = _Shouting()
    QCoreApplication.installTranslator(translator)
    try:
        form = build_form(ALL)
    finally:
        QCoreApplication.removeTranslator(translator)
    qtbot.addWidget(form)
    assert row(form, STRENGTH).label.text() == "STRENGTH"
    assert row(form, KEEP).switch.text() == "KEEP COLORS"
    assert row(form, DETAIL).combo.itemText(0) == "DRAFT"
    assert "WHAT IS WRITTEN BELOW." in row(form, CAPTION).toolTip()
