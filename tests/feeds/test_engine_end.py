"""The end of the program, however it comes; and what it shows of its secrets while it runs."""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

from controlroom.sim.faults import Fault, FaultKind
from controlroom.sim.server import SimServer
from feeds.address import Credentials
from feeds.catalogue import make_config
from feeds.core import ErrorKind, TileState
from tests.fakes.scenes import SceneClips
from tests.feeds.waiting import until
from tests.feeds.wall import Wall, camera, views
from tests.programs import kill, segments_of

ROOT = Path(__file__).resolve().parents[2]
SECRET = "hunter2-geheim"
NAMES = ("cam0", "cam1", "cam2")


@contextmanager
def driven(city: SimServer, folder: Path) -> Iterator[tuple["subprocess.Popen[str]", list[int]]]:
    """Run an engine in a process of its own until its cameras are live."""
    told = folder / "cameras.json"
    kinds = dict(zip(NAMES, ("mpegts", "mjpeg", "hls"), strict=True))
    files = {"mpegts": "main.ts", "mjpeg": "main.mjpg", "hls": "main.m3u8"}
    cameras = {name: (kind, f"{city.url}/{name}/{files[kind]}", "guard", SECRET) for name, kind in kinds.items()}
    told.write_text(json.dumps(cameras))
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.fakes.wall_driver", str(told)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, process.communicate()[1]
        yield process, json.loads(line)
    finally:
        kill(process)
        process.communicate()


def is_gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@pytest.mark.parametrize("also_its_helpers", [False, True])
def test_nothing_is_left_of_a_killed_program(scene: SceneClips, tmp_path: Path, also_its_helpers: bool) -> None:
    with SimServer(dict.fromkeys(NAMES, scene), user="guard", password=SECRET) as city:
        with driven(city, tmp_path) as (process, workers):
            assert len(workers) == 2
            assert segments_of(process.pid) == []
            family = psutil.Process(process.pid).children(recursive=True)
            assert set(workers) <= {child.pid for child in family}
            helpers = [child for child in family if child.pid not in workers]
            if also_its_helpers:
                for helper in helpers:
                    helper.kill()
            process.kill()
            process.wait()
            for child in family:
                until(lambda child=child: is_gone(child.pid), f"the end of {child.pid}")  # type: ignore[misc]
        assert segments_of(process.pid) == []
        for name in NAMES:
            until(lambda name=name: city.sessions(name) == 0, f"the end of the session of {name}")  # type: ignore[misc]


def test_a_stopped_worker_does_not_outlive_a_killed_program(scene: SceneClips, tmp_path: Path) -> None:
    """It cannot read that its pipe is closed: neither does an interpreter that hangs in a codec."""
    city = SimServer(dict.fromkeys(NAMES, scene), user="guard", password=SECRET)
    with city, driven(city, tmp_path) as (process, workers):
        os.kill(workers[0], signal.SIGSTOP)
        kill(process)
        for pid in workers:
            until(lambda pid=pid: is_gone(pid), f"the end of worker {pid}")  # type: ignore[misc]


def test_secrets_stand_in_no_process_list(scene: SceneClips, tmp_path: Path) -> None:
    city = SimServer(dict.fromkeys(NAMES, scene), user="guard", password=SECRET)
    with city, driven(city, tmp_path) as (process, _):
        for member in [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]:
            assert SECRET not in " ".join(member.cmdline())
            assert SECRET not in " ".join(member.environ().values())
            assert SECRET not in member.name()
        kill(process)
        said, complained = process.communicate()
        assert SECRET not in said + complained


def test_secrets_stand_in_no_log_and_no_report(
    scene: SceneClips, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    faults = [FaultKind.DIE, FaultKind.REFUSE, FaultKind.GARBAGE, FaultKind.MISSING, FaultKind.BUSY]
    files = {"mpegts": "main.ts", "mjpeg": "main.mjpg", "hls": "main.m3u8", "still": "still.jpg"}
    names = {f"{kind}-{fault}": (kind, fault) for kind in files for fault in faults}
    with SimServer(dict.fromkeys(names, scene), user="guard", password=SECRET) as city:
        cameras = []
        for name, (kind, fault) in names.items():
            city.set_fault(name, Fault(fault))
            address = f"{city.url}/{name}/{files[kind]}?token={SECRET}"
            options: dict[str, Any] = {
                "credentials": Credentials("guard", SECRET),
                "open_timeout_s": 1.0,
                "read_timeout_s": 1.0,
            }
            cameras.append(camera(name, make_config(kind, address, **options)))
        cameras.append(camera("rtsp", make_config("rtsp", f"rtsp://guard:{SECRET}@127.0.0.1:9/main?pwd={SECRET}")))
        with Wall(*cameras) as wall:
            wall.show(*views([*names, "rtsp"]))
            ids = [*names, "rtsp"]
            wall.until(lambda: all(wall.report(name).error is not ErrorKind.NONE for name in ids), "their failures")
            reports = [wall.report(name) for name in ids]
            assert not [report for report in reports if SECRET in repr(report)]
            assert not [report for report in reports if report.state is TileState.LIVE]
    out, err = capfd.readouterr()
    logged = [record.getMessage() + str(record.args) for record in caplog.records if record.name.startswith("feeds")]
    assert logged
    assert not [line for line in [*logged, out, err] if SECRET in line]
