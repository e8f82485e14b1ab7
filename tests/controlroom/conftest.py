"""A city of video files, and the program running it in a real window."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from tests.programs import segments_of

SIZE_PX = (640, 360)
CAMERAS = ("AB-0001", "AB-0002", "CD-0003", "CD-0004")


def _clip(file: Path, *, seed: int) -> None:
    """Write three seconds of a moving block before noise."""
    rng = np.random.default_rng(seed)
    with av.open(str(file), "w") as container:
        stream = container.add_stream("libx264", rate=15, options={"g": "15", "bf": "0", "preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for number in range(45):
            picture = rng.integers(60, 90, (180, 320, 3), dtype=np.uint8)
            left = number * 6 % 280
            picture[60:120, left : left + 40] = (200, 40 * seed % 255, 30)
            for packet in stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24")):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)


@pytest.fixture(scope="session")
def clips(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return a clip for each of `CAMERAS`."""
    folder = tmp_path_factory.mktemp("clips")
    files = [folder / f"{camera}.mp4" for camera in CAMERAS]
    for seed, file in enumerate(files):
        _clip(file, seed=seed)
    return files


@pytest.fixture
def city(tmp_path: Path, clips: list[Path]) -> Path:
    """Return the folder of a city with four cameras and two layouts."""
    folder = tmp_path / "city"
    (folder / "layouts").mkdir(parents=True)
    (folder / "city.toml").write_text(
        'schema_version = 1\nid = "test"\nlanguage = "en"\nlayout = "four"\n'
        '[name]\nen = "Test city"\nko = "시험 도시"\n',
        encoding="utf-8",
    )
    rows = [f"{camera},Camera {camera[-1]},{file}" for camera, file in zip(CAMERAS, clips, strict=True)]
    (folder / "cameras.csv").write_text("id,name,main\n" + "\n".join(rows) + "\n", encoding="utf-8")
    write_layout(folder, "four", "2x2", CAMERAS)
    write_layout(folder, "one", "1x1", CAMERAS[:1])
    return folder


def write_layout(folder: Path, name: str, grid: str, cameras: tuple[str, ...]) -> None:
    """Write a layout as an editor does: beside the old one, then in its place."""
    text = f'schema_version = 1\ngrid = "{grid}"\ncameras = {json.dumps(cameras)}\n[name]\nen = "{name}"\n'
    part = folder / "layouts" / f"{name}.part"
    part.write_text(text, encoding="utf-8")
    part.replace(folder / "layouts" / f"{name}.toml")


class Display:
    """An X server without a screen, and hands on its keyboard and mouse."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.environment = {**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}

    def do(self, *words: str) -> str:
        """Let xdotool do something; return what it says."""
        done = subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def press(self, key: str) -> None:
        """Press and let go of a key."""
        self.do("key", "--clearmodifiers", key)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag with the left button."""
        self.do("mousemove", str(start[0]), str(start[1]), "mousedown", "1")
        for share in (0.3, 0.6, 1.0):
            x, y = (round(a + (b - a) * share) for a, b in zip(start, end, strict=True))
            self.do("mousemove", str(x), str(y))
            time.sleep(0.05)
        self.do("mouseup", "1")


@pytest.fixture
def display() -> Iterator[Display]:
    """Start an X server of 1280x720."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as said:
        number = said.readline().strip()
    try:
        yield Display(f":{number}")
    finally:
        server.terminate()
        server.wait(10)


class MonitorsDisplay(Display):
    """An X server with several monitors, which come and go."""

    def plug(self, name: str, x: int, y: int) -> None:
        """Connect a monitor of 960x540."""
        output = "VNC-0" if name == "M1" else "none"
        self._xrandr("--setmonitor", name, f"960/500x540/280+{x}+{y}", output)

    def unplug(self, name: str) -> None:
        """Take a monitor away."""
        self._xrandr("--delmonitor", name)

    def windows(self, title: str = " · [0-9]+$") -> dict[str, tuple[int, int, int, int]]:
        """Return where windows are that are seen: x, y, width, height by title. `title`: those of walls."""
        found = {}
        for window in self._search(title):
            said = self.do("getwindowname", window, "getwindowgeometry", "--shell", window).splitlines()
            values = dict(line.split("=") for line in said[1:])
            found[said[0]] = (int(values["X"]), int(values["Y"]), int(values["WIDTH"]), int(values["HEIGHT"]))
        return found

    def _search(self, title: str) -> list[str]:
        command = ["xdotool", "search", "--onlyvisible", "--name", title]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True).stdout.split()

    def _xrandr(self, *words: str) -> None:
        subprocess.run(["xrandr", *words], env=self.environment, capture_output=True, check=True)


@pytest.fixture
def monitors(tmp_path: Path) -> Iterator[MonitorsDisplay]:
    """Start an X server with four monitors in two rows, M1 to M4. Nobody else can connect to it."""
    read, write = os.pipe()
    server = subprocess.Popen(
        [
            *("Xtigervnc", "-displayfd", str(write), "-geometry", "1920x1080", "-depth", "24", "-nolisten", "tcp"),
            *("-SecurityTypes", "None", "-localhost", "-rfbport", "-1", "-rfbunixpath", str(tmp_path / "rfb")),
        ],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as said:
        number = said.readline().strip()
    try:
        display = MonitorsDisplay(f":{number}")
        for place, name in enumerate(("M1", "M2", "M3", "M4")):
            display.plug(name, place % 2 * 960, place // 2 * 540)
        yield display
    finally:
        server.terminate()
        server.wait(10)


_NUMBERS = count(1)
"""Each wall of a run has a name of its own: what one remembers is not another's."""


class RunningWall:
    """``controlroom run`` as a process of its own."""

    def __init__(self, arguments: list[str], environment: dict[str, str], instance: str) -> None:
        self.instance = instance
        self._environment = environment
        self.process = subprocess.Popen(
            [sys.executable, "-m", "controlroom", "run", *arguments, "--instance", instance],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def status(self) -> dict[str, Any] | None:
        """Return what ``controlroom status --json`` says, None while nobody answers."""
        asked = subprocess.run(
            [sys.executable, "-m", "controlroom", "status", "--json", "--instance", self.instance],
            env=self._environment,
            capture_output=True,
            text=True,
        )
        return json.loads(asked.stdout) if asked.returncode == 0 else None

    def until(self, holds: Callable[[dict[str, Any]], bool], *, within_s: float = 30.0) -> dict[str, Any]:
        """Wait until the status is as it should be and return it; fail when it never is."""
        deadline_s = time.monotonic() + within_s
        status = None
        while time.monotonic() < deadline_s:
            if self.process.poll() is not None:
                pytest.fail(f"the wall has ended: {self.process.communicate()}")
            status = self.status()
            if status is not None and holds(status):
                return status
            time.sleep(0.1)
        pytest.fail(f"never so: {status}")

    def end(self) -> tuple[str, str]:
        """End it as a desktop session does; return what it said. It leaves nothing."""
        if self.process.poll() is None:
            self.process.terminate()
        said = self.process.communicate(timeout=20)
        assert segments_of(self.process.pid) == []
        return said


@pytest.fixture
def start_wall(tmp_path: Path) -> Iterator[Callable[..., RunningWall]]:
    """Return a function that starts a wall; ends all of them after the test."""
    walls: list[RunningWall] = []

    def start(*arguments: str, environment: dict[str, str] | None = None) -> RunningWall:
        wall = RunningWall(list(arguments), environment or dict(os.environ), f"test-{os.getpid()}-{next(_NUMBERS)}")
        walls.append(wall)
        return wall

    yield start
    for wall in walls:
        wall.end()
    shutil.rmtree(tmp_path, ignore_errors=True)


def all_live(status: dict[str, Any]) -> bool:
    """Whether every camera on a screen is live."""
    shown = {camera for screen in status["screens"] for camera in screen if camera}
    states = {camera["id"]: camera["state"] for camera in status["cameras"]}
    return bool(shown) and all(states[camera] == "live" for camera in shown)
