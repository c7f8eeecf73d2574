"""The mixing pad under a real hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from artstudio.engine.catalog import builtin_styles
from artstudio.params import StyleWeight
from artstudio.qt.panels.pad import Pad
from artstudio.qt.panels.pad_weights import CENTER, Point, corners
from artstudio.qt.session import Session
from artstudio.qt.shelf import Shelf

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pad(qtbot: QtBot, session: Session, shelf: Shelf) -> Pad:
    pad = Pad(session, shelf)
    qtbot.addWidget(pad)
    pad.resize(284, 300)
    with qtbot.waitExposed(pad):
        pad.show()
    return pad


def put(session: Session, weights: Sequence[float]) -> None:
    """Built-in styles on the mixer, without a step of undo."""
    slots = tuple(StyleWeight(s.ref, w) for s, w in zip(builtin_styles(), weights, strict=False))
    session.set_value("styles", slots)
    session.undo_stack.clear()


def weights(session: Session) -> list[float]:
    return [slot.weight for slot in session.styles]


def place(pad: Pad, point: Point) -> QPoint:
    return pad.position_of(point).toPoint()


def drag(qtbot: QtBot, pad: Pad, *points: Point) -> None:
    qtbot.mousePress(pad, LEFT, pos=place(pad, points[0]))
    for point in points[1:]:
        qtbot.mouseMove(pad, place(pad, point))
    qtbot.mouseRelease(pad, LEFT, pos=place(pad, points[-1]))


@pytest.mark.parametrize("count", (2, 3, 4, 5))
def test_a_drag_onto_a_style_gives_it_everything(
    qtbot: QtBot, session: Session, pad: Pad, count: int
) -> None:
    put(session, [1.0] * count)
    around = corners(count)
    beyond = (around[1][0] * 1.05, around[1][1] * 1.05)
    drag(qtbot, pad, CENTER, (0.2, 0.1), (0.4, 0.2), beyond)
    assert weights(session) == [0.0, 1.0] + [0.0] * (count - 2)


def test_a_drag_is_one_step_of_undo(qtbot: QtBot, session: Session, pad: Pad) -> None:
    put(session, [0.5, 0.25, 0.25])
    drag(qtbot, pad, CENTER, (0.1, 0.1), (0.2, 0.0), (0.1, -0.2))
    assert sum(weights(session)) == pytest.approx(1)
    assert session.undo_stack.count() == 1
    drag(qtbot, pad, (0.1, 0.1), (0.0, 0.2))
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert weights(session) == [0.5, 0.25, 0.25]


def test_the_puck_follows_weights_set_elsewhere(session: Session, pad: Pad) -> None:
    put(session, [1.0, 1.0, 0.0])
    a, b, _ = corners(3)
    assert pad.puck == pytest.approx(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))
    put(session, [0.0, 0.0, 0.7])
    assert pad.puck == pytest.approx(corners(3)[2])
    put(session, [1.0, 1.0])
    assert pad.puck == pytest.approx(CENTER, abs=1e-12)


def test_the_puck_stays_under_the_hand(qtbot: QtBot, session: Session, pad: Pad) -> None:
    put(session, [1.0] * 5)
    point = (0.21, -0.33)
    drag(qtbot, pad, CENTER, point)
    there = pad.position_of(pad.puck)
    assert (there - QPointF(place(pad, point))).manhattanLength() < 0.01


def test_a_double_click_makes_all_even_in_one_step(qtbot: QtBot, session: Session, pad: Pad) -> None:
    put(session, [1.0, 0.0, 0.0, 0.0])
    spot = place(pad, (0.3, 0.3))
    qtbot.mouseClick(pad, LEFT, pos=spot)
    qtbot.mouseDClick(pad, LEFT, pos=spot)
    assert weights(session) == pytest.approx([0.25] * 4)
    assert session.undo_stack.count() == 1


def test_arrow_keys_move_the_puck_in_one_step(qtbot: QtBot, session: Session, pad: Pad) -> None:
    put(session, [0.5, 0.5])
    pad.setFocus()
    for _ in range(3):
        qtbot.keyClick(pad, Qt.Key.Key_Right)
    assert pad.puck == pytest.approx((0.15, 0.0))
    assert weights(session) == pytest.approx([0.425, 0.575])
    qtbot.keyClick(pad, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert pad.puck == pytest.approx((0.14, 0.0))
    assert session.undo_stack.count() == 1


def test_the_home_key_makes_all_even(qtbot: QtBot, session: Session, pad: Pad) -> None:
    put(session, [0.9, 0.1])
    qtbot.keyClick(pad, Qt.Key.Key_Home)
    assert weights(session) == [0.5, 0.5]


def test_escape_takes_a_drag_back(qtbot: QtBot, session: Session, pad: Pad) -> None:
    put(session, [0.2, 0.3, 0.4])
    qtbot.mousePress(pad, LEFT, pos=place(pad, CENTER))
    qtbot.mouseMove(pad, place(pad, (0.3, 0.1)))
    assert weights(session) != [0.2, 0.3, 0.4]
    qtbot.keyClick(pad, Qt.Key.Key_Escape)
    assert weights(session) == [0.2, 0.3, 0.4]
    assert session.undo_stack.count() == 0
    qtbot.mouseMove(pad, place(pad, (0.1, 0.1)))
    assert weights(session) == [0.2, 0.3, 0.4]


def test_one_style_alone_cannot_be_dragged(qtbot: QtBot, session: Session, pad: Pad) -> None:
    put(session, [0.6])
    drag(qtbot, pad, CENTER, (0.5, 0.5))
    assert weights(session) == [0.6]
    assert session.undo_stack.count() == 0


def test_what_it_says_to_a_screen_reader(session: Session, pad: Pad) -> None:
    put(session, [0.25, 0.75])
    first, second = (style.title for style in builtin_styles()[:2])
    assert pad.accessibleName() == "Mixing pad"
    assert pad.accessibleDescription() == f"{first} 25 %, {second} 75 %"


def test_styles_that_go_during_a_drag_end_it(qtbot: QtBot, session: Session, pad: Pad) -> None:
    put(session, [1.0, 1.0, 1.0])
    qtbot.mousePress(pad, LEFT, pos=place(pad, CENTER))
    qtbot.mouseMove(pad, place(pad, (0.2, 0.2)))
    session.remove_style(session.styles[0].style)
    after = weights(session)
    qtbot.mouseMove(pad, place(pad, (0.5, 0.0)))
    assert weights(session) == after
