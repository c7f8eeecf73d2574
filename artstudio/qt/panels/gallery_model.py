"""The gallery as Qt models: the shelf's styles in two sections, and what is left of them by a search."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from artstudio.library.styles import style_key
from artstudio.qt.session import Session
from artstudio.qt.shelf import Shelf, ShelfItem

AnyIndex = QModelIndex | QPersistentModelIndex

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1  # ShelfItem, None for the heading of a section
THUMB_ROLE = Qt.ItemDataRole.UserRole + 2  # QImage or None
WEIGHT_ROLE = Qt.ItemDataRole.UserRole + 3  # float, None if the style isn't on the mixer
HEADING_ROLE = Qt.ItemDataRole.UserRole + 4  # bool


@dataclass(frozen=True)
class Heading:
    """The first row of a section."""

    title: str


Row = Heading | ShelfItem


class GalleryModel(QAbstractListModel):
    """The artist's own styles, newest first, then the built-in ones.

    Where there are both, a heading stands before each.
    """

    def __init__(self, session: Session, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shelf = shelf
        self._rows: list[Row] = []
        self._weights: dict[str, float] = {}
        shelf.changed.connect(self._load)
        shelf.thumb_changed.connect(lambda key: self._touch({key}, THUMB_ROLE))
        session.changed.connect(self._weigh)
        self._load()
        self._weigh()

    # -- what Qt asks -----------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self._rows[index.row()] if index.isValid() else None
        if not isinstance(row, ShelfItem):
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if row.own else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case _ if role == HEADING_ROLE:
                return isinstance(row, Heading)
        if isinstance(row, Heading):
            return None
        match role:
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join([row.title, ", ".join(row.tags)]).strip()
            case _ if role == ITEM_ROLE:
                return row
            case _ if role == THUMB_ROLE:
                return self._shelf.thumb(row.key)
            case _ if role == WEIGHT_ROLE:
                return self._weights.get(row.key)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A new name, typed into the gallery. It shows when the library has it."""
        row = self._rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or not isinstance(row, ShelfItem):
            return False
        self._shelf.rename(row.key, str(value).strip())
        return True

    def _spoken(self, row: Row) -> str:
        if isinstance(row, Heading):
            return row.title
        parts = [row.title]
        if row.favorite:
            parts.append(self.tr("favorite"))
        if row.key in self._weights:
            parts.append(self.tr("on the mixer, {n} %").format(n=round(100 * self._weights[row.key])))
        return ", ".join(parts)

    # -- what it is told --------------------------------------------------------------------------

    def row_of(self, key: str) -> int:
        """The row of a style, -1 if there is none."""
        keys = [row.key if isinstance(row, ShelfItem) else "" for row in self._rows]
        return keys.index(key) if key in keys else -1

    def _load(self) -> None:
        """Take over what changed on the shelf, row by row, so that the view stays where it is."""
        rows = self._sections()
        before, after = [_identity(row) for row in self._rows], [_identity(row) for row in rows]
        for kind, old, old_end, new, new_end in reversed(
            SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        ):
            if kind != "equal" and old_end > old:
                self.beginRemoveRows(QModelIndex(), old, old_end - 1)
                del self._rows[old:old_end]
                self.endRemoveRows()
            if kind != "equal" and new_end > new:
                self.beginInsertRows(QModelIndex(), old, old + new_end - new - 1)
                self._rows[old:old] = rows[new:new_end]
                self.endInsertRows()
        changed = [i for i, row in enumerate(rows) if row != self._rows[i]]
        self._rows = rows
        for i in changed:
            self.dataChanged.emit(self.index(i), self.index(i))

    def _sections(self) -> list[Row]:
        items = self._shelf.items()
        own = [item for item in items if item.own]
        built_in = [item for item in items if not item.own]
        if not own:
            return list(built_in)
        return [Heading(self.tr("My styles")), *own, Heading(self.tr("Built-in")), *built_in]

    def _weigh(self) -> None:
        before = self._weights
        self._weights = {style_key(slot.style): slot.weight for slot in self._session.styles}
        changed = {key for key, _ in before.items() ^ self._weights.items()}
        self._touch(changed, WEIGHT_ROLE)

    def _touch(self, keys: set[str], role: int) -> None:
        for i, row in enumerate(self._rows):
            if isinstance(row, ShelfItem) and row.key in keys:
                self.dataChanged.emit(self.index(i), self.index(i), [role])


@dataclass(frozen=True)
class Filter:
    """What to show: styles in which every word of ``text`` occurs, in the name or a tag."""

    text: str = ""
    favorites: bool = False
    own: bool = False
    tag: str = ""

    def accepts(self, item: ShelfItem) -> bool:
        if (self.favorites and not item.favorite) or (self.own and not item.own):
            return False
        if self.tag and self.tag not in item.tags:
            return False
        about = _plain(" ".join((item.title, *item.tags)))
        return all(word in about for word in _plain(self.text).split())


class GalleryFilter(QSortFilterProxyModel):
    """The rows that pass a `Filter`, and the headings of sections that have any."""

    def __init__(self, model: GalleryModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = Filter()
        self.setSourceModel(model)

    @property
    def filter(self) -> Filter:
        return self._filter

    def set_filter(self, wanted: Filter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self.invalidate()

    def filterAcceptsRow(self, row: int, parent: AnyIndex) -> bool:
        item = self.sourceModel().index(row, 0, parent).data(ITEM_ROLE)
        if isinstance(item, ShelfItem):
            return self._filter.accepts(item)
        return any(self._filter.accepts(below) for below in self._section(row))

    def _section(self, heading: int) -> Iterator[ShelfItem]:
        """The styles below a heading."""
        model = self.sourceModel()
        for row in range(heading + 1, model.rowCount()):
            item = model.index(row, 0).data(ITEM_ROLE)
            if not isinstance(item, ShelfItem):
                return
            yield item


def all_tags(items: Sequence[ShelfItem]) -> list[str]:
    """Every tag once, the most used first."""
    counts: dict[str, int] = {}
    for item in items:
        for tag in item.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return sorted(counts, key=lambda tag: (-counts[tag], tag.casefold()))


def _identity(row: Row) -> str:
    return row.key if isinstance(row, ShelfItem) else f"heading {row.title}"


def _plain(text: str) -> str:
    """``text`` without case and accents, so that "cezanne" finds "Cézanne"."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in spread if not unicodedata.combining(c))
