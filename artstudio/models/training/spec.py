"""What training is called as a job of the runner. Read without loading anything."""

from __future__ import annotations

from artstudio.models.base import Entry, Model, ModelSpec
from artstudio.models.generators.spec import TOOL
from artstudio.params import Text

TRAIN = ModelSpec(
    id="train",
    title="Training",
    family=TOOL,
    params=(Text(id="options", title="Options", tip="What to train, on which pictures and how."),),
    inputs=(),
    output="network",
)


def _make() -> Model:
    from artstudio.models.training.job import Trainer

    return Trainer()


ENTRIES = (Entry(TRAIN, _make),)
