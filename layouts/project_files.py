"""What may stand in `projects.toml`. The reference page is made from these descriptions."""

from datetime import date
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from layouts.indicator_files import OwnerEntry, Theme
from layouts.model import Audience
from layouts.wording import CAMERA_ID
from resources.entries import FileModel, NamesEntry, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_ENDS_FIRST = QT_TRANSLATE_NOOP("layouts", "end ({end}) must be later than begin ({begin})")
_ONE_PROGRESS = QT_TRANSLATE_NOOP("layouts", "Write progress or progress_from, and not both")
_NEEDS_AS_OF = QT_TRANSLATE_NOOP("layouts", "progress needs as_of: the day on which it was so")
_AS_OF_OF_NUMBER = QT_TRANSLATE_NOOP("layouts", "as_of belongs to progress, an indicator has its own time")
_PLAN_ORDER = QT_TRANSLATE_NOOP("layouts", "Points of a plan come in the order of their dates, and percent never falls")
_PLAN_OUTSIDE = QT_TRANSLATE_NOOP("layouts", "{date} is not between begin and end")

Day = date  # keys of models are called `date`
Percent = Annotated[float, Field(ge=0, le=100)]


class PlanEntry(FileModel):
    """`plan` of a project: how much is to be done by when."""

    date: Day = Field(description="The day, such as `2026-06-30`.")
    percent: Percent = Field(description="How much of the whole is to be done by then.")


class MilestoneEntry(FileModel):
    """`milestones` of a project: a day on which something is to be reached."""

    date: Day = Field(description="The day on which it is to be reached.")
    name: NamesEntry = Field(description="What is reached, in at least one language.")
    done: Day | None = Field(default=None, description="The day on which it was reached. Default: not yet.")


class ProjectEntry(FileModel):
    """`[[project]]`: something that the city has promised to do, and how far it is."""

    id: Annotated[str, Field(pattern=CAMERA_ID)] = Field(
        description="Its name in layouts: letters, digits, `-` `_` `.` and `:`, without spaces."
    )
    name: NamesEntry = Field(description="Its name on screens, in at least one language.")
    note: NamesEntry | None = Field(default=None, description="What it is about, in a sentence or two.")
    begin: date = Field(description="Its first day, such as `2025-03-01`.")
    end: date = Field(description="The day on which it is to be finished.")
    progress: Percent | None = Field(
        default=None, description="How much of the whole is done, in percent; 100 means finished. Needs `as_of`."
    )
    as_of: date | None = Field(default=None, description="The day on which `progress` was so.")
    progress_from: NonEmpty | None = Field(
        default=None,
        description="The id of an indicator whose value is the progress in percent, instead of `progress`.",
    )
    stale_after_days: int = Field(
        default=45, ge=1, le=800, description="Its progress counts as late when it is older than as many days."
    )
    plan: tuple[PlanEntry, ...] = Field(
        default=(),
        strict=False,
        max_length=200,
        description="How much is to be done by when, in the order of the dates. It begins with 0 % at `begin` and ends "
        "with 100 % at `end`. Default: the same share every day.",
    )
    milestones: tuple[MilestoneEntry, ...] = Field(
        default=(), strict=False, max_length=50, description="Days on which something is to be reached."
    )
    owner: OwnerEntry | None = Field(default=None, description="Who answers for it.")
    theme: Theme | None = Field(default=None, description="The page that it belongs to. Default: none.")
    places: tuple[NonEmpty, ...] = Field(
        default=(),
        strict=False,
        description="The districts that it is for, such as `마포구`. Default: the whole city.",
    )
    audience: Annotated[tuple[Audience, ...], Field(min_length=1)] = Field(
        default=("operator", "mayor"), strict=False, description="Who may see it."
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.end <= self.begin:
            raise Wrong(_ENDS_FIRST(begin=self.begin.isoformat(), end=self.end.isoformat()), "end", "begin")
        if (self.progress is None) == (self.progress_from is None):
            raise Wrong(_ONE_PROGRESS, "progress", "progress_from")
        if self.progress is not None and self.as_of is None:
            raise Wrong(_NEEDS_AS_OF, "as_of", "progress")
        if self.progress_from is not None and self.as_of is not None:
            raise Wrong(_AS_OF_OF_NUMBER, "as_of")
        for point in self.plan:
            if not self.begin <= point.date <= self.end:
                raise Wrong(_PLAN_OUTSIDE(date=point.date.isoformat()), "plan", "begin", "end")
        if any(one.date >= next_.date or one.percent > next_.percent for one, next_ in pairwise(self.plan)):
            raise Wrong(_PLAN_ORDER, "plan")
        return self

    @property
    def whole_plan(self) -> tuple[tuple[date, float], ...]:
        """The plan from its first to its last day."""
        points = [(point.date, point.percent) for point in self.plan]
        if not points or points[0][0] > self.begin:
            points.insert(0, (self.begin, 0.0))
        if points[-1][0] < self.end:
            points.append((self.end, 100.0))
        return tuple(points)
