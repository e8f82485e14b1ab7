"""Which screen goes on which monitor."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.monitors.matching import by_number, match
from controlroom.monitors.plan import Monitor, MonitorMatch, PlannedScreen

GRID = tuple(
    Monitor(f"DP-{n + 1}", n % 2 * 1920, n // 2 * 1080, 1920, 1080, model="LH55", serial=f"S{n}") for n in range(4)
)
PLACEHOLDER = Monitor("NONE-1", 0, 0, 0, 0)


def screens(*matches: MonitorMatch) -> list[PlannedScreen]:
    return [PlannedScreen(f"s{n}", each, importance=n) for n, each in enumerate(matches, start=1)]


def numbered(count: int) -> list[PlannedScreen]:
    return screens(*(MonitorMatch(number=n) for n in range(1, count + 1)))


def on(
    planned: Sequence[PlannedScreen], monitors: Sequence[Monitor], usual: Mapping[str, Monitor] | None = None
) -> dict[str, str]:
    placed = match(planned, monitors, usual).placed
    return {screen: monitors[place].connector for screen, place in placed.items()}


def test_monitors_are_numbered_by_rows() -> None:
    shuffled = [GRID[3], PLACEHOLDER, GRID[1], replace(GRID[2], y=1092), replace(GRID[0], y=40)]
    assert [shuffled[place].connector for place in by_number(shuffled)] == ["DP-1", "DP-2", "DP-3", "DP-4"]
    wide = Monitor("DP-9", 0, 0, 3840, 2160)
    beside = [Monitor("DP-8", 3840, 1000, 1920, 1080), wide]
    assert [beside[place].connector for place in by_number(beside)] == ["DP-9", "DP-8"], (
        "level with a part of the first"
    )


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (MonitorMatch(model="LH55", serial="S2", connector="DP-1", number=2), "DP-3"),
        (MonitorMatch(serial="S2"), "DP-3"),
        (MonitorMatch(model="other", serial="S2", connector="DP-4"), "DP-4"),
        (MonitorMatch(model="LH55", connector="DP-2", number=1), "DP-2"),
        (MonitorMatch(model="LH55", serial="gone", connector="DP-2", number=1), "DP-2"),
        (MonitorMatch(connector="DP-4", number=1), "DP-4"),
        (MonitorMatch(connector="gone", number=3), "DP-3"),
        (MonitorMatch(number=9), "DP-1"),
        (MonitorMatch(), "DP-1"),
    ],
)
def test_a_monitor_is_found_by_edid_then_connector_then_number_then_any(wanted: MonitorMatch, found: str) -> None:
    assert on(screens(wanted), GRID) == {"s1": found}
    assert on(screens(wanted), GRID[::-1]) == {"s1": found}


def test_what_is_said_more_exactly_comes_first_whatever_is_more_important() -> None:
    planned = screens(MonitorMatch(), MonitorMatch(model="LH55"), MonitorMatch(model="LH55", connector="DP-1"))
    assert on(planned, GRID) == {"s3": "DP-1", "s2": "DP-2", "s1": "DP-3"}


def test_with_too_few_monitors_the_most_important_are_shown() -> None:
    planned = [replace(screen, importance=10 - screen.importance) for screen in numbered(4)]
    matching = match(planned, GRID[:2])
    assert set(matching.placed) == {"s3", "s4"}
    assert matching.missing == ("s1", "s2")


def test_too_many_are_left_over() -> None:
    matching = match(numbered(1), [PLACEHOLDER, *GRID])
    assert (matching.placed, matching.missing, matching.spare) == ({"s1": 1}, (), (2, 3, 4))


def test_where_one_goes_the_others_stay_and_it_comes_back() -> None:
    planned = numbered(3)
    usual = match(planned, GRID).usual
    assert {screen: monitor.connector for screen, monitor in usual.items()} == {
        "s1": "DP-1",
        "s2": "DP-2",
        "s3": "DP-3",
    }
    assert on(planned, GRID[1:], usual) == {"s2": "DP-2", "s3": "DP-3", "s1": "DP-4"}
    assert match(planned, GRID[1:], usual).usual == usual
    assert on(planned, (GRID[0], PLACEHOLDER, GRID[2]), usual) == {"s1": "DP-1", "s2": "DP-3"}
    assert on(planned, GRID, usual) == {"s1": "DP-1", "s2": "DP-2", "s3": "DP-3"}


def test_one_that_was_off_at_the_start_is_counted_when_it_comes() -> None:
    usual = match(numbered(3), (GRID[0], GRID[2])).usual
    assert on(numbered(3), GRID[:3], usual) == {"s1": "DP-1", "s2": "DP-2", "s3": "DP-3"}


def test_where_they_are_arranged_otherwise_numbers_hold() -> None:
    usual = {"s1": GRID[0], "s2": GRID[1]}
    swapped = [replace(GRID[0], x=1920), replace(GRID[1], x=0)]
    assert on(numbered(2), swapped, usual) == {"s1": "DP-2", "s2": "DP-1"}


few = st.sampled_from(["", "A", "B"])
matches = st.builds(
    MonitorMatch,
    model=few,
    serial=few,
    connector=st.sampled_from(["", "DP-1", "DP-2", "DP-7"]),
    number=st.none() | st.integers(1, 5),
)
plans = st.lists(
    st.builds(PlannedScreen, st.sampled_from("abcdefgh"), matches, importance=st.integers(1, 4)),
    max_size=6,
    unique_by=lambda screen: screen.id,
)
monitor_lists = st.lists(
    st.builds(
        Monitor,
        st.sampled_from([f"DP-{n}" for n in range(1, 9)]),
        st.integers(-3, 3).map(lambda n: n * 960),
        st.integers(-2, 2).map(lambda n: n * 540),
        st.sampled_from([0, 1920, 3840]),
        st.sampled_from([0, 1080, 2160]),
        model=few,
        serial=few,
    ),
    max_size=6,
    unique_by=lambda monitor: monitor.connector,
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[PlannedScreen], list[Monitor], dict[str, Monitor]]:
    """A plan, the monitors there are, and where screens were before, among others that are gone."""
    planned, monitors = draw(plans), draw(monitor_lists)
    there = [monitor for monitor in (*monitors, *draw(monitor_lists)) if monitor.is_real]
    chosen = draw(st.permutations(there))
    return planned, monitors, dict(zip([screen.id for screen in planned], chosen, strict=False))


@given(cases())
def test_every_monitor_has_one_screen_at_most_and_none_stays_dark(
    case: tuple[list[PlannedScreen], list[Monitor], dict[str, Monitor]],
) -> None:
    planned, monitors, usual = case
    matching = match(planned, monitors, usual)
    used = list(matching.placed.values())
    real = {place for place, monitor in enumerate(monitors) if monitor.is_real}
    assert sorted([*used, *matching.spare]) == sorted(real)
    assert {*matching.placed, *matching.missing} == {screen.id for screen in planned}
    assert len(matching.placed) == min(len(planned), len(real))


@given(cases())
def test_nobody_more_important_is_missing(case: tuple[list[PlannedScreen], list[Monitor], dict[str, Monitor]]) -> None:
    planned, monitors, usual = case
    matching = match(planned, monitors, usual)
    by_id = {screen.id: screen for screen in planned}
    shown = [by_id[screen].importance for screen in matching.placed]
    assert all(by_id[screen].importance >= max(shown, default=0) for screen in matching.missing)


@given(cases(), st.randoms())
def test_the_order_in_which_monitors_are_told_changes_nothing(
    case: tuple[list[PlannedScreen], list[Monitor], dict[str, Monitor]], chance: st.DataObject
) -> None:
    planned, monitors, usual = case
    shuffled = list(monitors)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert on(planned, shuffled, usual) == on(planned, monitors, usual)


@given(cases(), st.data())
def test_a_screen_whose_monitor_is_named_stays_on_it_while_others_go(
    case: tuple[list[PlannedScreen], list[Monitor], dict[str, Monitor]], data: st.DataObject
) -> None:
    _, monitors, _ = case
    real = [monitor for monitor in monitors if monitor.is_real]
    planned = [
        PlannedScreen(f"s{n}", MonitorMatch(connector=monitor.connector), importance=1)
        for n, monitor in enumerate(real)
    ]
    gone = data.draw(st.sets(st.sampled_from(real))) if real else set()
    left = [monitor for monitor in monitors if monitor not in gone]
    before, after = on(planned, monitors), on(planned, left)
    names = {monitor.connector for monitor in left}
    # As many screens as monitors, all equally important: those that come first in the plan have them.
    assert all(
        after[screen] == connector for screen, connector in before.items() if screen in after and connector in names
    )
    assert on(planned, monitors) == before
