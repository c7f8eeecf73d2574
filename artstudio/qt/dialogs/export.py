"""Where and how to export: format, size and what goes into the file."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from artstudio import files
from artstudio.document.export import FORMATS, ExportOptions, format_of
from artstudio.errors import BadInputError
from artstudio.imaging import fit_size
from artstudio.qt import theme
from artstudio.qt.form import build_form
from artstudio.qt.opening import sample_title, samples
from artstudio.qt.services import Services
from artstudio.recipes import Subject
from artstudio.settings import Settings, preference_params

MOST_PIXELS = 100_000_000
# Titles of the sizes offered, as factors of the original.
FACTORS = (0.25, 0.5, 1.0, 2.0, 4.0)


class ExportDialog(QDialog):
    """Starts an export in the background; the window stays free while it is rendered."""

    def __init__(self, picture: Subject, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self.setMinimumWidth(460)
        self._picture = picture
        self._services = services
        self._values: Settings = services.store.values
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addLayout(self._file_row())
        column.addLayout(self._size_row())
        params = [p for p in preference_params() if p.id.startswith("export_")]
        self.form = build_form(params, self)
        self.form.set_values({p.id: getattr(self._values, p.id) for p in params})
        self.form.value_changed.connect(self._changed)
        column.addWidget(self.form)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setAccessibleName(self.tr("Note"))
        column.addWidget(self.note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.export_button = buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export_button.setDefault(True)
        buttons.accepted.connect(self._export)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._show_what_fits()

    # -- building ---------------------------------------------------------------------------------

    def _file_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        photos = self._picture.path.parent if self._picture.path and not self._is_sample() else Path.home()
        self._folder = Path(self._values.export_folder or photos)
        extension = format_of(self._values.export_format).extensions[0]
        stem = (Path(self._picture.name).stem if self._picture.path else self._picture.name) or self.tr(
            "picture"
        )
        if self._picture.path and self._is_sample():
            stem = sample_title(self._picture.path)
        painted = self._services.session.is_painting
        name = (self.tr("{name} painted").format(name=stem) if painted else stem) + extension
        self.path = QLineEdit(str(_free(self._folder / name)), self)
        self.path.setAccessibleName(self.tr("File to export to"))
        self.path.textEdited.connect(self._path_edited)
        choose = QPushButton(self.tr("Choose…"), self)
        choose.clicked.connect(self._choose)
        row.addWidget(self.path, 1)
        row.addWidget(choose)
        return row

    def _size_row(self) -> QHBoxLayout:
        self.sizes = QComboBox(self)
        self.sizes.setAccessibleName(self.tr("Size"))
        for factor in FACTORS:
            width, height = round(self._picture.width * factor), round(self._picture.height * factor)
            if width * height <= MOST_PIXELS and min(width, height) >= 1:
                name = self.tr("Original") if factor == 1.0 else f"{QLocale().toString(factor)} ×"
                self.sizes.addItem(f"{name}   {width} × {height}", [width, height])
                if factor == 1.0:
                    self.sizes.setCurrentIndex(self.sizes.count() - 1)
        self.sizes.addItem(self.tr("Longer side…"), None)
        self.side = QSpinBox(self)
        self.side.setAccessibleName(self.tr("Longer side in pixels"))
        self.side.setRange(16, _longest(self._picture))
        self.side.setValue(max(self._picture.width, self._picture.height))
        self.side.setSuffix(" px")
        self.side.hide()
        self.sizes.currentIndexChanged.connect(self._show_what_fits)
        self.side.valueChanged.connect(self._show_what_fits)
        label = QLabel(self.tr("Size"), self)
        label.setBuddy(self.sizes)
        size = QHBoxLayout()
        size.setSpacing(theme.GRID)
        size.addWidget(self.sizes, 1)
        size.addWidget(self.side)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(label, 1)
        row.addLayout(size, 1)
        return row

    # -- what was chosen --------------------------------------------------------------------------

    def chosen_size(self) -> tuple[int, int]:
        """(width, height) of the export."""
        size = self.sizes.currentData()
        if size is None:
            return fit_size(self._picture.width, self._picture.height, self.side.value())
        return int(size[0]), int(size[1])

    def options(self) -> ExportOptions:
        v = self._values
        fmt = format_of(v.export_format)
        return ExportOptions(
            format=fmt.id,
            quality=v.export_quality,
            lossless=v.export_lossless,
            bits=16 if v.export_bits == "16" and fmt.sixteen_bit else 8,
            compression=v.export_compression,
            keep_metadata=v.export_keep_metadata,
            embed_recipe=v.export_embed_recipe,
        )

    def target(self) -> Path:
        """The file as it was typed, in the folder that was proposed unless another one was."""
        typed = Path(self.path.text().strip())
        with contextlib.suppress(RuntimeError):  # the home of somebody who isn't known here
            typed = typed.expanduser()
        if typed.name and typed.suffix.lower() not in format_of(self._values.export_format).extensions:
            typed = typed.with_name(typed.name + format_of(self._values.export_format).extensions[0])
        return self._folder / typed

    def _changed(self, param_id: str, value: Any) -> None:
        self._values = self._values.with_(**{param_id: value})
        path = Path(self.path.text())
        if param_id == "export_format" and path.name:
            self.path.setText(str(path.with_suffix(format_of(value).extensions[0])))
        self._show_what_fits()

    def _path_edited(self, text: str) -> None:
        suffix = Path(text).suffix.lower()
        for fmt in FORMATS:
            if suffix in fmt.extensions and fmt.id != self._values.export_format:
                self._values = self._values.with_(export_format=fmt.id)
                self.form.set_values({"export_format": fmt.id})
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        """Only the rows the format has, and a sentence where something would be lost."""
        fmt = format_of(self._values.export_format)
        lossy = fmt.quality and not (fmt.lossless and self._values.export_lossless)
        self.form.rows["export_quality"].setVisible(lossy)
        self.form.rows["export_lossless"].setVisible(fmt.lossless)
        self.form.rows["export_bits"].setVisible(fmt.sixteen_bit)
        self.form.rows["export_compression"].setVisible(bool(fmt.compressions))
        self.side.setVisible(self.sizes.currentData() is None)
        width, height = self.chosen_size()
        target = self.target()
        refused = self._refusal(target)
        too_large = max(width, height) > fmt.most_side
        if refused:
            self.note.setText(refused)
        elif too_large:
            text = self.tr("{format} holds at most {most} pixels a side. Choose a smaller size, or PNG.")
            self.note.setText(text.format(format=fmt.title, most=QLocale().toString(fmt.most_side)))
        elif files.is_there(target):
            text = self.tr("{name} is there already and will be replaced.")
            self.note.setText(text.format(name=target.name))
        elif self._picture.has_alpha and not fmt.alpha:
            text = self.tr("{format} has no transparency; what is transparent becomes white.")
            self.note.setText(text.format(format=fmt.title))
        else:
            megapixels = QLocale().toString(width * height / 1e6, "f", 1)
            self.note.setText(f"{width} × {height}, {megapixels} MP")
        named = bool(Path(self.path.text().strip()).name)
        self.export_button.setEnabled(named and not too_large and not refused)

    def _refusal(self, target: Path) -> str:
        try:
            self._services.exports.check_target(target)
        except BadInputError as error:
            return str(error)
        return ""

    def _choose(self) -> None:
        filters = ";;".join(f"{f.title} ({' '.join('*' + e for e in f.extensions)})" for f in FORMATS)
        current = next(
            t for t in filters.split(";;") if t.startswith(format_of(self._values.export_format).title)
        )
        name, chosen = QFileDialog.getSaveFileName(
            self, self.tr("Export to"), self.path.text(), filters, current
        )
        if name:
            fmt = next(f for f in FORMATS if chosen.startswith(f.title))
            path = Path(name)
            known = {extension for f in FORMATS for extension in f.extensions}
            self.path.setText(str(path if path.suffix.lower() in known else f"{name}{fmt.extensions[0]}"))
            self._path_edited(self.path.text())

    def _export(self) -> None:
        path = self.target()
        self._services.store.set(self._values.with_(export_folder=str(path.parent)))
        size = self.chosen_size()
        original = size == (self._picture.width, self._picture.height)
        if self._services.exports.start(path, self.options(), None if original else size) is not None:
            self.accept()

    def _is_sample(self) -> bool:
        return self._picture.path in samples()


def _longest(picture: Subject) -> int:
    """The longer side at which the picture has the most pixels one may export."""
    width, height = picture.width, picture.height
    scale = (MOST_PIXELS / (width * height)) ** 0.5
    return max(16, int(max(width, height) * scale))


def _free(path: Path) -> Path:
    """``path``, or the first of its numbered names that isn't taken."""
    number = 2
    candidate = path
    with contextlib.suppress(OSError):  # no such name can be; the export will say why
        while candidate.exists():
            candidate = path.with_name(f"{path.stem} {number}{path.suffix}")
            number += 1
    return candidate
