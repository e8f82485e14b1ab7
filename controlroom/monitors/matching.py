"""Which screen of a wall is shown on which monitor. Pure: the same screens and monitors always come together."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from controlroom.monitors.plan import Monitor, PlannedScreen


@dataclass(frozen=True, slots=True)
class Matching:
    """`placed`: the place of its monitor in the list, by screen. `missing`: screens without a monitor, in the order of
    the plan. `spare`: places of monitors without a screen, by number. `usual`: for the next call of `match`."""

    placed: Mapping[str, int]
    missing: tuple[str, ...]
    spare: tuple[int, ...]
    usual: Mapping[str, Monitor]


def by_number(monitors: Sequence[Monitor]) -> list[int]:
    """Return the places in the list of the monitors that show something, by their number: rows from the top, each from
    the left.

    Monitors are in one row where the middle of one is level with any part of the first of them.
    """
    left = [place for place, monitor in enumerate(monitors) if monitor.is_real]
    left.sort(key=lambda place: (monitors[place].y, *_across(monitors[place])))
    numbered: list[int] = []
    while left:
        first = monitors[left[0]]
        row = [place for place in left if first.y <= _middle(monitors[place]) < first.y + first.height]
        numbered += sorted(row, key=lambda place: _across(monitors[place]))
        left = [place for place in left if place not in row]
    return numbered


def _middle(monitor: Monitor) -> float:
    return monitor.y + monitor.height / 2


def _across(monitor: Monitor) -> tuple[int, int, str]:
    return monitor.x, monitor.y, monitor.connector


def match(
    planned: Sequence[PlannedScreen], monitors: Sequence[Monitor], usual: Mapping[str, Monitor] | None = None
) -> Matching:
    """Return which screen goes on which monitor.

    First those whose EDID is named, then by connector, then by number, then what is left over. With too few monitors
    the most important screens have one. `usual`: where screens were the last time that all of these monitors were
    there, as the matching before says; while one of them is gone, the others stay where they are rather than be counted
    anew.
    """
    numbered = by_number(monitors)
    numbers = {place: number for number, place in enumerate(numbered, start=1)}
    known = {_identity(monitors[place]) for place in numbered}
    usual = usual or {}
    is_whole = all(_identity(monitor) in known for monitor in usual.values())
    ranked = sorted(planned, key=lambda screen: screen.importance)[: len(numbered)]
    placed: dict[str, int] = {}
    free = list(numbered)

    def fits_usual(screen: PlannedScreen, place: int) -> bool:
        return not is_whole and screen.id in usual and _identity(usual[screen.id]) == _identity(monitors[place])

    def fits_number(screen: PlannedScreen, place: int) -> bool:
        return screen.match.number == numbers[place]

    def on_monitor(fits: Callable[[PlannedScreen, Monitor], bool]) -> Callable[[PlannedScreen, int], bool]:
        return lambda screen, place: fits(screen, monitors[place])

    ways = (
        on_monitor(_has_serial),
        on_monitor(lambda screen, monitor: _has_model(screen, monitor) and _has_connector(screen, monitor)),
        on_monitor(_has_model),
        on_monitor(_has_connector),
        fits_usual,
        fits_number,
        lambda screen, place: True,
    )
    for fits in ways:
        for screen in ranked:
            found = next((place for place in free if screen.id not in placed and fits(screen, place)), None)
            if found is not None:
                placed[screen.id] = found
                free.remove(found)
    missing = tuple(screen.id for screen in planned if screen.id not in placed)
    now = {screen: monitors[place] for screen, place in placed.items()}
    return Matching(placed, missing, tuple(free), now if is_whole else usual)


def _identity(monitor: Monitor) -> tuple[str, str, str]:
    return monitor.model, monitor.serial, monitor.connector


def _has_serial(screen: PlannedScreen, monitor: Monitor) -> bool:
    wanted = screen.match
    return bool(wanted.serial) and wanted.serial == monitor.serial and wanted.model in ("", monitor.model)


def _has_model(screen: PlannedScreen, monitor: Monitor) -> bool:
    """Whether the model is the one that is named, where no serial tells two of them apart."""
    wanted = screen.match
    return bool(wanted.model) and not wanted.serial and wanted.model == monitor.model


def _has_connector(screen: PlannedScreen, monitor: Monitor) -> bool:
    return bool(screen.match.connector) and screen.match.connector == monitor.connector
