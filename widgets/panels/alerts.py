"""The public warnings in force, and values that a place may not have of its own, as several panels show them."""

from collections.abc import Collection
from dataclasses import dataclass

from widgets.facts import EventFacts, Facts, Reading
from widgets.model import Level

_LEVELS = {1: Level.CAUTION, 2: Level.ALERT, 3: Level.SERIOUS}
"""By the level of an event; a mere notice has none."""

_MUCH = 2


@dataclass(frozen=True, slots=True)
class Alert:
    """A public warning. `source`: who warns. `is_of_service`: that trains or buses run otherwise, no danger."""

    title: str
    text: str
    level: Level | None
    began_ms: int
    source: str
    is_of_service: bool = False


def alerts(facts: Facts, sources: Collection[str] = ()) -> list[Alert]:
    """Return the warnings in force, the highest first; `sources`: of these alone, by their ids."""
    found = [
        event
        for event in facts.events()
        if event.kind == "alert" and (not sources or event.key[0] in sources) and _holds(event, facts.now_ms)
    ]
    found.sort(key=lambda event: (-event.level, -event.began_ms))
    return [_alert(event) for event in found]


def _alert(event: EventFacts) -> Alert:
    """Return a warning; one of a service has the colour of a level only where much of it is lost."""
    is_of_service = any(key in ("routes", "stops") for key, _ in event.details)
    level = None if is_of_service and event.level < _MUCH else _LEVELS.get(event.level)
    return Alert(event.title, event.text, level, event.began_ms, event.source, is_of_service)


def _holds(event: EventFacts, now_ms: int) -> bool:
    return event.began_ms <= now_ms and (event.ended_ms is None or event.ended_ms > now_ms)


def here(facts: Facts, id: str, at: str) -> Reading:
    """Return a value at a place, the city's where the place has none. Raises Unknown."""
    reading = facts.reading(id, at)
    return facts.reading(id) if at and reading.value is None else reading
