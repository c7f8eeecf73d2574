"""EfficientNet-Lite0 in plain torch, with weights trained on ImageNet: what in a picture looks alike.

Tan and Le 2019, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks"; the Lite networks
of the same authors leave out squeeze-and-excitation and use ReLU6. The normalizations are folded into the
convolutions: see packaging/convert_efficientnet_lite0.py, which makes the weight file.

Shapes: N pictures, C channels, H x W pixels. Pictures are sRGB in 0..1.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from artstudio.models.weights import load_tensors

WEIGHTS = "efficientnet_lite0"
NAME = "EfficientNet-Lite0 (ImageNet)"
SIDE = 224  # pixels of the pictures it was trained on


@dataclass(frozen=True)
class Stage:
    """``blocks`` alike; the first of them takes every ``stride``-th pixel and changes the channels."""

    blocks: int
    kernel: int
    stride: int
    expand: int  # how many times as many channels there are inside a block
    channels: int


@dataclass(frozen=True)
class FeatureConfig:
    stem: int
    stages: tuple[Stage, ...]
    head: int
    classes: int
    # The stages whose ends tell pictures apart at 1/2, 1/4, 1/8, 1/16 and 1/32 of their size.
    ends: tuple[int, ...]


LITE0 = FeatureConfig(
    stem=32,
    stages=(
        Stage(1, 3, 1, 1, 16),
        Stage(2, 3, 2, 6, 24),
        Stage(2, 5, 2, 6, 40),
        Stage(3, 3, 2, 6, 80),
        Stage(3, 5, 1, 6, 112),
        Stage(4, 5, 2, 6, 192),
        Stage(1, 3, 1, 6, 320),
    ),
    head=1280,
    classes=1000,
    ends=(0, 1, 2, 4, 6),
)


class Conv(nn.Conv2d):
    """A convolution padded as TensorFlow does: output of ``ceil(size / stride)``, odd pixels bottom right."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1):
        super().__init__(inputs, outputs, kernel, stride, groups=groups)

    def forward(self, x: Tensor) -> Tensor:
        kernel, stride = self.kernel_size[0], self.stride[0]
        pads: list[int] = []
        for length in (x.shape[3], x.shape[2]):
            total = max((-(-length // stride) - 1) * stride + kernel - length, 0)
            pads += [total // 2, total - total // 2]
        if len(set(pads)) == 1:  # the usual case, in which the picture need not be copied
            return F.conv2d(x, self.weight, self.bias, self.stride, pads[0], groups=self.groups)
        return super().forward(F.pad(x, pads))


class Block(nn.Module):
    """Widen, filter each channel by itself, narrow; added to what came in where the shapes agree."""

    def __init__(self, inputs: int, stage: Stage, stride: int):
        super().__init__()
        inner = inputs * stage.expand
        self.adds = stride == 1 and inputs == stage.channels
        self.expand = Conv(inputs, inner, 1) if stage.expand != 1 else None
        self.depthwise = Conv(inner, inner, stage.kernel, stride, groups=inner)
        self.project = Conv(inner, stage.channels, 1)

    def forward(self, x: Tensor) -> Tensor:  # (N, C, H, W) -> (N, channels, H / stride, W / stride)
        inside = x if self.expand is None else F.relu6(self.expand(x))
        narrow: Tensor = self.project(F.relu6(self.depthwise(inside)))
        return x + narrow if self.adds else narrow


class FeatureNet(nn.Module):
    """The whole network. ``load()`` gives the one that ships."""

    def __init__(self, config: FeatureConfig = LITE0):
        super().__init__()
        self.config = config
        self.stem = Conv(3, config.stem, 3, stride=2)
        stages, inputs = [], config.stem
        for stage in config.stages:
            blocks = []
            for index in range(stage.blocks):
                blocks.append(Block(inputs, stage, stage.stride if index == 0 else 1))
                inputs = stage.channels
            stages.append(nn.Sequential(*blocks))
        self.stages = nn.ModuleList(stages)
        self.head = Conv(inputs, config.head, 1)
        self.classifier = nn.Linear(config.head, config.classes)

    def scales(self, pictures: Tensor) -> tuple[Tensor, ...]:
        """(N, 3, H, W), any size -> features (N, C, H / 2, W / 2), (N, C, H / 4, W / 4) ... of growing
        scope."""
        ends = []
        x = F.relu6(self.stem(_normalized(pictures)))
        for index, stage in enumerate(self.stages):
            x = stage(x)
            if index in self.config.ends:
                ends.append(x)
        return tuple(ends)

    def look(self, pictures: Tensor) -> tuple[tuple[Tensor, ...], Tensor]:
        """What `scales` gives, and the mean (N, 1280) over what the last layer sees."""
        ends = self.scales(pictures)
        return ends, F.relu6(self.head(ends[-1])).mean((2, 3))

    def forward(self, pictures: Tensor) -> Tensor:
        """(N, 3, H, W), resampled to 224 x 224 -> features (N, 1280)."""
        return self.look(to_side(pictures, SIDE))[1]

    def classify(self, pictures: Tensor) -> Tensor:
        """(N, 3, H, W) -> logits (N, 1000) of ImageNet's classes in their usual order."""
        logits: Tensor = self.classifier(self(pictures))
        return logits


def load() -> FeatureNet:
    """The network that ships, on the CPU, for use; float32. Raises WeightsError."""
    with torch.device("meta"):
        network = FeatureNet()
    with torch.inference_mode(False):  # gradients may be wanted through it, whoever loads it
        tensors = load_tensors(WEIGHTS)
        for name, tensor in tensors.items():
            if tensor.ndim == 4:
                tensors[name] = tensor.contiguous(memory_format=torch.channels_last)
    network.load_state_dict(tensors, assign=True)
    return network.eval().requires_grad_(False)


def to_side(pictures: Tensor, side: int) -> Tensor:
    """(N, C, H, W) -> (N, C, side, side), bicubic and smoothed before it is made smaller.

    Parmar et al. 2022, "On Aliased Resizing and Surprising Subtleties in GAN Evaluation": without smoothing
    the measures depend more on the resampling than on the generator.
    """
    if pictures.shape[2:] == (side, side):
        return pictures
    resized = F.interpolate(pictures, (side, side), mode="bicubic", align_corners=False, antialias=True)
    return resized.clamp(0, 1)


def _normalized(pictures: Tensor) -> Tensor:
    """0..1 to what the network was trained on: (value - 127) / 128 of 8-bit colors."""
    return ((pictures * 255 - 127) / 128).contiguous(memory_format=torch.channels_last)
