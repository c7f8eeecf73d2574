"""What the line at the bottom of the window says of a training: kind, step and time left."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from artstudio.engine.training import KINDS
from artstudio.qt import theme
from artstudio.qt.icons import icon
from artstudio.qt.training.trainer import Trainer
from artstudio.qt.training.words import duration


class TrainingStatus(QToolButton):
    """Seen while a training goes on; a click asks for its window."""

    def __init__(self, trainer: Trainer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trainer = trainer
        self.setIcon(icon("layers"))
        self.setIconSize(QSize(16, 16))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setAutoRaise(True)
        self.setFixedHeight(theme.TARGET)
        self.setAccessibleName(self.tr("Training"))
        self.setToolTip(self.tr("Show how the training fares"))
        trainer.told.connect(lambda _: self._show())
        trainer.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        trainer = self._trainer
        self.setVisible(trainer.is_running)
        if not trainer.is_running or trainer.options is None:
            return
        parts = [self.tr("Training {kind}").format(kind=KINDS[trainer.options.kind].title)]
        if trainer.is_stopping:
            parts.append(self.tr("being saved"))
        elif trainer.latest is not None and trainer.latest.step:
            parts.append(self.tr("step {number}").format(number=QLocale().toString(trainer.latest.step)))
            if trainer.left is not None:
                parts.append(self.tr("{time} left").format(time=duration(trainer.left)))
        text = "  ·  ".join(parts)
        self.setText(text)
        self.setAccessibleDescription(text)
