"""The gallery's last pictures, so that they come back at once. All of it can be made again."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import threading
from pathlib import Path

from artstudio.errors import ArtStudioError
from artstudio.library.database import DamagedError, Database

log = logging.getLogger(__name__)

LIMIT_BYTES = 200 << 20
# SQLite keeps the index apart from the pictures, so that adding up their sizes reads no picture.
_MIGRATIONS = (
    (
        """CREATE TABLE thumbnails (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            style TEXT NOT NULL, picture TEXT NOT NULL,
            bytes INTEGER NOT NULL, data BLOB NOT NULL)""",
        "CREATE UNIQUE INDEX thumbnails_key ON thumbnails (style, picture)",
        "CREATE INDEX thumbnails_bytes ON thumbnails (bytes)",
    ),
)


class ThumbnailCache:
    """Encoded pictures by the style and the picture they show; the oldest go when there are too many.

    A cache never gets in the way: where it can't be read, nothing is found; where it can't be written,
    nothing is kept; where it is damaged, it starts anew.
    """

    def __init__(self, path: Path, limit_bytes: int = LIMIT_BYTES, patience: float = 0.5) -> None:
        self._path = path
        self._limit = limit_bytes
        self._patience = patience
        self._lock = threading.Lock()
        self._database: Database | None = None
        self._closed = False

    def get(self, style_key: str, picture_key: str) -> bytes | None:
        try:
            with self._opened().read() as db:
                row = db.execute(
                    "SELECT data FROM thumbnails WHERE style = ? AND picture = ?", (style_key, picture_key)
                ).fetchone()
        except (ArtStudioError, OSError) as error:
            self._give_up(error)
            return None
        return None if row is None else bytes(row[0])

    def put(self, style_key: str, picture_key: str, data: bytes) -> None:
        if len(data) > self._limit:
            return
        try:
            with self._opened().write() as db:
                db.execute(
                    "INSERT OR REPLACE INTO thumbnails (style, picture, bytes, data) VALUES (?, ?, ?, ?)",
                    (style_key, picture_key, len(data), data),
                )
                self._forget_oldest(db)
        except (ArtStudioError, OSError) as error:
            self._give_up(error)

    def close(self) -> None:
        with self._lock:
            self._closed = True
            if self._database is not None:
                self._database.close()
                self._database = None

    def _forget_oldest(self, db: sqlite3.Connection) -> None:
        held = db.execute("SELECT SUM(bytes) FROM thumbnails").fetchone()[0]
        if held <= self._limit:
            return
        # A tenth more than needed, so that a full cache isn't cleared at every thumbnail.
        surplus = held - self._limit * 9 // 10
        oldest = db.execute("SELECT number, bytes FROM thumbnails ORDER BY number")
        last = 0
        for number, size in oldest:
            last, surplus = number, surplus - size
            if surplus <= 0:
                break
        newest = db.execute("SELECT MAX(number) FROM thumbnails").fetchone()[0]
        db.execute("DELETE FROM thumbnails WHERE number <= ?", (min(last, newest - 1),))

    def _opened(self) -> Database:
        with self._lock:
            if self._closed:
                raise ArtStudioError("The library has been closed.")
            if self._database is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                try:
                    self._database = self._open()
                except DamagedError:
                    self._remove()
                    self._database = self._open()
            return self._database

    def _open(self) -> Database:
        database = Database(self._path, _MIGRATIONS, self._patience, durable=False)
        try:
            with database.read() as db:
                db.execute("SELECT number, style, picture, bytes, data FROM thumbnails LIMIT 1").fetchone()
        except BaseException:
            database.close()
            raise
        return database

    def _give_up(self, error: Exception) -> None:
        log.debug("thumbnail cache: %s", error)
        if isinstance(error, DamagedError):
            with self._lock:
                if self._database is not None:
                    self._database.close()
                    self._database = None
                self._remove()

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
