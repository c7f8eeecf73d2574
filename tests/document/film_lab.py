"""Tiny films to write, and what is in them, read back by other code than wrote them."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

RECIPE = '{"artstudio":"film","title":"Müll & <Sterne>"}'


def frames(count: int = 12, width: int = 64, height: int = 48) -> Iterator[NDArray[np.float32]]:
    """A red that turns blue, with a white square that moves: float32 (height, width, 3)."""
    for number in range(count):
        share = number / max(1, count - 1)
        frame = np.empty((height, width, 3), np.float32)
        frame[:] = [0.8 * (1 - share), 0.25, 0.8 * share]
        frame[8:24, 8 + number : 24 + number] = 1.0
        yield frame


def tone(path: Path, seconds: float = 2.0, rate: int = 22_050, hertz: float = 440.0) -> Path:
    """A WAV file, mono."""
    t = np.arange(round(seconds * rate)) / rate
    return save_wav(path, 0.5 * np.sin(2 * np.pi * hertz * t), rate)


def save_wav(path: Path, samples: NDArray[np.floating], rate: int = 22_050) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((samples * 32_000).astype("<i2").tobytes())
    return path


@dataclass(frozen=True)
class Seen:
    """``frames``: (N, H, W, 3) uint8. ``seconds``: of each frame. ``sound``: (channels, n) or None."""

    frames: NDArray[np.uint8]
    seconds: list[float]
    codec: str
    sound: NDArray[np.float32] | None = None


def look(path: Path) -> Seen:
    if path.is_dir():
        return Seen(np.stack([np.asarray(Image.open(p)) for p in sorted(path.iterdir())]), [], "png")
    return _look_with_ffmpeg(path) if path.suffix in (".mp4", ".webm") else _look_with_pillow(path)


def _look_with_pillow(path: Path) -> Seen:
    shown, seconds = [], []
    with Image.open(path) as image:
        for number in range(image.n_frames):
            image.seek(number)
            image.load()
            shown.append(np.asarray(image.convert("RGB")))
            seconds.append(image.info["duration"] / 1000)
        return Seen(np.stack(shown), seconds, str(image.format))


def _look_with_ffmpeg(path: Path) -> Seen:
    with av.open(str(path)) as film:
        stream = film.streams.video[0]
        decoded = list(film.decode(stream))
        shown = [f.reformat(format="rgb24", src_colorspace="itu709").to_ndarray() for f in decoded]
        times = [float(f.pts * f.time_base) for f in decoded]
        codec = stream.codec_context.name
    sound = None
    with av.open(str(path)) as film:
        if film.streams.audio:
            parts = [f.to_ndarray() for f in film.decode(film.streams.audio[0])]
            sound = np.concatenate(parts, axis=1).astype(np.float32)
    return Seen(np.stack(shown), list(np.diff(times)), codec, sound)
