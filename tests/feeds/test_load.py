"""The load control against a machine made of numbers: it copes, in order, and comes to rest."""

import itertools
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from feeds.core import Limit, Tier
from feeds.load import FIRST_REST_S, LONGEST_SETTLE_S, LOOK_S, STEP_S, CameraLoad, LoadControl, Strain

MAIN = {Tier.MAIN: 0.1, Tier.SUB: 0.015, Tier.KEY: 0.002}
ALONE = {Tier.MAIN: 0.1, Tier.KEY: 0.01}


@dataclass
class Machine:
    """Cameras and processors. What the workers do not get shows as pictures left out, in proportion.

    `dearer`: so many times what the prices say a picture takes in truth.
    """

    loads: list[CameraLoad]
    cores: float = 2.0
    others: float = 0.2
    dearer: float = 1.0
    control: LoadControl = field(default_factory=LoadControl)
    now_s: float = 100.0
    changes: list[tuple[float, str, Tier, Tier]] = field(default_factory=list)

    def tier(self, load: CameraLoad) -> Tier:
        cap = self.control.cap(load.camera_id)
        return max((tier for tier in load.costs if tier <= cap), default=min(load.costs))

    @property
    def demand(self) -> float:
        return sum(load.costs[self.tier(load)] for load in self.loads)

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds / LOOK_S)):
            room = self.cores - self.others
            needed = self.dearer * self.demand
            lost = max(0.0, 1 - room / needed) if needed else 0.0
            measured = [
                load
                if self.tier(load) is Tier.KEY
                else replace(load, pictures=100, late=round(100 * lost), decoded_share=1 - lost)
                for load in self.loads
            ]
            busy_cores = self.others + min(room, needed)
            before = [self.tier(load) for load in self.loads]
            self.control.look(self.now_s, Strain(busy_cores, self.cores), measured)
            for load, old in zip(self.loads, before, strict=True):
                if self.tier(load) is not old:
                    self.changes.append((self.now_s, load.camera_id, old, self.tier(load)))
            self.now_s += LOOK_S


def cameras(count: int, costs: dict[Tier, float]) -> list[CameraLoad]:
    return [CameraLoad(f"cam{number:02}", costs, area_px=1000 + number) for number in range(count)]


def test_three_times_what_the_machine_can_decode() -> None:
    """64 large streams without a small one: within seconds each shows its keyframes, and it stays so."""
    machine = Machine(cameras(64, ALONE))
    machine.run(20)
    assert machine.demand < machine.cores - machine.others
    assert all(machine.control.limit(load.camera_id) is Limit.CPU for load in machine.loads[:50])
    machine.run(120)
    raised = sum(machine.tier(load) is Tier.MAIN for load in machine.loads)
    assert 5 <= raised <= 16
    machine.changes.clear()
    machine.run(600)
    assert len(machine.changes) <= 4


def test_what_a_picture_takes_beside_its_price_is_reckoned_with() -> None:
    """64 small streams of 0.9 cores by their prices that take 2.3: what was not decoded tells, in one step."""
    machine = Machine(cameras(64, {Tier.SUB: 0.0145, Tier.KEY: 0.001}), dearer=2.5)
    machine.run(12)
    assert machine.dearer * machine.demand <= machine.cores - machine.others
    assert len({now_s for now_s, _, before, after in machine.changes if after < before}) == 1
    assert sum(machine.tier(load) is Tier.SUB for load in machine.loads) >= 35


def test_a_little_too_much_takes_one_step_at_a_time_and_the_smallest_first() -> None:
    machine = Machine(cameras(20, MAIN))
    machine.run(60)
    assert [camera_id for _, camera_id, _, _ in machine.changes] == [
        f"cam{number:02}" for number in range(len(machine.changes))
    ]
    assert {after for _, _, _, after in machine.changes} == {Tier.SUB}
    times = [now_s for now_s, *_ in machine.changes]
    assert all(later - sooner >= STEP_S for sooner, later in itertools.pairwise(times))
    assert 2 <= len(times) <= 6


def test_who_matters_goes_down_last() -> None:
    machine = Machine([*cameras(20, ALONE), CameraLoad("large", ALONE, priority=2, area_px=1)])
    machine.run(120)
    assert machine.tier(machine.loads[-1]) is Tier.MAIN


def test_far_keyframes_alone_come_last() -> None:
    resorts = [replace(load, is_resort=True, area_px=1) for load in cameras(6, ALONE)]
    others = [replace(load, camera_id=f"near{load.camera_id}") for load in cameras(24, ALONE)]
    machine = Machine([*resorts, *others])
    machine.run(120)
    assert all(machine.tier(load) is Tier.MAIN for load in resorts)
    machine = Machine([replace(load, is_resort=True) for load in cameras(30, ALONE)])
    machine.run(60)
    assert machine.demand <= machine.cores - machine.others


def test_a_rise_that_failed_is_not_tried_again_soon() -> None:
    """The figures promise room that is not there: each try is taken back, and the next comes later."""
    lying = [replace(load, costs={Tier.MAIN: 0.3, Tier.KEY: 0.01}) for load in cameras(10, ALONE)]
    machine = Machine(lying, others=0.0)
    machine.run(60)
    true = machine.loads
    machine.changes.clear()

    def look() -> None:
        up = sum(machine.tier(load) is Tier.MAIN for load in true)
        too_many = up > 6
        measured = [
            replace(load, costs={Tier.MAIN: 0.05, Tier.KEY: 0.01}, pictures=10, late=3 if too_many else 0)
            for load in true
        ]
        before = {load.camera_id: machine.tier(load) for load in true}
        machine.control.look(machine.now_s, Strain(1.9 if too_many else 0.8, 2.0), measured)
        for load in true:
            if machine.tier(load) is not before[load.camera_id]:
                machine.changes.append((machine.now_s, load.camera_id, before[load.camera_id], machine.tier(load)))
        machine.now_s += LOOK_S

    for _ in range(4 * 3600):
        look()
    falls = [now_s for now_s, _, before, after in machine.changes if after < before]
    gaps = [later - sooner for sooner, later in itertools.pairwise(falls)]
    assert gaps[0] >= FIRST_REST_S
    assert gaps[-1] >= 500
    assert len(falls) <= 20


def test_nothing_is_lowered_while_streams_open() -> None:
    machine = Machine([replace(load, is_opening=True) for load in cameras(64, ALONE)])
    machine.run(LONGEST_SETTLE_S - 1)
    assert not machine.changes
    machine.run(20)
    assert machine.changes


def test_one_camera_that_hiccups_lowers_nobody() -> None:
    control = LoadControl()
    loads = cameras(16, MAIN)
    for number in range(200):
        measured = [replace(load, pictures=10, late=8 if load is loads[0] and number % 7 < 5 else 0) for load in loads]
        control.look(100 + number * LOOK_S, Strain(0.9, 2.0), measured)
    assert all(control.cap(load.camera_id) is Tier.MAIN for load in loads)


def test_a_stream_too_large_for_one_thread_goes_down_itself() -> None:
    control = LoadControl()
    loads = [*cameras(8, MAIN), CameraLoad("huge", {Tier.MAIN: 1.4, Tier.KEY: 0.05}, priority=2, area_px=10**6)]
    for number in range(60):
        is_down = control.cap("huge") is Tier.KEY
        late = {"huge": 0 if is_down else 8}
        measured = [replace(load, pictures=10, late=late.get(load.camera_id, 0)) for load in loads]
        control.look(100 + number * LOOK_S, Strain(1.5, 4.0), measured)
    assert control.cap("huge") is Tier.KEY
    assert all(control.cap(load.camera_id) is Tier.MAIN for load in loads[:-1])


@pytest.mark.parametrize(("costs", "tier"), [(MAIN, Tier.SUB), (ALONE, Tier.MAIN)])
def test_a_slow_network_is_named_and_the_small_stream_taken(costs: dict[Tier, float], tier: Tier) -> None:
    control = LoadControl()
    loads = cameras(4, costs)
    for number in range(20):
        measured = [replace(load, pictures=10, slow_s=2.0 if load is loads[1] else 0.0) for load in loads]
        control.look(100 + number * LOOK_S, Strain(0.4, 2.0), measured)
    assert [control.limit(load.camera_id) for load in loads] == [Limit.NONE, Limit.NETWORK, Limit.NONE, Limit.NONE]
    assert min(control.cap("cam01"), max(costs)) is tier
    for number in range(20, 400):
        control.look(100 + number * LOOK_S, Strain(0.4, 2.0), [replace(load, pictures=10) for load in loads])
    assert control.limit("cam01") is Limit.NONE
    assert control.cap("cam01") is Tier.MAIN


def test_late_ticks_of_a_busy_machine_lower_too() -> None:
    control = LoadControl()
    for number in range(40):
        control.look(100 + number * LOOK_S, Strain(1.95, 2.0, late_ticks=3), cameras(8, MAIN))
    assert control.cap("cam00") is Tier.SUB


OFFERS = st.sampled_from(
    [
        MAIN,
        ALONE,
        {Tier.SUB: 0.015},
        {Tier.MAIN: 0.1},
        {Tier.MAIN: 0.2, Tier.SUB: 0.02, Tier.SUB_REF: 0.012, Tier.KEY: 0.003},
        {Tier.SUB: 0.02, Tier.SUB_REF: 0.012, Tier.KEY: 0.003},
    ]
)
LOADS = st.lists(
    st.builds(
        CameraLoad,
        camera_id=st.integers(0, 10**6).map(str),
        costs=OFFERS,
        priority=st.integers(0, 2),
        area_px=st.integers(1, 10**6),
        is_resort=st.booleans(),
    ),
    min_size=1,
    max_size=64,
    unique_by=lambda load: load.camera_id,
)


@settings(deadline=None, max_examples=30, phases=(Phase.explicit, Phase.generate))
@given(LOADS, st.floats(0.5, 4.0))
def test_it_copes_in_order_and_comes_to_rest(loads: list[CameraLoad], cores: float) -> None:
    machine = Machine(loads, cores=cores, others=0.1)
    by_id = {load.camera_id: load for load in loads}
    machine.run(400)
    room = cores - machine.others
    assert machine.demand <= 1.04 * room or all(machine.tier(load) in (Tier.KEY, min(load.costs)) for load in loads)
    first_rise = next((now_s for now_s, _, before, after in machine.changes if after > before), machine.now_s)
    lowest = {load.camera_id: load.wish for load in loads}
    for _, batch in itertools.groupby(
        [change for change in machine.changes if change[0] < first_rise], lambda change: change[0]
    ):
        lowered = {camera_id: after for _, camera_id, _, after in batch}
        lowest |= lowered
        most = max(by_id[camera_id].priority for camera_id in lowered)
        assert all(lowest[load.camera_id] is min(load.costs) for load in loads if load.priority < most)
    times = sorted({now_s for now_s, *_ in machine.changes})
    assert all(later - sooner >= STEP_S for sooner, later in itertools.pairwise(times))
    for load in loads:
        is_less = machine.tier(load) < load.wish
        assert (machine.control.limit(load.camera_id) is Limit.CPU) is is_less
    machine.run(1200)
    machine.changes.clear()
    machine.run(600)
    assert len(machine.changes) <= 4
    machine.loads = [replace(load, costs={tier: cost / 1000 for tier, cost in load.costs.items()}) for load in loads]
    machine.run(2 * 600 + 3 * STEP_S * 3 * len(loads))
    assert all(machine.tier(load) is load.wish for load in machine.loads)
