"""Files, databases and thumbnails, off the window's thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal

from artstudio.errors import ArtStudioError

log = logging.getLogger(__name__)


class _Signals(QObject):
    done = Signal(object)
    failed = Signal(str)
    progress = Signal(float)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], Any], signals: _Signals) -> None:
        super().__init__()
        self._work = work
        self._signals = signals

    def run(self) -> None:
        try:
            result = self._work()
        except ArtStudioError as error:
            self._signals.failed.emit(str(error))
        except Exception as error:
            log.exception("a task failed")
            sentence = QCoreApplication.translate("Tasks", "That didn't work: {error}")
            self._signals.failed.emit(sentence.format(error=f"{type(error).__name__}: {error}"))
        else:
            self._signals.done.emit(result)


class Tasks(QObject):
    """Runs functions on a small thread pool and calls back on the window's thread."""

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        """With one thread, tasks run in the order they came."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._held: set[_Signals] = set()
        self._closed = False

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Call ``work`` on the pool, then ``done`` with its result or ``failed`` with a sentence, here.

        Nothing is called after `close`.
        """
        if self._closed:
            return
        signals = _Signals(self)
        self._held.add(signals)

        def finish(callback: Callable[[Any], None] | None, value: Any) -> None:
            self._held.discard(signals)
            signals.deleteLater()
            # What a task has sent may arrive after everything is closed.
            if callback is not None and not self._closed:
                callback(value)

        signals.done.connect(lambda value: finish(done, value))
        signals.failed.connect(lambda sentence: finish(failed, sentence))
        self._pool.start(_Task(work, signals))

    @property
    def busy(self) -> bool:
        return bool(self._held)

    def close(self, forget: bool = True) -> None:
        """Wait for what has begun, and unless it is to be forgotten for what hasn't."""
        self._closed = True
        if forget:
            self._pool.clear()
        self._pool.waitForDone()
        self._held.clear()
