"""The sound of the timeline, and what of it moves which slider, how far and how quickly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from artstudio.document.binding import BANDS, Binding, first_range
from artstudio.document.moments import bindable, with_moves
from artstudio.document.timeline import Timeline
from artstudio.document.tracks import Slot
from artstudio.latents import Move
from artstudio.params import AnyParam, Choice, Float, Int
from artstudio.qt import theme
from artstudio.qt.actions import QT_TRANSLATE_NOOP
from artstudio.qt.form import Form, build_form
from artstudio.qt.hints import ElidedLabel
from artstudio.qt.timeline.director import Director
from artstudio.qt.timeline.slider_choice import slider_choice, slider_title
from artstudio.qt.translation import translated

SOUNDS = "*.wav *.mp3 *.flac *.ogg *.opus *.m4a *.aac *.aif *.aiff *.mp4 *.webm *.mkv *.mov"
_SOURCES = (
    ("loudness", QT_TRANSLATE_NOOP("params", "Loudness")),
    ("bass", QT_TRANSLATE_NOOP("params", "Bass")),
    ("middle", QT_TRANSLATE_NOOP("params", "Middle")),
    ("treble", QT_TRANSLATE_NOOP("params", "Treble")),
    ("onset", QT_TRANSLATE_NOOP("params", "Onsets")),
    ("beat", QT_TRANSLATE_NOOP("params", "Beat")),
)
_GAIN = Float(
    id="gain",
    title=QT_TRANSLATE_NOOP("params", "Gain"),
    tip=QT_TRANSLATE_NOOP("params", "How much of the range a loud sound takes the slider through."),
    default=1.0,
    low=0.0,
    high=4.0,
    step=0.05,
    unit="×",
)
_ATTACK = Float(
    id="attack",
    title=QT_TRANSLATE_NOOP("params", "Rise"),
    tip=QT_TRANSLATE_NOOP("params", "Seconds in which the slider follows a sound that begins."),
    default=0.0,
    low=0.0,
    high=2.0,
    step=0.01,
    unit="s",
)
_RELEASE = Float(
    id="release",
    title=QT_TRANSLATE_NOOP("params", "Fall"),
    tip=QT_TRANSLATE_NOOP("params", "Seconds in which it comes back."),
    default=0.2,
    low=0.0,
    high=2.0,
    step=0.01,
    unit="s",
)


class SoundDialog(QDialog):
    """Every change is heard and seen at once, and is a step of undo; the window stays free meanwhile."""

    def __init__(
        self,
        director: Director,
        timeline: Timeline,
        moves: Sequence[Move] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``moves``: the directions of the timeline's generator, which a sound can move too."""
        super().__init__(parent)
        self._director = director
        self._moves = moves
        self._begun = timeline  # until the first change makes it the document's
        self._gesture: int | None = None
        self.setWindowTitle(self.tr("Sound"))
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.setSpacing(theme.GRID)
        column.addLayout(self._file_row())
        column.addLayout(self._list_rows())
        self._place = QVBoxLayout()
        self.form: Form = build_form((), self)
        self._place.addWidget(self.form)
        column.addLayout(self._place)
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Return belongs to the fields
        director.changed.connect(self._follow)
        self.finished.connect(self.deleteLater)
        self._follow()

    # -- building ---------------------------------------------------------------------------------

    def _file_row(self) -> QHBoxLayout:
        self.name = ElidedLabel(self)
        self.choose = QPushButton(self.tr("Choose…"), self)
        self.choose.clicked.connect(self._choose)
        self.silence = QPushButton(self.tr("No sound"), self)
        self.silence.clicked.connect(lambda: self._director.set_sound(None))
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.name, 1)
        row.addWidget(self.silence)
        row.addWidget(self.choose)
        return row

    def _list_rows(self) -> QVBoxLayout:
        what = QLabel(self.tr("What of the sound moves which slider:"), self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(what.text())
        self.list.setFixedHeight(4 * theme.TARGET)
        self.list.currentRowChanged.connect(lambda _: self._show_binding())
        self.add = QPushButton(self.tr("Add"), self)
        self.add.clicked.connect(self._add)
        self.remove = QPushButton(self.tr("Remove"), self)
        self.remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        rows = QVBoxLayout()
        rows.setSpacing(theme.GRID // 2)
        rows.addWidget(what)
        rows.addWidget(self.list)
        rows.addLayout(row)
        return rows

    # -- reading ----------------------------------------------------------------------------------

    @property
    def _timeline(self) -> Timeline:
        timeline = self._director.timeline or self._begun
        return with_moves(timeline, self._moves) if timeline.model == self._begun.model else timeline

    def _current(self) -> Binding | None:
        row, bindings = self.list.currentRow(), self._timeline.bindings
        return bindings[row] if 0 <= row < len(bindings) else None

    def _source_title(self, source: str) -> str:
        named = dict(_SOURCES)
        if source in named:
            return translated(named[source])
        return self.tr("Band {number}").format(number=source.removeprefix("band"))

    def _params(self, binding: Binding) -> list[AnyParam]:
        """The rows of a binding, with the ends of its slider as that has them."""
        bands = tuple(f"band{number}" for number in range(1, BANDS + 1))
        sources = (*(source for source, _ in _SOURCES), *bands)
        options = tuple((source, self._source_title(source)) for source in sources)
        moved = self._timeline.param_of(binding.slot)
        assert isinstance(moved, Float | Int)
        return [
            Choice(id="source", title=self.tr("Of the sound"), default=binding.source, options=options),
            slider_choice(self.tr("moves"), bindable(self._timeline)),
            _end(moved, "low", self.tr("In silence")),
            _end(moved, "high", self.tr("At its loudest")),
            _GAIN,
            _ATTACK,
            _RELEASE,
        ]

    # -- showing ----------------------------------------------------------------------------------

    def _follow(self) -> None:
        timeline = self._timeline
        self.name.setText(Path(timeline.sound).name if timeline.sound else self.tr("No sound is chosen."))
        self.name.setToolTip(timeline.sound)
        self.silence.setEnabled(bool(timeline.sound))
        texts = [
            f"{self._source_title(b.source)} → {slider_title(b.slot, timeline.param_of(b.slot))}"
            for b in timeline.bindings
        ]
        if texts != [self.list.item(row).text() for row in range(self.list.count())]:
            row = self.list.currentRow()
            with QSignalBlocker(self.list):
                self.list.clear()
                self.list.addItems(texts)
                self.list.setCurrentRow(min(max(row, 0), len(texts) - 1))
            self._show_binding()
        elif (binding := self._current()) is not None:
            self.form.set_values(self._values(binding))
        self.remove.setEnabled(self._current() is not None)

    def _values(self, binding: Binding) -> dict[str, Any]:
        slots = [slot for slot, _ in bindable(self._timeline)]
        slider = str(slots.index(binding.slot)) if binding.slot in slots else "0"
        names = ("source", "low", "high", "gain", "attack", "release")
        return {"slider": slider, **{name: getattr(binding, name) for name in names}}

    def _show_binding(self) -> None:
        """The form of another binding, or of another slider."""
        old, binding = self.form, self._current()
        self.form = build_form(self._params(binding) if binding else (), self)
        self._place.replaceWidget(old, self.form)
        old.finish_gestures()
        old.hide()
        old.deleteLater()
        if binding is not None:
            self.form.set_values(self._values(binding))
        self.form.gesture_started.connect(lambda _: self._begin())
        self.form.value_changed.connect(self._set)
        self.form.gesture_finished.connect(lambda _: self._end())
        self.remove.setEnabled(binding is not None)

    # -- changing ---------------------------------------------------------------------------------

    def _choose(self) -> None:
        sounds, every = self.tr("Sounds"), self.tr("All files")
        filters = f"{sounds} ({SOUNDS});;{every} (*)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a sound"), "", filters)
        if name:
            self._director.set_sound(Path(name))

    def _add(self) -> None:
        found = bindable(self._timeline)
        if not found:
            return
        taken = {binding.slot for binding in self._timeline.bindings}
        slot, param = next((pair for pair in found if pair[0] not in taken), found[0])
        binding = Binding("loudness", slot, *self._first_range(slot, param))
        bindings = (*self._timeline.bindings, binding)
        self._director.set_bindings(bindings, self._moves)
        self.list.setCurrentRow(len(bindings) - 1)

    def _first_range(self, slot: Slot, param: Float | Int) -> tuple[float, float]:
        return first_range(param, self._director.now(self._timeline, slot))

    def _remove(self) -> None:
        row, bindings = self.list.currentRow(), self._timeline.bindings
        if 0 <= row < len(bindings):
            self._director.set_bindings((*bindings[:row], *bindings[row + 1 :]))

    def _begin(self) -> None:
        self._gesture = self._director.begin_gesture()

    def _end(self) -> None:
        self._director.end_gesture(self._gesture)

    def _set(self, key: str, value: Any) -> None:
        row, binding = self.list.currentRow(), self._current()
        if binding is None:
            return
        if key == "slider":
            slot, param = bindable(self._timeline)[int(value)]
            low, high = self._first_range(slot, param)
            changed = replace(binding, slot=slot, low=low, high=high)
        else:
            given: dict[str, Any] = {key: float(value) if key in ("low", "high") else value}
            changed = replace(binding, **given)
        bindings = self._timeline.bindings
        self._director.set_bindings((*bindings[:row], changed, *bindings[row + 1 :]), self._moves)


def _end(param: Float | Int, end: str, title: str) -> Float | Int:
    """The slider for one end of the range of another."""
    low, high = first_range(param, param.default)
    default = low if end == "low" else high
    if isinstance(param, Int):
        return replace(param, id=end, title=title, tip="", default=round(default))
    return replace(param, id=end, title=title, tip="", default=default)
