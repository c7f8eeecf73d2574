"""From what the network painted to the pixels of the result, band by band.

The network paints at the size its strokes ask for. A larger result is enlarged from it, and gets back the
fine detail of the photo: where the painting follows the photo's light and dark, it follows the photo's
detail as well, by the same local slope. (The linear model is that of the guided filter, He, Sun and Tang
2013, at the subsampled size of He and Sun 2015; unlike that filter it only adds to the painting, so that
strokes which aren't in the photo stay.) The strokes' own edges are sharpened within the range of luma around
them, which leaves no halo.
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
# How much steeper the strokes' own edges get, so that large strokes stay crisp.
SHARPEN = 2.0
# Contrast of luma between neighbors below which it is the network's grain rather than a stroke.
GRAIN = 0.15
# Rows are made so many pixels at a time.
BAND_PIXELS = 2_000_000


@dataclass(frozen=True)
class Guide:
    """What enlarging a painting needs to know besides the painting.

    ``slope`` (h, w, 3): change of the painting's color per change of the photo's luma.
    ``edges`` (H, W, 4): luma of the photo; of the painting, sharpened; and the darkest and the brightest luma
    around each pixel of the painting, between which the sharpened one has to stay.
    """

    slope: FloatArray
    edges: FloatArray


def without_grain(painting: FloatArray, amount: float) -> FloatArray:
    """``painting`` without the fine pattern of the network, which would grow with the strokes."""
    import cv2

    smooth = cv2.bilateralFilter(np.ascontiguousarray(painting), 5, 0.09, 1.5)
    result: FloatArray = painting + np.float32(amount) * (smooth - painting)
    return result


def guide_of(painting: FloatArray, photo: FloatArray, amount: float) -> Guide:
    """Local regression of ``painting`` (H, W, 3) on the luma of ``photo`` (H, W, 3), and the edges of its strokes.

    The edges are sharpened where they stand out from the grain that the network leaves on flat areas.
    """
    import cv2

    height, width = painting.shape[:2]
    grid = (max(1, width // GRID), max(1, height // GRID))
    light = luma(photo)
    stack = np.concatenate([light[:, :, None], (light * light)[:, :, None], painting], axis=2)
    means = cv2.blur(resize(stack, *grid), (3, 3))
    product = cv2.blur(resize(painting * light[:, :, None], *grid), (3, 3))
    mean, square, mean_paint = means[:, :, :1], means[:, :, 1:2], means[:, :, 2:]
    slope = (product - mean * mean_paint) / (np.maximum(square - mean * mean, 0.0) + FLAT)
    own = luma(painting)
    window = np.ones((3, 3), np.uint8)
    low, high = cv2.erode(own, window), cv2.dilate(own, window)
    contrast = (high - low) ** 2
    steeper = amount * SHARPEN * contrast / (contrast + GRAIN**2)
    sharp = own + steeper * (own - cv2.GaussianBlur(own, (0, 0), 1.0))
    edges = np.stack([light, sharp, low, high], axis=2)
    return Guide(slope.clip(-MAX_SLOPE, MAX_SLOPE).astype(np.float32), edges.astype(np.float32))


def finish(
    content: Pixels,
    photo: FloatArray,
    painting: FloatArray,
    amount: float,
    values: Values,
    size: tuple[int, int],
    depth: int,
    ctx: Context,
) -> NDArray[Any]:
    """The result (H, W, 3 or 4) of ``size`` (width, height) at ``depth`` bits.

    ``photo`` and ``painting``: (h, w, 3) at the size of the network; ``amount`` 0..1 says how much of
    the painting is painted. At 0 it is the photo but for small changes, which alone are enlarged. Alpha comes
    from ``content``.
    """
    width, height = size
    larger = width > painting.shape[1] or height > painting.shape[0]
    guide = None
    if amount == 0:
        painting = painting - photo
    elif larger:
        painting = without_grain(painting, amount)
        guide = guide_of(painting, photo, amount)
    if not larger:
        painting = resize(painting, width, height)
    source = content.array
    if source.shape[0] > height or source.shape[1] > width:
        source = resize(source, width, height)
    out: NDArray[Any] = np.empty(
        (height, width, source.shape[2]), {8: np.uint8, 16: np.uint16, 32: np.float32}[depth]
    )
    rows = max(16, BAND_PIXELS // width)
    for top in range(0, height, rows):
        bottom = min(height, top + rows)
        out[top:bottom] = to_depth(_band(source, painting, guide, amount, values, size, top, bottom), depth)
        ctx.report(bottom, height)
    return out


def _band(
    source: FloatArray,
    painting: FloatArray,
    guide: Guide | None,
    amount: float,
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
    band = enlarge_rows(painting, width, height, top, bottom)
    if amount == 0:
        band = (photo + band).clip(0.0, 1.0)
    if guide is not None:
        edges = enlarge_rows(guide.edges, width, height, top, bottom)
        detail = luma(photo) - edges[:, :, 0]
        sharpening = edges[:, :, 1].clip(edges[:, :, 2], edges[:, :, 3]) - luma(band)
        band = band + enlarge_rows(guide.slope, width, height, top, bottom) * detail[:, :, None]
        band += sharpening[:, :, None]
        np.clip(band, 0.0, 1.0, out=band)
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
