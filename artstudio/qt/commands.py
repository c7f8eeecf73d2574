"""Steps of undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand, QUndoStack

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


Back = Callable[[], None]


class ActionCommand(QUndoCommand):
    """A step outside the document, such as deleting a style from the library.

    ``redo`` and ``undo`` begin to take it and to take it back; each gets what to call if that fails later,
    so that the history doesn't tell what didn't happen. ``done`` says that the step has been taken already
    when it comes onto ``stack``.
    """

    def __init__(
        self,
        label: str,
        redo: Callable[[Back], None],
        undo: Callable[[Back], None],
        stack: QUndoStack,
        done: bool = False,
    ) -> None:
        super().__init__(label)
        self._redo = redo
        self._undo = undo
        self._stack = stack
        self._only_moves = done
        self._new = not done

    def redo(self) -> None:
        new, self._new = self._new, False
        self._step(self._redo, lambda: self._put_back(self._stack.undo, taken=1, forget=new))

    def undo(self) -> None:
        self._step(self._undo, lambda: self._put_back(self._stack.redo, taken=0))

    def _step(self, begin: Callable[[Back], None], back: Back) -> None:
        if self._only_moves:
            self._only_moves = False
        else:
            begin(back)

    def _put_back(self, move: Callable[[], None], taken: int, forget: bool = False) -> None:
        """Move the history, nothing else, unless it has moved on since."""
        stack = self._stack
        place = next((i for i in range(stack.count()) if self._is_in(stack.command(i))), -1)
        if place >= 0 and stack.index() == place + taken:
            self._only_moves = True
            self.setObsolete(forget)
            move()

    def _is_in(self, step: QUndoCommand) -> bool:
        """Whether ``step`` is this or has it as a part."""
        return step is self or any(step.child(i) is self for i in range(step.childCount()))
