"""From what the network painted to the pixels of the result, band by band.

The network paints at the size its strokes ask for. A larger result is enlarged from it, and gets back the
fine detail of the photo: where the painting follows the photo's light and dark, it follows the photo's
detail as well, by the same local slope. (The linear model is that of the guided filter, He, Sun and Tang
2013, at the subsampled size of He and Sun 2015; unlike that filter it only adds to the painting, so that
strokes which aren't in the photo stay.) The strokes' own edges are sharpened within the range of luma around
them, which leaves no halo.
"""

from __future__ import annotations

from collections.abc import Callable
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

    smooth = np.asarray(cv2.bilateralFilter(np.ascontiguousarray(painting), 5, 0.09, 1.5), np.float32)
    smooth -= painting
    smooth *= np.float32(amount)
    smooth += painting
    return smooth


def guide_of(painting: FloatArray, photo: FloatArray, amount: float) -> Guide:
    """Local regression of ``painting`` (H, W, 3) on the luma of ``photo`` (H, W, 3), and its strokes' edges.

    The edges are sharpened where they stand out from the grain that the network leaves on flat areas.
    """
    import cv2

    # In place and a channel at a time: the painting of a large export has more than ten megapixels.
    height, width = painting.shape[:2]
    grid = (max(1, width // GRID), max(1, height // GRID))

    def mean_of(values: FloatArray) -> FloatArray:
        return np.asarray(cv2.blur(resize(values, *grid), (3, 3)), np.float32)

    edges = np.empty((height, width, 4), np.float32)
    light = luma(photo)
    edges[:, :, 0] = light
    mean = mean_of(light)
    spread = np.maximum(mean_of(light * light) - mean * mean, 0.0) + np.float32(FLAT)
    slope = np.empty((grid[1], grid[0], 3), np.float32)
    for channel in range(3):
        color = painting[:, :, channel]
        slope[:, :, channel] = (mean_of(color * light) - mean * mean_of(color)) / spread
    del light
    own = luma(painting)
    window = np.ones((3, 3), np.uint8)
    low, high = cv2.erode(own, window), cv2.dilate(own, window)
    edges[:, :, 2], edges[:, :, 3] = low, high
    standing_out = np.square(high - low)
    standing_out /= standing_out + np.float32(GRAIN**2)
    del low, high
    sharp = own - cv2.GaussianBlur(own, (0, 0), 1.0)
    sharp *= standing_out
    sharp *= np.float32(amount * SHARPEN)
    np.add(own, sharp, out=edges[:, :, 1])
    return Guide(slope.clip(-MAX_SLOPE, MAX_SLOPE), edges)


Rows = Callable[[int, int], NDArray[Any]]
"""Makes the rows ``top`` to ``bottom`` of an array."""


def original_rows(content: Pixels, size: tuple[int, int]) -> Rows:
    """The photo at ``size`` (width, height): rows (h, W, 3 or 4)."""
    width, height = size
    source = content.array
    if source.shape[0] > height or source.shape[1] > width:
        source = resize(source, width, height)
    if source.shape[:2] == (height, width):
        return lambda top, bottom: source[top:bottom]
    return lambda top, bottom: enlarge_rows(source, width, height, top, bottom).clip(0.0, 1.0)


def painted_rows(
    photo: FloatArray, painting: FloatArray, amount: float, original: Rows, size: tuple[int, int]
) -> Rows:
    """The painting at ``size`` (width, height), before the cheap parameters: rows (h, W, 3).

    ``photo`` and ``painting``: (h, w, 3) at the size of the network; ``amount`` 0..1 says how much of
    the painting is painted. At 0 it is the photo but for small changes, which alone are enlarged.
    """
    width, height = size
    larger = width > painting.shape[1] or height > painting.shape[0]
    if amount == 0:
        changes = painting - photo
        if not larger:
            changes = resize(changes, width, height)

        def changed(top: int, bottom: int) -> FloatArray:
            band = enlarge_rows(changes, width, height, top, bottom)
            return (original(top, bottom)[:, :, :3] + band).clip(0.0, 1.0)

        return changed
    if not larger:
        smaller = resize(painting, width, height)
        return lambda top, bottom: smaller[top:bottom]
    strokes = without_grain(painting, amount)
    guide = guide_of(strokes, photo, amount)

    def enlarged(top: int, bottom: int) -> FloatArray:
        band = enlarge_rows(strokes, width, height, top, bottom)
        edges = enlarge_rows(guide.edges, width, height, top, bottom)
        detail = luma(original(top, bottom)[:, :, :3]) - edges[:, :, 0]
        sharpening = edges[:, :, 1].clip(edges[:, :, 2], edges[:, :, 3]) - luma(band)
        band = band + enlarge_rows(guide.slope, width, height, top, bottom) * detail[:, :, None]
        band += sharpening[:, :, None]
        return np.clip(band, 0.0, 1.0, out=band)

    return enlarged


def finished_rows(original: Rows, painted: Rows, values: Values, depth: int) -> Rows:
    """The result at ``depth`` bits: rows (h, W, 3 or 4). Alpha comes from the photo."""

    def finished(top: int, bottom: int) -> NDArray[Any]:
        whole, band = original(top, bottom), painted(top, bottom)
        photo = whole[:, :, :3]
        if values["keep_colors"] > 0:
            band = with_colors_of(band, photo, values["keep_colors"])
        if values["strength"] < 1:
            band = photo + np.float32(values["strength"]) * (band - photo)
        if whole.shape[2] == 4:
            band = np.concatenate([band, whole[:, :, 3:]], axis=2)
        return to_depth(band, depth)

    return finished


def in_bands(rows: Rows, size: tuple[int, int], ctx: Context) -> NDArray[Any]:
    """All rows of an array of ``size`` (width, height), some at a time."""
    width, height = size
    step = max(16, BAND_PIXELS // width)
    out: NDArray[Any] | None = None
    for top in range(0, height, step):
        bottom = min(height, top + step)
        band = rows(top, bottom)
        if step >= height:
            out = band
        else:
            out = np.empty((height, *band.shape[1:]), band.dtype) if out is None else out
            out[top:bottom] = band
        ctx.report(bottom, height)
    assert out is not None
    return out


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
