"""From the start of the process to a window that can be used, and to the first picture in a style.

Usable: the window has painted the sample picture and its event loop is free again. The style is asked for at
that moment, as by a very quick hand. Medians of some starts after one that does not count, each a process of
its own, with a library that has been used before.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.report import Table, arguments, emit, percentile

PROBE = (sys.executable, "-m", "tests.bench.start_probe")
STEPS = {
    "window": "first frame of the window",
    "usable": "window with the sample picture, usable",
    "coarse": "first picture in a style, coarse",
    "full": "first picture in a style, full",
    "worst_stall": "worst stall of the event loop meanwhile",
}


def start(home: Path) -> dict[str, Any]:
    """One start; seconds."""
    folders = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("DATA", "CONFIG", "CACHE")}
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **folders}
    run = subprocess.run(
        [*PROBE, repr(time.time())], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    times: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return times


def main() -> None:
    options = arguments(__doc__ or "", starts=5)
    with tempfile.TemporaryDirectory() as home:
        runs = [start(Path(home)) for _ in range(options.starts + 1)]
    table = Table("Start")
    for key, what in STEPS.items():
        times = [run[key] for run in runs[1:]]
        table.add(what=what, first_ever_s=runs[0][key], median_s=percentile(times, 50), worst_s=max(times))
    heavy = sorted({name for run in runs for name in run["imported_before_window"]})
    table.notes.append(f"Heavy libraries imported before the first frame: {', '.join(heavy) or 'none'}.")
    emit([table], options.json)


if __name__ == "__main__":
    main()
