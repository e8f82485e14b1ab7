"""Entries of the journal as server-sent events, to any number of readers, none of which is waited for."""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Iterable
from typing import NamedTuple

from controlroom.state.entries import Entry

HEARTBEAT_S = 15.0
MOST_WAITING = 1000
"""A reader that is so many entries behind is dropped."""
_BEGUN = b": entries of the journal\n\n"
_ALIVE = b": alive\n\n"


class Change(NamedTuple):
    """An entry as an event."""

    revision: int
    event: bytes


def change_of(entry: Entry) -> Change:
    """Return an entry as an event whose id is its revision."""
    data = json.dumps(entry.as_json(), ensure_ascii=False)
    return Change(entry.revision, f"id: {entry.revision}\nevent: entry\ndata: {data}\n\n".encode("utf-8", "replace"))


class Changes:
    """Hands entries to its readers. All of it is of one thread, that of their event loop."""

    def __init__(self) -> None:
        self._readers: set[asyncio.Queue[Change | None]] = set()

    @property
    def readers(self) -> int:
        """How many follow."""
        return len(self._readers)

    def publish(self, entry: Entry) -> None:
        """Hand an entry to all readers; those that are too far behind are dropped."""
        change = change_of(entry)
        for reader in list(self._readers):
            if reader.qsize() < MOST_WAITING:
                reader.put_nowait(change)
            else:
                reader.put_nowait(None)
                self._readers.discard(reader)

    async def follow(self, last: int, before: Callable[[], AsyncGenerator[Iterable[Entry]]]) -> AsyncGenerator[bytes]:
        """Yield what comes after a revision: first `before`, asked once nothing new can be missed, then all else."""
        reader: asyncio.Queue[Change | None] = asyncio.Queue()
        self._readers.add(reader)
        try:
            yield _BEGUN
            async for entries in before():
                for entry in entries:
                    last = entry.revision
                    yield change_of(entry).event
            while True:
                try:
                    async with asyncio.timeout(HEARTBEAT_S):
                        change = await reader.get()
                except TimeoutError:
                    yield _ALIVE
                    continue
                if change is None:
                    return
                if change.revision > last:
                    yield change.event
        finally:
            self._readers.discard(reader)
