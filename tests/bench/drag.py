"""A hand that drags across a widget of the real window, and what the eye sees meanwhile.

60 mouse events a second. For every event that changes something, the wait is from when the event was due to
the first repaint that shows that or something newer; a frame's age is from its own event to its repaint. A
heartbeat of 1 ms measures by how much the event loop is late.
"""

from __future__ import annotations

import itertools
import math
import time
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtWidgets import QWidget

from artstudio.document.source import Source
from artstudio.qt.main_window import MainWindow
from artstudio.qt.session import Shown
from artstudio.qt.sliders import ParamSlider
from tests.bench.report import percentile
from tests.bench.window import mouse, rest, wait_for

EVENTS_PER_SECOND = 60
PIXELS_PER_EVENT = 3
HEARTBEAT_MS = 1
SECONDS_AROUND = 4.0  # a circle on the map


@dataclass
class Recording:
    """What was asked for and what was seen. Times are those of `time.perf_counter`, in seconds."""

    seconds: float
    start: float = 0.0
    edits: list[tuple[int, float]] = field(default_factory=list)  # stamp, when its event was due
    frames: list[tuple[int, float]] = field(default_factory=list)  # stamp, when it was painted
    late: list[float] = field(default_factory=list)  # by how much each heartbeat was
    sides: list[int] = field(default_factory=list)  # longer sides in pixels of the pictures, as they came

    def due(self, event: int) -> float:
        return self.start + event / EVENTS_PER_SECOND

    def beat(self, last: float) -> float:
        """Note a heartbeat after that of ``last``; the time now."""
        now = time.perf_counter()
        self.late.append(max(0.0, now - last - HEARTBEAT_MS / 1000))
        return now

    def waits(self) -> list[float]:
        found, frame = [], 0
        for stamp, due in self.edits:
            while frame < len(self.frames) and self.frames[frame][0] < stamp:
                frame += 1
            if frame < len(self.frames):
                found.append(self.frames[frame][1] - due)
        return found

    def ages(self) -> list[float]:
        due = dict(self.edits)
        return [painted - due[stamp] for stamp, painted in self.frames if stamp in due]

    def stale(self) -> int:
        stamps = [stamp for stamp, _ in self.frames]
        return sum(after < before for before, after in itertools.pairwise(stamps))

    def frames_per_second(self) -> float:
        """Of the drag itself."""
        return sum(painted <= self.start + self.seconds for _, painted in self.frames) / self.seconds

    def row(self) -> dict[str, object]:
        waits, ages = self.waits(), self.ages()
        return {
            "edits": len(self.edits),
            "frames": len(self.frames),
            "stale": self.stale(),
            "wait_p50_ms": 1000 * percentile(waits, 50),
            "wait_p95_ms": 1000 * percentile(waits, 95),
            "age_p50_ms": 1000 * percentile(ages, 50),
            "age_p95_ms": 1000 * percentile(ages, 95),
            "stall_p99_ms": 1000 * percentile(self.late, 99),
            "stall_max_ms": 1000 * max(self.late),
        }


class Drag:
    """One drag of ``widget`` from the first point of ``path`` to the others, in its own px.

    ``made``: what each edit asked for, where a generator makes the picture, and the number of its event.
    """

    def __init__(self, window: MainWindow, widget: QWidget, path: list[QPointF]) -> None:
        self._window, self._widget, self._path = window, widget, path
        self.recording = Recording((len(path) - 1) / EVENTS_PER_SECOND)
        self.made: list[tuple[int, Source]] = []

    def run(self) -> Recording:
        recording, canvas, session = self.recording, self._window.canvas, self._window.session
        canvas.frame_shown.connect(self._painted)
        session.shown.connect(self._shown)
        loop, beat = QEventLoop(), QTimer(timerType=Qt.TimerType.PreciseTimer, interval=HEARTBEAT_MS)
        first, *events = self._path
        mouse(self._widget, QEvent.Type.MouseButtonPress, first.x(), first.y())
        recording.start = last = time.perf_counter()
        sent = 0

        def tick() -> None:
            nonlocal last, sent
            last = now = recording.beat(last)
            while sent < len(events) and now >= recording.due(sent):
                before = session._stamp
                mouse(self._widget, QEvent.Type.MouseMove, events[sent].x(), events[sent].y())
                if session._stamp != before:
                    recording.edits.append((session._stamp, recording.due(sent)))
                    if session.source is not None:
                        self.made.append((sent, session.source))
                sent += 1
            if sent == len(events):
                loop.quit()

        beat.timeout.connect(tick)
        beat.start()
        loop.exec()
        beat.stop()
        mouse(self._widget, QEvent.Type.MouseButtonRelease, events[-1].x(), events[-1].y())
        wait_for(lambda: not session._is_working)
        rest(0.1)
        canvas.frame_shown.disconnect(self._painted)
        session.shown.disconnect(self._shown)
        return recording

    def _painted(self, stamp: int) -> None:
        self.recording.frames.append((stamp, time.perf_counter()))

    def _shown(self, shown: Shown | None) -> None:
        if shown is not None:
            self.recording.sides.append(max(shown.image.width, shown.image.height))


def along(slider: ParamSlider, seconds: float) -> list[QPointF]:
    """To and fro between the ends of a slider's groove, so that every event moves the handle.

    Each way is a pixel beside the last one, so that the pictures are new ones.
    """
    groove = slider.groove
    low, high = groove._x(slider.param.low), groove._x(slider.param.high)
    at, step = groove._x(slider.value), float(PIXELS_PER_EVENT)
    path = [at]
    for _ in range(round(seconds * EVENTS_PER_SECOND)):
        if not low <= at + step <= high:
            step = -step
            at += math.copysign(1.0, step)
        at += step
        path.append(at)
    return [QPointF(x, groove.height() / 2) for x in path]


def around(widget: QWidget, seconds: float) -> list[QPointF]:
    """In circles that open slowly, about the middle of ``widget``."""
    path = []
    count = round(seconds * EVENTS_PER_SECOND)
    for event in range(count + 1):
        turn = 2 * math.pi * event / (SECONDS_AROUND * EVENTS_PER_SECOND)
        reach = 0.25 + 0.2 * event / count
        path.append(
            QPointF(
                widget.width() * (0.5 + reach * math.cos(turn)),
                widget.height() * (0.5 + reach * math.sin(turn)),
            )
        )
    return path
