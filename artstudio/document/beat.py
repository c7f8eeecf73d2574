"""Tempo and beats of a row of onset strengths (Ellis 2007, "Beat tracking by dynamic programming")."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

_USUAL_BPM = 120.0
_OCTAVES = 0.9  # how far tempos usually are from that
_SLOWEST, _FASTEST = 40.0, 240.0  # beats a minute
_TIGHT = 100.0  # how much a beat off its time costs
_LEAST_REPETITION = 0.1


def tempo(envelope: NDArray[np.float64], rate: float) -> float | None:
    """Rows from beat to beat of an ``envelope`` (n,) with ``rate`` rows a second; None without a beat.

    The peak of the autocorrelation, weighted by how usual the tempo is, placed between rows by a parabola.
    """
    slowest = math.ceil(rate * 60 / _SLOWEST)
    if len(envelope) < 2 * slowest + 2 or float(np.ptp(envelope)) < 1e-6:
        return None
    # Beats lie where the strength is above what it is around.
    flat = envelope - _smoothed(envelope, round(rate))
    flat = np.maximum(flat, 0) - np.maximum(flat, 0).mean()
    length = 1 << (2 * len(flat) - 1).bit_length()
    spectrum = np.fft.rfft(flat, length)
    correlation = np.fft.irfft(spectrum * np.conj(spectrum), length)[: 2 * slowest + 2]
    if correlation[0] <= 0:
        return None
    # The longer the lag, the fewer rows overlap.
    overlap = len(flat) - np.arange(len(correlation))
    correlation = correlation / correlation[0] * len(flat) / np.maximum(overlap, len(flat) / 4)
    lags = np.arange(math.floor(rate * 60 / _FASTEST), slowest + 1)
    usual = np.exp(-0.5 * (np.log2(lags * _USUAL_BPM / 60 / rate) / _OCTAVES) ** 2)
    # Where a beat repeats, so does every second one.
    score = usual * (correlation[lags] + 0.5 * correlation[2 * lags])
    best = int(lags[np.argmax(score)])
    if correlation[best] < _LEAST_REPETITION:
        return None
    before, here, after = correlation[best - 1 : best + 2]
    bend = before - 2 * here + after
    return best + (0.5 * float(before - after) / float(bend) if bend < 0 else 0.0)


def beats(envelope: NDArray[np.float64], period: float) -> NDArray[np.intp]:
    """The rows of the beats: strong ones about ``period`` apart, as good as all of them together can be.

    The score of a row is its strength and the best score before it, less what being early or late costs.
    """
    strength = _smoothed(envelope, max(1, round(period / 16)))
    strength = strength / max(float(strength.std()), 1e-9)
    near, far = max(1, round(period / 2)), round(2 * period)
    back = np.arange(-far, -near + 1)
    cost = _TIGHT * np.log(-back / period) ** 2
    score, link = strength.copy(), np.full(len(strength), -1, np.intp)
    for row in range(len(strength)):
        first = max(0, row - far)
        if row - near >= first:
            before = score[first : row - near + 1] - cost[len(back) - (row - near + 1 - first) :]
            best = int(np.argmax(before))
            # What gains nothing by a beat before it is the first.
            if before[best] > 0:
                score[row] += before[best]
                link[row] = first + best
    row = _last(score, near)
    found = []
    while row >= 0:
        found.append(row)
        row = int(link[row])
    return _without_silence(np.array(found[::-1], np.intp), strength)


def _last(score: NDArray[np.float64], near: int) -> int:
    """The best row of the last beat there may be."""
    tail = max(0, len(score) - 2 * near)
    return tail + int(np.argmax(score[tail:]))


def _without_silence(found: NDArray[np.intp], strength: NDArray[np.float64]) -> NDArray[np.intp]:
    """Without the beats before the music begins and after it has ended."""
    loud = np.flatnonzero(strength[found] > 0.5 * float(np.sqrt(np.mean(strength[found] ** 2))))
    return found[loud[0] : loud[-1] + 1] if len(loud) else found[:0]


def _smoothed(row: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """A running mean weighted like a bell, about ``width`` rows wide."""
    if width < 2:
        return row
    bell = np.hanning(2 * width + 1)
    return np.convolve(np.pad(row, width, mode="edge"), bell / bell.sum(), mode="valid")
