"""How well a generator fares while it trains: measured now and then, on little, in a small share of the time.

All of it is done in small pieces between two steps. It draws nothing from the chance of the training, which
goes the same with it and without. A projected critic looks through the same network (see `projected`), which
flatters what it has taught: compare such figures with each other only.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.torch
import torch
from safetensors import SafetensorError

from artstudio import files
from artstudio.engine.devices import is_out_of_memory
from artstudio.errors import WeightsError
from artstudio.models.features.network import NAME
from artstudio.models.measures.observer import Spread
from artstudio.models.measures.reference import FIRST, Looker, Reference, flat_colors
from artstudio.models.training import export
from artstudio.models.training.best import Best, best_card, best_file, best_of
from artstudio.models.training.machine import Machine
from artstudio.models.training.options import KINDS, Options
from artstudio.models.training.pictures import Pictures, shuffled

SHARE, CREDIT = 0.04, 4.0
"""Of the time of a training, and so many seconds once, lest the first figures be long in coming."""

SAMPLES = 128
MOST = 4096  # training pictures that are looked at
PIECE = 8  # pictures at a time
_NOT_BEFORE = 20.0  # seconds of training
_FLAT = 32
_CACHE = "features.safetensors"
_VERSION = "1"

Clock = Callable[[], float]


@dataclass(frozen=True)
class Measured:
    """``figures`` (see `Reference.compare`) of the generator as it was after ``step``. ``note``: a sentence
    if it is the best and can't be kept."""

    step: int
    figures: Mapping[str, float]
    note: str = ""

    def of(self, step: int) -> Mapping[str, float]:
        """The figures if they are of that step."""
        return self.figures if step == self.step else {}


class Watch:
    """`begin` with a generator, then `work` whenever it `is_due`, until one of the pieces gives figures.

    The best so far is kept in the training's folder (see `best`), and what is known of the training pictures.
    Where the network that looks at them is missing, nothing is ever due.
    """

    def __init__(self, options: Options, machine: Machine, folder: Path, found: Pictures, clock: Clock):
        self._options, self._machine, self._folder = options, machine, folder
        self._found, self._clock = found, clock
        self.best: Best | None = best_of(options.output)
        self.newest: Measured | None = None
        self._off = not (options.measures and machine.team.leads)
        self._most = min(len(found), MOST)
        self._order = shuffled(len(found), 0, 0)[: self._most]
        self._since: float | None = None
        self._spent = 0.0
        self._kept = 0  # pictures in the cache
        self._looker: Looker | None = None
        self._reference: Reference | None = None
        self._drawing: Iterator[Measured | None] | None = None
        self._began = False  # whether some of it is drawn
        self._turn = False

    @property
    def is_ready(self) -> bool:
        """Whether enough of the training pictures are known to measure a generator."""
        return self._reference is not None and len(self._reference) >= min(FIRST, self._most)

    def begin(self, step: int, model: Any, card: Mapping[str, Any], at_once: bool = False) -> None:
        """Measure a generator that won't change, unless another is being measured. ``card``: of its file.

        ``at_once``: rather than that other one.
        """
        if not self._off and (at_once or not self._began):
            self._drawing, self._began = self._measure(step, model, card), False

    def is_due(self, seconds: float, whole: bool = False) -> bool:
        """Whether there is something to do, and its share of ``seconds`` of training isn't used up.

        ``whole``: whether what was begun isn't done, and can be.
        """
        if whole:
            return self.is_ready and self._drawing is not None
        known = self._reference is not None and len(self._reference) == self._most
        idle = known and self._drawing is None
        if self._since is None:
            self._since = seconds
        trained = seconds - self._since
        enough = trained >= _NOT_BEFORE and self._spent <= CREDIT + SHARE * trained
        return enough and not self._off and not idle

    def work(self, whole: bool = False) -> Measured | None:
        """Do the next piece, of a fraction of a second. The pictures and the generator take turns."""
        began = self._clock()
        try:
            reference = self._prepare() if self._reference is None else self._reference
            self._turn = whole or not self._turn or len(reference) == self._most
            if self._drawing is None or not self.is_ready or not self._turn:
                self._look_at_more(reference)
            else:
                self._began = True
                if (found := next(self._drawing)) is not None:
                    self._drawing, self._began, self.newest = None, False, found
                    return found
        except WeightsError:  # of a copy of the program without them
            self._give_up()
        except Exception as error:
            if not is_out_of_memory(error):
                raise
            self._give_up()
        finally:
            self._spent += self._clock() - began
        return None

    def _give_up(self) -> None:
        self._off, self._drawing, self._reference, self._looker = True, None, None, None

    # -- the training pictures -----------------------------------------------------------------------

    def _prepare(self) -> Reference:
        self._looker = Looker(self._machine.device, self._found.pack.size)
        reference = self._remembered()
        if reference is None:
            some = self._found.pixels[np.sort(self._order[:_FLAT])]
            flat = self._looker.look(flat_colors(some, self._looker.side))[0]
            reference = Reference(flat, self._most)
        self._reference, self._kept = reference, len(reference)
        return reference

    def _look_at_more(self, reference: Reference) -> None:
        assert self._looker is not None
        count = len(reference)
        if count < self._most:
            pixels = torch.from_numpy(self._found.pixels[self._order[count : count + PIECE]])
            reference.add(*self._looker.look(pixels.permute(0, 3, 1, 2).float() / 255))
            if len(reference) == self._most or len(reference) >= max(FIRST, 2 * self._kept):
                self._remember(reference)

    def _key(self) -> dict[str, str]:
        assert self._looker is not None
        return {"pictures": self._found.pack.content, "network": f"{NAME} at {self._looker.side}",
                "version": _VERSION}  # fmt: skip

    def _remembered(self) -> Reference | None:
        """What another slice of the training has seen."""
        path = self._folder / _CACHE
        try:
            with safetensors.safe_open(path, "np") as file:
                if file.metadata() != self._key():
                    return None
                flat, rows, diversity = (file.get_tensor(name) for name in ("flat", "features", "diversity"))
            reference = Reference(flat, self._most, float(diversity))
            reference.add(rows[: self._most])
            return reference
        except (OSError, SafetensorError, ValueError, TypeError, IndexError):
            return None

    def _remember(self, reference: Reference) -> None:
        """That there is no space for it is no reason to stop."""
        self._kept = len(reference)
        tensors = {
            "flat": torch.from_numpy(np.asarray(reference.flat)),
            "features": torch.from_numpy(reference.features),
            "diversity": torch.tensor(reference.diversity, dtype=torch.float64),
        }
        with contextlib.suppress(OSError):
            files.write_file(self._folder / _CACHE, safetensors.torch.save(tensors, self._key()))

    # -- a generator ---------------------------------------------------------------------------------

    def _measure(self, step: int, model: Any, card: Mapping[str, Any]) -> Iterator[Measured | None]:
        """None for each piece, and what was found in the end."""
        assert self._looker is not None and self._reference is not None
        spread, rows = Spread(), []
        for first in range(0, SAMPLES, PIECE):
            drawn = export.draw(model, range(first, first + PIECE), self._machine)
            features, ends = self._looker.look((drawn + 1) / 2)
            spread.add(ends)
            rows.append(features)
            if first + PIECE < SAMPLES:
                yield None
        figures = self._reference.compare(np.concatenate(rows), spread)
        figures = {name: float(f"{value:.4g}") for name, value in figures.items()}
        yield Measured(step, figures, self._keep_if_best(model, card, figures))

    def _keep_if_best(self, model: Any, card: Mapping[str, Any], figures: Mapping[str, float]) -> str:
        """Returns a sentence if it can't be kept."""
        if not math.isfinite(figures["kid"]) or (self.best and not self.best.beaten_by(figures)):
            return ""
        options = self._options
        network, card = KINDS[options.kind].network, best_card(card, options.output, figures)
        try:
            data = export.model_file(network, model, card, options.half)
            files.write_file(best_file(options.output), data)
        except OSError as error:
            return f"The best generator can't be written to {self._folder}: {files.why(error)}."
        self.best = best_of(options.output)
        return ""
