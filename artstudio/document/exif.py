"""EXIF blocks: patched in place, so that what a camera wrote beside the known tags stays as it was.

Layout: Exif 2.32 (CIPA DC-008), which is that of TIFF 6.0.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from PIL import Image
from PIL.ExifTags import IFD, Base

_PREFIX = b"Exif\0\0"
_SHORT, _LONG = 3, 4
_INTEROP_INDEX = 1

# Tags of a TIFF file that say how its own pixels lie in it, and blocks that are kept elsewhere.
_STRUCTURE = {
    *range(254, 260), 262, 263, 264, 265, 266, 273, 277, 278, 279, 280, 281, 284, 288, 289, 292, 293, 297,
    301, 317, 320, 321, 322, 323, 324, 325, 330, 332, 333, 334, 336, 338, 339, 340, 341, 342, 347, 512, 513,
    514, 515, 519, 520, 521, 529, 530, 531, 532, 700, 33723, 34377, 34675, 37724,
}  # fmt: skip


def upright(exif: bytes | None) -> bytes | None:
    """``exif`` without its prefix and with a normal orientation; None if it can't be read."""
    return _patched(exif, {Base.Orientation: 1}, {}, keep_thumbnail=True)


def for_export(exif: bytes | None, width: int, height: int) -> bytes | None:
    """``exif`` for an sRGB picture of another size, upright and without the thumbnail of the original."""
    sizes: dict[int, int] = {Base.ImageWidth: width, Base.ImageLength: height, Base.Orientation: 1}
    inner: dict[int, int] = {Base.ExifImageWidth: width, Base.ExifImageHeight: height, Base.ColorSpace: 1}
    return _patched(exif, sizes, inner, keep_thumbnail=False)


def with_dpi(dpi: tuple[float, float]) -> bytes:
    """A block that holds nothing but the resolution, for formats that have no other place for it."""
    exif = Image.Exif()
    exif[Base.XResolution], exif[Base.YResolution] = dpi
    exif[Base.ResolutionUnit] = 2
    return exif.tobytes().removeprefix(_PREFIX)


def dpi_in(exif: bytes | None) -> tuple[float, float] | None:
    """The resolution that ``exif`` tells, if any."""
    if not exif:
        return None
    try:
        block = Image.Exif()
        block.load(exif)
        scale = 2.54 if block.get(Base.ResolutionUnit) == 3 else 1.0
        x, y = (float(block[tag]) * scale for tag in (Base.XResolution, Base.YResolution))
    except Exception:
        # Pillow raises all kinds of things at damaged blocks.
        return None
    return (x, y) if x > 0 and y > 0 else None


def from_tiff(data: bytes) -> bytes | None:
    """What a TIFF file has of EXIF, as a block of its own."""
    try:
        exif = Image.Exif()
        exif.load_from_fp(io.BytesIO(data))
        for nested in (IFD.Exif, IFD.GPSInfo):
            exif.get_ifd(nested)
        for tag in set(exif) & _STRUCTURE:
            del exif[tag]
        return exif.tobytes().removeprefix(_PREFIX) if len(exif) else None
    except Exception:
        # Whatever is wrong with the tags, the picture may still be fine.
        return None


def _patched(
    exif: bytes | None, main: dict[int, int], inner: dict[int, int], *, keep_thumbnail: bool
) -> bytes | None:
    if not exif:
        return None
    block = bytearray(exif.removeprefix(_PREFIX))
    try:
        directories = _Directories(block)
        first = directories.first
        directories.patch(first, main)
        nested = directories.pointer(first, IFD.Exif)
        if nested:
            directories.patch(nested, inner)
            interop = directories.pointer(nested, IFD.Interop)
            if interop and inner:
                directories.patch_adobe_rgb(interop)
        if not keep_thumbnail:
            directories.cut_after(first)
    except (struct.error, ValueError):
        return None
    return bytes(block)


class _Directories:
    """The image file directories of an EXIF block, changed in place. Raises `struct.error` at its edges."""

    def __init__(self, block: bytearray) -> None:
        order = {b"II*\0": "<", b"MM\0*": ">"}.get(bytes(block[:4]))
        if order is None:
            raise ValueError("not an EXIF block")
        self._block = block
        self._order = order
        self.first = self._read("I", 4)

    def patch(self, directory: int, values: dict[int, int]) -> None:
        """Set single whole numbers that are there already; what is missing stays missing."""
        for tag, kind, count, where in self._entries(directory):
            if tag in values and count == 1 and kind in (_SHORT, _LONG):
                # A number too large for its place is better left than cut.
                if kind == _SHORT and values[tag] <= 0xFFFF:
                    struct.pack_into(self._order + "H", self._block, where, values[tag])
                elif kind == _LONG:
                    struct.pack_into(self._order + "I", self._block, where, values[tag])

    def patch_adobe_rgb(self, directory: int) -> None:
        """R03 would have readers take the numbers for Adobe RGB; R98 is sRGB."""
        for tag, _, count, where in self._entries(directory):
            if tag == _INTEROP_INDEX and count == 4:
                self._block[where : where + 3] = b"R98"

    def pointer(self, directory: int, tag: int) -> int:
        return next((self._read("I", where) for t, _, _, where in self._entries(directory) if t == tag), 0)

    def cut_after(self, directory: int) -> None:
        """Drop the directory of the thumbnail, and blank the thumbnail."""
        link = directory + 2 + 12 * self._read("H", directory)
        thumbnail = self._read("I", link)
        if thumbnail:
            start = self.pointer(thumbnail, Base.JpegIFOffset)
            length = self.pointer(thumbnail, Base.JpegIFByteCount)
            end = min(start + length, len(self._block))
            if 8 < start < end:
                self._block[start:end] = bytes(end - start)
        struct.pack_into(self._order + "I", self._block, link, 0)

    def _entries(self, directory: int) -> Iterator[tuple[int, int, int, int]]:
        for index in range(self._read("H", directory)):
            at = directory + 2 + 12 * index
            tag, kind, count = struct.unpack_from(self._order + "HHI", self._block, at)
            yield tag, kind, count, at + 8

    def _read(self, code: str, at: int) -> int:
        return int(struct.unpack_from(self._order + code, self._block, at)[0])
