"""Drawing the CPPN block by block. Each depends on nothing but its place, so tiles and the whole agree."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from artstudio.engine.context import Context
from artstudio.imaging import to_depth
from artstudio.models.generators.cppn_color import Colors, Exposure, grained
from artstudio.models.generators.cppn_network import FIELDS, Network, fields
from artstudio.models.generators.cppn_plane import LIGHT, STEP, View
from artstudio.models.generators.palettes import encoded
from artstudio.pixels import FloatArray

# Blocks have a pixel of their neighbors around them: 64 x 64 points then, a whole number of pieces.
BLOCK = 62
# What the fields are measured on, before anything is drawn: points a side, whatever the size.
PROBE = 40
# Where neighbors differ by more than this (in square roots of light), a pixel is drawn with nine points.
EDGE = np.float32(0.05)
AROUND = [(dx / 3, dy / 3) for dx, dy in product((-1, 0, 1), repeat=2) if (dx, dy) != (0, 0)]
# The relief shows the first two fields, so much of each.
HEIGHTS = np.array([0.8, 0.6], np.float32)
# So many blocks a core are drawn between two reports: at most some tens of milliseconds.
REPORT_EVERY = 2
HALF = np.float32(0.5)

Window = tuple[slice, slice]


@dataclass(frozen=True)
class Drawing:
    """A picture that can be drawn in parts.

    ``depth``: 8, 16 or 32 bits a channel, the last in 0..1. ``smooth``: edges get nine points a pixel.
    """

    view: View
    network: Network
    colors: Colors
    seed: int
    grain: float = 0.0
    depth: int = 32
    smooth: bool = True

    def draw(self, ctx: Context, top: int = 0, bottom: int | None = None) -> NDArray[Any]:
        """Rows ``top``..``bottom`` of the picture, (rows, W, 3): the same pixels in whatever parts."""
        bottom = self.view.height if bottom is None else bottom
        out = np.empty(
            (bottom - top, self.view.width, 3), {8: np.uint8, 16: np.uint16, 32: np.float32}[self.depth]
        )
        ctx.report(0, 1)
        _ = self.exposure
        blocks = list(self._blocks(top, bottom))
        threads = max(1, ctx.device.threads)
        with ThreadPoolExecutor(threads, thread_name_prefix="cppn") as pool:
            for first in range(0, len(blocks), REPORT_EVERY * threads):
                group = blocks[first : first + REPORT_EVERY * threads]
                for (rows, columns), pixels in zip(group, pool.map(self._block, group), strict=True):
                    low, high = max(rows.start, top), min(rows.stop, bottom)
                    out[low - top : high - top, columns] = pixels[low - rows.start : high - rows.start]
                ctx.report(min(first + len(group), len(blocks)), len(blocks))
        return out

    @cached_property
    def exposure(self) -> Exposure:
        """Fields are measured over the whole of what is seen, so that no seed and no zoom comes out dull."""
        x, y = _grid(PROBE, PROBE)
        scale = np.float32(1 / PROBE)
        return Exposure.of(
            self.measured((x + 0.5) * self.view.width * scale, (y + 0.5) * self.view.height * scale)
        )

    def measured(self, x: FloatArray, y: FloatArray, slope: FloatArray | None = None) -> FloatArray:
        """Four fields and their slope towards the light at points (N,), in pixels from the corner: (5, N).

        ``slope`` (N,), if it is known already, saves half of the work.
        """
        u, v = self.view.plane(x, y)
        out = np.empty((FIELDS + 1, len(x)), np.float32)
        out[:FIELDS] = self._fields(u, v)
        if slope is None:
            towards = self._fields(u + STEP * LIGHT[0], v + STEP * LIGHT[1])
            out[FIELDS] = ((out[:2] - towards[:2]) * HEIGHTS[:, None]).sum(axis=0) / STEP
        else:
            out[FIELDS] = slope
        return out

    def _fields(self, u: FloatArray, v: FloatArray) -> FloatArray:
        """(FIELDS, N) at points (N,) of the plane."""
        pieces = fields(self.network, self.view.features(u, v))
        return np.ascontiguousarray(pieces.transpose(1, 0, 2)).reshape(FIELDS, -1)[:, : len(u)]

    def _blocks(self, top: int, bottom: int) -> Iterator[Window]:
        width, height = self.view.width, self.view.height
        for row in range(top // BLOCK * BLOCK, bottom, BLOCK):
            for column in range(0, width, BLOCK):
                yield slice(row, min(row + BLOCK, height)), slice(column, min(column + BLOCK, width))

    def _block(self, window: Window) -> NDArray[Any]:
        """One block's pixels, (h, w, 3)."""
        rows, columns = window
        height, width = rows.stop - rows.start, columns.stop - columns.start
        x, y = _grid(width + 2, height + 2)
        x, y = x + np.float32(columns.start - 1), y + np.float32(rows.start - 1)
        measured = self.measured(x + HALF, y + HALF)
        light = self.colors.light(measured, self.exposure).reshape(3, height + 2, width + 2)
        inner = np.ascontiguousarray(light[:, 1:-1, 1:-1]).reshape(3, -1)
        x, y, slope = (
            np.ascontiguousarray(p.reshape(light.shape[1:])[1:-1, 1:-1]).reshape(-1)
            for p in (x, y, measured[FIELDS])
        )
        if self.smooth:
            edges = np.flatnonzero(_contrast(np.sqrt(light)).reshape(-1) > EDGE)
            if len(edges):
                inner[:, edges] = self._finely(x[edges], y[edges], slope[edges], inner[:, edges])
        srgb = grained(encoded(inner), x, y, self.seed, self.grain, self.depth)
        return to_depth(srgb.T.reshape(height, width, 3), self.depth)

    def _finely(self, x: FloatArray, y: FloatArray, slope: FloatArray, middle: FloatArray) -> FloatArray:
        """The same as the mean of nine points a pixel; ``middle`` (3, N) is the one that has been drawn."""
        dx, dy = np.array(AROUND, np.float32).T
        finer_x, finer_y = ((p + HALF + d[:, None]).reshape(-1) for p, d in ((x, dx), (y, dy)))
        measured = self.measured(finer_x, finer_y, np.tile(slope, len(AROUND)))
        light = self.colors.light(measured, self.exposure)
        around: FloatArray = light.reshape(3, len(AROUND), -1).sum(axis=1)
        return (around + middle) * np.float32(1 / (len(AROUND) + 1))


def _grid(width: int, height: int) -> tuple[FloatArray, FloatArray]:
    """x and y of ``height`` rows of ``width`` points, (N,) each."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    return x.reshape(-1), y.reshape(-1)


def _contrast(tones: FloatArray) -> FloatArray:
    """The widest range of a channel around each inner pixel of (3, H + 2, W + 2): (H, W)."""
    across = np.stack([tones[:, :, :-2], tones[:, :, 1:-1], tones[:, :, 2:]])
    low, high = across.min(axis=0), across.max(axis=0)
    lowest = np.minimum(np.minimum(low[:, :-2], low[:, 1:-1]), low[:, 2:])
    highest = np.maximum(np.maximum(high[:, :-2], high[:, 1:-1]), high[:, 2:])
    contrast: FloatArray = (highest - lowest).max(axis=0)
    return contrast
