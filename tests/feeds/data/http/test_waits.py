"""Retry-After, in both of its forms and in those that mean nothing."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.http.waits import LONGEST_WAIT_S, retry_after_s

NOW = datetime(2026, 10, 25, 0, 59, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "wait_s"),
    [
        ("0", 0.0),
        (" 120 ", 120.0),
        ("99999999999999999999999999", LONGEST_WAIT_S),
        ("-1", None),
        ("1.5", None),
        ("1e3", None),
        ("٣", None),
        ("", None),
        ("later", None),
        ("Sun, 25 Oct 2026 01:00:30 GMT", 60.0),
        ("Sunday, 25-Oct-26 01:00:30 GMT", 60.0),
        ("Sun Oct 25 01:00:30 2026", 60.0),
        ("Sun, 25 Oct 2026 10:00:30 +0900", 60.0),
        ("Sun, 25 Oct 2020 01:00:30 GMT", 0.0),
        ("Sun, 25 Oct 9999 01:00:30 GMT", LONGEST_WAIT_S),
        ("Sun, 31 Dec 9999 23:59:59 -2300", None),
        ("Sun, 99 Oct 2026 01:00:30 GMT", None),
    ],
)
def test_values(value: str, wait_s: float | None) -> None:
    assert retry_after_s(value, now_utc=NOW) == wait_s


@given(offset_s=st.integers(-(10**8), 10**8), wait_s=st.integers(0, 86400))
def test_a_date_is_counted_from_the_servers_own_clock(offset_s: int, wait_s: int) -> None:
    theirs = NOW + timedelta(seconds=offset_s)
    until = format_datetime(theirs + timedelta(seconds=wait_s), usegmt=True)
    assert retry_after_s(until, now_utc=NOW, server_date=format_datetime(theirs, usegmt=True)) == wait_s


@given(value=st.text(), date=st.text())
def test_whatever_a_server_says(value: str, date: str) -> None:
    wait_s = retry_after_s(value, now_utc=NOW, server_date=date)
    assert wait_s is None or 0.0 <= wait_s <= LONGEST_WAIT_S
