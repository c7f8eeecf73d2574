"""What goes wrong outside of the program: disks, other programs, strangers' files, damaged installations."""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from artstudio import paths

LOCK = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute(sys.argv[2])
print("locked", flush=True)
sys.stdin.read()
db.execute("ROLLBACK")
"""


def mount(*arguments: object) -> bool:
    """True if that worked; it takes Linux and root."""
    command = ["mount", *map(str, arguments)]
    if shutil.which("mount") is None:
        return False
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def remount_read_only(disk: Path) -> bool:
    return mount("-o", "remount,ro", disk)


@contextlib.contextmanager
def filled(disk: Path, free: int) -> Iterator[None]:
    """All but ``free`` bytes of the disk are taken."""
    filler = disk / "filler"
    state = os.statvfs(disk)
    with filler.open("wb") as file:
        file.write(bytes(max(0, state.f_bavail * state.f_frsize - free)))
    try:
        yield
    finally:
        filler.unlink()


def own_weights(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program reads a copy of its weight files, below ``folder``, which a test may damage."""
    resource, copy = paths.resource, folder / "weights"
    for name in ("weights", "styles"):  # the list of weight files names some beside its folder
        shutil.copytree(resource(name), folder / name)
    monkeypatch.setattr(
        paths, "resource", lambda *p: folder.joinpath(*p) if p[0] == "weights" else resource(*p)
    )
    return copy


def change_a_byte(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)


def cut_short(file: Path) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2 + 100])


@contextlib.contextmanager
def locked_elsewhere(database: Path, statement: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    """Another process holds the write lock of ``database``."""
    with subprocess.Popen(
        [sys.executable, "-c", LOCK, str(database), statement],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        assert process.stdout.readline() == "locked\n"
        yield
        process.stdin.close()
    assert process.returncode == 0


def png_header(width: int, height: int) -> bytes:
    """A PNG file that is said to be that large, with hardly any pixels in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000)))
