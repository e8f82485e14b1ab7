import json
import time
from dataclasses import replace
from pathlib import Path

import platformdirs
import pytest

from controlroom.cli import events
from controlroom.store_file import store_file
from feeds.data.readings import Event, Level
from feeds.data.store.sqlite_store import SqliteWriter
from tests.controlroom.cli.test_imports import run
from tests.feeds.data.polling import SEOUL
from tests.layouts.helpers import CITY, write

NOW_MS = time.time_ns() // 1_000_000
FIRE = Event(
    id="F/1", kind="incident", title="화재", began_ms=NOW_MS - 19_800_000, changed_ms=NOW_MS, place="중구",
    state="출동지령", level=Level.MAJOR, details=(("층", "3"),),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(platformdirs, "user_data_path", lambda name: tmp_path / "data" / name)
    write(tmp_path, "city.toml", CITY)
    store = SqliteWriter(store_file("seoul"), SEOUL)
    store.keep_events("fire", [FIRE], NOW_MS - 500_000, are_all=True)
    store.keep_events("fire", [replace(FIRE, state="초진")], NOW_MS - 100_000, are_all=True)
    store.close()
    return tmp_path


def test_what_goes_on_is_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(events, "--city", str(folder)) == 0
    head, fire = capsys.readouterr().out.splitlines()
    assert head.split() == ["event", "kind", "level", "state", "place", "since", "title"]
    assert fire.split() == ["fire/F/1", "incident", "major", "초진", "중구", "5", "h", "화재"]


def test_a_time_before_it_began_has_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(events, "--city", str(folder), "--at", "2020-01-01 10:00") == 0
    assert capsys.readouterr().out == "Nothing goes on, as far as any source tells\n"
    assert run(events, "--city", str(folder), "--at", "noon") == 2


def test_the_changes_of_one_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(events, "fire/F/1", "--city", str(folder)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[3] for line in lines[1:]] == ["출동지령", "초진"]
    assert run(events, "fire/none", "--city", str(folder)) == 1
    assert "There is no event fire/none" in capsys.readouterr().err


def test_json_is_one_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(events, "--city", str(folder), "--json") == 0
    (event,) = json.loads(capsys.readouterr().out)
    assert (event["id"], event["level"], event["details"], event["ended"]) == ("F/1", "major", {"층": "3"}, None)
    assert run(events, "fire/F/1", "--city", str(folder), "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_without_a_store_that_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(events, "--city", str(folder), "--store", str(folder / "none.db")) == 1
    assert "none.db" in capsys.readouterr().err
