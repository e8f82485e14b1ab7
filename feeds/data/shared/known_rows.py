"""Rows of services whose fields are known: read one by one, so that a bad one loses no other."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from feeds.data.readings import FUTURE_MS
from feeds.data.shared.collecting import NOT_A_TIME, LeavingOut
from feeds.data.shared.rows import field_gone
from feeds.data.values import moment, moment_of, short, text_of
from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP

_EMPTY = QT_TRANSLATE_NOOP("sources", "Field {field} is empty")
_AHEAD = QT_TRANSLATE_NOOP("sources", "Its time lies in the future: {time}")
_OLD = QT_TRANSLATE_NOOP("sources", "It was told too long ago: {time}")

Row = Mapping[str, Any]


class KnownRows(LeavingOut):
    """The rows of one answer, and what of them had to be left out."""

    def each(self, rows: Sequence[Row], read: Callable[[Row], None], *needed: str) -> None:
        """Read each row; one for which `read` raises Wrong is left out.

        Raises DataError FIELD_GONE where one of the fields `needed` is in no row at all: the service has changed.
        """
        need(rows, *needed)
        for number, row in enumerate(rows, start=1):
            try:
                read(row)
            except Wrong as wrong:
                self.leave_out(f"row {number}", wrong.text)

    def time(self, row: Row, field: str, time_field: str | None = None) -> datetime:
        """Return the time in a field, or in one with the day and one with the time of day. Raises Wrong."""
        raw = row.get(field)
        try:
            return moment(raw, self.zone) if time_field is None else moment_of(raw, row.get(time_field), self.zone)
        except ValueError:
            raise Wrong(NOT_A_TIME(field=field, text=short(raw))) from None

    def recent(self, row: Row, field: str, oldest_s: float) -> datetime:
        """Return the time in a field, not later than now. Raises Wrong, also where it is too old or lies ahead."""
        at = self.time(row, field)
        age_s = (self.now - at).total_seconds()
        if age_s < -FUTURE_MS / 1000:
            raise Wrong(_AHEAD(time=at.isoformat(timespec="seconds")))
        if age_s > oldest_s:
            raise Wrong(_OLD(time=at.isoformat(timespec="seconds")))
        return min(at, self.now)


def need(rows: Sequence[Row], *fields: str) -> None:
    """Raise DataError FIELD_GONE where there are rows and one of `fields` is in none of them."""
    for field in fields:
        if rows and not any(field in row for row in rows):
            raise field_gone(field, sorted({str(name) for row in rows[:50] for name in row}))


def needed_text(row: Row, field: str) -> str:
    """Return the text in a field. Raises Wrong where it is empty."""
    if text := text_of(row.get(field)):
        return text
    raise Wrong(_EMPTY(field=field))
