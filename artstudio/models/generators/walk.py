"""Moving about in a generator's space by its parameters alone: from seed to seed, and between several.

Generators with a point (`artstudio.params.Latent`) blend seeds. The patterns have another network for every
seed, which can't be blended; they are bent between the bends that several seeds stand for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from artstudio.latents import Floats
from artstudio.models.base import ModelSpec
from artstudio.models.generators.point import blend
from artstudio.params import Latent, Values, Vector


def latent_param(spec: ModelSpec) -> Latent | None:
    return next((param for param in spec.params if isinstance(param, Latent)), None)


def bend_params(spec: ModelSpec) -> tuple[Vector, ...]:
    """The rows of sliders that lead both ways from the middle."""
    vectors = (param for param in spec.params if isinstance(param, Vector))
    return tuple(param for param in vectors if all(axis.low < 0 < axis.high for axis in param.axes))


def direction_sizes(spec: ModelSpec) -> tuple[int, ...]:
    """How many numbers a direction of this generator may have; () where any may come."""
    latent = latent_param(spec)
    return latent.sizes if latent is not None else (sum(len(bend.axes) for bend in bend_params(spec)),)


def at_seed(spec: ModelSpec, values: Values) -> Values:
    """``values`` of the picture that the seed itself stands for; sliders and mixed layers stay."""
    latent = latent_param(spec)
    if latent is not None:
        point = replace(values[latent.id], seeds=(), w=Floats())
        return values.with_(**{latent.id: point})
    return values.with_(**{bend.id: bend.default for bend in bend_params(spec)})


def blended(spec: ModelSpec, values: Values, seeds: Sequence[int], weights: Sequence[float]) -> Values:
    """``values`` of the picture between several seeds, by their weights, which are 0 or more."""
    latent = latent_param(spec)
    # One seed alone is that seed itself.
    pairs = tuple((seed, float(weight)) for seed, weight in zip(seeds, weights, strict=True) if weight > 0)
    if latent is not None:
        point = replace(values[latent.id], seeds=pairs, w=Floats())
        return values.with_(**{latent.id: point})
    for bend in bend_params(spec):
        z = blend(pairs, len(bend.axes))
        bent = tuple(axis.clamp(round(float(v), 4)) for axis, v in zip(bend.axes, z, strict=True))
        values = values.with_(**{bend.id: bent})
    return values
