"""Where and how precisely a training computes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import torch

from artstudio.errors import BadInputError
from artstudio.models.training import parallel
from artstudio.models.training.parallel import Team

if TYPE_CHECKING:
    from artstudio.engine.devices import Device


@dataclass
class Machine:
    """``dtype``: of convolutions and matrix products, None for full precision. ``give_way``: lets what is
    more urgent pass, None where there is nothing."""

    device: torch.device
    team: Team = field(default_factory=Team)
    dtype: torch.dtype | None = None
    name: str = ""
    give_way: Callable[[], None] | None = None

    @property
    def breathes(self) -> bool:
        """Whether `breathe` may do something. On a GPU a step is short, and runs elsewhere."""
        return self.give_way is not None and self.device.type == "cpu"

    def breathe(self) -> None:
        """Let what is more urgent pass in the middle of a step, which takes seconds; what it computes is as
        outside of any step."""
        if self.give_way is not None:
            with torch.enable_grad(), torch.autocast(self.device.type, enabled=False):
                self.give_way()

    def lower(self) -> contextlib.AbstractContextManager[Any]:
        """Mixed precision within, if it is wanted."""
        if self.dtype is None:
            return contextlib.nullcontext()
        return torch.autocast(self.device.type, self.dtype)


def machine_for(
    device: Device, team: Team, precision: str, batch: int, give_way: Callable[[], None] | None = None
) -> Machine:
    """Raises BadInputError for a precision it hasn't, or a batch that can't be shared by the team."""
    unit = team.count * 4 if batch > 4 else team.count  # groups of 4 pictures are judged together
    if batch % unit:
        raise BadInputError(f"--batch has to be a multiple of {unit} here, not {batch}.")
    return Machine(_torch_device(device), team, _dtype(precision, device), device.name, give_way)


def _torch_device(device: Device) -> torch.device:
    if not device.is_gpu:
        return torch.device("cpu")
    chosen = (
        torch.device("cuda", parallel.local_index())
        if parallel.launched()
        else torch.device(device.torch_name)
    )
    if chosen.type == "cuda":
        torch.cuda.set_device(chosen)
        torch.backends.cudnn.benchmark = True
    return chosen


def _dtype(precision: str, device: Device) -> torch.dtype | None:
    if precision == "full" or (precision == "auto" and device.kind != "cuda"):
        return None
    if precision == "fp16" and device.kind != "cuda":
        raise BadInputError("--precision fp16 needs an NVIDIA GPU; use bf16 or full.")
    if precision == "auto":
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16
    return torch.bfloat16 if precision == "bf16" else torch.float16
