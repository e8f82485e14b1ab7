"""Repeats, drift, pace and rate, all by time stamps held in the hand."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.watch import HISTORY_S, DriftMeter, Pacer, RateMeter, RepeatWatch, TrueAge

FPS = 15
STEP_NS = 1_000_000_000 // FPS


class Camera:
    """Feeds a watch and keeps the moment."""

    def __init__(self) -> None:
        self.watch = RepeatWatch()
        self.now_ns = 5_000_000_000
        self.rng = random.Random(1)

    def send(self, payload: bytes, *, key: bool = False) -> bool:
        self.now_ns += STEP_NS
        return self.watch.packet(memoryview(payload), key=key, now_ns=self.now_ns)

    def group(self, size: int = 15, *, delta_bytes: int = 800) -> list[tuple[bytes, bool]]:
        key = self.rng.randbytes(4000)
        return [(key, True), *((self.rng.randbytes(delta_bytes), False) for _ in range(size - 1))]

    def play(self, pictures: list[tuple[bytes, bool]]) -> list[bool]:
        return [self.send(payload, key=key) for payload, key in pictures]


def test_a_moving_picture_is_never_a_repeat() -> None:
    camera = Camera()
    assert not any(any(camera.play(camera.group())) for _ in range(60))
    assert camera.watch.since_ns == 0


@pytest.mark.parametrize("pictures", [15, 30, 60, 110])
def test_a_looped_group_is_seen_soon_and_its_beginning_told(pictures: int) -> None:
    camera = Camera()
    group = camera.group(pictures)
    camera.play(camera.group())
    assert not any(camera.play(group))
    began_ns = camera.now_ns + STEP_NS
    seen = camera.play(group) + camera.play(group)
    assert True in seen
    assert (seen.index(True) + 1) / FPS < 2.0
    assert all(seen[seen.index(True) :])
    assert camera.watch.since_ns == began_ns
    assert not camera.play(camera.group())[0]
    assert camera.watch.since_ns == 0


def test_one_picture_again_and_again() -> None:
    camera = Camera()
    picture = camera.rng.randbytes(3000)
    seen = [camera.send(picture, key=True) for _ in range(45)]
    assert seen.index(True) / FPS < 2.0
    assert camera.send(camera.rng.randbytes(3000), key=True) is False


def test_a_slow_still_camera_needs_its_proof() -> None:
    watch, picture = RepeatWatch(proof_s=5.0), memoryview(b"same" * 100)
    seen = [watch.packet(picture, key=True, now_ns=second * 1_000_000_000) for second in range(1, 12)]
    assert seen.index(True) == 6


def test_a_still_scene_is_no_fault() -> None:
    """A keyframe and pictures that say nothing changed, bit by bit the same in each group."""
    camera = Camera()
    key = camera.rng.randbytes(6000)
    group = [(key, True), *((bytes((number,)) * 30, False) for number in range(14))]
    assert not any(any(camera.play(group)) for _ in range(20))


def test_a_still_scene_with_noise_is_no_fault() -> None:
    camera = Camera()
    key = camera.rng.randbytes(6000)
    for _ in range(20):
        assert not any(camera.play([(key, True), *camera.group(14)[1:]]))


def test_skip_pictures_alone_are_no_repeat_of_the_one_before() -> None:
    camera = Camera()
    camera.play(camera.group())
    assert not any(camera.send(b"\x01\x02\x03" * 5) for _ in range(300))


def test_a_difference_in_the_middle_of_a_padded_picture_is_seen() -> None:
    camera = Camera()
    head, tail = bytes(600), bytes(2000)
    for _ in range(60):
        assert not camera.send(head + camera.rng.randbytes(1500) + tail, key=True)


def test_what_lies_far_back_is_forgotten() -> None:
    camera = Camera()
    group = camera.group()
    camera.play(group)
    for _ in range(round((HISTORY_S + 2) * FPS)):
        camera.send(camera.rng.randbytes(700))
    assert not any(camera.play(group))


@given(st.lists(st.tuples(st.binary(max_size=3), st.booleans()), max_size=80))
def test_a_repeat_has_a_beginning_that_is_not_in_the_future(packets: list[tuple[bytes, bool]]) -> None:
    camera = Camera()
    for payload, key in packets:
        repeats = camera.send(payload, key=key)
        assert repeats == bool(camera.watch.since_ns)
        assert camera.watch.since_ns <= camera.now_ns


def test_a_delay_is_drift_and_goes_when_it_is_made_good() -> None:
    meter = DriftMeter()
    assert [meter.picture(number / FPS, 100 + number / FPS) for number in range(30)][-1] < 0.01
    assert meter.picture(30 / FPS, 100 + 30 / FPS + 1.2) == pytest.approx(1.2, abs=0.02)
    assert meter.picture(31 / FPS, 100 + 31 / FPS) == pytest.approx(0, abs=0.02)
    assert meter.picture(None, 500) == meter.drift_s


@pytest.mark.parametrize("skew", [0.0002, -0.0002, 0.0004])
def test_a_clock_that_runs_a_little_wrong_is_no_drift(skew: float) -> None:
    meter = DriftMeter()
    for second in range(0, 14 * 86400, 7):
        assert meter.picture(second * (1 - skew), 1000.0 + second) < 0.2


def test_growing_lag_is_drift() -> None:
    meter = DriftMeter()
    assert [meter.picture(second * 0.8, 50.0 + second) for second in range(30)][-1] > 5


@pytest.mark.parametrize("jump_s", [3600.0, -3600.0])
def test_a_jump_of_the_time_stamps_starts_afresh(jump_s: float) -> None:
    meter = DriftMeter()
    for number in range(30):
        meter.picture(number / FPS, 100 + number / FPS)
    assert meter.picture(2 + jump_s, 102) == 0
    assert meter.picture(2.1 + jump_s, 102.1) == pytest.approx(0, abs=0.001)


@pytest.mark.parametrize("step_s", [0.0, -1 / FPS, -5.0])
def test_a_clock_that_does_not_go_forward_is_no_clock(step_s: float) -> None:
    meter = DriftMeter()
    assert [meter.picture(1000 + number * step_s, 100 + number / FPS) for number in range(300)] == [0.0] * 300


def test_a_burst_of_old_pictures_is_not_drift() -> None:
    meter = DriftMeter()
    for number in range(75):
        meter.picture(number / FPS, 100 + number / 1000)
    assert max(meter.picture(5 + number / FPS, 100.1 + number / FPS) for number in range(30)) < 0.1


def test_bursts_are_shown_by_their_time_stamps() -> None:
    pacer = Pacer()
    due = [pacer.due_s(number / FPS, 100.0) for number in range(30)]
    assert due == pytest.approx([100 + number / FPS for number in range(30)])


def test_a_stall_moves_what_comes_after() -> None:
    pacer = Pacer()
    pacer.due_s(0.0, 100.0)
    assert pacer.due_s(0.1, 105.0) == 105.0
    assert pacer.due_s(0.2, 105.0) == pytest.approx(105.1)


def test_more_speed_wins_time_back() -> None:
    pacer = Pacer()
    pacer.due_s(0.0, 100.0)
    assert [pacer.due_s(number / 10, 100.0, 2.0) for number in range(1, 21)][-1] == pytest.approx(101.0)


@pytest.mark.parametrize("pts_s", [3600.0, -3600.0, None])
def test_a_jump_or_no_time_stamp_is_shown_at_once(pts_s: float | None) -> None:
    pacer = Pacer()
    pacer.due_s(0.0, 100.0)
    assert pacer.due_s(pts_s, 100.0) == 100.0


@pytest.mark.parametrize("stamps", [[None] * 100, [number * 100.0 for number in range(100)]])
def test_pictures_without_a_sensible_time_have_a_rate(stamps: list[float | None]) -> None:
    """Else a file of them would be played as fast as the machine can."""
    pacer, now_s = Pacer(), 100.0
    for pts_s in stamps:
        now_s = max(now_s, pacer.due_s(pts_s, now_s))
    assert now_s == pytest.approx(100 + 98 * Pacer.UNTIMED_S)


@given(st.lists(st.floats(-1e6, 1e6), max_size=30))
def test_nothing_is_ever_due_far_away(stamps: list[float]) -> None:
    pacer, now_s = Pacer(), 0.0
    for pts_s in stamps:
        due_s = pacer.due_s(pts_s, now_s)
        assert due_s <= now_s + Pacer.JUMP_S
        now_s = max(now_s, due_s)


def test_rates() -> None:
    meter = RateMeter()
    assert meter.tick(0) == 0
    rates = [meter.tick(number * STEP_NS) for number in range(1, 100)]
    assert rates == sorted(rates[:40]) + rates[40:]
    assert rates[-1] == pytest.approx(FPS * 1000, rel=0.05)
    assert meter.tick(0) == 0
    assert [meter.tick(number * 10_000_000_000) for number in range(1, 5)][-1] == 100


def test_a_burst_is_not_a_rate() -> None:
    meter = RateMeter()
    assert max(meter.tick(number * 1_000_000) for number in range(20)) <= 20_000


def test_pictures_that_come_minutes_apart_are_compared_too() -> None:
    watch = RepeatWatch(5.0)
    found = [watch.packet(memoryview(b"same" * 500), key=True, now_ns=number * 60_000_000_000) for number in range(8)]
    assert found == [False] * 4 + [True] * 4
    assert not watch.packet(memoryview(b"other" * 500), key=True, now_ns=8 * 60_000_000_000)


@pytest.mark.parametrize("jump_s", [86400.0, -86400.0, 3600.0, -120.0])
def test_a_clock_that_is_set_wrong_makes_no_picture_late(jump_s: float) -> None:
    age = TrueAge()
    assert age.age_s(1_000_000.0, utc_s=1_000_004.0, now_s=50.0) == pytest.approx(4.0)
    for number in range(1, 100):
        aged_s = age.age_s(1_000_000.0 + number, utc_s=1_000_004.0 + number + jump_s, now_s=50.0 + number)
        assert aged_s == pytest.approx(4.0)
    assert age.age_s(1_000_100.0, utc_s=1_000_104.0, now_s=150.0) == pytest.approx(4.0)


def test_a_clock_that_is_set_right_is_believed() -> None:
    age = TrueAge()
    assert age.age_s(1_000_000.0, utc_s=500.0, now_s=50.0) == pytest.approx(-999_500.0)
    assert age.age_s(1_000_001.0, utc_s=1_000_005.0, now_s=51.0) == pytest.approx(4.0)
    assert age.age_s(1_000_002.0, utc_s=1_000_008.0, now_s=52.0) == pytest.approx(6.0), "a correction of two seconds"


def test_a_picture_may_really_be_old() -> None:
    age = TrueAge()
    ages = [age.age_s(1_000_000.0, utc_s=1_000_000.0 + number, now_s=50.0 + number) for number in range(600)]
    assert ages == pytest.approx(list(range(600)))


def test_a_camera_may_be_old_from_the_beginning() -> None:
    age = TrueAge()
    assert age.age_s(1_000_000.0, utc_s=1_090_000.0, now_s=50.0) == pytest.approx(90_000.0)
    assert age.age_s(1_000_001.0, utc_s=1_090_001.0, now_s=51.0) == pytest.approx(90_000.0)
