"""The Latent workspace under the hand, with every generator that ships, on the real window and worker thread.

Drags of 10 s across a direction, the map of seeds, and the mixing of layers; for what is measured see
tests/bench/drag.py. Side by side, in the same run, the same edits at the same times with one synchronous
render per frame (tests/bench/one_loop.py). ``side_px``: of the pictures that were seen while the hand moved;
``whole_ms``: from the last event until the full picture was there.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from artstudio.engine import devices
from artstudio.engine.headless import Headless
from artstudio.models.base import ModelSpec
from artstudio.qt.latent.previews import Previews
from artstudio.qt.main_window import MainWindow
from artstudio.qt.services import Services
from artstudio.qt.timeline.frames import Frames
from tests.bench.drag import Drag, Recording, along, around
from tests.bench.one_loop import OneLoop
from tests.bench.report import Table, arguments, emit, percentile
from tests.bench.shipped import shipped
from tests.bench.window import open_window, rest, square_sample, wait_for

SEARCH_PATIENCE = 1800.0  # seconds, for the directions of a generator


def quiet(window: MainWindow) -> None:
    """Wait until nothing is being drawn, not even a thumbnail."""
    drawing: list[Previews | Frames] = [*window.findChildren(Previews), *window.findChildren(Frames)]
    rest(0.5)  # strips and maps are asked for once the hand rests
    wait_for(lambda: not window.session._is_working and not any(each.busy for each in drawing))
    rest(0.2)


def drags(
    window: MainWindow, services: Services, seconds: float
) -> Iterator[tuple[str, QWidget, list[QPointF]]]:
    """Each with what is dragged and its path; the panel is in sight, and all is quiet."""
    window.docks["directions"].raise_()
    wait_for(lambda: bool(window.directions.rows), SEARCH_PATIENCE)
    quiet(window)
    slider = window.directions.rows[0].slider
    yield f"direction “{slider.label.text()}”", slider.groove, along(slider, seconds)
    quiet(window)
    yield "map of seeds", window.explore.map, around(window.explore.map, seconds)
    window.docks["mixing"].raise_()
    quiet(window)
    if window.mixing.rows:
        row = window.mixing.rows[0]
        yield f"mix “{row.title}”", row.slider.groove, along(row.slider, seconds)


def row(recording: Recording) -> dict[str, object]:
    told = recording.row()
    stalls = {key: told[key] for key in ("stall_p99_ms", "stall_max_ms")}
    return {
        "frames_a_second": recording.frames_per_second(),
        "side_px": round(percentile(recording.sides, 50)),
        **{key: told[key] for key in ("stale", "wait_p50_ms", "wait_p95_ms")},
        **stalls,
        "whole_ms": 1000 * (recording.frames[-1][1] - recording.edits[-1][1]),
    }


def measure(window: MainWindow, services: Services, spec: ModelSpec, seconds: float) -> Table:
    table = Table(f"{spec.title}, 60 events a second")
    services.explorer.choose_model(spec.id)
    engine = Headless(devices.choose("auto"))
    for name, widget, path in drags(window, services, seconds):
        drag = Drag(window, widget, path)
        ours = drag.run()
        table.add(drag=name, driven_by="Art Studio", **row(ours))
        quiet(window)
        loop = OneLoop(engine, window.canvas)
        theirs = loop.run(drag.made, ours.seconds)
        loop.deleteLater()
        table.add(drag=name, driven_by="one loop", **row(theirs))
        more = ours.frames_per_second() / max(theirs.frames_per_second(), 1 / seconds)
        waits = [percentile(each.waits(), 50) for each in (theirs, ours)]
        table.notes.append(
            f"{name}: {more:.2f} times the frames, shown {waits[0] / waits[1]:.2f} times as soon, the "
            f"longest stall {max(theirs.late) / max(ours.late):.1f} times shorter."
        )
    return table


def main() -> None:
    options = arguments(__doc__ or "", seconds=10.0, only="")
    tables = []
    with open_window(square_sample(512)) as (window, services):
        wait_for(lambda: window.canvas.has_picture)
        window.actions_by_id["latent_workspace"].trigger()
        quiet(window)
        best = services.generators.best.id
        for spec in sorted(shipped(), key=lambda spec: spec.id != best):  # the one to begin with first
            if options.only in (spec.id, ""):
                tables.append(measure(window, services, spec, options.seconds))
    emit(tables, options.json)


if __name__ == "__main__":
    main()
