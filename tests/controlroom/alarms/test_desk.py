"""The desk: rules followed, people heard, everything kept over a restart; and its bell."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from controlroom.alarms.bell import AGAIN_MS, Bell
from controlroom.alarms.desk import AlarmDesk
from controlroom.alarms.keeping import read_changes
from layouts.indicators import NO_INDICATORS
from layouts.model import Audience
from tests.controlroom.alarms.inputs import NOW_MS, FakeInputs, kept_event, raining, rule, rules
from widgets.facts import AlarmBoard, AlarmFacts, Name

RULES = rules(raining(hold_s=0.0), rule("fire", level="serious", event={"kind": "incident"}))


class Running:
    """A desk that runs over a file, with inputs and a clock in the hand."""

    def __init__(self, qtbot: QtBot, file: Path | None, audience: Audience = "operator") -> None:
        self.inputs = FakeInputs()
        self.tones: list[int] = []
        self.desk = AlarmDesk(
            file,
            operator="desk 2",
            language="en",
            gloss="ko",
            tone=lambda: self.tones.append(self.inputs.now_ms),
            clock_ms=lambda: self.inputs.now_ms,
        )
        self.desk.set_city(RULES, NO_INDICATORS, {}, audience)
        self.desk.start()
        qtbot.waitUntil(lambda: self.desk._engine is not None, timeout=20_000)

    def look(self) -> AlarmBoard:
        self.desk.follow(self.inputs)
        return self.desk.board


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "alarms.db"


@pytest.fixture
def running(qtbot: QtBot, file: Path) -> Iterator[Running]:
    running = Running(qtbot, file)
    yield running
    running.desk.close()


def test_an_alarm_is_raised_acknowledged_and_kept(qtbot: QtBot, running: Running, file: Path) -> None:
    running.inputs.events = [kept_event()]
    with qtbot.waitSignal(running.desk.changed):
        running.look()
    (done,) = running.desk.acknowledge()
    assert done.name.text == "Rain – in 노원구, limit –"
    assert running.desk.board.standing[0].acknowledged_by == "desk 2"
    assert running.desk.acknowledge() == []
    running.desk.close()
    assert [(what, by) for _, what, _, by, _ in read_changes(file, 0)] == [("raised", ""), ("acknowledged", "desk 2")]
    again = Running(qtbot, file)
    again.inputs.events = None
    assert [alarm.acknowledged_by for alarm in again.look().standing] == ["desk 2"]
    again.inputs.events = []
    again.inputs.pass_s(60)
    assert (again.look().standing, len(again.look().cleared)) == ((), 1)
    again.desk.close()


def test_a_is_for_the_tile_then_the_selected_then_the_first_that_waits(running: Running) -> None:
    running.inputs.events = [kept_event("1"), kept_event("2")]
    running.inputs.put(40.0)
    first, second, third = running.look().standing
    assert third.level == "alert"
    running.desk.select(third.id)
    assert running.desk.selected is not None
    assert [alarm.id for alarm in running.desk.acknowledge(camera_id="unknown")] == [third.id]
    assert [alarm.id for alarm in running.desk.acknowledge()] == [first.id]
    assert [alarm.id for alarm in running.desk.acknowledge((second.id, "unknown"))] == [second.id]


def test_tab_goes_round(running: Running) -> None:
    assert running.desk.select_next() is None
    running.inputs.events = [kept_event("1"), kept_event("2")]
    ids = [alarm.id for alarm in running.look().standing]
    seen = [alarm.id for alarm in (running.desk.select_next() for _ in range(3)) if alarm is not None]
    assert seen == [*ids, ids[0]]
    running.inputs.events = []
    running.inputs.pass_s(1)
    assert running.look().selected == ""


@pytest.mark.parametrize("audience", ["district", "citizen", "conference"])
def test_only_operators_and_the_mayor_lead(qtbot: QtBot, audience: Audience) -> None:
    running = Running(qtbot, None, audience)
    running.inputs.put(40.0)
    running.look()
    assert running.desk.acknowledge() == []
    assert not running.desk.shelve("x", reason="drill", minutes=5)


def test_shelving_takes_it_out_of_the_list_and_back(running: Running) -> None:
    running.inputs.put(40.0)
    (alarm,) = running.look().standing
    with pytest.raises(ValueError, match="reason"):
        running.desk.shelve(alarm.id, reason="", minutes=5)
    assert running.desk.shelve(alarm.id, reason="drill", minutes=5)
    assert [standing.id for standing in running.desk.board.standing] == []
    (shelved,) = running.desk.board.shelved
    running.desk.unshelve(shelved.rule, shelved.subject)
    assert [standing.id for standing in running.desk.board.standing] == [alarm.id]
    running.desk.shelve(alarm.id, reason="drill", minutes=5)
    running.inputs.pass_s(300)
    assert [standing.id for standing in running.look().standing] == [alarm.id]


def test_nothing_is_told_anew_where_nothing_changed(qtbot: QtBot, running: Running) -> None:
    running.inputs.put(40.0)
    running.look()
    with qtbot.assertNotEmitted(running.desk.changed):
        running.inputs.pass_s(1)
        running.look()


def test_a_file_that_cannot_be_used_is_said(qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "city").write_bytes(b"")
    told: list[object] = []
    with caplog.at_level("CRITICAL", "alarms"):
        desk = AlarmDesk(
            tmp_path / "city/alarms.db",
            operator="x",
            language="en",
            gloss="ko",
            tone=lambda: None,
            clock_ms=lambda: NOW_MS,
        )
        desk.troubled.connect(told.append)
        desk.start()
        qtbot.waitUntil(lambda: bool(told) and desk._engine is not None, timeout=20_000)
        desk.close()


class TestBell:
    def made(self) -> tuple[Bell, list[str]]:
        tones: list[str] = []
        bell = Bell(lambda: tones.append("tone"))
        bell.is_on = True
        return bell, tones

    def board(self, level: str, **values: object) -> AlarmBoard:
        alarm = AlarmFacts("1", level, Name("a"), NOW_MS, NOW_MS)  # type: ignore[arg-type]
        return AlarmBoard((replace(alarm, **values),))  # type: ignore[arg-type]

    def test_serious_is_two_tones_and_again_until_acknowledged(self, qtbot: QtBot) -> None:
        bell, tones = self.made()
        bell.hear(self.board("serious"), NOW_MS)
        qtbot.waitUntil(lambda: len(tones) == 2, timeout=20_000)
        bell.hear(self.board("serious"), NOW_MS + AGAIN_MS - 1)
        assert len(tones) == 2
        bell.hear(self.board("serious"), NOW_MS + AGAIN_MS)
        qtbot.waitUntil(lambda: len(tones) == 4, timeout=20_000)
        bell.hear(self.board("serious", acknowledged_ms=NOW_MS), NOW_MS + 3 * AGAIN_MS)
        assert len(tones) == 4

    def test_alert_is_one_tone_once(self, qtbot: QtBot) -> None:
        bell, tones = self.made()
        for later in (0, 1, AGAIN_MS * 5):
            bell.hear(self.board("alert"), NOW_MS + later)
        assert tones == ["tone"]

    @pytest.mark.parametrize("level", ["caution", "watch"])
    def test_others_are_silent(self, qtbot: QtBot, level: str) -> None:
        bell, tones = self.made()
        bell.hear(self.board(level), NOW_MS)
        assert tones == []

    def test_where_it_is_off_nothing_is_heard(self, qtbot: QtBot) -> None:
        bell, tones = self.made()
        bell.is_on = False
        bell.hear(self.board("serious"), NOW_MS)
        assert tones == []
