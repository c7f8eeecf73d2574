"""A small popup in which the tags of a style are typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from artstudio.qt import theme

_WIDTH = 260


class TagEditor(QFrame):
    """Enter keeps the tags, separated by commas; Esc or a click elsewhere doesn't.

    ``known`` are offered as they are begun.
    """

    def __init__(
        self,
        title: str,
        tags: Sequence[str],
        known: Sequence[str],
        done: Callable[[tuple[str, ...]], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.setFixedWidth(_WIDTH)
        self._done = done
        self._known = known
        label = QLabel(self.tr("Tags of {name}").format(name=title), self)
        label.setProperty("role", "heading")
        self.line = QLineEdit(", ".join(tags), self)
        self.line.setPlaceholderText(self.tr("bold, blue, portrait"))
        self.line.setAccessibleName(self.tr("Tags, separated by commas"))
        self.line.returnPressed.connect(self._keep)
        self.line.textEdited.connect(self._offer)
        label.setBuddy(self.line)
        note = QLabel(self.tr("Separate tags by commas."), self)
        note.setProperty("role", "dim")
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.line.setCompleter(completer)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.GRID + 4] * 4)
        column.setSpacing(theme.GRID // 2)
        for widget in (label, self.line, note):
            column.addWidget(widget)

    def open_at(self, corner: QPoint) -> None:
        """Show it with its upper left corner there, moved to where it is on the screen."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        x = max(room.left(), min(corner.x(), room.right() - self.width()))
        y = max(room.top(), min(corner.y(), room.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.line.setFocus()
        self.line.end(False)

    def tags(self) -> tuple[str, ...]:
        words = (word.strip() for word in self.line.text().split(","))
        return tuple(dict.fromkeys(word for word in words if word))

    def _offer(self, text: str) -> None:
        """Complete the tag that is being typed, after the last comma."""
        before, comma, word = text.rpartition(",")
        lead = before + comma + " " * (len(word) - len(word.lstrip()))
        self._words.setStringList([lead + tag for tag in self._known] if word.strip() else [])

    def _keep(self) -> None:
        tags = self.tags()
        self.close()
        self._done(tags)
