"""The seeds and the favorites as a list that a view can show."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from artstudio.document.source import Source
from artstudio.latents import LAST_SEED
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.latent.previews import Previews

AnyIndex = QModelIndex | QPersistentModelIndex
SOURCE_ROLE = Qt.ItemDataRole.UserRole + 1
FAVORITE_ROLE = Qt.ItemDataRole.UserRole + 2
CURRENT_ROLE = Qt.ItemDataRole.UserRole + 3
PAGE = 60
_LOOKS = (Qt.ItemDataRole.DecorationRole, FAVORITE_ROLE, CURRENT_ROLE)


class SeedModel(QAbstractListModel):
    """One row a seed, counted upward from ``first`` for as long as somebody scrolls; or the favorites."""

    def __init__(self, explorer: Explorer, previews: Previews, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._explorer = explorer
        self._previews = previews
        self._first = 0
        self._count = PAGE
        self._only_favorites = False
        self._favorites: tuple[Source, ...] = ()
        previews.arrived.connect(self._arrived)

    @property
    def only_favorites(self) -> bool:
        return self._only_favorites

    def show_favorites(self, only: bool) -> None:
        if only != self._only_favorites:
            self._only_favorites = only
            self._reset(self._first)

    def reveal(self, seed: int) -> int:
        """Have ``seed`` among the rows, and return which it is; -1 if only favorites are, and it is none."""
        if self._only_favorites:
            return next((row for row, source in enumerate(self._favorites) if source.seed == seed), -1)
        row = seed - self._first
        if not 0 <= row < self._count:
            self._reset(seed)
            row = 0
        return row

    def refresh(self) -> None:
        """Something that all pictures depend on is another: a slider, the favorites, where the hand is."""
        favorites = self._explorer.favorites
        if self._only_favorites and favorites != self._favorites:
            self._reset(self._first)
        elif self.rowCount():
            self._favorites = favorites
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1), list(_LOOKS))

    def source(self, row: int) -> Source:
        if self._only_favorites:
            return self._favorites[row]
        return self._explorer.at(self._first + row)

    def _reset(self, first: int) -> None:
        self.beginResetModel()
        self._first, self._count = first, min(PAGE, LAST_SEED + 1 - first)
        self._favorites = self._explorer.favorites
        self.endResetModel()

    def _arrived(self, source: Source) -> None:
        row = source.seed - self._first
        rows = range(len(self._favorites)) if self._only_favorites else (row,) if row >= 0 else ()
        for each in rows:
            if each < self.rowCount() and self.source(each) == source:
                self.dataChanged.emit(self.index(each), self.index(each), [Qt.ItemDataRole.DecorationRole])

    # -- what Qt asks -----------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        if parent.isValid():
            return 0
        return len(self._favorites) if self._only_favorites else self._count

    def canFetchMore(self, parent: AnyIndex) -> bool:
        return not self._only_favorites and self._first + self._count <= LAST_SEED

    def fetchMore(self, parent: AnyIndex) -> None:
        more = min(PAGE, LAST_SEED + 1 - self._first - self._count)
        self.beginInsertRows(QModelIndex(), self._count, self._count + more - 1)
        self._count += more
        self.endInsertRows()

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        source = self.source(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(source.seed)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("Seed {number}").format(number=source.seed)
            case Qt.ItemDataRole.DecorationRole:
                image = self._previews.image(source)
                # While sliders move, a seed looks as it did before: better than a flicker.
                return image if image or self._only_favorites else self._previews.last_of_seed(source)
            case _ if role == SOURCE_ROLE:
                return source
            case _ if role == FAVORITE_ROLE:
                return self._explorer.is_favorite(source)
            case _ if role == CURRENT_ROLE:
                return self._explorer.on_canvas and self._explorer.source == source
        return None
