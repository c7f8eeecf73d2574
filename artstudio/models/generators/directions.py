"""The principal directions of a generator's space: what its sliders follow.

Where a mapping network shapes w, the principal components of many mapped samples (Härkönen et al. 2020,
"GANSpace"). Where w is the Gaussian z itself, as in a DCGAN or a VAE, every direction varies alike, and those
count along which the picture changes most: the eigenvectors of J^T J, J being the derivative of a small
picture by z, averaged over samples. That is what Shen and Zhou 2021 ("Closed-form factorization of latent
semantics") take from the first layer's weights, but measured at the picture; random probes of J give it
without bias (Hutchinson 1990).
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save
from torch.nn import functional as F

from artstudio import files
from artstudio.engine.context import Context
from artstudio.engine.devices import Device
from artstudio.engine.request import Request
from artstudio.latents import halved
from artstudio.models import registry
from artstudio.models.base import Directions, Entry
from artstudio.models.generators import installed
from artstudio.models.generators.family import loaded
from artstudio.models.generators.latent import LatentModel, Space, normals
from artstudio.models.generators.spec import DIRECTIONS
from artstudio.models.generators.torch_latent import TorchLatent
from artstudio.models.weights import weight_entries
from artstudio.paths import cache_dir
from artstudio.pixels import FloatArray

MOST = 128
SAMPLES = 100_000
PROBES = 2048
_BATCH = 2000
_PROBE_BATCH = 16
_THUMB = 32  # pixels; what is finer doesn't count
_STREAM = 7_000_000  # of random numbers, apart from those of the seeds that artists use
_ALIKE = 1.5  # variances that differ by less are those of a Gaussian ball, sampled
_VERSION = "1"
_METADATA = "artstudio.directions"

FloatMatrix = NDArray[np.float64]


class DirectionFinder:
    """Finds the directions of an installed generator once; the next time they are read."""

    spec = DIRECTIONS

    def load(self, device: Device) -> None:
        self._device = device

    def run(self, request: Request, ctx: Context) -> Directions:
        model_id = request.values["generator"]
        kept = kept_of(registry.get(model_id))
        ctx.report(0, 1)
        found = read(kept)
        if found is None:
            _, generator = loaded(model_id, self._device)
            found = find(generator.latent, ctx, SAMPLES, PROBES)
            keep(kept, found)
        count = request.values["count"]
        ctx.report(1, 1)
        return Directions(found.vectors[:count], found.shares[:count], found.method)


def find(latent: LatentModel, ctx: Context, samples: int = SAMPLES, probes: int = PROBES) -> Directions:
    """The directions of a generator, at most 128, the strongest first."""
    spread = covariance(latent, samples, ctx.part(0.0, 0.5))
    variances, vectors = _sorted(spread)
    # A space whose every direction varies alike has no principal ones.
    if variances[0] > _ALIKE * max(variances[-1], 1e-12) or not isinstance(latent, TorchLatent):
        method = f"principal components of {samples:,} samples"
        return _canonical(vectors, variances, spread, method)
    bend = sensitivity(latent, probes, ctx.part(0.5, 1.0))
    strengths, vectors = _sorted(bend)
    return _canonical(vectors, strengths, spread, f"what changes the picture most, by {probes:,} probes")


def covariance(latent: Space, samples: int, ctx: Context) -> FloatMatrix:
    """The covariance (w_size, w_size) of w within a class, since classes have controls of their own."""
    classes = range(len(latent.classes)) if latent.classes else (None,)
    each = -(-samples // len(classes))
    total = np.zeros((latent.w_size, latent.w_size))
    done = 0
    for index in classes:
        sum_, squares, middle = np.zeros(latent.w_size), np.zeros_like(total), None
        for z in _batches(latent.z_size, each, index or 0):
            w = latent.map(z, index).astype(np.float64)
            # Far from zero, the difference of large squares would lose the small variances.
            middle = w.mean(axis=0) if middle is None else middle
            w -= middle
            sum_ += w.sum(axis=0)
            squares += w.T @ w
            done += len(z)
            ctx.report(done, each * len(classes))
        total += (squares - np.outer(sum_, sum_) / each) / max(1, each - 1)
    return total / len(classes)


def sensitivity(latent: TorchLatent, probes: int, ctx: Context) -> FloatMatrix:
    """The mean of J^T J (w_size, w_size), of the derivative J of a small picture by a w for all layers."""
    device = latent.device
    colors, side = latent.network.config.colors, min(_THUMB, latent.network.config.size)
    total = np.zeros((latent.w_size, latent.w_size))
    done = 0
    while done < probes:
        count = min(_PROBE_BATCH, probes - done)
        label = (done // _PROBE_BATCH) % len(latent.classes) if latent.classes else None
        z = normals(done, _STREAM, count, latent.z_size)
        probe = torch.from_numpy(normals(done, _STREAM + 1, count, colors, side, side)).to(device)
        w = torch.from_numpy(latent.map(z, label)).to(device).requires_grad_()
        picture = latent.network.synthesis(w[:, None].expand(-1, latent.layers, -1), "constant")
        small = F.interpolate(picture, size=(side, side), mode="area")
        (slope,) = torch.autograd.grad((small * probe).sum(), w)
        rows = slope.double().cpu().numpy()
        total += rows.T @ rows
        done += count
        ctx.report(done, probes)
    return total / probes


@dataclass(frozen=True)
class Kept:
    """Where directions are kept, and the digest of the model they are of."""

    path: Path
    digest: str


def kept_of(entry: Entry) -> Kept:
    """Beside a model that was added; what shipped has its place among what can be made again."""
    model_id = entry.spec.id
    digest = entry.revision
    if not digest:
        files_ = [weights for weights in weight_entries() if weights.id in entry.spec.weights]
        digest = "-".join(weights.sha256[:16] for weights in files_)
    own = installed.find_folder(model_id)
    if entry.revision and own.is_dir():
        return Kept(own / "directions.safetensors", digest)
    return Kept(cache_dir() / "directions" / f"{model_id}.safetensors", digest)


def read(kept: Kept) -> Directions | None:
    """What was kept, if it can be used."""
    try:
        with safe_open(kept.path, "np") as file:
            about = json.loads((file.metadata() or {})[_METADATA])
            if about["digest"] != kept.digest or about["version"] != _VERSION:
                return None
            found = Directions(file.get_tensor("vectors"), file.get_tensor("shares"), str(about["method"]))
    except (OSError, SafetensorError, LookupError, ValueError, TypeError):
        return None
    return found if found.vectors.ndim == 2 and bool(np.isfinite(found.vectors).all()) else None


def keep(kept: Kept, found: Directions) -> None:
    """As a safetensors file. Not having them kept costs time and nothing else."""
    about = {"digest": kept.digest, "version": _VERSION, "method": found.method}
    data = save({"vectors": found.vectors, "shares": found.shares}, {_METADATA: json.dumps(about)})
    with contextlib.suppress(OSError):
        if kept.path.parent.parent == cache_dir():
            kept.path.parent.mkdir(parents=True, exist_ok=True)
        files.write_file(kept.path, data)


def _batches(size: int, samples: int, stream: int) -> Iterator[FloatArray]:
    """So many z in batches, different for each ``stream``."""
    for first in range(0, samples, _BATCH):
        yield normals(first, _STREAM + 2 + stream, min(_BATCH, samples - first), size)


def _sorted(matrix: FloatMatrix) -> tuple[FloatMatrix, FloatMatrix]:
    """Eigenvalues (n,), the largest first, and their eigenvectors as rows (n, n)."""
    values, vectors = np.linalg.eigh(matrix)
    return np.maximum(values[::-1], 0.0), vectors.T[::-1]


def _canonical(vectors: FloatMatrix, strengths: FloatMatrix, spread: FloatMatrix, method: str) -> Directions:
    """One σ of each, with the sign that makes its largest number positive: the same on every machine."""
    vectors = vectors[:MOST]
    largest = np.abs(vectors).argmax(axis=1)
    vectors = vectors * np.sign(vectors[np.arange(len(vectors)), largest])[:, None]
    sigmas = np.sqrt(np.maximum(np.einsum("ni,ij,nj->n", vectors, spread, vectors), 0.0))
    shares = strengths / max(float(strengths.sum()), 1e-30)
    return Directions(
        halved(np.ascontiguousarray(vectors * sigmas[:, None], np.float32)),
        np.ascontiguousarray(shares[: len(vectors)], np.float32),
        method,
    )
