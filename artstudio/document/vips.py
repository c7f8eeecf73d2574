"""libvips as this room uses it: one place that sets it up, and arrays in and out without a copy.

libvips streams: a chain of operations runs over a few rows at a time, on every core, so that a picture is
decoded, turned into sRGB and widened to floats with no second copy of it in memory. It also keeps 16 bits
where Pillow has only 8.
"""

from __future__ import annotations

import logging
from typing import Any

import numpy as np
import pyvips
from numpy.typing import NDArray

from artstudio.pixels import FloatArray

# libvips keeps its last operations, and with them the pictures they were made from, by default.
pyvips.cache_set_max(0)
# What it warns of, such as an unknown tag, is nothing an artist could act on.
logging.getLogger("pyvips").setLevel(logging.ERROR)

Image = pyvips.Image
# What libvips has to say of a damaged file may quote it, which pyvips then fails to decode.
Errors = (pyvips.Error, UnicodeDecodeError)
Target = pyvips.TargetCustom

_BAND_FORMATS = {"uint8": "uchar", "uint16": "ushort", "float32": "float"}


def wrap(array: NDArray[Any]) -> Any:
    """A libvips image of ``array`` (H, W, C) in uint8, uint16 or float32, which it keeps and doesn't copy."""
    height, width, channels = array.shape
    data = np.ascontiguousarray(array).data
    return Image.new_from_memory(data, width, height, channels, _BAND_FORMATS[array.dtype.name])


def floats(image: Any) -> FloatArray:
    """Run the chain that ends in ``image``, a float image, into a new float32 (H, W, C)."""
    array: FloatArray = image.cast("float").numpy()
    return array.reshape(image.height, image.width, image.bands)


def blob(image: Any, field: str) -> bytes | None:
    """The metadata block called ``field``, or None."""
    return bytes(image.get(field)) if image.get_typeof(field) else None


def set_blob(image: Any, field: str, data: bytes | None) -> None:
    if data:
        image.set_type(pyvips.GValue.blob_type, field, data)
