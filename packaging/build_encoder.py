"""Fits the encoder of a generator that ships to the generator's own pictures.

python packaging/build_encoder.py paintings
"""

from __future__ import annotations

import sys

import numpy as np
import torch
from weight_index import save

from artstudio.engine.context import Context
from artstudio.engine.devices import cpu
from artstudio.latents import LatentPoint
from artstudio.models.features import network
from artstudio.models.generators import installed
from artstudio.models.generators.family import load_latent
from artstudio.models.generators.linear_encoder import LinearEncoder, fit, seen, weight_id
from artstudio.models.generators.point import resolve

SAMPLES = 1500
FIRST_SEED = 10_000_000  # apart from those that artists use
TRUNCATIONS = (0.6, 1.0, 1.3)
LICENSE = "Apache-2.0, the Art Studio authors"


def main(model_id: str) -> None:
    latent = load_latent(installed.get(model_id), cpu())
    features, ctx = network.load(), Context(cpu())
    numbers, points = [], []
    for index in range(SAMPLES):
        truncation = TRUNCATIONS[index % len(TRUNCATIONS)]
        w = resolve(LatentPoint(((FIRST_SEED + index, 1.0),)), latent, truncation=truncation)
        numbers.append(seen(features, latent.synthesize(w, None, None, ctx)))
        points.append(w[0])
    held = SAMPLES // 10
    tried = fit(np.stack(numbers[held:]), np.stack(points[held:]))
    truth = np.stack(points[:held])
    missed = np.square(np.stack([tried(seen) for seen in numbers[:held]]) - truth).sum()
    explained = 1 - missed / np.square(truth - truth.mean(0)).sum()
    print(f"Of {held} pictures it hadn't seen it explains {explained:.0%} of w.")
    encoder: LinearEncoder = fit(np.stack(numbers), np.stack(points))
    tensors = {name: getattr(encoder, name) for name in ("mean", "scale", "bias")}
    source = f"{SAMPLES:,} pictures by the generator {model_id}"
    save(
        weight_id(model_id),
        f"{weight_id(model_id)}.safetensors",
        {**tensors, "weight": encoder.weight.astype(np.float16)},
        {
            "source": source,
            "license": LICENSE,
            "made": f"ridge regression by packaging/build_encoder.py {model_id}",
        },
    )


if __name__ == "__main__":
    torch.set_num_threads(cpu().threads)
    main(sys.argv[1])
