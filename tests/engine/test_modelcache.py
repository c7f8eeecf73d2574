"""Loading models, and what it costs the rest of the program."""

from __future__ import annotations

import subprocess
import sys

LOADED = """
import gc
from artstudio.engine.devices import cpu
from artstudio.engine.modelcache import ModelCache

collections = []
gc.callbacks.append(lambda phase, info: collections.append(info["generation"]))
cache = ModelCache()
cache.get("paintings", cpu())
during = 2 in collections
assert cache.get("paintings", cpu()) is cache.get("paintings", cpu())
print(during, gc.isenabled(), len(gc.get_objects()), gc.get_freeze_count())
"""


def test_the_collector_passes_over_what_libraries_brought() -> None:
    ran = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    during, on, looked_at, set_aside = ran.stdout.split()
    assert (during, on) == ("False", "True")
    assert int(looked_at) < 20_000 < 100_000 < int(set_aside)
