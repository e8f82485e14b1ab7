"""``bench recover --kill worker``: a decode worker dies; how long until its cameras are live, what others notice."""

import os
import signal
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

import psutil

from controlroom.bench.passing import Passing
from controlroom.bench.stage import Stage
from controlroom.bench.watching import StateWatch
from controlroom.quantiles import quantiles
from feeds.core import TileState
from feeds.engine import Engine

_RETURN_LIMIT_S = 90.0
_LOOK_S = 0.02
_NOW_S = 1.0
"""A picture that is younger is one of now."""
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows has one way to end a process, and calls it so


def measure_killed_worker(stage: Stage, passing: Passing, settle_s: float) -> dict[str, Any]:
    """Kill the worker with the most cameras, when all are live; return what was measured until `settle_s` after the
    last of them is live again. Raises RuntimeError when no worker has one."""
    engine = stage.engine
    workers = {camera_id: engine.worker_pid(camera_id) for camera_id in stage.ids}
    pids = Counter(pid for pid in workers.values() if pid is not None)
    if not pids:
        raise RuntimeError("no decode worker shows a camera")
    ((victim, _),) = pids.most_common(1)
    theirs = [camera_id for camera_id, pid in workers.items() if pid == victim]
    others = [camera_id for camera_id, pid in workers.items() if pid != victim]
    watch = StateWatch(engine.report, others)
    stage.forget()
    _kill(victim)
    meter = _Meter(engine, theirs, time.monotonic())
    deadline_s = meter.killed_s + _RETURN_LIMIT_S
    until_s = deadline_s
    while time.monotonic() < until_s:
        meter.look()
        watch.look()
        if len(meter.seconds) == len(theirs) and until_s == deadline_s:
            # What disturbs others may be seen a moment later.
            until_s = min(deadline_s, time.monotonic() + settle_s)
        passing.pass_time(_LOOK_S)
    spread = quantiles(meter.seconds.values(), "p50", "p95", "max")
    return {
        "its_streams": len(theirs),
        "seconds_to_live": {name: round(s, 2) for name, s in spread.items()},
        "live_again": len(meter.seconds),
        "others": len(others),
        "others_disturbed": watch.states,
        "others_longest_gap_s": round(max(stage.pictures.longest_gaps_s(others), default=0.0), 2),
    }


def _kill(pid: int) -> None:
    """End a process. To take note of its end is for its parent: here it is only seen that it runs no more."""
    os.kill(pid, _KILL)
    try:
        while psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
            time.sleep(0.001)
    except psutil.NoSuchProcess:
        return


class _Meter:
    """Looks at the cameras of the killed worker. `seconds`: by camera, from the death to the first live picture."""

    def __init__(self, engine: Engine, camera_ids: Sequence[str], killed_s: float) -> None:
        self._engine = engine
        self._ids = camera_ids
        self.killed_s = killed_s
        self.seconds: dict[str, float] = {}

    def look(self) -> None:
        """Look once."""
        now_s = time.monotonic()
        for camera_id in self._ids:
            if camera_id in self.seconds:
                continue
            report = self._engine.report(camera_id)
            if report.picture_age_s is None or report.picture_utc is None:
                continue
            # A picture from before the death keeps a camera live for three seconds.
            is_new = now_s - report.picture_age_s > self.killed_s
            if report.state is TileState.LIVE and is_new and report.picture_age_s < _NOW_S:
                self.seconds[camera_id] = now_s - self.killed_s
