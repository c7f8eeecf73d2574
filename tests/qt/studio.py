"""The whole window for tests: real engine, library and settings, in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from artstudio.library import open_library
from artstudio.qt.exports import Export
from artstudio.qt.main_window import MainWindow
from artstudio.qt.opening import samples
from artstudio.qt.services import Services
from artstudio.qt.session import Message, Shown
from artstudio.qt.settings_store import SettingsStore

PATIENCE = 60_000


class Studio:
    """An open window with the sample picture on its canvas, and what it has said so far."""

    def __init__(self, qtbot: QtBot, folder: Path, first: Path | None = None) -> None:
        self.qtbot = qtbot
        self._closed = False
        self.store = SettingsStore(folder / "settings.json")
        library = open_library(folder / "library", cache_folder=folder / "cache")
        self.services = Services(self.store, library)
        self.session = self.services.session
        self.messages: list[Message] = []
        self.shown: list[Shown | None] = []
        self.session.message.connect(self.messages.append)
        self.session.shown.connect(self.shown.append)
        self.window = MainWindow(self.services)
        self.canvas = self.window.canvas
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.services.opening.open(first or samples()[0], first=True)
        self.services.start()
        self.until(lambda: self.canvas.has_picture or any(message.error for message in self.messages))

    def until(self, true: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(true()), timeout=PATIENCE)

    def until_painted(self) -> Shown:
        """Wait for the full picture of the newest edit."""

        def painted() -> bool:
            last = self.shown[-1] if self.shown else None
            return last is not None and not last.coarse and last.stamp == self.session._stamp

        self.until(painted)
        last = self.shown[-1]
        assert last is not None
        return last

    def until_settings_saved(self) -> None:
        """Opening a picture changes them, and they are saved a moment later."""
        self.until(lambda: self.store._saved == self.store.values)

    def until_said(self, words: str) -> Message:
        self.until(lambda: any(words in message.text for message in self.messages))
        return next(m for m in reversed(self.messages) if words in m.text)

    def sentence_after(self, act: Callable[[], object]) -> str:
        """The one sentence that ``act`` leads to; document, history and library have to stay as they were."""
        said = len(self.messages)
        state, steps, items = self.session.state, self.session.undo_stack.count(), self.services.shelf.items()
        self.canvas.messages.dismiss()
        act()
        self.until(lambda: bool(self.canvas.messages.text))
        sentence = self.canvas.messages.text
        assert sentence.endswith(".") and "\n" not in sentence and "Error" not in sentence
        # What the canvas itself refuses is no message of the session.
        assert [message.error for message in self.messages[said:]] in ([], [True])
        assert self.session.state is state
        assert self.session.undo_stack.count() == steps
        assert self.services.shelf.items() == items
        return sentence

    def click_style(self, index: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
        """Click the thumbnail of the built-in style at ``index``; its id."""
        item = self.services.shelf.items()[index]
        view = self.window.gallery.view
        at = view.model().index(self._row(item.key), 0)
        view.scrollTo(at)
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, keys, view.visualRect(at).center() - QPoint(0, 8)
        )
        return item.ref.id

    def _row(self, key: str) -> int:
        model = self.window.gallery.view.model()
        for row in range(model.rowCount()):
            item = self.window.gallery.view.item_at(model.index(row, 0))
            if item is not None and item.key == key:
                return row
        raise AssertionError(f"{key} isn't in the gallery")

    def export(self, path: Path, size: tuple[int, int] | None = None) -> Export:
        from artstudio.document.export import options_for

        ended: list[Export] = []
        self.services.exports.ended.connect(lambda job, saved: ended.append(job))
        job = self.services.exports.start(path, options_for(path), size)
        assert job is not None
        self.until(lambda: job in ended)
        return job

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self.window.close()
        self.services.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents()


def files(*paths: Path) -> QMimeData:
    """What a file manager puts into a drag."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime
