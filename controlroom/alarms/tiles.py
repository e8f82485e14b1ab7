"""What the wall shows of alarms outside of panels: on the cameras that watch them, and how many there are."""

from collections.abc import Iterator
from datetime import UTC, datetime

from widgets.facts import AlarmBoard, AlarmFacts
from widgets.header import Count
from widgets.model import Alarm, Level


def on_cameras(board: AlarmBoard) -> dict[str, Alarm]:
    """Return the alarm of each camera that watches one: the highest, of these one that waits, of these the newest."""
    found: dict[str, AlarmFacts] = {}
    for alarm in _of_city(board):
        for camera_id in alarm.cameras:
            before = found.get(camera_id)
            if before is None or _rank(alarm) < _rank(before):
                found[camera_id] = alarm
    return {
        camera_id: Alarm(
            Level(alarm.level),
            datetime.fromtimestamp(alarm.raised_ms / 1000, UTC),
            acknowledged=not alarm.waits,
        )
        for camera_id, alarm in found.items()
    }


def level_counts(board: AlarmBoard) -> dict[Level, Count]:
    """Return how many alarms of the city there are of each level. Trouble of the equipment is none."""
    counts = {}
    for level in Level:
        those = [alarm for alarm in _of_city(board) if alarm.level == level.value]
        counts[level] = Count(len(those), any(alarm.waits for alarm in those))
    return counts


def _of_city(board: AlarmBoard) -> Iterator[AlarmFacts]:
    return (alarm for alarm in board.standing if not alarm.is_trouble)


def _rank(alarm: AlarmFacts) -> tuple[int, bool, int]:
    return list(Level).index(Level(alarm.level)), not alarm.waits, -alarm.raised_ms
