"""Where and how to export: format, size and what goes into the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from artstudio.document.export import FORMATS, ExportOptions, format_of
from artstudio.errors import BadInputError
from artstudio.imaging import fit_size
from artstudio.qt import theme
from artstudio.qt.dialogs.saving import SaveDialog
from artstudio.qt.opening import sample_title, samples
from artstudio.qt.services import Services
from artstudio.recipes import Subject
from artstudio.settings import preference_params

MOST_PIXELS = 100_000_000
# Titles of the sizes offered, as factors of the original.
FACTORS = (0.25, 0.5, 1.0, 2.0, 4.0)


class ExportDialog(SaveDialog):
    """Starts an export in the background; the window stays free while it is rendered."""

    def __init__(self, picture: Subject, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(FORMATS, "export_format", parent)
        self._picture = picture
        self._services = services
        self.setWindowTitle(self.tr("Export"))
        self.path.setAccessibleName(self.tr("File to export to"))
        self.action.setText(self.tr("Export"))
        params = [p for p in preference_params() if p.id.startswith("export_")]
        values = {p.id: getattr(services.store.values, p.id) for p in params}
        self.lay_out(self._proposed(), params, values, self._size_row())

    # -- building ---------------------------------------------------------------------------------

    def _proposed(self) -> Path:
        picture, values = self._picture, self._services.store.values
        sample = picture.path is not None and picture.path in samples()
        photos = picture.path.parent if picture.path and not sample else Path.home()
        name = Path(picture.name).stem if picture.path else picture.name
        stem = sample_title(picture.path) if picture.path and sample else name or self.tr("picture")
        if self._services.session.is_painting:
            stem = self.tr("{name} painted").format(name=stem)
        return Path(values.export_folder or photos) / (stem + format_of(values.export_format).extensions[0])

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
        self.sizes.currentIndexChanged.connect(self.show_what_fits)
        self.side.valueChanged.connect(self.show_what_fits)
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
        fmt = format_of(v["export_format"])
        return ExportOptions(
            format=fmt.id,
            quality=v["export_quality"],
            lossless=v["export_lossless"],
            bits=16 if v["export_bits"] == "16" and fmt.sixteen_bit else 8,
            compression=v["export_compression"],
            keep_metadata=v["export_keep_metadata"],
            embed_recipe=v["export_embed_recipe"],
        )

    def show_what_fits(self) -> None:
        fmt = format_of(self._values["export_format"])
        lossy = fmt.quality and not (fmt.lossless and self._values["export_lossless"])
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
        elif replacing := self.replacing(target):
            self.note.setText(replacing)
        elif self._picture.has_alpha and not fmt.alpha:
            text = self.tr("{format} has no transparency; what is transparent becomes white.")
            self.note.setText(text.format(format=fmt.title))
        else:
            megapixels = QLocale().toString(width * height / 1e6, "f", 1)
            self.note.setText(f"{width} × {height}, {megapixels} MP")
        self.action.setEnabled(self.is_named and not too_large and not refused)

    def _refusal(self, target: Path) -> str:
        try:
            self._services.exports.check_target(target)
        except BadInputError as error:
            return str(error)
        return ""

    def save(self) -> None:
        path = self.target()
        self._services.store.change(**self._values, export_folder=str(path.parent))
        size = self.chosen_size()
        original = size == (self._picture.width, self._picture.height)
        if self._services.exports.start(path, self.options(), None if original else size) is not None:
            self.accept()


def _longest(picture: Subject) -> int:
    """The longer side at which the picture has the most pixels one may export."""
    width, height = picture.width, picture.height
    scale = (MOST_PIXELS / (width * height)) ** 0.5
    return max(16, int(max(width, height) * scale))
