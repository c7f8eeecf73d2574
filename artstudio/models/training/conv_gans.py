"""Training of the DCGAN's networks by any of four losses.

The original one, Wasserstein's with a penalty on the gradient, least squares, and the hinge for conditional
ones."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from artstudio.models.generators import dcgan
from artstudio.models.training import losses
from artstudio.models.training.augment import diff_augment
from artstudio.models.training.machine import Machine
from artstudio.models.training.recipe import Batch, Recipe, ema_share


@dataclass(frozen=True)
class Variant:
    """``critic_steps``: steps of the discriminator for each of the generator. ``penalty``: weight of the
    gradient's."""

    loss: losses.GanLoss
    rate: float = 2e-4
    betas: tuple[float, float] = (0.5, 0.999)
    critic_steps: int = 1
    penalty: float = 0.0


VARIANTS = {
    "dcgan": Variant(losses.LOGISTIC),
    "lsgan": Variant(losses.LEAST_SQUARES, 1e-3),
    "wgan-gp": Variant(losses.WASSERSTEIN, 1e-4, (0.0, 0.9), critic_steps=5, penalty=10.0),
    "cgan": Variant(losses.HINGE),
}
_CALIBRATION = (4, 64)  # batches and pictures in each


class ConvGan(Recipe):
    def __init__(self, machine: Machine, config: dcgan.DCGANConfig, variant: Variant, augment: str):
        self.critic = dcgan.Discriminator(config, batch_norm=not variant.penalty)
        self.generator = dcgan.Generator(config)
        super().__init__(machine, self.generator, {"discriminator": self.critic})
        self.config, self.variant, self.augment = config, variant, augment

    def optimizer(self, network: str, parameters: list[nn.Parameter]) -> torch.optim.Adam:
        return torch.optim.Adam(parameters, self.variant.rate, self.variant.betas)

    def parts(self) -> dict[str, list[tuple[str, nn.Module]]]:
        """By the size of the features that come out."""
        found: dict[str, list[tuple[str, nn.Module]]] = {}
        for network, main in (("generator", self.generator.main), ("discriminator", self.critic.main)):
            made = network == "generator"
            size = 2 if made else self.config.size
            for module in main:
                if isinstance(module, nn.Conv2d | nn.ConvTranspose2d):
                    size = size * 2 if made else max(1, size // 2) if size > 4 else 1
                found.setdefault(f"{size}" if made else f"critic-{size}", []).append((network, module))
        return {name: modules for name, modules in found.items() if name != "critic-1"}

    def step(self, batch: Batch) -> dict[str, Tensor]:
        said = self._critic_step(batch)
        if (batch.step + 1) % self.variant.critic_steps == 0:
            said["generator"] = self._generator_step(batch)
            seen = (batch.step + 1) * len(batch.real) * self.machine.team.count
            self.follow(
                ema_share(seen, len(batch.real) * self.machine.team.count * self.variant.critic_steps)
            )
        self.machine.team.average_statistics(self.generator)
        self.machine.team.average_statistics(self.critic)
        return said

    def _made(self, batch: Batch) -> tuple[Tensor, Tensor | None]:
        label = batch.other()
        return self.generator(batch.normal(self.config.z_size), label), label

    def _seen(self, pictures: Tensor, batch: Batch) -> Tensor:
        return diff_augment(pictures, batch.random) if self.augment == "diffaugment" else pictures

    def _critic_step(self, batch: Batch) -> dict[str, Tensor]:
        with self.only("discriminator"):
            with self.machine.lower():
                with torch.no_grad():
                    made, label = self._made(batch)
                made, real = self._seen(made, batch), self._seen(batch.real, batch)
                real_score, made_score = self.critic(real, batch.label), self.critic(made, label)
            loss = self.variant.loss.critic(real_score.float(), made_score.float())
            said = {"discriminator": loss.detach()}
            if self.variant.penalty:
                penalty = losses.gradient_penalty(
                    self.critic, real.float(), made.float(), batch.label, batch.random
                )
                loss = loss + self.variant.penalty * penalty
                said["penalty"] = penalty.detach()
            self.descend("discriminator", loss)
        return said

    def _generator_step(self, batch: Batch) -> Tensor:
        with self.only("generator"):
            with self.machine.lower():
                made, label = self._made(batch)
                score = self.critic(self._seen(made, batch), label)
            loss = self.variant.loss.generator(score.float())
            self.descend("generator", loss)
        return loss.detach()

    @torch.no_grad()
    def model(self, seed: int) -> dcgan.Generator:
        """The mean weights, with statistics of their own features, which are nobody's running mean."""
        model: dcgan.Generator = super().model(seed)
        random = torch.Generator(self.machine.device).manual_seed(seed)
        count, size = _CALIBRATION
        for module in model.modules():
            if isinstance(module, nn.BatchNorm2d):
                module.reset_running_stats()
                module.momentum = None
        model.train()
        for index in range(count):
            z = torch.randn(size, self.config.z_size, generator=random, device=self.machine.device)
            label = None
            if self.config.classes:
                classes = torch.arange(index, index + size, device=self.machine.device) % self.config.classes
                label = nn.functional.one_hot(classes, self.config.classes).float()
            model(z, label)
        return model.eval()
