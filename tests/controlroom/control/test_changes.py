"""Entries as events for many readers, each at its own pace."""

import asyncio
import json
from collections.abc import AsyncGenerator, Coroutine, Iterable

import pytest

from controlroom.control import changes
from controlroom.control.changes import Changes, change_of
from controlroom.state.entries import Entry
from tests.controlroom.state.test_journal_file import entered, toggles

ENTRIES = [entry for entry, _ in entered(toggles(30))]


async def nothing() -> AsyncGenerator[Iterable[Entry]]:
    yield ()


def done(work: Coroutine[None, None, None]) -> None:
    async def bounded() -> None:
        async with asyncio.timeout(20):
            await work

    asyncio.run(bounded())


def test_an_event_has_its_revision_and_is_one_line_of_json() -> None:
    change = change_of(ENTRIES[3])
    id, event, data, end = change.event.decode().split("\n", 3)
    assert (change.revision, id, event, end) == (4, "id: 4", "event: entry", "\n")
    assert json.loads(data.removeprefix("data: ")) == ENTRIES[3].as_json()


def test_what_came_before_and_what_comes_is_told_once() -> None:
    async def before() -> AsyncGenerator[Iterable[Entry]]:
        yield ENTRIES[2:4]
        hall.publish(ENTRIES[4])  # while it is read
        yield ENTRIES[4:6]

    async def work() -> None:
        events = hall.follow(2, before)
        assert (await anext(events)).startswith(b":")
        hall.publish(ENTRIES[5])
        hall.publish(ENTRIES[6])
        told = [await anext(events) for _ in range(5)]
        assert told == [change_of(entry).event for entry in ENTRIES[2:7]]
        await events.aclose()
        assert hall.readers == 0

    hall = Changes()
    done(work())


def test_who_is_too_far_behind_is_dropped_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST_WAITING", 5)

    async def work() -> None:
        hall = Changes()
        slow, fast = hall.follow(0, nothing), hall.follow(0, nothing)
        await anext(slow)
        await anext(fast)
        for entry in ENTRIES[:9]:
            hall.publish(entry)
            assert await anext(fast) == change_of(entry).event
        assert hall.readers == 1
        assert [event async for event in slow] == [change_of(entry).event for entry in ENTRIES[:5]]
        await fast.aclose()

    done(work())
