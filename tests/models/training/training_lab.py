"""Small trainings: a folder of pictures, networks of a few thousand numbers, a clock that is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from artstudio.engine.devices import cpu
from artstudio.models.training import checkpoint
from artstudio.models.training.options import Options
from artstudio.models.training.run import train
from artstudio.models.training.transfer import training_folder
from artstudio.models.training.update import Update

TINY: dict[str, Any] = {"size": 32, "batch": 4, "width": 1 / 16}


def paint(seed: int, width: int = 50, height: int = 40) -> Image.Image:
    """Soft blots of color, different for each seed."""
    blots = np.random.default_rng(seed).integers(0, 256, (5, 6, 3), dtype=np.uint8)
    return Image.fromarray(blots).resize((width, height), Image.Resampling.BICUBIC)


def gallery(folder: Path, count: int = 24, classes: tuple[str, ...] = ("monet", "munch")) -> Path:
    """A folder of ``count`` pictures, half of them in each of the sub-folders."""
    for index in range(count):
        home = folder / classes[index % len(classes)] if classes else folder
        home.mkdir(parents=True, exist_ok=True)
        paint(index).save(home / f"{index:03d}.png")
    return folder


def options(folder: Path, kind: str = "stylegan2", name: str = "model", **changes: Any) -> Options:
    tiny = {} if changes.get("resume") else {**TINY, "critic": "own"}
    given = {**tiny, "every": 3600.0, **changes}
    return Options(kind, folder / "pictures", folder / f"{name}.safetensors", **given)


class Clock:
    """Goes on by ``step`` seconds whenever it is asked."""

    def __init__(self, step: float = 0.0):
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def run(chosen: Options, clock: Clock | None = None) -> list[Update]:
    return list(updates(chosen, clock))


def updates(chosen: Options, clock: Clock | None = None) -> Iterator[Update]:
    return train(chosen, cpu(), clock or Clock(0.1))


def tensors(chosen: Options) -> dict[str, torch.Tensor]:
    return dict(checkpoint.load(training_folder(chosen.output)).tensors)


def notes(said: list[Update]) -> str:
    return " ".join(update.note for update in said)
