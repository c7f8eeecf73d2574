"""What the tests of the library share: pictures, a clock that is set by hand, disks that misbehave."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from artstudio.library import Library, OwnStyle
from artstudio.pixels import FloatArray


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def advance(self, **by: float) -> None:
        self.time += timedelta(**by)


def vector_of(number: int) -> tuple[float, ...]:
    """A style vector that no other number has."""
    return tuple(np.random.default_rng(number).normal(size=100).tolist())


def painting(number: int, height: int = 48, width: int = 64) -> FloatArray:
    """A picture with smooth color and a texture, (height, width, 3) in 0..1, that no other number has."""
    noise = np.random.default_rng(number).random((height, width, 3)) * 0.2
    y, x = np.mgrid[0:height, 0:width] / max(height, width)
    waves = np.stack([x, y, 0.5 + 0.5 * np.sin(9 * x + number)], axis=-1)
    return np.asarray(np.clip(waves * 0.8 + noise, 0, 1), dtype=np.float32)


def add(library: Library, number: int) -> OwnStyle:
    return library.add_vector_style(f"Painting {number}", vector_of(number), painting(number), ["mine"])


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the library but those of the databases, which differ without a difference."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".db" not in path.name
    }


def assert_files_suffice(library: Library, spare: Path) -> None:
    """Check that the files alone make the same library again."""
    shutil.rmtree(spare, ignore_errors=True)
    shutil.copytree(library.folder, spare, ignore=shutil.ignore_patterns("*.db*"))
    with Library(spare) as rebuilt:
        assert [s.to_json() for s in rebuilt.styles()] == [s.to_json() for s in library.styles()]
        assert rebuilt.favorites() == library.favorites()
