"""Timelines become films: every frame is the picture of its request, in files read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from artstudio.document.binding import Binding
from artstudio.document.film import FilmOptions, recipe_in_film
from artstudio.document.timeline import Timeline, write_timeline
from artstudio.document.tracks import Key, Slot, Track
from artstudio.document.wander import Noise
from artstudio.engine import catalog
from artstudio.engine.context import Cancelled
from artstudio.engine.headless import Headless
from artstudio.engine.request import Lane, Quality
from artstudio.errors import ArtStudioError, BadInputError
from artstudio.films import Rendering, film_options, open_film, params_of, prepare, render
from artstudio.latents import LatentPoint
from artstudio.models.generators import installed
from artstudio.params import StyleRef, StyleWeight, Values
from tests.document.film_lab import look, save_wav
from tests.models.generators.test_installed import own_file, read
from tests.trouble import filled

CPPN, STYLE = params_of("cppn"), params_of("style")
FRAMES = FilmOptions("frames", fps=10)


def drifting(**changes: Any) -> Timeline:
    """A second of a pattern that flows and comes back, at 10 frames a second and 40 x 30 pixels."""
    tracks = (
        Track(Slot("time"), (Key(0.0, 0.0), Key(1.0, 1.0))),
        Track(Slot("bend"), noise=Noise(2, 0.25, 0.3)),
        Track(Slot("zoom"), (Key(0.0, 1.0), Key(0.5, 2.0, "ease-in-out")), "spline"),
    )
    values = Values.of(CPPN, {"grain": 0.0})
    plain = Timeline("cppn", CPPN, values, 7, tracks=tracks, seconds=1.0, fps=10.0, size=(40, 30))
    return replace(plain, **changes)


@pytest.fixture(scope="module")
def engine() -> Headless:
    return Headless()


def test_every_frame_is_the_picture_of_its_request(tmp_path, engine) -> None:
    film = prepare(drifting(), tmp_path)
    told: list[Rendering] = []
    count = render(film, engine, tmp_path / "f", FRAMES, report=told.append)
    assert count == 10 and [(r.frame, r.frames) for r in told] == [(n, 10) for n in range(1, 11)]
    seen = look(tmp_path / "f").frames
    assert seen.shape == (10, 30, 40, 3)
    for frame in (0, 3, 9):
        request = film.request_at(frame / 10)
        assert (request.quality, request.lane, request.seed) == (Quality.FINAL, Lane.FINAL, 7)
        output = engine.run(replace(request, depth=8))
        assert np.array_equal(output.array, seen[frame])
    steps = np.abs(np.diff(seen.astype(int), axis=0, append=seen[:1].astype(int))).mean(axis=(1, 2, 3))
    assert steps.min() > 1, "it moves all the time"
    assert steps[-1] < 1.5 * np.median(steps), "and closes"
    assert Timeline.from_json(str(recipe_in_film(tmp_path / "f")), params_of) == film.timeline


def test_the_sample(engine) -> None:
    film = open_film(Path(__file__).parents[1] / "packaging" / "sample.timeline")
    pictures = [engine.run(film.request_at(seconds, (32, 32))).array for seconds in (0.0, 4.0, 8.0)]
    assert np.array_equal(pictures[0], pictures[2]) and np.abs(pictures[0] - pictures[1]).mean() > 0.05


def test_the_same_film_twice(tmp_path, engine) -> None:
    film = prepare(drifting(), tmp_path)
    for name in ("a.mp4", "b.mp4"):
        render(film, engine, tmp_path / name, film_options(film, tmp_path / name))
    assert np.array_equal(look(tmp_path / "a.mp4").frames, look(tmp_path / "b.mp4").frames)
    assert recipe_in_film(tmp_path / "a.mp4") == recipe_in_film(tmp_path / "b.mp4")


def test_another_size_rate_and_length(tmp_path, engine) -> None:
    film = prepare(drifting(), tmp_path)
    options = FilmOptions("frames", fps=4, size=(24, 16))
    assert render(film, engine, tmp_path / "f", options, seconds=1.5) == 6
    seen = look(tmp_path / "f").frames
    assert seen.shape == (6, 16, 24, 3)
    assert np.array_equal(seen[0], seen[4]) and np.array_equal(seen[1], seen[5]), "the loop goes round"
    assert film_options(film, tmp_path / "a.gif") == FilmOptions("gif", 10.0, (40, 30))
    quick = prepare(drifting(fps=60.0), tmp_path)
    assert film_options(quick, tmp_path / "a.gif").fps == 50
    with pytest.raises(BadInputError, match="frames, and 500,000 are the most"):
        render(film, engine, tmp_path / "g", replace(options, fps=240), seconds=14_000)


def test_sound_moves_the_picture_and_is_in_the_film(tmp_path, engine) -> None:
    burst = np.zeros(22_050)
    burst[11_025:] = 0.8 * np.sin(2 * np.pi * 110 * np.arange(11_025) / 22_050)
    save_wav(tmp_path / "bass.wav", burst)
    binding = Binding("bass", Slot("zoom"), 1.0, 4.0, attack=0.0, release=0.0)
    timeline = drifting(tracks=(), bindings=(binding,), sound="bass.wav")
    film = prepare(timeline, tmp_path)
    zooms = [film.request_at(frame / 10).values["zoom"] for frame in range(10)]
    assert zooms[:5] == [1.0] * 5 and min(zooms[6:]) > 3.7
    assert film.request_at(0.0, heard=(1.0,)).values["zoom"] == pytest.approx(4), "a microphone instead"
    render(film, engine, tmp_path / "a.webm", film_options(film, tmp_path / "a.webm"))
    seen = look(tmp_path / "a.webm")
    assert np.abs(seen.frames[1].astype(int) - seen.frames[3]).max() <= 3
    assert np.abs(seen.frames[2].astype(int) - seen.frames[8]).mean() > 5
    assert seen.sound is not None and np.abs(seen.sound[:, :20_000]).max() < 0.01 < np.abs(seen.sound).max()
    save_wav(tmp_path / "bass.wav", np.concatenate([np.zeros(4 * 22_050), burst]))
    rounds = prepare(timeline, tmp_path)
    assert rounds.request_at(4.8).values["zoom"] > 3.7, "the sound goes on in the fifth round"
    # A GIF holds no sound, but moves by it all the same.
    assert render(film, engine, tmp_path / "a.gif", film_options(film, tmp_path / "a.gif")) == 10
    with pytest.raises(BadInputError, match="follow a sound, but it names none"):
        prepare(replace(timeline, sound=""), tmp_path)


@pytest.fixture
def painted() -> dict[str, Any]:
    first, second = (StyleWeight(StyleRef("builtin", s.id, s.title)) for s in catalog.builtin_styles()[3:5])
    values = Values.of(STYLE, {"styles": (first,), "stroke_size": 4.0})
    fade = Track(Slot("styles", layer="painting"), (Key(0.0, (first,)), Key(0.5, (second,))))
    return {"painting": values, "painting_params": STYLE, "tracks": (fade,), "seconds": 0.6, "fps": 5.0}


def test_a_pattern_painted_in_a_style_that_changes(tmp_path, engine, painted) -> None:
    film = prepare(drifting(**painted, loop=False), tmp_path)
    request = film.request_at(0.25)
    assert request.model == "style" and request.inputs[0].model == "cppn"
    assert [slot.weight for slot in request.values["styles"]] == [0.5, 0.5]
    assert render(film, engine, tmp_path / "f", FilmOptions("frames", fps=5.0)) == 3
    seen = look(tmp_path / "f").frames.astype(int)
    assert seen.shape == (3, 30, 40, 3) and np.abs(seen[0] - seen[2]).mean() > 4
    plain = engine.run(replace(request.inputs[0], depth=8)).array
    assert np.abs(seen[0] - plain).mean() > 10


def test_a_photo_painted_in_the_shape_of_the_film(tmp_path, engine, painted) -> None:
    photo = np.zeros((40, 80, 3), np.uint8)
    photo[:, 20:60] = [200, 120, 60]
    Image.fromarray(photo).save(tmp_path / "photo.png")
    values = {"model": "", "params": (), "values": Values(), "picture": "photo.png"}
    whole = prepare(replace(drifting(**painted, **values), size=None), tmp_path)
    assert whole.size == (80, 40)
    square = prepare(drifting(**painted, **{**values, "size": (32, 32)}), tmp_path)
    assert render(square, engine, tmp_path / "f", FilmOptions("frames", fps=5.0)) == 3
    assert square.picture is not None and square.picture.pixels.array.shape == (40, 40, 3)
    assert square.picture.pixels.array.min() > 0.2, "the middle of it"
    assert look(tmp_path / "f").frames.shape == (3, 32, 32, 3)
    with pytest.raises(BadInputError, match=r"gone.png"):
        prepare(drifting(**painted, **{**values, "picture": "gone.png"}), tmp_path)


def test_a_generator_that_is_removed_while_it_plays(tmp_path, engine) -> None:
    item, _ = installed.add(read(own_file(tmp_path / "seas.safetensors")))
    params = params_of(item.spec.id)
    points = [LatentPoint(((seed, 1.0),)) for seed in (1, 2)]
    track = Track(Slot("latent"), (Key(0.0, points[0]), Key(0.5, points[1])), "spline")
    timeline = Timeline(
        item.spec.id, params, Values.of(params), seconds=1.0, fps=8.0, size=(32, 32), tracks=(track,)
    )
    write_timeline(tmp_path / "a.timeline", timeline)
    film = open_film(tmp_path / "a.timeline")
    assert render(film, engine, tmp_path / "f", FilmOptions("frames", fps=8)) == 8
    assert len(np.unique(look(tmp_path / "f").frames.reshape(8, -1), axis=0)) > 4

    def remove(done: Rendering) -> None:
        if done.frame == 3:
            installed.remove(item.spec.id)

    with pytest.raises(ArtStudioError, match=r"(no model called|isn't there|gone)"):
        render(film, engine, tmp_path / "a.mp4", FilmOptions(fps=8), report=remove)
    assert not (tmp_path / "a.mp4").exists()
    with pytest.raises(BadInputError, match="no model called"):
        open_film(tmp_path / "a.timeline")


@pytest.mark.parametrize("name", ["a.mp4", "a.gif", "a"])
def test_cancelling(tmp_path, engine, name) -> None:
    film = prepare(drifting(), tmp_path)

    class Stop(Exception):
        pass

    def stop(done: Rendering) -> None:
        raise Stop

    with pytest.raises(Stop):
        render(film, engine, tmp_path / name, film_options(film, tmp_path / name), report=stop)

    class Stopping(Headless):
        """Is told to cancel while the fourth frame is drawn, as by Ctrl+C or a button."""

        left = 4

        def run(self, request: Any, on_progress: Any = None) -> Any:
            self.left -= 1
            if self.left:
                return super().run(request, on_progress)
            return super().run(request, lambda progress: self.cancel())

    with pytest.raises(Cancelled):
        render(
            film, Stopping(), tmp_path / name, replace(film_options(film, tmp_path / name), size=(400, 300))
        )
    assert list(tmp_path.iterdir()) == []


def test_time_left(tmp_path, engine) -> None:
    ticks: Iterator[float] = iter([0.0, *(float(n) for n in range(2, 30, 2))])
    told: list[Rendering] = []
    film = prepare(drifting(), tmp_path)
    render(film, engine, tmp_path / "f", FRAMES, report=told.append, clock=lambda: next(ticks))
    assert [rendering.seconds_left for rendering in told] == [18.0, *(2.0 * n for n in range(8, -1, -1))]


def test_a_disk_that_fills_up(small_disk, engine) -> None:
    film = prepare(drifting(size=(100, 100)), small_disk)
    with filled(small_disk, 10_000), pytest.raises(BadInputError, match=r"room on the disk for a\.webp"):
        render(film, engine, small_disk / "a.webp", FilmOptions("webp", 10, quality=100))
    assert list(small_disk.iterdir()) == []


def test_what_is_refused_before_anything_is_drawn(tmp_path) -> None:
    class Never(Headless):
        def run(self, request: Any, on_progress: Any = None) -> Any:
            raise AssertionError("nothing should be drawn")

    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "precious").touch()
    (tmp_path / "bad.mp3").write_bytes(b"no sound")
    film = prepare(drifting(), tmp_path)
    bad = replace(film, track=tmp_path / "bad.mp3")
    cases = [
        (film, "full", FRAMES, "isn't empty"),
        (film, "a.gif", FilmOptions("gif", fps=60), "up to 50"),
        (bad, "a.mp4", FilmOptions(), "bad.mp3 isn't a sound file"),
        (replace(film, track=tmp_path / "none.wav"), "a.mp4", FilmOptions(), "none.wav can't be read"),
    ]
    for case, name, options, sentence in cases:
        with pytest.raises(BadInputError, match=sentence):
            render(case, Never(), tmp_path / name, options)
