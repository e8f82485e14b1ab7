"""The state machine of alarms: when they are raised and cleared, what people do to them, what nothing does to them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from controlroom.alarms.core import KEPT_MS, Alarm, Change, Key, What
from controlroom.alarms.engine import Engine
from feeds.data.errors import DataErrorKind
from feeds.data.health import SourceHealth
from feeds.data.readings import Level
from layouts.alarms import AlarmRules
from layouts.problems import Problem
from resources.text import Text
from tests.controlroom.alarms.inputs import HOUR_MS, MINUTE_MS, NOW_MS, FakeInputs, kept_event, raining, rule, rules

CITY = Key("rain.heavy")


def followed(of: AlarmRules, inputs: FakeInputs) -> Engine:
    """An engine that has followed these rules for long."""
    engine = Engine()
    engine.set_rules(of, inputs.now_ms - HOUR_MS)
    return engine


def whats(changes: list[Change]) -> list[What]:
    return [change.what for change in changes]


class TestLimits:
    def test_it_is_raised_when_the_reason_has_lasted(self) -> None:
        inputs = FakeInputs()
        engine = followed(rules(raining()), inputs)
        inputs.put(30.0)
        assert engine.step(inputs) == []
        assert engine.step(inputs.pass_s(59)) == []
        assert whats(engine.step(inputs.pass_s(1))) == [What.RAISED]
        alarm = engine.standing[CITY]
        assert (alarm.level, alarm.value, alarm.began_ms, alarm.raised_ms) == ("alert", 30.0, NOW_MS, NOW_MS + 60_000)

    def test_a_peak_that_is_shorter_raises_nothing(self) -> None:
        inputs = FakeInputs()
        engine = followed(rules(raining()), inputs)
        for value in (31.0, 29.0, 31.0, 12.0, 31.0):
            inputs.put(value)
            assert engine.step(inputs.pass_s(40)) == []

    def test_it_clears_below_the_way_back_and_not_at_the_limit(self) -> None:
        inputs = FakeInputs()
        engine = followed(rules(raining(hold_s=0.0)), inputs)
        inputs.put(31.0)
        engine.step(inputs)
        for value in (25.0, 20.0):
            inputs.put(value)
            engine.step(inputs.pass_s(600))
            assert CITY in engine.standing
        inputs.put(19.0)
        assert engine.step(inputs.pass_s(1)) == []
        inputs.put(21.0)
        assert engine.step(inputs.pass_s(100)) == []
        inputs.put(19.0)
        assert engine.step(inputs.pass_s(100)) == []
        assert engine.step(inputs.pass_s(119)) == []
        assert whats(engine.step(inputs.pass_s(1))) == [What.CLEARED]
        assert (engine.standing, engine.cleared[0].cleared_ms) == ({}, inputs.now_ms)

    def test_below_is_the_other_way_round(self) -> None:
        inputs = FakeInputs()
        low = rule("low", indicator="speed", below=10.0, clear=15.0, clear_hold_s=0.0)
        engine = followed(rules(low), inputs)
        inputs.put(10.0, indicator="speed")
        assert whats(engine.step(inputs)) == [What.RAISED]
        inputs.put(15.0, indicator="speed")
        assert engine.step(inputs.pass_s(1)) == []
        inputs.put(15.1, indicator="speed")
        assert whats(engine.step(inputs.pass_s(1))) == [What.CLEARED]

    def test_each_place_has_an_alarm_of_its_own(self) -> None:
        inputs = FakeInputs()
        engine = followed(rules(raining(hold_s=0.0, places="each")), inputs)
        inputs.put(50.0)
        for place, value in (("관악구", 35.0), ("동작구", 29.0), ("서초구", 44.0)):
            inputs.put(value, place)
        assert {change.key.subject for change in engine.step(inputs)} == {"관악구", "서초구"}

    def test_a_named_place_is_looked_at_alone(self) -> None:
        inputs = FakeInputs()
        engine = followed(rules(raining(hold_s=0.0, place="관악구")), inputs)
        inputs.put(50.0)
        inputs.put(50.0, "동작구")
        assert engine.step(inputs) == []
        inputs.put(31.0, "관악구")
        assert [change.key for change in engine.step(inputs)] == [Key("rain.heavy", "관악구")]

    def test_a_raised_alarm_follows_its_value(self) -> None:
        inputs = FakeInputs()
        engine = followed(rules(raining(hold_s=0.0)), inputs)
        inputs.put(31.0)
        engine.step(inputs)
        inputs.put(44.0)
        assert engine.step(inputs.pass_s(1)) == []
        assert engine.standing[CITY].value == 44.0


class TestMissing:
    def test_an_input_that_is_gone_neither_raises_nor_clears(self) -> None:
        inputs = FakeInputs()
        engine = followed(rules(raining()), inputs)
        inputs.put(31.0)
        engine.step(inputs)
        inputs.put(None)
        assert engine.step(inputs.pass_s(600)) == []
        inputs.put(31.0)
        assert whats(engine.step(inputs.pass_s(1))) == [What.RAISED]
        inputs.put(None)
        assert whats(engine.step(inputs.pass_s(1))) == [What.INPUT_GONE]
        gone_ms = inputs.now_ms
        assert engine.step(inputs.pass_s(86_400)) == []
        assert engine.standing[CITY].gone_ms == gone_ms
        inputs.put(31.0)
        assert whats(engine.step(inputs.pass_s(1))) == [What.INPUT_BACK]
        assert engine.standing[CITY].gone_ms is None

    def test_so_does_a_place_that_is_not_there_any_more(self) -> None:
        inputs = FakeInputs()
        engine = followed(rules(raining(hold_s=0.0, places="each")), inputs)
        inputs.put(31.0, "관악구")
        engine.step(inputs)
        inputs.seen.clear()
        assert whats(engine.step(inputs.pass_s(600))) == [What.INPUT_GONE]


class TestMoves:
    def moving(self, inputs: FakeInputs, **keys: object) -> Engine:
        return followed(
            rules(rule("rising", indicator="level", within_s=3600.0, clear_hold_s=0.0, **keys)),  # type: ignore[arg-type]
            inputs,
        )

    def test_a_rise_within_the_time_raises(self) -> None:
        inputs = FakeInputs()
        engine = self.moving(inputs, rises_by=15.0, clear=5.0)
        for value in (40.0, 45.0, 54.0):
            inputs.put(value, indicator="level")
            assert engine.step(inputs.pass_s(600)) == []
        inputs.put(55.0, indicator="level")
        assert whats(engine.step(inputs.pass_s(600))) == [What.RAISED]
        assert engine.standing[Key("rising")].value == 15.0

    def test_a_slow_rise_does_not_and_a_level_that_stays_clears(self) -> None:
        inputs = FakeInputs()
        engine = self.moving(inputs, rises_by=15.0, clear=5.0)
        for step in range(30):
            inputs.pass_s(1200).put(40.0 + step * 4, indicator="level")
            assert engine.step(inputs) == []
        inputs.pass_s(600).put(180.0, indicator="level")
        engine.step(inputs)
        inputs.pass_s(3000).put(181.0, indicator="level")
        assert engine.step(inputs) == []
        inputs.pass_s(700).put(181.0, indicator="level")
        assert whats(engine.step(inputs)) == [What.CLEARED]

    def test_a_fall_is_measured_from_the_highest(self) -> None:
        inputs = FakeInputs()
        engine = self.moving(inputs, falls_by=10.0)
        for value in (40.0, 49.0, 41.0):
            inputs.put(value, indicator="level")
            assert engine.step(inputs.pass_s(60)) == []
        inputs.put(39.0, indicator="level")
        assert whats(engine.step(inputs.pass_s(60))) == [What.RAISED]

    def test_what_was_before_the_start_counts(self) -> None:
        inputs = FakeInputs()
        inputs.days["level", ""] = [(NOW_MS - 2 * HOUR_MS, 1.0), (NOW_MS - MINUTE_MS, 40.0)]
        engine = self.moving(inputs, rises_by=15.0)
        inputs.put(55.0, indicator="level")
        assert whats(engine.step(inputs)) == [What.RAISED]


class TestEvents:
    def fires(self, inputs: FakeInputs, **test: str) -> Engine:
        return followed(rules(rule("fire", event={"kind": "incident", **test})), inputs)

    def test_each_is_an_alarm_that_clears_when_it_ends(self) -> None:
        inputs = FakeInputs(events=[kept_event("1"), kept_event("2")])
        engine = self.fires(inputs)
        assert whats(engine.step(inputs)) == [What.RAISED, What.RAISED]
        alarm = engine.standing[Key("fire", "dispatches/1")]
        assert (alarm.title, alarm.place, alarm.latitude_deg) == ("화재", "노원구", 37.65)
        assert (alarm.began_ms, alarm.raised_ms) == (NOW_MS - 5 * MINUTE_MS, NOW_MS - 4 * MINUTE_MS)
        inputs.events = [kept_event("2")]
        assert [change.key.subject for change in engine.step(inputs.pass_s(1))] == ["dispatches/1"]

    @pytest.mark.parametrize(
        ("test", "is_meant"),
        [
            ({}, True),
            ({"level": "major"}, True),
            ({"level": "critical"}, False),
            ({"source": "dispatches"}, True),
            ({"source": "roads"}, False),
            ({"text": "화재"}, True),
            ({"text": "침수"}, False),
            ({"detail": "kind=fire"}, True),
            ({"detail": "kind=flood"}, False),
            ({"kind": "alert"}, False),
        ],
    )
    def test_all_that_a_rule_says_must_be_so(self, test: dict[str, str], is_meant: bool) -> None:
        inputs = FakeInputs(events=[kept_event()])
        assert bool(self.fires(inputs, **test).step(inputs)) is is_meant

    def test_one_that_changes_may_be_meant_no_more(self) -> None:
        inputs = FakeInputs(events=[kept_event()])
        engine = self.fires(inputs, level="major")
        engine.step(inputs)
        inputs.events = [kept_event(level=Level.MINOR, revision=2)]
        assert whats(engine.step(inputs.pass_s(1))) == [What.CLEARED]

    def test_nothing_is_known_before_events_are_read(self) -> None:
        inputs = FakeInputs(events=[kept_event()])
        before = self.fires(inputs)
        before.step(inputs)
        engine = Engine(before.standing.values())
        engine.set_rules(rules(rule("fire", event={"kind": "incident"})), inputs.now_ms)
        inputs.events = None
        assert engine.step(inputs.pass_s(1)) == []
        assert list(engine.standing) == list(before.standing)

    def test_those_of_a_lost_source_stay_and_say_so(self) -> None:
        inputs = FakeInputs(events=[kept_event()])
        engine = self.fires(inputs)
        engine.step(inputs)
        inputs.sources["dispatches"] = source(error=DataErrorKind.UNREACHABLE)
        assert whats(engine.step(inputs.pass_s(1))) == [What.INPUT_GONE]


def source(**values: object) -> SourceHealth:
    return replace(SourceHealth("kma", "kma", 3600.0, good_ms=NOW_MS, newest_ms=NOW_MS), **values)  # type: ignore[arg-type]


class TestTrouble:
    def test_a_source_is_lost_since_it_was_last_good(self) -> None:
        inputs = FakeInputs(sources={"kma": source()})
        engine = followed(rules(rule("lost", level="watch", source="each", lost_for_s=900.0)), inputs)
        assert engine.step(inputs) == []
        inputs.sources["kma"] = source(error=DataErrorKind.TIMEOUT)
        assert engine.step(inputs.pass_s(600)) == []
        assert whats(engine.step(inputs.pass_s(300))) == [What.RAISED]
        alarm = engine.standing[Key("lost", "kma")]
        assert (alarm.title, alarm.began_ms, alarm.raised_ms) == ("KMA", NOW_MS, NOW_MS + 900_000)
        inputs.sources["kma"] = source(good_ms=inputs.now_ms, newest_ms=inputs.now_ms)
        engine.step(inputs.pass_s(1))
        assert whats(engine.step(inputs.pass_s(300))) == [What.CLEARED]

    def test_one_that_has_no_calls_left_is_not_lost(self) -> None:
        inputs = FakeInputs(sources={"kma": source(error=DataErrorKind.QUOTA)})
        engine = followed(rules(rule("lost", level="watch", source="kma", lost_for_s=0.0)), inputs)
        assert engine.step(inputs) == []

    def test_a_camera_is_lost_while_somebody_looks_at_it(self) -> None:
        inputs = FakeInputs(lost_cameras={"a": True, "b": False})
        engine = followed(rules(rule("dark", level="watch", camera="each", lost_for_s=60.0)), inputs)
        engine.step(inputs)
        assert [change.key.subject for change in engine.step(inputs.pass_s(60))] == ["a"]
        inputs.lost_cameras = {}
        assert whats(engine.step(inputs.pass_s(60))) == [What.INPUT_GONE]


class TestPeople:
    def raised(self) -> tuple[Engine, FakeInputs, Alarm]:
        inputs = FakeInputs()
        engine = followed(rules(raining(hold_s=0.0, clear_hold_s=0.0)), inputs)
        inputs.put(31.0)
        engine.step(inputs)
        return engine, inputs, engine.standing[CITY]

    def test_acknowledging_stores_who_and_when_once(self) -> None:
        engine, inputs, alarm = self.raised()
        (change,) = engine.acknowledge(alarm.id, "desk 2", inputs.pass_s(44).now_ms)
        assert (change.what, change.by, change.at_ms) == (What.ACKNOWLEDGED, "desk 2", NOW_MS + 44_000)
        assert engine.acknowledge(alarm.id, "desk 1", inputs.pass_s(5).now_ms) == []
        assert engine.standing[CITY].acknowledged_by == "desk 2"

    def test_raised_again_it_is_another_alarm(self) -> None:
        engine, inputs, alarm = self.raised()
        engine.acknowledge(alarm.id, "desk 2", inputs.now_ms)
        inputs.put(1.0)
        engine.step(inputs.pass_s(1))
        inputs.put(31.0)
        engine.step(inputs.pass_s(1))
        again = engine.standing[CITY]
        assert again.id != alarm.id
        assert again.acknowledged_ms is None
        assert engine.cleared[0].acknowledged_by == "desk 2"

    def test_cleared_ones_stay_an_hour(self) -> None:
        engine, inputs, _ = self.raised()
        inputs.put(1.0)
        engine.step(inputs.pass_s(1))
        engine.step(inputs.pass_s(KEPT_MS / 1000))
        assert len(engine.cleared) == 1
        engine.step(inputs.pass_s(1))
        assert engine.cleared == []

    def test_shelving_needs_a_reason_and_ends(self) -> None:
        engine, inputs, _ = self.raised()
        for reason, minutes in (("", 30), ("  ", 30), ("drill", 61), ("drill", 0), ("drill", float("nan"))):
            with pytest.raises(ValueError, match="shel"):
                engine.shelve(CITY, by="desk 2", reason=reason, minutes=minutes, now_ms=inputs.now_ms)
        engine.shelve(CITY, by="desk 2", reason="drill", minutes=60, now_ms=inputs.now_ms)
        assert engine.shelves[CITY].reason == "drill"
        assert CITY in engine.standing
        engine.step(inputs.pass_s(3599))
        assert CITY in engine.shelves
        assert whats(engine.step(inputs.pass_s(1))) == [What.UNSHELVED]

    def test_it_may_be_taken_back_before(self) -> None:
        engine, inputs, _ = self.raised()
        engine.shelve(CITY, by="desk 2", reason="drill", minutes=60, now_ms=inputs.now_ms)
        assert whats(engine.unshelve(CITY, by="desk 1", now_ms=inputs.now_ms)) == [What.UNSHELVED]
        assert engine.unshelve(CITY, by="desk 1", now_ms=inputs.now_ms) == []


class TestRules:
    def test_the_alarm_of_a_rule_that_is_gone_clears(self) -> None:
        inputs = FakeInputs()
        engine = followed(rules(raining(hold_s=0.0)), inputs)
        inputs.put(31.0)
        engine.step(inputs)
        assert whats(engine.set_rules(rules(), inputs.now_ms)) == [What.CLEARED]

    def test_that_of_a_rule_that_is_wrong_now_stands(self) -> None:
        inputs = FakeInputs()
        engine = followed(rules(raining(hold_s=0.0)), inputs)
        inputs.put(31.0)
        engine.step(inputs)
        wrong = Problem("city.toml", 1, "alarm[1]", Text("layouts", "wrong"))
        assert engine.set_rules(AlarmRules(bad={"rain.heavy": wrong}), inputs.now_ms) == []
        assert whats(engine.step(inputs.pass_s(1))) == [What.INPUT_GONE]


class TestStart:
    """What was raised while the program was down is raised with its true time, where samples tell it."""

    def started(self, inputs: FakeInputs, *kept: Alarm) -> Engine:
        engine = Engine(kept)
        engine.set_rules(rules(raining()), inputs.now_ms)
        return engine

    def test_it_was_raised_when_the_samples_say(self) -> None:
        inputs = FakeInputs()
        inputs.put(40.0)
        at = [NOW_MS - minutes * MINUTE_MS for minutes in (60, 50, 40, 30, 20)]
        inputs.days["rain", ""] = list(zip(at, (31.0, 10.0, 31.0, 25.0, 35.0), strict=True))
        engine = self.started(inputs)
        engine.step(inputs)
        alarm = engine.standing[CITY]
        assert (alarm.began_ms, alarm.raised_ms) == (at[2], at[2] + MINUTE_MS)

    def test_nothing_is_said_before_they_are_read(self) -> None:
        inputs = FakeInputs()
        inputs.put(40.0)
        inputs.days["rain", ""] = None
        engine = self.started(inputs)
        assert engine.step(inputs) == []
        inputs.days["rain", ""] = [(NOW_MS - 10 * MINUTE_MS, 33.0)]
        engine.step(inputs.pass_s(2))
        assert engine.standing[CITY].raised_ms == NOW_MS - 9 * MINUTE_MS

    def test_they_are_not_waited_for_for_ever(self) -> None:
        inputs = FakeInputs()
        inputs.put(40.0)
        inputs.days["rain", ""] = None
        engine = self.started(inputs)
        engine.step(inputs)
        engine.step(inputs.pass_s(15))
        assert whats(engine.step(inputs.pass_s(60))) == [What.RAISED]

    def test_what_stood_stands_and_clears_as_ever(self) -> None:
        inputs = FakeInputs()
        kept = Alarm(
            CITY, "alert", NOW_MS - HOUR_MS, NOW_MS - HOUR_MS, acknowledged_ms=NOW_MS, acknowledged_by="desk 2"
        )
        engine = self.started(inputs, kept)
        inputs.put(40.0)
        assert engine.step(inputs) == []
        assert engine.standing[CITY].acknowledged_by == "desk 2"
        inputs.put(10.0)
        engine.step(inputs.pass_s(1))
        assert whats(engine.step(inputs.pass_s(120))) == [What.CLEARED]


STEP = st.tuples(
    st.sampled_from(["", "관악구"]),
    st.sampled_from([None, 10.0, 19.9, 20.0, 25.0, 29.9, 30.0, 50.0]),
    st.sampled_from([1, 20, 59, 60, 61, 119, 121, 4000]),
    st.sampled_from(["look", "acknowledge", "shelve", "unshelve", "rules", "restart"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(STEP, max_size=40))
def test_whatever_happens_alarms_keep_their_promises(steps: list[tuple[str, float | None, int, str]]) -> None:
    inputs = FakeInputs()
    follow = rules(raining(), raining(id="each", places="each"))
    engine = followed(follow, inputs)
    acknowledged: dict[str, str] = {}
    last_cleared: dict[Key, int] = {}
    raised: dict[Key, int] = {}
    told: list[Change] = []

    def check(changes: list[Change]) -> None:
        told.extend(changes)
        for change in changes:
            alarm = change.alarm
            if change.what is What.RAISED and alarm is not None:
                assert change.key not in raised, "two of one key at once"
                assert alarm.raised_ms <= inputs.now_ms
                assert alarm.began_ms <= alarm.raised_ms
                if change.key in last_cleared:  # no faster than it holds
                    assert alarm.raised_ms >= last_cleared[change.key] + 60_000
                raised[change.key] = inputs.now_ms
            elif change.what is What.CLEARED and alarm is not None:
                assert alarm.cleared_ms == inputs.now_ms
                assert inputs.now_ms >= raised.pop(change.key) + 120_000
                last_cleared[change.key] = inputs.now_ms
                assert alarm.acknowledged_by == acknowledged.get(alarm.id, "")

    acts: dict[str, Callable[[], list[Change]]] = {
        "acknowledge": lambda: [
            change
            for alarm in [*engine.standing.values()]
            for change in engine.acknowledge(alarm.id, f"desk {len(acknowledged)}", inputs.now_ms)
        ],
        "shelve": lambda: engine.shelve(CITY, by="x", reason="drill", minutes=1, now_ms=inputs.now_ms),
        "unshelve": lambda: engine.unshelve(CITY, by="x", now_ms=inputs.now_ms),
        "rules": lambda: engine.set_rules(follow, inputs.now_ms),
    }
    for place, value, seconds, act in steps:
        inputs.pass_s(seconds).put(value, place)
        if act == "restart":
            engine = Engine([*engine.standing.values(), *engine.cleared], engine.shelves.values())
            engine.set_rules(follow, inputs.now_ms - HOUR_MS)
        changes = acts[act]() if act in acts else []
        for change in changes:
            if change.what is What.ACKNOWLEDGED and change.alarm is not None:
                assert change.alarm.id not in acknowledged
                acknowledged[change.alarm.id] = change.by
        check([*changes, *engine.step(inputs)])
        for alarm in engine.standing.values():
            assert alarm.cleared_ms is None
            assert alarm.acknowledged_by == acknowledged.get(alarm.id, "")
        assert set(engine.standing) == set(raised)
        assert all(inputs.now_ms - (alarm.cleared_ms or 0) <= KEPT_MS for alarm in engine.cleared)
    ids = [change.alarm.id for change in told if change.what is What.RAISED and change.alarm is not None]
    assert len(ids) == len(set(ids))
