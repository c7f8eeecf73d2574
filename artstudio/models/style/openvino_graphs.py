"""The style networks of networks.py as OpenVINO graphs, made from the weight files without torch.

Where the graphs differ from the torch modules they compute the same in another order: the expanding half in
phase form (see phases.py), the normalization as the two sums it needs and one multiply-add. Shapes in the
comments: C channels, H x W pixels of the padded picture, h x w a quarter of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import openvino as ov
from numpy.typing import ArrayLike, NDArray
from openvino import opset13 as ops

from artstudio.models.style.phases import border_kernel, phase_kernel, phase_mean

Floats = NDArray[np.float32]
Arrays = Mapping[str, Floats]
Node = Any  # openvino ships no types for the outputs of its operations

EPSILON = 1e-5  # of the normalization, as trained
ROUNDING = 1e-7  # times the longer side: a variance below this share of the mean square could be rounding
HALVING_BLOCKS = (1, 3, 6, 13)  # of the predictor, a MobileNetV2


@dataclass(frozen=True)
class Styled:
    """A layer with a normalization: its name, channels, and how many phases its output is in."""

    name: str
    channels: int
    phases: int = 1


def styled_layers(arrays: Arrays) -> list[Styled]:
    """The normalized layers of a painter in the order of computation."""
    names = [f"contract.{i}" for i in range(3)]
    names += [f"residual.{i}.{j}" for i in range(residual_blocks(arrays)) for j in range(2)]
    phases = {"expand.0": 4, "expand.1": 16, "expand.2": 16}
    return [
        Styled(name, len(arrays[f"{name}.weight"]), phases.get(name, 1))
        for name in [*names, *phases]
        if f"{name}.gamma.weight" in arrays
    ]


def residual_blocks(arrays: Arrays) -> int:
    """How many residual blocks a painter has."""
    return len({name.split(".")[1] for name in arrays if name.startswith("residual.")})


def style_matrix(arrays: Arrays) -> tuple[Floats, Floats]:
    """The map from a style to every gamma and beta of a painter: ``matrix @ style + constant``.

    Rows: for each styled layer its gammas, then its betas, repeated for each phase.
    """
    rows, constants = [], []
    for layer in styled_layers(arrays):
        for part in ("gamma", "beta"):
            weight = arrays[f"{layer.name}.{part}.weight"]
            bias = arrays.get(f"{layer.name}.{part}.bias", np.zeros(layer.channels, np.float32))
            rows.append(np.tile(weight, (layer.phases, 1)))
            constants.append(np.tile(bias, layer.phases))
    return np.concatenate(rows), np.concatenate(constants)


def painter(arrays: Arrays, height: int, width: int) -> ov.Model:
    """A painter for pictures of one size, multiples of 4 and at least 8.

    Inputs: ``picture`` (1, H, 3 W), the pixels of each row in a row; ``middle`` (1, 1, 3 W), one color again
    and again, about the mean of the picture; ``style`` (1, n, 1, 1), what ``style_matrix`` gives. Output:
    the painting in phase form, (1, h, w, 48) in 0..1.
    """
    picture = _parameter("picture", [1, height, width * 3])
    middle = _parameter("middle", [1, 1, width * 3])
    layers = styled_layers(arrays)
    lengths = [layer.channels * layer.phases for layer in layers for _ in range(2)]
    style = _parameter("style", [1, sum(lengths), 1, 1])
    split = ops.variadic_split(style, _ints(1), _ints(lengths))
    scales = {
        layer.name: (split.output(2 * i), split.output(2 * i + 1), layer) for i, layer in enumerate(layers)
    }

    def finish(x: Node, name: str) -> Node:
        if name in scales:
            return _normalize(x, *scales[name])
        return ops.add(x, _floats(arrays[f"{name}.bias"].reshape(1, -1, 1, 1)))

    def layer(x: Node, name: str, stride: int = 1) -> Node:
        pads = _ints([0, 0, 1, 1])
        return finish(_convolve(ops.pad(x, pads, pads, "reflect"), arrays[f"{name}.weight"], stride), name)

    # Moving all colors changes nothing behind a normalization, and near zero its sums are exact even when the
    # picture has little contrast. An unstyled first layer gets a middle of zero.
    x = ops.reshape(ops.subtract(picture, middle), _ints([1, height, width, 3]), False)
    x = ops.pad(x, _ints([0, 4, 4, 0]), _ints([0, 4, 4, 0]), "reflect")
    x = ops.transpose(x, _ints([0, 3, 1, 2]))  # (1, 3, H + 8, W + 8)
    x = ops.relu(finish(_convolve(x, arrays["contract.0.weight"]), "contract.0"))
    x = ops.relu(layer(x, "contract.1", stride=2))  # (1, C, H / 2, W / 2)
    x = ops.relu(layer(x, "contract.2", stride=2))  # (1, C, h, w)
    for index in range(residual_blocks(arrays)):
        y = ops.relu(layer(x, f"residual.{index}.0"))
        x = ops.add(x, layer(y, f"residual.{index}.1"))

    def expand(x: Node, name: str, block: int, upsample: int) -> Node:
        return finish(_convolve(x, phase_kernel(arrays[f"{name}.weight"], block, upsample)), name)

    first, second = (len(arrays[f"expand.{i}.weight"]) for i in range(2))
    x = ops.pad(x, _ints([0, 0, 1, 1]), _ints([0, 0, 1, 1]), "edge")
    x = ops.relu(expand(x, "expand.0", block=1, upsample=2))  # (1, 4 C, h, w)
    x = ops.relu(expand(_mirror_blocks(x, first, 2, 1), "expand.1", block=2, upsample=2))  # (1, 16 C, h, w)
    x = ops.sigmoid(expand(_mirror_blocks(x, second, 4, 2), "expand.2", block=4, upsample=1))
    return ov.Model([ops.transpose(x, _ints([0, 2, 3, 1]))], [picture, middle, style], "painter")


def predictor(arrays: Arrays, height: int, width: int) -> ov.Model:
    """The style predictor: ``picture`` (1, H, W, 3) in, (1, 100) out."""
    picture = _parameter("picture", [1, height, width, 3])

    def conv(x: Node, name: str, stride: int = 1) -> Node:
        weight = arrays[f"{name}.weight"]
        if weight.shape[1] == 1:
            grouped = weight[:, :, None]  # (groups, outputs per group, 1, K, K)
            x = ops.group_convolution(x, _floats(grouped), [stride] * 2, [0, 0], [0, 0], [1, 1], "same_upper")
        else:
            x = ops.convolution(x, _floats(weight), [stride] * 2, [0, 0], [0, 0], [1, 1], "same_upper")
        return ops.add(x, _floats(arrays[f"{name}.bias"].reshape(1, -1, 1, 1)))

    def relu6(x: Node) -> Node:
        return ops.clamp(x, 0.0, 6.0)

    x = ops.transpose(picture, _ints([0, 3, 1, 2]))
    x = relu6(conv(x, "stem", stride=2))
    index, channels = 0, len(arrays["stem.weight"])
    while f"blocks.{index}.project.weight" in arrays:
        name = f"blocks.{index}"
        stride = 2 if index in HALVING_BLOCKS else 1
        y = relu6(conv(x, f"{name}.expand")) if f"{name}.expand.weight" in arrays else x
        y = conv(relu6(conv(y, f"{name}.depthwise", stride)), f"{name}.project")
        outputs = len(arrays[f"{name}.project.weight"])
        x = ops.add(x, y) if stride == 1 and outputs == channels else y
        index, channels = index + 1, outputs
    x = ops.reduce_mean(relu6(conv(x, "head")), _ints([2, 3]), keep_dims=False)
    x = ops.matmul(x, _floats(arrays["embed.weight"]), False, True)
    return ov.Model([ops.add(x, _floats(arrays["embed.bias"][None]))], [picture], "predictor")


def _normalize(x: Node, gamma: Node, beta: Node, layer: Styled) -> Node:
    """Instance normalization with the given scale and shift, as one multiplication and one addition.

    The variance is the mean of squares less the square of the mean: one pass for each sum where
    subtracting the mean first takes a third. What is left of a flat channel then is rounding alone, which
    must not be normalized into a texture.
    """
    _, _, height, width = x.get_output_shape(0)
    # Along the rows first: one long sum of millions of floats would lose three digits.
    rows = ops.multiply(ops.reduce_sum(x, _ints([3]), keep_dims=True), _floats([1.0 / (height * width)]))
    mean = ops.reduce_sum(rows, _ints([2]), keep_dims=True)
    norms = ops.multiply(ops.reduce_l2(x, _ints([3]), keep_dims=True), _floats([(height * width) ** -0.5]))
    norm = ops.reduce_l2(norms, _ints([2]), keep_dims=True)
    squares = ops.multiply(norm, norm)
    if layer.phases > 1:  # one channel's pixels are spread over its phases
        average = phase_mean(layer.channels, layer.phases)[:, :, None, None]
        mean, squares = _convolve(mean, average), _convolve(squares, average)
    variance = ops.subtract(squares, ops.multiply(mean, mean))
    scale = ops.divide(gamma, ops.sqrt(ops.add(ops.relu(variance), _floats([EPSILON]))))
    varied = ops.greater(variance, ops.multiply(squares, _floats([ROUNDING * max(height, width)])))
    scale = ops.select(varied, scale, _floats([0.0]))
    return ops.add(ops.multiply(x, scale), ops.subtract(beta, ops.multiply(mean, scale)))


def _mirror_blocks(x: Node, channels: int, block: int, blocks: int) -> Node:
    """Add one block at each border of a picture in phase form; see ``border_kernel``."""
    for axis in (0, 1):
        size = x.get_output_shape(0)[2 + axis]
        borders = []
        for start, end in ((0, blocks), (size - blocks, size)):
            strip = ops.slice(x, _ints([start]), _ints([end]), _ints([1]), _ints([2 + axis]))
            borders.append(_convolve(strip, border_kernel(channels, block, blocks, axis, end == size)))
        x = ops.concat([borders[0], x, borders[1]], 2 + axis)
    return x


def _convolve(x: Node, weight: Floats, stride: int = 1) -> Node:
    return ops.convolution(x, _floats(weight), [stride, stride], [0, 0], [0, 0], [1, 1])


def _parameter(name: str, shape: list[int]) -> Node:
    parameter = ops.parameter(shape, np.float32, name=name)
    parameter.output(0).get_tensor().set_names({name})  # a name inputs can be addressed by survives rewriting
    return parameter


def _floats(values: ArrayLike) -> Node:
    return ops.constant(np.asarray(values, np.float32))


def _ints(values: ArrayLike) -> Node:
    return ops.constant(np.asarray(values, np.int64))
