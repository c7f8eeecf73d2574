"""The principal directions of a space, found, kept and read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from artstudio.engine import catalog
from artstudio.engine.context import Cancelled, Context
from artstudio.engine.devices import cpu
from artstudio.engine.headless import Headless
from artstudio.engine.request import Progress, Request
from artstudio.errors import ArtStudioError
from artstudio.models.base import Directions
from artstudio.models.generators import dcgan, directions, installed, recognize, stylegan2
from artstudio.models.generators.installed import Installed
from artstudio.models.generators.latent import seeded_z
from artstudio.models.generators.torch_latent import TorchLatent, latent_of
from artstudio.params import Values
from tests.models.generators.foreign_networks import filled
from tests.models.generators.own_networks import SMALL, add_own

CTX = Context(cpu())


def latent(network: torch.nn.Module, kind: str, config: Any) -> TorchLatent:
    return latent_of(recognize.Recognized(kind, config, filled(network), "x"), "cpu")


def style_latent(classes: int = 0) -> TorchLatent:
    config = replace(SMALL, classes=classes)
    return latent(stylegan2.Generator(config), "stylegan2", config)


def request(item: Installed, count: int = 8) -> Request:
    spec = catalog.get("directions").spec
    return Request(spec.id, Values.of(spec.params, {"generator": item.card.id, "count": count}))


def test_they_are_the_principal_components_of_w() -> None:
    model = style_latent()
    found = directions.find(model, CTX, samples=20_000)
    w = model.map(seeded_z(range(4000), model.z_size)).astype(np.float64)
    expected = np.linalg.eigvalsh(np.cov(w.T))[::-1]
    sigmas = np.linalg.norm(found.vectors, axis=1)
    assert found.vectors.shape == (16, 16) and "20,000 samples" in found.method
    assert np.allclose(sigmas[:6] ** 2, expected[:6], rtol=0.1)
    assert found.shares.sum() == pytest.approx(1, abs=1e-5) and (np.diff(found.shares) <= 0).all()
    along = (w - w.mean(0)) @ (found.vectors / sigmas[:, None]).T
    assert np.allclose(along[:, :6].std(0), sigmas[:6], rtol=0.1)
    ways = found.vectors / sigmas[:, None]
    assert np.allclose(ways @ ways.T, np.eye(16), atol=2e-3)
    largest = np.abs(found.vectors).argmax(axis=1)
    assert (found.vectors[np.arange(16), largest] > 0).all()


def test_what_classes_differ_in_is_left_to_them() -> None:
    model = style_latent(classes=3)
    spread = directions.covariance(model, 6000, CTX)
    z = seeded_z(range(3000), model.z_size)
    within = np.mean([np.cov(model.map(z, index).astype(np.float64).T) for index in range(3)], axis=0)
    assert np.allclose(spread, within, atol=0.15 * np.abs(within).max())


def test_small_variances_survive_a_distant_middle() -> None:
    class Distant(TorchLatent):
        def __init__(self) -> None:
            self.z_size = self.w_size = 3
            self.classes = ()

        def map(self, z: Any, class_index: int | None = None) -> Any:
            return (1000 + z * np.float32([1.0, 0.1, 0.01])).astype(np.float32)

    spread = directions.covariance(Distant(), 20_000, CTX)
    assert np.allclose(np.diag(spread), [1, 0.01, 0.0001], rtol=0.05)


def test_of_a_gaussian_space_what_changes_the_picture_most() -> None:
    config = dcgan.DCGANConfig(32, (16, 8, 8), z_size=12)
    network = dcgan.Generator(config)
    tensors = filled(network)
    tensors["main.0.weight"][3:] *= 0.05  # only the first three numbers of z matter much
    model = latent_of(recognize.Recognized("dcgan", config, tensors, "x"), "cpu")
    found = directions.find(model, CTX, samples=6000, probes=256)
    assert "changes the picture most" in found.method and found.vectors.shape == (12, 12)
    assert np.allclose(np.linalg.norm(found.vectors, axis=1), 1, rtol=0.06), "one σ of a normal z"
    assert (np.linalg.norm(found.vectors[:3, :3], axis=1) > 0.9).all()
    assert found.shares[:3].sum() > 0.9

    def change(vector: Any) -> float:
        w = torch.from_numpy(np.stack([vector * 0, vector])[:, None])
        with torch.inference_mode():
            one, other = model.network.synthesis(w)
        return float((one - other).square().mean())

    assert change(found.vectors[0]) > 10 * change(found.vectors[-1])


def test_the_same_again() -> None:
    one, other = (directions.find(style_latent(), CTX, samples=3000) for _ in range(2))
    assert np.array_equal(one.vectors, other.vectors)


def test_found_once_and_kept_beside_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directions, "SAMPLES", 4000)
    item = add_own(tmp_path / "seas.safetensors")
    seen: list[Progress] = []
    engine = Headless()
    first = engine.run(request(item), seen.append)
    kept = item.path.parent / "directions.safetensors"
    assert kept.is_file() and seen
    monkeypatch.setattr(directions, "find", None)  # it must not be needed
    again = Headless().run(request(item, 3))
    assert isinstance(first, Directions) and isinstance(again, Directions)
    assert first.vectors.shape == (8, 16) and np.array_equal(again.vectors, first.vectors[:3])
    assert again.method == first.method


@pytest.mark.parametrize("how", ["rubbish", "cut", "other model"])
def test_kept_ones_that_cannot_be_used_are_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(directions, "SAMPLES", 2000)
    item = add_own(tmp_path / "seas.safetensors")
    first = Headless().run(request(item))
    kept = item.path.parent / "directions.safetensors"
    data = kept.read_bytes()
    if how == "rubbish":
        kept.write_bytes(b"rubbish")
    elif how == "cut":
        kept.write_bytes(data[:-20])
    else:
        kept.write_bytes(data.replace(item.card.sha256.encode(), b"0" * 64))
    assert directions.read(directions.kept_of(item.entry)) is None
    again = Headless().run(request(item))
    assert isinstance(first, Directions) and isinstance(again, Directions)
    assert np.array_equal(first.vectors, again.vectors) and kept.read_bytes() != b"rubbish"
    assert directions.read(directions.kept_of(item.entry)) is not None


def test_cancelled_leaves_nothing(tmp_path: Path) -> None:
    item = add_own(tmp_path / "seas.safetensors")
    engine = Headless()
    with pytest.raises(Cancelled):
        engine.run(request(item), lambda progress: engine.cancel())
    assert not (item.path.parent / "directions.safetensors").exists()


def test_of_a_generator_that_is_not_there(tmp_path: Path) -> None:
    item = add_own(tmp_path / "seas.safetensors")
    wanted = request(item)
    installed.remove(item.card.id)
    with pytest.raises(ArtStudioError, match="models add"):
        Headless().run(wanted)
