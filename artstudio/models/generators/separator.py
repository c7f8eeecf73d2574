"""A direction out of two sets of pictures: more of this than of that.

Shen et al. 2020 ("Interpreting the latent space of GANs for semantic face editing", InterFaceGAN): a
hyperplane in w parts the pictures of one set from those of the other, and its normal leads across. Theirs is
a linear support vector machine on thousands of pictures. An artist has a few, which any number of
hyperplanes part, so that here it is logistic regression with a penalty: of one picture on each side the
normal is the way from one to the other, of a few about that between the middles, and the more there are, the
more those count that lie close to the border. NumPy only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from artstudio.engine.context import Context
from artstudio.engine.devices import Device
from artstudio.engine.request import Request
from artstudio.errors import BadInputError
from artstudio.latents import halved
from artstudio.models import registry
from artstudio.models.base import Directions, ModelSpec
from artstudio.models.generators.family import Generator, loaded
from artstudio.models.generators.latent import LatentModel, normals
from artstudio.models.generators.spec import SEPARATE
from artstudio.models.generators.walk import bend_params, latent_param
from artstudio.params import Values, value_from_json

MOST_PICTURES = 200
"""On one side."""
LEADS_ACROSS = 6.0
"""Steps that lead from the middle of one side to that of the other, at most."""
_PENALTY = 0.01  # of the squared slope, where the pictures lie at a mean squared distance of 1
_NEWTON_STEPS = 60
_SAMPLES = 2048  # of which the spread along a direction is taken
_STREAM = 8_000_000  # of random numbers, apart from those of seeds and of the principal directions

Matrix = NDArray[np.float64]
Picture = tuple[int, Values]
"""A seed, and the values of the generator's parameters."""


def normal(this: Matrix, that: Matrix) -> Matrix:
    """The unit normal (d,) of the hyperplane between the rows of ``this`` (n, d) and ``that`` (m, d).

    It points toward ``this``. Both sides weigh the same, however many they are. Zeros, if there is nothing
    that tells them apart.
    """
    points = np.concatenate([this, that]) - (this.mean(axis=0) + that.mean(axis=0)) / 2
    sides = np.repeat([1.0, -1.0], [len(this), len(that)])
    weights = np.repeat([0.5 / len(this), 0.5 / len(that)], [len(this), len(that)])
    # The normal lies in the span of the points, which has far fewer dimensions than w.
    left, lengths, span = np.linalg.svd(points, full_matrices=False)
    kept = lengths > 1e-7 * max(float(lengths[0]), 1e-12)
    inside = left[:, kept] * lengths[kept]
    inside /= max(float(np.sqrt(np.square(inside).sum(axis=1).mean())), 1e-12)
    way = _slope(inside, sides, weights) @ span[kept]
    length = float(np.linalg.norm(way))
    return way / length if length > 1e-9 else np.zeros_like(way)


def _slope(points: Matrix, sides: Matrix, weights: Matrix) -> Matrix:
    """The slope (r,) of the logistic regression of ``sides`` (±1) on ``points`` (n, r), by Newton's steps."""
    ones = np.concatenate([points, np.ones((len(points), 1))], axis=1)
    penalty = np.full(ones.shape[1], _PENALTY)
    penalty[-1] = 1e-6  # where the border lies is free
    slope = np.zeros(ones.shape[1])
    for _ in range(_NEWTON_STEPS):
        wrong = 1 / (1 + np.exp(sides * (ones @ slope)))
        gradient = penalty * slope - ones.T @ (weights * sides * wrong)
        bend = (ones * (weights * wrong * (1 - wrong))[:, None]).T @ ones + np.diag(penalty)
        step = np.linalg.solve(bend, gradient)
        slope -= step
        if np.linalg.norm(step) < 1e-9:
            break
    return slope[:-1]


class Separator:
    """Finds the direction of an installed generator, the painter or the patterns.

    One vector comes back, a step of the slider: (w_size,), or (layers * w_size,) where the layers of a
    picture come from different places.
    """

    spec = SEPARATE

    def load(self, device: Device) -> None:
        self._device = device
        self._loaded: tuple[str, str, Generator] | None = None

    def run(self, request: Request, ctx: Context) -> Directions:
        model_id = request.values["generator"]
        spec = registry.get(model_id).spec
        this, that = (_pictures(request.values[side], spec) for side in ("this", "that"))
        _check_sides(this, that)
        ctx.report(0, 1)
        if latent_param(spec) is None:
            vector = _bent(spec, this, that)
        else:
            vector = _parted(self._generator(model_id), this, that)
        ctx.report(1, 1)
        method = f"a hyperplane between {len(this)} and {len(that)} pictures"
        return Directions(halved(np.asarray(vector[None], np.float32)), np.ones(1, np.float32), method)

    def _generator(self, model_id: str) -> Generator:
        revision = registry.get(model_id).revision
        if self._loaded is None or self._loaded[:2] != (model_id, revision):
            self._loaded = (model_id, *loaded(model_id, self._device))
        return self._loaded[2]


def _parted(generator: Generator, this: Iterable[Picture], that: Iterable[Picture]) -> Matrix:
    """One step between pictures that lie in a latent space: one σ, or more where it is a long way.

    Of a few pictures in many dimensions, the middles lie many σ apart along the normal.
    """
    # (n, layers, w_size)
    sides = [
        np.stack([generator.w_of(*picture) for picture in side]).astype(np.float64) for side in (this, that)
    ]
    if all(np.array_equal(side, np.broadcast_to(side[:, :1], side.shape)) for side in sides):
        sides = [side[:, :1] for side in sides]
    layers = sides[0].shape[1]
    way = normal(*(side.reshape(len(side), -1) for side in sides)).reshape(layers, -1)
    if not way.any():
        raise BadInputError("The pictures on both sides lie in the same place; choose others.")
    gap = float(np.subtract(*(side.mean(axis=0).reshape(-1) for side in sides)) @ way.reshape(-1))
    stride = max(spread(generator.latent, way) * float(np.sqrt(layers)), gap / LEADS_ACROSS)
    return np.asarray(stride * way.reshape(-1))


def spread(latent: LatentModel, way: Matrix) -> float:
    """The standard deviation of w along ``way`` (layers, w_size) of length 1, the same w in every layer."""
    w = latent.map(normals(0, _STREAM, _SAMPLES, latent.z_size)).astype(np.float64)
    return float(np.sqrt((w @ way.T).var(axis=0).sum()))


def _bent(spec: ModelSpec, this: Iterable[Picture], that: Iterable[Picture]) -> Matrix:
    """The direction between patterns, whose bends are all that seeds have in common: each in σ already."""
    bends = [param.id for param in bend_params(spec)]
    rows = [
        np.array([[value for bend in bends for value in values[bend]] for _, values in side], np.float64)
        for side in (this, that)
    ]
    way = normal(*rows)
    if not way.any():
        raise BadInputError(
            "These pictures differ in nothing that a slider could follow: their bends are the same on both "
            "sides. Move the bends first, on the map or by their sliders."
        )
    return way


def _pictures(text: str, spec: ModelSpec) -> list[Picture]:
    """The pictures of one side, as they are told in JSON. Raises `BadInputError` with a sentence."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, list) or not all(isinstance(each, dict) for each in told):
        raise BadInputError("A side of a direction is a list of pictures, told in JSON.")
    if len(told) > MOST_PICTURES:
        raise BadInputError(f"A side of a direction takes {MOST_PICTURES} pictures at most.")
    return [_picture(each, spec) for each in told]


def _picture(told: dict[str, Any], spec: ModelSpec) -> Picture:
    seed, values = told.get("seed"), told.get("values")
    if type(seed) is not int or seed < 0 or not isinstance(values, dict):
        raise BadInputError("A picture on a side of the direction is damaged; take it off.")
    if told.get("model") != spec.id:
        raise BadInputError(
            f"The picture of seed {seed} was made by another generator; a direction leads through one only."
        )
    given = {
        param.id: value_from_json(param, values[param.id]) for param in spec.params if param.id in values
    }
    return seed, Values.of(spec.params, given)


def _check_sides(this: list[Picture], that: list[Picture]) -> None:
    if not this or not that:
        raise BadInputError("A direction needs a picture on both sides; add one to the side that is empty.")
    both = set(this) & set(that)
    if both:
        seed = min(seed for seed, _ in both)
        raise BadInputError(f"The picture of seed {seed} is on both sides; take it off one of them.")
