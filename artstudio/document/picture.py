"""Reading pictures: any common file becomes float32 sRGB, whatever it was before."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import Image, ImageCms, ImageOps

from artstudio.document.recipe import Recipe
from artstudio.document.resize import fit_size, resized, thumbnail
from artstudio.errors import BadInputError
from artstudio.pixels import Pixels

__all__ = ["Header", "Metadata", "Picture", "fit_size", "read_header", "read_picture", "resized", "thumbnail"]


@dataclass(frozen=True)
class Metadata:
    """What travels with a picture from file to file, as the file had it.

    ``exif``: a TIFF block without the ``Exif\\0\\0`` prefix, its orientation set to normal. ``icc``: the
    profile the file came with; the pixels have been converted to sRGB. ``dpi``: (x, y).
    """

    exif: bytes | None = field(default=None, repr=False)
    xmp: bytes | None = field(default=None, repr=False)
    icc: bytes | None = field(default=None, repr=False)
    dpi: tuple[float, float] | None = None


@dataclass(frozen=True)
class Picture:
    """A picture and where it came from. ``format`` is such as "JPEG"; ``bits`` per channel of the file."""

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
    """What a file says of itself before its pixels are read. Width and height as they will be shown."""

    width: int
    height: int
    format: str
    metadata: Metadata
    recipe: Recipe | None


def read_picture(source: Path | bytes, name: str = "") -> Picture:
    """Read a picture file, or the bytes of one, known by its content rather than by its name.

    Raises `BadInputError` with a sentence for whatever can't be opened.
    """
    pillow_heif.register_heif_opener()
    path = None if isinstance(source, bytes) else Path(source)
    name = name or (path.name if path else "")
    try:
        with Image.open(io.BytesIO(source) if isinstance(source, bytes) else source) as image:
            fmt = image.format or ""
            icc = image.info.get("icc_profile")
            image.load()
            upright = ImageOps.exif_transpose(image)
    except Exception as error:
        raise BadInputError(f"{name or 'The picture'} can't be opened: {error}") from error
    mode = "RGBA" if upright.has_transparency_data else "RGB"
    if icc:
        upright = (
            ImageCms.profileToProfile(
                upright,
                ImageCms.ImageCmsProfile(io.BytesIO(icc)),
                ImageCms.createProfile("sRGB"),
                outputMode=mode,
            )
            or upright
        )
    array = np.asarray(upright.convert(mode), dtype=np.float32) / np.float32(255)
    return Picture(Pixels.of(array), name, path, fmt, 8, Metadata(icc=icc))


def read_header(source: Path | bytes, name: str = "") -> Header:
    """What can be known without reading the pixels. Raises `BadInputError` as `read_picture` does."""
    picture = read_picture(source, name)
    return Header(picture.width, picture.height, picture.format, picture.metadata, picture.recipe)
