"""The figures that a training is watched by, on pictures whose likeness is known."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from artstudio.models.measures.observer import Spread
from artstudio.models.measures.reference import Looker, Reference, flat_colors

SIZE, COUNT = 32, 48


def blots(first: int, count: int) -> Tensor:
    """(N, 3, SIZE, SIZE) in 0..1: soft blots of color, others for each number."""
    random = [np.random.default_rng(first + index).random((3, 5, 5), np.float32) for index in range(count)]
    return torch.nn.functional.interpolate(
        torch.from_numpy(np.stack(random)), (SIZE, SIZE), mode="bicubic"
    ).clamp(0, 1)


@pytest.fixture(scope="module")
def looker() -> Looker:
    return Looker(torch.device("cpu"), SIZE)


def reference_of(looker: Looker, piece: int) -> Reference:
    pictures = blots(0, COUNT)
    pixels = (255 * pictures).byte().permute(0, 2, 3, 1).numpy()
    reference = Reference(looker.look(flat_colors(pixels[:8], SIZE))[0], COUNT)
    for some in pictures.split(piece):
        reference.add(*looker.look(some))
    assert len(reference) == COUNT
    return reference


@pytest.fixture(scope="module")
def reference(looker: Looker) -> Reference:
    return reference_of(looker, 16)


def figures(looker: Looker, reference: Reference, drawn: Tensor) -> dict[str, float]:
    spread = Spread()
    features, ends = looker.look(drawn)
    spread.add(ends)
    return dict(reference.compare(features, spread))


def test_more_of_the_same_is_as_good_as_can_be(looker: Looker, reference: Reference) -> None:
    found = figures(looker, reference, blots(1000, 24))
    assert found["realism"] > 0.9 and found["diversity"] > 0.9 and found["uniqueness"] > 0.8
    assert abs(found["kid"]) < 0.03


def test_copies_are_not_unique(looker: Looker, reference: Reference) -> None:
    found = figures(looker, reference, blots(0, 24))
    assert found["uniqueness"] < 0.01 and found["realism"] > 0.9


def test_one_picture_again_and_again_is_not_diverse(looker: Looker, reference: Reference) -> None:
    found = figures(looker, reference, blots(1000, 1).expand(16, -1, -1, -1))
    assert found["diversity"] < 0.01 and found["kid"] > 0.3


def test_the_less_is_left_of_them_the_less_real_they_are(looker: Looker, reference: Reference) -> None:
    drawn = blots(1000, 24)
    gray = drawn.mean((2, 3), keepdim=True).expand_as(drawn)
    found = [figures(looker, reference, drawn.lerp(gray, share)) for share in (0.0, 0.5, 0.8, 1.0)]
    realism, kid = ([each[name] for each in found] for name in ("realism", "kid"))
    assert realism == sorted(realism, reverse=True) and realism[-1] < 0.1 and kid == sorted(kid)


def test_it_is_the_same_however_it_grew(looker: Looker, reference: Reference) -> None:
    other, drawn = reference_of(looker, 5), blots(1000, 16)
    restored = Reference(reference.flat, COUNT, reference.diversity)
    restored.add(reference.features)
    ours = figures(looker, reference, drawn)
    for one in (other, restored):
        assert figures(looker, one, drawn) == pytest.approx(ours, rel=1e-3, abs=1e-4)
