"""What a file is, by its first bytes; and for what isn't a picture, a sentence that names it."""

from __future__ import annotations

import struct
from pathlib import Path

from artstudio.errors import BadInputError

READABLE = ("PNG", "JPEG", "WebP", "TIFF", "BMP", "GIF", "AVIF", "HEIC")

_PICTURES = (
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (0, b"\xff\xd8\xff", "JPEG"),
    (8, b"WEBP", "WebP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"II+\0", "TIFF"),
    (0, b"MM\0+", "TIFF"),
    (0, b"GIF87a", "GIF"),
    (0, b"GIF89a", "GIF"),
)

_VIDEO = ("a video", "save a frame of it as a picture first")
_RAW = ("a camera raw file", "develop it to TIFF or JPEG first")
_ARCHIVE = ("an archive", "unpack it first")
_LAYERS = ("a layered file", "save it as PNG or TIFF first")
_VECTORS = ("a vector drawing", "export it as PNG first")
_CONVERT = "save it as PNG, JPEG or TIFF first"

_OTHERS = (
    (0, b"%PDF", ("a PDF document", "export the page as PNG first")),
    (0, b"%!PS", _VECTORS),
    (0, b"8BPS", ("a Photoshop document", "save it as PNG or TIFF first")),
    (0, b"gimp xcf", _LAYERS),
    (0, b"\0\0\0\x0cJXL ", ("a JPEG XL picture", _CONVERT)),
    (0, b"\xff\x0a", ("a JPEG XL picture", _CONVERT)),
    (0, b"\0\0\0\x0cjP  ", ("a JPEG 2000 picture", _CONVERT)),
    (0, b"v/1\x01", ("an OpenEXR picture", _CONVERT)),
    (0, b"#?RADIANCE", ("a Radiance HDR picture", _CONVERT)),
    (0, b"FUJIFILMCCD-RAW", _RAW),
    (0, b"IIRO", _RAW),
    (0, b"IIU\0", _RAW),
    (0, b"\x1aE\xdf\xa3", _VIDEO),
    (8, b"AVI ", _VIDEO),
    (4, b"moov", _VIDEO),
    (0, b"\0\0\x01\xba", _VIDEO),
    (0, b"\0\0\x01\xb3", _VIDEO),
    (0, b"PK\x03\x04", _ARCHIVE),
    (0, b"\x1f\x8b", _ARCHIVE),
    (0, b"7z\xbc\xaf", _ARCHIVE),
    (0, b"Rar!", _ARCHIVE),
)

# Raw files are TIFF files whose only plain picture is a tiny preview; nobody wants to paint on that.
_RAW_SUFFIXES = {".arw", ".cr2", ".dng", ".erf", ".nef", ".nrw", ".pef", ".sr2", ".srw"}

_BMP_HEADER_SIZES = {12, 16, 40, 52, 56, 64, 108, 124}


def recognize(data: bytes, name: str) -> str:
    """One of `READABLE`. Raises `BadInputError` for anything else; ``name`` begins its sentence."""
    if not data:
        raise BadInputError(f"{name} is empty; copy or download it again.")
    for offset, magic, kind in _PICTURES:
        if data.startswith(magic, offset):
            if kind == "TIFF" and Path(name).suffix.lower() in _RAW_SUFFIXES:
                raise _refusal(name, _RAW)
            return kind
    if data[4:8] == b"ftyp":
        return _of_brands(data, name)
    if data[:2] == b"BM" and len(data) >= 18 and struct.unpack_from("<I", data, 14)[0] in _BMP_HEADER_SIZES:
        return "BMP"
    for offset, magic, what in _OTHERS:
        if data.startswith(magic, offset):
            raise _refusal(name, what)
    raise _refusal(name, _text(data))


def _of_brands(data: bytes, name: str) -> str:
    """Pictures and videos in the ISO base media format say which they are in a list of four-letter brands."""
    size = min(int.from_bytes(data[:4], "big"), 512)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, size, 4))}
    if brands & {b"avif", b"avis"}:
        return "AVIF"
    if brands & {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}:
        return "HEIC"
    raise _refusal(name, _RAW if b"crx " in brands else _VIDEO)


def _text(data: bytes) -> tuple[str, str] | None:
    """What kind of text ``data`` is, or None if it isn't text."""
    head = data[:1024]
    try:
        # The last character may be cut in two.
        text = head.decode("utf-8-sig") if len(data) <= 1024 else head[:-4].decode("utf-8-sig", "ignore")
    except UnicodeDecodeError:
        return None
    if any(ord(c) < 32 and c not in "\t\n\r\f" for c in text):
        return None
    lower = text.lower()
    if "<svg" in lower:
        return "an SVG drawing", "export it as PNG first"
    if "<html" in lower or "<!doctype html" in lower:
        return "a web page", "save the picture on it instead"
    return "a text file", "choose a picture instead"


def _refusal(name: str, what: tuple[str, str] | None) -> BadInputError:
    if what is None:
        known = ", ".join(READABLE[:-1]) + " and " + READABLE[-1]
        return BadInputError(f"{name} isn't a picture that can be opened here; {known} can.")
    return BadInputError(f"{name} is {what[0]}, not a picture that can be opened here; {what[1]}.")
