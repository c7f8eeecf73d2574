"""A new training: its pictures, and the generator that is to come of them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from artstudio.engine.catalog import Installed
from artstudio.engine.training import KINDS, Kind, Options
from artstudio.qt import theme
from artstudio.qt.form import Switch
from artstudio.qt.generators import Generators
from artstudio.qt.settings_store import SettingsStore
from artstudio.qt.training import words
from artstudio.qt.training.minutes import Minutes
from artstudio.qt.training.pictures_section import PicturesSection
from artstudio.qt.training.suited import suited
from artstudio.qt.training.trainer import Trainer
from artstudio.qt.translation import sentence, translated

_SIDE = 320  # px


class SetupPage(QWidget):
    """``started``: a training has begun."""

    started = Signal()

    def __init__(
        self, trainer: Trainer, generators: Generators, store: SettingsStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self._generators = generators
        self._store = store
        self._problem = ""  # why nothing came of the training that was begun last
        self.pictures = PicturesSection(trainer.checking, self)
        self._make_choices()
        self.reason = QLabel(self)
        self.reason.setProperty("role", "dim")
        self.reason.setWordWrap(True)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.reason.setAccessibleName(self.tr("What is missing"))
        self.begin = QPushButton(self.tr("Start training"), self)
        self.begin.setProperty("primary", True)
        self.begin.setAutoDefault(False)
        self.begin.clicked.connect(self._begin)
        self._lay_out()
        self.kind.currentIndexChanged.connect(lambda _: self._choose_kind())
        self.side.currentIndexChanged.connect(lambda _: self._show())
        self.start_from.currentIndexChanged.connect(lambda _: self._show_start())
        self.classes.toggled.connect(lambda _: self._show())
        for changed in (self.pictures.changed, trainer.changed):
            changed.connect(self._suggest)
            changed.connect(self._show)
        trainer.failed.connect(self._failed)
        generators.changed.connect(self._fill_starts)
        self._suggest()
        self._show_kind()

    def _make_choices(self) -> None:
        self.name = QLineEdit(self)
        self.name.setMaxLength(60)
        self.name.setPlaceholderText(self.tr("My generator"))
        self.kind = QComboBox(self)
        for kind in KINDS.values():
            self.kind.addItem(translated(kind.title), kind.id)
        remembered = self.kind.findData(self._store.values.training_kind)
        self.kind.setCurrentIndex(max(0, remembered))
        self._is_chosen = remembered >= 0
        self.about = QLabel(self)
        self.why = QLabel(self)
        for label in (self.about, self.why):
            label.setWordWrap(True)
            label.setProperty("role", "dim")
        self.side = QComboBox(self)
        self.side.setToolTip(self.tr("Twice the side takes about four times as long to learn."))
        self.start_from = QComboBox(self)
        self.start_from.setToolTip(
            self.tr("A generator that can draw already learns new pictures sooner, and from fewer.")
        )
        self.parts: list[QCheckBox] = []
        self.parts_box = QWidget(self)
        self._parts_column = QVBoxLayout(self.parts_box)
        self._parts_column.setContentsMargins(0, 0, 0, 0)
        question = QLabel(self.tr("What of it stays as it is"), self.parts_box)
        question.setProperty("role", "dim")
        self._parts_column.addWidget(question)
        self.classes = Switch(self.tr("A class for each folder inside"), self)
        self.classes.setToolTip(self.tr("Classes can be chosen and mixed later."))
        self.mirror = Switch(self.tr("Show them mirrored as well"), self)
        self.mirror.setToolTip(self.tr("Twice as many pictures, where left and right may change places."))
        self.minutes = Minutes(self)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(theme.GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, field in (
            (self.tr("Name"), self.name),
            (self.tr("Kind"), self.kind),
            ("", self.about),
            ("", self.why),
            (self.tr("Size"), self.side),
            (self.tr("Begin with"), self.start_from),
        ):
            form.addRow(title, field)
            if title:
                field.setAccessibleName(title)
        form.addRow(self.parts_box)
        form.addRow(self.tr("Learn for"), self.minutes)
        heading = QLabel(self.tr("Generator"), self)
        heading.setProperty("role", "heading")
        right = QVBoxLayout()
        right.setSpacing(theme.GRID)
        right.addWidget(heading)
        right.addLayout(form)
        right.addWidget(self.classes)
        right.addWidget(self.mirror)
        right.addStretch(1)
        side = QWidget(self)
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(_SIDE)
        columns = QHBoxLayout()
        columns.setSpacing(3 * theme.GRID)
        columns.addWidget(self.pictures, 1)
        columns.addWidget(side)
        line = QFrame(self)
        line.setProperty("role", "line")
        foot = QHBoxLayout()
        foot.setSpacing(2 * theme.GRID)
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addLayout(columns, 1)
        column.addWidget(line)
        column.addLayout(foot)

    # -- what was chosen --------------------------------------------------------------------------

    @property
    def _kind(self) -> Kind:
        return KINDS[str(self.kind.currentData())]

    @property
    def _start(self) -> Installed | None:
        chosen = self.start_from.currentData()
        return self._generators.installed(str(chosen)) if chosen else None

    @property
    def _conditional(self) -> bool:
        return self.classes.isChecked() or self._kind.id == "cgan"

    def options(self) -> Options:
        """The training that the page describes."""
        start, folder = self._start, self.pictures.path
        assert folder is not None
        return Options(
            kind=self._kind.id,
            data=folder,
            output=self._trainer.free_output(self.name.text().strip() or folder.name),
            seconds=self.minutes.seconds,
            size=int(self.side.currentData()),
            mirror=self.mirror.isChecked(),
            conditional=self._conditional,
            start=start.path if start is not None else None,
            freeze=tuple(str(box.objectName()) for box in self.parts if start and box.isChecked()),
            rights=str(self.pictures.rights.currentData()),
        )

    def _begin(self) -> None:
        self._problem = ""
        if self._trainer.start(self.options()):
            if self._is_chosen:
                self._store.change(training_kind=self._kind.id)
            self.pictures.forget()
            self.started.emit()

    def _failed(self, text: str) -> None:
        """Say here why nothing came of a new training, which has no page of its own then."""
        tried = self._trainer.options
        if tried is not None and self._trainer.find(tried.output) is None:
            self._problem = sentence(text)
            self._show()

    # -- showing ----------------------------------------------------------------------------------

    def _choose_kind(self) -> None:
        self._is_chosen = True
        self._show_kind()

    def _suggest(self) -> None:
        """Say what suits this machine and these pictures, and take it until the artist chooses."""
        checked = self.pictures.checked
        kind, why = suited(self._trainer.device, len(checked.pack.names) if checked else None)
        self.why.setText(why)
        if not self._is_chosen and kind != self._kind.id:
            with QSignalBlocker(self.kind):
                self.kind.setCurrentIndex(self.kind.findData(kind))
            self._show_kind()

    def _show_kind(self) -> None:
        """What the kind is, and what it can begin with."""
        kind = self._kind
        self.about.setText(words.said(words.KINDS[kind.id]))
        self.kind.setToolTip(self.about.text())
        self._fill_starts()

    def _fill_starts(self) -> None:
        """The generators that the kind can begin with."""
        kind, kept = self._kind, self.start_from.currentData()
        with QSignalBlocker(self.start_from):
            self.start_from.clear()
            self.start_from.addItem(self.tr("Nothing, from scratch"), "")
            for spec in self._generators.specs():
                item = self._generators.installed(spec.id)
                if item is not None and _can_begin(item, kind):
                    self.start_from.addItem(spec.title, spec.id)
            self.start_from.setCurrentIndex(max(0, self.start_from.findData(kept)))
        self._show_start()

    def _show_start(self) -> None:
        """The parts of the model to begin with that can stay as they are."""
        start = self._start
        kept = {box.objectName() for box in self.parts if box.isChecked()}
        column = self._parts_column
        for box in self.parts:
            column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.parts = []
        for part, text in words.PARTS.get(self._kind.network, ()) if start else ():
            box = QCheckBox(words.said(text), self.parts_box)
            box.setObjectName(part)
            box.setChecked(part in kept)
            box.setToolTip(self.tr("Checked, this part stays as it is; the rest learns."))
            column.addWidget(box)
            self.parts.append(box)
        self.parts_box.setVisible(start is not None)
        self._fill_sides(start)
        self._show()

    def _fill_sides(self, start: Installed | None) -> None:
        """The sizes that can be drawn: by a model to begin with its own, or larger ones if it can grow."""
        kind, kept = self._kind, self.side.currentData()
        sides = sorted(kind.sizes)
        if start is not None:
            grows = kind.network == "stylegan2"
            sides = [side for side in sides if side == start.card.size or (grows and side > start.card.size)]
        with QSignalBlocker(self.side):
            self.side.clear()
            for side in sides:
                self.side.addItem(f"{side} × {side}", side)
            usual = kind.sizes[0] if start is None else sides[0]
            self.side.setCurrentIndex(self.side.findData(kept if kept in sides else usual))
        self.side.setEnabled(len(sides) > 1)

    def _show(self) -> None:
        self.classes.setVisible(self._kind.id != "cgan")
        self.pictures.set_wanted(int(self.side.currentData()), self._conditional)
        folder = self.pictures.path
        self.name.setPlaceholderText(folder.name if folder and folder.name else self.tr("My generator"))
        reason = self.pictures.missing
        if self._trainer.is_running:
            reason = self.tr("Another training is going on; pause it first.")
        theme.set_role(self.reason, "danger" if self._problem else "dim")
        self.reason.setText(self._problem or reason)
        self.begin.setEnabled(not reason)


def _can_begin(item: Installed, kind: Kind) -> bool:
    card = item.card
    return card.kind == kind.network and card.size in kind.sizes and card.colors == 3
