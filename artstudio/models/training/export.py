"""What comes out of a training: the model's file with its card, and a sheet of samples."""

from __future__ import annotations

import io
from collections.abc import Mapping
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
    tensors = {name: _kept(tensor, half) for name, tensor in model.state_dict().items()}
    return Recognized(kind, model.config, tensors, "a generator trained by Art Studio", card).to_safetensors()


def _kept(tensor: Tensor, half: bool) -> Tensor:
    tensor = tensor.detach().cpu().contiguous()
    return tensor.half() if half and tensor.dtype is torch.float32 else tensor


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
    w = model.mapping(z, label)[:, None].expand(-1, config.layers, -1)
    parts = [model.synthesis(some, "constant").float().cpu() for some in w.split(16)]
    pictures = ((torch.cat(parts) + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
    _, colors, size, _ = pictures.shape
    grid = pictures.reshape(rows, columns, colors, size, size).permute(0, 3, 1, 4, 2)
    return grid.reshape(rows * size, columns * size, colors).expand(-1, -1, 3).contiguous().numpy()


def png(sheet_: NDArray[np.uint8]) -> bytes:
    file = io.BytesIO()
    Image.fromarray(sheet_).save(file, "PNG")
    return file.getvalue()
