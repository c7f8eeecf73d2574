"""Writing films: MP4, WebM, GIF, animated WebP or a folder of PNG frames, whole or not at all.

Frames are taken one by one, so that the memory a film needs doesn't grow with its length. The recipe goes
inside where the format has a place for it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from artstudio import files
from artstudio.document import film_gif, film_video, xmp
from artstudio.document.sound_file import check_sound
from artstudio.document.whole import whole_file, whole_folder
from artstudio.errors import BadInputError
from artstudio.imaging import resize, to_depth

FilmFormatId = Literal["mp4", "webm", "gif", "webp", "frames"]
Frames = Iterable[NDArray[Any]]
Report = Callable[[int], None]

RECIPE_KEY = "artstudio"
_MOST_FPS = 240
_WHITE = 1.0


@dataclass(frozen=True)
class FilmFormat:
    """``extensions``: with dots, the first one the default; () is a folder. ``most_side``: in pixels.
    ``most_recipe``: in bytes, None for any number."""

    id: FilmFormatId
    title: str
    extensions: tuple[str, ...]
    most_side: int
    most_fps: int = _MOST_FPS
    sound: bool = False
    quality: bool = False
    most_recipe: int | None = None


FORMATS: tuple[FilmFormat, ...] = (
    FilmFormat("mp4", "MP4", (".mp4", ".m4v"), 16_384, sound=True, quality=True),
    # FFmpeg, and whatever plays films with it, leaves longer texts out when it reads them.
    FilmFormat("webm", "WebM", (".webm",), 16_384, sound=True, quality=True, most_recipe=1 << 24),
    # Delays are hundredths of a second, and what is quicker than two is played slowly everywhere.
    FilmFormat("gif", "GIF", (".gif",), 65_535, most_fps=50),
    FilmFormat("webp", "Animated WebP", (".webp",), 16_383, quality=True),
    FilmFormat("frames", "PNG frames", (), 100_000),
)


@dataclass(frozen=True)
class FilmOptions:
    """How to write a film; what its format has no use for is ignored.

    ``fps``: frames a second, above 0. ``size``: (width, height), None for that of the frames. ``quality``:
    1..100, of which 80 hardly shows a loss. ``loop``: GIF and WebP play without end.
    """

    format: FilmFormatId = "mp4"
    fps: float = 25
    size: tuple[int, int] | None = None
    quality: int = 80
    loop: bool = True


def format_of(format_id: str) -> FilmFormat:
    return next(f for f in FORMATS if f.id == format_id)


def options_for(path: Path, **given: Any) -> FilmOptions:
    """The options for a film of that name: by its ending, or frames into a folder if it has none.

    ``given``: fields of `FilmOptions` that aren't to be the default. Raises `BadInputError` for an unknown
    ending.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if not suffix or files.is_folder(path):
        return FilmOptions("frames", **given)
    for fmt in FORMATS:
        if suffix in fmt.extensions:
            return FilmOptions(fmt.id, **given)
    if suffix in (".png", ".jpg", ".jpeg", ".tif", ".tiff"):
        raise BadInputError(
            f"{path.name} would hold a single picture; name a folder for PNG frames, or end it in .mp4."
        )
    known = ", ".join(fmt.extensions[0] for fmt in FORMATS if fmt.extensions)
    raise BadInputError(
        f"{path.name} can't be written; end it in one of {known}, or in nothing for a folder of frames."
    )


def check_film(path: Path, options: FilmOptions, sound: Path | None = None) -> None:
    """Raise `BadInputError` for what `write_film` would refuse, before hours are spent on the frames."""
    fmt = format_of(options.format)
    if not (math.isfinite(options.fps) and 0 < options.fps <= fmt.most_fps):
        raise BadInputError(
            f"{fmt.title} has up to {fmt.most_fps} frames a second, and more than none, not {options.fps:g}."
        )
    if fmt.quality and not 1 <= options.quality <= 100:
        raise BadInputError(f"Quality goes from 1 to 100, not {options.quality}.")
    if options.size is not None:
        _check_size(fmt, *options.size)
    if sound is not None and not fmt.sound:
        raise BadInputError(f"{fmt.title} holds no sound; choose MP4 or WebM, or leave the sound out.")
    if sound is not None:
        check_sound(sound)
    if fmt.id == "frames":
        _check_folder(Path(path))


def recipe_note(path: Path, options: FilmOptions, recipe: str | None) -> str:
    """A sentence if a film of that format can't hold ``recipe``, and else ""."""
    fmt = format_of(options.format)
    if recipe is None or fmt.most_recipe is None or len(recipe.encode()) <= fmt.most_recipe:
        return ""
    return (
        f"The timeline is too long to go into {Path(path).name}; render MP4, GIF or animated WebP, "
        "or save it beside the film."
    )


def write_film(
    path: Path,
    frames: Frames,
    options: FilmOptions,
    sound: Path | None = None,
    recipe: str | None = None,
    report: Report | None = None,
) -> int:
    """Write ``frames``, (H, W, 3 or 4) of one size, sRGB as uint8 or float32 in 0..1; returns their number.

    ``sound``: a file whose beginning is heard, as long as the film lasts. ``recipe``: JSON of how the film
    was made, left out where `recipe_note` has something to say. ``report(written)`` is called after each
    frame; an exception out of it or of ``frames`` cancels the film and comes out of here. Whatever goes
    wrong, the target stays as it was. Raises `BadInputError` with a sentence.
    """
    path = Path(path)
    check_film(path, options, sound)
    if recipe_note(path, options, recipe):
        recipe = None
    fmt = format_of(options.format)
    ready = _Ready(path.name, fmt, frames, options.size, report)
    if fmt.id == "frames":
        with whole_folder(path) as folder:
            _write_frames(folder, ready, recipe)
    else:
        with whole_file(path) as file:
            _write_stream(file, ready, options, sound, recipe, path.parent)
    return ready.count


def recipe_in_film(path: Path) -> str | None:
    """The recipe inside a film that `write_film` wrote; of a folder, that of its first frame.

    None if there is none. Raises `BadInputError` for what is no film.
    """
    path = Path(path)
    if files.is_folder(path):
        frame = min(path.glob("frame-*.png"), default=None)
        if frame is None:
            raise BadInputError(f"{path.name} is a folder without the frames of a film; open a file instead.")
        path = frame
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise BadInputError(f"{path.name} can't be read: {files.why(error)}.") from error
    if path.suffix.lower() in (".mp4", ".m4v", ".webm"):
        return film_video.comment_of(path)
    try:
        with Image.open(path, formats=("GIF", "PNG", "WEBP")) as image:
            match image.format:
                case "GIF":
                    return film_gif.comment_in(path.read_bytes())
                case "WEBP":
                    return xmp.film_in(image.info.get("xmp"))
                case _:
                    text = image.info.get(RECIPE_KEY)
                    return None if text is None else str(text)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadInputError(f"{path.name} isn't a film, or it is damaged.") from error


class _Ready:
    """Frames as the encoders want them: uint8 (H, W, 3), contiguous, of the size of the film.

    ``report`` is told of a frame when the next one is asked for, since then it has been written.
    """

    def __init__(
        self, name: str, fmt: FilmFormat, frames: Frames, size: tuple[int, int] | None, report: Report | None
    ) -> None:
        self.count = 0
        self._name, self._fmt, self._frames, self._size, self._report = name, fmt, frames, size, report

    def __iter__(self) -> Iterator[NDArray[np.uint8]]:
        for frame in self._frames:
            array = self._prepared(frame)
            if self._size is None:
                self._size = (array.shape[1], array.shape[0])
                _check_size(self._fmt, *self._size)
            yield array
            self.count += 1
            if self._report:
                self._report(self.count)
        if not self.count:
            raise BadInputError(f"{self._name} would have no frames; a film needs one at least.")

    def _prepared(self, frame: NDArray[Any]) -> NDArray[np.uint8]:
        if frame.ndim != 3 or frame.shape[2] not in (3, 4):
            raise ValueError(f"a frame is (H, W, 3 or 4), not {frame.shape}")
        fits = self._size is None or self._size == (frame.shape[1], frame.shape[0])
        if frame.dtype == np.uint8 and fits and frame.shape[2] == 3:
            return np.ascontiguousarray(frame)
        array = frame.astype(np.float32) / np.float32(255 if frame.dtype == np.uint8 else 1)
        if array.shape[2] == 4:
            alpha = array[:, :, 3:]
            array = array[:, :, :3] * alpha + np.float32(_WHITE) * (1 - alpha)
        if not fits and self._size is not None:
            array = resize(array, *self._size)
        return np.asarray(to_depth(array, 8), np.uint8)


def _write_stream(
    file: BinaryIO,
    frames: _Ready,
    options: FilmOptions,
    sound: Path | None,
    recipe: str | None,
    scratch: Path,
) -> None:
    rate = Fraction(options.fps).limit_denominator(1001)
    match options.format:
        case "gif":
            film_gif.write(file, frames, rate, options.loop, recipe, scratch)
        case "webp":
            packet = xmp.for_film(recipe) if recipe else None
            film_video.write_webp(file, frames, rate, options.quality, options.loop, packet)
        case container:
            film_video.write_video(file, frames, container, rate, options.quality, sound, recipe)


def _write_frames(folder: Path, frames: _Ready, recipe: str | None) -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    if recipe:
        info.add_itxt(RECIPE_KEY, recipe)
    for number, frame in enumerate(frames, start=1):
        # In each of thousands it would take more room than the pictures.
        told = info if number == 1 else None
        Image.fromarray(frame).save(folder / f"frame-{number:05d}.png", pnginfo=told, compress_level=4)


def _check_size(fmt: FilmFormat, width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise BadInputError(f"A film is at least 1 x 1 pixels large, not {width} x {height}.")
    if max(width, height) > fmt.most_side:
        raise BadInputError(
            f"{fmt.title} can't be wider or higher than {fmt.most_side:,} pixels; make the film smaller."
        )


def _check_folder(path: Path) -> None:
    if not files.is_folder(path):
        if files.is_there(path):
            raise BadInputError(f"{path.name} is a file; PNG frames need a folder.")
        return
    try:
        full = any(path.iterdir())
    except OSError as error:
        raise BadInputError(f"{path.name} can't be read: {files.why(error)}.") from error
    if full:
        raise BadInputError(f"The folder {path.name} isn't empty; choose a new one for the frames.")
