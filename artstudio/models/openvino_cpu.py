"""How OpenVINO runs graphs on the CPU here: one core for the program, making way for others, stoppable."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from typing import Any

import openvino as ov

Poll = Callable[[], None]

POLL_MS = 20  # how often a running network asks whether it is still wanted
# Threads pinned to their cores would not make way for the window's.
OPTIONS = {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_PRECISION_HINT": "f32", "ENABLE_CPU_PINNING": "NO"}

BRAIN_FLOAT = "BF16"

_making = threading.Lock()


@cache
def _made_core() -> ov.Core:
    return ov.Core()


def core() -> ov.Core:
    """One for the whole program, which stays to its end.

    OpenVINO's CPU plugin gives the thread that loads it another stack for signals, and takes that away in the
    end. With several plugins a thread is left with one that is gone, and its next signal, such as Ctrl+C, is
    the end of the program (seen in 2026.4).
    """
    with _making:
        return _made_core()


@cache
def preview_options() -> dict[str, str]:
    """`OPTIONS` for what is seen while the hand moves: bfloat16 where the processor computes with that.

    There it takes two thirds of the time of float32; without such instructions it would take more.
    """
    able = BRAIN_FLOAT in core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return {**OPTIONS, "INFERENCE_PRECISION_HINT": "bf16"} if able else OPTIONS


def compile_graph(model: ov.Model, options: Mapping[str, str] = OPTIONS) -> ov.InferRequest:
    return core().compile_model(model, "CPU", dict(options)).create_infer_request()


def run(request: ov.InferRequest, inputs: Mapping[str, Any], poll: Poll | None) -> None:
    """One run. The interpreter lock is free while it computes; ``poll`` is called every 20 ms and may raise
    to abandon it."""
    request.start_async(inputs, share_inputs=True)
    try:
        while poll is not None and not request.wait_for(POLL_MS):
            poll()
    except BaseException:
        request.cancel()
        with suppress(RuntimeError):  # "canceled"
            request.wait()
        raise
    request.wait()
