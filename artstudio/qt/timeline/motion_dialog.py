"""Motion without keyframes of the artist's own: a random walk, and a drift that closes on itself."""

from __future__ import annotations

import random
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from artstudio.document.moments import wanderers
from artstudio.document.timeline import Timeline
from artstudio.document.tracks import Slot
from artstudio.document.wander import Noise
from artstudio.params import AnyParam, Float, Int, Latent, Vector
from artstudio.qt import theme
from artstudio.qt.actions import QT_TRANSLATE_NOOP
from artstudio.qt.form import build_form
from artstudio.qt.timeline.director import Director
from artstudio.qt.timeline.slider_choice import slider_choice

_PACE = Float(
    id="pace",
    title=QT_TRANSLATE_NOOP("params", "Pace"),
    tip=QT_TRANSLATE_NOOP("params", "Seconds from one turn to the next."),
    default=2.0,
    low=0.2,
    high=60.0,
    step=0.1,
    unit="s",
    log=True,
)
_AMOUNT = Float(
    id="amount",
    title=QT_TRANSLATE_NOOP("params", "Reach"),
    tip=QT_TRANSLATE_NOOP("params", "How far it goes from where it is."),
    default=0.5,
    low=0.0,
    high=1.0,
    step=0.01,
    unit="%",
)
_STOPS = Int(
    id="stops",
    title=QT_TRANSLATE_NOOP("params", "Stops"),
    tip=QT_TRANSLATE_NOOP("params", "How many places it goes to."),
    default=6,
    low=2,
    high=100,
)
DICE = 1_000_000


class MotionDialog(QDialog):
    """Chooses a slider, and how it moves by itself. ``walk``: by keyframes, or else it drifts around them."""

    def __init__(
        self,
        director: Director,
        timeline: Timeline,
        walk: bool,
        parent: QWidget | None = None,
        chance: random.Random | None = None,
    ) -> None:
        super().__init__(parent)
        self._director = director
        self._timeline = timeline
        self._walk = walk
        self._chance = chance or random.Random()
        self.setWindowTitle(self.tr("Random walk") if walk else self.tr("Drift"))
        self.setMinimumWidth(400)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        tell = (
            self.tr("A slider goes from one random place to the next. Its keyframes are replaced.")
            if walk
            else self.tr("A slider wanders around what its keyframes say, and ends where it began.")
        )
        what = QLabel(tell, self)
        what.setWordWrap(True)
        column.addWidget(what)
        self._found = wanderers(timeline)
        self._found.sort(key=lambda pair: not isinstance(pair[1], Latent | Vector))
        sliders = slider_choice(self.tr("Slider"), self._found)
        params: list[AnyParam] = [sliders, *([_STOPS] if walk else []), _PACE, _AMOUNT]
        self._values: dict[str, Any] = {param.id: param.default for param in params}
        self.form = build_form(params, self)
        self.form.value_changed.connect(self._changed)
        column.addWidget(self.form)
        self.length = QLabel(self)
        self.length.setAccessibleName(self.tr("Length"))
        self.length.setVisible(walk)
        column.addWidget(self.length)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.apply = buttons.addButton(
            self.tr("Walk") if walk else self.tr("Drift"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.apply.setDefault(True)
        self.still = buttons.addButton(self.tr("No drift"), QDialogButtonBox.ButtonRole.DestructiveRole)
        self.still.setVisible(not walk)
        self.still.clicked.connect(self._rest)
        buttons.accepted.connect(self._move)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._show_noise()
        self._show_length()
        self.finished.connect(self.deleteLater)

    @property
    def slot(self) -> Slot:
        return self._found[int(self._values["slider"])][0]

    def _changed(self, key: str, value: Any) -> None:
        self._values[key] = value
        if key == "slider":
            self._show_noise()
        self._show_length()

    def _show_length(self) -> None:
        if self._walk:
            legs = self._values["stops"] - (0 if self._timeline.loop else 1)
            seconds = QLocale().toString(legs * self._values["pace"], "f", 1)
            self.length.setText(self.tr("{seconds} seconds").format(seconds=seconds))

    def _noise(self) -> Noise | None:
        track = self._timeline.track(self.slot)
        return track.noise if track else None

    def _show_noise(self) -> None:
        """What the slider does already."""
        noise = None if self._walk else self._noise()
        self.still.setEnabled(noise is not None)
        if noise is not None:
            self._values.update(pace=noise.pace, amount=noise.amount)
            self.form.set_values(self._values)

    def _move(self) -> None:
        seed, values = self._chance.randrange(DICE), self._values
        if self._walk:
            self._director.walk(self.slot, seed, values["stops"], values["pace"], values["amount"])
        else:
            noise = self._noise()
            seed = noise.seed if noise else seed
            self._director.set_noise(self.slot, Noise(seed, values["pace"], values["amount"]))
        self.accept()

    def _rest(self) -> None:
        self._director.set_noise(self.slot, None)
        self.accept()
