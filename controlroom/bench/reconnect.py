"""``bench reconnect``: the same cameras lose their connection many times; what that leaves behind."""

import time
from dataclasses import dataclass
from typing import Any

from controlroom.bench.growth import Growth
from controlroom.bench.passing import Passing
from controlroom.bench.served import Offer, ServedStreams, Told
from controlroom.bench.stage import SETTLE_S, Stage
from controlroom.sim.faults import Fault, FaultKind
from feeds.core import TileState
from feeds.supervise import Limits
from resources.text import QT_TRANSLATE_NOOP

_DONE = QT_TRANSLATE_NOOP("bench", "reconnects: {done} of {total}")
_BACK_LIMIT_S = 60.0
_DROPPED_S = 0.1
_DROPS = 4
"""After so many losses in a row the camera is opened anew by us: the fifth step of the ladder would take five times as
long, and thirty seconds of good pictures would be needed to come back to the first."""
_STEP_S = 0.001


@dataclass(frozen=True, slots=True)
class ReconnectBench:
    """What to measure. `times`: reconnects in all; `parallel`: cameras that do so at the same time."""

    times: int
    parallel: int
    size_px: tuple[int, int]
    workers: int


def run_reconnect(bench: ReconnectBench, passing: Passing, told: Told) -> dict[str, Any]:
    """Measure and return the document. Raises RuntimeError when a camera does not come back.

    Four times of five the server ends the session and the camera comes back by the ladder; once the wall itself closes
    the stream and opens it anew, as after a change of the camera's settings.
    """
    with ServedStreams(Offer(), bench.parallel, told) as served:
        cameras = [served.feeds(camera_id) for camera_id in served.ids]
        limits = Limits(workers=bench.workers)
        with Stage(cameras, passing, size_px=bench.size_px, limits=limits) as stage:
            stage.wait_live()
            passing.pass_time(SETTLE_S)
            growth = Growth(stage.groups)
            growth.sample(0.0)
            rounds = dropped = told_at = 0
            begun_s = time.monotonic()
            while (done := rounds * bench.parallel) < bench.times:
                rounds += 1
                if rounds % (_DROPS + 1):
                    _drop(stage, served, passing)
                    dropped += bench.parallel
                else:
                    _open_anew(stage, served, passing, generation=rounds)
                growth.sample((done + bench.parallel) / 1000)
                if 10 * done // bench.times > told_at:
                    told_at = 10 * done // bench.times
                    told(_DONE(done=done, total=bench.times))
            seconds = time.monotonic() - begun_s
    return {
        "reconnects": rounds * bench.parallel,
        "parallel": bench.parallel,
        "dropped_by_server": dropped,
        "opened_anew": rounds * bench.parallel - dropped,
        "seconds": round(seconds, 1),
        "growth_per_1000": growth.slopes(),
        **growth.ends(),
    }


def _drop(stage: Stage, served: ServedStreams, passing: Passing) -> None:
    """Let the server reset every connection, and wait until each camera has come back."""
    before = {camera_id: stage.engine.report(camera_id).reconnects for camera_id in stage.ids}
    for camera_id in stage.ids:
        served.set_fault(camera_id, Fault(FaultKind.DIE, for_s=_DROPPED_S))

    def back() -> bool:
        reports = [stage.engine.report(camera_id) for camera_id in stage.ids]
        return all(
            report.reconnects > before[report.camera_id] and report.state is TileState.LIVE and report.shown_fps
            for report in reports
        )

    if not passing.until(back, _BACK_LIMIT_S):
        raise RuntimeError(f"not every camera came back within {_BACK_LIMIT_S:.0f} s")


def _open_anew(stage: Stage, served: ServedStreams, passing: Passing, *, generation: int) -> None:
    """Let the wall close every stream and open it with another setting, and wait for the first pictures."""
    stage.pictures.forget()
    patience_s = 5.0 + _STEP_S * (generation % 100 + 1)
    stage.engine.set_cameras([served.feeds(camera_id, read_timeout_s=patience_s) for camera_id in stage.ids])

    def back() -> bool:
        reports = [stage.engine.report(camera_id) for camera_id in stage.ids]
        return all(report.state is TileState.LIVE and report.reconnects == 0 and report.shown_fps for report in reports)

    if not passing.until(back, _BACK_LIMIT_S):
        raise RuntimeError(f"not every camera was opened anew within {_BACK_LIMIT_S:.0f} s")
