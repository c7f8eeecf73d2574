"""What the command line says: results on standard output, everything else on standard error."""

from __future__ import annotations

import contextlib
import io
import json
import signal
import sys
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any, Self


class Console:
    """Keeps apart what programs read and what people read.

    ``json``: standard output carries one JSON document. ``busy``: standard output carries a picture, so that
    even the JSON goes to standard error.
    """

    def __init__(self, json: bool = False, busy: bool = False) -> None:
        self._json = json
        self._busy = busy
        self._bar: Bar | None = None
        self._stopped = False
        self._cancel: Callable[[], None] | None = None

    @contextlib.contextmanager
    def stoppable(self) -> Iterator[None]:
        """Ctrl+C raises `KeyboardInterrupt` in here, but see `gently`."""

        def stop(signum: int, frame: object) -> None:
            again, self._stopped = self._stopped, True
            if self._cancel is None or again:
                raise KeyboardInterrupt
            self._cancel()

        before = signal.signal(signal.SIGINT, stop)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    @contextlib.contextmanager
    def gently(self, cancel: Callable[[], None]) -> Iterator[None]:
        """Ctrl+C calls ``cancel`` in here, and raises `KeyboardInterrupt` at the next step of the bar.

        Libraries written in C lose an exception that is raised while they call back. Pressing it again raises
        at once.
        """
        self._cancel = cancel
        try:
            yield
        finally:
            self._cancel = None

    def check(self) -> None:
        """Raise `KeyboardInterrupt` if Ctrl+C was pressed."""
        if self._stopped:
            raise KeyboardInterrupt

    def result(self, text: str) -> None:
        """A line that a person asked for; not printed where programs read."""
        if not self._json:
            self._print(text, sys.stderr if self._busy else sys.stdout)

    def data(self, document: Any) -> None:
        """The JSON document, if one was asked for."""
        if self._json:
            text = json.dumps(document, indent=2, ensure_ascii=False)
            self._print(text, sys.stderr if self._busy else sys.stdout)

    def say(self, sentence: str) -> None:
        """A sentence for the person at the terminal: a warning, or what went wrong."""
        self._print(sentence, sys.stderr)

    def progress(self, pictures: int) -> Bar:
        """A progress bar over so many pictures, shown only on a terminal."""
        self._bar = Bar(self, pictures)
        return self._bar

    def _print(self, text: str, stream: Any) -> None:
        if stream is None or (self._bar is not None and self._bar.write(text, stream)):
            return
        print(text, file=stream, flush=True)


class Bar:
    """See `Console.progress`."""

    def __init__(self, console: Console, pictures: int) -> None:
        self._console = console
        self._bar: Any = None
        if sys.stderr is not None and sys.stderr.isatty():
            from tqdm import tqdm

            tqdm.monitor_interval = 0  # no thread that only watches the bar
            count = " {n:.0f}/{total:.0f}" if pictures > 1 else ""
            style = "{desc} {percentage:3.0f}% {bar}" + count + " {elapsed}, {remaining} left"
            self._bar = tqdm(total=pictures, file=sys.stderr, leave=False, bar_format=style)

    def at(self, done: float, name: str) -> None:
        """``done``: pictures finished, and the part of the one that is being made.

        Raises `KeyboardInterrupt` if Ctrl+C was pressed.
        """
        self._console.check()
        if self._bar is not None:
            self._bar.set_description_str(name[-32:], refresh=False)
            self._bar.n = done
            self._bar.refresh()

    def write(self, text: str, stream: Any) -> bool:
        """Print above the bar; False if there is none."""
        if self._bar is None:
            return False
        self._bar.write(text, file=stream)
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()
        self._console._bar = None


def survive_any_name() -> None:
    """Let file names print that the terminal's encoding lacks, instead of failing over them."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
