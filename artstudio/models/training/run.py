"""A training from its pictures to its model, as an iterator that does one step at a time.

Whoever iterates decides when: not asking pauses it, closing the iterator saves and ends it.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from artstudio import files
from artstudio.errors import BadInputError
from artstudio.models.training import checkpoint, packing, parallel, pictures, transfer
from artstudio.models.training.lock import locked
from artstudio.models.training.machine import machine_for
from artstudio.models.training.options import KINDS, Options
from artstudio.models.training.pictures import Pictures
from artstudio.models.training.slice import Clock, Training
from artstudio.models.training.transfer import training_folder
from artstudio.models.training.update import Update

if TYPE_CHECKING:
    from artstudio.engine.context import Context
    from artstudio.engine.devices import Device

PACKED = "pictures.bin"


def train(
    options: Options,
    device: Device,
    clock: Clock = time.monotonic,
    give_way: Callable[[], None] | None = None,
) -> Generator[Update]:
    """Train, or go on with it. Each step of the iterator is one of the training, or of looking at pictures.

    ``give_way`` is called in the middle of steps, to let what is more urgent pass.
    Raises BadInputError with a sentence for whatever can't be trained, before anything is written, and if the
    disk doesn't take the last checkpoint.
    """
    options = options.checked()
    team = parallel.join(device.is_gpu)
    folder = training_folder(options.output)
    began = clock()
    with parallel.left_in_the_end(), locked(folder, options, team):
        options, size = _begun(folder, options) if options.resume else _new(folder, options)
        options = options.settled()
        machine = machine_for(device, team, options.precision, options.batch or 0, give_way)
        found = yield from _look(folder, options, size, team)
        training = Training(options, machine, folder, found, clock)
        yield from training.prepare()
        yield from training.steps(began)


def train_in(options: Options, ctx: Context) -> Iterator[Update]:
    """Train on the context's device; what there is to tell also goes to it, as previews.

    The training is paused while ``ctx.report`` waits or nobody asks for the next update. Once it is
    cancelled, it saves itself and raises `Cancelled`. Raises BadInputError for what can't be trained.
    """
    updates = train(options, ctx.device, give_way=ctx.give_way)
    try:
        for update in updates:
            yield update
            worth = update.losses or update.note or update.measures or update.samples is not None
            said = update if worth else None
            ctx.report(0.0 if update.stage == "pictures" else update.done or 0.0, 1.0, said)
    finally:
        updates.close()


def _begun(folder: Path, options: Options) -> tuple[Options, int]:
    """The options and the size of the training to go on with. Raises BadInputError."""
    stored = checkpoint.facts(folder)[1]
    try:
        return options.going_on(stored["options"]).checked(), int(stored["config"]["size"])
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise BadInputError(f"The training in {folder} is damaged; begin another.") from error


def _new(folder: Path, options: Options) -> tuple[Options, int]:
    """Raises BadInputError if there is something already, or ``--from`` is nothing to begin with."""
    if checkpoint.exists(folder):
        raise BadInputError(
            f"{options.output} has been trained already; go on with --resume, or name another file."
        )
    if files.is_there(options.output):
        raise BadInputError(f"{options.output} is there already; name another file, or begin --from it.")
    if options.start is not None:
        source = transfer.read_source(options.start)
        if source.critic in KINDS[options.kind].critics:
            options = dataclasses.replace(options, critic=options.critic or source.critic)
        return options, int(transfer.transferred_config(options, source, 0).size)
    return options, options.size or KINDS[options.kind].sizes[0]


def _look(
    folder: Path, options: Options, size: int, team: parallel.Team
) -> Generator[Update, None, Pictures]:
    """Pack the pictures, on the first process; the others wait for it."""
    target = folder / PACKED
    found = pictures.unpack(target) if options.resume else None
    if found is None and team.leads:
        conditional = bool(options.conditional)
        for looked in packing.pack(options.data, target, size, conditional, options.classes):
            if isinstance(looked, Pictures):
                found = looked
            elif looked[0] % max(1, looked[1] // 100) == 0:
                yield Update("pictures", done=looked[0] / looked[1])
        for sentence in found.pack.sentences() if found else ():
            yield Update("pictures", done=1.0, note=sentence)
    team.wait()
    if found is None:
        found = pictures.unpack(target)
    if found is None:
        raise BadInputError(f"The pictures in {target} are missing; begin again.")
    return found
