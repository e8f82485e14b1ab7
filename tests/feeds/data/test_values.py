"""Numbers and times as city services write them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.data.values import MISSING_TEXT, Missing, moment, moment_of, number, number_or_reason

SEOUL = ZoneInfo("Asia/Seoul")
NEW_YORK = ZoneInfo("America/New_York")


def named(raw: object) -> str:
    return "a long number" if isinstance(raw, int) and raw > 10**20 else repr(raw)[:30]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (7, 7.0),
        (1260.0, 1260.0),
        ("1260.0", 1260.0),
        (" 1,234,567 ", 1234567.0),
        ("-1,234.5", -1234.5),
        ("\u3000１，２６０．５", 1260.5),
        ("−3", -3.0),
        ("+.5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("006", 6.0),
        ("-0", 0.0),
    ],
    ids=named,
)
def test_numbers(raw: object, value: float) -> None:
    assert number(raw) == value
    assert str(number(raw))[0] != "-" or value < 0


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (None, Missing.ABSENT),
        ("", Missing.BLANK),
        (" \u3000", Missing.BLANK),
        ("-", Missing.BLANK),
        ("–", Missing.BLANK),
        ("null", Missing.BLANK),
        ("N/A", Missing.BLANK),
        ("점검중", Missing.WORDS),
        ("곧 도착", Missing.WORDS),
        ("1,2", Missing.WORDS),
        ("1,2345", Missing.WORDS),
        ("5²", Missing.WORDS),
        ("½", Missing.WORDS),
        ("1_000", Missing.WORDS),
        ("0x10", Missing.WORDS),
        ("NaN", Missing.UNUSABLE),
        ("-Infinity", Missing.UNUSABLE),
        ("+Inf", Missing.UNUSABLE),
        ("9" * 400, Missing.UNUSABLE),
        ("1e999", Missing.UNUSABLE),
        (float("nan"), Missing.UNUSABLE),
        (float("-inf"), Missing.UNUSABLE),
        (10**400, Missing.UNUSABLE),
        (True, Missing.UNUSABLE),
        ([1], Missing.UNUSABLE),
    ],
    ids=named,
)
def test_what_is_no_number_says_why(raw: object, reason: Missing) -> None:
    assert number_or_reason(raw) is reason
    assert number(raw) is None
    assert reason in MISSING_TEXT


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_a_written_number_is_read_back(value: float) -> None:
    rounded = round(value, 3)
    full_width = f"{rounded:,.3f}".translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert number(f" {rounded:,.3f} ") == number(full_width) == rounded
    assert number(repr(value)) == value


@given(st.text() | st.binary() | st.integers() | st.floats() | st.lists(st.none()))
def test_anything_is_a_finite_number_or_a_reason(raw: object) -> None:
    value = number_or_reason(raw)
    assert isinstance(value, Missing) or abs(value) < float("inf")


NOON = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "raw",
    [
        "2026-03-01T12:00:00+09:00",
        "2026-03-01T03:00:00Z",
        "20260301T030000Z",
        "2026-03-01 12:00:00 +0900",
        "2026-02-28T22:00-05",
        "2026-03-01T12:00:00",
        "2026-03-01 12:00",
        "2026-03-01 12:00:00.0",
        "2026/03/01 12:00",
        "2026.03.01 12:00",
        "202603011200",
        202603011200,
        " 20260301120000 ",
        "２０２６０３０１１２００",
        "20260301 120000",
        "20260301 12",
        "1772334000",
        1772334000,
        1772334000.0,
        "1772334000000",
        1772334000000,
    ],
    ids=named,
)
def test_times(raw: object) -> None:
    assert moment(raw, SEOUL) == NOON
    assert moment(raw, SEOUL).tzinfo is UTC


@pytest.mark.parametrize("time", ["1200", "120000", "12:00", "12:00:00", "12", 1200], ids=named)
@pytest.mark.parametrize("day", ["20260301", "2026-03-01", 20260301], ids=named)
def test_a_day_and_a_time_apart(day: object, time: object) -> None:
    assert moment_of(day, time, SEOUL) == NOON


def test_fractions_are_kept() -> None:
    assert moment("2026-03-01T03:00:00.123456789Z", SEOUL).microsecond == 123456
    assert moment(1772334000.25, SEOUL).microsecond == 250000
    assert moment(1772334000125, SEOUL).microsecond == 125000


@pytest.mark.parametrize("raw", ["202602282400", "2026-02-28 24:00", "20260301", "2026-03-01", "2026-03-01 00:00:00"])
def test_hour_24_is_midnight_and_a_day_begins_there(raw: str) -> None:
    assert moment(raw, SEOUL) == datetime(2026, 2, 28, 15, tzinfo=UTC)
    assert moment_of("20260228", "2400", SEOUL) == datetime(2026, 2, 28, 15, tzinfo=UTC)
    assert moment_of("20251231", "2430", SEOUL) == datetime(2025, 12, 31, 15, 30, tzinfo=UTC)


def test_an_hour_that_exists_twice() -> None:
    text = "2026-11-01 01:30"
    assert moment(text, NEW_YORK) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert moment(text, NEW_YORK, later=True) == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    assert moment("2026-11-01 03:30", NEW_YORK, later=True) == datetime(2026, 11, 1, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("later", [False, True])
def test_an_hour_that_does_not_exist_is_moved_forward(later: bool) -> None:
    moved = moment("2026-03-08 02:30", NEW_YORK, later=later)
    assert moved == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    assert moved.astimezone(NEW_YORK).hour == 3


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "-",
        "yesterday",
        "2026-02-30",
        "2026-13-01 00:00",
        "2026-03-01 25:00",
        "202603012560",
        "2026-03-01 12:60",
        "2026-03-01T12:00:00+99:00",
        "9999-12-31 24:00",
        "0001-01-01 00:00",
        "12345",
        "1e10",
        None,
        True,
        float("nan"),
        10**5000,
        ["2026"],
        "x" * 500,
    ],
    ids=named,
)
def test_what_is_no_time_is_refused_and_named(raw: object) -> None:
    with pytest.raises(ValueError, match="not a time: ") as error:
        moment(raw, SEOUL)
    assert len(str(error.value)) < 100
    if isinstance(raw, str):
        assert raw[:50] in str(error.value)


@pytest.mark.parametrize(("day", "time"), [("2026030112", "00"), ("20260301", "930"), ("20260301", ""), ("", "1200")])
def test_a_day_or_time_of_another_length_is_refused(day: str, time: str) -> None:
    with pytest.raises(ValueError, match="not a time: "):
        moment_of(day, time, SEOUL)


@given(st.datetimes(min_value=datetime(1975, 1, 1), max_value=datetime(2200, 1, 1)))
def test_a_written_time_is_read_back(naive: datetime) -> None:
    at = naive.replace(tzinfo=UTC)
    local = at.astimezone(SEOUL)
    assert moment(at.isoformat(), NEW_YORK) == at
    assert moment(local.isoformat(), NEW_YORK) == at
    assert moment(f"{local:%Y%m%d%H%M%S}", SEOUL, later=local.fold == 1) == at.replace(microsecond=0)


@given(st.text() | st.from_regex(r"\d{4}-?\d\d-?\d\d[ T]?\d\d:?\d\d(:?\d\d)?(Z|[+-]\d\d(:\d\d)?)?", fullmatch=True))
def test_any_text_is_a_time_in_utc_or_refused(raw: str) -> None:
    try:
        read = moment(raw, NEW_YORK, later=True)
    except ValueError:
        return
    assert read.tzinfo is UTC
