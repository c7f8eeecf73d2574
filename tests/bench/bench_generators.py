"""Synthesis by a StyleGAN2 of random weights, w in to picture out, one picture at a time.

On the CPU side by side with the paper's formulation in eager torch (see stylegan2_paper.py) on the same
weights: the median of some runs after one that does not count, taking turns, with a pause between, because an
engine's threads keep looking for more work for a while after a run. On a GPU, if there is one, milliseconds
and pictures a second.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import torch

from artstudio.engine.context import Context
from artstudio.engine.devices import Device, choose, cpu
from artstudio.models.generators import stylegan2
from artstudio.models.generators.recognize import Recognized
from artstudio.models.generators.stylegan2 import StyleGAN2Config
from artstudio.models.generators.torch_latent import TorchLatent
from artstudio.pixels import FloatArray
from tests.bench.report import Table, arguments, emit, percentile
from tests.bench.stylegan2_paper import PaperSynthesis

SIZES = (256, 1024)
PAUSE = 0.05  # seconds
WANTED = 1.5  # times as fast as the paper's formulation


def network(size: int) -> Recognized:
    """The usual widths, and weights that use every part of the network."""
    torch.manual_seed(size)
    config = StyleGAN2Config.of_size(size)
    tensors = stylegan2.Generator(config).state_dict()
    for name, tensor in tensors.items():
        if name.endswith("noise_strength"):
            tensor.fill_(0.1)
        elif name.endswith((".conv0.bias", ".conv1.bias", ".torgb.bias")):
            tensor.normal_(std=0.1)
    return Recognized("stylegan2", config, tensors, "random weights")


def medians(runs: dict[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    """Median milliseconds of each, taking turns."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for index in range(1 + repeats):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            if index:
                taken[name].append((time.perf_counter() - start) * 1000)
            time.sleep(PAUSE)
    return {name: percentile(times, 50) for name, times in taken.items()}


def on_cpu(found: Recognized, threads: int, table: Table, repeats: int) -> None:
    torch.set_num_threads(threads)
    size = found.config.size
    latent, paper = TorchLatent(found), PaperSynthesis(found.config, found.tensors)
    w = np.random.default_rng(0).normal(size=(latent.layers, latent.w_size)).astype(np.float32)
    ctx = Context(cpu())

    def papers() -> FloatArray:
        with torch.inference_mode():
            picture = paper(torch.from_numpy(w)[None])[0]
            return np.ascontiguousarray((picture * 0.5 + 0.5).clamp(0, 1).permute(1, 2, 0))

    def ours() -> FloatArray:
        return latent.synthesize(w, None, None, ctx)

    difference = float(np.abs(papers() - ours()).max())
    times = medians({"the paper, eager torch": papers, "Art Studio": ours}, repeats)
    first = times["the paper, eager torch"]
    for name, ms in times.items():
        table.add(
            what=f"{size} x {size}",
            device="CPU",
            engine=name,
            ms=ms,
            pictures_a_second=1000 / ms,
            times_as_fast=first / ms,
        )
    ratio = first / times["Art Studio"]
    verdict = "kept" if ratio >= WANTED else "MISSED"
    table.notes.append(
        f"{size} x {size}: {ratio:.2f} times as fast (limit {WANTED}, {verdict}); the pictures differ by at "
        f"most {difference:.1e} of 1."
    )


def on_gpu(found: Recognized, device: Device, table: Table, repeats: int) -> None:
    size = found.config.size
    latent = TorchLatent(found, device.torch_name)
    w = np.random.default_rng(0).normal(size=(latent.layers, latent.w_size)).astype(np.float32)
    ctx = Context(device)
    # The picture comes back to the CPU, so that all of the work is waited for.
    times = medians({"Art Studio": lambda: latent.synthesize(w, None, None, ctx)}, 3 * repeats)
    for name, ms in times.items():
        table.add(
            what=f"{size} x {size}", device=device.name, engine=name, ms=ms, pictures_a_second=1000 / ms
        )


def main() -> None:
    options = arguments(__doc__ or "", repeats=7, threads=cpu().threads)
    table = Table(f"StyleGAN2, one picture, {options.threads} threads on the CPU")
    device = choose("auto")
    for size in SIZES:
        found = network(size)
        on_cpu(found, options.threads, table, options.repeats)
        if device.is_gpu:
            on_gpu(found, device, table, options.repeats)
    emit([table], options.json)


if __name__ == "__main__":
    main()
