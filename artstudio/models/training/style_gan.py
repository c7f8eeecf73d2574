"""Training of StyleGAN2 as its authors do it, on few pictures: style mixing, lazy penalties, augmentation.

Karras et al. 2020, "Analyzing and Improving the Image Quality of StyleGAN", and the settings that "Training
Generative Adversarial Networks with Limited Data" derives from the size of the pictures.
"""

from __future__ import annotations

import dataclasses

import torch
from torch import Tensor, nn

from artstudio.models.generators import stylegan2
from artstudio.models.generators.stylegan2 import StyleGAN2Config
from artstudio.models.generators.stylegan2_discriminator import Discriminator
from artstudio.models.training import losses
from artstudio.models.training.augment import Ada, diff_augment
from artstudio.models.training.machine import Machine
from artstudio.models.training.recipe import Batch, Recipe, ema_share

RATE = 0.0025
CLAMP = 256.0
MIXING = 0.9
R1_EVERY, PATH_EVERY, ADAPT_EVERY = 16, 8, 4
PATH_WEIGHT = 2.0
W_KEEP = 0.995


def config_of(size: int, classes: int, width: float) -> StyleGAN2Config:
    """A network that learns on a CPU at 64 px, and fits into 40 MB in half precision at 256."""
    base, most = (2048, 256) if size <= 64 else (12288, 384) if size <= 256 else (16384, 384)
    w_size = 256 if size <= 64 else 512
    scaled = [max(4, round(number * width / 4) * 4) for number in (base, most, w_size)]
    config = StyleGAN2Config.of_size(
        size, scaled[0], scaled[1], z_size=scaled[2], w_size=scaled[2], classes=classes
    )
    return dataclasses.replace(config, clamp=CLAMP)


def sizes_of(config: StyleGAN2Config) -> list[int]:
    """4, 8 ... of the blocks, in pixels."""
    return [4 * 2**index for index in range(len(config.channels))]


def generator_parts(generator: stylegan2.Generator) -> dict[str, list[tuple[str, nn.Module]]]:
    """What of a generator can be frozen; see `Recipe.parts`."""
    sizes = sizes_of(generator.config)
    blocks = {size: ("generator", generator.get_submodule(f"synthesis.b{size}")) for size in sizes}
    found: dict[str, list[tuple[str, nn.Module]]] = {"mapping": [("generator", generator.mapping)]}
    found |= {str(size): [block] for size, block in blocks.items()}
    for name, low, high in (("coarse", 4, 8), ("middle", 16, 32), ("fine", 64, 1024)):
        if inside := [block for size, block in blocks.items() if low <= size <= high]:
            found[name] = inside
    return found


@torch.no_grad()
def learn_mean_w(generator: stylegan2.Generator, w: Tensor, machine: Machine) -> None:
    """Move the mean w, which truncation draws to, towards that of ``w`` (N, w_size)."""
    mean = w.detach().float().mean(0)
    machine.team.average([mean])
    generator.mapping.w_avg.lerp_(mean, 1 - W_KEEP)


class StyleGan(Recipe):
    def __init__(self, machine: Machine, config: StyleGAN2Config, augment: str, batch: int):
        self.critic = Discriminator(config)
        self.generator = stylegan2.Generator(config)
        super().__init__(machine, self.generator, {"discriminator": self.critic})
        self.config = config
        self.augment = augment
        self.gamma = 0.0002 * config.size**2 / batch
        self.half_life = batch * 10 / 32 * 1000
        self.ada = Ada().to(machine.device)
        self.path_mean = nn.Module()
        self.path_mean.register_buffer("mean", torch.zeros([], device=machine.device))
        self.memory = {"ada": self.ada, "path": self.path_mean}

    def optimizer(self, network: str, parameters: list[nn.Parameter]) -> torch.optim.Adam:
        """Slower by as much as the steps of the lazy penalties come on top."""
        every = R1_EVERY if network == "discriminator" else PATH_EVERY
        share = every / (every + 1)
        return torch.optim.Adam(parameters, RATE * share, (0.0, 0.99**share), eps=1e-8)

    def parts(self) -> dict[str, list[tuple[str, nn.Module]]]:
        found = generator_parts(self.generator)
        for size in sizes_of(self.config)[1:]:  # the last one judges, and always learns
            found[f"critic-{size}"] = [("discriminator", self.critic.get_submodule(f"b{size}"))]
        return found

    def step(self, batch: Batch) -> dict[str, Tensor]:
        said = self._critic_step(batch)
        if batch.step % R1_EVERY == 0:
            said["r1"] = self._r1_step(batch)
        said["generator"] = self._generator_step(batch)
        if batch.step % PATH_EVERY == 0:
            said["path"] = self._path_step(batch)
        if self.augment == "ada" and (batch.step + 1) % ADAPT_EVERY == 0:
            self.ada.adapt()
        if self.augment == "ada":
            said["augmented"] = self.ada.p.clone()
        count = len(batch.real) * self.machine.team.count
        self.follow(ema_share((batch.step + 1) * count, count, self.half_life))
        return said

    def _w(self, batch: Batch, label: Tensor | None, learn_mean: bool = False) -> Tensor:
        """(N, layers, w_size), most of them of two w's: the second from some layer on."""
        w = self.generator.mapping(batch.normal(self.config.z_size), label)
        if learn_mean:
            learn_mean_w(self.generator, w, self.machine)
        other = self.generator.mapping(batch.normal(self.config.z_size), label)
        count, layers, device = len(w), self.config.layers, w.device
        draw = torch.rand(2, count, 1, generator=batch.random, device=device)
        first = torch.where(draw[0] < MIXING, 1 + torch.floor(draw[1] * (layers - 1)), layers)
        second = torch.arange(layers, device=device)[None] >= first  # (N, layers)
        return torch.where(second[..., None], other[:, None], w[:, None])

    def _seen(self, pictures: Tensor, batch: Batch) -> Tensor:
        if self.augment == "ada":
            return self.ada(pictures, batch.random)  # type: ignore[no-any-return]
        return diff_augment(pictures, batch.random) if self.augment == "diffaugment" else pictures

    def _critic_step(self, batch: Batch) -> dict[str, Tensor]:
        with self.only("discriminator"):
            with self.machine.lower():
                with torch.no_grad():
                    label = batch.other()
                    made = self.generator.synthesis(self._w(batch, label), "random", batch.random)
                    made, real = self._seen(made, batch), self._seen(batch.real, batch)
                real_score = self.critic(real, batch.label)
                made_score = self.critic(made, label)
            loss = losses.LOGISTIC.critic(real_score.float(), made_score.float())
            self.descend("discriminator", loss)
        sure = real_score.detach().float().sign().mean()
        self.machine.team.average([sure])
        self.ada.note(sure, len(batch.real) * self.machine.team.count)
        return {"discriminator": loss.detach(), "sure": sure}

    def _r1_step(self, batch: Batch) -> Tensor:
        """In full precision, at the pictures as the discriminator sees them."""
        with self.only("discriminator"):
            with torch.no_grad():
                real = self._seen(batch.real, batch)
            penalty = losses.r1(self.critic, real, batch.label)
            self.descend("discriminator", penalty * self.gamma * R1_EVERY)
        return penalty.detach()

    def _generator_step(self, batch: Batch) -> Tensor:
        with self.only("generator"):
            with self.machine.lower():
                label = batch.other()
                w = self._w(batch, label, learn_mean=True)
                made = self.generator.synthesis(w, "random", batch.random)
                score = self.critic(self._seen(made, batch), label)
            loss = losses.LOGISTIC.generator(score.float())
            self.descend("generator", loss)
        return loss.detach()

    def _path_step(self, batch: Batch) -> Tensor:
        """In full precision, of half a batch."""
        with self.only("generator"):
            label = batch.other()
            half = slice(0, max(1, len(batch.real) // 2))
            w = self._w(batch, label)[half]
            if not w.requires_grad:
                w.requires_grad_(True)
            made = self.generator.synthesis(w, "random", batch.random)
            mean = self.path_mean.get_buffer("mean")
            penalty, new = losses.path_length(made, w, mean, batch.random)
            self.machine.team.average([new])
            mean.copy_(new)
            self.descend("generator", penalty * PATH_WEIGHT * PATH_EVERY)
        return penalty.detach()
