"""The style space answers to the latent protocol, as generators do."""

from __future__ import annotations

import numpy as np
import pytest

from artstudio.engine.context import Context
from artstudio.engine.devices import cpu
from artstudio.errors import BadInputError
from artstudio.imaging import resize
from artstudio.models.generators.latent import Encoder, LatentModel, seeded_z, truncate
from artstudio.models.style.family import make_painter
from artstudio.models.style.latent import StyleLatent
from artstudio.models.style.space import style_space
from artstudio.pixels import FloatArray
from tests.models.conftest import Picture


@pytest.fixture
def photo(pictures: list[Picture]) -> FloatArray:
    return resize(pictures[0], 96, 64)


@pytest.fixture
def latent(photo: FloatArray) -> StyleLatent:
    return StyleLatent(make_painter(cpu()), photo)


def test_it_is_a_latent_model_that_can_encode(latent: StyleLatent) -> None:
    model: LatentModel = latent
    assert isinstance(model, Encoder)
    assert (model.w_size, model.layers, model.classes) == (100, 1, ())
    z = seeded_z([1, 2], model.z_size)
    w = model.map(z)
    assert w.shape == (2, 100)
    space = style_space()
    assert np.allclose((w - space.mean) @ space.components.T / space.sigma, z, atol=1e-3)
    assert np.array_equal(model.map(0 * z)[0], model.mean())
    with pytest.raises(BadInputError, match="no classes"):
        model.map(z, 1)


def test_it_paints_its_photo_and_truncation_leads_to_the_average(latent: StyleLatent) -> None:
    context = Context(cpu())
    w = latent.map(seeded_z([3], latent.z_size))
    bold, average = (
        latent.synthesize(truncate(w, latent.mean(), psi), None, None, context) for psi in (1.0, 0.0)
    )
    assert bold.shape == average.shape == (64, 96, 3)
    plain = latent.synthesize(latent.mean()[None], None, None, context)
    assert np.array_equal(average, plain) and np.abs(bold - plain).mean() > 0.02
    assert latent.synthesize(w, None, (48, 32), context).shape == (32, 48, 3)


def test_a_painting_in_a_style_is_encoded_nearer_to_that_style(pictures: list[Picture]) -> None:
    photo = resize(pictures[0], 256, 256)
    latent = StyleLatent(make_painter(cpu()), photo)
    w = latent.map(seeded_z([5], latent.z_size))
    painted = latent.synthesize(w, None, None, Context(cpu()))
    away = [np.linalg.norm(latent.encode(seen, Context(cpu())) - w) for seen in (painted, photo)]
    assert away[0] < 0.9 * away[1]
