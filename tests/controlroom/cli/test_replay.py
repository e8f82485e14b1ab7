"""`controlroom replay`: pictures of a wall as it stood."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from controlroom.state.commands import Begin, ShowLayout
from controlroom.state.core import Screen, State, change_between, values_of
from controlroom.state.entries import Entry
from controlroom.state.holder import PROGRAM
from controlroom.state.journal_file import JournalWriter
from feeds.data.core import SampleRow, SeriesKey
from feeds.data.store.sqlite_store import SqliteWriter
from tests.controlroom.state.worlds import ANN
from tests.controlroom.still.cities import AT_MS, SEOUL, small_city


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The folder of a city, with numbers, and a wall of two screens since then that showed it."""
    folder = small_city(tmp_path / "city")
    first = State(1, {"left": Screen("page"), "right": Screen("page")})
    second = State(2, {"left": Screen("gone"), "right": Screen("page")})
    writer = JournalWriter(tmp_path / "state" / "controlroom" / "wall.journal")
    change = change_between(values_of(first), values_of(second))
    writer.add(
        [
            (Entry(1, AT_MS, PROGRAM, Begin(city="seoul", resumed=False), change_between({}, values_of(first))), first),
            (Entry(2, AT_MS + 60_000, ANN, ShowLayout(layout="gone", screen="left"), change), second),
        ]
    )
    writer.close()
    store = SqliteWriter(tmp_path / "numbers.db", SEOUL)
    store.add([SampleRow(store.series_id(SeriesKey("traffic", "traffic.speed")), AT_MS, 21.0)], AT_MS)
    store.close()
    return folder


def replay(tmp_path: Path, city: Path, at: str, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [
        sys.executable,
        "-m",
        "controlroom",
        "replay",
        str(city),
        "--lang",
        "en",
        "--at",
        at,
        "--size",
        "320x180",
    ]
    command += ["-o", str(tmp_path / "out" / "wall.png"), "--store", str(tmp_path / "numbers.db"), *words]
    environment = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state"), "SIM_URL": "http://127.0.0.1"}
    return subprocess.run(command, capture_output=True, text=True, env=environment)


def test_a_picture_for_each_screen(tmp_path: Path, city: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    told = replay(tmp_path, city, "2026-09-17T18:42:30")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.splitlines() == [str(out / "wall-left.png"), str(out / "wall-right.png")]
    assert sorted(file.name for file in out.iterdir()) == ["wall-left.png", "wall-right.png"]
    told = replay(tmp_path, city, "2026-09-17T10:43:30Z")
    assert told.returncode == 0
    assert told.stderr.startswith("Screen left: the layout gone is no longer in the city's files")


def test_what_cannot_be_drawn_is_said(tmp_path: Path, city: Path) -> None:
    def said(code: int, at: str, *words: str) -> str:
        told = replay(tmp_path, city, at, *words)
        assert (told.returncode, told.stdout) == (code, "")
        return told.stderr

    assert said(1, "2026-09-17T18:41") == "Nothing is known of the wall before 2026-09-17 18:42:00+09:00\n"
    assert "cannot be written to" in said(1, "2026-09-17T18:42"), "there is no such folder"
    assert "cannot be opened" in said(1, "2026-09-17T18:42", "--store", str(tmp_path / "none.db"))
    assert "no journal" in said(1, "2026-09-17T18:42", "--instance", "other")
    assert "write a time" in said(2, "soon")
    (city / "city.toml").write_text((city / "city.toml").read_text().replace('id = "seoul"', 'id = "other"'))
    assert "showed the city seoul then, not other" in said(1, "2026-09-17T18:42")
