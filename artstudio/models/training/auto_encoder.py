"""Training of the variational autoencoder, which learns to place pictures and to paint them again."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from artstudio.models.generators import vae
from artstudio.models.training.machine import Machine
from artstudio.models.training.recipe import Batch, Recipe, ema_share

RATE = 5e-4


class AutoEncoder(Recipe):
    def __init__(self, machine: Machine, config: vae.VAEConfig):
        self.generator = vae.VAE(config)
        super().__init__(machine, self.generator, {})
        self.config = config

    def optimizer(self, network: str, parameters: list[nn.Parameter]) -> torch.optim.Adam:
        return torch.optim.Adam(parameters, RATE)

    def parts(self) -> dict[str, list[tuple[str, nn.Module]]]:
        return {
            "encoder": [("generator", self.generator.encoder)],
            "decoder": [("generator", self.generator.decoder)],
        }

    def step(self, batch: Batch) -> dict[str, Tensor]:
        with self.only("generator"):
            with self.machine.lower():
                found = vae.losses(self.generator, batch.real, batch.label, random=batch.random)
            self.descend("generator", found.total)
        count = len(batch.real) * self.machine.team.count
        self.follow(ema_share((batch.step + 1) * count, count))
        return {"total": found.total.detach(), "reconstruction": found.error, "kl": found.divergence}
