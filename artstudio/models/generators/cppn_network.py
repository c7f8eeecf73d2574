"""The network of the CPPN: coordinates in, four smooth fields out.

Stanley 2007, "Compositional pattern producing networks: a novel abstraction of development". Every weight
comes from the seed, so that there is nothing to train or to load.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from artstudio.models.generators.latent import normals
from artstudio.pixels import FloatArray

Z_SIZE = 8
"""Numbers of the latent that bends the network."""
FEATURES = 5
FIELDS = 4

PIECE = 256
"""Points that are computed together: so few that the matrix library stays on one core and rounds alike."""


@dataclass(frozen=True)
class Layer:
    """``weights`` (units, inputs), ``bias`` (units,), and what shifts it: ``bend`` and ``time`` (units, n).

    The first ``tanh`` units are hyperbolic tangents, those up to ``sine`` are sines, the others Gaussians.
    """

    weights: FloatArray
    bias: FloatArray
    bend: FloatArray
    time: FloatArray
    tanh: int
    sine: int


@dataclass(frozen=True)
class Genome:
    """What a seed stands for. The last of the ``layers`` gives the fields, without an activation."""

    layers: tuple[Layer, ...]

    @property
    def depth(self) -> int:
        return len(self.layers)


@dataclass(frozen=True)
class Network:
    """A genome that has been bent, ready to draw with: weights, bias (units, 1), tanh, sine of each layer."""

    layers: tuple[tuple[FloatArray, FloatArray, int, int], ...]


def genome_of(seed: int, attempt: int = 0) -> Genome:
    """The network of a seed: 24 to 32 units wide, 6 to 9 layers deep."""
    stream = 64 * attempt
    # All that decides on the character of a picture: width, depth, shares of the activations, scales.
    traits = _uniform(normals(seed, stream, 12))
    width = 24 + 4 * int(traits[0] * 3)
    depth = 6 + int(traits[1] * 4)
    shares = np.array([0.5 + traits[2], 0.15 + 0.9 * traits[3], 0.1 + 0.7 * traits[4]])
    ends = np.rint(np.cumsum(shares / shares.sum()) * width).astype(int)
    gain = 1.55 + 0.7 * float(traits[5])
    layers = []
    inputs = FEATURES
    for index in range(depth):
        last = index == depth - 1
        units = FIELDS if last else width
        own = stream + 1 + index
        drawn = normals(seed, own, units, inputs + 1 + Z_SIZE + 2)
        scale = 1.0 if index == 0 else gain / np.sqrt(inputs)
        weights = drawn[:, :inputs] * np.float32(scale)
        if index == 0:
            weights = weights * _feature_scales(traits)
        at = inputs
        bias = drawn[:, at] * np.float32(0.9 if index == 0 else 0.35)
        bend = drawn[:, at + 1 : at + 1 + Z_SIZE] * np.float32(0.16)
        time = drawn[:, at + 1 + Z_SIZE :] * np.float32(0.22)
        layers.append(Layer(weights, bias, bend, time, int(ends[0]), int(ends[1])))
        inputs = units
    return Genome(tuple(layers))


def _feature_scales(traits: FloatArray) -> FloatArray:
    """Frequencies of (x, y, x bent round, y bent round, r): some seeds run lengthwise, some in circles."""
    frequency = 1.4 + 1.6 * traits[6]
    stretch = 2.0 ** (1.6 * (traits[7] - 0.5))
    radial = 2.2 * traits[8]
    across, along = frequency * stretch, frequency / stretch
    return np.array([across, along, across, along, radial], np.float32)


def _uniform(values: FloatArray) -> FloatArray:
    """Normal numbers to 0..1, evenly to a percent (the logistic approximation of their distribution)."""
    even: FloatArray = (1 / (1 + np.exp(-1.702 * values.astype(np.float64)))).astype(np.float32)
    return even


def bend(genome: Genome, w: FloatArray, time: float, complexity: float) -> Network:
    """The network at one point of its space: ``w`` (depth, Z_SIZE) by layer, ``time`` 0..1 around a loop.

    ``complexity`` 1 is the seed as it came; more of it folds the plane more often.
    """
    turn = 2 * np.pi * time
    moment = np.array([np.cos(turn) - 1, np.sin(turn)], np.float32)
    layers = []
    for index, layer in enumerate(genome.layers):
        inner = 0 < index < genome.depth - 1
        gain = np.float32(complexity ** (0.35 if inner else 0.5 if index == 0 else 0.0))
        bias = layer.bias + layer.bend @ w[index] + layer.time @ moment
        weights = np.ascontiguousarray(layer.weights * gain, dtype=np.float32)
        layers.append((weights, bias.astype(np.float32)[:, None], layer.tanh, layer.sine))
    return Network(tuple(layers))


def fields(network: Network, features: FloatArray) -> FloatArray:
    """Features (pieces, FEATURES, PIECE) to fields (pieces, FIELDS, PIECE)."""
    values = features
    for weights, bias, tanh, sine in network.layers[:-1]:
        values = np.matmul(weights, values)
        values += bias
        np.tanh(values[:, :tanh], out=values[:, :tanh])
        np.sin(values[:, tanh:sine], out=values[:, tanh:sine])
        gauss = values[:, sine:]
        np.multiply(gauss, gauss, out=gauss)
        np.negative(gauss, out=gauss)
        np.exp(gauss, out=gauss)
    weights, bias, _, _ = network.layers[-1]
    result: FloatArray = np.matmul(weights, values) + bias
    return result
