"""The style transfer family."""

import sys

# OpenVINO reports its own import over the network unless it finds no reporter. Nothing leaves this machine.
sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
