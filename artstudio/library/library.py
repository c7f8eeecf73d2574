"""The artist's own styles, favorites and thumbnails, kept across restarts."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from numpy.typing import NDArray

from artstudio import files
from artstudio.errors import ArtStudioError, BadInputError
from artstudio.library.pictures import encode_picture, encode_thumbnail
from artstudio.library.recovery import ARRANGEMENT, STYLES, insert, open_database
from artstudio.library.styles import (
    SIDECAR,
    OwnStyle,
    check_id,
    clean_tags,
    clean_title,
    same_vector,
    style_key,
    vector_style_id,
)
from artstudio.library.thumbnails import LIMIT_BYTES, ThumbnailCache
from artstudio.params import StyleRef, check_vector
from artstudio.pixels import FloatArray, Pixels

# Another window may be about to undo a deletion, so nothing is purged before this has passed.
_GRACE = timedelta(days=1)
_GONE = "This style is no longer in the library."


def utc_now() -> datetime:
    return datetime.now(UTC)


class Library:
    """What the artist keeps, in ``folder``: a SQLite index, and for each style a folder of files.

    Any thread may call any method. Reading never waits for a writer; writing waits ``patience`` seconds at
    most for another window of the program. Every method that changes something raises `ArtStudioError` with
    a sentence when it can't, and the library is then as it was. ``notices`` says what happened while it was
    opened. ``now`` gives the time, with a time zone. Thumbnails lie in ``cache_folder``, which may be cleared
    at any time.
    """

    def __init__(
        self,
        folder: Path,
        *,
        cache_folder: Path | None = None,
        now: Callable[[], datetime] = utc_now,
        patience: float = 2.0,
        thumbnail_bytes: int = LIMIT_BYTES,
    ) -> None:
        self.folder = folder
        self._styles_folder = folder / STYLES
        self._now = now
        self._deleted_here: set[str] = set()
        self._database, self.notices = open_database(folder, now(), patience)
        self._thumbnails = ThumbnailCache((cache_folder or folder) / "thumbnails.db", thumbnail_bytes)

    @property
    def read_only(self) -> bool:
        return self._database.read_only

    def close(self) -> None:
        """Waits for calls that are under way; later ones raise `ArtStudioError`."""
        self._thumbnails.close()
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def revision(self) -> int:
        """A number that is another one after any window changed the library."""
        with self._database.read() as db:
            return int(db.execute("PRAGMA data_version").fetchone()[0])

    # Own styles

    def styles(self) -> tuple[OwnStyle, ...]:
        """The artist's styles in their order, without deleted ones."""
        with self._database.read() as db:
            rows = db.execute("SELECT record FROM styles ORDER BY position, id").fetchall()
        styles = (OwnStyle.from_json(record, self._styles_folder) for (record,) in rows)
        return tuple(style for style in styles if style.deleted is None)

    def get(self, style_id: str) -> OwnStyle | None:
        """The style of that id; None if there is none, or if it is deleted."""
        with self._database.read() as db:
            style = self._read(db, style_id)
        return None if style is None or style.deleted else style

    def find_vector_style(
        self, vector: Iterable[float], picture: FloatArray | None = None
    ) -> OwnStyle | None:
        """The style that `add_vector_style` would give back for these instead of adding another."""
        style = self._same_style(check_vector(vector), _picture_key(picture))
        return None if style is None or style.deleted else style

    def find_network(self, ref: StyleRef) -> Path | None:
        """The file of a network that a recipe names; None if it isn't in the library."""
        style = self.get(ref.id)
        network = style.network if style else None
        return network if network and network.is_file() else None

    def add_vector_style(
        self,
        title: str,
        vector: Iterable[float],
        picture: FloatArray | None = None,
        tags: Iterable[str] = (),
    ) -> OwnStyle:
        """Keep a point of the style space, with a copy of ``picture``, the painting it was taken from.

        ``vector``: 100 numbers. ``picture``: float32 (H, W, 3 or 4), sRGB 0..1. The same picture once more
        gives back the style that it already is, restored if it was deleted.
        """
        numbers, picture_key = check_vector(vector), _picture_key(picture)
        title, tags = clean_title(title), clean_tags(tags)
        known = self._same_style(numbers, picture_key)
        if known is not None:
            return self.restore(known.id)
        style_id = vector_style_id(numbers, picture_key)
        extension, encoded = ("", b"") if picture is None else encode_picture(picture)
        copy = self._styles_folder / style_id / f"picture{extension}" if encoded else None
        style = OwnStyle(
            style_id, "vector", title, tags, self._now(), numbers, copy, None, picture_key=picture_key
        )

        def fill(folder: Path) -> None:
            if encoded:
                files.write_file(folder / f"picture{extension}", encoded)

        return self._add(style, fill)

    def add_network_style(
        self,
        title: str,
        source_path: Path,
        sha256: str,
        details: Mapping[str, Any] | None = None,
        tags: Iterable[str] = (),
    ) -> OwnStyle:
        """Keep a copy of a network file that was recognized and found to have the digest ``sha256``.

        ``details``: what the recognition found out, as plain JSON data. A file that is already there gives
        back its style. Raises `BadInputError` if the file changed since it was looked at.
        """
        title, tags, style_id = clean_title(title), clean_tags(tags), check_id(sha256.lower())
        with self._database.read() as db:
            known = self._read(db, style_id)
        if known is not None and known.network is not None:
            if not known.network.is_file():
                self._replace_network(known.network, source_path, style_id)
            return self.restore(style_id)
        name = f"network{source_path.suffix.lower()}"
        copy = self._styles_folder / style_id / name
        style = OwnStyle(
            style_id, "network", title, tags, self._now(), network=copy, details=dict(details or {})
        )
        return self._add(style, lambda folder: _copy_checked(source_path, folder / name, style_id))

    def rename(self, style_id: str, title: str) -> OwnStyle:
        return self._alter(style_id, title=clean_title(title))

    def set_tags(self, style_id: str, tags: Iterable[str]) -> OwnStyle:
        return self._alter(style_id, tags=clean_tags(tags))

    def set_order(self, style_ids: Sequence[str]) -> None:
        """Arrange the styles so; those not named follow in the order they had."""
        with self._change() as change:
            held = [row[0] for row in change.db.execute("SELECT id FROM styles ORDER BY position, id")]
            rank = {style_id: place for place, style_id in enumerate(dict.fromkeys(style_ids))}
            order = sorted(held, key=lambda style_id: rank.get(style_id, len(rank)))
            change.db.executemany("UPDATE styles SET position = ? WHERE id = ?", enumerate(order))
            self._write_arrangement(change)

    def delete(self, style_id: str) -> OwnStyle:
        """Take a style out of the library; `restore` brings it back until `purge_deleted` in a later run."""
        style = self._alter(style_id, deleted=self._now())
        self._deleted_here.add(style_id)
        return style

    def restore(self, style_id: str) -> OwnStyle:
        """Bring a deleted style back, with its name, tags, place and favorite; nothing if it is there."""
        with self._database.read() as db:
            style = self._read(db, style_id)
        if style is not None and style.deleted is None:
            return style
        return self._alter(style_id, deleted=None)

    def purge_deleted(self) -> int:
        """Remove for good what was deleted in an earlier run, and return how many styles that were.

        To be called at the start. What was deleted less than a day ago stays: another window may undo it.
        """
        if self.read_only:
            return 0
        latest = self._now() - _GRACE
        purged = 0
        with self._change() as change:
            rows = change.db.execute("SELECT record FROM styles").fetchall()
            for style in (OwnStyle.from_json(record, self._styles_folder) for (record,) in rows):
                if style.deleted is None or style.deleted > latest or style.id in self._deleted_here:
                    continue
                # The files first: what can't be removed now is tried again at the next start.
                if not _removed(self._styles_folder / style.id):
                    continue
                change.db.execute("DELETE FROM styles WHERE id = ?", (style.id,))
                change.db.execute("DELETE FROM favorites WHERE key = ?", (style.key,))
                purged += 1
            if purged:
                self._write_arrangement(change)
        for leftover in self._styles_folder.glob(".new-*"):
            # Another window may be filling a younger one.
            with contextlib.suppress(OSError):
                if datetime.fromtimestamp(leftover.stat().st_mtime, UTC) < latest:
                    shutil.rmtree(leftover)
        return purged

    # Favorites

    def favorites(self) -> frozenset[str]:
        """Keys (see `style_key`) of the built-in and own styles that the artist marked."""
        with self._database.read() as db:
            return frozenset(row[0] for row in db.execute("SELECT key FROM favorites"))

    def is_favorite(self, style: StyleRef | str) -> bool:
        return _key(style) in self.favorites()

    def set_favorite(self, style: StyleRef | str, on: bool = True) -> None:
        with self._change() as change:
            sql = (
                "INSERT OR IGNORE INTO favorites VALUES (?)" if on else "DELETE FROM favorites WHERE key = ?"
            )
            change.db.execute(sql, (_key(style),))
            self._write_arrangement(change)

    # Thumbnails

    def thumbnail(self, style: StyleRef | str, picture_key: str) -> bytes | None:
        """The encoded thumbnail (JPEG or PNG) last put there; None if it has to be made."""
        return self._thumbnails.get(_key(style), picture_key)

    def put_thumbnail(self, style: StyleRef | str, picture_key: str, array: NDArray[Any]) -> None:
        """Keep a thumbnail of ``style`` on the picture ``picture_key``; say its size there if sizes differ.

        ``array``: (H, W, 3 or 4), float 0..1 or uint8. Never raises for want of space or permission.
        """
        self._thumbnails.put(_key(style), picture_key, encode_thumbnail(array))

    # How changes are made

    @contextlib.contextmanager
    def _change(self) -> Iterator[_Change]:
        """A change of the database and of the files beside it: both happen, or neither."""
        try:
            # The files are left last, so that a transaction that fails takes them back.
            with contextlib.ExitStack() as written, self._database.write() as db:
                yield _Change(db, written)
        except OSError as error:
            raise self._cannot_write(error) from error

    def _cannot_write(self, error: OSError) -> ArtStudioError:
        return ArtStudioError(f"Nothing was changed in the library {self.folder}: {files.why(error)}.")

    def _read(self, db: sqlite3.Connection, style_id: str) -> OwnStyle | None:
        row = db.execute("SELECT record FROM styles WHERE id = ?", (style_id,)).fetchone()
        return None if row is None else OwnStyle.from_json(row[0], self._styles_folder)

    def _same_style(self, vector: tuple[float, ...], picture_key: str) -> OwnStyle | None:
        """A style of the same painting, deleted ones included, or of the same vector where there is none."""
        with self._database.read() as db:
            if not picture_key:
                return self._read(db, vector_style_id(vector, picture_key))
            rows = db.execute("SELECT record FROM styles WHERE picture_key = ?", (picture_key,)).fetchall()
        styles = (OwnStyle.from_json(record, self._styles_folder) for (record,) in rows)
        return next((s for s in styles if s.vector and same_vector(s.vector, vector)), None)

    def _add(self, style: OwnStyle, fill: Callable[[Path], None]) -> OwnStyle:
        """Write the style's folder beside its place, then move it there and enter it into the database."""
        home = self._styles_folder / style.id
        try:
            self._styles_folder.mkdir(exist_ok=True)
            staging = Path(tempfile.mkdtemp(prefix=".new-", dir=self._styles_folder))
        except OSError as error:
            raise self._cannot_write(error) from error
        moved = False
        try:
            fill(staging)
            files.write_file(staging / SIDECAR, style.to_json().encode())
            with self._change() as change:
                known = self._read(change.db, style.id)
                if known is None:
                    # A folder without an entry is what a crash left of an earlier attempt.
                    shutil.rmtree(home, ignore_errors=True)
                    staging.rename(home)
                    moved = True
                    place = "SELECT COALESCE(MAX(position) + 1, 0) FROM styles"
                    insert(change.db, style, change.db.execute(place).fetchone()[0])
                    self._write_arrangement(change)
        except BaseException as error:
            if moved:
                shutil.rmtree(home, ignore_errors=True)
            if isinstance(error, OSError):
                raise self._cannot_write(error) from error
            raise
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        # Another window was faster where the style is known by now.
        return style if moved else self.restore(style.id)

    def _replace_network(self, copy: Path, source: Path, sha256: str) -> None:
        """Someone removed the library's copy of a network file, and here it is again."""
        try:
            copy.parent.mkdir(parents=True, exist_ok=True)
            _copy_checked(source, copy, sha256)
        except OSError as error:
            raise self._cannot_write(error) from error

    def _alter(self, style_id: str, **changes: Any) -> OwnStyle:
        with self._change() as change:
            style = self._read(change.db, style_id)
            if style is None:
                raise BadInputError(_GONE)
            style = replace(style, **changes)
            record = style.to_json()
            change.db.execute("UPDATE styles SET record = ? WHERE id = ?", (record, style_id))
            change.write(self._styles_folder / style_id / SIDECAR, record)
        return style

    def _write_arrangement(self, change: _Change) -> None:
        data = {
            "order": [row[0] for row in change.db.execute("SELECT id FROM styles ORDER BY position, id")],
            "favorites": [row[0] for row in change.db.execute("SELECT key FROM favorites ORDER BY key")],
        }
        change.write(self.folder / ARRANGEMENT, json.dumps(data))


@dataclass(frozen=True)
class _Change:
    db: sqlite3.Connection
    written: contextlib.ExitStack

    def write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.written.enter_context(files.replaced(path, text.encode()))


def _key(style: StyleRef | str) -> str:
    return style if isinstance(style, str) else style_key(style)


def _picture_key(picture: FloatArray | None) -> str:
    return "" if picture is None else Pixels.of(picture).key


def _copy_checked(source: Path, copy: Path, sha256: str) -> None:
    """Copy ``source``, whole or not at all. Raises `BadInputError` if it can't be read or is another file."""
    part = copy.with_name(copy.name + ".part")
    digest = hashlib.sha256()
    try:
        reading = source.open("rb")
    except OSError as error:
        raise BadInputError(f"The file {source} cannot be read: {files.why(error)}.") from error
    try:
        with reading, part.open("wb") as writing:
            while chunk := reading.read(1 << 20):
                digest.update(chunk)
                writing.write(chunk)
            writing.flush()
            os.fsync(writing.fileno())
        if digest.hexdigest() != sha256:
            raise BadInputError(f"The file {source} changed while it was copied; drop it again.")
        part.replace(copy)
    finally:
        part.unlink(missing_ok=True)


def _removed(folder: Path) -> bool:
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()
