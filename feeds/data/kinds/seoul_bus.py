"""`seoul-bus`: when the next bus comes to stops in Seoul.

Documentation: https://www.data.go.kr, data set 15000303, stationinfo/getStationByUid at ws.bus.go.kr, which knows
plain HTTP alone. A series for each stop and route: `bus.arrival` at ``강남역 22012/402``, the seconds from now on.
"""

import re
from typing import Literal

from pydantic import Field

from feeds.data.core import Quality
from feeds.data.errors import DataError
from feeds.data.readings import Readings, Sample, ms
from feeds.data.seoul.envelope import read
from feeds.data.shared.gateway import GatewayConfig, fetch_with_key, secrets_of
from feeds.data.shared.known_rows import KnownRows, Row, needed_text
from feeds.data.shared.rounds import go_round
from feeds.data.source import Address, SourceContext
from feeds.data.values import Missing, number, text_of
from resources.entries import NonEmpty

PATH = "/api/rest/stationinfo/getStationByUid"
INDICATOR = "bus.arrival"
OLDEST_S = 600.0
"""What was told longer ago is left out."""

_NONE_COMES = ("운행종료", "출발대기", "회차대기", "차고지", "도착정보없음", "정보없음")
"""Words for: service has ended, waits to start. The seconds beside them are 0, or left over from before."""
_SOON = "곧도착"
_NOTES = re.compile(r"^(?:\[[^\]]*\])+")  # such as [막차], the last bus of the day
_IN = re.compile(r"(?:(\d{1,4})분)?(?:(\d{1,5})초)?후?(?:\[.*)?", re.ASCII | re.DOTALL)


class SeoulBusConfig(GatewayConfig):
    """Seconds until the next bus at stops in Seoul, for each route of a stop."""

    kind: Literal["seoul-bus"] = Field(description="`seoul-bus`.")
    address: Address = Field(
        default="http://ws.bus.go.kr",
        description="Where the service is. Change it where a proxy or a simulated city stands in for it.",
    )
    interval_s: float = Field(
        default=120.0, ge=1, le=86400 * 31, description="Seconds from one poll to the next. Failures make it longer."
    )
    stops: tuple[NonEmpty, ...] = Field(
        strict=False,
        min_length=1,
        max_length=500,
        description="Numbers of the stops as they stand on them, such as `22012` (without a dash). Each is a call. "
        "Names for them: `places`; default: the stop's name and number.",
    )
    routes: tuple[NonEmpty, ...] = Field(
        default=(), strict=False, description="Only these routes, such as `402`. Default: all."
    )


def poll(config: SeoulBusConfig, context: SourceContext) -> Readings:
    """Ask for each stop and return when the next bus of each route comes."""
    return go_round(config.stops, lambda stop: _stop(config, context, stop), context)


def _stop(config: SeoulBusConfig, context: SourceContext, stop: str) -> Readings:
    fetched = fetch_with_key(config, context, PATH, (("arsId", stop), ("resultType", "json")))
    try:
        answer = read(fetched.body, "getStationByUid", fetched.headers.get("content-type", ""))
    except DataError as error:  # may quote the service, which may quote the address
        raise DataError(error.kind, secrets_of(config).redact(error.detail)) from None
    known = KnownRows(config, context)
    samples: dict[str, Sample] = {}

    def take(row: Row) -> None:
        route = text_of(row.get("rtNm")) or needed_text(row, "busRouteAbrv")
        if config.routes and route not in config.routes and text_of(row.get("busRouteAbrv")) not in config.routes:
            return
        name = config.places.get(stop) or config.place(f"{text_of(row.get('stNm'))} {stop}".strip())
        place = f"{name}/{config.place(route)}"
        seconds = [arrival_s(row.get(f"arrmsg{bus}"), row.get(f"traTime{bus}")) for bus in (1, 2)]
        coming = [each for each in seconds if not isinstance(each, Missing)]
        found = Sample(INDICATOR, ms(known.now), None, place, "s")
        if coming:
            found = found._replace(value=max(0.0, min(coming) - _age_s(known, row)))
        elif isinstance(seconds[0], Missing):
            found = found._replace(quality=Quality[seconds[0].name])
        samples[place] = _sooner(samples.get(place), found)

    known.each(answer.rows, take, "arrmsg1")
    return Readings(list(samples.values()), left_out=known.left_out)


def _age_s(known: KnownRows, row: Row) -> float:
    """Return how long ago a row was made, where it says so; most don't. Raises Wrong where it was too long ago."""
    made = row.get("mkTm")
    return (known.now - known.recent(row, "mkTm", OLDEST_S)).total_seconds() if text_of(made) else 0.0


def _sooner(one: Sample | None, other: Sample) -> Sample:
    """Return the sooner of two arrivals of a route, which may pass a stop twice on its way."""
    if one is None or one.value is None:
        return other
    return one if other.value is None or one.value <= other.value else other


def arrival_s(message: object, seconds: object) -> float | Missing:
    """Return the seconds until a bus comes, as told by a message for people and the seconds beside it."""
    said = _NOTES.sub("", text_of(message).replace(" ", ""))
    if any(said.startswith(words) for words in _NONE_COMES):
        return Missing.BLANK
    told_s = number(seconds)
    if told_s is not None and told_s > 0:
        return told_s
    if said.startswith(_SOON):
        return 0.0
    found = _IN.fullmatch(said)
    if found is not None and (found[1] or found[2]):
        return 60.0 * int(found[1] or 0) + int(found[2] or 0)
    if not said:
        return Missing.ABSENT if message is None else Missing.BLANK
    return Missing.WORDS
