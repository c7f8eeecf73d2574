"""One direction: its slider and a lock, and below them, once opened, what it does and what it is called."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
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
from artstudio.qt.icons import icon
from artstudio.qt.latent.axes import MOST_NAME
from artstudio.qt.panels.tile import draw_ring, draw_tile
from artstudio.qt.sliders import ParamSlider
from artstudio.qt.translation import translated

STRIP = 5
_STRIP_REACH = 0.75  # of the slider's


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
        title = translated(axis.title)
        self.slider = ParamSlider(axis, self)
        self.lock = self._button()
        self.lock.toggled.connect(lambda on: self.lock.setIcon(icon("lock" if on else "unlock")))
        self.lock.setIcon(icon("unlock"))
        self.lock.setToolTip(self.tr("Locked rows are left alone by Randomize and Reset."))
        self.more = self._button()
        self.more.setToolTip(self.tr("Show what it does, from minus to plus"))
        self.more.toggled.connect(self._open)
        self.more.setIcon(icon("chevron-right"))
        self.strip = Strip(self)
        self.strip.chosen.connect(lambda place: self.chosen.emit(self.values()[place]))
        self.strip.hide()
        self.why = QPushButton(icon("eye"), self.tr("Show where it acts"), self)
        self.why.setCheckable(True)
        self.why.setToolTip(self.tr("Color the parts of the picture that this direction changes."))
        self.why.toggled.connect(self.asked_why)
        self.why.hide()
        self.details = QWidget(self)
        self.name = QLineEdit(self.details)
        self.first = QSpinBox(self.details)
        self.last = QSpinBox(self.details)
        self.remove_button = QToolButton(self.details)
        self._has_details = details is not None
        if details is not None:
            self._lay_out_details(details)
        self.details.hide()
        line = QHBoxLayout()
        line.setSpacing(theme.GRID // 2)
        line.addWidget(self.slider, 1)
        line.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.lock, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addLayout(line)
        column.addWidget(self.strip)
        column.addWidget(self.why)
        column.addWidget(self.details)
        self._name_all(title)

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

    def show_title(self, title: str, name: str) -> None:
        """It is called otherwise now."""
        self.slider.label.setText(title)
        if not self.name.hasFocus():
            self.name.setText(name)
        self._name_all(title)

    # -- building ---------------------------------------------------------------------------------

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setCheckable(True)
        button.setIconSize(QSize(16, 16))
        return button

    def _lay_out_details(self, details: Details) -> None:
        self.name.setText(details.name)
        self.name.setPlaceholderText(self.tr("Name it"))
        self.name.setMaxLength(MOST_NAME)
        self.name.editingFinished.connect(lambda: self.renamed.emit(self.name.text()))
        count = self._count = details.count
        for spin, value in zip((self.first, self.last), details.layers, strict=True):
            spin.setRange(1, count)
            spin.setValue(min(value, count - 1) + 1)
            spin.setFixedWidth(84)
            spin.valueChanged.connect(lambda _, spin=spin: self._range_changed(spin))
        self.remove_button.setIcon(icon("trash"))
        self.remove_button.setIconSize(QSize(16, 16))
        self.remove_button.setToolTip(self.tr("Remove this direction"))
        self.remove_button.clicked.connect(self.removed)
        self.remove_button.setVisible(details.own)
        top = QHBoxLayout()
        top.setSpacing(theme.GRID // 2)
        top.addWidget(self.name, 1)
        top.addWidget(self.remove_button)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID // 2)
        row.addWidget(QLabel(self.tr("Layers"), self.details), 1)
        row.addWidget(self.first)
        row.addWidget(QLabel("–", self.details))
        row.addWidget(self.last)
        column = QVBoxLayout(self.details)
        column.setContentsMargins(0, 0, 0, theme.GRID)
        column.setSpacing(theme.GRID // 2)
        column.addLayout(top)
        if count > 1:
            column.addLayout(row)
        for widget in self.details.findChildren(QLabel):
            widget.setVisible(count > 1)
        self.first.setVisible(count > 1)
        self.last.setVisible(count > 1)

    def _name_all(self, title: str) -> None:
        self.slider.setAccessibleName(title)
        self.slider.groove.setAccessibleName(title)
        self.lock.setAccessibleName(self.tr("Lock {name}").format(name=title))
        self.more.setAccessibleName(self.tr("Show what {name} does").format(name=title))
        self.strip.setAccessibleName(self.tr("What {name} does, from minus to plus").format(name=title))
        self.why.setAccessibleName(self.tr("Show where {name} acts").format(name=title))
        self.name.setAccessibleName(self.tr("Name of {name}").format(name=title))
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
        last = self.last.value() - 1
        self.ranged.emit(self.first.value() - 1, LAST_LAYER if last == self._count - 1 else last)


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

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            if place >= 0 and self._captions[place]:
                QToolTip.showText(event.globalPos(), self._captions[place], self)
                return True
        return super().event(event)  # type: ignore[arg-type]

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
