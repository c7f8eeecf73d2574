"""Peak memory and time of exporting a picture of 48 megapixels (8000 x 6000) by ``artstudio stylize``.

The most memory that the process has held at once, as the operating system counts it, with the interpreter,
the networks, and reading and writing the JPEG. Smaller strokes mean larger networks: 1024 pixels long at
stroke size 1, 4096 at 0.25.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.report import Table, arguments, emit

LIMIT_GB = 2.5
STROKES = (1.0, 0.25)
ENGINES = {"built-in style": ["--style", "starry-strokes"], "own style": ["--style-image"]}
# What the operating system counts resident memory in.
UNIT = 1 if sys.platform == "darwin" else 1024


def make_photo(path: Path, width: int, height: int) -> None:
    """A JPEG of a sample, enlarged, with grain as a camera leaves it."""
    import numpy as np
    from PIL import Image

    with Image.open(sample(0)) as picture:
        large = np.asarray(picture.resize((width, height), Image.Resampling.BICUBIC), np.int16)
    grain = np.random.default_rng(1).normal(0, 6, (height, width, 1)).astype(np.int16)
    Image.fromarray((large + grain).clip(0, 255).astype(np.uint8)).save(path, quality=92)


def sample(index: int) -> Path:
    from artstudio.paths import resource

    return sorted(resource("samples").glob("*.jpg"))[index]


def export(picture: Path, *options: str) -> tuple[float, float]:
    """Peak memory in GB and seconds of one export."""
    out = picture.with_name("out.jpg")
    command = [sys.executable, "-m", "artstudio", "stylize", str(picture), "-o", str(out), *options]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"the export failed with exit status {process.returncode}")
    return usage.ru_maxrss * UNIT / 1e9, time.perf_counter() - began


def main() -> None:
    options = arguments(__doc__ or "", width=8000, height=6000)
    megapixels = options.width * options.height / 1e6
    table = Table(f"Export of {megapixels:.0f} megapixels, JPEG to JPEG")
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder, "photo.jpg")
        # Elsewhere, since what this process holds is counted to its children.
        maker = multiprocessing.get_context("spawn").Process(
            target=make_photo, args=(picture, options.width, options.height)
        )
        maker.start()
        maker.join()
        for name, style in ENGINES.items():
            painting = [str(sample(1))] if style[-1] == "--style-image" else []
            for stroke in STROKES:
                peak, seconds = export(picture, *style, *painting, "--stroke-size", str(stroke))
                table.add(style=name, stroke_size=stroke, peak_gb=peak, limit_gb=LIMIT_GB, seconds=seconds)
    emit([table], options.json)


if __name__ == "__main__":
    main()
