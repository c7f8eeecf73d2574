"""The discriminator of StyleGAN2, for training: residual blocks, and the spread within a batch as a last
feature.

Parameters have the names and shapes of the official networks.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from artstudio.models.generators.layers import Linear, Mapping, leaky
from artstudio.models.generators.stylegan2 import StyleGAN2Config, blur


class Conv(nn.Module):
    """A k x k convolution with a leaky ReLU, or a plain one without bias; half the size if ``down``."""

    def __init__(self, inputs: int, outputs: int, kernel: int, down: bool = False, active: bool = True,
                 clamp: float | None = None):  # fmt: skip
        super().__init__()
        self.down, self.clamp = down, clamp
        self.weight = nn.Parameter(torch.randn(outputs, inputs, kernel, kernel))
        self.bias = nn.Parameter(torch.zeros(outputs)) if active else None

    def forward(self, x: Tensor) -> Tensor:
        kernel = self.weight.shape[2]
        weight = self.weight / math.sqrt(self.weight[0].numel())
        if not self.down:
            x = F.conv2d(x, weight, self.bias, padding=kernel // 2)
        elif kernel == 1:
            x = F.conv2d(blur(x, stride=2), weight, self.bias)
        else:
            x = F.conv2d(blur(x, padding=2), weight, self.bias, stride=2)
        return x if self.bias is None else leaky(x, self.clamp)


class Block(nn.Module):
    """Features of one size to those of half the size. The first block begins with the picture."""

    def __init__(self, config: StyleGAN2Config, index: int):
        super().__init__()
        inputs, outputs = config.channels[index], config.channels[index - 1]
        self.first = index == len(config.channels) - 1
        if self.first:
            self.fromrgb = Conv(config.colors, inputs, 1, clamp=config.clamp)
        self.conv0 = Conv(inputs, inputs, 3, clamp=config.clamp)
        self.conv1 = Conv(inputs, outputs, 3, down=True, clamp=config.clamp)
        self.skip = Conv(inputs, outputs, 1, down=True, active=False)

    def forward(self, x: Tensor) -> Tensor:
        if self.first:
            x = self.fromrgb(x)
        # Halving the variance of each keeps that of the sum. The clamp of conv1 is scaled with it.
        return (self.skip(x) + self.conv1(self.conv0(x))) * math.sqrt(0.5)  # type: ignore[no-any-return]


def batch_spread(x: Tensor, group: int = 4) -> Tensor:
    """x (N, C, H, W) with one more channel: how much the pictures of a group differ (Karras et al. 2018).

    N is a multiple of ``group``, or smaller than it.
    """
    count = min(group, len(x))
    groups = x.float().reshape(count, -1, *x.shape[1:])
    spread = (groups.var(dim=0, correction=0) + 1e-8).sqrt().mean((1, 2, 3))  # (N / group,)
    spread = spread.to(x.dtype)
    return torch.cat([x, spread.repeat(count)[:, None, None, None].expand(-1, 1, *x.shape[2:])], dim=1)


class Epilogue(nn.Module):
    """Features of 4 x 4 pixels to a score, or to the vector that a label is compared with."""

    def __init__(self, config: StyleGAN2Config):
        super().__init__()
        channels = config.channels[0]
        self.conv = Conv(channels + 1, channels, 3, clamp=config.clamp)
        self.fc = Linear(channels * 16, channels, active=True)
        self.out = Linear(channels, channels if config.classes else 1)

    def forward(self, x: Tensor, label: Tensor | None) -> Tensor:
        x = self.out(self.fc(self.conv(batch_spread(x)).flatten(1)))
        return x if label is None else (x * label).sum(1, keepdim=True) / math.sqrt(x.shape[1])


class Discriminator(nn.Module):
    """Pictures (N, colors, size, size), and labels (N, classes), to scores (N, 1): high for what looks
    real."""

    def __init__(self, config: StyleGAN2Config):
        super().__init__()
        self.config = config
        for index in range(len(config.channels) - 1, 0, -1):
            self.add_module(f"b{4 * 2**index}", Block(config, index))
        if config.classes:
            self.mapping = Mapping(0, config.classes, config.channels[0], layers=8)
            del self.mapping.w_avg
        self.b4 = Epilogue(config)

    def forward(self, x: Tensor, label: Tensor | None = None) -> Tensor:
        x = x.contiguous(memory_format=torch.channels_last)
        for index in range(len(self.config.channels) - 1, 0, -1):
            x = self.get_submodule(f"b{4 * 2**index}")(x)
        score: Tensor = self.b4(x, self.mapping(None, label) if self.config.classes else None)
        return score
