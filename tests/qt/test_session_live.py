"""What the canvas is told to show while parameters move: the real engine, real edits."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from artstudio.document.picture import Picture
from artstudio.models.style.spec import builtin_styles
from artstudio.params import StyleWeight
from artstudio.pixels import Pixels
from artstudio.qt.session import KEPT_PAINTINGS, Session, Shown

PATIENCE = 60_000
STYLES = [style.ref for style in builtin_styles()]


class Screen:
    """What has been shown so far."""

    def __init__(self, qtbot: QtBot, session: Session) -> None:
        self.seen: list[Shown | None] = []
        self._qtbot = qtbot
        self._session = session
        self._working = False
        session.shown.connect(self.seen.append)
        session.working.connect(self._set_working)

    def _set_working(self, working: bool) -> None:
        self._working = working

    def until(self, true: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(true, timeout=PATIENCE)

    def until_at_rest(self) -> Shown:
        """The full picture of the newest edit."""
        self.until(lambda: not self._working)
        last = self.seen[-1]
        assert last is not None and not last.coarse
        return last

    def clear(self) -> None:
        self.seen.clear()

    @property
    def shown(self) -> list[Shown]:
        return [shown for shown in self.seen if shown is not None]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """However quick this machine is, it counts as too slow to leave the coarse picture out."""
    monkeypatch.setattr("artstudio.qt.session.QUICK", -1.0)


@pytest.fixture
def screen(qtbot: QtBot, slow: None, session: Session, picture: Picture) -> Screen:
    """A picture in one style, painted in large strokes, which is quick."""
    screen = Screen(qtbot, session)
    session.set_value("stroke_size", 4.0)
    session.start_with(picture)
    session.apply_style(STYLES[3])
    screen.until_at_rest()
    return screen


def test_a_coarse_picture_comes_first_and_the_full_one_after_it(screen: Screen) -> None:
    assert [shown.coarse for shown in screen.shown] == [True, False]
    assert screen.shown[0].stamp == screen.shown[1].stamp


def test_strength_and_colors_never_drop_to_the_coarse_picture(screen: Screen, session: Session) -> None:
    screen.clear()
    for step in range(1, 20):
        session.set_value("strength", 1 - step / 40)
        session.set_value("keep_colors", step / 40)
        if step % 5 == 0:
            count = len(screen.seen)
            screen.until(lambda count=count: len(screen.seen) > count)  # type: ignore[misc]
    last = screen.until_at_rest()
    assert last.stamp == session._stamp
    assert not any(shown.coarse for shown in screen.shown)
    assert all(after.stamp > before.stamp for before, after in pairwise(screen.shown))


def test_cheap_parameters_stay_sharp_after_a_preview_of_another_style(
    screen: Screen, session: Session
) -> None:
    session.hover_style(STYLES[8])
    screen.until_at_rest()
    session.hover_style(None)
    assert screen.seen[-1] == screen.shown[-1] and not screen.shown[-1].coarse
    screen.clear()
    session.set_value("strength", 0.5)
    screen.until_at_rest()
    assert [shown.coarse for shown in screen.shown] == [False]


def test_a_style_weight_is_painted_anew(screen: Screen, session: Session) -> None:
    screen.clear()
    session.set_value("styles", (StyleWeight(STYLES[3], 0.5),))
    screen.until_at_rest()
    assert [shown.coarse for shown in screen.shown] == [True, False]


def test_where_the_full_picture_is_quick_no_coarse_one_comes_before_it(
    screen: Screen, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("artstudio.qt.session.QUICK", PATIENCE)  # more seconds than any takes
    for style in STYLES[:3]:  # it has to be quick several times
        session.apply_style(style)
        screen.until_at_rest()
    screen.clear()
    for weight in (0.5, 0.6, 0.7):
        session.set_value("styles", (StyleWeight(STYLES[3], weight),))
    assert screen.until_at_rest().stamp == session._stamp
    assert not any(shown.coarse for shown in screen.shown)
    session.refresh()  # on another device perhaps: nobody knows how quick that is
    screen.until_at_rest()
    screen.clear()
    session.set_value("styles", (StyleWeight(STYLES[4]),))
    screen.until_at_rest()
    assert [shown.coarse for shown in screen.shown] == [True, False]


def test_a_painting_the_engine_still_has_does_not_count_as_quick(screen: Screen, session: Session) -> None:
    for other in STYLES[10 : 10 + KEPT_PAINTINGS]:  # until the session has forgotten the first style's
        session.apply_style(other)
        screen.until_at_rest()
    took = list(session._full_seconds)
    session._results.clear()
    session.apply_style(STYLES[3])
    screen.until_at_rest()
    assert list(session._full_seconds) == took


def test_no_painting_of_the_former_picture_is_shown(
    screen: Screen, session: Session, picture: Picture
) -> None:
    session.set_value("styles", (StyleWeight(STYLES[5]),))
    while not session.bridge.runner._running:  # no event in between that could show it already
        pass
    wide = Picture(Pixels.of(np.ascontiguousarray(picture.pixels.array[:32])), "wide.png")
    screen.clear()
    session.set_picture(wide)
    screen.until_at_rest()
    for shown in screen.shown:
        assert shown.image.width > 2 * shown.image.height


def test_esc_ends_the_work_at_once_and_a_later_edit_begins_it_again(screen: Screen, session: Session) -> None:
    session.set_value("styles", (StyleWeight(STYLES[6]),))
    session.cancel()
    screen.until(lambda: not screen._working)
    session.set_value("styles", (StyleWeight(STYLES[7]),))
    assert screen.until_at_rest().stamp == session._stamp


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt's thread priorities do it")
def test_the_engine_waits_for_the_windows_thread(screen: Screen, session: Session) -> None:
    tasks = Path("/proc/self/task")
    engines = [int(task.name) for task in tasks.iterdir() if (task / "comm").read_text() == "engine\n"]
    mine = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    assert engines  # its own and those it has started
    assert all(os.getpriority(os.PRIO_PROCESS, engine) > mine for engine in engines)


def test_pictures_come_back_at_once_as_far_as_they_are_kept(
    screen: Screen, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = screen.until_at_rest()
    monkeypatch.setattr("artstudio.qt.session.KEPT_RESULTS", 2 * first.image.nbytes)
    session.apply_style(STYLES[1])
    second = screen.until_at_rest()
    session.undo_stack.undo()
    assert screen.seen[-1] is not None and screen.seen[-1].image is first.image
    session.undo_stack.redo()
    assert screen.seen[-1] is not None and screen.seen[-1].image is second.image
    session.apply_style(STYLES[2])  # the first is the oldest now
    screen.until_at_rest()
    session.undo_stack.undo()
    assert screen.seen[-1] is not None and screen.seen[-1].image is second.image
    session.undo_stack.undo()
    assert screen.until_at_rest().image is not first.image
