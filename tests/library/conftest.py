"""A library in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from library_lab import Clock

from artstudio.library import Library


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def open_it(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Library]]:
    """Opens libraries, by default in one folder, and closes them after the test."""
    opened: list[Library] = []

    def opener(folder: Path = tmp_path / "library", **options: object) -> Library:
        library = Library(folder, **{"now": clock, "patience": 0.1, **options})  # type: ignore[arg-type]
        opened.append(library)
        return library

    yield opener
    for library in opened:
        library.close()


@pytest.fixture
def library(open_it: Callable[..., Library]) -> Library:
    return open_it()
