"""Controls and history."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from artstudio.engine.catalog import builtin_styles
from artstudio.params import Vector, Weights
from artstudio.qt.form import ChoiceRow
from artstudio.qt.panels.controls import ControlsPanel
from artstudio.qt.panels.history import HistoryPanel
from artstudio.qt.session import Session
from artstudio.qt.sliders import ParamSlider

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def controls(qtbot: QtBot, session: Session) -> ControlsPanel:
    controls = ControlsPanel(session)
    qtbot.addWidget(controls)
    controls.resize(300, 400)
    with qtbot.waitExposed(controls):
        controls.show()
    return controls


@pytest.fixture
def history(qtbot: QtBot, session: Session) -> HistoryPanel:
    history = HistoryPanel(session)
    qtbot.addWidget(history)
    history.resize(300, 400)
    with qtbot.waitExposed(history):
        history.show()
    return history


def slider(controls: ControlsPanel, param_id: str) -> ParamSlider:
    row = controls.form.rows[param_id]
    assert isinstance(row, ParamSlider)
    return row


def test_every_parameter_has_a_row(session: Session, controls: ControlsPanel) -> None:
    plain = [p.id for p in session.spec.params if not isinstance(p, Weights | Vector)]
    assert list(controls.form.rows) == plain


def test_a_drag_on_a_control_is_one_step(qtbot: QtBot, session: Session, controls: ControlsPanel) -> None:
    groove = slider(controls, "strength").groove
    middle = groove.height() // 2
    qtbot.mousePress(groove, LEFT, pos=QPoint(groove.width() - 7, middle))
    for x in range(groove.width() - 7, groove.width() // 2, -6):
        qtbot.mouseMove(groove, QPoint(x, middle))
    qtbot.mouseRelease(groove, LEFT, pos=QPoint(groove.width() // 2, middle))
    assert 0.4 < session.values["strength"] < 0.6
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert slider(controls, "strength").value == session.values["strength"] == 1.0


def test_two_controls_are_two_steps_even_in_a_hurry(
    qtbot: QtBot, session: Session, controls: ControlsPanel
) -> None:
    strength, colors = slider(controls, "strength"), slider(controls, "keep_colors")
    qtbot.keyClick(strength.groove, Qt.Key.Key_Left)
    qtbot.mousePress(colors.groove, LEFT, pos=QPoint(7, 14))
    for x in (30, 40, 50):
        qtbot.mouseMove(colors.groove, QPoint(x, 14))
    # The burst of keys on the first ends only now, and must not cut the drag on the second in two.
    strength.finish_gesture()
    for x in (60, 70, 80):
        qtbot.mouseMove(colors.groove, QPoint(x, 14))
    qtbot.mouseRelease(colors.groove, LEFT, pos=QPoint(80, 14))
    assert session.undo_stack.count() == 2


def test_the_form_follows_values_set_elsewhere(session: Session, controls: ControlsPanel) -> None:
    session.set_value("stroke_size", 2.0)
    session.set_value("detail", "2400")
    assert slider(controls, "stroke_size").value == 2.0
    detail = controls.form.rows["detail"]
    assert isinstance(detail, ChoiceRow)
    assert detail.combo.currentData() == "2400"


def test_a_choice_is_a_step(qtbot: QtBot, session: Session, controls: ControlsPanel) -> None:
    detail = controls.form.rows["detail"]
    assert isinstance(detail, ChoiceRow)
    qtbot.keyClick(detail.combo, Qt.Key.Key_Down)
    assert session.values["detail"] == "2400"
    assert session.undo_stack.count() == 1


def test_history_lists_the_steps_and_jumps_to_any(
    qtbot: QtBot, session: Session, history: HistoryPanel
) -> None:
    first, second = (style.ref for style in builtin_styles()[:2])
    session.apply_style(first)
    session.set_value("strength", 0.5)
    session.apply_style(second)
    model = history.view.model()
    told = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert told == ["Start", f"Style {first.title}", "Strength", f"Style {second.title}"]

    def click(row: int) -> None:
        qtbot.mouseClick(
            history.view.viewport(), LEFT, pos=history.view.visualRect(model.index(row, 0)).center()
        )

    click(1)
    assert session.values["strength"] == 1.0
    assert [slot.style for slot in session.styles] == [first]
    click(0)
    assert session.styles == ()
    click(3)
    assert session.values["strength"] == 0.5
    assert [slot.style for slot in session.styles] == [second]


def test_history_shows_where_it_stands(session: Session, history: HistoryPanel) -> None:
    session.set_value("strength", 0.5)
    session.set_value("strength", 0.2)
    before = history.view.viewport().grab().toImage()
    session.undo_stack.undo()
    assert history.view.viewport().grab().toImage() != before
    assert history.view.currentIndex().row() == 1
