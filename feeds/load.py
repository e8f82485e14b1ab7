"""How much of each camera may be decoded, so that the machine is enough for all of them.

Pure: no threads, no clock of its own. It is told every half second what was measured and says the highest tier allowed
for each camera. The rules are Network Optix's, which keeps large walls watchable (radass_controller.cpp): what is least
important goes down first, a step every five seconds; up only where there is room, and a rise that failed is remembered.
"""

import heapq
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from feeds.core import Limit, Tier

LOOK_S = 0.5
STEP_S = 5.0
PROOF_LOOKS = 3
"""So many looks in a row have to tell the same."""
CALM_S = 5.0
SETTLE_S = 4.0
"""Streams that were opened, or shown again, this short a time ago work off what has gathered: nothing is lowered."""
LONGEST_SETTLE_S = 8.0
SETTLING_SHARE = 0.1
TIGHT = 0.85
"""Above this share of its processors a machine has nothing left for a worker that is behind."""
LATE_SHARE = 0.03
"""Of the pictures: fewer that come too late are a hiccup."""
FAR_LATE_SHARE = 0.1
GOAL = 0.85
"""Of what the workers managed when it was not enough: so much they may be asked for."""
HUGE = 1.25
"""Where more than this times what the workers managed would be needed, several are lowered at once."""
RESERVE = 0.12
"""Share of the machine that no rise may use."""
MARGIN = 1.15
RISE_PROOF_S = 20.0
FIRST_REST_S, LONGEST_REST_S = 30.0, 600.0
ONE_THREAD = 0.9
"""A stream is decoded by one thread: one that needs more than this of a core is too much for it by itself."""
SLOW_S, SLOW_PROOF_LOOKS = 0.5, 6
"""A stream that is this far behind while nothing waits to be decoded comes in too slowly."""
FORGET_S = 600.0


@dataclass(frozen=True, slots=True)
class Strain:
    """The machine, measured since the last look. Processor time in cores.

    `busy_cores` of `cores`: by everything that runs. `late_ticks`: how often the screen was painted a tenth of a second
    late or more.
    """

    busy_cores: float
    cores: float
    late_ticks: int = 0


@dataclass(frozen=True, slots=True)
class CameraLoad:
    """A camera that is seen, measured since the last look.

    `costs`: cores for each tier that can be shown, the highest being what its views want. `is_resort`: its keyframes
    are so far apart that to show them alone comes last. `pictures` came, `late` of them were left out because the
    worker was behind. `decoded_share`: of those that the tier shown now wants. `slow_s`: how far it is behind where
    that is not ours.
    """

    camera_id: str
    costs: Mapping[Tier, float]
    priority: int = 0
    area_px: int = 0
    is_resort: bool = False
    pictures: int = 0
    late: int = 0
    decoded_share: float = 1.0
    slow_s: float = 0.0
    is_opening: bool = False

    @property
    def wish(self) -> Tier:
        """The tier its views want."""
        return max(self.costs)


@dataclass(slots=True)
class _Case:
    """What is remembered of a camera."""

    cap: Tier = Tier.MAIN
    reason: Limit = Limit.NONE
    rest_s: float = 0.0
    not_before_s: float = 0.0
    risen_s: float | None = None
    slow_looks: int = 0
    seen_s: float = 0.0
    wish: Tier = Tier.MAIN


@dataclass(slots=True)
class LoadControl:
    """Decides the caps. `look` is called every `LOOK_S`."""

    _cases: dict[str, _Case] = field(default_factory=dict)
    _strained_looks: int = 0
    _calm_since_s: float | None = None
    _changed_s: float = -STEP_S
    _settling_since_s: float | None = None
    _rest_s: float = 0.0
    _no_rise_before_s: float = 0.0
    _managed: deque[float] = field(default_factory=lambda: deque(maxlen=PROOF_LOOKS))
    """Of what was asked of the workers, in cores: the share that they did."""
    _busy_cores: deque[float] = field(default_factory=lambda: deque(maxlen=2 * PROOF_LOOKS))

    def cap(self, camera_id: str) -> Tier:
        """Return the highest tier allowed for a camera."""
        case = self._cases.get(camera_id)
        return Tier.MAIN if case is None else case.cap

    def limit(self, camera_id: str) -> Limit:
        """Return why a camera shows less than its views want; NONE where it does not."""
        case = self._cases.get(camera_id)
        if case is None or (case.cap >= case.wish and case.reason is not Limit.NETWORK):
            return Limit.NONE
        return case.reason

    def look(self, now_s: float, strain: Strain, loads: Sequence[CameraLoad]) -> None:
        """Take what was measured and change the caps where that is due."""
        self._remember(now_s, loads)
        self._managed.append(self._managed_share(loads))
        self._busy_cores.append(strain.busy_cores)
        tight = strain.busy_cores >= TIGHT * strain.cores
        settled = self._settled(now_s, loads)
        strained = _strained(strain, loads, tight=tight)
        self._strained_looks = self._strained_looks + 1 if strained else 0
        if strained or strain.late_ticks or any(load.late for load in loads):
            self._calm_since_s = None
        elif self._calm_since_s is None:
            self._calm_since_s = now_s
        self._watch_network(now_s, loads, tight=tight)
        if now_s - self._changed_s < STEP_S or not settled:
            return
        if self._strained_looks >= PROOF_LOOKS:
            self._lower(now_s, loads)
        elif self._calm_since_s is not None and now_s - self._calm_since_s >= CALM_S:
            self._prove_rises(now_s)
            self._rise(now_s, strain, loads)

    # ---- what was measured

    def _remember(self, now_s: float, loads: Sequence[CameraLoad]) -> None:
        for load in loads:
            case = self._cases.setdefault(load.camera_id, _Case())
            case.seen_s, case.wish = now_s, load.wish
        for camera_id in [camera_id for camera_id, case in self._cases.items() if now_s - case.seen_s > FORGET_S]:
            del self._cases[camera_id]

    def _settled(self, now_s: float, loads: Sequence[CameraLoad]) -> bool:
        """Whether enough streams run for long enough to judge by them. That many are opened again and again, because
        the machine cannot cope, must not put it off for ever."""
        opening = sum(load.is_opening for load in loads)
        if opening <= max(1.0, SETTLING_SHARE * len(loads)):
            self._settling_since_s = None
            return True
        if self._settling_since_s is None:
            self._settling_since_s = now_s
        return now_s - self._settling_since_s >= LONGEST_SETTLE_S

    def _watch_network(self, now_s: float, loads: Sequence[CameraLoad], *, tight: bool) -> None:
        for load in loads:
            case = self._cases[load.camera_id]
            slow = load.slow_s >= SLOW_S and not load.late and not tight
            case.slow_looks = min(SLOW_PROOF_LOOKS, case.slow_looks + 1) if slow else max(0, case.slow_looks - 1)
            if case.slow_looks >= SLOW_PROOF_LOOKS and case.reason is Limit.NONE:
                case.reason = Limit.NETWORK
                if self._now(load) is Tier.MAIN and Tier.SUB in load.costs:
                    self._set(case, Tier.SUB, Limit.NETWORK)
                    self._rest(case, now_s)
            elif case.reason is Limit.NETWORK and case.cap >= load.wish and not case.slow_looks:
                case.reason = Limit.NONE

    def _managed_share(self, loads: Sequence[CameraLoad]) -> float:
        """Return how much of the work that the tiers ask for was done.

        Not what it took: beside decoding a worker reads, and keeps what is parked. By its processor time next to
        nothing seems to be missing where half of the pictures are.
        """
        asked = [(load.costs[self._now(load)], load.decoded_share) for load in _judged(loads)]
        cores = sum(cores for cores, _ in asked)
        return sum(cores * share for cores, share in asked) / cores if cores else 1.0

    # ---- down

    def _lower(self, now_s: float, loads: Sequence[CameraLoad]) -> None:
        if self._take_back(now_s, loads):
            return
        too_large = [load for load in loads if load.late and load.costs[self._now(load)] >= ONE_THREAD]
        demand = sum(load.costs[self._now(load)] for load in loads)
        managed = demand * sum(self._managed) / len(self._managed)
        excess, several = demand - GOAL * managed, demand > HUGE * managed and not too_large
        for load, tier in self._steps_down(too_large or loads):
            excess -= load.costs[self._now(load)] - load.costs[tier]
            self._set(self._cases[load.camera_id], tier, Limit.CPU)
            self._changed_s = now_s
            if not several or excess <= 0:
                break

    def _take_back(self, now_s: float, loads: Sequence[CameraLoad]) -> bool:
        """Lower again what was raised a short time ago: that was too much, and is not tried again soon."""
        seen = {load.camera_id: load for load in loads}
        risen = [
            (case.risen_s, camera_id, case)
            for camera_id, case in self._cases.items()
            if case.risen_s is not None and now_s - case.risen_s < RISE_PROOF_S and camera_id in seen
        ]
        if not risen:
            return False
        _, camera_id, case = max(risen, key=lambda entry: entry[:2])
        case.risen_s = None
        tier = _below(seen[camera_id], self._now(seen[camera_id]))
        if tier is None:
            return False
        self._set(case, tier, Limit.CPU)
        self._rest(case, now_s)
        self._rest_s = _longer(self._rest_s)
        self._no_rise_before_s = now_s + self._rest_s
        self._changed_s = now_s
        return True

    def _steps_down(self, loads: Sequence[CameraLoad]) -> Iterator[tuple[CameraLoad, Tier]]:
        """Yield step after step: nobody loses two before others have lost one, and who matters loses last."""
        steps: list[tuple[tuple[int, bool, int, int], int, Tier]] = []

        def add(number: int, tier: Tier | None) -> None:
            if tier is not None:
                load = loads[number]
                order = load.priority, tier is Tier.KEY and load.is_resort, -tier, load.area_px
                heapq.heappush(steps, (order, number, tier))

        for number, load in enumerate(loads):
            add(number, _below(load, self._now(load)))
        while steps:
            _, number, tier = heapq.heappop(steps)
            yield loads[number], tier
            add(number, _below(loads[number], tier))

    # ---- up

    def _prove_rises(self, now_s: float) -> None:
        """A rise that has held is forgotten, and with it that others failed before."""
        for case in self._cases.values():
            if case.risen_s is not None and now_s - case.risen_s >= RISE_PROOF_S:
                case.risen_s = None
                case.rest_s = self._rest_s = 0.0

    def _rise(self, now_s: float, strain: Strain, loads: Sequence[CameraLoad]) -> None:
        room = strain.cores * (1 - RESERVE) - max(self._busy_cores)
        lowered = [load for load in loads if self._now(load) < load.wish]
        for load in sorted(lowered, key=lambda load: (-load.priority, self._now(load), -load.area_px, load.camera_id)):
            case = self._cases[load.camera_id]
            tier = _above(load, self._now(load))
            more = load.costs[tier] - load.costs[self._now(load)]
            network = case.reason is Limit.NETWORK
            rests = now_s < case.not_before_s or (now_s < self._no_rise_before_s and not network)
            if rests or more * MARGIN > room or load.costs[tier] >= ONE_THREAD:
                continue
            self._set(case, tier if tier < load.wish else Tier.MAIN, Limit.NONE if tier >= load.wish else case.reason)
            case.risen_s = None if network else now_s
            self._changed_s = now_s
            return

    # ---- one camera

    def _now(self, load: CameraLoad) -> Tier:
        """Return what is shown of it: the highest tier it has that is allowed."""
        cap = self._cases[load.camera_id].cap
        return max((tier for tier in load.costs if tier <= cap), default=min(load.costs))

    @staticmethod
    def _set(case: _Case, cap: Tier, reason: Limit) -> None:
        case.cap, case.reason = cap, reason

    @staticmethod
    def _rest(case: _Case, now_s: float) -> None:
        case.rest_s = _longer(case.rest_s)
        case.not_before_s = now_s + case.rest_s


def _strained(strain: Strain, loads: Sequence[CameraLoad], *, tight: bool) -> bool:
    """Whether the processors are not enough: pictures left out as too late, where it is not a hiccup of a camera."""
    if tight and strain.late_ticks >= 2:
        return True
    judged = _judged(loads)
    if any(load.late and load.costs[load.wish] >= ONE_THREAD for load in judged):
        return True
    late = [load for load in judged if load.late > FAR_LATE_SHARE * load.pictures]
    share = sum(load.late for load in judged) / max(1, sum(load.pictures for load in judged))
    return share > LATE_SHARE and (tight or len(late) >= max(2.0, len(judged) / 4))


def _judged(loads: Sequence[CameraLoad]) -> Sequence[CameraLoad]:
    return [load for load in loads if not load.is_opening] or loads


def _below(load: CameraLoad, tier: Tier) -> Tier | None:
    return max((other for other in load.costs if other < tier), default=None)


def _above(load: CameraLoad, tier: Tier) -> Tier:
    return min(other for other in load.costs if other > tier)


def _longer(rest_s: float) -> float:
    return min(LONGEST_REST_S, 2 * rest_s or FIRST_REST_S)
