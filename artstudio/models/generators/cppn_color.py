"""From the CPPN's fields to light: a palette, an accent, a relief, and grain against banding."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from artstudio.models.generators.palettes import STEPS, from_lab
from artstudio.pixels import FloatArray

# Fields are measured against the whole picture: one reaches ACCENT standard deviations where the accent is.
ACCENT = np.float32(1.55)
ACCENT_EDGE = np.float32(9.0)
ACCENT_MOST = np.float32(0.92)
RELIEF = np.float32(0.21)
SHADE = np.float32(0.05)
# Where the slope is this much of its usual one, half of the relief's light has been reached.
STEEP = np.float32(1.3)
# Lines: radians for each standard deviation of a field, and how much light they make.
LINES = np.float32(24)
LINE = np.float32(0.06)
GRAIN = np.float32(0.12)


@dataclass(frozen=True)
class Exposure:
    """Mean and standard deviation (5, 1) of four fields and the slope over the whole picture."""

    mean: FloatArray
    deviation: FloatArray

    @classmethod
    def of(cls, measured: FloatArray) -> Exposure:
        """``measured``: (5, N), as `Colors.light` takes it."""
        wide = measured.astype(np.float64)
        mean, deviation = wide.mean(axis=1, keepdims=True), wide.std(axis=1, keepdims=True)
        mean[4] = 0.0
        return cls(mean.astype(np.float32), np.maximum(deviation, 1e-4).astype(np.float32))


@dataclass(frozen=True)
class Colors:
    """``folds``: how often the picture runs through the palette and back. The others are those of `spec`."""

    gradient: FloatArray
    accent: FloatArray
    folds: float
    relief: float
    lines: float
    contrast: float
    vividness: float

    def light(self, measured: FloatArray, exposure: Exposure) -> FloatArray:
        """Linear sRGB (3, N) in 0..1 of four fields and the slope towards the light, (5, N)."""
        fields = (measured - exposure.mean) / exposure.deviation
        position = _even(fields[0]) * np.float32(self.folds)
        # Through the palette, back, and so on: a seam in it would show.
        position = 1 - np.abs(1 - position % 2)
        lab = self._palette_at(position)
        accent = ACCENT_MOST / (1 + np.exp(ACCENT_EDGE * (ACCENT - fields[3])))
        lab += (self.accent[:, None] - lab) * accent
        slope = fields[4]
        relief = slope / np.sqrt(slope * slope + STEEP * STEEP)
        lab[0] += RELIEF * np.float32(self.relief) * relief + SHADE * np.tanh(fields[1])
        # Fine lines that follow the forms and fade where they would get too close to each other.
        lines = np.sin(LINES * fields[1] + np.float32(6) * fields[0]) / (1 + slope * slope / 4)
        lab[0] += LINE * np.float32(self.lines) * lines
        lab[0] = np.float32(0.55) + np.float32(self.contrast) * (lab[0] - np.float32(0.55))
        np.clip(lab[0], 0.0, 0.99, out=lab[0])
        lab[1:] *= np.float32(self.vividness) * (1 + np.float32(0.22) * np.tanh(fields[2]))
        light = from_lab(lab)
        return np.clip(light, 0.0, 1.0, out=light)

    def _palette_at(self, position: FloatArray) -> FloatArray:
        """OKLab (3, N) at ``position`` 0..1."""
        scaled = position * np.float32(STEPS)
        index = np.minimum(scaled.astype(np.int32), STEPS - 1)
        low = self.gradient[index]
        low += (self.gradient[index + 1] - low) * (scaled - index)[:, None]
        return np.ascontiguousarray(low.T)


def _even(values: FloatArray) -> FloatArray:
    """Normal numbers to 0..1 so that each part of the palette gets its share of the picture."""
    bent = np.float32(0.8) * (values + np.float32(0.045) * values * values * values)
    return np.float32(0.5) + np.float32(0.5) * np.tanh(bent)


def grained(
    srgb: FloatArray, x: FloatArray, y: FloatArray, seed: int, grain: float, depth: int
) -> FloatArray:
    """sRGB (3, N) with film grain, strongest in the middle tones, and noise of one step of the file.

    The noise comes of each pixel's own place ``x``, ``y`` (N,) alone, so that it is the same in any tile. It
    is triangular and one step wide, which is what it takes to leave no trace of rounding (Lipshitz 1992).
    """
    noise = _noise(x, y, seed)
    step = np.float32(1 / 65535 if depth == 16 else 1 / 255)
    middle = srgb[1] * (1 - srgb[1]) * 4
    grained: FloatArray = srgb + (step + GRAIN * np.float32(grain) * middle) * noise
    return grained


def _noise(x: FloatArray, y: FloatArray, seed: int) -> FloatArray:
    """Triangular noise in -1..1 for each pixel."""
    value = x.astype(np.uint32) * np.uint32(0x9E3779B1)
    value ^= y.astype(np.uint32) * np.uint32(0x85EBCA6B)
    value += np.uint32((seed * 0x27D4EB2F) & 0xFFFFFFFF)
    for shift, factor in ((16, 0x7FEB352D), (15, 0x846CA68B), (16, None)):
        value ^= value >> np.uint32(shift)
        if factor is not None:
            value *= np.uint32(factor)
    low = (value & np.uint32(0xFFFF)).astype(np.float32)
    high = (value >> np.uint32(16)).astype(np.float32)
    return (low - high) * np.float32(1 / 65536)
