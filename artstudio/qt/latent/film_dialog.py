"""Where and how to make a film: file, size, frames a second."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from artstudio import files, films
from artstudio.document.film import FORMATS, FilmOptions, check_film, format_of, options_for
from artstudio.errors import ArtStudioError
from artstudio.films import Film
from artstudio.imaging import fit_size
from artstudio.qt import theme
from artstudio.qt.latent.film_exports import FilmExports
from artstudio.qt.latent.stage import Stage

SIDES = (256, 512, 720, 1080, 1440, 2160)


class FilmDialog(QDialog):
    """Starts a film in the background; the window stays free while it is rendered."""

    def __init__(self, stage: Stage, exports: FilmExports, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Make a film"))
        self.setMinimumWidth(460)
        self._exports = exports
        self._film: Film | None = None
        self._trouble = ""
        try:
            self._film = stage.film()
        except ArtStudioError as error:
            self._trouble = str(error)
        self.path = QLineEdit(str(Path.home() / "film.mp4"), self)
        self.path.setAccessibleName(self.tr("File of the film"))
        self.path.textChanged.connect(self._check)
        choose = QPushButton(self.tr("Choose…"), self)
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(choose)
        self.sizes = QComboBox(self)
        self.sizes.setAccessibleName(self.tr("Size"))
        shape = self._film.size if self._film is not None else (1, 1)
        for side in SIDES:
            width, height = (max(2, each // 2 * 2) for each in fit_size(*shape, side))
            self.sizes.addItem(f"{width} × {height}", [width, height])
        self.sizes.setCurrentIndex(SIDES.index(720))
        self.fps = QSpinBox(self)
        self.fps.setRange(1, 120)
        self.fps.setValue(round(stage.reel.fps))
        self.fps.setAccessibleName(self.tr("Frames a second"))
        for changed in (self.sizes.currentIndexChanged, self.fps.valueChanged):
            changed.connect(lambda _: self._check())
        form = QFormLayout()
        form.setSpacing(theme.GRID)
        form.addRow(self.tr("File"), row)
        form.addRow(self.tr("Size"), self.sizes)
        form.addRow(self.tr("Frames a second"), self.fps)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setAccessibleName(self.tr("Note"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.start_button = buttons.addButton(
            self.tr("Make the film"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.start_button.setDefault(True)
        buttons.accepted.connect(self._start)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addLayout(form)
        column.addWidget(self.note)
        column.addWidget(buttons)
        self._check()

    def target(self) -> Path:
        return Path(self.path.text().strip()).expanduser()

    def options(self) -> FilmOptions:
        """Raises `BadInputError` for a name no film can have."""
        assert self._film is not None
        size = tuple(self.sizes.currentData())
        options = options_for(self.target(), size=size, fps=float(self.fps.value()))
        return films.film_options(self._film, self.target(), size=size, fps=options.fps)

    def _check(self) -> None:
        """Say what will be made, or why it can't be."""
        trouble, note = self._trouble, ""
        if self._film is not None and not self.path.text().strip():
            trouble = self.tr("Say into which file.")
        elif self._film is not None:
            try:
                options = self.options()
                check_film(self.target(), options)
                frames = round(self._film.timeline.seconds * options.fps)
                note = self.tr("{frames} frames, {format}").format(
                    frames=frames, format=format_of(options.format).title
                )
                if files.is_there(self.target()):
                    text = self.tr("{name} is there already and will be replaced.")
                    note = text.format(name=self.target().name)
            except ArtStudioError as error:
                trouble = str(error)
        self.note.setText(trouble or note)
        self.start_button.setEnabled(not trouble)

    def _choose(self) -> None:
        filters = ";;".join(
            f"{fmt.title} ({' '.join('*' + ending for ending in fmt.extensions)})"
            for fmt in FORMATS
            if fmt.extensions
        )
        name, chosen = QFileDialog.getSaveFileName(self, self.tr("Film"), self.path.text(), filters)
        if name:
            fmt = next((f for f in FORMATS if chosen.startswith(f.title)), FORMATS[0])
            self.path.setText(name if Path(name).suffix else f"{name}{fmt.extensions[0]}")

    def _start(self) -> None:
        assert self._film is not None
        self._exports.start(self.target(), self._film, self.options())
        self.accept()
