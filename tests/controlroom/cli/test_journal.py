"""`controlroom journal`: who did what and when, and what was shown."""

import argparse
import csv
import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from controlroom.cli import journal
from controlroom.cli.journal import undone_by
from controlroom.control.documents import StateDocument
from controlroom.state.commands import (
    Asked,
    EnlargeTile,
    NearCamera,
    Redo,
    SetPrivacy,
    ShowLayout,
    ShowNearest,
    StartTour,
    Undo,
    ZoomTile,
)
from controlroom.state.core import State
from controlroom.state.entries import Author, Entry
from controlroom.state.holder import StateHolder
from controlroom.state.journal_file import JournalReader, JournalWriter, journal_file
from feeds.data.core import StoreError
from tests.controlroom.state.test_applying import put
from tests.controlroom.state.worlds import ANN, BOB, WORLD

SEOUL = ZoneInfo("Asia/Seoul")
BEGAN_MS = round(datetime(2026, 11, 28, 10, 0, tzinfo=SEOUL).timestamp() * 1000)
MINUTE_MS = 60_000
INSTANCE = "journal-test"
EVIL = Author("=cmd()\x1b[2J", "api")


@pytest.fixture
def file(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The journal of a wall to which something was done each minute."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    minutes = iter(range(100))
    holder = StateHolder(now_ms=lambda: BEGAN_MS + next(minutes) * MINUTE_MS)
    states: list[State] = []
    holder.shown.connect(states.append)
    holder.begin(WORLD, "city", resume=False)
    near = ShowNearest(screen="right", name="Fire", centre="a", cameras=(NearCamera(camera="b", distance_m=5),))
    done: list[tuple[Asked, Author]] = [
        (put(("left", 1, "e"), ("left", 2, "")), ANN),
        (ShowLayout(layout="four", screen="right"), BOB),
        (Undo(), ANN),
        (StartTour(tour="rivers"), ANN),
        (near, EVIL),
        (EnlargeTile(screen="right", tile=2), BOB),
        (ZoomTile(screen="right", tile=2, crop=(0, 0, 0.5, 0.5)), BOB),
        (SetPrivacy(closed=True), BOB),
    ]
    for command, author in done:
        holder.submit(command, author)
    path = journal_file(INSTANCE)
    writer = JournalWriter(path)
    writer.add(list(zip(holder.history.entries, states, strict=True)))
    writer.close()
    return path


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    journal.add_arguments(parser)
    return journal.run(parser.parse_args(["--instance", INSTANCE, *words]))


def revisions(capsys: pytest.CaptureFixture[str], *words: str) -> list[int]:
    assert run("--json", *words) == 0
    return [entry["revision"] for entry in json.loads(capsys.readouterr().out)]


def test_what_was_done_is_told_in_words(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["revision", "time", "who", "from", "what"]
    assert [line.split("  ")[-1].strip() for line in lines[1:]] == [
        "Program started with the city city",
        "Other cameras in 2 tiles of screens: left (undone by 4)",
        "Layout four on screen right",
        "Revision 2 undone",
        "Tour rivers begun",
        "Cameras nearest to Fire on screen right",
        "Tile 2 fills screen right",
        "A part of the picture in tile 2 of screen right",
        "Privacy curtain closed",
    ]
    assert "2026-11-28 10:04:00+09:00" in lines[5]
    assert "\x1b" not in "".join(lines), "a name does not command a terminal"


def test_entries_are_chosen(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert revisions(capsys) == list(range(1, 10))
    assert revisions(capsys, "--limit", "2") == [8, 9]
    assert revisions(capsys, "--from", "2026-11-28T10:03", "--until", "2026-11-28T10:05:30") == [4, 5, 6]
    assert revisions(capsys, "--by", "ann") == [2, 4, 5]
    assert revisions(capsys, "--kind", "undo", "--kind", "start-tour", "--origin", "wall") == [4, 5]
    assert revisions(capsys, "--by", "nobody") == []
    assert run("--by", "nobody") == 0
    assert capsys.readouterr().out == "Nothing of that kind is in the journal\n"


def test_json_has_all_of_an_entry(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--json", "--limit", "8") == 0
    entry = json.loads(capsys.readouterr().out)[0]
    assert entry["time"] == "2026-11-28T10:01:00.000+09:00"
    assert entry["undone_by"] == 4
    assert entry["change"] == {"screens/left/cameras/1": [None, "e"], "screens/left/cameras/2": [None, ""]}


def test_a_table_for_spreadsheets(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.csv"
    assert run("--csv", str(out)) == 0
    with out.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    assert [row["revision"] for row in rows] == [str(n) for n in range(1, 10)]
    assert (rows[1]["kind"], rows[1]["undone_by"], rows[1]["time"]) == (
        "put-cameras", "4", "2026-11-28T10:01:00.000+09:00",
    )  # fmt: skip
    assert rows[5]["by"].startswith("'="), "a name does not become a formula"
    assert capsys.readouterr().err == f"Entries written to {out}: 9\n"
    assert run("--csv", str(tmp_path / "none" / "out.csv")) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_what_was_shown_at_a_time(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--at", "2026-11-28T10:01:59") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Revision 2, since 2026-11-28 10:01:00+09:00: Other cameras in 2 tiles of screens: left (ann, wall)",
        "Screen left: layout four; tile 1: e; tile 2: empty",
        "Screen right: layout one",
    ]
    assert run("--at", "2026-11-28T23:00") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:] == [
        "Screen left: layout four; tile 1: e; tile 2: f",
        "Screen right: layout four; the cameras nearest to Fire: a, b; tile 2 fills the screen; "
        "tile 2: a part of its picture",
        "Tour rivers: step 1",
        "The privacy curtain is closed",
    ]
    assert run("--at", "2026-11-28T01:01:59Z", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert StateDocument.model_validate(document["state"]).screens["left"].cameras == {1: "e", 2: ""}
    assert (document["at"], document["entry"]["by"]) == ("2026-11-28T10:01:59+09:00", "ann")


def test_what_cannot_be_told_is_said(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(code: int, *words: str) -> str:
        assert run(*words) == code
        captured = capsys.readouterr()
        assert captured.out == ""
        return captured.err

    assert said(2, "--at", "soon") == "Not a time: soon\n"
    assert said(2, "--from", "2026-13-01") == "Not a time: 2026-13-01\n"
    assert "not known: the journal begins at 2026-11-28 10:00:00+09:00" in said(1, "--at", "2026-11-28T09:59")
    assert "no journal of this wall" in said(1, "--instance", "nobody")
    assert "city.toml" in said(2, "--city", str(tmp_path))
    file.write_bytes(file.read_bytes()[:5000])
    assert "damaged" in said(1)
    with pytest.raises(StoreError):
        JournalReader(file)
    file.unlink()
    JournalWriter(file).close()
    assert said(1, "--at", "2026-11-28T09:59") == "Nothing is in the journal yet\n"


def test_what_was_done_again_is_not_undone() -> None:
    entries = [
        Entry(4, 0, ANN, Undo(), undoes=2),
        Entry(5, 0, ANN, Undo(), undoes=1),
        Entry(6, 0, ANN, Redo(), undoes=5),
        Entry(7, 0, ANN, Redo(), undoes=4),
        Entry(8, 0, ANN, Undo(), undoes=2),
    ]
    assert undone_by(entries[:2]) == {2: 4, 1: 5}
    assert undone_by(entries[:3]) == {2: 4}
    assert undone_by(entries) == {2: 8}
