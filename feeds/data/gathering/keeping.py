"""Puts what a source gave into the store."""

from typing import NamedTuple

from feeds.data.core import SampleRow, SeriesKey
from feeds.data.readings import Readings
from feeds.data.store.protocol import StoreWriter


class Kept(NamedTuple):
    """What was new: samples, events, whether a camera is another; and how many cameras a short list did not name."""

    samples: int = 0
    events: int = 0
    cameras: bool = False
    doubted: int = 0


def keep(store: StoreWriter, source: str, readings: Readings, received_ms: int, *, lists_cameras: bool) -> Kept:
    """Keep an answer of `source`, in a transaction of the caller's. Raises StoreError."""
    rows = [
        SampleRow(
            store.series_id(SeriesKey(source, each.indicator, each.place), each.unit),
            each.at_ms,
            each.value,
            each.quality,
        )
        for each in readings.samples
    ]
    samples = store.add(rows, received_ms).new if rows else 0
    events = 0
    if readings.events or readings.events_are_all:
        events = store.keep_events(source, readings.events, received_ms, are_all=readings.events_are_all)
    if readings.notes:
        store.keep_notes(source, readings.notes)
    if not lists_cameras:
        return Kept(samples, events)
    cameras = store.keep_cameras(source, readings.cameras, received_ms)
    return Kept(samples, events, cameras.changed, cameras.doubted)
