"""Painting in bands gives the painting of the whole picture, in bounded memory."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from artstudio.models.style.networks import MultiStyleNet, Painter, StyleTransformer, load_network
from artstudio.models.style.tiled import Report, Tiling, paint

Picture = NDArray[np.float32]
KINDS = [MultiStyleNet, StyleTransformer]
SMALL = Tiling(band=24_000, kept=0)


@cache
def network(kind: type[Painter]) -> Painter:
    return load_network(kind)


def style_of(kind: type[Painter], index: int) -> torch.Tensor:
    style = torch.zeros(1, network(kind).config.style_size)
    style[0, index] = 1
    return style


def whole(kind: type[Painter], picture: Picture, style: torch.Tensor) -> Picture:
    with torch.inference_mode():
        x = torch.from_numpy(picture).permute(2, 0, 1)[None]
        painted: Picture = network(kind)(x, style)[0].permute(1, 2, 0).numpy()
    return painted


def in_bands(
    painter: Painter, picture: Picture, style: torch.Tensor, tiling: Tiling, report: Report
) -> Picture:
    """Paint from an array into an array; check that the rows come in order."""
    painted = np.full_like(picture, np.nan)
    expected = 0

    def read(top: int, bottom: int) -> Picture:
        return picture[top:bottom]

    def write(top: int, rows: Picture) -> None:
        nonlocal expected
        assert top == expected and rows.dtype == np.float32
        painted[top : top + len(rows)] = rows
        expected += len(rows)

    paint(painter, style, picture.shape[:2], read, write, report, tiling)
    assert expected == len(picture)
    return painted


def tiled(kind: type[Painter], picture: Picture, style: torch.Tensor, tiling: Tiling) -> Picture:
    """Paint in bands; check that progress grows up to its total."""
    steps: list[tuple[int, int]] = []
    painted = in_bands(network(kind), picture, style, tiling, lambda step, total: steps.append((step, total)))
    assert steps == sorted(steps) and len({total for _, total in steps}) == 1
    assert steps[-1][0] == steps[-1][1]
    return painted


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("index", "tiling"),
    [(15, SMALL), (3, Tiling(band=24_000)), (3, Tiling())],
    ids=["small", "kept", "usual"],
)
def test_bands_do_not_show(kind: type[Painter], index: int, tiling: Tiling, pictures: list[Picture]) -> None:
    for picture in pictures[:2]:
        style = style_of(kind, index)
        difference = tiled(kind, picture, style, tiling) - whole(kind, picture, style)
        assert np.abs(difference).max() <= 0.1 / 255


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [(1, 1), (1, 300), (300, 1), (30, 33), (67, 41)])
def test_small_and_thin_pictures(kind: type[Painter], size: tuple[int, int]) -> None:
    picture = np.random.default_rng(5).random((*size, 3), dtype=np.float32)
    style = style_of(kind, 7)
    painted = tiled(kind, picture, style, Tiling(band=500, kept=0))
    assert np.abs(painted - whole(kind, picture, style)).max() <= 0.1 / 255


def test_a_picture_of_one_color() -> None:
    picture = np.full((90, 70, 3), 0.5, dtype=np.float32)
    style = style_of(StyleTransformer, 7)
    painted = tiled(StyleTransformer, picture, style, SMALL)
    assert np.abs(painted - whole(StyleTransformer, picture, style)).max() <= 0.1 / 255


@pytest.mark.parametrize("kind", KINDS)
def test_what_report_raises_ends_the_work_at_any_point(kind: type[Painter], pictures: list[Picture]) -> None:
    class Stop(Exception):
        pass

    picture = pictures[0]
    calls = 0

    def report(step: int, total: int) -> None:
        nonlocal calls
        calls += 1
        if calls == stop_at:
            raise Stop

    for stop_at in (1, 20, 40):
        calls = 0
        with pytest.raises(Stop):
            in_bands(network(kind), picture, style_of(kind, 0), SMALL, report)
        assert calls == stop_at


def test_smaller_tilings_end() -> None:
    tiling: Tiling | None = Tiling()
    bands = []
    while tiling is not None:
        bands.append((tiling.band, tiling.on_device))
        tiling = tiling.smaller()
    assert bands == [(1 << 18, True), (1 << 16, True), (1 << 14, True), (1 << 14, False)]


@pytest.mark.parametrize("kind", KINDS)
def test_layers_kept_in_main_memory_and_half_precision(kind: type[Any], pictures: list[Picture]) -> None:
    picture, style = pictures[0], style_of(kind, 3)
    aside = Tiling(band=24_000, on_device=False)
    assert np.abs(tiled(kind, picture, style, aside) - whole(kind, picture, style)).max() <= 0.1 / 255
    painted = in_bands(load_network(kind).halve(), picture, style, SMALL, lambda step, total: None)
    assert np.abs(painted - whole(kind, picture, style)).mean() <= 0.2 / 255


FOUR_MEGAPIXELS = """
import resource, numpy as np, torch
from artstudio.models.style.networks import MultiStyleNet, load_network
from artstudio.models.style.tiled import Report, Tiling, paint

def peak():  # MB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

network = load_network(MultiStyleNet)
rows = np.random.default_rng(0).random((64, 3000, 3), dtype=np.float32)
read = lambda top, bottom: rows[np.arange(top, bottom) % 64]
paint(network, torch.eye(26)[:1], (64, 3000), read, lambda *_: None, lambda *_: None, Tiling(kept=0))
before = peak()
paint(network, torch.eye(26)[:1], (1400, 3000), read, lambda *_: None, lambda *_: None, Tiling(kept=0))
print(peak() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads the peak memory as Linux counts it")
def test_memory_is_bounded() -> None:
    done = subprocess.run([sys.executable, "-c", FOUR_MEGAPIXELS], capture_output=True, text=True, check=True)
    # What is kept whole takes 67 MB; painted whole, the first layer's output alone would take 540 MB.
    assert int(done.stdout) < 300
