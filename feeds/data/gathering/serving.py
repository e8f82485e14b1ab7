"""What runs in the process of the data service."""

import contextlib
import logging
import os
import random
import signal
import threading
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from zoneinfo import ZoneInfo

from feeds.core import SystemClock
from feeds.data.core import StoreError
from feeds.data.gathering.gatherer import Gatherer, Taken
from feeds.data.gathering.messages import AskNow, Beat, Changed, Gathering, Message, StoreFailed
from feeds.data.gathering.service import DataService, TooManyHang
from feeds.data.gathering.task import Prepared
from feeds.data.secrets import HidingFormatter, Secrets
from feeds.data.store.sqlite_reader import SqliteReader
from feeds.data.store.sqlite_store import SqliteWriter

BEAT_S = 1.0
LOOK_S = 0.5
LOAD_S = 1.0
STORE_AGAIN_S = 2.0

log = logging.getLogger("feeds.data")

Load = Callable[[], Sequence[Prepared] | None]
"""Returns the sources to read: all of them at its first call, later None while they are the same as before."""


class _Parent:
    """The other end of the pipe. Gone, it ends this process."""

    def __init__(self, pipe: "Connection[Message, AskNow]") -> None:
        self._pipe = pipe
        self._lock = threading.Lock()
        self.gone = threading.Event()
        self.ask: Callable[[frozenset[str]], None] = lambda _: None

    def tell(self, message: Message) -> None:
        """Say something; that nobody hears is noticed by `wait`."""
        with self._lock, contextlib.suppress(OSError):
            self._pipe.send(message)

    def wait(self) -> None:
        """Take what is asked for, until the pipe ends (in a thread)."""
        with contextlib.suppress(EOFError, OSError):
            while True:
                self.ask(self._pipe.recv().sources)
        self.gone.set()


def serve(pipe: "Connection[Message, AskNow]", store_path: Path, zone_name: str, load: Load) -> None:
    """Gather into a store until the other end of the pipe closes (in a process of its own, which this ends)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl+C in a terminal is meant for the parent
    formatter = _log()
    parent = _Parent(pipe)
    threading.Thread(target=parent.wait, name="parent", daemon=True).start()
    code = 0
    while not parent.gone.is_set():
        try:
            with Gatherer(store_path):
                parent.tell(Gathering(here=True))
                _gather(parent, store_path, zone_name, load, formatter)
        except Taken:
            parent.tell(Gathering(here=False))
            _look_on(parent, store_path)
        except StoreError as error:
            parent.tell(StoreFailed(str(error)))
            parent.gone.wait(STORE_AGAIN_S)
        except TooManyHang:
            code = 1
            break
    # Without waiting for threads that may never end.
    logging.shutdown()
    os._exit(code)


def _gather(parent: _Parent, store_path: Path, zone_name: str, load: Load, formatter: HidingFormatter) -> None:
    zone = ZoneInfo(zone_name)
    store = SqliteWriter(store_path, zone)
    try:
        service = DataService(
            store, zone, clock=SystemClock(), rng=random.Random(), tell=parent.tell, beat=_Beats(parent)
        )

        def attend() -> None:
            """Have the service read what there is to read, and end it with the parent."""
            while not parent.gone.is_set():
                sources = _loaded(load)
                if sources is not None:
                    secrets = Secrets(value for source in sources for value in source.secrets.values)
                    formatter.secrets = secrets
                    service.call_soon(lambda sources=sources: service.use(sources))  # type: ignore[misc]
                parent.gone.wait(LOAD_S)
            service.stop()

        parent.ask = service.ask_soon
        threading.Thread(target=attend, name="sources", daemon=True).start()
        service.run()
    finally:
        parent.ask = lambda _: None
        store.close()


def _loaded(load: Load) -> Sequence[Prepared] | None:
    try:
        return load()
    except Exception:
        # Those that are read go on; a city whose files can't be read now is tried again.
        log.exception("the sources cannot be read")
        return None


def _look_on(parent: _Parent, store_path: Path) -> None:
    """Tell what the process that gathers stores, until it is gone or a moment has passed."""
    parent.tell(Beat())
    until_s = time.monotonic() + STORE_AGAIN_S
    with contextlib.closing(SqliteReader(store_path)) as reader:
        version = reader.version()
        while time.monotonic() < until_s and not parent.gone.wait(LOOK_S):
            parent.tell(Beat())
            if reader.version() != version:
                version = reader.version()
                parent.tell(Changed())


class _Beats:
    """Says now and then that the service goes round."""

    def __init__(self, parent: _Parent) -> None:
        self._parent = parent
        self._said_s = 0.0

    def __call__(self) -> None:
        now_s = time.monotonic()
        if now_s - self._said_s >= BEAT_S:
            self._said_s = now_s
            self._parent.tell(Beat())


def _log() -> HidingFormatter:
    """Send this process's log to stderr, and return what keeps it free of secrets."""
    formatter = HidingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler = logging.StreamHandler()
    handler.setFormatter(formatter)
    logging.getLogger().handlers[:] = [handler]
    return formatter
