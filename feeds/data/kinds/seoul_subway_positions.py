"""`seoul-subway-positions`: where the trains of a line are, as numbers (data.seoul.go.kr, data set OA-12601).

Two series for each line, at ``2호선``: `subway.trains`, the trains under way, and `subway.trains.silent`, those of them
that have told nothing for a while and are not at their terminus: they are held, or out of sight. Delays are not told.
"""

from datetime import datetime
from typing import Literal

from pydantic import Field

from feeds.data.core import Quality
from feeds.data.readings import Readings, Sample, ms
from feeds.data.seoul.subway import SubwayConfig, ask, plain_station, train_of
from feeds.data.shared.known_rows import KnownRows, Row, needed_text
from feeds.data.shared.rounds import go_round
from feeds.data.source import SourceContext
from feeds.data.values import text_of
from resources.entries import NonEmpty

SERVICE = "realtimePosition"
LINES_1_TO_9 = tuple(f"{number}호선" for number in range(1, 10))


class SubwayPositionsConfig(SubwayConfig):
    """How many subway trains are under way on each line of the Seoul area, and how many of them are silent."""

    kind: Literal["seoul-subway-positions"] = Field(description="`seoul-subway-positions`.")
    interval_s: float = Field(
        default=1200.0, ge=1, le=86400 * 31, description="Seconds from one poll to the next. Failures make it longer."
    )
    lines: tuple[NonEmpty, ...] = Field(
        default=LINES_1_TO_9,
        strict=False,
        min_length=1,
        max_length=40,
        description="The lines, such as `2호선`, `경의중앙선` or `GTX-A`. Each is a call. Default: lines 1 to 9.",
    )
    silent_after_s: float = Field(
        default=600.0, gt=0, le=86400, description="A train that told nothing for as many seconds counts as silent."
    )
    oldest_s: float = Field(
        default=1800.0, gt=0, le=86400, description="A train that told nothing for as many seconds is not counted."
    )


def poll(config: SubwayPositionsConfig, context: SourceContext) -> Readings:
    """Ask for each line and count its trains. A line of which nothing is known gives no sample."""
    return go_round(config.lines, lambda line: _count(config, context, line), context)


def _count(config: SubwayPositionsConfig, context: SourceContext, line: str) -> Readings:
    known = KnownRows(config, context)
    heard: dict[str, datetime] = {}
    standing: dict[str, bool] = {}

    def take(row: Row) -> None:
        train = train_of(row) or needed_text(row, "trainNo")
        told = known.recent(row, "recptnDt", config.oldest_s)
        station = needed_text(row, "statnNm")
        if train not in heard or told > heard[train]:  # rows come twice, and in any order
            heard[train] = told
            standing[train] = _same_station(station, text_of(row.get("statnTnm")))

    answer = ask(config, context, SERVICE, *config.all_rows, line)
    number = "btrainNo" if any("btrainNo" in row for row in answer.rows) else "trainNo"
    known.each(answer.rows, take, number, "recptnDt", "statnNm")
    if not heard:
        return Readings(left_out=known.left_out)
    silent = [
        train
        for train, told in heard.items()
        if (known.now - told).total_seconds() > config.silent_after_s and not standing[train]
    ]
    at_ms, place = ms(max(heard.values())), config.place(line)
    quality = Quality.SUSPECT if (answer.total or 0) > len(answer.rows) else Quality.GOOD
    samples = [
        Sample("subway.trains", at_ms, float(len(heard)), place, quality=quality),
        Sample("subway.trains.silent", at_ms, float(len(silent)), place, quality=quality),
    ]
    return Readings(samples, left_out=known.left_out)


def _same_station(station: str, terminus: str) -> bool:
    """Whether a train stands where it ends; the terminus may be written 성수종착 or 신설동행."""
    name = plain_station(terminus)
    for ending in ("종착", "행"):
        name = name.removesuffix(ending)
    return plain_station(station).removesuffix("역") == name.removesuffix("역")
