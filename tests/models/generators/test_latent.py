"""The helpers of the latent protocol, and that the CPPN answers to it."""

from __future__ import annotations

import numpy as np
import pytest

from artstudio.engine.context import Context
from artstudio.engine.devices import cpu
from artstudio.models.generators.cppn import Cppn
from artstudio.models.generators.latent import (
    Encoder,
    LatentModel,
    per_layer,
    seeded_z,
    slerp,
    truncate,
)
from artstudio.models.generators.spec import CPPN
from artstudio.params import Values


def test_a_seed_is_always_the_same_point() -> None:
    # Written down once: these are to hold on every machine and with every version of NumPy.
    known = [0.77415216, -0.5834297, 0.11058248, 0.70412165]
    z = seeded_z([7, 8, 7], 513)
    assert z.shape == (3, 513) and z.dtype == np.float32
    assert np.array_equal(z[0], z[2]) and not np.array_equal(z[0], z[1])
    assert np.array_equal(seeded_z([7], 4)[0], z[0, :4]) and np.allclose(z[0, :4], known, atol=1e-6)


def test_seeded_points_are_normal() -> None:
    z = seeded_z(range(200), 512)
    assert abs(z.mean()) < 0.01 and abs(z.std() - 1) < 0.01
    assert abs((z**4).mean() - 3) < 0.1
    assert seeded_z([], 5).shape == (0, 5)


def test_slerp_keeps_to_the_sphere() -> None:
    a, b = seeded_z([1, 2], 512)
    middle = slerp(a, b, 0.5)
    assert np.linalg.norm(middle) == pytest.approx((np.linalg.norm(a) + np.linalg.norm(b)) / 2, rel=1e-5)
    assert np.linalg.norm((a + b) / 2) < 0.8 * np.linalg.norm(middle)
    assert np.allclose(slerp(a, b, 0.0), a, atol=1e-6) and np.allclose(slerp(a, b, 1.0), b, atol=1e-6)
    walk = slerp(a, b, np.linspace(0, 1, 9))
    steps = np.linalg.norm(np.diff(walk, axis=0), axis=1)
    assert walk.shape == (9, 512) and steps.max() / steps.min() < 1.1


def test_slerp_of_points_in_line() -> None:
    a = seeded_z([3], 16)[0]
    for b in (a, 2 * a, -a, 0 * a):
        assert np.allclose(slerp(a, b, 0.25), 0.75 * a + 0.25 * b, atol=1e-6)


def test_truncation_stops_at_the_cutoff() -> None:
    mean, w = seeded_z([1, 2], 8)
    layers = per_layer(w, 6)
    drawn = truncate(layers, mean, 0.5, cutoff=2)
    assert np.allclose(drawn[:2], (mean + w) / 2, atol=1e-6) and np.array_equal(drawn[2:], layers[2:])
    assert np.allclose(truncate(layers, mean, 0.0), mean) and np.array_equal(
        truncate(layers, mean, 1.0, 0), layers
    )
    assert np.array_equal(layers, per_layer(w, 6)), "the point itself stays where it was"


def test_the_cppn_answers_to_the_protocol() -> None:
    model: LatentModel = Cppn(5, Values.of(CPPN.params))
    assert not isinstance(model, Encoder) and model.classes == ()
    w = model.map(seeded_z([1, 2], model.z_size))
    assert w.shape == (2, model.w_size) and model.mean().shape == (model.w_size,)
    one, other = (per_layer(point, model.layers) for point in w)
    mixed = np.concatenate([one[:3], other[3:]])
    ctx = Context(cpu())
    pictures = [model.synthesize(point, None, (40, 30), ctx) for point in (one, other, mixed)]
    assert all(p.shape == (30, 40, 3) and p.min() >= 0 and p.max() <= 1 for p in pictures)
    assert min(np.abs(pictures[i] - pictures[j]).mean() for i, j in ((0, 1), (0, 2), (1, 2))) > 0.01
