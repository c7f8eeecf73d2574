"""How long a training is to learn."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget


class Minutes(QSpinBox):
    """None are until it is stopped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 100_000)
        self.setSpecialValueText(self.tr("Until I stop it"))
        self.setSuffix(self.tr(" min"))
        self.setSingleStep(10)
        self.setAccessibleName(self.tr("Learn for"))
        self.setToolTip(self.tr("It can always be stopped before, and go on another time."))

    @property
    def seconds(self) -> float | None:
        return 60.0 * self.value() or None
