"""A SQLite file that several threads and several running programs share."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from artstudio.errors import ArtStudioError

Migration = Sequence[str]
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_NOT_WRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
# What SQLite says when it can't make its log and the index of the log beside the file.
_NO_LOG = (*_NOT_WRITABLE, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_PAUSE = 0.01  # seconds between two tries


class DamagedError(ArtStudioError):
    """The file is no database, or one whose content doesn't hold together."""


class NewerError(ArtStudioError):
    """The file was written by a newer version of the program."""


class Database:
    """One connection that reads and one that writes, each guarded by a lock.

    Reading never waits for a writer, neither in this program nor in another (write-ahead log). Writing waits
    at most ``patience`` seconds, then raises `ArtStudioError`. ``migrations[n]`` holds the statements that
    lead from version n to n + 1 of the schema; ``on_create`` then fills a file that was empty before, in the
    same transaction. Where nothing can be written, an existing file is read and ``read_only`` is set.
    ``durable`` transactions wait until they are on the disk; others may be lost when the power fails.
    """

    def __init__(
        self,
        path: Path,
        migrations: Sequence[Migration],
        patience: float = 2.0,
        on_create: Callable[[sqlite3.Connection], None] = lambda db: None,
        durable: bool = True,
    ) -> None:
        self.path = path
        self.patience = patience
        self._synchronous = "FULL" if durable else "NORMAL"
        self.read_only = False
        self._read_lock = threading.Lock()
        self._write_lock = threading.Lock()
        with self._explained(), contextlib.ExitStack() as undo:
            try:
                self._writer = self._connect()
                undo.callback(self._writer.close)
                self._prepare(migrations, on_create)
            except sqlite3.Error as error:
                if _code(error) not in _NO_LOG or not path.is_file():
                    raise
                undo.close()
                self._writer = self._connect(read_only=True)
                undo.callback(self._writer.close)
                if _version(self._writer) != len(migrations):
                    raise
                self.read_only = True
            self._reader = self._connect(self.read_only)
            undo.pop_all()

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A connection to read with, for a moment. Raises `ArtStudioError`."""
        with self._explained(), self._read_lock:
            yield self._reader

    @contextlib.contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction: everything done in it is kept, or nothing if it raises. Raises `ArtStudioError`."""
        give_up = time.monotonic() + self.patience
        if self.read_only:
            raise ArtStudioError(_sentence(sqlite3.SQLITE_READONLY, self.path))
        if not self._write_lock.acquire(timeout=self.patience):
            raise ArtStudioError(_sentence(sqlite3.SQLITE_BUSY, self.path))
        try:
            with self._explained():
                left = max(0, round(1000 * (give_up - time.monotonic())))
                self._writer.execute(f"PRAGMA busy_timeout = {left}")
                self._writer.execute("BEGIN IMMEDIATE")
                try:
                    yield self._writer
                    self._writer.execute("COMMIT")
                except BaseException:
                    # SQLite has rolled back by itself after some errors, a full disk among them.
                    if self._writer.in_transaction:
                        self._writer.execute("ROLLBACK")
                    raise
        finally:
            self._write_lock.release()

    def close(self) -> None:
        with self._read_lock, self._write_lock:
            self._reader.close()
            self._writer.close()

    def check(self) -> None:
        """Raises `DamagedError` if the file doesn't hold together. Reads all of it."""
        with self.read() as db:
            if [row[0] for row in db.execute("PRAGMA quick_check(1)")] != ["ok"]:
                raise DamagedError(_sentence(sqlite3.SQLITE_CORRUPT, self.path))

    def _connect(self, read_only: bool = False) -> sqlite3.Connection:
        # Immutable: beside a file in a folder that may not be written, SQLite can't keep its log.
        mode = "mode=ro&immutable=1" if read_only else "mode=rwc"
        return sqlite3.connect(
            f"{self.path.absolute().as_uri()}?{mode}",
            uri=True,
            timeout=self.patience,
            isolation_level=None,
            check_same_thread=False,
        )

    def _prepare(
        self, migrations: Sequence[Migration], on_create: Callable[[sqlite3.Connection], None]
    ) -> None:
        db = self._writer
        self._keep_a_log(db)
        db.execute(f"PRAGMA synchronous = {self._synchronous}")
        if _version(db) == len(migrations):
            return
        db.execute("BEGIN IMMEDIATE")
        try:
            # Asked again: another program may have brought the file up to date meanwhile.
            version = _version(db)
            if version > len(migrations):
                raise NewerError(
                    f"The library {self.path.parent} was made by a newer version of Art Studio. "
                    "Update Art Studio, or choose another library folder in the preferences."
                )
            for migration in migrations[version:]:
                for statement in migration:
                    db.execute(statement)
            if version == 0:
                on_create(db)
            db.execute(f"PRAGMA user_version = {len(migrations)}")
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise

    def _keep_a_log(self, db: sqlite3.Connection) -> None:
        """Switch to the write-ahead log.

        Where another program does so at the same moment, SQLite gives up at once instead of waiting.
        """
        give_up = time.monotonic() + self.patience
        while True:
            try:
                db.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                    raise
            time.sleep(_PAUSE)

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn SQLite's errors into sentences."""
        try:
            yield
        except sqlite3.Error as error:
            code = _code(error)
            kind = DamagedError if code in _DAMAGED or code == sqlite3.SQLITE_ERROR else ArtStudioError
            raise kind(_sentence(code, self.path)) from error


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; errors of Python's own module have none."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_MISUSE) & 0xFF


def _sentence(code: int, path: Path) -> str:
    folder = path.parent
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"The library {folder} is in use by another window of Art Studio; try again in a moment."
    if code == sqlite3.SQLITE_FULL:
        return (
            f"Nothing was changed in the library {folder}: the disk is full. Free some space and try again."
        )
    if code in _NOT_WRITABLE:
        return (
            f"The library {folder} cannot be changed: its folder cannot be written, or its disk is full. "
            "Put that right and start Art Studio again, or choose another library folder in the preferences."
        )
    if code in _DAMAGED or code == sqlite3.SQLITE_ERROR:
        return f"The database {path} is damaged. Start Art Studio again to repair it."
    if code == sqlite3.SQLITE_MISUSE:
        return f"The library {folder} has been closed."
    return f"The disk that holds the library {folder} reports an error; nothing was changed."
