"""What the weights of the mixer mean."""

from __future__ import annotations

import numpy as np
import pytest

from artstudio.models.style.mix import resolve
from artstudio.models.style.spec import builtin_styles
from artstudio.params import StyleRef, StyleWeight

A = StyleRef("vector", "a", "A", tuple(np.full(100, 1.0)))
B = StyleRef("vector", "b", "B", tuple(np.full(100, -1.0)))
FIRST, SECOND = (style.ref for style in builtin_styles()[:2])
NETWORK = StyleRef("network", "n", "N")


def slots(*pairs: tuple[StyleRef, float]) -> tuple[StyleWeight, ...]:
    return tuple(StyleWeight(style, weight) for style, weight in pairs)


def test_one_style_at_full_weight_is_that_style() -> None:
    mix = resolve(slots((A, 1.0)))
    assert mix.vector is not None and mix.vector[0] == 1.0
    assert (mix.own, mix.vector_share, mix.amount) == (0.0, 1.0, 1.0)


@pytest.mark.parametrize("weight", [0.4, 1.5, -0.5])
def test_a_vector_is_measured_from_the_photos_own_style(weight: float) -> None:
    mix = resolve(slots((A, weight)))
    assert mix.vector is not None
    assert mix.vector[0] == pytest.approx(weight)
    assert mix.own == pytest.approx(1 - weight)
    assert mix.amount == 1.0


def test_two_vectors_extrapolate_against_each_other() -> None:
    mix = resolve(slots((A, 1.5), (B, -0.5)))
    assert mix.vector is not None
    assert mix.vector[0] == pytest.approx(2.0)
    assert mix.own == pytest.approx(0.0)


def test_two_full_weights_are_half_of_each() -> None:
    mix = resolve(slots((A, 1.0), (B, 1.0)))
    assert mix.vector is not None and mix.vector[0] == pytest.approx(0.0)
    assert mix.own == pytest.approx(0.0)
    built_in = resolve(slots((FIRST, 1.0), (SECOND, 1.0)))
    assert built_in.builtin is not None
    assert sorted(built_in.builtin)[-2:] == [0.5, 0.5]


def test_built_in_styles_below_full_weight_leave_the_photo() -> None:
    mix = resolve(slots((FIRST, 0.3), (SECOND, 0.1)))
    assert mix.builtin is not None and mix.builtin.sum() == pytest.approx(1.0)
    assert mix.amount == pytest.approx(0.4)


def test_kinds_cross_fade_by_their_shares() -> None:
    mix = resolve(slots((FIRST, 0.5), (A, 0.3), (NETWORK, 0.2)))
    assert mix.builtin_share == pytest.approx(0.5)
    assert mix.vector_share == pytest.approx(0.3)
    assert mix.networks == ((NETWORK, pytest.approx(0.2)),)
    assert mix.vector is not None and mix.vector[0] == pytest.approx(1.0)


def test_a_negative_vector_alone_in_its_space_leaves_the_built_in_style_as_it_is() -> None:
    mix = resolve(slots((FIRST, 1.0), (A, -0.5)))
    assert mix.builtin_share == pytest.approx(1.0)
    assert mix.vector_share == pytest.approx(0.0)


def test_nothing_on_the_mixer_is_the_photo() -> None:
    assert resolve(()).amount == 0
    assert resolve(slots((FIRST, 0.0))).amount == 0
