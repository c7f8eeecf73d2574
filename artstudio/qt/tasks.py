"""Files, databases and thumbnails, off the window's thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot

from artstudio.errors import ArtStudioError

log = logging.getLogger(__name__)

Callback = Callable[[Any], None]


class _Task(QRunnable):
    """Calls ``work``, and ``deliver`` with the callback that is due and what to call it with."""

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callback | None,
        failed: Callback | None,
        deliver: Callable[[Callback | None, Any], None],
    ) -> None:
        super().__init__()
        self._work, self._done, self._failed, self._deliver = work, done, failed, deliver

    def run(self) -> None:
        try:
            result = self._work()
        except ArtStudioError as error:
            self._deliver(self._failed, str(error))
        except Exception as error:
            log.exception("a task failed")
            sentence = QCoreApplication.translate("Tasks", "That didn't work: {error}")
            self._deliver(self._failed, sentence.format(error=f"{type(error).__name__}: {error}"))
        else:
            self._deliver(self._done, result)


class Tasks(QObject):
    """Runs functions on a small thread pool and calls back on the window's thread."""

    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        """With one thread, tasks run in the order they came."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._closed = False
        self._ended.connect(self._call)

    def run(
        self,
        work: Callable[[], Any],
        done: Callback | None = None,
        failed: Callback | None = None,
    ) -> None:
        """Call ``work`` on the pool, then ``done`` with its result or ``failed`` with a sentence, here.

        Nothing is called after `close`.
        """
        if not self._closed:
            self._pool.start(_Task(work, done, failed, self._ended.emit))

    def close(self, forget: bool = True) -> None:
        """Wait for what has begun, and unless it is to be forgotten for what hasn't."""
        self._closed = True
        if forget:
            self._pool.clear()
        self._pool.waitForDone()

    @Slot(object, object)
    def _call(self, callback: Callback | None, value: Any) -> None:
        # What a task has sent may arrive after everything is closed.
        if callback is not None and not self._closed:
            callback(value)
