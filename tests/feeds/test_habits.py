"""How long a stream is waited for and how far its start is looked through, by what its openings were like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.board import Board, StreamColumn
from feeds.core import REFUSALS, ErrorKind
from feeds.habits import CEILING_S, REMEMBERED, Habits, KnownHabits
from feeds.jobs import StreamJob, StreamKey
from feeds.kinds.mjpeg import MjpegConfig
from feeds.kinds.mpegts import MpegTsConfig
from feeds.retries import Retries
from feeds.source import LONG_PROBE_S, KindConfig

CONFIG = MpegTsConfig(address="http://192.0.2.1/main.ts")
LEAST_S = CONFIG.open_timeout_s
STREAM: StreamKey = ("cam", "main")


def silent(habits: Habits, times: int = 1) -> None:
    """An opening whose time is used up."""
    for _ in range(times):
        opened_with = habits.config(CONFIG)
        habits.failed(opened_with, ErrorKind.TIMEOUT, opened_with.open_timeout_s)


def budgets(habits: Habits, times: int) -> list[float]:
    """What is waited at each of so many silent openings."""
    found = []
    for _ in range(times):
        found.append(habits.config(CONFIG).open_timeout_s)
        silent(habits)
    return found


def test_who_is_silent_is_given_twice_as_long_each_time() -> None:
    assert budgets(Habits(), 7) == [5, 10, 20, 40, 60, 60, 60]


def test_who_came_late_is_given_twice_what_it_took() -> None:
    habits = Habits()
    silent(habits, 3)
    habits.opened(habits.config(CONFIG), 12.0)
    assert habits.config(CONFIG).open_timeout_s == 24
    assert budgets(habits, 3) == [24, 48, 60]


def test_who_comes_soon_is_given_what_is_configured_again() -> None:
    habits = Habits()
    habits.opened(CONFIG, 40.0)
    for _ in range(REMEMBERED):
        assert habits.config(CONFIG).open_timeout_s == CEILING_S
        habits.opened(CONFIG, 0.5)
    assert habits.config(CONFIG) == CONFIG


@pytest.mark.parametrize("kind", [ErrorKind.UNREACHABLE, ErrorKind.ENDED, ErrorKind.BUSY, ErrorKind.CRASHED, *REFUSALS])
def test_what_is_not_silence_teaches_nothing_about_time(kind: ErrorKind) -> None:
    habits = Habits()
    habits.failed(CONFIG, kind, 100.0)
    assert habits.budget_s(LEAST_S) == LEAST_S


def test_a_time_out_that_came_early_teaches_nothing() -> None:
    habits = Habits()
    habits.failed(CONFIG, ErrorKind.TIMEOUT, 0.4)
    assert habits.config(CONFIG) == CONFIG


@given(
    st.floats(0.1, 300.0),
    st.lists(st.tuples(st.sampled_from(ErrorKind), st.floats(0.0, 1000.0)), max_size=40),
)
def test_the_budget_has_bounds(least_s: float, happened: list[tuple[ErrorKind, float]]) -> None:
    habits, config = Habits(), MpegTsConfig(address=CONFIG.address, open_timeout_s=least_s)
    for kind, seconds in happened:
        opened_with = habits.config(config)
        if kind is ErrorKind.NONE:
            habits.opened(opened_with, seconds)
        else:
            habits.failed(opened_with, kind, seconds)
        assert least_s <= habits.budget_s(least_s) <= max(least_s, CEILING_S)


# ---- how far the start is looked through


def test_more_is_looked_through_where_no_video_was_found_and_what_worked_is_kept() -> None:
    habits = Habits()
    assert habits.failed(CONFIG, ErrorKind.GARBAGE, 0.6)
    longer = habits.config(CONFIG)
    assert longer == CONFIG.model_copy(update={"probes_longer": True, "open_timeout_s": LEAST_S + LONG_PROBE_S})
    habits.opened(longer, 3.0)
    assert habits.config(CONFIG) == longer.model_copy(update={"open_timeout_s": 6.0 + LONG_PROBE_S})


def test_a_short_look_that_worked_before_is_taken_again_after_one_failure() -> None:
    habits = Habits()
    habits.opened(CONFIG, 0.5)
    assert habits.failed(CONFIG, ErrorKind.UNSUPPORTED, 0.6)
    habits.opened(habits.config(CONFIG), 0.5)
    assert habits.config(CONFIG) == CONFIG


def test_where_neither_finds_a_video_they_take_turns() -> None:
    habits = Habits()
    looks = []
    for _ in range(4):
        looks.append(habits.failed(habits.config(CONFIG), ErrorKind.GARBAGE, 0.6))
    assert looks == [True, False, True, False]


def test_a_kind_that_needs_no_look_is_left_alone() -> None:
    habits, config = Habits(), MjpegConfig(address="http://192.0.2.1/main.mjpg")
    assert not habits.failed(config, ErrorKind.GARBAGE, 0.6)
    assert habits.config(config) == config


# ---- kept by stream


def test_habits_are_kept_by_stream_until_its_address_is_another() -> None:
    known = KnownHabits()
    habits = known.of(STREAM, CONFIG)
    silent(habits)
    assert known.of(STREAM, CONFIG) is habits
    assert known.of(("cam", "sub"), CONFIG) is not habits
    assert known.of(STREAM, CONFIG.model_copy(update={"address": "http://192.0.2.1/other.ts"})).silences == 0


def test_habits_are_forgotten_with_the_catalogue_alone() -> None:
    known = KnownHabits()
    habits = known.of(STREAM, CONFIG)
    known.keep_only(lambda key: CONFIG)
    assert known.of(STREAM, CONFIG) is habits
    known.keep_only(lambda key: None)
    assert known.of(STREAM, CONFIG) is not habits


# ---- what is made of failures


class Worker:
    """As much of a worker as a stream's record looks at."""

    def __init__(self) -> None:
        self.board = Board.create()
        self.board.clear_stream(0)
        self.facts = self.board.facts(0)

    def close(self) -> None:
        self.facts.release()
        self.board.close()


def opened_at(config: KindConfig, now_s: float, habits: Habits) -> StreamJob:
    job = StreamJob(STREAM, config, habits, phase="open", opened_s=now_s, wanted_since_s=now_s, reconnects=0)
    job.opened_with = habits.config(config)
    return job


def test_a_format_that_a_short_look_does_not_tell_is_no_refusal_yet() -> None:
    retries, job = Retries(1), opened_at(CONFIG, 100.0, Habits())
    said = []
    for opened_s, failed_s in ((100.0, 100.6), (102.0, 107.0)):
        job.opened_s, job.opened_with = opened_s, job.habits.config(CONFIG)
        retries.failed(job, ErrorKind.UNSUPPORTED, "codec unknown to FFmpeg", failed_s, [job])
        said.append((job.error, job.next_try_s - failed_s > 10))
    assert said == [(ErrorKind.GARBAGE, False), (ErrorKind.UNSUPPORTED, True)]


def test_a_stream_that_falls_silent_after_pictures_teaches_nothing() -> None:
    retries, job = Retries(1), opened_at(CONFIG, 100.0, Habits())
    job.picture_ns = int(150e9)
    retries.failed(job, ErrorKind.TIMEOUT, "nothing came for 5 s", 200.0, [job])
    assert job.habits == Habits()


def test_a_slow_camera_is_told_as_silent_when_others_are_and_given_its_time() -> None:
    """Nothing comes for 40 s, as with the last opening; then a picture does."""
    habits = Habits()
    habits.opened(CONFIG, 40.0)
    worker = Worker()
    job = opened_at(CONFIG, 1000.0, habits)
    job.handle = worker  # type: ignore[assignment]
    job.feedings = {None: None}  # type: ignore[dict-item]
    retries = Retries(1)
    try:
        assert retries.overdue(job, 1004.0, [job]) is None
        assert job.error is ErrorKind.NONE
        for now_s in (1005.5, 1025.0, 1045.0, 1129.0):
            assert retries.overdue(job, now_s, [job]) is None
            assert (job.error, job.failures) == (ErrorKind.TIMEOUT, 0)
        assert retries.overdue(job, 1131.0, [job]) is ErrorKind.TIMEOUT
        worker.facts.picture_ns = int(1041e9)
        worker.facts.write(0)
        assert job.cell(StreamColumn.PICTURE_NS)
        assert retries.overdue(job, 1041.0, [job]) is None
        assert job.error is ErrorKind.NONE
        assert list(habits.took_s) == [40.0, 41.0]
    finally:
        worker.close()
