"""`mqtt`: messages of an MQTT broker, such as sensors send."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from feeds.data.core import Quality
from feeds.data.errors import DataError
from feeds.data.http.bodies import read_text, read_tree
from feeds.data.readings import LeftOut, Readings
from feeds.data.shared.broker import BrokerConfig
from feeds.data.shared.listening import Message, listen_to, unread
from feeds.data.shared.rows import field_gone, read_rows, selected
from feeds.data.shared.rules import EventRule, RowsConfig, SampleRule, checked_expression, is_plain, looked_up
from feeds.data.source import SourceContext
from resources.entries import NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_TOPIC = QT_TRANSLATE_NOOP("layouts", "Not a topic: + stands for one level, # for all that follow, $ for the broker")
_NOT_ALL = QT_TRANSLATE_NOOP("layouts", "A message never holds all events, leave this out")


class MqttConfig(BrokerConfig, RowsConfig):
    """Messages of an MQTT broker: numbers and events are picked from their JSON, or each message is a number."""

    kind: Literal["mqtt"] = Field(description="`mqtt`.")
    topics: tuple[NonEmpty, ...] = Field(
        strict=False,
        min_length=1,
        max_length=100,
        description="What to listen to, such as `city/+/air`: `+` stands for one level, `#` for all that follow. In "
        "rules `topic` is a message's topic, `topic_1` its first level, `topic_2` the second, and `payload` a message "
        "that is a number or text alone.",
    )
    rows: str = Field(default="", description="Where in a message the rows are. Default: it is one, or a list.")
    events_are_all: bool = Field(default=False, description="Always false: a message is about one event.")

    @field_validator("rows")
    @classmethod
    def _check_expression(cls, value: str) -> str:
        return checked_expression(value) if value else value

    @field_validator("topics")
    @classmethod
    def _check_topics(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        for value in values:
            levels = value.split("/")
            wild = [level for level in levels if "#" in level or "+" in level]
            if (
                value.startswith("$")
                or "\0" in value
                or len(value.encode()) > 65535
                or any(level not in ("#", "+") for level in wild)
                or "#" in levels[:-1]
            ):
                raise Wrong(_TOPIC)
        return values

    @model_validator(mode="after")
    def _check_all(self) -> Self:
        if self.events_are_all:
            raise Wrong(_NOT_ALL, "events_are_all")
        return self


def listen(config: MqttConfig, context: SourceContext) -> None:
    """Deliver what messages give until told to stop. Raises DataError where the broker is gone or refuses."""
    listen_to(config, context, config.topics, lambda message: read_message(message, config, context))


def read_message(message: Message, config: MqttConfig, context: SourceContext) -> Readings:
    """Return what a message gives. Raises DataError where it cannot be read, or no rule finds its field in it.

    A rule is passed over where its field is not there, unless its `where` says that the message is for it. Numbers
    without a time of their own are suspect where the broker had kept them: they may be of any age.
    """
    where, levels = f"topic {message.topic}", message.topic.split("/")
    named = {"topic": message.topic, **{f"topic_{number}": level for number, level in enumerate(levels, start=1)}}
    found = selected(_tree(message.payload), config.rows)
    rows = [{**(row if isinstance(row, Mapping) else {"payload": row}), **named} for row in found]
    rules, gone = _fitting(rows, config.sample, hidden=named.keys())
    events = [rule for rule in config.event if rule.where is not None or any(_has(row, rule.id) for row in rows)]
    if gone and not rules and not events:
        raise gone[0]

    def read(samples: Sequence[SampleRule], events: Sequence[EventRule]) -> Readings:
        narrowed = config.model_copy(update={"sample": tuple(samples), "event": tuple(events)})
        readings = read_rows(rows, narrowed, context)
        return replace(readings, left_out=[LeftOut(f"{where}, {at}", reason) for at, reason in readings.left_out])

    told = Readings(left_out=[left for each in gone for left in unread(where, each).left_out])
    if not message.was_kept:
        return read(rules, events) + told
    dated, dateless = [rule for rule in rules if rule.at], [rule for rule in rules if not rule.at]
    return read(dated, events) + _suspect(read(dateless, ())) + told


def _tree(payload: bytes) -> Any:
    """Return a JSON or XML payload as a tree, any other as its text."""
    text = read_text(payload).strip()
    if text[:1] in ("{", "[", "<"):
        return read_tree(payload)
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


def _fitting(
    rows: Sequence[Mapping[str, Any]], rules: Sequence[SampleRule], *, hidden: Collection[str]
) -> tuple[list[SampleRule], list[DataError]]:
    """Return the rules for these rows, and an error for each that a row is for but whose field is not there.

    Of rules without `where` it is not known whether they are for these rows: they count as such if no other rule is.
    """
    fitting: list[SampleRule] = []
    gone: list[DataError] = []
    unsure: list[DataError] = []
    for rule in rules:
        mine = rows if rule.where is None else [row for row in rows if looked_up(row, rule.where) is True]
        if any(_has(row, rule.value) for row in mine) or (mine and rule.where and not is_plain(rule.value)):
            fitting.append(rule)
        elif mine:
            names = sorted({name for row in mine[:50] for name in row if name not in hidden})
            (unsure if rule.where is None else gone).append(field_gone(rule.value, names))
    return fitting, gone if fitting else gone + unsure[:1]


def _has(row: Mapping[str, Any], expression: str) -> bool:
    return expression in row or (not is_plain(expression) and looked_up(row, expression) is not None)


def _suspect(readings: Readings) -> Readings:
    doubted = [
        each._replace(quality=Quality.SUSPECT) if each.quality is Quality.GOOD else each for each in readings.samples
    ]
    return replace(readings, samples=doubted)
