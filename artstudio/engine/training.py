"""Training for whoever may not import the models: the window's panel, the command line, ``torchrun``."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from artstudio import files
from artstudio.engine.context import Context
from artstudio.errors import BadInputError
from artstudio.models.training import best
from artstudio.models.training.best import Best, best_file, best_of
from artstudio.models.training.options import (
    AUGMENTS,
    CRITICS,
    ENDING,
    KINDS,
    PRECISIONS,
    RIGHTS,
    Kind,
    Options,
)
from artstudio.models.training.pictures import FEW, Pack, Pictures
from artstudio.models.training.update import Update

__all__ = [
    "AUGMENTS",
    "CRITICS",
    "ENDING",
    "FEW",
    "KINDS",
    "PRECISIONS",
    "RIGHTS",
    "Best",
    "Checked",
    "Kept",
    "Kind",
    "Options",
    "Pack",
    "Update",
    "best_file",
    "best_of",
    "check",
    "discard",
    "discard_unsaved",
    "kept",
    "kept_in",
    "memory",
    "train",
    "use_best",
    "use_check",
]

FOLDER_ENDING = f"{ENDING}.training"
_PACKED = "pictures.bin"
_MOST_FACTS = 64 << 20
_STATM = Path("/proc/self/statm")  # of Linux


def train(options: Options, ctx: Context) -> Iterator[Update]:
    """See `models.training.run.train_in`. Loads torch once it is asked for the first update."""
    from artstudio.models.training.run import train_in

    yield from train_in(options, ctx)


# -- looking at pictures before a training ---------------------------------------------------------


@dataclass(frozen=True)
class Checked:
    """A folder whose pictures were looked at. ``crops``: some as they will be shown to the network, uint8
    (N, size, size, 3)."""

    folder: Path
    pack: Pack
    crops: NDArray[np.uint8]


def check(
    folder: Path, into: Path, size: int, conditional: bool, crops: int = 40
) -> Iterator[tuple[int, int] | Checked]:
    """Look at all pictures in ``folder`` and keep what was found in ``into`` (see `use_check`).

    Yields how many were looked at, of how many, and `Checked` in the end. Raises BadInputError.
    """
    from artstudio.models.training.packing import pack

    try:
        into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError(f"The pictures can't be packed in {into}: {files.why(error)}.") from error
    for looked in pack(folder, into / _PACKED, size, conditional):
        if isinstance(looked, Pictures):
            count = len(looked)
            chosen = np.unique(np.linspace(0, count - 1, min(crops, count)).round().astype(int))
            yield Checked(folder, looked.pack, np.array(looked.pixels[chosen]))
        else:
            yield looked


def use_check(into: Path, output: Path) -> None:
    """Give what `check` has kept to the training of ``output``, which then needn't look again."""
    folder = output.with_name(output.name + ".training")
    with contextlib.suppress(OSError):  # it looks again
        folder.mkdir(parents=True, exist_ok=True)
        for part in (into / _PACKED, (into / _PACKED).with_suffix(".json")):
            part.replace(folder / part.name)


# -- trainings that were begun ---------------------------------------------------------------------


@dataclass(frozen=True)
class Kept:
    """A training that can go on. ``options``: as it began; ``history``: step, seconds, losses and measures at
    each checkpoint; ``sheet``: the file of its newest samples; ``best``: the best that was measured."""

    output: Path
    options: Options
    size: int
    step: int
    seconds: float
    pictures: int
    history: Sequence[Mapping[str, float]]
    best: Best | None = None

    @property
    def name(self) -> str:
        return self.output.stem

    @property
    def folder(self) -> Path:
        return self.output.with_name(self.output.name + ".training")

    @property
    def sheet(self) -> Path:
        return self.folder / "samples.png"


def kept(home: Path) -> list[Kept]:
    """The trainings in ``home`` that can go on, the newest first. What is damaged is left out."""
    found: list[tuple[float, Kept]] = []
    folders: list[Path] = []
    with contextlib.suppress(OSError):
        folders = list(home.glob(f"*{FOLDER_ENDING}"))
    for folder in folders:
        one = kept_in(folder)
        if one is not None:
            with contextlib.suppress(OSError):  # it has gone meanwhile
                found.append(((folder / "checkpoint.json").stat().st_mtime, one))
    return [one for _, one in sorted(found, key=lambda pair: -pair[0])]


def kept_in(folder: Path) -> Kept | None:
    """The training in ``folder``, read without loading torch; None if there is none that can go on."""
    try:
        path = folder / "checkpoint.json"
        if path.stat().st_size > _MOST_FACTS:
            return None
        about: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        facts = about["facts"]
        stored = facts["options"]
        output = folder.with_name(folder.name.removesuffix(".training"))
        data = Path(stored.get("data") or folder)
        options = Options(str(stored["kind"]), data, output, resume=True).going_on(stored).checked()
        step, batch = int(about["step"]), int(options.batch or 0)
        history = [
            {str(name): float(value) for name, value in entry.items() if isinstance(value, int | float)}
            for entry in facts["history"]
        ]
        size = int(facts["config"]["size"])
        seconds = float(facts["seconds"])
        return Kept(output, options, size, step, seconds, step * batch, history, best_of(output))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, BadInputError):
        return None


def use_best(output: Path) -> Best | None:
    """Make the best that was measured the model's file, until the training goes on; None if there is none.

    Raises BadInputError if it can't be written.
    """
    try:
        return best.use_best(output)
    except OSError as error:
        raise BadInputError(f"{output} can't be written: {files.why(error)}.") from error


def discard(output: Path) -> None:
    """Take the training of ``output`` and the model's file away for good. Raises BadInputError if they can't
    be."""
    try:
        with contextlib.suppress(FileNotFoundError):
            shutil.rmtree(output.with_name(output.name + ".training"))
        output.unlink(missing_ok=True)
    except OSError as error:
        raise BadInputError(f"{output.stem} can't be taken away: {files.why(error)}.") from error


def discard_unsaved(output: Path) -> None:
    """Take away the pictures that were packed for a training which ended before it was ever saved."""
    folder = output.with_name(output.name + ".training")
    if not output.exists() and not (folder / "checkpoint.json").exists():
        discard(output)


def memory() -> int:
    """Bytes that the program holds now: on the GPU if it computes there, else in main memory; 0 if that
    can't be told."""
    torch = sys.modules.get("torch")
    try:
        if torch is not None and torch.cuda.is_initialized():
            return int(torch.cuda.memory_reserved())
        if _STATM.exists():
            return int(_STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # of macOS: the most that it ever was
    except (AttributeError, ImportError, OSError, RuntimeError, ValueError):
        return 0
