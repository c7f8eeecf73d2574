"""Explore: which generator, which seed, the map between four of them, and seeds to pick from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRegularExpression, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from artstudio.document.source import Source
from artstudio.latents import LAST_SEED
from artstudio.qt import theme
from artstudio.qt.buttons import menu_button, tool_button
from artstudio.qt.generators import SUFFIXES
from artstudio.qt.icons import icon
from artstudio.qt.latent.contrast import Contrast, Side
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.latent.generator_menu import GeneratorMenu
from artstudio.qt.latent.map import MapPad
from artstudio.qt.latent.placer import Placer
from artstudio.qt.latent.placing_bar import PlacingBar
from artstudio.qt.latent.previews import Previews
from artstudio.qt.latent.seed_model import SeedModel
from artstudio.qt.latent.seed_view import SeedView
from artstudio.qt.panels.chips import Chip, ChipBar
from artstudio.qt.panels.drops import DropTarget
from artstudio.qt.session import Session
from artstudio.qt.translation import translated

_THUMB = 192  # px, of a picture in the grid
_SETTLE_MS = 250


class ExplorePanel(QWidget):
    """A click on a picture goes to its seed, its star keeps it; dice go anywhere."""

    def __init__(
        self,
        session: Session,
        explorer: Explorer,
        placer: Placer,
        contrast: Contrast,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._placer = placer
        self._session = session
        self._explorer = explorer
        self._contrast = contrast
        self.setAccessibleName(self.tr("Explore"))
        self.models = self._make_models()
        self.menu = GeneratorMenu(session, explorer, placer, self)
        self.more = menu_button(self, self.tr("Add or remove generators"), self.menu)
        self.seed = self._make_seed()
        self.dice = tool_button(self, "dice", self.tr("Another seed at random (D)"))
        self.dice.clicked.connect(explorer.roll)
        self.star = tool_button(self, "star", "")
        self.star.setCheckable(True)
        self.star.clicked.connect(explorer.toggle_favorite)
        self.map = MapPad(session, explorer, self)
        self.map_dice = tool_button(
            self, "dice", self.tr("Another map, from this picture to three other seeds")
        )
        self.map_dice.clicked.connect(explorer.roll_corners)
        self.previews = Previews(session.bridge, explorer.generators, _THUMB, self)
        self.seeds = SeedModel(explorer, self.previews, self)
        self.view = SeedView(self.seeds, self.previews, self)
        self.view.setMinimumHeight(48)  # so that the window fits on a low screen
        self.view.chosen.connect(self._choose)
        self.view.starred.connect(explorer.set_favorite)
        self.view.compared.connect(
            lambda source, more: contrast.toggle(Side.THIS if more else Side.THAT, source)
        )
        self.view.menu_asked.connect(lambda source, where: self.menu_for(source).popup(where))
        self.favorites = Chip(self.tr("Favorites"), parent=self)
        self.chips = ChipBar([self.favorites], self)
        self.chips.changed.connect(self._show_kind)
        self.nothing = QLabel(self.tr("No favorites yet. Click the star on a picture you like."), self)
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("role", "dim")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.placing = PlacingBar(placer, self)
        self._lay_out()
        self.setFocusProxy(self.view)
        self.drops = DropTarget(self, session, "", None, self._take_files)
        # The grid shows each seed as the sliders are now; it follows once they rest.
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._refresh)
        session.changed.connect(self._follow)
        explorer.changed.connect(self._explorer_changed)
        explorer.generators.changed.connect(self._fill_models)
        self._fill_models()
        self._follow()

    # -- building ---------------------------------------------------------------------------------

    def _make_models(self) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(self.tr("Generator"))
        combo.setToolTip(self.tr("What makes the pictures."))
        combo.activated.connect(lambda _: self._explorer.choose_model(combo.currentData()))
        return combo

    def _make_seed(self) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setAccessibleName(self.tr("Seed"))
        edit.setToolTip(self.tr("Every number is another picture, the same one each time."))
        edit.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{1,10}"), edit))
        edit.editingFinished.connect(self._type_seed)
        edit.setAcceptDrops(False)
        return edit

    def _lay_out(self) -> None:
        seed = QHBoxLayout()
        seed.setSpacing(theme.GRID // 2)
        label = QLabel(self.tr("Seed"), self)
        label.setBuddy(self.seed)
        seed.addWidget(label)
        seed.addSpacing(theme.GRID // 2)
        seed.addWidget(self.seed, 1)
        seed.addWidget(self.dice)
        seed.addWidget(self.star)
        head = QHBoxLayout()
        head.setSpacing(theme.GRID // 2)
        title = QLabel(self.tr("Map"), self)
        title.setBuddy(self.map)
        head.addWidget(title, 1)
        head.addWidget(self.map_dice)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.nothing)
        seeds = QHBoxLayout()
        seeds.setSpacing(theme.GRID // 2)
        name = QLabel(self.tr("Seeds"), self)
        name.setBuddy(self.view)
        seeds.addWidget(name, 1)
        self.chips.setFixedWidth(self.favorites.sizeHint().width() + 2)
        seeds.addWidget(self.chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        column.setSpacing(theme.GRID)
        top = QHBoxLayout()
        top.setSpacing(theme.GRID // 2)
        top.addWidget(self.models, 1)
        top.addWidget(self.more)
        column.addLayout(top)
        column.addLayout(seed)
        column.addWidget(self.placing)
        column.addLayout(head)
        # Where there is little height the seeds get more of it than the map.
        column.addWidget(self.map, 1)
        column.addLayout(seeds)
        column.addLayout(self._pages, 2)

    def sizeHint(self) -> QSize:
        return QSize(304, 640)

    # -- following --------------------------------------------------------------------------------

    def _fill_models(self) -> None:
        with QSignalBlocker(self.models):
            self.models.clear()
            for spec in self._explorer.generators.specs():
                self.models.addItem(translated(spec.title), spec.id)
        self._show_model()
        self.view.look()

    def _show_model(self) -> None:
        with QSignalBlocker(self.models):
            self.models.setCurrentIndex(self.models.findData(self._explorer.source.model))

    def _follow(self) -> None:
        source = self._explorer.source
        if not (self.seed.hasFocus() and self.seed.isModified()):
            self.seed.setText(str(source.seed))
        self._show_star()
        self._show_model()
        self.drops.overlay.text = (
            self.tr("Drop a picture to place it in the generator's space, or a generator to add it")
            if self._placer.can_place
            else self.tr("Drop a generator to add it")
        )
        self._settle.start()

    def _explorer_changed(self) -> None:
        self._show_star()
        self._refresh()

    def _show_star(self) -> None:
        marked = self._explorer.on_canvas and self._explorer.is_favorite(self._explorer.source)
        self.star.setEnabled(self._explorer.on_canvas)
        self.star.setChecked(marked)
        self.star.setIcon(icon("star-filled" if marked else "star"))
        tip = (
            self.tr("Remove from favorites (F)") if marked else self.tr("Keep this picture as a favorite (F)")
        )
        self.star.setToolTip(tip)
        self.star.setAccessibleName(tip)

    def _refresh(self) -> None:
        self.seeds.refresh()
        self.view.look()
        empty = self.seeds.only_favorites and not self.seeds.rowCount()
        self._pages.setCurrentWidget(self.nothing if empty else self.view)
        if self._explorer.is_at_seed:
            row = self.seeds.reveal(self._explorer.source.seed)
            if row >= 0:
                index = self.seeds.index(row)
                if not self.view.viewport().rect().contains(self.view.visualRect(index)):
                    self.view.scrollTo(index, SeedView.ScrollHint.PositionAtCenter)

    def _show_kind(self) -> None:
        self.seeds.show_favorites(self.favorites.isChecked())
        self._refresh()

    # -- doing ------------------------------------------------------------------------------------

    def _type_seed(self) -> None:
        if self.seed.isModified() and self.seed.text():
            self.seed.setModified(False)
            self._explorer.go(min(LAST_SEED, int(self.seed.text())))
            self.seed.setText(str(self._explorer.source.seed))
            self.seed.selectAll()

    def _take_files(self, sources: list[Path | bytes]) -> None:
        generators = [s for s in sources if isinstance(s, Path) and s.suffix.lower() in SUFFIXES]
        if generators:
            self._explorer.add_files(generators)
        else:
            self._placer.place(sources)

    def _choose(self, source: Source) -> None:
        self._explorer.show(source, self.tr("Seed {number}").format(number=source.seed))

    def menu_for(self, source: Source) -> QMenu:
        """What can be done with one of the pictures."""
        explorer = self._explorer
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("eye"), self.tr("Show on the canvas")).triggered.connect(
            lambda: self._choose(source)
        )
        marked = explorer.is_favorite(source)
        text = self.tr("Remove from favorites") if marked else self.tr("Add to favorites")
        menu.addAction(icon("star-filled" if marked else "star"), text).triggered.connect(
            lambda: explorer.set_favorite(source, not marked)
        )
        menu.addAction(icon("copy"), self.tr("Copy the seed")).triggered.connect(
            lambda: QGuiApplication.clipboard().setText(str(source.seed))
        )
        menu.addSeparator()
        for side in Side:
            chosen = menu.addAction(self._contrast.name_of(side))
            chosen.setCheckable(True)
            chosen.setChecked(source in self._contrast.side(side))
            chosen.triggered.connect(lambda _=False, side=side: self._contrast.toggle(side, source))
        menu.addSeparator()
        corners = (
            self.tr("Upper left of the map"),
            self.tr("Upper right of the map"),
            self.tr("Lower left of the map"),
            self.tr("Lower right of the map"),
        )
        for index, name in enumerate(corners):
            menu.addAction(name).triggered.connect(
                lambda _=False, corner=index: explorer.set_corner(corner, source.seed)
            )
        return menu
