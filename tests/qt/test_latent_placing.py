"""A picture of one's own that is placed in a generator's space: what is told of it, and what it leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from artstudio.latents import LatentPoint
from tests.qt.latent_lab import MODEL
from tests.qt.studio import Studio

pytestmark = pytest.mark.usefixtures("patterns_first")


@pytest.fixture(autouse=True)
def _a_long_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("artstudio.models.generators.invert.PREVIEW_SECONDS", 0.05)
    monkeypatch.setattr("artstudio.qt.latent.placer.STEPS", 5000)  # so that it doesn't end by itself


@pytest.fixture
def studio(seas: Studio) -> Studio:
    return seas


def point(studio: Studio) -> LatentPoint:
    assert studio.session.source is not None
    found: LatentPoint = studio.session.source.values["latent"]
    return found


def until_closer(studio: Studio) -> None:
    """Wait until the search has found something better."""
    before = point(studio).w
    studio.until(lambda: point(studio).w != before)


def test_what_is_placed_how_far_it_is_and_how_long_it_takes_are_told(studio: Studio, small: Path) -> None:
    placer, bar = studio.services.placer, studio.window.explore.placing
    assert not bar.isVisible()
    placer.place([small])
    studio.until(lambda: bar.isVisible() and "left" in bar.state.text())
    assert bar.text.text() == "Placing photo.jpg"
    percent, left = bar.state.text().split(", ")
    assert percent.endswith(" %") and left.endswith(" left")
    assert placer.thumb is not None and (placer.thumb.width(), placer.thumb.height()) == (128, 85)
    assert bar.text.text() in bar.bar.accessibleDescription()
    placer.pause()
    studio.until(lambda: placer.is_paused)
    assert bar.text.text() == "photo.jpg rests" and bar.state.text().endswith(" %")
    placer.stop()
    assert not bar.isVisible() and placer.thumb is None


def test_a_placing_is_a_step_by_itself_while_the_hand_goes_on(studio: Studio, small: Path) -> None:
    stack = studio.session.undo_stack
    count = stack.count()
    studio.services.placer.place([small])
    studio.until(lambda: bool(point(studio).w))
    slider = studio.window.directions.rows[0].slider
    slider.move_to(1.0)
    slider.finish_gesture()
    for _ in range(3):
        until_closer(studio)
    assert [stack.text(i) for i in range(count, stack.count())] == [
        "Place photo.jpg",
        slider.label.text(),
        "Place photo.jpg",
    ]
    studio.services.placer.stop()
    studio.until(lambda: not studio.services.placer.is_busy)
    studio.until_painted()


def test_a_placing_ends_when_the_artist_goes_on_to_something_else(studio: Studio, small: Path) -> None:
    placer = studio.services.placer
    placer.place([small])
    studio.until(lambda: bool(point(studio).w))
    studio.services.explorer.choose_model("cppn")
    studio.until(lambda: not placer.is_busy)
    assert "photo.jpg isn't placed any further" in studio.messages[-1].text
    assert studio.session.source is not None and studio.session.source.model == "cppn"
    placer.place([small])
    assert "can't be shown a picture" in studio.messages[-1].text
    studio.services.explorer.choose_model(MODEL)
    placer.place([small])
    studio.services.explorer.choose_model("cppn")  # while the file is read
    studio.until(lambda: "photo.jpg isn't placed any further" in studio.messages[-1].text)
    assert not placer.is_busy
    studio.services.explorer.choose_model(MODEL)
    placer.place([small])
    studio.until(lambda: bool(point(studio).w))
    studio.services.opening.open(small)
    studio.until(lambda: not placer.is_busy)
    assert studio.session.source is None and studio.session.picture is not None, "a photo stays where it is"


def test_cancelling_takes_back_nothing_but_what_was_placed(
    studio: Studio, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("artstudio.models.generators.invert.PREVIEW_SECONDS", 1e9)
    placer = studio.services.placer
    placer.place([small])
    studio.until(lambda: placer.is_busy)
    slider = studio.window.directions.rows[0].slider
    slider.move_to(1.0)
    slider.finish_gesture()
    placer.take_back()
    studio.until(lambda: not placer.is_busy)
    assert slider.value == 1.0, "which is the artist's own"
    studio.until_painted()
