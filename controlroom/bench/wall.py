"""``bench wall``: a real window with N live streams, beside the decode limit of the same streams in the same run."""

import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any

from controlroom.bench.decode_limit import measure
from controlroom.bench.passing import Passing
from controlroom.bench.served import Offer, ServedStreams, Told
from controlroom.bench.stage import SETTLE_S, Stage, cores_document
from controlroom.bench.watching import StateWatch
from controlroom.quantiles import quantiles
from feeds.core import TileState
from feeds.decode.catalogue import CODECS, devices_of
from feeds.supervise import Limits
from resources.text import QT_TRANSLATE_NOOP

_WALL = QT_TRANSLATE_NOOP("bench", "wall")
_DECODE_LIMIT = QT_TRANSLATE_NOOP("bench", "decode limit")
_OVERLOADED_LIMIT_S = 60.0
_PROBE_LIMIT_S = 60.0
_KEYFRAMES_S = 5.0
"""Streams take to a device at their keyframes."""


@dataclass(frozen=True, slots=True)
class WallBench:
    """What to measure. `size_px`: of the window, physical pixels. `seconds`: for each of wall and decode limit.
    `hardware`: try this machine's devices, where without it everything is decoded in software."""

    streams: int
    size_px: tuple[int, int]
    seconds: float
    workers: int
    offer: Offer
    hardware: bool = False


def run_wall(bench: WallBench, passing: Passing, told: Told) -> dict[str, Any]:
    """Measure and return the document. Raises RuntimeError when streams fail."""
    with ServedStreams(bench.offer, bench.streams, told) as served:
        return measure_wall(bench, served, passing, told)


def measure_wall(bench: WallBench, served: ServedStreams, passing: Passing, told: Told) -> dict[str, Any]:
    """Measure with these streams and return the document. Raises RuntimeError when they fail.

    The decode limit is that of the streams which the wall chose to show.
    """
    told(_WALL)
    limits = Limits(workers=bench.workers)
    cameras = [served.feeds(camera_id) for camera_id in served.ids]
    devices = devices_of(sys.platform) if bench.hardware else ()
    with Stage(cameras, passing, size_px=bench.size_px, limits=limits, devices=devices) as stage:
        _wait_shown(stage, passing)
        if devices:
            _wait_probed(stage, passing, len(devices) * len(CODECS))
        passing.pass_time(SETTLE_S)
        stage.forget()
        watch = StateWatch(stage.engine.report, stage.ids)
        span = stage.measure(bench.seconds, watch)
        reports = [stage.engine.report(camera_id) for camera_id in stage.ids]
        roles = {report.camera_id: report.role for report in reports}
        decoders = stage.engine.decoders()
        gaps_s = quantiles(stage.pictures.longest_gaps_s(stage.ids), "p50", "max")
        shown, latency_ms = stage.hub.latency.count, stage.hub.latency.quantiles()
        tick_ms, rss_mib, cores = stage.tick_ms(), stage.rss_mib(), cores_document(span.cores)
    told(_DECODE_LIMIT)
    addresses = [served.address(camera_id, role) for camera_id, role in roles.items()]
    limit = measure(addresses, seconds=bench.seconds, settle_s=SETTLE_S, processes=bench.workers)
    if limit.fps <= 0:
        raise RuntimeError("the streams ended while they were measured")
    return {
        "streams": bench.streams,
        "offered": str(bench.offer),
        "size": f"{bench.size_px[0]}x{bench.size_px[1]}",
        "seconds": round(span.seconds, 1),
        "cpu_cores": {"decode_limit": round(limit.cpu_cores, 3), **cores},
        "ratio_to_decode_limit": round(cores["total"] / limit.cpu_cores, 3),
        "decode_limit_fps": round(limit.fps, 2),
        "source_fps": round(limit.fps if bench.offer.fps is None else bench.offer.fps, 2),
        "shown_fps_per_tile": round(shown / span.seconds / bench.streams, 2),
        "longest_gap_s": {name: round(gap_s, 2) for name, gap_s in gaps_s.items()},
        "tick_ms": tick_ms,
        "latency_ms": latency_ms,
        "rss_mib": rss_mib,
        "streams_shown": dict(Counter(roles.values())),
        "decoded_by": dict(Counter(report.decoder or "software" for report in reports)),
        **({"decoders": decoders} if bench.hardware else {}),
        "states": {state.value: count for state, count in span.states.items()},
        "changes": {"states": watch.states, "streams": watch.streams},
    }


def _wait_probed(stage: Stage, passing: Passing, findings: int) -> None:
    """Wait until so many findings on devices are there, and streams have taken to what works."""
    if passing.until(lambda: len(stage.engine.decoders()) == findings, _PROBE_LIMIT_S):
        passing.pass_time(_KEYFRAMES_S)


def _wait_shown(stage: Stage, passing: Passing) -> None:
    """Wait until every camera has shown a picture: with more than the machine can decode some are late at any time.

    Raises RuntimeError when one shows nothing.
    """

    def all_shown() -> bool:
        return all(stage.engine.report(camera_id).picture_utc is not None for camera_id in stage.ids)

    if not passing.until(all_shown, _OVERLOADED_LIMIT_S):
        stage.wait_live(limit_s=0.0)
    if not any(state is TileState.LIVE for state in stage.states().values()):
        raise RuntimeError("no stream is live")
