"""The synthesis of StyleGAN2 as its paper writes it, in eager torch, nothing rearranged: for comparison.

Karras et al. 2020, section 2.2 (modulation and demodulation of the weights, for each picture its own, as a
grouped convolution) and appendix B (a transposed convolution, then the low-pass filter).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional as F

from artstudio.models.generators.stylegan2 import StyleGAN2Config

TAPS = (1.0, 3.0, 3.0, 1.0)


class PaperSynthesis:
    """w (N, layers, w_size) to pictures (N, colors, size, size), by the weights of our generator."""

    def __init__(self, config: StyleGAN2Config, tensors: Mapping[str, Tensor]) -> None:
        self._config = config
        self._tensors = {name.removeprefix("synthesis."): tensor for name, tensor in tensors.items()}
        taps = torch.tensor(TAPS)
        self._filter = torch.outer(taps, taps) / taps.sum().square()

    def __call__(self, w: Tensor) -> Tensor:
        """With constant noise."""
        x = self._tensors["b4.const"].expand(len(w), -1, -1, -1)
        picture = torch.zeros(len(w), self._config.colors, 2, 2)
        row = 0
        for index in range(len(self._config.channels)):
            block = f"b{4 * 2**index}"
            if index:
                x = self.styled(f"{block}.conv0", x, w[:, row], up=True)
                row += 1
            x = self.styled(f"{block}.conv1", x, w[:, row], up=False)
            row += 1
            colors = self.to_picture(f"{block}.torgb", x, w[:, row])
            picture = colors if index == 0 else self.enlarge(picture) + colors
        return picture

    def styled(self, layer: str, x: Tensor, w: Tensor, up: bool) -> Tensor:
        weight = self.modulated(layer, self.style(layer, w), demodulate=True)  # (N, O, I, 3, 3)
        x = self.convolve(x, weight, up)
        if up:
            x = self.filter(F.pad(x, (1, 1, 1, 1)), gain=4)
        x = x + self._tensors[f"{layer}.noise_const"] * self._tensors[f"{layer}.noise_strength"]
        x = x + self._tensors[f"{layer}.bias"][:, None, None]
        return F.leaky_relu(x, 0.2) * math.sqrt(2)

    def to_picture(self, layer: str, x: Tensor, w: Tensor) -> Tensor:
        style = self.style(layer, w) / math.sqrt(x.shape[1])
        x = self.convolve(x, self.modulated(layer, style, demodulate=False), up=False)
        return x + self._tensors[f"{layer}.bias"][:, None, None]

    def style(self, layer: str, w: Tensor) -> Tensor:
        weight, bias = (self._tensors[f"{layer}.affine.{part}"] for part in ("weight", "bias"))
        return F.linear(w, weight / math.sqrt(w.shape[1]), bias)

    def modulated(self, layer: str, style: Tensor, demodulate: bool) -> Tensor:
        """The weights of each picture: (N, O, I, k, k)."""
        weight = self._tensors[f"{layer}.weight"][None] * style[:, None, :, None, None]
        if demodulate:
            weight = weight * torch.rsqrt(weight.square().sum((2, 3, 4), keepdim=True) + 1e-8)
        return weight

    def convolve(self, x: Tensor, weight: Tensor, up: bool) -> Tensor:
        """A group for each picture."""
        count, outputs, inputs, size, _ = weight.shape
        grouped = x.reshape(1, count * inputs, *x.shape[2:])
        if up:
            turned = weight.transpose(1, 2).reshape(count * inputs, outputs, size, size)
            out = F.conv_transpose2d(grouped, turned, stride=2, groups=count)
        else:
            kernels = weight.reshape(count * outputs, inputs, size, size)
            out = F.conv2d(grouped, kernels, padding=size // 2, groups=count)
        return out.reshape(count, outputs, *out.shape[2:])

    def enlarge(self, x: Tensor) -> Tensor:
        """Zeros between the pixels, then the low-pass filter."""
        count, colors, height, width = x.shape
        spread = x.new_zeros(count, colors, height, 2, width, 2)
        spread[:, :, :, 0, :, 0] = x
        x = spread.reshape(count, colors, 2 * height, 2 * width)
        return self.filter(F.pad(x, (2, 1, 2, 1)), gain=4)

    def filter(self, x: Tensor, gain: float) -> Tensor:
        channels = x.shape[1]
        return F.conv2d(x, (self._filter * gain).expand(channels, 1, 4, 4), groups=channels)
