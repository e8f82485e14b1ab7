"""`topis-speeds`: how fast traffic flows on links of Seoul's roads (data.seoul.go.kr, data set OA-13291, TrafficInfo).

One link a call, in XML; the answer has no time, so it counts as of now. Names of links: service LinkInfo.
"""

from typing import Literal

from pydantic import Field

from feeds.data.core import Quality
from feeds.data.readings import Readings, Sample, ms, sample
from feeds.data.seoul.portal import ask
from feeds.data.seoul.topis import TopisConfig, lower
from feeds.data.shared.known_rows import KnownRows, Row
from feeds.data.shared.rounds import go_round
from feeds.data.source import SourceContext
from feeds.data.values import MISSING_TEXT, Missing, text_of
from resources.entries import NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

SERVICE = "TrafficInfo"
FASTEST_KM_H = 200.0

_ANOTHER = QT_TRANSLATE_NOOP("sources", "It is about {other}, which was not asked for")
_WINDOW = (1, 5)


class TopisSpeedsConfig(TopisConfig):
    """Speeds and travel times on links of Seoul's roads."""

    kind: Literal["topis-speeds"] = Field(description="`topis-speeds`.")
    interval_s: float = Field(
        default=300.0, ge=1, le=86400 * 31, description="Seconds from one poll to the next. Failures make it longer."
    )
    links: tuple[NonEmpty, ...] = Field(
        strict=False,
        min_length=1,
        max_length=1000,
        description="Numbers of the links, such as `1220003800`. Each is a call. Names for them: `places`.",
    )


def poll(config: TopisSpeedsConfig, context: SourceContext) -> Readings:
    """Ask for each link and return its speed and the time it takes."""
    return go_round(config.links, lambda link: _link(config, context, link), context)


def _link(config: TopisSpeedsConfig, context: SourceContext, link: str) -> Readings:
    known = KnownRows(config, context)
    place = config.place(link)
    found: list[Sample] = []

    def take(row: Row) -> None:
        if (other := text_of(row.get("link_id"))) not in ("", link):
            raise Wrong(_ANOTHER(other=other))
        if not found:
            speed = sample("traffic.speed", known.now, row.get("prcs_spd"), place=place, unit="km/h")
            if speed.value is not None and not 0 <= speed.value <= FASTEST_KM_H:
                speed = speed._replace(quality=Quality.SUSPECT)
            time = sample("traffic.travel_time", known.now, row.get("prcs_trv_time"), place=place, unit="s")
            found.extend((speed, time))

    known.each(lower(ask(config, context, SERVICE, _WINDOW, link)), take, "prcs_spd", "prcs_trv_time")
    if not found:
        known.leave_out("answer", MISSING_TEXT[Missing.BLANK])
        for indicator, unit in (("traffic.speed", "km/h"), ("traffic.travel_time", "s")):
            found.append(Sample(indicator, ms(known.now), None, place, unit, Quality.BLANK))
    return Readings(found, left_out=known.left_out)
