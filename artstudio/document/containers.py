"""Where PNG, JPEG, WebP and TIFF files keep EXIF and XMP, byte for byte as given.

libvips would write both as well, but it rebuilds EXIF, losing tags it doesn't know, and compresses the XMP
of a PNG, where readers don't look for it.
"""

from __future__ import annotations

import os
import struct
import zlib
from typing import BinaryIO

from PIL import Image
from PIL.ExifTags import IFD
from PIL.TiffImagePlugin import ImageFileDirectory_v2

JPEG_MOST_XMP = 65_502
_JPEG_MOST_SEGMENT = 65_533
_JPEG_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_TIFF_XMP = 700


def preamble(
    format_id: str, exif: bytes | None, xmp: bytes | None, dpi: tuple[float, float] | None
) -> tuple[int, bytes]:
    """What to insert into the stream of a PNG or JPEG file, and at which byte."""
    if format_id == "png":
        # Behind the signature and IHDR, which has to be the first chunk.
        inserted = _png_chunk(b"eXIf", exif) if exif else b""
        if xmp:
            inserted += _png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp)
        return 33, inserted
    if format_id == "jpeg":
        # libvips leaves the JFIF header out when it is told to write no metadata.
        density = struct.pack(">BHH", 1, *(min(round(d), 65_535) for d in dpi)) if dpi else b"\0\0\1\0\1"
        inserted = _jpeg_segment(0xE0, b"JFIF\0\1\2" + density + b"\0\0")
        inserted += _jpeg_segment(0xE1, b"Exif\0\0" + exif) if exif else b""
        if xmp:
            inserted += _jpeg_segment(0xE1, _JPEG_XMP + xmp)
        return 2, inserted
    return 0, b""


def append(format_id: str, file: BinaryIO, exif: bytes | None, xmp: bytes | None) -> None:
    """Add the blocks to a finished WebP or TIFF ``file``, open for reading and writing."""
    if not exif and not xmp:
        return
    if format_id == "webp":
        _append_to_webp(file, exif, xmp)
    elif format_id == "tiff":
        _append_to_tiff(file, exif, xmp)


def extend_webp(file: BinaryIO, width: int, height: int) -> None:
    """Give a plain WebP picture the extended header (VP8X) that `append` needs, unless it has one."""
    file.seek(12)
    picture = file.read()
    if picture.startswith(b"VP8X"):
        return
    sides = b"".join((side - 1).to_bytes(3, "little") for side in (width, height))
    file.seek(12)
    file.write(b"VP8X" + struct.pack("<II", 10, 0) + sides + picture)


def _png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _jpeg_segment(marker: int, data: bytes) -> bytes:
    # Only an EXIF block from a PNG or TIFF file can be too large for a segment, and it can't be split.
    if len(data) > _JPEG_MOST_SEGMENT:
        return b""
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def _append_to_webp(file: BinaryIO, exif: bytes | None, xmp: bytes | None) -> None:
    """The file has a color profile, and so the extended header whose flags announce the chunks."""
    end = file.seek(0, os.SEEK_END)
    flags = 0
    for kind, data, flag in ((b"EXIF", exif, 0x08), (b"XMP ", xmp, 0x04)):
        if data:
            file.write(kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2))
            end += 8 + len(data) + len(data) % 2
            flags |= flag
    file.seek(20)
    flags |= file.read(1)[0]
    file.seek(20)
    file.write(bytes([flags]))
    file.seek(4)
    file.write(struct.pack("<I", end - 8))


def _append_to_tiff(file: BinaryIO, exif: bytes | None, xmp: bytes | None) -> None:
    """Write a fuller directory at the end of the file and have the header point to it."""
    file.seek(0)
    header = file.read(8)
    order = "<" if header[:2] == b"II" else ">"
    file.seek(struct.unpack(order + "I", header[4:])[0])
    entries = _entries(file, order)
    added = _tiff_tags(ImageFileDirectory_v2(header), exif, xmp)
    at = file.seek(0, os.SEEK_END)
    at += file.write(b"\0" * (at % 2))
    data = added.tobytes(at)
    file.write(data)
    file.seek(at)
    # What describes the pixels stays as it is; it comes last to win over the original's.
    entries = {**_entries(file, order), **entries}
    at = file.seek(0, os.SEEK_END)
    file.write(struct.pack(order + "H", len(entries)))
    file.write(b"".join(entries[tag] for tag in sorted(entries)) + bytes(4))
    file.seek(4)
    file.write(struct.pack(order + "I", at))


def _tiff_tags(
    directory: ImageFileDirectory_v2, exif: bytes | None, xmp: bytes | None
) -> ImageFileDirectory_v2:
    if exif:
        block = Image.Exif()
        block.load(exif)
        for tag, value in block.items():
            if tag not in (IFD.Exif, IFD.GPSInfo):
                directory[tag] = value
        for nested in (IFD.Exif, IFD.GPSInfo):
            if values := dict(block.get_ifd(nested)):
                if IFD.Interop in values:
                    values[IFD.Interop] = dict(block.get_ifd(IFD.Interop))
                directory[nested] = values
    if xmp:
        directory[_TIFF_XMP] = xmp
    return directory


def _entries(file: BinaryIO, order: str) -> dict[int, bytes]:
    """The entries of the directory that begins here, by tag; they keep pointing to where their data is."""
    count = struct.unpack(order + "H", file.read(2))[0]
    raw = [file.read(12) for _ in range(count)]
    return {struct.unpack_from(order + "H", entry)[0]: entry for entry in raw}
