"""What stands in a panel that needs directions while there are none: why, how far the search is, a button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from artstudio.qt import theme
from artstudio.qt.latent.axes_book import AxesBook


class SearchNote(QWidget):
    """Of the directions of one generator at a time."""

    def __init__(self, book: AxesBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._model = ""
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setProperty("role", "dim")
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Search for directions"))
        self.button = QPushButton(self)
        self.button.clicked.connect(self._search_or_stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        for widget in (self.text, self.progress, self.button):
            column.addWidget(widget)
        column.setAlignment(self.button, Qt.AlignmentFlag.AlignHCenter)
        book.searching.connect(self._show)

    def follow(self, model: str) -> None:
        """Tell of ``model``; nothing if it has directions."""
        self._model = model
        self.setVisible(self._book.of(model) is None)
        self._show(model, self._book.progress(model))

    def _search_or_stop(self) -> None:
        if self._book.progress(self._model) >= 0:
            self._book.stop(self._model)
        else:
            self._book.search(self._model)

    def _show(self, model: str, fraction: float) -> None:
        if model != self._model:
            return
        searching, can = fraction >= 0, self._book.can_search(model)
        self.progress.setVisible(searching)
        self.progress.setValue(round(1000 * max(0.0, fraction)))
        self.button.setVisible(can)
        self.button.setText(self.tr("Stop") if searching else self.tr("Find the directions"))
        if searching:
            text = self.tr("Finding the directions in which this generator's pictures differ most.")
        elif can:
            text = self.tr("Its directions haven't been found yet.")
        else:
            text = self.tr("This generator has no directions.")
        self.text.setText(text)
