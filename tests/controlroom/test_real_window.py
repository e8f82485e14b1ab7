"""The program as operators have it: a window on an X server, keys and a mouse."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from controlroom.cli.status import status_lines
from controlroom.sim.server import SimServer
from tests.controlroom.conftest import CAMERAS, Display, RunningWall, all_live, write_layout
from tests.programs import segments_of

pytestmark = pytest.mark.needs("Xvfb", "xdotool")

Start = Callable[..., RunningWall]


def shows(*cameras: str | None) -> Callable[[dict[str, Any]], bool]:
    return lambda status: status["screens"] == [list(cameras)]


def test_keys_and_mouse(display: Display, start_wall: Start, city: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    wall = start_wall(str(city), "--snapshots", str(saved), environment=display.environment)
    wall.until(all_live)
    wall.until(shows(*CAMERAS))

    display.do("mousemove", "300", "250", "click", "1")  # the first of four tiles
    display.press("f")
    wall.until(shows(CAMERAS[0]))
    display.press("Escape")
    wall.until(shows(*CAMERAS))

    display.press("Right")
    display.press("Return")
    wall.until(shows(CAMERAS[1]))
    display.press("Escape")
    wall.until(shows(*CAMERAS))

    display.press("s")
    deadline_s = time.monotonic() + 10
    while not list(saved.glob("*.png")) and time.monotonic() < deadline_s:
        time.sleep(0.1)
    assert [file for file in saved.glob("*.png") if file.stat().st_size > 10_000]

    display.drag((300, 200), (900, 550))
    wall.until(shows(CAMERAS[3], CAMERAS[1], CAMERAS[2], CAMERAS[0]))
    display.press("ctrl+z")
    wall.until(shows(*CAMERAS))

    display.press("Delete")
    wall.until(lambda status: None in status["screens"][0])
    display.press("ctrl+z")
    wall.until(shows(*CAMERAS))

    display.press("2")
    wall.until(lambda status: status["layout"] == "one" and all_live(status))
    display.press("1")
    wall.until(shows(*CAMERAS))


def test_zooming_keeps_the_picture_moving(display: Display, start_wall: Start, city: Path) -> None:
    wall = start_wall(str(city), environment=display.environment)
    before = wall.until(all_live)
    display.do("mousemove", "300", "250", "click", "--repeat", "6", "4")
    after = wall.until(lambda status: status["cameras"][0]["bytes_read"] > before["cameras"][0]["bytes_read"] + 50_000)
    assert all_live(after)


def test_a_saved_layout_is_on_the_wall_and_a_broken_one_is_not(display: Display, start_wall: Start, city: Path) -> None:
    wall = start_wall(str(city), environment=display.environment)
    wall.until(shows(*CAMERAS))
    write_layout(city, "four", "2x1", CAMERAS[:2])
    wall.until(shows(*CAMERAS[:2]), within_s=5)
    (city / "layouts" / "four.toml").write_text("grid = [", encoding="utf-8")
    time.sleep(1.5)
    assert (wall.status() or {})["screens"] == [list(CAMERAS[:2])]
    write_layout(city, "four", "2x2", CAMERAS)
    wall.until(shows(*CAMERAS), within_s=5)
    _, log = wall.end()
    assert "four.toml:1" in log


def test_a_killed_wall_leaves_nothing(display: Display, start_wall: Start, city: Path) -> None:
    wall = start_wall(str(city), environment=display.environment)
    status = wall.until(all_live)
    workers = [worker["pid"] for worker in status["workers"]]
    assert workers
    wall.process.kill()
    wall.process.wait(10)
    deadline_s = time.monotonic() + 10
    while any(psutil.pid_exists(pid) for pid in workers) and time.monotonic() < deadline_s:
        time.sleep(0.1)
    assert not [pid for pid in workers if psutil.pid_exists(pid)]
    assert segments_of(wall.process.pid) == []
    assert wall.status() is None


def test_a_killed_worker_is_replaced(display: Display, start_wall: Start, city: Path) -> None:
    wall = start_wall(str(city), environment=display.environment)
    victim = wall.until(all_live)["workers"][0]["pid"]
    os.kill(victim, signal.SIGKILL)
    wall.until(lambda status: all(worker["pid"] != victim for worker in status["workers"]) and all_live(status))


def test_the_status_tells_what_decodes(display: Display, start_wall: Start, city: Path) -> None:
    wall = start_wall(str(city), environment=display.environment)
    status = wall.until(lambda status: all_live(status) and bool(status["decoders"]))
    assert {camera["decoder"] for camera in status["cameras"]} == {"software"}  # they are small
    for decoder in status["decoders"]:
        assert decoder["used"] or decoder["why"]
    text = "\n".join(status_lines(status))
    assert f"decoder {decoder['device']} {decoder['codec']}: " in text


def test_without_a_display_a_picture_is_kept(start_wall: Start, city: Path, tmp_path: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    picture = tmp_path / "wall.png"
    wall = start_wall(str(city), "--picture", str(picture), environment=environment)
    wall.until(all_live)
    deadline_s = time.monotonic() + 15
    while not picture.exists() and time.monotonic() < deadline_s:
        time.sleep(0.1)
    assert picture.stat().st_size > 10_000
    said, _ = wall.end()
    assert str(picture) in said


def test_snapshot(city: Path, tmp_path: Path) -> None:
    picture = tmp_path / "four.png"
    command = [sys.executable, "-m", "controlroom", "snapshot", str(city), "--all-live", "--size", "1600x900"]
    done = subprocess.run([*command, "-o", str(picture)], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture.read_bytes()[16:20]) == 1600


def test_status_without_a_wall() -> None:
    command = [sys.executable, "-m", "controlroom", "status", "--instance", "nobody", "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    assert "nobody" in done.stderr


def test_wrong_city_and_layout(city: Path, tmp_path: Path) -> None:
    run = [sys.executable, "-m", "controlroom", "run"]
    assert subprocess.run([*run, str(tmp_path / "nowhere")], capture_output=True).returncode == 2
    assert subprocess.run([*run, str(city), "--layout", "fuor"], capture_output=True).returncode == 2


@dataclass(frozen=True)
class Films:
    main: Path
    sub: Path


def test_bench_prints_one_document(display: Display, clips: list[Path]) -> None:
    command = [sys.executable, "-m", "controlroom", "bench", "wall", "--streams", "2", "--seconds", "1", "--json"]
    with SimServer({f"cam{number}": Films(clips[number], clips[number]) for number in range(2)}) as server:
        done = subprocess.run(
            [*command, "--source", f"{server.url}/cam{{i}}/main.ts", "--size", "640x360"],
            env=display.environment,
            capture_output=True,
            text=True,
            timeout=90,
        )
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert document["streams"] == 2
    assert document["cpu_cores"]["decode_limit"] > 0
    assert document["shown_fps_per_tile"] > 5
    assert document["cpu_cores"]["x_server"] >= 0
    assert set(document) >= {
        "streams",
        "seconds",
        "cpu_cores",
        "ratio_to_decode_limit",
        "source_fps",
        "shown_fps_per_tile",
        "tick_ms",
        "latency_ms",
        "rss_mib",
    }
