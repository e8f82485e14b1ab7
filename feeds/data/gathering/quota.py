"""How many calls a provider allows in a day, and how they are spread so that they last until midnight."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from math import inf

from feeds.data.core import QuotaState

_UNUSED = QuotaState()


class QuotaMeter:
    """Counts calls by the days of the provider's time zone. Pure; one meter for each key, whoever uses it.

    A call costs the share of the day's rest that it takes of the calls that are left, so the pace adapts to what was
    spent and midnight is reached with none to spare. `burst` calls may come at once. Without `limit_a_day` all are
    allowed until the server says that it is enough; what it allowed on that day is the limit from then on.
    """

    def __init__(
        self, zone: tzinfo, *, limit_a_day: int | None = None, burst: int = 1, state: QuotaState = _UNUSED
    ) -> None:
        self._zone = zone
        self._given = limit_a_day
        self._burst = max(1, burst)
        self._state = state

    @property
    def state(self) -> QuotaState:
        """What to remember. To be stored before a call goes out, else a crash forgets it."""
        return self._state

    @property
    def limit(self) -> int | None:
        """Calls a day as far as known: the smaller of what was given and what was learnt."""
        known = [limit for limit in (self._given, self._state.learnt or None) if limit is not None]
        return min(known, default=None)

    def left(self, now_utc: datetime) -> int | None:
        """Return how many calls are left today; None: no limit is known."""
        self._settle(now_utc)
        if now_utc.timestamp() < self._state.blocked_until_s:
            return 0
        return None if self.limit is None else max(0, self.limit - self._state.spent)

    def may_call(self, now_utc: datetime, calls: int = 1) -> bool:
        """Whether `calls` calls fit the pace now."""
        return self.next_in_s(now_utc, calls) <= 0.0

    def next_in_s(self, now_utc: datetime, calls: int = 1) -> float:
        """Return in how many seconds `calls` calls may be made; more than a day allows never can (infinity)."""
        self._settle(now_utc)
        now_s, state = now_utc.timestamp(), self._state
        if now_s < state.blocked_until_s:
            return state.blocked_until_s - now_s
        if self.limit is None:
            return 0.0
        if calls > self.limit:
            return inf
        if calls > self.limit - state.spent:
            return self._midnight_s(now_utc) - now_s
        ahead_s = (self._burst - 1) * self._price_s(now_utc)
        return max(0.0, state.free_at_s - ahead_s - now_s)

    def spend(self, now_utc: datetime, calls: int = 1) -> None:
        """Count calls that are about to be made, allowed or not."""
        self._settle(now_utc)
        free_at_s = max(self._state.free_at_s, now_utc.timestamp()) + calls * self._price_s(now_utc)
        self._state = replace(self._state, spent=self._state.spent + calls, free_at_s=free_at_s)

    def exceeded(self, now_utc: datetime, *, retry_after_s: float | None = None) -> None:
        """Take the server's word that the quota is used up: no calls until it said, else until midnight.

        The limit is learnt from a day only that was counted whole; of another it is not known what went before.
        """
        self._settle(now_utc)
        now_s, state = now_utc.timestamp(), self._state
        until_s = self._midnight_s(now_utc) if retry_after_s is None else now_s + max(0.0, retry_after_s)
        # The call that was refused is counted, but was not one of those allowed.
        learns = state.is_whole_day and retry_after_s is None
        learnt = max(1, state.spent - 1) if learns else state.learnt
        self._state = replace(state, learnt=learnt, blocked_until_s=max(until_s, state.blocked_until_s))

    def _price_s(self, now_utc: datetime) -> float:
        """Return the seconds that one call takes of what the calls before it left of the day."""
        if self.limit is None:
            return 0.0
        paid_until_s = max(self._state.free_at_s, now_utc.timestamp())
        return max(0.0, self._midnight_s(now_utc) - paid_until_s) / max(1, self.limit - self._state.spent)

    def _settle(self, now_utc: datetime) -> None:
        """Follow the clock: into a new day, or back where it was set back."""
        now_s, state = now_utc.timestamp(), self._state
        today = now_utc.astimezone(self._zone).date()
        if not state.day:
            self._state = replace(state, day=today.isoformat(), seen_s=now_s)
            return
        counted = date.fromisoformat(state.day)
        if now_s < state.seen_s:  # what was to be waited for comes nearer by as much
            back_s = state.seen_s - now_s
            state = replace(
                state,
                free_at_s=max(0.0, state.free_at_s - back_s),
                blocked_until_s=max(0.0, state.blocked_until_s - back_s),
            )
            # Just before midnight again: the new day is counted already. Further back: the clock was wrong.
            if counted > today + timedelta(days=1):
                state = replace(state, day=today.isoformat(), is_whole_day=False)
        elif counted < today:
            state = self._new_day(today, follows=counted == today - timedelta(days=1))
        self._state = replace(state, seen_s=now_s)

    def _new_day(self, today: date, *, follows: bool) -> QuotaState:
        state = self._state
        # A limit that was used up without complaint may have been raised since: a fiftieth more is tried.
        is_clean = state.is_whole_day and 0 < state.learnt <= state.spent and not state.blocked_until_s
        learnt = state.learnt + max(1, state.learnt // 50) if is_clean else state.learnt
        blocked_until_s = state.blocked_until_s if state.blocked_until_s > self._begin_s(today) else 0.0
        return QuotaState(today.isoformat(), learnt=learnt, is_whole_day=follows, blocked_until_s=blocked_until_s)

    def _begin_s(self, day: date) -> float:
        return datetime.combine(day, time(), self._zone).astimezone(UTC).timestamp()

    def _midnight_s(self, now_utc: datetime) -> float:
        """Return when the provider's day ends; days of a change of time have 23 or 25 hours."""
        return self._begin_s(now_utc.astimezone(self._zone).date() + timedelta(days=1))
