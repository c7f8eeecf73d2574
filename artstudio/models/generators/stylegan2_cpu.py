"""The synthesis of StyleGAN2, one picture at a time, as a CPU does it best.

The same numbers as `artstudio.models.generators.stylegan2` gives, but for rounding. What makes it quicker:
Winograd's convolutions where there are many channels; everything else in strips of rows that stay in the
caches; features kept in two buffers with a border of zeros, since new memory costs a CPU more than the
arithmetic on it; and of the demodulation whatever does not depend on w is known beforehand.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

from artstudio.models.generators.layers import Noise
from artstudio.models.generators.stylegan2 import StyledConv, Synthesis, SynthesisBlock, ToPicture
from artstudio.models.generators.winograd import TILE, Winograd

# Winograd's transforms take less time than they save from so many channels and pixels on.
_MANY_CHANNELS, _MANY_PIXELS = 128, 16
# Of the leaky ReLU, applied to what goes into it, of which it only asks the sign.
_GAIN = math.sqrt(2)
_STRIP = 1 << 22  # numbers of a strip of features


class CpuSynthesis:
    """Draws by the weights of ``synthesis``, float32 on the CPU; they may not change any more."""

    def __init__(self, synthesis: Synthesis):
        config = synthesis.config
        self._colors = config.colors
        blocks = [synthesis.get_submodule(f"b{4 * 2**index}") for index in range(len(config.channels))]
        self._blocks = [_Block(block) for block in blocks if isinstance(block, SynthesisBlock)]
        self._const = synthesis.get_parameter("b4.const").permute(1, 2, 0)
        numbers = max((4 * 2**i + 2) ** 2 * channels for i, channels in enumerate(config.channels))
        self._buffers = torch.empty(numbers), torch.empty(numbers)
        self._lock = threading.Lock()

    def __call__(
        self,
        w: Tensor,
        noise: Noise = "random",
        random: torch.Generator | None = None,
        enough: int | None = None,
        check: Callable[[], None] = lambda: None,
    ) -> Tensor:
        """w (1, layers, w_size) -> the picture (1, colors, size, size), as `Synthesis` does.

        ``check`` is called every few ten milliseconds, and may raise to stop.
        """
        run = _Run(noise, random, check)
        with self._lock, torch.inference_mode():
            first, second = self._buffers
            x = _framed(first, 4, self._const.shape[2])
            x[1:-1, 1:-1] = self._const
            picture = w.new_zeros(1, self._colors, 4, 4)
            for index, block in enumerate(self._blocks):
                size, rows = 4 * 2**index, w[0, max(0, 2 * index - 1) :]
                if block.conv0 is not None:
                    x = block.conv0(x, rows[0], _framed(first, size, block.channels), run)
                    picture = _enlarged(picture)
                    rows = rows[1:]
                x = block.conv1(x, rows[0], _framed(second, size, block.channels), run)
                picture += block.torgb(x, rows[1])
                if enough is not None and size >= enough:
                    break
            return picture


@dataclass(frozen=True)
class _Run:
    """What is the same for every layer of a picture."""

    noise: Noise
    random: torch.Generator | None
    check: Callable[[], None]

    def noise_for(self, layer: StyledConv) -> Tensor | None:
        """(H, W, 1), what is to be added."""
        if self.noise == "none":
            return None
        drawn = layer.noise_const
        if self.noise == "random":
            drawn = torch.randn((1, 1, *drawn.shape), generator=self.random)[0, 0]
        return (drawn * layer.noise_strength)[:, :, None]


class _Block:
    def __init__(self, block: SynthesisBlock):
        self.conv0 = None if block.first else _Conv(block.conv0)
        self.conv1 = _Conv(block.conv1)
        self.torgb = _ToPicture(block.torgb)
        self.channels = len(block.conv1.bias)


class _Conv:
    """See `StyledConv`. Features are (H + 2, W + 2, C), framed by zeros."""

    def __init__(self, layer: StyledConv):
        self._layer = layer
        outputs, inputs = layer.weight.shape[:2]
        self._squares = layer.weight.square().sum((2, 3)).t()  # (I, O)
        many = min(outputs, inputs) >= _MANY_CHANNELS and len(layer.noise_const) >= _MANY_PIXELS
        self._winograd = Winograd(layer.weight) if many and not layer.up else None
        # (I, O, 3, 3) for a transposed convolution, which is quick with channels last only.
        weight = layer.weight.transpose(0, 1) if layer.up else layer.weight
        self._weight = weight if self._winograd else weight.contiguous(memory_format=torch.channels_last)
        self._bias = layer.bias * _GAIN
        taps = torch.tensor([1.0, 3.0, 3.0, 1.0]) / 4
        self._blur = torch.outer(taps, taps).expand(outputs, 1, 4, 4).contiguous()

    def __call__(self, x: Tensor, w: Tensor, target: Tensor, run: _Run) -> Tensor:
        """Returns ``target``, filled."""
        layer = self._layer
        style = layer.affine(w[None])[0]
        gains = torch.rsqrt(style.square() @ self._squares + 1e-8) * _GAIN  # (O,)
        noise = run.noise_for(layer)
        inside = target[1:-1, 1:-1]
        for rows in self._convolved(x, style, gains, inside):
            place = inside[rows]
            if noise is not None:
                place.add_(noise[rows], alpha=_GAIN)
            F.leaky_relu_(place, 0.2)
            if layer.clamp is not None:
                place.clamp_(-layer.clamp, layer.clamp)
            run.check()
        return target

    def _convolved(self, x: Tensor, style: Tensor, gains: Tensor, inside: Tensor) -> Iterator[slice]:
        """Fills ``inside`` (H, W, O) from x (H + 2, W + 2, I), and says which rows are done."""
        if self._winograd is not None:
            for first, tiles in self._winograd.strips(x, style):
                rows = slice(first, first + TILE * len(tiles))
                down, across, _, _, outputs = tiles.shape
                place = inside[rows].view(down, TILE, across, TILE, outputs)
                torch.addcmul(self._bias, tiles, gains, out=place.transpose(1, 2))
                yield rows
            return
        weight = self._weight * self._modulation(style, gains)
        for rows in _strips(*inside.shape):
            if self._layer.up:
                part = _nchw(x[rows.start // 2 : rows.stop // 2 + 2])
                # Without the first and last row and column, which are incomplete, and the filter drops.
                wide = F.conv_transpose2d(part, weight, stride=2, padding=1)
                made = F.conv2d(wide, self._blur, self._bias, groups=len(self._blur))
            else:
                made = F.conv2d(_nchw(x[rows.start : rows.stop + 2]), weight, self._bias)
            inside[rows] = made[0].permute(1, 2, 0)
            yield rows

    def _modulation(self, style: Tensor, gains: Tensor) -> Tensor:
        pair = (style, gains) if self._layer.up else (gains, style)
        return torch.outer(*pair)[:, :, None, None]


class _ToPicture:
    """See `ToPicture`."""

    def __init__(self, layer: ToPicture):
        self._layer = layer

    def __call__(self, x: Tensor, w: Tensor) -> Tensor:
        """Features (H + 2, W + 2, C) -> (1, colors, H, W)."""
        layer = self._layer
        style = layer.affine(w[None])[0] / math.sqrt(layer.weight.shape[1])
        colors = torch.matmul(x[1:-1, 1:-1], (layer.weight[:, :, 0, 0] * style).t()) + layer.bias
        colors = colors.permute(2, 0, 1)[None]
        return colors if layer.clamp is None else colors.clamp_(-layer.clamp, layer.clamp)


def _framed(buffer: Tensor, size: int, channels: int) -> Tensor:
    """(size + 2, size + 2, channels) of the buffer, with zeros at the border."""
    x = buffer[: (size + 2) ** 2 * channels].view(size + 2, size + 2, channels)
    for edge in (x[0], x[-1], x[:, 0], x[:, -1]):
        edge.zero_()
    return x


def _strips(height: int, width: int, channels: int) -> Iterator[slice]:
    """Of an even number of rows each."""
    step = max(2, _STRIP // (width * channels) // 2 * 2)
    for first in range(0, height, step):
        yield slice(first, min(first + step, height))


def _nchw(x: Tensor) -> Tensor:
    """(H, W, C) as (1, C, H, W), channels last."""
    return x.permute(2, 0, 1)[None]


def _enlarged(picture: Tensor) -> Tensor:
    """See `stylegan2.enlarge`: inside, its filter is bilinear interpolation; outside there are zeros."""
    padded = F.pad(picture, (1, 1, 1, 1))
    twice = F.interpolate(padded, scale_factor=2, mode="bilinear", align_corners=False)
    return twice[:, :, 2:-2, 2:-2]
