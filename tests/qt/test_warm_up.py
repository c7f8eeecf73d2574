"""The engine gets ready for a picture when it is opened, and makes way for the artist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from artstudio.document.picture import Picture
from artstudio.document.source import Source
from artstudio.engine import catalog
from artstudio.engine.request import Lane, Quality, Update
from artstudio.models.style.spec import builtin_styles
from artstudio.params import Values
from artstudio.pixels import Pixels
from artstudio.qt.session import Session
from artstudio.qt.warm_up import SLOT, WarmUp

PATIENCE = 60_000


class Warm:
    """A session whose preparations are recorded: quality, whether the style space was used, and the end."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        self.session = session
        self.ended: list[tuple[Quality, bool, str]] = []
        self._qtbot = qtbot
        session.bridge.updated.connect(self._updated)
        self.warm_up = WarmUp(session)

    def _updated(self, update: Update) -> None:
        request = update.request
        if request.slot == SLOT and update.kind in ("done", "failed", "cancelled"):
            assert request.lane is Lane.IDLE
            self.ended.append((request.quality, any(request.values["space"]), update.kind))

    def until_done(self, count: int) -> None:
        self._qtbot.waitUntil(lambda: len(self.done) >= count, timeout=PATIENCE)

    @property
    def done(self) -> list[tuple[Quality, bool]]:
        return [(quality, space) for quality, space, kind in self.ended if kind == "done"]


STEPS = [(Quality.COARSE, False), (Quality.FULL, False), (Quality.COARSE, True)]


@pytest.fixture
def warm(qtbot: QtBot, session: Session) -> Iterator[Warm]:
    yield Warm(qtbot, session)
    session.bridge.close()


def test_opening_a_picture_prepares_what_will_be_needed_for_its_size(warm: Warm, picture: Picture) -> None:
    seen: list[object] = []
    warm.session.shown.connect(seen.append)
    warm.session.start_with(picture)
    warm.until_done(3)
    assert warm.done == STEPS
    # Another picture of that size needs nothing more, one of another size does.
    warm.session.set_picture(replace(picture, pixels=Pixels.of(1 - picture.pixels.array), name="b"))
    warm.session.set_picture(Picture(Pixels.of(picture.pixels.array[:50].copy()), "c"))
    warm.until_done(6)
    assert warm.done == STEPS * 2
    assert seen == [None] * len(seen)  # the canvas has only been told to show each picture itself


def test_it_makes_way_for_the_artist_and_goes_on_afterwards(
    qtbot: QtBot, warm: Warm, picture: Picture
) -> None:
    order: list[str] = []
    warm.session.bridge.updated.connect(
        lambda update: order.append(update.request.slot) if update.kind == "done" else None
    )
    warm.session.start_with(picture)
    warm.session.apply_style(builtin_styles()[2].ref)
    warm.until_done(3)
    assert order.index("canvas") < order.index(SLOT)
    assert warm.done == STEPS


def test_it_is_given_up_for_a_picture_that_is_gone(qtbot: QtBot, warm: Warm, picture: Picture) -> None:
    warm.session.start_with(picture)
    source = Source("cppn", Values.of(catalog.get("cppn").spec.params), 1, (32, 32))
    warm.session.set_source(source, "new")
    qtbot.waitUntil(lambda: not warm.session._is_working, timeout=PATIENCE)
    begun = len(warm.ended)
    warm.session.set_source(replace(source, seed=2), "another")
    qtbot.waitUntil(lambda: not warm.session._is_working, timeout=PATIENCE)
    assert len(warm.ended) == begun and len(warm.done) < 3
    warm.session.set_picture(picture)
    warm.until_done(3)
