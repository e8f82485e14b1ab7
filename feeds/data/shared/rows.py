"""From rows to samples and events, by the rules beside a source (`feeds.data.shared.rules`)."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Any
from zoneinfo import ZoneInfo

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import Event, LeftOut, Level, Readings, Sample, ms, sample
from feeds.data.shared.positions import grid_position
from feeds.data.shared.rules import EventRule, RowsConfig, SampleRule, is_plain, looked_up
from feeds.data.source import SourceContext
from feeds.data.values import moment, moment_of, number, short, text_of
from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP, Text

NOT_AN_OBJECT = QT_TRANSLATE_NOOP("sources", "It has no fields")
_NOT_A_TIME = QT_TRANSLATE_NOOP("sources", "Field {field} is not a time: {text}")
_NO_ID = QT_TRANSLATE_NOOP("sources", "Field {field}, by which the event is known again, is empty")
_NO_ITEM = QT_TRANSLATE_NOOP("sources", "Field {field}, which completes the indicator's name, is empty")

MOST_TOLD = 100
"""So many rows that were left out are described."""


def selected(tree: Any, expression: str) -> Sequence[Any]:
    """Return the rows that an expression finds in an answer, "" the answer itself. Raises DataError FIELD_GONE."""
    found = looked_up(tree, expression) if expression else tree
    if found is None:
        names = sorted(map(str, tree)) if isinstance(tree, Mapping) else []
        raise field_gone(expression, names)
    return found if isinstance(found, list) else [found]


def field_gone(field: str, names: Iterable[str]) -> DataError:
    """Return the error for a field that is needed and not there; it names the one that may be meant now."""
    names = list(names)
    near = get_close_matches(field, names, n=1, cutoff=0.5)
    hint = f"the most similar one there is {near[0]}" if near else f"there are: {', '.join(names[:8]) or 'none'}"
    return DataError(DataErrorKind.FIELD_GONE, f"no field {field}; {hint}")


def read_rows(
    rows: Sequence[Any], config: RowsConfig, context: SourceContext, *, places: Sequence[str] | None = None
) -> Readings:
    """Return what rows give by the rules of `config`.

    A row that a rule cannot read is left out and told; the others count. `places`: where each row stood, such as
    "line 7"; by default its number. Raises DataError FIELD_GONE where a field of values is in no row at all, which is
    a service that changed and not a row that is bad.
    """
    reader = _Reader(config, context)
    for at, row in enumerate(rows):
        reader.take(row, f"row {at + 1}" if places is None else places[at])
    if rows:
        reader.look_for_gone_fields(rows)
    # An event of which nothing can be read any more may still go on.
    whole = bool(config.event) and config.events_are_all and reader.reads_every_event
    return Readings(reader.samples, reader.events, left_out=reader.left_out, events_are_all=whole)


def check_fields(config: RowsConfig, names: Collection[str]) -> None:
    """Look whether all fields that a rule cannot do without are among a table's columns, whatever its rows hold.

    For sources that say their columns beside the rows. Raises DataError FIELD_GONE.
    """
    for rule in config.sample:
        _check_needed((rule.value, rule.at, rule.time, rule.place), names)
    for event in config.event:
        _check_needed((event.id, event.title, event.began, event.place), names)


def _check_needed(fields: Iterable[str | None], names: Collection[str]) -> None:
    for field in fields:
        if field is not None and is_plain(field) and field not in names:
            raise field_gone(field, names)


@dataclass(slots=True)
class _Times:
    zone: ZoneInfo
    now: datetime

    def read(self, row: Any, field: str | None, second: str | None = None) -> datetime:
        """Return a time of a row, now where no field is named. Raises ValueError with our words for people."""
        if field is None:
            return self.now
        raw = looked_up(row, field)
        try:
            if second is not None:
                return moment_of(raw, looked_up(row, second), self.zone)
            return moment(raw, self.zone)
        except ValueError:
            raise Wrong(_NOT_A_TIME(field=field, text=short(raw))) from None


class _Reader:
    def __init__(self, config: RowsConfig, context: SourceContext) -> None:
        self._config = config
        zone = config.zone(context)
        self._times = _Times(zone, context.now)
        self.samples: list[Sample] = []
        self.events: list[Event] = []
        self.left_out: list[LeftOut] = []
        self.reads_every_event = True

    def take(self, row: Any, where: str) -> None:
        if not isinstance(row, (Mapping, list)):
            self.reads_every_event = False
            self._leave_out(where, NOT_AN_OBJECT)
            return
        for sample_rule in self._config.sample:
            if _is_for(sample_rule, row):
                self._try(where, self._sample, row, sample_rule)
        for event_rule in self._config.event:
            if _is_for(event_rule, row) and not self._try(where, self._event, row, event_rule):
                self.reads_every_event = False

    def _try[Rule](self, where: str, read: Callable[[Any, Rule], None], row: Any, rule: Rule) -> bool:
        try:
            read(row, rule)
        except Wrong as wrong:
            self._leave_out(where, wrong.text)
            return False
        return True

    def _leave_out(self, where: str, reason: Text) -> None:
        if len(self.left_out) < MOST_TOLD:
            self.left_out.append(LeftOut(where, reason))

    def look_for_gone_fields(self, rows: Sequence[Any]) -> None:
        """Raise where a rule's field of values is in no row that the rule is for, but other fields are."""
        for rule in self._config.sample:
            mine = [row for row in rows if isinstance(row, Mapping) and _is_for(rule, row)]
            if mine and is_plain(rule.value) and not any(rule.value in row for row in mine):
                names = sorted({str(name) for row in mine[:50] for name in row})
                raise field_gone(rule.value, names)

    def _sample(self, row: Any, rule: SampleRule) -> None:
        at = self._times.read(row, rule.at, rule.time)
        place = self._place(row, rule.place)
        read = sample(_indicator(row, rule), at, looked_up(row, rule.value), place=place, unit=rule.unit)
        if read.value is not None and read.value in rule.missing:
            read = read._replace(value=None, quality=Quality.BLANK)
        elif read.value is not None:
            value = read.value * rule.factor
            read = read._replace(value=value, quality=rule.quality(value))
        self.samples.append(read)

    def _event(self, row: Any, rule: EventRule) -> None:
        event_id = text_of(looked_up(row, rule.id))
        if not event_id:
            raise Wrong(_NO_ID(field=rule.id))
        began = self._times.read(row, rule.began)
        changed = self._times.read(row, rule.changed) if rule.changed else None
        ended_raw = looked_up(row, rule.ended) if rule.ended else None
        ended = self._times.read(row, rule.ended) if ended_raw not in (None, "", "-") else None
        state, level = _optional(row, rule.state), _optional(row, rule.level)
        latitude, longitude = _position(row, rule)
        self.events.append(
            Event(
                id=event_id,
                kind=rule.kind,
                title=_optional(row, rule.title),
                text=_optional(row, rule.text),
                place=self._place(row, rule.place),
                state=rule.states.get(state, state),
                level=Level[rule.levels.get(level, "notice").upper()],
                began_ms=ms(began),
                changed_ms=ms(changed or began),
                ended_ms=None if ended is None else ms(ended),
                latitude_deg=latitude,
                longitude_deg=longitude,
                details=tuple((name, _optional(row, name)) for name in rule.details),
            )
        )

    def _place(self, row: Any, field: str | None) -> str:
        return self._config.place(text_of(looked_up(row, field))) if field else ""


def _indicator(row: Any, rule: SampleRule) -> str:
    """Return what a row measures by a rule. Raises ValueError with our words for people."""
    if rule.item is None:
        return rule.indicator
    item = text_of(looked_up(row, rule.item)).lower().replace(" ", "_")
    if not item:
        raise Wrong(_NO_ITEM(field=rule.item))
    return f"{rule.indicator}.{item}"


def _is_for(rule: SampleRule | EventRule, row: Any) -> bool:
    return rule.where is None or looked_up(row, rule.where) is True


def _position(row: Any, rule: EventRule) -> tuple[float | None, float | None]:
    if rule.latitude is None or rule.longitude is None:
        return None, None
    north, east = number(looked_up(row, rule.latitude)), number(looked_up(row, rule.longitude))
    if north is None or east is None:
        return None, None
    if rule.grid == "wgs84":
        return (north, east) if abs(north) <= 90 and abs(east) <= 180 else (None, None)
    try:
        position = grid_position(easting_m=east, northing_m=north)
    except ValueError:
        return None, None
    return position.latitude_deg, position.longitude_deg


def _optional(row: Any, field: str | None) -> str:
    return text_of(looked_up(row, field)) if field else ""
