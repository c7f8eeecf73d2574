"""The CPPN through the runner: same pixels anywhere, and what its parameters promise."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from artstudio.engine.context import Cancelled, Context
from artstudio.engine.devices import Device, cpu
from artstudio.engine.headless import Headless
from artstudio.engine.request import Quality, Request
from artstudio.errors import ArtStudioError, BadInputError
from artstudio.models.base import Image
from artstudio.models.generators.cppn import Cppn
from artstudio.models.generators.cppn_drawing import BLOCK
from artstudio.models.generators.latent import per_layer
from artstudio.models.generators.palettes import DESIGNED, of_picture
from artstudio.models.generators.spec import CPPN
from artstudio.params import Values
from artstudio.pixels import Pixels

SEED = 18
DIGEST = """
import hashlib
from artstudio.engine.headless import Headless
from artstudio.engine.request import Request
from artstudio.models.generators.spec import CPPN
from artstudio.params import Values
request = Request("cppn", Values.of(CPPN.params), seed=18, size=(150, 97), depth=8)
print(hashlib.sha256(Headless().run(request).array.tobytes()).hexdigest())
"""


def draw(
    seed: int = SEED, size: tuple[int, int] = (96, 96), depth: Any = 32, inputs: Any = (), **given: Any
) -> NDArray[Any]:
    """A picture without grain, unless ``given`` says otherwise."""
    values = Values.of(CPPN.params, {"grain": 0.0, **given})
    output = Headless().run(Request("cppn", values, inputs, seed=seed, size=size, depth=depth))
    assert isinstance(output, Image)
    return output.array


def smooth(seed: int = SEED, size: tuple[int, int] = (96, 96), **given: Any) -> NDArray[np.float64]:
    """16 bits, whose noise is far below what is looked for."""
    return draw(seed, size, 16, **given) / 65535


def test_the_same_pixels_in_another_process() -> None:
    values = Values.of(CPPN.params)
    output = Headless().run(Request("cppn", values, seed=18, size=(150, 97), depth=8))
    assert isinstance(output, Image)
    here = hashlib.sha256(output.array.tobytes()).hexdigest()
    there = subprocess.run((sys.executable, "-c", DIGEST), capture_output=True, text=True, check=True)
    assert there.stdout.strip() == here


def test_the_same_pixels_however_many_cores() -> None:
    request = Request("cppn", Values.of(CPPN.params), seed=3, size=(200, 150), depth=8)
    one, four = (Headless(Device("cpu", "CPU", threads=n)).run(request) for n in (1, 4))
    assert isinstance(one, Image) and isinstance(four, Image)
    assert np.array_equal(one.array, four.array)


@pytest.mark.parametrize("given", [{}, {"symmetry": "kaleidoscope", "seamless": True, "grain": 1.0}])
def test_tiles_are_the_whole_bit_for_bit(given: dict[str, Any]) -> None:
    model = Cppn(SEED, Values.of(CPPN.params, given))
    drawing = model.drawing(per_layer(model.mean(), model.layers), (130, 3 * BLOCK - 20))
    ctx = Context(cpu())
    whole = drawing.draw(ctx)
    for cuts in ([0, 1, 50, 166], [0, BLOCK, 2 * BLOCK, 166], [0, 61, 63, 64, 165, 166]):
        tiles = [drawing.draw(ctx, a, b) for a, b in pairwise(cuts)]
        assert np.array_equal(np.concatenate(tiles), whole)


@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1), (2, 3), (63, 62), (125, 1)])
def test_odd_sizes(size: tuple[int, int]) -> None:
    for given in ({}, {"seamless": True, "symmetry": "quarters"}, {"symmetry": "kaleidoscope"}):
        picture = draw(size=size, **given)
        assert picture.shape == (size[1], size[0], 3) and picture.dtype == np.float32
        assert np.isfinite(picture).all() and picture.min() >= 0 and picture.max() <= 1


@pytest.mark.parametrize("size", [(10_001, 10_000), (0, 5)])
def test_sizes_that_are_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ArtStudioError, match="megapixels"):
        draw(size=size)


def test_a_larger_picture_is_the_same_one_in_more_detail() -> None:
    small, large = smooth(size=(64, 64)), smooth(size=(256, 256))
    shrunk = large.reshape(64, 4, 64, 4, 3).mean(axis=(1, 3))
    assert np.abs(shrunk - small).mean() < 0.02 < large.std()


@pytest.mark.parametrize("seed", [2, SEED])
@pytest.mark.parametrize("symmetry", ["none", "mirror", "quarters", "kaleidoscope"])
def test_seamless_pictures_continue_across_their_edges(seed: int, symmetry: str) -> None:
    picture = smooth(seed, (150, 100), seamless=True, symmetry=symmetry)
    for axis in (0, 1):
        inside = np.abs(np.diff(picture, axis=axis)).mean(axis=(1 - axis, 2))
        seam = np.abs(picture.take(0, axis) - picture.take(-1, axis)).mean()
        assert seam <= 1.5 * inside.max()
    open_ = smooth(seed, (150, 100))
    assert np.abs(open_[0] - open_[-1]).mean() > 0.05


def test_symmetry() -> None:
    mirror, quarters = (smooth(symmetry=name, size=(90, 71)) for name in ("mirror", "quarters"))
    assert np.allclose(mirror, mirror[:, ::-1], atol=1e-3) and not np.allclose(mirror, mirror[::-1], atol=0.1)
    assert np.allclose(quarters, quarters[::-1], atol=1e-3) and np.allclose(
        quarters, quarters[:, ::-1], atol=1e-3
    )
    four = smooth(symmetry="kaleidoscope", sectors=4)
    assert np.abs(four - np.rot90(four)).mean() < 1e-3 < np.abs(smooth() - np.rot90(smooth())).mean()
    three = smooth(symmetry="kaleidoscope", sectors=3)
    assert np.allclose(three, three[::-1], atol=5e-3) and np.abs(three - np.rot90(three)).mean() > 0.02


def test_time_comes_back_to_where_it_began() -> None:
    begin, end, just_before = (smooth(time=t) for t in (0.0, 1.0, 0.998))
    assert np.allclose(begin, end, atol=1e-3)
    assert np.abs(just_before - begin).mean() < 0.02 < np.abs(smooth(time=0.5) - begin).mean()


@pytest.mark.parametrize(
    "change",
    [
        {"complexity": 2.0},
        {"zoom": 3.0},
        {"palette": "ocean"},
        {"relief": 0.0},
        {"lines": 1.0},
        {"contrast": 0.6},
        {"vividness": 0.0},
        {"bend": (1.5,)},
        {"seed": 19},
        {"grain": 1.0},
    ],
)
def test_every_parameter_shows(change: dict[str, Any]) -> None:
    base = smooth(**{"palette": "dusk"})
    assert np.abs(smooth(**{"palette": "dusk", **change}) - base).mean() > 0.004


def test_no_vividness_is_grey() -> None:
    picture = smooth(vividness=0.0)
    assert np.ptp(picture, axis=2).max() < 0.01


@pytest.mark.parametrize("palette", [palette.id for palette in DESIGNED])
def test_palettes_are_used_from_end_to_end(palette: str) -> None:
    light = smooth(palette=palette, relief=0.0, lines=0.0).mean(axis=2)
    assert light.std() > 0.1


def test_colors_of_a_picture() -> None:
    """A palette from red and blue stripes draws in red and blue, and in next to no green."""
    stripes = np.zeros((50, 60, 3), np.float32)
    stripes[:, ::2], stripes[:, 1::2] = (0.8, 0.1, 0.1), (0.1, 0.1, 0.7)
    picture = draw(inputs=(Pixels.of(stripes),), palette="picture")
    assert (picture[..., 1] <= np.maximum(picture[..., 0], picture[..., 2]) + 0.05).mean() > 0.99
    assert picture[..., 0].max() > 0.6 and picture[..., 2].max() > 0.5
    with pytest.raises(ArtStudioError, match="no picture to take the palette from"):
        draw(palette="picture")


@pytest.mark.parametrize("shape", [(1, 1, 3), (1, 4000, 3), (40, 30, 4)])
def test_palettes_of_odd_pictures(shape: tuple[int, ...]) -> None:
    """One color alone leaves nothing to draw with but its lighter and darker tones; or nothing is opaque."""
    flat = np.full(shape, 0.5, np.float32)
    if shape[2] == 4:
        flat[..., 3] = 0
    gradient = of_picture(flat).gradient()
    assert np.isfinite(gradient).all() and np.ptp(gradient[:, 0]) > 0.1
    assert smooth(inputs=(Pixels.of(flat),), palette="picture").std() > 0.02


def test_transparent_colors_do_not_count() -> None:
    rgba = np.zeros((20, 20, 4), np.float32)
    rgba[:10] = (1.0, 0.0, 0.0, 0.0)
    rgba[10:] = (0.1, 0.2, 0.8, 1.0)
    assert all(200 < hue < 300 for _, chroma, hue in of_picture(rgba).stops if chroma > 0.02)


def test_depths_agree() -> None:
    deep, shallow, floating = (draw(depth=depth) for depth in (16, 8, 32))
    assert (deep.dtype, shallow.dtype, floating.dtype) == (np.uint16, np.uint8, np.float32)
    assert np.abs(deep / 65535 - shallow / 255).max() < 2.1 / 255
    assert np.abs(floating - shallow / 255).max() <= 0.51 / 255


def test_eight_bits_show_no_bands() -> None:
    """Where tones change by less than a step from pixel to pixel, rounding leaves no flat runs."""
    picture = draw(depth=8, size=(400, 60), zoom=16.0, lines=0.0).astype(int)
    fine = smooth(size=(400, 60), zoom=16.0, lines=0.0)
    assert (picture[:, 1:] == picture[:, :-1]).all(axis=2).mean() < 0.5
    # Noise averages out to the tone that was meant.
    blocks = picture.reshape(6, 10, 40, 10, 3).mean(axis=(1, 3)) / 255
    assert np.abs(blocks - fine.reshape(6, 10, 40, 10, 3).mean(axis=(1, 3))).max() < 0.6 / 255


def test_edges_are_smoothed() -> None:
    """Against four times the size shrunk, which is what a smooth edge looks like."""
    model = Cppn(2, Values.of(CPPN.params, {"grain": 0.0, "complexity": 2.5}))
    w = per_layer(model.mean(), model.layers)
    ctx = Context(cpu())
    true = model.drawing(w, (384, 384), 32).draw(ctx).reshape(96, 4, 96, 4, 3).mean(axis=(1, 3))
    rough, fine = (model.drawing(w, (96, 96), 32, smooth=s).draw(ctx) for s in (False, True))
    assert np.abs(fine - true).mean() < 0.6 * np.abs(rough - true).mean()


def test_a_coarse_picture_is_small_and_says_so() -> None:
    values = Values.of(CPPN.params)
    output = Headless().run(Request("cppn", values, seed=1, size=(2000, 1000), quality=Quality.COARSE))
    assert isinstance(output, Image) and output.coarse
    assert output.array.shape == (144, 288, 3)


def test_cancelling_stops_within_a_step() -> None:
    """After the third report nothing more is drawn."""
    reports: list[float] = []
    ctx = Context(cpu(), _emit=lambda done, total, preview: reports.append(done))
    model = Cppn(SEED, Values.of(CPPN.params))
    drawing = model.drawing(per_layer(model.mean(), model.layers), (1500, 1500), smooth=False)

    def emit(done: float, total: float, preview: Any) -> None:
        reports.append(done)
        if len(reports) == 3:
            ctx.cancel.set()

    ctx._emit = emit
    with pytest.raises(Cancelled):
        drawing.draw(ctx)
    assert len(reports) == 3 and reports[-1] < 0.2


def test_unknown_values_are_refused() -> None:
    for given in ({"palette": "beige"}, {"sectors": 1}, {"complexity": 99}, {"bend": (9,)}, {"nothing": 1}):
        with pytest.raises(BadInputError):
            Values.of(CPPN.params, given)
