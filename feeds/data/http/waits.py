"""How long a server asks to be left alone."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_WAIT_S = 86400.0


def retry_after_s(value: str, *, now_utc: datetime, server_date: str = "") -> float | None:
    """Return the seconds that a Retry-After header means (RFC 9110, 10.2.3), from 0 to a day; None: it means nothing.

    `server_date` is the answer's Date header: a date is counted from it, because the server's clock may be wrong.
    """
    text = value.strip()
    if text.isascii() and text.isdecimal():
        return min(float(text[:12]), LONGEST_WAIT_S)
    at = _utc(text)
    if at is None:
        return None
    wait_s = (at - (_utc(server_date) or now_utc)).total_seconds()
    return min(max(wait_s, 0.0), LONGEST_WAIT_S)


def _utc(date: str) -> datetime | None:
    try:
        parsed = parsedate_to_datetime(date)
        return parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
