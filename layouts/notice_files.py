"""What may stand in `notices/NAME.toml`. The reference page is made from these descriptions."""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from layouts.model import Audience
from resources.entries import FileModel, NamesEntry, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_WHEN = QT_TRANSLATE_NOOP("layouts", "Must be a day such as 2026-09-17, or a day and a time: 2026-09-17T14:30:00")
_ENDS_FIRST = QT_TRANSLATE_NOOP("layouts", "end must be later than begin")
_NO_TIME = QT_TRANSLATE_NOOP("layouts", "Must be a time of day such as 14:30:00")


def _begin(value: Any) -> Any:
    return _when(value, timedelta())


def _end(value: Any) -> Any:
    return _when(value, timedelta(days=1))


def _when(value: Any, more: timedelta) -> Any:
    """Return a time; of a whole day its beginning, or that of the day after."""
    if isinstance(value, datetime) or value is None:
        return value
    if isinstance(value, date):
        return datetime.combine(value, time()) + more
    raise Wrong(_WHEN)


def _time_of_day(value: Any) -> Any:
    if isinstance(value, time) or value is None:
        return value
    raise Wrong(_NO_TIME)


class GuestEntry(FileModel):
    """`guests` of a notice: somebody who is welcomed."""

    name: NamesEntry = Field(description="Who comes, in at least one language.")
    role: NamesEntry | None = Field(default=None, description="What they are, or where they come from.")


class ItemEntry(FileModel):
    """`items` of a notice: what happens next."""

    at: Annotated[time | None, BeforeValidator(_time_of_day)] = Field(
        default=None, description="The time of day, such as `14:30:00`."
    )
    name: NamesEntry = Field(description="What happens, in at least one language.")
    where: NamesEntry | None = Field(default=None, description="Where it happens.")


class NoticeFile(FileModel):
    """`notices/NAME.toml`: something to tell those who look at a screen, for a while."""

    schema_version: int = Field(ge=1, description="Version of this file's format. Now: 1.")
    title: NamesEntry = Field(description="The sentence in large letters, or the greeting, in at least one language.")
    text: NamesEntry | None = Field(
        default=None, description="What else there is to say. An empty line begins a new paragraph."
    )
    guests: tuple[GuestEntry, ...] = Field(default=(), strict=False, max_length=40, description="Who is welcomed.")
    items: tuple[ItemEntry, ...] = Field(default=(), strict=False, max_length=40, description="What happens next.")
    begin: Annotated[datetime | None, BeforeValidator(_begin)] = Field(
        default=None, description="When it begins to be shown: a day or a time, in the city's time zone. Default: now."
    )
    end: Annotated[datetime | None, BeforeValidator(_end)] = Field(
        default=None, description="When it is shown no more; a day is its last one. Default: until the file is removed."
    )
    places: tuple[NonEmpty, ...] = Field(
        default=(), strict=False, description="The places whose pages show it, such as `마포구`. Default: all pages."
    )
    audience: Annotated[tuple[Audience, ...], Field(min_length=1)] = Field(
        default=("operator", "mayor", "district", "conference", "citizen"),
        strict=False,
        description="Who may see it. Default: everybody.",
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        # One of them may have an offset from UTC; the two can then not be compared here.
        begin, end = self.begin, self.end
        is_comparable = begin is not None and end is not None and (begin.tzinfo is None) == (end.tzinfo is None)
        if is_comparable and begin is not None and end is not None and end <= begin:
            raise Wrong(_ENDS_FIRST, "end", "begin")
        return self
