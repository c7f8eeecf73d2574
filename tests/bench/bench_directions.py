"""The principal directions of 100,000 mapped samples, side by side with plain ways to find them.

Of each generator that ships and has a mapped space of its own, and of a StyleGAN2 of the usual widths and
random weights. Peers: the SVD of all samples at once, as NumPy does it; and, as GANSpace does it, incremental
PCA (Ross et al. 2008, "Incremental learning for robust visual tracking"), an SVD for each batch on top of
what the batches before have left. Each maps the same samples itself. ``explained``: the variance that the
first 20 directions have, 1 for the SVD's.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np
import torch

from artstudio.engine import catalog
from artstudio.engine.context import Context
from artstudio.engine.devices import choose
from artstudio.models.generators import directions, stylegan2
from artstudio.models.generators.directions import FloatMatrix
from artstudio.models.generators.family import loaded
from artstudio.models.generators.latent import LatentModel
from artstudio.models.generators.recognize import Recognized
from artstudio.models.generators.torch_latent import latent_of
from artstudio.pixels import FloatArray
from tests.bench.report import Table, arguments, emit
from tests.bench.shipped import shipped

FIRST = 20


def networks(side: int) -> Iterator[tuple[str, LatentModel]]:
    """Those whose directions the program looks for; the others declare theirs."""
    device = choose("auto")
    for spec in shipped():
        if catalog.latent_param(spec) is not None and not catalog.bend_params(spec):
            yield spec.title, loaded(spec.id, device)[1].latent
    torch.manual_seed(side)
    config = stylegan2.StyleGAN2Config.of_size(side)
    tensors = stylegan2.Generator(config).state_dict()
    yield f"StyleGAN2, {side} px, random weights", latent_of(Recognized("stylegan2", config, tensors, ""))


def mapped(latent: LatentModel, samples: int) -> FloatArray:
    """The samples of `directions.covariance`: (N, w_size), those of each class about their mean."""
    classes = range(len(latent.classes)) if latent.classes else (None,)
    each = -(-samples // len(classes))
    parts = []
    for index in classes:
        w = np.concatenate(
            [latent.map(z, index) for z in directions._batches(latent.z_size, each, index or 0)]
        )
        parts.append(w - w.mean(axis=0, dtype=np.float64).astype(np.float32))
    return np.concatenate(parts)


def at_once(w: FloatArray) -> FloatMatrix:
    """Rows: the directions, the strongest first."""
    return np.asarray(np.linalg.svd(w, full_matrices=False)[2], np.float64)


def incremental(w: FloatArray, kept: int = directions.MOST, batch: int = directions._BATCH) -> FloatMatrix:
    """The same by batches. The samples are centered beforehand, so no mean has to be followed."""
    strong = np.empty((0, w.shape[1]), np.float32)
    for first in range(0, len(w), batch):
        _, sizes, rows = np.linalg.svd(np.vstack([strong, w[first : first + batch]]), full_matrices=False)
        strong = (sizes[:, None] * rows)[:kept]
    return np.asarray(strong / np.linalg.norm(strong, axis=1, keepdims=True), np.float64)


def timed(work: Callable[[], FloatMatrix]) -> tuple[float, FloatMatrix]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def compare(table: Table, name: str, latent: LatentModel, samples: int) -> None:
    ctx = Context(choose("auto"))
    w = mapped(latent, samples)
    runs = {
        "Art Studio": timed(lambda: directions._sorted(directions.covariance(latent, samples, ctx))[1]),
        "SVD at once": timed(lambda: at_once(mapped(latent, samples))),
        "incremental PCA": timed(lambda: incremental(mapped(latent, samples))),
    }
    ours = runs["Art Studio"][0]

    def variance(rows: FloatMatrix) -> float:
        return float(np.square(w @ rows[:FIRST].astype(np.float32).T).sum(dtype=np.float64))

    for engine, (seconds, rows) in runs.items():
        table.add(
            network=name,
            engine=engine,
            seconds=seconds,
            times_as_long=seconds / ours,
            explained=round(variance(rows) / variance(runs["SVD at once"][1]), 4),
        )


def main() -> None:
    options = arguments(__doc__ or "", samples=directions.SAMPLES, side=256)
    table = Table(f"Principal directions of {options.samples:,} samples")
    for name, latent in networks(options.side):
        compare(table, name, latent, options.samples)
    emit([table], options.json)


if __name__ == "__main__":
    main()
