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


def model_file(kind: str, model: Any, card: Mapping[str, Any], half: bool) -> bytes:
    """The bytes of a generator's own file, as `recognize` reads it, with ``card`` in its header."""
    tensors = {name: tensor.detach().cpu().contiguous() for name, tensor in model.state_dict().items()}
    source = "a generator trained by Art Studio"
    return Recognized(kind, model.config, tensors, source, card, half).to_safetensors()


@torch.no_grad()
def sheet(model: Any, columns: int, rows: int, device: torch.device) -> NDArray[np.uint8]:
    """Pictures of the first seeds (rows * size, columns * size, 3); of a conditional model each row has a
    class, and each column the same seed."""
    config = model.config
    rows = config.classes or rows
    count = columns if config.classes else columns * rows
    z = torch.from_numpy(seeded_z(range(count), config.z_size)).to(device)
    label = None
    if config.classes:
        z = z.repeat(rows, 1)
        label = torch.eye(rows, device=device).repeat_interleave(columns, 0)
    pictures = ((_drawn(model, z, label) + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
    _, colors, size, _ = pictures.shape
    grid = pictures.reshape(rows, columns, colors, size, size).permute(0, 3, 1, 4, 2)
    return grid.reshape(rows * size, columns * size, colors).expand(-1, -1, 3).contiguous().numpy()


@torch.no_grad()
def draw(model: Any, seeds: Sequence[int], device: torch.device) -> Tensor:
    """The pictures (N, 3, size, size) in -1..1 of some seeds; classes take turns."""
    config = model.config
    z = torch.from_numpy(seeded_z(seeds, config.z_size)).to(device)
    classes = config.classes
    label = torch.eye(classes, device=device)[[seed % classes for seed in seeds]] if classes else None
    pictures = _drawn(model, z, label).clamp(-1, 1)
    return pictures.expand(-1, 3, -1, -1)


def _drawn(model: Any, z: Tensor, label: Tensor | None) -> Tensor:
    """(N, colors, size, size), on the CPU"""
    w = model.mapping(z, label)[:, None].expand(-1, model.config.layers, -1)
    return torch.cat([model.synthesis(some, "constant").float().cpu() for some in w.split(16)])


def png(sheet_: NDArray[np.uint8]) -> bytes:
    file = io.BytesIO()
    Image.fromarray(sheet_).save(file, "PNG")
    return file.getvalue()
