"""A field with a puck that is dragged, or moved by keys: what all pads have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from artstudio.qt import theme
from artstudio.qt.session import Session
from artstudio.qt.sliders import COALESCE_MS

PUCK = 9.0  # px, radius
_STEP, _FINE_STEP = 0.05, 0.01  # per arrow key
Point = tuple[float, float]
"""x to the right, y downward, in whatever the pad measures."""


class PuckPad(QWidget):
    """Heirs say what a point means. ``center``: where a double click and Home lead to.

    A drag, a burst of keys and a double click are one step of undo each. Esc takes a drag back.
    """

    center: Point = (0.0, 0.0)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._puck: Point | None = None
        self._dragging = False
        self._gesture: int | None = None
        self._settle = QTimer(self, singleShot=True)
        self._settle.timeout.connect(self._end)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # -- for heirs to say -------------------------------------------------------------------------

    def position_of(self, point: Point) -> QPointF:
        """Where a point lies on the widget."""
        raise NotImplementedError

    def point_at(self, position: QPointF) -> Point:
        raise NotImplementedError

    def take(self, point: Point) -> None:
        """Put the puck at ``point``, and do what that means."""
        raise NotImplementedError

    def remember(self) -> None:
        """A gesture begins, which may be taken back."""
        raise NotImplementedError

    def restore(self) -> None:
        """Make it as it was at `remember`, as a part of the gesture."""
        raise NotImplementedError

    def can_move(self) -> bool:
        return True

    # -- the hand ---------------------------------------------------------------------------------

    @property
    def puck(self) -> Point | None:
        return self._puck

    def move_to(self, point: Point) -> None:
        """Opens a gesture unless one is open."""
        if not self.can_move():
            return
        if self._gesture is None:
            self.remember()
            self._gesture = self._session.begin_gesture()
        self.take(point)
        self.update()

    def _end(self) -> None:
        """The gesture is over, if there was one."""
        self._settle.stop()
        self._dragging = False
        if self._gesture is not None:
            self._session.end_gesture(self._gesture)
            self._gesture = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.can_move():
            event.ignore()
            return
        self._end()
        self._dragging = True
        self.move_to(self.point_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self.move_to(self.point_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._dragging:
            self._dragging = False
            # It may become a double click, which then belongs to the same step.
            self._settle.start(QApplication.doubleClickInterval())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.move_to(self.center)
            self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _FINE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        x, y = self._puck or self.center
        key = Qt.Key
        match event.key():
            case key.Key_Left:
                self.move_to((x - step, y))
            case key.Key_Right:
                self.move_to((x + step, y))
            case key.Key_Up:
                self.move_to((x, y - step))
            case key.Key_Down:
                self.move_to((x, y + step))
            case key.Key_Home | key.Key_Backspace | key.Key_Delete:
                self.move_to(self.center)
            case key.Key_Escape if self._dragging:
                self._dragging = False
                self.restore()
                self._end()
                return
            case _:
                event.ignore()
                return
        self._settle.start(COALESCE_MS)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self._dragging:
            self._end()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        self._end()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()


def paint_puck(painter: QPainter, at: QPointF, focused: bool = False) -> None:
    tokens = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 80))
    painter.drawEllipse(at + QPointF(0, 1.5), PUCK + 1.5, PUCK + 1.5)
    if focused:
        painter.setPen(QPen(QColor(tokens.focus), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, PUCK + 3, PUCK + 3)
    painter.setPen(QPen(QColor(tokens.accent), 3))
    painter.setBrush(QColor("#ffffff"))
    painter.drawEllipse(at, PUCK - 1, PUCK - 1)
