"""The side-by-side of the Latent workspace: one synchronous render per frame in the loop of the GUI.

That is how StyleGAN3's visualizer drives a network: each turn of its loop takes the newest parameters, and if
they are others than before, renders them at full size, uploads the texture, and draws it. The network, its
engine, the size of what is drawn on and the hand are the same as in the window; only the driving differs.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEventLoop, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from artstudio.document.source import Source
from artstudio.engine.headless import Headless
from artstudio.engine.request import Quality
from artstudio.models.base import Image
from artstudio.qt.images import to_qimage
from artstudio.recipes import source_request
from tests.bench.drag import EVENTS_PER_SECOND, HEARTBEAT_MS, Recording


class OneLoop(QWidget):
    """Lies over ``canvas`` and draws what ``engine`` renders."""

    def __init__(self, engine: Headless, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._engine = engine
        self._texture = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(canvas.size())
        self.show()

    def render_now(self, source: Source) -> int:
        """Until it is on the screen; the longer side of the picture in pixels."""
        output = self._engine.run(replace(source_request(source, Quality.FULL), depth=8))
        assert isinstance(output, Image)
        self._texture = QPixmap.fromImage(to_qimage(output.array))
        self.repaint()
        return max(output.array.shape[:2])

    def run(self, made: Sequence[tuple[int, Source]], seconds: float) -> Recording:
        """The drag whose events asked for ``made``, see `tests.bench.drag.Drag`."""
        self.render_now(made[0][1])  # loads the network
        recording = Recording(seconds)
        loop, turn = QEventLoop(), QTimer(timerType=Qt.TimerType.PreciseTimer, interval=HEARTBEAT_MS)
        recording.start = last = time.perf_counter()
        recording.edits = [(stamp, recording.due(event)) for stamp, (event, _) in enumerate(made)]
        shown = -1

        def tick() -> None:
            nonlocal last, shown
            last = now = recording.beat(last)
            newest = shown
            while newest + 1 < len(made) and now >= recording.edits[newest + 1][1]:
                newest += 1
            if newest != shown:
                shown = newest
                recording.sides.append(self.render_now(made[shown][1]))
                recording.frames.append((shown, time.perf_counter()))
            if shown == len(made) - 1 and now >= recording.start + seconds - 1 / EVENTS_PER_SECOND:
                loop.quit()

        turn.timeout.connect(tick)
        turn.start()
        loop.exec()
        turn.stop()
        return recording

    def paintEvent(self, event: QPaintEvent) -> None:
        """All of the picture, in the middle."""
        side = min(self.width(), self.height())
        place = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
            painter.drawPixmap(place, self._texture, QRectF(self._texture.rect()))
