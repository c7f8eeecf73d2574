"""The painting over the picture, and before against after."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from artstudio.qt import theme
from artstudio.qt.canvas import Canvas
from artstudio.qt.canvas_split import SplitHandle
from tests.qt.canvas_hands import (
    BLUE,
    RED,
    coded,
    color_at,
    drag,
    move,
    near,
    plain,
    press,
    seen,
    shown_canvas,
    wheel,
    zoom_in_the_middle,
)

Left, Middle = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    return shown_canvas(qtbot)


def handle_of(canvas: Canvas) -> SplitHandle:
    [handle] = canvas.findChildren(SplitHandle)
    return handle


class TestResult:
    def test_covers_the_picture_whatever_its_size(self, canvas: Canvas) -> None:
        canvas.set_original(plain(RED))
        for width, height in ((400, 300), (100, 75), (37, 29), (1200, 900)):
            small = plain(BLUE, width, height).astype(np.float32) / 255
            canvas.show_result(small, coarse=width < 100)
            for x, y in ((1, 1), (399, 1), (200, 150), (1, 299), (399, 299)):
                assert near(color_at(canvas, x, y), BLUE), (width, x, y)
        canvas.clear_result()
        assert near(color_at(canvas, 200, 150), RED)

    def test_of_qt_pictures(self, canvas: Canvas) -> None:
        canvas.set_original(plain(RED))
        image = QImage(64, 48, QImage.Format.Format_RGB32)
        image.fill(BLUE)
        canvas.show_result(image)
        assert near(color_at(canvas, 200, 150), BLUE)

    def test_a_coarse_one_is_smooth_even_far_inside(self, canvas: Canvas) -> None:
        canvas.set_original(plain(RED, 80, 80))
        board = np.zeros((80, 80, 3), np.uint8)
        board[:, 40:] = 255
        canvas.show_result(board, coarse=True)
        zoom_in_the_middle(canvas, 16)
        image, middle = seen(canvas), canvas.from_picture(QPointF(40, 40)).toPoint()
        assert len({image.pixelColor(middle + QPoint(dx, 0)).red() for dx in range(-8, 9)}) > 4
        canvas.show_result(board, coarse=False)
        image = seen(canvas)
        assert {image.pixelColor(middle + QPoint(dx, 0)).red() for dx in range(-8, 9)} == {0, 255}

    def test_tells_when_it_is_on_the_screen(self, canvas: Canvas, qtbot: QtBot) -> None:
        canvas.set_original(plain(RED))
        shown: list[int] = []
        canvas.frame_shown.connect(shown.append)
        canvas.show_result(plain(BLUE), stamp=3)
        canvas.show_result(plain(BLUE), stamp=4)
        assert shown == []
        qtbot.waitUntil(lambda: bool(shown))
        canvas.update()
        seen(canvas)
        assert shown == [4]

    def test_without_a_picture_there_is_none(self, canvas: Canvas) -> None:
        canvas.show_result(plain(BLUE))
        assert not canvas.has_result and canvas.shown_image() is None

    def test_goes_with_its_picture(self, canvas: Canvas) -> None:
        canvas.set_original(plain(RED))
        canvas.show_result(plain(BLUE))
        canvas.set_original(coded())
        assert not canvas.has_result

    def test_can_be_copied(self, canvas: Canvas) -> None:
        canvas.set_original(plain(RED))
        first = canvas.shown_image()
        canvas.show_result(plain(BLUE, 50, 40))
        second = canvas.shown_image()
        assert first is not None and second is not None
        assert (first.width(), first.pixelColor(9, 9)) == (400, RED)
        assert (second.width(), second.height(), second.pixelColor(9, 9)) == (50, 40, BLUE)


class TestCompare:
    @pytest.fixture
    def painted(self, canvas: Canvas) -> Canvas:
        canvas.set_original(plain(RED))
        canvas.show_result(plain(BLUE))
        return canvas

    @pytest.mark.parametrize("key", [Qt.Key.Key_Backslash, Qt.Key.Key_C])
    def test_a_held_key_shows_the_original(self, painted: Canvas, key: Qt.Key) -> None:
        told: list[bool] = []
        painted.comparing_changed.connect(told.append)
        press(painted, key)
        for _ in range(3):
            press(painted, key, auto_repeat=True, down=False)
            press(painted, key, auto_repeat=True)
            assert near(color_at(painted, 200, 150), RED)
        press(painted, key, down=False)
        assert near(color_at(painted, 200, 150), BLUE)
        assert told == [True, False]

    def test_losing_the_keyboard_lets_go(self, qtbot: QtBot) -> None:
        window = QWidget()
        column = QVBoxLayout(window)
        canvas, other = Canvas(), QLineEdit()
        column.addWidget(canvas)
        column.addWidget(other)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        canvas.set_original(plain(RED))
        canvas.show_result(plain(BLUE))
        canvas.setFocus()
        qtbot.waitUntil(canvas.hasFocus)
        press(canvas, Qt.Key.Key_C)
        assert canvas.comparing
        other.setFocus()
        assert not canvas.comparing

    def test_leaving_the_window_lets_go_wherever_the_key_came_from(self, painted: Canvas) -> None:
        painted.clearFocus()
        painted.held_key(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_C, Qt.KeyboardModifier.NoModifier), True)
        assert painted.comparing
        QApplication.sendEvent(painted, QEvent(QEvent.Type.WindowDeactivate))
        assert not painted.comparing

    def test_shortcuts_with_the_same_letter_are_left_alone(self, painted: Canvas) -> None:
        QTest.keyPress(painted, Qt.Key.Key_C, Control)
        assert not painted.comparing

    def test_a_frame_that_is_not_seen_is_not_reported(self, painted: Canvas) -> None:
        seen(painted)
        shown: list[int] = []
        painted.frame_shown.connect(shown.append)
        painted.set_comparing(True)
        painted.show_result(plain(BLUE), stamp=8)
        seen(painted)
        assert shown == []
        painted.set_comparing(False)
        seen(painted)
        assert shown == [8]

    def test_split_shows_the_original_left_and_the_painting_right(self, painted: Canvas) -> None:
        painted.set_split(True)
        for position in (0.25, 0.5, 0.9):
            painted.set_split_position(position)
            assert near(color_at(painted, 400 * position - 30, 40), RED)
            assert near(color_at(painted, 400 * position + 30, 40), BLUE)
        painted.set_split(False)
        assert near(color_at(painted, 20, 150), BLUE)

    def test_split_needs_a_painting(self, painted: Canvas) -> None:
        painted.set_split(True)
        assert handle_of(painted).isVisible()
        painted.clear_result()
        assert not handle_of(painted).isVisible()
        painted.show_result(plain(BLUE))
        assert handle_of(painted).isVisible()
        painted.set_comparing(True)
        assert near(color_at(painted, 390, 150), RED)

    def test_handle_is_dragged(self, painted: Canvas, qtbot: QtBot) -> None:
        painted.set_split(True)
        handle = handle_of(painted)
        moves: list[float] = []
        painted.split_moved.connect(moves.append)
        start = handle.rect().center()
        QTest.mousePress(handle, Left, pos=start)
        target = painted.from_picture(QPointF(100, 150))
        move(handle, QPointF(handle.mapFrom(painted, target)), Left)
        assert painted.split_position == pytest.approx(0.25, abs=0.01)
        assert moves
        y = painted.from_picture(QPointF(0, 0)).y()
        # Its names fade in beside it while it is dragged, and away after.
        label = QRect(round(target.x()) + 12, round(y) + 12, 60, 20)
        tip = QColor(theme.current().tip)
        qtbot.waitUntil(lambda: near(seen(painted).pixelColor(label.topLeft() + QPoint(8, 4)), tip))
        QTest.mouseRelease(handle, Left, pos=handle.rect().center())
        qtbot.waitUntil(lambda: near(seen(painted).pixelColor(label.topLeft() + QPoint(8, 4)), BLUE))

    def test_handle_moves_by_keys_and_has_a_name(self, painted: Canvas) -> None:
        painted.set_split(True)
        handle = handle_of(painted)
        handle.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(handle, Qt.Key.Key_Right)
        assert painted.split_position == pytest.approx(0.51)
        QTest.keyClick(handle, Qt.Key.Key_Home)
        assert painted.split_position == 0
        assert handle.accessibleName()
        assert handle.cursor().shape() == Qt.CursorShape.SplitHCursor
        assert handle.width() >= 28 and SplitHandle.GRIP >= 28

    def test_handle_stays_in_reach_at_any_zoom(self, painted: Canvas) -> None:
        painted.set_split(True)
        painted.set_split_position(0.0)
        painted.set_zoom(30)
        for _ in range(3):
            QTest.keyClick(painted, Qt.Key.Key_Left)
        assert painted.rect().intersects(handle_of(painted).geometry())

    def test_wheel_and_middle_button_reach_the_canvas_through_the_handle(self, painted: Canvas) -> None:
        painted.set_split(True)
        handle = handle_of(painted)
        before = painted.zoom
        wheel(handle, QPointF(handle.rect().center()), 1)
        assert painted.zoom > before
        corner = painted.from_picture(QPointF(0, 0))
        drag(handle, Middle, handle.rect().center(), QPoint(0, 24))
        assert painted.from_picture(QPointF(0, 0)).y() != corner.y()
