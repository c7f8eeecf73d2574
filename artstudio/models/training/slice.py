"""A slice of a training: from its networks or its last checkpoint to the next, step by step."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from artstudio import files
from artstudio.engine.devices import is_out_of_memory
from artstudio.errors import BadInputError, OutOfMemoryError
from artstudio.models.training import checkpoint, export, transfer
from artstudio.models.training.card import card_of
from artstudio.models.training.checkpoint import Checkpoint
from artstudio.models.training.machine import Machine
from artstudio.models.training.options import KINDS, Options
from artstudio.models.training.pictures import Pictures
from artstudio.models.training.recipe import Batch, Recipe
from artstudio.models.training.update import Update
from artstudio.models.training.watch import Measured, Watch

Clock = Callable[[], float]
SAY_EVERY = 1.0
SHEET_GROWTH = 1.1  # sheets are kept after so many times the steps of the one before
_COLUMNS, _ROWS = 8, 5


class Training:
    """One slice of a training: `prepare`, then `steps`."""

    def __init__(
        self,
        options: Options,
        machine: Machine,
        folder: Path,
        found: Pictures,
        clock: Clock,
    ):
        self.options, self.machine, self.team = options, machine, machine.team
        self.folder, self.found, self.clock = folder, found, clock
        self.per_process = (options.batch or 0) // machine.team.count
        self.step = self.saved_step = self.sheet_step = 0
        self.seconds = 0.0
        self.history: list[dict[str, Any]] = []
        self._knows_more = False  # the history, than the checkpoint
        self.losses: dict[str, float] = {}
        self._sums: dict[str, tuple[Tensor, int]] = {}
        self.watch = Watch(options, machine, folder, found, clock)
        self.recipe: Recipe

    # -- before the first step ---------------------------------------------------------------------

    def prepare(self) -> Iterator[Update]:
        """Make the networks, or put back those of the checkpoint."""
        options, classes = self.options, len(self.found.pack.classes)
        if options.resume:
            self._restore()
            note, best = f"Going on after step {self.step:,}.", self.watch.best
            yield Update(
                "training", self.step, self.pictures, self.seconds, note=note, best=best.step if best else 0
            )
            return
        source = None if options.start is None else transfer.read_source(options.start)
        if source is None:
            config = transfer.new_config(options, classes)
        else:
            config = transfer.transferred_config(options, source, classes)
        self.recipe = transfer.build(options, config, self.machine)
        if source is not None:
            for sentence in transfer.transfer(self.recipe, source, source.config.classes == classes):
                yield Update("training", note=sentence)
        self.recipe.freeze(transfer.frozen_names(options))
        self.recipe.begin()
        if source is not None and self.team.leads:  # something to see while the first steps are taken
            model = self.recipe.model(options.seed or 0)
            yield Update("training", samples=export.sheet(model, _COLUMNS, _ROWS, self.machine))

    def _restore(self) -> None:
        kept = checkpoint.load(self.folder)
        try:
            config = transfer.config_from(self.options.kind, kept.facts["config"], self.folder.name)
            self.recipe = transfer.build(self.options, config, self.machine)
            self.recipe.freeze(transfer.frozen_names(self.options))
            self.recipe.begin()
            checkpoint.restore(self.recipe, kept.tensors)
            self.seconds, self.history = float(kept.facts["seconds"]), list(kept.facts["history"])
            self.sheet_step = int(kept.facts["sheet_step"])
            if kept.facts.get("scaler") and self.recipe.scaler.is_enabled():
                self.recipe.scaler.load_state_dict(kept.facts["scaler"])
            content = kept.facts["content"]
        except (LookupError, TypeError, ValueError, RuntimeError) as error:
            raise BadInputError(f"The training in {self.folder} is damaged; begin another.") from error
        if content != self.found.pack.content:
            raise BadInputError(
                f"The pictures in {self.options.data} are others than the training began with; bring those "
                "back, or begin another training with the model of this one."
            )
        self.step = self.saved_step = kept.step

    # -- step by step ------------------------------------------------------------------------------

    @property
    def pictures(self) -> int:
        """How many real pictures were shown so far, repeats included."""
        return self.step * (self.options.batch or 0)

    def steps(self, began: float) -> Iterator[Update]:
        """Train until this slice or the whole training ends."""
        before, first = self.seconds, self.step
        start = said = saved = self.clock()
        said_step = self.step
        try:
            while not self._over(began):
                self._sum(self._learn())
                self.step += 1
                now = self.clock()
                self.seconds = before + now - start
                losses: Mapping[str, float] = {}
                rate = 0.0
                if now - said >= SAY_EVERY or self.step == first + 1:
                    losses = self._mean_losses()
                    rate = (self.step - said_step) * (self.options.batch or 0) / max(now - said, 1e-9)
                    said, said_step = now, self.step
                yield self._update("training", began, losses=losses, rate=rate)
                yield from self._measure(began)
                late = now - saved >= self.options.every
                if self.team.any(late, self.machine.device) and not self._over(began):
                    yield self._save(began, last=False)
                    saved = self.clock()
            if self.watch.is_ready:
                self.watch.begin(self.step, self.recipe.model(self.options.seed or 0), self._card(), True)
            yield from self._measure(began, whole=True)
        except GeneratorExit:
            self._save(began, last=True)
            raise
        yield self._save(began, last=True)

    def _measure(self, began: float, whole: bool = False) -> Iterator[Update]:
        """As much of measuring as is due, or all of what was begun."""
        while self.watch.is_due(self.seconds, whole):
            found = self.watch.work(whole)
            if found is not None:
                self.history = [{**entry, **found.of(entry["step"])} for entry in self.history]
                self._knows_more = True
            yield self._update("training", began, {}, note=found.note if found else "", measured=found)

    def _learn(self) -> Mapping[str, Tensor]:
        try:
            return self.recipe.step(self._batch(self.step))
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            count, size = self.per_process, self.found.pack.size
            raise OutOfMemoryError(
                f"There isn't enough memory to train on {count} pictures of {size} pixels at once; begin "
                "another with smaller pictures, fewer at once, or narrower networks."
            ) from error

    def _over(self, began: float) -> bool:
        steps, seconds = self.options.steps, self.options.seconds
        if steps is not None and self.step >= steps:
            return True
        late = seconds is not None and self.clock() - began >= seconds
        return self.team.any(late, self.machine.device)

    def _batch(self, step: int) -> Batch:
        device, count = self.machine.device, self.options.batch or 0
        random = torch.Generator(device).manual_seed(step_seed(self.options.seed or 0, step, self.team.rank))
        first = step * count + self.team.rank * self.per_process
        pixels, labels = self.found.batch(self.options.seed or 0, first, self.per_process)
        real = torch.from_numpy(pixels).to(device).permute(0, 3, 1, 2).float() / 127.5 - 1
        if self.options.mirror:
            turned = torch.rand(len(real), 1, 1, 1, generator=random, device=device) < 0.5
            real = torch.where(turned, real.flip(3), real)
        label = frequency = None
        if classes := self.found.pack.classes:
            index = torch.from_numpy(labels).to(device)
            label = torch.nn.functional.one_hot(index, len(classes)).float()
            frequency = torch.from_numpy(self.found.frequency).to(device)
        return Batch(step, real, label, frequency, random)

    def _sum(self, losses: Mapping[str, Tensor]) -> None:
        for name, value in losses.items():
            total, count = self._sums.get(name, (torch.zeros_like(value), 0))
            self._sums[name] = (total + value, count + 1)

    def _mean_losses(self) -> dict[str, float]:
        means = {name: (total / count).item() for name, (total, count) in self._sums.items()}
        self._sums = {}
        self.losses = {**self.losses, **means}
        if bad := [name for name, value in means.items() if not math.isfinite(value)]:
            if not checkpoint.exists(self.folder):
                raise BadInputError(
                    f"The training fell apart before step {self.step:,}: the {bad[0]} loss is no number any "
                    "more. Begin another in full precision or with more pictures at once."
                )
            raise BadInputError(
                f"The training fell apart before step {self.step:,}: the {bad[0]} loss is no number any "
                f"more. The checkpoint of step {self.saved_step:,} is whole; go on from there, or begin "
                "another in full precision or with more pictures at once."
            )
        return means

    def _update(
        self,
        stage: Literal["training", "saved"],
        began: float,
        losses: Mapping[str, float],
        rate: float = 0.0,
        samples: NDArray[np.uint8] | None = None,
        note: str = "",
        measured: Measured | None = None,
    ) -> Update:
        parts = []
        if self.options.seconds:
            parts.append((self.clock() - began) / self.options.seconds)
        if self.options.steps:
            parts.append(self.step / self.options.steps)
        done = min(1.0, max(parts)) if parts else None
        return Update(
            stage, self.step, self.pictures, self.seconds, rate, done, losses, samples, note,
            measured.figures if measured else {}, measured.step if measured else 0,
            self.watch.best.step if self.watch.best else 0,
        )  # fmt: skip

    # -- checkpoints ---------------------------------------------------------------------------------

    def _save(self, began: float, last: bool) -> Update:
        """Write the checkpoint, the model and the samples. Raises BadInputError for a ``last`` one that can't
        be written; the next may be."""
        losses = self._mean_losses()
        samples, note = None, ""
        if self.team.leads:
            try:
                samples = self._write()
                note = f"Saved after step {self.step:,}."
            except OSError as error:
                why, whole = files.why(error), checkpoint.exists(self.folder)
                note = f"The checkpoint can't be written to {self.folder}: {why}."
                if whole:
                    note = (
                        f"The checkpoint can't be written to {self.folder}: {why}. "
                        f"The one of step {self.saved_step:,} is whole."
                    )
                if last:
                    raise BadInputError(f"{note} Go on from there." if whole else note) from error
        self.team.wait()
        return self._update("saved", began, losses, samples=samples, note=note)

    def _write(self) -> NDArray[np.uint8]:
        if self.step != self.saved_step or self._knows_more or not checkpoint.exists(self.folder):
            entry = {"step": self.step, "seconds": round(self.seconds, 1), **_rounded(self.losses)}
            entry |= self.watch.newest.of(self.step) if self.watch.newest else {}
            history = [*(before for before in self.history if before["step"] != self.step), entry]
            facts = {
                "options": self.options.to_json(),
                "config": dataclasses.asdict(self.recipe.ema.config),
                "seconds": self.seconds,
                "history": history,
                "sheet_step": self.sheet_step,
                "content": self.found.pack.content,
                "classes": self.found.pack.classes,
                "scaler": self.recipe.scaler.state_dict(),
            }
            checkpoint.save(self.folder, Checkpoint(self.step, facts, checkpoint.tensors_of(self.recipe)))
            self.saved_step, self.history, self._knows_more = self.step, history, False
        model, card = self.recipe.model(self.options.seed or 0), self._card()
        self.watch.begin(self.step, model, card)
        network = KINDS[self.options.kind].network
        files.write_file(self.options.output, export.model_file(network, model, card, self.options.half))
        sheet = export.sheet(model, _COLUMNS, _ROWS, self.machine)
        picture = export.png(sheet)
        files.write_file(self.folder / "samples.png", picture)
        if self.step >= self.sheet_step * SHEET_GROWTH:
            files.write_file(self.folder / f"samples-{self.step:09d}.png", picture)
            self.sheet_step = self.step
        return sheet

    def _card(self) -> dict[str, Any]:
        return card_of(
            self.options, self.found.pack, self.step, self.pictures, self.seconds, self.machine.name,
            self.team.count, _rounded(self.losses),
        )  # fmt: skip


def step_seed(seed: int, step: int, rank: int) -> int:
    """Of a generator of torch's, for one step of one process."""
    low, high = np.random.SeedSequence((seed, 0x57E9, step, rank)).generate_state(2)
    return int(low) | (int(high) & 0x7FFFFFFF) << 32


def _rounded(losses: Mapping[str, float]) -> dict[str, float]:
    return {name: float(f"{value:.4g}") for name, value in losses.items()}
