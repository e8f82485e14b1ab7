"""The data service as other processes see it: started, heard, and started again when it ends or hangs.

A thread does all of that, so that who uses it never waits.
"""

import logging
import multiprocessing
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Collection
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from feeds.data.gathering.messages import AskNow, Beat, Message

log = logging.getLogger("feeds.data")

SILENCE_LIMIT_S = 20.0
"""A service that says nothing for so long hangs. A disk may keep it waiting for some seconds."""
START_LIMIT_S = 60.0
AGAIN_S = (0.0, 0.5, 2.0, 10.0)
"""How long to wait before it is started again: longer where it has ended by itself soon after it was started."""
KILLED = (-signal.SIGKILL, -signal.SIGTERM) if sys.platform != "win32" else ()
STEADY_S = 60.0
_LOOK_S = 0.2
_END_S = 3.0


class DataProcess:
    """A data service, kept running from `start` to `close`.

    `main` is what runs in the process: it is called with its end of a pipe, on which it says messages and by whose end
    it knows that it is to end, and `args`; it ends in `serve` of `feeds.data.gathering.serving`. `hear` is called for
    every message, by a thread of this; what it raises ends nothing.
    """

    def __init__(self, main: Callable[..., None], args: tuple[Any, ...], hear: Callable[[Message], None]) -> None:
        self._main = main
        self._args = args
        self._hear = hear
        self._asked: queue.SimpleQueue[AskNow] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="data-supervisor", daemon=True)
        self._process: BaseProcess | None = None
        self.restarts = 0

    @property
    def pid(self) -> int | None:
        """The id of the process, None while there is none."""
        process = self._process
        return None if process is None else process.pid

    def start(self) -> None:
        """Start it. Returns at once."""
        self._thread.start()

    def ask(self, sources: Collection[str]) -> None:
        """Have these sources asked now rather than when they are due. Returns at once."""
        self._asked.put(AskNow(frozenset(sources)))

    def close(self) -> None:
        """End it; by force if it does not go by itself."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        soon = 0
        while not self._closing.is_set():
            began_s = time.monotonic()
            process, pipe = self._started()
            try:
                self._attend(process, pipe)
                was_killed = process.exitcode in KILLED
            finally:
                self._end(process, pipe)
            if self._closing.is_set():
                return
            soon = 0 if was_killed or time.monotonic() - began_s > STEADY_S else soon + 1
            self.restarts += 1
            self._closing.wait(AGAIN_S[min(soon, len(AGAIN_S) - 1)])

    def _started(self) -> tuple[BaseProcess, "Connection[AskNow, Message]"]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=self._main, args=(theirs, *self._args), name="data service", daemon=True)
        process.start()
        theirs.close()  # only the child holds its end: each side sees the other's death as the end of the pipe
        self._process = process
        return process, ours

    def _attend(self, process: BaseProcess, pipe: "Connection[AskNow, Message]") -> None:
        """Pass on what it says until it ends, hangs, or is to end."""
        heard_s, limit_s = time.monotonic(), START_LIMIT_S
        while not self._closing.is_set():
            try:
                while not self._asked.empty():
                    pipe.send(self._asked.get())
                while pipe.poll(_LOOK_S):
                    message = pipe.recv()
                    heard_s, limit_s = time.monotonic(), SILENCE_LIMIT_S
                    if not isinstance(message, Beat):
                        self._pass_on(message)
                    if self._closing.is_set() or not self._asked.empty():
                        break
            except (EOFError, OSError):
                if not self._closing.is_set():
                    process.join(_END_S)
                    log.error("the data service ended by itself (exit code %s)", process.exitcode)
                return
            if time.monotonic() - heard_s > limit_s:
                log.error("the data service does not answer and is ended")
                return

    def _pass_on(self, message: Message) -> None:
        try:
            self._hear(message)
        except Exception:
            log.exception("a message of the data service could not be taken")

    def _end(self, process: BaseProcess, pipe: "Connection[AskNow, Message]") -> None:
        pipe.close()
        if self._closing.is_set():
            process.join(_END_S)
        process.kill()
        process.join()
        self._process = None
        process.close()
