"""A call centre's numbers in one shape of our own, for centres that have no open interface, such as Seoul's 120."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from feeds.data.core import Quality
from feeds.data.readings import LeftOut, Readings, Sample, sample
from feeds.data.shared.rows import MOST_TOLD
from feeds.data.source import SourceConfig, SourceContext
from feeds.data.values import moment
from resources.text import QT_TRANSLATE_NOOP, Text

_NOT_A_TIME = QT_TRANSLATE_NOOP("sources", "Field {field} is not a time: {text}")
_NO_ROW = QT_TRANSLATE_NOOP("sources", "Not a table of fields and values")
_NO_NUMBER = QT_TRANSLATE_NOOP("sources", "There must be at least one of: {fields}")
_UNKNOWN = QT_TRANSLATE_NOOP("sources", "Unknown field {field}, the most similar one is {near}")
_TOPICS = QT_TRANSLATE_NOOP("sources", "Field topics must be a table of names and numbers")
_MANY = QT_TRANSLATE_NOOP("sources", "More than {most} topics, those after them are left out")

NUMBERS = {"calls": ("call.hour", ""), "waiting": ("call.waiting", ""), "answered_20s": ("call.answered_20s", "%")}
"""Field: the indicator that it becomes, and its unit."""
_FIELDS = (*NUMBERS, "topics", "district", "at")
TOPIC = "topic."
"""With a topic's name after it, a field of a form, which can hold no table."""
MOST_TOPICS = 100
LONGEST_TOPIC = 60


def read_calls(rows: Sequence[Any], config: SourceConfig, context: SourceContext) -> Readings:
    """Return what rows give, each of which is a district's, or without `district` the whole city's.

    What of a row cannot be read is left out and told; the rest of it counts.
    """
    reader = _Reader(config, context)
    for number, row in enumerate(rows, start=1):
        reader.take(row, f"row {number}")
    return Readings(reader.samples, left_out=reader.left_out[:MOST_TOLD])


class _Reader:
    def __init__(self, config: SourceConfig, context: SourceContext) -> None:
        self._config = config
        self._now = context.now
        self._zone = config.zone(context)
        self.samples: list[Sample] = []
        self.left_out: list[LeftOut] = []

    def take(self, row: Any, where: str) -> None:
        if not isinstance(row, Mapping):
            self._tell(where, _NO_ROW())
            return
        for field in row:
            if field not in _FIELDS and not str(field).startswith(TOPIC):
                near = get_close_matches(str(field), _FIELDS, n=1, cutoff=0.0)[0]
                self._tell(where, _UNKNOWN(field=str(field)[:60], near=near))
        at = self._at(row, where)
        if at is None:
            return
        place = self._config.place(_words(row.get("district")))
        before = len(self.samples)
        for field, (indicator, unit) in NUMBERS.items():
            if field in row:
                self._add(indicator, at, row[field], place, unit)
        for topic, raw in self._topics(row, where):
            self._add(f"call.topic.{topic}", at, raw, place, "")
        if len(self.samples) == before:
            self._tell(where, _NO_NUMBER(fields=", ".join((*NUMBERS, "topics"))))

    def _add(self, indicator: str, at: datetime, raw: object, place: str, unit: str) -> None:
        read = sample(indicator, at, raw, place=place, unit=unit)
        if read.value is not None and not 0 <= read.value <= (100 if unit == "%" else float("inf")):
            read = read._replace(quality=Quality.SUSPECT)
        self.samples.append(read)

    def _at(self, row: Mapping[Any, Any], where: str) -> datetime | None:
        raw = row.get("at")
        if raw is None:
            return self._now
        try:
            return moment(raw, self._zone)
        except ValueError:
            self._tell(where, _NOT_A_TIME(field="at", text=_words(raw)[:60]))
            return None

    def _topics(self, row: Mapping[Any, Any], where: str) -> Iterator[tuple[str, object]]:
        table = row.get("topics") or {}
        if not isinstance(table, Mapping):
            self._tell(where, _TOPICS())
            table = {}
        single = {name.removeprefix(TOPIC): raw for name, raw in row.items() if str(name).startswith(TOPIC)}
        topics = {name: raw for given, raw in {**table, **single}.items() if (name := topic_name(str(given)))}
        if len(topics) > MOST_TOPICS:
            self._tell(where, _MANY(most=MOST_TOPICS))
        yield from list(topics.items())[:MOST_TOPICS]

    def _tell(self, where: str, reason: Text) -> None:
        if len(self.left_out) < MOST_TOLD:
            self.left_out.append(LeftOut(where, reason))


def topic_name(given: str) -> str:
    """Return a topic's name as part of an indicator's: letters and digits in lower case, _ for all between them."""
    spaced = "".join(each if each.isalnum() else " " for each in given.lower())
    return "_".join(spaced.split())[:LONGEST_TOPIC]


def _words(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""
