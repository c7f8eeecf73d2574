"""The reel: keyframes of everything, and the timeline that is made of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from artstudio.document.picture import Picture
from artstudio.document.reel import Reel, Shot
from artstudio.document.source import Source
from artstudio.document.timeline import Timeline
from artstudio.engine import catalog
from artstudio.errors import BadInputError
from artstudio.params import StyleWeight, Values
from artstudio.pixels import Pixels

STYLE = catalog.get("style").spec.params
CPPN = catalog.get("cppn").spec.params
PAINTER = catalog.get("painter").spec.params
PLAIN = Values.of(STYLE)
PHOTO = Picture(Pixels.of(np.full((4, 6, 3), 0.5, np.float32)), "photo.png")


def made(seed: int = 1, **values: Any) -> Source:
    return Source("cppn", Values.of(CPPN, values), seed, (64, 64))


def shot(seconds: float, source: Source | None = None, **painting: Any) -> Shot:
    return Shot(seconds, Values.of(STYLE, painting), source or made())


def reel(*shots: Shot, **others: Any) -> Reel:
    film = Reel(**others)
    for each in shots:
        film = film.with_shot(each)
    return film


def test_only_what_moves_has_a_track() -> None:
    timeline = reel(shot(0, made(zoom=1.0)), shot(4, made(zoom=4.0)), smooth=False).timeline(CPPN, STYLE)
    assert [track.slot.param for track in timeline.tracks] == ["zoom"]
    assert timeline.painting is None and timeline.checked() == timeline
    assert timeline.values_at(0)["zoom"] == 1.0 and timeline.values_at(4)["zoom"] == 4.0
    assert timeline.values_at(2)["zoom"] == pytest.approx(2.0)  # by factors, as its slider
    assert Timeline.from_json(timeline.to_json(), lambda model: catalog.get(model).spec.params) == timeline


def test_styles_are_mixed_along_and_choices_change_at_keyframes() -> None:
    one, other = (StyleWeight(style.ref) for style in catalog.builtin_styles()[:2])
    film = reel(
        shot(0, made(symmetry="none"), styles=(one,)), shot(2, made(symmetry="quarters"), styles=(other,))
    )
    timeline = replace(film, smooth=False).timeline(CPPN, STYLE)
    half = timeline.values_at(1, "painting")["styles"]
    assert [slot.weight for slot in half] == pytest.approx([0.5, 0.5])
    assert [timeline.values_at(t)["symmetry"] for t in (0, 1.9, 2)] == ["none", "none", "quarters"]


def test_seeds_of_patterns_jump_and_those_of_a_space_are_blended() -> None:
    patterns = reel(shot(0, made(3)), shot(2, made(5))).timeline(CPPN, STYLE)
    assert [patterns.seed_at(t) for t in (0, 1.9, 2.1)] == [3, 3, 5]
    sources = [Source("painter", Values.of(PAINTER), seed, (64, 64)) for seed in (3, 5)]
    film = reel(*(Shot(2.0 * i, PLAIN, source) for i, source in enumerate(sources)), smooth=False)
    painter = film.timeline(PAINTER, STYLE)
    seeds = dict(painter.values_at(1)["latent"].seeds)
    assert seeds.keys() == {3, 5} and seeds[3] == pytest.approx(seeds[5])
    assert {painter.seed_at(t) for t in (0, 1, 2)} == {3}


def test_a_photo_is_painted_on() -> None:
    style = StyleWeight(catalog.builtin_styles()[0].ref)
    one = Shot(0, Values.of(STYLE, {"styles": (style,)}), None, PHOTO)
    two = replace(one, seconds=2.0, painting=one.painting.with_(strength=0.2))
    timeline = reel(one, two, smooth=False).timeline((), STYLE)
    assert timeline.model == "" and timeline.painting is not None
    assert 0.2 < timeline.values_at(1, "painting")["strength"] < 1.0


def test_drift_moves_even_a_single_keyframe_and_comes_back() -> None:
    timeline = reel(shot(0), drift=0.3).timeline(CPPN, STYLE)
    ways = [timeline.values_at(t)["bend"] for t in (0, 2, 4, 8)]
    assert ways[0] != ways[1] != ways[2] and ways[0] == pytest.approx(ways[3])


def test_keyframes_keep_their_order_and_never_lie_on_each_other() -> None:
    film = reel(shot(3, made(3)), shot(1, made(1)), shot(2, made(2)))
    assert [each.source.seed for each in film.shots if each.source] == [1, 2, 3]
    assert film.moved(0, 2.5).shots[1].seconds == 2.5
    assert film.moved(0, 2.01) == film and film.moved(0, 99).shots[-1].seconds == film.seconds
    assert film.with_shot(shot(2.01, made(9))).shots[1].source == made(9)
    assert film.at(2.01) == 1 and film.at(2.5) is None
    assert [each.seconds for each in film.without(1).shots] == [1, 3]


def test_it_grows_and_shrinks() -> None:
    film = reel(shot(0), shot(12, made(2)))
    assert film.seconds == 12
    short = film.lasting(6)
    assert (short.seconds, short.shots[1].seconds) == (6, 6)
    assert short.lasting(30).shots[1].seconds == 6 and film.lasting(0).seconds == 0.5


def test_keyframes_of_something_else_are_refused_in_a_sentence() -> None:
    film = reel(shot(0))
    for other in (
        Shot(1, PLAIN, Source("painter", Values.of(PAINTER), 1, (64, 64))),
        Shot(1, PLAIN, None, PHOTO),
    ):
        with pytest.raises(BadInputError) as error:
            film.with_shot(other)
        assert str(error.value).endswith(".")
    with pytest.raises(BadInputError, match="no keyframe yet"):
        Reel().timeline(CPPN, STYLE)
