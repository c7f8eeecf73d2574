"""From pixels to the coordinates that the CPPN sees: zoom, symmetry and seamless tiling are all made here.

Whatever repeats in the picture repeats in its coordinates, so the network can't but follow.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from artstudio.models.generators.cppn_network import FEATURES, PIECE
from artstudio.pixels import FloatArray

# Mirrors are rounded off by so much of the picture's half, or else a crease would run along them.
CREASE = np.float32(0.02)
# The same for the mirrors of a circle: the cosine reaches no further than this.
BLUNT = np.float32(0.9985)
# How much of the plane a seamless kaleidoscope shows; a sine covers less of it than a straight line.
WIDEN = np.float32(2.4)
# The relief's light comes from the upper left, and is measured over this much of the picture's half.
LIGHT = (np.float32(-0.6), np.float32(-0.8))
STEP = np.float32(0.004)


@dataclass(frozen=True)
class View:
    """The part of the plane that is seen. ``width`` x ``height`` pixels, the longer side from -1 to 1.

    ``symmetry``: none, mirror, quarters or kaleidoscope, the last of ``sectors`` sectors.
    """

    width: int
    height: int
    symmetry: str = "none"
    sectors: int = 6
    seamless: bool = False
    zoom: float = 1.0

    def plane(self, x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Where points (N,), float32 in pixels from the picture's corner, lie on the folded plane."""
        half = np.float32(max(self.width, self.height) / 2)
        u, v = (x - np.float32(self.width / 2)) / half, (y - np.float32(self.height / 2)) / half
        return self._folded(u, v)

    def features(self, u: FloatArray, v: FloatArray) -> FloatArray:
        """Features (pieces, FEATURES, PIECE) of points (N,) on the plane; zeros fill up the last piece."""
        features = np.zeros((FEATURES, -(-len(u) // PIECE) * PIECE), np.float32)
        used = features[:, : len(u)]
        if self.seamless and self.symmetry != "kaleidoscope":
            # The plane rolled up into a torus, on which it has no edges.
            for axis, (value, turn) in enumerate(zip((u, v), self._turns, strict=True)):
                used[axis] = np.sin(value * turn) / turn
                used[axis + 2] = (1 - np.cos(value * turn)) / turn
            used[4] = np.sqrt(np.sum(used[:4] * used[:4], axis=0))
        else:
            used[0], used[1], used[4] = u, v, np.hypot(u, v)
        used *= np.float32(1 / self.zoom)
        return np.ascontiguousarray(features.reshape(FEATURES, -1, PIECE).transpose(1, 0, 2))

    @property
    def _turns(self) -> tuple[np.float32, np.float32]:
        """Radians per unit of the plane, for a circle around which the picture goes once."""
        long_side = max(self.width, self.height)
        return np.float32(np.pi * long_side / self.width), np.float32(np.pi * long_side / self.height)

    def _folded(self, u: FloatArray, v: FloatArray) -> tuple[FloatArray, FloatArray]:
        across, along = self._turns
        if self.symmetry == "kaleidoscope":
            if self.seamless:
                u, v = WIDEN * np.sin(u * across) / across, WIDEN * np.sin(v * along) / along
            radius, angle = np.hypot(u, v), np.arctan2(v, u)
            angle = np.arccos(BLUNT * np.cos(angle * np.float32(self.sectors))) / np.float32(self.sectors)
            # Narrow sectors would hold little but rings.
            spread = np.float32(max(1.0, self.sectors / 4))
            return radius * np.cos(angle), spread * radius * np.sin(angle)
        if self.symmetry in ("mirror", "quarters"):
            u = self._mirrored(u, across)
        if self.symmetry == "quarters":
            v = self._mirrored(v, along)
        return u, v

    def _mirrored(self, u: FloatArray, turn: np.float32) -> FloatArray:
        half: FloatArray = np.sqrt(u * u + CREASE * CREASE)
        if self.seamless:
            half = np.arccos(BLUNT * np.cos(u * turn)) / turn
        return half
