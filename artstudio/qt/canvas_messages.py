"""Messages are a line over the canvas with an action, not a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPropertyAnimation, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLabel, QWidget

from artstudio.qt import icons, theme
from artstudio.qt.canvas_overlays import LinkButton


class MessageLine(QWidget):
    """One sentence at the lower edge of its parent. A newer one takes the place of an older.

    It goes away by itself, after a time that grows with its length, unless it tells of an error or somebody
    points at it.
    """

    _GAP = 16
    _MAX_WIDTH = 640
    _SHORTEST_MS = 5000
    _MS_PER_LETTER = 70
    _MS_PER_ACTION = 3000

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self._callback: Callable[[], None] | None = None
        self._error = False
        self._label = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._action = LinkButton(on_tip=True)
        self._action.clicked.connect(self._act)
        self._close = _CloseButton()
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close"))
        self._close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 6, 6)
        row.setSpacing(theme.GRID)
        row.addWidget(self._label, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._time_is_up)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(theme.MOTION_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        theme.notifier.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on show, empty if there is none."""
        return self._label.text() if not self.isHidden() else ""

    def show_message(
        self,
        text: str,
        action_text: str = "",
        callback: Callable[[], None] | None = None,
        error: bool = False,
    ) -> None:
        """Show a sentence, and a button that calls ``callback``. An error stays until it is closed."""
        was_hidden = self.isHidden()
        self._callback = callback
        self._error = error
        self._label.setText(text)
        self._action.setText(action_text)
        self._action.setAccessibleName(action_text)
        self._action.setVisible(bool(action_text))
        self.setAccessibleName(self.tr("Error") if error else self.tr("Message"))
        self.setAccessibleDescription(text)
        if error:
            self._timer.stop()
        else:
            reading = max(self._SHORTEST_MS, self._MS_PER_LETTER * len(text))
            self._timer.start(reading + (self._MS_PER_ACTION if action_text else 0))
        self.place()
        self.show()
        self.raise_()
        self.update()
        if was_hidden:
            rest = self.pos()
            self._slide.setStartValue(QPoint(rest.x(), self._area.height()))
            self._slide.setEndValue(rest)
            self._slide.start()
        announcement = QAccessibleAnnouncementEvent(self, text)
        if error:
            announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self._slide.stop()
        self._callback = None
        self.hide()

    def place(self) -> None:
        """Lie at the lower edge of the parent, as wide as the sentence needs."""
        self._slide.stop()
        area = self._area.size()
        layout = self.layout()
        assert layout is not None
        sides = layout.contentsMargins()
        beside = sides.left() + sides.right() + self._close.sizeHint().width() + layout.spacing()
        if not self._action.isHidden():
            beside += self._action.sizeHint().width() + layout.spacing()
        one_line = self._label.fontMetrics().horizontalAdvance(self._label.text()) + 4
        width = max(1, min(one_line + beside, self._MAX_WIDTH, area.width() - 2 * self._GAP))
        height = max(40, self._label.heightForWidth(max(1, width - beside)) + sides.top() + sides.bottom())
        self.setGeometry((area.width() - width) // 2, area.height() - height - self._GAP, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(tokens.tip))
            painter.setPen(QColor(theme.DARK.danger if self._error else tokens.tip_edge))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _dress(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(theme.current().tip_text))
        self._label.setPalette(palette)
        self.update()

    def _act(self) -> None:
        callback = self._callback
        self.dismiss()
        if callback is not None:
            callback()

    def _time_is_up(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start(self._SHORTEST_MS)
        else:
            self.dismiss()


class _CloseButton(QAbstractButton):
    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(theme.TARGET, theme.TARGET)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.DARK
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(tokens.focus) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.edge_hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            cross = icons.pixmap("close", 16, tokens.text, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - 16) // 2, (self.height() - 16) // 2, cross)
