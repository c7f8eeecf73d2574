"""Small copies of pictures as files."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray

from artstudio.imaging import fit_size, resize_rgba, to_depth
from artstudio.pixels import FloatArray

LONG_SIDE = 1024
_EXTENSIONS = {"JPEG": ".jpg", "PNG": ".png"}


def encode_picture(array: FloatArray) -> tuple[str, bytes]:
    """The file extension and content of a copy of at most 1024 px: JPEG, or PNG where there is transparency.

    ``array``: float32 (H, W, 3 or 4), sRGB 0..1.
    """
    height, width = array.shape[:2]
    if max(width, height) > LONG_SIDE:
        array = resize_rgba(array, *fit_size(width, height, LONG_SIDE))
    return _encode(to_depth(array, 8), quality=92)


def encode_thumbnail(array: NDArray[Any]) -> bytes:
    """A JPEG or, where there is transparency, a PNG of ``array``: (H, W, 3 or 4), float 0..1 or uint8."""
    return _encode(array if array.dtype == np.uint8 else to_depth(array, 8), quality=90)[1]


def _encode(array: NDArray[np.uint8], quality: int) -> tuple[str, bytes]:
    # Pillow is imported when first needed, so that opening the window doesn't wait for it.
    from PIL import Image

    opaque = array.shape[2] == 3 or bool((array[:, :, 3] == 255).all())
    kind = "JPEG" if opaque else "PNG"
    image = Image.fromarray(np.ascontiguousarray(array[:, :, :3] if opaque else array))
    buffer = io.BytesIO()
    options: dict[str, Any] = {"quality": quality, "subsampling": 0} if opaque else {"compress_level": 6}
    image.save(buffer, kind, **options)
    return _EXTENSIONS[kind], buffer.getvalue()
