"""Painting talks to nobody: no connection is opened, no name looked up, no other process started."""

from __future__ import annotations

import json
import subprocess
import sys

WATCH = """
import json, sys, threading

told = []
AWAY = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request",
        "os.fork", "os.forkpty", "os.posix_spawn", "subprocess.Popen")
sys.addaudithook(lambda event, details: told.append(event) if event in AWAY else None)

import numpy as np
from artstudio.engine.devices import cpu
from artstudio.engine.headless import Headless
from artstudio.engine.request import Quality, Request
from artstudio.models.style.spec import PAINT, builtin_styles
from artstudio.params import StyleWeight, Values
from artstudio.pixels import Pixels

photo = Pixels.of(np.random.default_rng(1).random((32, 48, 3), np.float32))
values = Values.of(PAINT.params, {"styles": (StyleWeight(builtin_styles()[0].ref),)})
Headless(cpu()).run(Request("style", values, (photo,), quality=Quality.COARSE))
for thread in threading.enumerate():
    if thread is not threading.current_thread() and not thread.daemon:
        thread.join(30)
print(json.dumps({"told": told, "modules": [m for m in sys.modules if "telemetry" in m]}))
"""


def test_painting_talks_to_nobody() -> None:
    run = subprocess.run(
        [sys.executable, "-c", WATCH], capture_output=True, text=True, timeout=120, check=True
    )
    assert json.loads(run.stdout) == {"told": [], "modules": []}
