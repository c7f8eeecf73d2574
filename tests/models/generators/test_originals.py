"""The same latent gives the same picture as the original code of each layout."""

from __future__ import annotations

import dataclasses
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from foreign_networks import filled, lucidrains, named_as, numbers, official, rosinality, z
from torch import Tensor, nn

from artstudio.engine.context import Context
from artstudio.engine.devices import Device
from artstudio.models.generators import dcgan, recognize, stylegan2, stylegan3
from artstudio.models.generators.latent import per_layer
from artstudio.models.generators.torch_latent import TorchLatent

# Computed by the original code of each network on a CPU in float32: NVlabs/stylegan3 for the official ones
# (class 1 and 3 of 3, truncation 0.7), rosinality/stylegan2-pytorch with its widths of 512 set to 16,
# lucidrains/stylegan2-pytorch (times 2, less 1), with the weights of `numbers`, the latents of `z`, constant
# noise. Pixels 3 and 12 down, 5 and 14 across, of each color of two pictures.
# fmt: off
ORIGINAL = {
    "stylegan2": [
        0.87428, 0.86472, 0.51816, 1.16041, -0.44557, -0.63728, -0.02023, -0.10498, -0.04202,
        -0.16965, -0.63447, 0.04339, 0.81526, 0.7615, 0.72748, 0.85803, 0.20819, 0.39759, 0.77308,
        0.87361, -0.34466, -0.30897, 0.10874, 0.28232,
    ],
    "stylegan3-t": [
        -0.09326, -0.0945, -0.09702, -0.09566, -0.10518, -0.10574, -0.10611, -0.1058, -0.0116,
        -0.0127, -0.0161, -0.01449, -0.16158, -0.1576, -0.10122, -0.11463, -0.1156, -0.11489,
        -0.15624, -0.15149, 0.05151, 0.04783, 0.02396, 0.01741,
    ],
    "stylegan3-r": [
        -0.0556, -0.04835, -0.05418, -0.05362, -0.12751, -0.11811, -0.12907, -0.13641, -0.09506,
        -0.08015, -0.09394, -0.09329, -0.07581, -0.07627, -0.07575, -0.07458, -0.08528, -0.0858,
        -0.08469, -0.08545, 0.06117, 0.06284, 0.06057, 0.05924,
    ],
    "rosinality": [
        -2.85628, -6.31142, -2.70416, -4.8925, 3.69881, 3.13713, 5.48431, 0.99719, 0.12278,
        -0.04792, 2.11473, -0.77364, 0.68356, 0.44976, 0.91145, -1.4891, 6.63928, 6.88073, 7.86429,
        8.97195, -0.11615, 0.5546, 1.11475, 2.39372,
    ],
    "lucidrains": [
        -3.4586, -3.0596, -3.94715, -6.51912, -0.31663, 0.48675, -3.12056, 0.44673, -1.18628,
        -2.45387, -2.9765, -3.87007, -3.23238, -6.06393, -3.51931, -7.90462, -1.2068, 0.00098,
        -3.11686, -0.0087, -2.57772, -4.61366, -1.31693, -5.64132,
    ],
}
# fmt: on
SG2 = stylegan2.StyleGAN2Config(
    32, (24, 24, 24, 16), z_size=32, w_size=32, classes=3, mapping_layers=3, clamp=2
)
SG3 = dataclasses.replace(
    stylegan3.StyleGAN3Config.of_size(32, base=256, most=8), z_size=32, w_size=32, classes=3
)
SG3_R = dataclasses.replace(
    stylegan3.StyleGAN3Config.of_size(32, radial=True, base=256, most=8), z_size=32, w_size=32, classes=3
)
NETWORKS = {
    "stylegan2": lambda: stylegan2.Generator(SG2),
    "stylegan3-t": lambda: stylegan3.Generator(SG3),
    "stylegan3-r": lambda: stylegan3.Generator(SG3_R),
}


def pixels(pictures: Tensor) -> list[float]:
    return pictures[:, :, 3::9, 5::9][:, :, :2, :2].flatten().tolist()  # type: ignore[no-any-return]


def draw(found: recognize.Recognized, label: Tensor | None = None, psi: float = 1.0) -> Tensor:
    """Pictures of the recognized network, after it was written to a file of our own and read again."""
    network = recognize.parse(found.to_safetensors(), "own.safetensors").build()
    with torch.inference_mode():
        w = network.mapping(z(found.config.z_size), label)
        if psi != 1:
            w = torch.lerp(network.mapping.w_avg, w, psi)
        return network.synthesis(w[:, None].expand(-1, found.config.layers, -1), "constant")


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("protocol", [3, 4])
def test_an_official_pickle_draws_what_the_original_draws(name: str, protocol: int) -> None:
    network = NETWORKS[name]()
    network.load_state_dict(filled(network))
    facts = {"synthesis.b4.conv1.conv_clamp": 2} if name == "stylegan2" else {}
    found = recognize.parse(official(network, facts, protocol), "network.pkl")
    assert found.config == network.config
    pictures = draw(found, torch.eye(3)[[0, 2]], psi=0.7)
    assert pixels(pictures) == pytest.approx(ORIGINAL[name], abs=1e-4)


def save(value: Any, path: Path, legacy: bool) -> Path:
    torch.save(value, path, _use_new_zipfile_serialization=not legacy)
    return path


@pytest.mark.parametrize("legacy", [False, True])
@pytest.mark.parametrize("whole", [False, True])
def test_a_checkpoint_of_rosinality_draws_what_the_original_draws(
    tmp_path: Path, legacy: bool, whole: bool
) -> None:
    state = rosinality()
    mean = torch.arange(32.0)
    value = {"g": {}, "g_ema": state, "latent_avg": mean, "ada_aug_p": 0.1} if whole else state
    found = recognize.recognize(save(value, tmp_path / "face.pt", legacy))
    assert pixels(draw(found)) == pytest.approx(ORIGINAL["rosinality"], abs=1e-4)
    if whole:
        assert torch.equal(found.tensors["mapping.w_avg"], mean)
    else:  # it was found by drawing many: a latent drawn completely to it is near the middle of others
        w = found.build().mapping(torch.randn(2000, 32, generator=torch.Generator().manual_seed(1)))
        assert torch.allclose(found.tensors["mapping.w_avg"], w.mean(0), atol=0.2)
        assert not torch.allclose(found.tensors["mapping.w_avg"], w[0], atol=0.2)


def test_a_checkpoint_of_lucidrains_draws_what_the_original_draws(tmp_path: Path) -> None:
    value = {"GAN": lucidrains(), "version": "1.9.0"}
    found = recognize.recognize(save(value, tmp_path / "model_12.pt", legacy=False))
    assert found.config.mapping_layers == 3
    assert pixels(draw(found)) == pytest.approx(ORIGINAL["lucidrains"], abs=1e-4)


class Tutorial(nn.Module):
    """The generator of PyTorch's DCGAN tutorial, as it is usually written."""

    def __init__(self, width: int, blocks: int):
        super().__init__()
        widths = [width * 2**index for index in reversed(range(blocks))]
        layers: list[nn.Module] = [nn.ConvTranspose2d(20, widths[0], 4, 1, 0, bias=False)]
        for inputs, outputs in zip(widths, [*widths[1:], 3], strict=True):
            layers += [
                nn.BatchNorm2d(inputs),
                nn.ReLU(True),
                nn.ConvTranspose2d(inputs, outputs, 4, 2, 1, bias=False),
            ]
        self.main = nn.Sequential(*layers, nn.Tanh())


@pytest.mark.filterwarnings("ignore:Couldn't retrieve source")  # by torch.save, of the class below
@pytest.mark.parametrize("wrapping", ["state", "module", "netG", "whole", "old"])
@pytest.mark.parametrize("blocks", [3, 4, 5])
def test_a_dcgan_draws_what_the_tutorial_draws(tmp_path: Path, blocks: int, wrapping: str) -> None:
    theirs = Tutorial(8, blocks).eval()
    theirs.load_state_dict(filled(theirs))
    state = theirs.state_dict()
    values: dict[str, Any] = {
        "state": state,
        "module": {f"module.{name}": tensor for name, tensor in state.items()},
        "netG": {"netG": state, "netD": {"main.0.weight": torch.ones(1)}, "epoch": 3},
        "old": {name: tensor for name, tensor in state.items() if "tracked" not in name},
    }
    with named_as("__main__", Generator=Tutorial):
        path = save(values.get(wrapping, theirs), tmp_path / "netG.pth", legacy=wrapping == "whole")
    found = recognize.recognize(path)
    usual = dcgan.DCGANConfig.of_size(2 ** (blocks + 2), width=8)
    assert found.config == dataclasses.replace(usual, z_size=20)
    with torch.inference_mode():
        expected = theirs.main(z(20)[:, :, None, None])
    assert torch.allclose(draw(found), expected, atol=1e-6)


def test_an_imported_generator_answers_the_latent_protocol(tmp_path: Path) -> None:
    network = stylegan2.Generator(SG2)
    network.load_state_dict(filled(network))
    path = tmp_path / "network.pkl"
    path.write_bytes(official(network))
    _, kept, digest = recognize.import_file(path, tmp_path / "kept")
    model = TorchLatent(recognize.load(kept, digest))
    assert (model.z_size, model.w_size, model.layers, len(model.classes)) == (32, 32, 8, 3)
    w = model.map(np.asarray(z(32)), 1)
    rows = per_layer(w[0], model.layers)
    picture = model.synthesize(rows, None, None, Context(Device("cpu", "CPU")))
    assert picture.shape == (32, 32, 3) and picture.dtype == np.float32
    assert 0 <= picture.min() < picture.max() <= 1
    assert np.array_equal(picture, model.synthesize(rows, None, None, Context(Device("cpu", "CPU"))))
    noisy = [model.synthesize(rows, seed, None, Context(Device("cpu", "CPU"))) for seed in (5, 5, 6)]
    assert np.array_equal(noisy[0], noisy[1]) and not np.array_equal(noisy[0], noisy[2])
    assert np.allclose(model.mean(), numbers("mapping.w_avg", (32,)))
    assert not np.allclose(model.mean(0), model.mean(1))


def test_an_official_pickle_needs_code_that_is_not_here() -> None:
    """Python's unpickler wants the modules that run the source in it; ours names them only."""
    data = official(stylegan2.Generator(SG2))
    with pytest.raises(ModuleNotFoundError):
        pickle.loads(data)
