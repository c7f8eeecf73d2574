"""What is heard in a sound: bands, loudness, onsets and beat, block by block.

The same code listens to a file and to a microphone. Rows come 86 times a second, each of the samples up to
then; `analyze` puts them where they are heard, since it knows what follows.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from artstudio.document.beat import beats, tempo
from artstudio.document.binding import BANDS, SOURCES, Binding
from artstudio.document.sound_file import sound_blocks
from artstudio.pixels import FloatArray

RATE = 22_050
"""Hz at which sounds are listened to."""
HOP = 256
ROWS_PER_SECOND = RATE / HOP
_WINDOW = 1024
_MELS = 40
_QUIETEST = 60.0  # dB below the loudest sine: 0 on a slider

# Peak picking (Dixon 2006, "Onset detection revisited"): the highest flux of so many rows around, and so
# much above the mean of the rows before.
_NEAR = 3
_MEAN_ROWS = 24
_ABOVE_MEAN = 0.22
# A row is heard where the middle of its window lies, an onset where the flux began to rise.
_LAG = _WINDOW // 2 // HOP
_ONSET_LAG = _NEAR + 1

_LISTENED = 8.0  # seconds of onsets that the beat of a microphone is taken from
_AGAIN = 20  # rows after which that is done again

_COLUMN = {source: index for index, source in enumerate(SOURCES)}
_ONSET, _BEAT = _COLUMN["onset"], _COLUMN["beat"]


class Listener:
    """Takes blocks of samples as they come and gives a row for each 256 of them.

    A row has a column for each of `artstudio.document.binding.SOURCES`, 0..1: loudness and bands in decibels
    from -60 up to a full sine, and 1 at an onset or beat, else 0. ``live``: look for the beat on the way.
    """

    def __init__(self, live: bool = True) -> None:
        self._samples = np.zeros(_WINDOW - HOP, np.float32)
        self._mels: FloatArray = np.zeros(_MELS, np.float32)
        self._flux: deque[float] = deque([0.0] * (_MEAN_ROWS + 2 * _NEAR + 1), _MEAN_ROWS + 2 * _NEAR + 1)
        self._beat = _LiveBeat() if live else None
        self.flux: list[float] = []
        """The onset strength of each row of the last block."""

    def feed(self, block: FloatArray) -> FloatArray:
        """Samples (n,) at `RATE`, -1..1, to rows (k, sources); k depends on what was left over before."""
        # Some drivers give what is no number, which would stay in the smoothing for good.
        clean = np.nan_to_num(np.asarray(block, np.float32), posinf=0.0, neginf=0.0).clip(-1, 1)
        samples = np.concatenate([self._samples, clean])
        count = max(0, (len(samples) - (_WINDOW - HOP)) // HOP)
        self._samples = samples[count * HOP :]
        if not count:
            self.flux = []
            return np.zeros((0, len(SOURCES)), np.float32)
        windows = np.lib.stride_tricks.sliding_window_view(samples, _WINDOW)[: count * HOP : HOP]
        power = np.abs(np.fft.rfft(windows * _hann(), axis=1)) ** 2 / (_WINDOW / 4) ** 2
        rows = np.zeros((count, len(SOURCES)), np.float32)
        rows[:, 0] = _level(2 * np.mean(windows.astype(np.float64) ** 2, axis=1))
        rows[:, 1:4] = _level(power @ _ranges() / 1.5)
        rows[:, len(SOURCES) - BANDS :] = _level(power @ _bands() / 1.5)
        mels = np.log1p(100 * np.sqrt(power @ _mel_filters())).astype(np.float32)
        rises = np.maximum(0, np.diff(np.concatenate([self._mels[None], mels]), axis=0)).mean(axis=1)
        self._mels = mels[-1]
        self.flux = [float(rise) for rise in rises]
        for row, rise in zip(rows, self.flux, strict=True):
            self._flux.append(rise)
            row[_ONSET] = self._is_peak()
            row[_BEAT] = self._beat is not None and self._beat.feed(rise)
        return rows

    def _is_peak(self) -> bool:
        """Whether the row of `_NEAR` rows ago was an onset."""
        recent = list(self._flux)
        peak = recent[-_NEAR - 1]
        around = recent[-2 * _NEAR - 1 :]
        mean = sum(recent) / len(recent)
        # Of equal ones, the first.
        return peak >= mean + _ABOVE_MEAN and peak > max(around[:_NEAR]) and peak >= max(around)


class _LiveBeat:
    """The beat as far as it can be told without knowing what follows: by that of the last seconds."""

    def __init__(self) -> None:
        self._flux: deque[float] = deque(maxlen=round(_LISTENED * ROWS_PER_SECOND))
        self._row = self._given = 0
        self._next = math.inf
        self._period = 0.0

    def feed(self, flux: float) -> bool:
        """Whether there is a beat at this row."""
        self._flux.append(flux)
        self._row += 1
        due = self._row >= self._next
        if due:
            self._given, self._next = self._row, self._next + self._period
        if self._row % _AGAIN == 0:
            self._foresee()
        return due

    def _foresee(self) -> None:
        if self._next - self._row < self._period / 4:
            return  # so near that a better guess might jump over it
        envelope = np.array(self._flux)
        period = tempo(envelope, ROWS_PER_SECOND)
        if period is None:
            self._next = math.inf
            return
        found = beats(envelope, period)
        if not len(found):
            return
        last = self._row - len(envelope) + 1 + float(found[-1])
        coming = last + period * math.ceil(max(0.0, self._row + 1 - last) / period)
        # One that has just been given isn't given again a moment later.
        self._next = coming if coming - self._given > period / 2 else coming + period
        self._period = period


@dataclass(frozen=True)
class Heard:
    """A whole sound: ``rows`` (n, sources) as `Listener` gives them, each where it is heard. ``period``:
    seconds from beat to beat, None if there is no beat."""

    rows: FloatArray
    period: float | None

    @property
    def seconds(self) -> float:
        return len(self.rows) / ROWS_PER_SECOND

    def times(self, source: str) -> list[float]:
        """When an onset or a beat is, in seconds."""
        return [float(row) / ROWS_PER_SECOND for row in np.flatnonzero(self.rows[:, _COLUMN[source]])]


def analyze(path: Path, check: Callable[[float], None] = lambda done: None) -> Heard:
    """Listen to the file ``path``.

    ``check(seconds)`` is called as it goes on; an exception it raises ends it. Raises `BadInputError` for a
    file without sound.
    """
    listener = Listener(live=False)
    parts: list[FloatArray] = []
    flux: list[float] = []
    for number, block in enumerate(sound_blocks(Path(path), RATE, 1, RATE)):
        parts.append(listener.feed(block[0]))
        flux += listener.flux
        check(number + 1.0)
    # Silence behind the end lets the last rows be heard where they are.
    parts.append(listener.feed(np.zeros(_WINDOW, np.float32)))
    flux += listener.flux
    return _placed(np.concatenate(parts), np.array(flux))


def _placed(rows: FloatArray, flux: NDArray[np.float64]) -> Heard:
    placed = np.zeros_like(rows)
    placed[: len(rows) - _LAG] = rows[_LAG:]
    placed[:, _ONSET] = 0
    placed[: len(rows) - _ONSET_LAG, _ONSET] = rows[_ONSET_LAG:, _ONSET]
    period = tempo(flux, ROWS_PER_SECOND)
    if period is not None:
        at = beats(flux, period) - (_ONSET_LAG - _NEAR)
        placed[at[at >= 0], _BEAT] = 1
    return Heard(placed, None if period is None else period / ROWS_PER_SECOND)


class Reactions:
    """What bindings make of the rows: gain, and the smoothing that needs to know what was before."""

    def __init__(self, bindings: Sequence[Binding]) -> None:
        self._columns = [_COLUMN[binding.source] for binding in bindings]
        self._gain = np.array([binding.gain for binding in bindings])
        self._shares = [(_share(binding.attack), _share(binding.release)) for binding in bindings]
        self._level = [0.0] * len(bindings)

    def feed(self, rows: FloatArray) -> FloatArray:
        """Rows (k, sources) to levels (k, bindings), 0..1."""
        wanted = (rows[:, self._columns] * self._gain).clip(0, 1)
        levels = np.empty(wanted.shape, np.float32)
        for column, (up, down) in enumerate(self._shares):
            # In plain numbers: a song has so many rows that an array for each would hold the window up.
            level, followed = self._level[column], []
            for target in wanted[:, column].tolist():
                level += (up if target > level else down) * (target - level)
                followed.append(level)
            self._level[column] = level
            levels[:, column] = followed
        return levels


class Accompaniment:
    """A whole sound as the bindings of a timeline hear it, at any time."""

    def __init__(self, heard: Heard, bindings: Sequence[Binding]) -> None:
        self._levels = Reactions(bindings).feed(heard.rows)
        self._silence = [0.0] * len(bindings)

    def at(self, seconds: float, span: float) -> list[float]:
        """The level of each binding, 0..1: the highest of the last ``span`` seconds, lest one be missed."""
        last = math.floor(seconds * ROWS_PER_SECOND + 1e-6)
        first = min(last, math.floor((seconds - span) * ROWS_PER_SECOND + 1e-6) + 1)
        rows = self._levels[max(0, first) : max(0, last + 1)]
        return [float(level) for level in rows.max(axis=0)] if len(rows) else self._silence


def _share(seconds: float) -> float:
    """Of the way that is gone in one row when about two thirds of it take ``seconds``."""
    return 1.0 if seconds <= 0 else 1 - math.exp(-1 / (seconds * ROWS_PER_SECOND))


def _level(power: NDArray[np.floating]) -> NDArray[np.floating]:
    """Power, 1 of a full sine, to 0..1 by decibels."""
    level: NDArray[np.floating] = np.clip(1 + 10 * np.log10(np.maximum(power, 1e-12)) / _QUIETEST, 0, 1)
    return level


@cache
def _hann() -> FloatArray:
    """Periodic, so that a full sine has the power 1 in `Listener.feed`."""
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_WINDOW) / _WINDOW)).astype(np.float32)


@cache
def _frequencies() -> NDArray[np.float64]:
    return np.arange(_WINDOW // 2 + 1) * RATE / _WINDOW


def _between(edges: Sequence[float]) -> NDArray[np.float64]:
    """Which of the frequencies belong to which band: (frequencies, bands) of 0 and 1."""
    frequencies = _frequencies()[:, None]
    return ((frequencies >= np.array(edges[:-1])) & (frequencies < np.array(edges[1:]))).astype(np.float64)


@cache
def _ranges() -> NDArray[np.float64]:
    return _between([20, 250, 2000, RATE])


@cache
def _bands() -> NDArray[np.float64]:
    return _between([float(edge) for edge in np.geomspace(40, RATE / 2 + 1, BANDS + 1)])


@cache
def _mel_filters() -> NDArray[np.float64]:
    """Triangles, evenly spaced on the scale of pitch by O'Shaughnessy (1987): (frequencies, `_MELS`)."""
    top = 2595 * math.log10(1 + RATE / 2 / 700)
    edges = 700 * (10 ** (np.linspace(0, top, _MELS + 2) / 2595) - 1)
    low, middle, high = edges[:-2], edges[1:-1], edges[2:]
    at = _frequencies()[:, None]
    rising, falling = (at - low) / (middle - low), (high - at) / (high - middle)
    return np.maximum(0, np.minimum(rising, falling))
