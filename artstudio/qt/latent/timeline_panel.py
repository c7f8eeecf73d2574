"""The timeline: keyframes of the whole picture, played, smoothed, and made into a film."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from artstudio.document.reel import LONGEST, SHORTEST
from artstudio.params import Float
from artstudio.qt import theme
from artstudio.qt.form import Switch
from artstudio.qt.icons import icon
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.latent.film_exports import FilmExports
from artstudio.qt.latent.stage import Stage
from artstudio.qt.latent.track_view import TrackView
from artstudio.qt.session import Session
from artstudio.qt.sliders import ParamSlider

DRIFT = Float(
    id="drift",
    title="Drift",
    tip="How far everything wanders by itself around the keyframes.",
    default=0.0,
    low=0.0,
    high=1.0,
    step=0.01,
    unit="%",
)


class TimelinePanel(QWidget):
    """Buttons above, the track below them."""

    def __init__(
        self,
        session: Session,
        stage: Stage,
        explorer: Explorer,
        films: FilmExports,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._stage = stage
        self._films = films
        self._gesture = 0
        self.setAccessibleName(self.tr("Timeline"))
        self.track = TrackView(session, stage, self)
        self.to_start = self._button("to-start", self.tr("Back to the beginning"))
        self.to_start.clicked.connect(lambda: stage.scrub(0.0))
        self.play = self._button("play", self.tr("Play (P)"))
        self.play.clicked.connect(stage.toggle)
        self.add = QPushButton(icon("plus"), self.tr("Keyframe"), self)
        self.add.setToolTip(self.tr("Keep what the canvas shows as a keyframe at the playhead (K)"))
        self.add.clicked.connect(stage.add)
        self.walk = self._button("dice", self.tr("Random walk: four more keyframes, of seeds at random"))
        self.walk.clicked.connect(lambda: stage.walk(explorer.dice(4), explorer.at))
        self.update_button = self._button("check", self.tr("Make the chosen keyframe what the canvas shows"))
        self.update_button.clicked.connect(lambda: stage.replace(self.track.current))
        self.remove = self._button("trash", self.tr("Remove the chosen keyframe (Delete)"))
        self.remove.clicked.connect(lambda: stage.remove(self.track.current))
        self.easing = self._make_easing()
        self.seconds = self._make_seconds()
        self.smooth = self._switch(self.tr("Smooth"), self.tr("Go through the keyframes without a corner."))
        self.smooth.toggled.connect(lambda on: stage.set(self.tr("Smooth"), smooth=on))
        self.drift = ParamSlider(DRIFT, self)
        self.drift.setFixedWidth(160)
        self.drift.gesture_started.connect(self._begin)
        self.drift.value_changed.connect(lambda value: stage.set(self.tr("Drift"), drift=value))
        self.drift.gesture_finished.connect(lambda: session.end_gesture(self._gesture))
        self.loop = self._switch(self.tr("Loop"), self.tr("Come back at the end to the beginning."))
        self.loop.toggled.connect(lambda on: stage.set(self.tr("Loop"), loop=on))
        self.save = self._button("save", self.tr("Save the timeline, for “artstudio render”…"))
        self.save.clicked.connect(self._save)
        self.film = QPushButton(icon("export"), self.tr("Film…"), self)
        self.film.setProperty("primary", True)
        self.film.setToolTip(self.tr("Make a film of the timeline."))
        self.film.clicked.connect(self.export)
        self._lay_out()
        stage.changed.connect(self._follow)
        stage.playing.connect(self._show_playing)
        session.changed.connect(lambda *_: self._follow())
        self.track.chosen.connect(lambda _: self._follow())
        self._follow()

    # -- building ---------------------------------------------------------------------------------

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name))
        button.setIconSize(QSize(18, 18))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _switch(self, text: str, tip: str) -> Switch:
        switch = Switch(text, self)
        switch.setToolTip(tip)
        switch.setFixedWidth(switch.fontMetrics().horizontalAdvance(text) + 48)
        return switch

    def _make_easing(self) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(self.tr("Easing"))
        combo.setToolTip(self.tr("How the way from the chosen keyframe to the next one begins and ends."))
        for easing, name in (
            ("ease-in-out", self.tr("Soft")),
            ("linear", self.tr("Even")),
            ("ease-in", self.tr("Soft start")),
            ("ease-out", self.tr("Soft end")),
            ("hold", self.tr("Hold")),
        ):
            combo.addItem(name, easing)
        combo.activated.connect(
            lambda _: self._stage.set_easing(self.track.current, str(combo.currentData()))
        )
        return combo

    def _make_seconds(self) -> QDoubleSpinBox:
        spin = QDoubleSpinBox(self)
        spin.setRange(SHORTEST, LONGEST)
        spin.setDecimals(1)
        spin.setSuffix(" s")
        spin.setFixedWidth(112)
        spin.setKeyboardTracking(False)
        spin.setAccessibleName(self.tr("Length of the film"))
        spin.setToolTip(self.tr("How long the film lasts."))
        spin.valueChanged.connect(self._stage.set_seconds)
        return spin

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(theme.GRID // 2)
        first: list[QWidget] = [
            self.to_start,
            self.play,
            self.add,
            self.walk,
            self.update_button,
            self.remove,
        ]
        for widget in (*first, self.easing):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.drift)
        bar.addSpacing(theme.GRID)
        length = QLabel(self.tr("Length"), self)
        length.setBuddy(self.seconds)
        for switch in (self.smooth, self.loop):
            bar.addWidget(switch)
            bar.addSpacing(theme.GRID)
        last: list[QWidget] = [length, self.seconds, self.save, self.film]
        for widget in last:
            bar.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.GRID] * 4)
        column.setSpacing(theme.GRID)
        column.addLayout(bar)
        column.addWidget(self.track, 1)

    def sizeHint(self) -> QSize:
        return QSize(700, 150)

    # -- following --------------------------------------------------------------------------------

    def _follow(self) -> None:
        reel, current = self._stage.reel, self.track.current
        chosen = 0 <= current < len(reel.shots)
        ones: list[QWidget] = [self.update_button, self.remove, self.easing]
        for one in ones:
            one.setEnabled(chosen)
        for every in (self.play, self.to_start, self.save, self.film):
            every.setEnabled(bool(reel.shots))
        self.add.setEnabled(self._session.state.subject is not None)
        for control, value in ((self.smooth, reel.smooth), (self.loop, reel.loop)):
            with QSignalBlocker(control):
                control.setChecked(value)
            control.update()
        self.drift.set_value(reel.drift)
        with QSignalBlocker(self.seconds):
            self.seconds.setValue(reel.seconds)
        if chosen:
            with QSignalBlocker(self.easing):
                self.easing.setCurrentIndex(max(0, self.easing.findData(reel.shots[current].easing)))

    def _begin(self) -> None:
        self._gesture = self._session.begin_gesture()

    def _show_playing(self, playing: bool) -> None:
        self.play.setIcon(icon("pause" if playing else "play"))
        tip = self.tr("Pause (P)") if playing else self.tr("Play (P)")
        self.play.setToolTip(tip)
        self.play.setAccessibleName(tip)

    # -- doing ------------------------------------------------------------------------------------

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the timeline"), "film.timeline", f"{self.tr('Timelines')} (*.timeline)"
        )
        if name:
            self._stage.save(Path(name).with_suffix(".timeline"))

    def export(self) -> None:
        """Ask where to and how large, then render in the background."""
        from artstudio.qt.latent.film_dialog import FilmDialog

        self._stage.stop()
        FilmDialog(self._stage, self._films, self.window()).open()
