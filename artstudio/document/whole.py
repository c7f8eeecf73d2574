"""Files and folders that are there whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from artstudio.errors import BadInputError

_FULL = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A new file to write and read, which takes the place of ``path`` once the block ends well.

    Otherwise it is removed and ``path`` stays as it was. Raises `BadInputError` with a sentence when the file
    can't be written.
    """
    try:
        yield from _beside(path)
    except OSError as error:
        raise _sentence(path, error) from error


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A new folder to write files into, which gets the name ``path`` once the block ends well.

    Otherwise it is removed. ``path`` is missing or an empty folder. Raises `BadInputError` with a sentence
    when the folder can't be written.
    """
    try:
        yield from _folder_beside(path)
    except OSError as error:
        raise _sentence(path, error) from error


def _folder_beside(path: Path) -> Iterator[Path]:
    temporary = path.with_name(f".artstudio-{secrets.token_hex(6)}.part")
    temporary.mkdir()
    try:
        yield temporary
        for file in temporary.iterdir():
            with file.open("rb+") as written:
                os.fsync(written.fileno())
        _sync_folder(temporary)
        if path.is_dir():
            path.rmdir()  # raises if something has been put in there meanwhile
        temporary.rename(path)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise
    _sync_folder(path.parent)


def _beside(path: Path) -> Iterator[BinaryIO]:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    # A link stays one: what it points to is replaced.
    target = path.resolve() if path.is_symlink() else path
    mode = _mode(target)
    temporary = target.with_name(f".artstudio-{secrets.token_hex(6)}.part")
    descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _mode(target: Path) -> int | None:
    """The permissions of the file to be replaced, if there is one. Raises OSError if it is protected."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO))
    with target.open("r+b"):
        return stat.S_IMODE(mode)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sentence(path: Path, error: OSError) -> BadInputError:
    name = path.name or str(path)
    if error.errno in _FULL:
        return BadInputError(f"There isn't enough room on the disk for {name}; free some or choose another.")
    if error.errno == errno.EFBIG:
        return BadInputError(f"{name} is larger than files may be there; choose another disk.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return BadInputError(f"You have no permission to write {name} there; choose another folder.")
    if error.errno == errno.ENXIO:
        return BadInputError(f"{name} is a device, not a file; choose another name.")
    if error.errno == errno.ENOTEMPTY:
        return BadInputError(f"The folder {name} isn't empty; choose a new one.")
    if error.errno == errno.EISDIR:
        return BadInputError(f"{name} is a folder; give the file another name.")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return BadInputError(f"The folder {path.parent} doesn't exist; make it or choose another.")
    if error.errno == errno.ENAMETOOLONG:
        return BadInputError(f"{name[:40]}… is too long a name; choose a shorter one.")
    return BadInputError(f"{name} can't be written: {error.strerror or error}.")
