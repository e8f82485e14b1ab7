"""What may stand in `schedule.toml`. The reference page is made from these descriptions."""

from datetime import date, time
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from layouts.alarm_files import AlarmLevel
from layouts.wording import CAMERA_ID
from resources.entries import FileModel, NamesEntry, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_ONE_OF = QT_TRANSLATE_NOOP("layouts", "Write scene or tour, and not both")
_BOTH_TIMES = QT_TRANSLATE_NOOP("layouts", "begin and end belong together, write both")
_SAME_TIMES = QT_TRANSLATE_NOOP("layouts", "begin and end are the same; leave both out for the whole day")
_LAST_FIRST = QT_TRANSLATE_NOOP("layouts", "last must not be before first")

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun", "weekdays", "weekend", "holidays"]


class ScheduleEntry(FileModel):
    """`[[entry]]` of the schedule: what is shown when."""

    id: Annotated[str, Field(pattern=CAMERA_ID)] = Field(
        description="Its name in the journal: letters, digits, `-` `_` `.` and `:`, without spaces."
    )
    name: NamesEntry | None = Field(default=None, description="Its name on the desk. Default: its id.")
    scene: NonEmpty | None = Field(default=None, description="The scene that is shown.")
    tour: NonEmpty | None = Field(default=None, description="The tour that begins.")
    days: tuple[Day, ...] = Field(
        default=(),
        strict=False,
        description="On which days it holds; `weekdays` are Monday to Friday without holidays. Default: every day.",
    )
    begin: time | None = Field(default=None, description="When it begins, in the city's time, such as `07:00:00`.")
    end: time | None = Field(
        default=None,
        description="When it ends; an earlier time than `begin` is on the day after. Default: the whole day.",
    )
    first: date | None = Field(default=None, description="The first day on which it holds, such as `2026-07-01`.")
    last: date | None = Field(default=None, description="The last day on which it holds.")
    alarm: NonEmpty | None = Field(
        default=None, description="It holds only while an alarm of this rule stands: the rule's id."
    )
    alarm_level: AlarmLevel | None = Field(
        default=None, description="It holds only while an alarm of this level, or of a more serious one, stands."
    )
    priority: int | None = Field(
        default=None,
        ge=0,
        le=1000,
        description="Of several that hold, the one with the highest is shown. Default: 100 with an alarm, else 0.",
    )
    then: Literal["before", "stay"] | None = Field(
        default=None,
        description="When it ends and nothing else holds: `before` shows what was shown before it, `stay` changes "
        "nothing. Default: `before` with an alarm, else `stay`.",
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.scene is None) == (self.tour is None):
            raise Wrong(_ONE_OF, "scene", "tour")
        if (self.begin is None) != (self.end is None):
            raise Wrong(_BOTH_TIMES, "begin", "end")
        if self.begin is not None and self.begin == self.end:
            raise Wrong(_SAME_TIMES, "begin", "end")
        if self.first is not None and self.last is not None and self.last < self.first:
            raise Wrong(_LAST_FIRST, "first", "last")
        return self

    @property
    def is_event(self) -> bool:
        """Whether it waits for an alarm."""
        return self.alarm is not None or self.alarm_level is not None

    @property
    def weight(self) -> int:
        """Its priority, however it was told."""
        return (100 if self.is_event else 0) if self.priority is None else self.priority

    @property
    def shows_before(self) -> bool:
        """Whether what was shown before it comes back, however it was told."""
        return self.then == "before" if self.then is not None else self.is_event


class ScheduleFile(FileModel):
    """`schedule.toml`: what a wall shows when."""

    schema_version: int = Field(ge=1, description="Version of this file's format. Now: 1.")
    holidays: tuple[date, ...] = Field(
        default=(), strict=False, description="Days that are holidays, such as `[2026-10-03, 2026-10-09]`."
    )
    entry: tuple[ScheduleEntry, ...] = Field(default=(), strict=False, description="Its entries.")
