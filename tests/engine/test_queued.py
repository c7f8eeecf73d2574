"""Work that waits for an engine which works for others too."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from artstudio.engine import catalog
from artstudio.engine.context import Cancelled
from artstudio.engine.headless import Headless
from artstudio.engine.queued import Queued
from artstudio.engine.request import Lane, Request, Update
from artstudio.engine.runner import Runner
from artstudio.errors import ArtStudioError
from artstudio.models.base import Image
from artstudio.params import Values


def pattern(seed: int, side: int = 24, lane: Lane = Lane.FINAL) -> Request:
    return Request(
        "cppn", Values.of(catalog.get("cppn").spec.params), seed=seed, size=(side, side), lane=lane
    )


class Studio:
    """A runner on a thread of its own, whose updates go to whoever listens."""

    def __init__(self) -> None:
        self.updates: list[Update] = []
        self.listeners: list[Queued] = []
        self.runner = Runner(self._deliver)
        self.thread = threading.Thread(target=self.runner.run_forever)
        self.thread.start()

    def queued(self, slot: str) -> Queued:
        work = Queued(self.runner.submit, slot)
        self.listeners.append(work)
        return work

    def _deliver(self, update: Update) -> None:
        self.updates.append(update)
        for listener in self.listeners:
            listener.take(update)


@pytest.fixture
def studio() -> Iterator[Studio]:
    made = Studio()
    yield made
    made.runner.close()
    made.thread.join()


def test_the_same_pictures_as_without_a_queue_while_others_work(studio: Studio) -> None:
    other = studio.queued("export")
    done: list[Image] = []
    thread = threading.Thread(target=lambda: done.extend(other.run(pattern(n)) for n in range(3)))
    thread.start()
    film = studio.queued("film")
    for seed in range(3):
        studio.runner.submit(pattern(50 + seed, lane=Lane.LIVE))
        output = film.run(pattern(seed))
        assert isinstance(output, Image)
        assert np.array_equal(output.array, Headless().run(pattern(seed)).array)
    thread.join()
    assert len(done) == 3


def test_failing_and_cancelling(studio: Studio) -> None:
    film = studio.queued("film")
    with pytest.raises(ArtStudioError, match="megapixels"):
        film.run(pattern(1, 0))
    with pytest.raises(Cancelled):
        film.run(pattern(1, 1500), lambda progress: studio.runner.cancel("film", Lane.FINAL))
    assert isinstance(film.run(pattern(1)), Image), "the next one runs"
    film.cancel()
    with pytest.raises(Cancelled):
        film.run(pattern(1))


def test_a_runner_that_closes_ends_the_wait(studio: Studio) -> None:
    film = studio.queued("film")
    with pytest.raises(Cancelled):
        film.run(pattern(1, 2000), lambda progress: studio.runner.close())
    with pytest.raises(Cancelled):
        film.run(pattern(1))
