"""How politely hosts are asked, and when a source is asked again.

Pure: times come in as monotonic seconds, nothing waits, nothing is locked. One thread owns these.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from feeds.data.http.waits import LONGEST_WAIT_S
from feeds.data.source import SourceConfig
from feeds.ladder import REFUSED_S

JITTER = 0.1
"""An interval is lengthened by up to this share, so that many sources do not act in the same instant."""
CEILING_S = 900.0


@dataclass(frozen=True, slots=True)
class HostRule:
    """At most `at_once` requests to a host at the same time, beginnings at least `gap_s` apart."""

    at_once: int = 2
    gap_s: float = 0.0


class _Host:
    def __init__(self, rule: HostRule) -> None:
        self.rule = rule
        self.running: set[str] = set()
        self.waiting: dict[str, None] = {}  # in the order of asking
        self.served: dict[str, int] = {}  # the turn of each that was admitted
        self.began_s: float | None = None

    def free_in_s(self, now_s: float) -> float:
        if self.began_s is None:
            return 0.0
        self.began_s = min(self.began_s, now_s)  # a clock that went back makes nobody wait longer
        return max(0.0, self.began_s + self.rule.gap_s - now_s)


class Manners:
    """Says which of the sources that want to ask their hosts may, so that no host is pressed and no source left out.

    A free place goes to the source that has waited through the most turns of others, so one that asks often holds up
    nobody.
    """

    def __init__(self, rule: HostRule, rules: Mapping[str, HostRule] | None = None) -> None:
        """`rule` is for every host without its own in `rules`."""
        self._rule = rule
        self._rules = dict(rules or {})
        self._hosts: dict[str, _Host] = {}
        self._turn = 0

    def ask(self, source: str, host: str) -> None:
        """Let `source` wait for its turn at `host`. Waiting or running there already, it stays as it is."""
        place = self._hosts.setdefault(host, _Host(self._rules.get(host, self._rule)))
        if source not in place.running:
            place.waiting.setdefault(source)

    def admit(self, now_s: float) -> list[tuple[str, str]]:
        """Return the sources, each with its host, that begin now; `done` has to be told of each."""
        admitted = []
        for name, host in self._hosts.items():
            while host.waiting and len(host.running) < host.rule.at_once and host.free_in_s(now_s) <= 0.0:
                source = min(host.waiting, key=lambda waiting: host.served.get(waiting, 0))
                del host.waiting[source]
                host.running.add(source)
                self._turn += 1
                host.served[source] = self._turn
                host.began_s = now_s
                admitted.append((source, name))
        return admitted

    def __contains__(self, host: str) -> bool:
        """Whether a host was ever asked."""
        return host in self._hosts

    def done(self, source: str, host: str) -> None:
        """Note that a request is over, well or badly."""
        self._hosts[host].running.discard(source)

    def withdraw(self, source: str) -> None:
        """Forget a source that is no longer there; a request of it that still runs counts until it is done."""
        for host in self._hosts.values():
            host.waiting.pop(source, None)
            host.served.pop(source, None)

    def next_in_s(self, now_s: float) -> float | None:
        """Return in how many seconds `admit` should be asked again; None: not before something is asked or done."""
        waits = [
            host.free_in_s(now_s)
            for host in self._hosts.values()
            if host.waiting and len(host.running) < host.rule.at_once
        ]
        return min(waits, default=None)


class PollSchedule:
    """When one source is polled: every interval and never sooner, later after failures.

    The waits after failures begin at `retry_s` (the interval where that is None) and double up to `ceiling_s`; what
    the server asks for is kept, up to a day. A clock that jumps ahead leads to one poll, not to all that were missed;
    one that jumps back to one full wait.
    """

    def __init__(
        self, interval_s: float, rng: random.Random, *, retry_s: float | None = None, ceiling_s: float = CEILING_S
    ) -> None:
        self.interval_s = interval_s
        self.failures = 0
        self._rng = rng
        self._retry_s = interval_s if retry_s is None else min(retry_s, interval_s)
        self._ceiling_s = max(ceiling_s, self._retry_s)
        self._since_s = 0.0
        self._wait_s: float | None = None

    def start(self, now_s: float, *, age_s: float | None = None, spread_s: float = 10.0) -> None:
        """Plan the first poll: within `spread_s`, so that a start does not ask 300 sources at once. `age_s`: how long
        ago the source was polled by a program before this one; the interval is counted from there."""
        rest_s = 0.0 if age_s is None else max(0.0, self.interval_s - max(age_s, 0.0))
        self._plan(now_s, rest_s + self._rng.uniform(0.0, min(spread_s, self.interval_s)))

    def due(self, now_s: float) -> bool:
        """Whether the source should be polled now. False while it is being polled."""
        wait_s = self.next_in_s(now_s)
        return wait_s is not None and wait_s <= 0.0

    def next_in_s(self, now_s: float) -> float | None:
        """Return in how many seconds the next poll is due; None while one is under way or before the start."""
        if self._wait_s is None:
            return None
        self._since_s = min(self._since_s, now_s)
        # Subtracted before it is compared: added up, a wait may be lost in the rounding of a large time.
        return max(0.0, self._wait_s - (now_s - self._since_s))

    def postpone(self, now_s: float, wait_s: float) -> None:
        """Plan a poll that is due later: it may not be made before as many seconds."""
        self._plan(now_s, wait_s)

    def began(self, now_s: float) -> None:
        """Note that a poll begins; intervals are counted from here."""
        self._since_s = now_s
        self._wait_s = None

    def succeeded(self) -> None:
        """Note that the poll went well, and plan the next."""
        self.failures = 0
        self._wait_s = self._later(self.interval_s)

    def failed(self, now_s: float, *, retry_after_s: float | None = None, retryable: bool = True) -> None:
        """Note that the poll failed, and plan the next; `retryable` False: another try soon can't help.

        `retry_after_s` is counted from now, the other waits from the beginning of the poll.
        """
        self.failures += 1
        step_s = min(self._retry_s * 2.0 ** min(self.failures - 1, 40), self._ceiling_s)
        if not retryable:
            step_s = max(step_s, REFUSED_S)
        asked_s = min(max(retry_after_s or 0.0, 0.0), LONGEST_WAIT_S)
        taken_s = max(0.0, now_s - self._since_s) if asked_s else 0.0
        self._wait_s = max(self._later(step_s), taken_s + self._later(asked_s))

    def _plan(self, now_s: float, wait_s: float) -> None:
        self._since_s = now_s
        self._wait_s = wait_s

    def _later(self, seconds: float) -> float:
        return seconds * self._rng.uniform(1.0, 1.0 + JITTER)


def rules_of(configs: Iterable[SourceConfig]) -> dict[str, HostRule]:
    """Return how politely each host is asked: as its most careful source says."""
    rules: dict[str, HostRule] = {}
    for config in (config for config in configs if config.host):
        rule = rules.get(config.host, HostRule(config.at_once, config.gap_s))
        rules[config.host] = HostRule(min(rule.at_once, config.at_once), max(rule.gap_s, config.gap_s))
    return rules
