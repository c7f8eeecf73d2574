"""The 100-dimensional style space and its principal directions."""

from __future__ import annotations

from functools import cache

import numpy as np

from artstudio.models.style.spec import space_axes
from artstudio.models.weights import load_arrays
from artstudio.pixels import FloatArray

# Whitened distance from the mean painting beyond which pictures break; the 3,035 paintings lie within
# about 5.5 +- 2 in thirty directions.
MAX_RADIUS = 14.0


class StyleSpace:
    """Principal directions of the style vectors of 3,035 paintings (PCA; packaging/build_style_space.py).

    ``mean`` (100,), ``components`` (K, 100) orthonormal rows, ``sigma`` (K,) standard deviations.
    """

    def __init__(self) -> None:
        arrays = load_arrays("style_space")
        self.mean: FloatArray = arrays["mean"].astype(np.float32)
        self.components: FloatArray = arrays["components"].astype(np.float32)
        self.sigma: FloatArray = arrays["sigma"].astype(np.float32)
        self.builtin_vectors: FloatArray = arrays["builtin_vectors"].astype(np.float32)

    def offset(self, sliders: tuple[float, ...]) -> FloatArray:
        """The step (100,) that ``sliders``, in standard deviations, make in the style space."""
        index = [i for i, _ in enumerate(space_axes())]
        steps = np.asarray(sliders, np.float32) * self.sigma[index]
        result: FloatArray = (steps @ self.components[index]).astype(np.float32)
        return result

    def bound(self, vector: FloatArray) -> FloatArray:
        """``vector`` (100,), drawn back towards the mean painting if it is so far out that pictures break."""
        away = vector - self.mean
        radius = float(np.linalg.norm(self.components @ away / self.sigma))
        return vector if radius <= MAX_RADIUS else self.mean + away * np.float32(MAX_RADIUS / radius)


@cache
def style_space() -> StyleSpace:
    """The shipped space, read once."""
    return StyleSpace()
