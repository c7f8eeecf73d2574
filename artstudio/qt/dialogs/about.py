"""What this is, which version, and under which licenses its parts come."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from artstudio import __version__, paths
from artstudio.engine import catalog
from artstudio.errors import ArtStudioError
from artstudio.qt import icons, theme


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Art Studio"))
        self.resize(600, 480)
        head = QHBoxLayout()
        head.setSpacing(2 * theme.GRID)
        logo = QLabel(self)
        logo.setPixmap(icons.app_icon().pixmap(64, 64))
        head.addWidget(logo)
        text = QLabel(self)
        text.setText(
            f"<b style='font-size:18px'>Art Studio</b> {__version__}<br>"
            + self.tr("Paint with neural networks by hand, live, on your own machine.")
            + "<br>"
            + self.tr("Nothing you open or make leaves it.")
        )
        text.setWordWrap(True)
        head.addWidget(text, 1)
        tabs = QTabWidget(self)
        tabs.setAccessibleName(self.windowTitle())
        for title, page in (
            (self.tr("Weights"), weights_text()),
            (self.tr("Notice"), _read("weights", "NOTICE")),
            (self.tr("Samples"), _read("samples", "NOTICE")),
        ):
            tabs.addTab(_page(title, page, self), title)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addLayout(head)
        column.addWidget(tabs, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def weights_text() -> str:
    """The shipped weight files with their sources and licenses."""
    try:
        entries = catalog.weight_entries()
    except ArtStudioError as error:
        return str(error)
    size, si = QLocale().formattedDataSize, QLocale.DataSizeFormat.DataSizeSIFormat
    return "\n\n".join(
        f"{e.id}  ({size(e.bytes, 1, si)})\n{e.license}\n{e.source}\n{e.made}" for e in entries
    )


def _read(*parts: str) -> str:
    try:
        return paths.resource(*parts).read_text("utf-8")
    except OSError as error:
        return str(error)


def _page(title: str, text: str, parent: QWidget) -> QPlainTextEdit:
    page = QPlainTextEdit(text, parent)
    page.setAccessibleName(title)
    page.setReadOnly(True)
    return page
