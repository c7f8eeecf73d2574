"""What the next sheet is drawn from, as far as the artist's opinions tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from artstudio.params import Float
from artstudio.qt import theme
from artstudio.qt.latent.evolution import Evolution
from artstudio.qt.translation import translated

_HEIGHT = 72  # px
_MARK = 2.0  # px, half of a picture's mark
_TOLD = 3  # axes, of which the description tells


class PreferenceView(QWidget):
    """A bar for each slider, around where the next sheet lies on it; the lower it is, the more agree on it.

    Pictures that were liked are green dots, the others red crosses.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axes: Sequence[Float] = ()
        self._middle = self._scale = np.zeros(0)
        self._limit = 3.0
        self._liked: list[tuple[float, ...]] = []
        self._disliked: list[tuple[float, ...]] = []
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("What the next sheet is drawn from"))
        theme.notifier.changed.connect(self.update)

    def show_model(self, axes: Sequence[Float], evolution: Evolution, spread: float) -> None:
        self._axes, self._limit = axes, evolution.limit
        self._middle, self._scale = evolution.preference(spread)
        self._liked, self._disliked = evolution.judged()
        sure = [int(i) for i in np.argsort(self._scale, kind="stable")[:_TOLD]]
        told = ", ".join(self._told(place) for place in sure)
        text = self.tr("{liked} liked, {disliked} not. {axes}")
        self.setAccessibleDescription(
            text.format(liked=len(self._liked), disliked=len(self._disliked), axes=told)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def _told(self, place: int) -> str:
        middle = f"{self._middle[place]:+.1f}".replace("-", "\N{MINUS SIGN}")
        return f"{translated(self._axes[place].title)} {middle} ± {self._scale[place]:.1f} σ"

    def _x(self, place: float) -> float:
        return theme.GRID / 2 + (self.width() - theme.GRID) * place / max(1, len(self._axes))

    def _y(self, value: float) -> float:
        return self.height() / 2 - value / self._limit * (self.height() / 2 - theme.GRID / 2)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = int(
                (event.pos().x() - theme.GRID / 2) / max(1, self.width() - theme.GRID) * len(self._axes)
            )
            text = self._told(place) if 0 <= place < len(self._axes) else self.accessibleName()
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.well))
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(QPointF(0, self.height() / 2), QPointF(self.width(), self.height() / 2))
        painter.setClipRect(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        wide = max(1.0, self._x(1) - self._x(0) - 2)
        painter.setBrush(QColor(tokens.accent_soft))
        for place, (middle, scale) in enumerate(zip(self._middle, self._scale, strict=True)):
            top, bottom = self._y(middle + scale), self._y(middle - scale)
            painter.drawRoundedRect(QRectF(self._x(place) + 1, top, wide, bottom - top), 2, 2)
        painter.setPen(QPen(QColor(tokens.danger), 1.25))
        for at in self._places(self._disliked):
            painter.drawLine(at - QPointF(_MARK, _MARK), at + QPointF(_MARK, _MARK))
            painter.drawLine(at - QPointF(_MARK, -_MARK), at + QPointF(_MARK, -_MARK))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.good))
        for at in self._places(self._liked):
            painter.drawEllipse(at, _MARK, _MARK)
        painter.end()

    def _places(self, points: list[tuple[float, ...]]) -> Iterator[QPointF]:
        """Where pictures lie on every slider."""
        for point in points:
            for place, value in enumerate(point):
                yield QPointF(self._x(place + 0.5), self._y(value))
