"""Where models run. Nothing here imports torch before a device has to be opened."""

from __future__ import annotations

import logging
import os
import platform
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from artstudio.errors import BadInputError

log = logging.getLogger(__name__)

DeviceKind = Literal["cpu", "cuda", "mps"]


@dataclass(frozen=True)
class Device:
    """``index`` counts GPUs of one kind; ``threads`` is for the CPU, 0 for as many as there are cores."""

    kind: DeviceKind
    name: str
    index: int = 0
    threads: int = 0

    @property
    def is_gpu(self) -> bool:
        return self.kind != "cpu"

    @property
    def torch_name(self) -> str:
        return f"cuda:{self.index}" if self.kind == "cuda" else self.kind


def cpu() -> Device:
    return Device("cpu", _cpu_name(), threads=_cores())


def available() -> list[Device]:
    """The devices of this machine, best first; the CPU is always the last.

    torch takes seconds to import, so it is asked only where a GPU may be present.
    """
    found: list[Device] = []
    if _may_have_cuda():
        import torch

        if torch.cuda.is_available():
            found += [
                Device("cuda", torch.cuda.get_device_name(i), i) for i in range(torch.cuda.device_count())
            ]
    if platform.system() == "Darwin" and platform.machine() == "arm64":
        import torch

        if torch.backends.mps.is_available():
            found.append(Device("mps", "Apple GPU"))
    return [*found, cpu()]


def choose(preference: str = "auto") -> Device:
    """The device called ``auto``, ``cpu``, ``cuda``, ``cuda:1`` or ``mps``.

    Raises `BadInputError` with what there is instead, if that one is missing.
    """
    preference = preference.strip().lower()
    if preference == "cpu":
        return cpu()
    try:
        devices = available()
    except Exception:
        # What a damaged driver makes torch raise; ``artstudio doctor`` tells it.
        log.info("GPUs can't be asked for", exc_info=True)
        devices = [cpu()]
    if preference in ("", "auto"):
        return devices[0]
    for device in devices:
        if preference in (device.kind, device.torch_name):
            return device
    there = ", ".join(d.torch_name for d in devices)
    raise BadInputError(f"There is no device {preference!r} here. This machine has: {there}.")


def is_out_of_memory(error: BaseException) -> bool:
    """True for the ways in which torch, NumPy and Python say that memory ran out."""
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and ("out of memory" in text or "can't allocate memory" in text)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _may_have_cuda() -> bool:
    return (
        Path("/dev/nvidia0").exists() or Path("/dev/dxg").exists() or shutil.which("nvidia-smi") is not None
    )


def _cpu_name() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text(errors="replace").splitlines():
            if line.startswith("model name"):
                return _plain(line.partition(":")[2])
    return platform.processor() or "CPU"


def _plain(name: str) -> str:
    """A processor's name without trademarks and clock: "Intel(R) Xeon(R) CPU @ 2.20GHz" is "Intel Xeon"."""
    short = re.sub(r"\((R|TM)\)|\b(CPU|Processor)\b|@.*", " ", name, flags=re.IGNORECASE)
    return " ".join(short.split()) or "CPU"
