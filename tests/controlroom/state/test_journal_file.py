"""The file of a journal: every state comes back, nothing acknowledged is lost, what is wrong with it is said."""

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from controlroom.state import journal_file
from controlroom.state.applying import applied
from controlroom.state.commands import Asked, Begin, SetPrivacy, ShowLayout
from controlroom.state.core import State, change_between, values_of
from controlroom.state.entries import Author, Entry
from controlroom.state.journal_file import EVERY, JournalReader, JournalWriter, salvaged, set_aside
from controlroom.state.refusal import Refused
from feeds.data.core import StoreDamaged, StoreEmpty, StoreError
from tests.controlroom.state import strategies
from tests.controlroom.state.worlds import ANN, BOB, FIRST, TOUR, WORLD

Made = list[tuple[Entry, State]]
AUTHORS = (ANN, BOB, TOUR)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "wall.journal"


@pytest.fixture
def writer(path: Path) -> Iterator[JournalWriter]:
    writing = JournalWriter(path)
    yield writing
    writing.close()


@contextlib.contextmanager
def reading(path: Path) -> Iterator[JournalReader]:
    with contextlib.closing(JournalReader(path)) as reader:
        yield reader


def entered(
    commands: Sequence[Asked], times_ms: Sequence[int] = (), state: State = FIRST, authors: Sequence[Author] = AUTHORS
) -> Made:
    """Entries of those of these commands that are possible, each with the state it led to, after a beginning."""
    made: Made = []

    def enter(command: Asked | Begin, author: Author, before: State, after: State) -> State:
        after = replace(after, revision=before.revision + 1)
        at_ms = times_ms[len(made) % len(times_ms)] if times_ms else 1000 * after.revision
        change = change_between(values_of(before), values_of(after))
        made.append((Entry(after.revision, at_ms, author, command, change), after))
        return after

    if state.revision == 0:
        state = enter(Begin(city="city", resumed=False), ANN, State(), state)
    for number, command in enumerate(commands):
        try:
            after = applied(state, command, WORLD)
        except Refused:
            continue
        state = enter(command, authors[number % len(authors)], state, after)
    return made


def toggles(count: int) -> list[Asked]:
    return [SetPrivacy(closed=number % 2 == 0) for number in range(count)]


many = st.lists(strategies.asked, max_size=30)
times = st.lists(st.integers(0, 50), min_size=40, max_size=40)


@settings(deadline=None, max_examples=40)
@given(commands=many, times_ms=times, asked_ms=st.integers(-1, 51))
def test_every_state_comes_back_by_its_revision_and_by_its_time(
    commands: list[Asked], times_ms: list[int], asked_ms: int
) -> None:
    made = entered(commands, times_ms)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal_file, "EVERY", 4)
        path = Path(folder) / "wall.journal"
        with contextlib.closing(JournalWriter(path)) as writer:
            writer.add(made[:5])
            writer.add(made[5:])
            assert writer.last(7) == (made[-1][1], [entry for entry, _ in made[-7:]])
        with reading(path) as reader:
            assert reader.newest() == len(made)
            assert reader.state(0) == State()
            for entry, state in made:
                assert reader.state(entry.revision) == state
            assert list(reader.entries()) == [entry for entry, _ in made]
            not_later = [entry.revision for entry, _ in made if entry.at_ms <= asked_ms]
            assert reader.revision_at(asked_ms) == max(not_later, default=0)


@settings(deadline=None, max_examples=40)
@given(commands=many, times_ms=times, before_ms=st.integers(0, 60), most=st.integers(0, 40))
def test_what_is_forgotten_is_old_and_later_states_stay_right(
    commands: list[Asked], times_ms: list[int], before_ms: int, most: int
) -> None:
    made = entered(commands, times_ms)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal_file, "EVERY", 4)
        path = Path(folder) / "wall.journal"
        with contextlib.closing(JournalWriter(path)) as writer:
            writer.add(made)
            gone = writer.forget(before_ms, most)
        old = max((entry.revision for entry, _ in made if entry.at_ms < before_ms), default=0)
        assert gone <= min(max(0, old - 1), most)
        with reading(path) as reader:
            assert [entry.revision for entry in reader.entries()] == list(range(gone + 1, len(made) + 1))
            for entry, state in made[gone:]:
                assert reader.state(entry.revision) == state
            not_later = [entry.revision for entry, _ in made[gone:] if entry.at_ms <= before_ms]
            assert reader.revision_at(before_ms) == max(not_later, default=0)


def test_old_entries_go_little_by_little(writer: JournalWriter, path: Path) -> None:
    writer.add(entered(toggles(5 * EVERY)))
    gone = 0
    while more := writer.forget(4 * EVERY * 1000, most=EVERY):
        assert more <= EVERY
        gone += more
    assert gone == 3 * EVERY - 1, "those from the newest whole state before that time on stay"


def test_entries_are_found_by_all_that_is_known_of_them(writer: JournalWriter, path: Path) -> None:
    writer.add(entered([*toggles(4), ShowLayout(layout="one"), *toggles(4)]))

    def revisions(**wanted: object) -> list[int]:
        with reading(path) as reader:
            return [entry.revision for entry in reader.entries(**wanted)]  # type: ignore[arg-type]

    assert revisions() == list(range(1, 11))
    assert revisions(from_ms=3000, until_ms=5000) == [3, 4, 5]
    assert revisions(after=8) == [9, 10]
    assert revisions(by="bob") == [3, 6, 9]
    assert revisions(kinds=["show-layout", "begin"]) == [1, 6]
    assert revisions(origins=["tour"], limit=2, newest_first=True) == [10, 7]
    assert revisions(limit=0) == []
    assert revisions(by="'; DROP TABLE entry") == []


def test_after_a_gap_states_are_right_again(writer: JournalWriter, path: Path) -> None:
    made = entered([*toggles(6), ShowLayout(layout="one"), *toggles(3)])
    writer.add(made[:3])
    writer.add(made[8:])
    with reading(path) as reader:
        assert [reader.state(entry.revision) for entry, _ in made[8:]] == [state for _, state in made[8:]]


KILLED = """
import sys
from pathlib import Path
from controlroom.state.journal_file import JournalWriter
from tests.controlroom.state.test_journal_file import entered, toggles
writer = JournalWriter(Path(sys.argv[1]))
state, _ = writer.last(1)
made = entered(toggles(5000), state=state) if state.revision else entered(toggles(5000))
for each in made:
    writer.add([each])
    print(each[0].revision, flush=True)
"""


def test_killed_at_any_moment_nothing_acknowledged_is_lost(path: Path) -> None:
    acknowledged = 0
    for _ in range(5):
        with subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for _ in range(9):
                acknowledged = int(process.stdout.readline())
            os.kill(process.pid, signal.SIGKILL)
            told = process.stdout.read().split("\n")[:-1]
            acknowledged = int(told[-1]) if told else acknowledged
        with contextlib.closing(JournalWriter(path)) as writer:
            state, entries = writer.last(1_000_000)
        assert [entry.revision for entry in entries] == list(range(1, state.revision + 1))
        assert state.revision - acknowledged in (0, 1), "one at most was kept and not told any more"


def test_a_full_disk_is_said_and_loses_nothing(writer: JournalWriter, path: Path) -> None:
    made = entered(toggles(3 * EVERY))
    writer.add(made[:5])
    (pages,) = writer._connection.execute("PRAGMA page_count").fetchone()
    writer._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="the disk is full"):
        writer.add(made[5:])
    assert writer.last(100)[0].revision == 5
    writer._connection.execute("PRAGMA max_page_count = 1000000")
    writer.add(made[5:])
    assert writer.last(10_000) == (made[-1][1], [entry for entry, _ in made])


# What cannot be used


def words(act: Callable[[], object], kind: type[StoreError] = StoreError) -> str:
    with pytest.raises(StoreError) as caught:
        act()
    assert caught.type is kind
    return str(caught.value)


def test_nothing_yet_is_no_fault(path: Path, writer: JournalWriter) -> None:
    assert "no journal" in words(lambda: JournalReader(path.with_name("none")), StoreEmpty)
    path.with_name("empty").touch()
    assert "nothing is in it" in words(lambda: JournalReader(path.with_name("empty")), StoreEmpty)
    with reading(path) as reader:
        assert (reader.newest(), reader.revision_at(5), reader.state(3), list(reader.entries())) == (0, 0, State(), [])
    with contextlib.closing(JournalWriter(path.with_name("empty"))) as begun:
        assert begun.last(5) == (State(), [])


def test_a_newer_and_a_foreign_file_are_said_and_left_alone(tmp_path: Path, path: Path, writer: JournalWriter) -> None:
    with contextlib.closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    for version in (0, journal_file.VERSION):
        foreign = tmp_path / f"foreign-{version}"
        with contextlib.closing(sqlite3.connect(foreign)) as other:
            other.execute("CREATE TABLE address (name TEXT)")
            other.execute(f"PRAGMA user_version = {version}")
        before = foreign.read_bytes()
        for open_it in (JournalReader, JournalWriter):
            assert "newer program (format 99" in words(lambda o=open_it: o(path))  # type: ignore[misc]
            assert "not a journal" in words(lambda o=open_it, f=foreign: o(f))  # type: ignore[misc]
        assert foreign.read_bytes() == before
    (tmp_path / "text").write_text("this is no database at all, and longer than the header of one " * 20)
    words(lambda: JournalWriter(tmp_path / "text"), StoreDamaged)
    assert str(tmp_path) in words(lambda: JournalWriter(tmp_path))


def whole_file(path: Path, made: Made) -> bytes:
    with contextlib.closing(JournalWriter(path)) as writer:
        writer.add(made)
        writer._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


def test_a_name_out_of_a_damaged_file_in_sqlites_words_is_damage(path: Path) -> None:
    raw = bytearray(whole_file(path, entered(toggles(40))))
    raw[3578] = 0x80
    path.write_bytes(raw)
    assert str(path) in words(lambda: all_read(path), StoreDamaged)


def all_read(path: Path) -> None:
    with reading(path) as reader:
        for entry in reader.entries():
            reader.state(entry.revision)


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_a_cut_or_overwritten_file_is_read_or_called_damaged(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wall.journal"
        raw = bytearray(whole_file(path, entered(toggles(40))))
        if data.draw(st.booleans()):
            raw = raw[: data.draw(st.integers(1, len(raw) - 1))]
        else:
            at = data.draw(st.integers(0, len(raw) - 1))
            junk = data.draw(st.binary(min_size=1, max_size=64))
            raw[at : at + len(junk)] = junk
        path.write_bytes(raw)
        # Whatever it is, no other error, and no state that makes no sense.
        with contextlib.suppress(StoreError):
            all_read(path)
        state, entries = salvaged(path)
        assert state.revision >= max((entry.revision for entry in entries), default=0)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("change", "[]"),
        ("change", '{"privacy": 3}'),
        ("change", '{"screens/left/cameras/x": [null, "a"]}'),
        ("change", "no JSON"),
        ("command", '{"kind": "fly"}'),
        ("command", "{"),
    ],
)
def test_entries_that_make_no_sense_are_damage(path: Path, column: str, value: str) -> None:
    whole_file(path, entered(toggles(9)))
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute(f"UPDATE entry SET {column} = ? WHERE revision = 8", (value,))
        other.commit()
    assert str(path) in words(lambda: all_read(path), StoreDamaged)
    state, entries = salvaged(path)
    assert (state.revision, [entry.revision for entry in entries]) == (7, list(range(1, 8)))


def test_a_state_that_makes_no_sense_is_damage(path: Path) -> None:
    whole_file(path, entered(toggles(9)))
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE whole SET state = ?", (json.dumps({"somewhere": 1}),))
        other.commit()
    with reading(path) as reader:
        words(lambda: reader.state(5), StoreDamaged)
    assert salvaged(path) == (State(), [])


def test_what_is_set_aside_takes_what_lies_beside_it_along(path: Path, writer: JournalWriter) -> None:
    writer.add(entered(toggles(3)))
    before = sorted(file.name for file in path.parent.iterdir())
    assert before == ["wall.journal", "wall.journal-shm", "wall.journal-wal"]
    writer._connection.execute("PRAGMA wal_autocheckpoint = 0")
    aside = set_aside(path, datetime(2026, 11, 28, 1, 2, 3, tzinfo=UTC))
    assert aside.name == "wall.journal.damaged-20261128T010203Z"
    assert sorted(file.name for file in path.parent.iterdir()) == [
        name.replace("journal", "journal.damaged-20261128T010203Z") for name in before
    ]
    with reading(aside) as reader:
        assert reader.newest() == 4
