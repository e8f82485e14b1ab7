"""What is told of a district or an incident that was picked on a map."""

from PySide6.QtCore import QCoreApplication

from widgets.facts import Before, DistrictMap, EventFacts, Facts, Indicator
from widgets.maps.content import Values
from widgets.maps.parts import Card, Nearest
from widgets.maps.points import LEVEL_OF_EVENT
from widgets.panels.head import clock
from widgets.panels.number import against_words
from widgets.panels.numbers import with_unit, written
from widgets.words import short_duration

translate = QCoreApplication.translate


def district_card(
    facts: Facts, indicator: Indicator, map: DistrictMap, values: Values, number: int, before: Before | None
) -> Card:
    """Return a district's value, its rank, and how it stands against what is usual and against another day."""
    area, district = values.areas[number], map.districts[number]
    if area.measured is None:
        return Card(district.name.text, (area.reason or translate("panels", "no data"),))
    lines = [with_unit(written(area.measured, indicator.decimals), indicator.unit)]
    ranked = values.ranked
    if number in ranked:
        rank = translate("panels", "Rank {rank} of {count}")
        lines.append(rank.format(rank=ranked.index(number) + 1, count=len(ranked)))
    place = next((place for place in facts.places(indicator.id) if map.numbers.get(place) == number), "")
    usual = facts.usual(indicator.id, place)
    hour = usual.at(facts.now_ms) if usual else None
    if hour is not None:
        difference = written(area.measured - hour.middle, indicator.decimals, signed=True)
        lines.append(translate("panels", "{difference} against usual").format(difference=difference))
    if before is not None and area.before is not None and area.value is not None:
        difference = written(area.value - area.before, indicator.decimals, signed=True)
        lines.append(against_words(before, difference))
    return Card(district.name.text, tuple(lines))


def incident_card(event: EventFacts, facts: Facts) -> Card:
    """Return where and since when an incident is, what else its source says, and who that is."""
    began = translate("panels", "Since {time}, for {duration}")
    lines = [
        event.place,
        began.format(
            time=clock(event.began_ms, facts.now_ms),
            duration=short_duration(max(0, (facts.now_ms - event.began_ms) // 60_000 * 60)),
        ),
        *(f"{key} {value}" for key, value in event.details[:2]),
        event.source,
    ]
    nearest = None
    if event.latitude_deg is not None and event.longitude_deg is not None:
        nearest = Nearest(event.latitude_deg, event.longitude_deg)
    level = LEVEL_OF_EVENT[min(3, max(0, event.level))]
    return Card(event.title, tuple(line for line in lines if line), level, nearest)
