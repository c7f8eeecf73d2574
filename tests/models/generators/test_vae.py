"""The variational autoencoder: sizes, its loss, its file, and that it places a picture in its space."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from foreign_networks import filled
from torch import Tensor

from artstudio.engine.context import Context
from artstudio.engine.devices import cpu
from artstudio.errors import BadInputError
from artstudio.models.generators import recognize
from artstudio.models.generators.latent import Encoder, LatentModel, seeded_z
from artstudio.models.generators.recognize import Recognized
from artstudio.models.generators.torch_latent import TorchEncoder, latent_of
from artstudio.models.generators.vae import VAE, VAEConfig, losses

SMALL = VAEConfig(32, (16, 12, 8), z_size=6, classes=2)


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Several threads would wait for each other longer than they compute."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def small() -> VAE:
    torch.manual_seed(4)
    return VAE(SMALL)


def two_kinds(count: int) -> tuple[Tensor, Tensor]:
    """Pictures (N, 3, 32, 32) split by a line up or across, of random colors; their labels (N, 2)."""
    random = torch.Generator().manual_seed(1)
    colors = torch.rand(2, count, 3, 1, 1, generator=random) * 2 - 1
    across = (torch.arange(32) < 16).view(1, 1, 32, 1)
    kind = (torch.arange(count) % 2).bool()
    mask = torch.where(kind.view(-1, 1, 1, 1), across, across.transpose(2, 3))
    return torch.where(mask, colors[0], colors[1]), torch.stack([kind, ~kind], 1).float()


@pytest.mark.parametrize(("size", "widths"), [(64, 4), (128, 5), (256, 6)])
def test_sizes(size: int, widths: int) -> None:
    config = VAEConfig.of_size(size)
    assert len(config.channels) == widths and max(config.channels) == 256 and config.channels[-1] == 32
    with torch.device("meta"):
        network = VAE(config)
        mean, logvar = network.encode(torch.zeros(2, 3, size, size))
        assert mean.shape == logvar.shape == (2, config.z_size)
        assert network.synthesis(mean[:, None]).shape == network(mean).shape == (2, 3, size, size)
    with pytest.raises(ValueError, match="do not make"):
        VAEConfig(size, config.channels[1:])


def test_it_learns_to_give_back_what_it_sees() -> None:
    network, (pictures, label) = small(), two_kinds(24)
    random = torch.Generator().manual_seed(0)
    optimizer = torch.optim.Adam(network.parameters(), 3e-3)
    seen = []
    for _ in range(80):
        found = losses(network, pictures, label, random=random)
        optimizer.zero_grad()
        found.total.backward()
        optimizer.step()
        seen.append(found)
    assert seen[-1].error < 0.2 * seen[0].error < 0.2 and seen[-1].divergence > 1
    # Each class has come to a place of its own.
    assert (network.middles[0] - network.middles[1]).norm() > 0.1


def test_the_loss_is_the_evidence_bound() -> None:
    network, (pictures, label) = small(), two_kinds(4)

    def of(**how: object) -> list[float]:
        random = torch.Generator().manual_seed(2)
        return [part.item() for part in losses(network, pictures, label, random=random, **how)]  # type: ignore[arg-type]

    plain = of()
    assert plain == of() and plain[2] == 0
    numbers = 3 * 32 * 32
    assert plain[0] == pytest.approx(0.5 * np.log(plain[1]) + plain[3] / numbers, abs=1e-3)
    assert of(beta=11.0)[0] == pytest.approx(plain[0] + 10 * plain[3] / numbers, rel=1e-4)
    felt = of(perceptual=lambda a, b: (a - b).abs().mean(), share=3.0)
    assert felt[2] > 0 and felt[0] == pytest.approx(plain[0] + 3 * felt[2], rel=1e-4)


def test_it_places_a_picture_in_its_space(tmp_path: Path) -> None:
    network = small()
    network.load_state_dict(filled(network))
    path = tmp_path / "own.safetensors"
    path.write_bytes(Recognized("vae", SMALL, dict(network.state_dict()), "ours").to_safetensors())
    model = latent_of(recognize.recognize(path), classes=("one", "two"))
    assert isinstance(model, TorchEncoder) and isinstance(model, Encoder)
    protocol: LatentModel = model
    ctx = Context(cpu())
    z = seeded_z([1, 2], protocol.z_size)
    first, second = protocol.map(z, 0), protocol.map(z, 1)
    assert np.allclose(first - z, model.mean(0), atol=0.2) and not np.allclose(first, second, atol=0.01)
    picture = protocol.synthesize(first[:1], None, None, ctx)
    assert picture.shape == (32, 32, 3) and 0 <= picture.min() < picture.max() <= 1
    # The same picture, larger and between margins that the middle square leaves out.
    wide = np.pad(picture.repeat(4, 0).repeat(4, 1), ((0, 0), (40, 40), (0, 0)))
    w = model.encode(wide, ctx)
    assert w.shape == (1, SMALL.w_size) and np.allclose(w, model.encode(picture, ctx), atol=1e-3)
    with pytest.raises(BadInputError, match="There is no class 3"):
        protocol.map(z, 2)
