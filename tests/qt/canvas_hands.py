"""Eyes and hands for the tests of the canvas: pictures to show, real events, the pixels that are seen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from artstudio.qt.canvas import Canvas

RED, BLUE = QColor(200, 30, 40), QColor(20, 60, 220)


def shown_canvas(qtbot: QtBot) -> Canvas:
    """A canvas of 800 x 600 on the screen, empty and with the keyboard."""
    made = Canvas()
    made.resize(800, 600)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def plain(color: QColor, width: int = 400, height: int = 300, alpha: int | None = None) -> np.ndarray:
    parts = [color.red(), color.green(), color.blue()] + ([] if alpha is None else [alpha])
    return np.full((height, width, len(parts)), parts, np.uint8)


def coded(width: int = 400, height: int = 300) -> np.ndarray:
    """A picture whose colors tell where they are: red grows to the right, green downwards."""
    y, x = np.mgrid[0:height, 0:width]
    return np.dstack([x * 255 / width, y * 255 / height, np.full_like(x, 128)]).astype(np.uint8)


def seen(canvas: QWidget) -> QImage:
    return canvas.grab().toImage()


def color_at(canvas: Canvas, x: float, y: float) -> QColor:
    """What is shown at a point of the picture."""
    return seen(canvas).pixelColor(canvas.from_picture(QPointF(x, y)).toPoint())


def near(color: QColor, other: QColor, tolerance: int = 2) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(color.getRgb(), other.getRgb(), strict=True))


def wheel(
    widget: QWidget,
    at: QPointF,
    notches: float = 0,
    pixels: int = 0,
    phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
) -> None:
    """Turn the wheel at a point of ``widget``, as the window system would tell it."""
    window = widget.window()
    QTest.wheelEvent(
        window.windowHandle(),
        QPointF(widget.mapTo(window, at)),
        QPoint(0, round(notches * 120)),
        QPoint(0, pixels),
        Qt.KeyboardModifier.NoModifier,
        phase,
    )


def zoom_in_the_middle(canvas: Canvas, zoom: float) -> None:
    hover(canvas, QPointF(canvas.rect().center()))
    canvas.set_zoom(zoom)


def hover(canvas: Canvas, at: QPointF) -> None:
    move(canvas, at, Qt.MouseButton.NoButton)


def move(widget: QWidget, at: QPointF, button: Qt.MouseButton) -> None:
    kind, modifiers = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, at, widget.mapToGlobal(at), Qt.MouseButton.NoButton, button, modifiers)
    QApplication.sendEvent(widget, event)


def drag(widget: QWidget, button: Qt.MouseButton, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(widget, button, pos=start)
    for step in (0.25, 0.5, 1.0):
        move(widget, QPointF(start) + QPointF(by) * step, button)
    QTest.mouseRelease(widget, button, pos=start + by)


def press(canvas: QWidget, key: Qt.Key, auto_repeat: bool = False, down: bool = True) -> None:
    kind = QEvent.Type.KeyPress if down else QEvent.Type.KeyRelease
    event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", auto_repeat)
    QApplication.sendEvent(canvas, event)
