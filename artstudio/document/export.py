"""Writing pictures: whole files or none, with the profile, the original's metadata and the recipe inside."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal

from numpy.typing import NDArray

from artstudio.document import containers, exif, vips, xmp
from artstudio.document.picture import Metadata
from artstudio.document.recipe import Recipe
from artstudio.document.whole import whole_file
from artstudio.errors import BadInputError

FormatId = Literal["png", "jpeg", "webp", "tiff"]
Report = Callable[[float], None]

_POLL_SECONDS = 0.05


@dataclass(frozen=True)
class Format:
    """A file format one can export to, with what the dialog has to ask for it.

    ``extensions``: with dots, the first one the default. ``most_side``: longest side in pixels.
    ``compressions``: values of `ExportOptions.compression` and their titles, the default first.
    """

    id: FormatId
    title: str
    extensions: tuple[str, ...]
    most_side: int
    alpha: bool = True
    sixteen_bit: bool = False
    quality: bool = False
    lossless: bool = False
    compressions: tuple[tuple[str, str], ...] = ()


FORMATS: tuple[Format, ...] = (
    Format(
        id="png",
        title="PNG",
        extensions=(".png",),
        most_side=1_000_000,
        sixteen_bit=True,
        compressions=(("normal", "Normal"), ("fast", "Fast, larger file"), ("small", "Slow, smallest file")),
    ),
    Format(
        id="jpeg",
        title="JPEG",
        extensions=(".jpg", ".jpeg", ".jpe", ".jfif"),
        most_side=65_500,
        alpha=False,
        quality=True,
    ),
    Format(id="webp", title="WebP", extensions=(".webp",), most_side=16_383, quality=True, lossless=True),
    Format(
        id="tiff",
        title="TIFF",
        extensions=(".tif", ".tiff"),
        most_side=1_000_000,
        sixteen_bit=True,
        compressions=(("zip", "ZIP"), ("lzw", "LZW"), ("none", "None")),
    ),
)


@dataclass(frozen=True)
class ExportOptions:
    """How to write a file; what its format has no use for is ignored.

    ``quality``: 1..100. ``bits``: per channel. ``compression``: of `Format.compressions`, "" for the
    default. ``background``: sRGB 0..255, put behind what is transparent if the format has no alpha.
    """

    format: FormatId = "png"
    quality: int = 92
    lossless: bool = False
    bits: Literal[8, 16] = 8
    compression: str = ""
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
) -> str:
    """Write ``array`` (H, W, 3 or 4), sRGB as uint8, uint16 or float32 in 0..1, beside, flushed and renamed.

    Returns a sentence if the file can't hold the recipe, and else "".

    ``report(fraction)`` is called in this thread some twenty times a second, 0..1; an exception it raises
    cancels the export and comes out of here. Whatever goes wrong, the target stays as it was. Raises
    `BadInputError` with a sentence.
    """
    path = Path(path)
    fmt = format_of(options.format)
    height, width = array.shape[:2]
    _check(path.name, fmt, options, width, height)
    kept = metadata if metadata and options.keep_metadata else Metadata()
    block = exif.for_export(kept.exif, width, height)
    if block is None and kept.dpi and fmt.id == "webp":
        block = exif.with_dpi(kept.dpi)
    text = recipe.to_json() if recipe and options.embed_recipe else None
    most = containers.JPEG_MOST_XMP if fmt.id == "jpeg" else None
    packet = xmp.for_export(kept.xmp, text, width, height, most)
    image = _prepared(array, fmt, options)
    # 72 an inch is how files say that they don't know.
    x_dpi, y_dpi = kept.dpi or (72, 72)
    image = image.copy(xres=x_dpi / 25.4, yres=y_dpi / 25.4)
    with whole_file(path) as file:
        sink = _Sink(file, *containers.preamble(fmt.id, block, packet, kept.dpi))
        _encode(image, fmt, options, sink, report)
        containers.append(fmt.id, file, block, packet)
        if report:
            report(1.0)
    if text is None or packet is not None:
        return ""
    return (
        f"The recipe of {path.name} is too long for {fmt.title}; export PNG, TIFF or WebP to keep that too."
    )


def _check(name: str, fmt: Format, options: ExportOptions, width: int, height: int) -> None:
    if max(width, height) > fmt.most_side:
        raise BadInputError(
            f"{fmt.title} files can't be wider or higher than {fmt.most_side:,} pixels; "
            f"write {name} as PNG or TIFF, or smaller."
        )
    if fmt.quality and not 1 <= options.quality <= 100:
        raise BadInputError(f"Quality goes from 1 to 100, not {options.quality}.")
    if options.bits not in (8, 16):
        raise BadInputError(f"A picture has 8 or 16 bits per channel, not {options.bits}.")
    known = [value for value, _ in fmt.compressions]
    if fmt.compressions and options.compression not in ("", *known):
        raise BadInputError(
            f"{fmt.title} compression is one of {', '.join(known)}, not {options.compression}."
        )


def _prepared(array: NDArray[Any], fmt: Format, options: ExportOptions) -> Any:
    """A libvips image of the integers to write; nothing is computed before the encoder asks for it."""
    image = vips.wrap(array).copy(interpretation="srgb")
    sixteen = options.bits == 16 and fmt.sixteen_bit
    own_peak = {"uint8": 255, "uint16": 65535, "float32": 1}[array.dtype.name]
    peak = 65535 if sixteen else 255
    if array.shape[2] == 4 and not fmt.alpha:
        background = [own_peak * channel / 255 for channel in options.background]
        image = image.cast("float").flatten(background=background, max_alpha=own_peak)
    if own_peak != peak or image.format == "float":
        # Casting clips, and cuts off what is behind the point.
        image = image.linear(peak / own_peak, 0.5).cast("ushort" if sixteen else "uchar")
    return image.copy(interpretation="rgb16" if sixteen else "srgb")


def _encoder_options(fmt: Format, options: ExportOptions) -> dict[str, Any]:
    compression = options.compression or (fmt.compressions[0][0] if fmt.compressions else "")
    match fmt.id:
        case "png":
            return {"compression": {"fast": 1, "normal": 6, "small": 9}[compression], "filter": "all"}
        case "jpeg":
            # Optimized Huffman tables would save a few percent, but hold the whole picture in memory.
            return {"Q": options.quality}
        case "webp":
            # Without losses, quality would only mean patience; exact keeps the colors of what is transparent.
            return {"lossless": True, "exact": True} if options.lossless else {"Q": options.quality}
        case "tiff":
            codec = {"zip": "deflate"}.get(compression, compression)
            return {"compression": codec, "predictor": "horizontal"}


class _Sink:
    """Takes the encoder's bytes into a file, adding a block at a given place of the stream."""

    def __init__(self, file: BinaryIO, at: int, inserted: bytes) -> None:
        self.file = file
        self.error: OSError | None = None
        self._at = at
        self._inserted = inserted
        self._head = b""

    def target(self) -> Any:
        target = vips.Target()
        target.on_write(self._write)
        target.on_read(self.file.read)
        target.on_seek(self._seek)
        target.on_end(lambda: 0)
        return target

    def _write(self, data: Any) -> int:
        # An exception can't pass through the encoder, so it is kept and the encoder told to stop.
        try:
            self.file.write(self._spliced(bytes(data)))
        except OSError as error:
            self.error = error
            return -1
        return len(data)

    def _spliced(self, data: bytes) -> bytes:
        if not self._inserted:
            return data
        self._head += data
        if len(self._head) < self._at:
            return b""
        data = self._head[: self._at] + self._inserted + self._head[self._at :]
        self._head = self._inserted = b""
        return data

    def _seek(self, offset: int, whence: int) -> int:
        # Python writes what it has buffered before it seeks.
        try:
            return self.file.seek(offset, whence)
        except OSError as error:
            self.error = error
            return -1


def _encode(image: Any, fmt: Format, options: ExportOptions, sink: _Sink, report: Report | None) -> None:
    """Run the encoder in a thread of its own, so that even the slowest one can be cancelled at once."""
    fraction = 0.0
    # libwebp takes the whole picture before it begins.
    share = 0.1 if fmt.id == "webp" else 1.0

    def progress(_: Any, state: Any) -> None:
        nonlocal fraction
        fraction = max(fraction, state.percent / 100 * share)

    image.set_progress(True)
    image.signal_connect("eval", progress)
    suffix = fmt.extensions[0]
    settings = {"keep": "icc", "profile": "srgb", **_encoder_options(fmt, options)}
    with ThreadPoolExecutor(1, thread_name_prefix="export") as pool:
        job: Future[None] = pool.submit(image.write_to_target, sink.target(), suffix, **settings)
        try:
            while not wait([job], _POLL_SECONDS).done:
                if report:
                    report(fraction)
        except BaseException:
            image.set_kill(True)
            raise
    if sink.error:
        raise sink.error
    try:
        job.result()
    except vips.Errors as error:
        raise BadInputError(f"The picture can't be written as {fmt.title}; try another format.") from error
