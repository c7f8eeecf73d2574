"""StyleGAN2's synthesis on the CPU as an OpenVINO graph: torch's picture in a fraction of the time.

Measured by ``python -m tests.bench generators``. Shapes in the comments: C channels, H x W pixels.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import openvino as ov
import torch
from numpy.typing import ArrayLike
from openvino import opset13 as ops
from torch import Tensor

from artstudio.models.generators.layers import Linear, Noise
from artstudio.models.generators.stylegan2 import StyledConv, Synthesis, SynthesisBlock, ToPicture
from artstudio.models.openvino_cpu import OPTIONS, compile_graph, preview_options, run

Node = Any  # openvino ships no types for the outputs of its operations

_TAPS = np.outer([1, 3, 3, 1], [1, 3, 3, 1]) / 16  # twice the size at the same brightness
_ONE, _TWO, _NONE = [1, 1], [2, 2], [0, 0]


class CpuSynthesis:
    """Draws by the weights of ``synthesis`` on the CPU; they may not change any more."""

    def __init__(self, synthesis: Synthesis):
        self._synthesis = synthesis
        self._requests: dict[tuple[int, bool], ov.InferRequest] = {}
        self._lock = threading.Lock()

    def __call__(
        self,
        w: Tensor,
        noise: Noise = "random",
        random: torch.Generator | None = None,
        enough: int | None = None,
        preview: bool = False,
        check: Callable[[], None] = lambda: None,
    ) -> Tensor:
        """w (1, layers, w_size) -> the picture (1, colors, size, size), as `Synthesis` does.

        ``preview``: in bfloat16 where that is quicker, which changes a picture by less than a level of 8 bits
        on average. ``check`` is called first and every 20 ms, and may raise to stop.
        """
        check()
        side = next((side for side in self._sides if enough and side >= enough), self._sides[-1])
        with self._lock, torch.inference_mode():
            if (side, preview) not in self._requests:
                options = preview_options() if preview else OPTIONS
                self._requests[side, preview] = compile_graph(self._graph(side), options)
            request = self._requests[side, preview]
            drawn = [_noise(layer, noise, random).reshape(-1) for layer in self._layers(side)]
            run(request, {"w": w[0].numpy(), "noise": torch.cat(drawn).numpy()}, check)
            return torch.from_numpy(request.get_output_tensor().data.copy())

    @property
    def _sides(self) -> list[int]:
        return [4 * 2**index for index in range(len(self._synthesis.config.channels))]

    def _blocks(self, side: int) -> list[SynthesisBlock]:
        found = [self._synthesis.get_submodule(f"b{size}") for size in self._sides if size <= side]
        return [block for block in found if isinstance(block, SynthesisBlock)]

    def _layers(self, side: int) -> list[StyledConv]:
        """Those that take noise, in their order."""
        return [layer for block in self._blocks(side) for layer in _convolutions(block)]

    def _graph(self, side: int) -> ov.Model:
        """Inputs: ``w`` (layers, w_size); ``noise``, that of all layers. Output: (1, colors, side, side)."""
        config = self._synthesis.config
        w = ops.parameter([config.layers, config.w_size], np.float32, name="w")
        lengths = [layer.noise_const.numel() for layer in self._layers(side)]
        noise = ops.parameter([sum(lengths)], np.float32, name="noise")
        rows = ops.split(w, _ints(0), config.layers)
        noises = ops.variadic_split(noise, _ints(0), _ints(lengths))
        drawn = iter(range(len(lengths)))
        x = _floats(self._synthesis.get_parameter("b4.const")[None])
        picture: Node = None
        for index, block in enumerate(self._blocks(side)):
            row = max(0, 2 * index - 1)
            for layer in _convolutions(block):
                x = _convolved(layer, x, rows.output(row), noises.output(next(drawn)))
                row += 1
            added = _to_picture(block.torgb, x, rows.output(row))
            picture = added if picture is None else ops.add(_enlarged(picture, config.colors), added)
        model = ov.Model([picture], [w, noise], "synthesis")
        for parameter in model.inputs:
            parameter.get_tensor().set_names({parameter.get_node().friendly_name})
        return model


def _convolutions(block: SynthesisBlock) -> list[StyledConv]:
    return [block.conv1] if block.first else [block.conv0, block.conv1]


def _noise(layer: StyledConv, noise: Noise, random: torch.Generator | None) -> Tensor:
    """(H, W), what is to be added."""
    if noise == "none":
        return torch.zeros_like(layer.noise_const)
    drawn = layer.noise_const
    if noise == "random":
        drawn = torch.randn((1, 1, *drawn.shape), generator=random)[0, 0]
    return drawn * layer.noise_strength


def _convolved(layer: StyledConv, x: Node, row: Node, noise: Node) -> Node:
    """See `StyledConv`: (1, inputs, H, W) -> (1, outputs, H, W), or (1, outputs, 2 H, 2 W)."""
    outputs, inputs = layer.weight.shape[:2]
    style = _affine(layer.affine, row)
    squares = layer.weight.square().sum((2, 3))  # (outputs, inputs)
    power = ops.matmul(ops.multiply(style, style), _floats(squares), False, True)
    # The gain of the leaky ReLU goes into what it is applied to.
    scale = ops.divide(_floats([[math.sqrt(2)]]), ops.sqrt(ops.add(power, _floats([[1e-8]]))))
    x = ops.multiply(x, _places(style, inputs))
    if layer.up:
        weight = _floats(layer.weight.transpose(0, 1))
        x = ops.convolution_backprop_data(x, weight, _TWO, None, _NONE, _NONE, _ONE)
        blur = _floats(np.tile(_TAPS, (outputs, 1, 1, 1, 1)))
        x = ops.group_convolution(x, blur, _ONE, _ONE, _ONE, _ONE)
    else:
        x = ops.convolution(x, _floats(layer.weight), _ONE, _ONE, _ONE, _ONE)
    x = ops.multiply(x, _places(scale, outputs))
    side = len(layer.noise_const)
    noise = ops.reshape(noise, _ints([1, 1, side, side]), False)
    x = ops.add(x, ops.multiply(noise, _floats([[[[math.sqrt(2)]]]])))
    x = ops.add(x, _floats(layer.bias[None, :, None, None] * math.sqrt(2)))
    x = ops.prelu(x, _floats([0.2]))
    return x if layer.clamp is None else ops.clamp(x, -layer.clamp, layer.clamp)


def _to_picture(layer: ToPicture, x: Node, row: Node) -> Node:
    """See `ToPicture`: (1, C, H, W) -> (1, colors, H, W)."""
    inputs = layer.weight.shape[1]
    style = ops.multiply(_affine(layer.affine, row), _floats([[1 / math.sqrt(inputs)]]))
    x = ops.multiply(x, _places(style, inputs))
    x = ops.convolution(x, _floats(layer.weight), _ONE, _NONE, _NONE, _ONE)
    x = ops.add(x, _floats(layer.bias[None, :, None, None]))
    return x if layer.clamp is None else ops.clamp(x, -layer.clamp, layer.clamp)


def _enlarged(picture: Node, colors: int) -> Node:
    """(1, colors, H, W) -> (1, colors, 2 H, 2 W), smoothly."""
    kernel = np.zeros((colors, colors, 4, 4))
    kernel[range(colors), range(colors)] = _TAPS
    return ops.convolution_backprop_data(picture, _floats(kernel), _TWO, None, _ONE, _ONE, _ONE)


def _affine(layer: Linear, row: Node) -> Node:
    """(1, w_size) -> (1, C)"""
    weight = layer.weight * (layer.rate / math.sqrt(layer.weight.shape[1]))
    return ops.add(ops.matmul(row, _floats(weight), False, True), _floats(layer.bias[None] * layer.rate))


def _places(values: Node, count: int) -> Node:
    """(1, C) -> (1, C, 1, 1)"""
    return ops.reshape(values, _ints([1, count, 1, 1]), False)


def _floats(values: ArrayLike | Tensor) -> Node:
    return ops.constant(np.ascontiguousarray(values, np.float32))


def _ints(values: ArrayLike) -> Node:
    return ops.constant(np.array(values, np.int64))
