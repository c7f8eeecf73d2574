"""What holds for every test: folders of its own, no thread left running, nothing unexpected in the log."""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.trouble import mount

FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
# A thread that has been told to end may take this long.
THREAD_PATIENCE = 5.0
_NOBODY = 65534

_home = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Before anything is imported: no test may meet the settings and library of whoever runs it."""
    home = Path(tempfile.mkdtemp(prefix="artstudio-tests-"))
    config.stash[_home] = home
    for name in FOLDERS:
        os.environ[name] = str(home / name.lower())
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    config.addinivalue_line(
        "markers",
        "expects_log(*patterns): the test logs warnings or errors. With patterns, each record has to match "
        "one of them (re.search on the message), and each of them has to be met.",
    )


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_home], ignore_errors=True)


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data, config and cache folder for each test; the program makes them when it needs them."""
    home = tmp_path_factory.mktemp("home")
    for name in FOLDERS:
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=16m", "tmpfs", disk):
        pytest.skip("no small disk can be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.fixture
def as_nobody() -> Callable[[], AbstractContextManager[None]]:
    """A user whom permissions hold back; root isn't held back by any."""

    @contextmanager
    def guarded() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        os.seteuid(_NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)

    return guarded


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach, which pytest's own aren't."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread of Python's running.

    Threads that Qt made show here only as dummies without an end; tests/qt looks after those.
    """
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and not isinstance(t, threading._DummyThread)]
    give_up = time.monotonic() + THREAD_PATIENCE
    for thread in left:
        thread.join(max(0.0, give_up - time.monotonic()))
    names = [thread.name for thread in left if thread.is_alive()]
    assert not names, f"threads left running: {', '.join(names)}"


class _Records(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(record)


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test during which a warning or worse was logged that `expects_log` doesn't name."""
    records = _Records()
    root = logging.getLogger()
    root.addHandler(records)
    yield
    root.removeHandler(records)
    marker = request.node.get_closest_marker("expects_log")
    if marker is not None and not marker.args:
        return
    patterns = list(marker.args) if marker else []
    messages = [f"{r.levelname} {r.name}: {r.getMessage()}" for r in records.seen]
    unexpected = [m for m in messages if not any(re.search(p, m) for p in patterns)]
    assert not unexpected, "unexpected in the log: " + "; ".join(unexpected)
    unmet = [p for p in patterns if not any(re.search(p, m) for m in messages)]
    assert not unmet, f"missing from the log: {', '.join(unmet)}"
