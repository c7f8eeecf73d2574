"""Where and how to render a film: format, size, rate, and what goes into it."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from artstudio import files
from artstudio.document.film import FORMATS, FilmFormat, FilmOptions, check_film, format_of, options_for
from artstudio.document.moments import bare
from artstudio.document.timeline import Timeline
from artstudio.errors import BadInputError
from artstudio.films import DEFAULT_SIDE
from artstudio.imaging import fit_size
from artstudio.params import AnyParam, Choice, Float, Int, Toggle
from artstudio.qt import theme
from artstudio.qt.form import build_form
from artstudio.qt.services import Services
from artstudio.qt.translation import sentence

SIDES = (256, 512, 720, 1024, 1080, 1440, 1920, 2160, 3840)
_FRAMES = "frames"


class RenderDialog(QDialog):
    """Starts a film in the background; the window stays free while it is rendered."""

    def __init__(self, timeline: Timeline, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Render a film"))
        self.setMinimumWidth(460)
        self._timeline = timeline
        self._services = services
        film = services.director.film_of(timeline)
        self._shape = film.size
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addLayout(self._file_row())
        column.addLayout(self._size_row())
        self.form = build_form(self._params(), self)
        self.form.set_values(self._values)
        self.form.value_changed.connect(self._changed)
        column.addWidget(self.form)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setAccessibleName(self.tr("Note"))
        column.addWidget(self.note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.render_button = buttons.addButton(self.tr("Render"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.render_button.setDefault(True)
        buttons.accepted.connect(self._render)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._show_what_fits()
        self.finished.connect(self.deleteLater)

    # -- building ---------------------------------------------------------------------------------

    def _file_row(self) -> QHBoxLayout:
        self._folder = Path(self._services.store.values.export_folder or Path.home())
        name = (self._timeline.title or self.tr("film")) + ".mp4"
        self.path = QLineEdit(str(_free(self._folder / name)), self)
        self.path.setAccessibleName(self.tr("File to render to"))
        self.path.textEdited.connect(self._path_edited)
        choose = QPushButton(self.tr("Choose…"), self)
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(choose)
        return row

    def _size_row(self) -> QHBoxLayout:
        self.sizes = QComboBox(self)
        self.sizes.setAccessibleName(self.tr("Size"))
        sides = sorted({*SIDES, max(self._shape), DEFAULT_SIDE})
        for side in sides:
            width, height = _even(fit_size(*self._shape, side))
            self.sizes.addItem(f"{width} × {height}", [width, height])
        self.sizes.setCurrentIndex(sides.index(max(self._shape)))
        self.sizes.currentIndexChanged.connect(self._show_what_fits)
        label = QLabel(self.tr("Size"), self)
        label.setBuddy(self.sizes)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(label, 1)
        row.addWidget(self.sizes, 1)
        return row

    def _params(self) -> list[AnyParam]:
        timeline = self._timeline
        titles = {_FRAMES: self.tr("PNG frames, in a folder")}
        formats = tuple((fmt.id, titles.get(fmt.id, fmt.title)) for fmt in FORMATS)
        params: list[AnyParam] = [
            Choice(id="format", title=self.tr("Format"), default="mp4", options=formats),
            Float(
                id="fps",
                title=self.tr("Frames a second"),
                default=timeline.fps,
                low=1.0,
                high=max(120.0, timeline.fps),
                step=1.0,
            ),
            Int(id="quality", title=self.tr("Quality"), default=80, low=1, high=100),
        ]
        if timeline.model and timeline.painting is not None:
            params.append(Toggle(id="painted", title=self.tr("Through the style mixer"), default=True))
        if timeline.sound:
            params.append(Toggle(id="sound", title=self.tr("With the sound"), default=True))
        self._values: dict[str, Any] = {param.id: param.default for param in params}
        return params

    # -- what was chosen --------------------------------------------------------------------------

    def target(self) -> Path:
        """The file or folder as it was typed, in the folder that was proposed unless another one was."""
        typed = Path(self.path.text().strip())
        with contextlib.suppress(RuntimeError):  # the home of somebody who isn't known here
            typed = typed.expanduser()
        fmt = self._format
        if typed.name and fmt.extensions and typed.suffix.lower() not in fmt.extensions:
            typed = typed.with_name(typed.name + fmt.extensions[0])
        return self._folder / typed

    def timeline(self) -> Timeline:
        timeline = self._timeline if self._values.get("painted", True) else bare(self._timeline)
        return timeline if timeline.sound else replace(timeline, bindings=())  # of a microphone

    def options(self) -> FilmOptions:
        fps = min(float(self._values["fps"]), float(self._format.most_fps))
        return FilmOptions(
            self._format.id,
            fps=fps,
            size=tuple(self.sizes.currentData()),
            quality=self._values["quality"],
            loop=self._timeline.loop,
        )

    @property
    def _format(self) -> FilmFormat:
        return format_of(self._values["format"])

    def _changed(self, param_id: str, value: Any) -> None:
        self._values[param_id] = value
        if param_id == "format" and Path(self.path.text()).name:
            self.path.setText(str(_ending(Path(self.path.text()), self._format)))
        self._show_what_fits()

    def _path_edited(self, text: str) -> None:
        with contextlib.suppress(BadInputError):
            fmt = options_for(Path(text)).format
            if fmt != self._values["format"] and Path(text).suffix:
                self._values["format"] = fmt
                self.form.set_values({"format": fmt})
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        """Only the rows the format has, and a sentence where something can't be."""
        fmt, options, target = self._format, self.options(), self.target()
        self.form.rows["quality"].setVisible(fmt.quality)
        if "sound" in self.form.rows:
            self.form.rows["sound"].setVisible(fmt.sound)
        named = bool(Path(self.path.text().strip()).name)
        refused = ""
        try:
            check_film(target, options)
        except BadInputError as error:
            refused = sentence(str(error))
        frames = max(1, round(self._timeline.seconds * options.fps))
        if refused:
            self.note.setText(refused)
        elif fmt.extensions and files.is_there(target):
            text = self.tr("{name} is there already and will be replaced.")
            self.note.setText(text.format(name=target.name))
        else:
            text = self.tr("{frames} frames, {seconds} seconds")
            seconds = QLocale().toString(self._timeline.seconds, "f", 1)
            self.note.setText(text.format(frames=QLocale().toString(frames), seconds=seconds))
        self.render_button.setEnabled(named and not refused)
        QTimer.singleShot(0, self, self.adjustSize)

    def _choose(self) -> None:
        if self._values["format"] == _FRAMES:
            name = QFileDialog.getExistingDirectory(
                self, self.tr("An empty folder for the frames"), str(self.target().parent)
            )
        else:
            known = [fmt for fmt in FORMATS if fmt.extensions]
            filters = ";;".join(f"{f.title} ({' '.join('*' + e for e in f.extensions)})" for f in known)
            name, _ = QFileDialog.getSaveFileName(
                self, self.tr("Render to"), self.path.text(), filters, self._format.title
            )
        if name:
            self.path.setText(name)
            self._path_edited(name)

    def _render(self) -> None:
        path = self.target()
        self._services.store.change(export_folder=str(path.parent))
        film = self._services.director.film_of(self.timeline())
        sound = bool(self._values.get("sound", True))
        self._services.films.start(path, self.options(), film.timeline, film.picture, sound)
        self.accept()


def _even(size: tuple[int, int]) -> tuple[int, int]:
    """Sides that every film can have."""
    width, height = (max(2, side // 2 * 2) for side in size)
    return width, height


def _ending(path: Path, fmt: FilmFormat) -> Path:
    return path.with_suffix(fmt.extensions[0] if fmt.extensions else "")


def _free(path: Path) -> Path:
    """``path``, or the first of its numbered names that isn't taken."""
    number, candidate = 2, path
    with contextlib.suppress(OSError):  # no such name can be; the film will say why
        while candidate.exists():
            candidate = path.with_name(f"{path.stem} {number}{path.suffix}")
            number += 1
    return candidate
