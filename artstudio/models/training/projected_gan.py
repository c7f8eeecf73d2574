"""Training of StyleGAN2's generator against discriminators that look through a trained network.

Sauer et al. 2021, "Projected GANs Converge Faster", whose settings for StyleGAN2 these are: a small z and w,
the hinge loss, DiffAugment, one learning rate, no penalties. Pictures look painted after minutes on a GPU;
what is given up is variety, since nothing holds the seeds of a class apart.
"""

from __future__ import annotations

import dataclasses

import torch
from torch import Tensor, nn

from artstudio.models.generators import stylegan2
from artstudio.models.generators.stylegan2 import StyleGAN2Config
from artstudio.models.training import losses
from artstudio.models.training.augment import diff_augment
from artstudio.models.training.machine import Machine
from artstudio.models.training.projected import Critic, Eye, Projector
from artstudio.models.training.recipe import Batch, Recipe, ema_share
from artstudio.models.training.style_gan import CLAMP, generator_parts, learn_mean_w

RATE = 0.002
Z_SIZE, W_SIZE, MAPPING_LAYERS = 64, 128, 2


def config_of(size: int, classes: int, width: float) -> StyleGAN2Config:
    """A network that draws live on a CPU, and takes 14 MB in half precision at 256 px."""
    base, most = (2048, 256) if size <= 64 else (8192, 320)
    base, most, z_size, w_size = (
        max(4, round(number * width / 4) * 4) for number in (base, most, Z_SIZE, W_SIZE)
    )
    layers = MAPPING_LAYERS
    config = StyleGAN2Config.of_size(
        size, base, most, z_size=z_size, w_size=w_size, classes=classes, mapping_layers=layers
    )
    return dataclasses.replace(config, clamp=CLAMP)


class ProjectedGan(Recipe):
    def __init__(self, machine: Machine, config: StyleGAN2Config, augment: str, batch: int):
        self.generator = stylegan2.Generator(config)
        self.projector = Projector()
        self.critic = Critic(self.projector, config.classes)
        super().__init__(machine, self.generator, {"discriminator": self.critic})
        self.config, self.augment = config, augment
        self.half_life = batch * 10 / 32 * 1000
        self.projector.to(machine.device).to(memory_format=torch.channels_last)
        self.memory = {"projector": self.projector}
        self.eye = Eye(self.projector, machine.device)
        self.helpers = [self.eye.features, self.projector]

    def optimizer(self, network: str, parameters: list[nn.Parameter]) -> torch.optim.Adam:
        return torch.optim.Adam(parameters, RATE, (0.0, 0.99), eps=1e-8)

    def parts(self) -> dict[str, list[tuple[str, nn.Module]]]:
        return generator_parts(self.generator)

    def step(self, batch: Batch) -> dict[str, Tensor]:
        said = {"discriminator": self._critic_step(batch), "generator": self._generator_step(batch)}
        count = len(batch.real) * self.machine.team.count
        self.follow(ema_share((batch.step + 1) * count, count, self.half_life))
        return said

    def _made(self, batch: Batch, label: Tensor | None) -> Tensor:
        w = self.generator.mapping(batch.normal(self.config.z_size), label)
        learn_mean_w(self.generator, w, self.machine)
        layers = w[:, None].expand(-1, self.config.layers, -1)
        return self.generator.synthesis(layers, "random", batch.random)  # type: ignore[no-any-return]

    def _scores(self, pictures: Tensor, label: Tensor | None, random: torch.Generator) -> Tensor:
        seen = diff_augment(pictures, random) if self.augment == "diffaugment" else pictures
        return self.critic(self.eye(seen), label).float()  # type: ignore[no-any-return]

    def _critic_step(self, batch: Batch) -> Tensor:
        with self.only("discriminator"):
            with self.machine.lower():
                label = batch.other()
                with torch.no_grad():
                    made = self._made(batch, label)
                made_scores = self._scores(made, label, batch.random)
                real_scores = self._scores(batch.real, batch.label, batch.random)
            loss = losses.HINGE.critic(real_scores, made_scores)
            self.descend("discriminator", loss)
        return loss.detach()

    def _generator_step(self, batch: Batch) -> Tensor:
        with self.only("generator"):
            with self.machine.lower():
                label = batch.other()
                scores = self._scores(self._made(batch, label), label, batch.random)
            loss = losses.HINGE.generator(scores)
            self.descend("generator", loss)
        return loss.detach()
