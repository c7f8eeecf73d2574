"""The style networks of networks.py as OpenVINO graphs, made from the weight files without torch.

Where the graphs differ from the torch modules they compute the same in another order: the expanding half in
phase form (see phases.py), large normalizations as the two sums they need and one multiply-add. Shapes in the
comments: C channels, H x W pixels of the padded picture, h x w a quarter of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import openvino as ov
from numpy.typing import ArrayLike, NDArray
from openvino import opset13 as ops

from artstudio.models.style.phases import border_kernel, phase_kernel

Floats = NDArray[np.float32]
Arrays = Mapping[str, Floats]
Node = Any  # openvino ships no types for the outputs of its operations

EPSILON = 1e-5  # of the normalization, as trained
HALVING_BLOCKS = (1, 3, 6, 13)  # of the predictor, a MobileNetV2
BANDS = 12  # see _first_convolution
TO_NCHW, TO_NHWC = (0, 3, 1, 2), (0, 2, 3, 1)  # OpenVINO keeps the channels last, so these cost nothing


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


def starts_styled(arrays: Arrays) -> bool:
    """Whether a painter's first layer is normalized, and so depends on the style."""
    return "contract.0.bias" not in arrays


class StyleMap:
    """The map from a style to every gamma and beta of a painter: for each styled layer gammas, then betas."""

    def __init__(self, arrays: Arrays):
        layers = styled_layers(arrays)
        names = [f"{layer.name}.{part}" for layer in layers for part in ("gamma", "beta")]
        nothing = [np.zeros(layer.channels, np.float32) for layer in layers for _ in range(2)]
        biases = [arrays.get(f"{name}.bias", zero) for name, zero in zip(names, nothing, strict=True)]
        self._matrix = np.concatenate([arrays[f"{name}.weight"] for name in names])
        self._constant = np.concatenate(biases)
        self._shifts = np.concatenate([np.full(layer.channels, i) for layer in layers for i in range(2)])

    def __call__(self, style: Floats, flat: bool = False) -> Floats:
        """(S,) -> (1, n).

        ``flat``: for a picture of one color. Normalized, what is left of it is rounding alone, which must not
        become a texture: the gammas are zero.
        """
        values = self._matrix @ np.asarray(style, np.float32) + self._constant
        return (values * self._shifts if flat else values)[None].astype(np.float32)


def content_graph(arrays: Arrays, height: int, width: int) -> ov.Model:
    """The part of a painter that depends on the picture alone, for one size, multiples of 4, at least 32.

    Inputs: ``picture`` (1, H, 3 W), the pixels of each row in a row; ``middle`` (1, 1, 3 W), one color again
    and again. Outputs: what ``painting_graph`` takes.
    """
    picture = _parameter("picture", [1, height, width * 3])
    middle = _parameter("middle", [1, 1, width * 3])
    x = ops.reshape(ops.subtract(picture, middle), _ints([1, height, width, 3]), False)
    x = ops.pad(x, _ints([0, 4, 4, 0]), _ints([0, 4, 4, 0]), "reflect")  # (1, H + 8, W + 8, 3)
    if starts_styled(arrays):
        outputs = [*_first_convolution(arrays, x, height), _first_mean(arrays, x, height, width)]
    else:
        outputs = [_contract(arrays, x)]
    model = ov.Model(outputs, [picture, middle], "content")
    for index, output in enumerate(model.outputs):
        output.get_tensor().set_names({f"content{index}"})
    return model


def painting_graph(arrays: Arrays, height: int, width: int) -> ov.Model:
    """The part of a painter that depends on the style too.

    Inputs: the outputs of ``content_graph``; ``style`` (1, n), what ``StyleMap`` gives. Output: the
    painting in phase form, (1, h, w, 48) in 0..1.
    """
    layers = styled_layers(arrays)
    lengths = [layer.channels for layer in layers for _ in range(2)]
    style = _parameter("style", [1, sum(lengths)])
    split = ops.variadic_split(style, _ints(1), _ints(lengths))
    styles = {
        layer.name: (split.output(2 * i), split.output(2 * i + 1), layer) for i, layer in enumerate(layers)
    }

    def normalize(x: Node, name: str) -> Node:
        gamma, beta, layer = styles[name]
        each = _ints([1, -1, 1, 1])
        if layer.phases == 1:
            x = ops.mvn(x, _ints([2, 3]), True, EPSILON, "inside_sqrt")
            return ops.add(ops.multiply(x, ops.reshape(gamma, each, False)), ops.reshape(beta, each, False))
        scale, shift = _scale_shift(*_phase_moments(x, layer), gamma, beta)
        scale, shift = (
            ops.reshape(ops.tile(s, _ints([1, layer.phases])), each, False) for s in (scale, shift)
        )
        return ops.add(ops.multiply(x, scale), shift)

    def layer(x: Node, name: str, stride: int = 1) -> Node:
        return normalize(_convolve(_reflect(x), arrays[f"{name}.weight"], stride), name)

    def expand(x: Node, name: str, block: int, upsample: int) -> Node:
        return normalize(_convolve(x, phase_kernel(arrays[f"{name}.weight"], block, upsample)), name)

    if starts_styled(arrays):
        gamma, beta, _ = styles["contract.0"]
        x, inputs = _second_convolution(arrays, gamma, beta, height, width)
        x = ops.relu(normalize(x, "contract.1"))  # (1, C, H / 2, W / 2)
        x = ops.relu(layer(x, "contract.2", stride=2))
    else:
        channels = len(arrays["contract.2.weight"])
        inputs = [_parameter("content0", [1, height // 4, width // 4, channels])]
        x = ops.transpose(inputs[0], _ints(TO_NCHW))
    for index in range(residual_blocks(arrays)):  # (1, C, h, w)
        y = ops.relu(layer(x, f"residual.{index}.0"))
        x = ops.add(x, layer(y, f"residual.{index}.1"))
    first, second = (len(arrays[f"expand.{i}.weight"]) for i in range(2))
    x = ops.pad(x, _ints([0, 0, 1, 1]), _ints([0, 0, 1, 1]), "edge")
    x = ops.relu(expand(x, "expand.0", block=1, upsample=2))  # (1, 4 C, h, w)
    x = ops.relu(expand(_mirror_blocks(x, first, 2, 1), "expand.1", block=2, upsample=2))  # (1, 16 C, h, w)
    x = ops.sigmoid(expand(_mirror_blocks(x, second, 4, 2), "expand.2", block=4, upsample=1))
    return ov.Model([ops.transpose(x, _ints(TO_NHWC))], [*inputs, style], "painting")


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

    x = ops.transpose(picture, _ints(TO_NCHW))
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


def _contract(arrays: Arrays, x: Node) -> Node:
    """The unstyled contracting half: (1, H + 8, W + 8, 3) -> (1, h, w, C)."""
    x = ops.transpose(x, _ints(TO_NCHW))
    for index, stride in enumerate((1, 2, 2)):
        x = _reflect(x) if index else x
        x = _convolve(x, arrays[f"contract.{index}.weight"], stride)
        x = ops.relu(ops.add(x, _floats(arrays[f"contract.{index}.bias"].reshape(1, -1, 1, 1))))
    return ops.transpose(x, _ints(TO_NHWC))


def _bands(height: int) -> list[tuple[int, int, int]]:
    """Cuts the rows of a picture into bands of even length: (start, end, rows before the start).

    Every band but the first brings the row before it, for the convolution that follows.
    """
    cuts = [round(height / 2 * band / BANDS) * 2 for band in range(BANDS + 1)]
    return [(start, end, 1 if start else 0) for start, end in pairwise(cuts)]


def _first_convolution(arrays: Arrays, x: Node, height: int) -> list[Node]:
    """(1, H + 8, W + 8, 3) -> the bands of the first convolution's output, (1, rows, W, C).

    It makes by far the largest array, and in bands what follows needs no second and third one of that size.
    """
    rows = (_cut(x, 1, start - before, end + 8) for start, end, before in _bands(height))
    outputs = (_convolve(ops.transpose(band, _ints(TO_NCHW)), arrays["contract.0.weight"]) for band in rows)
    return [ops.transpose(output, _ints(TO_NHWC)) for output in outputs]


def _first_mean(arrays: Arrays, x: Node, height: int, width: int) -> Node:
    """The mean of the first convolution's output, (1, C), from (1, H + 8, W + 8, 3).

    Convolving the mean of all patches gives it as well, and that is quicker found: each of its 9 x 9 pixels
    is the mean of the picture's pixels under a window as large as the output.
    """
    weight = arrays["contract.0.weight"]
    outputs, channels, size, _ = weight.shape
    above, beside = (_windows(length, size) for length in (height, width))
    rows = ops.reshape(x, _ints([height + size - 1, -1]), False)
    rows = ops.reshape(ops.matmul(_floats(above), rows, False, False), _ints([size, -1, channels]), False)
    patch = ops.matmul(_floats(beside), rows, False, False)  # (size, size, 3)
    flat = weight.transpose(2, 3, 1, 0).reshape(-1, outputs)
    return ops.matmul(ops.reshape(patch, _ints([1, -1]), False), _floats(flat), False, False)


def _windows(length: int, size: int) -> Floats:
    """The means of ``size`` windows of ``length`` pixels, each a pixel further: (size, length + size - 1)."""
    offset = np.arange(length + size - 1) - np.arange(size)[:, None]
    return np.where((offset >= 0) & (offset < length), 1.0 / length, 0.0).astype(np.float32)


def _second_convolution(
    arrays: Arrays, gamma: Node, beta: Node, height: int, width: int
) -> tuple[Node, list[Node]]:
    """Finishes the first layer and convolves it: (1, C, H / 2, W / 2), and the inputs that takes."""
    channels = len(arrays["contract.0.weight"])
    bands = _bands(height)
    inputs = [
        _parameter(f"content{index}", [1, end - start + before, width, channels])
        for index, (start, end, before) in enumerate(bands)
    ]
    mean = _parameter(f"content{len(bands)}", [1, channels])
    norms = []
    for x, (start, end, before) in zip(inputs, bands, strict=True):
        norms.append(_cut(_row_norms(x, height * width, axis=2), 1, before, end - start + before))
    squares = _squared_norm(ops.concat(norms, 1), axes=(1, 2))
    scale, shift = _scale_shift(mean, squares, gamma, beta)
    last = _ints([1, 1, 1, channels])
    scale, shift = ops.reshape(scale, last, False), ops.reshape(shift, last, False)
    outputs = []
    for x, (_, _, before) in zip(inputs, bands, strict=True):
        y = ops.relu(ops.add(ops.multiply(x, scale), shift))
        y = ops.pad(y, _ints([0, 1 - before, 1, 0]), _ints([0, 0, 0, 0]), "reflect")
        outputs.append(_convolve(ops.transpose(y, _ints(TO_NCHW)), arrays["contract.1.weight"], stride=2))
    return ops.concat(outputs, 2), [*inputs, mean]


def _phase_moments(x: Node, layer: Styled) -> tuple[Node, Node]:
    """Mean and mean square of the channels whose pixels are spread over phases: (1, C)."""
    _, _, height, width = x.get_output_shape(0)
    rows = ops.multiply(ops.reduce_sum(x, _ints([3]), keep_dims=True), _floats([1.0 / (height * width)]))
    mean = ops.reduce_sum(rows, _ints([2, 3]), keep_dims=False)
    squares = _squared_norm(_row_norms(x, height * width), axes=(2, 3))
    spread = _ints([layer.phases, layer.channels])
    mean, squares = (
        ops.reduce_mean(ops.reshape(part, spread, False), _ints([0]), keep_dims=True)
        for part in (mean, squares)
    )
    return mean, squares


def _row_norms(x: Node, pixels: int, axis: int = 3) -> Node:
    """For each row the root of its share of the mean square; ``axis`` is that of the columns.

    Sums are made along the rows first: one long sum of millions of floats would lose three digits.
    """
    return ops.multiply(ops.reduce_l2(x, _ints([axis]), keep_dims=True), _floats([pixels**-0.5]))


def _squared_norm(x: Node, axes: tuple[int, int]) -> Node:
    norm = ops.reduce_l2(x, _ints(axes), keep_dims=False)
    return ops.multiply(norm, norm)


def _scale_shift(mean: Node, squares: Node, gamma: Node, beta: Node) -> tuple[Node, Node]:
    """Instance normalization as one multiplication and one addition per channel; all are (1, C).

    The variance is the mean square less the square of the mean: subtracting the mean first would take one
    more pass. The result is reshaped only afterwards, or OpenVINO would fuse this into the pass over the
    pixels, and compute it for each.
    """
    variance = ops.relu(ops.subtract(squares, ops.multiply(mean, mean)))  # rounding may make it negative
    scale = ops.divide(gamma, ops.sqrt(ops.add(variance, _floats([EPSILON]))))
    return scale, ops.subtract(beta, ops.multiply(mean, scale))


def _mirror_blocks(x: Node, channels: int, block: int, blocks: int) -> Node:
    """Add one block at each border of a picture in phase form; see ``border_kernel``."""
    for axis in (0, 1):
        size = x.get_output_shape(0)[2 + axis]
        borders = []
        for start, end in ((0, blocks), (size - blocks, size)):
            strip = _cut(x, 2 + axis, start, end)
            borders.append(_convolve(strip, border_kernel(channels, block, blocks, axis, end == size)))
        x = ops.concat([borders[0], x, borders[1]], 2 + axis)
    return x


def _reflect(x: Node) -> Node:
    return ops.pad(x, _ints([0, 0, 1, 1]), _ints([0, 0, 1, 1]), "reflect")


def _cut(x: Node, axis: int, start: int, end: int) -> Node:
    return ops.slice(x, _ints([start]), _ints([end]), _ints([1]), _ints([axis]))


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
