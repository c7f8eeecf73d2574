"""The cache of thumbnails stays small and never gets in the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from artstudio.library.thumbnails import ThumbnailCache


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[ThumbnailCache]:
    cache = ThumbnailCache(tmp_path / "thumbnails.db", limit_bytes=10_000, patience=0.1)
    yield cache
    cache.close()


def held(cache: ThumbnailCache, numbers: range) -> list[int]:
    return [n for n in numbers if cache.get("builtin:1", f"{n}") is not None]


def test_the_oldest_go(cache: ThumbnailCache) -> None:
    for n in range(30):
        cache.put("builtin:1", f"{n}", bytes([n]) * 1000)
        kept = held(cache, range(30))
        assert len(kept) <= 10
        assert kept == list(range(n + 1))[-len(kept) :]
    assert cache.get("builtin:1", "29") == bytes([29]) * 1000
    assert len(held(cache, range(30))) >= 9


def test_a_newer_thumbnail_replaces_the_older(cache: ThumbnailCache) -> None:
    cache.put("builtin:1", "0", b"old" * 100)
    for n in range(1, 8):
        cache.put("builtin:1", f"{n}", bytes(1000))
    cache.put("builtin:1", "0", b"new" * 100)
    for n in range(8, 12):
        cache.put("builtin:1", f"{n}", bytes(1000))
    assert cache.get("builtin:1", "0") == b"new" * 100
    assert cache.get("builtin:1", "1") is None


def test_one_that_is_too_large_displaces_nothing(cache: ThumbnailCache) -> None:
    cache.put("builtin:1", "0", b"small")
    cache.put("builtin:1", "1", bytes(10_001))
    assert held(cache, range(2)) == [0]
    cache.put("builtin:1", "2", bytes(10_000))
    assert held(cache, range(3)) == [2]


@pytest.mark.parametrize("rubbish", [b"", b"rubbish" * 1000, b"SQLite format 3\x00" + bytes(5000)])
def test_a_damaged_cache_starts_anew(tmp_path: Path, rubbish: bytes) -> None:
    path = tmp_path / "thumbnails.db"
    path.write_bytes(rubbish)
    cache = ThumbnailCache(path)
    assert cache.get("builtin:1", "0") is None
    cache.put("builtin:1", "0", b"data")
    assert cache.get("builtin:1", "0") == b"data"
    cache.close()


def test_damage_found_later_starts_anew(cache: ThumbnailCache, tmp_path: Path) -> None:
    cache.put("builtin:1", "0", b"data")
    cache.close()
    with sqlite3.connect(tmp_path / "thumbnails.db") as db:
        db.execute("DROP TABLE thumbnails")
    db.close()
    again = ThumbnailCache(tmp_path / "thumbnails.db")
    again.put("builtin:1", "1", b"more")
    assert again.get("builtin:1", "1") == b"more"
    with sqlite3.connect(tmp_path / "thumbnails.db") as db:
        db.execute("DROP TABLE thumbnails")
    db.close()
    assert again.get("builtin:1", "1") is None
    again.put("builtin:1", "2", b"more")
    assert again.get("builtin:1", "2") == b"more"
    again.close()


def test_where_nothing_can_be_kept_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where the folder should be")
    cache = ThumbnailCache(tmp_path / "file" / "thumbnails.db")
    cache.put("builtin:1", "0", b"data")
    assert cache.get("builtin:1", "0") is None
    cache.close()


def test_after_closing_nothing_happens(cache: ThumbnailCache) -> None:
    cache.put("builtin:1", "0", b"data")
    cache.close()
    cache.put("builtin:1", "1", b"data")
    assert cache.get("builtin:1", "0") is None
