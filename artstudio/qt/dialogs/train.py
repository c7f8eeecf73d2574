"""Training a generator: which pictures, which kind, and how it comes on."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from artstudio.engine.training import KINDS, Options, Update
from artstudio.qt import theme
from artstudio.qt.form import Switch
from artstudio.qt.generators import Generators
from artstudio.qt.latent.training import Training
from artstudio.qt.translation import sentence

_SHEET = 320  # px


class TrainDialog(QDialog):
    """Stays beside the window; closing it leaves the training at work."""

    def __init__(self, training: Training, generators: Generators, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Train a generator"))
        self.setMinimumWidth(560)
        self.setAcceptDrops(True)
        self._training = training
        self._generators = generators
        self.data = QLineEdit(self)
        self.data.setAccessibleName(self.tr("Folder of pictures"))
        self.data.setPlaceholderText(self.tr("Drop a folder here, or choose one"))
        self.data.setAcceptDrops(False)
        self.data.textChanged.connect(lambda _: self._show())
        choose = QPushButton(self.tr("Choose…"), self)
        choose.clicked.connect(self._choose)
        self.rights = QCheckBox(self.tr("These pictures are mine, or may be used for this"), self)
        self.rights.toggled.connect(lambda _: self._show())
        self.name = QLineEdit(self.tr("My generator"), self)
        self.name.setAccessibleName(self.tr("Name of the model"))
        self.name.setMaxLength(60)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("Kind"))
        for kind in KINDS.values():
            self.kind.addItem(kind.title, kind.id)
        self.kind.setCurrentIndex(self.kind.findData("stylegan2"))
        self.side = QComboBox(self)
        self.side.setAccessibleName(self.tr("Size of the pictures"))
        self.kind.currentIndexChanged.connect(lambda _: self._show_kind())
        self.start_from = QComboBox(self)
        self.start_from.setAccessibleName(self.tr("Start from"))
        self.freeze = Switch(self.tr("Keep its coarse layers"), self)
        self.classes = Switch(self.tr("A class for each folder inside"), self)
        self.mirror = Switch(self.tr("Mirrored as well"), self)
        self.minutes = QSpinBox(self)
        self.minutes.setRange(1, 100_000)
        self.minutes.setValue(30)
        self.minutes.setSuffix(self.tr(" min"))
        self.minutes.setAccessibleName(self.tr("Minutes"))
        self.sheet = QLabel(self)
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sheet.setMinimumHeight(120)
        self.sheet.setAccessibleName(self.tr("Samples"))
        self.figures = QLabel(self)
        self.figures.setAccessibleName(self.tr("How it comes on"))
        self.said = QPlainTextEdit(self)
        self.said.setReadOnly(True)
        self.said.setMaximumHeight(90)
        self.said.setAccessibleName(self.tr("What was found"))
        self.begin = QPushButton(self.tr("Start"), self)
        self.begin.setProperty("primary", True)
        self.begin.clicked.connect(self._start)
        self.pause = QPushButton(self.tr("Pause"), self)
        self.pause.clicked.connect(lambda: training.pause(not training.is_paused))
        self.stop = QPushButton(self.tr("Stop and use it"), self)
        self.stop.setToolTip(self.tr("What was trained so far becomes a generator; it can go on later."))
        self.stop.clicked.connect(training.stop)
        self.go_on = QPushButton(self.tr("Go on"), self)
        self.go_on.clicked.connect(training.go_on)
        self._lay_out(choose)
        training.told.connect(self._tell)
        training.running.connect(lambda _: self._show())
        training.paused.connect(lambda _: self._show())
        generators.changed.connect(self._fill_starts)
        self._fill_starts()
        self._show_kind()

    def _lay_out(self, choose: QPushButton) -> None:
        folder = QHBoxLayout()
        folder.addWidget(self.data, 1)
        folder.addWidget(choose)
        form = QFormLayout()
        form.setSpacing(theme.GRID)
        form.addRow(self.tr("Pictures"), folder)
        form.addRow("", self.rights)
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Kind"), self.kind)
        form.addRow(self.tr("Size"), self.side)
        form.addRow(self.tr("Start from"), self.start_from)
        for switch in (self.freeze, self.classes, self.mirror):
            form.addRow("", switch)
        form.addRow(self.tr("For"), self.minutes)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.go_on, self.pause, self.stop, self.begin):
            buttons.addWidget(button)
        for each in (choose, self.go_on, self.pause, self.stop, self.begin):
            each.setAutoDefault(False)  # Enter in a field is no click
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.setSpacing(theme.GRID + theme.GRID // 2)
        column.addLayout(form)
        column.addWidget(self.said)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.figures)
        column.addLayout(buttons)

    # -- what was chosen --------------------------------------------------------------------------

    def options(self) -> Options:
        """The training that the form describes."""
        stem = re.sub(r"[^\w-]+", "-", self.name.text().strip()).strip("-") or "generator"
        start = self.start_from.currentData()
        item = self._generators.installed(start) if start else None
        return Options(
            kind=str(self.kind.currentData()),
            data=Path(self.data.text().strip()).expanduser(),
            output=_free(self._training.folder / f"{stem}.safetensors"),
            seconds=60.0 * self.minutes.value(),
            size=int(self.side.currentData()),
            mirror=self.mirror.isChecked(),
            conditional=self.classes.isChecked(),
            start=item.path if item is not None else None,
            freeze=("coarse",) if item is not None and self.freeze.isChecked() else (),
        )

    def _fill_starts(self) -> None:
        kept = self.start_from.currentData()
        self.start_from.clear()
        self.start_from.addItem(self.tr("Nothing"), "")
        for spec in self._generators.specs():
            if self._generators.installed(spec.id) is not None:
                self.start_from.addItem(spec.title, spec.id)
        self.start_from.setCurrentIndex(max(0, self.start_from.findData(kept)))

    def _show_kind(self) -> None:
        """The sizes that the kind can draw."""
        sizes = KINDS[str(self.kind.currentData())].sizes
        self.side.clear()
        for side in sizes:
            self.side.addItem(f"{side} × {side}", side)
        self._show()

    def _show(self) -> None:
        running, paused = self._training.is_running, self._training.is_paused
        ready = bool(self.data.text().strip()) and self.rights.isChecked() and not running
        self.begin.setEnabled(ready)
        self.begin.setToolTip(
            "" if ready or running else self.tr("Choose a folder, and say whether its pictures may be used.")
        )
        for button in (self.pause, self.stop):
            button.setVisible(running)
        self.pause.setText(self.tr("Resume") if paused else self.tr("Pause"))
        self.go_on.setVisible(not running and self._training.options is not None)
        for widget in (self.data, self.kind, self.side, self.start_from, self.name, self.rights):
            widget.setEnabled(not running)
        self.said.setVisible(bool(self.said.toPlainText()))

    # -- doing ------------------------------------------------------------------------------------

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Choose a folder of pictures"), self.data.text()
        )
        if folder:
            self.data.setText(folder)

    def _start(self) -> None:
        self.said.clear()
        self.sheet.clear()
        self._training.start(self.options())

    def _tell(self, update: Update) -> None:
        number = QLocale().toString
        if update.note:
            self.said.appendPlainText(sentence(update.note))
            self.said.setVisible(True)
        if update.stage == "pictures":
            self.figures.setText(self.tr("Looking at the pictures"))
        else:
            losses = "  ".join(f"{name} {value:.3f}" for name, value in update.losses.items())
            text = self.tr("Step {step}, {rate} pictures a second, {minutes} minutes.  {losses}")
            self.figures.setText(
                text.format(
                    step=number(update.step),
                    rate=number(update.rate, "f", 1),
                    minutes=number(update.seconds / 60, "f", 1),
                    losses=losses,
                )
            )
        if update.samples is not None:
            self._show_samples(update.samples)

    def _show_samples(self, samples: object) -> None:
        height, width = samples.shape[:2]  # type: ignore[attr-defined]
        data = samples.tobytes()  # type: ignore[attr-defined]
        image = QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        side = round(_SHEET * self.devicePixelRatioF())
        fit = image.scaled(
            side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fit.setDevicePixelRatio(self.devicePixelRatioF())
        self.sheet.setPixmap(QPixmap.fromImage(fit))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(Path(url.toLocalFile()).is_dir() for url in event.mimeData().urls() if url.isLocalFile()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        folders = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        folder = next((path for path in folders if path.is_dir()), None)
        if folder is not None and not self._training.is_running:
            self.data.setText(str(folder))
            event.acceptProposedAction()


def _free(path: Path) -> Path:
    """``path``, or the first of its numbered names that isn't taken."""
    number, candidate = 2, path
    while candidate.exists() or candidate.with_suffix("").exists():
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return candidate
