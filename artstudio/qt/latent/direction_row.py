"""One direction: its slider and a lock, and below them, once opened, what it does and what it is called."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from artstudio.latents import LAST_LAYER
from artstudio.params import Float
from artstudio.qt import theme
from artstudio.qt.buttons import tool_button
from artstudio.qt.icons import icon
from artstudio.qt.latent.axes import MOST_NAME
from artstudio.qt.panels.tile import draw_ring, draw_tile
from artstudio.qt.sliders import ParamSlider
from artstudio.qt.translation import translated

STRIP = 5
_STRIP_REACH = 0.75  # of the slider's
_GAP = theme.GRID // 2


@dataclass(frozen=True)
class Details:
    """What is known of a direction: the artist's name, the layers it moves of so many, whether it can be
    removed."""

    name: str
    layers: tuple[int, int]
    count: int
    own: bool


class DirectionRow(QWidget):
    """``opened``: the strip wants its pictures. ``chosen(value)``: one of them was clicked.

    ``asked_why(bool)``: where in the picture it acts. ``renamed(str)``; ``ranged(first, last)``, of layers
    counted from 0; ``removed``. Without ``details`` there is only the strip to open.
    """

    opened = Signal()
    chosen = Signal(float)
    asked_why = Signal(bool)
    renamed = Signal(str)
    ranged = Signal(int, int)
    removed = Signal()

    def __init__(self, axis: Float, parent: QWidget, details: Details | None = None) -> None:
        super().__init__(parent)
        self.axis = axis
        self.gesture: int | None = None  # which the slider's movement belongs to
        self.slider = ParamSlider(axis, self)
        self.more = _toggle(self, "chevron-right", self.tr("Show what it does, from minus to plus"))
        self.more.toggled.connect(self._open)
        locking = self.tr("Locked rows are left alone by Randomize and Reset.")
        self.lock = _toggle(self, "unlock", locking)
        self.lock.toggled.connect(lambda on: self.lock.setIcon(icon("lock" if on else "unlock")))
        self.strip = Strip(self)
        self.strip.chosen.connect(lambda place: self.chosen.emit(self.values()[place]))
        coloring = self.tr("Color the parts of the picture that this direction changes.")
        self.why = _toggle(self, "eye", "\n".join((self.tr("Show where it acts"), coloring)))
        self.why.toggled.connect(self.asked_why)
        self.details = QWidget(self)
        self.name = QLineEdit(self.details)
        self.layers = _toggle(self.details, "layers", self.tr("Choose the layers that it moves"))
        self.remove_button = tool_button(self.details, "trash", self.tr("Remove this direction"), 16)
        self.range = QWidget(self.details)
        self.first = QSpinBox(self.range)
        self.last = QSpinBox(self.range)
        self._has_details = details is not None
        if details is not None:
            self._lay_out_details(details)
        line, shown = QHBoxLayout(), QHBoxLayout()
        for row in (line, shown):
            row.setSpacing(_GAP)
        line.addWidget(self.slider, 1)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.lock, 0, Qt.AlignmentFlag.AlignBottom)
        shown.addWidget(self.strip, 1)
        shown.addWidget(self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(line)
        column.addLayout(shown)
        column.addWidget(self.details)
        self._name_all()
        self._open(False)

    @property
    def locked(self) -> bool:
        return self.lock.isChecked()

    @property
    def is_open(self) -> bool:
        return self.more.isChecked()

    def values(self) -> tuple[float, ...]:
        """Where the pictures of the strip are, from minus to plus."""
        reach = min(3.0, _STRIP_REACH * self.axis.high)
        return tuple(reach * (2 * i / (STRIP - 1) - 1) for i in range(STRIP))

    def show_strip(self, images: list[QImage | None]) -> None:
        self.strip.show_images(images, [f"{value:+.1f} σ".replace("-", "−") for value in self.values()])

    def show_details(self, axis: Float, details: Details) -> None:
        """It is called otherwise now, or moves other layers."""
        self.axis = axis
        self.slider.set_title(axis.title)
        if not self.name.hasFocus():
            self.name.setText(details.name)
        self._show_layers(details.layers)
        self._name_all()

    # -- building ---------------------------------------------------------------------------------

    def _lay_out_details(self, details: Details) -> None:
        self.name.setText(details.name)
        self.name.setPlaceholderText(self.tr("Name it"))
        self.name.setMaxLength(MOST_NAME)
        self.name.editingFinished.connect(lambda: self.renamed.emit(self.name.text()))
        self._count = details.count
        for spin in (self.first, self.last):
            spin.setRange(1, details.count)
            spin.setFixedWidth(84)
            spin.setKeyboardTracking(False)  # the 1 of a 10 is no layer yet
            spin.valueChanged.connect(lambda _, spin=spin: self._range_changed(spin))
        self._show_layers(details.layers)
        self.layers.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.layers.setVisible(details.count > 1)
        self.layers.toggled.connect(self.range.setVisible)
        self.range.hide()
        self.remove_button.clicked.connect(self.removed)
        self.remove_button.setVisible(details.own)
        line, layers = QHBoxLayout(), QHBoxLayout(self.range)
        layers.setContentsMargins(0, 0, 0, 0)
        for row in (line, layers):
            row.setSpacing(_GAP)
        line.addWidget(self.name, 1)
        line.addWidget(self.layers)
        line.addWidget(self.remove_button)
        layers.addWidget(QLabel(self.tr("Layers"), self.range), 1)
        layers.addWidget(self.first)
        layers.addWidget(QLabel("–", self.range))
        layers.addWidget(self.last)
        column = QVBoxLayout(self.details)
        column.setContentsMargins(0, 0, 0, theme.GRID)
        column.setSpacing(_GAP)
        column.addLayout(line)
        column.addWidget(self.range)

    def _show_layers(self, layers: tuple[int, int]) -> None:
        for spin, value in zip((self.first, self.last), layers, strict=True):
            with QSignalBlocker(spin):
                spin.setValue(min(value, self._count - 1) + 1)
        self.layers.setText(f"{self.first.value()}–{self.last.value()}")

    def _name_all(self) -> None:
        title = translated(self.axis.title)
        self.lock.setAccessibleName(self.tr("Lock {name}").format(name=title))
        self.more.setAccessibleName(self.tr("Show what {name} does").format(name=title))
        self.strip.setAccessibleName(self.tr("What {name} does, from minus to plus").format(name=title))
        self.why.setAccessibleName(self.tr("Show where {name} acts").format(name=title))
        self.name.setAccessibleName(self.tr("Name of {name}").format(name=title))
        self.layers.setAccessibleName(self.tr("Layers of {name}").format(name=title))
        self.remove_button.setAccessibleName(self.tr("Remove {name}").format(name=title))
        self.first.setAccessibleName(self.tr("First layer of {name}").format(name=title))
        self.last.setAccessibleName(self.tr("Last layer of {name}").format(name=title))

    def _open(self, on: bool) -> None:
        self.more.setIcon(icon("chevron-down" if on else "chevron-right"))
        self.strip.setVisible(on)
        self.why.setVisible(on)
        if not on:
            self.why.setChecked(False)
        self.details.setVisible(on and self._has_details)
        if on:
            self.opened.emit()

    def _range_changed(self, moved: QSpinBox) -> None:
        """The ends push each other along."""
        other = self.last if moved is self.first else self.first
        if self.first.value() > self.last.value():
            with QSignalBlocker(other):
                other.setValue(moved.value())
        first, last = self.first.value() - 1, self.last.value() - 1
        self._show_layers((first, last))
        self.ranged.emit(first, LAST_LAYER if last == self._count - 1 else last)


def _toggle(parent: QWidget, name: str, tip: str) -> QToolButton:
    button = tool_button(parent, name, tip, 16)
    button.setCheckable(True)
    return button


class Strip(QWidget):
    """Pictures along a direction, side by side. ``chosen(place)`` by a click, or by the arrows and Enter."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._images: list[QImage | None] = [None] * STRIP
        self._captions: list[str] = [""] * STRIP
        self._current = STRIP // 2
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier.changed.connect(self.update)

    def show_images(self, images: list[QImage | None], captions: list[str]) -> None:
        # What is seen stays until there is something newer.
        self._images = [new or old for new, old in zip(images, self._images, strict=True)]
        self._captions = captions
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self._tile(240))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._tile(self.width()))

    def _tile(self, width: int) -> int:
        return max(1, (width - (STRIP - 1) * theme.GRID // 2) // STRIP)

    def rect_of(self, place: int) -> QRect:
        side = self._tile(self.width())
        return QRect(place * (side + theme.GRID // 2), 0, side, side)

    def _place_at(self, position: QPoint) -> int:
        return next((i for i in range(STRIP) if self.rect_of(i).contains(position)), -1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._current = place
            self.chosen.emit(place)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self._current = max(0, self._current - 1)
            case Qt.Key.Key_Right:
                self._current = min(STRIP - 1, self._current + 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.chosen.emit(self._current)
            case _:
                event.ignore()
                return
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            if place >= 0 and self._captions[place]:
                QToolTip.showText(event.globalPos(), self._captions[place], self)
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, image in enumerate(self._images):
            rect = self.rect_of(place)
            draw_tile(painter, rect, image, 4.0)
            if self.hasFocus() and place == self._current:
                draw_ring(painter, rect, tokens.focus, 2, 4.0)
        painter.end()
