"""The style family end to end, with the shipped weights, as the window and the command line use it."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from artstudio.document.picture import read_picture
from artstudio.engine.context import Context
from artstudio.engine.devices import cpu
from artstudio.engine.headless import Headless
from artstudio.engine.request import Quality, Request
from artstudio.imaging import resize
from artstudio.models.style.family import SMALL_CACHE_BYTES, StyleModel
from artstudio.models.style.spec import PAINT, builtin_styles
from artstudio.params import StyleRef, StyleWeight, Values
from artstudio.paths import resource
from artstudio.pixels import FloatArray, Pixels

STYLE = next(style.ref for style in builtin_styles() if style.id == "lavender-dusk")


@pytest.fixture(scope="module")
def engine() -> Iterator[Headless]:
    yield Headless()


@pytest.fixture(scope="module")
def photo() -> Pixels:
    array = read_picture(resource("samples", "1-pagoda.jpg")).pixels.array
    return Pixels.of(resize(array, 480, 320))


@pytest.fixture(scope="module")
def vector(engine: Headless) -> StyleRef:
    painting = read_picture(resource("samples", "2-coffee.jpg")).pixels
    output = engine.run(Request("style-encode", inputs=(painting,)))
    return StyleRef("vector", "coffee", "Coffee", tuple(float(v) for v in output.array))


def paint(engine: Headless, photo: Pixels, **given: Any) -> FloatArray:
    size, quality = given.pop("size", None), given.pop("quality", Quality.FULL)
    given.setdefault("stroke_size", 2.5)
    request = Request("style", Values.of(PAINT.params, given), (photo,), size=size, quality=quality)
    array: FloatArray = engine.run(request).array
    return array


def on(*styles: StyleRef) -> tuple[StyleWeight, ...]:
    return tuple(StyleWeight(style) for style in styles)


def far(a: FloatArray, b: FloatArray) -> float:
    return float(np.abs(a - b).mean() * 255)


def test_the_same_request_gives_the_same_pixels_anywhere(engine: Headless, photo: Pixels) -> None:
    values = Values.of(PAINT.params, {"styles": on(STYLE), "stroke_size": 2.5})
    request = Request("style", values, (photo,))
    travelled = pickle.loads(pickle.dumps(request))
    assert travelled == request
    first = engine.run(request).array
    np.testing.assert_array_equal(Headless().run(travelled).array, first)


def test_an_export_looks_like_the_preview(engine: Headless, photo: Pixels) -> None:
    preview = paint(engine, photo, styles=on(STYLE))
    export = paint(engine, photo, styles=on(STYLE), quality=Quality.FINAL, size=(1920, 1280))
    assert export.shape == (1280, 1920, 3)
    assert far(resize(export, 480, 320), preview) < 3
    assert far(preview, photo.rgb) > 20


def test_strokes_grow_with_their_size_and_not_with_the_export(engine: Headless, photo: Pixels) -> None:
    fine = paint(engine, photo, styles=on(STYLE), stroke_size=1.0)
    large = paint(engine, photo, styles=on(STYLE), stroke_size=4.0)
    assert far(fine, large) > 8


def test_nothing_on_the_mixer_is_the_photo_to_the_last_bit(engine: Headless, photo: Pixels) -> None:
    np.testing.assert_array_equal(paint(engine, photo), photo.array)
    np.testing.assert_array_equal(paint(engine, photo, styles=on(STYLE), strength=0.0), photo.array)


def test_strength_lies_between_photo_and_painting(engine: Headless, photo: Pixels) -> None:
    whole = paint(engine, photo, styles=on(STYLE))
    half = paint(engine, photo, styles=on(STYLE), strength=0.5)
    np.testing.assert_allclose(half, (photo.array + whole) / 2, atol=2e-2)


def test_kept_colors_are_closer_to_the_photos(engine: Headless, photo: Pixels) -> None:
    free = paint(engine, photo, styles=on(STYLE))
    kept = paint(engine, photo, styles=on(STYLE), keep_colors=1.0)

    def tint(array: FloatArray) -> FloatArray:
        return array - array.mean(axis=2, keepdims=True)

    assert far(tint(kept), tint(photo.array)) < 0.5 * far(tint(free), tint(photo.array))


def test_mixed_kinds_cross_fade(engine: Headless, photo: Pixels, vector: StyleRef) -> None:
    first, second = paint(engine, photo, styles=on(STYLE)), paint(engine, photo, styles=on(vector))
    both = paint(engine, photo, styles=on(STYLE, vector))
    assert far(both, (first + second) / 2) < 3


@pytest.mark.parametrize("kind", ["builtin", "vector", "none"])
def test_style_space_sliders_move_whatever_is_on_the_mixer(
    engine: Headless, photo: Pixels, vector: StyleRef, kind: str
) -> None:
    styles = {"builtin": on(STYLE), "vector": on(vector), "none": ()}[kind]
    still = paint(engine, photo, styles=styles)
    barely = paint(engine, photo, styles=styles, space=(0.01,))
    moved = paint(engine, photo, styles=styles, space=(2.5,))
    assert far(barely, still) < 1.5  # smooth from zero on
    assert far(moved, still) > 8


@pytest.mark.parametrize("weight", [-1.0, 2.0])
def test_extrapolated_styles_do_not_break_the_picture(
    engine: Headless, photo: Pixels, vector: StyleRef, weight: float
) -> None:
    picture = paint(engine, photo, styles=(StyleWeight(vector, weight),), space=(3.0, -3.0, 3.0))
    assert np.isfinite(picture).all()
    assert picture.std() > 0.03


def test_transparency_is_kept(engine: Headless, photo: Pixels) -> None:
    alpha = np.linspace(0, 1, photo.width, dtype=np.float32)[None, :, None]
    clear = np.concatenate([photo.array, np.broadcast_to(alpha, (*photo.array.shape[:2], 1))], axis=2)
    painted = paint(engine, Pixels.of(clear), styles=on(STYLE))
    assert painted.shape[2] == 4
    np.testing.assert_allclose(painted[:, :, 3], clear[:, :, 3], atol=1e-6)


@pytest.mark.parametrize("size", [(1, 1), (5000, 1), (1, 5000), (33, 31)])
def test_odd_sizes(engine: Headless, size: tuple[int, int]) -> None:
    height, width = size
    picture = Pixels.of(np.random.default_rng(3).random((height, width, 3), np.float32))
    painted = paint(engine, picture, styles=on(STYLE), quality=Quality.FINAL)
    assert painted.shape == (height, width, 3)
    assert np.isfinite(painted).all()


def test_a_style_can_be_kept_as_a_point_of_the_space(
    engine: Headless, photo: Pixels, vector: StyleRef
) -> None:
    values = Values.of(PAINT.params, {"styles": on(vector), "space": (1.0, -1.0)})
    point = engine.run(Request("style-point", values, (photo,))).array
    kept = StyleRef("vector", "kept", "Kept", tuple(float(v) for v in point))
    direct = paint(engine, photo, styles=on(vector), space=(1.0, -1.0))
    assert far(paint(engine, photo, styles=on(kept)), direct) < 0.5


def test_the_frames_of_a_film_leave_what_is_on_the_canvas_alone(photo: Pixels) -> None:
    model = StyleModel()
    model.load(cpu())
    values = Values.of(PAINT.params, {"styles": on(STYLE)})
    model.run(Request("style", values, (photo,)), Context(cpu()))
    held = set(model._recent._held)
    for shift in (1, 2):
        frame = Pixels.of(np.roll(photo.rgb, shift, axis=1))
        model.run(Request("style", values, (frame,), quality=Quality.FINAL), Context(cpu()))
    assert held and set(model._recent._held) == held
    assert sum(array.nbytes for array in model._final._held.values()) <= SMALL_CACHE_BYTES
