"""Writing files so that a crash, a full disk or a reader never meets a half-written one."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path


def write_file(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data`` in one step. Raises OSError; the old file is then as it was."""
    part = _beside(path, "part")
    try:
        _write_flushed(part, data)
        part.replace(path)
    except BaseException:
        _remove(part)
        raise


@contextlib.contextmanager
def replaced(path: Path, data: bytes) -> Iterator[None]:
    """``path`` holds ``data`` from here on; if the body raises, it is again as it was before.

    Taking it back needs no space on the disk. Raises OSError if ``path`` can't be written.
    """
    part, old = _beside(path, "part"), _beside(path, "old")
    had = path.exists()
    try:
        _write_flushed(part, data)
        if had:
            path.replace(old)
        part.replace(path)
        yield
    except BaseException:
        _remove(part)
        with contextlib.suppress(OSError):
            if old.exists():
                old.replace(path)
            elif not had:
                path.unlink(missing_ok=True)
        raise
    _remove(old)


def is_there(path: Path) -> bool:
    """Whether anything has that name; False for what can't be a name."""
    try:
        return path.exists()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether that is a folder; False for what can't be a name."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def free(path: Path) -> Path:
    """``path``, or the first of its numbered names that isn't taken."""
    number, candidate = 2, path
    with contextlib.suppress(OSError):  # no such name can be; whoever writes to it will say why
        while candidate.exists():
            candidate = path.with_name(f"{path.stem} {number}{path.suffix}")
            number += 1
    return candidate


def why(error: OSError) -> str:
    """What went wrong and what to do about it, for the second half of a sentence, without its full stop."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full; free some space and try again"
    if error.errno == errno.EROFS:
        return "it may not be written to; choose another folder"
    if error.errno in (errno.EACCES, errno.EPERM):
        return "you have no permission for it; change its permissions or choose another folder"
    if error.errno == errno.ENOENT:
        return "it isn't there; it may have been moved or deleted"
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return "a file is where a folder should be; choose another folder"
    if error.errno == errno.EISDIR:
        return "a folder is where a file should be"
    return (error.strerror or str(error) or type(error).__name__).rstrip(".").lower()


def _beside(path: Path, ending: str) -> Path:
    """A hidden name that no other thread or program uses at the same time."""
    return path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.{ending}")


def _write_flushed(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
