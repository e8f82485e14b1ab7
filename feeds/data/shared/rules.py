"""Rules that people write beside a source: how rows of whatever names become samples and events.

A row is a table of values: an object of JSON, an element of XML, a line of CSV, a row of a database. In rules a field
is named as it stands in the row; what is no such name is an expression of JMESPath (https://jmespath.org) over the
row, so that ``station.name`` reaches inside and ``'Gangnam'`` in apostrophes is a text of its own.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, ClassVar, Literal, Self

import jmespath
from jmespath.exceptions import JMESPathError
from pydantic import Field, ValidationInfo, field_validator, model_validator

from feeds.data.core import Quality
from feeds.data.source import SourceConfig
from resources.entries import FileModel, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_EXPRESSION = QT_TRANSLATE_NOOP("layouts", "Neither a field's name nor an expression of JMESPath: {reason}")
_NO_RULE = QT_TRANSLATE_NOOP("layouts", "Write at least one [[source.sample]] or [[source.event]]")
_BOTH = QT_TRANSLATE_NOOP("layouts", "latitude and longitude belong together, write both")


@lru_cache(maxsize=4096)
def _compiled(expression: str) -> Any:
    return jmespath.compile(expression)


def checked_expression(expression: str) -> str:
    """Return an expression as it is. Raises Wrong where it is neither a plain name nor an expression."""
    if not is_plain(expression):
        try:
            _compiled(expression)
        except JMESPathError as error:
            raise Wrong(_EXPRESSION(reason=" ".join(str(error).split())[:120])) from None
    return expression


def is_plain(expression: str) -> bool:
    """Whether an expression can be nothing but a field's name."""
    return expression.replace("_", "").replace(" ", "").isalnum()


def looked_up(row: Any, expression: str) -> Any:
    """Return the value of a field of `row`, or of an expression over it; None where there is none."""
    if isinstance(row, Mapping) and expression in row:
        return row[expression]
    try:
        return _compiled(expression).search(row)
    except JMESPathError:  # a plain name that is no expression, or a function that does not suit this row's value
        return None


class _Rule(FileModel):
    expressions: ClassVar[frozenset[str]] = frozenset()
    """The keys that name a field or hold an expression."""

    @field_validator("*")
    @classmethod
    def _check_expression(cls, value: Any, info: ValidationInfo) -> Any:
        return checked_expression(value) if isinstance(value, str) and info.field_name in cls.expressions else value


class SampleRule(_Rule):
    """`[[source.sample]]`: how a row gives a number. A row without its `value` gives a sample without one."""

    expressions: ClassVar[frozenset[str]] = frozenset({"value", "at", "time", "place", "where", "item"})

    indicator: NonEmpty = Field(description="What is measured, such as `pm10`.")
    item: NonEmpty | None = Field(
        default=None,
        description="The field that tells one thing from another where a row is about one of many: what is in it comes "
        "after `indicator` and a dot, so that `price` becomes `price.rice`.",
    )
    value: NonEmpty = Field(description="The field with the number.")
    unit: str = Field(default="", description="The number's unit, such as `µg/m³`.")
    at: NonEmpty | None = Field(
        default=None, description="The field with the time, or with the day. Default: when the answer came."
    )
    time: NonEmpty | None = Field(
        default=None, description="The field with the time of day, where `at` has the day alone."
    )
    place: NonEmpty | None = Field(
        default=None, description="The field with the place, such as a district. Default: the whole city."
    )
    where: NonEmpty | None = Field(
        default=None, description="Only rows for which this expression is true, such as ``category == 'T1H'``."
    )
    factor: float = Field(default=1.0, description="What the number is multiplied with, to come to `unit`.")
    missing: tuple[float, ...] = Field(
        default=(), strict=False, description="Numbers that mean that there is none, such as -999."
    )
    least: float | None = Field(default=None, description="Numbers below it are kept and marked as suspect.")
    most: float | None = Field(default=None, description="Numbers above it are kept and marked as suspect.")
    estimated: bool = Field(default=False, description="Whether the numbers are forecasts or provisional.")

    def quality(self, value: float) -> Quality:
        """Return how far a number is to be trusted."""
        if (self.least is not None and value < self.least) or (self.most is not None and value > self.most):
            return Quality.SUSPECT
        return Quality.ESTIMATED if self.estimated else Quality.GOOD


class EventRule(_Rule):
    """`[[source.event]]`: how a row gives an event."""

    expressions: ClassVar[frozenset[str]] = frozenset(
        {
            "id",
            "title",
            "text",
            "place",
            "state",
            "level",
            "began",
            "changed",
            "ended",
            "latitude",
            "longitude",
            "where",
        }
    )

    kind: NonEmpty = Field(default="incident", description="What it is: `incident`, `alert`, `request`, …")
    id: NonEmpty = Field(description="The field by which an event is known again.")
    title: NonEmpty = Field(description="The field with a line of text about it.")
    text: NonEmpty | None = Field(default=None, description="The field with more text about it.")
    place: NonEmpty | None = Field(default=None, description="The field with the place.")
    state: NonEmpty | None = Field(default=None, description="The field that tells how far it is.")
    states: dict[str, str] = Field(default={}, description="What the words in `state` mean: theirs, ours.")
    level: NonEmpty | None = Field(default=None, description="The field that tells how much it matters.")
    levels: dict[str, Literal["notice", "minor", "major", "critical"]] = Field(
        default={}, description="What the words in `level` mean: theirs, and `notice`, `minor`, `major` or `critical`."
    )
    began: NonEmpty | None = Field(default=None, description="The field with the time it began. Default: now.")
    changed: NonEmpty | None = Field(default=None, description="The field with the time of its last change.")
    ended: NonEmpty | None = Field(default=None, description="The field with the time it ended or will end.")
    latitude: NonEmpty | None = Field(default=None, description="The field with the latitude, or northing.")
    longitude: NonEmpty | None = Field(default=None, description="The field with the longitude, or easting.")
    grid: Literal["wgs84", "epsg5181"] = Field(default="wgs84", description="What its positions are written in.")
    details: tuple[str, ...] = Field(default=(), strict=False, description="Other fields to show.")
    where: NonEmpty | None = Field(default=None, description="Only rows for which this expression is true.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise Wrong(_BOTH, "latitude", "longitude")
        return self


class RowsConfig(SourceConfig):
    """What every source has whose rows are read by rules."""

    sample: tuple[SampleRule, ...] = Field(default=(), strict=False, description="How rows give numbers.")
    event: tuple[EventRule, ...] = Field(default=(), strict=False, description="How rows give events.")
    events_are_all: bool = Field(default=True, description="Whether an event that is no longer in the answer is over.")

    @model_validator(mode="after")
    def _check_rules(self) -> Self:
        if not self.sample and not self.event:
            raise Wrong(_NO_RULE, "sample", "event")
        return self
