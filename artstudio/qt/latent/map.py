"""The map: a field between four seeds, to drag across."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from artstudio.document.source import Source
from artstudio.qt import theme
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.latent.previews import Previews
from artstudio.qt.panels.puck import PUCK, Point, PuckPad, paint_puck
from artstudio.qt.session import Session

COLUMNS, ROWS = 6, 4
LEAST = 64  # px of height, where there is little
_SIDE = 96  # px of a preview
_SETTLE_MS = 250  # of a slider, before the map is drawn anew
_KEPT_PLACES = 256


class MapPad(PuckPad):
    """Where the puck lies is how much of each corner's seed there is; the blend is on the sphere.

    There is no puck while the canvas shows nothing of this map.
    """

    center = (0.5, 0.5)

    def __init__(self, session: Session, explorer: Explorer, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._explorer = explorer
        self.previews = Previews(session.bridge, explorer.generators, _SIDE, self)
        # Where points were on the map, for undo and while other sliders move.
        self._places: OrderedDict[Hashable, Point] = OrderedDict()
        self._before = session.state
        self._redraw = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._redraw.timeout.connect(self._want)
        self._cells: list[Source] = []
        self._images: dict[int, QImage] = {}  # what each cell shows, until there is something newer
        self._field: QPixmap | None = None  # drawn once, since the puck moves over it all the time
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(LEAST)
        self.setAccessibleName(self.tr("Map"))
        self.setToolTip(self.tr("Drag across the map to glide between the seeds at its corners."))
        session.changed.connect(self._follow)
        explorer.changed.connect(self._follow)
        explorer.corners_changed.connect(self._corners_changed)
        self.previews.arrived.connect(lambda _: self._redraw_field())
        theme.notifier.changed.connect(self._redraw_field)
        self._follow()

    # -- what it shows ----------------------------------------------------------------------------

    def position_of(self, point: Point) -> QPointF:
        return QPointF(point[0] * self.width(), point[1] * self.height())

    def point_at(self, position: QPointF) -> Point:
        return position.x() / max(1, self.width()), position.y() / max(1, self.height())

    def _follow(self) -> None:
        before = self._puck
        if not self._dragging:
            here = self._explorer.point_of(self._explorer.source)
            self._puck = self._places.get(here) if self._explorer.on_canvas else None
        self._redraw.start()
        self._describe()
        if self._puck != before:
            self.update()

    def _corners_changed(self) -> None:
        self._places.clear()
        self._images.clear()
        self._follow()
        self._want()

    def _want(self) -> None:
        """Draw the field that the corners and the sliders make now."""
        if self.isVisible() and not self._dragging:
            before = self._cells
            self._cells = [self._explorer.between(_weights(_center(i))) for i in range(COLUMNS * ROWS)]
            if before and before[0].model != self._cells[0].model:
                self._images.clear()
            # From the corners inward: they tell most.
            ends = sorted(range(len(self._cells)), key=lambda i: -sum((c - 0.5) ** 2 for c in _center(i)))
            self.previews.want([self._cells[i] for i in ends])
            self._redraw_field()

    def _redraw_field(self) -> None:
        self._field = None
        self.update()

    def _describe(self) -> None:
        if self._puck is None:
            text = self.tr("The picture isn't on this map.")
        else:
            text = self.tr("{across} % across, {down} % down").format(
                across=round(100 * self._puck[0]), down=round(100 * self._puck[1])
            )
        self.setAccessibleDescription(text)

    # -- the hand ---------------------------------------------------------------------------------

    def remember(self) -> None:
        self._before = self._session.state

    def restore(self) -> None:
        self._session.push(self._before, self.tr("Move on the map"))

    def take(self, point: Point) -> None:
        """Show what lies at ``point``."""
        x, y = (min(1.0, max(0.0, round(at, 3))) for at in point)
        self._puck = (x, y)
        source = self._explorer.between(_weights(self._puck))
        self._places[self._explorer.point_of(source)] = self._puck
        while len(self._places) > _KEPT_PLACES:
            self._places.popitem(last=False)
        self._explorer.show(source, self.tr("Move on the map"))
        self._describe()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._redraw.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._redraw.stop()
        self.previews.want([])
        super().hideEvent(event)

    # -- look -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(288, 288 * ROWS // COLUMNS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMaximumHeight(max(LEAST, self.width() * ROWS // COLUMNS))  # cells are square at most

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._field is None or self._field.deviceIndependentSize().toSize() != self.size():
            self._field = self._draw_field()
        painter.drawPixmap(0, 0, self._field)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)
        if self._puck is not None:
            at, inside = self.position_of(self._puck), QRectF(self.rect()).adjusted(PUCK, PUCK, -PUCK, -PUCK)
            x = min(max(at.x(), inside.left()), inside.right())
            paint_puck(painter, QPointF(x, min(max(at.y(), inside.top()), inside.bottom())))
        painter.end()

    def _draw_field(self) -> QPixmap:
        """The pictures of the cells, as far as they are there."""
        dpr = self.devicePixelRatioF()
        field = QPixmap(self.size() * dpr)
        field.setDevicePixelRatio(dpr)
        field.fill(Qt.GlobalColor.transparent)
        painter = QPainter(field)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        painter.fillPath(outline, QColor(theme.current().well))
        painter.setClipPath(outline)
        for index, source in enumerate(self._cells):
            image = self.previews.image(source)
            if image is not None:
                self._images[index] = image
            if index in self._images:
                self._paint_cell(painter, index, self._images[index])
        painter.end()
        return field

    def _paint_cell(self, painter: QPainter, index: int, image: QImage) -> None:
        """The middle of ``image`` in its cell; cells meet without a gap, so that they read as one field."""
        column, row = index % COLUMNS, index // COLUMNS
        left, right = (self.width() * c // COLUMNS for c in (column, column + 1))
        top, bottom = (self.height() * r // ROWS for r in (row, row + 1))
        cell = QRect(left, top, right - left, bottom - top)
        scale = max(cell.width() / image.width(), cell.height() / image.height())
        across, down = cell.width() / scale, cell.height() / scale
        middle = QRectF((image.width() - across) / 2, (image.height() - down) / 2, across, down)
        painter.drawImage(QRectF(cell), image, middle)


def _center(index: int) -> Point:
    """The middle of a cell."""
    return (index % COLUMNS + 0.5) / COLUMNS, (index // COLUMNS + 0.5) / ROWS


def _weights(place: Point) -> tuple[float, float, float, float]:
    """How much of each corner there is at ``place``: at a corner that alone, on an edge its two ends."""
    x, y = place
    return (1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y
