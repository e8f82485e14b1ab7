"""`seoul-subway-arrivals`: when the next train comes (data.seoul.go.kr, data sets OA-12764 and OA-15799).

A series for each station, line and direction: `subway.arrival` at ``강남/2호선/내선``, the seconds from now on. Seconds
are told as of `recptnDt`, so their age is taken off. The service writes 0 where it does not know: 0 is meant only of a
train that enters or stands in the station.
"""

from typing import Literal, NamedTuple

from pydantic import Field

from feeds.data.core import Quality
from feeds.data.readings import Readings, Sample, ms
from feeds.data.seoul.envelope import Answer
from feeds.data.seoul.subway import SubwayConfig, ask, direction_of, line_of, plain_station, train_of
from feeds.data.shared.known_rows import KnownRows, Row, needed_text
from feeds.data.shared.rounds import go_round
from feeds.data.source import SourceContext
from feeds.data.values import Missing, number_or_reason, text_of
from resources.entries import NonEmpty

SERVICE = "realtimeStationArrival"
INDICATOR = "subway.arrival"

GONE_S = 60.0
"""So long after the moment it was to arrive, a train has left, whatever was told of it last."""

_ENTERS, _STANDS, _LEFT = "0", "1", "2"  # `arvlCd`; 3, 4 and 5 are of the station before, 99 of any other


class SubwayArrivalsConfig(SubwayConfig):
    """Seconds until the next subway train at stations of the Seoul area, for each line and direction of a station."""

    kind: Literal["seoul-subway-arrivals"] = Field(description="`seoul-subway-arrivals`.")
    interval_s: float = Field(
        default=300.0, ge=1, le=86400 * 31, description="Seconds from one poll to the next. Failures make it longer."
    )
    stations: tuple[NonEmpty, ...] = Field(
        default=(),
        strict=False,
        max_length=700,
        description="Names of stations as the service writes them, such as `강남` (without 역). Each is a call. "
        "Default: all stations, in one call. Its series are known as `강남/2호선/내선`.",
    )
    one_call: bool = Field(
        default=False, description="Whether to ask for all stations in one call, and keep those in `stations`."
    )
    lines: tuple[NonEmpty, ...] = Field(
        default=(), strict=False, description="Only these lines, such as `2호선` or `GTX-A`. Default: all."
    )
    oldest_s: float = Field(
        default=300.0, gt=0, le=86400, description="What was told longer ago than as many seconds is left out."
    )


class _Train(NamedTuple):
    place: str
    told_ms: int
    arrives_s: float | None  # from now on
    reason: Quality = Quality.BLANK


def poll(config: SubwayArrivalsConfig, context: SourceContext) -> Readings:
    """Ask for the stations' trains and return the next arrival of each line and direction."""
    if not config.stations or config.one_call:
        return _read(config, context, ask(config, context, SERVICE, "ALL"))
    return go_round(
        config.stations,
        lambda station: _read(config, context, ask(config, context, SERVICE, *config.all_rows, station)),
        context,
    )


def _read(config: SubwayArrivalsConfig, context: SourceContext, answer: Answer) -> Readings:
    known = KnownRows(config, context)
    trains: dict[tuple[str, str], _Train] = {}

    def take(row: Row) -> None:
        if not _is_wanted(config, row):
            return
        train = _train(config, known, row)
        key = (train.place, train_of(row) or f"row {len(trains)}")
        if key not in trains or train.told_ms > trains[key].told_ms:  # rows come twice, and in any order
            trains[key] = train

    known.each(answer.rows, take, "statnNm", "subwayId", "updnLine", "recptnDt", "barvlDt", "arvlCd")
    places = dict.fromkeys(train.place for train in trains.values())
    now_ms = ms(known.now)
    samples = [_next(place, [train for train in trains.values() if train.place == place], now_ms) for place in places]
    return Readings(samples, left_out=known.left_out)


def _is_wanted(config: SubwayArrivalsConfig, row: Row) -> bool:
    station = text_of(row.get("statnNm"))
    is_here = not config.one_call or station in config.stations or plain_station(station) in config.stations
    return is_here and (not config.lines or line_of(row) in config.lines)


def _train(config: SubwayArrivalsConfig, known: KnownRows, row: Row) -> _Train:
    needed_text(row, "subwayId")
    needed_text(row, "updnLine")
    parts = (needed_text(row, "statnNm"), line_of(row), direction_of(row))
    told = known.recent(row, "recptnDt", config.oldest_s)
    train = _Train("/".join(map(config.place, parts)), ms(told), None)
    code, seconds = text_of(row.get("arvlCd")), number_or_reason(row.get("barvlDt"))
    if isinstance(seconds, Missing):
        return train._replace(reason=Quality[seconds.name])
    if code == _LEFT or (seconds == 0 and code not in (_ENTERS, _STANDS)):
        return train
    arrives_s = seconds - (known.now - told).total_seconds()
    return train if arrives_s < -GONE_S else train._replace(arrives_s=max(0.0, arrives_s))


def _next(place: str, trains: list[_Train], now_ms: int) -> Sample:
    """Return the first arrival; where none is known, the reason why of the first train."""
    arrivals = [train.arrives_s for train in trains if train.arrives_s is not None]
    if arrivals:
        return Sample(INDICATOR, now_ms, min(arrivals), place, "s")
    return Sample(INDICATOR, now_ms, None, place, "s", trains[0].reason)
