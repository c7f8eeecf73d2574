"""Training for whoever may not import the models: the window's panel, the command line, ``torchrun``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from artstudio.engine.context import Context
from artstudio.models.training.options import AUGMENTS, KINDS, PRECISIONS, Options

if TYPE_CHECKING:
    from artstudio.models.training.run import Update

__all__ = ["AUGMENTS", "KINDS", "PRECISIONS", "Options", "train"]


def train(options: Options, ctx: Context) -> Iterator[Update]:
    """The updates of a training that is done on the context's device, one step at a time.

    It is paused while ``ctx.report`` waits or nobody asks for the next update. Once it is cancelled, it saves
    itself and raises `Cancelled` (see `engine.context`). Raises BadInputError for what can't be trained.
    """
    from artstudio.models.training.run import train as run

    updates = run(options, ctx.device)
    try:
        for update in updates:
            yield update
            ctx.report(0.0 if update.stage == "pictures" else update.done or 0.0, 1.0)
    finally:
        updates.close()
