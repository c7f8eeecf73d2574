"""The sound of a film, encoded in step with its pictures."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from fractions import Fraction
from pathlib import Path
from typing import Any, Self

import numpy as np

from artstudio.document.sound_file import sound_blocks
from artstudio.errors import BadInputError
from artstudio.pixels import FloatArray

RATE = 48_000
# By container: encoders with the layout of samples they take, best first, and bits a second.
_CODECS = {
    "mp4": ((("aac", "fltp"), ("libopus", "flt")), 192_000),
    "webm": ((("libopus", "flt"), ("libvorbis", "fltp")), 128_000),
}


class Soundtrack:
    """Plays a sound file into a container, never further than the pictures have come."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._blocks: Generator[FloatArray, None, None] | None = None
        self._next: FloatArray | None = None
        self._stream: Any = None
        self._out: Any = None
        self._layout = ""
        # In samples: how far it has come, and how far it may come.
        self._played = self._limit = 0

    @classmethod
    @contextmanager
    def opened(cls, path: Path | None) -> Iterator[Self]:
        """The file is closed in the end. Without a ``path`` it is silent."""
        track = cls(path)
        try:
            yield track
        finally:
            if track._blocks is not None:
                track._blocks.close()

    def start(self, out: Any, container: str) -> None:
        """Add the stream of sound to ``out``. Raises `BadInputError` if there is no encoder for it."""
        if self._path is None:
            return
        name, self._layout, bits = _encoder(container)
        self._out = out
        self._stream = out.add_stream(name, rate=RATE, layout="stereo")
        context = self._stream.codec_context
        context.format, context.bit_rate = self._layout, bits
        context.open()
        self._blocks = sound_blocks(self._path, RATE, 2, context.frame_size or 1024)

    def play_until(self, seconds: Fraction) -> None:
        """Encode the blocks that are heard before ``seconds``; `end` takes the rest of the last one."""
        self._limit = round(seconds * RATE)
        while self._blocks is not None:
            if self._next is None:
                self._next = next(self._blocks, None)
            if self._next is None or self._played + self._next.shape[1] > self._limit:
                return
            self._encode(self._next)

    def end(self) -> None:
        """Encode what is left up to the end of the pictures."""
        if self._stream is None:
            return
        if self._next is not None and self._limit > self._played:
            self._encode(self._next[:, : self._limit - self._played])
        self._out.mux(self._stream.encode(None))

    def _encode(self, block: FloatArray) -> None:
        import av

        clipped = block.clip(-1, 1)
        packed = clipped if self._layout == "fltp" else clipped.T.reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(packed), format=self._layout, layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, self._played, Fraction(1, RATE)
        self._out.mux(self._stream.encode(frame))
        self._played += block.shape[1]
        self._next = None


def _encoder(container: str) -> tuple[str, str, int]:
    import av

    names, bits = _CODECS[container]
    for name, layout in names:
        with suppress(av.FFmpegError, ValueError):
            av.codec.Codec(name, "w")
            return name, layout, bits
    raise BadInputError(f"PyAV was built without an encoder for the sound of {container}; leave it out.")
