"""`open311`: requests that citizens made to their city, from a service of Open311's GeoReport v2.

Documentation: https://wiki.open311.org/GeoReport_v2. A service gives the requests of a span of time, at most 90 days
and 1,000 of them, and says nothing where there would be more; so a span that comes full is asked for in two halves.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Literal

from pydantic import Field, SecretStr, field_validator

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.bodies import read_tree, unreadable
from feeds.data.readings import FUTURE_MS, Event, Level, Readings, Sample, ms
from feeds.data.secrets import Secrets
from feeds.data.shared.access import AccessConfig
from feeds.data.shared.collecting import Collecting, finite_position
from feeds.data.shared.rows import field_gone
from feeds.data.shared.rules import checked_expression, looked_up
from feeds.data.source import SourceContext, revealed
from feeds.data.values import number, text_of
from resources.entries import NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_NO_ID = QT_TRANSLATE_NOOP("sources", "It has neither a number nor a token")
_AHEAD = QT_TRANSLATE_NOOP("sources", "Its time lies in the future: {time}")
_CROWDED = QT_TRANSLATE_NOOP("sources", "More requests within a minute than the source gives: some are not counted")
_OTHER_DAYS = QT_TRANSLATE_NOOP(
    "sources", "The source gives requests of other days than those asked for: some may not be counted"
)

_SHORTEST = timedelta(minutes=1)
_NEEDED = ("status", "requested_datetime")
_IDS = ("service_request_id", "token")
_DETAILS = (
    "address",
    "zipcode",
    "agency_responsible",
    "service_notice",
    "status_notes",
    "expected_datetime",
    "media_url",
)


class Open311Config(AccessConfig):
    """A city's call centre with Open311 (GeoReport v2): citizens' requests as events, counted by topic and place."""

    kind: Literal["open311"] = Field(description="`open311`.")
    interval_s: float = Field(default=300.0, ge=1, le=86400 * 31, description="Seconds from one poll to the next.")
    format: Literal["json", "xml"] = Field(default="json", description="The format to ask for. Some services have one.")
    jurisdiction: str = Field(default="", description="The `jurisdiction_id`, where the service wants one.")
    key: SecretStr | None = Field(default=None, description="The `api_key`, where the service wants one: `${NAME}`.")
    days: int = Field(default=7, ge=1, le=90, description="Requests of as many past days are read and counted.")
    rows: int = Field(default=1000, ge=2, le=10_000, description="How many requests the service gives at most.")
    calls_a_poll: int = Field(default=100, ge=1, le=1000, description="How many calls a poll may need.")
    place_field: NonEmpty | None = Field(
        default=None, description="The field with the place, such as `zipcode`, or an expression. Default: no places."
    )
    topics: dict[str, str] = Field(
        default={}, description="Names of topics as they stand in `call.topic.NAME`: the service's name or code, ours."
    )
    closed: tuple[str, ...] = Field(
        default=("closed", "resolved", "completed", "fixed", "duplicate"),
        strict=False,
        description="The words for a request's status that mean that it is done.",
    )
    events: bool = Field(
        default=True,
        description="Whether the requests themselves are kept, beside their counts. Overdue ones are minor events.",
    )

    @field_validator("place_field")
    @classmethod
    def _check_expression(cls, value: str | None) -> str | None:
        return checked_expression(value) if value else value

    @property
    def secrets(self) -> Secrets:
        """What must not be shown of it."""
        return super().secrets.and_also(revealed(self.key))


def poll(config: Open311Config, context: SourceContext) -> Readings:
    """Ask for all requests of the past days, and return them with their counts."""
    gathering = Collecting(config, context)
    rows = _requests(config, context, gathering)
    names = _service_names(rows, config, context, gathering)
    return gathering.readings() + read_requests(rows, names, config, context)


def read_requests(
    rows: Iterable[Any], names: dict[str, str], config: Open311Config, context: SourceContext
) -> Readings:
    """Return what requests give. `names`: of services, by their codes. Raises DataError FIELD_GONE."""
    rows = list(rows)
    _look_for_gone_fields(rows)
    reader = _Reader(names, config, context)
    reader.gathering.each(rows, "request", reader.request)
    reader.count()
    return reader.gathering.readings()  # a request that is older than what was asked for is not over


class _Reader:
    def __init__(self, names: dict[str, str], config: Open311Config, context: SourceContext) -> None:
        self.gathering = gathering = Collecting(config, context)
        self._names = names
        self._config = config
        self._midnight = gathering.now.astimezone(gathering.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        # What was counted before is none now where it does not occur.
        self._known: set[tuple[str, str]] = context.memory.setdefault("counted", set())
        self._known.update({("call.open", ""), ("call.opened_today", ""), ("call.closed_today", "")})
        self._counts: Counter[tuple[str, str]] = Counter()
        self._seen: set[str] = set()

    def request(self, row: dict[str, Any]) -> None:
        request_id = _id(row)
        if not request_id:
            raise Wrong(_NO_ID)
        if request_id in self._seen:
            return
        requested = self.gathering.time(row.get("requested_datetime"), "requested_datetime")
        now = self.gathering.now
        if ms(requested) > ms(now) + FUTURE_MS:
            raise Wrong(_AHEAD(time=requested.isoformat()))
        if requested < now - timedelta(days=self._config.days + 1):
            return
        updated = self._optional_time(row, "updated_datetime") or requested
        expected = self._optional_time(row, "expected_datetime")
        status = text_of(row.get("status")).lower()
        is_closed = status in self._config.closed
        place = ""
        if self._config.place_field is not None:
            named = text_of(looked_up(row, self._config.place_field))
            place = self._config.place(named) if named else ""
        self._seen.add(request_id)
        self._take(row, place, requested, updated if is_closed else None)
        if self._config.events:
            latitude, longitude = finite_position(number(row.get("lat")), number(row.get("long", row.get("lng"))))
            details = ((name, text_of(row.get(name))) for name in _DETAILS)
            self.gathering.events.append(
                Event(
                    id=request_id,
                    kind="request",
                    title=self._service(row) or text_of(row.get("description"))[:100],
                    text=text_of(row.get("description")),
                    place=place,
                    state="closed" if is_closed else status or "open",
                    level=Level.MINOR if expected is not None and expected < now and not is_closed else Level.NOTICE,
                    began_ms=ms(requested),
                    changed_ms=ms(updated),
                    ended_ms=ms(updated) if is_closed else None,
                    latitude_deg=latitude,
                    longitude_deg=longitude,
                    details=tuple((name, value) for name, value in details if value),
                )
            )

    def count(self) -> None:
        """Add the counts of all that was read."""
        self._known.update(self._counts)
        for name, place in sorted(self._known):
            count = float(self._counts[name, place])
            self.gathering.add([Sample(name, ms(self.gathering.now), count, place)])

    def _take(self, row: dict[str, Any], place: str, requested: datetime, closed: datetime | None) -> None:
        topic = f"call.topic.{_slug(self._topic(row))}"
        for name, of_topic, holds in (
            ("call.open", f"{topic}.open", closed is None),
            ("call.opened_today", topic, requested >= self._midnight),
            ("call.closed_today", f"{topic}.closed_today", closed is not None and closed >= self._midnight),
        ):
            for key in {(name, ""), (name, place), (of_topic, "")}:
                self._counts[key] += holds

    def _service(self, row: dict[str, Any]) -> str:
        code = text_of(row.get("service_code"))
        return text_of(row.get("service_name")) or self._names.get(code, "")

    def _topic(self, row: dict[str, Any]) -> str:
        code, topics = text_of(row.get("service_code")), self._config.topics
        name = self._service(row) or code or "other"
        return topics.get(name) or topics.get(code) or name

    def _optional_time(self, row: dict[str, Any], field: str) -> datetime | None:
        raw = row.get(field)
        return None if raw is None or raw == "" else self.gathering.time(raw, field)


def _requests(config: Open311Config, context: SourceContext, gathering: Collecting) -> list[Any]:
    """Return all requests of the past days, asked for in spans that the service can answer whole. Raises DataError."""
    now = gathering.now
    spans = [(now - timedelta(days=config.days), now)]
    rows: list[Any] = []
    for _ in range(config.calls_a_poll):
        if not spans:
            return rows
        begin, end = spans.pop()
        query = [(name, f"{at:%Y-%m-%dT%H:%M:%SZ}") for name, at in (("start_date", begin), ("end_date", end))]
        page = _asked("requests", [*query, ("page_size", str(config.rows))], config, context)
        rows += page
        # Some services give fewer than they should, in round numbers.
        if len(page) < config.rows and (len(page) < 50 or len(page) % 50):
            continue
        if not _are_within(page, begin - timedelta(days=1), end + timedelta(days=1), gathering):
            gathering.leave_out("requests", _OTHER_DAYS)
            return rows
        if end - begin <= _SHORTEST:
            gathering.leave_out(f"requests since {begin:%Y-%m-%dT%H:%MZ}", _CROWDED)
            continue
        middle = begin + (end - begin) / 2
        spans += [(begin, middle), (middle, end)]
    raise DataError(DataErrorKind.ENDLESS, f"more than {config.calls_a_poll} calls for {config.days} days of requests")


def _are_within(rows: list[Any], begin: datetime, end: datetime, gathering: Collecting) -> bool:
    for row in rows:
        try:
            requested = gathering.time(row.get("requested_datetime") if isinstance(row, dict) else None, "")
        except Wrong:  # told when the row is read
            continue
        if not begin <= requested <= end:
            return False
    return True


def _service_names(
    rows: list[Any], config: Open311Config, context: SourceContext, gathering: Collecting
) -> dict[str, str]:
    """Return the names of services by code, asked for only where requests come with codes that nobody knows yet."""
    nameless = [row for row in rows if isinstance(row, dict) and not text_of(row.get("service_name"))]
    codes = {code for row in nameless if (code := text_of(row.get("service_code")))}
    names: dict[str, str] = context.memory.setdefault("services", {})
    if codes - names.keys():
        try:
            services = _asked("services", [], config, context)
        except DataError as error:  # the requests are there, and counted by code
            gathering.leave_out("services", error.words)
            return names
        found = [service for service in services if isinstance(service, dict)]
        names |= dict.fromkeys(codes, "")
        names |= {text_of(each.get("service_code")): text_of(each.get("service_name")) for each in found}
    return names


def _asked(what: str, query: list[tuple[str, str]], config: Open311Config, context: SourceContext) -> list[Any]:
    key = revealed(config.key)
    query += [("jurisdiction_id", config.jurisdiction)] if config.jurisdiction else []
    query += [("api_key", key)] if key else []
    try:
        fetched = context.fetch(config.request(f"{config.base}/{what}.{config.format}", tuple(query)))
    except DataError as error:
        raise config.explained(error, context, _told) from None
    tree = read_tree(fetched.body, fetched.headers.get("content-type", ""), leading_zeros=True)
    for name in ("service_requests", "services", "requests", "request", "service"):
        if isinstance(tree, dict) and name in tree:
            tree = tree[name]
    rows = tree if isinstance(tree, list) else [tree] if tree else []
    if len(rows) == 1 and isinstance(rows[0], dict) and not any(name in rows[0] for name in (*_IDS, "service_code")):
        kind, words = _told(rows[0], DataErrorKind.FAILING)
        if words:
            raise config.refusal(kind, words, context)
    return rows


def _told(tree: dict[str, Any], kind: DataErrorKind) -> tuple[DataErrorKind, str]:
    """Return what an error says: ``code`` and ``description``, in XML within ``errors`` and ``error``."""
    for name in ("errors", "error"):
        inner = tree.get(name)
        tree = inner if isinstance(inner, dict) else tree
    code, words = text_of(tree.get("code")), text_of(tree.get("description"))
    return kind, f"{code}: {words}" if code and words else words


def _look_for_gone_fields(rows: list[Any]) -> None:
    objects = [row for row in rows if isinstance(row, dict)]
    names = sorted({name for row in objects[:50] for name in row})
    if objects and not any(name in row for name in _IDS for row in objects):
        raise field_gone(_IDS[0], names)
    for name in _NEEDED:
        if objects and not any(name in row for row in objects):
            raise field_gone(name, names)
    if rows and not objects:
        raise unreadable("rows that are no objects")


def _id(row: dict[str, Any]) -> str:
    token = text_of(row.get("token"))
    return text_of(row.get("service_request_id")) or (f"token {token}" if token else "")


def _slug(name: str) -> str:
    """Return a name as a part of an indicator's: its letters and digits, in lower case."""
    return re.sub(r"[^\w]+", "_", name.lower()).strip("_") or "other"
