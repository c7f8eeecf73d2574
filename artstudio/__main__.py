"""The program: ``artstudio [FILE]`` opens the window, ``artstudio COMMAND ...`` works without one."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from artstudio import cli, screen
from artstudio.errors import ArtStudioError


def main(argv: Sequence[str] | None = None) -> int:
    """``argv`` is without the program's name. Returns the exit status."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    try:
        window, file = cli.window_file(arguments)
        if not window:
            return cli.run(arguments)
        return _open_window(file, ["artstudio", *arguments])
    except ArtStudioError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return cli.STOPPED


def _open_window(file: Path | None, argv: list[str]) -> int:
    if not screen.is_here():
        raise ArtStudioError(
            "There is no screen here for the window. Open it from a desktop session, or over ssh -X; "
            "'artstudio --help' lists the commands that work without one."
        )
    try:
        from artstudio.qt.app import run_window
    except ImportError as error:
        if (error.name or "").partition(".")[0] == "artstudio":
            raise
        raise ArtStudioError(
            f"The window can't open ({error}). 'artstudio doctor' says what to install."
        ) from error
    return int(run_window(file, argv))


if __name__ == "__main__":
    sys.exit(main())
