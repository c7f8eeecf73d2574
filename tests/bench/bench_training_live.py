"""A live request to its result while a generator is trained, beside the same without a training.

A StyleGAN2 of 64 pixels with its usual batch, whose steps take seconds on a CPU, learns from soft blots of
color. Meanwhile a small picture is asked for now and then, as a slider does once it is moved.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import numpy as np

from artstudio.engine import catalog
from artstudio.engine.request import Request, Update
from artstudio.engine.training import Options
from artstudio.engine.training import Update as Told
from artstudio.params import Values
from artstudio.qt.services import Services
from tests.bench.bench_training import gallery
from tests.bench.report import Table, arguments, emit, percentile
from tests.bench.window import open_window, rest, square_sample, wait_for

SLOT = "bench"


def waits(services: Services, count: int) -> list[float]:
    """Seconds until each of some requests was answered, at odd moments."""
    random, found = np.random.default_rng(1), []
    ended: dict[int, float] = {}

    def note(update: Update) -> None:
        if update.request.slot == SLOT and update.kind == "done":
            ended[update.request.seed] = time.perf_counter()

    services.bridge.updated.connect(note)
    values = Values.of(catalog.get("cppn").spec.params)
    for seed in range(count):
        rest(random.uniform(0.5, 1.5))
        asked = time.perf_counter()
        services.bridge.submit(Request("cppn", values, size=(256, 256), seed=seed, slot=SLOT, quick=True))
        wait_for(lambda seed=seed: seed in ended)  # type: ignore[misc]
        found.append(ended[seed] - asked)
    services.bridge.updated.disconnect(note)
    return found


def learn(services: Services, options: Options) -> None:
    """Begin, or go on, until the first checkpoint is behind it."""
    told: list[Told] = []
    services.training.told.connect(told.append)
    services.training.start(options)
    wait_for(lambda: any(update.stage == "saved" for update in told), 300)
    services.training.told.disconnect(told.append)


def main() -> None:
    options = arguments(__doc__ or "", count=12, turns=2, kind="stylegan2")
    table = Table("A live request to its result, 256 x 256")
    with tempfile.TemporaryDirectory() as folder, open_window(square_sample(256)) as (window, services):
        data, output = gallery(Path(folder)), Path(folder) / "mine.safetensors"
        wait_for(lambda: window.canvas.has_picture)
        waits(services, 2)  # don't count
        for turn in range(options.turns):
            found = {"no": waits(services, options.count)}
            learn(services, Options(options.kind, data, output, size=64, resume=turn > 0))
            found["yes"] = waits(services, options.count)
            services.training.pause()
            wait_for(lambda: not services.training.is_running)
            for training, seconds in found.items():
                p50, p95 = (1000 * percentile(seconds, percent) for percent in (50, 95))
                table.add(training=training, p50_ms=p50, p95_ms=p95, max_ms=1000 * max(seconds))
    emit([table], options.json)


if __name__ == "__main__":
    main()
