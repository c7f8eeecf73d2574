"""Films are written and read back: every frame, its colors and its time, the sound and the recipe."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from artstudio.document import film_video
from artstudio.document.film import (
    FORMATS,
    FilmOptions,
    format_of,
    options_for,
    recipe_in_film,
    recipe_note,
    write_film,
)
from artstudio.document.picture import read_picture
from artstudio.errors import BadInputError
from tests.document.film_lab import RECIPE, frames, look, tone

NAMES = ["a.mp4", "a.webm", "a.gif", "a.webp", "a"]


@pytest.mark.parametrize("name", NAMES)
def test_a_film_holds_what_was_put_into_it(tmp_path, name) -> None:
    path = tmp_path / name
    told: list[int] = []
    written = write_film(path, frames(), options_for(path, fps=20), recipe=RECIPE, report=told.append)
    assert written == 12 and told == list(range(1, 13))
    seen = look(path)
    assert seen.frames.shape == (12, 48, 64, 3)
    # The background far from the square, and the square itself: what 4:2:0 and a palette of 256 must keep.
    for number, frame in enumerate(frames()):
        ground, square = seen.frames[number, 40, 50].astype(int), seen.frames[number, 16, 16 + number]
        assert np.abs(ground - 255 * frame[40, 50]).max() <= 14 and square.min() >= 225
    assert seen.seconds == pytest.approx([0.05] * len(seen.seconds), abs=0.0011)
    assert recipe_in_film(path) == RECIPE
    assert {p.name for p in tmp_path.iterdir()} == {name}


def test_a_recipe_too_long_for_a_film_is_left_out_and_told(tmp_path) -> None:
    most = format_of("webm").most_recipe
    assert most is not None
    fits = '{"artstudio":"' + "x" * (most - 16) + '"}'
    for name, recipe, words in (
        ("a.webm", fits, ""),
        ("b.webm", fits + " ", "too long to go into b.webm; render MP4"),
        ("c.webm", fits[:-3] + "ü" + fits[-2:], "too long to go into c.webm"),
        ("d.mp4", fits + " ", ""),
        ("e.gif", fits + " ", ""),
        ("f.webp", fits + " ", ""),
    ):
        path, options = tmp_path / name, options_for(Path(name))
        write_film(path, frames(2), options, recipe=recipe)
        assert words in recipe_note(path, options, recipe)
        assert recipe_in_film(path) == (None if words else recipe), name


def test_what_is_given_is_flattened_fitted_and_rounded(tmp_path) -> None:
    clear = np.zeros((10, 20, 4), np.uint8)
    clear[:, :10] = [200, 100, 0, 255]
    write_film(tmp_path / "f", [clear, clear], FilmOptions("frames", size=(40, 20)))
    seen = look(tmp_path / "f").frames
    assert seen.shape == (2, 20, 40, 3)
    assert seen[0, 10, 5].tolist() == [200, 100, 0] and seen[1, 10, 35].tolist() == [255] * 3


def test_colors_are_tagged_and_exact(tmp_path) -> None:
    color = [200, 40, 90]
    flat = np.full((32, 32, 3), color, np.uint8)
    write_film(tmp_path / "a.mp4", [flat] * 4, FilmOptions())
    assert np.abs(look(tmp_path / "a.mp4").frames.astype(int) - color).max() <= 2
    with av.open(str(tmp_path / "a.mp4")) as film:
        context = film.streams.video[0].codec_context
        tags = (context.color_range, context.colorspace, context.color_primaries, context.color_trc)
    assert tags == (1, 1, 1, 1)
    data = (tmp_path / "a.mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")  # the index first: it plays while it loads


@pytest.mark.parametrize("rate", [24, 29.97, 12.5])
def test_rates(tmp_path, rate) -> None:
    write_film(tmp_path / "a.mp4", frames(6), FilmOptions(fps=rate))
    with av.open(str(tmp_path / "a.mp4")) as film:
        stream = film.streams.video[0]
        assert float(stream.average_rate) == pytest.approx(rate, rel=1e-3)
        assert float(stream.duration * stream.time_base) == pytest.approx(6 / rate, rel=0.01)


def test_odd_sizes(tmp_path) -> None:
    for name, shape in (("a.mp4", (34, 48)), ("a.webm", (34, 48)), ("a.gif", (33, 47)), ("a.webp", (33, 47))):
        write_film(tmp_path / name, frames(4, 47, 33), options_for(tmp_path / name))
        assert look(tmp_path / name).frames.shape[1:3] == shape


@pytest.mark.parametrize("container", sorted(film_video.CODECS))
def test_every_codec_that_is_there(tmp_path, container) -> None:
    for codec in film_video.codecs(container):
        path = tmp_path / f"{codec.name}.{container}"
        shown = [(255 * frame).astype(np.uint8) for frame in frames(8)]
        with path.open("w+b") as file:
            film_video.write_video(file, shown, container, Fraction(25), 80, None, None, codec)
        seen = look(path)
        assert seen.frames.shape == (8, 48, 64, 3)
        assert np.abs(seen.frames[:, 40, 50].astype(int) - np.stack(shown)[:, 40, 50]).max() <= 16


@pytest.mark.parametrize("name", ["a.mp4", "a.webm"])
def test_sound_lasts_as_long_as_the_pictures(tmp_path, name) -> None:
    write_film(tmp_path / name, frames(25), FilmOptions(name[2:], fps=25), tone(tmp_path / "s.wav", 3.0))
    sound = look(tmp_path / name).sound
    assert sound is not None and sound.shape[1] / 48_000 == pytest.approx(1.0, abs=0.03)
    heard = np.abs(np.fft.rfft(sound[0][4800:43_200]))
    assert heard.argmax() * 48_000 / 38_400 == pytest.approx(440, abs=2)


def test_sound_shorter_than_the_film(tmp_path) -> None:
    write_film(tmp_path / "a.mp4", frames(50), FilmOptions(), tone(tmp_path / "s.wav", 0.5))
    seen = look(tmp_path / "a.mp4")
    assert len(seen.frames) == 50 and seen.sound is not None
    assert seen.sound.shape[1] / 48_000 == pytest.approx(0.5, abs=0.05)


def test_better_quality_takes_more_room(tmp_path) -> None:
    for name in ("a.mp4", "a.webm", "a.webp"):
        sizes = []
        for quality in (20, 80, 100):
            noise = np.random.default_rng(0).random((4, 48, 64, 3), np.float32)
            write_film(tmp_path / name, noise, options_for(tmp_path / name, quality=quality))
            sizes.append((tmp_path / name).stat().st_size)
        assert sizes[0] < sizes[1] < sizes[2]


def test_the_loop_is_told(tmp_path) -> None:
    for name in ("a.gif", "a.webp"):
        for loop in (True, False):
            write_film(tmp_path / name, frames(3), options_for(tmp_path / name, loop=loop))
            with Image.open(tmp_path / name) as image:
                assert image.info.get("loop", 1) == (0 if loop else 1)


def test_a_long_gif_has_the_colors_of_its_end(tmp_path) -> None:
    """Samples for the palette are taken from all of it, thinned out on the way."""
    colors = np.linspace(0, 1, 200)
    film = (np.full((6, 6, 3), [c, 1 - c, 0.5], np.float32) for c in colors)
    write_film(tmp_path / "a.gif", film, FilmOptions("gif"))
    seen = look(tmp_path / "a.gif")
    assert np.abs(seen.frames[-1, 3, 3].astype(int) - [255, 0, 128]).max() < 12


def test_the_recipe_of_a_film_is_not_taken_for_that_of_a_picture(tmp_path) -> None:
    write_film(tmp_path / "a.webp", frames(3), FilmOptions("webp"), recipe=RECIPE)
    assert read_picture(tmp_path / "a.webp").recipe is None


def test_films_without_a_recipe(tmp_path) -> None:
    for name in NAMES:
        write_film(tmp_path / name, frames(3), options_for(tmp_path / name))
        assert recipe_in_film(tmp_path / name) is None
    (tmp_path / "b.mp4").write_bytes(b"no film")
    for name, words in (("b.mp4", "isn't a film"), ("missing.gif", "it isn't there")):
        with pytest.raises(BadInputError, match=words):
            recipe_in_film(tmp_path / name)


def test_endings(tmp_path: Path) -> None:
    assert [options_for(tmp_path / name).format for name in NAMES] == [f.id for f in FORMATS]
    assert options_for(Path("UPPER.MP4")).format == "mp4" and options_for(tmp_path).format == "frames"
    with pytest.raises(BadInputError, match=r"end it in one of .mp4, .webm, .gif, .webp, or in nothing"):
        options_for(Path("a.avi"))
    with pytest.raises(BadInputError, match="a single picture"):
        options_for(Path("a.png"))


@pytest.mark.parametrize("name", NAMES)
def test_a_recipe_also_where_nothing_moves(tmp_path, name) -> None:
    """Its one picture would make a WebP file a plain one, which has no place for a recipe."""
    path = tmp_path / name
    write_film(path, [next(iter(frames()))] * 2, options_for(path), recipe=RECIPE)
    assert recipe_in_film(path) == RECIPE
    if path.suffix == ".webp":
        with Image.open(path) as image:
            image.load()
            assert image.size == (64, 48)
