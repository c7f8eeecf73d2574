"""Exports that can't be made: a sentence, the old file as it was, and nothing left lying about."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from artstudio.document.export import FORMATS, ExportOptions, write_picture
from artstudio.document.picture import read_picture
from artstudio.errors import BadInputError

ALL = [f.id for f in FORMATS]


@pytest.fixture
def noise() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (600, 800, 3), dtype=np.uint8)


def refusal(path: Path, array: np.ndarray, options: ExportOptions) -> str:
    with pytest.raises(BadInputError) as caught:
        write_picture(path, array, options)
    return str(caught.value)


class Stop(Exception):
    pass


@pytest.mark.parametrize("fmt", ALL)
@pytest.mark.parametrize("at", [0.0, 0.05, 1.0])
def test_cancelling_leaves_everything_as_it_was(tmp_path, fmt, at) -> None:
    large = np.random.default_rng(0).random((1500, 2000, 3), dtype=np.float32)
    path = tmp_path / "kept"
    path.write_bytes(b"the old one")

    def report(fraction: float) -> None:
        if fraction >= at:
            raise Stop

    with pytest.raises(Stop):
        write_picture(path, large, ExportOptions(fmt), report=report)
    assert path.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("fmt", ALL)
def test_full_disk(tiny_disk, noise, fmt) -> None:
    path = tiny_disk / "picture"
    path.write_bytes(b"the old one")
    sentence = refusal(path, noise, ExportOptions(fmt, lossless=True, quality=100, bits=16))
    assert "room on the disk for picture" in sentence
    assert path.read_bytes() == b"the old one"
    assert list(tiny_disk.iterdir()) == [path]


LIMITED = """
import resource, signal, sys
from pathlib import Path
import numpy as np
from artstudio.document.export import ExportOptions, write_picture
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
noise = np.random.default_rng(0).integers(0, 256, (600, 800, 3), dtype=np.uint8)
try:
    write_picture(Path(sys.argv[1]), noise, ExportOptions(sys.argv[2], lossless=True, quality=100))
except Exception as error:
    print(type(error).__name__, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits on files")
@pytest.mark.parametrize("fmt", ALL)
def test_files_that_may_not_grow(tmp_path, fmt) -> None:
    command = [sys.executable, "-c", LIMITED, str(tmp_path / "large"), fmt]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.startswith("BadInputError large is larger than files may be there")
    assert list(tmp_path.iterdir()) == []


def test_no_permission(open_folder, as_nobody, photo) -> None:
    with as_nobody():
        sentence = refusal(open_folder / "a.png", photo, ExportOptions())
    assert "no permission to write a.png" in sentence
    assert list(open_folder.iterdir()) == []


def test_write_protected_target(open_folder, as_nobody, photo) -> None:
    open_folder.chmod(0o777)
    path = open_folder / "precious.png"
    path.write_bytes(b"the old one")
    path.chmod(0o444)
    with as_nobody():
        assert "no permission" in refusal(path, photo, ExportOptions())
    assert path.read_bytes() == b"the old one"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_device_is_not_replaced_by_a_file(tmp_path, photo) -> None:
    path = tmp_path / "pipe.png"
    os.mkfifo(path)
    assert "pipe.png is a device" in refusal(path, photo, ExportOptions())
    assert path.is_fifo()
    assert list(tmp_path.iterdir()) == [path]


def test_bad_places(tmp_path, photo) -> None:
    options = ExportOptions()
    assert "doesn't exist" in refusal(tmp_path / "missing" / "a.png", photo, options)
    (tmp_path / "file").touch()
    assert "doesn't exist" in refusal(tmp_path / "file" / "a.png", photo, options)
    (tmp_path / "folder.png").mkdir()
    assert "folder.png is a folder" in refusal(tmp_path / "folder.png", photo, options)
    assert "too long a name" in refusal(tmp_path / ("long" * 80 + ".png"), photo, options)
    assert {p.name for p in tmp_path.iterdir()} == {"file", "folder.png"}


@pytest.mark.parametrize(("fmt", "most"), [("jpeg", 65_500), ("webp", 16_383)])
def test_sides_a_format_cannot_hold(tmp_path, fmt, most) -> None:
    for shape in ((1, most + 1, 3), (most + 1, 1, 3)):
        sentence = refusal(tmp_path / "wide", np.zeros(shape, np.uint8), ExportOptions(fmt))
        assert f"{most:,} pixels" in sentence
    write_picture(tmp_path / "wide", np.zeros((1, most, 3), np.uint8), ExportOptions(fmt))
    assert read_picture(tmp_path / "wide").width == most


def test_options_out_of_range(tmp_path, photo) -> None:
    for quality in (0, 101):
        assert "1 to 100" in refusal(tmp_path / "a", photo, ExportOptions("jpeg", quality=quality))
    assert "8 or 16 bits" in refusal(tmp_path / "a", photo, ExportOptions(bits=12))  # type: ignore[arg-type]
    assert "normal, fast, small" in refusal(tmp_path / "a", photo, ExportOptions(compression="zip"))
    assert list(tmp_path.iterdir()) == []


def test_replacing_keeps_permissions_and_links(tmp_path, photo) -> None:
    target, link = tmp_path / "target.png", tmp_path / "link.png"
    target.write_bytes(b"the old one")
    target.chmod(0o640)
    link.symlink_to(target)
    write_picture(link, photo, ExportOptions())
    assert link.is_symlink()
    assert read_picture(target).width == 64
    assert target.stat().st_mode & 0o777 == 0o640
    fresh = tmp_path / "fresh.png"
    write_picture(fresh, photo, ExportOptions())
    mask = os.umask(0)
    os.umask(mask)
    assert fresh.stat().st_mode & 0o777 == 0o666 & ~mask
