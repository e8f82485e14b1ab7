"""What runs in the process of the data service."""

import contextlib
import logging
import os
import random
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from zoneinfo import ZoneInfo

from feeds.core import SystemClock
from feeds.data.core import StoreError
from feeds.data.gatherer import Gatherer, Taken
from feeds.data.messages import Beat, Changed, Gathering, Message, StoreFailed, UseSources
from feeds.data.secrets import HidingFormatter, Secrets
from feeds.data.service import DataService, TooManyHang
from feeds.data.sqlite_reader import SqliteReader
from feeds.data.sqlite_store import SqliteWriter
from feeds.data.task import Prepared

BEAT_S = 1.0
LOOK_S = 0.5
STORE_AGAIN_S = 2.0


class _Parent:
    """The other end of the pipe. Gone, it ends this process."""

    def __init__(self, pipe: "Connection[Message, UseSources]") -> None:
        self._pipe = pipe
        self._lock = threading.Lock()
        self.gone = threading.Event()
        self.use: Callable[[tuple[Prepared, ...]], None] = lambda _: None
        self.end: Callable[[], None] = lambda: None
        self.sources: tuple[Prepared, ...] | None = None

    def tell(self, message: Message) -> None:
        """Say something; that nobody hears is noticed by `listen`."""
        with self._lock, contextlib.suppress(OSError):
            self._pipe.send(message)

    def listen(self) -> None:
        """Take what is asked for, until the pipe ends (in a thread)."""
        try:
            while True:
                self.sources = self._pipe.recv().sources
                self.use(self.sources)
        except (EOFError, OSError):
            self.gone.set()
            self.end()


def serve(pipe: "Connection[Message, UseSources]", store_path: Path, zone_name: str) -> None:
    """Gather into a store until the other end of the pipe closes (in a process of its own)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl+C in a terminal is meant for the parent
    parent = _Parent(pipe)
    threading.Thread(target=parent.listen, name="parent", daemon=True).start()
    code = 0
    while not parent.gone.is_set():
        try:
            with Gatherer(store_path):
                parent.tell(Gathering(here=True))
                _gather(parent, store_path, zone_name)
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


def _gather(parent: _Parent, store_path: Path, zone_name: str) -> None:
    store = SqliteWriter(store_path, ZoneInfo(zone_name))
    try:
        service = DataService(
            store, ZoneInfo(zone_name), clock=SystemClock(), rng=random.Random(), tell=parent.tell, beat=_Beats(parent)
        )
        hide = _hider()

        def use(sources: tuple[Prepared, ...]) -> None:
            hide(sources)
            service.call_soon(lambda: service.use(sources))

        parent.use, parent.end = use, service.stop
        if parent.sources is not None:
            use(parent.sources)
        if parent.gone.is_set():
            return
        service.run()
    finally:
        parent.use, parent.end = lambda _: None, lambda: None
        store.close()


def _look_on(parent: _Parent, store_path: Path) -> None:
    """Tell what the process that gathers stores, until it is gone or a moment has passed."""
    with contextlib.suppress(StoreError), contextlib.closing(SqliteReader(store_path)) as reader:
        version = reader.version()
        until_s = time.monotonic() + STORE_AGAIN_S
        while time.monotonic() < until_s and not parent.gone.wait(LOOK_S):
            parent.tell(Beat())
            if reader.version() != version:
                version = reader.version()
                parent.tell(Changed())
        return
    parent.tell(Beat())
    parent.gone.wait(LOOK_S)


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


def _hider() -> Callable[[tuple[Prepared, ...]], None]:
    """Return what makes every line of this process's log be free of the sources' secrets."""
    formatter = HidingFormatter("%(levelname)s %(name)s: %(message)s")
    logging.basicConfig(level=logging.INFO)
    for handler in logging.getLogger().handlers:
        handler.setFormatter(formatter)

    def hide(sources: tuple[Prepared, ...]) -> None:
        formatter.secrets = Secrets(value for source in sources for value in source.secrets.values)

    return hide
