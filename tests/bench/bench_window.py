"""Slider to pixels: what a hand on a slider sees, on the real window with the real worker thread.

Each drag sends 60 mouse events a second for 10 s to a real slider over a picture of 1024 x 1024. For every
event that changes the value, the wait is from when the event was due to the first repaint that shows that
value or a newer one; a frame's age is from its own event to its repaint. A heartbeat of 1 ms meanwhile
measures by how much the event loop is late.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer

from artstudio.qt.main_window import MainWindow
from artstudio.qt.opening import samples
from artstudio.qt.services import Services
from artstudio.qt.session import Shown
from artstudio.qt.sliders import ParamSlider
from tests.bench.report import Table, arguments, emit, percentile
from tests.bench.window import mouse, open_window, rest, square_sample, wait_for

EVENTS_PER_SECOND = 60
PIXELS_PER_EVENT = 3
HEARTBEAT_MS = 1


@dataclass
class Drag:
    """One drag of a slider, recorded."""

    window: MainWindow
    slider: ParamSlider
    seconds: float
    edits: list[tuple[int, float]] = field(default_factory=list)  # stamp, when its event was due
    frames: list[tuple[int, float]] = field(default_factory=list)  # stamp, when it was painted
    full: set[int] = field(default_factory=set)  # numbers of the frames that were not coarse
    late: list[float] = field(default_factory=list)  # seconds

    def run(self) -> Drag:
        canvas, session, groove = self.window.canvas, self.window.session, self.slider.groove
        canvas.frame_shown.connect(self._painted)
        session.shown.connect(self._shown)
        loop, beat = QEventLoop(), QTimer(timerType=Qt.TimerType.PreciseTimer, interval=HEARTBEAT_MS)
        events = self._path(self.seconds)
        handle, middle = groove._x(self.slider.value), groove.height() / 2
        mouse(groove, QEvent.Type.MouseButtonPress, handle, middle)
        start = last = time.perf_counter()
        sent = 0

        def tick() -> None:
            nonlocal last, sent
            now = time.perf_counter()
            self.late.append(max(0.0, now - last - HEARTBEAT_MS / 1000))
            last = now
            while sent < len(events) and now >= (due := start + sent / EVENTS_PER_SECOND):
                before = session._stamp
                mouse(groove, QEvent.Type.MouseMove, events[sent], middle)
                sent += 1
                if session._stamp != before:
                    self.edits.append((session._stamp, due))
            if sent == len(events):
                loop.quit()

        beat.timeout.connect(tick)
        beat.start()
        loop.exec()
        beat.stop()
        mouse(groove, QEvent.Type.MouseButtonRelease, events[-1], middle)
        wait_for(lambda: not session._is_working)
        rest(0.1)
        canvas.frame_shown.disconnect(self._painted)
        session.shown.disconnect(self._shown)
        return self

    def _path(self, seconds: float) -> list[float]:
        """To and fro between the ends of the groove, so that every event moves the handle."""
        groove = self.slider.groove
        low, high = groove._x(self.slider.param.low), groove._x(self.slider.param.high)
        at, step, path = groove._x(self.slider.value), float(PIXELS_PER_EVENT), []
        for _ in range(round(seconds * EVENTS_PER_SECOND)):
            if not low <= at + step <= high:
                step = -step
            at += step
            path.append(at)
        return path

    def _painted(self, stamp: int) -> None:
        self.frames.append((stamp, time.perf_counter()))

    def _shown(self, shown: Shown | None) -> None:
        if shown is not None and not shown.coarse:
            self.full.add(shown.stamp)

    # -- what it says -----------------------------------------------------------------------------

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

    def row(self, name: str) -> dict[str, object]:
        waits, ages = self.waits(), self.ages()
        return {
            "drag": name,
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


def mixer_weight(window: MainWindow, services: Services) -> ParamSlider:
    """Two built-in styles, one of them under the hand."""
    built_in = [item.ref for item in services.shelf.items() if not item.own]
    services.session.apply_style(built_in[0])
    services.session.add_style(built_in[5])
    return window.mixer.rows[1].slider


def style_space(window: MainWindow, services: Services) -> ParamSlider:
    """The first direction of the style space, with the style of a picture of one's own on the mixer."""
    services.session.set_value("styles", ())
    services.shelf.add_sources([samples()[1]])
    wait_for(lambda: bool(services.session.styles))
    window.docks["space"].raise_()
    return window.space.rows[0].slider


def style_space_of_builtin(window: MainWindow, services: Services) -> ParamSlider:
    """The same with a built-in style, whose painting is moved by two more."""
    services.session.apply_style(services.shelf.items()[0].ref)
    window.docks["space"].raise_()
    return window.space.rows[0].slider


def strength(window: MainWindow, services: Services) -> ParamSlider:
    services.session.apply_style(services.shelf.items()[0].ref)
    window.docks["controls"].raise_()
    slider = window.controls.form.rows["strength"]
    assert isinstance(slider, ParamSlider)
    return slider


def keep_colors(window: MainWindow, services: Services) -> ParamSlider:
    strength(window, services)
    slider = window.controls.form.rows["keep_colors"]
    assert isinstance(slider, ParamSlider)
    return slider


DRAGS: dict[str, Callable[[MainWindow, Services], ParamSlider]] = {
    "mixer weight, two built-in styles": mixer_weight,
    "style space, a style of one's own": style_space,
    "style space, a built-in style": style_space_of_builtin,
    "strength": strength,
    "keep colors": keep_colors,
}


def main() -> None:
    options = arguments(__doc__ or "", seconds=10.0, only="")
    table = Table("Slider to pixels, 1024 x 1024, 60 events a second")
    with open_window(square_sample(1024)) as (window, services):
        wait_for(lambda: window.canvas.has_picture)
        wait_for(lambda: all(services.shelf.thumb(item.key) for item in services.shelf.items()))
        for name, prepare in DRAGS.items():
            if options.only in name:
                slider = prepare(window, services)
                wait_for(lambda: not services.session._is_working)
                rest(0.5)
                table.add(**Drag(window, slider, options.seconds).run().row(name))
                services.session.set_values(
                    type(services.session.values).of(services.session.spec.params), ""
                )
                rest(0.5)
    emit([table], options.json)


if __name__ == "__main__":
    main()
