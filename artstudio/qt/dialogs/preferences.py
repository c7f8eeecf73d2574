"""Preferences, made from the declarations in `artstudio.settings`; they work at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from artstudio import paths
from artstudio.qt import theme
from artstudio.qt.form import build_form
from artstudio.qt.services import Services
from artstudio.settings import preference_params


class PreferencesDialog(QDialog):
    """Theme, language, device, memory and where the library lies."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self.setMinimumWidth(460)
        self._store = services.store
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        params = [p for p in preference_params() if not p.id.startswith("export_")]
        self.form = build_form(params, self)
        self.form.set_values({p.id: getattr(self._store.values, p.id) for p in params})
        self.form.value_changed.connect(self._changed)
        column.addWidget(self.form)
        column.addLayout(self._folder_row())
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        column.addWidget(self.note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _folder_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.folder = QLabel(self._store.values.library_folder or str(paths.data_dir()), self)
        self.folder.setAccessibleName(self.tr("Library folder"))
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.folder.setWordWrap(True)
        choose = QPushButton(self.tr("Choose…"), self)
        choose.setAutoDefault(False)
        choose.setToolTip(self.tr("Where your styles are kept. The old folder stays as it is."))
        choose.clicked.connect(self._choose)
        row.addWidget(QLabel(self.tr("Library"), self))
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        return row

    def _changed(self, param_id: str, value: Any) -> None:
        self._store.change(**{param_id: value})
        if param_id == "theme":
            app = QApplication.instance()
            assert isinstance(app, QApplication)
            theme.apply_theme(app, value)
        elif param_id == "language":
            self.note.setText(self.tr("The language changes when Art Studio is started again."))

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Library folder"), self.folder.text())
        if folder:
            self._store.change(library_folder=None if Path(folder) == paths.data_dir() else folder)
            self.folder.setText(folder)
            self.note.setText(self.tr("The new library is used when Art Studio is started again."))
