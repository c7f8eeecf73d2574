"""What the tests of timelines share: a window with the picture of a generator, its timeline, and films."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from artstudio.document.film import FilmOptions
from artstudio.document.timeline import Timeline
from tests.qt.studio import Studio

SIDE = 48
"""Of the pictures that generators make where the fixture `small_generators` is used."""
Opener = Callable[..., Studio]


def generated(open_studio: Opener, model: str = "cppn") -> Studio:
    """A window in the Latent workspace with the first picture of a generator."""
    studio = open_studio()
    QTest.keyClick(studio.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    studio.until(lambda: studio.services.generators.spec(model) is not None)
    studio.services.explorer.choose_model(model)
    return studio


def timeline(studio: Studio) -> Timeline:
    found = studio.services.director.timeline
    assert found is not None
    return found


def render(studio: Studio, path: Path, **options: Any) -> list[bool]:
    """Start a film; the list says whether it was saved, once it has ended."""
    ended: list[bool] = []
    studio.services.films.ended.connect(lambda job, saved: ended.append(saved))
    given = {"format": "webp", "fps": 12.0, "size": (SIDE, SIDE), "quality": 100} | options
    film = studio.services.director.film_of(timeline(studio))
    studio.services.films.start(path, FilmOptions(**given), film.timeline, film.picture)
    return ended


def choose_sound(studio: Studio, song: Path) -> None:
    studio.services.director.set_sound(song)
    studio.until(lambda: timeline(studio).sound == str(song))
