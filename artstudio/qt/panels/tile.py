"""A style's picture as the panels draw it: cropped to fill, with round corners, flat while there is none."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from artstudio.qt import icons, theme

RADIUS = 5.0
_ICON = 20


def draw_tile(painter: QPainter, rect: QRect, image: QImage | None, radius: float = RADIUS) -> None:
    """Draw ``image`` into ``rect``, or a quiet tile that waits for it."""
    if image is not None and not image.isNull():
        dpr = painter.device().devicePixelRatio()
        painter.drawPixmap(rect.topLeft(), _rounded(image, rect.size(), radius, dpr))
        return
    tokens = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.raised if tokens.name == "dark" else tokens.pressed))
    painter.drawRoundedRect(QRectF(rect), radius, radius)
    size = min(_ICON, rect.width() // 2)
    pixmap = icons.pixmap("brush", size, tokens.text_disabled, painter.device().devicePixelRatio())
    center = rect.center()
    painter.drawPixmap(center.x() - size // 2, center.y() - size // 2, pixmap)


def draw_ring(painter: QPainter, rect: QRect, color: str, width: float, radius: float = RADIUS) -> None:
    """A line around ``rect``, just inside it."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(color), width))
    inset = width / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)


def draw_weight(painter: QPainter, tile: QRect, weight: float) -> None:
    """A badge in the lower left corner of ``tile``: how much of the style there is."""
    tokens = theme.current()
    text = f"{round(100 * weight)}%".replace("-", "\N{MINUS SIGN}")
    font = QFont(painter.font())
    font.setPixelSize(11)
    font.setWeight(QFont.Weight.DemiBold)
    painter.save()
    painter.setFont(font)
    badge = QRectF(0, 0, painter.fontMetrics().horizontalAdvance(text) + 10, 17)
    badge.moveBottomLeft(QPointF(tile.left() + 4, tile.bottom() - 3))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawRoundedRect(badge, 8.5, 8.5)
    painter.setPen(QColor(tokens.on_accent))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def tile_pixmap(image: QImage | None, size: QSize, dpr: float) -> QPixmap:
    """A tile by itself, e.g. to be dragged."""
    pixmap = QPixmap(size * dpr)
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_tile(painter, QRect(0, 0, size.width(), size.height()), image)
    painter.end()
    return pixmap


def _rounded(image: QImage, size: QSize, radius: float, dpr: float) -> QPixmap:
    key = f"artstudio-tile:{image.cacheKey()}:{size.width()}x{size.height()}:{radius}:{dpr}"
    made = QPixmap()
    if QPixmapCache.find(key, made):
        return made
    device = size * dpr
    scaled = image.scaled(
        device, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    made = QPixmap(device)
    made.fill(Qt.GlobalColor.transparent)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(0, 0, device.width(), device.height()), radius * dpr, radius * dpr)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(outline)
    painter.drawImage(
        (device.width() - scaled.width()) // 2, (device.height() - scaled.height()) // 2, scaled
    )
    painter.end()
    made.setDevicePixelRatio(dpr)
    QPixmapCache.insert(key, made)
    return made


class Tile(QWidget):
    """A style's picture as a widget. It is decoration: the name stands beside it."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setFixedSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.notifier.changed.connect(self.update)

    def show_image(self, image: QImage | None) -> None:
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_tile(painter, self.rect(), self._image)
        painter.end()
