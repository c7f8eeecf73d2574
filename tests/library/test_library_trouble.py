"""Damaged databases, full disks and folders that can't be written."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from library_lab import Clock, add, contents, painting

from artstudio.errors import ArtStudioError, BadInputError
from artstudio.library import Library, open_library
from artstudio.library.styles import OwnStyle
from tests.trouble import cut_short, filled, remount_read_only

Opener = Callable[..., Library]


def garbage(path: Path) -> None:
    path.write_bytes(b"rubbish" * 3000)


def header_only(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def hole_in_the_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)


def other_tables(path: Path) -> None:
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE styles (name)")
        db.execute("PRAGMA user_version = 1")
        db.commit()


def wrong_record(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE styles SET record = '{' WHERE position = 1")
        db.commit()


@pytest.mark.parametrize(
    "damage", [garbage, cut_short, header_only, hole_in_the_middle, other_tables, wrong_record]
)
def test_a_damaged_database_is_made_anew(
    library: Library, open_it: Opener, damage: Callable[[Path], None]
) -> None:
    styles = [add(library, n) for n in range(12)]
    library.set_order([styles[5].id])
    library.set_favorite(styles[3].ref)
    library.set_favorite("builtin:4")
    library.delete(styles[7].id)
    before = library.styles()
    library.close()
    damage(library.folder / "library.db")
    damaged = (library.folder / "library.db").read_bytes()

    again = open_it()
    assert again.styles() == before
    assert again.favorites() == {styles[3].key, "builtin:4"}
    assert again.restore(styles[7].id) == styles[7]
    # Opening it may have changed the header, nothing else.
    assert (library.folder / "library.corrupt-2026-03-01.db").read_bytes()[100:] == damaged[100:]
    (notice,) = again.notices
    assert "damaged" in notice and "11 styles were" in notice and "library.corrupt-2026-03-01.db" in notice
    assert again.rename(styles[0].id, "Works").title == "Works"
    again.close()
    assert open_it().notices == []


def test_damage_on_the_same_day_keeps_both_files(library: Library, open_it: Opener) -> None:
    library.close()
    for _ in range(2):
        garbage(library.folder / "library.db")
        open_it().close()
    kept = sorted(p.name for p in library.folder.glob("library.corrupt-*.db"))
    assert kept == ["library.corrupt-2026-03-01-2.db", "library.corrupt-2026-03-01.db"]


def test_damage_in_the_log_is_survived(library: Library, open_it: Opener) -> None:
    style = add(library, 1)
    log = library.folder / "library.db-wal"
    data = log.read_bytes()
    library.close()
    log.write_bytes(data[:40] + b"rubbish" * 100)
    assert open_it().styles() == (style,)


def test_a_missing_database_is_made_from_the_files(library: Library, open_it: Opener) -> None:
    style = add(library, 1)
    library.close()
    (library.folder / "library.db").unlink()
    again = open_it()
    assert again.styles() == (style,)
    (notice,) = again.notices
    assert "missing" in notice and "one style was" in notice


def test_unreadable_files_are_left_where_they_are(library: Library, open_it: Opener) -> None:
    good, rubbish, stranger, incomplete = (add(library, n) for n in range(4))
    sidecars = {s.id: library.folder / "styles" / s.id / "style.json" for s in library.styles()}
    library.close()
    sidecars[rubbish.id].write_bytes(b"\xff\xfe rubbish")
    sidecars[stranger.id].write_text(good.to_json())
    data = json.loads(incomplete.to_json())
    sidecars[incomplete.id].write_text(json.dumps({**data, "vector": data["vector"][:50]}))
    garbage(library.folder / "library.db")
    (library.folder / "library.json").write_text("[" * 100_000)
    again = open_it()
    assert again.styles() == (good,)
    assert len(again.notices) == 4
    assert all(any(s.id in notice for notice in again.notices) for s in (rubbish, stranger, incomplete))
    assert sidecars[rubbish.id].is_file()


@pytest.mark.parametrize(
    "change",
    [
        {"id": "../../../etc"},
        {"picture": "../other/picture.jpg"},
        {"picture": "/etc/passwd"},
        {"network": "..\\x"},
        {"kind": "program"},
        {"vector": None},
        {"vector": [1e999] * 100},
        {"tags": "one"},
        {"title": 7},
        {"created": "yesterday"},
        {"created": "2026-01-01T00:00:00"},
    ],
)
def test_a_style_of_someone_elses_making(library: Library, change: dict[str, object]) -> None:
    data = {**json.loads(add(library, 1).to_json()), **change}
    with pytest.raises(BadInputError):
        OwnStyle.from_json(json.dumps(data), library.folder / "styles")


def test_a_file_where_the_folder_should_be(tmp_path: Path, open_it: Opener, clock: Clock) -> None:
    folder = tmp_path / "file"
    folder.write_text("precious")
    for place in (folder, folder / "below"):
        with pytest.raises(ArtStudioError, match="a file is where a folder should be"):
            open_it(place)
        with open_library(place, now=clock) as scratch:
            assert "a file is where a folder should be" in scratch.notices[0]
            style = add(scratch, 1)
            assert scratch.styles() == (style,)
    assert folder.read_text() == "precious"


def test_a_file_where_the_styles_should_be(library: Library) -> None:
    (library.folder / "styles").write_text("precious")
    with pytest.raises(ArtStudioError, match="a file is where a folder should be"):
        add(library, 1)
    assert library.styles() == ()
    assert (library.folder / "styles").read_text() == "precious"


def test_a_folder_where_the_database_should_be(tmp_path: Path, open_it: Opener) -> None:
    (tmp_path / "library" / "library.db").mkdir(parents=True)
    with pytest.raises(ArtStudioError, match="cannot be changed"):
        open_it()


def test_a_folder_that_vanishes(library: Library) -> None:
    style = add(library, 1)
    shutil.rmtree(library.folder / "styles")
    assert library.rename(style.id, "Other").title == "Other"
    assert (library.folder / "styles" / style.id / "style.json").is_file()
    assert add(library, 2) in library.styles()


def test_a_folder_that_cannot_be_written(small_disk: Path, open_it: Opener) -> None:
    folder = small_disk / "library"
    library = open_it(folder)
    style = add(library, 1)
    library.set_favorite(style.ref)
    library.put_thumbnail(style.ref, "photo", painting(1))
    library.close()
    assert remount_read_only(small_disk)
    again = open_it(folder)
    assert again.read_only
    assert len(again.notices) == 1 and "can be read but not changed" in again.notices[0]
    assert again.styles() == (style,)
    assert again.is_favorite(style.ref)
    assert again.purge_deleted() == 0
    assert again.thumbnail(style.ref, "photo") is not None
    again.put_thumbnail(style.ref, "photo 2", painting(1))
    changes: list[Callable[[], object]] = [
        lambda: add(again, 2),
        lambda: again.rename(style.id, "x"),
        lambda: again.set_favorite("builtin:1"),
    ]
    for change in changes:
        with pytest.raises(ArtStudioError, match=r"cannot be changed|may not be written"):
            change()
    with pytest.raises(ArtStudioError, match="may not be written"):
        open_it(small_disk / "new")


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root may write anywhere")
def test_a_folder_without_permission(library: Library, open_it: Opener) -> None:
    style = add(library, 1)
    library.close()
    folders = [library.folder, library.folder / "styles", library.folder / "styles" / style.id]
    for folder in folders:
        folder.chmod(0o555)
    try:
        again = open_it()
        assert again.read_only
        assert again.styles() == (style,)
        with pytest.raises(ArtStudioError, match="cannot be changed"):
            again.rename(style.id, "Other")
        with pytest.raises(ArtStudioError, match="no permission"):
            add(again, 2)
        with pytest.raises(ArtStudioError, match="no permission"):
            open_it(library.folder / "new")
    finally:
        for folder in folders:
            folder.chmod(0o755)
    again.close()
    assert open_it().rename(style.id, "Other").title == "Other"


def test_a_full_disk_at_every_step_of_a_change(small_disk: Path, open_it: Opener) -> None:
    library = open_it(small_disk / "library")
    style = add(library, 0)
    refused = 0
    for free in range(0, 120_000, 4096):
        changes: list[Callable[[], object]] = [
            lambda: library.rename(style.id, f"Name {free}"),  # noqa: B023
            lambda: library.set_tags(style.id, [f"{n}" * 40 for n in range(500)]),
            lambda: library.set_favorite(f"builtin:{free}"),  # noqa: B023
            lambda: add(library, free),  # noqa: B023
        ]
        for change in changes:
            before = (library.styles(), library.favorites(), contents(library.folder))
            with filled(small_disk, free):
                try:
                    change()
                except ArtStudioError as error:
                    refused += 1
                    assert "disk" in str(error)
                    assert (library.styles(), library.favorites(), contents(library.folder)) == before
                library.put_thumbnail("builtin:1", f"{free}", painting(1))
    assert refused > 10
    assert add(library, 77) in library.styles()
    library.close()
    again = open_it(small_disk / "library")
    assert again.notices == []


def test_a_library_on_a_full_disk_can_be_read(small_disk: Path, open_it: Opener) -> None:
    library = open_it(small_disk / "library")
    style = add(library, 1)
    library.close()
    with filled(small_disk, 0):
        again = open_it(small_disk / "library")
        assert again.styles() == (style,)
        with pytest.raises(ArtStudioError, match="disk is full"):
            again.rename(style.id, "Other")
        again.close()
        with pytest.raises(ArtStudioError, match="disk"):
            open_it(small_disk / "new")
    assert open_it(small_disk / "library").styles() == (style,)
    assert open_it(small_disk / "new").styles() == ()
