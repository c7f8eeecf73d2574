"""Beginning with a model that was trained before, and keeping parts of it."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from training_lab import gallery, notes, options, run, tensors

from artstudio.errors import ArtStudioError, BadInputError
from artstudio.models.generators import dcgan, stylegan2
from artstudio.models.generators.recognize import Recognized, recognize
from artstudio.models.generators.stylegan2_discriminator import Discriminator
from artstudio.models.training import transfer
from artstudio.models.training.machine import Machine
from tests.models.generators.foreign_networks import filled, official


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("training")
    gallery(folder / "pictures")
    run(options(folder, "stylegan2", "style", steps=2))
    run(options(folder, "dcgan", "conv", steps=2))
    return folder


def beginning(home: Path, kind: str, name: str, start: str, **changes: Any) -> Any:
    return options(home, kind, name, start=home / start, size=None, width=None, **changes)


def test_it_begins_with_both_networks_of_a_training(home: Path) -> None:
    chosen = beginning(
        home, "stylegan2", "both", "style.safetensors", steps=1, freeze=("mapping", "4", "critic-32")
    )
    said = run(chosen)
    assert "has no discriminator" not in notes(said)
    first = next(update for update in said if update.samples is not None)
    sheet = np.asarray(Image.open(home / "style.safetensors.training" / "samples.png"))
    assert first.step == 0 and np.abs(first.samples - sheet.astype(int)).max() <= 1  # what it begins with
    before, after = tensors(options(home, "stylegan2", "style")), tensors(chosen)
    stays = ("mapping.fc", "synthesis.b4.")
    for name, tensor in after.items():
        if name.startswith("generator.") and "noise_const" not in name and "w_avg" not in name:
            same = torch.equal(tensor, before[name.replace("generator.", "ema.", 1)])
            assert same or not name.removeprefix("generator.").startswith(stays), name
        if name.startswith("discriminator.b32."):
            assert torch.equal(tensor, before[name])
    assert not torch.equal(after["discriminator.b4.fc.weight"], before["discriminator.b4.fc.weight"])
    assert not torch.equal(
        after["generator.synthesis.b32.conv1.weight"], before["ema.synthesis.b32.conv1.weight"]
    )
    assert not [name for name in after if name.startswith("adam.generator.mapping")]


def test_it_begins_with_a_model_that_has_no_discriminator(home: Path, tmp_path: Path) -> None:
    (tmp_path / "alone.safetensors").write_bytes((home / "conv.safetensors").read_bytes())
    chosen = beginning(home, "lsgan", "alone", str(tmp_path / "alone.safetensors"), steps=1)
    assert "alone.safetensors has no discriminator, which begins anew" in notes(run(chosen))
    assert tensors(chosen)["generator.main.0.weight"].shape == (100, 16, 4, 4)


def test_it_begins_with_an_official_pickle_and_its_discriminator(home: Path) -> None:
    config = stylegan2.StyleGAN2Config(32, (8, 8, 4, 4), z_size=8, w_size=8, mapping_layers=2)
    network, critic = stylegan2.Generator(config), Discriminator(config)
    network.load_state_dict(filled(network))
    critic.load_state_dict(filled(critic))
    (home / "official.pkl").write_bytes(official(network, critic=critic))
    frozen = ("mapping", "critic-32")
    chosen = beginning(home, "stylegan2", "from-official", "official.pkl", steps=1, freeze=frozen)
    assert "anew" not in notes(run(chosen))
    kept = tensors(chosen)
    for name, tensor in network.mapping.state_dict().items():
        assert name == "w_avg" or torch.equal(kept[f"generator.mapping.{name}"], tensor)
    for name, tensor in critic.get_submodule("b32").state_dict().items():
        assert torch.equal(kept[f"discriminator.b32.{name}"], tensor)
    assert torch.allclose(kept["discriminator.b4.fc.weight"], critic.b4.fc.weight, atol=0.05)


def test_frozen_it_goes_on_frozen(home: Path) -> None:
    chosen = beginning(home, "dcgan", "frozen", "conv.safetensors", steps=1, freeze=("4", "8"))
    run(chosen)
    before = tensors(chosen)
    run(options(home, "dcgan", "frozen", steps=3, resume=True))
    after = tensors(chosen)
    for name in ("generator.main.0.weight", "generator.main.3.weight", "generator.main.4.weight"):
        assert torch.equal(before[name], after[name]), name
    assert not torch.equal(before["generator.main.6.weight"], after["generator.main.6.weight"])


def test_classes_that_are_new(home: Path) -> None:
    chosen = beginning(home, "stylegan2", "classes", "style.safetensors", steps=1, conditional=True)
    assert "The classes are new to the generator" in notes(run(chosen))
    kept = tensors(chosen)
    assert kept["generator.mapping.embed.weight"].shape == (16, 2)


@pytest.mark.parametrize(
    ("kind", "changes", "said"),
    [
        ("dcgan", {}, "style.safetensors.training is a stylegan2, and a DCGAN can only begin with a dcgan"),
        ("vae", {}, "can only begin with a vae"),
        (
            "stylegan2",
            {"freeze": ("128",)},
            "no part '128' to freeze; there are mapping, 4, 8, 16, 32, coarse",
        ),
        ("stylegan2", {"freeze": ("mapping", "coarse", "middle")}, "nothing of the generator is left"),
    ],
)
def test_what_does_not_fit(home: Path, kind: str, changes: dict[str, Any], said: str) -> None:
    chosen = options(home, kind, "unfit", start=home / "style.safetensors", **{"size": None, **changes})
    with pytest.raises(BadInputError, match=said):
        run(chosen)
    assert not chosen.output.exists()


def test_it_grows_from_a_smaller_one(home: Path) -> None:
    chosen = beginning(home, "stylegan2", "grown", "style.safetensors", steps=1)
    chosen = dataclasses.replace(chosen, size=64).settled()
    source = transfer.read_source(home / "style.safetensors")
    config = transfer.transferred_config(chosen, source, 0)
    recipe = transfer.build(chosen, config, Machine(torch.device("cpu")))
    assert "The layers of 64 pixels are new" in " ".join(transfer.transfer(recipe, source, True))
    small, large = recognize(home / "style.safetensors").build(), recipe.ema
    w = torch.randn(2, 1, small.config.w_size, generator=torch.Generator().manual_seed(1))
    before = small.synthesis(w.expand(-1, small.config.layers, -1), "constant")
    after = large.synthesis(w.expand(-1, large.config.layers, -1), "constant")
    assert large.config.size == 64 and large.config.channels[:-1] == small.config.channels
    assert torch.allclose(after, stylegan2.enlarge(before), atol=1e-5), "it begins as the enlarged picture"
    run(dataclasses.replace(chosen, steps=1))
    assert recognize(chosen.output).config.size == 64
    with pytest.raises(BadInputError, match=r"draws 32 pixels, not 64; leave --size out"):
        run(dataclasses.replace(beginning(home, "dcgan", "unfit", "conv.safetensors"), size=64))


def test_the_discriminator_is_of_the_kind_it_was(home: Path) -> None:
    run(options(home, "stylegan2", "projected", steps=1, critic="projected"))
    chosen = beginning(home, "stylegan2", "again", "projected.safetensors", steps=1, critic=None)
    assert "discriminator" not in notes(run(chosen))
    before, after = tensors(options(home, "stylegan2", "projected")), tensors(chosen)
    assert [name for name in before if name.startswith("discriminator.heads.")]
    assert before.keys() == after.keys()
    run(beginning(home, "stylegan2", "own", "style.safetensors", steps=1, critic=None))
    assert "discriminator.b32.conv0.weight" in tensors(options(home, "stylegan2", "own"))


def test_a_start_that_is_not_there(home: Path) -> None:
    with pytest.raises(ArtStudioError, match=r"nowhere"):
        run(options(home, "dcgan", "lost", start=home / "nowhere.safetensors"))
    with pytest.raises(ArtStudioError, match=r"no model called 'nowhere'"):
        run(options(home, "dcgan", "lost", start=Path("nowhere")))
    with pytest.raises(BadInputError, match=r"folder without a training"):
        run(options(home, "dcgan", "lost", start=home / "pictures"))


def test_a_model_in_grey(home: Path) -> None:
    config = dcgan.DCGANConfig.of_size(32, 4, colors=1)
    network = dcgan.Generator(config)
    data = Recognized("dcgan", config, network.state_dict(), "a test").to_safetensors()
    (home / "grey.safetensors").write_bytes(data)
    with pytest.raises(BadInputError, match=r"draws in grey"):
        run(beginning(home, "dcgan", "from-grey", "grey.safetensors"))


def test_the_usual_networks_have_the_size_that_was_promised() -> None:
    from artstudio.models.training.style_gan import config_of

    def numbers(size: int) -> float:
        with torch.device("meta"):
            network = stylegan2.Generator(config_of(size, 5, 1.0))
        return sum(tensor.numel() for tensor in network.state_dict().values()) / 1e6

    assert 2 < numbers(64) < 4
    assert 2 * numbers(256) < 40
