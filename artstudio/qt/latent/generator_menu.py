"""What can be done with generators themselves: add one, read what is known of it, remove it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from artstudio.qt.generators import SUFFIXES
from artstudio.qt.icons import icon
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.latent.placer import Placer
from artstudio.qt.panels.cards import choose_files
from artstudio.qt.session import Session


class GeneratorMenu(QMenu):
    """Filled anew each time it opens. ``train_asked``: a generator is to be trained."""

    train_asked = Signal()

    def __init__(self, session: Session, explorer: Explorer, placer: Placer, parent: QWidget) -> None:
        super().__init__(parent)
        self._placer = placer
        self._session = session
        self._explorer = explorer
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        self.clear()
        item = self._explorer.generators.installed(self._explorer.source.model)
        place = self.addAction(icon("image"), self.tr("Place a picture…"))
        place.setToolTip(self.tr("Find the point that draws something most like a picture of yours."))
        place.setEnabled(self._placer.can_place)
        place.triggered.connect(self.place)
        self.addSeparator()
        self.addAction(icon("plus"), self.tr("Add a generator…")).triggered.connect(self.choose)
        self.addAction(icon("layers"), self.tr("Train a generator…")).triggered.connect(self.train_asked)
        about = self.addAction(icon("info"), self.tr("About this generator…"))
        about.setEnabled(item is not None)
        about.triggered.connect(self.about)
        remove = self.addAction(icon("trash"), self.tr("Remove this generator…"))
        remove.setEnabled(item is not None and not item.shipped)
        remove.triggered.connect(self.remove)

    def place(self) -> QFileDialog:
        title = self.tr("Choose a picture to place in the generator's space")
        return choose_files(self.window(), self._placer.place, title)

    def choose(self) -> QFileDialog:
        dialog = QFileDialog(self.parentWidget(), self.tr("Choose a generator's file"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        endings = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        generators, every = self.tr("Generators"), self.tr("All files")
        dialog.setNameFilters([f"{generators} ({endings})", f"{every} (*)"])
        dialog.filesSelected.connect(lambda names: self._explorer.add_files(map(Path, names)))
        dialog.open()
        return dialog

    def about(self) -> QMessageBox | None:
        """What the card of the generator at work says."""
        item = self._explorer.generators.installed(self._explorer.source.model)
        if item is None:
            return None
        card = item.card
        number = QLocale().toString
        rows = [
            (self.tr("Kind"), card.kind),
            (self.tr("Size"), f"{card.size} × {card.size}"),
            (self.tr("Parameters"), number(card.parameters)),
            (self.tr("Classes"), ", ".join(card.classes)),
            (self.tr("From"), card.source),
            (self.tr("License"), card.license),
            (self.tr("File"), str(item.path)),
        ]
        box = QMessageBox(self.parentWidget())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(card.title)
        box.setTextFormat(Qt.TextFormat.PlainText)  # anyone may have written the card
        box.setText(card.title)
        box.setInformativeText("\n".join(f"{name}: {value}" for name, value in rows if value))
        box.open()
        return box

    def remove(self) -> QMessageBox | None:
        """Ask first: the file can't be brought back."""
        item = self._explorer.generators.installed(self._explorer.source.model)
        if item is None or item.shipped:
            return None
        box = QMessageBox(self.parentWidget())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Remove a generator"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Remove {name} for good?").format(name=item.card.title))
        box.setInformativeText(self.tr("Its file is deleted. Pictures that were made with it stay."))
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel).setFocus()
        remove.clicked.connect(lambda: self._explorer.generators.remove(item.card.id))
        box.open()
        return box
