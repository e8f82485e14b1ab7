"""The past of indicators, read beside: nobody waits, nothing is read twice, and its end is never far."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from controlroom.facts.past import PastReader, Store, Wanted, sqlite_store
from feeds.data.core import StoreError
from feeds.data.store.sqlite_reader import SqliteReader
from tests.controlroom.facts.stores import Clock, SlowReader
from tests.controlroom.indicators.cities import NOW, SEOUL, ago, hourly, ms
from tests.controlroom.indicators.cities import Store as Numbers
from tests.layouts.test_indicators import formula, indicator
from widgets.facts import Before, Comparison, Line, Span, Usual

LIMIT_MS = 30_000


def filled(store: Numbers) -> Path:
    """A store with 40 days of two indicators and one that rests on them; return its file."""
    store.city(indicator("a"), indicator("b").replace('"s"', '"t"'), formula("f", "a + b"))
    store.add("s", hourly(2.0, 24 * 40))
    store.add("t", hourly(3.0, 24 * 40))
    store.reader()
    return store.folder / "numbers.db"


@contextmanager
def reading(store: Numbers, opens: Store, clock: Clock | None = None) -> Iterator[PastReader]:
    past = PastReader(opens, SEOUL, clock=clock or Clock(NOW))
    past.set_indicators(store.indicators)
    past.start()
    yield past
    past.close()


def test_what_is_asked_for_is_there_a_moment_later(store: Numbers, qtbot: QtBot) -> None:
    with reading(store, sqlite_store(filled(store))) as past:
        assert past.get(Span.DAY, "f") is None
        qtbot.waitUntil(lambda: past.get(Span.DAY, "f") is not None, timeout=LIMIT_MS)
        line = past.get(Span.DAY, "f")
        assert isinstance(line, Line)
        assert (line.from_ms, line.until_ms) == (ms(ago(hours=24)), ms(NOW))
        assert {spot.value for spot in line.spots} == {5.0}
        assert past.asked() == []


def test_whatever_can_be_asked_for(store: Numbers, qtbot: QtBot) -> None:
    with reading(store, sqlite_store(filled(store))) as past:
        wanted: list[tuple[str, type]] = [(Span.WEEK, Line), (Span.YEAR, Line), ("usual", Usual)]
        wanted += [(before, Comparison) for before in Before]
        for what, _ in wanted:
            past.get(what, "a")
        qtbot.waitUntil(lambda: all(past.get(what, "a") is not None for what, _ in wanted), timeout=LIMIT_MS)
        assert all(isinstance(past.get(what, "a"), kind) for what, kind in wanted)
        assert past.get(Before.YESTERDAY, "a") == Comparison(2.0, 0.0, None)


def test_what_is_read_soon_comes_first(store: Numbers, qtbot: QtBot) -> None:
    past = PastReader(sqlite_store(filled(store)), SEOUL, clock=Clock(NOW))
    past.set_indicators(store.indicators)
    wanted = [("usual", "f"), ("usual", "a"), (Span.YEAR, "a"), (Span.DAY, "f"), (Before.YESTERDAY, "a")]
    for what, id in wanted:
        past.get(what, id)
    came: list[tuple[str, str]] = []
    past.arrived.connect(lambda: came.extend(each for each in wanted if each not in came and past.get(*each)))
    past.start()
    qtbot.waitUntil(lambda: len(came) == len(wanted), timeout=LIMIT_MS)
    past.close()
    assert came == [(Before.YESTERDAY, "a"), (Span.DAY, "f"), (Span.YEAR, "a"), ("usual", "a"), ("usual", "f")]


def test_nobody_waits_for_what_is_read(store: Numbers, qtbot: QtBot) -> None:
    slow = SlowReader(filled(store))
    with reading(store, lambda: slow) as past:
        assert past.get(Span.DAY, "a") is None
        assert slow.is_reading.wait(30)
        for id in ("a", "b", "f"):
            assert past.get(Span.WEEK, id) is None
        assert set(past.asked()) == {Wanted(Span.DAY, "a", ""), *(Wanted(Span.WEEK, id, "") for id in ("a", "b", "f"))}
        slow.may_read.set()
        qtbot.waitUntil(lambda: not past.asked(), timeout=LIMIT_MS)
        assert past.get(Span.WEEK, "f") is not None


def test_it_is_read_again_when_it_is_no_longer_new(store: Numbers, qtbot: QtBot) -> None:
    clock = Clock(NOW)
    with reading(store, sqlite_store(filled(store)), clock) as past:
        past.get(Span.DAY, "a")
        qtbot.waitUntil(lambda: past.get(Span.DAY, "a") is not None, timeout=LIMIT_MS)
        clock.passed_s += 59
        first = past.get(Span.DAY, "a")
        assert past.asked() == []
        clock.passed_s += 2
        assert past.get(Span.DAY, "a") is first, "the one before is shown until then"
        qtbot.waitUntil(lambda: past.get(Span.DAY, "a") is not first, timeout=LIMIT_MS)


def test_an_indicator_that_there_is_not_is_not_read(store: Numbers, qtbot: QtBot) -> None:
    with reading(store, sqlite_store(filled(store))) as past:
        past.get(Span.DAY, "nothing")
        past.get(Span.DAY, "a")
        qtbot.waitUntil(lambda: past.get(Span.DAY, "a") is not None, timeout=LIMIT_MS)
        assert past.get(Span.DAY, "nothing") is None


class Opening:
    """Opens a store, but while `fails`."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.fails = True
        self.times = 0

    def __call__(self) -> SqliteReader:
        self.times += 1
        if self.fails:
            raise StoreError("the disk is gone")
        return SqliteReader(self.file)


def test_a_store_that_cannot_be_opened_is_told_once_and_asked_again(
    store: Numbers, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    opening, clock = Opening(filled(store)), Clock(NOW)
    with reading(store, opening, clock) as past:
        assert past.get(Span.DAY, "a") is None
        qtbot.waitUntil(lambda: opening.times >= 3, timeout=LIMIT_MS)
        assert past.get(Span.DAY, "a") is None
        assert past.asked(), "it goes on to be asked by itself"
        assert caplog.text.count("the disk is gone") == 1
        opening.fails = False
        qtbot.waitUntil(lambda: past.get(Span.DAY, "a") is not None, timeout=LIMIT_MS)
        assert caplog.text.count("the disk is gone") == 1


class Failing(SqliteReader):
    """A reader of a store that may go while it is read."""

    is_gone = False

    def series(self) -> list[Any]:
        if self.is_gone:
            raise StoreError("the disk is gone")
        return super().series()


def test_what_was_read_stays_while_the_store_is_gone(
    store: Numbers, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    reader, clock = Failing(filled(store)), Clock(NOW)
    with reading(store, lambda: reader, clock) as past:
        past.get(Span.DAY, "a")
        qtbot.waitUntil(lambda: past.get(Span.DAY, "a") is not None, timeout=LIMIT_MS)
        line, reader.is_gone = past.get(Span.DAY, "a"), True
        clock.passed_s += 61
        past.get(Span.DAY, "a")
        qtbot.waitUntil(lambda: "the disk is gone" in caplog.text, timeout=LIMIT_MS)
        assert past.get(Span.DAY, "a") is line


def test_what_was_read_by_other_indicators_is_forgotten(store: Numbers, qtbot: QtBot) -> None:
    file = filled(store)
    with reading(store, sqlite_store(file)) as past:
        past.get(Span.DAY, "f")
        qtbot.waitUntil(lambda: past.get(Span.DAY, "f") is not None, timeout=LIMIT_MS)
        store.city(indicator("a"), formula("f", "10 * a"))
        past.set_indicators(store.indicators)
        assert past.get(Span.DAY, "f") is None
        qtbot.waitUntil(lambda: past.get(Span.DAY, "f") is not None, timeout=LIMIT_MS)
        assert {spot.value for spot in past.get(Span.DAY, "f").spots} == {20.0}


def test_indicators_that_change_while_the_past_is_read(store: Numbers, qtbot: QtBot) -> None:
    slow = SlowReader(filled(store))
    with reading(store, lambda: slow) as past:
        seen: list[Any] = []
        past.arrived.connect(lambda: seen.append(past.get(Span.DAY, "f")))
        past.get(Span.DAY, "f")
        assert slow.is_reading.wait(30)
        store.city(indicator("a"), formula("f", "10 * a"))
        past.set_indicators(store.indicators)
        past.get(Span.DAY, "f")
        slow.may_read.set()
        qtbot.waitUntil(lambda: past.get(Span.DAY, "f") is not None, timeout=LIMIT_MS)
        assert all({spot.value for spot in line.spots} == {20.0} for line in seen if line is not None)


def test_an_answer_on_its_way_is_not_taken_for_one_by_new_indicators(store: Numbers, qtbot: QtBot) -> None:
    with reading(store, sqlite_store(filled(store))) as past:
        past.get(Span.DAY, "f")
        time.sleep(1.0)  # read by now, and waiting in Qt's queue, which is not looked at
        store.city(indicator("a"), formula("f", "10 * a"))
        past.set_indicators(store.indicators)
        qtbot.wait(50)
        line = past.get(Span.DAY, "f")
        assert line is None or {spot.value for spot in line.spots} == {20.0}


def test_it_ends_soon_with_work_in_the_queue(store: Numbers, qtbot: QtBot) -> None:
    slow = SlowReader(filled(store), series_s=0.3)
    slow.may_read.set()
    past = PastReader(lambda: slow, SEOUL, clock=Clock(NOW))
    past.set_indicators(store.indicators)
    for what in (Span.WEEK, "usual"):
        for id in ("a", "b", "f"):
            for place in ("", *"klmnop"):
                past.get(what, id, place)
    past.start()
    qtbot.waitUntil(lambda: slow.series_read > 0, timeout=LIMIT_MS)
    before = time.monotonic()
    past.close()
    assert time.monotonic() - before < 10
    assert past.asked(), "it did not do all of it first"


def test_a_disk_that_hangs_does_not_keep_the_program_from_ending(store: Numbers, qtbot: QtBot) -> None:
    slow = SlowReader(filled(store))
    with reading(store, lambda: slow) as past:
        past.get(Span.DAY, "a")
        assert slow.is_reading.wait(30)
        before = time.monotonic()
        past.close()
        assert time.monotonic() - before < 10
        assert any(thread.name == "past" for thread in threading.enumerate()), "it hangs"
        slow.may_read.set()


def test_one_that_was_never_started_can_be_closed(store: Numbers, qtbot: QtBot) -> None:
    PastReader(sqlite_store(store.folder / "none.db"), SEOUL).close()


def test_for_a_picture_it_is_read_at_once(store: Numbers, qtbot: QtBot) -> None:
    past = PastReader(sqlite_store(filled(store)), SEOUL, clock=Clock(NOW))
    past.set_indicators(store.indicators)
    assert past.get(Span.DAY, "a") is None
    past.read_now(past.asked())
    assert past.get(Span.DAY, "a") is not None
    assert past.asked() == []
    with pytest.raises(StoreError):
        PastReader(sqlite_store(store.folder / "none.db"), SEOUL).read_now([])
