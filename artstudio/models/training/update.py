"""What a training tells while it goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Update:
    """What there is to tell after a step, and before the first.

    ``stage``: pictures while they are packed, training, saved after a checkpoint. ``done``: 0..1 of this
    slice, None if it has no end. ``seconds`` trained in all; ``rate``: pictures per second. ``losses`` are
    means since the last that were told, {} in between. ``samples``: a sheet, uint8 (H, W, 3). ``note``: a
    sentence. ``measures``: the figures of the generator that was measured last, where there are new ones (see
    `measures.reference.Reference.compare`), and ``measured``: its step. ``best``: the step of the best so
    far, 0 for none.
    """

    stage: Literal["pictures", "training", "saved"]
    step: int = 0
    pictures: int = 0
    seconds: float = 0.0
    rate: float = 0.0
    done: float | None = None
    losses: Mapping[str, float] = field(default_factory=dict)
    samples: NDArray[np.uint8] | None = None
    note: str = ""
    measures: Mapping[str, float] = field(default_factory=dict)
    measured: int = 0
    best: int = 0
