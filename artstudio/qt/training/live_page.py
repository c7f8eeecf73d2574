"""A training as it goes on, or as it was left: samples, curves, figures."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from artstudio.engine import training
from artstudio.engine.training import KINDS, Kept, Options, Update
from artstudio.qt import theme
from artstudio.qt.icons import icon
from artstudio.qt.training.chart import LOSSES, MEASURES, Chart
from artstudio.qt.training.figures import Figures
from artstudio.qt.training.minutes import Minutes
from artstudio.qt.training.sheet import SheetView, image_of, read_sheet
from artstudio.qt.training.trainer import Trainer
from artstudio.qt.translation import sentence


class LivePage(QWidget):
    """`show_training` chooses which. ``dropped``: it was taken away."""

    dropped = Signal()

    def __init__(self, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self.options: Options | None = None
        self._kept: Kept | None = None
        self.title = QLabel(self)
        self.title.setProperty("role", "title")
        self.subtitle = QLabel(self)
        self.subtitle.setProperty("role", "dim")
        self.sheet = SheetView(self.tr("Samples"), "", self)
        self.sheet.setToolTip(self.tr("Always the same seeds, so that you see how each picture comes on."))
        self.chart = Chart(LOSSES, self.tr("The curves begin here"), parent=self)
        self.chart.setAccessibleName(self.tr("Losses"))
        self.chart.setToolTip(
            self.tr(
                "How far each network is from what it tries. Of a GAN neither loss has to fall: steady is "
                "good, and one that runs away is not."
            )
        )
        nothing = self.tr("How good its pictures are is measured every few minutes")
        self.measures = Chart(MEASURES, nothing, share=True, parent=self)
        self.measures.setAccessibleName(self.tr("Measures"))
        self.measures.setToolTip(
            self.tr(
                "Measured now and then on a few pictures. The best is where they came closest to yours as a "
                "whole (least KID, the kernel inception distance)."
            )
        )
        self.figures = Figures(self)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("How far it is"))
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setAccessibleName(self.tr("What happened last"))
        self._make_buttons()
        self._lay_out()
        trainer.told.connect(self._tell)
        trainer.failed.connect(self._failed)
        trainer.installed.connect(self._say)  # the canvas that says so too may be hidden behind the window
        trainer.changed.connect(self._follow)

    # -- building ---------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self.drop = QPushButton(icon("trash"), self.tr("Discard…"), self)
        self.drop.setToolTip(self.tr("Take this training away for good."))
        self.drop.clicked.connect(self.ask_drop)
        self.keep_best = QPushButton(icon("star"), self.tr("Keep best"), self)
        self.keep_best.clicked.connect(self._keep_best)
        self.keep_last = QPushButton(icon("save"), self.tr("Keep last"), self)
        self.keep_last.setToolTip(
            self.tr("Put the generator as it was saved last among the others. The training isn't touched.")
        )
        self.keep_last.clicked.connect(self._keep_last)
        self.pause = QPushButton(icon("pause"), self.tr("Pause"), self)
        self.pause.setToolTip(self.tr("Save it and let go of its memory. It goes on from there at any time."))
        self.pause.clicked.connect(self._trainer.pause)
        self.go_on = QPushButton(icon("play"), self.tr("Go on"), self)
        self.go_on.clicked.connect(self._go_on)
        self.stop = QPushButton(self.tr("Stop and use it"), self)
        self.stop.setProperty("primary", True)
        self.stop.setToolTip(self.tr("Show on the canvas what it has learned. It can go on another time."))
        self.stop.clicked.connect(self._stop)
        self.minutes = Minutes(self)
        for button in (self.drop, self.keep_best, self.keep_last, self.pause, self.go_on, self.stop):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        lower = QHBoxLayout()
        lower.setSpacing(2 * theme.GRID)
        charts = QVBoxLayout()
        charts.setSpacing(theme.GRID)
        charts.addWidget(self.measures)
        charts.addWidget(self.chart)
        lower.addLayout(charts, 1)
        lower.addWidget(self.figures)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        for widget in (self.keep_best, self.keep_last, self.minutes, self.pause, self.go_on, self.stop):
            buttons.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.setSpacing(theme.GRID)
        column.addWidget(self.title)
        column.addWidget(self.subtitle)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.progress)
        column.addLayout(lower)
        column.addWidget(self.note)
        column.addSpacing(theme.GRID // 2)
        column.addLayout(buttons)

    # -- showing ----------------------------------------------------------------------------------

    def show_training(self, options: Options, kept: Kept | None) -> None:
        """The training of ``options``: ``kept`` as it was saved last, None if it never was."""
        self.options, self._kept = options, kept
        self.title.setText(options.output.stem.replace("-", " "))
        self.chart.clear()
        self.measures.clear()
        self.figures.clear()
        self._say("")
        self.sheet.show_text(self.tr("The first pictures come with the first save, within a minute or so."))
        self._show_best(0)
        if kept is not None:
            for entry in kept.history:
                self.chart.add(round(entry.get("step", 0)), entry)
                self.measures.add(round(entry.get("step", 0)), entry)
            self._show_saved(kept)
        self._follow()

    def _show_saved(self, kept: Kept) -> None:
        self._kept = kept
        self._show_best(kept.best.step if kept.best is not None else 0)
        self.figures.show_saved(kept.step, kept.seconds, kept.pictures)

        def shown(image: QImage) -> None:
            if self.options is not None and self.options.output == kept.output and not image.isNull():
                self.sheet.show_image(image)

        self._trainer.tasks.run(lambda: read_sheet(kept.sheet), shown)

    def _follow(self) -> None:
        """Whether it runs; what was saved of it."""
        if self.options is None:
            return
        newest = self._trainer.find(self.options.output)
        runs, stopping = self._trainer.is_at(self.options.output), self._trainer.is_stopping
        if newest is not None and not runs and self._kept != newest:
            self._show_saved(newest)
            if self.note.property("role") != "danger":
                text = self.tr("Saved after step {number}. It can go on from there at any time.")
                self._say(text.format(number=QLocale().toString(newest.step)))
        if not runs:
            self.figures.stop()
        kept = self._kept = newest or self._kept
        kind = KINDS[self.options.kind].title
        side = kept.size if kept is not None else self.options.size
        working = self.tr("being saved") if stopping else self.tr("learning")
        state = working if runs else self.tr("paused")
        self.subtitle.setText(f"{kind}  ·  {side} × {side}  ·  {state}")
        self._show_progress()
        self.pause.setVisible(runs)
        self.pause.setEnabled(not stopping)
        self.go_on.setVisible(not runs)
        self.minutes.setVisible(not runs)
        self.go_on.setEnabled(kept is not None and not self._trainer.is_running)
        self.go_on.setToolTip(
            self.tr("Another training is going on; pause it first.") if self._trainer.is_running else ""
        )
        self.keep_last.setEnabled(kept is not None)
        self.stop.setText(self.tr("Stop and use it") if runs else self.tr("Use it"))
        self.stop.setEnabled(not stopping if runs else kept is not None)

    def _show_progress(self) -> None:
        """How far it is, if it ends by itself; the pictures show that it goes on."""
        latest = self._trainer.latest
        runs = self.options is not None and self._trainer.is_at(self.options.output)
        done = latest.done if runs and latest is not None else None
        self.progress.setValue(round(1000 * (done or 0.0)))
        self.progress.setVisible(done is not None)

    def _tell(self, update: Update) -> None:
        if self.options is None or not self._trainer.is_at(self.options.output):
            return
        if update.note:
            self._say(sentence(update.note))
        elif update.stage == "pictures":
            self._say(self.tr("Looking at the pictures"))
        self._show_progress()
        if update.stage == "pictures":
            return
        self.chart.add(update.step, update.losses)
        self.measures.add(update.step, {})
        self.measures.add(update.measured, update.measures)
        self._show_best(update.best)
        self.figures.tell(update, self._trainer.left)
        if update.samples is not None:
            self.sheet.show_image(image_of(update.samples))

    def _show_best(self, step: int) -> None:
        """Which step was the best; 0 if none was measured."""
        self.measures.mark(step)
        self.keep_best.setEnabled(step > 0)
        self.keep_best.setToolTip(
            self.tr("Put the generator of step {number}, the best so far, among the others.").format(
                number=QLocale().toString(step)
            )
            if step
            else self.tr("None was measured yet, which takes a few minutes.")
        )

    def _failed(self, text: str) -> None:
        tried = self._trainer.options
        if self.options is not None and tried is not None and tried.output == self.options.output:
            self._say(sentence(text), role="danger")

    def _say(self, text: str, role: str = "dim") -> None:
        theme.set_role(self.note, role)
        self.note.setText(text)

    # -- doing ------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self._kept is not None:
            self._say("")
            self._trainer.go_on(self._kept, self.minutes.seconds)

    def _keep_last(self) -> None:
        if self.options is not None:
            self._trainer.install(self.options.output, show=False)

    def _keep_best(self) -> None:
        if self.options is not None:
            self._trainer.install(training.best_file(self.options.output), show=False)

    def _stop(self) -> None:
        if self.options is None:
            return
        if self._trainer.is_at(self.options.output):
            self._trainer.stop()
        else:
            self._trainer.install(self.options.output, show=True)

    def ask_drop(self) -> QMessageBox | None:
        """Ask first: hours of learning can't be brought back."""
        if self.options is None:
            return None
        output = self.options.output
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Discard a training"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Discard the training of {name} for good?").format(name=self.title.text()))
        box.setInformativeText(self.tr("It can't go on then. Generators that were kept of it stay."))
        discard = box.addButton(self.tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel).setFocus()

        def drop() -> None:
            self._trainer.drop(output)
            self.options = self._kept = None
            self.dropped.emit()

        discard.clicked.connect(drop)
        box.finished.connect(box.deleteLater)
        box.open()
        return box
