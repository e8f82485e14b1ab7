"""One source in the data service: its plan, and its polls, each in a thread of its own."""

import logging
import math
import random
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from feeds.core import Clock
from feeds.data.catalogue import DATA_KINDS
from feeds.data.core import StoreError
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.gathering.manners import PollSchedule
from feeds.data.health import SourceHealth
from feeds.data.http.request import Limits
from feeds.data.readings import Readings, ms, sound
from feeds.data.secrets import NO_SECRETS, Secrets
from feeds.data.source import SourceConfig, SourceContext, Unchanged
from feeds.trust import PUBLIC, Trust

log = logging.getLogger("feeds.data")

LISTEN_AGAIN_S = 5.0
"""How long to wait before a source that ended while it was listened to is listened to again; longer each time."""
POLL_LIMIT_S = 300.0
"""A poll that takes longer, beyond ten whole answers, is given up: whatever it waits for has no deadline."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A source ready to be read. `secrets`: what stands in its config for ``${NAME}``, to be taken out of all words.

    `folder`: where relative paths in it begin.
    """

    config: SourceConfig
    secrets: Secrets = NO_SECRETS
    trust: Trust = PUBLIC
    folder: Path = Path()


@dataclass(slots=True, eq=False)
class Outcome:
    """What a poll, or a part of what is listened to, gave. `stored` is set, and `fault` before it, when it is kept.

    `calls`: of its quota, that it made.
    """

    task: "SourceTask"
    run: int
    readings: Readings | None = None
    error: DataError | None = None
    unchanged: bool = False
    ended: bool = True
    calls: int = 0
    fault: str = ""
    stored: threading.Event = field(default_factory=threading.Event)


class SourceTask:
    """A source while the service runs. Used by the service's thread; its polls only put outcomes into the queue."""

    def __init__(
        self,
        prepared: Prepared,
        health: SourceHealth | None,
        *,
        context: SourceContext,
        put: Callable[[Outcome], None],
        clock: Clock,
        rng: random.Random,
    ) -> None:
        self.prepared = prepared
        self.config = prepared.config
        self.context = context
        self.health = health or SourceHealth(self.config.id, self.config.kind, self.config.fresh_for_s)
        listens = self.config.listens
        self.health = replace(
            self.health, kind=self.config.kind, fresh_for_s=self.config.fresh_for_s, listens=listens, next_ms=None
        )
        self.schedule = PollSchedule(self.config.interval_s, rng, retry_s=LISTEN_AGAIN_S if listens else None)
        self.is_asking = False
        self.admitted_at: str | None = None
        self.thread: threading.Thread | None = None
        self.run = 0
        self.began_s = -math.inf
        self.calls = 1
        """How many calls of its quota must be left for a poll to begin: as many as the last whole one made."""
        self._made = 0
        self._count(context)
        self._put = put
        self._clock = clock
        age_s = None
        if self.health.tried_ms is not None and not listens:
            age_s = (ms(clock.utc()) - self.health.tried_ms) / 1000
        self.schedule.start(clock.monotonic_s(), age_s=age_s, spread_s=1.0 if listens else 10.0)

    @property
    def manners_key(self) -> str:
        """By what requests are held apart: the host, or the source itself where it asks none."""
        return self.config.host or f"source {self.config.id}"

    @property
    def calls_for(self) -> str | None:
        """The quota that its calls count against, None for none."""
        return self.config.quota_group if self.config.is_metered else None

    def _count(self, context: SourceContext) -> None:
        """Count the calls that are made."""
        before_call = context.before_call

        def counted() -> None:
            before_call()
            self._made += 1

        context.before_call = counted

    def begin(self) -> None:
        """Let a poll run, or let it be listened to, in a thread of its own."""
        self.run += 1
        self.began_s = self._clock.monotonic_s()
        self.is_asking = False
        self.schedule.began(self.began_s)
        name = f"source-{self.config.id}"
        self.thread = threading.Thread(target=self._run, args=(self.run,), name=name, daemon=True)
        self.thread.start()

    def hangs(self, now_s: float) -> bool:
        """Whether the poll that runs goes on beyond every deadline it has."""
        limit_s = max(POLL_LIMIT_S, 10 * self.config.timeout_s)
        return self.admitted_at is not None and not self.config.listens and now_s - self.began_s > limit_s

    def note(self, outcome: Outcome, *, quota_left: int | None) -> None:
        """Write down how the source is after an outcome, and plan what comes next."""
        now_ms = ms(self._clock.utc())
        now_s = self._clock.monotonic_s()
        health = replace(self.health, tried_ms=now_ms, quota_left=quota_left)
        if outcome.error is not None:
            if outcome.ended:
                error = outcome.error
                self.schedule.failed(now_s, retry_after_s=error.retry_after_s, retryable=error.retryable)
            detail = self.prepared.secrets.redact(outcome.error.detail)
            health = replace(health, failures=health.failures + 1, error=outcome.error.kind, detail=detail)
        else:
            if outcome.ended:
                self.schedule.succeeded()
            health = replace(health, failures=0, error=None, detail="", good_ms=now_ms)
        if outcome.readings is not None:
            readings = outcome.readings
            self.calls = 1 if self.context.can_be_cut else max(1, outcome.calls)
            newest_ms = readings.newest_ms
            known_ms = health.newest_ms
            health = replace(
                health,
                newest_ms=known_ms if newest_ms is None else max(newest_ms, known_ms or newest_ms),
                samples=len(readings.samples),
                events=len(readings.events),
                cameras=len(readings.cameras),
                left_out=len(readings.left_out),
                first_left_out=readings.left_out[0].reason if readings.left_out else None,
            )
        self.health = replace(health, next_ms=self._next_ms())

    def doubts(self, cameras: int) -> None:
        """Note how many cameras are kept though the newest list does not name them."""
        self.health = replace(self.health, doubted=cameras)

    def _next_ms(self) -> int | None:
        wait_s = self.schedule.next_in_s(self._clock.monotonic_s())
        return None if wait_s is None else ms(self._clock.utc() + timedelta(seconds=wait_s))

    def _run(self, run: int) -> None:
        outcome = Outcome(self, run)
        kind = DATA_KINDS[self.config.kind]
        self._made = 0
        try:
            if kind.poll is not None:
                outcome.readings = sound(kind.poll(self.config, self.context), self._clock.utc())
            elif kind.listen is not None:
                self.context.deliver = lambda readings: self._deliver(run, readings)
                kind.listen(self.config, self.context)
        except Unchanged:
            outcome.unchanged = True
        except DataError as error:
            self.context.forget_answers()  # or the server would say that it is unchanged
            outcome.error = error
        except StoreError as error:  # a call could not be counted
            outcome.error = DataError(DataErrorKind.FAILING, f"not asked: {error}")
        except Exception as error:
            # Whatever a kind did not foresee stays with its source: 299 others go on.
            log.exception("source %s: error in kind %s", self.config.id, self.config.kind)
            outcome.error = DataError(DataErrorKind.INTERNAL, type(error).__name__)
        outcome.calls = self._made
        self._put(outcome)

    def _deliver(self, run: int, readings: Readings) -> None:
        outcome = Outcome(self, run, readings=sound(readings, self._clock.utc()), ended=False)
        self._put(outcome)
        while not outcome.stored.wait(1.0):
            if self.context.stop.is_set():
                raise DataError(DataErrorKind.FAILING, "not stored: the program ends")
        if outcome.fault:
            raise DataError(DataErrorKind.FAILING, f"not stored: {outcome.fault}")


def make_context(
    prepared: Prepared, *, zone_name: str, clock: Clock, before_call: Callable[[], None], notes: Mapping[str, str]
) -> SourceContext:
    """Return what a source is lent while the service runs. `notes`: what it had kept to know again."""
    config = prepared.config
    return SourceContext(
        zone=ZoneInfo(zone_name),
        clock=clock,
        trust=prepared.trust,
        secrets=prepared.secrets,
        limits=Limits(whole_s=config.timeout_s, body_bytes=round(config.most_mb * 1e6)),
        redirect_hosts=frozenset(config.redirect_hosts),
        folder=prepared.folder,
        before_call=before_call,
        notes=notes,
    )
