"""The microphone: blocks of samples as they are heard, through PortAudio."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import numpy as np

from artstudio.engine import portaudio
from artstudio.errors import BadInputError
from artstudio.pixels import FloatArray

_BLOCK = 512
_NO_LIBRARY = (
    "The microphone needs PortAudio, which isn't installed; 'artstudio doctor' says how to install it. "
    "A sound file works without."
)
_NO_DEVICE = "There is no microphone here; plug one in, or choose a sound file."


class Microphone:
    """Listens while it is open; a context manager.

    ``on_block`` is given samples (n,) float32, -1..1, at ``rate`` Hz, on a thread of PortAudio's, and has to
    return quickly. ``clock``: in seconds.
    """

    def __init__(
        self, on_block: Callable[[FloatArray], None], rate: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Raises `BadInputError` with a sentence if there is no PortAudio, no microphone or no permission."""
        self._on_block = on_block
        self._rate = rate
        self._resampler: Any = None
        self._clock = clock
        self._heard = clock()  # when the last block came
        self._stream = self._open()

    def check(self) -> None:
        """Raise `BadInputError` if the microphone has gone meanwhile. Call it now and then."""
        if not portaudio.is_active(self._stream) or self._clock() - self._heard > portaudio.PATIENCE:
            raise BadInputError("The microphone is gone; plug it in again, or choose a sound file.")

    def close(self) -> None:
        """Stop listening; no block comes afterwards."""
        self._stream.close(ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> Any:
        sounddevice = portaudio.library(_NO_LIBRARY, _NO_DEVICE)
        try:
            device = sounddevice.query_devices(kind="input")
        except (sounddevice.PortAudioError, ValueError) as error:
            raise BadInputError(_NO_DEVICE) from error
        try:
            try:
                return self._started(sounddevice, self._rate)
            except sounddevice.PortAudioError:
                # Not every device can be had at any rate.
                own = round(device["default_samplerate"])
                self._resample_from(own)
                return self._started(sounddevice, own)
        except sounddevice.PortAudioError as error:
            raise BadInputError(
                f"The microphone {device['name']} can't be used; another program may have it, "
                "or the system may not allow it."
            ) from error

    def _started(self, sounddevice: Any, rate: int) -> Any:
        stream = sounddevice.InputStream(
            samplerate=rate, channels=1, dtype="float32", blocksize=_BLOCK, callback=self._take
        )
        try:
            stream.start()
        except BaseException:
            stream.close(ignore_errors=True)
            raise
        return stream

    def _resample_from(self, rate: int) -> None:
        import av

        self._resampler = av.AudioResampler("fltp", "mono", self._rate)
        self._own_rate = rate

    def _take(self, samples: Any, count: int, times: Any, status: Any) -> None:
        self._heard = self._clock()
        block = np.array(samples[:, 0], np.float32)  # PortAudio uses its own again
        if self._resampler is None:
            self._on_block(block)
            return
        import av

        frame = av.AudioFrame.from_ndarray(block[None], format="fltp", layout="mono")
        frame.sample_rate = self._own_rate
        for part in self._resampler.resample(frame):
            self._on_block(np.asarray(part.to_ndarray()[0], np.float32))
