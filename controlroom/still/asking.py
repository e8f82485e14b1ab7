"""What the sources of a simulated city would have given by some time: each is asked by its own kind, but no network is.

Whoever reads the answers is the same as on a running wall, so that a picture shows what a wall would have shown: units,
qualities, forecasts, events and what is left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo

from controlroom.clocks import HeldClock
from controlroom.sim.data.asking import Ask, DataClock, View, finished
from controlroom.sim.data.model.city import SimCity
from controlroom.sim.data.model.noise import lane, share
from controlroom.sim.data.quota import Quotas
from controlroom.sim.data.site import HOSTS
from controlroom.sim.http import Request as SimRequest
from feeds.core import Clock
from feeds.data.catalogue import DATA_KINDS
from feeds.data.core import Latest, SeriesKey
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.gathering.task import Prepared
from feeds.data.health import SourceHealth
from feeds.data.http.request import NO_VALIDATORS, Fetched, Limits, Request
from feeds.data.http.target import place_of
from feeds.data.readings import KeptEvent, ListedCamera, Readings, Sample, ms, sound
from feeds.data.source import SourceContext
from feeds.trust import Trust

URL = "http://simulated.invalid"
"""Where the simulated city is said to be; nothing of that name can be reached (RFC 6761)."""

_SIMULATED_HOST = "simulated.invalid"
_BY_NAME = {host.name: host for host in HOSTS}


@dataclass(frozen=True, slots=True)
class Asked:
    """What sources gave. `samples`: of every series, each time once, oldest first."""

    latest: Sequence[Latest]
    samples: Mapping[SeriesKey, Sequence[Sample]]
    events: Sequence[KeptEvent]
    cameras: Sequence[tuple[str, ListedCamera]]
    health: Sequence[SourceHealth]


def ask_sources(city: SimCity, sources: Iterable[Prepared], zone: ZoneInfo, at: datetime) -> Asked:
    """Return what sources of the simulated city had given by `at`, each when it was asked last before.

    Sources of others are not asked, nor are databases and what sends by itself: they are waiting.
    """
    asking = _Asking(city, zone, at)
    for source in sources:
        asking.ask(source)
    return asking.asked()


class _Asking:
    def __init__(self, city: SimCity, zone: ZoneInfo, at: datetime) -> None:
        self._city = city
        self._zone = zone
        self._at = at
        self._latest: dict[SeriesKey, Latest] = {}
        self._samples: dict[SeriesKey, dict[int, Sample]] = {}
        self._events: list[KeptEvent] = []
        self._listed: list[tuple[str, ListedCamera]] = []
        self._health: dict[str, SourceHealth] = {}

    def asked(self) -> Asked:
        samples = {key: [by_time[at_ms] for at_ms in sorted(by_time)] for key, by_time in self._samples.items()}
        health = [self._health[id] for id in sorted(self._health)]
        return Asked(list(self._latest.values()), samples, self._events, self._listed, health)

    def ask(self, source: Prepared) -> None:
        config = source.config
        health = SourceHealth(config.id, config.kind, config.fresh_for_s, listens=config.listens)
        self._health[config.id] = health
        poll = DATA_KINDS[config.kind].poll
        if poll is None or config.host != _SIMULATED_HOST:
            return
        # Sources are not asked all at once: of each some other part of its interval has passed.
        passed_s = float(share(self._city.seed, lane(f"asked {config.id}"))) * config.interval_s
        clock = HeldClock(self._at - timedelta(seconds=passed_s))
        context = SourceContext(self._zone, clock, fetch_with=_Fetching(self._city))
        tried_ms = ms(clock.at)
        health = replace(health, tried_ms=tried_ms, next_ms=tried_ms + round(config.interval_s * 1000))
        try:
            readings = sound(poll(config, context), clock.at)
        except DataError as error:
            self._health[config.id] = replace(health, failures=1, error=error.kind, detail=error.detail)
            return
        self._take(config.id, readings, tried_ms)
        self._health[config.id] = replace(
            health,
            good_ms=tried_ms,
            newest_ms=readings.newest_ms,
            samples=len(readings.samples),
            events=len(readings.events),
            cameras=len(readings.cameras),
            left_out=len(readings.left_out),
            first_left_out=readings.left_out[0].reason if readings.left_out else None,
        )

    def _take(self, source: str, readings: Readings, received_ms: int) -> None:
        for sample in readings.samples:
            key = SeriesKey(source, sample.indicator, sample.place)
            self._samples.setdefault(key, {})[sample.at_ms] = sample
            known = self._latest.get(key)
            if known is None or sample.at_ms >= known.at_ms:
                self._latest[key] = Latest(
                    key, sample.unit, sample.at_ms, sample.value, sample.quality, received_ms, len(self._latest)
                )
        for event in readings.events:
            self._events.append(KeptEvent(source, event, received_ms, len(self._events)))
        self._listed += [(source, camera) for camera in readings.cameras]


class _Fetching:
    """Answers a request as the simulated city's server does (`controlroom.sim.data.site`), without one."""

    def __init__(self, city: SimCity) -> None:
        self._city = city

    def __call__(self, request: Request, *, clock: Clock, trust: Trust, limits: Limits) -> Fetched:
        """Return the answer. Raises DataError."""
        place, _ = place_of(request.address, request.query)
        headers = {name.lower(): value for name, value in request.headers.items()} | {"host": place.host}
        path = unquote(urlsplit("//host" + place.target).path)
        name, ask = Ask.of(SimRequest(request.method, place.target, path, headers, request.body or b"", False))
        host = _BY_NAME.get(name)
        if place.host != _SIMULATED_HOST or host is None:
            raise DataError(DataErrorKind.UNREACHABLE, "no service of the simulated city")
        at = clock.utc()
        view = View(self._city, at.timestamp(), DataClock(at), Quotas())
        answer = finished(ask, host, host.answer(ask, view))
        if answer.status is not HTTPStatus.OK:
            raise DataError(DataErrorKind.FAILING, f"HTTP {answer.status.value}")
        told = {"content-type": answer.content_type} | {key.lower(): value for key, value in answer.headers.items()}
        return Fetched(answer.status, answer.body, told, NO_VALIDATORS, False, len(answer.body), at, 0.0)
