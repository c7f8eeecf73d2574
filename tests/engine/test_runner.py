"""The runner's order, replacement, cancellation and fallbacks, with a model that the test steps by hand."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from queue import Queue

import numpy as np
import pytest

from artstudio.engine.context import Context
from artstudio.engine.devices import Device, cpu
from artstudio.engine.request import Lane, Progress, Request, Update
from artstudio.engine.runner import Runner
from artstudio.errors import BadInputError
from artstudio.models import registry
from artstudio.models.base import Entry, Image, ModelSpec

STEPS = 3
TIMEOUT = 20


class Stepped:
    """Reports ``STEPS`` times, each after the test has let it; fails as its seed says."""

    spec = ModelSpec("test-stepped", "Stepped", "test", (), (), "image")
    gate: Queue[None]
    began: Queue[Request]
    devices: list[Device]
    budgets: list[int]

    def load(self, device: Device) -> None:
        self.device = device

    def run(self, request: Request, ctx: Context) -> Image:
        Stepped.devices.append(self.device)
        Stepped.budgets.append(ctx.budget)
        Stepped.began.put(request)
        for step in range(STEPS):
            Stepped.gate.get(timeout=TIMEOUT)
            ctx.report(step + 1, STEPS)
        if request.seed == 1:
            raise BadInputError("A sentence.")
        if request.seed == 2:
            raise RuntimeError("CUDA out of memory")
        if request.seed == 3 and self.device.is_gpu:
            raise MemoryError
        return Image(np.zeros((1, 1, 3), np.float32))


class Bench:
    """A runner on its own thread, and the updates it has delivered."""

    def __init__(self, device: Device) -> None:
        self.updates: Queue[Update] = Queue()
        self.time = 0.0
        self.runner = Runner(self.updates.put, lambda: device, budget=1600, clock=lambda: self.time)
        self.thread = threading.Thread(target=self.runner.run_forever)
        self.thread.start()

    def submit(
        self,
        slot: str,
        lane: Lane = Lane.LIVE,
        seed: int = 0,
        stamp: int = 0,
        quick: bool = True,
        patient: bool = False,
    ) -> None:
        self.runner.submit(
            Request(
                "test-stepped", seed=seed, slot=slot, lane=lane, stamp=stamp, quick=quick, patient=patient
            )
        )

    def began(self) -> str:
        return Stepped.began.get(timeout=TIMEOUT).slot

    def let(self, steps: int = STEPS) -> None:
        for _ in range(steps):
            Stepped.gate.put(None)

    def ended(self) -> tuple[str, str]:
        """Slot and kind of the next update that ends a request."""
        while True:
            update = self.updates.get(timeout=TIMEOUT)
            if update.kind in ("done", "failed", "cancelled"):
                return update.request.slot, update.kind


@pytest.fixture
def stepped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registry._ENTRIES, "test-stepped", Entry(Stepped.spec, Stepped))
    Stepped.gate, Stepped.began, Stepped.devices, Stepped.budgets = Queue(), Queue(), [], []


@pytest.fixture
def bench(stepped: None, request: pytest.FixtureRequest) -> Iterator[Bench]:
    made = Bench(getattr(request, "param", cpu()))
    yield made
    made.let(100)
    made.runner.close()
    made.thread.join(TIMEOUT)
    assert not made.thread.is_alive()


def test_live_before_final_before_idle(bench: Bench) -> None:
    bench.submit("first", Lane.IDLE)
    assert bench.began() == "first"
    bench.submit("thumb", Lane.IDLE)
    bench.submit("export-1", Lane.FINAL)
    bench.submit("export-2", Lane.FINAL)
    bench.runner.reorder(["export-2", "export-1"])
    assert [r.slot for r in bench.runner.waiting()] == ["export-2", "export-1"]
    order = []
    for _ in range(3):
        bench.let()
        order.append(bench.ended()[0])
        bench.began()
    assert order == ["first", "export-2", "export-1"]


def test_a_newer_live_request_replaces_one_that_has_not_begun(bench: Bench) -> None:
    bench.submit("other")
    bench.began()
    bench.submit("canvas", stamp=1)
    bench.submit("canvas", stamp=2)
    assert bench.ended() == ("canvas", "cancelled")
    bench.let()
    assert bench.ended() == ("other", "done")
    assert Stepped.began.get(timeout=TIMEOUT).stamp == 2


def test_a_quick_live_job_is_finished_also_on_a_slow_machine(bench: Bench) -> None:
    bench.submit("canvas", stamp=1)
    bench.began()
    bench.submit("canvas", stamp=2)
    bench.let()
    assert bench.ended() == ("canvas", "done")
    bench.began()
    bench.time += 0.5  # and the first was shown half a second ago
    bench.submit("canvas", stamp=3)
    bench.let()
    assert bench.ended() == ("canvas", "done")
    assert Stepped.began.get(timeout=TIMEOUT).stamp == 3


def test_a_drag_that_has_shown_nothing_is_not_cancelled_again(bench: Bench) -> None:
    bench.submit("canvas")
    bench.began()
    bench.time += 5.0
    bench.submit("canvas", stamp=2)
    bench.let()
    assert bench.ended() == ("canvas", "done")


def test_a_slow_live_job_makes_way_for_a_quick_one_whatever_has_been_shown(bench: Bench) -> None:
    bench.submit("canvas", stamp=1, quick=False)
    bench.began()
    bench.submit("canvas", stamp=2)
    bench.let(1)
    assert bench.ended() == ("canvas", "cancelled")
    assert Stepped.began.get(timeout=TIMEOUT).stamp == 2


def test_slow_live_jobs_that_have_shown_nothing_are_finished(bench: Bench) -> None:
    bench.submit("canvas", stamp=1, quick=False)
    bench.began()
    bench.submit("canvas", stamp=2, quick=False)
    bench.let()
    assert bench.ended() == ("canvas", "done")
    bench.began()
    bench.submit("canvas", stamp=3, quick=False)  # the first has just been shown
    bench.let(1)
    assert bench.ended() == ("canvas", "cancelled")


def test_live_work_passes_an_export_between_two_of_its_steps(bench: Bench) -> None:
    bench.submit("export", Lane.FINAL)
    assert bench.began() == "export"
    bench.submit("canvas")
    bench.let(1)
    assert bench.began() == "canvas"
    bench.let()
    assert bench.ended() == ("canvas", "done")
    bench.let(2)
    assert bench.ended() == ("export", "done")


def test_everything_passes_a_patient_job_and_a_hand_that_moves_on_finds_it_waiting(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("artstudio.engine.runner.HAND", TIMEOUT)
    bench.submit("training", Lane.FINAL, patient=True)
    assert bench.began() == "training"
    bench.submit("thumb", Lane.IDLE)
    bench.submit("film", Lane.FINAL)
    bench.let(1)
    for slot in ("film", "thumb"):
        assert bench.began() == slot
        bench.let()
        assert bench.ended() == (slot, "done")
    bench.submit("canvas")
    bench.let(1)
    assert bench.began() == "canvas"
    bench.let()
    assert bench.ended() == ("canvas", "done")
    bench.submit("canvas")  # the training could have gone on, and has waited for the hand instead
    assert bench.began() == "canvas"
    bench.runner.cancel()
    bench.let(1)
    assert {bench.ended(), bench.ended()} == {("canvas", "cancelled"), ("training", "cancelled")}


def test_a_paused_export_waits_and_can_be_cancelled(bench: Bench) -> None:
    bench.submit("export", Lane.FINAL)
    bench.began()
    bench.runner.pause(True)
    bench.let()
    bench.submit("canvas")
    assert bench.began() == "canvas"
    bench.let()
    assert bench.ended() == ("canvas", "done")
    bench.runner.cancel("export")
    assert bench.ended() == ("export", "cancelled")


def test_cancelling_ends_every_request_once(bench: Bench) -> None:
    bench.submit("running")
    bench.began()
    bench.submit("waiting", Lane.FINAL)
    bench.submit("thumb", Lane.IDLE)
    bench.runner.cancel()
    bench.let(1)
    ended = {bench.ended() for _ in range(3)}
    assert ended == {(slot, "cancelled") for slot in ("running", "waiting", "thumb")}


def test_an_error_is_one_sentence(bench: Bench) -> None:
    bench.submit("canvas", seed=1)
    bench.let()
    while (update := bench.updates.get(timeout=TIMEOUT)).kind != "failed":
        pass
    assert update.payload == "A sentence."


def test_out_of_memory_tries_smaller_tiles_and_then_says_so(bench: Bench) -> None:
    bench.submit("canvas", seed=2)
    bench.let(3 * STEPS)
    assert bench.ended() == ("canvas", "failed")
    assert Stepped.budgets == [1600, 400, 100]


@pytest.mark.parametrize("bench", [Device("cuda", "A GPU")], indirect=True)
def test_out_of_memory_on_the_gpu_ends_on_the_cpu_with_a_note(bench: Bench) -> None:
    bench.submit("canvas", seed=3)
    bench.let(4 * STEPS)
    notes = []
    while (update := bench.updates.get(timeout=TIMEOUT)).kind != "done":
        if isinstance(update.payload, Progress) and update.payload.note:
            notes.append(update.payload.note)
    assert [device.kind for device in Stepped.devices] == ["cuda", "cuda", "cuda", "cpu"]
    assert "CPU" in notes[-1]


def test_closing_cancels_what_runs_and_refuses_what_comes(bench: Bench) -> None:
    bench.submit("canvas")
    bench.began()
    bench.runner.close()
    bench.let(1)
    assert bench.ended() == ("canvas", "cancelled")
    bench.submit("late")
    assert bench.ended() == ("late", "cancelled")
