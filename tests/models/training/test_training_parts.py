"""Losses, penalties and augmentations, each against what its paper says of it."""

from __future__ import annotations

import dataclasses
import math

import pytest
import torch
from torch import Tensor

from artstudio.models.generators import dcgan
from artstudio.models.training import export, losses
from artstudio.models.training.augment import Ada, diff_augment
from artstudio.models.training.conv_gans import VARIANTS, ConvGan
from artstudio.models.training.machine import Machine
from artstudio.models.training.recipe import Batch


def chance(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def pictures(count: int = 8, size: int = 32) -> Tensor:
    """Smooth ones, in -1..1."""
    small = torch.rand(count, 3, 4, 4, generator=chance(1)) * 2 - 1
    return torch.nn.functional.interpolate(small, size=(size, size), mode="bilinear")


def test_losses_want_what_their_papers_want() -> None:
    good, bad = torch.tensor([9.0, 9.0]), torch.tensor([-9.0, -9.0])
    for loss in (losses.LOGISTIC, losses.HINGE):
        assert loss.critic(good, bad) < 1e-3 < 9 < loss.critic(bad, good)
        assert loss.generator(good) < loss.generator(bad)
    assert losses.LOGISTIC.critic(torch.zeros(2), torch.zeros(2)).item() == pytest.approx(2 * math.log(2))
    assert losses.LEAST_SQUARES.critic(torch.ones(2), torch.zeros(2)) == 0
    assert losses.LEAST_SQUARES.generator(torch.ones(2)) == 0
    assert losses.WASSERSTEIN.critic(good, bad) == -18 and losses.WASSERSTEIN.generator(good) == -9
    assert losses.HINGE.critic(torch.ones(2), -torch.ones(2)) == 0


def test_penalties_know_the_slope_of_a_plane() -> None:
    slope = torch.randn(3 * 4 * 4, generator=chance()).requires_grad_()
    real, fake = torch.randn(2, 5, 3, 4, 4, generator=chance(2))

    def plane(x: Tensor, label: Tensor | None) -> Tensor:
        return x.flatten(1) @ slope

    steep = slope.detach().norm()
    r1 = losses.r1(plane, real, None)
    assert r1.item() == pytest.approx(steep.item() ** 2 / 2, rel=1e-4)
    penalty = losses.gradient_penalty(plane, real, fake, None, chance())
    assert penalty.item() == pytest.approx((steep.item() - 1) ** 2, rel=1e-4)
    for loss in (r1, penalty):
        (found,) = torch.autograd.grad(loss, slope)
        assert found.abs().sum() > 0


def test_path_lengths_are_those_of_the_jacobian() -> None:
    """Of a picture that is w itself, seen through noise: half the length of three normal numbers."""
    w = torch.randn(64, 2, 3, generator=chance()).requires_grad_()
    made = w.mean(1)[:, :, None, None].expand(-1, -1, 16, 16)
    penalty, mean = losses.path_length(made, w, torch.tensor(0.0), chance(1), decay=1.0)
    assert mean.item() == pytest.approx(math.sqrt(2 / math.pi), rel=0.1)
    assert penalty.item() < 0.2
    curved = made * w.square().sum((1, 2))[:, None, None, None]
    (slope,) = torch.autograd.grad(losses.path_length(curved, w, mean, chance(1))[0], w)
    assert slope.abs().sum() > 0


@pytest.mark.parametrize("name", ["diffaugment", "ada"])
def test_augmentation_is_chance_that_can_be_repeated_and_learned_through(name: str) -> None:
    ada = Ada()
    ada.p.fill_(0.8)
    run = diff_augment if name == "diffaugment" else ada
    x = pictures().requires_grad_()
    one, same, other = run(x, chance(3)), run(x, chance(3)), run(x, chance(4))
    assert one.shape == x.shape and torch.isfinite(one).all()
    assert torch.equal(one, same) and not torch.allclose(one, other, atol=0.05)
    (slope,) = torch.autograd.grad(one.square().sum(), x)
    assert torch.isfinite(slope).all() and (slope.flatten(1).abs().sum(1) > 0).all()


def test_diffaugment_moves_by_whole_pixels_and_cuts_a_quarter_out() -> None:
    from artstudio.models.training.augment import _cutout, _moved

    x = torch.rand(64, 1, 32, 32, generator=chance()) + 1
    moved = _moved(x, chance(1))
    shifts = set()
    for before, after in zip(x[:, 0], moved[:, 0], strict=True):
        inner = after[8:24, 8:24]
        found = [
            (dy, dx)
            for dy in range(-4, 5)
            for dx in range(-4, 5)
            if torch.equal(inner, before[8 + dy : 24 + dy, 8 + dx : 24 + dx])
        ]
        assert len(found) == 1
        shifts.update(found)
    assert len(shifts) > 30
    holes = (_cutout(x, chance(2)) == 0).flatten(1).float().mean(1)
    assert holes.max() <= 0.28 and holes.min() > 0.04


def test_ada_leaves_pictures_alone_at_first_and_changes_them_all_in_the_end() -> None:
    ada, x = Ada(), pictures()
    assert torch.allclose(ada(x, chance()), x, atol=1e-5)
    ada.p.fill_(1.0)
    changed = (ada(x, chance()) - x).abs().flatten(1).mean(1)
    assert (changed > 0.05).all()


def test_ada_grows_while_the_discriminator_is_too_sure() -> None:
    ada = Ada(target=0.6, reach=1000)
    ada.note(torch.tensor(1.0), 100)
    ada.adapt()
    assert ada.p.item() == pytest.approx(0.1) and ada.seen == 0
    ada.note(torch.tensor(0.0), 50)
    ada.adapt()
    assert ada.p.item() == pytest.approx(0.05)
    ada.note(torch.tensor(-1.0), 100_000)
    ada.adapt()
    assert ada.p == 0
    ada.note(torch.tensor(1.0), 100_000)
    ada.adapt()
    assert ada.p == 1


def test_colors_turn_around_the_greys() -> None:
    from artstudio.models.training.augment import _hue

    turn = _hue(torch.tensor([0.7, 2 * math.pi / 3]))
    grey = torch.full((3, 1), 0.4)
    assert torch.allclose(turn @ grey, grey.expand(2, 3, 1), atol=1e-6)
    red = torch.tensor([[1.0], [0.0], [0.0]])
    assert torch.allclose(turn[1] @ red, torch.tensor([[0.0], [1.0], [0.0]]), atol=1e-6)


def test_a_conditional_gan_learns_which_class_has_which_color() -> None:
    config = dcgan.DCGANConfig.of_size(32, 8, classes=2)
    quick = dataclasses.replace(VARIANTS["cgan"], rate=2e-3)
    with torch.random.fork_rng():
        torch.manual_seed(1)
        recipe = ConvGan(Machine(torch.device("cpu")), config, quick, "none")
    recipe.freeze(())
    recipe.begin()
    colors = torch.tensor([[0.8, -0.6, -0.6], [-0.6, -0.4, 0.8]])
    for step in range(100):
        random = chance(step)
        index = torch.randint(0, 2, (16,), generator=random)
        real = colors[index][:, :, None, None] + 0.3 * torch.randn(16, 3, 32, 32, generator=random)
        label = torch.nn.functional.one_hot(index, 2).float()
        recipe.step(Batch(step, real, label, torch.ones(2) / 2, random))
    model = recipe.model(0)
    with torch.inference_mode():
        label = torch.eye(2).repeat_interleave(16, 0)
        made = model(torch.randn(32, 100, generator=chance()), label).mean((2, 3))
    nearest = torch.cdist(made, colors).argmin(1)
    assert (nearest == label.argmax(1)).float().mean() > 0.9


def test_a_sheet_shows_the_first_classes_where_there_are_very_many() -> None:
    model = dcgan.Generator(dcgan.DCGANConfig.of_size(32, 2, classes=40)).eval()
    machine = Machine(torch.device("cpu"))
    pixels = export.sheet(model, 8, 5, machine)
    assert pixels.shape == (12 * 32, 8 * 32, 3)
    third = export.draw(model, [2], machine)  # its class is the third
    shown = torch.from_numpy(pixels[64:96, 64:96]).permute(2, 0, 1)  # third row, third seed
    assert ((third[0] + 1) * 127.5 - shown).abs().max() <= 1
