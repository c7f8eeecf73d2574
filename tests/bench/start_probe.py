"""A start of the real program that looks at its own clock: ``python -m tests.bench.start_probe BEGAN PAUSE``.

``BEGAN`` is `time.time` just before the process was started. Prints one line of JSON when the first picture
has been painted in a style, which is asked for ``PAUSE`` seconds after the window can be used.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from artstudio.__main__ import main
from artstudio.qt.main_window import MainWindow
from artstudio.qt.services import Services

HEAVY = ("torch", "openvino", "onnxruntime", "cv2")


class Probe(QObject):
    """Watches the window that ``main`` makes."""

    def __init__(self, began: float, pause: float) -> None:
        super().__init__()
        self.times: dict[str, Any] = {}
        self._began = began
        self._pause = pause
        self._coarse = True
        self._late = [0.0]
        self._last = 0.0
        self._beat = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=1)
        self._beat.timeout.connect(self._tick)

    def watch(self, window: MainWindow, services: Services) -> None:
        self._window, self._services = window, services
        window.canvas.installEventFilter(self)
        window.canvas.frame_shown.connect(self._painted)
        services.session.shown.connect(self._shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            imported = [name for name in HEAVY if name in sys.modules]
            self.times.setdefault("imported_before_window", imported)
            self._record("window")
            if self._window.canvas.has_picture and "usable" not in self.times:
                # Runs when this has been painted and the event loop is free again.
                QTimer.singleShot(0, self._usable)
        return False

    def _record(self, name: str) -> None:
        self.times.setdefault(name, time.time() - self._began)

    def _usable(self) -> None:
        if "usable" not in self.times:
            self._record("usable")
            self._last = time.perf_counter()
            self._beat.start()
            QTimer.singleShot(round(1000 * self._pause), self._click)

    def _click(self) -> None:
        self._record("click")
        self._services.session.apply_style(self._services.shelf.items()[2].ref)

    def _tick(self) -> None:
        now = time.perf_counter()
        self._late.append(now - self._last - 0.001)
        self._last = now

    def _shown(self, shown: Any) -> None:
        self._coarse = shown is None or shown.coarse

    def _painted(self) -> None:
        self._record("coarse")
        if not self._coarse:
            self._record("full")
            self.times["worst_stall"] = max(self._late)
            self._window.close()


def watched_main(began: float, pause: float) -> dict[str, Any]:
    """Run the program; seconds since ``began``."""
    probes: list[Probe] = []
    made = MainWindow.__init__

    def make(window: MainWindow, services: Services) -> None:
        made(window, services)
        probes.append(Probe(began, pause))
        probes[0].watch(window, services)

    MainWindow.__init__ = make  # type: ignore[method-assign]
    main([])
    return probes[0].times


if __name__ == "__main__":
    print(json.dumps(watched_main(float(sys.argv[1]), float(sys.argv[2]))), flush=True)
