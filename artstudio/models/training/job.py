"""A training as a job of the runner, which pauses and cancels it as any other."""

from __future__ import annotations

import dataclasses

from artstudio.engine.context import Context
from artstudio.engine.devices import Device
from artstudio.engine.request import Request
from artstudio.models.base import NetworkFile
from artstudio.models.generators.reader import GeneratorReader
from artstudio.models.training.options import Options
from artstudio.models.training.run import train_in
from artstudio.models.training.spec import TRAIN
from artstudio.params import Values


class Trainer:
    """Trains until the slice ends, and gives the model's file as it would be added.

    Its previews are the updates of the training that say something (see ``update.Update``). Cancelled, it
    has saved itself and can go on.
    """

    spec = TRAIN

    def load(self, device: Device) -> None:
        """Nothing to load: the networks are made when it is known which."""

    def run(self, request: Request, ctx: Context) -> NetworkFile:
        options = Options.parse(str(request.values["options"]))
        for _ in train_in(options, ctx.part(0.0, 0.99)):
            pass
        reader = GeneratorReader()
        values = Values.of(reader.spec.params, {"path": str(options.output)})
        return reader.run(dataclasses.replace(request, values=values), ctx.part(0.99, 1.0))
