"""Steps of undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from artstudio.document.document import Document, State


class StateCommand(QUndoCommand):
    """Swaps the whole state of the document. Commands of one ``gesture`` and label merge into one step."""

    def __init__(self, document: Document, label: str, before: State, after: State, gesture: int) -> None:
        super().__init__(label)
        self._document = document
        self._before = before
        self._after = after
        self._gesture = gesture

    def id(self) -> int:
        return self._gesture

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, StateCommand) or other.text() != self.text():
            return False
        self._after = other._after
        self.setObsolete(self._after == self._before)
        return True

    def redo(self) -> None:
        self._document.replace(self._after)

    def undo(self) -> None:
        self._document.replace(self._before)


class ActionCommand(QUndoCommand):
    """A step outside the document, such as deleting a style from the library.

    ``done`` says that the step has been taken already when it comes onto the stack.
    """

    def __init__(self, label: str, redo: Callable[[], None], undo: Callable[[], None], done: bool) -> None:
        super().__init__(label)
        self._redo = redo
        self._undo = undo
        self._skip = done

    def redo(self) -> None:
        if self._skip:
            self._skip = False
        else:
            self._redo()

    def undo(self) -> None:
        self._undo()
