"""The encoder that ships with Paintings, and how it is fitted."""

from __future__ import annotations

import numpy as np
import pytest

from artstudio.engine.context import Context
from artstudio.engine.devices import cpu
from artstudio.models.generators import installed
from artstudio.models.generators.family import load_latent
from artstudio.models.generators.latent import Encoder, normals, per_layer, seeded_z
from artstudio.models.generators.linear_encoder import fit

CTX = Context(cpu())


def test_a_linear_map_is_found_again() -> None:
    numbers, truth = normals(1, 1, 60, 200), normals(2, 1, 200, 5)
    w = numbers @ truth + 3
    encoder = fit(numbers, w, ridge=1e-3)
    assert np.allclose(encoder(numbers[7]), w[7], atol=0.05)
    calm = fit(numbers, w, ridge=1e9)
    assert np.allclose(calm(numbers[7]), w.mean(0), atol=0.05), "what isn't trusted is the mean"


@pytest.mark.parametrize("seed", [1, 42, 75])
def test_a_picture_of_the_generators_own_is_placed_near_itself(seed: int) -> None:
    latent = load_latent(installed.get("paintings"), cpu())
    assert isinstance(latent, Encoder)
    w = latent.map(seeded_z([seed], latent.z_size), seed % 5)[0]
    picture = latent.synthesize(per_layer(w, latent.layers), None, None, CTX)
    found = latent.encode(picture, CTX)
    assert found.shape == (latent.layers, latent.w_size)
    distance, middle = (np.linalg.norm(other - w) for other in (found[0], latent.mean()))
    assert distance < 0.8 * middle
