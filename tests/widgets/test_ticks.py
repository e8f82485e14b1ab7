"""The canvas's own measure of its ticks."""

from widgets.ticks import TickRing


def test_intervals_and_work() -> None:
    ring = TickRing()
    for number in range(101):
        ring.record(number * 0.033, number * 0.033 + 0.002)
    ring.record(101 * 0.033 + 0.2, 101 * 0.033 + 0.25)
    stats = ring.stats()
    assert stats.count == 102
    assert round(stats.interval.p50_ms) == 33
    assert round(stats.interval.max_ms) == 233
    assert round(stats.work.p50_ms) == 2
    assert round(stats.work.max_ms) == 50


def test_only_the_last_few_thousand_are_remembered() -> None:
    ring = TickRing()
    ring.record(0.0, 5.0)
    for number in range(5000):
        ring.record(100 + number * 0.04, 100 + number * 0.04)
    assert ring.stats().count == 5001
    assert round(ring.stats().interval.max_ms) == 40
    assert ring.stats().work.max_ms == 0


def test_nothing_measured_yet() -> None:
    ring = TickRing()
    assert ring.stats().interval.max_ms == 0
    ring.record(1.0, 1.5)
    assert ring.stats().interval.max_ms == 0
    ring.reset()
    assert ring.stats().count == 0
