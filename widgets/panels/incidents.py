"""The panel ``incidents``: what goes on in the city: what, where, since when, how far it is, who has it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field
from PySide6.QtCore import QCoreApplication

from resources.entries import NonEmpty
from resources.text import QT_TRANSLATE_NOOP
from widgets.commands import Command, OpenNearest
from widgets.facts import AlarmFacts, EventFacts, Facts, Freshness, Name, SourceFacts, alarms_of_events
from widgets.model import Level
from widgets.panels.core import Panel, PanelConfig, Sheet
from widgets.panels.entries import Row, Section, Steps, draw_sections
from widgets.panels.head import Stamp, clock, draw_head, draw_message
from widgets.panels.incident_states import step_of
from widgets.words import LEVEL_WORDS, say, short_duration

translate = QCoreApplication.translate

_TITLE = QT_TRANSLATE_NOOP("panels", "Incidents")
_LEVELS = {3: Level.SERIOUS, 2: Level.ALERT, 1: Level.CAUTION, 0: Level.WATCH}
"""The shape of a level that a source gives. Its colour it has only where an alarm of the city stands for it."""
_SERIOUS = 3
_BAD = ("stale", "failing", "refused")
_WHO = ("agency_responsible", "station", "owner", "agency", "department", "unit")
"""Details that name who has an event."""
LEVEL_NUMBERS = {"notice": 0, "minor": 1, "major": 2, "critical": 3}


class IncidentsConfig(PanelConfig):
    """The list of what goes on."""

    kind: Literal["incidents"] = Field(description="`incidents`")
    events: tuple[NonEmpty, ...] = Field(
        default=("incident",),
        strict=False,
        description="The kinds of events it lists, such as `incident`, `alert`, `request`; empty: all.",
    )
    sources: tuple[NonEmpty, ...] = Field(
        default=(), strict=False, description="Only what these sources tell, by their ids. Default: all."
    )
    level: Literal["notice", "minor", "major", "critical"] = Field(
        default="notice", description="Only what is of this level, or higher."
    )
    rows: int = Field(default=12, ge=1, le=12, description="How many rows it has at most; the rest is counted.")


@dataclass(frozen=True, slots=True)
class IncidentsContent:
    """What the panel shows. `hidden`: how many more there are than rows."""

    name: Name
    stamp: Stamp | None
    rows: tuple[Row, ...]
    hidden: int
    count: int


class IncidentsPanel(Panel[IncidentsConfig, IncidentsContent]):
    """See `IncidentsConfig`."""

    def content(self, facts: Facts) -> IncidentsContent:
        """Return the events that are meant: the newest serious one on top, others in the order in which they came."""
        config, at = self.config, self.spec.at
        least = LEVEL_NUMBERS[config.level]
        meant = [
            event
            for event in facts.events()
            if event.level >= least
            and (not config.events or event.kind in config.events)
            and (not config.sources or event.key[0] in config.sources)
            and (not at or event.place in ("", at))
        ]
        # A stable order: `events` has the latest to begin first, and what is serious goes before it.
        meant.sort(key=lambda event: event.level < _SERIOUS)
        shown = meant[: config.rows]
        alarms = alarms_of_events(facts.alarms().standing)
        rows = tuple(_row(event, alarms.get("/".join(event.key)), facts.now_ms) for event in shown)
        stamp = _stamp(meant, facts.sources(), facts.now_ms)
        return IncidentsContent(self.spec.title or Name(say(_TITLE)), stamp, rows, len(meant) - len(shown), len(meant))

    def draw(self, sheet: Sheet, content: IncidentsContent) -> None:
        """Draw the rows."""
        top = draw_head(sheet, content.name, content.stamp)
        inner = sheet.inner()
        if not content.rows:
            below = inner.adjusted(0, round(top) - inner.top(), 0, 0)
            draw_message(sheet, translate("panels", "Nothing goes on, as far as any source tells"), below)
            return
        area = sheet.below(top)
        draw_sections(sheet, (Section(Name(""), content.rows),), area, hidden=content.hidden)

    def act(self, action: Any) -> Command | None:
        """Open the cameras nearest to an event."""
        return action if isinstance(action, OpenNearest) else None

    def spoken(self, content: IncidentsContent) -> str:
        """Return how many there are, and the first few of them."""
        count = translate("panels", "{name}, {count} going on").format(name=content.name.text, count=content.count)
        return ", ".join([count, *(row.words for row in content.rows[:3])])


def _row(event: EventFacts, alarm: AlarmFacts | None, now_ms: int) -> Row:
    level = Level(alarm.level) if alarm is not None else _LEVELS.get(event.level, Level.WATCH)
    has_colour = alarm is not None or event.level >= _SERIOUS
    details = dict(event.details)
    who = (alarm.acknowledged_by if alarm is not None else "") or next(
        (details[key] for key in _WHO if details.get(key)), ""
    )
    where = event.place or event.text
    step = step_of(event)
    state = "" if step is not None else event.state
    lasted = short_duration(max(60.0, (now_ms - event.began_ms) / 1000))
    lost = alarm.lost_cameras if alarm is not None else ()
    steps = None if step is None else Steps(tuple(say(word) for word in step[0]), step[1])
    reached = "" if steps is None else steps.words[steps.reached]
    has_place = event.latitude_deg is not None and event.longitude_deg is not None
    return Row(
        event.title,
        "",
        " · ".join(part for part in (where, who, state) if part),
        f"{clock(event.began_ms, now_ms)} · {lasted}",
        level=level,
        filled=alarm is not None and alarm.waits,
        faint=not has_colour,
        fault=translate("panels", "Camera lost: {cameras}").format(cameras=", ".join(lost)) if lost else "",
        steps=steps,
        words=", ".join(
            part for part in (say(LEVEL_WORDS[level]), event.title, where, reached or state, lasted, who) if part
        ),
        action=OpenNearest(event.latitude_deg or 0.0, event.longitude_deg or 0.0) if has_place else None,
    )


def _stamp(events: Iterable[EventFacts], sources: Sequence[SourceFacts], now_ms: int) -> Stamp | None:
    """Return when the sources of these events were last good: of the one that was it the longest ago."""
    ids = {event.key[0] for event in events}
    known: Mapping[str, SourceFacts] = {source.id: source for source in sources if source.id in ids}
    good = [source for source in known.values() if source.good_ms is not None]
    if not good:
        return None
    oldest = min(good, key=lambda source: source.good_ms or 0)
    is_late = oldest.condition in _BAD
    name = oldest.name if len(good) == 1 else translate("panels", "{count} sources").format(count=len(good))
    at = clock(oldest.good_ms or now_ms, now_ms)
    return Stamp(at, name, Freshness.LATE if is_late else Freshness.FRESH, 1.0 if is_late else 0.5)
