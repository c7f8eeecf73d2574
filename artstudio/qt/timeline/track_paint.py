"""How the track is drawn: ruler, pictures, keyframes and the ways between them, playhead."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF

from artstudio.document.moments import cuts, easing_at, moments
from artstudio.document.sound import ROWS_PER_SECOND, Heard
from artstudio.document.timeline import Timeline
from artstudio.document.tween import HOLD
from artstudio.qt import theme

_LABEL = 64  # px, least distance between two numbers of the ruler
_STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600)
_HALF = 6.5  # px, of a keyframe
_HEAD = 16.0  # px, the height of that of the playhead


def ruler_font(font: QFont) -> QFont:
    """``font`` for times: small, with figures that are all as wide."""
    font = QFont(font)
    font.setPixelSize(11)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def head_place(painter: QPainter, x: float, right: int, seconds: float) -> QRectF:
    """Where the head of a playhead at ``x`` lies, which says ``seconds``; left of ``right``."""
    wide = painter.fontMetrics().horizontalAdvance(label(seconds, tenths=True)) + 12
    return QRectF(min(max(x - wide / 2, 1.0), right - wide - 1.0), 0.5, wide, _HEAD)


def draw_ruler(painter: QPainter, strip: QRect, height: int, seconds: float, head: QRectF) -> None:
    """Times above ``strip``, which is ``seconds`` long; none where the ``head`` of the playhead lies."""
    tokens = theme.current()
    pixels = strip.width() / seconds
    step = next((step for step in _STEPS if step * pixels >= _LABEL), _STEPS[-1])
    fifths = 5 if step * pixels / 5 >= 6 else 1
    for tick in range(math.floor(seconds / step * fifths + 1e-6) + 1):
        x = strip.left() + tick * step / fifths * pixels
        whole = tick % fifths == 0
        painter.setPen(QColor(tokens.text_dim if whole else tokens.edge))
        painter.drawLine(QPointF(x, height - (6 if whole else 3)), QPointF(x, height - 1))
        if whole:
            text = label(tick // fifths * step)
            wide = painter.fontMetrics().horizontalAdvance(text)
            left = min(max(x - wide / 2, 2.0), strip.right() + strip.left() - wide - 2.0)
            place = QRectF(left, 0, wide + 1, height - 6)
            if not place.intersects(head):
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def label(seconds: float, tenths: bool = False) -> str:
    """A time as on a clock, such as ``0:02`` or ``0:02.5``; with ``tenths`` always as the latter."""
    minutes, rest = divmod(round(seconds * 10), 600)
    whole, part = divmod(rest, 10)
    text = f"{minutes}:{whole:02d}"
    return text + (QLocale().decimalPoint() + str(part) if part or tenths else "")


def draw_strip(painter: QPainter, strip: QRect, images: Sequence[QImage | None]) -> None:
    """Pictures side by side, each cropped to its place."""
    if not images:
        return
    width = strip.width() / len(images)
    for index, image in enumerate(images):
        if image is not None:
            place = QRectF(strip.left() + index * width, strip.top(), width + 0.5, strip.height())
            painter.drawImage(place, image, _middle(image, place.width() / place.height()))


def _middle(image: QImage, shape: float) -> QRectF:
    """The part of ``image`` that has the ``shape`` width / height."""
    width, height = float(image.width()), float(image.height())
    if width / height > shape:
        return QRectF((width - height * shape) / 2, 0, height * shape, height)
    return QRectF(0, (height - width / shape) / 2, width, width / shape)


def draw_way(painter: QPainter, timeline: Timeline, places: Sequence[float], strip: QRect, y: float) -> None:
    """Lines from keyframe to keyframe, broken where one is held, and on to the ends of the strip."""
    tokens = theme.current()
    times = moments(timeline)
    plain = QPen(QColor(tokens.edge_hover), 2)
    held = QPen(QColor(tokens.edge_hover), 2, Qt.PenStyle.DotLine)
    faint = QPen(QColor(tokens.line), 2)
    for (time, start), (_, end) in pairwise(zip(times, places, strict=True)):
        painter.setPen(held if easing_at(timeline, time) == HOLD else plain)
        painter.drawLine(QPointF(start, y), QPointF(end, y))
    back = held if easing_at(timeline, times[-1]) == HOLD else plain
    painter.setPen(back if timeline.loop and len(times) > 1 else faint)
    painter.drawLine(QPointF(strip.left(), y), QPointF(places[0], y))
    painter.drawLine(QPointF(places[-1], y), QPointF(strip.right() + 1, y))
    cut = cuts(timeline)
    for time, place in zip(times, places, strict=True):
        if time in cut:
            _draw_cut(painter, place, strip, y)


def _draw_cut(painter: QPainter, x: float, strip: QRect, y: float) -> None:
    """Two strokes across the way to a keyframe at ``x``, which may be that around the end, and one across the
    pictures."""
    tokens = theme.current()
    left = x - 20 if x - 24 > strip.left() else strip.right() - 8
    painter.setPen(QPen(QColor(tokens.panel), 5))
    painter.drawLine(QPointF(left - 2.5, y), QPointF(left + 2.5, y))
    painter.setPen(QPen(QColor(tokens.text), 1.5))
    for at in (left - 3, left + 3):
        painter.drawLine(QPointF(at - 2.5, y + 6), QPointF(at + 2.5, y - 6))
    painter.setPen(QPen(QColor(tokens.panel), 3))
    painter.drawLine(QPointF(x, strip.top()), QPointF(x, strip.bottom() + 1))


def draw_keyframe(painter: QPainter, center: QPointF, here: bool, hovered: bool, left: bool = False) -> None:
    """A diamond, filled where the playhead is on it, hollow there if the sliders have ``left`` it."""
    tokens = theme.current()
    half = _HALF + (1 if here or hovered else 0)
    x, y = center.x(), center.y()
    points = [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)]
    outline = tokens.accent if here else tokens.text_dim
    fill = tokens.panel if left else tokens.accent if here else tokens.hover if hovered else tokens.raised
    pen = QPen(QColor(outline), 2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(fill))
    painter.drawPolygon(QPolygonF(points))


def draw_wave(painter: QPainter, place: QRect, heard: Heard, seconds: float) -> None:
    """How loud a sound is along ``seconds``, with a tick at each onset and a dot at each beat."""
    tokens = theme.current()
    painter.fillRect(place, QColor(tokens.well))
    shown = min(seconds, heard.seconds)
    rows = heard.rows[: max(1, round(shown * ROWS_PER_SECOND)), 0]
    columns = max(1, round(place.width() * shown / seconds))
    first = np.linspace(0, len(rows), min(columns, len(rows)), endpoint=False).astype(int)
    loud = np.maximum.reduceat(rows, first)
    middle, half = place.center().y() + 0.5, place.height() / 2 - 2
    xs = place.left() + np.linspace(0, columns, len(loud))
    above = [QPointF(float(x), middle - half * float(v)) for x, v in zip(xs, loud, strict=True)]
    below = [QPointF(point.x(), 2 * middle - point.y()) for point in reversed(above)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.groove))
    painter.drawPolygon(QPolygonF([*above, *below]))
    pixels = place.width() / seconds
    painter.setPen(QColor(tokens.text_dim))
    for onset in heard.times("onset"):
        if onset <= shown:
            x = place.left() + onset * pixels
            painter.drawLine(QPointF(x, place.top()), QPointF(x, place.top() + 6))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent_text))
    for beat in heard.times("beat"):
        if beat <= shown:
            painter.drawEllipse(QPointF(place.left() + beat * pixels, place.bottom() - 3), 2, 2)


def draw_playhead(painter: QPainter, x: float, head: QRectF, ruler: int, end: int, seconds: float) -> None:
    """A line at ``x`` from the ``ruler`` to ``end``, with the time in its ``head``."""
    tokens = theme.current()
    painter.setPen(QPen(QColor(tokens.panel), 4))
    painter.drawLine(QPointF(x, ruler), QPointF(x, end))
    painter.setPen(QPen(QColor(tokens.focus), 2))
    painter.drawLine(QPointF(x, head.bottom()), QPointF(x, end))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawRoundedRect(head, 4, 4)
    painter.setPen(QColor(tokens.on_accent))
    painter.drawText(head, Qt.AlignmentFlag.AlignCenter, label(seconds, tenths=True))
