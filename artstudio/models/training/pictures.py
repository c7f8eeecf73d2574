"""The packed pictures of a training: read as they are wanted, long after their folder went away."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

FEW = 200


@dataclass(frozen=True)
class Pack:
    """What was packed. ``labels``: the class of each picture, [] without classes.

    ``broken``: file and reason; ``duplicates``: file and the one it repeats; ``cropped``, ``enlarged``: how
    many were not square, and smaller than asked for. ``key``: digest of the files' names, sizes and times;
    ``content``: of the pixels.
    """

    size: int
    names: tuple[str, ...]
    labels: tuple[int, ...]
    classes: tuple[str, ...]
    key: str
    content: str
    broken: tuple[tuple[str, str], ...] = ()
    duplicates: tuple[tuple[str, str], ...] = ()
    cropped: int = 0
    enlarged: int = 0
    smallest: int = 0
    largest: int = 0
    source: str = ""

    def sentences(self) -> list[str]:
        """What a person should know of the pictures."""
        number, least, most = len(self.names), self.smallest, self.largest
        if least == most:
            said = [f"{number:,} pictures, {least:,} pixels at the short side."]
        else:
            said = [f"{number:,} pictures, {least:,} to {most:,} pixels at the short side."]
        if self.classes:
            counts = np.bincount(self.labels, minlength=len(self.classes))
            listed = ", ".join(f"{n} ({c:,})" for n, c in zip(self.classes, counts, strict=True))
            said.append(f"The classes are {listed}.")
        if self.cropped:
            said.append(f"Not square, so that only the middle is used: {self.cropped:,}.")
        if self.enlarged:
            said.append(f"Enlarged, since smaller than {self.size} pixels: {self.enlarged:,}.")
        if self.broken:
            said.append(f"Left out, since unreadable: {len(self.broken):,} ({_first(self.broken)}).")
        if self.duplicates:
            first = _first(self.duplicates)
            said.append(f"Left out, since nearly the same as others: {len(self.duplicates):,} ({first}).")
        if len(self.names) < FEW:
            said.append(f"That is few; from fewer than {FEW} a model mostly learns to copy.")
        return said


class Pictures:
    """Packed pictures, read from the disk as they are wanted."""

    def __init__(self, pack: Pack, pixels: NDArray[np.uint8]):
        self.pack, self.pixels = pack, pixels
        self.labels = np.asarray(pack.labels, np.int64)
        counts = np.bincount(self.labels, minlength=len(pack.classes)).astype(np.float32)
        self.frequency = counts / max(1, len(self.labels))

    def __len__(self) -> int:
        return len(self.pack.names)

    def batch(self, seed: int, first: int, count: int) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """Pictures ``first`` to ``first + count`` of an endless row of shuffled epochs.

        Returns (count, size, size, 3), and their classes (count,), (0,) without classes.
        """
        rows, total = [], len(self)
        for epoch in range(first // total, (first + count - 1) // total + 1):
            begin = max(first - epoch * total, 0)
            rows.append(shuffled(total, seed, epoch)[begin : first + count - epoch * total])
        index = np.concatenate(rows)
        return self.pixels[index], self.labels[index] if self.pack.classes else self.labels


@lru_cache(maxsize=2)
def shuffled(count: int, seed: int, epoch: int) -> NDArray[np.int64]:
    """0..count-1 in an order that is the same on every machine."""
    raw = np.random.PCG64(np.random.SeedSequence((seed, 0x0DE2, epoch))).random_raw(count)
    order = np.argsort(raw, kind="stable")
    order.flags.writeable = False
    return order


def _first(pairs: Sequence[tuple[str, str]]) -> str:
    (name, why), more = pairs[0], len(pairs) > 1
    return f"{name}: {why}{', ...' if more else ''}"


def unpack(target: Path) -> Pictures | None:
    """What was packed into ``target``; None if there is nothing whole."""
    try:
        stored: dict[str, Any] = json.loads(index_of(target).read_text(encoding="utf-8"))
        fields = {name: _tuples(value) for name, value in stored.items()}
        found = Pack(**fields)
        shape = (len(found.names), found.size, found.size, 3)
        if target.stat().st_size != math.prod(shape) or len(found.labels) not in (0, len(found.names)):
            return None
        return Pictures(found, np.memmap(target, np.uint8, "r", shape=shape))
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _tuples(value: Any) -> Any:
    return tuple(_tuples(part) for part in value) if isinstance(value, list) else value


def index_of(target: Path) -> Path:
    """The file that says what is in ``target``."""
    return target.with_suffix(".json")
