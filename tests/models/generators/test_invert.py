"""Placing pictures in a generator's space, through the runner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from artstudio.engine import catalog
from artstudio.engine.context import Cancelled
from artstudio.engine.devices import cpu
from artstudio.engine.headless import Headless
from artstudio.engine.request import Lane, Request, Update
from artstudio.engine.runner import Runner
from artstudio.errors import ArtStudioError
from artstudio.latents import Floats, LatentPoint, halved
from artstudio.models.base import Image, NetworkFile, Placed
from artstudio.models.generators import dcgan, installed, invert, recognize, vae
from artstudio.models.generators.installed import Installed
from artstudio.params import Values
from artstudio.pixels import FloatArray, Pixels
from tests.models.generators.foreign_networks import filled
from tests.models.generators.own_networks import add_own


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Small networks gain nothing from more, and lose much where something else keeps the cores busy."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def seas(tmp_path: Path) -> Installed:
    return add_own(tmp_path / "seas.safetensors")


def placing(item: Installed, picture: FloatArray | None, **given: Any) -> Request:
    spec = catalog.get("invert").spec
    inputs = () if picture is None else (Pixels.of(picture),)
    return Request(spec.id, Values.of(spec.params, {"generator": item.card.id, **given}), inputs)


def drawn(item: Installed, point: LatentPoint) -> FloatArray:
    output = Headless().run(
        Request(item.card.id, Values.of(item.spec.params, {"latent": point, "truncation": 1.0}))
    )
    assert isinstance(output, Image)
    return np.asarray(output.array)


def placed(request: Request) -> Placed:
    output = Headless().run(request)
    assert isinstance(output, Placed)
    return output


OWN = LatentPoint(((900, 1.0),), (0.2, 0.8))


def test_what_the_generator_drew_is_found_again(seas: Installed) -> None:
    picture = drawn(seas, OWN)
    found = placed(placing(seas, picture, steps=40))
    assert found.w.shape == (8, 16) and found.steps == 40
    assert found.distance < 0.6 * found.start and found.error < 0.1
    again = drawn(seas, LatentPoint(w=Floats.of(found.w)))
    assert np.abs(again - found.picture).max() < 1e-5
    assert np.abs(again - picture).mean() == pytest.approx(found.error, abs=1e-3)


def test_the_same_request_finds_the_same(seas: Installed) -> None:
    request = placing(seas, drawn(seas, OWN), steps=5)
    one, other = placed(request), placed(request)
    assert np.array_equal(one.w, other.w) and one.distance == other.distance


def test_it_goes_on_from_a_point(seas: Installed) -> None:
    picture = drawn(seas, OWN)
    first = placed(placing(seas, picture, steps=15))
    more = placed(placing(seas, picture, steps=6, start=LatentPoint(w=Floats.of(first.w))))
    assert more.start == pytest.approx(first.distance, abs=1e-4) and more.distance <= first.distance + 1e-4
    with pytest.raises(ArtStudioError, match="another generator"):
        placed(placing(seas, picture, start=LatentPoint(w=Floats.of([1, 2]))))


def test_the_middle_square_of_any_picture(seas: Installed) -> None:
    picture = np.tile(np.linspace(0, 1, 90, dtype=np.float32)[None, :, None], (50, 1, 4))
    found = placed(placing(seas, picture, steps=2))
    assert found.picture.shape == (32, 32, 3) and 0 < found.distance <= found.start


def test_previews_are_points_and_outlive_a_stop(seas: Installed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invert, "PREVIEW_SECONDS", 0.0)
    seen: list[Update] = []

    def deliver(update: Update) -> None:
        seen.append(update)
        if len([u for u in seen if u.kind == "preview"]) == 3:
            runner.cancel()

    runner = Runner(deliver, cpu)
    runner.run_one(replace(placing(seas, drawn(seas, OWN), steps=100), lane=Lane.FINAL))
    previews = [update.payload for update in seen if update.kind == "preview"]
    assert seen[-1].kind == "cancelled" and len(previews) == 3
    assert all(isinstance(preview, Placed) for preview in previews)
    assert [preview.steps for preview in previews] == [1, 2, 3]
    assert previews[2].distance <= previews[0].distance


def add_network(tmp_path: Path, kind: str, config: Any, tensors: Mapping[str, Tensor]) -> Installed:
    data = recognize.Recognized(kind, config, tensors, "x").to_safetensors()
    path = tmp_path / f"{kind}.safetensors"
    path.write_bytes(data)
    spec = catalog.get("generator-file").spec
    found = Headless().run(Request(spec.id, Values.of(spec.params, {"path": str(path)})))
    assert isinstance(found, NetworkFile)
    return installed.add(found)[0]


def test_a_vae_begins_with_its_encoder(tmp_path: Path) -> None:
    config = vae.VAEConfig.of_size(64, 8, 16)
    torch.manual_seed(1)
    item = add_network(tmp_path, "vae", config, vae.VAE(config).state_dict())
    picture = drawn(item, LatentPoint(((5, 1.0),)))
    at_once = placed(placing(item, picture, steps=0))
    _, generator = invert.loaded(item.card.id, cpu())
    latent = generator.latent
    assert isinstance(latent, invert.Encoder)
    assert np.array_equal(at_once.w, halved(latent.encode(picture, _context())))
    assert at_once.distance == at_once.start and at_once.steps == 0
    assert placed(placing(item, picture, steps=15)).distance < at_once.distance


def test_a_dcgan(tmp_path: Path) -> None:
    config = dcgan.DCGANConfig(32, (16, 8, 8), z_size=12)
    item = add_network(tmp_path, "dcgan", config, filled(dcgan.Generator(config)))
    found = placed(placing(item, drawn(item, LatentPoint(((900, 1.0),))), steps=25))
    assert found.w.shape == (1, 12) and found.distance < 0.6 * found.start


def test_nothing_to_place(seas: Installed) -> None:
    with pytest.raises(ArtStudioError, match="no picture to place"):
        placed(placing(seas, None))
    wanted = placing(seas, np.zeros((8, 8, 3), np.float32))
    installed.remove(seas.card.id)
    with pytest.raises(ArtStudioError, match="models add"):
        placed(wanted)


def test_stopped_at_a_step(seas: Installed) -> None:
    engine = Headless()
    with pytest.raises(Cancelled):
        engine.run(placing(seas, np.zeros((8, 8, 3), np.float32)), lambda progress: engine.cancel())


def _context() -> Any:
    from artstudio.engine.context import Context

    return Context(cpu())
