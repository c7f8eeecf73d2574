"""Several processes that train one network, as torch's own ``torchrun`` starts them; normally there is one.

Gradients are averaged by hand rather than by a wrapper, which would get in the way of gradients of gradients.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import torch
import torch.distributed as dist
from torch import Tensor, nn


@dataclass(frozen=True)
class Team:
    """``rank`` of this process among ``count``."""

    rank: int = 0
    count: int = 1

    @property
    def leads(self) -> bool:
        return self.rank == 0

    def average(self, tensors: Iterable[Tensor]) -> None:
        """Each becomes its mean over all processes."""
        if self.count == 1:
            return
        parts = list(tensors)
        if parts:
            flat = torch.cat([part.flatten() for part in parts])
            dist.all_reduce(flat)
            flat /= self.count
            for part, mean in zip(parts, torch.split(flat, [part.numel() for part in parts]), strict=True):
                part.copy_(mean.view_as(part))

    def average_statistics(self, network: nn.Module) -> None:
        """The running means of normalizations."""
        self.average(buffer for buffer in network.buffers() if buffer.is_floating_point())

    def any(self, said: bool, device: torch.device) -> bool:
        """Whether any process says so; all hear the same."""
        if self.count == 1:
            return said
        flag = torch.tensor(float(said), device=device)
        dist.all_reduce(flag)
        return flag.item() > 0

    def wait(self) -> None:
        if self.count > 1:
            dist.barrier()


def launched() -> bool:
    """Whether ``torchrun`` started this process."""
    return int(os.environ.get("WORLD_SIZE", "1")) > 1 and "RANK" in os.environ


def join(is_gpu: bool) -> Team:
    """The team that ``torchrun`` put this process in. It, and nothing else, makes processes talk."""
    if not launched():
        return Team()
    if not dist.is_initialized():
        dist.init_process_group("nccl" if is_gpu else "gloo")
    return Team(dist.get_rank(), dist.get_world_size())


def local_index() -> int:
    """The GPU that this process is meant to use."""
    return int(os.environ.get("LOCAL_RANK", "0"))


@contextlib.contextmanager
def left_in_the_end() -> Iterator[None]:
    """Leave the team after the body, unless it failed: then ``torchrun`` ends the others."""
    yield
    if launched() and dist.is_initialized():
        dist.destroy_process_group()
