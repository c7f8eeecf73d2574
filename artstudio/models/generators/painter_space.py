"""The space the painter draws its pictures from: compositions, styles and brushwork of 3,035 paintings.

A z, standard normal, is carried by a learned flow to a w, whose coordinates are about standard normal too:
principal components of a composition, those of a style vector, and traits of the brushwork. They were learned
together, so that a sky of Monet's comes with his hand. NumPy only; packaging/build_painter.py trains it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from artstudio.models.weights import load_arrays
from artstudio.pixels import FloatArray

HANDS = ("monet", "cezanne", "vangogh", "ukiyoe", "kandinsky")
SIDE = 32
"""Of a composition, in pixels."""
FLOW_STEPS = 12
# The first components are brought out, which a flow spreads less than the paintings do; the last are held
# back, since shapes that small come out of place: that is the noise's part.
BOLD, FIRST_SMALL = 1.4, 45
# Of these components, which lay the picture in bands from sky to ground, a little more makes it a landscape.
BANDS, MORE = (1, 3, 6, 8), 1.3
GUIDANCE = np.float32(1.5)  # how much more of a painter's own than the network says; 1 is what it says


class Traits(NamedTuple):
    """What is measured of a painting's brushwork, and then drawn along with it.

    ``fine``: logarithm of how strong details of 1/120 of the side are. ``broad``: how much stronger those of
    1/60 are than they. ``flat``: high where few edges stand on calm areas, low where all is in motion.
    ``level``: high where strokes run level, low where they stand upright.
    """

    fine: float
    broad: float
    flat: float
    level: float


@dataclass(frozen=True)
class Scene:
    """What is to be painted: ``composition`` (SIDE, SIDE, 3) in about 0..1, ``style`` (100,), and the traits
    in standard deviations."""

    composition: FloatArray
    style: FloatArray
    traits: Traits


def traits_of(picture: FloatArray) -> tuple[float, ...]:
    """The traits of a square picture (H, W, 3) in 0..1, as they are."""
    import cv2

    sizes = [cv2.resize(picture, (side, side), interpolation=cv2.INTER_AREA) for side in (120, 60, 30)]
    fine, broad = (
        large - cv2.resize(small, large.shape[:2], interpolation=cv2.INTER_LINEAR)
        for large, small in pairwise(sizes)
    )
    strength = [float(np.log(np.sqrt(np.square(band).mean()) + 1e-3)) for band in (fine, broad)]
    flat = float(np.log(np.sqrt(np.square(fine).mean()) / (np.abs(fine).mean() + 1e-4)))
    down, across = (np.abs(np.diff(sizes[1], axis=axis)).mean() + 1e-3 for axis in (0, 1))
    return strength[0], strength[1] - strength[0], flat, float(np.log(down / across))


def flow_time(time: NDArray[np.float32]) -> NDArray[np.float32]:
    """Times (N, 1) in 0..1 as the flow's network sees them, (N, 16)."""
    turns = time * np.linspace(0.5, 6, 8, dtype=np.float32)
    return np.concatenate([np.sin(turns), np.cos(turns)], axis=1).astype(np.float32)


class PainterSpace:
    """``sizes``: how many coordinates of w are the composition's, the style's and the traits'."""

    def __init__(self) -> None:
        self._arrays = {name: array.astype(np.float32) for name, array in load_arrays("painter").items()}
        count = len(self._arrays["composition.rows"]), len(self._arrays["style.rows"]), len(Traits._fields)
        self.sizes = count
        self.size = sum(count)
        index = np.arange(count[0], dtype=np.float32)
        self._stress = (BOLD / (1 + np.square(index / FIRST_SMALL))).astype(np.float32)
        self._stress[list(BANDS)] *= np.float32(MORE)

    def map(self, z: FloatArray, hand: int | None = None) -> FloatArray:
        """z (N, size) to w (N, size), by the painter of that index in HANDS, or by any."""
        x = np.asarray(z, np.float32)
        label = np.zeros((1, len(HANDS)), np.float32)
        if hand is not None:
            label[0, hand] = 1
        for step in range(FLOW_STEPS):
            time = np.full((1, 1), step / FLOW_STEPS, np.float32)
            way = self._velocity(x, time, label)
            if hand is not None:
                anyone = self._velocity(x, time, np.zeros_like(label))
                way = anyone + GUIDANCE * (way - anyone)
            x = x + way / np.float32(FLOW_STEPS)
        return x

    def mean(self, hand: int | None = None) -> FloatArray:
        """The w (size,) of the average painting of that hand, or of all."""
        mean: FloatArray = self._arrays["means"][len(HANDS) if hand is None else hand]
        return mean

    def layout(self, sliders: tuple[float, ...]) -> FloatArray:
        """What sliders, in standard deviations of the first components, add to a composition."""
        count = len(sliders)
        steps = np.asarray(sliders, np.float32) * self._stress[:count]
        moved = 0.5 * (steps @ self._arrays["composition.rows"][:count])
        return np.asarray(moved.reshape(SIDE, SIDE, 3), np.float32)

    def scene(self, composition: FloatArray, style: FloatArray, traits: FloatArray) -> Scene:
        """The scene of the three parts of a w, each (sizes[i],)."""
        arrays = self._arrays
        flat = arrays["composition.mean"] + (composition * self._stress) @ arrays["composition.rows"]
        vector = arrays["style.mean"] + style @ arrays["style.rows"]
        return Scene(
            np.asarray(0.5 * flat.reshape(SIDE, SIDE, 3) + 0.5, np.float32),
            np.asarray(vector, np.float32),
            Traits(*(float(value) for value in traits)),
        )

    def parts(self, w: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
        """A w (..., size) split in its composition, style and traits."""
        first, second = self.sizes[0], self.sizes[0] + self.sizes[1]
        return w[..., :first], w[..., first:second], w[..., second:]

    def place(self, composition: FloatArray, style: FloatArray, traits: tuple[float, ...]) -> FloatArray:
        """The w (size,) of a picture: its composition (SIDE, SIDE, 3) in 0..1, style vector and traits."""
        arrays = self._arrays
        rows = arrays["composition.rows"]
        away = composition.reshape(-1) * 2 - 1 - arrays["composition.mean"]
        parts = [
            away @ rows.T / np.square(rows).sum(1) / self._stress,
            self.style_coordinates(style - arrays["style.mean"]),
            (np.asarray(traits, np.float32) - arrays["traits.mean"]) / arrays["traits.sigma"],
        ]
        return np.concatenate(parts).astype(np.float32)

    def style_coordinates(self, offset: FloatArray) -> FloatArray:
        """How far a step (100,) between style vectors leads along each coordinate of a style: (sizes[1],)."""
        rows = self._arrays["style.rows"]
        return np.asarray(offset @ rows.T / np.square(rows).sum(1), np.float32)

    def _velocity(self, x: FloatArray, time: FloatArray, label: FloatArray) -> FloatArray:
        def linear(name: str, value: FloatArray) -> FloatArray:
            result: FloatArray = value @ self._arrays[f"flow.{name}.weight"].T
            bias = self._arrays.get(f"flow.{name}.bias")
            return result if bias is None else result + bias

        h = linear("inputs", x) + linear("hand", label) + linear("time", flow_time(time))
        blocks = sum(name.startswith("flow.first.") and name.endswith("weight") for name in self._arrays)
        for index in range(blocks):
            y = _silu(linear(f"first.{index}", _silu(_normalized(h))))
            h = h + linear(f"second.{index}", y)
        return linear("outputs", _silu(h))


def _silu(x: FloatArray) -> FloatArray:
    result: FloatArray = x / (1 + np.exp(-np.clip(x, -60, 60)))
    return result


def _normalized(x: FloatArray) -> FloatArray:
    away = x - x.mean(axis=-1, keepdims=True)
    result: FloatArray = away / np.sqrt(np.square(away).mean(axis=-1, keepdims=True) + np.float32(1e-5))
    return result


@cache
def painter_space() -> PainterSpace:
    """The shipped space, read once."""
    return PainterSpace()
