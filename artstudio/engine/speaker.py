"""The loudspeaker: the sound of a timeline while it plays, through PortAudio."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from artstudio.errors import BadInputError

Samples = NDArray[np.int16]

_NO_LIBRARY = (
    "Sound needs PortAudio, which isn't installed; 'artstudio doctor' says how to install it. "
    "The timeline plays without sound."
)
_NO_DEVICE = "There is no sound device here; the timeline plays without sound."


class Speaker:
    """Plays ``samples`` (n, 2) at ``rate`` Hz from ``seconds`` on, until it is closed; then silence."""

    def __init__(self, samples: Samples, rate: int, seconds: float) -> None:
        """Raises `BadInputError` with a sentence if there is no PortAudio or no device."""
        self._samples = samples
        self._rate = rate
        self._next = round(seconds * rate)
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
            stream = sounddevice.OutputStream(
                samplerate=self._rate, channels=2, dtype="int16", callback=self._give
            )
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
