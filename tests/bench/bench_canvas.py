"""How long the canvas takes to paint a picture of 40 megapixels, and the gallery to be painted.

Each paint is what a step of zoom or pan costs the window: the event and the repaint that follows it, of a
window of 1280 x 800. A screen that shows 60 pictures a second leaves 16 ms.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from artstudio.document.picture import Picture
from artstudio.pixels import Pixels
from artstudio.qt.canvas import Canvas
from artstudio.qt.main_window import MainWindow
from artstudio.qt.services import Services
from tests.bench.report import Table, arguments, emit, percentile
from tests.bench.window import open_window, square_sample, wait_for

WIDTH, HEIGHT = 7300, 5480
STEPS = 120


def large_picture() -> Picture:
    """A sample, repeated to 40 megapixels: no two neighboring screens are alike."""
    tile = square_sample(1024).pixels.array
    across, down = math.ceil(WIDTH / 1024), math.ceil(HEIGHT / 1024)
    return Picture(Pixels.of(np.tile(tile, (down, across, 1))[:HEIGHT, :WIDTH]), "large.png")


def times_of(canvas: Canvas, step: Callable[[int], None]) -> list[float]:
    """Milliseconds of each step and the repaint that it leads to."""
    taken = []
    for index in range(STEPS):
        began = time.perf_counter()
        step(index)
        canvas.repaint()
        taken.append(1000 * (time.perf_counter() - began))
        QApplication.processEvents()
    return taken


def wheel(canvas: Canvas, notches: float) -> None:
    """Turn the wheel over the middle of the canvas."""
    place = QPointF(canvas.rect().center())
    none, no_button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    angle = QPoint(0, round(120 * notches))
    still = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, canvas.mapToGlobal(place), QPoint(), angle, no_button, none, still, False)
    QApplication.sendEvent(canvas, event)


def measure(window: MainWindow, table: Table) -> None:
    canvas = window.canvas

    def row(what: str, step: Callable[[int], None]) -> None:
        taken = times_of(canvas, step)
        table.add(what=what, p50_ms=percentile(taken, 50), p95_ms=percentile(taken, 95), worst_ms=max(taken))

    def pan(index: int) -> None:
        angle = index / 10
        canvas._navigator.pan(QPointF(23 * math.cos(angle), 17 * math.sin(angle)))

    canvas.zoom_fit()
    row(
        "zoom in and out by the wheel, from the whole picture",
        lambda i: wheel(canvas, 0.5 if i < 60 else -0.5),
    )
    for zoom in (0.1, 0.37, 1.0, 3.0):
        canvas.set_zoom(zoom)
        row(f"pan at {zoom:.0%}", pan)
    canvas.set_zoom(0.37)
    canvas.set_split(True)
    row("pan at 37% with the split", pan)
    row("drag the split", lambda i: canvas.set_split_position(0.1 + 0.8 * i / STEPS))


def main() -> None:
    options = arguments(__doc__ or "")
    paints = Table(f"Canvas, {WIDTH} x {HEIGHT}, {STEPS} steps each")
    thumbs = Table("Gallery")
    picture = large_picture()
    with open_window(picture) as (window, services):
        wait_for(lambda: window.canvas.has_picture)
        services.session.apply_style(services.shelf.items()[0].ref)
        wait_for(lambda: window.canvas.has_result and not services.session._is_working)
        wait_for(lambda: thumbs_left(services) == 0)
        measure(window, paints)
    for what, opened in ((f"{WIDTH} x {HEIGHT}", picture), ("1280 x 1280", square_sample(1280))):
        began = time.perf_counter()
        with open_window(opened) as (_, services):
            seconds = {}
            for count in (1, 8, 26):
                wait_for(lambda count=count: 26 - thumbs_left(services) >= count)  # type: ignore[misc]
                seconds[f"{count}_thumbnails_s"] = time.perf_counter() - began
        thumbs.add(what=f"open the window with a picture of {what}", **seconds)
    emit([paints, thumbs], options.json)


def thumbs_left(services: Services) -> int:
    return sum(services.shelf.thumb(item.key) is None for item in services.shelf.items())


if __name__ == "__main__":
    main()
