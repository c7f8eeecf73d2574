"""Palettes: designed ones, and those taken from a picture.

Colors are blended in OKLab, where halfway looks halfway (Ottosson 2020, "A perceptual color space for image
processing").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from artstudio.imaging import resize
from artstudio.pixels import FloatArray

STEPS = 1024
"""How many colors a gradient is worked out in; in between, it is straight."""
# A color of this much chroma counts twice as much in a picture's palette as a grey.
VIVID = 0.03

# Linear sRGB to the cones' responses, and their cube roots to OKLab.
_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_FROM_LAB = np.linalg.inv(_LAB).astype(np.float32)
_FROM_LMS = np.linalg.inv(_LMS).astype(np.float32)

Oklch = tuple[float, float, float]


@dataclass(frozen=True)
class Palette:
    """A gradient through ``stops``, (lightness 0..1, chroma, hue in degrees) each, and an ``accent``."""

    id: str
    title: str
    stops: tuple[Oklch, ...]
    accent: Oklch

    def gradient(self) -> FloatArray:
        """The colors (STEPS + 1, 3) in OKLab, evenly spaced and smooth."""
        return _smooth(np.stack([_lab(color) for color in self.stops]))

    def accent_lab(self) -> FloatArray:
        """(3,) in OKLab."""
        return _lab(self.accent)


DESIGNED = (
    Palette(
        "dusk",
        "Dusk",
        ((0.24, 0.08, 282), (0.40, 0.13, 300), (0.60, 0.15, 355), (0.78, 0.12, 50), (0.94, 0.05, 85)),
        (0.72, 0.09, 200),
    ),
    Palette(
        "ocean",
        "Ocean",
        ((0.22, 0.06, 255), (0.38, 0.10, 248), (0.56, 0.11, 228), (0.74, 0.09, 195), (0.93, 0.04, 150)),
        (0.74, 0.15, 40),
    ),
    Palette(
        "ember",
        "Ember",
        ((0.19, 0.03, 350), (0.36, 0.12, 22), (0.56, 0.18, 36), (0.75, 0.15, 65), (0.93, 0.07, 92)),
        (0.55, 0.09, 225),
    ),
    Palette(
        "moss",
        "Moss",
        ((0.23, 0.03, 165), (0.38, 0.07, 150), (0.56, 0.10, 130), (0.76, 0.10, 108), (0.94, 0.04, 92)),
        (0.66, 0.16, 42),
    ),
    Palette(
        "riviera",
        "Riviera",
        (
            *((0.33, 0.09, 258), (0.54, 0.11, 242), (0.80, 0.06, 215)),
            *((0.95, 0.03, 88), (0.80, 0.11, 68), (0.60, 0.15, 38)),
        ),
        (0.42, 0.10, 20),
    ),
    Palette(
        "woodblock",
        "Woodblock",
        (
            *((0.25, 0.07, 262), (0.42, 0.09, 250), (0.68, 0.06, 228)),
            *((0.93, 0.03, 88), (0.84, 0.06, 78), (0.70, 0.10, 58)),
        ),
        (0.58, 0.19, 30),
    ),
    Palette(
        "peacock",
        "Peacock",
        ((0.22, 0.07, 285), (0.38, 0.11, 262), (0.54, 0.10, 210), (0.72, 0.12, 168), (0.92, 0.09, 108)),
        (0.62, 0.19, 0),
    ),
    Palette(
        "blossom",
        "Blossom",
        ((0.34, 0.08, 345), (0.54, 0.14, 2), (0.74, 0.11, 12), (0.90, 0.04, 30), (0.95, 0.03, 95)),
        (0.68, 0.08, 150),
    ),
    Palette(
        "aurora",
        "Aurora",
        ((0.17, 0.04, 275), (0.30, 0.10, 292), (0.46, 0.13, 320), (0.66, 0.11, 180), (0.92, 0.10, 125)),
        (0.80, 0.13, 70),
    ),
    Palette(
        "porcelain",
        "Porcelain",
        (
            *((0.40, 0.06, 258), (0.62, 0.06, 246), (0.83, 0.03, 222)),
            *((0.95, 0.012, 90), (0.88, 0.04, 62), (0.74, 0.08, 42)),
        ),
        (0.55, 0.13, 30),
    ),
    Palette(
        "ink",
        "Ink",
        ((0.17, 0.015, 265), (0.34, 0.015, 262), (0.58, 0.012, 90), (0.82, 0.02, 88), (0.96, 0.015, 92)),
        (0.57, 0.19, 28),
    ),
    Palette(
        "carnival",
        "Carnival",
        (
            *((0.30, 0.12, 275), (0.50, 0.15, 258), (0.72, 0.11, 200)),
            *((0.93, 0.10, 98), (0.78, 0.15, 65), (0.58, 0.19, 25)),
        ),
        (0.40, 0.15, 340),
    ),
)


def designed(palette_id: str) -> Palette:
    return next(palette for palette in DESIGNED if palette.id == palette_id)


def of_picture(picture: FloatArray, colors: int = 6) -> Palette:
    """The dominant colors of an sRGB picture (H, W, 3 or 4), dark to light: k-means in OKLab (Lloyd 1982).

    The most colorful one of those the gradient can spare is its accent. What is transparent doesn't count; a
    picture of one color gives a gradient around it.
    """
    small = resize(np.ascontiguousarray(picture[:, :, :3]), *_within(picture.shape[1], picture.shape[0], 64))
    points = to_lab(linear(small.clip(0, 1).reshape(-1, 3)))
    if picture.shape[2] == 4:
        alpha = resize(np.ascontiguousarray(picture[:, :, 3:]), small.shape[1], small.shape[0]).reshape(-1)
        points = points[alpha > 0.5] if (alpha > 0.5).any() else points
    centers = _k_means(points.astype(np.float64), colors)
    chroma = np.hypot(centers[:, 1], centers[:, 2])
    accent = centers[int(chroma.argmax())]
    stops = centers[np.argsort(centers[:, 0], kind="stable")]
    if stops[-1, 0] - stops[0, 0] < 0.15:
        # Too even to draw with: spread its lightness, and keep its colors.
        middle = stops[:, 0].mean().clip(0.3, 0.75)
        stops = np.column_stack([middle + np.linspace(-0.2, 0.2, len(stops)), stops[:, 1:]])
    return Palette("picture", "From a picture", tuple(_lch(color) for color in stops), _lch(accent))


def _k_means(points: FloatArray, count: int, rounds: int = 24) -> FloatArray:
    """Centers (count, 3), the first ones chosen far from each other; equal ones where colors are too few."""
    centers = [points[int(np.linalg.norm(points - points.mean(0), axis=1).argmin())]]
    for _ in range(count - 1):
        distance = np.min([np.sum((points - center) ** 2, axis=1) for center in centers], axis=0)
        # Of the farthest tenth the middle one, since the farthest of all may be a single odd pixel.
        far = np.argsort(distance, kind="stable")[-max(1, len(points) // 10) :]
        centers.append(points[far[len(far) // 2]])
    found = np.stack(centers)
    # Bold colors count more, or else every palette would turn out in the browns between them.
    weights = VIVID + np.hypot(points[:, 1], points[:, 2])
    for _ in range(rounds):
        nearest = np.sum((points[:, None] - found[None]) ** 2, axis=2).argmin(axis=1)
        for index in range(count):
            mine = nearest == index
            if mine.any():
                found[index] = np.average(points[mine], axis=0, weights=weights[mine])
    return found


def _within(width: int, height: int, side: int) -> tuple[int, int]:
    scale = min(1.0, side / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def linear(srgb: FloatArray) -> FloatArray:
    """Light of sRGB values in 0..1 (IEC 61966-2-1)."""
    light: FloatArray = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    return light


def encoded(light: FloatArray) -> FloatArray:
    """sRGB values in 0..1 of light; what no screen can show is clipped."""
    bounded = np.clip(light, 0.0, 1.0)
    power = np.power(bounded, np.float32(1 / 2.4))
    curve = power * np.float32(1.055) - np.float32(0.055)
    srgb: FloatArray = np.where(bounded <= 0.0031308, bounded * np.float32(12.92), curve)
    return srgb


def to_lab(light: FloatArray) -> FloatArray:
    """Linear sRGB (N, 3) to OKLab."""
    lab: FloatArray = np.cbrt(light @ _LMS.T) @ _LAB.T
    return lab


def from_lab(lab: FloatArray) -> FloatArray:
    """OKLab (..., 3, N) to linear sRGB, which may lie outside 0..1."""
    cones = np.matmul(_FROM_LAB, lab)
    light: FloatArray = np.matmul(_FROM_LMS, cones * cones * cones)
    return light


def _lab(color: Oklch) -> FloatArray:
    """A color in OKLab, of less chroma where no screen could show as much."""
    lightness, chroma, hue = color
    turn = np.deg2rad(hue)
    direction = np.array([0.0, np.cos(turn), np.sin(turn)])
    for share in np.linspace(1.0, 0.0, 41):
        lab = np.array([lightness, 0.0, 0.0]) + share * chroma * direction
        light = from_lab(lab.astype(np.float32)[:, None])
        if light.min() >= -0.002 and light.max() <= 1.002:
            break
    found: FloatArray = lab.astype(np.float32)
    return found


def _lch(lab: Sequence[float] | FloatArray) -> Oklch:
    lightness, a, b = (float(value) for value in lab)
    return lightness, float(np.hypot(a, b)), float(np.rad2deg(np.arctan2(b, a)) % 360)


def _smooth(stops: FloatArray) -> FloatArray:
    """Stops (n, 3) as a curve through them (Catmull and Rom 1974), (STEPS + 1, 3)."""
    position = np.linspace(0, len(stops) - 1, STEPS + 1)
    left = np.minimum(position.astype(int), len(stops) - 2)
    t = (position - left)[:, None]
    around = np.concatenate([2 * stops[:1] - stops[1:2], stops, 2 * stops[-1:] - stops[-2:-1]])
    a, b, c, d = (around[left + offset] for offset in range(4))
    curve = b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
    gradient: FloatArray = curve.astype(np.float32)
    return gradient
