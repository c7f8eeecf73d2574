"""Pictures on their way to the screen: 8-bit, premultiplied, and in halves for zooming out.

Everything here may be called from any thread: it touches arrays and `QImage` only, never `QPixmap`, and the
arithmetic runs outside the interpreter lock.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from artstudio.pixels import Pixels

# What numpy and Qt agree on: one uint32 per pixel, 0xAARRGGBB whatever the byte order, alpha premultiplied.
Packed = NDArray[np.uint32]

_BLOCK = 65_536  # pixels worked on at once, so that what is between two passes stays in the processor's cache
_SMALLEST = 64  # longest side, in pixels, at which halving stops: the canvas zooms out no further


class ImagePyramid:
    """A picture for the screen with its halves, quarters, ...

    A level is (ceil(H / 2^k), ceil(W / 2^k)) packed pixels, read-only; a pixel of level k is the mean of
    2^k by 2^k pixels of the picture. ``opaque``: no pixel lets the background through.
    """

    def __init__(self, packed: Packed, opaque: bool) -> None:
        packed.flags.writeable = False
        self._levels = [packed]
        self._owner: QImage | None = None
        self.opaque = opaque
        self.height, self.width = packed.shape
        # How many levels there are once all have been made.
        self.depth = 1 + max(0, (max(packed.shape) - 1) // _SMALLEST).bit_length()

    @classmethod
    def build(cls, array: NDArray[Any]) -> ImagePyramid:
        """Prepare ``array``, float32 in 0..1 or uint8 (H, W, 3 or 4), sRGB, alpha not premultiplied.

        About 10 ms a megapixel: call it in the thread that made the array.
        """
        pyramid = cls(*_pack(array))
        pyramid.level(pyramid.depth - 1)
        return pyramid

    @classmethod
    def of_image(cls, image: QImage) -> ImagePyramid:
        """The same of a Qt picture. Its halves are made when they are first drawn.

        Nothing is copied if the picture comes from `to_qimage`.
        """
        opaque = not image.hasAlphaChannel()
        flat = image.convertToFormat(_format(opaque))
        rows = np.frombuffer(flat.constBits(), np.uint32).reshape(flat.height(), flat.bytesPerLine() // 4)
        pyramid = cls(rows, opaque)
        pyramid._owner = flat  # the array borrows the picture's memory but does not keep it alive
        return pyramid

    @property
    def nbytes(self) -> int:
        """Memory of the levels there are."""
        return sum(level.nbytes for level in self._levels)

    def level_for(self, scale: float) -> int:
        """The smallest level that still has a pixel for every pixel shown at ``scale`` (shown / own size)."""
        level = 0
        while level + 1 < self.depth and scale * 2 ** (level + 1) < 1.001:
            level += 1
        return level

    def level(self, index: int) -> Packed:
        """The pixels of one level, made now if they have not been needed before."""
        while len(self._levels) <= index:
            self._levels.append(_halve(self._levels[-1]))
        return self._levels[index]

    def crop(self, index: int, left: int, top: int, right: int, bottom: int) -> QImage:
        """A part of a level as a picture that borrows its memory: draw it while the pyramid lives."""
        pixels = self.level(index)
        memory = pixels.reshape(-1)[top * pixels.shape[1] + left :].data
        return QImage(memory, right - left, bottom - top, pixels.shape[1] * 4, _format(self.opaque))


def to_qimage(array: NDArray[Any]) -> QImage:
    """``array``, float32 in 0..1 or uint8 (H, W, 3 or 4), as a `QImage` that owns its memory."""
    packed, opaque = _pack(array)
    height, width = packed.shape
    return QImage(packed.data, width, height, width * 4, _format(opaque)).copy()


# What a picture may come as: float32 in 0..1 or uint8 arrays (H, W, 3 or 4), or what was made of them before.
Showable = ImagePyramid | QImage | Pixels | NDArray[Any]


def size_of(picture: Showable) -> tuple[int, int]:
    """Width and height in pixels."""
    if isinstance(picture, ImagePyramid | Pixels):
        return picture.width, picture.height
    if isinstance(picture, QImage):
        return picture.width(), picture.height()
    return int(picture.shape[1]), int(picture.shape[0])


def pyramid_of(picture: Showable) -> ImagePyramid:
    """The pyramid of ``picture``, built now if there is none yet."""
    if isinstance(picture, ImagePyramid):
        return picture
    if isinstance(picture, QImage):
        return ImagePyramid.of_image(picture)
    return ImagePyramid.build(picture.array if isinstance(picture, Pixels) else picture)


def _format(opaque: bool) -> QImage.Format:
    return QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied


def _row_blocks(height: int, width: int) -> Iterator[slice]:
    step = max(1, _BLOCK // width)
    return (slice(row, min(row + step, height)) for row in range(0, height, step))


def _pack(array: NDArray[Any]) -> tuple[Packed, bool]:
    """Packed pixels (H, W) of ``array``, and whether all of them are opaque. Not-a-number becomes 0."""
    if array.ndim != 3 or array.shape[2] not in (3, 4) or 0 in array.shape:
        raise ValueError(f"a picture is (H, W, 3 or 4), not {array.shape}")
    packed = np.empty(array.shape[:2], np.uint32)
    opaque = True
    for rows in _row_blocks(array.shape[0], array.shape[1]):
        if array.shape[2] == 3:
            _pack_opaque(array[rows], packed[rows])
        else:
            opaque = _premultiply(array[rows], packed[rows]) and opaque
    return packed, opaque


def _pack_opaque(block: NDArray[Any], words: Packed) -> None:
    """(h, W, 3) into (h, W)."""
    import cv2

    if block.dtype != np.uint8:
        block = np.asarray(cv2.convertScaleAbs(np.clip(block, 0.0, 1.0), alpha=255))
    # Blue comes first in a word of a little-endian machine, which is all that Qt is shipped for.
    cv2.cvtColor(np.ascontiguousarray(block), cv2.COLOR_RGB2BGRA, dst=_in_bytes(words))


def _premultiply(block: NDArray[Any], words: Packed) -> bool:
    """(h, W, 4) into (h, W); whether all of it is opaque."""
    most = np.float32(1 / 255 if block.dtype == np.uint8 else 1)
    alpha = _bytes(block[..., 3], np.float32(255) * most, np.float32(255))
    words[...] = alpha
    scale = alpha * most
    for channel in range(3):
        np.left_shift(words, 8, out=words)
        np.bitwise_or(words, _bytes(block[..., channel], scale, alpha), out=words)
    return bool(alpha.min() == 255)


def _in_bytes(words: Packed) -> NDArray[np.uint8]:
    """The same memory as (h, w, 4)."""
    return words.view(np.uint8).reshape(*words.shape, 4)


def _bytes(channel: NDArray[Any], scale: Any, limit: Any) -> NDArray[np.uint8]:
    """``channel * scale`` rounded into 0..``limit``."""
    scaled = np.multiply(channel, scale, dtype=np.float32)
    scaled += np.float32(0.5)
    np.fmin(np.fmax(scaled, 0, out=scaled), limit, out=scaled)
    rounded: NDArray[np.uint8] = scaled.astype(np.uint8)
    return rounded


def _halve(packed: Packed) -> Packed:
    """The means of 2 by 2 pixels, rounded to the nearest; odd edges are repeated."""
    import cv2

    height, width = packed.shape
    half = np.empty(((height + 1) // 2, (width + 1) // 2), np.uint32)
    for rows in _row_blocks(half.shape[0], 2 * width):
        block = packed[2 * rows.start : 2 * rows.stop]
        if block.shape[0] % 2 or width % 2:
            block = np.pad(block, ((0, block.shape[0] % 2), (0, width % 2)), mode="edge")
        size = (half.shape[1], block.shape[0] // 2)
        cv2.resize(_in_bytes(block), size, dst=_in_bytes(half[rows]), interpolation=cv2.INTER_AREA)
    return half
