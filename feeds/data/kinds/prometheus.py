"""`prometheus`: queries in PromQL, to Prometheus and whatever speaks its HTTP API (Thanos, Mimir, VictoriaMetrics).

Documentation: https://prometheus.io/docs/prometheus/latest/querying/api. What an instant query gives bears the time of
asking, not the time at which it was measured; a range such as ``up[2m]`` gives each value with its own time.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from feeds.data.core import Quality
from feeds.data.errors import DataErrorKind
from feeds.data.http.bodies import unreadable
from feeds.data.readings import Readings, Sample, ms, sample
from feeds.data.shared.access import AccessConfig
from feeds.data.shared.collecting import Collecting
from feeds.data.shared.rows import field_gone
from feeds.data.source import SourceContext
from feeds.data.values import text_of
from resources.entries import FileModel, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_NO_INDICATOR = QT_TRANSLATE_NOOP("layouts", "Write indicator, indicator_label, or both")
_STEP = QT_TRANSLATE_NOOP("layouts", "No more than 11,000 numbers at once: make back_s shorter or step_s longer")
_HISTOGRAM = QT_TRANSLATE_NOOP("sources", "A histogram, which is no number: take a quantile of it in the query")
_NO_NUMBER = QT_TRANSLATE_NOOP("sources", "A series without a number and its time")
_NO_LABEL = QT_TRANSLATE_NOOP("sources", "A series without the label {label}")
_WARNED = QT_TRANSLATE_NOOP("sources", "The source warns: {text}")

_MOST_POINTS = 11_000
"""Prometheus refuses queries for more in a series."""
_ERRORS = {
    "bad_data": DataErrorKind.REJECTED,
    "execution": DataErrorKind.REJECTED,
    "timeout": DataErrorKind.BUSY,
    "canceled": DataErrorKind.BUSY,
    "unavailable": DataErrorKind.BUSY,
    "internal": DataErrorKind.FAILING,
    "not_found": DataErrorKind.NOT_FOUND,
}
_Key = tuple[str, str, str]


class QueryEntry(FileModel):
    """`[[source.query]]`: a query, and what its series are."""

    query: NonEmpty = Field(description="What to ask for, in PromQL.")
    indicator: str = Field(default="", description="What is measured, such as `parking.free`.")
    indicator_label: str = Field(
        default="",
        description="The label that tells what is measured. Where `indicator` is there too, both are joined.",
    )
    place_label: str = Field(default="", description="The label with the place. Default: the whole city.")
    unit: str = Field(default="", description="The unit of the numbers.")
    factor: float = Field(default=1.0, description="What the numbers are multiplied with, to come to `unit`.")
    back_s: float | None = Field(
        default=None,
        gt=0,
        le=86400 * 31,
        description="Ask for the numbers of as many past seconds. Default: the one number of now.",
    )
    step_s: float = Field(default=60.0, ge=1, description="With `back_s`: seconds between the numbers.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not self.indicator and not self.indicator_label:
            raise Wrong(_NO_INDICATOR, "indicator", "indicator_label")
        if self.back_s is not None and self.back_s / self.step_s > _MOST_POINTS:
            raise Wrong(_STEP, "back_s", "step_s")
        return self


class PrometheusConfig(AccessConfig):
    """Prometheus, or another database with its interface: queries, whose labels tell places and indicators."""

    kind: Literal["prometheus"] = Field(description="`prometheus`.")
    query: tuple[QueryEntry, ...] = Field(min_length=1, strict=False, description="What to ask for.")


def poll(config: PrometheusConfig, context: SourceContext) -> Readings:
    """Ask every query, and return the numbers of their series."""
    readings = Readings()
    known: dict[int, set[_Key]] = context.memory.setdefault("series", {})
    for number, entry in enumerate(config.query):
        answered = read_answer(_asked(config, entry, context), entry, config, context)
        keys = {(each.indicator, each.place, each.unit) for each in answered.samples}
        readings += answered
        if entry.back_s is None:  # a series that is stale is not in the answer at all
            at_ms = ms(context.now)
            gone = sorted(known.get(number, set()) - keys)
            readings += Readings([Sample(name, at_ms, None, place, unit, Quality.ABSENT) for name, place, unit in gone])
        known[number] = keys
    return readings


def read_answer(tree: Any, entry: QueryEntry, config: PrometheusConfig, context: SourceContext) -> Readings:
    """Return what an answer to a query gives. Raises DataError."""
    if not isinstance(tree, dict):
        raise unreadable("no object with a status")
    if tree.get("status") == "error":
        raise config.refusal(*_told(tree, DataErrorKind.FAILING), context)
    data = tree.get("data")
    if not isinstance(data, dict):
        raise field_gone("data", tree)
    if "result" not in data:
        raise field_gone("result", data)
    reader = _Reader(entry, config, context)
    for warning in _texts(tree.get("warnings")):
        reader.gathering.leave_out(entry.query[:60], _WARNED(text=warning[:200]))
    rows = data["result"]
    if data.get("resultType") in ("scalar", "string"):
        rows = [{"value": rows}]
    if not isinstance(rows, list):
        raise unreadable("a result that is no list of series")
    reader.gathering.each(rows, f"{entry.query[:60]}, series", reader.series)
    return reader.gathering.readings()


class _Reader:
    def __init__(self, entry: QueryEntry, config: PrometheusConfig, context: SourceContext) -> None:
        self.gathering = Collecting(config, context)
        self._entry = entry
        self._config = config

    def series(self, row: dict[str, Any]) -> None:
        indicator, place = self._named(row.get("metric"))
        points = list(self._points(row))
        if not points:
            raise Wrong(_HISTOGRAM if "histogram" in row or "histograms" in row else _NO_NUMBER)
        read = [sample(indicator, at, raw, place=place, unit=self._entry.unit) for at, raw in points]
        factor = self._entry.factor
        self.gathering.add([each if each.value is None else each._replace(value=each.value * factor) for each in read])

    def _named(self, metric: object) -> tuple[str, str]:
        labels = metric if isinstance(metric, dict) else {}
        entry = self._entry
        for label in (entry.indicator_label, entry.place_label):
            if label and not text_of(labels.get(label)):
                raise Wrong(_NO_LABEL(label=label))
        told = text_of(labels.get(entry.indicator_label)) if entry.indicator_label else ""
        place = self._config.place(text_of(labels.get(entry.place_label))) if entry.place_label else ""
        return ".".join(part for part in (entry.indicator, told) if part), place

    def _points(self, row: dict[str, Any]) -> Iterator[tuple[datetime, Any]]:
        several = row.get("values")
        for pair in several if isinstance(several, list) else [row.get("value")]:
            if isinstance(pair, list) and len(pair) == 2:
                yield self.gathering.time(pair[0], "value"), pair[1]


def _asked(config: PrometheusConfig, entry: QueryEntry, context: SourceContext) -> Any:
    query = [("query", entry.query)]
    if entry.back_s is not None:
        step_s = entry.step_s
        until_s = (
            context.now.timestamp() // step_s * step_s
        )  # the same times at every poll, so that numbers meet themselves
        query += [("start", f"{until_s - entry.back_s:.3f}"), ("end", f"{until_s:.3f}"), ("step", f"{step_s:g}")]
    path = "query" if entry.back_s is None else "query_range"
    return config.ask(config.request(f"{config.base}/api/v1/{path}", tuple(query)), context, _told)[0]


def _told(tree: dict[str, Any], kind: DataErrorKind) -> tuple[DataErrorKind, str]:
    name, words = text_of(tree.get("errorType")), text_of(tree.get("error"))
    return _ERRORS.get(name, kind), f"{name}: {words}" if words else ""


def _texts(value: object) -> list[str]:
    return [text for each in value if (text := text_of(each))] if isinstance(value, list) else []
