"""The one path on which every result is made: requests in, updates out, one thread per device.

Pure Python. In the window `artstudio.qt.bridge` runs `Runner.run_forever` on a QThread, headless it is a
plain thread, or the caller's own (`Runner.run_one`).
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from artstudio.engine.context import Cancelled, Context
from artstudio.engine.devices import Device, cpu, is_out_of_memory
from artstudio.engine.inputs import Inputs
from artstudio.engine.modelcache import ModelCache
from artstudio.engine.request import Lane, Progress, Request, Update
from artstudio.errors import ArtStudioError, OutOfMemoryError
from artstudio.models.base import Output

log = logging.getLogger(__name__)

# A running quick job is always finished before the newest is taken, also where the machine is slow: what is
# cancelled is lost, and where jobs take 0.3 s a drag would show a third of the pictures. One that isn't quick
# is cancelled only if the hand has seen something new this recently.
FRESH = 0.6
# How long a patient job waits for the next move of a hand, so that a drag doesn't meet it between two.
HAND = 0.15
PROGRESS_INTERVAL = 0.05

_SMALLER_NOTE = "The device ran out of memory. Working on in smaller tiles."
_TO_CPU_NOTE = "The GPU ran out of memory. Working on with the CPU, which is slower."


@dataclass
class _Job:
    request: Request
    began: float
    cancel: threading.Event = field(default_factory=threading.Event)


class Runner:
    """Schedules requests by `Lane` and runs them one at a time.

    ``deliver`` is called on the runner's thread with every `Update`; each submitted request ends with
    exactly one of done, failed or cancelled.
    """

    def __init__(
        self,
        deliver: Callable[[Update], None],
        device: Callable[[], Device] = cpu,
        budget: int = 1 << 30,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._deliver = deliver
        self._choose_device = device
        self.budget = budget
        self._clock = clock
        self._models = ModelCache()
        self._inputs = Inputs()
        self._wake = threading.Condition()
        self._live: dict[str, Request] = {}
        self._final: deque[Request] = deque()
        self._idle: dict[str, Request] = {}
        self._running: list[_Job] = []
        self._paused = False
        self._closed = False
        self._shown = -FRESH

    # -- called from any thread -------------------------------------------------------------------

    def submit(self, request: Request) -> None:
        """Queue ``request``. Never waits; a live or idle request replaces an unbegun one in its slot."""
        replaced: Request | None = None
        with self._wake:
            if self._closed:
                replaced = request
            elif request.lane is Lane.FINAL:
                self._final.append(request)
            else:
                slots = self._live if request.lane is Lane.LIVE else self._idle
                replaced = slots.pop(request.slot, None)
                slots[request.slot] = request
                if request.lane is Lane.LIVE:
                    self._overtake(request)
            self._wake.notify_all()
        if replaced is not None:
            self._deliver(Update(replaced, "cancelled"))

    def cancel(self, slot: str | None = None, lane: Lane | None = None) -> None:
        """Cancel what waits or runs in ``slot`` and ``lane``; None means any."""

        def wanted(request: Request) -> bool:
            return slot in (None, request.slot) and lane in (None, request.lane)

        with self._wake:
            waiting = [*self._live.values(), *self._final, *self._idle.values()]
            gone = [request for request in waiting if wanted(request)]
            self._live = {k: r for k, r in self._live.items() if not wanted(r)}
            self._idle = {k: r for k, r in self._idle.items() if not wanted(r)}
            self._final = deque(r for r in self._final if not wanted(r))
            for job in self._running:
                if wanted(job.request):
                    job.cancel.set()
            self._wake.notify_all()
        for request in gone:
            self._deliver(Update(request, "cancelled"))

    def pause(self, paused: bool) -> None:
        """Hold back final renders, the running one included, or let them go on."""
        with self._wake:
            self._paused = paused
            self._wake.notify_all()

    def reorder(self, slots: list[str]) -> None:
        """Put the waiting final renders into this order of slots; those not named keep their places last."""
        rank = {slot: i for i, slot in enumerate(slots)}
        with self._wake:
            self._final = deque(sorted(self._final, key=lambda r: rank.get(r.slot, len(rank))))

    def waiting(self) -> list[Request]:
        """The final renders that have not begun, in order."""
        with self._wake:
            return list(self._final)

    def close(self) -> None:
        """Cancel everything and let `run_forever` return. The caller joins the thread."""
        with self._wake:
            self._closed = True
        self.cancel()

    # -- the runner's own thread ------------------------------------------------------------------

    def run_forever(self) -> None:
        while (request := self._next()) is not None:
            self._execute(request)
        self._free()

    def run_one(self, request: Request) -> None:
        """Run ``request`` here and now, on the caller's thread."""
        self._execute(request)

    def _overtake(self, request: Request) -> None:
        now = self._clock()
        fresh = now - self._shown < FRESH
        for job in self._running:
            same = job.request.lane is Lane.LIVE and job.request.slot == request.slot
            # A slow picture makes way for a quick one, which will be seen soon, whatever has been seen.
            if same and not job.request.quick and (request.quick or fresh):
                job.cancel.set()

    def _next(self) -> Request | None:
        with self._wake:
            while True:
                if self._closed:
                    return None
                if (request := self._take()) is not None:
                    return request
                self._wake.wait()

    def _take(self) -> Request | None:
        """The next request to run. Called with the lock held."""
        if self._live:
            return self._live.pop(next(iter(self._live)))
        if self._final and not self._paused:
            return self._final.popleft()
        if self._idle:
            return self._idle.pop(next(iter(self._idle)))
        return None

    def _execute(self, request: Request) -> None:
        job = _Job(request, self._clock())
        with self._wake:
            self._running.append(job)
        try:
            output = self._run_with_fallbacks(job)
            update = Update(request, "done", output, self._clock() - job.began)
        except Cancelled:
            update = Update(request, "cancelled")
        except ArtStudioError as error:
            update = Update(request, "failed", str(error))
        except Exception as error:
            log.exception("%s failed", request.model)
            update = Update(request, "failed", f"That didn't work: {type(error).__name__}: {error}")
        finally:
            with self._wake:
                self._running.remove(job)
        if request.lane is Lane.LIVE and update.kind == "done":
            self._shown = self._clock()
        self._deliver(update)

    def _run_with_fallbacks(self, job: _Job) -> Output:
        """Run once; when memory runs out, again with smaller tiles, then on the CPU, and say so."""
        device = self._choose_device()
        plans = [(device, self.budget), (device, self.budget // 4), (device, self.budget // 16)]
        if device.is_gpu:
            plans.append((cpu(), self.budget // 4))
        for (here, budget), following in zip(plans, [*plans[1:], None], strict=True):
            try:
                ctx = Context(here, budget, job.cancel, self._reporter(job))
                ctx.give_way = lambda: self._give_way(job)
                return self._inputs.run(job.request, ctx, self._run_model)
            except Exception as error:
                if isinstance(error, ArtStudioError | Cancelled) or not is_out_of_memory(error):
                    raise
            self._free()
            if following is not None:
                note = _TO_CPU_NOTE if following[0] != here else _SMALLER_NOTE
                self._deliver(Update(job.request, "progress", Progress(0, 1, None, note)))
        raise OutOfMemoryError(
            "There isn't enough memory for this picture. Close other programs, or choose a smaller size."
        )

    def _run_model(self, request: Request, ctx: Context) -> Output:
        return self._models.get(request.model, ctx.device).run(request, ctx)

    def _free(self) -> None:
        self._models.free()
        self._inputs.free()

    def _reporter(self, job: _Job) -> Callable[[float, float, Any], None]:
        last = -PROGRESS_INTERVAL

        def emit(done: float, total: float, preview: Any) -> None:
            nonlocal last
            if job.request.lane is not Lane.LIVE:
                self._give_way(job)
            now = self._clock()
            if preview is not None:
                self._deliver(Update(job.request, "preview", preview))
            if now - last >= PROGRESS_INTERVAL:
                last = now
                elapsed = now - job.began
                left = elapsed * (total - done) / done if done > 0.02 * total and elapsed > 0.5 else None
                progress = Progress(round(1000 * done / total), 1000, left)
                self._deliver(Update(job.request, "progress", progress))

        return emit

    def _give_way(self, job: _Job) -> None:
        """Let live requests pass a long render between two of its steps; hold it while it is paused.

        One that is patient lets everything pass, and waits for a moment after a live request, since the hand
        that moves a slider seldom moves it once.
        """
        moved = False
        while not job.cancel.is_set():
            with self._wake:
                if moved and not self._live:
                    self._wake.wait(HAND)
                if job.request.patient:
                    request = self._take()
                else:
                    request = self._live.pop(next(iter(self._live))) if self._live else None
                if request is None:
                    if not (self._paused and job.request.lane is Lane.FINAL):
                        return
                    self._wake.wait()
                    continue
            self._execute(request)
            moved = job.request.patient and request.lane is Lane.LIVE
