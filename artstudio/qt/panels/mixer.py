"""The style mixer: the styles the picture is painted in, each with how much of it there is."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from artstudio.library.styles import style_key
from artstudio.params import Float, StyleRef, StyleWeight, Weights
from artstudio.qt import theme
from artstudio.qt.icons import icon
from artstudio.qt.panels.cards import AddCard, choose_files
from artstudio.qt.panels.drops import DropTarget
from artstudio.qt.panels.pad import Pad
from artstudio.qt.panels.scrolling import Scroller
from artstudio.qt.panels.tile import Tile
from artstudio.qt.session import Session
from artstudio.qt.shelf import Shelf
from artstudio.qt.sliders import ParamSlider
from artstudio.qt.translation import style_title

_THUMB = 40


class MixerPanel(QWidget):
    """A row per style on the mixer, a free place for the next, and below them the pad that sets all at once.

    Styles and pictures that are dropped anywhere on it join the mixture.
    """

    def __init__(self, session: Session, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shelf = shelf
        param = session.spec.param("styles")
        assert isinstance(param, Weights)
        self._param = param
        self.rows: list[MixerRow] = []

        self.setAccessibleName(self.tr("Style mixer"))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.GRID // 2)
        self.add_card = AddCard("", self)
        self.add_card.clicked.connect(self._choose)
        self.full_note = QLabel(
            self.tr("The mixer is full. The next style takes the oldest one's place."), self
        )
        self.full_note.setProperty("role", "dim")
        self.full_note.setWordWrap(True)
        self.clear_button = QToolButton(self)
        self.clear_button.setIcon(icon("trash"))
        self.clear_button.setIconSize(QSize(16, 16))
        self.clear_button.setAccessibleName(self.tr("Clear the mixer"))
        self.clear_button.setToolTip(self.tr("Take all styles off and show your own picture"))
        self.clear_button.clicked.connect(self._clear)
        self.pad = Pad(session, shelf, self)

        content = QWidget(self)
        inner = QVBoxLayout(content)
        inner.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, theme.GRID)
        inner.setSpacing(theme.GRID)
        inner.addLayout(self._column)
        self._foot = QWidget(content)
        below = QHBoxLayout(self._foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(theme.GRID)
        below.addWidget(self.full_note, 1)
        below.addWidget(self.add_card, 1)
        below.addWidget(self.clear_button)
        inner.addWidget(self._foot)
        inner.addWidget(self.pad, 1)
        inner.addStretch(0)
        self._inner = inner
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(content, self))

        self.drops = DropTarget(
            self,
            session,
            self.tr("Drop to add it to the mixer"),
            on_style=self._add_key,
            on_sources=lambda sources: shelf.add_sources(sources, session.add_style),
        )
        session.changed.connect(self._follow)
        shelf.changed.connect(self._rename)
        shelf.thumb_changed.connect(self._thumb_changed)
        self._follow()

    def _follow(self) -> None:
        """Show what is on the mixer; rows of styles that stay are kept, since a hand may be on one."""
        slots = self._session.styles
        kept = {row.style_ref: row for row in self.rows}
        if [slot.style for slot in slots] != [row.style_ref for row in self.rows]:
            self.rows = [
                kept.pop(slot.style) if slot.style in kept else self._new_row(slot.style) for slot in slots
            ]
            self._drop(list(kept.values()))
            for place, row in enumerate(self.rows):
                self._column.insertWidget(place, row)
            self._order_tabs()
        for row, slot in zip(self.rows, slots, strict=True):
            row.slider.set_value(slot.weight)
        full = len(slots) >= self._param.most
        # Below five rows the pad needs the place more than what is said of them.
        if (self._inner.indexOf(self._foot) > self._inner.indexOf(self.pad)) != full:
            self._inner.removeWidget(self._foot)
            self._inner.insertWidget(self._inner.indexOf(self.pad) + full, self._foot)
        self.full_note.setVisible(full)
        self.add_card.setVisible(not full)
        self.add_card.show_text(
            self.tr("Add a style or any picture")
            if slots
            else self.tr("Click a style in the gallery, or drop any picture here to paint in its style"),
            tall=not slots,
        )
        self.clear_button.setVisible(bool(slots))
        self.pad.setVisible(bool(slots))

    def _order_tabs(self) -> None:
        """The Tab key goes from row to row and on to what is below them."""
        before: QWidget = self.pad
        order: list[QWidget] = []
        for row in self.rows:
            order += (row.slider.groove, row.slider.field, row.remove_button)
        for widget in (*order, self.add_card, self.clear_button, self.pad):
            self.setTabOrder(before, widget)
            before = widget

    def _drop(self, rows: list[MixerRow]) -> None:
        for row in rows:
            if row.isAncestorOf(self.focusWidget() or self):
                (self.rows[0].slider if self.rows else self.add_card).setFocus()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _new_row(self, style: StyleRef) -> MixerRow:
        row = MixerRow(style, self._title(style), self._param.bounds(style), self)
        row.tile.show_image(self._shelf.thumb(style_key(style)))
        row.slider.gesture_started.connect(lambda: row.hold(self._session.begin_gesture()))
        row.slider.value_changed.connect(lambda weight: self._set_weight(style, weight))
        row.slider.gesture_finished.connect(lambda: self._session.end_gesture(row.gesture))
        row.remove_button.clicked.connect(lambda: self._session.remove_style(self._shelf.newest(style)))
        return row

    def _set_weight(self, style: StyleRef, weight: float) -> None:
        slots = tuple(
            StyleWeight(slot.style, weight) if slot.style == style else slot for slot in self._session.styles
        )
        label = self.tr("Weight of {name}").format(name=self._title(style))
        self._session.set_value("styles", slots, label)

    def _title(self, style: StyleRef) -> str:
        return style_title(self._shelf.newest(style)) or self.tr("Unnamed style")

    def _rename(self) -> None:
        for row in self.rows:
            row.show_title(self._title(row.style_ref))

    def _thumb_changed(self, key: str) -> None:
        for row in self.rows:
            if style_key(row.style_ref) == key:
                row.tile.show_image(self._shelf.thumb(key))

    def _add_key(self, key: str) -> None:
        item = self._shelf.item(key)
        if item is not None:
            self._session.add_style(item.ref)

    def _choose(self) -> None:
        choose_files(self, lambda sources: self._shelf.add_sources(sources, self._session.add_style))

    def _clear(self) -> None:
        self._session.set_value("styles", (), self.tr("Clear the mixer"))
        self.add_card.setFocus()


class MixerRow(QWidget):
    """One style: its picture, name, weight, and a way off the mixer."""

    def __init__(self, style: StyleRef, title: str, bounds: tuple[float, float], parent: QWidget) -> None:
        super().__init__(parent)
        self.style_ref = style
        self.gesture: int | None = None
        self.tile = Tile(_THUMB, self)
        low, high = bounds
        self.slider = ParamSlider(
            Float(
                id="weight",
                title=title,
                tip="How much of this style there is. What is missing to 100 % is your photo.",
                default=1.0,
                low=low,
                high=high,
                step=0.01,
                unit="%",
            ),
            self,
        )
        self.remove_button = QToolButton(self)
        self.remove_button.setIcon(icon("close"))
        self.remove_button.setIconSize(QSize(16, 16))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GRID)
        line.addWidget(self.tile)
        line.addWidget(self.slider, 1)
        line.addWidget(self.remove_button)
        self.show_title(title)

    def hold(self, gesture: int) -> None:
        """Remember the gesture that the slider's movement belongs to."""
        self.gesture = gesture

    def show_title(self, title: str) -> None:
        self.slider.label.setText(title)
        for widget in (self.slider, self.slider.groove):
            widget.setAccessibleName(self.tr("Weight of {name}").format(name=title))
        self.remove_button.setToolTip(self.tr("Take {name} off the mixer").format(name=title))
        self.remove_button.setAccessibleName(self.remove_button.toolTip())
