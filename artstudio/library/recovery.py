"""Opening the library's database, and making it anew from the folder when it is damaged or gone."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

from artstudio import files
from artstudio.errors import ArtStudioError, BadInputError
from artstudio.library.database import DamagedError, Database
from artstudio.library.styles import SIDECAR, OwnStyle

DATABASE = "library.db"
STYLES = "styles"
# Favorites and order have no style's folder to lie in.
ARRANGEMENT = "library.json"

# A style's record is the text of its sidecar file: the table is an index over the folder.
_MIGRATIONS = (
    (
        """CREATE TABLE styles (
            id TEXT PRIMARY KEY, position INTEGER NOT NULL,
            picture_key TEXT NOT NULL, record TEXT NOT NULL)""",
        "CREATE INDEX styles_picture ON styles (picture_key)",
        "CREATE TABLE favorites (key TEXT PRIMARY KEY)",
    ),
)


def open_database(folder: Path, now: datetime, patience: float) -> tuple[Database, list[str]]:
    """The database of the library ``folder`` and what the artist should know about it.

    A damaged file is moved aside, and a new one made from the files of the styles. Raises `ArtStudioError` if
    the folder can't be used.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArtStudioError(f"The library {folder} cannot be opened: {files.why(error)}.") from error
    found = _Found(folder)
    try:
        database = _checked(folder, patience, found)
    except DamagedError:
        aside = _move_aside(folder / DATABASE, now)
        found = _Found(folder)
        database = _checked(folder, patience, found)
        return database, [
            f"The library's database was damaged and has been made anew: {_styles(found.count)} "
            f"recovered from the files. The damaged database is kept as {aside.name} in {folder}.",
            *found.notices,
        ]
    if found.count:
        found.notices.insert(
            0, f"The library's database was missing; {_styles(found.count)} recovered from the files."
        )
    if database.read_only:
        found.notices.append(
            f"The library {folder} can be read but not changed: "
            "its folder cannot be written, or its disk is full."
        )
    return database, found.notices


class _Found:
    """Reads the styles' sidecar files into a new database, within the transaction that makes its tables."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        self.notices: list[str] = []

    def __call__(self, db: sqlite3.Connection) -> None:
        arrangement = read_arrangement(self.folder)
        order = {style_id: place for place, style_id in enumerate(arrangement["order"])}
        styles = sorted(self._styles(), key=lambda s: (order.get(s.id, len(order)), s.created))
        for position, style in enumerate(styles):
            insert(db, style, position)
        for key in arrangement["favorites"]:
            db.execute("INSERT OR IGNORE INTO favorites VALUES (?)", (key,))
        self.count = sum(style.deleted is None for style in styles)

    def _styles(self) -> list[OwnStyle]:
        home = self.folder / STYLES
        styles = []
        for sidecar in sorted(home.glob(f"[0-9a-f]*/{SIDECAR}")):
            try:
                style = OwnStyle.from_json(sidecar.read_text(encoding="utf-8"), home)
                if style.id != sidecar.parent.name:
                    raise BadInputError("A style lies in another style's folder.")
                if style.network is not None and not style.network.is_file():
                    raise BadInputError("The network file of a style is gone.")
            except (OSError, UnicodeDecodeError, BadInputError):
                self.notices.append(f"The style in {sidecar.parent} cannot be read and was left out.")
            else:
                styles.append(style)
        return styles


def insert(db: sqlite3.Connection, style: OwnStyle, position: int) -> None:
    db.execute(
        "INSERT INTO styles (id, position, picture_key, record) VALUES (?, ?, ?, ?)",
        (style.id, position, style.picture_key, style.to_json()),
    )


def read_arrangement(folder: Path) -> dict[str, list[str]]:
    """Favorites and order as last written beside the database; empty where that can't be read."""
    data: Any = None
    with contextlib.suppress(OSError, ValueError, RecursionError):
        data = json.loads((folder / ARRANGEMENT).read_text(encoding="utf-8"))
    lists = {name: data.get(name) if isinstance(data, dict) else None for name in ("favorites", "order")}
    return {
        name: [item for item in items if isinstance(item, str)] if isinstance(items, list) else []
        for name, items in lists.items()
    }


def _checked(folder: Path, patience: float, found: _Found) -> Database:
    """Open the database and read all of it once: a library is small, and a surprise later is worse."""
    database = Database(folder / DATABASE, _MIGRATIONS, patience, on_create=found)
    try:
        database.check()
        with database.read() as db:
            db.execute("SELECT key FROM favorites").fetchall()
            records = db.execute("SELECT record FROM styles WHERE length(id) AND position >= 0").fetchall()
        for (record,) in records:
            OwnStyle.from_json(record, folder / STYLES)
    except BaseException as error:
        database.close()
        if isinstance(error, BadInputError):
            raise DamagedError(str(error)) from error
        raise
    return database


def _move_aside(database: Path, now: datetime) -> Path:
    stem = f"library.corrupt-{now:%Y-%m-%d}"
    names = [f"{stem}.db", *(f"{stem}-{n}.db" for n in range(2, 1000))]
    aside = next(database.with_name(name) for name in names if not database.with_name(name).exists())
    try:
        database.replace(aside)
        log = database.with_name(database.name + "-wal")
        if log.exists():
            log.replace(aside.with_name(aside.name + "-wal"))
        database.with_name(database.name + "-shm").unlink(missing_ok=True)
    except OSError as error:
        raise ArtStudioError(
            f"The library's database {database} is damaged and cannot be replaced: {files.why(error)}."
        ) from error
    return aside


def _styles(count: int) -> str:
    return "one style was" if count == 1 else f"{count} styles were"
