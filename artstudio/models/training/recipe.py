"""What every kind of training consists of: networks, optimizers, and a step."""

from __future__ import annotations

import contextlib
import copy
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from artstudio.errors import BadInputError
from artstudio.models.training.machine import Machine


@dataclass(frozen=True)
class Batch:
    """What one step is made from.

    ``real`` (N, 3, size, size) in -1..1; ``label`` (N, classes) or None. ``frequency`` (classes,) of each
    class in the data. ``random`` is all the chance there is: it starts anew for each step, from the seed
    and the step's number, so that a training can go on anywhere.
    """

    step: int
    real: Tensor
    label: Tensor | None
    frequency: Tensor | None
    random: torch.Generator

    def other(self) -> Tensor | None:
        """Labels as frequent as in the data, for pictures to be made."""
        if self.frequency is None:
            return None
        drawn = torch.multinomial(self.frequency, len(self.real), replacement=True, generator=self.random)
        return torch.nn.functional.one_hot(drawn, len(self.frequency)).float()

    def normal(self, count: int) -> Tensor:
        """(N, count)"""
        return torch.randn(len(self.real), count, generator=self.random, device=self.real.device)


class Recipe(ABC):
    """``networks``: those that learn, by name. ``ema``: the running mean of the generator's weights, which is
    the model in the end.

    ``memory``: modules whose buffers go into a checkpoint besides. ``helpers``: networks that take part in a
    step and never learn.
    """

    networks: dict[str, nn.Module]
    ema: Any
    optimizers: dict[str, torch.optim.Adam]
    memory: dict[str, nn.Module]

    def __init__(self, machine: Machine, generator: nn.Module, others: Mapping[str, nn.Module]):
        self.machine = machine
        self.networks = {"generator": generator, **others}
        for network in self.networks.values():
            network.to(machine.device)
            network.to(memory_format=torch.channels_last)
        self.ema = copy.deepcopy(generator).eval().requires_grad_(False)
        self.memory = {}
        self.helpers: list[nn.Module] = []
        self.frozen: set[str] = set()
        self.scaler = torch.amp.GradScaler(machine.device.type, enabled=machine.dtype is torch.float16)

    @abstractmethod
    def step(self, batch: Batch) -> dict[str, Tensor]:
        """Learn from one batch. Returns the losses, still on the device."""

    @abstractmethod
    def parts(self) -> dict[str, list[tuple[str, nn.Module]]]:
        """What can be frozen: by name, the network and the module in it."""

    def model(self, seed: int) -> Any:
        """A copy of ``ema`` that is fit for use: the generator in the end."""
        return copy.deepcopy(self.ema)

    def freeze(self, names: Sequence[str]) -> None:
        """Let the named parts stay as they are. Raises BadInputError if there is none of that name."""
        parts = self.parts()
        for name in names:
            if name not in parts:
                raise BadInputError(f"There is no part {name!r:.40} to freeze; there are {', '.join(parts)}.")
            for network, module in parts[name]:
                own = {id(parameter) for parameter in module.parameters()}
                found = self.networks[network].named_parameters()
                self.frozen |= {f"{network}.{key}" for key, parameter in found if id(parameter) in own}
        for network in self.networks:
            if not list(self.learning(network)):
                raise BadInputError(f"With all of that frozen, nothing of the {network} is left to learn.")

    def learning(self, network: str) -> Iterator[tuple[str, nn.Parameter]]:
        """The parameters of a network that are not frozen."""
        for name, parameter in self.networks[network].named_parameters():
            if f"{network}.{name}" not in self.frozen:
                yield name, parameter

    def begin(self) -> None:
        """Make the optimizers, once it is known what is frozen."""
        if self.machine.breathes:
            for network in (*self.networks.values(), *self.helpers):
                for module in network.modules():
                    if not any(True for _ in module.children()):
                        module.register_forward_hook(self._breathe)
        self.optimizers = {
            name: self.optimizer(name, [p for _, p in self.learning(name)]) for name in self.networks
        }

    def _breathe(self, module: nn.Module, given: Any, made: Any) -> None:
        """After each layer, on the way there and on the way back."""
        self.machine.breathe()
        if isinstance(made, Tensor) and made.requires_grad:
            made.register_hook(lambda slope: self.machine.breathe())  # type: ignore[no-untyped-call]

    @abstractmethod
    def optimizer(self, network: str, parameters: list[nn.Parameter]) -> torch.optim.Adam: ...

    @contextlib.contextmanager
    def only(self, network: str) -> Iterator[None]:
        """Gradients are computed for one network alone in here."""
        for name, module in self.networks.items():
            module.requires_grad_(False)
            if name == network:
                for _, parameter in self.learning(name):
                    parameter.requires_grad_(True)
        yield

    def descend(self, network: str, loss: Tensor) -> None:
        """A step of the network's optimizer down the slope of ``loss``."""
        optimizer = self.optimizers[network]
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(self.scaler.scale(loss))
        self.machine.team.average(self._gradients(network))
        self.scaler.step(optimizer)
        self.scaler.update()

    def _gradients(self, network: str) -> Iterable[Tensor]:
        return [p.grad for _, p in self.learning(network) if p.grad is not None]

    @torch.no_grad()
    def follow(self, keep: float) -> None:
        """Move ``ema`` towards the generator: of what it was, ``keep`` stays."""
        ours: list[Tensor] = list(self.ema.parameters())
        theirs: list[Tensor] = list(self.networks["generator"].parameters())
        torch._foreach_lerp_(ours, theirs, 1 - keep)
        for old, new in zip(self.ema.buffers(), self.networks["generator"].buffers(), strict=True):
            old.copy_(new)


def ema_share(seen: int, batch: int, half_life: float = 10_000, warm_up: float = 0.05) -> float:
    """What the running mean keeps at a step: half after ``half_life`` pictures, sooner at the start (Karras
    et al. 2020)."""
    return float(0.5 ** (batch / max(min(half_life, seen * warm_up), 1e-8)))
