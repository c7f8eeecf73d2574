"""The timeline's panel: transport, what the keyframe at hand does, and the track."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from artstudio.document.moments import easing_at, interpolation_of, moments
from artstudio.document.timeline import LONGEST
from artstudio.document.tween import EASINGS, HOLD
from artstudio.qt import theme
from artstudio.qt.buttons import tool_button
from artstudio.qt.flow import FlowLayout
from artstudio.qt.icons import icon
from artstudio.qt.panels.drops import DropTarget
from artstudio.qt.session import Message, Session
from artstudio.qt.timeline.director import Director
from artstudio.qt.timeline.frames import Frames
from artstudio.qt.timeline.track_view import TrackView

RATES = (12.0, 15.0, 24.0, 25.0, 30.0, 50.0, 60.0)


class _Tools(QWidget):
    """Groups of tools in one line, or in two where the window is narrow."""

    def __init__(self, groups: Sequence[Sequence[QWidget]], parent: QWidget) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, theme.GRID // 2, last_right=True)
        for widgets in groups:
            group = QWidget(self)
            row = QHBoxLayout(group)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.GRID // 2)
            for widget in widgets:
                row.addWidget(widget)
            self._flow.addWidget(group)

    def event(self, event: QEvent) -> bool:
        """A dock asks nobody how high a panel of its width would be."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.setFixedHeight(self._flow.heightForWidth(self.width()))
        return super().event(event)


class TimelinePanel(QWidget):
    """Below the canvas. Empty, it invites to add a keyframe. ``dropped(Path)``: timeline, film or sound."""

    dropped = Signal(object)

    def __init__(
        self, session: Session, director: Director, frames: Frames, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._director = director
        self.setAccessibleName(self.tr("Timeline"))
        self.track = TrackView(director, frames, self)
        self.play = tool_button(self, "play", self.tr("Play (P)"))
        self.play.clicked.connect(director.toggle)
        self.stop = tool_button(self, "stop", self.tr("Stop, and back to the beginning (Shift+P)"))
        self.stop.clicked.connect(director.stop)
        self.loop = tool_button(
            self, "loop", self.tr("Play without end, and let the end lead to the beginning")
        )
        self.loop.setCheckable(True)
        self.loop.clicked.connect(director.set_loop)
        self.microphone = tool_button(
            self, "microphone", self.tr("Let the microphone move what the sound moves")
        )
        self.microphone.setCheckable(True)
        self.microphone.clicked.connect(director.listen)
        self.time = self._seconds(self.tr("Time"), director.go)
        self.length = self._seconds(self.tr("Length"), director.set_seconds)
        rates = {rate: self._rate(rate) for rate in RATES}
        self.fps = self._choice(self.tr("Frames a second"), rates, director.set_fps)
        self.easing = self._choice(self.tr("From this keyframe to the next"), self._easings(), director.ease)
        self.curves = tool_button(self, "curve", self.tr("Pass keyframes in curves, without a corner"))
        self.curves.setCheckable(True)
        self.curves.clicked.connect(lambda on: director.set_interpolation("spline" if on else "direct"))
        self.update_key = tool_button(
            self, "check", self.tr("Let this keyframe say what the sliders say now")
        )
        self.update_key.clicked.connect(director.update_keyframe)
        self.duplicate = tool_button(self, "copy", self.tr("Duplicate the keyframe"))
        self.duplicate.clicked.connect(director.duplicate_keyframe)
        self.remove = tool_button(self, "trash", self.tr("Delete the keyframe (Delete)"))
        self.remove.clicked.connect(director.remove_keyframe)
        self.add = QPushButton(self.tr("Add keyframe"), self)
        self.add.setIcon(icon("keyframe"))
        self.add.setToolTip(self.tr("Keep what all sliders say now (K)"))
        self.add.clicked.connect(director.add_keyframe)
        self.more = tool_button(self, "more", self.tr("Walks, drifts, sound and files"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.render_button = QPushButton(self.tr("Render…"), self)
        self.render_button.setIcon(icon("film"))
        self.nothing = QLabel(
            self.tr("Move the sliders, then add a keyframe. Or drop a timeline, a film or a sound here."),
            self,
        )
        self.nothing.setProperty("role", "dim")
        self.nothing.setMinimumHeight(theme.TARGET)  # in line with the buttons beside it
        self._lay_out()
        self.setFocusProxy(self.track)
        self.drops = DropTarget(
            self, session, self.tr("Drop a timeline, a film or a sound"), None, self._take_files
        )
        self.track.menu_asked.connect(lambda where: self.menu().popup(where))
        director.changed.connect(self._follow)
        director.moved.connect(lambda _: self._show_time())
        director.playing_changed.connect(lambda _: self._follow())
        self._follow()

    # -- building ---------------------------------------------------------------------------------

    def use_actions(self, actions: Mapping[str, QAction], ids: tuple[tuple[str, ...], ...]) -> None:
        """Put the window's actions of these ids, by groups, into the menu; one of them is that of Render."""
        menu = QMenu(self)
        for group in ids:
            menu.addActions([actions[action_id] for action_id in group])
            menu.addSeparator()
        self.more.setMenu(menu)
        self.render_button.clicked.connect(actions["render"].trigger)

    def _lay_out(self) -> None:
        of = QLabel(self.tr("of"), self)
        of.setProperty("role", "dim")
        time = (self.play, self.stop, self.loop, self.microphone, self.time, of, self.length, self.fps)
        keys = (self.easing, self.curves, self.update_key, self.duplicate, self.remove)
        # An empty timeline is one line high: the other panels need the height more.
        self._filled: tuple[QWidget, ...] = (*time, *keys, self.render_button, self.track)
        self.tools = _Tools(((self.nothing, *time), (*keys, self.add, self.render_button, self.more)), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID // 2)
        column.setSpacing(theme.GRID // 2)
        column.addWidget(self.tools)
        column.addWidget(self.track)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def _seconds(self, name: str, changed: Callable[[float], None]) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setRange(0.0, LONGEST)
        box.setDecimals(2)
        box.setSuffix(self.tr(" s"))
        box.setSingleStep(0.5)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(changed)
        return box

    def _choice(self, name: str, titles: Mapping[Any, str], chosen: Callable[[Any], None]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setToolTip(name)
        for value, title in titles.items():
            box.addItem(title, value)
        box.activated.connect(lambda _: chosen(box.currentData()))
        return box

    def _rate(self, fps: float) -> str:
        return self.tr("{number} fps").format(number=QLocale().toString(fps))

    def _easings(self) -> dict[str, str]:
        titles = {
            "linear": self.tr("Even"),
            "ease-in": self.tr("Slow start"),
            "ease-out": self.tr("Slow end"),
            "ease-in-out": self.tr("Slow both"),
            HOLD: self.tr("Hold"),
        }
        return {easing: titles[easing] for easing in (*EASINGS, HOLD)}

    def _take_files(self, sources: list[Path | bytes]) -> None:
        if isinstance(sources[0], Path):
            self.dropped.emit(sources[0])
            return
        text = self.tr("Drop a timeline, a film made here or a sound; pictures belong on the canvas.")
        self._session.message.emit(Message(text, error=True))

    # -- showing ----------------------------------------------------------------------------------

    def _follow(self) -> None:
        director, timeline = self._director, self._director.timeline
        moment = director.moment
        playing = director.is_playing
        self.nothing.setVisible(timeline is None)
        for widget in self._filled:
            widget.setVisible(timeline is not None)
        self.microphone.setVisible(timeline is not None and bool(timeline.bindings))
        self.microphone.setChecked(director.sounding.is_listening)
        for button in (self.easing, self.duplicate, self.remove):
            button.setEnabled(moment is not None and not playing)
        self.update_key.setEnabled(moment is not None and director.has_left)
        self.play.setIcon(icon("pause" if playing else "play"))
        tip = self.tr("Pause (P)") if playing else self.tr("Play (P)")
        self.play.setToolTip(tip)
        self.play.setAccessibleName(tip)
        self._mark_add(timeline is None or len(moments(timeline)) < 2)
        if timeline is not None:
            self.loop.setChecked(timeline.loop)
            with QSignalBlocker(self.length):
                self.length.setValue(timeline.seconds)
            self._show_rate(timeline.fps)
            self.curves.setChecked(interpolation_of(timeline) == "spline")
            if moment is not None:
                easing = easing_at(timeline, moment)
                self.easing.setCurrentIndex(self.easing.findData(easing))
        self._show_time()

    def _mark_add(self, primary: bool) -> None:
        """Invite to add the first ones."""
        if bool(self.add.property("primary")) != primary:
            self.add.setProperty("primary", primary)
            self.add.setIcon(icon("keyframe", on_accent=primary))
            self.add.style().unpolish(self.add)
            self.add.style().polish(self.add)

    def _show_time(self) -> None:
        with QSignalBlocker(self.time):
            self.time.setValue(self._director.seconds)

    def _show_rate(self, fps: float) -> None:
        index = self.fps.findData(fps)
        if index < 0:
            self.fps.addItem(self._rate(fps), fps)
            index = self.fps.count() - 1
        self.fps.setCurrentIndex(index)

    def menu(self) -> QMenu:
        """What can be done with the keyframe that the playhead is on."""
        director = self._director
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        change = menu.addAction(self.tr("Change to what the sliders say"), director.update_keyframe)
        change.setEnabled(director.has_left)
        menu.addAction(self.tr("Duplicate"), director.duplicate_keyframe)
        menu.addAction(self.tr("Delete"), director.remove_keyframe)
        menu.addSeparator()
        timeline, moment = director.timeline, director.moment
        now = easing_at(timeline, moment) if timeline and moment is not None else ""
        for easing, title in self._easings().items():
            action = menu.addAction(title)
            action.triggered.connect(lambda _=False, easing=easing: director.ease(easing))
            action.setCheckable(True)
            action.setChecked(easing == now)
        return menu
