"""Where Python's garbage is collected while a window is open."""

from __future__ import annotations

import gc
import threading
from typing import ClassVar

from pytestqt.qtbot import QtBot

from artstudio.qt.garbage import GuiCollector


class Knot:
    """Something that only the collector can free; tells on which thread it did."""

    freed: ClassVar[list[int]] = []

    def __init__(self) -> None:
        self.knot = self

    def __del__(self) -> None:
        self.freed.append(threading.get_ident())


def test_what_another_thread_leaves_is_collected_on_the_windows(qtbot: QtBot) -> None:
    Knot.freed.clear()

    def work() -> None:
        Knot()
        junk = [[index] for index in range(50_000)]  # enough for Python to collect at once
        junk.append(junk)  # type: ignore[arg-type]

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert not Knot.freed and not gc.isenabled()
    qtbot.waitUntil(lambda: bool(Knot.freed))
    assert Knot.freed == [threading.get_ident()]


def test_it_is_left_to_python_in_the_end() -> None:
    was_on = gc.isenabled()
    gc.enable()
    try:
        collector = GuiCollector()
        assert not gc.isenabled()
        collector.close()
        assert gc.isenabled()
    finally:
        if not was_on:
            gc.disable()
