"""The hand that follows the schedule: shows what is due when that becomes something else."""

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from itertools import dropwhile

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from controlroom.state.commands import Asked, Begin, ShowScene, StartTour, Undo
from controlroom.state.entries import Author
from controlroom.state.holder import StateHolder
from controlroom.state.refusal import Refused
from feeds.core import Clock
from layouts.alarm_files import LEVELS
from layouts.schedule_files import ScheduleEntry
from layouts.scheduling import Schedule, StandingAlarm, due, next_change
from resources.text import QT_TRANSLATE_NOOP

LOOK_MS = 1000
GONE_S = 30.0
"""An alarm that comes and goes does not change the wall each time: it counts for so long after it has gone."""
_AHEAD = timedelta(days=7)
_BY = "schedule:"
_STAYS = QT_TRANSLATE_NOOP("state", "{id} of the schedule is over, what it showed stays: it was changed meanwhile")
log = logging.getLogger("schedule")


@dataclass(frozen=True, slots=True)
class _Over:
    """An entry that shows something for a while, over what was there.

    `revision`: when that came, None where the wall was like that already. `under`: the id of the entry below, if any.
    """

    entry: ScheduleEntry
    revision: int | None
    under: str | None


class ScheduleDriver(QObject):
    """Follows a schedule: what a person shows stays until another entry becomes due. `told` carries a Text.

    `standing`: the alarms that stand. Entries for scenes and tours that this wall does not have are of other walls.
    """

    told = Signal(object)

    def __init__(
        self,
        holder: StateHolder,
        *,
        zone: tzinfo,
        standing: Callable[[], Collection[StandingAlarm]],
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._holder = holder
        self._zone = zone
        self._standing = standing
        self._clock = clock
        self._schedule = Schedule()
        self._seen_s: dict[StandingAlarm, float] = {}
        self._due: ScheduleEntry | None = None
        self._over: list[_Over] = []
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def due(self) -> ScheduleEntry | None:
        """The entry that holds now."""
        return self._due

    def set_schedule(self, schedule: Schedule) -> None:
        """Follow this schedule from now on."""
        self._schedule = schedule

    def start(self, *, is_resumed: bool) -> None:
        """Begin. Where the wall is as it was left, what was due then already is not shown over it."""
        if is_resumed:
            self._resume()
        self._timer.start()
        self.look()

    def close(self) -> None:
        """Stop."""
        self._timer.stop()

    def coming(self, at: datetime) -> tuple[datetime, ScheduleEntry] | None:
        """Return when another entry becomes due by the clock alone, and which; None where none does within a week.

        `at`: the moment to begin at, in the city's time.
        """
        schedule, holding = self._here(), due(self._here(), at)
        moment = next_change(schedule, at)
        while moment is not None:
            found = due(schedule, moment.astimezone(self._zone))
            if found is not None and found is not holding:
                return moment, found
            following = next_change(schedule, moment.astimezone(self._zone))
            if following is not None and following - at > _AHEAD:
                return None
            holding, moment = found, following
        return None

    @Slot()
    def look(self) -> None:
        """Show what is due, if that is another entry than before. A clock that jumps does not show all between."""
        found, shown = self._find(), _id(self._due)
        self._due = found
        if _id(found) == shown:
            return
        changed = None
        while self._over and not self._holds(self._over[-1].entry.id):
            over = self._over.pop()
            shown = over.under
            if not self._take_back(over):
                changed, shown = over.entry, None
                self._over.clear()
        if found is None:
            if changed is not None:
                self.told.emit(_STAYS(id=changed.id))
        elif found.id != shown:
            self._show(found, shown)

    def _find(self) -> ScheduleEntry | None:
        now_s = self._clock.monotonic_s()
        self._seen_s |= dict.fromkeys(self._standing(), now_s)
        self._seen_s = {alarm: seen_s for alarm, seen_s in self._seen_s.items() if now_s - seen_s <= GONE_S}
        return due(self._here(), self._now(), self._seen_s)

    def _holds(self, id: str) -> bool:
        """Whether an entry holds, be another shown over it or not."""
        here = self._here()
        alone = {each: entry for each, entry in here.good.items() if each == id}
        return due(Schedule(alone, here.holidays), self._now(), self._seen_s) is not None

    def _now(self) -> datetime:
        return self._clock.utc().astimezone(self._zone)

    def _here(self) -> Schedule:
        """Return the entries for what this wall has."""
        world = self._holder.world
        here = {
            id: entry
            for id, entry in self._schedule.good.items()
            if entry.scene in world.scenes or entry.tour in world.tours
        }
        return Schedule(here, self._schedule.holidays)

    def _resume(self) -> None:
        """Go on from what was due when the wall was left, so that what has become due since is shown."""
        entries = reversed(self._holder.history.entries)
        earlier = dropwhile(lambda entry: not isinstance(entry.command, Begin), entries)
        left = [entry for entry in earlier if not isinstance(entry.command, Begin)]
        if not left:
            self._due = self._find()
            return
        self._due = due(self._here(), datetime.fromtimestamp(left[0].at_ms / 1000, self._zone))
        last = next((entry for entry in left if entry.author.is_person or entry.author.origin == "schedule"), None)
        if last is None or last.author.is_person or isinstance(last.command, Undo):
            return
        shown = self._here().good.get(last.author.by.removeprefix(_BY))
        if shown is not None and shown.shows_before:
            self._over = [_Over(shown, last.revision, _id(self._due))]
            self._due = shown
            if shown.is_event:  # the alarms of before are read only now: its own counts as one that has just gone
                alarm = StandingAlarm(shown.alarm or "", shown.alarm_level or LEVELS[-1])
                self._seen_s[alarm] = self._clock.monotonic_s()

    def _show(self, entry: ScheduleEntry, under: str | None) -> None:
        command: Asked = ShowScene(scene=entry.scene) if entry.scene else StartTour(tour=entry.tour or "")
        try:
            made = self._holder.submit(command, _author(entry))
        except Refused as refused:
            self.told.emit(refused.text)
            made = None
        if entry.shows_before:
            self._over.append(_Over(entry, None if made is None else made.revision, under))
        else:
            self._over.clear()

    def _take_back(self, over: _Over) -> bool:
        """Show what was shown before an entry; return whether that is there: nobody has changed it since."""
        if over.revision is None:
            return True
        try:
            self._holder.submit(Undo(revision=over.revision), _author(over.entry))
        except Refused as refused:
            log.info("what was shown before %s does not come back: %s", over.entry.id, refused)
            return False
        return True


def _id(entry: ScheduleEntry | None) -> str | None:
    return None if entry is None else entry.id


def _author(entry: ScheduleEntry) -> Author:
    return Author(f"{_BY}{entry.id}", "schedule")
