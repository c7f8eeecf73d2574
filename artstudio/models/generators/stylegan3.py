"""StyleGAN3 (Karras et al. 2021, "Alias-Free Generative Adversarial Networks"), configurations t and r, for
use.

Every layer is a signal of a known bandwidth: it starts from sines, and the leaky ReLU works on an enlarged
signal whose new frequencies are filtered out again. So what is drawn moves with the latent instead of
sticking to the pixels. Parameters have the names and shapes of the official networks, whose weights load as
they are; the filters follow from the configuration. Pictures are (N, colors, size, size) in about -1..1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from artstudio.models.generators.filters import kaiser_lowpass, radial_lowpass, upfirdn
from artstudio.models.generators.layers import Linear, Mapping, Noise, demodulation

_SLOPE = 0.2


@dataclass(frozen=True)
class StyleGAN3Config:
    """``channels``: of the sines and each layer but the last, which makes colors. ``kernel``: 3 for t and 1
    for r.

    ``radial``: filters without a preferred direction, for r. The rest are the paper's: the bandwidth grows
    in even steps from ``first_cutoff`` to that of the picture, with ``critical`` layers at the end that use
    all of it; ``margin`` pixels lie outside of the picture.
    """

    size: int
    channels: tuple[int, ...]
    kernel: int = 3
    radial: bool = False
    z_size: int = 512
    w_size: int = 512
    classes: int = 0
    colors: int = 3
    mapping_layers: int = 2
    mapping_rate: float = 0.01
    clamp: float | None = 256
    critical: int = 2
    first_cutoff: float = 2.0
    first_stopband: float = 2**2.1
    last_stopband: float = 2**0.3
    margin: int = 10
    taps: int = 6
    upsampling: int = 2
    scale: float = 0.25

    @property
    def layers(self) -> int:
        """How many w's a picture takes: one for the sines and one per layer."""
        return len(self.channels) + 2

    @staticmethod
    def of_size(size: int, radial: bool = False, base: int = 32768, most: int = 512) -> StyleGAN3Config:
        """With 14 layers of the usual widths; twice as wide with ``radial`` filters, which go with 1 x 1
        kernels."""
        wide = 2 if radial else 1
        signals = _signals(StyleGAN3Config(size, (0,) * 14))
        widths = (round(min(wide * base / 2 / signal.cutoff, wide * most)) for signal in signals)
        return StyleGAN3Config(size, tuple(widths)[:-1], kernel=1 if radial else 3, radial=radial)


@dataclass(frozen=True)
class Signal:
    """What a layer gives out: ``size`` pixels at ``rate`` per picture, frequencies up to ``cutoff``, damped
    until ``half_width`` beyond it."""

    size: int
    rate: int
    cutoff: float
    half_width: float


def _signals(config: StyleGAN3Config) -> list[Signal]:
    """The signal of each layer, the one that makes colors included (section 3.2 of the paper)."""
    count = len(config.channels)
    last_cutoff = config.size / 2
    signals = []
    for index in range(count + 1):
        share = min(index / (count - config.critical), 1)
        cutoff = config.first_cutoff * (last_cutoff / config.first_cutoff) ** share
        stopband = (
            config.first_stopband * (last_cutoff * config.last_stopband / config.first_stopband) ** share
        )
        rate = 2 ** math.ceil(math.log2(min(stopband * 2, config.size)))
        size = config.size if index >= count - 1 else rate + 2 * config.margin
        signals.append(Signal(size, rate, cutoff, max(stopband, rate / 2) - cutoff))
    return signals


class Sines(nn.Module):
    """The first features: sines of fixed frequencies, moved and turned by w."""

    freqs: Tensor
    phases: Tensor
    transform: Tensor

    def __init__(self, config: StyleGAN3Config, channels: int, signal: Signal):
        super().__init__()
        self.signal = signal
        freqs = torch.randn(channels, 2)
        radii = freqs.norm(dim=1, keepdim=True)
        self.weight = nn.Parameter(torch.randn(channels, channels))
        self.affine = Linear(config.w_size, 4)
        nn.init.zeros_(self.affine.weight)
        with torch.no_grad():
            self.affine.bias[0] = 1.0
        # Even over the disc of all frequencies that the first layer may have.
        self.register_buffer("freqs", freqs / (radii * radii.square().exp() ** 0.25) * signal.cutoff)
        self.register_buffer("phases", torch.rand(channels) - 0.5)
        self.register_buffer("transform", torch.eye(3))

    def forward(self, w: Tensor) -> Tensor:  # (N, w_size) -> (N, channels, size, size)
        transform = self._learned(w) @ self.transform
        phases = self.phases + (self.freqs @ transform[:, :2, 2:]).squeeze(2)  # (N, channels)
        freqs = self.freqs @ transform[:, :2, :2]  # (N, channels, 2)
        room = self.signal.rate / 2 - self.signal.cutoff
        strength = (1 - (freqs.norm(dim=2) - self.signal.cutoff) / room).clamp(0, 1)
        size, reach = self.signal.size, 0.5 * self.signal.size / self.signal.rate
        line = ((torch.arange(size, device=w.device) + 0.5) * 2 / size - 1) * reach
        # The phase of each pixel is that of its column plus that of its row.
        columns = line[:, None] * freqs[:, None, :, 0]  # (N, size, channels)
        rows = line[:, None] * freqs[:, None, :, 1] + phases[:, None, :]
        x = torch.sin((rows[:, :, None] + columns[:, None]) * (2 * math.pi)) * strength[:, None, None, :]
        x = F.linear(x, self.weight / math.sqrt(len(self.weight)))  # (N, size, size, channels)
        return x.permute(0, 3, 1, 2)

    def _learned(self, w: Tensor) -> Tensor:
        """The turn and shift that w asks for, as matrices (N, 3, 3) from picture to sines."""
        t = self.affine(w)  # cosine, sine, right, down
        t = t / t[:, :2].norm(dim=1, keepdim=True)
        cos, sin, right, down = t.unbind(1)
        zero, one = torch.zeros_like(cos), torch.ones_like(cos)
        turn = torch.stack([cos, -sin, zero, sin, cos, zero, zero, zero, one], dim=1).view(-1, 3, 3)
        shift = torch.stack([one, zero, -right, zero, one, -down, zero, zero, one], dim=1).view(-1, 3, 3)
        return turn @ shift


class Layer(nn.Module):
    """A convolution bent by w, and a leaky ReLU on the enlarged signal. The last one makes colors, without
    both."""

    up_filter: Tensor | None
    down_filter: Tensor | None
    magnitude_ema: Tensor

    def __init__(self, config: StyleGAN3Config, inputs: int, outputs: int, before: Signal, after: Signal,
                 radial: bool, last: bool):  # fmt: skip
        super().__init__()
        self.last, self.clamp = last, config.clamp
        kernel = 1 if last else config.kernel
        self.affine = Linear(config.w_size, inputs, bias=1.0)
        self.weight = nn.Parameter(torch.randn(outputs, inputs, kernel, kernel))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.register_buffer("magnitude_ema", torch.ones([]))  # mean square of what comes in, from training

        rate = max(before.rate, after.rate) * (1 if last else config.upsampling)
        self.up, self.down = rate // before.rate, rate // after.rate
        up_taps = config.taps * self.up if self.up > 1 and not last else 1
        down_taps = config.taps * self.down if self.down > 1 and not last else 1
        lowpass = radial_lowpass if radial else kaiser_lowpass
        self.register_buffer("up_filter", None if up_taps == 1 else kaiser_lowpass(
            up_taps, before.cutoff, 2 * before.half_width, rate))  # fmt: skip
        self.register_buffer("down_filter", None if down_taps == 1 else lowpass(
            down_taps, after.cutoff, 2 * after.half_width, rate))  # fmt: skip

        # What the filters need beyond the pixels there are. The odd one goes to the side that keeps samples
        # centered.
        padding = (after.size - 1) * self.down + 1 - (before.size + kernel - 1) * self.up
        padding += up_taps + down_taps - 2
        low = (padding + self.up) // 2
        self.padding = (low, padding - low, low, padding - low)

    def forward(self, x: Tensor, w: Tensor) -> Tensor:
        style: Tensor = self.affine(w)
        weight: Tensor = self.weight
        gain = torch.rsqrt(self.magnitude_ema)
        if self.last:
            x = F.conv2d(
                x * (style * (gain / math.sqrt(weight.shape[1])))[:, :, None, None], weight, self.bias
            )
            x = upfirdn(x, None, self.up, self.down, self.padding)
            return x if self.clamp is None else x.clamp(-self.clamp, self.clamp)
        weight = weight * torch.rsqrt(weight.square().mean((1, 2, 3), keepdim=True))
        style = style * torch.rsqrt(style.square().mean(1, keepdim=True))
        x = F.conv2d(x * (style * gain)[:, :, None, None], weight, padding=weight.shape[2] - 1)
        x = x * demodulation(weight, style)[:, :, None, None] + self.bias[:, None, None]
        x = upfirdn(x, self.up_filter, self.up, 1, self.padding)
        x = F.leaky_relu(x, _SLOPE) * math.sqrt(2)
        if self.clamp is not None:
            x = x.clamp(-self.clamp, self.clamp)
        return upfirdn(x, self.down_filter, 1, self.down, (0, 0, 0, 0))


class Synthesis(nn.Module):
    """w (N, layers, w_size) to pictures."""

    def __init__(self, config: StyleGAN3Config):
        super().__init__()
        self.scale = config.scale
        signals = _signals(config)
        channels = (*config.channels, config.colors)
        self.input = Sines(config, channels[0], signals[0])
        # The first layer takes the sines, which are a signal like its own.
        steps = pairwise(zip((channels[0], *channels), (signals[0], *signals), strict=True))
        self.names = []
        for index, ((inputs, before), (outputs, after)) in enumerate(steps):
            critical = index >= len(config.channels) - config.critical
            radial, last = config.radial and not critical, index == len(config.channels)
            layer = Layer(config, inputs, outputs, before, after, radial, last)
            self.names.append(f"L{index}_{after.size}_{outputs}")
            self.add_module(self.names[-1], layer)

    def forward(self, w: Tensor, noise: Noise = "none", random: torch.Generator | None = None) -> Tensor:
        """``noise`` and ``random`` are what other generators take; these have none."""
        x = self.input(w[:, 0])
        for index, name in enumerate(self.names):
            x = self.get_submodule(name)(x, w[:, index + 1])
        return x * self.scale  # type: ignore[no-any-return]


class Generator(nn.Module):
    """z (N, z_size), and a label (N, classes), to w (N, w_size) by ``mapping``; to pictures by
    ``synthesis``."""

    def __init__(self, config: StyleGAN3Config):
        super().__init__()
        self.config = config
        self.synthesis = Synthesis(config)
        self.mapping = Mapping(
            config.z_size, config.classes, config.w_size, config.mapping_layers, config.mapping_rate
        )

    def forward(self, z: Tensor, label: Tensor | None = None, noise: Noise = "none") -> Tensor:
        w = self.mapping(z, label)[:, None].expand(-1, self.config.layers, -1)
        picture: Tensor = self.synthesis(w, noise)
        return picture
