"""The simulated video recorder: it tells what cameras see over MQTT, in the shapes of Frigate.

https://docs.frigate.video/integrations/mqtt: ``frigate/available``, ``frigate/events``, ``frigate/CAMERA/OBJECT`` and
``frigate/stats``. It and its broker misbehave as services over HTTP do.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Collection
from datetime import datetime
from http import HTTPStatus
from typing import Any

from controlroom.sim.data.faults import EARLY_S, ActiveDataFault, DataFaultKind
from controlroom.sim.data.model.sightings import LABELS, Sighting, Sightings
from controlroom.sim.data.spoiling import refusal, spoiled
from controlroom.sim.http import Response
from controlroom.sim.mqtt.broker import Broker

NAME = "mqtt"
"""The service's name among those that can misbehave."""
EVERY_S = 1.0
MOST_CAMERAS = 12
STATS_S = 60.0
_OTHERS = ("gate-1", "gate-2", "square", "tunnel")
"""Cameras of a recorder that stands beside no simulated cameras."""
_FPS, _DETECTION_FPS = 5.0, 2.5
_UPDATE_S = 5.0
_FIELDS = {"after": "object", "camera_fps": "fps"}
_CODES = {
    DataFaultKind.REFUSE: 5,
    DataFaultKind.MISSING: 3,
    DataFaultKind.BUSY: 3,
    DataFaultKind.QUOTA: 3,
}
"""With what clients are refused (3.2.2.3 of MQTT 3.1.1)."""
_ENDING = frozenset({*_CODES, DataFaultKind.DIE, DataFaultKind.SILENT_OPEN, DataFaultKind.STALL, DataFaultKind.CUT})

Fault = Callable[[], ActiveDataFault | None]


class Recorder:
    """The recorder with its broker; all of it is used in one event loop.

    `fault` returns how it misbehaves now, `city_s` the city's time, `shown` when that is on the clocks.
    """

    def __init__(
        self,
        seed: int,
        cameras: Collection[str],
        *,
        fault: Fault,
        city_s: Callable[[], float],
        shown: Callable[[float], datetime],
        credentials: tuple[str, str] | None,
    ) -> None:
        self.cameras = tuple(cameras)[:MOST_CAMERAS] or _OTHERS
        self._sightings = Sightings(seed, self.cameras)
        self._fault = fault
        self._city_s = city_s
        self._shown = shown
        self._there: dict[str, Sighting] = {}
        self._updated: set[str] = set()
        self._counts: dict[tuple[str, str], int] = {}
        self._stats_s = float("-inf")
        self._is_online: bool | None = None
        self.broker = Broker(refuses=self._refuses, credentials=credentials)

    async def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, first: bytes) -> None:
        """Serve a client whose first byte was read. Does not close `writer`."""
        fault = self._fault()
        if fault is not None and fault.kind is DataFaultKind.CUT:
            writer.write(b"\x20\x02")
            return
        await self.broker.meet(reader, writer, first)

    def change(self, fault: ActiveDataFault | None) -> None:
        """Have a fault seen at once by those who are connected."""
        if fault is not None and fault.kind in _ENDING:
            self.broker.hang_up()

    async def run(self) -> None:
        """Tell what cameras see, until this is cancelled."""
        while True:
            self.tick()
            await asyncio.sleep(EVERY_S)

    def tick(self) -> None:
        """Tell what is different from the last time."""
        fault = self._fault()
        is_online = fault is None or fault.kind is not DataFaultKind.FAILING
        if is_online is not self._is_online:
            self._is_online = is_online
            self.broker.publish("frigate/available", b"online" if is_online else b"offline", retain=True)
        if not is_online:
            return
        at_s = self._city_s()
        if fault is not None and fault.kind is DataFaultKind.STALE:
            at_s = fault.began_s
        there = {each.code: each for each in self._sightings.there(at_s)}
        for code, each in self._there.items() - there.items():
            self._tell_event("end", each, at_s=each.ended_s)
            self._updated.discard(code)
        for code, each in there.items():
            if code not in self._there:
                self._tell_event("new", each, at_s=at_s)
            elif code not in self._updated and at_s - each.began_s > _UPDATE_S:
                self._updated.add(code)
                self._tell_event("update", each, at_s=at_s)
        self._there = there
        self._tell_counts()
        if at_s - self._stats_s >= STATS_S or at_s < self._stats_s:
            self._stats_s = at_s
            self._tell_stats(at_s)

    def _tell_counts(self) -> None:
        seen = Counter((each.camera, each.label) for each in self._there.values())
        seen.update(Counter((each.camera, "all") for each in self._there.values()))
        for camera in self.cameras:
            for label in (*LABELS, "all"):
                count = seen[camera, label]
                if self._counts.get((camera, label)) != count:
                    self._counts[camera, label] = count
                    self._publish(f"frigate/{camera}/{label}", str(count).encode())

    def _tell_event(self, kind: str, sighting: Sighting, *, at_s: float) -> None:
        after = self._object(sighting, at_s, has_ended=kind == "end")
        before = {**after, "end_time": None, "score": round(0.9 * sighting.score, 4)}
        self._publish("frigate/events", _json({"type": kind, "before": before, "after": after}))

    def _object(self, sighting: Sighting, at_s: float, *, has_ended: bool) -> dict[str, Any]:
        began = self._stamp(sighting.began_s)
        return {
            "id": f"{began:.6f}-{sighting.code}",
            "camera": sighting.camera,
            "frame_time": self._stamp(at_s),
            "label": sighting.label,
            "sub_label": None,
            "top_score": sighting.score,
            "false_positive": False,
            "start_time": began,
            "end_time": self._stamp(sighting.ended_s) if has_ended else None,
            "score": round(0.95 * sighting.score, 4),
            "current_zones": [] if has_ended else [sighting.zone],
            "entered_zones": [sighting.zone],
            "stationary": False,
            "has_clip": False,
            "has_snapshot": False,
        }

    def _tell_stats(self, at_s: float) -> None:
        stats = {"camera_fps": _FPS, "detection_fps": _DETECTION_FPS, "process_fps": _FPS, "skipped_fps": 0.0}
        tree = {
            "cameras": dict.fromkeys(self.cameras, stats),
            "detection_fps": _DETECTION_FPS * len(self.cameras),
            "service": {"version": "simulated", "last_updated": int(self._stamp(at_s))},
        }
        self._publish("frigate/stats", _json(tree))

    def _stamp(self, city_s: float) -> float:
        """Return when it is that time in the city, in seconds since 1970, with six digits behind the point."""
        fault = self._fault()
        ahead_s = EARLY_S if fault is not None and fault.kind is DataFaultKind.EARLY else 0.0
        return round(self._shown(city_s).timestamp() + ahead_s, 6)

    def _publish(self, topic: str, payload: bytes) -> None:
        fault = self._fault()
        if fault is not None:
            page = refusal(fault.kind, "") if fault.kind is DataFaultKind.HTML else None
            payload = (page or spoiled(Response(HTTPStatus.OK, payload), fault.kind, _FIELDS)).body
        self.broker.publish(topic, payload)

    def _refuses(self) -> int:
        fault = self._fault()
        return 0 if fault is None else _CODES.get(fault.kind, 0)


def _json(tree: Any) -> bytes:
    return json.dumps(tree, separators=(",", ":")).encode()
