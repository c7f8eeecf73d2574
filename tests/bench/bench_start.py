"""From the start of the process to a window that can be used, and to the first picture in a style.

Usable: the window has painted the sample picture and its event loop is free again. A style is asked for at
that moment, as by a very quick hand, or some seconds later, as by an ordinary one. Medians of some starts
after one that does not count, each a process of its own, with a library that has been used before.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.report import Table, arguments, emit, percentile

PROBE = (sys.executable, "-m", "tests.bench.start_probe")
PAUSE = 4.0  # seconds
Times = dict[str, Any]
AT_ONCE: dict[str, Callable[[Times], float]] = {
    "start to the first frame of the window": lambda t: t["window"],
    "start to the window with the sample picture, usable": lambda t: t["usable"],
    "start to the first picture in a style, coarse": lambda t: t["coarse"],
    "start to the first picture in a style, full": lambda t: t["full"],
    "worst stall of the event loop meanwhile": lambda t: t["worst_stall"],
}
LATER: dict[str, Callable[[Times], float]] = {
    f"click {PAUSE:.0f} s later to the first picture in a style, coarse": lambda t: t["coarse"] - t["click"],
    f"click {PAUSE:.0f} s later to the first picture in a style, full": lambda t: t["full"] - t["click"],
    "worst stall of the event loop in these seconds": lambda t: t["worst_stall"],
}


def start(home: Path, pause: float) -> Times:
    """One start; seconds."""
    folders = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("DATA", "CONFIG", "CACHE")}
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **folders}
    command = [*PROBE, repr(time.time()), str(pause)]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    times: Times = json.loads(run.stdout.splitlines()[-1])
    return times


def main() -> None:
    options = arguments(__doc__ or "", starts=5)
    table = Table("Start")
    heavy: set[str] = set()
    for figures, pause in ((AT_ONCE, 0.0), (LATER, PAUSE)):
        with tempfile.TemporaryDirectory() as home:
            runs = [start(Path(home), pause) for _ in range(options.starts + 1)]
        for what, figure in figures.items():
            first, *times = [figure(run) for run in runs]
            table.add(what=what, median_s=percentile(times, 50), worst_s=max(times), first_ever_s=first)
        heavy.update(name for run in runs for name in run["imported_before_window"])
    table.notes.append(
        f"Heavy libraries imported before the first frame: {', '.join(sorted(heavy)) or 'none'}."
    )
    emit([table], options.json)


if __name__ == "__main__":
    main()
