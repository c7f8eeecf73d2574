"""What the style-based generators share: equalized layers, modulated convolutions, the mapping network.

Karras et al. 2018 (equalized learning rate), 2019 (mapping network), 2020 (weight demodulation). Parameters
have the names and shapes of the official networks.
"""

from __future__ import annotations

import math
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional as F

Noise = Literal["random", "constant", "none"]


class Linear(nn.Module):
    """A layer whose weights are kept at unit variance and scaled when used, then a leaky ReLU if ``active``.

    ``rate``: how fast it learns relative to others.
    """

    def __init__(self, inputs: int, outputs: int, rate: float = 1.0, bias: float = 0.0, active: bool = False):
        super().__init__()
        self.rate, self.active = rate, active
        self.weight = nn.Parameter(torch.randn(outputs, inputs) / rate)
        self.bias = nn.Parameter(torch.full((outputs,), bias / rate))

    def forward(self, x: Tensor) -> Tensor:  # (N, inputs) -> (N, outputs)
        x = F.linear(x, self.weight * (self.rate / math.sqrt(self.weight.shape[1])), self.bias * self.rate)
        return leaky(x) if self.active else x


def leaky(x: Tensor, clamp: float | None = None) -> Tensor:
    """A leaky ReLU that keeps the variance, clamped to +-``clamp``."""
    x = F.leaky_relu(x, 0.2) * math.sqrt(2)
    return x if clamp is None else x.clamp(-clamp, clamp)


def unit(x: Tensor) -> Tensor:
    """Each row scaled to a mean square of 1."""
    return x * torch.rsqrt(x.square().mean(dim=1, keepdim=True) + 1e-8)


def demodulation(weight: Tensor, style: Tensor) -> Tensor:
    """Factors (N, O) that give each output of a convolution unit variance, if its inputs have it.

    weight (O, I, k, k), style (N, I). The sum over the squared modulated weights is a matrix product.
    """
    with torch.autocast(style.device.type, enabled=False):  # a sum of many squares wants all its digits
        return torch.rsqrt(style.float().square() @ weight.float().square().sum((2, 3)).t() + 1e-8)


class Mapping(nn.Module):
    """z (N, z_size), and the label (N, classes) if there are classes, to w (N, w_size).

    ``w_avg`` is the running mean of w, which truncation draws towards.
    """

    w_avg: Tensor

    def __init__(self, z_size: int, classes: int, w_size: int, layers: int, rate: float = 0.01):
        super().__init__()
        self.classes, self.layers = classes, layers
        if classes:
            self.embed = Linear(classes, w_size)
        inputs = z_size + (w_size if classes else 0)
        for index in range(layers):
            self.add_module(f"fc{index}", Linear(inputs if index == 0 else w_size, w_size, rate, active=True))
        self.register_buffer("w_avg", torch.zeros(w_size))

    def forward(self, z: Tensor | None, label: Tensor | None = None) -> Tensor:
        parts = [] if z is None else [unit(z.float())]
        if self.classes:
            if label is None:
                raise ValueError("this network wants a class")
            parts.append(unit(self.embed(label.float())))
        x = torch.cat(parts, dim=1)
        for index in range(self.layers):
            x = self.get_submodule(f"fc{index}")(x)
        return x


def truncate(w: Tensor, mean: Tensor, psi: float) -> Tensor:
    """Draw w towards the mean: 1 leaves it as it is, 0 gives the average picture (Karras et al. 2019)."""
    return torch.lerp(mean, w, psi)
