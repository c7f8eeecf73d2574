"""``artstudio`` as a process of its own: pipes, terminals, Ctrl+C."""

from __future__ import annotations

import io
import os
import pty
import signal
import subprocess
import sys
import termios
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.cli.conftest import landscape

ARTSTUDIO = (sys.executable, "-m", "artstudio")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The processes run in the test's folder and find the program all the same."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(tmp_path)


pytestmark = pytest.mark.usefixtures("environment")


def test_from_standard_input_to_standard_output(photo: Path, style: str) -> None:
    command = (*ARTSTUDIO, "stylize", "-", "-o", "-", "--style", style, "--stroke-size", "4")
    ended = subprocess.run(command, input=photo.read_bytes(), capture_output=True, check=True)
    with Image.open(io.BytesIO(ended.stdout)) as painted:
        assert (painted.format, painted.size) == ("PNG", (90, 60))
        assert np.abs(np.asarray(painted).astype(int) - landscape()).mean() > 10
    assert b"standard output" in ended.stderr
    command = (*command, "--format", "jpeg", "--json")
    ended = subprocess.run(command, input=photo.read_bytes(), capture_output=True, check=True)
    with Image.open(io.BytesIO(ended.stdout)) as painted:
        assert painted.format == "JPEG"
    assert b'"failed": 0' in ended.stderr


def test_no_picture_on_standard_input(style: str) -> None:
    command = (*ARTSTUDIO, "stylize", "-", "-o", "-", "--style", style)
    for data in (b"", b"words, words"):
        ended = subprocess.run(command, input=data, capture_output=True, check=False)
        assert (ended.returncode, ended.stdout) == (2, b"")
        assert b"standard input" in ended.stderr.lower() and ended.stderr.count(b"\n") == 1


def test_ctrl_c_leaves_no_half_file(photo: Path, tmp_path: Path, style: str) -> None:
    (tmp_path / "in").mkdir()
    for number in range(200):
        os.link(photo, tmp_path / "in" / f"{number:03}.png")
    command = (*ARTSTUDIO, "stylize", "in", "-o", "out", "--style", style)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, err = process.communicate()
    assert process.returncode == 130
    assert err == "Stopped.\n"
    said = [first, *rest.splitlines()]
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(said) <= len(files) <= len(said) + 1 < 200
    for name in files:
        with Image.open(tmp_path / "out" / name) as whole:
            whole.load()


def test_a_progress_bar_on_a_terminal_only(photo: Path, style: str) -> None:
    command = (*ARTSTUDIO, "stylize", str(photo), "-o", "a.png", "--style", style, "--stroke-size", "4")
    assert subprocess.run(command, capture_output=True, check=True).stderr == b""
    main, side = pty.openpty()
    termios.tcsetwinsize(side, (24, 80))
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=side) as process:
        os.close(side)
        shown = b""
        # A terminal whose last program has ended gives an error instead of an end.
        while chunk := _read(main):
            shown += chunk
    os.close(main)
    assert process.returncode == 0
    assert b"photo.png" in shown and b"%" in shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_a_picture_is_not_written_to_a_terminal(photo: Path, style: str) -> None:
    main, side = pty.openpty()
    command = (*ARTSTUDIO, "stylize", str(photo), "-o", "-", "--style", style)
    ended = subprocess.run(command, stdout=side, stderr=subprocess.PIPE, check=False)
    os.close(side)
    os.close(main)
    assert ended.returncode == 2 and b"terminal" in ended.stderr


@pytest.mark.parametrize("verb", ["styles", "stylize"])
def test_a_reader_that_has_seen_enough(photo: Path, style: str, verb: str) -> None:
    args = (
        (str(photo), "-o", "-", "--style", style, "--stroke-size", "4", "--json") if verb == "stylize" else ()
    )
    process = subprocess.Popen((*ARTSTUDIO, verb, *args), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    with process.stderr as err:
        assert err.read() == b""
    assert process.wait() == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("verb", ["styles", "stylize"])
def test_a_full_disk_behind_standard_output(photo: Path, style: str, verb: str) -> None:
    args = (str(photo), "-o", "-", "--style", style, "--stroke-size", "4") if verb == "stylize" else ()
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run((*ARTSTUDIO, verb, *args), stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 2
    assert b"the disk is full" in ended.stderr and ended.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="names of files are text there")
def test_names_that_the_terminal_cannot_show(photo: Path, tmp_path: Path, style: str) -> None:
    odd = tmp_path / os.fsdecode(b"nuit \xff \xc3\xa9toil\xc3\xa9e.png")
    photo.rename(odd)
    command = (*ARTSTUDIO, "stylize", str(odd), "-o", "out/", "--style", style, "--stroke-size", "4")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    subprocess.run(command, capture_output=True, check=True, env=environment)
    assert (tmp_path / "out" / odd.name).exists()


def test_the_window_without_qt(photo: Path) -> None:
    """Where Qt can't be loaded, the commands work and the window says what to do."""
    block = (
        "import sys; sys.modules['PySide6'] = None; from artstudio.__main__ import main; sys.exit(main({}))"
    )
    ended = subprocess.run(
        (sys.executable, "-c", block.format("['styles']")), capture_output=True, text=True, check=True
    )
    assert ended.stdout
    ended = subprocess.run(
        (sys.executable, "-c", block.format("[]")), capture_output=True, text=True, check=False
    )
    assert ended.returncode == 2
    assert "artstudio doctor" in ended.stderr and "Traceback" not in ended.stderr


def test_the_window_says_where_there_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ended = subprocess.run(ARTSTUDIO, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith("There is no screen here for the window.")
    assert ended.stderr.count("\n") == 1


def test_ctrl_c_ends_a_training_after_it_has_saved_itself(tmp_path: Path) -> None:
    for index in range(20):
        noise = np.random.default_rng(index).integers(0, 256, (6, 6, 3), dtype=np.uint8)
        Image.fromarray(noise).resize((40, 40)).save(tmp_path / f"{index}.png")
    tiny = ("--size", "32", "--batch", "4", "--width", "0.0625", "--device", "cpu", "--json")
    command = (*ARTSTUDIO, "train", "dcgan", ".", "-o", "mine.safetensors", *tiny)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        while b'"losses": {"disc' not in process.stdout.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        said = process.stderr.read()
    assert process.returncode == 130 and b"Stopped" in said and b"Traceback" not in said
    assert (tmp_path / "mine.safetensors").exists()
    assert (tmp_path / "mine.safetensors.training" / "checkpoint.json").exists()
