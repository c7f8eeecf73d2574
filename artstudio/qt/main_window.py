"""The window: canvas in the middle, panels around it, and the wiring between them and the session."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QByteArray, QChildEvent, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QDockWidget,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QTabBar,
    QToolBar,
    QWidget,
)

from artstudio.document.document import Change, State
from artstudio.engine.request import Progress
from artstudio.qt import icons
from artstudio.qt.actions import ACTIONS, MENU_TITLES, make_actions, menu_title
from artstudio.qt.canvas import Canvas
from artstudio.qt.canvas_overlays import ActivityLine
from artstudio.qt.commander import Commander
from artstudio.qt.exports import Export
from artstudio.qt.latent.directions_panel import DirectionsPanel
from artstudio.qt.latent.evolve_panel import EvolvePanel
from artstudio.qt.latent.explore_panel import ExplorePanel
from artstudio.qt.latent.generator_panel import GeneratorPanel
from artstudio.qt.latent.mixing_panel import MixingPanel
from artstudio.qt.opening import sample_title, samples
from artstudio.qt.panels.controls import ControlsPanel
from artstudio.qt.panels.gallery import GalleryPanel
from artstudio.qt.panels.history import HistoryPanel
from artstudio.qt.panels.mixer import MixerPanel
from artstudio.qt.panels.space import SpacePanel
from artstudio.qt.services import Services
from artstudio.qt.session import Message, Shown
from artstudio.qt.status import StatusBar
from artstudio.qt.timeline.frames import Frames
from artstudio.qt.timeline.panel import TimelinePanel
from artstudio.qt.timeline.rendering import FilmJob
from artstudio.qt.training.status import TrainingStatus
from artstudio.qt.translation import sentence
from artstudio.qt.workspaces import Workspace, Workspaces, WorkspaceSwitch

GALLERY_WIDTH, SIDE_WIDTH = 320, 304
STYLE_DOCKS = ("gallery", "mixer", "controls", "space", "history")
LATENT_DOCKS = ("explore", "directions", "mixing", "evolve", "generator", "history", "timeline")
TIMELINE_MENU = (("walk", "drift", "sound"), ("open_timeline", "save_timeline", "clear_timeline"))


class MainWindow(QMainWindow):
    """Built from `Services`, which it doesn't own."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.session = services.session
        self.setWindowTitle("Art Studio")
        self.setWindowIcon(icons.app_icon())
        self.resize(1280, 800)
        self.setDockNestingEnabled(True)
        self.canvas = Canvas(self, services.tasks)
        self.setCentralWidget(self.canvas)
        self.status = StatusBar(self)
        # Work that is over sooner, as while a slider moves, isn't worth a word.
        self._message_of_step = False
        self._patience = QTimer(self, singleShot=True, interval=ActivityLine.PATIENCE_MS)
        self._patience.timeout.connect(self._show_painting)
        self.training_status = TrainingStatus(services.training, self.status)
        self.status.insertPermanentWidget(1, self.training_status)
        self.setStatusBar(self.status)
        self._build_docks()
        self.commander = Commander(self, services)
        self.actions_by_id = make_actions(self, self.commander.handlers())
        self.timeline.use_actions(self.actions_by_id, TIMELINE_MENU)
        self._build_menus()
        self._build_toolbar()
        self._connect()
        self._restore_layout()
        self._show_state(self.session.state, Change(picture=True, values=True))

    # -- building ---------------------------------------------------------------------------------

    def _build_docks(self) -> None:
        session, shelf = self.session, self._services.shelf
        self.gallery = GalleryPanel(session, shelf)
        self.mixer = MixerPanel(session, shelf)
        self.controls = ControlsPanel(session)
        self.space = SpacePanel(session, shelf)
        self.history = HistoryPanel(session)
        explorer, contrast = self._services.explorer, self._services.contrast
        self.explore = ExplorePanel(session, explorer, self._services.placer, contrast)
        self.directions = DirectionsPanel(session, explorer, self._services.axes, contrast)
        self.mixing = MixingPanel(session, explorer, self._services.placer)
        self.evolve = EvolvePanel(session, explorer, self._services.axes, contrast)
        self.generator = GeneratorPanel(session, explorer, self._services.tasks)
        frames = Frames(session.bridge, explorer.generators, self)
        self.timeline = TimelinePanel(session, self._services.director, frames)
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        below = Qt.DockWidgetArea.BottomDockWidgetArea
        self.docks = {
            "gallery": self._dock("gallery", self.tr("Styles"), self.gallery, left),
            "mixer": self._dock("mixer", self.tr("Mixer"), self.mixer, right),
            "controls": self._dock("controls", self.tr("Controls"), self.controls, right),
            "space": self._dock("space", self.tr("Style space"), self.space, right),
            "history": self._dock("history", self.tr("History"), self.history, right),
            "explore": self._dock("explore", self.tr("Explore"), self.explore, left),
            "directions": self._dock("directions", self.tr("Directions"), self.directions, right),
            "mixing": self._dock("mixing", self.tr("Mixing"), self.mixing, right),
            "evolve": self._dock("evolve", self.tr("Evolve"), self.evolve, right),
            "generator": self._dock("generator", self.tr("Generator"), self.generator, right),
            "timeline": self._dock("timeline", self.tr("Timeline"), self.timeline, below),
        }
        self.setTabPosition(right, self.tabPosition(right).North)
        for name in ("mixer", "space", "history", "directions", "mixing", "evolve", "timeline"):
            self._let_the_tab_be_the_title(self.docks[name])
        workspaces = [
            Workspace(
                "style",
                STYLE_DOCKS,
                lambda: self._place("gallery", ("mixer", "space", "history"), "controls"),
                lambda: self._fit("gallery", "mixer", "controls", 258),
            ),
            Workspace(
                "latent",
                LATENT_DOCKS,
                lambda: self._place("explore", ("directions", "mixing", "evolve", "history"), "generator"),
                lambda: self._fit("explore", "directions", "generator", 300),
            ),
        ]
        self.workspaces = Workspaces(self, self.docks, workspaces)
        self.workspaces.changed.connect(self._show_workspace)

    def _place(self, beside: str, above: tuple[str, ...], lower: str) -> None:
        """One panel left of the canvas; right of it what needs height, as tabs, above one in sight."""
        docks = self.docks
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        self.addDockWidget(left, docks[beside])
        for name in (*above, lower):
            self.addDockWidget(right, docks[name])
        for first, second in pairwise(above):
            self.tabifyDockWidget(docks[first], docks[second])
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, docks["timeline"])

    def _fit(self, beside: str, upper: str, lower: str, height: int) -> None:
        docks = self.docks
        docks[upper].raise_()
        wide = [docks[beside], docks[upper]]
        self.resizeDocks(wide, [GALLERY_WIDTH, SIDE_WIDTH], Qt.Orientation.Horizontal)
        tall = [docks[upper], docks[lower]]
        self.resizeDocks(tall, [682 - height, height], Qt.Orientation.Vertical)

    def _dock(self, name: str, title: str, panel: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dock.setWidget(panel)
        panel.setAccessibleName(title)
        for button in dock.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
            button.setToolTip(button.accessibleName())
        self.addDockWidget(area, dock)
        return dock

    def _let_the_tab_be_the_title(self, dock: QDockWidget) -> None:
        """Show the title bar of a tabbed dock only while it floats."""
        dock.setTitleBarWidget(QWidget(dock))
        dock.topLevelChanged.connect(
            lambda floating: dock.setTitleBarWidget(None if floating else QWidget(dock))  # type: ignore[arg-type]
        )

    def _float_tab(self, bar: QTabBar, index: int) -> None:
        for dock in self.docks.values():
            if dock.windowTitle() == bar.tabText(index):
                dock.setFloating(True)
                return

    def childEvent(self, event: QChildEvent) -> None:
        """Qt makes the tab bars of docks when it needs them, and tells nobody else."""
        super().childEvent(event)
        child = event.child()
        if event.type() == QEvent.Type.ChildPolished and isinstance(child, QTabBar):
            child.tabBarDoubleClicked.connect(lambda index, bar=child: self._float_tab(bar, index))
            child.setToolTip(self.tr("Double-click to take it out of the window"))

    def _build_menus(self) -> None:
        bar = self.menuBar()
        submenus: dict[str, Callable[[QMenu], None]] = {
            "recent": self._fill_recent,
            "samples": self._fill_samples,
            "panels": self._fill_panels,
        }
        for menu_id in MENU_TITLES:
            menu = bar.addMenu(menu_title(menu_id))
            menu.setToolTipsVisible(True)
            for spec in (s for s in ACTIONS if s.menu == menu_id):
                if spec.separator:
                    menu.addSeparator()
                action = self.actions_by_id[spec.id]
                if spec.id in submenus:
                    submenu = QMenu(self)
                    submenu.aboutToShow.connect(lambda m=submenu, fill=submenus[spec.id]: fill(m))
                    action.setMenu(submenu)
                menu.addAction(action)
                # Also on the window, so that shortcuts work while the menu bar is hidden.
                self.addAction(action)

    def _build_toolbar(self) -> None:
        bar = QToolBar(self.tr("Tools"), self)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        switch_actions = [self.actions_by_id[f"{name}_workspace"] for name in ("style", "latent")]
        self.switch = WorkspaceSwitch(switch_actions, [self.tr("Style"), self.tr("Latent")], bar)
        switch_actions[0].setChecked(True)
        bar.addWidget(self.switch)
        bar.addSeparator()
        groups = [["open"], ["undo", "redo"], ["zoom_out", "zoom_fit", "zoom_actual", "zoom_in"], ["split"]]
        for i, group in enumerate(groups):
            if i:
                bar.addSeparator()
            bar.addActions([self.actions_by_id[action_id] for action_id in group])
        spacer = QWidget(bar)
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(spacer)
        bar.addAction(self.actions_by_id["export"])
        export = bar.widgetForAction(self.actions_by_id["export"])
        export.setProperty("primary", True)
        export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)  # type: ignore[attr-defined]
        self.addToolBar(bar)

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for name in self._services.store.values.recent_files:
            action = menu.addAction(Path(name).name)
            action.setToolTip(name)
            action.triggered.connect(lambda _=False, p=Path(name): self._services.opening.open(p))
        if menu.isEmpty():
            menu.addAction(self.tr("Nothing opened yet")).setEnabled(False)

    def _fill_samples(self, menu: QMenu) -> None:
        menu.clear()
        for path in samples():
            action = menu.addAction(sample_title(path))
            action.triggered.connect(lambda _=False, p=path: self._services.opening.open(p))

    def _fill_panels(self, menu: QMenu) -> None:
        menu.clear()
        menu.addActions([dock.toggleViewAction() for dock in self.workspaces.docks()])

    def _connect(self) -> None:
        session, services, canvas, status = self.session, self._services, self.canvas, self.status
        session.changed.connect(self._show_state)
        session.shown.connect(self._show_result)
        session.below.connect(self._show_below)
        self.directions.why.shown.connect(canvas.show_layer)
        session.working.connect(self._show_working)
        session.progress.connect(self._show_progress)
        session.message.connect(self.show_message)
        services.exports.started.connect(lambda job: self._show_export(job, 0.0, None))
        services.exports.progress.connect(self._show_export)
        services.exports.ended.connect(lambda job, saved: self._show_working(False))
        services.films.started.connect(lambda job: self._show_export(job, 0.0, None))
        services.films.progress.connect(self._show_export)
        services.films.ended.connect(lambda job, saved: self._show_working(False))
        services.contrast.asked.connect(self._show_directions)
        self.explore.menu.train_asked.connect(self.commander.train)
        self.training_status.clicked.connect(self.commander.train)
        services.device_found.connect(lambda device: status.show_device(device.name))
        canvas.zoom_changed.connect(status.show_zoom)
        canvas.cursor_moved.connect(status.show_position)
        self.timeline.dropped.connect(services.timelines.take)
        services.opening.film_asked.connect(self.commander.open_timeline_file)
        canvas.open_requested.connect(self.commander.open)
        canvas.picture_dropped.connect(self.commander.open_sources)
        canvas.style_picture_dropped.connect(self.commander.add_style_sources)
        canvas.style_dropped.connect(self.commander.apply_key)
        canvas.rejected.connect(lambda text: self.show_message(Message(text, error=True)))
        status.cancel_requested.connect(self.commander.cancel)
        stack = session.undo_stack
        stack.indexChanged.connect(self._step_taken)
        for action_id, changed in (("undo", stack.canUndoChanged), ("redo", stack.canRedoChanged)):
            changed.connect(self.actions_by_id[action_id].setEnabled)
            self.actions_by_id[action_id].setEnabled(False)

    # -- showing ----------------------------------------------------------------------------------

    def show_message(self, message: Message) -> None:
        self._message_of_step = message.of_step
        text = sentence(message.text)
        self.canvas.messages.show_message(text, message.action, message.callback, message.error)

    def _show_directions(self) -> None:
        self.docks["directions"].show()
        self.docks["directions"].raise_()

    def _step_taken(self) -> None:
        if self._message_of_step:
            self.canvas.messages.dismiss()

    def _show_state(self, state: State, change: Change) -> None:
        subject = state.subject
        if change.picture or change.source:
            self.status.show_picture(subject)
            name = subject.name if subject is not None else ""
            self.setWindowTitle(f"{name} – Art Studio" if name else "Art Studio")
        if (change.picture or change.source) and state.source is None:  # what is made comes by itself
            self.canvas.set_original(state.picture.pixels if state.picture is not None else None)
        for action_id in ("export", "copy", "keep_style", "split", "surprise"):
            self.actions_by_id[action_id].setEnabled(subject is not None)
        for action_id in ("save_timeline", "clear_timeline", "render"):
            self.actions_by_id[action_id].setEnabled(state.timeline is not None)
        for action_id in ("next_seed", "previous_seed", "favorite", "reset_generator"):
            self.actions_by_id[action_id].setEnabled(state.source is not None)

    def _show_result(self, shown: Shown | None) -> None:
        if shown is None:
            self.canvas.clear_result()
        elif shown.below:
            self._show_below(shown, shown.stamp)
        else:
            self.canvas.show_result(shown.image, coarse=shown.coarse, stamp=shown.stamp)

    def _show_below(self, shown: Shown, stamp: int | None = None) -> None:
        if shown.size is not None:
            self.canvas.show_made(shown.image, shown.size, shown.coarse, stamp)

    def _show_workspace(self, workspace: str) -> None:
        self.actions_by_id[f"{workspace}_workspace"].setChecked(True)
        self._services.shelf.watch(workspace == "style")

    def _show_working(self, working: bool) -> None:
        if working:
            self.canvas.set_working(None)
            self._patience.start()
            return
        self._patience.stop()
        if not self._jobs:
            self.canvas.set_working(False)
            self.status.show_idle()

    def _show_painting(self) -> None:
        if not self._jobs:
            self.status.show_working(self.tr("Painting"))

    def _show_progress(self, progress: Progress) -> None:
        if not self._jobs and progress.seconds_left is not None:
            fraction = progress.step / progress.total
            self.status.show_working(self.tr("Painting"), fraction, progress.seconds_left)

    @property
    def _jobs(self) -> list[Export | FilmJob]:
        return [*self._services.exports.jobs, *self._services.films.jobs]

    def _show_export(self, job: Export | FilmJob, fraction: float, seconds: object) -> None:
        what = self.tr("Rendering {name}") if isinstance(job, FilmJob) else self.tr("Exporting {name}")
        text = what.format(name=job.path.name)
        waiting = len(self._jobs) - 1
        if waiting:
            text = self.tr("{what} and {number} more").format(what=text, number=waiting)
        self.status.show_working(text, fraction, seconds if isinstance(seconds, float) else None)

    # -- the window itself ------------------------------------------------------------------------

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The Tab key also goes into docks behind others, which Qt keeps outside the window; show them.

        Where Qt itself looks for another, e.g. since a message with the focus was closed, they stay behind.
        """
        before = self.focusWidget()
        by_key = before is None or (before.isVisible() and before.isEnabled())
        moved = super().focusNextPrevChild(forward)
        focused = self.focusWidget()
        for dock in self.docks.values():
            if focused is not None and dock.isAncestorOf(focused) and dock.visibleRegion().isEmpty():
                if by_key:
                    dock.raise_()
                else:
                    self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        return moved

    def reset_layout(self) -> None:
        self.workspaces.reset()

    def set_full_screen(self, on: bool) -> None:
        if on:
            self.showFullScreen()
        else:
            self.showNormal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.commander.cancel()
        elif not self.canvas.held_key(event, True):  # also while a slider has the keyboard
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.canvas.held_key(event, False):
            super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._services.shelf.look_again()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._services.store.change(
            window_geometry=_text(self.saveGeometry()),
            window_layout=_text(self.workspaces.layout_of("style")),
            latent_layout=_text(self.workspaces.layout_of("latent")),
        )
        for dialog in self.findChildren(QDialog):
            dialog.close()
        super().closeEvent(event)

    def _restore_layout(self) -> None:
        values = self._services.store.values
        if values.window_geometry:
            self.restoreGeometry(QByteArray.fromBase64(values.window_geometry.encode()))
        for workspace, layout in (("style", values.window_layout), ("latent", values.latent_layout)):
            if layout:
                self.workspaces.remember(workspace, QByteArray.fromBase64(layout.encode()))


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode("ascii")
