"""Placing a picture: steps a second of the search; and finding the directions of a space.

Networks of random weights, since only the sizes count. ``synthesis_ms`` is one picture without gradients, and
``ratio`` how many of those a step of the search costs (it draws one, compares it, and takes the gradients of
both). The directions are of 100,000 samples, or as many probes as the program takes of a Gaussian space.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from tests.bench.report import Table, arguments, emit

SEED = 3


def main() -> None:
    options = arguments(__doc__ or "", steps=12, size=256)
    import torch

    from artstudio.engine.context import Context
    from artstudio.engine.devices import cpu
    from artstudio.models.features.perceptual import Perceptual
    from artstudio.models.generators import dcgan, directions, recognize, stylegan2, vae
    from artstudio.models.generators.invert import Search
    from artstudio.models.generators.latent import per_layer, seeded_z
    from artstudio.models.generators.torch_latent import latent_of

    torch.manual_seed(SEED)
    ctx = Context(cpu())
    style = stylegan2.StyleGAN2Config.of_size(options.size, base=16384)
    small, large = dcgan.DCGANConfig.of_size(64), vae.VAEConfig.of_size(128)
    networks = {
        f"StyleGAN2, {options.size} px, half width": ("stylegan2", style, stylegan2.Generator(style)),
        "DCGAN, 64 px": ("dcgan", small, dcgan.Generator(small)),
        "VAE, 128 px": ("vae", large, vae.VAE(large)),
    }
    perceptual = Perceptual()
    picture = np.random.default_rng(SEED).random((256, 256, 3), np.float32)
    placing, finding = Table("Placing a picture"), Table("Finding the principal directions")
    for name, (kind, config, network) in networks.items():
        latent = latent_of(recognize.Recognized(kind, config, network.state_dict(), "random"))
        search = Search(latent, perceptual, picture)
        w = per_layer(latent.map(seeded_z([SEED], latent.z_size))[0], latent.layers)
        search.run(w, 2, SEED, ctx)
        step = _seconds(lambda s=search, w=w: s.run(w, options.steps, SEED, ctx)) / options.steps
        drawn = min(_seconds(lambda m=latent, w=w: m.synthesize(w, None, None, ctx)) for _ in range(5))
        placing.add(
            network=name,
            steps_per_second=1 / step,
            step_ms=step * 1e3,
            synthesis_ms=drawn * 1e3,
            ratio=step / drawn,
        )
        found = []
        seconds = _seconds(lambda m=latent, found=found: found.append(directions.find(m, ctx)))
        finding.add(network=name, seconds=seconds, method=found[0].method)
    emit([placing, finding], options.json)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
