"""The pictures of a training: the folder, what was found in it, and whether they may be used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from artstudio.engine import training
from artstudio.engine.training import Checked
from artstudio.qt import theme
from artstudio.qt.training import words
from artstudio.qt.training.checking import Checking
from artstudio.qt.training.sheet import SheetView, arranged
from artstudio.qt.translation import sentence

COLUMNS = 8  # of five rows
_SETTLE_MS = 300
_MOST_LISTED = 30


class PicturesSection(QWidget):
    """``changed``: the folder, what is known of it, or whether it may be used."""

    changed = Signal()

    def __init__(self, checking: Checking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.checking = checking
        self.checked: Checked | None = None
        self._size, self._conditional = 64, False
        self.folder = QLineEdit(self)
        self.folder.setAccessibleName(self.tr("Folder of pictures"))
        self.folder.setPlaceholderText(self.tr("Drop a folder of pictures here"))
        self.folder.setAcceptDrops(False)
        self.folder.textChanged.connect(self._later)
        self.choose = QPushButton(self.tr("Choose…"), self)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose)
        self._nothing = self.tr("From some hundred pictures of one kind a generator learns to make others.")
        self.crops = SheetView(
            self.tr("Some of the pictures, as they will be shown"), self._nothing, self, True
        )
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Looking at the pictures"))
        self.progress.hide()
        self.report = QLabel(self)
        self.report.setWordWrap(True)
        self.report.setAccessibleName(self.tr("What was found"))
        self.report.hide()
        self.rights = QComboBox(self)
        self.rights.setAccessibleName(self.tr("Whose pictures they are"))
        self.rights.setToolTip(self.tr("Your answer is kept in the card of the model."))
        self.rights.addItem(self.tr("Please choose"), "")
        for key, text in words.RIGHTS:
            self.rights.addItem(words.said(text), key)
        self.rights.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.allowed = QCheckBox(self.tr("They may be used to train a generator"), self)
        self.allowed.toggled.connect(lambda _: self.changed.emit())
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self.checking.progress.connect(self._show_progress)
        self.checking.found.connect(self._found)
        self.checking.failed.connect(self._failed)
        self._lay_out()

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Pictures"), self)
        title.setProperty("role", "heading")
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        question = QLabel(self.tr("Whose pictures are these?"), self)
        question.setBuddy(self.rights)
        ask = QHBoxLayout()
        ask.setSpacing(theme.GRID)
        ask.addWidget(question)
        ask.addWidget(self.rights, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(title)
        column.addLayout(row)
        column.addWidget(self.crops, 1)
        column.addWidget(self.progress)
        column.addWidget(self.report)
        column.addLayout(ask)
        column.addWidget(self.allowed)

    # -- reading ----------------------------------------------------------------------------------

    @property
    def path(self) -> Path | None:
        text = self.folder.text().strip()
        try:
            return Path(text).expanduser() if text else None
        except RuntimeError:  # the home of somebody who isn't known here
            return Path(text)

    @property
    def missing(self) -> str:
        """What has to be said or awaited before a training can begin; "" if nothing."""
        if self.path is None:
            return self.tr("Choose a folder of pictures.")
        if self.checking.is_busy or self._settle.isActive():
            return self.tr("The pictures are being looked at.")
        if self.checked is None:
            return self.tr("These pictures can't be used.")
        if not self.rights.currentData():
            return self.tr("Say whose pictures these are.")
        if not self.allowed.isChecked():
            return self.tr("Say whether the pictures may be used.")
        return ""

    # -- doing ------------------------------------------------------------------------------------

    def set_folder(self, folder: Path) -> None:
        self.folder.setText(str(folder))

    def set_wanted(self, size: int, conditional: bool) -> None:
        """How the pictures will be shown: at a size, and with classes or without."""
        if (size, conditional) != (self._size, self._conditional):
            self._size, self._conditional = size, conditional
            self._later()

    def forget(self) -> None:
        """What was found has gone into a training; look again when this is seen again."""
        self.checked = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.path is not None and self.checked is None and not self.checking.is_busy:
            self._later()

    def _choose(self) -> None:
        title = self.tr("Choose a folder of pictures")
        folder = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if folder:
            self.folder.setText(folder)

    def _later(self) -> None:
        self.checking.stop()
        self.checked = None
        self._settle.start()
        self.changed.emit()

    def _look(self) -> None:
        folder = self.path
        self.report.hide()
        if folder is None:
            self.progress.hide()
            self.crops.show_text(self._nothing)
        else:
            self.progress.setRange(0, 0)
            self.progress.show()
            self.checking.start(folder, self._size, self._conditional)
        self.changed.emit()

    def _show_progress(self, done: int, total: int) -> None:
        if self.checking.is_busy:
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def _found(self, checked: Checked) -> None:
        self.checked = checked
        self.progress.hide()
        self.crops.show_image(arranged(checked.crops, COLUMNS))
        self._report([sentence(text) for text in checked.pack.sentences()], few=_is_few(checked))
        pairs = [*checked.pack.broken, *checked.pack.duplicates][:_MOST_LISTED]
        self.report.setToolTip("\n".join(f"{name}: {sentence(why)}" for name, why in pairs))
        self.changed.emit()

    def _failed(self, text: str) -> None:
        self.progress.hide()
        self.crops.show_text(self.tr("No pictures to show"))
        self.report.setToolTip("")
        self._report([sentence(text)], few=False, role="danger")
        self.changed.emit()

    def _report(self, said: list[str], few: bool, role: str = "") -> None:
        theme.set_role(self.report, role or ("warning" if few else ""))
        self.report.setText("\n".join(said))
        self.report.show()


def _is_few(checked: Checked) -> bool:
    return len(checked.pack.names) < training.FEW
