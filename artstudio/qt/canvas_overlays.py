"""What lies over the canvas besides the picture: the empty place and the line that shows work."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from artstudio.qt import theme

Working = float | Literal[False] | None


class LinkButton(QAbstractButton):
    """A button that looks like a link, tall enough for a pen. ``on_tip``: it lies on a message."""

    def __init__(self, text: str = "", parent: QWidget | None = None, on_tip: bool = False) -> None:
        super().__init__(parent)
        self._on_tip = on_tip
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2 * theme.GRID, theme.TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.DARK if self._on_tip else theme.current()  # messages are dark in both themes
        font = QFont(self.font())
        font.setUnderline(self.underMouse())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font)
            painter.setPen(QColor(tokens.text if self.isDown() else tokens.accent_text))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
            if self.hasFocus():
                painter.setPen(QPen(QColor(tokens.focus), 1))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)


class EmptyPlace(QWidget):
    """Shown while there is no picture: says what can be dropped here, and one click opens one."""

    open_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = QLabel(self.tr("Drop a picture here"))
        self._title.setProperty("role", "title")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = LinkButton(self.tr("or open one"))
        self.button.setAccessibleName(self.tr("Open a picture"))
        self.button.clicked.connect(self.open_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 40, 32, 40)
        column.setSpacing(theme.GRID)
        column.addWidget(self._title)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)

    def place(self, area: QWidget) -> None:
        """Take the middle of ``area``."""
        size = self.sizeHint().expandedTo(QSize(360, 168)).boundedTo(area.size())
        self.setGeometry(
            (area.width() - size.width()) // 2,
            (area.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        pen = QPen(QColor(theme.current().edge_hover), 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 4])
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)


class ActivityLine(QWidget):
    """A thin line at the upper edge: grows with known progress, wanders where nothing is known.

    Work that is over at once shows nothing, and neither does work of which pictures keep coming, so that
    the line doesn't flicker while a slider moves.
    """

    HEIGHT = 2
    PATIENCE_MS = 250
    _LAP_MS = 1600

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Progress"))
        self._state: Working = False
        self._patience = QTimer(self, singleShot=True, interval=self.PATIENCE_MS)
        self._patience.timeout.connect(self._appear)
        self._lap = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=self._LAP_MS)
        self._lap.setLoopCount(-1)
        self._lap.valueChanged.connect(self.update)
        self.hide()

    @property
    def state(self) -> Working:
        return self._state

    def set_working(self, state: Working) -> None:
        """Fraction done in 0..1, None for work of unknown length, False for none."""
        self._state = state if state is False or state is None else min(max(float(state), 0.0), 1.0)
        if state is False:
            self._patience.stop()
            self._lap.stop()
            self.hide()
        elif self.isHidden():
            if not self._patience.isActive():
                self._patience.start()
        else:
            self._appear()

    def picture_came(self) -> None:
        """A picture of the work has come: that tells enough for now."""
        if self._patience.isActive():
            self._patience.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state is False:
            return
        if self._state is None:
            length = self.width() / 4
            left = float(self._lap.currentValue()) * (self.width() + length) - length
        else:
            left, length = 0.0, self.width() * self._state
        with QPainter(self) as painter:
            painter.fillRect(QRectF(left, 0, length, self.height()), QColor(theme.current().focus))

    def _appear(self) -> None:
        if self._state is None and self._lap.state() != QVariantAnimation.State.Running:
            self._lap.start()
        elif self._state is not None:
            self._lap.stop()
        self.show()
        self.raise_()
        self.update()
