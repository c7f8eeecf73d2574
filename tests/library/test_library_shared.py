"""Several threads and several running programs at one library."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from library_lab import add, assert_files_suffice, contents, painting, vector_of

from artstudio.errors import ArtStudioError
from artstudio.library import Library, open_library
from tests.trouble import locked_elsewhere

Opener = Callable[..., Library]

ADD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from library_lab import add
from artstudio.library import Library
with Library(Path(sys.argv[1])) as library:
    for number in range(int(sys.argv[3]), int(sys.argv[4])):
        style = add(library, number)
        library.set_favorite(style.ref)
        print(style.id, flush=True)
"""


def test_threads_at_once(library: Library, tmp_path: Path) -> None:
    workers = 8
    barrier = threading.Barrier(workers)

    def work(worker: int) -> None:
        barrier.wait()
        for n in range(6):
            number = 100 * worker + n
            style = add(library, number)
            library.put_thumbnail(style.ref, "photo", painting(number, 16, 16))
            library.rename(style.id, f"Renamed {number}")
            if n % 3 == 0:
                library.delete(style.id)
            if n % 3 == 1:
                library.set_favorite(style.ref)
            assert library.thumbnail(style.ref, "photo") is not None
            add(library, 9999)  # everyone drops this one

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(work, range(workers)))
    kept = {f"Renamed {100 * w + n}" for w in range(workers) for n in range(6) if n % 3}
    assert sorted(s.title for s in library.styles()) == sorted({*kept, "Painting 9999"})
    assert len(library.favorites()) == 2 * workers
    assert_files_suffice(library, tmp_path / "spare")
    assert not list(library.folder.rglob("*.part"))
    assert not list((library.folder / "styles").glob(".*"))


@pytest.fixture
def library(open_it: Opener) -> Library:
    """One that waits long enough for the other threads of these tests."""
    return open_it(patience=60)


def test_two_programs_at_once(open_it: Opener, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    here = str(Path(__file__).parent)
    spans = (("0", "14"), ("8", "22"))
    commands = [[sys.executable, "-c", ADD, str(folder), here, *span] for span in spans]
    processes = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
    assert [process.wait() for process in processes] == [0, 0]
    library = open_it()
    assert library.notices == []
    assert sorted(s.title for s in library.styles()) == sorted(f"Painting {n}" for n in range(22))
    assert len(library.favorites()) == 22
    assert_files_suffice(library, tmp_path / "spare")


def test_a_program_that_is_killed(open_it: Opener, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    command = [sys.executable, "-c", ADD, str(folder), str(Path(__file__).parent), "0", "100000"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        finished = {process.stdout.readline().strip() for _ in range(5)}
        process.kill()
        finished |= {line.strip() for line in process.stdout if line.endswith("\n")}
    library = open_it()
    assert library.notices == []
    assert finished <= {style.id for style in library.styles()}
    assert {f"vector:{style_id}" for style_id in finished} <= library.favorites()
    for number in range(len(finished) + 3):  # what the kill interrupted can be done again
        add(library, number)
    assert_files_suffice(library, tmp_path / "spare")


def test_a_lock_of_another_program(open_it: Opener, tmp_path: Path) -> None:
    library = open_it()
    style, deleted = add(library, 1), add(library, 2)
    library.delete(deleted.id)
    before = contents(library.folder)
    network = tmp_path / "network.onnx"
    network.write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    changes: list[Callable[[], object]] = [
        lambda: add(library, 3),
        lambda: library.add_network_style("Net", network, empty),
        lambda: library.rename(style.id, "Other"),
        lambda: library.set_tags(style.id, ["other"]),
        lambda: library.set_order([]),
        lambda: library.set_favorite(style.ref),
        lambda: library.delete(style.id),
        lambda: library.restore(deleted.id),
        library.purge_deleted,
    ]
    with locked_elsewhere(library.folder / "library.db"):
        for change in changes:
            with pytest.raises(ArtStudioError, match="in use by another window"):
                change()
        # Reading goes on, here and in a program that starts now.
        assert library.styles() == (style,)
        starting = open_it()
        assert starting.styles() == (style,)
        assert starting.notices == []
        assert contents(library.folder) == before
    for change in changes:
        change()
    assert library.get(deleted.id) == deleted


def test_a_thread_that_is_changing_something(open_it: Opener) -> None:
    library = open_it(patience=0.05)
    style = add(library, 1)
    changing, finish = threading.Event(), threading.Event()

    def slowly() -> None:
        with library._change() as change:
            change.db.execute("DELETE FROM favorites")
            changing.set()
            finish.wait()

    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(slowly)
        changing.wait()
        try:
            assert library.styles() == (style,)
            with pytest.raises(ArtStudioError, match="in use by another window"):
                library.rename(style.id, "Other")
        finally:
            finish.set()
        slow.result()
    assert library.rename(style.id, "Other").title == "Other"


def test_a_library_locked_at_its_first_start(tmp_path: Path, open_it: Opener) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    with locked_elsewhere(folder / "library.db", "BEGIN EXCLUSIVE"):
        with pytest.raises(ArtStudioError, match="in use by another window"):
            open_it()
        with open_library(folder, patience=0.1) as scratch:
            assert len(scratch.notices) == 1
            assert "in use by another window" in scratch.notices[0]
            assert add(scratch, 1) in scratch.styles()
            assert scratch.folder != folder
        assert not scratch.folder.exists()
    assert add(open_it(), 1).title == "Painting 1"


def test_a_closed_library_says_so(library: Library) -> None:
    style = add(library, 1)
    library.close()
    library.close()
    for call in (library.styles, lambda: library.rename(style.id, "x"), lambda: add(library, 2)):
        with pytest.raises(ArtStudioError, match="closed"):
            call()


def test_a_newer_library_is_left_alone(library: Library, open_it: Opener) -> None:
    add(library, 1)
    library.close()
    with sqlite3.connect(library.folder / "library.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = (library.folder / "library.db").read_bytes()
    with pytest.raises(ArtStudioError, match="newer version"):
        open_it()
    assert (library.folder / "library.db").read_bytes() == before


def test_vectors_keep_every_bit(library: Library) -> None:
    assert add(library, 1).vector == library.styles()[0].vector == vector_of(1)
