"""What draws StyleGAN2 on a CPU against the network itself, and the convolutions against torch's."""

from __future__ import annotations

import pytest
import torch
from foreign_networks import filled, numbers
from torch.nn import functional as F

from artstudio.engine.context import Cancelled, Context
from artstudio.engine.devices import cpu
from artstudio.models.generators import stylegan2, stylegan2_cpu, winograd
from artstudio.models.generators.latent import per_layer, seeded_z
from artstudio.models.generators.layers import Noise
from artstudio.models.generators.recognize import Recognized
from artstudio.models.generators.stylegan2 import StyleGAN2Config
from artstudio.models.generators.stylegan2_cpu import CpuSynthesis
from artstudio.models.generators.torch_latent import TorchLatent
from artstudio.models.generators.winograd import Winograd

SMALL = StyleGAN2Config(64, (24, 20, 16, 8, 4), z_size=8, w_size=8, mapping_layers=2)
CLAMPED = StyleGAN2Config(32, (12, 8, 8, 4), z_size=8, w_size=8, mapping_layers=2, clamp=0.4, colors=1)


@pytest.fixture(params=["whole", "strips"])
def strips(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few channels are enough for Winograd, so that small networks meet him; and strips of few rows."""
    monkeypatch.setattr(stylegan2_cpu, "_MANY_CHANNELS", 8)
    if request.param == "strips":
        monkeypatch.setattr(stylegan2_cpu, "_STRIP", 2000)
        monkeypatch.setattr(winograd, "_STRIP", 30_000)


def generator(config: StyleGAN2Config) -> stylegan2.Generator:
    network = stylegan2.Generator(config).eval().requires_grad_(False)
    network.load_state_dict(filled(network))
    return network


@pytest.mark.parametrize("config", [SMALL, CLAMPED], ids=["64 px", "clamped, grey"])
@pytest.mark.parametrize("noise", ["constant", "random", "none"])
def test_the_picture_is_that_of_the_network(strips: None, config: StyleGAN2Config, noise: Noise) -> None:
    network = generator(config)
    quick = CpuSynthesis(network.synthesis)
    for index in range(2):  # the second one where the first one has left its features
        w = numbers(f"w{index}", (1, config.layers, 8))
        with torch.inference_mode():
            expected = network.synthesis(w, noise, torch.Generator().manual_seed(5))
            drawn = quick(w, noise, torch.Generator().manual_seed(5))
        assert drawn.shape == expected.shape and expected.std() > 0.1
        torch.testing.assert_close(drawn, expected, atol=2e-5 * float(expected.abs().max()), rtol=0)


def test_the_usual_widths_too() -> None:
    """Winograd where he pays, and not elsewhere."""
    config = StyleGAN2Config(32, (128, 128, 128, 128), z_size=8, w_size=8, mapping_layers=1)
    network = generator(config)
    w = numbers("w", (1, config.layers, 8))
    with torch.inference_mode():
        expected = network.synthesis(w, "constant")
    drawn = CpuSynthesis(network.synthesis)(w, "constant")
    torch.testing.assert_close(drawn, expected, atol=2e-5 * float(expected.abs().max()), rtol=0)


def test_generators_are_drawn_that_way_and_stopped_in_between() -> None:
    network = generator(SMALL)
    latent = TorchLatent(Recognized("stylegan2", SMALL, network.state_dict(), "a test"))
    w = per_layer(latent.map(seeded_z([3], 8))[0], latent.layers)
    with torch.inference_mode():
        expected = network.synthesis(torch.from_numpy(w)[None], "constant")[0].permute(1, 2, 0)
    ctx = Context(cpu())
    picture = latent.synthesize(w, None, None, ctx)
    torch.testing.assert_close(
        torch.from_numpy(picture), (expected * 0.5 + 0.5).clamp(0, 1), atol=1e-3, rtol=0
    )
    checked: list[int] = []

    def check() -> None:
        checked.append(1)
        if len(checked) == 4:
            ctx.cancel.set()
        ctx.check()

    with pytest.raises(Cancelled):
        CpuSynthesis(network.synthesis)(torch.from_numpy(w)[None], "constant", check=check)
    assert len(checked) == 4


@pytest.mark.parametrize(("height", "width"), [(4, 4), (8, 16), (20, 12)])
@pytest.mark.parametrize("strip", [1, 1 << 20])
def test_winograd_is_a_convolution(
    height: int, width: int, strip: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(winograd, "_STRIP", strip)
    x, weight, scale = numbers("x", (height, width, 5)), numbers("weight", (7, 5, 3, 3)), numbers("s", (5,))
    expected = F.conv2d((x * scale).permute(2, 0, 1)[None], weight, padding=1)[0].permute(1, 2, 0)
    made = torch.empty(height, width, 7)
    last = 0
    for first, tiles in Winograd(weight).strips(F.pad(x, (0, 0, 1, 1, 1, 1)), scale):
        assert first == last
        last = first + 4 * len(tiles)
        made[first:last] = tiles.transpose(1, 2).reshape(-1, width, 7)
    assert last == height
    torch.testing.assert_close(made, expected, atol=1e-4, rtol=1e-4)
