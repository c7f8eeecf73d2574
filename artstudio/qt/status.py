"""The line at the bottom: the picture on the left, the engine on the right."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from artstudio.qt import icons, theme
from artstudio.recipes import Subject


class StatusBar(QStatusBar):
    """Size, zoom and coordinates; device, what the engine does, progress, and a button that stops it."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._has_picture = False
        self._size = self._label(self.tr("Size of the picture"))
        self._zoom = self._label(self.tr("Zoom"))
        self._position = self._label(self.tr("Position in the picture"))
        self.addWidget(self._row(self._size, self._zoom, self._position))
        self._engine = self._label(self.tr("State of the engine"))
        self._device = self._label(self.tr("Device"))
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setFixedWidth(120)
        self._bar.setTextVisible(False)
        self._cancel = QToolButton(self)
        self._cancel.setIcon(icons.icon("stop"))
        self._cancel.setToolTip(self.tr("Stop (Esc)"))
        self._cancel.setAccessibleName(self.tr("Stop"))
        self._cancel.setAutoRaise(True)
        self._cancel.setIconSize(QSize(16, 16))
        self._cancel.setFixedSize(theme.TARGET, theme.TARGET)
        self._cancel.clicked.connect(self.cancel_requested)
        # Held to the right, or it would jump before it finds its place.
        right = self._row(None, self._engine, self._bar, self._cancel, self._device)
        self.addPermanentWidget(right)
        self.show_picture(None)
        self.show_idle()

    def show_picture(self, picture: Subject | None) -> None:
        self._has_picture = picture is not None
        if picture is None:
            self._size.setText(self.tr("No picture"))
            self._zoom.clear()
            return
        megapixels = picture.width * picture.height / 1e6
        text = f"{picture.width} × {picture.height}"
        if megapixels >= 1:
            text += f"  ({QLocale().toString(megapixels, 'f', 1)} MP)"
        self._size.setText(text)
        self._size.setToolTip(picture.name)

    def show_zoom(self, zoom: float) -> None:
        if self._has_picture:
            self._zoom.setText(QLocale().toString(100 * zoom, "f", 0 if zoom >= 0.1 else 1) + "%")

    def show_position(self, position: object) -> None:
        self._position.setText(f"{position[0]}, {position[1]}" if isinstance(position, tuple) else "")

    def show_device(self, name: str) -> None:
        self._device.setText(name)

    def show_idle(self) -> None:
        self._engine.setText(self.tr("Ready"))
        self._bar.hide()
        self._cancel.hide()

    def show_working(self, text: str, fraction: float | None = None, seconds: float | None = None) -> None:
        """Say what is being done; ``seconds`` left is shown once it is known."""
        if seconds is not None:
            text = self.tr("{what}, {time} left").format(what=text, time=duration(seconds))
        self._engine.setText(text)
        self._bar.setVisible(fraction is not None)
        if fraction is not None:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(1000 * fraction))
        self._cancel.show()

    def _row(self, *widgets: QWidget | None) -> QWidget:
        """Widgets, and None for a gap, on one line that is as high as the button, be that there or not."""
        holder = QWidget(self)
        holder.setMinimumHeight(theme.TARGET)
        row = QHBoxLayout(holder)
        row.setContentsMargins(theme.GRID, 0, theme.GRID, 0)
        row.setSpacing(theme.GRID)
        for widget in widgets:
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget)
        return holder

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setAccessibleName(name)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        return label


def duration(seconds: float) -> str:
    """``seconds``, or minutes and seconds, for people."""
    whole = max(1, round(seconds))
    return f"{whole} s" if whole < 90 else f"{whole // 60} min {whole % 60:02d} s"
