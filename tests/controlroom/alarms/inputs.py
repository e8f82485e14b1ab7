"""What rules look at, put there by hand; and rules out of a few keys."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from controlroom.alarms.core import Seen
from feeds.data.health import SourceHealth
from feeds.data.readings import Event, KeptEvent, Level
from layouts.alarm_files import AlarmEntry
from layouts.alarms import AlarmRules, Rule

NOW_MS = 1_790_000_000_000
MINUTE_MS = 60_000
HOUR_MS = 3_600_000


@dataclass
class FakeInputs:
    """`Inputs` of one time after the other: a test changes `now_ms` and what is seen."""

    now_ms: int = NOW_MS
    seen: dict[tuple[str, str], Seen] = field(default_factory=dict)
    days: dict[tuple[str, str], Sequence[tuple[int, float | None]] | None] = field(default_factory=dict)
    events: list[KeptEvent] | None = field(default_factory=list)
    sources: dict[str, SourceHealth] = field(default_factory=dict)
    lost_cameras: dict[str, bool] = field(default_factory=dict)

    def put(self, value: float | None, place: str = "", indicator: str = "rain", at_ms: int | None = None) -> None:
        """Let an indicator have that value now, or none."""
        self.seen[indicator, place] = Seen(value, self.now_ms if at_ms is None else at_ms)

    def pass_s(self, seconds: float) -> "FakeInputs":
        """Let time go on."""
        self.now_ms += round(seconds * 1000)
        return self

    def value(self, indicator: str, place: str) -> Seen:
        return self.seen.get((indicator, place), Seen(None))

    def values(self, indicator: str) -> dict[str, Seen]:
        return {place: seen for (id, place), seen in self.seen.items() if id == indicator and place}

    def past(self, indicator: str, place: str) -> Sequence[tuple[int, float | None]] | None:
        return self.days.get((indicator, place), ())

    def name_of(self, source_or_camera: str) -> str:
        return source_or_camera.upper()


def rule(id: str = "rain.heavy", *, level: str = "alert", limit: float | None = None, **keys: Any) -> Rule:
    """A rule that is right. `limit`: instead of the number in the test, where that is a name."""
    entry = AlarmEntry.model_validate(
        {
            "id": id,
            "level": level,
            "text": {"en": "Rain {value} in {place}, limit {limit}", "ko": "{place} 강수 {value}"},
            "action": {"en": "Close the underpass", "ko": "지하차도를 통제"},
            "owner": {"name": {"en": "Safety Division", "ko": "안전총괄과"}, "call": "120"},
            **keys,
        }
    )
    number = limit if limit is not None else getattr(entry, entry.test) if entry.test else None
    return Rule(entry, number, number if entry.clear is None else entry.clear)


def rules(*those: Rule) -> AlarmRules:
    """Rules of a city."""
    return AlarmRules({each.entry.id: each for each in those})


def raining(**keys: Any) -> Rule:
    """The rule that most tests follow: above 30, back below 20, held for a minute and for two."""
    return rule(**{"indicator": "rain", "above": 30.0, "clear": 20.0, "hold_s": 60.0, "clear_hold_s": 120.0, **keys})


def kept_event(id: str = "1", *, source: str = "dispatches", revision: int = 1, **values: Any) -> KeptEvent:
    """A fire that began five minutes ago and was told a minute later."""
    event = Event(
        **{
            "id": id,
            "kind": "incident",
            "title": "화재",
            "began_ms": NOW_MS - 5 * MINUTE_MS,
            "changed_ms": NOW_MS - 5 * MINUTE_MS,
            "place": "노원구",
            "level": Level.MAJOR,
            "latitude_deg": 37.65,
            "longitude_deg": 127.07,
            "details": (("kind", "fire"),),
            **values,
        }
    )
    return KeptEvent(source, event, NOW_MS - 4 * MINUTE_MS, revision)
