"""Which entry of a schedule holds: days, nights, holidays, alarms, and the nights in which clocks change."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.scenes import Scene
from layouts.schedule_files import ScheduleEntry
from layouts.schedules import NO_SCHEDULE, read_schedule
from layouts.scheduling import Schedule, StandingAlarm, due, next_change, overlaps
from layouts.tours import Tour, TourStep
from tests.layouts.helpers import lines, write

SEOUL, BERLIN = ZoneInfo("Asia/Seoul"), ZoneInfo("Europe/Berlin")
HOLIDAY = date(2026, 10, 9)  # a Friday


def entry(id: str, **values: object) -> ScheduleEntry:
    return ScheduleEntry.model_validate({"id": id, "scene": id, **values})


def schedule(*entries: ScheduleEntry) -> Schedule:
    return Schedule({each.id: each for each in entries}, frozenset({HOLIDAY}))


def hours(begin: str, end: str) -> dict[str, object]:
    return {key: datetime.strptime(text, "%H:%M").time() for key, text in (("begin", begin), ("end", end))}


def held(of: Schedule, at: str, zone: ZoneInfo = SEOUL, standing: Sequence[StandingAlarm] = ()) -> str | None:
    found = due(of, datetime.fromisoformat(at).replace(tzinfo=zone), standing)
    return None if found is None else found.id


def test_a_day_and_a_night_that_passes_midnight() -> None:
    of = schedule(entry("day", **hours("06:00", "23:00")), entry("night", **hours("23:00", "06:00")))
    assert [held(of, f"2026-09-17T{time}") for time in ("05:59:59", "06:00", "22:59", "23:00", "00:00")] == [
        "night",
        "day",
        "day",
        "night",
        "night",
    ]


def test_the_night_belongs_to_the_day_on_which_it_begins() -> None:
    of = schedule(entry("friday", days=["fri"], **hours("22:00", "03:00")))
    assert [held(of, f"2026-09-{time}") for time in ("18T21:59", "18T22:00", "19T02:59", "19T03:00", "18T01:00")] == [
        None,
        "friday",
        "friday",
        None,
        None,
    ]


def test_weekdays_weekends_and_holidays() -> None:
    of = schedule(
        entry("work", days=["weekdays"]), entry("free", days=["weekend", "holidays"]), entry("friday", days=["fri"])
    )
    of = Schedule({**of.good, "friday": entry("friday", days=["fri"], priority=5)}, of.holidays)
    assert held(of, "2026-10-08T12:00") == "work"
    assert held(of, "2026-10-10T12:00") == "free"
    assert held(of, "2026-10-09T12:00") == "friday", "a holiday is a Friday all the same"
    without = schedule(of.good["work"], of.good["free"])
    assert held(without, "2026-10-09T12:00") == "free"


def test_first_and_last_day() -> None:
    of = schedule(entry("summer", first=date(2026, 7, 1), last=date(2026, 8, 31)))
    assert [held(of, f"2026-{day}") for day in ("06-30T23:59", "07-01T00:00", "08-31T23:59", "09-01T00:00")] == [
        None,
        "summer",
        "summer",
        None,
    ]


def test_what_is_more_important_holds_and_of_equals_the_last() -> None:
    of = schedule(entry("a", priority=1), entry("b"), entry("c", priority=1), entry("d"))
    assert held(of, "2026-09-17T12:00") == "c"


def test_an_alarm_calls_for_its_entry() -> None:
    of = schedule(entry("day"), entry("rain", alarm="rain.heavy"), entry("worst", alarm_level="alert", priority=200))
    assert held(of, "2026-09-17T12:00") == "day"
    assert held(of, "2026-09-17T12:00", standing=[StandingAlarm("rain.heavy", "caution")]) == "rain"
    assert held(of, "2026-09-17T12:00", standing=[StandingAlarm("fire", "caution")]) == "day"
    assert held(of, "2026-09-17T12:00", standing=[StandingAlarm("fire", "serious")]) == "worst"


@pytest.mark.parametrize(
    ("day", "times"),
    [
        ("2026-03-29", ["2026-03-29T01:00:00+00:00", "2026-03-29T01:30:00+00:00"]),  # 02:30 is left out
        ("2026-10-25", ["2026-10-25T00:30:00+00:00", "2026-10-25T02:30:00+00:00"]),  # 02:30 comes twice
    ],
)
def test_in_the_nights_of_the_clocks_it_begins_and_ends_once(day: str, times: list[str]) -> None:
    of = schedule(entry("early", **hours("02:30", "03:30")))
    at = datetime.fromisoformat(f"{day}T00:00").replace(tzinfo=BERLIN)
    states = []
    for minute in range(6 * 60):
        moment = (at.astimezone(UTC) + timedelta(minutes=minute)).astimezone(BERLIN)
        states.append(due(of, moment) is not None)
    edges = [minute for minute in range(1, len(states)) if states[minute] != states[minute - 1]]
    found = [(at.astimezone(UTC) + timedelta(minutes=minute)).isoformat() for minute in edges]
    assert len(found) == 2
    assert found == times


times = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(lambda at: at.replace(tzinfo=BERLIN))
clock = st.times().map(lambda at: at.replace(second=0, microsecond=0))
entries = st.builds(
    lambda number, days, begin, end, priority: entry(
        f"e{number}", days=days, priority=priority, **({} if begin == end else {"begin": begin, "end": end})
    ),
    st.integers(0, 9),
    st.lists(st.sampled_from(["mon", "sat", "weekdays", "weekend", "holidays"]), unique=True),
    clock,
    clock,
    st.integers(0, 3),
)


@given(st.lists(entries, max_size=5), times)
def test_between_two_edges_nothing_changes(found: list[ScheduleEntry], at: datetime) -> None:
    of = schedule(*found)
    edge = next_change(of, at)
    before = due(of, at)
    for share in (0.25, 0.5, 0.999):
        end = edge or at.astimezone(UTC) + timedelta(days=2)
        between = (at.astimezone(UTC) + (end - at) * share).astimezone(BERLIN)
        assert due(of, between) == before


def overlapping(*found: ScheduleEntry) -> set[tuple[str, str]]:
    return {(one.id, other.id) for one, other in overlaps(schedule(*found))}


near_the_holiday = st.datetimes(datetime(2026, 10, 7), datetime(2026, 10, 12)).map(lambda at: at.replace(tzinfo=BERLIN))


@given(st.lists(entries, max_size=4, unique_by=lambda each: each.id), times | near_the_holiday)
def test_what_overlaps_is_told(found: list[ScheduleEntry], at: datetime) -> None:
    pairs = overlapping(*found)
    holding = [each for each in found if due(schedule(each), at) is not None]
    for one, other in combinations(holding, 2):
        assert one.weight != other.weight or (one.id, other.id) in pairs


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ({"days": ["mon"]}, {"days": ["tue"]}, False),
        ({"days": ["weekdays"]}, {"days": ["holidays"]}, False),
        ({"days": ["fri"]}, {"days": ["holidays"]}, True),  # the holiday is a Friday
        ({"days": ["thu"]}, {"days": ["holidays"]}, False),
        ({"days": ["thu"], **hours("22:00", "02:00")}, {"days": ["holidays"], **hours("01:00", "03:00")}, True),
        ({"days": ["sun"], **hours("22:00", "02:00")}, {"days": ["mon"], **hours("02:00", "03:00")}, False),
        (hours("06:00", "12:00"), hours("12:00", "06:00"), False),
        (hours("06:00", "12:00"), {**hours("06:00", "12:00"), "priority": 1}, False),
        (hours("06:00", "12:00"), {**hours("06:00", "12:00"), "alarm": "rain"}, False),
        ({"last": date(2026, 6, 30)}, {"first": date(2026, 7, 1)}, False),
        ({"last": date(2026, 6, 30), **hours("22:00", "02:00")}, {"first": date(2026, 7, 1)}, True),
        ({"last": date(2026, 6, 30), "days": ["wed"]}, {"first": date(2026, 6, 25)}, False),  # which ends on a Tuesday
        ({"first": date(1, 1, 1)}, {"last": date(9999, 12, 31)}, True),
    ],
)
def test_entries_overlap_where_a_day_has_both(one: dict[str, object], other: dict[str, object], *, meet: bool) -> None:
    assert overlapping(entry("one", **one), entry("other", **other)) == ({("one", "other")} if meet else set())


# The file


def scene(id: str, wall: str | None = None) -> Scene:
    return Scene(id, {"ko": id}, {}, wall=wall)


SCENES = {each.id: each for each in (scene("day"), scene("night"), scene("left", "left"), scene("right", "right"))}
TOURS = {
    "rivers": Tour("rivers", {"ko": "하천"}, (TourStep(20, cameras=("a",)),), "s1", (1,)),
    "left": Tour("left", {"ko": "왼쪽"}, (TourStep(20, scene="left"),)),
}


def read(folder: Path, text: str) -> Schedule:
    write(folder, "schedule.toml", "schema_version = 1\nholidays = [2026-10-09]\n" + text)
    return read_schedule(folder, scenes=SCENES, tours=TOURS, rules=["rain.heavy"])


def test_a_schedule_is_read(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        '[[entry]]\nid = "day"\nscene = "day"\nbegin = 06:00:00\nend = 20:00:00\ndays = ["mon", "holidays"]\n'
        '[[entry]]\nid = "rain"\ntour = "rivers"\nalarm = "rain.heavy"\n',
    )
    assert found.problems == ()
    assert found.holidays == {HOLIDAY}
    assert [(each.id, each.weight, each.shows_before) for each in found.good.values()] == [
        ("day", 0, False),
        ("rain", 100, True),
    ]
    assert read_schedule(tmp_path / "nowhere", scenes={}, tours={}, rules=()) is NO_SCHEDULE


@pytest.mark.parametrize(
    ("text", "problem", "stays"),
    [
        ('scene = "dya"', "5: entry[1].scene: No scene has the file scenes/dya.toml; nearest: day", False),
        ('tour = "x"', "5: entry[1].tour: No tour has the id x", False),
        ('scene = "day"\nalarm = "rain"', "6: entry[1].alarm: No rule of alarms has the id rain", False),
        ('scene = "day"\ntour = "rivers"', "Write scene or tour, and not both", False),
        ('scene = "day"\nbegin = 06:00:00', "begin and end belong together", False),
        ('scene = "day"\nbegin = 06:00:00\nend = 06:00:00', "begin and end are the same", False),
        ('scene = "day"\nfirst = 2026-02-01\nlast = 2026-01-01', "last must not be before first", False),
        ('scene = "day"\ndays = ["monday"]', "Value is unknown", False),
        ('scene = "day"\ndays = "mon"', "Must be a list in brackets", False),
        ('scene = "day"\nbegin = "07:00"\nend = "08:00"', "begin: Must be a time such as 07:00:00, without", False),
        (
            'scene = "day"\n[[entry]]\nid = "b"\nscene = "night"\ndays = ["mon"]',
            "6: entry[2]: Holds at the same time as the entry a, with the same priority",
            True,
        ),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, text: str, problem: str, stays: bool) -> None:
    found = read(tmp_path, f'[[entry]]\nid = "a"\n{text}\n')
    told = lines(found.problems)
    assert any(problem in line for line in told), told
    assert ("a" in found.good) == stays


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ('scene = "left"', 'scene = "right"', False),
        ('tour = "left"', 'scene = "right"', False),
        ('tour = "left"', 'scene = "left"', True),
        ('scene = "left"', 'scene = "day"', True),
        ('tour = "rivers"', 'scene = "right"', True),
    ],
)
def test_what_is_for_different_walls_does_not_overlap(tmp_path: Path, one: str, other: str, *, told: bool) -> None:
    found = read(tmp_path, f'[[entry]]\nid = "a"\n{one}\n[[entry]]\nid = "b"\n{other}\n')
    assert bool(found.problems) == told
    assert list(found.good) == ["a", "b"]
