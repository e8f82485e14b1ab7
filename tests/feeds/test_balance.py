"""Which stream goes where: workers and streams made of numbers."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.balance import (
    BUSY_CORES,
    EVERY_S,
    FAILED_REST_S,
    LONGEST_REST_S,
    LOOK_S,
    MOVED_REST_S,
    PROOF_LOOKS,
    WORTH_CORES,
    Balance,
    Shift,
    StreamLoad,
    WorkerLoad,
)

FIXED_CORES = 0.03
"""What a worker takes without any stream."""


def stream(number: int, worker: int, cores: float, *, is_limited: bool = False, may_move: bool = True) -> StreamLoad:
    return StreamLoad((f"cam{number}", "main"), worker, cores, is_limited=is_limited, may_move=may_move)


def streams(*costs: Sequence[float]) -> list[StreamLoad]:
    """Streams with these costs in workers 0, 1, ..."""
    numbers = itertools.count()
    return [stream(next(numbers), worker, cores) for worker, theirs in enumerate(costs) for cores in theirs]


@dataclass
class House:
    """Workers whose loads follow their streams; every move is made at once."""

    streams: list[StreamLoad]
    workers: int = 2
    balance: Balance = field(default_factory=Balance)
    now_s: float = 100.0
    moves: list[tuple[float, Shift]] = field(default_factory=list)
    apart: frozenset[int] = frozenset()
    """Workers that take no streams."""

    def cores(self, worker: int) -> float:
        return FIXED_CORES + sum(stream.cores for stream in self.streams if stream.worker == worker)

    @property
    def loads(self) -> list[float]:
        return [self.cores(worker) for worker in range(self.workers)]

    def look(self, *, succeeds: bool = True) -> Shift | None:
        workers = [WorkerLoad(n, cores, may_take=n not in self.apart) for n, cores in enumerate(self.loads)]
        shift = self.balance.look(self.now_s, workers, self.streams)
        if shift is not None:
            self.moves.append((self.now_s, shift))
            self.balance.begun(self.now_s)
            if succeeds:
                self.streams = [
                    replace(stream, worker=shift.target) if stream.key == shift.key else stream
                    for stream in self.streams
                ]
            self.balance.over(self.now_s + 2.0, shift.key, moved=succeeds)
        self.now_s += LOOK_S
        return shift

    def run(self, seconds: float, *, succeeds: bool = True) -> None:
        until_s = self.now_s + seconds
        while self.now_s < until_s:
            self.look(succeeds=succeeds)


def test_a_busy_worker_gives_a_stream_to_the_one_that_is_not() -> None:
    house = House(streams([0.1] * 9, [0.1] * 2))
    assert [house.look() for _ in range(PROOF_LOOKS - 1)] == [None] * (PROOF_LOOKS - 1)
    shift = house.look()
    assert shift is not None
    assert (shift.source, shift.target) == (0, 1)
    house.run(120)
    assert max(house.loads) < BUSY_CORES


def test_where_no_worker_is_busy_nothing_moves() -> None:
    house = House(streams([0.1] * 6, []))
    house.run(120)
    assert not house.moves


def test_where_tiles_are_limited_a_worker_need_not_be_busy() -> None:
    limited = [replace(stream, is_limited=True) for stream in streams([0.1] * 5, [])]
    house = House(limited)
    house.run(60)
    assert house.moves
    elsewhere = House([*streams([0.1] * 5), stream(9, 1, 0.01, is_limited=True)])
    elsewhere.run(60)
    assert not elsewhere.moves


def test_one_stream_that_costs_more_than_a_worker_is_not_sent_about() -> None:
    alone = House(streams([1.2], []))
    alone.run(120)
    assert not alone.moves
    crowded = House(streams([1.2, 0.1, 0.1], []))
    crowded.run(1200)
    assert len(crowded.moves) == 1
    giant, *others = (stream.worker for stream in crowded.streams)
    assert giant not in others
    beside = House(streams([1.2, 0.1, 0.1], [1.0]))
    beside.run(60)
    assert {shift.key[0] for _, shift in beside.moves} <= {"cam1", "cam2"}


def test_what_is_not_worth_it_stays() -> None:
    even = House(streams([0.4, 0.4], [0.4, 0.3]))
    even.run(120)
    assert not even.moves
    small = House(streams([0.02] * 45, [0.02] * 5))
    small.run(120)
    assert not small.moves


def test_only_streams_that_may_move_to_workers_that_take_them() -> None:
    still = House([replace(stream, may_move=False) for stream in streams([0.1] * 9, [])])
    still.run(60)
    assert not still.moves
    apart = House(streams([0.1] * 9, [], [0.3]), workers=3, apart=frozenset({1}))
    apart.run(60)
    assert {shift.target for _, shift in apart.moves} == {2}


def test_a_move_that_failed_is_left_alone_for_long() -> None:
    house = House(streams([0.5, 0.4], []))
    house.run(FAILED_REST_S - 60, succeeds=False)
    keys = [shift.key for _, shift in house.moves]
    assert sorted(keys) == [("cam0", "main"), ("cam1", "main")]
    house.run(20 * LONGEST_REST_S, succeeds=False)
    tried_s = [now_s for now_s, shift in house.moves if shift.key == ("cam0", "main")]
    rests_s = [later - sooner for sooner, later in itertools.pairwise(tried_s)]
    assert rests_s[1] >= 2 * FAILED_REST_S
    assert max(rests_s) <= LONGEST_REST_S + 60


def test_a_cost_that_jumps_moves_nothing() -> None:
    house = House([])
    for look in range(200):
        house.streams = streams([0.8 if look % 3 else 0.2, 0.1, 0.1], [0.2])
        house.look()
    assert not house.moves


def test_a_stream_that_swings_is_moved_ever_more_rarely() -> None:
    """A cost that changes as slowly as it pleases would send a stream to and fro with every change."""
    house = House(streams([0.5, 0.4], [0.1]))
    period = 10
    for look in range(2400):  # two hours
        costs = (0.5, 0.5, 0.1) if look // period % 2 else (0.1, 0.5, 0.6)
        house.streams = [
            replace(stream, cores=cores, may_move=stream.key[0] == "cam1")
            for stream, cores in zip(house.streams, costs, strict=True)
        ]
        house.look()
    moved_s = [now_s for now_s, _ in house.moves]
    rests_s = [later - sooner for sooner, later in itertools.pairwise(moved_s)]
    assert 2 <= len(moved_s) <= 8
    for sooner, later in itertools.pairwise(rests_s):
        assert later >= min(LONGEST_REST_S, 1.5 * sooner)


COSTS = st.lists(st.lists(st.floats(0.0, 1.5), max_size=12), min_size=1, max_size=5)


@settings(deadline=None)
@given(COSTS)
def test_it_comes_to_rest_and_every_move_was_worth_it(costs: list[list[float]]) -> None:
    house = House(streams(*costs), workers=len(costs))
    while house.now_s < 100 + 10 * MOVED_REST_S:
        before = house.loads
        shift = house.look()
        if shift is not None:
            pair = shift.source, shift.target
            assert shift.source != shift.target
            assert before[shift.source] >= BUSY_CORES
            won_cores = max(before[n] for n in pair) - max(house.cores(n) for n in pair)
            assert won_cores > WORTH_CORES - 1e-9
            assert max(house.loads) <= max(before) + 1e-9
    last_s = max((now_s for now_s, _ in house.moves), default=0.0)
    house.run(10 * MOVED_REST_S)
    assert max((now_s for now_s, _ in house.moves), default=0.0) == last_s
    moved_s = [now_s for now_s, _ in house.moves]
    assert all(later - sooner >= EVERY_S for sooner, later in itertools.pairwise(moved_s))


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_whatever_costs_do_there_is_no_ping_pong(data: st.DataObject) -> None:
    house = House(streams([0.3] * 3, [0.3], []), workers=3)
    cost = st.floats(0.0, 1.5)
    for _ in range(60):
        costs = data.draw(st.lists(cost, min_size=len(house.streams), max_size=len(house.streams)))
        house.streams = [replace(stream, cores=cores) for stream, cores in zip(house.streams, costs, strict=True)]
        for _ in range(data.draw(st.integers(1, 6))):
            house.look()
    times: dict[str, list[float]] = {}
    for now_s, shift in house.moves:
        times.setdefault(shift.key[0], []).append(now_s)
    for moved_s in times.values():
        rests_s = [later - sooner for sooner, later in itertools.pairwise(moved_s)]
        assert all(rest_s >= MOVED_REST_S * 2**number for number, rest_s in enumerate(rests_s))
