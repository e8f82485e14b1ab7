"""Alarms on the disk: read back as they were, by whoever comes next, and whatever became of who wrote them."""

import logging
import os
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from controlroom.alarms.core import KEPT_MS, Alarm, Change, Key, Shelf, What
from controlroom.alarms.keeping import AlarmFile, Kept, alarms_file, read_changes, read_kept
from feeds.data.core import StoreError
from tests.architecture.test_house_style import ROOT
from tests.controlroom.alarms.inputs import NOW_MS

KEY = Key("rain.heavy", "관악구")
ALARM = Alarm(
    KEY,
    "alert",
    NOW_MS - 60_000,
    NOW_MS,
    value=31.5,
    title="호우",
    text="관악구 전역",
    place="관악구",
    latitude_deg=37.5,
    longitude_deg=127.0,
)
RAISED = Change(NOW_MS, What.RAISED, KEY, ALARM)


class Writer:
    """An open file of alarms."""

    def __init__(self, path: Path) -> None:
        self.kept = Kept()
        self.words: list[str] = []
        self._is_loaded = threading.Event()
        self.file = AlarmFile(path, loaded=self._take, failed=self.words.append, now_ms=lambda: NOW_MS)
        self.file.start()
        assert self._is_loaded.wait(20)

    def _take(self, kept: Kept) -> None:
        self.kept = kept
        self._is_loaded.set()


def kept_by(path: Path, *changes: Change) -> None:
    writer = Writer(path)
    writer.file.put(changes)
    writer.file.close()


def alarms(path: Path) -> Sequence[Alarm]:
    return read_kept(path, NOW_MS).alarms


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "seoul/alarms.db"


def test_it_lies_beside_the_numbers(tmp_path: Path) -> None:
    assert alarms_file(tmp_path / "numbers.db") == tmp_path / "alarms.db"


def test_everything_of_an_alarm_is_read_back(path: Path) -> None:
    kept_by(path, RAISED)
    assert list(alarms(path)) == [ALARM]
    writer = Writer(path)
    writer.file.close()
    assert list(writer.kept.alarms) == [ALARM]


def test_nothing_is_there_at_first(path: Path) -> None:
    assert read_kept(path, NOW_MS) == Kept()
    assert read_changes(path, 0) == []


def test_every_change_is_noted_with_its_time_and_who_made_it(path: Path) -> None:
    seen = replace(ALARM, acknowledged_ms=NOW_MS + 44_000, acknowledged_by="desk 2")
    over = replace(seen, cleared_ms=NOW_MS + 90_000)
    shelf = Shelf(KEY, "desk 1", "drill", NOW_MS, NOW_MS + 60_000)
    kept_by(
        path,
        RAISED,
        Change(NOW_MS + 44_000, What.ACKNOWLEDGED, KEY, seen, "desk 2"),
        Change(NOW_MS + 50_000, What.SHELVED, KEY, by="desk 1", shelf=shelf),
        Change(NOW_MS + 90_000, What.CLEARED, KEY, over),
    )
    assert read_changes(path, 0) == [
        (NOW_MS, "raised", KEY, "", ""),
        (NOW_MS + 44_000, "acknowledged", KEY, "desk 2", ""),
        (NOW_MS + 50_000, "shelved", KEY, "desk 1", "drill"),
        (NOW_MS + 90_000, "cleared", KEY, "", ""),
    ]
    assert read_kept(path, NOW_MS) == Kept([over], [shelf])
    kept_by(path, Change(NOW_MS + 95_000, What.UNSHELVED, KEY, by="desk 1", shelf=shelf))
    assert read_kept(path, NOW_MS + 90_000 + KEPT_MS + 1) == Kept([], [])


def test_an_alarm_that_was_raised_again_is_another_one(path: Path) -> None:
    over, again = replace(ALARM, cleared_ms=NOW_MS + 1), replace(ALARM, raised_ms=NOW_MS + 2)
    kept_by(path, RAISED, Change(NOW_MS + 1, What.CLEARED, KEY, over), Change(NOW_MS + 2, What.RAISED, KEY, again))
    assert list(alarms(path)) == [over, again]


def test_one_program_at_a_time_keeps_them(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    first = Writer(path)
    first.file.put([RAISED])
    with caplog.at_level(logging.CRITICAL, "alarms"):
        second = Writer(path)
        second.file.put([Change(NOW_MS, What.RAISED, Key("other"), Alarm(Key("other"), "watch", NOW_MS, NOW_MS))])
        second.file.close()
    first.file.close()
    assert list(alarms(path)) == [ALARM]


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "seoul").write_bytes(b"a file where a folder should be")
    with caplog.at_level(logging.CRITICAL, "alarms"):
        writer = Writer(tmp_path / "seoul/alarms.db")
        writer.file.put([RAISED])
        writer.file.close()
    assert len(writer.words) == 1


def test_a_file_that_is_none_is_said_and_left_alone(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database " * 100)
    with caplog.at_level(logging.CRITICAL, "alarms"):
        writer = Writer(path)
        writer.file.put([RAISED])
        writer.file.close()
    assert "not a store" in writer.words[0]
    assert path.read_bytes().startswith(b"not a database")
    with pytest.raises(StoreError):
        read_kept(path, NOW_MS)


def test_what_cannot_be_written_now_is_written_later(
    path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("controlroom.alarms.keeping.BUSY_S", 0.05)
    writer = Writer(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with caplog.at_level(logging.CRITICAL, "alarms"):
        writer.file.put([RAISED])
        deadline = threading.Event()
        for _ in range(400):
            if writer.words:
                break
            deadline.wait(0.05)
        assert "another program is writing" in writer.words[0]
        other.execute("ROLLBACK")
        other.close()
        writer.file.close()
    assert list(alarms(path)) == [ALARM]


def test_what_was_said_to_be_kept_is_there_after_a_kill(path: Path) -> None:
    """A program is killed in the middle of its work, three times, and the next one goes on with all of it."""
    for _ in range(3):
        before = len(alarms(path))
        running = subprocess.Popen(
            [sys.executable, "-m", "tests.controlroom.alarms.keeping_main", str(path)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert running.stdout is not None
        told = 0
        for line in running.stdout:
            told = int(line)
            if told >= before + 5:
                running.kill()
        running.wait(20)
        running.stdout.close()
        kept = {alarm.place: alarm for alarm in read_kept(path, time.time_ns() // 1_000_000).alarms}
        for number in range(told + 1):
            alarm = kept[f"place {number}"]
            assert alarm.cleared_ms is None
            if number % 2:
                assert alarm.acknowledged_by == "desk 2"
        assert len(kept) <= told + 2
