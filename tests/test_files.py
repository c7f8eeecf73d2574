"""Files are replaced in one step, or stay as they were."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from artstudio import files


def everything(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def test_write_file(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    files.write_file(path, b"one")
    files.write_file(path, b"two")
    assert everything(tmp_path) == {"file.json": b"two"}


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError) as caught:
        files.write_file(tmp_path / "folder", b"one")
    assert caught.value.errno == errno.EISDIR
    with pytest.raises(FileNotFoundError):
        files.write_file(tmp_path / "missing" / "file", b"one")
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("before", [None, b"old"])
def test_replaced_takes_back(tmp_path: Path, before: bytes | None) -> None:
    path = tmp_path / "file"
    if before is not None:
        path.write_bytes(before)
    was = everything(tmp_path)
    with pytest.raises(KeyError), files.replaced(path, b"new"):
        assert path.read_bytes() == b"new"
        raise KeyError
    assert everything(tmp_path) == was
    with files.replaced(path, b"new"):
        pass
    assert everything(tmp_path) == {"file": b"new"}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "may not be written"),
        (errno.EACCES, "no permission"),
        (errno.ENOENT, "isn't there"),
        (errno.ENOTDIR, "a file is where a folder should be"),
        (errno.EISDIR, "a folder is where a file should be"),
        (errno.EIO, "input/output error"),
    ],
)
def test_why(code: int, words: str) -> None:
    import os

    assert words in files.why(OSError(code, os.strerror(code)))
    assert files.why(OSError("A library's own words.")) == "a library's own words"
