"""The canvas: the picture and its painting, zoom and pan, before and after, and what is dropped on it.

A plain widget painted in software: only what is in sight is drawn, from the fitting level of an
`ImagePyramid`, so its cost is that of the window however large the picture is, and it needs no GL.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from artstudio.pixels import Pixels
from artstudio.qt import canvas_paint as paint
from artstudio.qt import theme
from artstudio.qt.canvas_drops import DropZone
from artstudio.qt.canvas_messages import MessageLine
from artstudio.qt.canvas_navigation import Navigator
from artstudio.qt.canvas_overlays import ActivityLine, EmptyPlace, Working
from artstudio.qt.canvas_split import CompareLabels, SplitHandle
from artstudio.qt.images import ImagePyramid, Showable, pyramid_of, size_of
from artstudio.qt.tasks import Tasks

_AT_ONCE = 500_000  # pixels; preparing so many takes a few milliseconds
_COMPARE_KEYS = (Qt.Key.Key_Backslash, Qt.Key.Key_C)
_BY_KEY = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Canvas(QWidget):
    """Shows a picture and the painting made of it.

    Signals: ``zoom_changed(float)``, screen pixels per pixel of the picture; ``cursor_moved((x, y) | None)``,
    the pixel under the cursor; ``comparing_changed(bool)``; ``split_moved(float)``; ``frame_shown(int)``, the
    stamp of a result when it is painted for the first time; ``open_requested()``.
    What is dropped: ``picture_dropped`` and, with Shift held, ``style_picture_dropped`` with a list of `Path`
    and the bytes of encoded pictures; ``style_dropped(str)`` with the key of a gallery style;
    ``rejected(str)`` with a sentence.
    """

    zoom_changed = Signal(float)
    cursor_moved = Signal(object)
    comparing_changed = Signal(bool)
    split_moved = Signal(float)
    frame_shown = Signal(object)
    open_requested = Signal()
    picture_dropped = Signal(object)
    style_picture_dropped = Signal(object)
    style_dropped = Signal(str)
    rejected = Signal(str)

    def __init__(self, parent: QWidget | None = None, tasks: Tasks | None = None) -> None:
        """``tasks`` prepares large pictures off this thread; without it that happens on the spot."""
        super().__init__(parent)
        self._tasks = tasks
        self._navigator = Navigator(self)
        self._original: ImagePyramid | None = None
        self._result: ImagePyramid | None = None
        self._coarse = False
        self._made_coarse = False
        self._layer: QImage | None = None
        self._stamp: int | None = None  # of a result that has not been painted yet
        self._comparing = False
        self._split = False
        self._turn = 0  # counts the pictures, so that one prepared too late is not shown
        self._focus_ring = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("Canvas"))
        self._navigator.moved.connect(self._arrange)
        self._navigator.zoom_changed.connect(self.zoom_changed)
        self._navigator.cursor_moved.connect(self.cursor_moved)
        self._handle = SplitHandle(self)
        self._handle.valueChanged.connect(self._split_moved)
        self._labels = CompareLabels(self)
        self._labels.changed.connect(self._update_labels)
        self._handle.sliderPressed.connect(lambda: self._labels.fade(1.0))
        self._handle.sliderReleased.connect(lambda: self._labels.fade(0.0))
        self._empty = EmptyPlace(self)
        self._empty.open_requested.connect(self.open_requested)
        self._activity = ActivityLine(self)
        self._drops = DropZone(self)
        self._drops.picture_dropped.connect(self.picture_dropped)
        self._drops.style_picture_dropped.connect(self.style_picture_dropped)
        self._drops.style_dropped.connect(self.style_dropped)
        self._drops.rejected.connect(self.rejected)
        self.messages = MessageLine(self)
        theme.notifier.changed.connect(self.update)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
        self._describe()

    # -- content ----------------------------------------------------------------------------------

    def set_original(self, picture: Showable | None, keep_view: bool = False) -> None:
        """Show another picture, all of it unless ``keep_view``; the result of the former one is dropped.

        A large array is seen at once, roughly, and sharp as soon as ``tasks`` has prepared it.
        """
        self._turn += 1
        self._original = None if picture is None else self._prepare(picture)
        self._made_coarse = False
        self._result, self._stamp = None, None
        self.set_comparing(False)
        self._empty.setVisible(picture is None)
        size = (0, 0) if picture is None else size_of(picture)
        if not keep_view or size != self._navigator.view.picture:
            self._navigator.show(size)
        self._arrange()
        self._describe()

    def show_made(
        self, picture: Showable, size: tuple[int, int], coarse: bool = False, stamp: int | None = None
    ) -> None:
        """Show the next state of a picture that is being made, in place of the last one.

        ``size`` is what it will have in the end, whatever a coarse one has. The view stays, and a painting
        over it too; ``stamp`` as in `show_result`, for a picture that isn't painted over.
        """
        self._turn += 1
        self._original = pyramid_of(picture)
        self._made_coarse = coarse
        self._empty.hide()
        if stamp is not None:
            self._result, self._stamp = None, stamp
        self._activity.picture_came()
        if size != self._navigator.view.picture:
            self._navigator.show(size)
        self._arrange()
        self._describe()

    def show_result(self, picture: Showable, coarse: bool = False, stamp: int = 0) -> None:
        """Put a painting over the picture, whatever its own size; ``coarse`` ones are always drawn smooth.

        ``stamp`` comes back by ``frame_shown`` once it is on the screen. Arrays are converted on the spot,
        10 ms a megapixel: let the thread that made one also make a `QImage` or `ImagePyramid` of it.
        """
        if self._original is None:
            return
        self._result = pyramid_of(picture)
        self._coarse = coarse
        self._stamp = stamp
        self._activity.picture_came()
        self._arrange()

    def show_layer(self, layer: QImage | None) -> None:
        """Lay ``layer``, of any size and with alpha, over the whole picture; None takes it away."""
        self._layer = layer
        self.update()

    def clear_result(self) -> None:
        """Show the picture itself again."""
        self._result, self._stamp = None, None
        self._arrange()

    def shown_image(self) -> QImage | None:
        """A copy of the painting, or of the picture while there is none, in its own size.

        None if the canvas is empty or a large picture is still being prepared.
        """
        shown = self._result or self._original
        if shown is None or (shown is self._original and size_of(shown) != self._navigator.view.picture):
            return None
        return shown.crop(0, 0, 0, shown.width, shown.height).copy()

    @property
    def has_picture(self) -> bool:
        return self._original is not None

    @property
    def has_result(self) -> bool:
        return self._result is not None

    def set_working(self, state: Working) -> None:
        """Show at the upper edge that work goes on: the fraction done, None if unknown, False for rest."""
        self._activity.set_working(state)

    # -- zoom -------------------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """Screen pixels per pixel of the picture."""
        return self._navigator.view.zoom

    @property
    def is_fit(self) -> bool:
        """Whether the whole picture is kept in sight."""
        return self._navigator.view.fit

    def set_zoom(self, zoom: float) -> None:
        """Zoom to the cursor, or to the middle if it is elsewhere."""
        self._navigator.zoom_to(zoom)

    def zoom_in(self) -> None:
        """To the next round zoom."""
        self._navigator.step(1)

    def zoom_out(self) -> None:
        """To the next round zoom below."""
        self._navigator.step(-1)

    def zoom_fit(self) -> None:
        """Show the whole picture, also when the window changes its size."""
        self._navigator.fit()

    def zoom_actual(self) -> None:
        """One pixel of the picture on one of the screen."""
        self._navigator.zoom_to(1.0)

    def to_picture(self, position: QPointF) -> QPointF:
        """The point of the picture, in its pixels, under a point of this widget."""
        return self._navigator.to_picture(position)

    def from_picture(self, point: QPointF) -> QPointF:
        """The point of this widget over a point of the picture."""
        return self._navigator.from_picture(point)

    # -- before and after -------------------------------------------------------------------------

    @property
    def comparing(self) -> bool:
        return self._comparing

    def set_comparing(self, comparing: bool) -> None:
        """Show the original instead of the painting."""
        comparing = comparing and self.has_result
        if comparing != self._comparing:
            self._comparing = comparing
            self.comparing_changed.emit(comparing)
            self._arrange()

    @property
    def split(self) -> bool:
        """Whether a split is wanted; it is shown as soon as there is a painting."""
        return self._split

    def set_split(self, split: bool) -> None:
        """Show the original left of a line and the painting right of it."""
        self._split = split
        self._arrange()

    @property
    def split_position(self) -> float:
        """Where the line is, 0..1 of the part of the picture that is in sight."""
        return self._handle.fraction

    def set_split_position(self, position: float) -> None:
        self._handle.set_fraction(position)

    # -- layout -----------------------------------------------------------------------------------

    def _arrange(self) -> None:
        """Put everything over the picture in its place and repaint."""
        if self._handle.hasFocus() and not self._is_split():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._handle.setVisible(self._is_split())
        if self._is_split():
            self._handle.place(self._in_sight())
        self._empty.place(self)
        self.update()

    def _is_split(self) -> bool:
        return self._split and self.has_result and not self._comparing and not self._sight().isEmpty()

    def _sight(self) -> QRect:
        """The part of the widget that the picture covers, in screen pixels; empty without a picture."""
        return self._navigator.place.intersected(self._navigator.window) if self.has_picture else QRect()

    def _in_sight(self) -> QRectF:
        """The same in logical px."""
        sight, dpr = self._sight(), self.devicePixelRatioF()
        return QRectF(sight.x() / dpr, sight.y() / dpr, sight.width() / dpr, sight.height() / dpr)

    def _split_moved(self) -> None:
        self._arrange()
        self.split_moved.emit(self._handle.fraction)

    def _focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is self and old is None:  # the window gave it to its first widget, nobody pressed a key
            self._focus_ring = False
            self.update()

    def _prepare(self, picture: Showable) -> ImagePyramid:
        """What to show of the original now; the rest follows by `_prepared`."""
        width, height = size_of(picture)
        if self._tasks is None or width * height <= _AT_ONCE or isinstance(picture, ImagePyramid | QImage):
            return pyramid_of(picture)
        array = picture.array if isinstance(picture, Pixels) else picture
        turn = self._turn
        self._tasks.run(lambda: ImagePyramid.build(array), lambda pyramid: self._prepared(turn, pyramid))
        step = math.ceil(math.sqrt(width * height / _AT_ONCE))
        return ImagePyramid.build(array[::step, ::step])

    def _prepared(self, turn: int, pyramid: ImagePyramid) -> None:
        if turn == self._turn:
            self._original = pyramid
            self.update()

    def _describe(self) -> None:
        view = self._navigator.view
        self.setAccessibleDescription(
            self.tr("A picture of {width} by {height} pixels.").format(
                width=view.picture[0], height=view.picture[1]
            )
            if self.has_picture
            else self.tr("Empty. Drop a picture here or open one.")
        )

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.save()
            painter.scale(1 / self.devicePixelRatioF(), 1 / self.devicePixelRatioF())  # to screen pixels
            # One pixel more all around, where the widget's edges lie between two pixels of the screen.
            window = self._navigator.window.adjusted(-1, -1, 1, 1)
            place = self._navigator.place if self._original else QRect()
            paint.draw_surround(painter, window, place.intersected(window))
            if self._original is not None:
                self._paint_pictures(painter, self._original, place, place.intersected(window))
                if self._layer is not None:
                    paint.draw_layer(painter, self._layer, place, place.intersected(window))
            painter.restore()
            self._paint_labels(painter)
            if self.hasFocus() and self._focus_ring:
                paint.draw_focus_ring(painter, self.rect())
        if self._stamp is not None and not self._comparing:
            stamp, self._stamp = self._stamp, None
            self.frame_shown.emit(stamp)

    def _paint_pictures(self, painter: QPainter, original: ImagePyramid, place: QRect, sight: QRect) -> None:
        after = self._result if not self._comparing else None
        line = round(self._handle.line * self.devicePixelRatioF())
        if after is None:
            line = sight.right() + 1
        elif not self._is_split():
            line = sight.left()
        left, right = QRect(sight), QRect(sight)
        left.setRight(line - 1)
        right.setLeft(line)
        self._paint_picture(painter, original, place, left, self._made_coarse)
        if after is not None:
            self._paint_picture(painter, after, place, right, self._coarse)

    def _paint_picture(
        self, painter: QPainter, pyramid: ImagePyramid, place: QRect, window: QRect, smooth: bool = False
    ) -> None:
        if window.isEmpty():
            return
        if not pyramid.opaque:
            paint.draw_checkerboard(painter, window, place.topLeft(), self.devicePixelRatioF())
        # What has another size than the picture has no pixels of the picture to look at.
        own_size = (pyramid.width, pyramid.height) == self._navigator.view.picture
        paint.draw_picture(painter, pyramid, place, window, smooth or not own_size)

    def _paint_labels(self, painter: QPainter) -> None:
        sight = self._in_sight()
        if self._comparing:
            self._labels.paint_original(painter, sight.topLeft())
        elif self._is_split():
            self._labels.paint_split(painter, self._handle.line, sight.top())

    def _update_labels(self) -> None:
        self.update(0, int(self._in_sight().top()), self.width(), CompareLabels.HEIGHT)

    # -- events -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._navigator.resize()
        elif event.type() == QEvent.Type.WindowDeactivate:
            self._let_go()
        elif event.type() in (QEvent.Type.NativeGesture, QEvent.Type.Gesture):
            return self._navigator.gesture(event) or super().event(event)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._navigator.resize()
        self._activity.setGeometry(0, 0, self.width(), ActivityLine.HEIGHT)
        self.messages.place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._navigator.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._focus_ring = False
        self._navigator.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._navigator.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._navigator.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._navigator.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._navigator.leave()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._navigator.hover(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.held_key(event, True) and not self._navigator.key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.held_key(event, False):
            super().keyReleaseEvent(event)

    def held_key(self, event: QKeyEvent, down: bool) -> bool:
        """Take the keys that mean something while they are held: space to pan, backslash or C to compare.

        A window may pass on those that another of its widgets didn't want. True if the key was one of them.
        """
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return False
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._navigator.set_hand(down)
            return True
        if event.key() in _COMPARE_KEYS:
            if not event.isAutoRepeat():
                self.set_comparing(down)
            return True
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._focus_ring = event.reason() in _BY_KEY
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._let_go()
        super().focusOutEvent(event)

    def _let_go(self) -> None:
        """The release of a held key goes elsewhere now."""
        self._navigator.set_hand(False)
        self.set_comparing(False)

    # -- drops ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drops.drag_over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drops.drag_over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drops.drag_left()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drops.drop(event)
