"""The latent protocol: what sliders, mixing, walks, inversion and training know of a generator.

A point z of a Gaussian space is mapped to w, and every layer of the synthesis takes a w of its own, so that
layers can be mixed. NumPy on this side, whatever the generator computes with.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from artstudio.pixels import FloatArray

if TYPE_CHECKING:
    from artstudio.engine.context import Context


class Space(Protocol):
    """Where the latents of a generator lie.

    ``z_size``, ``w_size``: numbers in a z and in the w of one layer. ``layers``: how many w a picture takes,
    the coarse ones first. ``classes``: names of what it can be conditioned on, () if nothing. ``mixing``: how
    firmly a seed keeps to one class where none is named, see `point.class_weights`.
    """

    @property
    def z_size(self) -> int: ...

    @property
    def w_size(self) -> int: ...

    @property
    def layers(self) -> int: ...

    @property
    def classes(self) -> tuple[str, ...]: ...

    @property
    def mixing(self) -> float: ...

    def map(self, z: FloatArray, class_index: int | None = None) -> FloatArray:
        """z (N, z_size), standard normal, to w (N, w_size)."""

    def mean(self, class_index: int | None = None) -> FloatArray:
        """The w (w_size,) that truncation draws towards: that of the average picture."""


class LatentModel(Space, Protocol):
    """A generator, loaded."""

    def synthesize(
        self, w: FloatArray, noise: int | None, size: tuple[int, int] | None, ctx: Context
    ) -> FloatArray:
        """The picture (H, W, 3), sRGB in 0..1, of w (layers, w_size).

        ``noise``: seed of what the latent leaves open, None for the constant the model was trained with.
        ``size``: (width, height) where the model can choose; one that can't takes it for a preview, in which
        it may save effort. None for its own.
        """


@runtime_checkable
class Encoder(Protocol):
    """What a `LatentModel` also is, if it can place a picture in its space at once."""

    def encode(self, picture: FloatArray, ctx: Context) -> FloatArray:
        """The w (layers, w_size) that comes closest to a picture (H, W, 3), sRGB in 0..1."""


def seeded_z(seeds: Sequence[int], size: int) -> FloatArray:
    """The standard normal z (N, ``size``) of each seed: the same on every machine.

    NumPy promises the stream of a bit generator, but not that of `Generator.normal`; so the normals are made
    here of raw bits, by Box and Muller (1958).
    """
    return np.stack([_normal(seed, size) for seed in seeds]) if seeds else np.empty((0, size), np.float32)


def normals(seed: int, stream: int, *shape: int) -> FloatArray:
    """Standard normal numbers, a different ``stream`` of them for each use of a seed."""
    return _normal(seed, int(np.prod(shape)), stream).reshape(shape)


def _normal(seed: int, size: int, stream: int = 0) -> FloatArray:
    bits = np.random.PCG64(np.random.SeedSequence((seed, stream))).random_raw(2 * ((size + 1) // 2))
    # The upper 53 bits, moved off zero, whose logarithm is infinite.
    uniform = ((bits >> np.uint64(11)).astype(np.float64) + 0.5) / 2.0**53
    radius, turn = np.sqrt(-2 * np.log(uniform[0::2])), 2 * np.pi * uniform[1::2]
    both = np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1)
    return both.reshape(-1)[:size].astype(np.float32)


def slerp(a: FloatArray, b: FloatArray, t: float | NDArray[np.floating]) -> FloatArray:
    """Along the arc from z ``a`` (..., n) at ``t`` = 0 to ``b`` at 1; ``t`` broadcasts over ``...``.

    Gaussian points of many dimensions lie near a sphere, and a straight line would leave it (Shoemake 1985;
    White 2016, "Sampling Generative Networks"). Lengths are blended as well, and points in line with each
    other are joined by the straight line.
    """
    first, last = np.asarray(a, np.float64), np.asarray(b, np.float64)
    share = np.asarray(t, np.float64)[..., None]
    lengths = [np.linalg.norm(v, axis=-1, keepdims=True) for v in (first, last)]
    safe = [np.maximum(length, 1e-12) for length in lengths]
    cosine = np.clip(np.sum(first / safe[0] * last / safe[1], axis=-1, keepdims=True), -1.0, 1.0)
    angle, sine = np.arccos(cosine), np.sqrt(1 - cosine**2)
    flat = (sine < 1e-6) | (np.minimum(*lengths) < 1e-12)
    angle, sine = np.where(flat, 1.0, angle), np.where(flat, 1.0, sine)
    turned = np.sin((1 - share) * angle) / sine * (first / safe[0]) + np.sin(share * angle) / sine * (
        last / safe[1]
    )
    length = (1 - share) * lengths[0] + share * lengths[1]
    arc = np.where(flat, (1 - share) * first + share * last, length * turned)
    return arc.astype(np.float32)


def truncate(w: FloatArray, mean: FloatArray, psi: float, cutoff: int | None = None) -> FloatArray:
    """Draw the first ``cutoff`` layers of w (..., layers, w_size) towards ``mean`` (w_size,); all if None.

    ``psi`` 1 leaves w as it is and 0 is the mean (Karras et al. 2019, "the truncation trick in W"). A cutoff
    keeps the fine layers, and with them the colors and strokes, as bold as they were.
    """
    drawn = np.array(w, np.float32)
    drawn[..., :cutoff, :] = mean + np.float32(psi) * (drawn[..., :cutoff, :] - mean)
    return drawn


def per_layer(w: FloatArray, layers: int) -> FloatArray:
    """The same w (w_size,) for every layer: (layers, w_size)."""
    return np.repeat(np.asarray(w, np.float32)[None], layers, axis=0)
