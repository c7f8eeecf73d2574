"""Timelines: their values at any time, loops that close, editing, and files."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from artstudio.document.binding import Binding
from artstudio.document.timeline import Timeline, read_timeline, write_timeline
from artstudio.document.tracks import Key, Slot, Track
from artstudio.document.wander import Noise, random_walk
from artstudio.errors import BadInputError
from artstudio.films import params_of
from artstudio.latents import Direction, Floats, LatentPoint, Move
from artstudio.models.generators import point as meaning
from artstudio.models.generators.spec import latent_params
from artstudio.params import Latent, StyleRef, StyleWeight, Values

CPPN = params_of("cppn")
STYLE = params_of("style")
ZOOM, TIME, PALETTE, DRIFT = Slot("zoom"), Slot("time"), Slot("palette"), Slot("bend", "drift")


def plain(*tracks: Track, **changes: Any) -> Timeline:
    return Timeline("cppn", CPPN, Values.of(CPPN), tracks=tracks, seconds=4.0, fps=10.0, **changes)


def keyed(slot: Slot, *pairs: tuple[float, Any], **changes: Any) -> Track:
    return Track(slot, tuple(Key(seconds, value) for seconds, value in pairs), **changes)


def path(timeline: Timeline, param: str, end: float = 4.0, count: int = 401) -> np.ndarray:
    return np.array([timeline.values_at(t)[param] for t in np.linspace(0, end, count)])


def test_values_between_keyframes() -> None:
    timeline = plain(keyed(TIME, (1, 0.2), (3, 0.6)), keyed(PALETTE, (0, "any"), (2, "ember")), loop=False)
    palettes = [timeline.values_at(t)["palette"] for t in (0, 1.99, 2, 4, 99)]
    assert palettes[:2] == ["any", "any"] and len(set(palettes[2:])) == 1
    at = [timeline.values_at(t)["time"] for t in (-1, 0, 1, 2, 3, 4)]
    assert at == pytest.approx([0.2, 0.2, 0.2, 0.4, 0.6, 0.6])
    assert timeline.values_at(2).keys() == timeline.values.keys()
    assert timeline.values_at(2)["relief"] == timeline.values["relief"], "what nothing moves stays"
    muted = replace(timeline, tracks=tuple(replace(t, muted=True) for t in timeline.tracks))
    assert muted.values_at(3) == timeline.values


def test_a_loop_goes_on_from_its_last_keyframe_to_its_first() -> None:
    timeline = plain(keyed(TIME, (1, 0.2), (3, 0.6)))
    assert [timeline.values_at(t)["time"] for t in (3.5, 4, 4.5, 0, 8)] == pytest.approx(
        [0.5, 0.4, 0.3, 0.4, 0.4]
    )
    assert timeline.values_at(1.25) == timeline.values_at(5.25) == timeline.values_at(-2.75)


def test_a_keyframe_at_the_end_of_a_loop_is_reached() -> None:
    timeline = plain(keyed(TIME, (0, 0.0), (4, 1.0)))
    assert path(timeline, "time")[:-1] == pytest.approx(np.linspace(0, 1, 401)[:-1])
    curved = plain(keyed(TIME, (0, 0.0), (4, 1.0), interpolation="spline"))
    assert path(curved, "time")[:-1] == pytest.approx(np.linspace(0, 1, 401)[:-1])


@pytest.mark.parametrize("interpolation", ["direct", "spline"])
@pytest.mark.parametrize("loop", [True, False])
def test_nothing_jumps(interpolation, loop) -> None:
    pairs = ((0.5, 0.1), (1.0, 0.9), (1.2, 0.4), (3.5, 0.6))
    timeline = plain(keyed(TIME, *pairs, interpolation=interpolation), loop=loop)
    way = path(timeline, "time", 8.0, 8001)
    assert np.abs(np.diff(way)).max() < 0.006
    for seconds, value in pairs:
        assert timeline.values_at(seconds)["time"] == pytest.approx(value)
    # Without a loop it begins and ends at once.
    corners = np.abs(np.diff(way, 2))[550:3450].max()
    assert corners > 0.002 if interpolation == "direct" else corners < 0.0001


def test_noise_drifts_around_a_value_and_closes() -> None:
    for seed in range(3):
        timeline = plain(Track(TIME, (), noise=Noise(seed, 0.5, 0.4)), keyed(ZOOM, (0, 2.0)))
        timeline = replace(timeline, values=timeline.values.with_(time=0.5))
        way = path(timeline, "time")
        assert way[0] == pytest.approx(way[-1]) and np.ptp(way) > 0.1
        assert way.min() >= 0.3 and way.max() <= 0.7
        assert np.abs(np.diff(way, 2)).max() < 0.001, "also where it closes"
    other = plain(Track(TIME, (), noise=Noise(9, 0.5, 0.4)))
    assert np.abs(path(other, "time") - way).max() > 0.05


def test_noise_on_keyframes_vectors_and_single_sliders() -> None:
    bend = Track(Slot("bend"), noise=Noise(1, 1.0, 0.5))
    drift = keyed(DRIFT, (0, -2.0), (2, 2.0))
    timeline = plain(drift, bend).checked()
    at = timeline.values_at(2)["bend"]
    assert at[0] == 2.0 and all(axis != 0 for axis in at[1:]), "one slider wins over all of them"
    assert timeline.values_at(0) == timeline.values_at(4)


def test_noise_loops_on_the_sphere() -> None:
    params = latent_params(4)
    walk = Track(Slot("latent"), noise=Noise(5, 1.0, 1.0))
    timeline = Timeline("g", params, Values.of(params), seed=11, tracks=(walk,), seconds=4.0)
    way = [
        meaning.blend(timeline.values_at(t)["latent"].seeds, 256).astype(float) for t in np.linspace(0, 4, 81)
    ]
    assert np.allclose(way[0], way[-1], atol=1e-4)
    lengths, steps = np.linalg.norm(way, axis=1), np.linalg.norm(np.diff(way, axis=0), axis=1)
    assert lengths.min() > 13 and lengths.max() < 19
    assert steps.max() < 3 * np.median(steps), "nothing jumps, nor where it closes"
    near = replace(timeline, tracks=(replace(walk, noise=Noise(5, 1.0, 0.25)),)).values_at(1)["latent"]
    assert dict(near.seeds)[11] == 0.75


def test_a_random_walk_is_made_of_keyframes() -> None:
    zoom = plain().param_of(ZOOM)
    walk = list(random_walk(zoom, seed=4, stops=6, pace=0.5))
    assert [seconds for seconds, _ in walk] == [0, 0.5, 1, 1.5, 2, 2.5]
    assert walk == list(random_walk(zoom, 4, 6, 0.5)) != list(random_walk(zoom, 5, 6, 0.5))
    assert len({value for _, value in walk}) == 6
    timeline = plain(keyed(ZOOM, *walk)).checked()
    assert timeline.values_at(1.5)["zoom"] == pytest.approx(walk[3][1])
    near = [value for _, value in random_walk(zoom, 4, 6, 0.5, start=2.0, amount=0.1)]
    assert near[0] == 2.0 and max(near) < 2.6 and min(near) > 1.6
    seeds = list(random_walk(Latent(id="latent", title="Point"), 1, 3, 2.0))
    assert len({value.seeds for _, value in seeds}) == 3
    for bad in ({"stops": 1}, {"pace": 0.0}, {"amount": 2.0}):
        with pytest.raises(BadInputError):
            list(random_walk(zoom, **{"seed": 1, "stops": 3, "pace": 1.0, **bad}))
    with pytest.raises(BadInputError, match="Palette can't wander"):
        list(random_walk(plain().param_of(PALETTE), 1, 3, 1.0))


def test_the_seed_changes_at_its_keyframes() -> None:
    timeline = plain(keyed(Slot("seed"), (1, 5), (3, 9)))
    assert [timeline.seed_at(t) for t in (1, 2.9, 3, 3.9, 0, 0.9)] == [5, 5, 9, 9, 9, 9]
    assert replace(timeline, loop=False).seed_at(0.5) == 5 and plain(seed=7).seed_at(2) == 7
    timeline.checked()
    with pytest.raises(BadInputError, match="Noise can't move Seed"):
        plain(Track(Slot("seed"), noise=Noise())).checked()


def test_one_direction_of_a_point_is_a_slider() -> None:
    params = latent_params(4)
    warm = Direction(Floats.of(np.ones(4)), "Warmer")
    base = Values.of(params, {"latent": LatentPoint(((1, 1.0),), moves=(Move(warm, 0.5),))})
    moves = keyed(Slot("latent", "Warmer"), (0, -1.0), (2, 3.0))
    points = keyed(Slot("latent"), (0, LatentPoint(((1, 1.0),))), (2, LatentPoint(((2, 1.0),))))
    timeline = Timeline("g", params, base, seconds=4.0, tracks=(moves, points)).checked()
    point = timeline.values_at(1)["latent"]
    assert dict(point.seeds) == {1: 0.5, 2: 0.5} and [move.amount for move in point.moves] == [1.0]
    with pytest.raises(BadInputError, match="no slider 'Older'"):
        timeline.param_of(Slot("latent", "Older"))


def test_the_mixer_of_the_painting_moves_too() -> None:
    a, b = (StyleRef("vector", name, name, tuple([0.1] * 100)) for name in "ab")
    mixer = keyed(Slot("styles", layer="painting"), (0, (StyleWeight(a),)), (2, (StyleWeight(b),)))
    strength = keyed(Slot("strength", layer="painting"), (0, 0.5), (2, 1.0))
    timeline = plain(mixer, strength, painting=Values.of(STYLE), painting_params=STYLE).checked()
    values = timeline.values_at(1, "painting")
    assert [slot.weight for slot in values["styles"]] == [0.5, 0.5] and values["strength"] == 0.75
    assert timeline.values_at(1) == timeline.values
    with pytest.raises(BadInputError, match="nothing is painted"):
        replace(timeline, painting=None).checked()


def test_sound_moves_a_slider_by_its_own_scale() -> None:
    loud = Binding("bass", ZOOM, low=1.0, high=16.0)
    drift = Binding("beat", DRIFT, low=0.0, high=-3.0)
    timeline = plain(keyed(ZOOM, (0, 2.0)), bindings=(loud, drift)).checked()
    assert timeline.values_at(1)["zoom"] == 2.0
    values = timeline.values_at(1, heard=(0.5, 1.0))
    assert values["zoom"] == pytest.approx(4.0) and values["bend"][0] == -3.0


def test_editing() -> None:
    timeline = plain().keyed(ZOOM, 1, 2.0).keyed(ZOOM, 0, 1.0, "ease-in").keyed(ZOOM, 1, 4.0)
    track = timeline.track(ZOOM)
    assert track is not None and track.keys == (Key(0, 1.0, "ease-in"), Key(1, 4.0))
    moved = timeline.with_track(track.moved(1, 3))
    assert [key.seconds for key in moved.tracks[0].keys] == [0, 3] and moved.values_at(3)["zoom"] == 4.0
    assert timeline.with_track(track.unkeyed(0).unkeyed(1)).tracks == ()
    assert track.moved(7, 2) == track
    with pytest.raises(BadInputError, match="Zoom goes from"):
        timeline.keyed(ZOOM, 1, 99.0)
    with pytest.raises(BadInputError, match="the timeline goes from 0 to 4 s"):
        timeline.keyed(ZOOM, 9, 1.0)


def everything() -> Timeline:
    vector = StyleRef("vector", "v", "Mine", tuple([0.25] * 100))
    return plain(
        Track(ZOOM, (Key(0, 1.0, (0.1, 0.0, 0.4, 1.0)), Key(2.5, 3.0, "hold")), "spline"),
        Track(DRIFT, (Key(0, 1.0),), noise=Noise(3, 1.5, 0.25), muted=True),
        keyed(PALETTE, (1, "any")),
        keyed(Slot("seed"), (0, 3), (2, 4)),
        keyed(Slot("styles", layer="painting"), (0, (StyleWeight(vector, -0.5),))),
        painting=Values.of(STYLE, {"styles": (StyleWeight(vector),)}),
        painting_params=STYLE,
        bindings=(Binding("onset", TIME, 0.2, 0.8, 2.0, 0.1, 0.5),),
        size=(64, 48),
        sound="song.mp3",
        picture="photo.jpg",
        title="Everything",
        seed=5,
    ).checked()


def read_again(timeline: Timeline) -> Timeline:
    return Timeline.from_json(timeline.to_json(), params_of)


def test_everything_comes_back_from_a_file(tmp_path) -> None:
    timeline = everything()
    write_timeline(tmp_path / "a.timeline", timeline)
    again = read_timeline(tmp_path / "a.timeline", params_of)
    assert again == timeline and read_again(again) == again
    assert again.values_at(1.3, "painting", (0.5,)) == timeline.values_at(1.3, "painting", (0.5,))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"artstudio": "recipe"}, "isn't a timeline of Art Studio"),
        ({"version": 2}, "made by a newer Art Studio"),
        ({"version": "x"}, "its version is missing"),
        ({"seconds": 0}, "lasts from 0.04 seconds to 4 hours, not 0"),
        ({"seconds": 1e9}, "lasts from"),
        ({"seconds": "long"}, "length of the timeline is a number, not 'long'"),
        ({"seconds": 10**400}, "length of the timeline is a number, not 1000"),
        ({"seconds": 14_000, "fps": 100}, "1,400,000 frames, and 500,000 are the most"),
        ({"fps": 0}, "up to 240 frames a second, not 0"),
        ({"size": [0, 5]}, "not 0 x 5"),
        ({"size": "big"}, "its size is unreadable"),
        ({"source": {"model": "nothing"}}, "no model called 'nothing'"),
        ({"source": {"model": "style-encode"}}, "makes no picture"),
        ({"source": None}, "what makes its picture is unreadable"),
        ({"source": {}}, "neither which model"),
        ({"source": {"picture": "a.jpg"}}, "Nothing moves"),
        ({"source": {"model": "cppn", "values": {"zoom": 99}}}, "Zoom goes from 0.25 to 16"),
        ({"source": {"model": "cppn", "values": {"gloss": 1}}}, "no parameter called 'gloss'"),
        ({"source": {"model": "cppn", "seed": -1}}, "Seed is a whole number"),
        ({"tracks": 3}, "its tracks are no list"),
        ({"tracks": [3]}, "a track in it is none"),
        ({"tracks": [{"param": "gloss"}]}, "moves 'gloss', which this model doesn't have"),
        ({"tracks": [{"param": "bend", "axis": "x"}]}, "Bend has no slider 'x'"),
        ({"tracks": [{"param": "zoom", "layer": "roof"}]}, "doesn't say what it moves"),
        ({"tracks": [{"param": "styles", "layer": "painting"}]}, "nothing is painted in it"),
        ({"tracks": [{"param": "zoom", "keys": [{"seconds": 1, "value": 99}]}]}, "Zoom goes from 0.25 to 16"),
        ({"tracks": [{"param": "zoom", "keys": [{"seconds": 5, "value": 1}]}]}, "lies at 5 s, but"),
        (
            {"tracks": [{"param": "zoom", "keys": [{"seconds": "x", "value": 1}]}]},
            "time of a keyframe of Zoom",
        ),
        ({"tracks": [{"param": "zoom", "keys": [{"seconds": 1}]}]}, "a keyframe of Zoom has no value"),
        (
            {"tracks": [{"param": "zoom", "keys": [{"seconds": 1, "value": 1, "easing": "odd"}]}]},
            "An easing is one of",
        ),
        (
            {"tracks": [{"param": "zoom", "keys": [{"seconds": 1, "value": 1, "easing": [0, "nan", 1, 1]}]}]},
            "An easing is one of",
        ),
        (
            {
                "tracks": [
                    {"param": "zoom", "keys": [{"seconds": 1, "value": 1}, {"seconds": 1.0, "value": 2}]}
                ]
            },
            "Two keyframes of Zoom lie at 1 s; move or remove one of them",
        ),
        ({"tracks": [{"param": "zoom", "interpolation": "odd"}]}, "goes direct or as a spline"),
        ({"tracks": [{"param": "zoom", "noise": {"pace": 0}}]}, "pace of noise"),
        ({"tracks": [{"param": "zoom", "noise": {"amount": "x"}}]}, "amount of noise is a number"),
        ({"tracks": [{"param": "palette", "noise": {}}]}, "Noise can't move Palette"),
        ({"tracks": [{"param": "zoom"}, {"param": "zoom"}]}, "Zoom has two tracks"),
        ({"sound": {"bindings": [{"source": "violin", "param": "zoom"}]}}, "but no 'violin'"),
        ({"sound": {"bindings": [{"source": "bass", "param": "bend"}]}}, "can't move Bend"),
        ({"sound": {"bindings": [{"source": "bass", "param": "zoom", "high": 99}]}}, "Zoom goes from"),
        ({"sound": {"bindings": [{"source": "bass", "param": "zoom", "gain": -1}]}}, "gain of a sound"),
        (
            {"sound": {"bindings": [{"source": "bass", "param": "zoom", "release": 99}]}},
            "smoothing of a sound",
        ),
    ],
)
def test_rubbish(change, sentence) -> None:
    data = json.loads(plain().to_json())
    with pytest.raises(BadInputError, match=sentence):
        Timeline.from_json(json.dumps({**data, **change}), params_of)


JUNK: tuple[Any, ...] = (None, True, 0, -1, 0.5, 1e308, 10**400, "", "é", "NaN", "hold", [], {}, [[]], [1, 2])


def test_whatever_is_changed_in_a_file_it_is_read_or_refused_in_a_sentence() -> None:
    whole, chance = everything().to_json(), random.Random(5)
    for _ in range(400):
        data = json.loads(whole)
        inner, key = data, chance.choice(list(data))
        while isinstance(inner[key], (dict, list)) and inner[key] and chance.random() < 0.8:
            inner = inner[key]
            key = chance.choice(list(inner) if isinstance(inner, dict) else range(len(inner)))
        inner[key] = junk = chance.choice(JUNK)
        try:
            timeline = Timeline.from_json(json.dumps(data), params_of)
        except BadInputError as error:
            assert str(error).endswith(".") and len(str(error)) < 400, (key, junk)
        else:
            timeline.values_at(1.3, "source", [0.5] * len(timeline.bindings))
            assert read_again(timeline) == timeline, (key, junk)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe no text", "isn't a timeline"),
        (b"{", "isn't JSON"),
        (b"[]", "isn't a timeline"),
        (b"[" * 100_000, "isn't JSON"),
        (b'{"artstudio":"timeline","version":1,"seconds":NaN}', "isn't JSON"),
    ],
)
def test_files_that_are_none(tmp_path, content, sentence) -> None:
    (tmp_path / "a").write_bytes(content)
    with pytest.raises(BadInputError, match=sentence):
        read_timeline(tmp_path / "a", params_of)
    for missing in (tmp_path / "none", tmp_path):
        with pytest.raises(BadInputError, match="can't be read"):
            read_timeline(missing, params_of)
