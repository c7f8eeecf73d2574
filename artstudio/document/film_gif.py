"""GIF films: one palette for the whole film, so that colors don't flicker from frame to frame."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from artstudio.document import film_video

_COLORS = 256
# The palette is made of samples: of so many frames up to twice as many, so many pixels along each side.
_SAMPLED_FRAMES = 24
_SAMPLED_SIDE = 40
_TRAILER = b";"
_COMMENT = b"!\xfe"
# Up to 255 would be allowed, but so neither lengths nor text hold the second byte of `_COMMENT`.
_BLOCK = 250


def write(
    file: BinaryIO,
    frames: Iterable[NDArray[np.uint8]],
    rate: Fraction,
    loop: bool,
    comment: str | None,
    scratch: Path,
) -> None:
    """Write ``frames`` (H, W, 3). They wait in a nameless file in ``scratch`` until the palette is known."""
    with tempfile.TemporaryFile(dir=scratch) as waiting:
        samples: list[NDArray[np.uint8]] = []
        stride = count = 0
        shape: tuple[int, ...] = ()
        for count, frame in enumerate(frames, start=1):
            shape = frame.shape
            waiting.write(frame.data)
            if stride == 0 or (count - 1) % stride == 0:
                samples.append(_sample(frame))
                stride = max(stride, 1)
            if len(samples) == 2 * _SAMPLED_FRAMES:
                # Long films are sampled more thinly, so that the samples don't grow with them.
                del samples[1::2]
                stride *= 2
        waiting.seek(0)
        palette = _palette(samples)
        film_video.write_gif(file, _indexed(waiting, count, shape, palette), _bgra(palette), rate, loop)
    if comment:
        file.seek(-1, 2)
        file.write(_comment(comment) + _TRAILER)


def _sample(frame: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = frame.shape[:2]
    rows = np.linspace(0, height - 1, min(height, _SAMPLED_SIDE)).round().astype(int)
    columns = np.linspace(0, width - 1, min(width, _SAMPLED_SIDE)).round().astype(int)
    return np.asarray(frame[np.ix_(rows, columns)])


def _palette(samples: list[NDArray[np.uint8]]) -> Image.Image:
    pixels = np.concatenate([sample.reshape(-1, 3) for sample in samples])
    return Image.fromarray(pixels[None]).quantize(_COLORS, Image.Quantize.MEDIANCUT, kmeans=1)


def _bgra(palette: Image.Image) -> NDArray[np.uint8]:
    """The palette as FFmpeg wants it: alpha, red, green and blue, (256, 4)."""
    colors = np.array(palette.getpalette(), np.uint8).reshape(-1, 3)
    table = np.full((_COLORS, 4), 255, np.uint8)
    table[: len(colors), 1:] = colors
    return table


def _indexed(
    waiting: BinaryIO, count: int, shape: tuple[int, ...], palette: Image.Image
) -> Iterator[NDArray[np.uint8]]:
    for _ in range(count):
        frame = np.frombuffer(waiting.read(int(np.prod(shape))), np.uint8).reshape(shape)
        picture = Image.fromarray(frame).quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)
        yield np.asarray(picture)


def comment_in(data: bytes) -> str | None:
    """The comment that `write` put at the end of a GIF file, or None."""
    at = data.rfind(_COMMENT)
    if at < 0:
        return None
    blocks = []
    at += len(_COMMENT)
    while at < len(data) and (size := data[at]):
        blocks.append(data[at + 1 : at + 1 + size])
        at += 1 + size
    return b"".join(blocks).decode("utf-8", "replace") if data[at + 1 :] == _TRAILER else None


def _comment(text: str) -> bytes:
    """A comment extension (GIF89a, section 24): blocks behind their lengths."""
    data = text.encode()
    blocks = [data[first : first + _BLOCK] for first in range(0, len(data), _BLOCK)]
    return _COMMENT + b"".join(bytes([len(block)]) + block for block in blocks) + b"\0"
