"""The city's numbers in the wall's process: another one gathers them, a thread reads them, panels have them."""

import contextlib
import logging
import threading
import time
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from controlroom import data_entry
from feeds.data.core import Latest, SeriesKey, StoreError
from feeds.data.gathering.messages import Changed, Gathering, Message, StoreFailed
from feeds.data.gathering.process import DataProcess
from feeds.data.health import SourceHealth
from feeds.data.readings import KeptEvent
from feeds.data.store.sqlite_reader import SqliteReader
from layouts.source_files import source_paths

LOOK_S = 2.0
HEALTH_S = 1.0
END_S = 2.0

log = logging.getLogger("numbers")


class Numbers(QObject):
    """What is known of every series and source, and of the events that go on. `changed` is emitted after these have.

    `has_read`: whether anything was read yet; before, nothing is known.

    `cameras_changed` carries the cameras of public lists, each with its source, at first and whenever one is another.
    Everything is of the caller's thread, but for the process that gathers and the thread that reads.
    """

    changed = Signal()
    cameras_changed = Signal(object)
    _read = Signal(object, object, object)

    def __init__(self, store_file: Path, zone_name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store_file = store_file
        self._zone_name = zone_name
        self.latest: dict[SeriesKey, Latest] = {}
        self.events: dict[tuple[str, str], KeptEvent] = {}
        self.sources: dict[str, SourceHealth] = {}
        self.has_read = False
        self._process: DataProcess | None = None
        self._wake = threading.Event()
        self._closing = False
        self._cameras_changed = True
        self._looks_on = False
        self._thread: threading.Thread | None = None
        self._read.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def start(self, folder: Path, given: Mapping[str, str]) -> None:
        """Gather the numbers of the city in `folder`, as soon as it has sources. `given`: see `data_entry`."""
        self._process = DataProcess(
            data_entry.main, (folder, dict(given), self._store_file, self._zone_name), self._hear
        )
        # A daemon: the program's end does not wait for a disk that hangs.
        self._thread = threading.Thread(target=self._run, args=(folder, self._process), name="numbers", daemon=True)
        self._thread.start()

    def look(self) -> None:
        """Read what is stored, once and at once: for a picture, which does not wait for numbers to come."""
        if not self._store_file.exists():
            return
        try:
            with contextlib.closing(SqliteReader(self._store_file)) as reader:
                self._take(reader.latest(), reader.events_at(_now_ms()), reader.health())
        except StoreError as error:
            log.warning("numbers cannot be read: %s", error)

    def ask(self, sources: Collection[str]) -> None:
        """Have these sources asked now rather than when they are due."""
        if self._process is not None and sources:
            self._process.ask(sources)

    def close(self) -> None:
        """Stop gathering."""
        self._closing = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join(END_S)
        if self._process is not None:
            self._process.close()

    def status(self) -> dict[str, Any]:
        """Return how many series there are and how the sources are, for ``controlroom status``."""
        now_ms = _now_ms()
        conditions = Counter(health.condition(now_ms).value for health in self.sources.values())
        process = self._process
        return {
            "series": len(self.latest),
            "events": len(self.events),
            "sources": dict(conditions),
            "pid": None if process is None else process.pid,
            "restarts": 0 if process is None else process.restarts,
        }

    def _hear(self, message: Message) -> None:
        """Take what the process that gathers says (in a thread of its supervisor)."""
        match message:
            case Changed():
                # Of what another program stores it is not known what it is.
                self._cameras_changed = self._cameras_changed or message.cameras or self._looks_on
                self._wake.set()
            case Gathering(here):
                self._looks_on = not here
            case StoreFailed(words):
                log.error("numbers cannot be stored: %s", words)

    def _run(self, folder: Path, process: DataProcess) -> None:
        while not source_paths(folder):
            if self._wake.wait(LOOK_S):
                return
        process.start()
        while not self._closing:
            self._wake.wait()
            if self._closing:
                return
            try:
                self._follow()
            except StoreError as error:
                log.error("numbers cannot be read: %s", error)
                self._wake.clear()

    def _follow(self) -> None:
        """Read what changed whenever something did. Raises StoreError."""
        with contextlib.closing(SqliteReader(self._store_file)) as reader:
            revision, events_revision = -1, reader.events_revision()
            events = reader.events_at(_now_ms())  # not all that ever were
            health_due_s, owes_health = time.monotonic(), True
            while True:
                self._wake.wait(max(0.0, health_due_s - time.monotonic()) if owes_health else None)
                owes_health = owes_health or self._wake.is_set()
                self._wake.clear()
                if self._closing:
                    return
                latest = reader.latest(after_revision=revision)
                events += reader.events_since(events_revision)
                revision = max([revision, *(each.revision for each in latest)])
                events_revision = max([events_revision, *(each.revision for each in events)])
                sources = None
                if owes_health and time.monotonic() >= health_due_s:
                    # Every poll of any source changes one of hundreds: all of them are read no oftener than this.
                    sources, owes_health, health_due_s = reader.health(), False, time.monotonic() + HEALTH_S
                self._read.emit(latest, events, sources)
                events = []
                if self._cameras_changed:
                    self._cameras_changed = False
                    self.cameras_changed.emit(reader.cameras())

    @Slot(object, object, object)
    def _take(self, latest: list[Latest], events: list[KeptEvent], sources: list[SourceHealth] | None) -> None:
        now_ms = _now_ms()
        self.has_read = True
        self.latest |= {each.key: each for each in latest}
        self.events |= {(each.source, each.event.id): each for each in events}
        self.events = {key: each for key, each in self.events.items() if _goes_on(each, now_ms)}
        if sources is not None:
            self.sources = {health.id: health for health in sources}
        self.changed.emit()


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def _goes_on(kept: KeptEvent, now_ms: int) -> bool:
    return kept.event.ended_ms is None or kept.event.ended_ms > now_ms
