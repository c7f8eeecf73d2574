"""From what the network painted to the pixels of the result, band by band.

The network paints at the size its strokes ask for. A larger result is enlarged from it, and gets back the
fine detail of the photo: where the painting follows the photo's light and dark, it follows the photo's
detail as well, by the same local slope. (The linear model is that of the guided filter, He, Sun and Tang
2013, at the subsampled size of He and Sun 2015; unlike that filter it only adds to the painting, so that
strokes which aren't in the photo stay.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from artstudio.engine.context import Context
from artstudio.imaging import enlarge_rows, luma, resize, to_depth, with_colors_of
from artstudio.params import Values
from artstudio.pixels import FloatArray, Pixels

# The slope is found on a grid this many times coarser than the painting, in windows of 3 x 3 of its cells.
GRID = 4
# Variance of luma below which a region counts as flat and takes no detail from the photo.
FLAT = 0.0015
MAX_SLOPE = 1.25
# Rows are made so many pixels at a time.
BAND_PIXELS = 2_000_000


@dataclass(frozen=True)
class Slope:
    """How the painting answers to the photo: ``slope`` (h, w, 3) change of color per change of luma.

    ``luma``: (H, W) of the photo at the size of the painting.
    """

    slope: FloatArray
    luma: FloatArray


def slope_of(painting: FloatArray, photo: FloatArray) -> Slope:
    """Local regression of ``painting`` (H, W, 3) on the luma of ``photo`` (H, W, 3)."""
    import cv2

    height, width = painting.shape[:2]
    grid = (max(1, width // GRID), max(1, height // GRID))
    light = luma(photo)
    stack = np.concatenate([light[:, :, None], (light * light)[:, :, None], painting], axis=2)
    means = cv2.blur(resize(stack, *grid).reshape(grid[1], grid[0], 5), (3, 3))
    product = cv2.blur(resize(painting * light[:, :, None], *grid).reshape(grid[1], grid[0], 3), (3, 3))
    mean, square, mean_paint = means[:, :, :1], means[:, :, 1:2], means[:, :, 2:]
    slope = (product - mean * mean_paint) / (np.maximum(square - mean * mean, 0.0) + FLAT)
    return Slope(slope.clip(-MAX_SLOPE, MAX_SLOPE).astype(np.float32), light)


def finish(
    content: Pixels,
    photo: FloatArray,
    painting: FloatArray,
    values: Values,
    size: tuple[int, int],
    depth: int,
    ctx: Context,
) -> NDArray[Any]:
    """The result (H, W, 3 or 4) of ``size`` (width, height) at ``depth`` bits.

    ``photo`` and ``painting``: (h, w, 3) at the size of the network. Alpha comes from ``content``.
    """
    width, height = size
    larger = width > painting.shape[1] or height > painting.shape[0]
    if not larger:
        painting, slope = resize(painting, width, height), None
    else:
        slope = slope_of(painting, photo)
    source = content.array
    if source.shape[0] > height or source.shape[1] > width:
        source = resize(source, width, height)
    out: NDArray[Any] = np.empty(
        (height, width, source.shape[2]), {8: np.uint8, 16: np.uint16, 32: np.float32}[depth]
    )
    rows = max(16, BAND_PIXELS // width)
    for top in range(0, height, rows):
        bottom = min(height, top + rows)
        out[top:bottom] = to_depth(_band(source, painting, slope, values, size, top, bottom), depth)
        ctx.report(bottom, height)
    return out


def _band(
    source: FloatArray,
    painting: FloatArray,
    slope: Slope | None,
    values: Values,
    size: tuple[int, int],
    top: int,
    bottom: int,
) -> FloatArray:
    width, height = size
    if source.shape[:2] == (height, width):
        original = source[top:bottom]
    else:
        original = enlarge_rows(source, width, height, top, bottom).clip(0.0, 1.0)
    photo = original[:, :, :3]
    if slope is None:
        band = painting[top:bottom]
    else:
        band = enlarge_rows(painting, width, height, top, bottom)
        detail = luma(photo) - enlarge_rows(slope.luma, width, height, top, bottom)
        band = band + enlarge_rows(slope.slope, width, height, top, bottom) * detail[:, :, None]
    if values["keep_colors"] > 0:
        band = with_colors_of(band, photo, values["keep_colors"])
    if values["strength"] < 1:
        band = photo + np.float32(values["strength"]) * (band - photo)
    return np.concatenate([band, original[:, :, 3:]], axis=2) if original.shape[2] == 4 else band


def photo_for(content: Pixels, size: tuple[int, int]) -> FloatArray:
    """What the network sees: the colors at ``size`` (width, height), on grey where transparent."""
    array = content.array
    if array.shape[2] == 4:
        alpha = array[:, :, 3:]
        array = array[:, :, :3] * alpha + np.float32(0.5) * (1 - alpha)
    else:
        array = content.rgb
    return resize(array, *size)


def center_square(photo: FloatArray, side: int) -> FloatArray:
    """The middle of a picture as ``side`` x ``side``: what the style predictor looks at."""
    height, width = photo.shape[:2]
    short = min(height, width)
    top, left = (height - short) // 2, (width - short) // 2
    return resize(photo[top : top + short, left : left + short], side, side)


