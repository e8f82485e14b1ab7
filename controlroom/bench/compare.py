"""``bench compare``: the same streams from the same server on our wall and in other programs, one after the other."""

import math
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from controlroom.bench.passing import Passing
from controlroom.bench.peers import PEERS, Peer
from controlroom.bench.processes import process_tree, x_server
from controlroom.bench.served import ServedStreams, Told
from controlroom.bench.stage import SETTLE_S
from controlroom.bench.wall import WallBench, measure_wall
from resources.text import QT_TRANSLATE_NOOP

_PEER = QT_TRANSLATE_NOOP("bench", "other program: {program}")
_BEGIN_LIMIT_S = 120.0


def run_compare(
    bench: WallBench, passing: Passing, told: Told, *, peers: tuple[type[Peer], ...] = PEERS
) -> dict[str, Any]:
    """Measure and return the document. Raises RuntimeError when the streams fail.

    Programs that are not installed, or cannot show these streams, are named in it.
    """
    rows: list[dict[str, Any]] = []
    left_out: dict[str, str] = {}
    window = x_server()
    with ServedStreams(bench.offer, bench.streams, told) as served:
        wall = measure_wall(bench, served, passing, told)
        ours = wall["cpu_cores"]["total"]
        rows.append(_row("controlroom", bench.streams, ours, ours, wall["cpu_cores"].get("x_server")))
        rows[0]["rss_mib"] = round(wall["rss_mib"]["gui"] + sum(wall["rss_mib"]["workers"]))
        rows[0]["shown_fps"] = wall["shown_fps_per_tile"]
        limit = wall["cpu_cores"]["decode_limit"]
        rows.append({**_row("decode limit", bench.streams, limit, ours, None), "shown_fps": wall["decode_limit_fps"]})
        addresses = [served.address(camera_id, "main") for camera_id in served.ids]
        for kind in peers:
            missing = kind.missing()
            if missing:
                left_out[kind.name] = f"not installed: {', '.join(missing)}"
            elif kind.uses_window and window is None:
                left_out[kind.name] = "no X display"
            else:
                told(_PEER(program=kind.name))
                with tempfile.TemporaryDirectory(prefix="controlroom-bench-") as folder:
                    columns = math.ceil(math.sqrt(bench.streams))
                    peer = kind(addresses, bench.size_px, columns, Path(folder))
                    try:
                        rows.append(_measured(peer, bench, ours, passing))
                    except (OSError, RuntimeError) as error:
                        left_out[kind.name] = str(error)
    return {
        "streams": bench.streams,
        "offered": str(bench.offer),
        "size": f"{bench.size_px[0]}x{bench.size_px[1]}",
        "seconds": bench.seconds,
        "source_fps": wall["source_fps"],
        "programs": rows,
        "left_out": left_out,
    }


def _measured(peer: Peer, bench: WallBench, ours: float, passing: Passing) -> dict[str, Any]:
    """Run a program, wait until it shows pictures, and measure it. Raises RuntimeError when it does not."""
    try:
        peer.start()
        _wait(lambda: bool(peer.frames()), peer, passing)
        passing.pass_time(SETTLE_S)
        group, window = process_tree(peer.pids), x_server()
        before, begun_s, frames = group.look(), time.monotonic(), peer.frames()
        window_before = window.look() if window else None
        passing.pass_time(bench.seconds)
        after, span_s, last = group.look(), time.monotonic() - begun_s, peer.frames()
        window_after = window.look() if window else None
        if not peer.running:
            raise RuntimeError("it ended while it was measured")
    finally:
        peer.close()
    times = bench.streams / len(peer.addresses)
    cores = (after.cpu_s - before.cpu_s) / span_s * times
    x_cores = None
    if window_before and window_after and peer.uses_window:
        x_cores = (window_after.cpu_s - window_before.cpu_s) / span_s * times
    row = _row(peer.name, len(peer.addresses), cores, ours, x_cores)
    row["rss_mib"] = round(after.memory_mib * times)
    row["shown_fps"] = None if frames is None or last is None else round((last - frames) / span_s, 2)
    return row


def _row(name: str, streams: int, cores: float, ours: float, x_cores: float | None) -> dict[str, Any]:
    return {
        "program": name,
        "measured_streams": streams,
        "cpu_cores": round(cores, 3),
        "ratio_to_ours": round(cores / ours, 2) if ours else None,
        "x_server": None if x_cores is None else round(x_cores, 3),
        "rss_mib": None,
        "shown_fps": None,
    }


def _wait(holds: Callable[[], bool], peer: Peer, passing: Passing) -> None:
    if not passing.until(lambda: holds() or not peer.running, _BEGIN_LIMIT_S) or not peer.running:
        raise RuntimeError("it shows no pictures of these streams")
