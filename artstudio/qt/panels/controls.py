"""The controls of the model at work, made from its declarations."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from artstudio.qt import theme
from artstudio.qt.form import build_form
from artstudio.qt.panels.scrolling import Scroller
from artstudio.qt.session import Session


class ControlsPanel(QWidget):
    """A row for every parameter; what the hand does to one row is one step of undo."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._gestures: dict[str, int] = {}
        self.form = build_form(session.spec.params, self)
        self.setAccessibleName(self.tr("Controls"))
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        column.addWidget(self.form)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(content, self))
        self.form.gesture_started.connect(self._begin)
        self.form.value_changed.connect(session.set_value)
        self.form.gesture_finished.connect(self._end)
        session.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.form.set_values(self._session.values)

    def _begin(self, param_id: str) -> None:
        self._gestures[param_id] = self._session.begin_gesture()

    def _end(self, param_id: str) -> None:
        self._session.end_gesture(self._gestures.pop(param_id, None))
