"""The map: a field between four seeds, to drag across."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from artstudio.document.source import Source
from artstudio.qt import theme
from artstudio.qt.latent.explorer import Explorer
from artstudio.qt.latent.previews import Previews
from artstudio.qt.session import Session
from artstudio.qt.sliders import COALESCE_MS

COLUMNS, ROWS = 6, 4
_PUCK = 9.0  # px, radius
_STEP, _FINE_STEP = 0.05, 0.01  # of the field's width, per arrow key
_SIDE = 96  # px of a preview
_SETTLE_MS = 250  # of a slider, before the map is drawn anew
_KEPT_PLACES = 256
Place = tuple[float, float]
"""x to the right, y downward, 0..1 each."""


class MapPad(QWidget):
    """Where the puck lies is how much of each corner's seed there is; the blend is on the sphere.

    A drag, or a burst of keys, is one step of undo. Esc takes a drag back.
    """

    def __init__(self, session: Session, explorer: Explorer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._explorer = explorer
        self.previews = Previews(session.bridge, _SIDE, self)
        self._puck: Place | None = None  # None while the canvas shows nothing of this map
        # Where points were on the map, for undo and while other sliders move.
        self._places: OrderedDict[Hashable, Place] = OrderedDict()
        self._dragging = False
        self._before: Source | None = None
        self._gesture: int | None = None
        self._settle = QTimer(self, singleShot=True, interval=COALESCE_MS)
        self._settle.timeout.connect(self._end)
        self._redraw = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._redraw.timeout.connect(self._want)
        self._cells: list[Source] = []
        self._field: QPixmap | None = None  # drawn once, since the puck moves over it all the time
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Map"))
        self.setToolTip(self.tr("Drag across the map to glide between the seeds at its corners."))
        session.changed.connect(self._follow)
        explorer.changed.connect(self._follow)
        explorer.corners_changed.connect(self._corners_changed)
        self.previews.arrived.connect(lambda _: self._redraw_field())
        theme.notifier.changed.connect(self._redraw_field)
        self._follow()

    # -- what it shows ----------------------------------------------------------------------------

    @property
    def puck(self) -> Place | None:
        return self._puck

    def position_of(self, place: Place) -> QPointF:
        return QPointF(place[0] * self.width(), place[1] * self.height())

    def _follow(self) -> None:
        if not self._dragging:
            here = self._explorer.point_of(self._explorer.source)
            self._puck = self._places.get(here) if self._explorer.on_canvas else None
        self._redraw.start()
        self._describe()
        self.update()

    def _corners_changed(self) -> None:
        self._places.clear()
        self._follow()
        self._want()

    def _want(self) -> None:
        """Draw the field that the corners and the sliders make now."""
        if self.isVisible() and not self._dragging:
            self._cells = [self._explorer.between(_weights(_center(i))) for i in range(COLUMNS * ROWS)]
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

    def move_to(self, place: Place) -> None:
        """Show what lies at ``place``: opens a gesture unless one is open."""
        if self._gesture is None:
            self._before = self._explorer.source if self._explorer.on_canvas else None
            self._gesture = self._session.begin_gesture()
        x, y = (min(1.0, max(0.0, round(at, 3))) for at in place)
        self._puck = (x, y)
        source = self._explorer.between(_weights(self._puck))
        self._places[self._explorer.point_of(source)] = self._puck
        while len(self._places) > _KEPT_PLACES:
            self._places.popitem(last=False)
        self._explorer.show(source, self.tr("Move on the map"))
        self._describe()
        self.update()

    def _end(self) -> None:
        self._settle.stop()
        self._dragging = False
        if self._gesture is not None:
            self._session.end_gesture(self._gesture)
            self._gesture = None

    def _take_back(self) -> None:
        self._dragging = False
        if self._before is not None:
            self._explorer.show(self._before, self.tr("Move on the map"))
        self._end()

    def _drag(self, position: QPointF) -> None:
        self.move_to((position.x() / max(1, self.width()), position.y() / max(1, self.height())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._end()
        self._dragging = True
        self._drag(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._dragging:
            self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _FINE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        key = Qt.Key
        match event.key():
            case key.Key_Left:
                self._nudge(-step, 0)
            case key.Key_Right:
                self._nudge(step, 0)
            case key.Key_Up:
                self._nudge(0, -step)
            case key.Key_Down:
                self._nudge(0, step)
            case key.Key_Home:
                self.move_to((0.5, 0.5))
                self._settle.start()
            case key.Key_Escape if self._dragging:
                self._take_back()
            case _:
                event.ignore()
                return
        event.accept()

    def _nudge(self, right: float, down: float) -> None:
        x, y = self._puck or (0.5, 0.5)
        self.move_to((x + right, y + down))
        self._settle.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self._dragging:
            self._end()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._redraw.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._end()
        self._redraw.stop()
        self.previews.want([])
        super().hideEvent(event)

    # -- look -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(288, self.heightForWidth(288))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width * ROWS // COLUMNS

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
            self._paint_puck(painter, self.position_of(self._puck))
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
                self._paint_cell(painter, index, image)
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

    def _paint_puck(self, painter: QPainter, at: QPointF) -> None:
        tokens = theme.current()
        inside = QRectF(self.rect()).adjusted(_PUCK, _PUCK, -_PUCK, -_PUCK)
        at = QPointF(
            min(max(at.x(), inside.left()), inside.right()), min(max(at.y(), inside.top()), inside.bottom())
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 90))
        painter.drawEllipse(at + QPointF(0, 1.5), _PUCK + 1.5, _PUCK + 1.5)
        painter.setPen(QPen(QColor(tokens.accent), 3))
        painter.setBrush(QColor("#ffffff"))
        painter.drawEllipse(at, _PUCK - 1, _PUCK - 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()


def _center(index: int) -> Place:
    """The middle of a cell."""
    return (index % COLUMNS + 0.5) / COLUMNS, (index // COLUMNS + 0.5) / ROWS


def _weights(place: Place) -> tuple[float, float, float, float]:
    """How much of each corner there is at ``place``: at a corner that alone, on an edge its two ends."""
    x, y = place
    return (1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y
