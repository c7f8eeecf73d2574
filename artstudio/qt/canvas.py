"""The canvas: the picture and its painting, zoom and pan, before and after, and what is dropped on it.

A plain widget painted in software: only what is in sight is drawn, from the fitting level of an
`ImagePyramid`, so its cost is that of the window however large the picture is, and it needs no GL.
"""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
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
from PySide6.QtWidgets import QWidget

from artstudio.errors import BadInputError
from artstudio.pixels import Pixels
from artstudio.qt import canvas_paint as paint
from artstudio.qt import mime, theme
from artstudio.qt.canvas_messages import MessageLine
from artstudio.qt.canvas_navigation import Navigator
from artstudio.qt.canvas_overlays import ActivityLine, DropHint, EmptyPlace, Working
from artstudio.qt.canvas_split import SplitHandle
from artstudio.qt.images import ImagePyramid

# What a picture may come as. Pyramids are best made by the thread that made the picture; arrays are
# converted on the spot, 10 ms a megapixel, so only small ones should come as such.
Showable = ImagePyramid | QImage | Pixels | NDArray[Any]

_COMPARE_KEYS = (Qt.Key.Key_Backslash, Qt.Key.Key_C)
_LABEL_GAP = 12.0


class Canvas(QWidget):
    """Shows a picture and the painting made of it.

    Signals: ``zoom_changed(float)``, screen pixels per pixel of the picture; ``cursor_moved((x, y) | None)``,
    the pixel under the cursor; ``comparing_changed(bool)``; ``split_moved(float)``; ``frame_shown(int)``, the
    stamp of a result when it is painted for the first time; ``open_requested()``.
    What is dropped: ``picture_dropped`` and, with Shift held, ``style_picture_dropped`` with a `Path`, a list
    of them, or the bytes of an encoded picture; ``style_dropped(str)`` with the key of a gallery style;
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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigator = Navigator(self)
        self._original: ImagePyramid | None = None
        self._result: ImagePyramid | None = None
        self._coarse = False
        self._stamp: int | None = None  # of a result that has not been painted yet
        self._comparing = False
        self._split = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("Canvas"))
        self._navigator.moved.connect(self._view_moved)
        self._navigator.zoom_changed.connect(self.zoom_changed)
        self._navigator.cursor_moved.connect(self.cursor_moved)
        self._handle = SplitHandle(self)
        self._handle.valueChanged.connect(self._split_moved)
        self._handle.sliderPressed.connect(lambda: self._fade_labels(1.0))
        self._handle.sliderReleased.connect(lambda: self._fade_labels(0.0))
        self._labels = QVariantAnimation(self, startValue=0.0, endValue=0.0, duration=theme.MOTION_MS)
        self._labels.valueChanged.connect(self._update_labels)
        self._empty = EmptyPlace(self)
        self._empty.open_requested.connect(self.open_requested)
        self._activity = ActivityLine(self)
        self._hint = DropHint(self)
        self.messages = MessageLine(self)
        theme.notifier.changed.connect(self.update)
        self._describe()

    # -- content ----------------------------------------------------------------------------------

    def set_original(self, picture: Showable | None, keep_view: bool = False) -> None:
        """Show another picture, all of it unless ``keep_view``; the result of the former one is dropped."""
        self._original = None if picture is None else _pyramid(picture)
        self._result, self._stamp = None, None
        self.set_comparing(False)
        self._empty.setVisible(picture is None)
        size = (self._original.width, self._original.height) if self._original else (0, 0)
        if not keep_view or size != self._navigator.view.picture:
            self._navigator.show(size)
        self._arrange()
        self._describe()

    def show_result(self, picture: Showable, coarse: bool = False, stamp: int = 0) -> None:
        """Put a painting over the picture, whatever its own size; ``coarse`` ones are always drawn smooth.

        ``stamp`` comes back by ``frame_shown`` once it is on the screen.
        """
        self._result = _pyramid(picture)
        self._coarse = coarse
        self._stamp = stamp
        self._arrange()

    def clear_result(self) -> None:
        """Show the picture itself again."""
        self._result, self._stamp = None, None
        self._arrange()

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
        sight = self._sight()
        self._handle.setVisible(self._is_split())
        if self._is_split():
            dpr = self.devicePixelRatioF()
            self._handle.place(sight.left() / dpr, (sight.right() + 1) / dpr)
        self._empty.place(self)
        self.update()

    def _is_split(self) -> bool:
        return self._split and self.has_result and not self._comparing and not self._sight().isEmpty()

    def _sight(self) -> QRect:
        """The part of the widget that the picture covers, in screen pixels."""
        view = self._navigator.view
        return self._navigator.place.toAlignedRect().intersected(QRect(0, 0, *view.window))

    def _view_moved(self) -> None:
        self._arrange()

    def _split_moved(self) -> None:
        self._arrange()
        self.split_moved.emit(self._handle.fraction)

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
            painter.fillRect(event.rect(), QColor(theme.current().canvas))
            if self._original is not None:
                painter.save()
                paint.enter_screen_pixels(painter, self.devicePixelRatioF())
                self._paint_pictures(painter, self._original)
                painter.restore()
                self._paint_labels(painter)
            if self.hasFocus() and self._navigator.focused_by_key:
                paint.draw_focus_ring(painter, self.rect())
        if self._stamp is not None and not self._comparing:
            stamp, self._stamp = self._stamp, None
            self.frame_shown.emit(stamp)

    def _paint_pictures(self, painter: QPainter, original: ImagePyramid) -> None:
        place, sight = self._navigator.place, self._sight()
        after = self._result if not self._comparing else None
        line = round(self._handle.line * self.devicePixelRatioF())
        if after is None:
            line = sight.right() + 1
        elif not self._is_split():
            line = sight.left()
        left, right = QRect(sight), QRect(sight)
        left.setRight(line - 1)
        right.setLeft(line)
        self._paint_picture(painter, original, place, left, smooth=False)
        if after is not None:
            # A painting of another size than the picture has no pixels of its own to look at.
            same = (after.width, after.height) == (original.width, original.height)
            self._paint_picture(painter, after, place, right, smooth=self._coarse or not same)

    def _paint_picture(
        self, painter: QPainter, pyramid: ImagePyramid, place: QRectF, window: QRect, smooth: bool
    ) -> None:
        if window.isEmpty():
            return
        if not pyramid.opaque:
            paint.draw_checkerboard(painter, window, place.topLeft(), self.devicePixelRatioF())
        paint.draw_picture(painter, pyramid, place, window, smooth)

    def _paint_labels(self, painter: QPainter) -> None:
        if self._comparing:
            paint.draw_pill(
                painter, self.tr("Original"), self._label_place(painter, self.tr("Original"), None)
            )
        opacity = float(self._labels.currentValue())
        if opacity > 0 and self._is_split():
            for side, text in ((-1, self.tr("Original")), (1, self.tr("Painting"))):
                paint.draw_pill(painter, text, self._label_place(painter, text, side), opacity)

    def _label_place(self, painter: QPainter, text: str, side: int | None) -> QRectF:
        """Left (-1) or right (1) of the line, or, without a line, in the picture's corner."""
        place = paint.pill_size(painter, text)
        dpr = self.devicePixelRatioF()
        left = self._sight().left() / dpr + _LABEL_GAP
        if side is not None:
            offset = _LABEL_GAP if side > 0 else -_LABEL_GAP - place.width()
            left = self._handle.line + offset
        place.moveTopLeft(QPointF(left, max(self._sight().top() / dpr, 0.0) + _LABEL_GAP))
        return place

    def _fade_labels(self, target: float) -> None:
        now = float(self._labels.currentValue())
        self._labels.stop()
        self._labels.setStartValue(now)
        self._labels.setEndValue(target)
        self._labels.start()

    def _update_labels(self) -> None:
        top = int(self._sight().top() / self.devicePixelRatioF())
        self.update(0, top, self.width(), 48)

    # -- events -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._navigator.resize()
        elif event.type() in (QEvent.Type.NativeGesture, QEvent.Type.Gesture):
            return self._navigator.gesture(event) or super().event(event)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._navigator.resize()
        self._activity.setGeometry(0, 0, self.width(), ActivityLine.HEIGHT)
        self._hint.setGeometry(self.rect())
        self.messages.place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._navigator.wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
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
        self._navigator.focused_by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # The release of a held key goes elsewhere now.
        self._navigator.set_hand(False)
        self.set_comparing(False)
        super().focusOutEvent(event)

    # -- drops ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drag_over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drag_over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hint.say("")

    def dropEvent(self, event: QDropEvent) -> None:
        self._hint.say("")
        style = mime.read_style(event.mimeData())
        as_style = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        try:
            dropped = None if style else mime.read_picture(event.mimeData())
        except BadInputError as error:
            self.rejected.emit(str(error))
            return
        _take_copy(event)
        if style:
            self.style_dropped.emit(style.key)
        elif dropped is None:
            self.rejected.emit(
                self.tr("There was no picture in what you dropped. Try saving it to a file first.")
            )
        elif as_style:
            self.style_picture_dropped.emit(dropped)
        else:
            self.picture_dropped.emit(dropped)

    def _drag_over(self, event: QDragMoveEvent) -> None:
        hint = self._drop_hint(event)
        self._hint.say(hint)
        if hint:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def _drop_hint(self, event: QDragMoveEvent) -> str:
        style = mime.read_style(event.mimeData())
        if style:
            return self.tr("Drop to paint in {title}").format(title=style.title or style.key)
        if not mime.offers_picture(event.mimeData()):
            return ""
        if mime.is_link(event.mimeData()):
            return self.tr("Only a link: save the picture first")
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return self.tr("Drop to use as a style")
        return self.tr("Drop to open")


def _take_copy(event: QDropEvent) -> None:
    """Accept a drop without ever telling its source that the file was moved, as Shift would suggest."""
    copy = Qt.DropAction.CopyAction
    event.setDropAction(copy if event.possibleActions() & copy else Qt.DropAction.IgnoreAction)
    event.accept()


def _pyramid(picture: Showable) -> ImagePyramid:
    if isinstance(picture, ImagePyramid):
        return picture
    if isinstance(picture, QImage):
        return ImagePyramid.of_image(picture)
    return ImagePyramid.build(picture.array if isinstance(picture, Pixels) else picture)
