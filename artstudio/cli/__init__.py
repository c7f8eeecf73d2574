"""The same work without a window: one verb per capability, through the same runner."""

from __future__ import annotations

import argparse
import contextlib
import difflib
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from artstudio import files
from artstudio.cli.console import Console, survive_any_name
from artstudio.errors import ArtStudioError

# Verb: the module with its function, imported when it is asked for.
VERBS = {
    "stylize": ("artstudio.cli.stylize", "stylize"),
    "styles": ("artstudio.cli.styles", "list_styles"),
    "generate": ("artstudio.cli.generate", "generate"),
    "walk": ("artstudio.cli.walk", "walk"),
    "invert": ("artstudio.cli.invert", "invert"),
    "train": ("artstudio.cli.train", "train"),
    "models": ("artstudio.cli.models", "run"),
    "render": ("artstudio.cli.render", "render"),
    "measure": ("artstudio.cli.measure", "measure"),
    "recipe": ("artstudio.cli.recipes", "print_recipe"),
    "replay": ("artstudio.cli.recipes", "replay"),
    "doctor": ("artstudio.doctor", "run"),
}
STOPPED = 130


def window_file(argv: Sequence[str]) -> tuple[bool, Path | None]:
    """Whether ``argv`` asks for the window, and the file to open in it.

    Raises `ArtStudioError` for a file that isn't there.
    """
    if not argv:
        return True, None
    first = argv[0]
    if first in VERBS or (first.startswith("-") and first != "--"):
        return False, None
    names = list(argv[1:] if first == "--" else argv)
    if len(names) > 1:
        raise ArtStudioError("The window opens one file; 'artstudio stylize' works on several.")
    if names and not files.is_there(Path(names[0])):
        close = difflib.get_close_matches(names[0], VERBS, n=1)
        hint = f"Did you mean 'artstudio {close[0]}'?" if close else "'artstudio --help' lists the commands."
        raise ArtStudioError(f"There is no file or command {names[0]!r:.80}. {hint}")
    return True, Path(names[0]) if names else None


def run(argv: Sequence[str]) -> int:
    """Do what ``argv`` says, without a window. Returns the exit status; `SystemExit` after ``--help``."""
    from artstudio.cli.parser import build, explicit

    args = build().parse_args(explicit(argv))
    # Failures are said in a sentence; what the log adds is for whoever configures logging.
    log = logging.getLogger("artstudio")
    if not log.handlers:
        log.addHandler(logging.NullHandler())
    survive_any_name()
    return _run(args)


def _run(args: argparse.Namespace) -> int:
    console = Console(args.json, busy=getattr(args, "output", "") == "-")
    module, function = VERBS[args.verb]
    try:
        with console.stoppable():
            return int(getattr(importlib.import_module(module), function)(args, console))
    except ArtStudioError as error:
        console.say(str(error))
        return 2
    except KeyboardInterrupt:
        console.say("Stopped.")
        return STOPPED
    except BrokenPipeError:
        # Whoever read our output has seen enough. Python would complain once more on exit.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        console.say(f"{error.filename or 'The output'} can't be used: {files.why(error)}.")
        return 2
