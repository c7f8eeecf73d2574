"""What dialogs share that ask where to write something, and how."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from artstudio import files
from artstudio.params import AnyParam
from artstudio.qt import theme
from artstudio.qt.form import build_form


class FileFormat(Protocol):
    """``extensions``: with dots, the first one the default; () is a folder."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def extensions(self) -> tuple[str, ...]: ...


class SaveDialog(QDialog):
    """A name, a form with the format among its rows, and a note on what fits.

    The ending of the name and the format follow each other. Whoever derives from this calls `lay_out`, says
    in `show_what_fits` what would be lost, and in `save` does it.
    """

    def __init__(
        self, formats: Sequence[FileFormat], format_param: str, parent: QWidget | None = None
    ) -> None:
        """``format_param``: the id of the row with the format."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self._folder = Path()
        self._formats = formats
        self._format_param = format_param
        self._values: dict[str, Any] = {}
        self.path = QLineEdit(self)
        self.path.textEdited.connect(self._path_edited)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setAccessibleName(self.tr("Note"))
        self.action = QPushButton(self)
        self.action.setDefault(True)

    def lay_out(
        self, proposed: Path, params: Iterable[AnyParam], values: Mapping[str, Any], *rows: QLayout
    ) -> None:
        """``rows``: between the name, at first ``proposed``, and the form of ``params``."""
        self._folder = proposed.parent
        self._values = dict(values)
        self.path.setText(str(files.free(proposed)))
        choose = QPushButton(self.tr("Choose…"), self)
        choose.clicked.connect(self.choose)
        name = QHBoxLayout()
        name.addWidget(self.path, 1)
        name.addWidget(choose)
        self.form = build_form(params, self)
        self.form.set_values(values)
        self.form.value_changed.connect(self._changed)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        buttons.addButton(self.action, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        for row in (name, *rows):
            column.addLayout(row)
        for widget in (self.form, self.note, buttons):
            column.addWidget(widget)
        self.show_what_fits()

    # -- to be filled in --------------------------------------------------------------------------

    def show_what_fits(self) -> None:
        """Only the rows the format has, and a sentence where something can't be or would be lost."""
        raise NotImplementedError

    def save(self) -> None:
        raise NotImplementedError

    # -- what was chosen --------------------------------------------------------------------------

    def target(self) -> Path:
        """The file or folder as it was typed, in the folder that was proposed unless another one was."""
        typed = Path(self.path.text().strip())
        with contextlib.suppress(RuntimeError):  # the home of somebody who isn't known here
            typed = typed.expanduser()
        extensions = self._format.extensions
        if typed.name and extensions and typed.suffix.lower() not in extensions:
            typed = typed.with_name(typed.name + extensions[0])
        return self._folder / typed

    @property
    def is_named(self) -> bool:
        return bool(Path(self.path.text().strip()).name)

    def replacing(self, target: Path) -> str:
        """What is said of a file that is there already; empty if there is none."""
        if not files.is_there(target):
            return ""
        return self.tr("{name} is there already and will be replaced.").format(name=target.name)

    @property
    def _format(self) -> FileFormat:
        return next(f for f in self._formats if f.id == self._values[self._format_param])

    def _changed(self, param_id: str, value: Any) -> None:
        self._values[param_id] = value
        path = Path(self.path.text())
        if param_id == self._format_param and path.name:
            self.path.setText(str(path.with_suffix("".join(self._format.extensions[:1]))))
        self.show_what_fits()

    def _path_edited(self, text: str) -> None:
        suffix = Path(text).suffix.lower()
        fmt = next((f for f in self._formats if suffix in f.extensions), self._format)
        self._values[self._format_param] = fmt.id
        self.form.set_values({self._format_param: fmt.id})
        self.show_what_fits()

    def choose(self) -> None:
        """Ask for the file in the system's dialog."""
        filters = {f"{f.title} ({' '.join('*' + e for e in f.extensions)})": f for f in self._formats}
        filters = {text: fmt for text, fmt in filters.items() if fmt.extensions}
        current = next((text for text, fmt in filters.items() if fmt is self._format), "")
        name, chosen = QFileDialog.getSaveFileName(
            self, self.path.accessibleName(), self.path.text(), ";;".join(filters), current
        )
        if name:
            known = {extension for fmt in self._formats for extension in fmt.extensions}
            ending = "" if Path(name).suffix.lower() in known else filters[chosen].extensions[0]
            self.take(name + ending)

    def take(self, name: str) -> None:
        """As if ``name`` had been typed."""
        self.path.setText(name)
        self._path_edited(name)
