"""What a screen shows of alarms: words in its languages, who may see what, cameras that watch, groups."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from controlroom.alarms.board import Boards
from controlroom.alarms.core import Key
from controlroom.alarms.engine import Engine
from controlroom.alarms.tiles import level_counts, on_cameras
from layouts.alarm_files import WordsEntry
from layouts.alarms import AlarmRules, Rule
from layouts.cameras import Camera, StreamAddress
from layouts.indicator_files import IndicatorEntry
from layouts.indicators import Indicators
from layouts.model import Audience
from tests.controlroom.alarms.inputs import NOW_MS, FakeInputs, kept_event, rule, rules
from widgets.facts import AlarmBoard, Name
from widgets.header import Count
from widgets.model import Level

RAIN = IndicatorEntry.model_validate(
    {"id": "rain", "name": {"en": "Rain"}, "unit": "mm", "decimals": 1, "direction": "less", "series": "r"}
)


def camera(id: str, lat: float | None = None, lon: float | None = None) -> Camera:
    stream = StreamAddress("main", "rtsp", "rtsp://192.0.2.1/a")
    return Camera(id, {"ko": f"카메라 {id}", "en": f"Camera {id}"}, (stream,), 3.0, 10.0, lat=lat, lon=lon)


CAMERAS = {each.id: each for each in (camera("near", 37.6501, 127.07), camera("far", 37.66, 127.07), camera("none"))}
HEAVY = rule(
    indicator="rain",
    above=30.0,
    places="each",
    public={"en": "Heavy rain in {place}"},
    cause={"en": "Storm", "ko": "호우"},
)


class Screen:
    """A screen for an audience, over an engine that follows `of`."""

    def __init__(self, of: AlarmRules, audience: Audience = "operator", language: str = "en") -> None:
        self.inputs = FakeInputs()
        self.engine = Engine()
        self.engine.set_rules(of, NOW_MS - 10_000_000)
        self.boards = Boards(language=language, gloss="ko")
        self.boards.set_city(of, Indicators({"rain": RAIN}), CAMERAS, audience)

    def look(self, **lost: bool) -> AlarmBoard:
        self.engine.step(self.inputs)
        return self.boards.board(self.engine, lost=lost, selected="", now_ms=self.inputs.now_ms)

    def rain(self, **places: float) -> None:
        for place, value in places.items():
            self.inputs.put(value, place)


pytestmark = pytest.mark.usefixtures("qapp")


def test_words_have_value_limit_and_place_with_units_in_both_languages(qapp: QApplication) -> None:
    screen = Screen(rules(HEAVY))
    screen.rain(관악구=36.25)
    (alarm,) = screen.look().standing
    assert alarm.name == Name("Rain 36.2 mm in 관악구, limit 30.0 mm", "관악구 강수 36.2 mm")
    assert (alarm.action.text, alarm.owner.text, alarm.call) == ("Close the underpass", "Safety Division", "tel:120")
    screen.rain(관악구=41.0)
    assert screen.look().standing[0].name.text.startswith("Rain 41.0 mm")


@pytest.mark.parametrize("audience", ["district", "citizen"])
def test_public_screens_show_what_is_released_and_nothing_else(audience: Audience) -> None:
    screen = Screen(rules(HEAVY, rule("inner", indicator="rain", above=1.0, places="each")), audience)
    screen.rain(관악구=36.0)
    screen.engine.shelve(Key("inner", "관악구"), by="x", reason="drill", minutes=5, now_ms=NOW_MS)
    board = screen.look()
    assert [alarm.name.text for alarm in board.standing] == ["Heavy rain in 관악구"]
    assert (board.standing[0].action.text, board.standing[0].call) == ("", "")
    assert (board.shelved, board.may_lead) == ((), False)


def test_words_of_an_event_follow_what_its_source_tells() -> None:
    told = rule("fire", event={"kind": "incident"})
    entry = told.entry.model_copy(update={"text": WordsEntry(en="{title}: {text}")})
    screen = Screen(rules(Rule(entry)))
    screen.inputs.events = [kept_event(text="first floor")]
    assert screen.look().standing[0].name.text == "화재: first floor"
    screen.inputs.events = [kept_event(text="second floor", revision=2)]
    assert screen.look().standing[0].name.text == "화재: second floor"


def test_who_waits_comes_first_then_the_highest_then_the_newest() -> None:
    low, high = (
        rule("low", level="watch", indicator="rain", above=1.0),
        rule("high", level="serious", indicator="rain", above=5.0),
    )
    screen = Screen(rules(HEAVY, low, high))
    screen.rain(관악구=36.0)
    screen.inputs.put(9.0)
    screen.look()
    for alarm in [*screen.engine.standing.values()]:
        if alarm.key.rule != "low":
            screen.engine.acknowledge(alarm.id, "desk", screen.inputs.pass_s(1).now_ms)
    screen.rain(동작구=40.0)
    assert [alarm.id.partition("|")[2] for alarm in screen.look().standing] == [
        "rain.heavy|동작구",
        "low|",
        "high|",
        "rain.heavy|관악구",
    ]


def test_the_nearest_camera_watches_within_500_m() -> None:
    screen = Screen(rules(rule("fire", event={"kind": "incident"})))
    screen.inputs.events = [kept_event("1"), kept_event("2", latitude_deg=37.0), kept_event("3", latitude_deg=None)]
    watching = {alarm.id[-1]: alarm.cameras for alarm in screen.look().standing}
    assert watching == {"1": ("near",), "2": (), "3": ()}


def test_cameras_of_the_rule_watch_instead_and_say_when_they_are_lost() -> None:
    screen = Screen(
        rules(rule("fire", event={"kind": "incident"}, show={"cameras": ["far", "unknown"], "layout": "x"}))
    )
    screen.inputs.events = [kept_event()]
    (alarm,) = screen.look(far=True).standing
    assert (alarm.cameras, alarm.lost_cameras, alarm.layout) == (("far",), ("Camera far",), "x")
    assert screen.look().standing[0].lost_cameras == ()


def test_what_is_shelved_is_counted_apart() -> None:
    screen = Screen(rules(HEAVY))
    screen.rain(관악구=36.0, 동작구=36.0)
    screen.look()
    screen.engine.shelve(Key("rain.heavy", "관악구"), by="desk 2", reason="drill", minutes=30, now_ms=NOW_MS)
    board = screen.look()
    assert [alarm.district for alarm in board.standing] == ["동작구"]
    (shelved,) = board.shelved
    assert (shelved.by, shelved.reason, shelved.subject, bool(shelved.id)) == ("desk 2", "drill", "관악구", True)


def test_a_flood_is_grouped_by_cause() -> None:
    screen = Screen(rules(HEAVY))
    screen.rain(**{f"p{number}": 31.0 for number in range(10)})
    assert screen.look().groups == ()
    screen.rain(more=31.0)
    (group,) = screen.look().groups
    assert (group.cause.text, len(group.alarms), len(group.districts)) == ("Storm", 11, 11)


def test_an_alarm_whose_rule_is_wrong_now_is_shown_all_the_same() -> None:
    screen = Screen(rules(HEAVY))
    screen.rain(관악구=36.0)
    screen.look()
    screen.boards.set_city(AlarmRules(bad=dict[str, Any]()), Indicators(), CAMERAS, "operator")
    assert [alarm.name.text for alarm in screen.look().standing] == ["rain.heavy"]


class TestTiles:
    def board(self, *of: Rule, **acknowledged: str) -> AlarmBoard:
        screen = Screen(rules(*of))
        screen.inputs.events = [kept_event()]
        screen.inputs.lost_cameras = {"near": True}
        screen.look()
        for alarm in [*screen.engine.standing.values()]:
            if alarm.key.rule in acknowledged:
                screen.engine.acknowledge(alarm.id, acknowledged[alarm.key.rule], NOW_MS)
        return screen.look()

    def test_a_camera_shows_the_highest_alarm_that_it_watches(self) -> None:
        watch = rule("watch", level="watch", event={"kind": "incident"})
        serious = rule("serious", level="serious", event={"kind": "incident"})
        found = on_cameras(self.board(watch, serious, serious="desk"))
        assert [(id, alarm.level, alarm.acknowledged) for id, alarm in found.items()] == [("near", Level.SERIOUS, True)]

    def test_counts_are_of_all_alarms_and_never_of_the_equipment(self) -> None:
        dark = rule("dark", level="watch", camera="each", lost_for_s=0.0)
        board = self.board(dark, rule("fire", event={"kind": "incident"}))
        assert [alarm.is_trouble for alarm in board.standing] == [False, True]
        counts = level_counts(board)
        assert counts[Level.ALERT] == Count(1, waiting=True)
        assert counts[Level.WATCH] == Count(0, waiting=False)
        assert on_cameras(board).keys() == {"near"}
