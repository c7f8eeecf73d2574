"""Changing the size of a picture: quick, of good quality, and with no second full copy in memory."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from artstudio.pixels import FloatArray


def fit_size(width: int, height: int, long_side: int) -> tuple[int, int]:
    """The size with the same shape whose longer side is at most ``long_side``; never enlarged, never 0."""
    longest = max(width, height)
    if longest <= long_side:
        return width, height
    return max(1, round(width * long_side / longest)), max(1, round(height * long_side / longest))


def resized(array: NDArray[np.float32], width: int, height: int) -> FloatArray:
    """``array`` (H, W, 3 or 4), sRGB 0..1, as a new float32 (height, width, C) in 0..1.

    Lanczos, with colors weighted by alpha so that transparent pixels don't bleed.
    """
    source_height, source_width, channels = array.shape
    if (source_width, source_height) == (width, height):
        return np.array(array, dtype=np.float32)
    result = np.empty((height, width, channels), dtype=np.float32)
    alpha = array[:, :, 3] if channels == 4 else None
    for index in range(channels):
        plane = array[:, :, index]
        if alpha is not None and index < 3:
            plane = plane * alpha
        result[:, :, index] = _plane(np.ascontiguousarray(plane), width, height)
    if alpha is not None:
        covered = result[:, :, 3:]
        np.divide(result[:, :, :3], covered, out=result[:, :, :3], where=covered > 1e-6)
    return np.clip(result, 0.0, 1.0, out=result)


def thumbnail(array: NDArray[np.float32], long_side: int) -> FloatArray:
    """``array`` made to fit a square of ``long_side`` pixels; smaller pictures keep their size."""
    return resized(array, *fit_size(array.shape[1], array.shape[0], long_side))


def _plane(plane: NDArray[np.float32], width: int, height: int) -> FloatArray:
    image = Image.fromarray(plane)
    small = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return np.asarray(small, dtype=np.float32)
