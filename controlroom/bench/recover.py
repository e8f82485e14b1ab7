"""``bench recover``: the server of all cameras dies and returns, or a decode worker dies; how long until each camera is
live again."""

import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import Any, Literal

from controlroom.bench.killed_worker import measure_killed_worker
from controlroom.bench.passing import Passing
from controlroom.bench.served import Offer, ServedStreams, Told
from controlroom.bench.stage import SETTLE_S, Stage
from controlroom.quantiles import quantiles
from feeds.core import TileState
from feeds.engine import Engine
from feeds.supervise import Limits
from resources.text import QT_TRANSLATE_NOOP

Victim = Literal["server", "worker"]

_DIES = QT_TRANSLATE_NOOP("bench", "server dies")
_WORKER_DIES = QT_TRANSLATE_NOOP("bench", "decode worker dies")
_RETURNS = QT_TRANSLATE_NOOP("bench", "server returns")
_RETURN_LIMIT_S = 90.0
_LOOK_S = 0.02


@dataclass(frozen=True, slots=True)
class RecoverBench:
    """What to measure. `kill`: what dies; `down_s`: how long the server is away."""

    streams: int
    size_px: tuple[int, int]
    down_s: float
    workers: int
    kill: Victim = "server"


def run_recover(bench: RecoverBench, passing: Passing, told: Told) -> dict[str, Any]:
    """Measure and return the document. Raises RuntimeError when the streams cannot be served."""
    limits = Limits(workers=bench.workers)
    with ServedStreams(Offer(), bench.streams, told) as served:
        cameras = [served.feeds(camera_id) for camera_id in served.ids]
        with Stage(cameras, passing, size_px=bench.size_px, limits=limits) as stage:
            stage.wait_live()
            passing.pass_time(SETTLE_S)
            if bench.kill == "worker":
                told(_WORKER_DIES)
                measured = measure_killed_worker(stage, passing, SETTLE_S)
            else:
                measured = _measure_killed_server(bench.down_s, served, stage, limits, passing, told)
    return {"streams": bench.streams, "killed": bench.kill, **measured}


def _measure_killed_server(
    down_s: float, served: ServedStreams, stage: Stage, limits: Limits, passing: Passing, told: Told
) -> dict[str, Any]:
    meter = _Meter(stage.engine, stage.ids)
    told(_DIES)
    served.kill()
    _watch(meter, passing, down_s)
    told(_RETURNS)
    back = _Return(served)
    back.start()
    deadline_s = time.monotonic() + _RETURN_LIMIT_S
    while (not back.done or meter.down(back.since_s)) and time.monotonic() < deadline_s:
        meter.look()
        passing.pass_time(_LOOK_S)
    back.finish()
    seconds = [max(0.0, live_s - back.since_s) for live_s in meter.live_s(back.since_s)]
    # Those that fail late belong to the same incident or to another one.
    _watch(meter, passing, SETTLE_S)
    return {
        "down_s": down_s,
        "seconds_to_live": {name: round(s, 2) for name, s in quantiles(seconds, "p50", "p95", "max").items()},
        "live_again": len(seconds),
        "openings": {
            "most_in_a_second": meter.most_openings,
            "budget_per_second": limits.opens_per_second,
        },
        "incidents": meter.incidents,
    }


def _watch(meter: "_Meter", passing: Passing, seconds: float) -> None:
    until_s = time.monotonic() + seconds
    while time.monotonic() < until_s:
        meter.look()
        passing.pass_time(_LOOK_S)


class _Return:
    """Brings the server back in a thread: the wall goes on meanwhile. `since_s`: when it served again."""

    def __init__(self, served: ServedStreams) -> None:
        self._served = served
        self._error: OSError | RuntimeError | None = None
        self._thread = threading.Thread(target=self._run, name="server returns")
        self.since_s = float("inf")

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    @property
    def done(self) -> bool:
        """Whether it serves, or never will."""
        return not self._thread.is_alive()

    def finish(self) -> None:
        """Wait for the thread. Raises what went wrong in it."""
        self._thread.join()
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        try:
            self._served.revive()
            self.since_s = time.monotonic()
        except (OSError, RuntimeError) as error:
            self._error = error


class _Meter:
    """Looks at every camera many times a second: when it became live, how many were opened, how many incidents."""

    def __init__(self, engine: Engine, camera_ids: list[str]) -> None:
        self._engine = engine
        self._ids = camera_ids
        self._reconnects = self._count()
        self._openings: deque[tuple[float, int]] = deque()
        self._live_since_s: dict[str, float] = {}
        self._incident_since_s: float | None = None
        self.most_openings = 0
        self.incidents = 0

    def look(self) -> None:
        """Look once."""
        now_s = time.monotonic()
        for camera_id in self._ids:
            report = self._engine.report(camera_id)
            # A picture from before the server died keeps a camera live for three seconds.
            if report.state is TileState.LIVE and report.shown_fps and (report.picture_age_s or 0.0) < 1.0:
                self._live_since_s.setdefault(camera_id, now_s)
            else:
                self._live_since_s.pop(camera_id, None)
        count = self._count()
        self._openings.append((now_s, count - self._reconnects))
        self._reconnects = count
        while self._openings[0][0] <= now_s - 1.0:
            self._openings.popleft()
        self.most_openings = max(self.most_openings, sum(opened for _, opened in self._openings))
        incident = self._engine.incident
        if incident is not None and incident.since_s != self._incident_since_s:
            self.incidents += 1
        self._incident_since_s = None if incident is None else incident.since_s

    def down(self, since_s: float) -> bool:
        """Whether a camera is not yet live again."""
        return len(self.live_s(since_s)) < len(self._ids)

    def live_s(self, since_s: float) -> list[float]:
        """Return when each camera became live that has done so since then."""
        return [live_s for live_s in self._live_since_s.values() if live_s >= since_s - _LOOK_S]

    def _count(self) -> int:
        return sum(self._engine.report(camera_id).reconnects for camera_id in self._ids)
