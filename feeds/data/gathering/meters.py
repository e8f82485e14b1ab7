"""The quotas of all providers: counted while polls run, in whatever thread, and remembered over restarts."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from feeds.core import Clock
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.gathering.quota import QuotaMeter
from feeds.data.source import SourceConfig
from feeds.data.store.protocol import StoreWriter


@dataclass(frozen=True, slots=True)
class Quota:
    """What is known of a quota: the provider's time zone and, where somebody told it, the calls it allows a day."""

    zone: ZoneInfo
    calls_a_day: int | None


class Meters:
    """A meter for each quota. A call is written down before it is made, so that a crash forgets none."""

    def __init__(self, store: StoreWriter, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._lock = threading.Lock()
        self._quotas: dict[str, Quota] = {}
        self._meters: dict[str, QuotaMeter] = {}

    def use(self, quotas: Mapping[str, Quota]) -> None:
        """Count these from now on; those that changed go on from what is remembered. Raises StoreError."""
        with self._lock:
            for name, quota in quotas.items():
                if self._quotas.get(name) != quota:
                    state = self._meters[name].state if name in self._meters else self._store.quota(name)
                    self._meters[name] = QuotaMeter(quota.zone, limit_a_day=quota.calls_a_day, state=state)
            self._quotas = dict(quotas)

    def next_in_s(self, name: str, calls: int) -> float:
        """Return in how many seconds a poll of so many calls fits the pace of the day."""
        with self._lock:
            meter = self._meters[name]
            most = meter.limit
            return meter.next_in_s(self._clock.utc(), calls if most is None else min(calls, most))

    def left(self, name: str) -> int | None:
        """Return how many calls are left today; None: no limit is known."""
        with self._lock:
            return self._meters[name].left(self._clock.utc())

    def call(self, name: str) -> None:
        """Count a call that is about to be made, and write it down. Raises DataError QUOTA where none is left."""
        with self._lock:
            meter, now = self._meters[name], self._clock.utc()
            if meter.left(now) == 0:
                raise DataError(DataErrorKind.QUOTA, f"today's {meter.limit} calls are made")
            meter.spend(now)
            self._store.keep_quota(name, meter.state)

    def exceeded(self, name: str, retry_after_s: float | None) -> None:
        """Take the server's word that no call is left. Raises StoreError."""
        with self._lock:
            self._meters[name].exceeded(self._clock.utc(), retry_after_s=retry_after_s)
            self._store.keep_quota(name, self._meters[name].state)


def quotas_of(configs: Iterable[SourceConfig]) -> dict[str, Quota]:
    """Return the quotas that sources count against; of those that share one, the smallest limit told holds."""
    quotas: dict[str, Quota] = {}
    for config in (config for config in configs if config.is_metered):
        limits = [config.calls_a_day]
        if config.quota_group in quotas:
            limits.append(quotas[config.quota_group].calls_a_day)
        limit = min((each for each in limits if each is not None), default=None)
        quotas[config.quota_group] = Quota(ZoneInfo(config.quota_zone), limit)
    return quotas
