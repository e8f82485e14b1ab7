"""The sound of alarms at the operator's desk: two tones for serious, again every 30 s until it is seen; one for alert.

The system's own signal is used, since what plays sound files is in none of the packages the program comes with. It has
one pitch, so the rhythm tells the levels apart: two tones close together, or one.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from widgets.facts import AlarmBoard

AGAIN_MS = 30_000
_SECOND_TONE_MS = 250


class Bell(QObject):
    """Rings by what the board shows. `tone`: makes one tone."""

    def __init__(self, tone: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_on = False
        self._tone = tone
        self._heard: set[str] = set()
        self._rung_ms: int | None = None

    def hear(self, board: AlarmBoard, now_ms: int) -> None:
        """Ring where an alarm is new, or a serious one still waits."""
        waiting = {alarm.id: alarm.level for alarm in board.standing if alarm.waits and not alarm.is_trouble}
        new = [level for id, level in waiting.items() if id not in self._heard]
        self._heard = set(waiting)
        is_serious = "serious" in waiting.values()
        due = is_serious and (self._rung_ms is None or now_ms - self._rung_ms >= AGAIN_MS)
        if not is_serious:
            self._rung_ms = None
        if not self.is_on:
            return
        if "serious" in new or due:
            self._rung_ms = now_ms
            self._tone()
            QTimer.singleShot(_SECOND_TONE_MS, self, self._tone)
        elif "alert" in new:
            self._tone()
