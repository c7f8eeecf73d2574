"""One training at a time writes into a folder."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from artstudio import files
from artstudio.errors import BadInputError
from artstudio.models.training.options import Options
from artstudio.models.training.parallel import Team


@contextlib.contextmanager
def locked(folder: Path, options: Options, team: Team) -> Iterator[None]:
    """Hold ``folder``, made if it isn't there; it is let go of however the process ends.

    Raises BadInputError if another process holds it, or it can't be made. A folder that is still empty
    afterwards is taken away again.
    """
    if not team.leads:
        yield
        return
    path = folder / "lock"
    try:
        if options.resume and not folder.is_dir():
            raise BadInputError(f"There is no training of {options.output} to go on with.")
        folder.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="ascii")
    except OSError as error:
        raise BadInputError(f"The training can't be kept in {folder}: {files.why(error)}.") from error
    with file:
        if not _take(file.fileno()):
            file.seek(0)
            who = file.read(20).strip()
            if not who:
                raise BadInputError(
                    f"{options.output} is being trained already; wait for it, or name another file."
                )
            raise BadInputError(
                f"{options.output} is being trained already by process {who}; "
                "wait for it, or name another file."
            )
        with contextlib.suppress(OSError):  # a full disk
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
        for left in folder.glob(".*.part"):  # of a process that was killed
            left.unlink(missing_ok=True)
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                if set(folder.iterdir()) == {path}:
                    path.unlink()
                    folder.rmdir()


def _take(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
