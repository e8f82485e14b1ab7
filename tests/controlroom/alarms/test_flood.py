"""Many alarms at once."""

from hypothesis import given
from hypothesis import strategies as st

from controlroom.alarms.core import Alarm, Key
from controlroom.alarms.flood import MOST, WINDOW_MS, Flood, groups
from layouts.alarm_files import AlarmLevel
from tests.controlroom.alarms.inputs import NOW_MS


def alarm(id: str, place: str = "", *, level: AlarmLevel = "caution", raised_ms: int = NOW_MS) -> Alarm:
    return Alarm(Key(id, place), level, raised_ms, raised_ms, place=place)


def test_more_than_ten_in_ten_minutes_are_a_flood() -> None:
    flood = Flood()
    assert not flood.look([NOW_MS] * MOST, NOW_MS)
    assert flood.look([NOW_MS] * (MOST + 1), NOW_MS)


def test_those_of_before_do_not_count() -> None:
    assert not Flood().look([NOW_MS - WINDOW_MS] * 50, NOW_MS)


def test_it_is_over_when_few_came_for_a_while_and_not_at_once() -> None:
    flood = Flood()
    flood.look([NOW_MS] * 11, NOW_MS)
    assert flood.look([NOW_MS] * 6, NOW_MS)
    assert not flood.look([NOW_MS] * 5, NOW_MS)
    assert not flood.look([NOW_MS] * 10, NOW_MS)


def test_one_storm_is_one_group_with_its_districts() -> None:
    storm = [alarm("rain", f"district {number % 4}", raised_ms=NOW_MS + number) for number in range(13)]
    river = alarm("river", "district 0", level="serious")
    fire = alarm("fire", "district 9")
    found = groups([(each, "storm", each.place) for each in (*storm, river)] + [(fire, "fire", "district 9")])
    assert [(group.cause, len(group.alarms)) for group in found] == [("storm", 14), ("fire", 1)]
    assert found[0].alarms[0] is river
    assert found[0].alarms[1] is storm[-1]
    assert found[0].districts == (("district 0", 5), ("district 1", 3), ("district 2", 3), ("district 3", 3))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.integers(0, 9)), max_size=40))
def test_every_alarm_is_in_one_group(made: list[tuple[str, str, int]]) -> None:
    those = [(alarm(f"{n}", place, raised_ms=NOW_MS + at), cause, place) for n, (cause, place, at) in enumerate(made)]
    found = groups(those)
    assert sorted(each.key for group in found for each in group.alarms) == sorted(each.key for each, _, _ in those)
    assert all(sum(count for _, count in group.districts) == len(group.alarms) for group in found)
