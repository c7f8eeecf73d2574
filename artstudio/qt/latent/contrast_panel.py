"""More of this than of that: two wells for pictures, and the button that makes a direction of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from artstudio.document.source import Source
from artstudio.qt import theme
from artstudio.qt.buttons import tool_button
from artstudio.qt.latent.axes import MOST_NAME
from artstudio.qt.latent.contrast import Contrast, Side
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.latent.picture_well import PictureWell
from artstudio.qt.latent.previews import Previews
from artstudio.qt.panels.drops import DropTarget
from artstudio.qt.session import Session

_SIDE = 96  # px, of a preview
_GAP = theme.GRID // 2


class ContrastSection(QWidget):
    """Pictures come by drags, by the menus and keys of other panels, or from the canvas."""

    def __init__(
        self, session: Session, explorer: Explorer, contrast: Contrast, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._contrast = contrast
        self._explorer = explorer
        self.setAccessibleName(self.tr("Direction from pictures"))
        self.previews = Previews(session.bridge, explorer.generators, _SIDE, self)
        self.wells = [PictureWell(contrast.name_of(side), self.previews, self) for side in Side]
        self.adds: list[QToolButton] = []
        hint = self.tr("Drop to put it here")
        sides = QHBoxLayout()
        sides.setSpacing(theme.GRID)
        for side, well in zip(Side, self.wells, strict=True):
            well.chosen.connect(lambda source: explorer.show(source, source.name))
            well.removed.connect(lambda source, side=side: contrast.remove(side, source))
            well.sent_over.connect(lambda source, side=side: contrast.add(side.other, [source]))
            well.drops = DropTarget(well, session, hint, None, None, partial(self._drop, side))
            column = QVBoxLayout()
            column.setSpacing(_GAP)
            column.addLayout(self._head(side, well))
            column.addWidget(well, 1)
            sides.addLayout(column, 1)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Name it"))
        self.name.setAccessibleName(self.tr("Name of the new direction"))
        self.name.setMaxLength(MOST_NAME)
        self.name.returnPressed.connect(self._make)
        self.make_button = QPushButton(self.tr("Make direction"), self)
        self.make_button.setProperty("primary", True)
        self.make_button.setToolTip(
            self.tr("A slider that leads from the pictures on the right to those on the left.")
        )
        self.make_button.clicked.connect(self._make)
        self.missing = QLabel(self)
        self.missing.setWordWrap(True)
        self.missing.setProperty("role", "dim")
        line = QHBoxLayout()
        line.setSpacing(_GAP)
        line.addWidget(self.name, 1)
        line.addWidget(self.make_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, theme.GRID)
        whole.setSpacing(theme.GRID)
        whole.addLayout(sides)
        whole.addWidget(self.missing)
        whole.addLayout(line)
        contrast.changed.connect(self._follow)
        contrast.made.connect(lambda *_: self.name.clear())
        explorer.generators.changed.connect(self._want)
        self._follow()

    def _head(self, side: Side, well: PictureWell) -> QHBoxLayout:
        title = self._contrast.name_of(side)
        label = QLabel(title, self)
        label.setBuddy(well)
        add = tool_button(self, "plus", self.tr("Put here what the canvas shows"), 16)
        add.setAccessibleName(self.tr("{side}: put here what the canvas shows").format(side=title))
        add.clicked.connect(lambda: self._contrast.add(side, [self._explorer.source]))
        self.adds.append(add)
        head = QHBoxLayout()
        head.addWidget(label, 1)
        head.addWidget(add)
        return head

    def _drop(self, side: Side, source: Source) -> None:
        self._contrast.add(side, [source])

    def _make(self) -> None:
        self._contrast.make(self.name.text())

    def _follow(self) -> None:
        for side, well in zip(Side, self.wells, strict=True):
            well.show_sources(self._contrast.side(side))
        missing = self._contrast.missing
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self.make_button.setEnabled(not missing and not self._contrast.is_busy)
        self._want()

    def _want(self) -> None:
        shown = [source for side in Side for source in self._contrast.side(side)]
        self.previews.want(shown if self.isVisible() else [])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._want()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._want()
