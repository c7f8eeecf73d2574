"""What draws StyleGAN2 on a CPU against the network itself."""

from __future__ import annotations

import pytest
import torch
from foreign_networks import filled, numbers

from artstudio.engine.context import Cancelled, Context
from artstudio.engine.devices import cpu
from artstudio.models import registry
from artstudio.models.generators import stylegan2
from artstudio.models.generators.family import GeneratorModel
from artstudio.models.generators.latent import per_layer, seeded_z
from artstudio.models.generators.layers import Noise
from artstudio.models.generators.recognize import Recognized
from artstudio.models.generators.stylegan2 import StyleGAN2Config
from artstudio.models.generators.stylegan2_cpu import CpuSynthesis
from artstudio.models.generators.torch_latent import TorchLatent
from artstudio.models.openvino_cpu import OPTIONS, preview_options

SMALL = StyleGAN2Config(64, (24, 20, 16, 8, 4), z_size=8, w_size=8, mapping_layers=2)
CLAMPED = StyleGAN2Config(32, (12, 8, 8, 4), z_size=8, w_size=8, mapping_layers=2, clamp=0.4, colors=1)


def generator(config: StyleGAN2Config) -> stylegan2.Generator:
    network = stylegan2.Generator(config).eval().requires_grad_(False)
    network.load_state_dict(filled(network))
    return network


@pytest.mark.parametrize("config", [SMALL, CLAMPED], ids=["64 px", "clamped, grey"])
@pytest.mark.parametrize("noise", ["constant", "random", "none"])
def test_the_picture_is_that_of_the_network(config: StyleGAN2Config, noise: Noise) -> None:
    network = generator(config)
    quick = CpuSynthesis(network.synthesis)
    for index in range(2):  # the second one where the first one has left its features
        w = numbers(f"w{index}", (1, config.layers, 8))
        with torch.inference_mode():
            expected = network.synthesis(w, noise, torch.Generator().manual_seed(5))
            drawn = quick(w, noise, torch.Generator().manual_seed(5))
        assert drawn.shape == expected.shape and expected.std() > 0.1
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
    ctx.cancel.set()
    with pytest.raises(Cancelled):
        latent.synthesize(w, None, None, ctx)
    assert latent.synthesize(w, None, None, Context(cpu())).tobytes() == picture.tobytes()


def test_it_stops_at_the_first_size_that_is_enough() -> None:
    network = generator(SMALL)
    w = numbers("w", (1, SMALL.layers, 8))
    for enough, side in ((3, 4), (16, 16), (17, 32), (64, 64), (500, 64)):
        drawn = CpuSynthesis(network.synthesis)(w, "constant", enough=enough)
        with torch.inference_mode():
            expected = network.synthesis(w, "constant", enough=enough)
        assert drawn.shape == (1, 3, side, side)
        torch.testing.assert_close(drawn, expected, atol=2e-5 * float(expected.abs().max()), rtol=0)


def test_a_preview_differs_by_less_than_a_level_of_8_bits() -> None:
    generator = registry.get("paintings").make()
    assert isinstance(generator, GeneratorModel)
    generator.load(cpu())
    model = generator.latent
    w = per_layer(model.map(seeded_z([3], model.z_size), 2)[0], model.layers)
    ctx = Context(cpu())
    exact, preview = (model.synthesize(w, None, size, ctx) for size in (None, (256, 256)))
    assert preview.shape == exact.shape
    difference = 255 * abs(preview - exact)
    assert difference.mean() < 1 and difference.max() < 32
    rough = preview_options() != OPTIONS  # or else there is nothing to gain by it
    assert bool(difference.any()) == rough
