"""Indicators as text for a terminal, and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from controlroom.ages import age_text
from controlroom.indicators.explaining import explained
from controlroom.indicators.look import Look
from controlroom.indicators.measured import Measured
from controlroom.indicators.now import standing, state, target
from controlroom.indicators.past import Comparison, Past, Trend, TrendPoint
from controlroom.table import table
from controlroom.words import say
from layouts.formulas.units import with_unit
from layouts.indicator_files import IndicatorEntry
from layouts.indicators import Indicators
from layouts.model import name_in
from resources.text import QT_TRANSLATE_NOOP, Text
from widgets.facts import Before, Standing

_HEAD = (
    QT_TRANSLATE_NOOP("indicators", "indicator"),
    QT_TRANSLATE_NOOP("indicators", "name"),
    QT_TRANSLATE_NOOP("indicators", "value"),
    QT_TRANSLATE_NOOP("indicators", "age"),
    QT_TRANSLATE_NOOP("indicators", "status"),
    QT_TRANSLATE_NOOP("indicators", "against yesterday"),
    QT_TRANSLATE_NOOP("indicators", "target"),
)
STANDING_TEXT: Mapping[Standing, Text] = {
    Standing.NORMAL: QT_TRANSLATE_NOOP("indicators", "normal"),
    Standing.WARNING: QT_TRANSLATE_NOOP("indicators", "warning"),
    Standing.CRITICAL: QT_TRANSLATE_NOOP("indicators", "critical"),
}
_BEFORE: Mapping[Before, Text] = {
    Before.YESTERDAY: QT_TRANSLATE_NOOP("indicators", "yesterday at this time"),
    Before.LAST_WEEK: QT_TRANSLATE_NOOP("indicators", "a week ago"),
    Before.LAST_YEAR: QT_TRANSLATE_NOOP("indicators", "52 weeks ago"),
}
_STALE = QT_TRANSLATE_NOOP("indicators", "stale")
_MISSING = QT_TRANSLATE_NOOP("indicators", "missing")
_BETTER = QT_TRANSLATE_NOOP("indicators", "{difference} better")
_WORSE = QT_TRANSLATE_NOOP("indicators", "{difference} worse")
_REACHED = QT_TRANSLATE_NOOP("indicators", "{value} reached")
_NOT_YET = QT_TRANSLATE_NOOP("indicators", "{value} not reached")
_LABELS = {
    "owner": QT_TRANSLATE_NOOP("indicators", "owner"),
    "limits": QT_TRANSLATE_NOOP("indicators", "limits"),
    "sources": QT_TRANSLATE_NOOP("indicators", "sources"),
    "formula": QT_TRANSLATE_NOOP("indicators", "formula"),
    "why": QT_TRANSLATE_NOOP("indicators", "missing: {indicator}: {reason}"),
    "places": QT_TRANSLATE_NOOP("indicators", "places: {there} of {all}"),
    "day": QT_TRANSLATE_NOOP("indicators", "last 24 hours, from {first} to {last}:"),
    "year": QT_TRANSLATE_NOOP("indicators", "last 365 days, from {first} to {last}:"),
    "warning": QT_TRANSLATE_NOOP("indicators", "warning from {value}"),
    "critical": QT_TRANSLATE_NOOP("indicators", "critical from {value}"),
}
_DASH = "–"
_SHOWN = 24
"""So many values of a trend are shown, evenly taken; JSON has all."""


class Telling:
    """Says what is known of indicators at one time, in one language."""

    def __init__(self, indicators: Indicators, look: Look, past: Past, zone: ZoneInfo, language: str) -> None:
        self._indicators = indicators
        self._look = look
        self._past = past
        self._zone = zone
        self._language = language

    def overview(self, *, by_district: bool) -> list[list[str]]:
        """Return a head and a row for each indicator; with the rows of its districts below it where they are wanted."""
        rows = [[say(title) for title in _HEAD]]
        for entry in self._indicators.good.values():
            rows.append([entry.id, self._name(entry), *self._cells(entry, "")])
            if by_district and entry.places == "district":
                rows += [["", place, *self._cells(entry, place)] for place in sorted(self._look.places(entry.id))]
        return rows

    def details(self, id: str) -> Iterator[str]:
        """Yield the lines that say all about one indicator."""
        entry = self._indicators.good[id]
        now = self._look.at(id)
        yield f"{id}  {' · '.join(entry.name.by_language().values())}"
        if entry.note is not None:
            yield name_in(self._language, entry.note.by_language())
        yield "  ".join([self._value(entry, now.value), self._age(now), self._status(entry, now, "")])
        if now.places is not None:
            yield say(_LABELS["places"](there=now.places[0], all=now.places[1]))
        for lack in now.lacks:
            yield say(_LABELS["why"](indicator=lack.indicator, reason=lack.reason))
        yield from self._rules(entry, now)
        yield from self._explanation(id)
        yield ""
        yield from table([self._comparison(entry, self._past.compared(id, before)) for before in Before])
        yield from self._trends(entry)
        places = sorted(self._look.places(id))
        if places:
            yield ""
            yield from table([[place, *self._cells(entry, place)] for place in places])

    def document(self, id: str | None) -> dict[str, Any]:
        """Return what is known of one indicator, or of all, for programs."""
        now = datetime.fromtimestamp(self._look.now_ms / 1000, UTC).isoformat()
        if id is None:
            return {"now": now, "indicators": [self._document(entry) for entry in self._indicators.good.values()]}
        entry = self._indicators.good[id]
        explanation = explained(self._indicators, self._look, id, self._language)
        return {
            "now": now,
            **self._document(entry),
            "note": entry.note.by_language() if entry.note else None,
            "owner": {"name": entry.owner.name.by_language(), "call": entry.owner.address} if entry.owner else None,
            "series": entry.series,
            "formula": entry.formula,
            "in_words": say(explanation.words) if explanation else None,
            "inputs": [
                {"id": each.id, "place": each.place, **self._measured(each.measured)} for each in explanation.inputs
            ]
            if explanation
            else [],
            "compared": {before: self._compared(self._past.compared(id, before)) for before in Before},
            "day": _trend(self._past.day(id)),
            "year": _trend(self._past.year(id)),
        }

    def _document(self, entry: IndicatorEntry) -> dict[str, Any]:
        found = state(self._look, entry)
        against = target(entry, found.city.value)
        return {
            "id": entry.id,
            "name": entry.name.by_language(),
            "theme": entry.theme,
            "unit": entry.unit,
            "decimals": entry.decimals,
            **self._measured(found.city),
            "status": standing(entry, found.city.value),
            "target": {"value": against.value, "reached": against.is_reached, "beyond": against.beyond}
            if against
            else None,
            "yesterday": self._compared(self._past.compared(entry.id, Before.YESTERDAY)),
            "places": {place: self._measured(value) for place, value in found.places.items()},
        }

    def _measured(self, value: Measured) -> dict[str, Any]:
        return {
            "value": value.value,
            "at": None if value.at_ms is None else _utc(value.at_ms),
            "age_s": value.age_s(self._look.now_ms),
            "stale": value.is_stale,
            "quality": value.quality.name.lower(),
            "sources": value.sources,
            "missing": [{"indicator": lack.indicator, "reason": say(lack.reason)} for lack in value.lacks],
        }

    def _compared(self, comparison: Comparison) -> dict[str, Any]:
        return {
            "value": comparison.then.value,
            "at": None if comparison.then.at_ms is None else _utc(comparison.then.at_ms),
            "difference": comparison.difference,
            "better": comparison.is_better,
        }

    def _cells(self, entry: IndicatorEntry, place: str) -> list[str]:
        now = self._look.at(entry.id, place)
        comparison = self._past.compared(entry.id, Before.YESTERDAY, place)
        against = target(entry, now.value, place)
        reached = _DASH
        if against is not None:
            reached = say((_REACHED if against.is_reached else _NOT_YET)(value=number(against.value, entry.decimals)))
        return [
            self._value(entry, now.value),
            self._age(now),
            self._status(entry, now, place),
            self._difference(entry, comparison),
            reached,
        ]

    def _rules(self, entry: IndicatorEntry, now: Measured) -> Iterator[str]:
        limits = [
            say(_LABELS[key](value=self._value(entry, value)))
            for key, value in (("warning", entry.warning), ("critical", entry.critical))
            if value is not None
        ]
        if entry.target is not None:
            limits.append(f"{say(_HEAD[6])} {self._value(entry, entry.target)}")
        if limits:
            yield f"{say(_LABELS['limits'])}: {', '.join(limits)}"
        if entry.owner is not None:
            call = f" ({entry.owner.address})" if entry.owner.address else ""
            yield f"{say(_LABELS['owner'])}: {name_in(self._language, entry.owner.name.by_language())}{call}"
        if now.sources:
            yield f"{say(_LABELS['sources'])}: {', '.join(now.sources)}"

    def _explanation(self, id: str) -> Iterator[str]:
        explanation = explained(self._indicators, self._look, id, self._language)
        if explanation is None:
            return
        yield ""
        yield f"{say(_LABELS['formula'])}: {say(explanation.words)}"
        rows = []
        for each in explanation.inputs:
            value = _DASH if each.entry is None else self._value(each.entry, each.measured.value)
            name = each.id if each.entry is None else self._name(each.entry)
            rows.append([f"  {each.id}", name, value, self._age(each.measured)])
        yield from table(rows)

    def _trends(self, entry: IndicatorEntry) -> Iterator[str]:
        for label, trend, shape in (
            ("day", self._past.day(entry.id), "%H:%M"),
            ("year", self._past.year(entry.id), "%Y-%m-%d"),
        ):
            if trend.points:
                shown = _thinned(trend.points)
                first, last = (self._local(point.at_ms, shape) for point in (shown[0], shown[-1]))
                yield ""
                yield say(_LABELS[label](first=first, last=last))
                yield "  " + " ".join(
                    _DASH if point.value is None else number(point.value, entry.decimals) for point in shown
                )

    def _comparison(self, entry: IndicatorEntry, comparison: Comparison) -> list[str]:
        return [
            say(_BEFORE[comparison.before]),
            self._value(entry, comparison.then.value),
            self._difference(entry, comparison),
        ]

    def _difference(self, entry: IndicatorEntry, comparison: Comparison) -> str:
        if comparison.difference is None:
            return _DASH
        difference = number(comparison.difference, entry.decimals, signed=True)
        if comparison.is_better is None:
            return difference
        return say((_BETTER if comparison.is_better else _WORSE)(difference=difference))

    def _status(self, entry: IndicatorEntry, now: Measured, place: str) -> str:
        if now.value is None:
            return say(_MISSING)
        level = standing(entry, now.value, place)
        words = ([STANDING_TEXT[level]] if level else []) + ([_STALE] if now.is_stale else [])
        return ", ".join(map(say, words)) or _DASH

    def _value(self, entry: IndicatorEntry, value: float | None) -> str:
        if value is None:
            return _DASH
        return with_unit(number(value, entry.decimals), entry.unit, self._language)

    def _age(self, now: Measured) -> str:
        return _DASH if now.at_ms is None else say(age_text((self._look.now_ms - now.at_ms) / 1000))

    def _name(self, entry: IndicatorEntry) -> str:
        return name_in(self._language, entry.name.by_language())

    def _local(self, at_ms: int, shape: str) -> str:
        return datetime.fromtimestamp(at_ms / 1000, self._zone).strftime(shape)


def number(value: float, decimals: int, *, signed: bool = False) -> str:
    """Return a number with so many decimals, with the typographic minus, and with a plus where it is a difference."""
    rounded = round(value, decimals) + 0.0
    sign = "+" if signed and rounded > 0 else ""
    return sign + f"{rounded:,.{decimals}f}".replace("-", "\N{MINUS SIGN}")


def _thinned(points: Sequence[TrendPoint]) -> Sequence[TrendPoint]:
    """Return at most as many points as are shown, the last one among them."""
    step = -(-len(points) // _SHOWN)
    return points[::-1][::step][::-1]


def _trend(trend: Trend) -> dict[str, Any]:
    return {"step": trend.step, "points": [[_utc(point.at_ms), point.value] for point in trend.points]}


def _utc(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).isoformat()
