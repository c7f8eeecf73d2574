"""Nothing leaves the machine."""

from __future__ import annotations

import subprocess
import sys


def test_openvino_reports_nothing() -> None:
    """It would report every import over the network, on a thread of its own."""
    program = (
        "import sys, threading\n"
        "import artstudio.models.style.openvino_backend\n"
        "assert 'openvino' in sys.modules\n"
        "assert not [name for name, module in sys.modules.items()\n"
        "            if name.startswith('openvino_telemetry') and module is not None]\n"
        "assert threading.active_count() == 1, threading.enumerate()\n"
    )
    result = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
