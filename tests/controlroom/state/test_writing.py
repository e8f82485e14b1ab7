"""The thread that writes the journal, where the journal is damaged."""

import contextlib
import logging
import queue
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from controlroom.state.commands import ShowLayout
from controlroom.state.core import State
from controlroom.state.holder import StateHolder
from controlroom.state.journal_file import JournalReader, JournalWriter
from controlroom.state.writing import JournalThread
from feeds.data.core import StoreDamaged, StoreError
from resources.text import Text
from tests.controlroom.state.test_journal_file import Made, entered, toggles, whole_file
from tests.controlroom.state.worlds import ANN, WORLD

LIMIT_S = 20.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "wall.journal"


class Heard:
    """A thread over a journal and what it told."""

    def __init__(self, path: Path) -> None:
        self.dealt: queue.SimpleQueue[int] = queue.SimpleQueue()
        self.failed: list[str] = []
        self.moved: list[str] = []
        self.thread = JournalThread(path, dealt=self.dealt.put, failed=self.failed.append, moved=self.moved.append)

    def write(self, made: Made) -> None:
        for each in made:
            self.thread.put(each)
        while self.dealt.get(timeout=LIMIT_S) < made[-1][0].revision:
            pass


@pytest.fixture
def heard(path: Path) -> Iterator[Heard]:
    heard = Heard(path)
    yield heard
    heard.thread.close()


def kept(path: Path) -> list[int]:
    with contextlib.closing(JournalReader(path)) as reader:
        return [entry.revision for entry in reader.entries()]


def test_a_journal_that_was_cut_is_moved_aside_and_a_new_one_begins(
    path: Path, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    raw = whole_file(path, entered(toggles(300)))
    path.write_bytes(raw[: len(raw) // 2])
    with caplog.at_level(logging.WARNING, "journal"):
        assert heard.thread.start(LIMIT_S) == (State(), []), "of a file that is not whole SQLite reads nothing"
        heard.write(entered(toggles(2)))
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    (moved,) = heard.moved
    assert Path(moved).read_bytes() == raw[: len(raw) // 2]
    assert Path(moved).name.startswith("wall.journal.damaged-")
    assert heard.failed == []
    assert kept(path) == [1, 2, 3]


def test_what_was_shown_last_comes_back_though_something_else_is_damaged(
    path: Path, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    made = entered([*toggles(30), ShowLayout(layout="one"), *toggles(3)])
    whole_file(path, made)
    with contextlib.closing(JournalWriter(path)) as writer:
        writer._connection.execute("UPDATE entry SET command = '{' WHERE revision = 34")
    with caplog.at_level(logging.WARNING, "journal"):
        state, entries = heard.thread.start(LIMIT_S)
    assert state == made[32][1]
    assert entries[-1] == made[32][0]
    assert kept(path) == []


def test_a_journal_that_turns_out_to_be_damaged_while_it_is_written_is_replaced(
    path: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made = entered(toggles(9))
    heard.thread.start(LIMIT_S)
    heard.write(made[:3])
    add = JournalWriter.add

    def damaged(writer: JournalWriter, more: Made) -> None:
        monkeypatch.setattr(JournalWriter, "add", add)
        raise StoreDamaged("a page makes no sense")

    monkeypatch.setattr(JournalWriter, "add", damaged)
    with caplog.at_level(logging.WARNING, "journal"):
        heard.write(made[3:])
    assert (kept(Path(heard.moved[0])), kept(path)) == ([1, 2, 3], list(range(4, 11)))
    with contextlib.closing(JournalReader(path)) as reader:
        assert reader.state(10) == made[-1][1], "the first entry of a file has its whole state"
    assert heard.failed == []


def test_the_wall_is_told_once_and_is_as_it_was(path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    before = StateHolder(path)
    before.begin(WORLD, "city", resume=False)
    before.submit(ShowLayout(layout="one", screen="left"), ANN)
    before.end()
    with contextlib.closing(JournalWriter(path)) as writer:
        writer._connection.execute("UPDATE entry SET change = '3' WHERE revision = 3")
    holder = StateHolder(path)
    told: list[Text] = []
    holder.troubled.connect(told.append)
    with caplog.at_level(logging.WARNING, "journal"):
        holder.begin(WORLD, "city", resume=False)
        qtbot.waitUntil(lambda: bool(told))
    holder.end()
    assert holder.state.screens["left"].layout == "one", "its end could not be read: it did not end as it should"
    assert [text.english().split(" and is kept as ")[0] for text in told] == ["The journal was damaged"]


def test_old_entries_are_forgotten_as_new_ones_come(path: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("controlroom.state.writing.KEPT_MS", 0)
    monkeypatch.setattr("controlroom.state.writing._FORGET_EVERY", 100)
    heard.thread.start(LIMIT_S)
    made = entered(toggles(500))
    heard.write(made[:450])
    heard.write(made[450:])
    heard.thread.close()
    assert kept(path)[0] == 400


def test_that_old_entries_cannot_be_forgotten_harms_nothing(
    path: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(writer: JournalWriter, before_ms: int) -> int:
        raise StoreError("the disk is full")

    monkeypatch.setattr(JournalWriter, "forget", fails)
    with caplog.at_level(logging.WARNING, "journal"):
        heard.thread.start(LIMIT_S)
        heard.write(entered(toggles(3)))
    assert kept(path) == [1, 2, 3, 4]
    assert heard.failed == []
