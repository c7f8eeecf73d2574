"""Training for whoever may not import the models: the window's panel, the command line, ``torchrun``."""

from __future__ import annotations

from collections.abc import Iterator

from artstudio.engine.context import Context
from artstudio.models.training.options import AUGMENTS, KINDS, PRECISIONS, Options
from artstudio.models.training.update import Update

__all__ = ["AUGMENTS", "KINDS", "PRECISIONS", "Options", "Update", "train"]


def train(options: Options, ctx: Context) -> Iterator[Update]:
    """See `models.training.run.train_in`. Loads torch once it is asked for the first update."""
    from artstudio.models.training.run import train_in

    yield from train_in(options, ctx)
