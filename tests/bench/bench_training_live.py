"""Slider to pixels while a generator is trained, beside the same drags without a training.

A StyleGAN2 of 64 pixels with its usual batch, whose steps take seconds on a CPU, learns from soft blots of
color; meanwhile the weight of a style is dragged as in ``bench_window``, taking turns with drags while the
training is paused.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from artstudio.engine.training import Options
from artstudio.engine.training import Update as Told
from artstudio.qt.main_window import MainWindow
from artstudio.qt.services import Services
from tests.bench.bench_training import gallery
from tests.bench.bench_window import Drag, mixer_weight
from tests.bench.report import Table, arguments, emit
from tests.bench.window import open_window, rest, square_sample, wait_for

IN_A_STEP = 2.0  # seconds; between two steps everything passes anyway


def drag(window: MainWindow, services: Services, seconds: float) -> Drag:
    slider = mixer_weight(window, services)
    wait_for(lambda: not services.session._is_working)
    rest(IN_A_STEP)
    return Drag(window, slider, seconds).run()


def learn(services: Services, options: Options) -> None:
    """Begin, or go on, until it is in a step that won't soon end with a checkpoint."""
    told: list[Told] = []
    services.training.told.connect(told.append)
    services.training.start(options)
    wait_for(lambda: any(update.stage == "saved" for update in told), 300)
    services.training.told.disconnect(told.append)


def main() -> None:
    options = arguments(__doc__ or "", seconds=5.0, turns=2, kind="stylegan2")
    table = Table("Slider to pixels, 1024 x 1024, while a generator learns")
    with tempfile.TemporaryDirectory() as folder, open_window(square_sample(1024)) as (window, services):
        data = gallery(Path(folder))
        output = Path(folder) / "mine.safetensors"
        wait_for(lambda: window.canvas.has_picture)
        wait_for(lambda: all(services.shelf.thumb(item.key) for item in services.shelf.items()))
        drag(window, services, 1.0)  # doesn't count
        for turn in range(options.turns):
            table.add(training="no", **drag(window, services, options.seconds).row("mixer weight"))
            learn(services, Options(options.kind, data, output, size=64, resume=turn > 0, measures=False))
            table.add(training="yes", **drag(window, services, options.seconds).row("mixer weight"))
            services.training.pause()
            wait_for(lambda: not services.training.is_running)
            rest(0.5)
    emit([table], options.json)


if __name__ == "__main__":
    main()
