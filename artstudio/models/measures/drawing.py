"""The pictures of a generator's file, seed by seed."""

from __future__ import annotations

from pathlib import Path

from artstudio.engine.context import Context
from artstudio.models.generators.latent import per_layer, seeded_z, truncate
from artstudio.models.generators.recognize import recognize
from artstudio.models.generators.torch_latent import TorchLatent
from artstudio.pixels import FloatArray


class FileGenerator:
    """A generator that need not be installed. Raises BadInputError if the file holds none that is known."""

    def __init__(self, path: Path, device: str = "cpu", truncation: float = 1.0):
        self._latent = TorchLatent(recognize(path), device)
        self._truncation = truncation

    def draw(self, seed: int, ctx: Context) -> FloatArray:
        """The picture (H, W, 3) of a seed, sRGB in 0..1. Classes take turns."""
        latent = self._latent
        index = seed % len(latent.classes) if latent.classes else None
        w = per_layer(latent.map(seeded_z([seed], latent.z_size), index)[0], latent.layers)
        if self._truncation != 1:
            w = truncate(w, latent.mean(index), self._truncation)
        return latent.synthesize(w, None, None, ctx)
