"""The past of indicators for panels: read in a thread, kept for a while, read again when it is no longer new."""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, Signal, Slot

from controlroom.indicators.now import newest
from controlroom.indicators.past import Past, Trend
from feeds.core import Clock, SystemClock
from feeds.data.core import StoreError
from feeds.data.readings import ms
from feeds.data.store.protocol import StoreReader
from feeds.data.store.sqlite_reader import SqliteReader
from layouts.indicators import NO_INDICATORS, Indicators
from widgets.facts import Before, Comparison, Line, Span, Spot, Usual

_FORGET_S = 600.0
_END_S = 2.0
_TRY_AGAIN_S = 1.0
_SOON_S = 15.0
_FEW = 4
_DAY_MS = 86_400_000

_AGAIN_S: dict[str, float] = {
    Span.DAY: 60.0,
    Span.WEEK: 600.0,
    Span.YEAR: 1800.0,
    Span.AHEAD: 60.0,
    "usual": 1800.0,
    **dict.fromkeys(map(str, Before), 120.0),
}
"""After how long each is read again."""

_COST = {Span.YEAR: 1, "usual": 2}
"""What takes longer waits for the rest."""

log = logging.getLogger("numbers")

Store = Callable[[], StoreReader]


class Wanted(NamedTuple):
    """What is asked for: `what` is a span, ``usual``, or what a value is compared with."""

    what: str
    id: str
    place: str


@dataclass(slots=True)
class _Kept:
    value: Any
    read_s: float
    asked_s: float


class PastReader(QObject):
    """Reads the past of indicators. `arrived` is emitted when something that was asked for is there.

    Everything is of the caller's thread but `_run`. `store`: opens the store; raises StoreError. `clock`: says up to
    which time the past goes, and when something was read.
    """

    arrived = Signal()
    _read = Signal(object, object)

    def __init__(
        self, store: Store, zone: ZoneInfo, parent: QObject | None = None, *, clock: Clock | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock or SystemClock()
        self._store = store
        self._zone = zone
        self._indicators = NO_INDICATORS
        self._kept: dict[Wanted, _Kept] = {}
        self._queue: dict[Wanted, None] = {}
        self._reading: set[Wanted] = set()
        self._lock = threading.Condition()
        self._closing = False
        self._thread: threading.Thread | None = None
        self._read.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def set_indicators(self, indicators: Indicators) -> None:
        """Read by these indicators from now on; what was read by others is forgotten."""
        with self._lock:
            self._indicators = indicators
            self._queue.clear()
            self._reading.clear()
        self._kept.clear()

    def get(self, what: str, id: str, place: str = "") -> Any:
        """Return what was read last, None where nothing was yet; it is read again where it is no longer new."""
        wanted, now_s = Wanted(what, id, place), self._clock.monotonic_s()
        kept = self._kept.get(wanted)
        if kept is None or now_s - kept.read_s > (_SOON_S if _is_thin(kept.value) else _AGAIN_S[what]):
            self._ask(wanted)
        if kept is None:
            return None
        kept.asked_s = now_s
        return kept.value

    def read_now(self, wanted: list[Wanted]) -> None:
        """Read these at once, in the caller's thread: for a picture that has to be whole. Raises StoreError."""
        with contextlib.closing(self._store()) as reader:
            for answer in self._answers(reader, self._indicators, wanted):
                self._take(self._indicators, answer)

    def asked(self) -> list[Wanted]:
        """Return what is asked for and not read yet."""
        with self._lock:
            return [*self._queue, *self._reading]

    def close(self) -> None:
        """Stop reading."""
        with self._lock:
            self._closing = True
            self._lock.notify()
        if self._thread is not None:
            self._thread.join(_END_S)

    @property
    def runs(self) -> bool:
        """Whether it reads."""
        return self._thread is not None

    def start(self) -> None:
        """Begin to read what is asked for."""
        # A daemon: the program's end does not wait for a disk that hangs.
        self._thread = threading.Thread(target=self._run, name="past", daemon=True)
        self._thread.start()

    def _ask(self, wanted: Wanted) -> None:
        with self._lock:
            if wanted not in self._reading:
                self._queue[wanted] = None
                self._lock.notify()

    def _run(self) -> None:
        reader: StoreReader | None = None
        is_told = False
        while True:
            with self._lock:
                while not self._queue and not self._closing:
                    self._lock.wait()
                if self._closing:
                    break
                indicators = self._indicators
                wanted = [each for each in self._queue if each.id in indicators.good]
                self._queue.clear()
                self._reading.update(wanted)
            try:
                reader = reader or self._store()
                for answer in self._answers(reader, indicators, wanted):
                    if self._closing or indicators is not self._indicators:
                        break
                    self._read.emit(indicators, answer)
                is_told = False
            except StoreError as error:
                if not is_told:
                    log.error("the past of numbers cannot be read: %s", error)
                is_told = True
                if reader is not None:
                    reader.close()
                reader = None
                self._put_back(wanted)
        if reader is not None:
            reader.close()

    def _put_back(self, wanted: list[Wanted]) -> None:
        """Have these read again a moment later."""
        with self._lock:
            for each in self._reading.intersection(wanted):
                self._queue[each] = None
                self._reading.discard(each)
            self._lock.wait_for(lambda: self._closing, _TRY_AGAIN_S)

    def _answers(
        self, reader: StoreReader, indicators: Indicators, wanted: list[Wanted]
    ) -> Iterator[dict[Wanted, Any]]:
        """Read what is wanted, what is read soon first. Raises StoreError."""
        now_ms = ms(self._clock.utc())
        past = Past(indicators, newest(reader.latest(), now_ms), reader, self._zone, now_ms)
        for each in sorted(
            wanted, key=lambda each: (_COST.get(each.what, 0), indicators.good[each.id].tree is not None)
        ):
            try:
                yield {each: self._answer(past, each, now_ms)}
            except StoreError:
                raise
            except Exception:  # one indicator leaves the others alone
                log.exception("the past of %s cannot be worked out", each.id)
                yield {each: None}

    def _answer(self, past: Past, wanted: Wanted, now_ms: int) -> Any:
        what, id, place = wanted
        match what:
            case Span.DAY:
                return _line(past.day(id, place), now_ms - _DAY_MS, now_ms)
            case Span.WEEK:
                return _line(past.week(id, place), now_ms - 7 * _DAY_MS, now_ms)
            case Span.YEAR:
                return _line(past.year(id, place), now_ms - 365 * _DAY_MS, now_ms)
            case Span.AHEAD:
                return _line(past.ahead(id, place), now_ms, now_ms + _DAY_MS)
            case "usual":
                return Usual(past.usual(id, place))
        found = past.compared(id, Before(what), place)
        return Comparison(found.then.value, found.difference, found.is_better)

    @Slot(object, object)
    def _take(self, indicators: Indicators, found: dict[Wanted, Any]) -> None:
        """Keep what was found by these indicators; None: it cannot be worked out, and what was read before stays."""
        if indicators is not self._indicators:
            return  # it was on its way when they changed
        now_s = self._clock.monotonic_s()
        with self._lock:
            for wanted in found:
                self._queue.pop(wanted, None)
                self._reading.discard(wanted)
        for wanted, value in found.items():
            before = self._kept.get(wanted)
            if before is None:
                self._kept[wanted] = _Kept(value, now_s, now_s)
            else:
                before.value, before.read_s = before.value if value is None else value, now_s
        self._kept = {wanted: kept for wanted, kept in self._kept.items() if now_s - kept.asked_s < _FORGET_S}
        self.arrived.emit()


def _is_thin(value: Line | Usual | Comparison | None) -> bool:
    """Whether next to nothing is known yet, as in the first minutes of a city."""
    match value:
        case Line():
            return len(value.spots) < _FEW
        case Usual():
            return not value.hours
        case Comparison():
            return value.then is None
    return False


def _line(trend: Trend, from_ms: int, until_ms: int) -> Line:
    return Line(from_ms, until_ms, tuple(Spot(*point) for point in trend.points))


def sqlite_store(file: Path) -> Store:
    """Return what opens the store in a file."""
    return lambda: SqliteReader(file)
