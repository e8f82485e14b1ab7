"""`gtfs-realtime`: alerts, vehicles and delays of public transport, from a feed of GTFS-Realtime.

Documentation: https://gtfs.org/documentation/realtime/reference. A feed is one message of Protocol Buffers. The time of
its header is the time of all that is in it: a feed that its server stopped writing looks the same as a fresh one.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from statistics import fmean
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from feeds.data.core import Quality
from feeds.data.errors import DataError
from feeds.data.readings import Event, Level, Readings, Sample, ms
from feeds.data.shared import transit_feed
from feeds.data.shared.access import AccessConfig
from feeds.data.shared.collecting import NOT_A_TIME, Collecting
from feeds.data.shared.transit_feed import written
from feeds.data.source import SourceContext
from resources.entries import NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from google.transit import gtfs_realtime_pb2 as gtfs

_NO_DELAY = QT_TRANSLATE_NOOP("sources", "A delay of {seconds} s cannot be")
_UNHEARD = QT_TRANSLATE_NOOP("sources", "Vehicles that have not been heard of for too long: {count}")

_LONGEST_DELAY_S = 86_400
_NEVER_S = 4_102_444_800
"""The year 2100: ends beyond it are how feeds write that there is none."""
_EFFECT_LEVELS = {
    "NO_SERVICE": Level.MAJOR,
    "REDUCED_SERVICE": Level.MINOR,
    "SIGNIFICANT_DELAYS": Level.MINOR,
    "DETOUR": Level.MINOR,
}
_SEVERITY_LEVELS = {"INFO": Level.NOTICE, "WARNING": Level.MINOR, "SEVERE": Level.MAJOR}


class GtfsRealtimeConfig(AccessConfig):
    """A GTFS-Realtime feed: alerts as events, and vehicles, delays and cancelled trips by route."""

    kind: Literal["gtfs-realtime"] = Field(description="`gtfs-realtime`. Needs the extra `transit`.")
    query: dict[str, str] = Field(default={}, description="Keys and values added to the address.")
    indicator: NonEmpty = Field(
        default="transit", description="What the names of its numbers begin with, such as `bus`: `bus.delay.mean`."
    )
    language: tuple[NonEmpty, ...] = Field(
        default=("ko", "en"), strict=False, description="The languages of alerts, the best one first."
    )
    unheard_s: float = Field(
        default=600, gt=0, description="Vehicles that have not been heard of for as many seconds are not counted."
    )


def poll(config: GtfsRealtimeConfig, context: SourceContext) -> Readings:
    """Ask for the feed, and return what is in it."""
    request = config.request(config.address, tuple(config.query.items()))
    return read_feed(context.fetch_if_changed(request).body, config, context)


def read_feed(body: bytes, config: GtfsRealtimeConfig, context: SourceContext) -> Readings:
    """Return what a feed gives. Raises DataError."""
    try:
        feed = transit_feed.parsed(body)
        reader = _Reader(transit_feed.time_of(feed, context.now), config, context)
        reader.take(feed.entity)
    except DataError as error:  # may quote the service, and with it the key
        raise config.refusal(error.kind, error.detail, context) from None
    # All of them, but for a mode that the specification leaves open, in which some feeds send what changed.
    return reader.gathering.readings(events_are_all=feed.header.incrementality == feed.header.FULL_DATASET)


@dataclass(slots=True)
class _Route:
    trips: int = 0
    cancelled: int = 0
    skipped: int = 0
    delays_s: list[int] = field(default_factory=list)

    def __add__(self, other: "_Route") -> "_Route":
        return _Route(
            self.trips + other.trips,
            self.cancelled + other.cancelled,
            self.skipped + other.skipped,
            self.delays_s + other.delays_s,
        )


class _Reader:
    def __init__(self, at: datetime, config: GtfsRealtimeConfig, context: SourceContext) -> None:
        self.gathering = Collecting(config, context)
        self._at = at
        self._config = config
        # What was in the feed before: where it is no longer, that means none of it.
        self._known: dict[str, set[str]] = context.memory.setdefault("routes", {})
        self._began_ms: dict[str, int] = context.memory.setdefault("began", {})

    def take(self, entities: "Iterable[gtfs.FeedEntity]") -> None:
        entities = [entity for entity in entities if not entity.is_deleted]
        self._vehicles([(entity.id, entity.vehicle) for entity in entities if entity.HasField("vehicle")])
        self._trips([(entity.id, entity.trip_update) for entity in entities if entity.HasField("trip_update")])
        self._alerts({written(entity.id): entity.alert for entity in entities if entity.HasField("alert")})

    def _vehicles(self, found: "list[tuple[str, gtfs.VehiclePosition]]") -> None:
        newest: dict[str, gtfs.VehiclePosition] = {}
        for name, position in found:
            key = position.vehicle.id or position.vehicle.license_plate or position.vehicle.label or name
            if key not in newest or position.timestamp >= newest[key].timestamp:
                newest[key] = position
        counts: dict[str, int] = defaultdict(int)
        unheard = 0
        for position in newest.values():
            heard_s = transit_feed.seconds(position.timestamp)
            if heard_s and self._at.timestamp() - heard_s > self._config.unheard_s:
                unheard += 1
                continue
            counts[""] += 1
            if route := self._route(position.trip.route_id):
                counts[route] += 1
        if unheard:
            self.gathering.leave_out("vehicles", _UNHEARD(count=unheard))
        for route in self._routes("vehicles", counts, present=bool(found)):
            self._add("vehicles", route, counts[route])

    def _trips(self, found: "list[tuple[str, gtfs.TripUpdate]]") -> None:
        newest: dict[tuple[str, ...], gtfs.TripUpdate] = {}
        for name, update in found:
            trip = update.trip
            key = (trip.trip_id, trip.start_date, trip.start_time) if trip.trip_id else (name,)
            if key not in newest or update.timestamp >= newest[key].timestamp:
                newest[key] = update
        routes: dict[str, _Route] = defaultdict(_Route)
        for update in newest.values():
            counted = self._trip(update)
            for route in {"", self._route(update.trip.route_id)}:
                routes[route] += counted
        for route in self._routes("trips", routes, present=bool(found)):
            counted = routes[route]
            self._add("trips", route, counted.trips)
            self._add("trips.cancelled", route, counted.cancelled)
            self._add("stops.skipped", route, counted.skipped)
            delays_s = counted.delays_s
            self._add("delay.mean", route, fmean(delays_s) if delays_s else None, unit="s")
            self._add("delay.most", route, max(delays_s, default=None), unit="s")

    def _trip(self, update: "gtfs.TripUpdate") -> _Route:
        relation = update.trip.schedule_relationship
        if relation == update.trip.DELETED:
            return _Route()
        if relation == update.trip.CANCELED:
            return _Route(cancelled=1)
        skipped = sum(stop.schedule_relationship == stop.SKIPPED for stop in update.stop_time_update)
        delay_s = transit_feed.delay_s(update, self._at.timestamp())
        if delay_s is not None and abs(delay_s) > _LONGEST_DELAY_S:
            self.gathering.leave_out(f"trip {written(update.trip.trip_id)}", _NO_DELAY(seconds=delay_s))
            delay_s = None
        return _Route(1, 0, skipped, [] if delay_s is None else [delay_s])

    def _alerts(self, found: "dict[str, gtfs.Alert]") -> None:
        for name, alert in found.items():
            try:
                self.gathering.events.append(self._event(name, alert))
            except Wrong as wrong:
                self.gathering.leave_out(f"alert {name}", wrong.text)
        for name in self._began_ms.keys() - found.keys():
            del self._began_ms[name]
        for route in self._routes("alerts", [], present=bool(found)):
            self._add("alerts", route, sum(event.state == "active" for event in self.gathering.events))

    def _event(self, name: str, alert: "gtfs.Alert") -> Event:
        now_s = self._at.timestamp()
        spans = [(transit_feed.seconds(each.start), transit_feed.seconds(each.end)) for each in alert.active_period]
        periods = sorted(spans) or [(0.0, 0.0)]
        lasting = [period for period in periods if not period[1] or period[1] > now_s]
        start_s, end_s = lasting[0] if lasting else periods[-1]
        if start_s > _NEVER_S:
            raise Wrong(NOT_A_TIME(field="active_period", text=f"{start_s:.0f}"))
        first_seen_ms = self._began_ms.setdefault(name, ms(self._at))
        began_ms = round(start_s * 1000) or first_seen_ms
        effect, cause = alert.Effect.Name(alert.effect), alert.Cause.Name(alert.cause)
        severity = alert.SeverityLevel.Name(alert.severity_level)
        routes = sorted({self._route(each.route_id or each.trip.route_id) for each in alert.informed_entity} - {""})
        stops = sorted({written(each.stop_id) for each in alert.informed_entity} - {""})
        details = {
            "effect": _words(effect) if alert.HasField("effect") else "",
            "cause": _words(cause) if alert.HasField("cause") else "",
            "routes": ", ".join(routes),
            "stops": ", ".join(stops),
            "url": self._said(alert.url),
        }
        return Event(
            id=name,
            kind="alert",
            title=self._said(alert.header_text) or self._said(alert.description_text)[:100] or _words(effect),
            text=self._said(alert.description_text),
            place=routes[0] if len(routes) == 1 else "",
            state="over" if not lasting else "active" if start_s <= now_s else "planned",
            level=_SEVERITY_LEVELS.get(severity, _EFFECT_LEVELS.get(effect, Level.NOTICE)),
            began_ms=began_ms,
            changed_ms=min(began_ms, ms(self._at)),
            ended_ms=round(end_s * 1000) if 0 < end_s < _NEVER_S else None,
            details=tuple((key, value) for key, value in details.items() if value),
        )

    def _said(self, text: "gtfs.TranslatedString") -> str:
        """Return a text in the best language that it has."""
        said = [(written(each.language), written(each.text)) for each in reversed(text.translation)]
        by_language = {language.lower().partition("-")[0]: each for language, each in said}
        wanted = [language.lower().partition("-")[0] for language in self._config.language]
        return next((by_language[each] for each in [*wanted, "", *by_language] if by_language.get(each)), "").strip()

    def _route(self, name: str | bytes) -> str:
        return self._config.place(written(name)) if name else ""

    def _routes(self, group: str, found: Iterable[str], *, present: bool) -> list[str]:
        """Return the routes of which there is something to tell: "" for all together, those found, those before."""
        known = self._known.setdefault(group, set())
        if present:
            known.add("")
        known |= set(found) if present else set()
        return sorted(known)

    def _add(self, name: str, route: str, value: float | None, *, unit: str = "") -> None:
        quality = Quality.ABSENT if value is None else Quality.GOOD
        number = None if value is None else float(value)
        self.gathering.add([Sample(f"{self._config.indicator}.{name}", ms(self._at), number, route, unit, quality)])


def _words(name: str) -> str:
    return name.replace("_", " ").lower()
