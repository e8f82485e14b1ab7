"""``bench freeze``: how soon silence, a frozen picture and a looped one are seen; what is seen that is not there."""

import time
from dataclasses import dataclass
from typing import Any

from controlroom.bench.passing import Passing
from controlroom.bench.served import Offer, ServedStreams, Told
from controlroom.bench.stage import SETTLE_S, Stage
from controlroom.quantiles import quantiles
from controlroom.sim.faults import Fault, FaultKind
from feeds.core import TileState
from feeds.supervise import Limits
from resources.text import QT_TRANSLATE_NOOP

_QUIET = QT_TRANSLATE_NOOP("bench", "false alarms")
_FAULT = QT_TRANSLATE_NOOP("bench", "fault: {fault}")
_FAULTS = {
    "silence": (FaultKind.STALL, (TileState.STALE, TileState.LOST)),
    "frozen": (FaultKind.FREEZE, (TileState.FROZEN,)),
    "looped": (FaultKind.LOOP, (TileState.FROZEN,)),
}
_KINDS = {"traffic": "cam", "still": "still", "night": "night"}
_SEEN_LIMIT_S = 20.0
_LOOK_S = 0.02
_ALARM_LOOK_S = 0.1


@dataclass(frozen=True, slots=True)
class FreezeBench:
    """What to measure. `streams` with traffic, and a quarter as many at rest; `seconds` to wait for false alarms."""

    streams: int
    size_px: tuple[int, int]
    seconds: float
    workers: int


def run_freeze(bench: FreezeBench, passing: Passing, told: Told) -> dict[str, Any]:
    """Measure and return the document. Raises RuntimeError when the streams cannot be served."""
    restful = max(1, bench.streams // 8)
    with ServedStreams(Offer(), bench.streams, told, still=restful, night=restful) as served:
        for camera_id in served.ids:
            if not camera_id.startswith("cam"):
                # Nothing in these pictures tells one from the next: cameras without a clock in the stream.
                served.set_fault(camera_id, Fault(FaultKind.UNSTAMPED))
        cameras = [served.feeds(camera_id) for camera_id in served.ids]
        limits = Limits(workers=bench.workers)
        with Stage(cameras, passing, size_px=bench.size_px, limits=limits) as stage:
            stage.wait_live()
            passing.pass_time(SETTLE_S)
            told(_QUIET)
            alarms = _Alarms(stage, stage.ids)
            begun_s = time.monotonic()
            while time.monotonic() < begun_s + bench.seconds:
                alarms.look()
                passing.pass_time(_ALARM_LOOK_S)
            watched_s = time.monotonic() - begun_s
            traffic = [camera_id for camera_id in stage.ids if camera_id.startswith("cam")]
            others = _Alarms(stage, [camera_id for camera_id in stage.ids if camera_id not in traffic])
            seen = {
                name: _seen(stage, served, passing, told, traffic, kind, states, others)
                for name, (kind, states) in _FAULTS.items()
            }
    return {
        "streams": bench.streams,
        "at_rest": {"still": restful, "night": restful},
        "watched_s": round(watched_s, 1),
        "false_alarms": alarms.document(),
        "alarms": alarms.moments,
        "seen_s": seen,
        "others_disturbed": sum(others.document().values()),
    }


def _seen(
    stage: Stage,
    served: ServedStreams,
    passing: Passing,
    told: Told,
    camera_ids: list[str],
    kind: FaultKind,
    states: tuple[TileState, ...],
    others: "_Alarms",
) -> dict[str, float]:
    """Let cameras misbehave; return how many seconds after it did each was seen, how many were not. Heals them."""
    told(_FAULT(fault=kind.value))
    seen_s: dict[str, float] = {}
    begun_s: dict[str, float] = {}
    for camera_id in camera_ids:
        begun_s[camera_id] = time.monotonic()
        served.set_fault(camera_id, Fault(kind))
    until_s = time.monotonic() + _SEEN_LIMIT_S
    while len(seen_s) < len(camera_ids) and time.monotonic() < until_s:
        now_s = time.monotonic()
        for camera_id, state in stage.states(camera_ids).items():
            if state in states:
                seen_s.setdefault(camera_id, now_s - begun_s[camera_id])
        others.look()
        passing.pass_time(_LOOK_S)
    for camera_id in camera_ids:
        served.set_fault(camera_id, None)
    stage.wait_live(camera_ids)
    passing.pass_time(SETTLE_S)
    spread = quantiles(seen_s.values(), "p50", "max")
    return {**{name: round(s, 2) for name, s in spread.items()}, "unseen": len(camera_ids) - len(seen_s)}


class _Alarms:
    """Counts how often cameras leave LIVE though nothing is wrong with them, by what they show."""

    def __init__(self, stage: Stage, camera_ids: list[str]) -> None:
        self._stage = stage
        self._before = stage.states(camera_ids)
        self._counts = dict.fromkeys(_KINDS, 0)
        self._begun_s = time.monotonic()
        self.moments: list[dict[str, Any]] = []
        """Each alarm: after how many seconds, of which camera, to which state, and how old its picture was."""

    def look(self) -> None:
        """Look at every camera once."""
        states = self._stage.states(self._before)
        at_s = round(time.monotonic() - self._begun_s, 1)
        for camera_id, before in self._before.items():
            if before is TileState.LIVE and states[camera_id] is not TileState.LIVE:
                kind = next(name for name, prefix in _KINDS.items() if camera_id.startswith(prefix))
                self._counts[kind] += 1
                report = self._stage.engine.report(camera_id)
                age_s = None if report.picture_age_s is None else round(report.picture_age_s, 2)
                alarm = {"at_s": at_s, "camera": camera_id, "state": states[camera_id].value, "age_s": age_s}
                self.moments.append(alarm | {"drift_s": report.drift_s, "detail": report.detail})
        self._before = states

    def document(self) -> dict[str, int]:
        """Return the counts."""
        return dict(self._counts)
