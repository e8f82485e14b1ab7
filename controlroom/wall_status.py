"""How a wall is: its cameras, processes and figures, for ``controlroom status``."""

import os
import time
from collections.abc import Sequence
from typing import Any

import psutil

from controlroom import __version__
from controlroom.advice import advice
from controlroom.bridge import PictureHub
from controlroom.city import City
from controlroom.keep_alive import KEPT
from feeds.engine import Engine
from widgets.wall_window import WallWindow


class WallStatus:
    """Tells how a wall of this engine is, since it began."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._began_s = time.monotonic()
        self._process = psutil.Process(os.getpid())
        self._process.cpu_percent()

    def of(self, city: City, windows: Sequence[WallWindow], hub: PictureHub) -> dict[str, Any]:
        """Return how everything is now."""
        reports = [self._engine.report(camera_id) for camera_id in city.cameras]
        ticks = windows[0].canvas.tick_stats().interval if windows else None
        incident = self._engine.incident
        decoders = self._engine.decoders()
        with_sub = {
            camera.id for camera in city.cameras.values() if any(stream.role == "sub" for stream in camera.streams)
        }
        return {
            "version": __version__,
            "pid": os.getpid(),
            "uptime_s": round(time.monotonic() - self._began_s, 1),
            "restarts": int(os.environ.get(KEPT, "0")),
            "city": city.config.id,
            "screens": [
                [tile.camera.camera_id if tile.camera else None for tile in window.canvas.tiles.seen]
                for window in windows
            ],
            "incident": None if incident is None else {"failed": incident.failed, "of": incident.total},
            "cameras": [
                {
                    "id": report.camera_id,
                    "state": report.state.value,
                    "stream": report.role,
                    "tier": report.tier.name.lower(),
                    "limited": report.limited.value,
                    "transport": report.transport,
                    "codec": report.codec,
                    "decoder": report.decoder or "software",
                    "size": f"{report.width_px}x{report.height_px}",
                    "shown_fps": round(report.shown_fps, 2),
                    "latency_ms": round(hub.latency.newest_ms.get(report.camera_id, 0.0), 1),
                    "picture_age_s": None if report.picture_age_s is None else round(report.picture_age_s, 2),
                    "drift_s": round(report.drift_s, 2),
                    "lag_s": None if report.lag_s is None else round(report.lag_s, 2),
                    "drops": report.drops,
                    "reconnects": report.reconnects,
                    "fallbacks": report.fallbacks,
                    "bytes_read": report.bytes_read,
                    "error": report.error.name.lower(),
                    "detail": report.detail,
                }
                for report in reports
            ],
            "gui": {
                "pid": os.getpid(),
                "cpu_cores": round(self._process.cpu_percent() / 100, 3),
                "rss_mib": round(self._process.memory_info().rss / 2**20, 1),
            },
            "workers": self._engine.workers(),
            "workers_replaced": self._engine.workers_replaced,
            "streams_moved": self._engine.streams_moved,
            "decoders": decoders,
            "advice": advice(reports, with_sub=with_sub, has_device=any(found["used"] for found in decoders)),
            "tick_ms": {
                "p50": round(ticks.p50_ms, 1) if ticks else 0.0,
                "p99": round(ticks.p99_ms, 1) if ticks else 0.0,
                "max": round(ticks.max_ms, 1) if ticks else 0.0,
            },
            "latency_ms": hub.latency.quantiles(),
        }
