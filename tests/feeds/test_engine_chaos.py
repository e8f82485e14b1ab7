"""Everything at once, by a die: views, configs, faults, killed workers, moves. Afterwards the wall is whole."""

import os
import random
import signal
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import pytest

from controlroom.sim.faults import Fault, FaultKind
from controlroom.sim.server import SimServer
from feeds import moves
from feeds.balance import Balance, Shift, StreamLoad, WorkerLoad
from feeds.catalogue import make_config
from feeds.core import FULL, Rect, TileState, View
from feeds.jobs import CameraFeeds
from tests.fakes.scenes import SceneClips
from tests.feeds.wall import Wall, camera, views

NAMES = [f"cam{number}" for number in range(6)]
FILES = {"mpegts": "{}.ts", "mjpeg": "{}.mjpg", "hls": "{}.m3u8"}
CHAOS_S = 6.0
REFUSALS = (FaultKind.REFUSE, FaultKind.MISSING)
"""After these a camera is rightly left alone for minutes."""
DEATHS = (signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM)


class Die:
    """Chooses what happens next."""

    def __init__(self, city: SimServer, seed: int) -> None:
        self.city = city
        self.rng = random.Random(seed)
        self.cameras = {name: self.camera(name) for name in NAMES}

    def camera(self, name: str) -> CameraFeeds:
        kind = self.rng.choice(list(FILES))
        main, sub = (
            make_config(
                kind, f"{self.city.url}/{name}/{FILES[kind].format(role)}", open_timeout_s=1.0, read_timeout_s=1.0
            )
            for role in ("main", "sub")
        )
        return camera(name, main, sub if self.rng.random() < 0.6 else None, privacy=self.rng.random() < 0.1)

    def view(self, name: str) -> View:
        width = self.rng.choice([100, 160, 320, 640])
        crop = Rect(0.1, 0.1, 0.5, 0.5) if self.rng.random() < 0.2 else FULL
        return View(name, width, width * 9 // 16, crop)

    def throw(self, wall: Wall) -> None:
        rng = self.rng
        throw = rng.random()
        if throw < 0.55:
            wall.show(*[self.view(name) for name in NAMES for _ in range(rng.choice([0, 1, 1, 2]))])
        elif throw < 0.7:
            name = rng.choice(NAMES)
            self.cameras[name] = self.camera(name)
            wall.engine.set_cameras(self.cameras.values())
        elif throw < 0.8:
            if wall.engine.worker_pids:
                with suppress(ProcessLookupError):
                    os.kill(rng.choice(wall.engine.worker_pids), rng.choice(DEATHS))
        else:
            kind = rng.choice([None, *(kind for kind in FaultKind if kind not in REFUSALS)])
            self.city.set_fault(rng.choice(NAMES), Fault(kind) if kind else None)


class Restless(Balance):
    """Moves streams all the time."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.rng = random.Random(seed)

    def look(self, now_s: float, workers: Sequence[WorkerLoad], streams: Sequence[StreamLoad]) -> Shift | None:
        shifts = [
            Shift(stream.key, stream.worker, worker.number)
            for stream in streams
            for worker in workers
            if stream.may_move and worker.may_take and worker.number != stream.worker
        ]
        return self.rng.choice(shifts) if shifts else None


def test_the_wall_survives(
    scene: SceneClips, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seconds in (("YOUTH_S", 0.0), ("LOOK_S", 0.0), ("CATCH_UP_S", 0.2), ("GIVE_UP_S", 1.5)):
        monkeypatch.setattr(moves, name, seconds)
    with SimServer(dict.fromkeys(NAMES, scene)) as city:
        die = Die(city, seed=7)
        with Wall(*die.cameras.values(), workers=2) as wall:
            wall.engine._supervisor.moves.balance = Restless(seed=7)
            until_s = time.monotonic() + CHAOS_S
            while time.monotonic() < until_s:
                die.throw(wall)
                wall.watch(die.rng.choice([0, 0.01, 0.05, 0.2]))
                for name in NAMES:
                    wall.report(name)
                wall.engine.workers()
            city.set_fault("*", None)
            wall.engine.set_cameras([replace(die.camera(name), privacy=False) for name in NAMES])
            wall.show(*views(NAMES))
            wall.becomes(TileState.LIVE, *NAMES, limit_s=60.0)
            before = {view: wall.shown.get(view, 0) for view in views(NAMES)}
            for view, number in before.items():
                wall.picture(view, number + 3)
            supervisor = wall.engine._supervisor
            wall.until(lambda: supervisor.moves.done, "a stream that moved")
            supervisor.moves.balance = Balance()
            wall.until(lambda: not supervisor.roster.orphans, "the end of streams that nobody wants")
            wall.until(lambda: len(supervisor._rings._owners) <= 2 * len(NAMES), "rings that nobody needs")
            assert not [record for record in caplog.records if record.exc_info]
