"""Picture arithmetic shared by the rooms: sizes, resampling, perceptual color. NumPy, OpenCV and Pillow only.

The last two are imported when first needed, so that opening the window doesn't wait for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from artstudio.pixels import FloatArray

# ITU-R BT.709 weights of red, green and blue in luma.
LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


def fit_size(width: int, height: int, long_side: int) -> tuple[int, int]:
    """(width, height) of the same shape whose longer side is ``long_side``; no side below 1."""
    scale = long_side / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def resize(array: FloatArray, width: int, height: int) -> FloatArray:
    """Resample float32 (H, W[, C]) to ``height`` x ``width``: area average down, bicubic up."""
    if array.shape[:2] == (height, width):
        return array
    import cv2

    if array.ndim == 3 and array.shape[2] > 4:
        # OpenCV averages four channels at most.
        parts = [
            resize(array[:, :, first : first + 4], width, height) for first in range(0, array.shape[2], 4)
        ]
        return np.concatenate(parts, axis=2)
    down = width * height < array.shape[0] * array.shape[1]
    mode = cv2.INTER_AREA if down else cv2.INTER_CUBIC
    # OpenCV would take the 1 of an (H, W, 1) array away, and its coordinates are (x, y).
    resized = cv2.resize(np.ascontiguousarray(array), (width, height), interpolation=mode)
    return resized.reshape(height, width, *array.shape[2:]).astype(np.float32, copy=False)


def resize_rgba(array: FloatArray, width: int, height: int) -> FloatArray:
    """`resize` for pictures that may have alpha: color doesn't bleed out of transparent pixels."""
    if array.shape[2] == 3:
        return resize(array, width, height)
    alpha = array[:, :, 3:]
    small = resize(np.concatenate([array[:, :, :3] * alpha, alpha], axis=2), width, height)
    out_alpha = small[:, :, 3:]
    rgb = np.divide(small[:, :, :3], out_alpha, out=np.zeros_like(small[:, :, :3]), where=out_alpha > 1e-4)
    return np.concatenate([rgb, out_alpha], axis=2).clip(0.0, 1.0)


def enlarge_rows(array: FloatArray, width: int, height: int, top: int, bottom: int) -> FloatArray:
    """Rows ``top``..``bottom`` of `resize` to (``height``, ``width``), for enlarging only.

    The same pixels as enlarging the whole, so that a large picture can be made band by band.
    """
    import cv2

    if array.shape[:2] == (height, width):
        return array[top:bottom]
    if (top, bottom) == (0, height):
        return resize(array, width, height)
    # Bicubic convolution (Keys 1981) with OpenCV's a = -0.75 and its pixel centers.
    center = (np.arange(top, bottom, dtype=np.float64) + 0.5) * array.shape[0] / height - 0.5
    first = np.floor(center).astype(np.int64)
    t = center - first
    a = -0.75
    near = [((a + 2) * u - (a + 3)) * u * u + 1 for u in (t, 1 - t)]
    far = [((a * u - 5 * a) * u + 8 * a) * u - 4 * a for u in (t + 1, 2 - t)]
    low, high = max(0, int(first[0]) - 1), min(array.shape[0], int(first[-1]) + 3)
    strip = cv2.resize(
        np.ascontiguousarray(array[low:high]), (width, high - low), interpolation=cv2.INTER_CUBIC
    ).reshape(high - low, -1)
    # Four rows of the strip make one of the result; as a matrix product that is much faster than by copies.
    mixing = np.zeros((bottom - top, high - low), np.float32)
    for offset, weight in zip((-1, 0, 1, 2), (far[0], near[0], near[1], far[1]), strict=True):
        rows = np.clip(first + offset, 0, array.shape[0] - 1) - low
        np.add.at(mixing, (np.arange(bottom - top), rows), weight)
    out = np.asarray(mixing @ strip, np.float32)
    return out.reshape(bottom - top, width, *array.shape[2:])


def cover(array: FloatArray, width: int, height: int) -> FloatArray:
    """The largest middle part of a picture (H, W, C) that has the shape of ``width`` x ``height``."""
    rows, columns = array.shape[:2]
    wide = min(columns, max(1, round(rows * width / height)))
    high = min(rows, max(1, round(columns * height / width)))
    top, left = (rows - high) // 2, (columns - wide) // 2
    return array[top : top + high, left : left + wide]


def lanczos(
    array: FloatArray, width: int, height: int, depth: int = 32, check: Callable[[], None] | None = None
) -> NDArray[Any]:
    """Resample (H, W, 3) to ``height`` x ``width`` by Lanczos' window of three lobes, as `to_depth` gives it.

    One channel after the other, so that a large picture is held as integers. ``check`` is called between.
    """
    if array.shape[:2] == (height, width):
        return to_depth(array, depth)
    from PIL import Image

    kind: Any = {8: np.uint8, 16: np.uint16, 32: np.float32}[depth]
    out = np.empty((height, width, array.shape[2]), kind)
    for index in range(array.shape[2]):
        channel = Image.fromarray(np.ascontiguousarray(array[:, :, index]))
        out[:, :, index] = to_depth(
            np.asarray(channel.resize((width, height), Image.Resampling.LANCZOS)), depth
        )
        if check is not None:
            check()
    return out


def luma(rgb: FloatArray) -> FloatArray:
    """Luma (H, W) of an sRGB picture (H, W, 3)."""
    result: FloatArray = (np.ascontiguousarray(rgb) @ LUMA).astype(np.float32, copy=False)
    return result


def with_colors_of(painting: FloatArray, photo: FloatArray, amount: float) -> FloatArray:
    """Lightness of ``painting`` with ``amount`` (0..1) of the colors of ``photo``, in CIELAB.

    Both sRGB float32 (H, W, 3) of the same size.
    """
    import cv2

    lab = _convert(painting.clip(0, 1), cv2.COLOR_RGB2Lab)
    colors = _convert(photo, cv2.COLOR_RGB2Lab)
    lab[:, :, 1:] += np.float32(amount) * (colors[:, :, 1:] - lab[:, :, 1:])
    return _convert(lab, cv2.COLOR_Lab2RGB)


def _convert(array: FloatArray, code: int) -> FloatArray:
    import cv2

    converted: FloatArray = np.asarray(cv2.cvtColor(np.ascontiguousarray(array), code), np.float32)
    return converted


def to_depth(array: FloatArray, depth: int) -> NDArray[Any]:
    """Round 0..1 to the integers of an 8- or 16-bit file; 32 leaves it as it is."""
    if depth == 32:
        clipped: FloatArray = array.clip(0.0, 1.0)
        return clipped
    import cv2

    top, kind = (255.0, cv2.CV_8U) if depth == 8 else (65535.0, cv2.CV_16U)
    rows = np.ascontiguousarray(array, np.float32).reshape(array.shape[0], -1)
    # Rounds and saturates in one pass, where NumPy would take four; OpenCV's types leave out numbers.
    whole = np.asarray(cv2.multiply(rows, top, dtype=kind))  # type: ignore[call-overload]
    return whole.reshape(array.shape)
