"""The models. Their libraries are imported when the first one loads."""

from __future__ import annotations

import sys
from typing import Any

# OpenVINO's import would also import its conversion tools, which report it to their maker over the network,
# from a forked copy of this process. Nothing leaves this machine, and half of the import time is saved.
_modules: dict[str, Any] = sys.modules
_modules.setdefault("openvino.tools.ovc", None)
