"""The loudspeaker: the sound of a timeline while it plays, through PortAudio."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from artstudio.engine import portaudio
from artstudio.errors import BadInputError

Samples = NDArray[np.int16]

_NO_LIBRARY = (
    "Sound needs PortAudio, which isn't installed; 'artstudio doctor' says how to install it. "
    "The timeline plays without sound."
)
_NO_DEVICE = "There is no sound device here; the timeline plays without sound."
_GONE = "The loudspeaker is gone; the timeline plays on without sound. Plug it in, then play anew."
# Seconds that are given before they are heard, so that a busy window makes no gaps.
_AHEAD = 0.2
# Further from the clock than this the sound jumps to where it should be: after a gap, or in the long run.
_APART = 0.05
# What a device may say of how long a sample takes to be heard, before nobody believes it.
_LONGEST_WAY = 2.0


class Speaker:
    """Plays ``samples`` (n, 2) at ``rate`` Hz until it is closed; behind their end there is silence.

    What is heard follows ``clock``, in seconds, and not the device: it is second 0 when that says ``began``.
    ``period``: seconds after which it begins anew, None for never.
    """

    def __init__(
        self,
        samples: Samples,
        rate: int,
        began: float,
        period: float | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Raises `BadInputError` with a sentence if there is no PortAudio or no device."""
        self._samples = samples
        self._rate = rate
        self._began = began
        self._period = None if period is None else max(1, round(period * rate))
        self._clock = clock
        self._next: int | None = None
        self._asked = clock()  # when it last was given samples
        self._stream = self._open()

    def check(self) -> None:
        """Raise `BadInputError` if the device has gone meanwhile. Call it now and then."""
        if not portaudio.is_active(self._stream) or self._clock() - self._asked > portaudio.PATIENCE:
            raise BadInputError(_GONE)

    def close(self) -> None:
        self._stream.close(ignore_errors=True)

    def _open(self) -> Any:
        sounddevice = portaudio.library(_NO_LIBRARY, _NO_DEVICE)
        stream: Any = None
        try:
            stream = sounddevice.OutputStream(
                samplerate=self._rate, channels=2, dtype="int16", latency=_AHEAD, callback=self._give
            )
            stream.start()
        except (sounddevice.PortAudioError, ValueError) as error:
            if stream is not None:
                stream.close(ignore_errors=True)
            raise BadInputError(_NO_DEVICE) from error
        return stream

    def _give(self, out: Any, count: int, times: Any, status: Any) -> None:
        """The next ``count`` samples, (count, 2), on a thread of PortAudio's."""
        now = self._asked = self._clock()
        way = min(max(times.outputBufferDacTime - times.currentTime, 0.0), _LONGEST_WAY)
        due = round((now - self._began + way) * self._rate)
        if self._next is None or abs(self._next - due) > _APART * self._rate:
            self._next = due
        at = np.arange(self._next, self._next + count)
        self._next += count
        if self._period is not None:
            at %= self._period
        heard = (at >= 0) & (at < len(self._samples))
        out[:] = 0
        out[heard] = self._samples[at[heard]]
