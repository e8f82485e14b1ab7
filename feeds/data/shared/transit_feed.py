"""Feeds of GTFS-Realtime: from bytes to a message, and what its fields mean together."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.bodies import read_tree, unreadable
from feeds.data.values import moment, text_of

if TYPE_CHECKING:
    from google.transit import gtfs_realtime_pb2 as gtfs


def parsed(body: bytes) -> "gtfs.FeedMessage":
    """Return the message that a body holds. Raises DataError, also where the package that reads it is missing."""
    try:
        from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
        from google.transit import gtfs_realtime_pb2
    except ImportError:
        needed = "GTFS-Realtime needs the extra transit: pip install controlroom[transit]"
        raise DataError(DataErrorKind.UNSUPPORTED, needed) from None
    try:
        feed: gtfs.FeedMessage = gtfs_realtime_pb2.FeedMessage.FromString(body)
    except DecodeError:
        raise _no_feed(body) from None
    if not feed.IsInitialized():  # such as an empty body, which is a message without fields
        raise _no_feed(body)
    return feed


def time_of(feed: "gtfs.FeedMessage", now: datetime) -> datetime:
    """Return the time of all that is in a feed: its header's, else the newest in it, else now. Raises DataError."""
    inside = (max(entity.vehicle.timestamp, entity.trip_update.timestamp) for entity in feed.entity)
    stamp = feed.header.timestamp or max(inside, default=0)
    try:
        return moment(stamp, UTC) if stamp else now
    except ValueError:
        raise unreadable(f"a header whose time is none: {stamp}") from None


def seconds(stamp: int) -> float:
    """Return a time of a feed in seconds since 1970, though some write milliseconds; 0 for one that is not told."""
    return stamp / 1000 if stamp >= 10**11 else float(stamp)


def written(text: str | bytes) -> str:
    """Return a text of a feed, which comes as bytes where it is not UTF-8; Korea's old encoding is tried then."""
    if isinstance(text, str):
        return text
    try:
        return text.decode("cp949")
    except UnicodeDecodeError:
        return text.decode("utf-8", "replace")


def delay_s(update: "gtfs.TripUpdate", now_s: float) -> int | None:
    """Return by how much a trip is late at its next stop, or at its last one where all lie behind it.

    None where only times are told: how late they are, the timetable knows.
    """
    told: int | None = update.delay if update.HasField("delay") else None
    for stop in update.stop_time_update:
        if stop.schedule_relationship in (stop.SKIPPED, stop.NO_DATA):
            continue
        for name, event in (("arrival", stop.arrival), ("departure", stop.departure)):
            if not stop.HasField(name):
                continue
            if event.HasField("delay"):
                told = event.delay
            elif event.HasField("time") and event.HasField("scheduled_time"):
                told = event.time - event.scheduled_time
            else:
                continue
            if event.time == 0 or event.time >= now_s:
                return told
    return told


def _no_feed(body: bytes) -> DataError:
    """Return the error for a body that is no feed. Raises it where that is a web page, or text that is cut off."""
    start = body.lstrip()[:100]
    if start[:1] in (b"<", b"{", b"["):
        tree = read_tree(body)
        words = text_of(tree.get("message") or tree.get("error")) if isinstance(tree, dict) else ""
        if words:
            return DataError(DataErrorKind.FAILING, words)
        return unreadable("JSON or XML, where Protocol Buffers are expected")
    if not start:
        return unreadable("an empty body")
    if all(32 <= byte < 127 or byte in b"\r\n\t" for byte in start):
        return unreadable("text, where Protocol Buffers are expected")
    return unreadable(f"Protocol Buffers cut off or broken, {len(body)} bytes")
