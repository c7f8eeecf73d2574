"""``artstudio train``: a generator from pictures of one's own.

``python -m artstudio.cli.train`` is the same, and needs nothing installed beyond torch, NumPy, Pillow and
safetensors; ``torchrun`` starts it once for each GPU.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from artstudio.cli.console import Console
from artstudio.engine import devices, training
from artstudio.engine.context import Cancelled, Context
from artstudio.engine.training import Update
from artstudio.errors import ArtStudioError


def train(args: argparse.Namespace, console: Console) -> int:
    """Train until the end of the slice or Ctrl+C, which saves. Raises `ArtStudioError` with a sentence."""
    options = options_of(args)
    ctx = Context(devices.choose(args.device))
    told = _Told(console, args.json)
    with console.gently(ctx.cancel.set):
        try:
            for update in training.train(options, ctx):
                told.about(update)
        except Cancelled:
            told.ended(options.output, _kept(args.keep, options), stopped=True)
            raise KeyboardInterrupt from None
    told.ended(options.output, _kept(args.keep, options), stopped=False)
    return 0


def options_of(args: argparse.Namespace) -> training.Options:
    """Raises `BadInputError` for what no training can be."""
    return training.Options(
        kind=args.kind,
        data=Path(args.data),
        output=Path(args.output),
        resume=args.resume,
        seconds=None if args.minutes is None else 60 * args.minutes,
        steps=args.steps,
        size=args.size,
        batch=args.batch,
        width=args.width,
        critic=args.critic,
        augment=args.augment,
        mirror=args.mirror,
        conditional=args.conditional,
        classes=_names(args.classes),
        start=Path(args.start) if args.start else None,
        freeze=_names(args.freeze),
        seed=args.seed,
        precision=args.precision,
        every=args.every,
        half=args.half,
        rights=args.rights,
        measures=args.measures,
    ).checked()


def _kept(keep: str, options: training.Options) -> training.Best | None:
    """The best that was measured, which is the model from now on if it is to be kept."""
    if keep == "best" and not _is_silent():
        return training.use_best(options.output)
    return training.best_of(options.output)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(",") if (name := part.strip()))


class _Told:
    """What is printed: lines of JSON, or sentences and one line that is written over again."""

    def __init__(self, console: Console, as_json: bool):
        self._console, self._json = console, as_json
        self._live = not as_json and sys.stderr is not None and sys.stderr.isatty()
        self._last: Update | None = None

    def about(self, update: Update) -> None:
        if _is_silent():
            return
        if self._json:
            if update.stage != "training" or update.losses or update.note or update.measures:
                self._line(update)
        elif update.note:
            self._clear()
            self._console.say(f"{update.note} {_losses(update)}".rstrip())
        elif update.measures:
            self._clear()
            best = ", the best so far" if update.best == update.measured else ""
            self._console.say(f"Measured after step {update.measured:,}: {_measures(update)}{best}.")
        elif self._live and (update.losses or update.stage == "pictures"):
            self._clear()
            print(_shown(update), end="", file=sys.stderr, flush=True)
        if update.step:
            self._last = update

    def ended(self, output: Path, best: training.Best | None, stopped: bool) -> None:
        self._clear()
        if self._last is not None and not self._json:
            end = "Stopped and saved" if stopped else "Ended"
            self._console.result(
                f"{end} after {self._last.step:,} steps, {self._last.pictures:,} pictures and "
                f"{self._last.seconds / 60:.1f} minutes in all -> {output}"
            )
            if best is not None:
                self._console.result(f"The best of those measured is of step {best.step:,} -> {best.path}")

    def _clear(self) -> None:
        if self._live:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def _line(self, update: Update) -> None:
        known: dict[str, Any] = {
            field.name: getattr(update, field.name)
            for field in dataclasses.fields(update)
            if field.name != "samples"
        }
        print(json.dumps(known, ensure_ascii=False), flush=True)


def _shown(update: Update) -> str:
    part = "" if update.done is None else f"{update.done:4.0%}  "
    if update.stage == "pictures":
        return f"{part}looking at the pictures"
    return f"{part}step {update.step:,}  {update.rate:.1f} pictures/s  {_losses(update)}"


def _losses(update: Update) -> str:
    return "  ".join(f"{name} {value:.3f}" for name, value in update.losses.items())


def _measures(update: Update) -> str:
    """Shares of what the training pictures reach themselves, and the distance that the best has least of."""
    return "  ".join(
        f"{name} {value:.3f}" if name == "kid" else f"{name} {value:.0%}"
        for name, value in update.measures.items()
    )


def _is_silent() -> bool:
    """One of torchrun's processes speaks for all."""
    return os.environ.get("RANK", "0") != "0"


def main(argv: Sequence[str] | None = None) -> int:
    """The verb on its own, without the rest of the program."""
    from artstudio.cli.training_arguments import TRAIN_EXAMPLES, add_training_arguments

    parser = argparse.ArgumentParser("artstudio train", epilog=TRAIN_EXAMPLES, allow_abbrev=False,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    add_training_arguments(parser)
    args = parser.parse_args(argv)
    console = Console(args.json)
    try:
        with console.stoppable():
            return train(args, console)
    except ArtStudioError as error:
        console.say(str(error))
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
