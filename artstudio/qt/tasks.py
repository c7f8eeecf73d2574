"""Files, databases and thumbnails, off the window's thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from artstudio.errors import ArtStudioError

log = logging.getLogger(__name__)

Callback = Callable[[Any], None]


class Tasks(QObject):
    """Runs functions on a few threads and calls back on the window's thread.

    The threads are Python's: Qt's would delete an object of ours for each task, on their side.
    """

    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        """With one thread, tasks run in the order they came."""
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="tasks")
        self._closed = False
        self._ended.connect(self._call)

    def run(
        self,
        work: Callable[[], Any],
        done: Callback | None = None,
        failed: Callback | None = None,
    ) -> None:
        """Call ``work`` on a thread, then ``done`` with its result or ``failed`` with a sentence, here.

        Nothing is called after `close`.
        """
        if not self._closed:
            self._pool.submit(self._work, work, done, failed)

    def close(self, forget: bool = True) -> None:
        """Wait for what has begun, and unless it is to be forgotten for what hasn't."""
        self._closed = True
        self._pool.shutdown(cancel_futures=forget)

    def _work(self, work: Callable[[], Any], done: Callback | None, failed: Callback | None) -> None:
        try:
            result = work()
        except ArtStudioError as error:
            self._ended.emit(failed, str(error))
        except Exception as error:
            log.exception("a task failed")
            sentence = QCoreApplication.translate("Tasks", "That didn't work: {error}")
            self._ended.emit(failed, sentence.format(error=f"{type(error).__name__}: {error}"))
        else:
            self._ended.emit(done, result)

    @Slot(object, object)
    def _call(self, callback: Callback | None, value: Any) -> None:
        # What a task has sent may arrive after everything is closed.
        if callback is not None and not self._closed:
            callback(value)
