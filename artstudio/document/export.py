"""Writing pictures: whole files or none, with the profile, the original's metadata and the recipe inside."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from artstudio.document.picture import Metadata
from artstudio.document.recipe import Recipe
from artstudio.errors import BadInputError

FormatId = Literal["png", "jpeg", "webp", "tiff"]
Compression = Literal["fast", "normal", "small"]
Report = Callable[[float], None]


@dataclass(frozen=True)
class Format:
    """A file format one can export to, with what the dialog has to ask for it.

    ``extensions``: with dots, the first one the default. ``most_side``: longest side in pixels.
    ``compressions``: of `ExportOptions.compression`, empty when there is nothing to choose.
    """

    id: FormatId
    title: str
    extensions: tuple[str, ...]
    most_side: int
    alpha: bool = True
    sixteen_bit: bool = False
    quality: bool = False
    lossless: bool = False
    compressions: tuple[Compression, ...] = ()


FORMATS: tuple[Format, ...] = (
    Format("png", "PNG", (".png",), 2**31 - 1, sixteen_bit=True, compressions=("fast", "normal", "small")),
    Format("jpeg", "JPEG", (".jpg", ".jpeg", ".jpe", ".jfif"), 65_535, alpha=False, quality=True),
    Format("webp", "WebP", (".webp",), 16_383, quality=True, lossless=True),
    Format("tiff", "TIFF", (".tif", ".tiff"), 2**31 - 1, sixteen_bit=True, compressions=("fast", "small")),
)


@dataclass(frozen=True)
class ExportOptions:
    """How to write a file. ``quality`` 1..100; ``background`` is sRGB 0..255, behind what is transparent."""

    format: FormatId = "png"
    quality: int = 92
    lossless: bool = False
    bits: Literal[8, 16] = 8
    compression: Compression = "normal"
    keep_metadata: bool = True
    embed_recipe: bool = True
    background: tuple[int, int, int] = (255, 255, 255)


def format_of(format_id: str) -> Format:
    return next(f for f in FORMATS if f.id == format_id)


def options_for(path: Path) -> ExportOptions:
    """The default options for a file of that name. Raises `BadInputError` for an unknown ending."""
    suffix = Path(path).suffix.lower()
    for fmt in FORMATS:
        if suffix in fmt.extensions:
            return ExportOptions(fmt.id)
    known = ", ".join(fmt.extensions[0] for fmt in FORMATS)
    raise BadInputError(f"{Path(path).name} can't be written; give it one of these endings: {known}.")


def write_picture(
    path: Path,
    array: NDArray[Any],
    options: ExportOptions,
    metadata: Metadata | None = None,
    recipe: Recipe | None = None,
    report: Report | None = None,
) -> None:
    """Write ``array`` (H, W, 3 or 4), sRGB as uint8, uint16 or float32 in 0..1, beside, flushed and renamed.

    ``report(fraction)`` is told how far it is, 0..1; an exception it raises cancels the export. Whatever
    goes wrong, the target stays as it was. Raises `BadInputError` with a sentence.
    """
    if array.dtype == np.float32:
        array = np.rint(np.clip(array, 0, 1) * 255).astype(np.uint8)
    elif array.dtype == np.uint16:
        array = (array // 257).astype(np.uint8)
    image = Image.fromarray(array)
    if options.format == "jpeg":
        image = image.convert("RGB")
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            image.save(file, format=options.format, quality=options.quality)
            file.flush()
            os.fsync(file.fileno())
        if report:
            report(1.0)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
