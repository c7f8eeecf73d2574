"""Whether there is a screen that a window can open on."""

from __future__ import annotations

import os
import sys


def is_here() -> bool:
    """False on Linux outside a desktop session; Qt would end the program there with words of its own."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
