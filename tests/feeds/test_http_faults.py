"""HLS, MPEG-TS, MJPEG and still pictures from a simulated city that misbehaves.

Each fault takes seconds to be seen, and none uses the machine: all scenarios of this file are played at once, and each
test tells how one of them went.
"""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

import pytest

from controlroom.sim.faults import Fault, FaultKind
from controlroom.sim.process import SimProcess
from feeds.board import Activity, StreamColumn
from feeds.catalogue import make_config
from feeds.core import ErrorKind
from tests.fakes.clips import shows_quarters
from tests.fakes.scenes import SceneClips
from tests.feeds.lab import Lab
from tests.feeds.waiting import until

FILES = {"hls": "main.m3u8", "mpegts": "main.ts", "mjpeg": "main.mjpg", "still": "still.jpg"}
KINDS = tuple(FILES)
LIVE = ("hls", "mpegts", "mjpeg")
PATIENT_S = 10.0
"""Longer than a busy machine keeps a stream waiting."""
HASTY: dict[str, Any] = {"open_timeout_s": 2.0, "read_timeout_s": 2.0}
QUIET = {Activity.NONE, Activity.READING, Activity.PACING}


class Stage:
    """The cameras of one scenario, one for each kind."""

    def __init__(self, city: SimProcess, name: str, lock: threading.Lock) -> None:
        self._city = city
        self._name = name
        self._lock = lock

    def fault(self, kind: FaultKind | None, for_s: float | None = None) -> None:
        """Let all cameras of the scenario misbehave, or heal them."""
        for camera in KINDS:
            with self._lock:
                self._city.set_fault(f"{self._name}-{camera}", Fault(kind, for_s) if kind else None)

    @contextmanager
    def labs(self, kinds: tuple[str, ...] = KINDS, **options: Any) -> Iterator[dict[str, Lab]]:
        """Streams of these kinds, running."""
        options = {"open_timeout_s": PATIENT_S, "read_timeout_s": PATIENT_S, "interval_s": 0.1, **options}
        with ExitStack() as stack:
            made = {}
            for kind in kinds:
                address = f"{self._city.url}/{self._name}-{kind}/{FILES[kind]}"
                lab = made[kind] = Lab(make_config(kind, address, **options))
                lab.start()
                stack.callback(lab.close)
            for lab in made.values():
                stack.callback(lab.stop.set)
            yield made


def ended(lab: Lab, errors: set[ErrorKind]) -> None:
    until(lambda: not lab.running, "the end")
    assert lab.error is not None
    assert lab.error.kind in errors, lab.error
    assert "127.0.0.1" not in lab.error.detail


def fails_at_opening(fault: FaultKind, errors: set[ErrorKind], stage: Stage) -> None:
    stage.fault(fault)
    with stage.labs(**HASTY if ErrorKind.TIMEOUT in errors else {}) as running:
        for lab in running.values():
            ended(lab, errors)
            assert lab.number() == 0


def fails_while_running(fault: FaultKind, errors: set[ErrorKind], stage: Stage) -> None:
    with stage.labs(**HASTY if ErrorKind.TIMEOUT in errors else {}) as running:
        for lab in running.values():
            lab.picture(2)
        stage.fault(fault)
        for lab in running.values():
            ended(lab, errors)


def repeats(fault: FaultKind, kinds: tuple[str, ...], stage: Stage) -> None:
    """A repetition is seen, not shown, and forgiven."""
    with stage.labs(kinds, frozen_proof_s=1.0) as running:
        for lab in running.values():
            lab.picture(2)
        stage.fault(fault)
        shown = {}
        for kind, lab in running.items():
            until(partial(lab.cell, StreamColumn.REPEAT_SINCE_NS), f"the repetition of {kind}")
            shown[kind] = lab.number(), lab.cell(StreamColumn.DROPS)
        for kind, lab in running.items():
            number, drops = shown[kind]
            until(lambda lab=lab, drops=drops: lab.cell(StreamColumn.DROPS) > drops + 3, "drops")  # type: ignore[misc]
            assert lab.number() <= number + 1
        stage.fault(None)
        for kind, lab in running.items():
            until(lambda lab=lab: not lab.cell(StreamColumn.REPEAT_SINCE_NS), f"the end of it in {kind}")  # type: ignore[misc]
            lab.picture(lab.number() + 2)


def starts_without_a_keyframe(stage: Stage) -> None:
    stage.fault(FaultKind.NO_KEYFRAME)
    with stage.labs(("mpegts",), open_timeout_s=20.0) as running:
        lab = running["mpegts"]
        until(lambda: lab.cell(StreamColumn.DROPS) > 10, "pictures that cannot be decoded")
        assert lab.number() == 0
        stage.fault(None)
        assert shows_quarters(lab.picture(1))


def is_damaged(stage: Stage) -> None:
    """Not one damaged picture is shown. (A JPEG has nothing by which every damage could be known.)"""
    with stage.labs(("hls", "mpegts")) as running, ThreadPoolExecutor(2) as pool:
        for lab in running.values():
            lab.picture(2)
        stage.fault(FaultKind.CORRUPT, for_s=2.0)
        watched = {kind: pool.submit(lab.watch, 7.0) for kind, lab in running.items()}
        for kind, lab in running.items():
            pictures = watched[kind].result()
            assert lab.cell(StreamColumn.CORRUPT) + lab.cell(StreamColumn.DROPS) > 0 or lab.error is not None
            assert len(pictures) > 10
            assert not [picture for picture in pictures if not shows_quarters(picture, near=30)]
            assert lab.error is None or lab.error.kind in (ErrorKind.GARBAGE, ErrorKind.ENDED, ErrorKind.TIMEOUT)


def changes_its_resolution(stage: Stage) -> None:
    with stage.labs() as running:
        for lab in running.values():
            lab.picture(1)
        stage.fault(FaultKind.RESIZE)
        for width in (160, 320):
            for kind, lab in running.items():
                look = lambda lab=lab, width=width: lab.cell(StreamColumn.WIDTH_PX) == width  # noqa: E731
                until(look, f"{kind} pictures {width} wide")
                assert lab.pixels().shape == (90, 160, 4)
                assert shows_quarters(lab.pixels(), near=24)


def changes_its_aspect(stage: Stage) -> None:
    with stage.labs() as running:
        for lab in running.values():
            assert lab.picture(1).shape == (90, 160, 4)
        for fault, width in ((FaultKind.ASPECT, 120), (None, 160)):
            stage.fault(fault)
            for kind, lab in running.items():
                look = lambda lab=lab, width=width: lab.pixels().shape == (90, width, 4)  # noqa: E731
                until(look, f"{kind} pictures {width} wide")


def jumps_in_time(stage: Stage) -> None:
    with stage.labs(("hls", "mpegts")) as running:
        for lab in running.values():
            lab.picture(2)
        stage.fault(FaultKind.LATEJUMP, for_s=1.5)
        numbers = {kind: lab.number() for kind, lab in running.items()}
        for kind, lab in running.items():
            lab.picture(numbers[kind] + 70)
            assert lab.error is None
            assert lab.cell(StreamColumn.DRIFT_MS) < 2000


def falls_behind(stage: Stage) -> None:
    with stage.labs(("mpegts",)) as running:
        lab = running["mpegts"]
        lab.picture(2)
        stage.fault(FaultKind.DRIFT)
        until(lambda: lab.cell(StreamColumn.DRIFT_MS) > 500, "drift")


def waits(stage: Stage) -> None:
    """Between two pictures a stream is in no call that the supervisor would take for a hanging codec."""
    with stage.labs(interval_s=30.0, read_timeout_s=8.0) as running:
        for lab in running.values():
            lab.picture(1)
        stage.fault(FaultKind.STALL)
        for kind in ("still", "mjpeg", "mpegts"):
            lab = running[kind]
            number = until(partial(still_for, lab, 0.5), f"the last picture of {kind}")
            assert Activity(lab.cell(StreamColumn.ACTIVITY)) in QUIET
            assert lab.number() == number
        lab = running["hls"]
        until(lambda: lab.cell(StreamColumn.ACTIVITY) == Activity.NONE and still_for(lab, 0.5), "a wait for segments")


def still_for(lab: Lab, seconds: float) -> int:
    """Return the number of the newest picture when no other came for a while, else 0."""
    number = lab.number()
    time.sleep(seconds)
    return number if lab.number() == number else 0


UNREACHABLE = {ErrorKind.UNREACHABLE, ErrorKind.ENDED}
SCENARIOS: dict[str, Callable[[Stage], None]] = {
    "refuse at opening": partial(fails_at_opening, FaultKind.REFUSE, {ErrorKind.UNAUTHORIZED}),
    "missing at opening": partial(fails_at_opening, FaultKind.MISSING, {ErrorKind.NOT_FOUND}),
    "busy at opening": partial(fails_at_opening, FaultKind.BUSY, {ErrorKind.BUSY}),
    "redirect": partial(fails_at_opening, FaultKind.REDIRECT, {ErrorKind.NOT_FOUND, ErrorKind.UNREACHABLE}),
    "silent at opening": partial(fails_at_opening, FaultKind.SILENT_OPEN, {ErrorKind.TIMEOUT}),
    "trickle at opening": partial(fails_at_opening, FaultKind.TRICKLE, {ErrorKind.TIMEOUT}),
    "dead at opening": partial(fails_at_opening, FaultKind.DIE, UNREACHABLE),
    "stall": partial(fails_while_running, FaultKind.STALL, {ErrorKind.TIMEOUT}),
    "die": partial(fails_while_running, FaultKind.DIE, UNREACHABLE),
    "garbage": partial(fails_while_running, FaultKind.GARBAGE, {ErrorKind.GARBAGE, ErrorKind.TIMEOUT, ErrorKind.ENDED}),
    "trickle": partial(fails_while_running, FaultKind.TRICKLE, {ErrorKind.TIMEOUT, *UNREACHABLE}),
    "freeze": partial(repeats, FaultKind.FREEZE, KINDS),
    "loop": partial(repeats, FaultKind.LOOP, LIVE),
    "no keyframe": starts_without_a_keyframe,
    "damage": is_damaged,
    "resolution": changes_its_resolution,
    "aspect": changes_its_aspect,
    "time stamps": jumps_in_time,
    "drift": falls_behind,
    "waiting": waits,
}


@pytest.fixture(scope="module")
def played(scene: SceneClips) -> dict[str, Future[None]]:
    """Every scenario, played to its end."""
    names = {name: name.replace(" ", "-") for name in SCENARIOS}
    cameras = {f"{name}-{kind}": scene for name in names.values() for kind in KINDS}
    lock = threading.Lock()
    with SimProcess(cameras) as city, ThreadPoolExecutor(len(SCENARIOS)) as pool:
        return {name: pool.submit(play, Stage(city, names[name], lock)) for name, play in SCENARIOS.items()}


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_camera_that_misbehaves(played: dict[str, Future[None]], name: str) -> None:
    played[name].result()
