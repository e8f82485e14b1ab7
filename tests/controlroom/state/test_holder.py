"""The state over a journal: kept before it is shown, back after any end, shown even where nothing can be kept."""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from controlroom.state.commands import End, ShowLayout, StartTour, Undo
from controlroom.state.core import State, TourRun, values_of
from controlroom.state.entries import Entry
from controlroom.state.holder import StateHolder, Taken
from controlroom.state.journal_file import JournalReader, JournalWriter
from controlroom.state.world import World
from feeds.data.core import StoreError
from resources.text import Text
from tests.controlroom.state.test_applying import put
from tests.controlroom.state.worlds import ANN, WORLD

Make = Callable[..., StateHolder]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "wall.journal"


@pytest.fixture
def make(path: Path) -> Iterator[Make]:
    """Return a function that makes a holder over the journal; those that have not ended are let go as by a kill."""
    holders: list[StateHolder] = []

    def made(*, resume: bool = False, city: str = "city", world: World = WORLD) -> StateHolder:
        holder = StateHolder(path)
        holders.append(holder)
        holder.begin(world, city, resume=resume)
        return holder

    yield made
    for holder in holders:
        kill(holder)


def kill(holder: StateHolder) -> None:
    """End as a killed program does: what is journalled is, the rest is lost."""
    holder._late.stop()
    if holder._thread is not None:
        holder._thread.close()


def entries(path: Path) -> list[Entry]:
    reader = JournalReader(path)
    found = list(reader.entries())
    reader.close()
    return found


def test_what_is_shown_is_in_the_journal_already(qtbot: QtBot, make: Make, path: Path) -> None:
    holder = make()
    told: list[tuple[State, int]] = []
    holder.shown.connect(lambda state: told.append((state, entries(path)[-1].revision)))
    qtbot.waitUntil(lambda: len(told) == 1)
    holder.submit(put(("left", 1, "e")), ANN)
    assert len(told) == 1, "not shown before it is kept"
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[-1] == (holder.state, holder.state.revision)


def test_all_that_came_at_once_is_shown_at_once(qtbot: QtBot, make: Make) -> None:
    holder = make()
    states: list[State] = []
    heard: list[Entry] = []
    holder.shown.connect(states.append)
    holder.entered.connect(heard.append)
    for tile in (1, 2, 3):
        holder.submit(put(("left", tile, "f")), ANN)
    qtbot.waitUntil(lambda: len(heard) == 4)
    assert states[-1] == holder.state
    assert [entry.revision for entry in heard] == [1, 2, 3, 4]


def test_after_a_kill_the_wall_is_as_it_was_and_steps_can_be_undone(qtbot: QtBot, make: Make) -> None:
    holder = make()
    holder.submit(put(("left", 1, "e")), ANN)
    holder.submit(StartTour(tour="pages"), ANN)
    before = values_of(holder.state)
    kill(holder)
    again = make()
    assert values_of(again.state) == before
    assert again.state.tours == {"pages": TourRun()}
    again.submit(Undo(), ANN)
    again.submit(Undo(), ANN)
    assert again.state.screens["left"].cameras == {}


@pytest.mark.parametrize("resume", [False, True])
def test_after_an_end_it_begins_anew_unless_it_is_to_go_on(make: Make, path: Path, resume: bool) -> None:
    holder = make()
    holder.submit(ShowLayout(layout="one", screen="left"), ANN)
    holder.end()
    assert isinstance(entries(path)[-1].command, End)
    again = make(resume=resume)
    assert again.state.screens["left"].layout == ("one" if resume else "four")


def test_with_another_city_nothing_is_taken_over_and_what_is_gone_is_left_out(make: Make) -> None:
    holder = make()
    holder.submit(ShowLayout(layout="one", screen="left"), ANN)
    holder.submit(StartTour(tour="pages"), ANN)
    kill(holder)
    less = World({"left": "four", "third": "one"}, {"four": WORLD.layouts["four"]}, WORLD.cameras)
    again = make(world=less)
    assert {id: screen.layout for id, screen in again.state.screens.items()} == {"left": "four", "third": "one"}
    assert again.state.tours == {}
    kill(again)
    other = make(city="other", resume=True)
    assert other.state.screens["left"].layout == "four"


def test_screens_that_come_later_show_what_they_show_first(make: Make) -> None:
    holder = make()
    holder.follow(World({**WORLD.screens, "third": "one"}, WORLD.layouts, WORLD.cameras))
    revision = holder.state.revision
    assert holder.state.screens["third"].layout == "one"
    holder.follow(holder.world)
    assert holder.state.revision == revision


def test_one_program_leads_a_wall(make: Make, path: Path) -> None:
    make()
    with pytest.raises(Taken):
        StateHolder(path).begin(WORLD, "city", resume=False)


def test_where_nothing_can_be_kept_the_wall_works_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    holder = StateHolder(tmp_path / "file" / "wall.journal")
    told: list[Text] = []
    holder.troubled.connect(told.append)
    holder.begin(WORLD, "city", resume=False)
    shown: list[State] = []
    holder.shown.connect(shown.append)
    holder.submit(put(("left", 1, "e")), ANN)
    assert shown == [holder.state]
    assert [text.english().split(":")[0] for text in told] == [
        "The journal cannot be written, changes are shown and not kept"
    ]
    holder.end()


def test_a_disk_that_is_full_is_said_once_and_what_came_meanwhile_is_kept_afterwards(
    qtbot: QtBot, make: Make, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("controlroom.state.writing.AGAIN_S", 0.05)
    holder = make()
    trouble: list[Text] = []
    well: list[Text] = []
    shown: list[State] = []
    holder.troubled.connect(trouble.append)
    holder.well.connect(well.append)
    holder.shown.connect(shown.append)
    qtbot.waitUntil(lambda: len(shown) == 1)

    def full(writer: JournalWriter, made: object) -> None:
        raise StoreError("the disk is full")

    with monkeypatch.context() as disk, caplog.at_level(logging.CRITICAL, "journal"):
        disk.setattr(JournalWriter, "add", full)
        for tile in (1, 2, 3):
            holder.submit(put(("left", tile, "f")), ANN)
            qtbot.waitUntil(lambda: shown[-1] == holder.state)
        qtbot.waitUntil(lambda: bool(trouble))
        assert entries(path)[-1].revision == 1
    qtbot.waitUntil(lambda: bool(well))
    assert len(trouble) == 1
    assert "the disk is full" in trouble[0].english()
    assert [entry.revision for entry in entries(path)] == [1, 2, 3, 4]


PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from controlroom.state.holder import StateHolder
from tests.controlroom.state.test_applying import put
from tests.controlroom.state.worlds import ANN, WORLD
app = QCoreApplication([])
holder = StateHolder(Path(sys.argv[1]))
holder.shown.connect(lambda state: print(state.revision, flush=True))
holder.begin(WORLD, "city", resume=False)
holder.entered.connect(lambda entry: holder.submit(put(("left", 1, "abcdef"[entry.revision % 6])), ANN))
app.exec()
"""


def test_what_was_shown_before_a_kill_is_there_after_it(qtbot: QtBot, make: Make, path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(path)], stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    ) as program:
        assert program.stdout is not None
        shown = 0
        while shown < 40:
            shown = int(program.stdout.readline())
        program.send_signal(signal.SIGKILL)
        last = [int(line) for line in program.stdout.read().split("\n")[:-1] if line]
    shown = last[-1] if last else shown
    holder = make()
    known = entries(path)
    assert [entry.revision for entry in known] == list(range(1, len(known) + 1))
    assert holder.state.revision > shown
