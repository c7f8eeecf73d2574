"""The window's model: what is on the canvas, and the requests that follow from it.

Panels read `Session.state` and call its methods; nothing else submits live requests or changes the document.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from artstudio.document.document import Change, Document, State
from artstudio.document.picture import Picture
from artstudio.document.source import Source
from artstudio.engine.request import Lane, Progress, Quality, Request, Update
from artstudio.errors import BadInputError
from artstudio.models import registry
from artstudio.models.base import ModelSpec
from artstudio.params import AnyParam, StyleRef, StyleWeight, Values, Weights
from artstudio.pixels import Pixels
from artstudio.qt.bridge import Bridge
from artstudio.qt.commands import StateCommand
from artstudio.qt.images import ImagePyramid
from artstudio.qt.translation import style_title, translated
from artstudio.recipes import source_request

STYLE = "style"
LIVE_SLOT = "canvas"
# Where the picture below a painting comes from, if it is made as well.
BELOW_SLOT = "below"
# A hand that has rested this long waits for the full picture.
SETTLE_MS = 120
KEPT_RESULTS = 256 << 20  # bytes of the pictures that come back at once, e.g. by undo
# Where the engine paints the full picture in so many seconds, there is no need of a coarse one before it.
QUICK = 0.06
# So many of the last paintings the engine still has, to be finished in another way at once.
KEPT_PAINTINGS = 3


@dataclass(frozen=True)
class Shown:
    """A result for the canvas. ``stamp`` grows with every edit.

    ``below``: it is what is painted on, made by a generator, rather than a painting; ``size`` (width,
    height) is what it will have in the end.
    """

    image: ImagePyramid
    coarse: bool
    stamp: int
    below: bool = False
    size: tuple[int, int] | None = None


@dataclass(frozen=True)
class Message:
    """A line over the canvas; ``action`` is the text of its button, if it has one.

    ``of_step``: it tells of the newest step of the history, and goes with the next.
    """

    text: str
    action: str = ""
    callback: Callable[[], None] | None = None
    error: bool = False
    of_step: bool = False


class Session(QObject):
    """Holds the document and its undo stack, and keeps the canvas up to date through the bridge.

    Signals: ``changed(State, Change)``; ``shown(Shown | None)``, None for "show the original";
    ``below(Shown)``, what is painted on, where a generator makes it and a painting covers it;
    ``working(bool)``; ``progress(Progress)`` of live work; ``message(Message)``.
    """

    changed = Signal(object, object)
    shown = Signal(object)
    below = Signal(object)
    working = Signal(bool)
    progress = Signal(object)
    message = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.undo_stack = QUndoStack(self)
        self.spec = registry.get(STYLE).spec
        self.document = Document(State(model=self.spec.id, values=Values.of(self.spec.params)))
        self.document.listen(self._document_changed)
        self._gesture = count(1)
        self._open_gesture = 0
        self._stamps = count(1)
        self._stamp = 0
        self._shown_stamp = 0
        self._below_stamp = 0
        self._below: Request | None = None  # what was asked for last
        self._is_working = False
        self._hovered: StyleRef | None = None
        self._moment: State | None = None
        self._results: OrderedDict[Request, ImagePyramid] = OrderedDict()
        self._paintings: deque[Request] = deque(maxlen=KEPT_PAINTINGS)
        self._awaits_coarse = False
        self._specs: dict[str, ModelSpec] = {}  # read once: those of installed generators lie in files
        self._seen: set[int] = set()  # every painting so far, by its hash
        # How long the last new ones took in full; one alone may have been painted before, to warm up.
        self._full_seconds: deque[float] = deque(maxlen=3)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._rested)
        bridge.updated.connect(self._updated)

    # -- reading ----------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        return self.document.state

    @property
    def seen(self) -> State:
        """What the canvas shows: the document, or a moment of its timeline that is passing."""
        return self._moment or self.state

    @property
    def values(self) -> Values:
        return self.state.values

    @property
    def picture(self) -> Picture | None:
        return self.state.picture

    @property
    def source(self) -> Source | None:
        return self.state.source

    @property
    def generator(self) -> ModelSpec | None:
        """What makes the picture that is painted on, if a generator does."""
        return self.spec_of(self.source.model) if self.source else None

    def spec_of(self, model: str) -> ModelSpec:
        if model not in self._specs:
            self._specs[model] = registry.get(model).spec
        return self._specs[model]

    def know(self, specs: Mapping[str, ModelSpec]) -> None:
        """Take these for what is installed now; one that was removed stays known, as history needs it."""
        self._specs.update(specs)
        self._results.clear()  # one may be another model now that is called the same

    def content(
        self, quality: Quality, size: tuple[int, int] | None = None, state: State | None = None
    ) -> Pixels | Request | None:
        """What is painted on, as the input of a request. ``size``: of a picture that is made."""
        return _content(self.state, quality, size)

    @property
    def is_painting(self) -> bool:
        """Whether there is more to see than the picture itself. A photo is always taken to be painted."""
        return self.source is None or bool(self.styles) or any(self.values["space"])

    @property
    def styles(self) -> tuple[StyleWeight, ...]:
        slots: tuple[StyleWeight, ...] = self.values["styles"]
        return slots

    def final_request(self, size: tuple[int, int] | None, depth: Any, slot: str) -> Request:
        """The request that exports what is on the canvas. Raises `BadInputError` without a picture."""
        if self.source is not None:
            size = size or self.source.size
        request = _request(self.state, Quality.FINAL, size)
        if request is None:
            content = self.content(Quality.FINAL)
            if content is None:
                raise BadInputError(self.tr("There is no picture to export. Open one first."))
            request = Request(self.state.model, self.values, (content,), size=size, quality=Quality.FINAL)
        return replace(request, depth=depth, slot=slot, lane=Lane.FINAL)

    # -- editing: every change is one step of undo ------------------------------------------------

    def begin_gesture(self) -> int:
        """All changes of the same label until `end_gesture` are one step: a drag, a burst of keys."""
        self._open_gesture = self.new_gesture()
        return self._open_gesture

    def new_gesture(self) -> int:
        """For changes that come by themselves and are one step, whatever the hand does meanwhile."""
        return next(self._gesture)

    def end_gesture(self, gesture: int | None = None) -> None:
        """End ``gesture``, or whichever is open.

        A burst of keys is known to be over only a moment later, when another control may have begun its own.
        """
        if gesture in (None, self._open_gesture):
            self._open_gesture = 0

    def set_picture(self, picture: Picture, values: Values | None = None, label: str = "") -> None:
        """Put ``picture`` on the canvas, with ``values`` if it brings its own."""
        text = label or self.tr("Open {name}").format(name=picture.name)
        self._push(text, replace(self.state, picture=picture, source=None, values=values or self.values))

    def set_source(self, source: Source, label: str, values: Values | None = None, gesture: int = 0) -> None:
        """Put what ``source`` makes on the canvas, with ``values`` of the painting if it brings its own.

        ``gesture``: a new one that this belongs to, rather than to the one of the hand.
        """
        after = replace(self.state, picture=None, source=source, values=values or self.values)
        self._push(label, after, gesture)

    def set_source_value(self, param_id: str, value: Any, label: str = "") -> None:
        """Set one parameter of the generator. A value out of range is said and changes nothing."""
        if self.source is not None and self.generator is not None:
            param = self.generator.param(param_id)
            checked = self._checked(param, value)
            if checked is not None:
                text = label or translated(param.title)
                self.set_source(self.source.with_(**{param_id: checked}), text)

    def start_with(self, picture: Picture) -> None:
        """The picture the window opens with: not a step that can be undone."""
        self.document.replace(replace(self.state, picture=picture))

    def set_value(self, param_id: str, value: Any, label: str = "") -> None:
        """Set one parameter. A value out of range is said in a message and changes nothing."""
        checked = self._checked(self.spec.param(param_id), value)
        if checked is not None:
            text = label or translated(self.spec.param(param_id).title)
            self._push(text, replace(self.state, values=self.values.with_(**{param_id: checked})))

    def _checked(self, param: AnyParam, value: Any) -> Any:
        """``value`` as ``param`` has it; None if it can't be, which is then said."""
        try:
            return param.check(value)
        except BadInputError as error:
            self.message.emit(Message(str(error), error=True))
            return None

    def set_values(self, values: Values, label: str) -> None:
        self._push(label, replace(self.state, values=values))

    def apply_style(self, style: StyleRef) -> None:
        """Paint in ``style`` alone, at 100 %."""
        self.hover_style(None)
        self.set_value(
            "styles", (StyleWeight(style),), self.tr("Style {name}").format(name=style_title(style))
        )

    def add_style(self, style: StyleRef) -> None:
        """Put ``style`` on the mixer, to an equal part; the oldest slot makes room when it is full."""
        param = self.spec.param("styles")
        assert isinstance(param, Weights)
        kept = [slot for slot in self.styles if slot.style != style][-(param.most - 1) :]
        total = _total(self.styles) or 1.0
        part = total / (len(kept) + 1)
        slots = (*_shared(kept, total - part), StyleWeight(style, min(1.0, part)))
        self.set_value("styles", slots, self.tr("Add {name}").format(name=style_title(style)))

    def remove_style(self, style: StyleRef) -> None:
        """Take ``style`` off the mixer; the others fill its place."""
        kept = [slot for slot in self.styles if slot.style != style]
        slots = _shared(kept, _total(self.styles))
        self.set_value("styles", slots, self.tr("Remove {name}").format(name=style_title(style)))

    def push(self, state: State, label: str) -> None:
        """Make ``state`` the document's."""
        self._push(label, state)

    def show_moment(self, state: State | None) -> None:
        """Show ``state`` without changing the document, as while a timeline plays; None ends it."""
        if state != self._moment:
            self._moment = state
            self._render()

    def settle(self, state: State) -> None:
        """Let the sliders follow to a moment of the timeline, which is no step of its own."""
        shown, self._moment = self._moment, None
        if not self.document.replace(state) and shown is not None:
            self._render()

    def hover_style(self, style: StyleRef | None) -> None:
        """Show what ``style`` would look like, without changing the document; None ends it."""
        if style != self._hovered:
            self._hovered = style
            self._render()

    def cancel(self) -> None:
        """Stop whatever is going on."""
        self._settle.stop()
        self._hovered = self._moment = None
        self._below = None
        self.bridge.cancel(lane=Lane.LIVE)
        self.bridge.cancel(lane=Lane.FINAL)

    # -- the live picture -------------------------------------------------------------------------

    def refresh(self) -> None:
        """Make the picture again, e.g. after the device has changed."""
        self._results.clear()
        self._paintings.clear()
        self._seen.clear()
        self._full_seconds.clear()
        self._below = None
        self._render()

    def _push(self, label: str, after: State, gesture: int = 0) -> None:
        if after != self.state:
            gesture = gesture or self._open_gesture or self.new_gesture()
            self.undo_stack.push(StateCommand(self.document, label, self.state, after, gesture))

    def _document_changed(self, state: State, change: Change) -> None:
        if change.source:
            self._full_seconds.clear()  # another generator may take longer
        if change.picture or change.source or change.values:
            self._moment = None
        self.changed.emit(state, change)
        self._render()

    def _live_request(self, quality: Quality) -> Request | None:
        """What the canvas should show now; None for the original itself."""
        state = self.seen
        if self._hovered is not None:
            state = replace(state, values=state.values.with_(styles=(StyleWeight(self._hovered),)))
        request = _request(state, quality)
        if request is None:
            return None
        return replace(request, depth=8, slot=LIVE_SLOT, stamp=self._stamp)  # depth as the screen's

    def _render(self) -> None:
        self._stamp = next(self._stamps)
        request = self._live_request(Quality.FULL)
        self._awaits_coarse = False
        if request is None or request in self._results:
            self._settle.stop()
            self.bridge.cancel(LIVE_SLOT)
            if request is None:
                self._show(None, coarse=False, stamp=self._stamp)
            else:
                self._remember(request, self._results[request])
                self._ask_below(request, quick=False)
                self._show(self._results[request], False, self._stamp, request)
            self._set_working(False)
        elif self._is_quick() or self._painting(request) in self._paintings:
            self._settle.stop()
            self._submit(Quality.FULL, quick=True)
        else:
            self._awaits_coarse = True
            self._settle.start()
            self._submit(Quality.COARSE, quick=True)

    def _is_quick(self) -> bool:
        seconds = self._full_seconds
        return len(seconds) == seconds.maxlen and max(seconds) <= QUICK

    def _rested(self) -> None:
        """The hand rests: the full picture comes next, after the coarse one has been seen."""
        if not self._awaits_coarse:
            self._submit(Quality.FULL)

    def _submit(self, quality: Quality, quick: bool = False) -> None:
        request = self._live_request(quality)
        if request is not None:
            self._set_working(True)
            self._ask_below(request, quick)
            self.bridge.submit(replace(request, quick=quick))

    def _ask_below(self, request: Request, quick: bool) -> None:
        """Have the picture below a painting shown too, where it is made: to compare with, at its size."""
        below = request.inputs[0] if request.inputs else None
        if isinstance(below, Request) and below != self._below:
            self._below = below
            self.bridge.submit(replace(below, slot=BELOW_SLOT, stamp=self._stamp, quick=quick, keep=True))

    def _updated(self, update: Update) -> None:
        request = update.request
        if request.slot == BELOW_SLOT:
            self._updated_below(update)
        if request.slot != LIVE_SLOT:
            return
        newest = request.stamp == self._stamp
        final = request.quality is Quality.FULL
        if update.kind in ("done", "preview"):
            if update.kind == "done" and final:
                painting = hash(self._painting(request))
                if painting not in self._seen:  # else the engine may have had it still
                    self._seen.add(painting)
                    self._full_seconds.append(update.seconds)
                self._remember(request, update.payload)
            if request.stamp >= self._shown_stamp and self._is_of_now(request):
                self._show(update.payload, not final, request.stamp, request)
        elif update.kind == "failed" and newest:
            self.message.emit(Message(update.payload, error=True))
        elif update.kind == "progress":
            self._note(update.payload)
        if newest and update.kind in ("done", "failed", "cancelled"):
            self._ended(final or update.kind != "done")

    def _is_of_now(self, request: Request) -> bool:
        """Whether a result may be shown: one of an older edit, while the hand moves, but of this picture."""
        now = self._live_request(request.quality)
        if now is None or request.model != now.model:
            return False
        return _grounds(request) == _grounds(now)

    def _updated_below(self, update: Update) -> None:
        request, source = update.request, self.seen.source
        if update.kind == "failed" and request.stamp == self._stamp:
            self._below = None  # the painting fails for the same reason, and says so
        if update.kind != "done" or source is None or request.stamp < self._below_stamp:
            return
        if (request.model, request.size) == (source.model, source.size):
            self._below_stamp = request.stamp
            coarse = request.quality is Quality.COARSE
            self.below.emit(Shown(update.payload, coarse, request.stamp, True, request.size))

    def _ended(self, for_good: bool) -> None:
        """The newest request has ended; a coarse one is followed by the full one once the hand rests."""
        self._awaits_coarse = False
        if for_good:
            self._settle.stop()
            self._set_working(False)
        elif not self._settle.isActive():
            self._submit(Quality.FULL)

    def _note(self, progress: Progress) -> None:
        if progress.note:
            self.message.emit(Message(progress.note))
        else:
            self.progress.emit(progress)

    def _show(
        self, image: ImagePyramid | None, coarse: bool, stamp: int, request: Request | None = None
    ) -> None:
        self._shown_stamp = stamp
        below = request is not None and request.model != STYLE
        size = request.size if request is not None and below else None
        self.shown.emit(Shown(image, coarse, stamp, below, size) if image is not None else None)

    def _remember(self, request: Request, image: ImagePyramid) -> None:
        self._results[request] = image
        self._results.move_to_end(request)
        while sum(kept.nbytes for kept in self._results.values()) > KEPT_RESULTS and len(self._results) > 1:
            self._results.popitem(last=False)
        painting = self._painting(request)
        if painting in self._paintings:
            self._paintings.remove(painting)
        self._paintings.append(painting)

    def _painting(self, request: Request) -> Request:
        """``request`` without what only finishes its painting."""
        plain = {param.id: param.default for param in self.spec_of(request.model).params if param.cheap}
        return replace(request, values=request.values.with_(**plain))

    def _set_working(self, working: bool) -> None:
        if working != self._is_working:
            self._is_working = working
            self.working.emit(working)


def _content(state: State, quality: Quality, size: tuple[int, int] | None = None) -> Pixels | Request | None:
    if state.source is not None:
        return source_request(state.source, quality, size)
    return state.picture.pixels if state.picture is not None else None


def _request(state: State, quality: Quality, size: tuple[int, int] | None = None) -> Request | None:
    """For the painting, or for what a generator makes while nothing is painted; None for a photo then."""
    content = _content(state, quality, size)
    if content is not None and (state.values["styles"] or any(state.values["space"])):
        return Request(state.model, state.values, (content,), 0, size, quality)
    return content if isinstance(content, Request) else None


def _grounds(request: Request) -> list[Any]:
    """What ``request`` paints on; of what is made only by which generator, since its sliders move too."""
    if request.model != STYLE:
        return [(request.model, request.size)]
    return [(given.model, given.size) if isinstance(given, Request) else given for given in request.inputs]


def _total(slots: Iterable[StyleWeight]) -> float:
    return sum(max(0.0, slot.weight) for slot in slots)


def _shared(slots: Sequence[StyleWeight], total: float) -> tuple[StyleWeight, ...]:
    """``slots`` with weights that sum to ``total``, in their old proportions, or in equal parts."""
    old = _total(slots)
    if old == 0:
        return tuple(replace(slot, weight=min(1.0, total / len(slots))) for slot in slots)
    return tuple(
        replace(slot, weight=min(slot.weight * total / old, max(1.0, slot.weight))) for slot in slots
    )
