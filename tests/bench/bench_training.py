"""Pictures per second of training by kind, at 64 px and usual widths; memory over a thousand small steps."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import torch
from PIL import Image

from artstudio.engine.devices import Device, available
from artstudio.models.training.options import KINDS, Options
from artstudio.models.training.run import train
from artstudio.models.training.update import Update
from tests.bench.report import Table, arguments, emit

COUNT = 128  # pictures
SETTLED = 200  # steps after which memory has found its level


def gallery(folder: Path) -> Path:
    """Soft blots of color, in two classes."""
    random = np.random.default_rng(1)
    for index in range(COUNT):
        home = folder / "pictures" / "ab"[index % 2]
        home.mkdir(parents=True, exist_ok=True)
        blots = random.integers(0, 256, (6, 6, 3), dtype=np.uint8)
        Image.fromarray(blots).resize((96, 96), Image.Resampling.BICUBIC).save(home / f"{index}.png")
    return folder / "pictures"


def training(data: Path, device: Device, kind: str, name: str, **changes: Any) -> Iterator[Update]:
    target = data.parent / f"{name}.safetensors"
    options = Options(kind, data, target, conditional=kind in ("cgan", "stylegan2"), every=3600.0, **changes)
    return (update for update in train(options, device) if update.step)


def speed(table: Table, data: Path, device: Device, kind: str, critic: str, steps: int) -> None:
    """Penalties that are taken every 8 or 16 steps are counted by as many steps."""
    batch = 16
    name = f"{kind}-{critic}"
    updates = training(data, device, kind, name, critic=critic, size=64, batch=batch, steps=steps + 1)
    next(updates)
    if device.kind == "cuda":
        torch.cuda.synchronize()
    began, used = time.perf_counter(), time.process_time()
    for update in updates:
        if update.step == steps + 1:
            break
    if device.kind == "cuda":
        torch.cuda.synchronize()
    seconds = time.perf_counter() - began
    work = time.process_time() - used
    table.add(
        kind=kind,
        critic=critic,
        pictures_per_second=batch * steps / seconds,
        per_second_of_cpu=batch * steps / work,  # which other programs disturb less
        ms_per_step=1000 * seconds / steps,
    )


def memory(table: Table, data: Path, device: Device, kind: str, steps: int) -> None:
    process, at = psutil.Process(), {}
    for update in training(data, device, kind, f"{kind}-small", size=32, batch=4, width=1 / 16, steps=steps):
        if update.step in (SETTLED, steps // 2, steps):
            at[update.step] = process.memory_info().rss / 1e6
    first, *_, last = at.values()
    table.add(kind=kind, **{f"mb_after_{step}": mb for step, mb in at.items()}, grown_mb=last - first)


def main() -> None:
    options = arguments(__doc__ or "", steps=16, small=1000, threads=torch.get_num_threads())
    torch.set_num_threads(options.threads)
    device = available()[0]
    fast = Table(f"Training at 64 px, batch 16, {options.steps} steps, on {device.name}")
    fast.notes.append(f"{options.threads} threads. No checkpoint is written while the clock runs.")
    level = Table(f"Resident memory over {options.small} steps of small networks")
    with tempfile.TemporaryDirectory() as folder:
        data = gallery(Path(folder))
        for kind in KINDS.values():
            for critic in kind.critics:
                speed(fast, data, device, kind.id, critic, options.steps)
        for name in ("dcgan", "stylegan2", "vae"):
            memory(level, data, device, name, options.small)
    emit([fast, level], options.json)


if __name__ == "__main__":
    main()
