"""`frigate`: what the video recorder Frigate sees on its cameras, as it tells an MQTT broker.

Topics and payloads: https://docs.frigate.video/integrations/mqtt. Pictures are not asked for.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from pydantic import Field, field_validator

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.bodies import read_text, read_tree
from feeds.data.readings import Event, Level, Readings, Sample, ms, sample
from feeds.data.shared.broker import BrokerConfig
from feeds.data.shared.listening import Message, listen_to
from feeds.data.shared.rows import field_gone
from feeds.data.source import SourceContext
from feeds.data.values import moment, number
from resources.entries import NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_PREFIX = QT_TRANSLATE_NOOP("layouts", "Must be a topic without +, # and $")

Part = Literal["detections", "reviews", "counts", "stats"]
PARTS: tuple[Part, ...] = ("detections", "reviews", "counts", "stats")

_LEVELS = {"alert": Level.MINOR}  # of a review; all others are notices


class FrigateConfig(BrokerConfig):
    """The video recorder Frigate over MQTT: objects it sees, reviews, counts by camera and zone, its own health."""

    kind: Literal["frigate"] = Field(description="`frigate`.")
    prefix: NonEmpty = Field(default="frigate", description="Frigate's `topic_prefix`.")
    parts: tuple[Part, ...] = Field(
        default=PARTS,
        strict=False,
        min_length=1,
        description="What of it to take: `detections` (an event for each object), `reviews` (an event for each period "
        "with something to look at), `counts` (`count.person`, ..., told when they change), `stats` (`camera.fps`, "
        "`camera.detection_fps`).",
    )
    names: bool = Field(
        default=False, description="Whether to take names that Frigate puts to faces and number plates."
    )

    @field_validator("prefix")
    @classmethod
    def _check_prefix(cls, value: str) -> str:
        if set(value) & set("+#$\0"):
            raise Wrong(_PREFIX)
        return value


def listen(config: FrigateConfig, context: SourceContext) -> None:
    """Deliver what Frigate tells until told to stop. Raises DataError where the broker is gone or refuses."""
    prefix = config.prefix
    topics = {
        "detections": f"{prefix}/events",
        "reviews": f"{prefix}/reviews",
        "counts": f"{prefix}/+/+",
        "stats": f"{prefix}/stats",
    }
    wanted = [f"{prefix}/available", *(topics[part] for part in config.parts)]
    listen_to(config, context, wanted, lambda message: read_message(message, config, context))


def read_message(message: Message, config: FrigateConfig, context: SourceContext) -> Readings:
    """Return what one of Frigate's messages gives. Raises DataError where it is not as documented."""
    kinds: dict[str, Callable[[Message, FrigateConfig, SourceContext], Readings]] = {
        "available": _available,
        "events": _detection,
        "reviews": _review,
        "stats": _stats,
    }
    return kinds.get(message.topic.removeprefix(f"{config.prefix}/"), _count)(message, config, context)


def _available(message: Message, config: FrigateConfig, context: SourceContext) -> Readings:
    """Read whether Frigate runs. The broker keeps this, and says so itself where Frigate is gone."""
    word = read_text(message.payload).strip().lower()
    states = {"online": 1.0, "offline": 0.0}
    if word not in states:
        raise DataError(DataErrorKind.GARBAGE, "neither online nor offline")
    return Readings([Sample("frigate.available", ms(context.now), states[word])])


def _count(message: Message, config: FrigateConfig, context: SourceContext) -> Readings:
    """Read how many objects of a kind a camera or a zone has. Beside the counts there are switches: ON, OFF."""
    place, _, label = message.topic.removeprefix(f"{config.prefix}/").rpartition("/")
    count = number(read_text(message.payload))
    if count is None:
        return Readings()
    quality = Quality.SUSPECT if message.was_kept else Quality.GOOD
    return Readings([Sample(f"count.{_name(label)}", ms(context.now), count, config.place(place), "", quality)])


def _stats(message: Message, config: FrigateConfig, context: SourceContext) -> Readings:
    """Read how many pictures a second come of each camera, and how many are searched for objects."""
    tree = _table(read_tree(message.payload))
    cameras = tree.get("cameras", tree)  # older versions have them beside everything else
    at = context.now
    service = tree.get("service")
    if isinstance(service, Mapping) and "last_updated" in service:
        at = _moment(service["last_updated"], context)
    found = [
        (str(name), stats)
        for name, stats in _table(cameras).items()
        if isinstance(stats, Mapping) and "camera_fps" in stats
    ]
    if cameras and not found:
        names = {str(name) for stats in _table(cameras).values() if isinstance(stats, Mapping) for name in stats}
        raise field_gone("camera_fps", sorted(names))
    fields = (("camera.fps", "camera_fps"), ("camera.detection_fps", "detection_fps"))
    return Readings(
        [
            sample(indicator, at, stats.get(field), place=config.place(camera), unit="fps")
            for camera, stats in found
            for indicator, field in fields
        ]
    )


def _detection(message: Message, config: FrigateConfig, context: SourceContext) -> Readings:
    """Read one object on one camera: as it is now, and whether it is gone."""
    kind, after = _change(message)
    if after.get("false_positive") is True:
        return Readings()
    label = _needed(after, "label")
    name = ""
    if config.names:
        raw = after.get("sub_label")
        name = _word(raw[0] if isinstance(raw, list) and raw else raw)  # some versions add how sure they are
    details = (
        ("label", label),
        ("name", name),
        ("zones", _words(after.get("entered_zones") or after.get("current_zones"))),
        ("score", _word(after.get("top_score") or after.get("score"))),
    )
    title = f"{label}: {name}" if name else label
    return Readings(events=[_event(kind, after, config, context, of="detection", title=title, details=details)])


def _review(message: Message, config: FrigateConfig, context: SourceContext) -> Readings:
    """Read a period in which a camera saw something, with all that it saw."""
    kind, after = _change(message)
    severity, data = _word(after.get("severity")), after.get("data")
    data = data if isinstance(data, Mapping) else {}
    seen = [*_list(data.get("objects")), *_list(data.get("audio"))]
    details = (
        ("severity", severity),
        ("objects", _words(seen)),
        ("zones", _words(data.get("zones"))),
        ("detections", _words(data.get("detections"))),
    )
    title = _words(seen) or severity
    return Readings(events=[_event(kind, after, config, context, of="review", title=title, details=details)])


def _event(
    change: str,
    after: Mapping[str, Any],
    config: FrigateConfig,
    context: SourceContext,
    *,
    of: str,
    title: str,
    details: tuple[tuple[str, str], ...],
) -> Event:
    began = _moment(after.get("start_time"), context)
    seen_raw = after.get("frame_time")
    changed = context.now if seen_raw is None else _moment(seen_raw, context)
    ended_raw = after.get("end_time")
    ended = None if ended_raw is None else _moment(ended_raw, context)
    if change == "end" and ended is None:
        ended = changed
    return Event(
        id=_needed(after, "id"),
        kind=of,
        title=title,
        began_ms=ms(began),
        changed_ms=ms(max(began, changed, ended or began)),
        ended_ms=None if ended is None else ms(ended),
        place=config.place(_needed(after, "camera")),
        state="ended" if ended else "ongoing",
        level=_LEVELS.get(_word(after.get("severity")), Level.NOTICE),
        details=tuple((name, value) for name, value in details if value),
    )


def _change(message: Message) -> tuple[str, Mapping[str, Any]]:
    """Return ``new``, ``update`` or ``end``, and how things are after it."""
    tree = _table(read_tree(message.payload))
    if "after" not in tree:
        raise field_gone("after", sorted(map(str, tree)))
    return _word(tree.get("type")), _table(tree["after"])


def _table(tree: Any) -> Mapping[str, Any]:
    if not isinstance(tree, Mapping):
        raise DataError(DataErrorKind.GARBAGE, "JSON that is no object")
    return tree


def _needed(table: Mapping[str, Any], field: str) -> str:
    if field not in table:
        raise field_gone(field, sorted(map(str, table)))
    word = _word(table[field])
    if not word:
        raise DataError(DataErrorKind.GARBAGE, f"field {field} is empty")
    return word


def _moment(raw: object, context: SourceContext) -> datetime:
    try:
        return moment(raw, context.zone)
    except ValueError as error:
        raise DataError(DataErrorKind.GARBAGE, str(error)) from None


def _word(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _words(value: object) -> str:
    return ", ".join(filter(None, map(_word, _list(value))))


def _name(label: str) -> str:
    """Return an object's name as part of an indicator's."""
    return "_".join(label.lower().split())
