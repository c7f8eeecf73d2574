"""StyleGAN2 (Karras et al. 2020, "Analyzing and Improving the Image Quality of StyleGAN"; ADA: "Training
Generative Adversarial Networks with Limited Data"), in plain torch.

The generator draws at 4 px and doubles the size block by block; each block adds its picture to the enlarged
one of the block before it (skip outputs). Every convolution takes a w of its own. Parameters have the names
and shapes of the official networks, whose weights load as they are. Pictures are (N, colors, size, size) in
about -1..1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from artstudio.models.generators.layers import Linear, Mapping, Noise, demodulation, leaky

_TAPS = (1.0, 3.0, 3.0, 1.0)


@dataclass(frozen=True)
class StyleGAN2Config:
    """``channels``: of the blocks of 4, 8, 16 ... ``size`` pixels. ``classes``: 0 for an unconditional
    network.

    ``clamp``: bound of the activations, which networks trained in half precision rely on.
    """

    size: int
    channels: tuple[int, ...]
    z_size: int = 512
    w_size: int = 512
    classes: int = 0
    colors: int = 3
    mapping_layers: int = 8
    mapping_rate: float = 0.01
    clamp: float | None = None

    def __post_init__(self) -> None:
        if 2 ** (len(self.channels) + 1) != self.size:
            raise ValueError(f"{len(self.channels)} blocks do not make {self.size} pixels")

    @property
    def layers(self) -> int:
        """How many w's a picture takes: one per convolution, and one for the last picture."""
        return 2 * len(self.channels)

    @staticmethod
    def of_size(size: int, base: int = 32768, most: int = 512, **rest: int) -> StyleGAN2Config:
        """With the usual widths: ``base`` / pixels, at most ``most``. 16384 is a network of half the
        width."""
        blocks = int(math.log2(size)) - 1
        channels = tuple(min(base // 2 ** (block + 2), most) for block in range(blocks))
        return StyleGAN2Config(size, channels, **rest)


def blur(x: Tensor, gain: float = 1.0, padding: int = 1, stride: int = 1) -> Tensor:
    """The low-pass filter [1, 3, 3, 1] along both axes."""
    taps = torch.tensor(_TAPS, dtype=x.dtype, device=x.device) * (gain**0.5 / sum(_TAPS))
    weight = torch.outer(taps, taps).expand(x.shape[1], 1, 4, 4)
    return F.conv2d(x, weight, padding=padding, stride=stride, groups=x.shape[1])


def enlarge(x: Tensor) -> Tensor:
    """(N, C, H, W) -> (N, C, 2H, 2W), smoothly."""
    taps = torch.tensor(_TAPS, dtype=x.dtype, device=x.device) * (2 / sum(_TAPS))
    weight = torch.outer(taps, taps).expand(x.shape[1], 1, 4, 4)
    return F.conv_transpose2d(x, weight, padding=1, stride=2, groups=x.shape[1])


def blurred(weight: Tensor) -> Tensor:
    """Weights (O, I, 3, 3) of a transposed convolution to those (O, I, 6, 6) of one with `blur` behind it."""
    outputs, inputs = weight.shape[:2]
    taps = torch.tensor(_TAPS, device=weight.device) * (2 / sum(_TAPS))
    with torch.autocast(weight.device.type, enabled=False):
        each = weight.float().reshape(-1, 1, 3, 3)
        return F.conv2d(each, torch.outer(taps, taps)[None, None], padding=3).reshape(outputs, inputs, 6, 6)


class StyledConv(nn.Module):
    """A 3 x 3 convolution bent by a w, with noise; twice the size if ``up``."""

    noise_const: Tensor

    def __init__(self, config: StyleGAN2Config, inputs: int, outputs: int, size: int, up: bool):
        super().__init__()
        self.up, self.clamp = up, config.clamp
        self.affine = Linear(config.w_size, inputs, bias=1.0)
        self.weight = nn.Parameter(torch.randn(outputs, inputs, 3, 3))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.noise_strength = nn.Parameter(torch.zeros([]))
        self.register_buffer("noise_const", torch.randn(size, size))

    def forward(self, x: Tensor, w: Tensor, noise: Noise, random: torch.Generator | None) -> Tensor:
        # Scaling what goes in and what comes out is the same as scaling the weights, and needs no weights
        # per picture.
        style = self.affine(w)
        x = x * style[:, :, None, None]
        if self.up and x.is_cuda:  # where one larger convolution is quicker than two
            x = F.conv_transpose2d(x, blurred(self.weight).transpose(0, 1), stride=2, padding=2)
        elif self.up:
            x = blur(F.conv_transpose2d(x, self.weight.transpose(0, 1), stride=2), gain=4)
        else:
            x = F.conv2d(x, self.weight, padding=1)
        x = x * demodulation(self.weight, style)[:, :, None, None].to(x.dtype)
        if noise == "constant":
            x = x + (self.noise_const * self.noise_strength).to(x.dtype)
        elif noise == "random":
            shape = (x.shape[0], 1, *x.shape[2:])
            drawn = torch.randn(shape, generator=random, device=random.device if random else x.device)
            x = x + drawn.to(x) * self.noise_strength.to(x.dtype)
        return leaky(x + self.bias[:, None, None].to(x.dtype), self.clamp)


class ToPicture(nn.Module):
    """Features to colors, bent by a w."""

    def __init__(self, config: StyleGAN2Config, inputs: int):
        super().__init__()
        self.clamp = config.clamp
        self.affine = Linear(config.w_size, inputs, bias=1.0)
        self.weight = nn.Parameter(torch.randn(config.colors, inputs, 1, 1))
        self.bias = nn.Parameter(torch.zeros(config.colors))

    def forward(self, x: Tensor, w: Tensor) -> Tensor:
        style = self.affine(w) / math.sqrt(self.weight.shape[1])
        x = F.conv2d(x * style[:, :, None, None], self.weight, self.bias)
        return x if self.clamp is None else x.clamp(-self.clamp, self.clamp)


class SynthesisBlock(nn.Module):
    """Features and picture of one size, from those of half the size. The first block starts from a
    constant."""

    def __init__(self, config: StyleGAN2Config, index: int):
        super().__init__()
        outputs, size = config.channels[index], 4 * 2**index
        self.first = index == 0
        if self.first:
            self.const = nn.Parameter(torch.randn(outputs, size, size))
        else:
            self.conv0 = StyledConv(config, config.channels[index - 1], outputs, size, up=True)
        self.conv1 = StyledConv(config, outputs, outputs, size, up=False)
        self.torgb = ToPicture(config, outputs)

    def forward(
        self, x: Tensor, picture: Tensor, w: Tensor, noise: Noise, random: torch.Generator | None
    ) -> tuple[Tensor, Tensor]:
        # w (N, 2 or 3, w_size): a row for each layer here; the last one is also the first of the next block.
        if not self.first:
            x = self.conv0(x, w[:, 0], noise, random)
            # The picture is a sum of small corrections, and is kept exact where features are not.
            with torch.autocast(picture.device.type, enabled=False):
                picture = enlarge(picture)
        x = self.conv1(x, w[:, -2], noise, random)
        return x, picture + self.torgb(x, w[:, -1])


class Synthesis(nn.Module):
    """w (N, layers, w_size) to pictures."""

    def __init__(self, config: StyleGAN2Config):
        super().__init__()
        self.config = config
        for index in range(len(config.channels)):
            self.add_module(f"b{4 * 2**index}", SynthesisBlock(config, index))

    def forward(
        self,
        w: Tensor,
        noise: Noise = "random",
        random: torch.Generator | None = None,
        enough: int | None = None,
    ) -> Tensor:
        """``enough``: pixels of a side after which the picture may stop growing; all if None."""
        first = self.get_parameter("b4.const")
        # Torch filters channels-last features several times as fast on a CPU.
        x = first.expand(len(w), -1, -1, -1).contiguous(memory_format=torch.channels_last)
        picture = x.new_zeros(len(w), self.config.colors, 4, 4)
        for index in range(len(self.config.channels)):
            rows = w[:, max(0, 2 * index - 1) : 2 * index + 2]
            x, picture = self.get_submodule(f"b{4 * 2**index}")(x, picture, rows, noise, random)
            if enough is not None and picture.shape[3] >= enough:
                break
        return picture


class Generator(nn.Module):
    """z (N, z_size), and a label (N, classes), to w (N, w_size) by ``mapping``; to pictures by
    ``synthesis``."""

    def __init__(self, config: StyleGAN2Config):
        super().__init__()
        self.config = config
        self.synthesis = Synthesis(config)
        self.mapping = Mapping(
            config.z_size, config.classes, config.w_size, config.mapping_layers, config.mapping_rate
        )

    def forward(self, z: Tensor, label: Tensor | None = None, noise: Noise = "random") -> Tensor:
        w = self.mapping(z, label)[:, None].expand(-1, self.config.layers, -1)
        picture: Tensor = self.synthesis(w, noise)
        return picture
