"""The style space: sliders along the directions in which paintings differ most."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from artstudio.params import Float, Vector
from artstudio.qt import theme
from artstudio.qt.icons import icon
from artstudio.qt.panels.scrolling import Scroller
from artstudio.qt.session import Session
from artstudio.qt.shelf import Shelf
from artstudio.qt.sliders import ParamSlider
from artstudio.qt.translation import style_title, translated


class SpacePanel(QWidget):
    """One row per direction. Rows that are locked are left alone by `randomize` and `reset`.

    ``chance`` is where random numbers come from.
    """

    def __init__(
        self,
        session: Session,
        shelf: Shelf,
        parent: QWidget | None = None,
        chance: random.Random | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._chance = chance or random.Random()
        self._gesture: int | None = None
        param = session.spec.param("space")
        assert isinstance(param, Vector)
        self.setAccessibleName(self.tr("Style space"))

        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        column.setSpacing(theme.GRID // 2)
        self.rows = [SpaceRow(axis, content) for axis in param.axes]
        for row in self.rows:
            column.addWidget(row)
            row.slider.gesture_started.connect(self._begin)
            row.slider.value_changed.connect(lambda _, row=row: self._set_from(row))
            row.slider.gesture_finished.connect(self._end)
        column.addStretch(1)

        self.keep_bar = KeepBar(session, shelf, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._top_bar())
        whole.addWidget(Scroller(content, self), 1)
        whole.addWidget(self.keep_bar)
        session.changed.connect(self._follow)
        self._follow()

    def _top_bar(self) -> QHBoxLayout:
        self.random_button = QPushButton(icon("dice"), self.tr("Randomize"), self)
        self.random_button.setToolTip(
            self.tr("A new point in the style space, as far from the middle as paintings are.")
        )
        self.random_button.clicked.connect(self.randomize)
        self.reset_button = QPushButton(icon("reset"), self.tr("Reset"), self)
        self.reset_button.setToolTip(self.tr("All sliders that are not locked back to the middle."))
        self.reset_button.clicked.connect(self.reset)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, 0)
        bar.setSpacing(theme.GRID)
        bar.addWidget(self.random_button, 1)
        bar.addWidget(self.reset_button, 1)
        return bar

    def randomize(self) -> None:
        """Move every row that isn't locked to a random place: normally distributed, one step of undo."""
        self._set_free(
            lambda axis: axis.clamp(round(self._chance.gauss(0.0, 1.0) / axis.step) * axis.step),
            self.tr("Randomize the style"),
        )

    def reset(self) -> None:
        """Every row that isn't locked back to its default, as one step of undo."""
        self._set_free(lambda axis: axis.default, self.tr("Reset the style space"))

    def ask_name(self) -> None:
        """Ask under which name to keep what is on the canvas as a style."""
        self.keep_bar.ask()

    def _follow(self) -> None:
        values = self._session.values["space"]
        for row, value in zip(self.rows, values, strict=True):
            row.slider.set_value(value)
        self.reset_button.setEnabled(any(values))

    def _begin(self) -> None:
        self._gesture = self._session.begin_gesture()

    def _end(self) -> None:
        self._session.end_gesture(self._gesture)

    def _set_from(self, row: SpaceRow) -> None:
        point = tuple(each.slider.value for each in self.rows)
        self._session.set_value("space", point, translated(row.axis.title))

    def _set_free(self, value: Callable[[Float], float], label: str) -> None:
        before = self._session.values["space"]
        point = tuple(
            old if row.locked else value(row.axis) for row, old in zip(self.rows, before, strict=True)
        )
        self._session.set_value("space", point, label)


class SpaceRow(QWidget):
    """One direction: its slider and a lock."""

    def __init__(self, axis: Float, parent: QWidget) -> None:
        super().__init__(parent)
        self.axis = axis
        title = translated(axis.title)
        self.slider = ParamSlider(axis, self)
        self.lock = QToolButton(self)
        self.lock.setCheckable(True)
        self.lock.setIconSize(QSize(16, 16))
        self.lock.setAccessibleName(self.tr("Lock {name}").format(name=title))
        self.lock.setToolTip(self.tr("Locked rows are left alone by Randomize and Reset."))
        self.lock.toggled.connect(lambda on: self.lock.setIcon(icon("lock" if on else "unlock")))
        self.lock.setIcon(icon("unlock"))
        self.setToolTip(self.slider.toolTip())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GRID // 2)
        line.addWidget(self.slider, 1)
        line.addWidget(self.lock, 0, Qt.AlignmentFlag.AlignBottom)

    @property
    def locked(self) -> bool:
        return self.lock.isChecked()


class KeepBar(QWidget):
    """A button to keep the mixture as a style; it makes room for a name when pressed."""

    def __init__(self, session: Session, shelf: Shelf, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._shelf = shelf
        self.button = QPushButton(icon("save"), self.tr("Keep as style…"), self)
        self.button.setToolTip(self.tr("Keeps the mixer and these sliders together as a style of your own."))
        self.button.clicked.connect(self.ask)
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("Name of the style"))
        self.name.setAccessibleName(self.name.placeholderText())
        self.name.installEventFilter(self)
        self.name.returnPressed.connect(self._keep)
        self.keep_button = QPushButton(self.tr("Keep"), self)
        self.keep_button.setProperty("primary", True)
        self.keep_button.clicked.connect(self._keep)
        self.name.textChanged.connect(lambda text: self.keep_button.setEnabled(bool(text.strip())))
        self.cancel_button = QToolButton(self)
        self.cancel_button.setIcon(icon("close"))
        self.cancel_button.setToolTip(self.tr("Don't keep it"))
        self.cancel_button.setAccessibleName(self.cancel_button.toolTip())
        self.cancel_button.clicked.connect(self._close)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        line.setSpacing(theme.GRID // 2)
        for widget in (self.button, self.name, self.keep_button, self.cancel_button):
            line.addWidget(widget)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        session.changed.connect(self._follow)
        self._show_asking(False)
        self._follow()

    def ask(self) -> None:
        if self.button.isEnabled():
            self._show_asking(True)
            self.name.setText(self._suggestion())
            self.name.selectAll()
            self.name.setFocus()

    def _suggestion(self) -> str:
        """The names of what is on the mixer."""
        titles = [style_title(self._shelf.newest(slot.style)) for slot in self._session.styles if slot.weight]
        return " + ".join([title for title in titles if title][:3]) or self.tr("My style")

    def _keep(self) -> None:
        title = self.name.text().strip()
        if title:
            self._shelf.keep_current(title)
            self._close()

    def _close(self) -> None:
        self._show_asking(False)
        self.button.setFocus()

    def _show_asking(self, asking: bool) -> None:
        self.button.setVisible(not asking)
        for widget in (self.name, self.keep_button, self.cancel_button):
            widget.setVisible(asking)

    def _follow(self) -> None:
        """There is something to keep as soon as the canvas shows more than the photo."""
        values = self._session.values
        something = bool(values["styles"]) or any(values["space"])
        self.button.setEnabled(something and self._session.state.subject is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if watched is self.name and event.type() == QEvent.Type.KeyPress and escape:
            self._close()
            return True
        return super().eventFilter(watched, event)
