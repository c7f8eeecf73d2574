"""What a point in a latent space means to a generator: the w of every layer of its picture.

The points themselves are plain data, see `artstudio.latents`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from artstudio.errors import BadInputError
from artstudio.latents import Blend, Direction, Floats, LatentPoint, LayerMix, Move
from artstudio.models.generators.latent import Space, per_layer, seeded_z, slerp, truncate
from artstudio.pixels import FloatArray

__all__ = ["Direction", "Floats", "LatentPoint", "LayerMix", "Move", "blend", "class_weights", "resolve"]

_ROUNDS = 32
"""In which the mean on the sphere is found; each brings it several times as close."""


def resolve(
    point: LatentPoint,
    model: Space,
    seed: int = 0,
    truncation: float = 1.0,
    cutoff: int | None = None,
) -> FloatArray:
    """The w (layers, w_size) of ``point``, in the order of its parts: seeds are blended on the sphere and
    mapped, classes blended in w, layers mixed, directions followed; then all of it is drawn towards the mean.

    ``seed``: of a point that names none. ``truncation``, ``cutoff``: as `truncate` takes them. Raises
    BadInputError if the point belongs to another generator.
    """
    w = _base(model, point.seeds or ((seed, 1.0),), point.classes, point.w)
    for mix in point.mixes:
        other = _base(model, mix.seeds, mix.classes or point.classes, mix.w)
        rows = slice(mix.first, mix.last + 1)
        w[rows] += np.float32(mix.amount) * (other[rows] - w[rows])
    for move in point.moves:
        rows = slice(move.first, move.last + 1)
        w[rows] += np.float32(move.amount) * _steps(move.direction, model)[rows]
    if truncation == 1:
        return w
    weights = class_weights(model, point.classes, point.seeds or ((seed, 1.0),))
    return truncate(w, _mean(model, weights), truncation, cutoff)


def blend(seeds: Blend, size: int) -> FloatArray:
    """The z (``size``,) of several seeds: their weighted mean on the sphere, of their mean length.

    The mean of Buss and Fillmore 2001 ("Spherical averages and applications to spherical splines and
    interpolation"): two seeds lie on the arc of `slerp`, and the order makes no difference. A weight may be a
    little below 0, as a spline's is.
    """
    used = [(seed, weight) for seed, weight in seeds if weight]
    z = seeded_z([seed for seed, _ in used], size)
    shares = np.array([weight for _, weight in used], np.float64)
    shares /= shares.sum()
    if len(used) == 1:
        return np.asarray(z[0])
    if len(used) == 2:
        return slerp(z[0], z[1], shares[1])
    lengths = np.linalg.norm(z.astype(np.float64), axis=1)
    ways = z / np.maximum(lengths, 1e-12)[:, None]
    mean = shares @ ways
    if np.linalg.norm(mean) < 1e-6:  # opposite each other, where every way is as good
        return np.asarray(shares @ z, np.float32)
    mean /= np.linalg.norm(mean)
    for _ in range(_ROUNDS):
        cosines = np.clip(ways @ mean, -1.0, 1.0)
        tangents = ways - cosines[:, None] * mean
        norms = np.maximum(np.linalg.norm(tangents, axis=1), 1e-12)
        step = (shares * np.arccos(cosines) / norms) @ tangents
        angle = float(np.linalg.norm(step))
        if angle < 1e-9:
            break
        mean = np.cos(angle) * mean + np.sin(angle) / angle * step
        mean /= np.linalg.norm(mean)
    return np.asarray(mean * (shares @ lengths), np.float32)


def class_weights(model: Space, classes: Sequence[float], seeds: Blend) -> FloatArray:
    """The share of each class of ``model``, adding up to 1; () of a generator without classes.

    Where ``classes`` says nothing each seed brings its own: its number modulo the number of classes, or, if
    the model mixes them, shares that follow from its z, the more unequal the larger ``mixing`` is. Raises
    BadInputError for a class there is not.
    """
    count = len(model.classes)
    if len(classes) > count:
        if not count:
            raise BadInputError(f"There is no class {len(classes)} in this generator; it has none.")
        raise BadInputError(f"There is no class {len(classes)} in this generator; it has {count}.")
    shares = np.zeros(count, np.float64)
    if classes:
        shares[: len(classes)] = classes
    elif count and model.mixing:
        shares[:] = np.exp(model.mixing * blend(seeds or ((0, 1.0),), model.z_size)[:count])
    elif count:
        for seed, weight in seeds or ((0, 1.0),):
            shares[seed % count] += weight
    return np.asarray(shares / max(shares.sum(), 1e-12), np.float32)


def _base(model: Space, seeds: Blend, classes: Sequence[float], placed: Floats) -> FloatArray:
    """The w (layers, w_size) of a picture that was placed, or else of seeds."""
    if placed:
        if len(placed) != model.layers * model.w_size:
            raise BadInputError(
                f"This picture was placed in another generator: it has {len(placed):,} numbers where "
                f"{model.layers * model.w_size:,} are needed. Place it again."
            )
        return np.array(placed.array.reshape(model.layers, model.w_size))
    z = blend(seeds, model.z_size)[None]
    weights = class_weights(model, classes, seeds)
    if not len(weights):
        return per_layer(model.map(z)[0], model.layers)
    mapped = [share * model.map(z, index)[0] for index, share in enumerate(weights) if share]
    return per_layer(np.sum(mapped, axis=0, dtype=np.float32), model.layers)


def _mean(model: Space, weights: FloatArray) -> FloatArray:
    if not len(weights):
        return model.mean()
    means = [share * model.mean(index) for index, share in enumerate(weights) if share]
    return np.asarray(np.sum(means, axis=0), np.float32)


def _steps(direction: Direction, model: Space) -> FloatArray:
    """One σ of a direction in every layer: (layers, w_size)."""
    vector, layers, width = direction.vector.array, model.layers, model.w_size
    if len(vector) == width:
        return per_layer(vector, layers)
    if len(vector) == layers * width:
        return np.asarray(vector.reshape(layers, width))
    raise BadInputError(
        f"The direction {direction.title or 'of a slider'!r} belongs to another generator: it has "
        f"{len(vector):,} numbers where {width:,} are needed."
    )
