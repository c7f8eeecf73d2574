"""Writing files so that a crash, a full disk or a reader never meets a half-written one."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Staged:
    """Content that lies on the disk beside ``path`` and replaces it on ``commit``."""

    path: Path
    part: Path

    def commit(self) -> None:
        self.part.replace(self.path)

    def discard(self) -> None:
        with contextlib.suppress(OSError):
            self.part.unlink(missing_ok=True)


def stage(path: Path, data: bytes) -> Staged:
    """Write ``data`` beside ``path`` and flush it to the disk. Raises OSError and leaves nothing behind."""
    part = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    staged = Staged(path, part)
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        staged.discard()
        raise
    return staged


def write_file(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data`` in one step. Raises OSError; the old file is then as it was."""
    staged = stage(path, data)
    try:
        staged.commit()
    except BaseException:
        staged.discard()
        raise


def why(error: OSError) -> str:
    """What went wrong and what to do about it, for the second half of a sentence, without its full stop."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full; free some space and try again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "it may not be written to; change its permissions or choose another folder"
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return "a file is where a folder should be; choose another folder"
    if error.errno == errno.EISDIR:
        return "a folder is where a file should be"
    return (error.strerror or str(error) or type(error).__name__).rstrip(".").lower()
