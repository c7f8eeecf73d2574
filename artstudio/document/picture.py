"""Reading pictures: any common file becomes float32 sRGB, whatever it was before."""

from __future__ import annotations

import io
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pillow_heif
from PIL import BmpImagePlugin

from artstudio.document import color, exif, vips, xmp
from artstudio.document.recipe import Recipe
from artstudio.document.recognize import recognize
from artstudio.errors import BadInputError, OutOfMemoryError
from artstudio.pixels import Pixels

MOST_PIXELS = 120_000_000
"""Larger pictures are refused by their header, before anything is unpacked."""

_MOST_BYTES = 2_000_000_000
_MM_PER_INCH = 25.4
# ITU-T H.273, table 2: what phones write that photograph without a profile.
_DISPLAY_P3 = 12


@dataclass(frozen=True)
class Metadata:
    """What travels with a picture from file to file.

    ``exif``: a TIFF block without the ``Exif\\0\\0`` prefix, its orientation set to normal. ``xmp``: a
    packet, without a recipe. ``icc``: the profile the file came with; the pixels have been converted to
    sRGB. ``dpi``: (x, y).
    """

    exif: bytes | None = field(default=None, repr=False)
    xmp: bytes | None = field(default=None, repr=False)
    icc: bytes | None = field(default=None, repr=False)
    dpi: tuple[float, float] | None = None


@dataclass(frozen=True)
class Picture:
    """A picture and where it came from.

    ``name`` is that of the file, "" if it was pasted. ``format`` is such as "JPEG"; ``bits`` per channel of
    the file.
    """

    pixels: Pixels
    name: str
    path: Path | None = None
    format: str = ""
    bits: int = 8
    metadata: Metadata = field(default_factory=Metadata)
    recipe: Recipe | None = None

    @property
    def width(self) -> int:
        return self.pixels.width

    @property
    def height(self) -> int:
        return self.pixels.height

    @property
    def has_alpha(self) -> bool:
        return self.pixels.has_alpha


@dataclass(frozen=True)
class Header:
    """What a file says of itself before its pixels are read.

    Width and height are those of the upright picture. ``recipe_text`` has not been checked yet.
    """

    width: int
    height: int
    format: str
    bits: int
    metadata: Metadata
    recipe_text: str | None


def read_picture(source: Path | bytes, name: str = "") -> Picture:
    """Read a picture file, or the bytes of one, known by its content rather than by its name.

    Needs memory for the pixels (12 or 16 bytes each), the file, and little else. Raises `BadInputError` with
    a sentence for whatever can't be opened, `OutOfMemoryError` for what doesn't fit.
    """
    name = name or ("" if isinstance(source, bytes) else Path(source).name)
    shown = name or _name(source)
    image, header = _open(source, shown)
    try:
        if image.get_typeof("orientation") and image.get("orientation") > 2:
            # Rows are wanted in another order than they come in the file.
            image = image.copy_memory()
        pixels = Pixels.of(color.to_srgb(image.autorot()))
    except vips.Errors as error:
        raise _damaged(shown) from error
    except MemoryError:
        megapixels = header.width * header.height / 1e6
        raise OutOfMemoryError(
            f"{shown} has {megapixels:.0f} megapixels and doesn't fit into memory; close other programs or "
            "make it smaller first."
        ) from None
    return Picture(
        pixels=pixels,
        name=name,
        path=None if isinstance(source, bytes) else Path(source),
        format=header.format,
        bits=header.bits,
        metadata=header.metadata,
        recipe=_recipe(header.recipe_text),
    )


def read_header(source: Path | bytes, name: str = "") -> Header:
    """What can be known without reading the pixels. Raises `BadInputError` as `read_picture` does."""
    return _open(source, name or _name(source))[1]


def _name(source: Path | bytes) -> str:
    return "The picture" if isinstance(source, bytes) else Path(source).name or str(source)


def _open(source: Path | bytes, name: str) -> tuple[Any, Header]:
    """A libvips image that has decoded nothing yet, wherever its format allows that, and its header."""
    data = source if isinstance(source, bytes) else _read_file(Path(source), name)
    kind = recognize(data, name)
    try:
        image = _OPENERS[kind](data)
    except MemoryError:
        raise OutOfMemoryError(f"{name} doesn't fit into memory; close other programs first.") from None
    except _TooManyPixelsError as error:
        raise _too_large(name, *error.size) from None
    except Exception as error:
        # Decoders raise all kinds of things at damaged files.
        raise _damaged(name) from error
    if image.width * image.height > MOST_PIXELS:
        raise _too_large(name, image.width, image.height)
    if image.format not in ("uchar", "ushort"):
        raise BadInputError(f"{name} has neither 8 nor 16 bits per channel; save it with 16 first.")
    return image, _header(image, kind)


def _read_file(path: Path, name: str) -> bytes:
    # The whole file at once: from here on nobody can pull it away.
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise BadInputError(f"{name} is a folder; choose a picture inside it.")
        if not stat.S_ISREG(status.st_mode):
            raise BadInputError(f"{name} is a device, not a file; choose a picture.")
        if status.st_size > _MOST_BYTES:
            raise BadInputError(f"{name} is larger than 2 GB; make it smaller first.")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise BadInputError(f"{name} isn't there; it may have been moved or deleted.") from None
    except PermissionError:
        raise BadInputError(f"{name} can't be read: you have no permission for it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name can't be used"
        raise BadInputError(f"{name} can't be read: {reason}.") from None


class _TooManyPixelsError(Exception):
    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(size)
        self.size = size


def _check_size(size: tuple[int, int]) -> None:
    """For decoders that don't wait for libvips to ask for pixels."""
    if size[0] * size[1] > MOST_PIXELS:
        raise _TooManyPixelsError(size)


def _streamed(loader: str) -> Callable[[bytes], Any]:
    def opener(data: bytes) -> Any:
        return getattr(vips.Image, loader)(data, access="sequential", fail_on="truncated")

    return opener


def _open_tiff(data: bytes) -> Any:
    # What is missing of an uncompressed file is an error to libtiff, not a truncation.
    image = vips.Image.tiffload_buffer(data, access="sequential", fail_on="error")
    image = image.copy()
    vips.set_blob(image, "exif-data", exif.from_tiff(data))
    return image


def _open_bmp(data: bytes) -> Any:
    # The plugin itself: Image.open would warn of large pictures, whose size is checked here.
    with BmpImagePlugin.BmpImageFile(io.BytesIO(data)) as bitmap:
        _check_size(bitmap.size)
        mode = "RGBA" if bitmap.mode == "RGBA" else "RGB"
        image = vips.wrap(np.asarray(bitmap.convert(mode))).copy(interpretation="srgb")
        return _with_dpi(image, bitmap.info.get("dpi"))


def _open_heic(data: bytes) -> Any:
    heic = pillow_heif.open_heif(data, convert_hdr_to_8bit=False)
    _check_size(heic.size)
    array = np.asarray(heic)
    array = array[:, :, None] if array.ndim == 2 else array
    interpretations = {("uint8", True): "srgb", ("uint16", True): "rgb16", ("uint8", False): "b-w"}
    colored = array.shape[2] >= 3
    image = vips.wrap(array).copy(interpretation=interpretations.get((array.dtype.name, colored), "grey16"))
    # The decoder has turned the picture already, and EXIF is not to turn it again.
    vips.set_blob(image, "exif-data", exif.upright(heic.info.get("exif")))
    vips.set_blob(image, "xmp-data", heic.info.get("xmp"))
    profile = heic.info.get("icc_profile")
    if not profile and (heic.info.get("nclx_profile") or {}).get("color_primaries") == _DISPLAY_P3:
        profile = vips.Image.profile_load("p3")
    vips.set_blob(image, "icc-profile-data", profile)
    return image


def _with_dpi(image: Any, dpi: tuple[float, float] | None) -> Any:
    return image.copy(xres=dpi[0] / _MM_PER_INCH, yres=dpi[1] / _MM_PER_INCH) if dpi else image


_OPENERS: dict[str, Callable[[bytes], Any]] = {
    "PNG": _streamed("pngload_buffer"),
    "JPEG": _streamed("jpegload_buffer"),
    "WebP": _streamed("webpload_buffer"),
    "GIF": _streamed("gifload_buffer"),
    "AVIF": _streamed("heifload_buffer"),
    "TIFF": _open_tiff,
    "BMP": _open_bmp,
    "HEIC": _open_heic,
}


def _header(image: Any, kind: str) -> Header:
    packet = vips.blob(image, "xmp-data")
    block = exif.upright(vips.blob(image, "exif-data"))
    # One pixel a millimeter or 72 an inch is what libvips says when the file says nothing.
    if round(image.xres, 2) not in (0, 1, 2.83):
        dpi: tuple[float, float] | None = (image.xres * _MM_PER_INCH, image.yres * _MM_PER_INCH)
    else:
        dpi = exif.dpi_in(block) if kind in ("WebP", "AVIF", "HEIC") else None
    turned = image.get_typeof("orientation") and image.get("orientation") > 4
    return Header(
        width=image.height if turned else image.width,
        height=image.width if turned else image.height,
        format=kind,
        bits=8 if image.format == "uchar" else 16,
        metadata=Metadata(
            exif=block,
            xmp=xmp.without_recipe(packet),
            icc=vips.blob(image, "icc-profile-data"),
            dpi=dpi,
        ),
        recipe_text=xmp.recipe_in(packet),
    )


def _recipe(text: str | None) -> Recipe | None:
    """A picture whose recipe can't be read is still a picture."""
    try:
        return Recipe.from_json(text) if text is not None else None
    except BadInputError:
        return None


def _damaged(name: str) -> BadInputError:
    return BadInputError(f"{name} is damaged or incomplete; copy or download it again.")


def _too_large(name: str, width: int, height: int) -> BadInputError:
    return BadInputError(
        f"{name} is {width:,} x {height:,} pixels; pictures of up to {MOST_PIXELS // 1_000_000} "
        "megapixels can be opened, so make it smaller first."
    )
