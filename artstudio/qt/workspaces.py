"""The workspaces: one canvas and one history, and around them the panels that the work at hand needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QWidget,
)

LAYOUT_VERSION = 1


@dataclass(frozen=True)
class Workspace:
    """``docks``: the names of its panels. ``place`` puts them where they are at first, ``fit`` gives them
    their sizes then, once they are seen.
    """

    id: str
    docks: tuple[str, ...]
    place: Callable[[], None]
    fit: Callable[[], None]


class Workspaces(QObject):
    """Shows the panels of one workspace at a time; each keeps its own layout. ``changed(id)``."""

    changed = Signal(str)

    def __init__(
        self, window: QMainWindow, docks: Mapping[str, QDockWidget], workspaces: list[Workspace]
    ) -> None:
        """Shows the first one."""
        super().__init__(window)
        self._window = window
        self._docks = docks
        self._workspaces = {workspace.id: workspace for workspace in workspaces}
        self._layouts: dict[str, QByteArray] = {}
        self.current = workspaces[0].id
        self._arrange(None)

    def docks(self) -> list[QDockWidget]:
        """The panels of the workspace that is shown."""
        return [self._docks[name] for name in self._workspaces[self.current].docks]

    def show(self, workspace: str) -> None:
        if workspace == self.current:
            return
        self._layouts[self.current] = self._window.saveState(LAYOUT_VERSION)
        self.current = workspace
        self._arrange(self._layouts.get(workspace))
        self.changed.emit(workspace)

    def reset(self) -> None:
        """Put the panels of the workspace that is shown where they were at first."""
        self._arrange(None)

    def layout_of(self, workspace: str) -> QByteArray:
        """Where its panels are; empty if that has never been shown."""
        if workspace == self.current:
            return self._window.saveState(LAYOUT_VERSION)
        return self._layouts.get(workspace, QByteArray())

    def remember(self, workspace: str, layout: QByteArray) -> None:
        """Put its panels there, when it is shown."""
        self._layouts[workspace] = layout
        if workspace == self.current:
            self._arrange(layout)

    def _arrange(self, layout: QByteArray | None) -> None:
        self._hide_others()  # first, or the window would grow to hold both
        if not (layout and self._window.restoreState(layout, LAYOUT_VERSION)):
            workspace = self._workspaces[self.current]
            for dock in self.docks():
                dock.hide()  # or they would be piled up for a moment, and the window grow
                dock.setFloating(False)
            workspace.place()
            for dock in self.docks():
                dock.show()
            workspace.fit()
        self._hide_others()
        self._tidy()
        QTimer.singleShot(0, self, self._tidy)

    def _tidy(self) -> None:
        """Keep one tab bar in each place: Qt leaves old ones over the new when docks are arranged anew."""
        titles = {dock.windowTitle() for dock in self.docks()}
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        places: dict[tuple[int, int], list[QTabBar]] = {}
        for bar in self._window.findChildren(QTabBar, options=direct):
            if bar.isVisible():
                places.setdefault((bar.x(), bar.y()), []).append(bar)
        for bars in places.values():
            for bar in sorted(bars, key=lambda bar: _fits(bar, titles))[:-1]:
                bar.hide()

    def _hide_others(self) -> None:
        own = self._workspaces[self.current].docks
        for name, dock in self._docks.items():
            if name not in own:
                dock.hide()


def _fits(bar: QTabBar, titles: set[str]) -> tuple[bool, int]:
    """How well a tab bar stands for the panels of these titles."""
    tabs = {bar.tabText(index) for index in range(bar.count())}
    return tabs <= titles, len(tabs)


class WorkspaceSwitch(QWidget):
    """The workspaces side by side on the toolbar, one of them pressed."""

    def __init__(self, actions: list[QAction], titles: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = QActionGroup(self)
        self.setProperty("role", "switch")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Workspace"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self.buttons: list[QToolButton] = []
        for action, title in zip(actions, titles, strict=True):
            self.group.addAction(action)
            button = QToolButton(self)
            button.setText(title)
            button.setAccessibleName(title)
            button.setToolTip(action.toolTip())
            button.setCheckable(True)
            button.setAutoExclusive(True)  # a click on the pressed one leaves it so
            button.setProperty("segment", True)
            button.clicked.connect(lambda _=False, action=action: action.trigger())
            action.toggled.connect(button.setChecked)
            row.addWidget(button)
            self.buttons.append(button)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
