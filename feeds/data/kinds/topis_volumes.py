"""`topis-volumes`: how many vehicles passed Seoul's counting spots in an hour (data.seoul.go.kr, OA-13316, VolInfo).

`traffic.volume.in` and `traffic.volume.out` of a spot, its lanes summed up, at the beginning of the hour they are of.
Hours come late, so the last ones are asked for until they are there. Numbers and names of spots: service SpotInfo.
"""

from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from pydantic import Field

from feeds.data.core import Quality
from feeds.data.readings import Readings, Sample, ms
from feeds.data.seoul.portal import ask
from feeds.data.seoul.topis import TopisConfig, lower
from feeds.data.shared.known_rows import KnownRows, Row, needed_text
from feeds.data.shared.rounds import go_round
from feeds.data.source import SourceContext, Unchanged
from feeds.data.values import Missing, number_or_reason, text_of
from resources.entries import NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

SERVICE = "VolInfo"
INDICATORS = {"1": "traffic.volume.in", "2": "traffic.volume.out"}
"""By `io_type`: into the city, and out of it."""

_ANOTHER = QT_TRANSLATE_NOOP("sources", "It is about {other}, which was not asked for")
_NEITHER = QT_TRANSLATE_NOOP("sources", "Field {field} has an unknown value: {text}")
_HOUR = timedelta(hours=1)
_KNOWN = "the last hour of each spot"


class TopisVolumesConfig(TopisConfig):
    """Vehicles in an hour into and out of Seoul, and at the bridges and roads where they are counted."""

    kind: Literal["topis-volumes"] = Field(description="`topis-volumes`.")
    interval_s: float = Field(
        default=1200.0, ge=1, le=86400 * 31, description="Seconds from one poll to the next. Failures make it longer."
    )
    stale_after_s: float | None = Field(
        default=4 * 3600.0,
        gt=0,
        description="Its numbers count as stale when they are older than as many seconds. They are of whole hours.",
    )
    spots: tuple[NonEmpty, ...] = Field(
        strict=False,
        min_length=1,
        max_length=500,
        description="Numbers of the spots, such as `A-01`. Each is a call an hour, or more where hours come late. "
        "Names for them: `places`.",
    )
    hours: int = Field(default=3, ge=1, le=48, description="How many hours back are asked for while they are missing.")


class _Asked(NamedTuple):
    spot: str
    hour: datetime  # in the service's time zone

    def __str__(self) -> str:
        return f"{self.spot} {self.hour:%Y-%m-%d %H}"


def poll(config: TopisVolumesConfig, context: SourceContext) -> Readings:
    """Ask for the hours that are not known yet, the oldest first. Raises Unchanged where all are known."""
    last: dict[str, datetime] = context.memory.setdefault(_KNOWN, {})
    zone = KnownRows(config, context).zone
    newest = context.now.replace(minute=0, second=0, microsecond=0) - _HOUR
    hours = [newest - back * _HOUR for back in reversed(range(config.hours))]
    asked = [
        _Asked(spot, hour.astimezone(zone))
        for hour in hours
        for spot in config.spots
        if spot not in last or hour > last[spot]
    ]
    if not asked:
        raise Unchanged

    def ask_one(one: _Asked) -> Readings:
        readings = _hour(config, context, one)
        if readings.samples:
            last[one.spot] = max(one.hour, last.get(one.spot, one.hour))
        return readings

    return go_round(asked, ask_one, context)


def _hour(config: TopisVolumesConfig, context: SourceContext, asked: _Asked) -> Readings:
    known = KnownRows(config, context)
    lanes: dict[str, dict[str, float | Missing]] = {}

    def take(row: Row) -> None:
        of = (text_of(row.get("spot_num")), text_of(row.get("ymd")), text_of(row.get("hh")).zfill(2))
        if of != (asked.spot, f"{asked.hour:%Y%m%d}", f"{asked.hour:%H}"):
            raise Wrong(_ANOTHER(other=" ".join(of)))
        way = needed_text(row, "io_type")
        if way not in INDICATORS:
            raise Wrong(_NEITHER(field="io_type", text=way))
        lanes.setdefault(way, {}).setdefault(needed_text(row, "lane_num"), number_or_reason(row.get("vol")))

    first, last = 1, config.page_rows
    answer = ask(config, context, SERVICE, (first, last), asked.spot, f"{asked.hour:%Y%m%d}", f"{asked.hour:%H}")
    rows = lower(answer)
    known.each(rows, take, "spot_num", "ymd", "hh", "io_type", "lane_num", "vol")
    is_part = bool(known.left_out) or (answer.total or 0) > len(rows)
    samples = [
        _sum(INDICATORS[way], config.place(asked.spot), asked.hour, lanes[way], is_part) for way in sorted(lanes)
    ]
    return Readings(samples, left_out=known.left_out)


def _sum(indicator: str, place: str, hour: datetime, lanes: dict[str, float | Missing], is_part: bool) -> Sample:
    """Return the sum of the lanes; suspect where some are missing, none where all are."""
    counts = [count for count in lanes.values() if not isinstance(count, Missing)]
    missing = [count for count in lanes.values() if isinstance(count, Missing)]
    if not counts:
        return Sample(indicator, ms(hour), None, place, "", Quality[missing[0].name])
    is_whole = not missing and not is_part and min(counts) >= 0
    return Sample(indicator, ms(hour), sum(counts), place, "", Quality.GOOD if is_whole else Quality.SUSPECT)
