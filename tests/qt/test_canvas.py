"""The picture on the canvas under real events, judged by the pixels seen."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QNativeGestureEvent, QPointingDevice, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from artstudio.pixels import Pixels
from artstudio.qt import theme
from artstudio.qt.canvas import Canvas
from artstudio.qt.images import ImagePyramid
from artstudio.qt.tasks import Tasks
from tests.qt.canvas_hands import (
    BLUE,
    RED,
    coded,
    color_at,
    drag,
    hover,
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


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks(threads=1)
    yield made
    made.close()


class TestPicture:
    def test_is_shown_whole_and_in_its_colors(self, canvas: Canvas) -> None:
        picture = coded()
        canvas.set_original(Pixels.of(picture.astype(np.float32) / 255))
        assert canvas.is_fit
        for x, y in ((5, 5), (395, 5), (200, 150), (5, 295), (395, 295)):
            assert near(color_at(canvas, x, y), QColor(*map(int, picture[y, x])), 3)
        corner = seen(canvas).pixelColor(2, 2)
        assert corner == QColor(theme.current().canvas)

    def test_fits_again_when_the_window_changes(self, canvas: Canvas) -> None:
        canvas.set_original(coded())
        before = canvas.zoom
        canvas.resize(400, 300)
        assert canvas.zoom < before * 0.6
        corners = [canvas.from_picture(QPointF(x, y)) for x in (0, 400) for y in (0, 300)]
        assert all(0 < p.x() < 400 and 0 < p.y() < 300 for p in corners)

    @pytest.mark.parametrize("zoom", [0.37, 0.5, 0.731, 1.0, 1.9, 3.33])
    @pytest.mark.parametrize("size", [(301, 203), (1, 5000), (5000, 1)])
    def test_leaves_no_pixel_unpainted(self, canvas: Canvas, zoom: float, size: tuple[int, int]) -> None:
        canvas.set_original(plain(RED, *size))
        zoom_in_the_middle(canvas, zoom)
        # Whatever lay there before shows where nothing is painted.
        image = QImage(canvas.size(), QImage.Format.Format_RGB32)
        image.fill(QColor(0, 255, 0))
        canvas.render(image, QPoint(0, 0), QRegion(), QWidget.RenderFlag(0))
        found = np.unique(np.frombuffer(image.constBits(), np.uint32))
        names = {QColor(int(word)).name() for word in found}
        assert RED.name() in names and names <= {RED.name(), theme.current().canvas}

    def test_pixels_are_squares_above_400_percent_and_smooth_below(self, canvas: Canvas) -> None:
        board = np.zeros((40, 40, 3), np.uint8)
        board[:, 20:] = 255
        canvas.set_original(board)

        def shades(zoom: float) -> set[int]:
            zoom_in_the_middle(canvas, zoom)
            image, middle = seen(canvas), canvas.from_picture(QPointF(20, 20)).toPoint()
            return {image.pixelColor(middle + QPoint(dx, 0)).red() for dx in range(-6, 7)}

        assert shades(12.0) == {0, 255}
        assert len(shades(3.0)) > 2

    def test_half_size_is_the_mean(self, canvas: Canvas) -> None:
        board = np.zeros((800, 800, 3), np.uint8)
        board[::2, ::2] = board[1::2, 1::2] = 255
        canvas.set_original(board)
        zoom_in_the_middle(canvas, 0.5)
        assert near(color_at(canvas, 400, 400), QColor(128, 128, 128), 1)

    def test_checkerboard_shows_through(self, canvas: Canvas) -> None:
        canvas.set_original(plain(RED, alpha=0))
        image, tokens = seen(canvas), theme.current()
        middle = QRect(300, 200, 200, 200)
        shown = {image.pixelColor(x, y).name() for x in range(300, 340) for y in range(200, 240)}
        assert shown == {tokens.check_a, tokens.check_b}
        canvas.set_original(plain(RED, alpha=128))
        color = seen(canvas).pixelColor(middle.center())
        mixes = [
            QColor(*((a + b) // 2 for a, b in zip(RED.getRgb()[:3], QColor(c).getRgb()[:3], strict=True)))
            for c in (tokens.check_a, tokens.check_b)
        ]
        assert any(near(color, mix) for mix in mixes)

    def test_follows_the_theme(self, canvas: Canvas, qapp: QApplication) -> None:
        surrounds = []
        for name in ("light", "dark"):
            theme.apply_theme(qapp, name)
            surrounds.append(seen(canvas).pixelColor(2, 2).name())
        assert surrounds == [theme.LIGHT.canvas, theme.DARK.canvas]

    def test_tells_the_pixel_under_the_cursor(self, canvas: Canvas, qtbot: QtBot) -> None:
        canvas.set_original(coded())
        told: list[object] = []
        canvas.cursor_moved.connect(told.append)
        for point in ((10, 20), (399, 299)):
            at = canvas.from_picture(QPointF(point[0] + 0.5, point[1] + 0.5))
            hover(canvas, at)
        hover(canvas, QPointF(1, 1))
        assert told == [(10, 20), (399, 299), None]

    def test_says_what_it_is_to_those_who_cannot_see_it(self, canvas: Canvas) -> None:
        assert canvas.accessibleName()
        assert "Drop" in canvas.accessibleDescription()
        canvas.set_original(coded())
        assert "400" in canvas.accessibleDescription() and "300" in canvas.accessibleDescription()


class TestLargePicture:
    def test_is_seen_at_once_and_sharp_a_little_later(self, qtbot: QtBot, tasks: Tasks) -> None:
        canvas = Canvas(tasks=tasks)
        canvas.resize(800, 600)
        qtbot.addWidget(canvas)
        canvas.show()
        fine = np.zeros((1500, 2000, 3), np.float32)
        fine[::2] = 1.0
        canvas.set_original(Pixels.of(fine))
        canvas.zoom_actual()
        assert canvas.zoom == 1.0 and canvas.accessibleDescription().count("2000")
        assert seen(canvas).pixelColor(400, 300) != QColor(theme.current().canvas)
        assert canvas.shown_image() is None
        qtbot.waitUntil(lambda: canvas.shown_image() is not None)
        whole = canvas.shown_image()
        assert whole is not None and whole.width() == 2000
        image = seen(canvas)
        column = [image.pixelColor(400, y).red() for y in range(300, 308)]
        assert sorted(set(column)) == [0, 255] and column[0] == column[2] != column[1]

    def test_one_prepared_too_late_is_not_shown(self, qtbot: QtBot, tasks: Tasks) -> None:
        canvas = Canvas(tasks=tasks)
        qtbot.addWidget(canvas)
        canvas.set_original(plain(RED, 2000, 1000))
        canvas.set_original(plain(BLUE, 100, 100))
        ended: list[None] = []
        tasks.run(lambda: None, ended.append)  # after what the large picture has left to do
        qtbot.waitUntil(lambda: bool(ended))
        assert near(color_at(canvas, 50, 50), BLUE)

    def test_of_40_megapixels_is_drawn_where_it_should_be(self, canvas: Canvas) -> None:
        picture = np.zeros((5200, 7800, 3), np.uint8)
        picture[5000:5010, 7600:7610] = (255, 128, 0)
        canvas.set_original(ImagePyramid.build(picture))
        corner = canvas.from_picture(QPointF(7600, 5000))
        hover(canvas, corner)
        canvas.zoom_actual()
        way = QPointF(canvas.rect().center()) - corner
        drag(canvas, Middle, corner.toPoint(), way.toPoint())
        for zoom in (1.0, 2.5, 4.0, 16.0, 64.0):
            zoom_in_the_middle(canvas, zoom)
            assert near(color_at(canvas, 7602.5, 5002.5), QColor(255, 128, 0)), zoom
            assert near(color_at(canvas, 7597.5, 5002.5), QColor(0, 0, 0)), zoom
            assert near(color_at(canvas, 7602.5, 4997.5), QColor(0, 0, 0)), zoom


class TestZoom:
    @pytest.mark.parametrize("at", [QPointF(300, 220), QPointF(520, 410)])
    def test_wheel_keeps_the_point_under_the_cursor(self, canvas: Canvas, at: QPointF) -> None:
        canvas.set_original(coded(1600, 1200))
        point, color = canvas.to_picture(at), seen(canvas).pixelColor(at.toPoint())
        for notches in (1, 1, 1, -1, 2):
            wheel(canvas, at, notches)
            now = canvas.to_picture(at)
            assert (now.x(), now.y()) == pytest.approx((point.x(), point.y()))
            assert near(seen(canvas).pixelColor(at.toPoint()), color, 3)
        assert not canvas.is_fit

    def test_touchpad_zooms_smoothly_and_stops_with_the_hand(self, canvas: Canvas) -> None:
        canvas.set_original(coded())
        before = canvas.zoom
        wheel(canvas, QPointF(400, 300), notches=1, pixels=6, phase=Qt.ScrollPhase.ScrollUpdate)
        assert before < canvas.zoom < before * 1.05
        moved = canvas.zoom
        wheel(canvas, QPointF(400, 300), notches=1, pixels=60, phase=Qt.ScrollPhase.ScrollMomentum)
        assert canvas.zoom == moved

    def test_pinch_on_a_touchpad(self, canvas: Canvas) -> None:
        canvas.set_original(coded())
        at = QPointF(350, 260)
        point, before = canvas.to_picture(at), canvas.zoom
        event = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture,
            QPointingDevice.primaryPointingDevice(),
            2,
            at,
            at,
            canvas.mapToGlobal(at),
            0.2,
            QPointF(),
        )
        QApplication.sendEvent(canvas, event)
        now = canvas.to_picture(at)
        assert canvas.zoom == pytest.approx(before * 1.2)
        assert (now.x(), now.y()) == pytest.approx((point.x(), point.y()))

    @pytest.mark.skipif(sys.platform == "darwin", reason="a native gesture there")
    def test_pinch_on_a_touchscreen(self, canvas: Canvas, qtbot: QtBot) -> None:
        canvas.set_original(coded())
        before = canvas.zoom
        screen = QTest.createTouchDevice()
        QTest.touchEvent(canvas, screen).press(0, QPoint(380, 300)).press(1, QPoint(420, 300)).commit()
        for spread in range(30, 130, 10):
            QTest.touchEvent(canvas, screen).move(0, QPoint(400 - spread, 300)).move(
                1, QPoint(400 + spread, 300)
            ).commit()
        QTest.touchEvent(canvas, screen).release(0, QPoint(280, 300)).release(1, QPoint(520, 300)).commit()
        assert canvas.zoom > before * 2

    def test_keys(self, canvas: Canvas) -> None:
        canvas.set_original(coded(1600, 1200))
        fitting = canvas.zoom
        zooms: list[float] = []
        canvas.zoom_changed.connect(zooms.append)
        QTest.keyClick(canvas, Qt.Key.Key_Plus, Control)
        assert canvas.zoom > fitting
        QTest.keyClick(canvas, Qt.Key.Key_Minus, Control)
        assert canvas.zoom == pytest.approx(fitting)
        QTest.keyClick(canvas, Qt.Key.Key_1, Control)
        assert canvas.zoom == 1.0
        QTest.keyClick(canvas, Qt.Key.Key_0, Control)
        assert canvas.is_fit and canvas.zoom == pytest.approx(fitting)
        assert len(zooms) == 4

    def test_keys_zoom_to_the_cursor(self, canvas: Canvas) -> None:
        canvas.set_original(coded(1600, 1200))
        at = QPointF(300, 250)
        hover(canvas, at)
        point = canvas.to_picture(at)
        QTest.keyClick(canvas, Qt.Key.Key_Plus, Control)
        now = canvas.to_picture(at)
        assert (now.x(), now.y()) == pytest.approx((point.x(), point.y()))

    def test_double_click_goes_to_100_percent_and_back(self, canvas: Canvas) -> None:
        canvas.set_original(coded(1600, 1200))
        QTest.mouseDClick(canvas, Left, pos=QPoint(400, 300))
        assert canvas.zoom == 1.0
        QTest.mouseDClick(canvas, Left, pos=QPoint(400, 300))
        assert canvas.is_fit

    def test_another_picture_is_shown_whole_unless_asked(self, canvas: Canvas) -> None:
        canvas.set_original(coded())
        canvas.zoom_actual()
        canvas.set_original(plain(RED), keep_view=True)
        assert canvas.zoom == 1.0
        canvas.set_original(plain(BLUE))
        assert canvas.is_fit


class TestPan:
    def moved(self, canvas: Canvas, before: QPointF) -> tuple[float, float]:
        after = canvas.from_picture(QPointF(0, 0))
        return round(after.x() - before.x(), 3), round(after.y() - before.y(), 3)

    def test_middle_button(self, canvas: Canvas) -> None:
        canvas.set_original(coded(1600, 1200))
        canvas.zoom_actual()
        before = canvas.from_picture(QPointF(0, 0))
        drag(canvas, Middle, QPoint(400, 300), QPoint(60, -40))
        assert self.moved(canvas, before) == (60, -40)
        hover(canvas, QPointF(10, 10))
        assert self.moved(canvas, before) == (60, -40)

    def test_left_button_while_space_is_held(self, canvas: Canvas) -> None:
        canvas.set_original(coded(1600, 1200))
        canvas.zoom_actual()
        before = canvas.from_picture(QPointF(0, 0))
        drag(canvas, Left, QPoint(400, 300), QPoint(50, 50))
        assert self.moved(canvas, before) == (0, 0)
        press(canvas, Qt.Key.Key_Space)
        press(canvas, Qt.Key.Key_Space, auto_repeat=True, down=False)
        press(canvas, Qt.Key.Key_Space, auto_repeat=True)
        assert canvas.cursor().shape() == Qt.CursorShape.OpenHandCursor
        drag(canvas, Left, QPoint(400, 300), QPoint(-50, 30))
        assert self.moved(canvas, before) == (-50, 30)
        press(canvas, Qt.Key.Key_Space, down=False)
        assert canvas.cursor().shape() == Qt.CursorShape.ArrowCursor

    @pytest.mark.parametrize(
        "key,direction",
        [
            (Qt.Key.Key_Left, (1, 0)),
            (Qt.Key.Key_Right, (-1, 0)),
            (Qt.Key.Key_Up, (0, 1)),
            (Qt.Key.Key_Down, (0, -1)),
        ],
    )
    def test_arrow_keys(self, canvas: Canvas, key: Qt.Key, direction: tuple[int, int]) -> None:
        canvas.set_original(coded(1600, 1200))
        canvas.zoom_actual()
        before = canvas.from_picture(QPointF(0, 0))
        QTest.keyClick(canvas, key)
        dx, dy = self.moved(canvas, before)
        assert (math.copysign(1, dx) if dx else 0, math.copysign(1, dy) if dy else 0) == direction

    def test_never_loses_the_picture(self, canvas: Canvas) -> None:
        canvas.set_original(plain(RED))
        for _ in range(100):
            QTest.keyClick(canvas, Qt.Key.Key_Left)
            QTest.keyClick(canvas, Qt.Key.Key_Up)
        image = seen(canvas)
        assert not near(image.pixelColor(390, 290), RED)
        assert near(image.pixelColor(410, 310), RED)


_HIGH_DPI = """
import sys
import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QWidget
from artstudio.qt.canvas import Canvas

app = QApplication(sys.argv)
window = QWidget()
window.resize(600, 400)
canvas = Canvas(window)
canvas.setGeometry(13, 7, 501, 333)
window.show()
app.processEvents()
ratio = canvas.devicePixelRatioF()
picture = np.random.default_rng(0).integers(0, 256, (900, 1300, 3), dtype=np.uint8)
canvas.set_original(picture)
canvas.zoom_actual()
image = window.grab().toImage()
found = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
words = picture.astype(np.uint32)
words = 0xFF000000 | words[..., 0] << 16 | words[..., 1] << 8 | words[..., 2]
# Somewhere near the middle of the canvas there is a patch of the picture, pixel for pixel.
x, y = (round((at + half) * ratio) for at, half in ((13, 250), (7, 166)))
patch = found[y - 100 : y + 100, x - 150 : x + 150]
middle = canvas.to_picture(QPointF(250, 166))
x0, y0 = int(middle.x()), int(middle.y())
hits = [
    (dx, dy)
    for dx in (-2, -1, 0, 1, 2)
    for dy in (-2, -1, 0, 1, 2)
    if np.array_equal(
        patch,
        words[y0 + dy - 100 : y0 + dy + 100, x0 + dx - 150 : x0 + dx + 150],
    )
]
print(ratio, canvas.zoom, len(hits))
"""


@pytest.mark.parametrize("scale", ["1", "1.25", "1.5", "2"])
def test_100_percent_is_pixel_for_pixel_on_every_screen(scale: str) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _HIGH_DPI],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.split() == [str(float(scale)), "1.0", "1"], done.stderr
