"""The loudspeaker: the sound of a timeline while it plays, through PortAudio."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from artstudio.document.sound_file import sound_blocks
from artstudio.errors import BadInputError

RATE = 48_000
Samples = NDArray[np.int16]

_NO_LIBRARY = (
    "Sound needs PortAudio, which isn't installed; 'artstudio doctor' says how to install it. "
    "The timeline plays without sound."
)
_NO_DEVICE = "There is no sound device here; the timeline plays without sound."


def decoded(path: Path, check: Callable[[float], None] = lambda done: None) -> Samples:
    """The sound of ``path`` as (n, 2) at `RATE`.

    ``check(seconds)`` is called as it goes on; an exception it raises ends it. Raises `BadInputError` for a
    file without sound.
    """
    parts = []
    for number, block in enumerate(sound_blocks(Path(path), RATE, 2, RATE)):
        check(number + 1.0)
        parts.append((block.clip(-1, 1) * 32_767).astype(np.int16).T)
    return np.ascontiguousarray(np.concatenate(parts)) if parts else np.zeros((0, 2), np.int16)


class Speaker:
    """Plays ``samples`` from ``seconds`` on, until it is closed; silence behind their end."""

    def __init__(self, samples: Samples, seconds: float) -> None:
        """Raises `BadInputError` with a sentence if there is no PortAudio or no device."""
        self._samples = samples
        self._next = round(seconds * RATE)
        self._stream = self._open()

    def close(self) -> None:
        self._stream.close(ignore_errors=True)

    def _open(self) -> Any:
        try:
            import sounddevice
        except (ImportError, OSError) as error:
            raise BadInputError(_NO_LIBRARY) from error
        except Exception as error:  # of sounddevice itself, where the system's sound is out of order
            raise BadInputError(_NO_DEVICE) from error
        stream: Any = None
        try:
            stream = sounddevice.OutputStream(samplerate=RATE, channels=2, dtype="int16", callback=self._give)
            stream.start()
        except (sounddevice.PortAudioError, ValueError) as error:
            if stream is not None:
                stream.close(ignore_errors=True)
            raise BadInputError(_NO_DEVICE) from error
        return stream

    def _give(self, out: Any, count: int, time: Any, status: Any) -> None:
        part = self._samples[self._next : self._next + count]
        self._next += count
        out[: len(part)] = part
        out[len(part) :] = 0
