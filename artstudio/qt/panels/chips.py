"""A row of chips to narrow the gallery down; it scrolls sideways when there are many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QScrollArea, QWidget

from artstudio.qt import icons, theme

_ICON = 14
_FADE = 20  # px


class Chip(QAbstractButton):
    """A word that is on or off; with ``icon_name``, that picture in its place."""

    def __init__(self, text: str, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text if icon_name else "")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(theme.TARGET)

    def sizeHint(self) -> QSize:
        inside = _ICON if self._icon_name else self.fontMetrics().horizontalAdvance(self.text())
        return QSize(inside + 22, theme.TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        fill = tokens.accent_soft if on else tokens.hover if self.underMouse() else tokens.raised
        edge = tokens.focus if self.hasFocus() else tokens.accent if on else tokens.edge
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(fill))
        frame = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        ink = tokens.text if on or self.underMouse() else tokens.text_dim
        if self._icon_name:
            pixmap = icons.pixmap(self._icon_name, _ICON, ink, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - _ICON) // 2, (self.height() - _ICON) // 2, pixmap)
        else:
            painter.setPen(QColor(ink))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class ChipBar(QScrollArea):
    """Fixed chips, then one per tag of which one at most is on. One stop of the Tab key; arrows move in it.

    ``changed``: another set of chips is on.
    """

    changed = Signal()

    def __init__(self, fixed: Sequence[Chip], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fixed = list(fixed)
        self._tags: dict[str, Chip] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(theme.TARGET)
        self.setAccessibleName(self.tr("Filter"))
        content = QWidget(self)
        self._line = QHBoxLayout(content)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.GRID // 2)
        self._line.addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self._fade = _Fade(self)
        self.horizontalScrollBar().valueChanged.connect(self._fade.update)
        self.horizontalScrollBar().rangeChanged.connect(self._fade.update)
        for chip in self._fixed:
            self._adopt(chip)
            chip.toggled.connect(lambda _: self.changed.emit())
        self._one_tab_stop(self._fixed[0])

    @property
    def tag(self) -> str:
        """The tag that is on, or nothing."""
        return next((tag for tag, chip in self._tags.items() if chip.isChecked()), "")

    def tags(self) -> list[str]:
        return list(self._tags)

    def chips(self) -> list[Chip]:
        return [*self._fixed, *self._tags.values()]

    def tag_chip(self, tag: str) -> Chip:
        return self._tags[tag]

    def set_tags(self, tags: Sequence[str]) -> None:
        """Offer ``tags`` in this order; the one that is on stays on if it is still there."""
        if list(tags) == list(self._tags):
            return
        on = self.tag
        for tag in [tag for tag in self._tags if tag not in tags]:
            chip = self._tags.pop(tag)
            self._line.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._tags = {tag: self._tags.get(tag) or self._new_tag(tag) for tag in tags}
        for place, chip in enumerate(self._tags.values(), start=len(self._fixed)):
            self._line.removeWidget(chip)
            self._line.insertWidget(place, chip)
        for chip, following in pairwise(self.chips()):
            self.setTabOrder(chip, following)
        if all(chip.focusPolicy() == Qt.FocusPolicy.ClickFocus for chip in self.chips()):
            self._one_tab_stop(self._fixed[0])  # the one that was it is gone
        if on and on not in self._tags:
            self.changed.emit()

    def clear(self) -> None:
        """Turn all chips off."""
        for chip in self.chips():
            chip.setChecked(False)

    def _new_tag(self, tag: str) -> Chip:
        chip = Chip(tag)
        chip.toggled.connect(lambda on: self._tag_toggled(chip, on))
        self._adopt(chip)
        return chip

    def _tag_toggled(self, chip: Chip, on: bool) -> None:
        if on:
            for other in self._tags.values():
                if other is not chip and other.isChecked():
                    other.blockSignals(True)
                    other.setChecked(False)
                    other.blockSignals(False)
        self.changed.emit()

    def _adopt(self, chip: Chip) -> None:
        chip.installEventFilter(self)
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._line.insertWidget(self._line.count() - 1, chip)

    def _one_tab_stop(self, stop: Chip) -> None:
        for chip in self.chips():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, Chip):
            if event.type() == QEvent.Type.FocusIn:
                self._one_tab_stop(watched)
                self.ensureWidgetVisible(watched, _FADE, 0)
            steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in steps:
                chips = self.chips()
                place = chips.index(watched) + steps[Qt.Key(event.key())]
                chips[max(0, min(place, len(chips) - 1))].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Up and down scroll sideways here, since there is nothing else to scroll."""
        delta = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (delta.x() or delta.y()) // 2)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fade.setGeometry(self.viewport().geometry())
        self._fade.raise_()


class _Fade(QWidget):
    """Lets the chips fade out at an end beyond which there are more."""

    def __init__(self, bar: ChipBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        scroll = self._bar.horizontalScrollBar()
        painter = QPainter(self)
        if scroll.value() > scroll.minimum():
            self._paint_end(painter, 0, _FADE)
        if scroll.value() < scroll.maximum():
            self._paint_end(painter, self.width(), self.width() - _FADE)
        painter.end()

    def _paint_end(self, painter: QPainter, outer: int, inner: int) -> None:
        color = QColor(theme.current().panel)
        clear = QColor(color)
        clear.setAlpha(0)
        gradient = QLinearGradient(outer, 0, inner, 0)
        gradient.setColorAt(0, color)
        gradient.setColorAt(1, clear)
        painter.fillRect(QRectF(min(outer, inner), 0, _FADE, self.height()), gradient)
