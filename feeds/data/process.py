"""The data service as other processes see it: told what to read, heard, started again when it ends or hangs.

A thread does all of that, so that who uses it never waits.
"""

import logging
import multiprocessing
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from feeds.data.messages import Beat, Message, UseSources
from feeds.data.serving import serve
from feeds.data.task import Prepared

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
    """A data service for one store, kept running from `start` to `close`.

    `hear` is called for every message, by a thread of this; what it raises ends nothing.
    """

    def __init__(self, store_path: Path, zone_name: str, hear: Callable[[Message], None]) -> None:
        self._store_path = store_path
        self._zone_name = zone_name
        self._hear = hear
        self._sources: tuple[Prepared, ...] = ()
        self._told: tuple[Prepared, ...] | None = None
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="data-supervisor", daemon=True)
        self._process: BaseProcess | None = None
        self.restarts = 0

    @property
    def pid(self) -> int | None:
        """The id of the process, None while there is none."""
        process = self._process
        return None if process is None else process.pid

    def start(self, sources: Sequence[Prepared]) -> None:
        """Start it, to read these sources. Returns at once."""
        self._sources = tuple(sources)
        self._thread.start()

    def use(self, sources: Sequence[Prepared]) -> None:
        """Have other sources read from now on."""
        with self._lock:
            self._sources = tuple(sources)

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

    def _started(self) -> tuple[BaseProcess, "Connection[UseSources, Message]"]:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=serve, args=(theirs, self._store_path, self._zone_name), name="data service", daemon=True
        )
        process.start()
        theirs.close()  # only the child holds its end: each side sees the other's death as the end of the pipe
        self._process, self._told = process, None
        return process, ours

    def _attend(self, process: BaseProcess, pipe: "Connection[UseSources, Message]") -> None:
        """Pass on what it says until it ends, hangs, or is to end."""
        heard_s, limit_s = time.monotonic(), START_LIMIT_S
        while not self._closing.is_set():
            try:
                with self._lock:
                    sources = self._sources
                if sources is not self._told:
                    pipe.send(UseSources(sources))
                    self._told = sources
                while pipe.poll(_LOOK_S):
                    message = pipe.recv()
                    heard_s, limit_s = time.monotonic(), SILENCE_LIMIT_S
                    if not isinstance(message, Beat):
                        self._pass_on(message)
                    if self._closing.is_set() or self._sources is not self._told:
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

    def _end(self, process: BaseProcess, pipe: "Connection[UseSources, Message]") -> None:
        pipe.close()
        if self._closing.is_set():
            process.join(_END_S)
        process.kill()
        process.join()
        self._process = None
        process.close()
