"""Drawing on the canvas. Pictures are placed in physical pixels of the screen, labels in logical ones."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPen

from artstudio.qt import theme
from artstudio.qt.images import ImagePyramid

CRISP_ABOVE = 4.0  # screen pixels per pixel of the picture; from there on its pixels are seen as squares
_CHECK = 8  # logical px
_PILL_MARGIN = (10.0, 4.0)


def draw_surround(painter: QPainter, window: QRect, sight: QRect) -> None:
    """Fill what of ``window`` the picture doesn't cover; on a large screen painting twice would be felt."""
    color = QColor(theme.current().canvas)
    if sight.isEmpty():
        painter.fillRect(window, color)
        return
    left, top = sight.left(), sight.top()
    right, bottom = left + sight.width(), top + sight.height()
    painter.fillRect(window.left(), window.top(), window.width(), top - window.top(), color)
    painter.fillRect(window.left(), bottom, window.width(), window.bottom() + 1 - bottom, color)
    painter.fillRect(window.left(), top, left - window.left(), sight.height(), color)
    painter.fillRect(right, top, window.right() + 1 - right, sight.height(), color)


def draw_picture(
    painter: QPainter, pyramid: ImagePyramid, place: QRect, window: QRect, smooth: bool = False
) -> None:
    """Draw what ``window`` shows of a picture that would fill ``place``.

    Smooth up to 400 %, squares above unless ``smooth``. The cost is that of the window, not of the picture.
    """
    visible = place.intersected(window)
    if visible.isEmpty():
        return
    level = pyramid.level_for(max(place.width() / pyramid.width, place.height() / pyramid.height))
    rows, columns = pyramid.level(level).shape
    # Screen pixels per pixel of the level. The last of an odd number of pixels sticks out of the picture.
    across = place.width() * 2**level / pyramid.width
    down = place.height() * 2**level / pyramid.height
    # One pixel more on every side, so that interpolation at the window's edge sees its neighbor.
    left = max(0, math.floor((visible.left() - place.left()) / across) - 1)
    top = max(0, math.floor((visible.top() - place.top()) / down) - 1)
    right = min(columns, math.ceil((visible.right() + 1 - place.left()) / across) + 1)
    bottom = min(rows, math.ceil((visible.bottom() + 1 - place.top()) / down) + 1)
    if right <= left or bottom <= top:
        return
    part = pyramid.crop(level, left, top, right, bottom)
    corner = QPointF(place.left() + left * across, place.top() + top * down)
    painter.save()
    painter.setClipRect(visible, Qt.ClipOperation.IntersectClip)
    own_size = abs(across - 1) * columns < 1 and abs(down - 1) * rows < 1
    if own_size:
        painter.drawImage(QPoint(place.left() + left, place.top() + top), part)
    else:
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, smooth or max(across, down) <= CRISP_ABOVE
        )
        target = QRectF(corner.x(), corner.y(), (right - left) * across, (bottom - top) * down)
        painter.drawImage(target, part, QRectF(part.rect()))
    painter.restore()


def draw_layer(painter: QPainter, layer: QImage, place: QRect, window: QRect) -> None:
    """Draw all of ``layer`` into ``place``, as far as ``window`` shows it."""
    painter.save()
    painter.setClipRect(window, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, layer)
    painter.restore()


def draw_checkerboard(painter: QPainter, area: QRect, origin: QPoint, dpr: float) -> None:
    """What shows through a picture. The squares move with the picture but don't grow with it."""
    tokens = theme.current()
    cell = round(_CHECK * dpr)
    tile = QImage(2 * cell, 2 * cell, QImage.Format.Format_RGB32)
    tile.fill(QColor(tokens.check_a))
    with QPainter(tile) as squares:
        squares.fillRect(0, 0, cell, cell, QColor(tokens.check_b))
        squares.fillRect(cell, cell, cell, cell, QColor(tokens.check_b))
    painter.setBrushOrigin(origin)
    painter.fillRect(area, QBrush(tile))


def pill_size(painter: QPainter, text: str) -> QRectF:
    """The rectangle, at 0, 0, that `draw_pill` needs."""
    metrics = QFontMetricsF(painter.font())
    return QRectF(
        0, 0, metrics.horizontalAdvance(text) + 2 * _PILL_MARGIN[0], metrics.height() + 2 * _PILL_MARGIN[1]
    )


def draw_pill(painter: QPainter, text: str, place: QRectF, opacity: float = 1.0) -> None:
    """A small label that can be read over any picture."""
    tokens = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(opacity)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.tip))
    painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
    painter.setPen(QColor(tokens.tip_text))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def draw_focus_ring(painter: QPainter, area: QRect) -> None:
    """The frame of a widget that has the keyboard."""
    painter.save()
    painter.setPen(QPen(QColor(theme.current().focus), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(1, 1, -1, -1))
    painter.restore()
