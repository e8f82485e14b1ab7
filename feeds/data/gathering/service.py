"""The data service: polls all sources of a city, stores what they give, and tells who listens what changed.

One thread decides and writes; each poll has a thread of its own, so that a slow or dead source delays no other. What
comes in at the same time is stored in one transaction, and told of once it is on the disk.
"""

import logging
import queue
import random
from collections.abc import Callable, Collection, Sequence
from zoneinfo import ZoneInfo

from feeds.core import Clock
from feeds.data.core import StoreError
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.gathering.keeping import Kept, keep
from feeds.data.gathering.manners import HostRule, Manners, rules_of
from feeds.data.gathering.messages import Changed, StoreFailed
from feeds.data.gathering.meters import Meters, quotas_of
from feeds.data.gathering.task import Outcome, Prepared, SourceTask, make_context
from feeds.data.readings import ms
from feeds.data.store.protocol import StoreWriter

log = logging.getLogger("feeds.data")

ROLL_UP_S = 300.0
ROLL_UP_SERIES = 50
FIRST_PRUNE_S, PRUNE_S = 60.0, 3600.0
LOOK_S = 1.0
END_S = 2.0
ASK_GAP_S = 15.0
MOST_AT_ONCE = 200
_DAY_MS = 86_400_000
ABANDONED_LIMIT = 20
"""With more polls given up that never end than this, the service ends: a new process has none of their threads."""


class TooManyHang(Exception):  # noqa: N818 - a condition of the process, not a mistake
    """So many polls never ended that the process should be replaced."""


class DataService:
    """Reads sources until it is told to stop. Used by one thread; `put` and `stop` by any."""

    def __init__(
        self,
        store: StoreWriter,
        zone: ZoneInfo,
        *,
        clock: Clock,
        rng: random.Random,
        tell: Callable[[Changed | StoreFailed], None],
        beat: Callable[[], None] = lambda: None,
    ) -> None:
        """`tell` is told what changed; `beat` is called each time the service's thread goes round."""
        self._store = store
        self._zone = zone
        self._clock = clock
        self._rng = rng
        self._tell = tell
        self._beat = beat
        self._queue: queue.SimpleQueue[Outcome | Callable[[], None]] = queue.SimpleQueue()
        self._tasks: dict[str, SourceTask] = {}
        self._meters = Meters(store, clock)
        self._manners = Manners(HostRule())
        self._known = {health.id: health for health in store.health()}
        self._stopping = False
        self._abandoned = 0
        now_s = clock.monotonic_s()
        self._roll_up_at_s = now_s + ROLL_UP_S
        self._prune_at_s = now_s + FIRST_PRUNE_S
        self._to_prune: list[SourceTask] = []
        self._rolling_up = False

    def use(self, sources: Sequence[Prepared]) -> None:
        """Read these sources from now on. One that did not change goes on as it was. Raises StoreError."""
        before, self._tasks = self._tasks, {}
        self._meters.use(quotas_of([prepared.config for prepared in sources]))
        self._manners = Manners(HostRule(), rules_of([prepared.config for prepared in sources]))
        for prepared in sources:
            task = before.pop(prepared.config.id, None)
            if task is not None and task.prepared.config == prepared.config:
                task.is_asking = False
                self._tasks[prepared.config.id] = task
                continue
            if task is not None:
                self._known[prepared.config.id] = task.health
                task.context.stop.set()
            self._tasks[prepared.config.id] = self._task(prepared)
        for task in before.values():
            task.context.stop.set()
        with self._store.together():
            self._store.forget_sources(list(self._tasks))
            self._store.keep_health([task.health for task in self._tasks.values()])
        self._tell(Changed())

    def _task(self, prepared: Prepared) -> SourceTask:
        group = prepared.config.quota_group if prepared.config.is_metered else None
        context = make_context(
            prepared,
            zone_name=self._zone.key,
            clock=self._clock,
            before_call=(lambda: None) if group is None else (lambda: self._meters.call(group)),
            notes=self._store.notes(prepared.config.id),
        )
        return SourceTask(
            prepared,
            self._known.get(prepared.config.id),
            context=context,
            put=self._queue.put,
            clock=self._clock,
            rng=self._rng,
        )

    def call_soon(self, action: Callable[[], None]) -> None:
        """Have the service's thread do something (from any thread)."""
        self._queue.put(action)

    def ask_soon(self, sources: Collection[str]) -> None:
        """Have these sources polled now rather than when they are due, but none too often (from any thread)."""
        self.call_soon(lambda: self._ask(sources))

    def _ask(self, sources: Collection[str]) -> None:
        now_s = self._clock.monotonic_s()
        for task in (self._tasks[source] for source in sources if source in self._tasks):
            is_idle = task.admitted_at is None and not task.is_asking
            if is_idle and now_s - task.began_s >= ASK_GAP_S:
                task.schedule.postpone(now_s, 0.0)

    def stop(self) -> None:
        """Have `run` end (from any thread)."""
        self.call_soon(self._stop)

    def _stop(self) -> None:
        self._stopping = True

    def run(self) -> None:
        """Read sources until `stop`. Raises TooManyHang."""
        try:
            while not self._stopping:
                self._beat()
                self._take(self._wait_s())
                self._plan()
                self._keep_house()
        finally:
            self._end()

    def _end(self) -> None:
        """Tell every source to stop, and wait a moment for those that do."""
        for task in self._tasks.values():
            task.context.stop.set()
        until_s = self._clock.monotonic_s() + END_S
        for task in self._tasks.values():
            if task.thread is not None:
                task.thread.join(max(0.0, until_s - self._clock.monotonic_s()))

    def _wait_s(self) -> float:
        """Return until when nothing can be due."""
        if self._rolling_up or self._to_prune:
            return 0.0
        now_s = self._clock.monotonic_s()
        waiting = (task.schedule.next_in_s(now_s) for task in self._tasks.values() if not task.is_asking)
        waits = [LOOK_S, *(wait_s for wait_s in waiting if wait_s is not None)]
        by_host = self._manners.next_in_s(now_s)
        return max(0.0, min(waits if by_host is None else [*waits, by_host]))

    def _take(self, wait_s: float) -> None:
        """Take what polls gave, as much as there is, and keep it in one transaction."""
        outcomes: list[Outcome] = []
        try:
            item = self._queue.get(timeout=wait_s) if wait_s > 0 else self._queue.get_nowait()
            while True:
                if isinstance(item, Outcome):
                    outcomes.append(item)
                else:
                    item()
                if len(outcomes) >= MOST_AT_ONCE:
                    break
                item = self._queue.get_nowait()
        except queue.Empty:
            pass
        if outcomes:
            self._keep(outcomes)

    def _keep(self, outcomes: list[Outcome]) -> None:
        """Plan what comes next for each, keep what came, and tell once it is kept."""
        current = [outcome for outcome in outcomes if self._is_current(outcome)]
        for outcome in current:
            self._note(outcome)
        kept: list[Kept] = []
        fault = ""
        try:
            with self._store.together():
                kept = [self._store_readings(outcome) for outcome in current]
                self._store.keep_health({task.config.id: task.health for task in (o.task for o in current)}.values())
        except StoreError as error:
            fault = str(error)
            log.error("what sources gave is not stored: %s", error)
            self._tell(StoreFailed(fault))
        for outcome in outcomes:
            outcome.fault = fault if self._is_current(outcome) else "its source is no longer read"
            outcome.stored.set()
        if current and not fault:
            samples, events = sum(each.samples for each in kept), sum(each.events for each in kept)
            self._tell(Changed(samples, events, any(each.cameras for each in kept)))

    def _is_current(self, outcome: Outcome) -> bool:
        """Whether the source is still there, and the poll not one that was given up."""
        return self._tasks.get(outcome.task.config.id) is outcome.task and outcome.run == outcome.task.run

    def _store_readings(self, outcome: Outcome) -> Kept:
        if outcome.readings is None:
            return Kept()
        config, now_ms = outcome.task.config, ms(self._clock.utc())
        kept = keep(self._store, config.id, outcome.readings, now_ms, lists_cameras=config.lists_cameras)
        outcome.task.doubts(kept.doubted)
        return kept

    def _note(self, outcome: Outcome) -> None:
        """Write down how the source is, and let it be planned for."""
        task, error, group = outcome.task, outcome.error, outcome.task.calls_for
        if outcome.ended:
            self._manners_done(task)
        if group is None:
            task.note(outcome, quota_left=None)
            return
        if error is not None and error.kind is DataErrorKind.QUOTA and self._meters.left(group) != 0:
            self._meters.exceeded(group, error.retry_after_s)
        task.note(outcome, quota_left=self._meters.left(group))

    def _plan(self) -> None:
        """Let those begin that are due, as far as their quotas and hosts allow."""
        now_s = self._clock.monotonic_s()
        for task in self._tasks.values():
            is_idle = task.admitted_at is None and not task.is_asking
            if is_idle and task.schedule.due(now_s) and self._quota_allows(task, now_s):
                task.is_asking = True
                self._manners.ask(task.config.id, task.manners_key)
        for source, host in self._manners.admit(now_s):
            task = self._tasks[source]
            task.admitted_at = host
            task.begin()
            if task.config.listens:
                self._manners_done(task, still_there=True)

    def _quota_allows(self, task: SourceTask, now_s: float) -> bool:
        group = task.calls_for
        wait_s = 0.0 if group is None else self._meters.next_in_s(group, task.calls)
        if wait_s > 0:
            task.schedule.postpone(now_s, wait_s)
        return wait_s <= 0

    def _manners_done(self, task: SourceTask, *, still_there: bool = False) -> None:
        if task.admitted_at is not None and task.admitted_at in self._manners:
            self._manners.done(task.config.id, task.admitted_at)
        if not still_there:
            task.admitted_at = None

    def _keep_house(self) -> None:
        now_s = self._clock.monotonic_s()
        for task in self._tasks.values():
            if task.hangs(now_s):
                self._abandon(task)
        try:
            if now_s >= self._roll_up_at_s:
                self._rolling_up = self._store.roll_up(ROLL_UP_SERIES) >= ROLL_UP_SERIES
                self._roll_up_at_s = now_s if self._rolling_up else now_s + ROLL_UP_S
            if now_s >= self._prune_at_s:
                self._prune_at_s = now_s + PRUNE_S
                self._to_prune = list(self._tasks.values())
            if self._to_prune:
                self._prune(self._to_prune.pop())
        except StoreError as error:
            log.error("the store cannot be kept in order: %s", error)
            self._rolling_up, self._to_prune = False, []
            self._roll_up_at_s, self._prune_at_s = now_s + ROLL_UP_S, now_s + PRUNE_S
            self._tell(StoreFailed(str(error)))

    def _prune(self, task: SourceTask) -> None:
        """Forget what of one source is older than it is to be kept: others, and what comes in, wait no longer."""
        before_ms = ms(self._clock.utc()) - task.config.keep_days * _DAY_MS
        with self._store.together():
            for series_id in self._store.series_of(task.config.id):
                self._store.prune(series_id, before_ms)
            self._store.prune_events(task.config.id, before_ms)

    def _abandon(self, task: SourceTask) -> None:
        """Give a poll up that does not end; its thread may stay for ever."""
        self._abandoned += 1
        log.error("source %s: a poll does not end and is given up", task.config.id)
        error = DataError(DataErrorKind.TIMEOUT, "the poll did not end by any of its deadlines")
        self._keep([Outcome(task, task.run, error=error)])
        task.run += 1
        if self._abandoned > ABANDONED_LIMIT:
            raise TooManyHang
