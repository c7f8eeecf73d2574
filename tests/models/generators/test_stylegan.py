"""The style-based networks as they are used and trained, beyond what the originals' numbers hold."""

from __future__ import annotations

import dataclasses

import pytest
import torch
from foreign_networks import filled, numbers, z
from torch import Tensor
from torch.nn import functional as F

from artstudio.models.generators import dcgan, filters, stylegan2, stylegan3
from artstudio.models.generators.layers import truncate
from artstudio.models.generators.stylegan2 import StyleGAN2Config
from artstudio.models.generators.stylegan2_discriminator import Discriminator, batch_spread

SMALL = StyleGAN2Config(32, (8, 8, 6, 4), z_size=8, w_size=8, classes=2, mapping_layers=2)


def generator(config: StyleGAN2Config = SMALL) -> stylegan2.Generator:
    network = stylegan2.Generator(config)
    network.load_state_dict(filled(network))
    return network


@pytest.mark.parametrize("size", [32, 64, 128, 256, 512, 1024])
def test_every_size_has_its_shape(size: int) -> None:
    config = StyleGAN2Config.of_size(size, base=4096, most=4, z_size=4, w_size=4)
    network = stylegan2.Generator(config).eval()
    with torch.inference_mode():
        assert network(z(4)).shape == (2, 3, size, size)
    assert config.layers == {32: 8, 64: 10, 128: 12, 256: 14, 512: 16, 1024: 18}[size]


def test_the_usual_widths() -> None:
    assert StyleGAN2Config.of_size(256).channels == (512, 512, 512, 512, 512, 256, 128)
    assert StyleGAN2Config.of_size(256, base=16384).channels == (512, 512, 512, 512, 256, 128, 64)
    with pytest.raises(ValueError):
        StyleGAN2Config(48, (8, 8, 8, 8))


def test_noise_is_random_constant_or_none() -> None:
    network = generator().eval()
    w = network.mapping(z(8), torch.eye(2))[:, None].expand(-1, 8, -1)
    with torch.inference_mode():
        seeded = [network.synthesis(w, "random", torch.Generator().manual_seed(seed)) for seed in (1, 1, 2)]
        constant, none = network.synthesis(w, "constant"), network.synthesis(w, "none")
        same = network.synthesis(w, "constant")
    assert torch.equal(seeded[0], seeded[1]) and torch.equal(constant, same)
    for one, other in ((seeded[0], seeded[2]), (seeded[0], constant), (constant, none)):
        assert not torch.allclose(one, other, atol=1e-3)


def test_a_picture_does_not_depend_on_its_neighbors() -> None:
    networks = generator(), stylegan3.Generator(stylegan3.StyleGAN3Config(32, (4,) * 14, z_size=8, w_size=8))
    for network in networks:
        w = numbers("w", (3, network.config.layers, 8))
        with torch.inference_mode():
            together = network.synthesis(w, "constant")
            alone = torch.cat([network.synthesis(one[None], "constant") for one in w])
        assert torch.allclose(together, alone, atol=1e-4)


def test_each_w_bends_its_own_layers() -> None:
    """No row of w is left unused."""
    network = generator().eval()
    w = numbers("w", (1, 8, 8))
    with torch.inference_mode():
        before = network.synthesis(w, "none")
        for row in range(8):
            bent = w.clone()
            bent[:, row] += 1
            assert not torch.allclose(network.synthesis(bent, "none"), before, atol=1e-4)


def test_truncation_draws_towards_the_mean() -> None:
    w, mean = numbers("w", (2, 8)), numbers("mean", (8,))
    assert torch.equal(truncate(w, mean, 1.0), w)
    assert torch.allclose(truncate(w, mean, 0.0), mean.expand(2, -1))
    assert torch.allclose(truncate(w, mean, 0.5), (w + mean) / 2)


def test_one_larger_convolution_is_two() -> None:
    """As GPUs compute it."""
    x, weight = numbers("x", (2, 5, 6, 6)), numbers("weight", (7, 5, 3, 3))
    two = stylegan2.blur(F.conv_transpose2d(x, weight.transpose(0, 1), stride=2), gain=4)
    one = F.conv_transpose2d(x, stylegan2.blurred(weight).transpose(0, 1), stride=2, padding=2)
    torch.testing.assert_close(one, two, atol=1e-5, rtol=1e-5)


def test_a_class_is_wanted() -> None:
    with pytest.raises(ValueError, match="class"):
        generator()(z(8))


@pytest.mark.parametrize("classes", [0, 2])
def test_every_parameter_learns(classes: int) -> None:
    config = dataclasses.replace(SMALL, classes=classes)
    network, judge = generator(config), Discriminator(config)
    label = torch.eye(2) if classes else None
    score = judge(network(z(8), label), label)
    assert score.shape == (2, 1)
    F.softplus(-score).mean().backward()
    for name, parameter in (*network.named_parameters(), *judge.named_parameters()):
        assert parameter.grad is not None and parameter.grad.abs().sum() > 0, name


def test_the_discriminator_has_second_gradients() -> None:
    """The penalty on the gradient at real pictures (R1) is itself differentiated."""
    judge = Discriminator(dataclasses.replace(SMALL, classes=0))
    real = numbers("real", (4, 3, 32, 32)).requires_grad_()
    (gradient,) = torch.autograd.grad(judge(real).sum(), real, create_graph=True)
    gradient.square().sum().backward()
    assert judge.get_parameter("b32.conv0.weight").grad is not None


def test_the_spread_of_a_batch_is_told_by_group() -> None:
    x = numbers("x", (8, 3, 4, 4))
    spread = batch_spread(x)[:, -1]
    assert spread.shape == (8, 4, 4)
    for group in (x[0::2], x[1::2]):
        expected = (group.var(0, correction=0) + 1e-8).sqrt().mean()
        assert torch.isclose(spread, expected).any()
    assert torch.allclose(batch_spread(x[:1])[:, -1], torch.tensor(1e-4), atol=1e-6)


def test_a_small_gan_learns_two_colors() -> None:
    """Orange or blue squares, 60 steps: what it draws comes much closer to them than it was."""
    torch.manual_seed(0)
    config = StyleGAN2Config(32, (8, 8, 8, 8), z_size=8, w_size=8, mapping_layers=2)
    network, judge = stylegan2.Generator(config), Discriminator(config)
    real = (
        torch.tensor([[0.9, 0.2, -0.8], [-0.8, -0.2, 0.9]])[:, :, None, None]
        .expand(-1, -1, 32, 32)
        .repeat(4, 1, 1, 1)
    )
    adam = [torch.optim.Adam(n.parameters(), 0.01, (0.0, 0.99)) for n in (network, judge)]

    def distance() -> float:
        with torch.inference_mode():
            pictures = network(torch.randn(16, 8, generator=torch.Generator().manual_seed(3)), noise="none")
            return float((pictures[:, None] - real[None, :2]).square().mean((2, 3, 4)).amin(1).mean())

    before = distance()
    for _ in range(60):
        for step in (0, 1):
            fake = network(torch.randn(8, 8))
            loss = F.softplus(-judge(fake)).mean() if step == 0 else (
                F.softplus(judge(fake.detach())).mean() + F.softplus(-judge(real)).mean())  # fmt: skip
            adam[step].zero_grad()
            loss.backward()
            adam[step].step()
    assert distance() < before / 2


def plain_upfirdn(x: Tensor, taps: Tensor, up: int, down: int, pad: tuple[int, int, int, int]) -> Tensor:
    """By its definition: zeros between, padding, every output as a sum."""
    wide = x.new_zeros(*x.shape[:2], x.shape[2] * up, x.shape[3] * up)
    wide[:, :, ::up, ::up] = x
    kernel = taps if taps.ndim == 2 else torch.outer(taps, taps)
    wide = F.pad(wide, pad)
    height, width = kernel.shape
    out = x.new_zeros(*x.shape[:2], wide.shape[2] - height + 1, wide.shape[3] - width + 1)
    for row in range(height):
        for column in range(width):
            part = wide[:, :, height - 1 - row :, width - 1 - column :]
            out += kernel[row, column] * part[:, :, : out.shape[2], : out.shape[3]]
    return out[:, :, ::down, ::down] * up**2


@pytest.mark.parametrize("up", [1, 2, 4])
@pytest.mark.parametrize("down", [1, 2])
@pytest.mark.parametrize("shape", [(6,), (12,), (5, 4)])
@pytest.mark.parametrize("pad", [(0, 0, 0, 0), (9, 8, 7, 6), (-2, 5, 4, -1)])
def test_resampling_is_what_its_definition_says(
    up: int, down: int, shape: tuple[int, ...], pad: tuple[int, int, int, int]
) -> None:
    x, taps = numbers("x", (2, 3, 16, 15)), numbers("taps", shape)
    expected = plain_upfirdn(x, taps, up, down, pad)
    assert torch.allclose(filters.upfirdn(x, taps, up, down, pad), expected, atol=1e-4)


def test_lowpass_filters_pass_and_stop() -> None:
    """What lies below the cutoff stays, and what lies above the transition goes."""
    for taps in (filters.kaiser_lowpass(24, 8.0, 8.0, 64.0), filters.radial_lowpass(24, 8.0, 8.0, 64.0)):
        line = taps if taps.ndim == 1 else taps.sum(0)
        response = torch.fft.rfft(line, 512).abs()
        frequency = torch.arange(257) * 64.0 / 512
        assert torch.allclose(response[frequency < 2], torch.tensor(1.0), atol=0.02)
        assert response[frequency > 16].max() < 0.02
    round_ = filters.radial_lowpass(24, 8.0, 8.0, 64.0)
    assert torch.allclose(round_, round_.t()) and torch.allclose(round_, round_.flip(0))


def test_stylegan3_has_the_sizes_of_the_paper() -> None:
    with torch.device("meta"):
        t = stylegan3.Synthesis(stylegan3.StyleGAN3Config.of_size(256))
        r = stylegan3.Synthesis(stylegan3.StyleGAN3Config.of_size(1024, radial=True))
    assert t.names[0] == "L0_36_512" and t.names[-1] == "L14_256_3" and t.names[-2] == "L13_256_128"
    assert r.names[0] == "L0_36_1024" and r.names[-1] == "L14_1024_3"
    assert r.get_parameter("L3_52_1024.weight").shape[2:] == (1, 1)


@pytest.mark.parametrize("size", [32, 64, 128])
def test_dcgan_draws_and_judges(size: int) -> None:
    config = dcgan.DCGANConfig.of_size(size, width=4)
    pictures = dcgan.Generator(config)(torch.randn(2, 100))
    assert pictures.shape == (2, 3, size, size) and pictures.abs().max() <= 1
    assert dcgan.Discriminator(config)(pictures).shape == (2,)
