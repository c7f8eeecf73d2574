"""The style space under the hand."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from artstudio.document.picture import Picture
from artstudio.engine.catalog import builtin_styles, space_axes
from artstudio.qt.panels.space import SpacePanel
from artstudio.qt.session import Session
from artstudio.qt.shelf import Shelf

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 60_000  # ms; only a broken program needs them


@pytest.fixture
def space(qtbot: QtBot, session: Session, shelf: Shelf) -> SpacePanel:
    space = SpacePanel(session, shelf, chance=random.Random(5))
    qtbot.addWidget(space)
    space.resize(300, 700)
    with qtbot.waitExposed(space):
        space.show()
    return space


def point(session: Session) -> tuple[float, ...]:
    value: tuple[float, ...] = session.values["space"]
    return value


def test_a_row_for_each_of_at_least_twelve_directions(space: SpacePanel) -> None:
    assert len(space.rows) == len(space_axes()) >= 12
    for row, axis in zip(space.rows, space_axes(), strict=True):
        assert row.slider.label.text() == axis.title
        assert row.slider.ends.text() == " – ".join(axis.ends)
        assert row.slider.accessibleName() == axis.title
        assert axis.title in row.lock.accessibleName()


def test_a_drag_moves_one_direction_in_one_step(qtbot: QtBot, session: Session, space: SpacePanel) -> None:
    groove = space.rows[2].slider.groove
    middle = groove.height() // 2
    qtbot.mousePress(groove, LEFT, pos=QPoint(groove.width() // 2, middle))
    for x in range(groove.width() // 2, groove.width(), 4):
        qtbot.mouseMove(groove, QPoint(x, middle))
    qtbot.mouseRelease(groove, LEFT, pos=QPoint(groove.width(), middle))
    expected = [0.0] * len(space.rows)
    expected[2] = 3.0
    assert point(session) == tuple(expected)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert not any(point(session))
    assert space.rows[2].slider.value == 0.0


def test_randomize_leaves_locked_rows_and_is_one_step(
    qtbot: QtBot, session: Session, space: SpacePanel
) -> None:
    qtbot.mouseClick(space.rows[0].lock, LEFT)
    space.rows[0].slider.move_to(1.5)
    space.rows[0].slider.finish_gesture()
    qtbot.mouseClick(space.random_button, LEFT)
    first = point(session)
    assert first[0] == 1.5
    assert sum(1 for value in first[1:] if value) > len(first) // 2
    assert session.undo_stack.count() == 2
    qtbot.mouseClick(space.random_button, LEFT)
    assert point(session)[0] == 1.5
    assert point(session) != first
    session.undo_stack.undo()
    assert point(session) == first


def test_random_points_are_spread_like_paintings(session: Session, space: SpacePanel) -> None:
    drawn: list[float] = []
    for _ in range(100):
        space.randomize()
        drawn += point(session)
    mean = sum(drawn) / len(drawn)
    deviation = (sum((value - mean) ** 2 for value in drawn) / len(drawn)) ** 0.5
    assert abs(mean) < 0.1
    assert 0.9 < deviation < 1.1
    assert all(-3 <= value <= 3 for value in drawn)


def test_reset_leaves_locked_rows(qtbot: QtBot, session: Session, space: SpacePanel) -> None:
    assert not space.reset_button.isEnabled()
    space.randomize()
    before = point(session)
    assert before[1] != 0
    qtbot.mouseClick(space.rows[1].lock, LEFT)
    qtbot.mouseClick(space.reset_button, LEFT)
    assert point(session) == (0.0, before[1], *[0.0] * (len(before) - 2))


def test_there_is_nothing_to_keep_at_first(session: Session, space: SpacePanel, picture: Picture) -> None:
    button = space.keep_bar.button
    assert not button.isEnabled()
    session.start_with(picture)
    assert not button.isEnabled()
    session.apply_style(builtin_styles()[0].ref)
    assert button.isEnabled()


def test_the_mixture_is_kept_under_a_name(
    qtbot: QtBot, session: Session, shelf: Shelf, space: SpacePanel, picture: Picture
) -> None:
    session.start_with(picture)
    session.apply_style(builtin_styles()[0].ref)
    bar = space.keep_bar
    qtbot.mouseClick(bar.button, LEFT)
    assert bar.name.text() == builtin_styles()[0].title
    qtbot.keyClicks(bar.name, "Evening")
    qtbot.keyClick(bar.name, Qt.Key.Key_Return)
    assert bar.button.isVisible() and not bar.name.isVisible()
    qtbot.waitUntil(lambda: "Evening" in [item.title for item in shelf.items() if item.own], timeout=PATIENCE)


def test_escape_keeps_nothing(qtbot: QtBot, session: Session, space: SpacePanel, picture: Picture) -> None:
    session.start_with(picture)
    session.apply_style(builtin_styles()[0].ref)
    space.ask_name()
    qtbot.keyClick(space.keep_bar.name, Qt.Key.Key_Escape)
    assert space.keep_bar.button.isVisible()
    assert session.undo_stack.count() == 1


def test_a_style_needs_a_name(qtbot: QtBot, session: Session, space: SpacePanel, picture: Picture) -> None:
    session.start_with(picture)
    session.apply_style(builtin_styles()[0].ref)
    space.ask_name()
    space.keep_bar.name.setText("  ")
    assert not space.keep_bar.keep_button.isEnabled()
    qtbot.keyClick(space.keep_bar.name, Qt.Key.Key_Return)
    assert space.keep_bar.name.isVisible()
