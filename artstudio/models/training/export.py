"""What comes out of a training: the model's file with its card, and a sheet of samples."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from artstudio.models.generators.latent import seeded_z
from artstudio.models.generators.recognize import Recognized
from artstudio.models.training.machine import Machine

_AT_ONCE = 4  # pictures
_MOST_CLASSES = 12  # that can be told apart on a sheet


def model_file(kind: str, model: Any, card: Mapping[str, Any], half: bool) -> bytes:
    """The bytes of a generator's own file, as `recognize` reads it, with ``card`` in its header."""
    tensors = {name: tensor.detach().cpu().contiguous() for name, tensor in model.state_dict().items()}
    source = "a generator trained by Art Studio"
    return Recognized(kind, model.config, tensors, source, card, half).to_safetensors()


@torch.no_grad()
def sheet(model: Any, columns: int, rows: int, machine: Machine) -> NDArray[np.uint8]:
    """Pictures of the first seeds (rows * size, columns * size, 3); of a conditional model each row has one
    of the first classes, and each column the same seed."""
    config = model.config
    rows = min(config.classes, _MOST_CLASSES) or rows
    count = columns if config.classes else columns * rows
    z = torch.from_numpy(seeded_z(range(count), config.z_size)).to(machine.device)
    label = None
    if config.classes:
        z = z.repeat(rows, 1)
        shown = torch.eye(config.classes, device=machine.device)[:rows]
        label = shown.repeat_interleave(columns, 0)
    pictures = ((_drawn(model, z, label, machine) + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
    _, colors, size, _ = pictures.shape
    grid = pictures.reshape(rows, columns, colors, size, size).permute(0, 3, 1, 4, 2)
    return grid.reshape(rows * size, columns * size, colors).expand(-1, -1, 3).contiguous().numpy()


@torch.no_grad()
def draw(model: Any, seeds: Sequence[int], machine: Machine) -> Tensor:
    """The pictures (N, 3, size, size) in -1..1 of some seeds; classes take turns."""
    config = model.config
    z = torch.from_numpy(seeded_z(seeds, config.z_size)).to(machine.device)
    classes = config.classes
    label = torch.eye(classes, device=machine.device)[[seed % classes for seed in seeds]] if classes else None
    pictures = _drawn(model, z, label, machine).clamp(-1, 1)
    return pictures.expand(-1, 3, -1, -1)


def _drawn(model: Any, z: Tensor, label: Tensor | None, machine: Machine) -> Tensor:
    """(N, colors, size, size), on the CPU. What is more urgent passes after every few."""
    w = model.mapping(z, label)[:, None].expand(-1, model.config.layers, -1)
    parts = []
    for some in w.split(_AT_ONCE):
        parts.append(model.synthesis(some, "constant").float().cpu())
        machine.breathe()
    return torch.cat(parts)


def png(sheet_: NDArray[np.uint8]) -> bytes:
    file = io.BytesIO()
    Image.fromarray(sheet_).save(file, "PNG")
    return file.getvalue()
