"""The lighter StyleGAN2 that lucidrains' stylegan2-pytorch trains, for import and use.

It differs from the official one throughout: features and pictures are enlarged bilinearly, noise is one
picture for all layers, and a w bends a whole block. Parameters have the names and shapes of its files (S and
G are our mapping and synthesis). Pictures are (N, colors, size, size) in about -1..1; there they are in
0..1.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from artstudio.models.generators.layers import Noise, demodulation


@dataclass(frozen=True)
class LightStyleGAN2Config:
    """``channels``: of the blocks of 4, 8, 16 ... ``size`` pixels; ``start``: of the constant they begin
    with."""

    size: int
    channels: tuple[int, ...]
    start: int
    z_size: int = 512
    colors: int = 3
    mapping_layers: int = 8
    mapping_rate: float = 0.1

    classes = 0

    def __post_init__(self) -> None:
        if 2 ** (len(self.channels) + 1) != self.size:
            raise ValueError(f"{len(self.channels)} blocks do not make {self.size} pixels")

    @property
    def layers(self) -> int:
        return len(self.channels)

    @property
    def w_size(self) -> int:
        return self.z_size


class _Linear(nn.Linear):
    rate: float

    def forward(self, x: Tensor) -> Tensor:
        return F.linear(x, self.weight * self.rate, self.bias * self.rate)


class Mapping(nn.Module):
    """z (N, z_size) to w (N, z_size). ``w_avg`` is the mean of w."""

    w_avg: Tensor

    def __init__(self, config: LightStyleGAN2Config):
        super().__init__()
        self.net = nn.Sequential()
        for _ in range(config.mapping_layers):
            linear = _Linear(config.z_size, config.z_size)
            linear.rate = config.mapping_rate
            self.net.extend([linear, nn.LeakyReLU(0.2)])
        self.register_buffer("w_avg", torch.zeros(config.z_size))

    def forward(self, z: Tensor, label: Tensor | None = None) -> Tensor:
        return self.net(F.normalize(z, dim=1))  # type: ignore[no-any-return]


class _Conv(nn.Module):
    def __init__(self, inputs: int, outputs: int, kernel: int):
        super().__init__()
        self.weight = nn.Parameter(nn.init.kaiming_normal_(torch.empty(outputs, inputs, kernel, kernel)))

    def forward(self, x: Tensor, style: Tensor, demodulate: bool = True) -> Tensor:
        style = style + 1
        x = F.conv2d(x * style[:, :, None, None], self.weight, padding=self.weight.shape[2] // 2)
        return x * demodulation(self.weight, style)[:, :, None, None] if demodulate else x


class _ToPicture(nn.Module):
    def __init__(self, config: LightStyleGAN2Config, inputs: int):
        super().__init__()
        self.to_style = nn.Linear(config.z_size, inputs)
        self.conv = _Conv(inputs, config.colors, 1)

    def forward(self, x: Tensor, w: Tensor) -> Tensor:
        return self.conv(x, self.to_style(w), demodulate=False)  # type: ignore[no-any-return]


class _Block(nn.Module):
    def __init__(self, config: LightStyleGAN2Config, inputs: int, outputs: int):
        super().__init__()
        self.to_style1 = nn.Linear(config.z_size, inputs)
        self.to_noise1 = nn.Linear(1, outputs)
        self.conv1 = _Conv(inputs, outputs, 3)
        self.to_style2 = nn.Linear(config.z_size, outputs)
        self.to_noise2 = nn.Linear(1, outputs)
        self.conv2 = _Conv(outputs, outputs, 3)
        self.to_rgb = _ToPicture(config, outputs)

    def forward(self, x: Tensor, w: Tensor, noise: Tensor) -> Tensor:  # noise (N or 1, H, W, 1)
        noise = noise[:, : x.shape[2], : x.shape[3]]
        # Its columns and rows are exchanged in the original, too.
        noise1, noise2 = (layer(noise).permute(0, 3, 2, 1) for layer in (self.to_noise1, self.to_noise2))
        x = F.leaky_relu(self.conv1(x, self.to_style1(w)) + noise1, 0.2)
        return F.leaky_relu(self.conv2(x, self.to_style2(w)) + noise2, 0.2)


def _double(x: Tensor) -> Tensor:
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)


def _blur(x: Tensor) -> Tensor:
    """The low-pass filter [1, 2, 1] along both axes, mirrored at the edges."""
    taps = torch.tensor([0.25, 0.5, 0.25], dtype=x.dtype, device=x.device)
    weight = torch.outer(taps, taps).expand(x.shape[1], 1, 3, 3)
    return F.conv2d(F.pad(x, (1, 1, 1, 1), mode="reflect"), weight, groups=x.shape[1])


class Synthesis(nn.Module):
    """w (N, layers, z_size) to pictures. ``noise_const`` (size, size, 1) is ours: there it is always drawn
    anew."""

    noise_const: Tensor

    def __init__(self, config: LightStyleGAN2Config):
        super().__init__()
        self.config = config
        self.initial_block = nn.Parameter(torch.randn(1, config.start, 4, 4))
        self.initial_conv = nn.Conv2d(config.start, config.start, 3, padding=1)
        widths = (config.start, *config.channels)
        self.blocks = nn.ModuleList(
            _Block(config, *pair) for pair in zip(widths, config.channels, strict=False)
        )
        self.register_buffer("noise_const", torch.rand(config.size, config.size, 1))

    def forward(
        self,
        w: Tensor,
        noise: Noise = "random",
        random: torch.Generator | None = None,
        enough: int | None = None,
    ) -> Tensor:
        """``enough``: pixels of a side after which the picture may stop growing; all if None."""
        x = self.initial_conv(self.initial_block.expand(len(w), -1, -1, -1))
        field = self._noise(len(w), noise, random)
        picture: Tensor | None = None
        for index in range(self.config.layers):
            block = self.get_submodule(f"blocks.{index}")
            x = block(_double(x) if index else x, w[:, index], field)
            colors = self.get_submodule(f"blocks.{index}.to_rgb")(x, w[:, index])
            picture = colors if picture is None else _blur(_double(picture)) + colors
            if enough is not None and picture.shape[3] >= enough:
                break
        assert picture is not None
        return picture * 2 - 1

    def _noise(self, count: int, noise: Noise, random: torch.Generator | None) -> Tensor:
        field = self.noise_const[None]
        if noise == "none":
            return torch.full_like(field, 0.5)  # its mean
        if noise == "random":
            device = random.device if random else field.device
            return torch.rand((count, *field.shape[1:]), generator=random, device=device).to(field)
        return field


class Generator(nn.Module):
    """z (N, z_size) to w (N, z_size) by ``mapping``; to pictures by ``synthesis``."""

    def __init__(self, config: LightStyleGAN2Config):
        super().__init__()
        self.config = config
        self.synthesis = Synthesis(config)
        self.mapping = Mapping(config)

    def forward(self, z: Tensor, label: Tensor | None = None, noise: Noise = "random") -> Tensor:
        w = self.mapping(z)[:, None].expand(-1, self.config.layers, -1)
        picture: Tensor = self.synthesis(w, noise)
        return picture
