"""A wall that dies or hangs is started again, as it was; one that ends on purpose is not."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from controlroom.keep_alive import KEPT, Keeper, Patience
from tests.controlroom.conftest import CAMERAS, Display, RunningWall, all_live
from tests.programs import kill

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has it")

QUICK = Patience(start_s=5.0, beat_s=0.5, end_s=1.0, longest_wait_s=0.05)
TELL = """
import os, socket, subprocess, sys, time
from pathlib import Path
start = int(os.environ["CONTROLROOM_KEPT"])
with open(sys.argv[1], "a") as log:
    print(start, os.getpid(), file=log)
ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
def beat():
    ear.sendto(b"WATCHDOG=1", chr(0) + os.environ["NOTIFY_SOCKET"][1:])
beat()
"""
KEEPER = """
import signal, sys
from controlroom.keep_alive import Keeper, Patience
signal.signal(signal.SIGHUP, getattr(signal, sys.argv[1]))
sys.exit(Keeper([sys.executable, "-c", *sys.argv[2:]], Patience(end_s=1.0, beat_s=60.0)).run())
"""


@pytest.fixture
def log_file(tmp_path: Path) -> Path:
    return tmp_path / "starts"


def keep(script: str, log_file: Path, patience: Patience = QUICK) -> int:
    return Keeper([sys.executable, "-c", TELL + script, str(log_file)], patience).run()


def starts(log_file: Path) -> list[int]:
    return [int(line.split()[0]) for line in log_file.read_text().splitlines()]


@pytest.mark.parametrize("code", [0, 2])
def test_a_wall_that_ends_on_purpose_stays_ended(log_file: Path, code: int) -> None:
    assert keep(f"sys.exit({code})", log_file) == code
    assert starts(log_file) == [0]


@pytest.mark.parametrize("death", ["sys.exit(1)", "os.kill(os.getpid(), 9)", "os.abort()"])
def test_a_wall_that_dies_is_started_again(log_file: Path, caplog: pytest.LogCaptureFixture, death: str) -> None:
    assert keep(f"if start < 3: {death}", log_file) == 0
    assert starts(log_file) == [0, 1, 2, 3]
    assert caplog.text.count("is started again") == 3


@pytest.mark.parametrize("hang", ["time.sleep(60)", "os.kill(os.getpid(), 19)"])
def test_a_wall_that_hangs_is_ended_and_started_again(
    log_file: Path, caplog: pytest.LogCaptureFixture, hang: str
) -> None:
    assert keep(f"if start == 0: {hang}", log_file) == 0
    assert starts(log_file) == [0, 1]
    assert "does not answer" in caplog.text


def test_a_wall_that_never_comes_up_is_started_again(log_file: Path, caplog: pytest.LogCaptureFixture) -> None:
    script = (
        "import os, sys, time\nopen(sys.argv[1], 'a').write('x')\n"
        "if os.environ['CONTROLROOM_KEPT'] == '0': time.sleep(60)"
    )
    patience = Patience(start_s=1.0, beat_s=60.0)
    assert Keeper([sys.executable, "-c", script, str(log_file)], patience).run() == 0
    assert log_file.read_text() == "xx"


def test_one_that_beats_is_left_alone(log_file: Path) -> None:
    assert keep("for _ in range(12):\n    time.sleep(0.1)\n    beat()", log_file) == 0
    assert starts(log_file) == [0]


def test_nothing_of_a_dead_wall_is_left(log_file: Path, caplog: pytest.LogCaptureFixture) -> None:
    script = "if start == 0:\n    subprocess.Popen(['sleep', '60'])\n    os.abort()"
    assert keep(script, log_file) == 0
    group = int(log_file.read_text().split()[1])
    assert not [process for process in psutil.process_iter() if _group(process) == group]


def _group(process: psutil.Process) -> int:
    """Return the group of a process, 0 when it has ended."""
    try:
        return 0 if process.status() == psutil.STATUS_ZOMBIE else os.getpgid(process.pid)
    except (ProcessLookupError, psutil.NoSuchProcess):
        return 0


@pytest.mark.parametrize("script", ["", "import signal; signal.signal(15, signal.SIG_IGN)\n"])
def test_the_end_of_the_keeper_is_the_end_of_the_wall(
    log_file: Path, caplog: pytest.LogCaptureFixture, script: str
) -> None:
    def end() -> None:
        started(log_file)
        os.kill(os.getpid(), signal.SIGTERM)

    ender = threading.Thread(target=end)
    ender.start()
    assert keep(script + "time.sleep(60)", log_file, Patience(end_s=1.0)) == 0
    ender.join()
    assert starts(log_file) == [0]


@pytest.mark.parametrize("ignored", [False, True])
def test_a_closed_terminal_ends_the_wall_but_not_under_nohup(log_file: Path, ignored: bool) -> None:
    keeper = subprocess.Popen(
        [sys.executable, "-c", KEEPER, "SIG_IGN" if ignored else "SIG_DFL", TELL + "time.sleep(60)", str(log_file)]
    )
    try:
        wall = psutil.Process(started(log_file))
        keeper.send_signal(signal.SIGHUP)
        if ignored:
            with pytest.raises(subprocess.TimeoutExpired):
                keeper.wait(1.0)
            assert wall.is_running()
            return
        assert keeper.wait(10) == 0
        assert not wall.is_running()
    finally:
        keeper.kill()
        keeper.wait()
        if log_file.exists():
            subprocess.run(["kill", "-9", "--", f"-{started(log_file)}"], check=False, stderr=subprocess.DEVNULL)


def started(log_file: Path) -> int:
    """Wait until a wall has been started; return its process id."""
    deadline_s = time.monotonic() + 10
    while not (log_file.exists() and log_file.read_text().endswith("\n")):
        if time.monotonic() > deadline_s:
            pytest.fail("no wall was started")
        time.sleep(0.01)
    return int(log_file.read_text().split()[1])


def test_waits_grow_to_a_minute() -> None:
    assert [Patience().wait_s(deaths) for deaths in range(1, 10)] == [0, 1, 2, 4, 8, 16, 32, 60, 60]


@pytest.mark.needs("Xvfb", "xdotool")
def test_a_wall_comes_back_as_it_was(
    display: Display, start_wall: Callable[..., RunningWall], city: Path, tmp_path: Path
) -> None:
    environment = {**display.environment, "XDG_STATE_HOME": str(tmp_path / "state")}
    wall = start_wall(str(city), "--keep-alive", environment=environment)
    first = wall.until(all_live)
    display.drag((300, 200), (900, 550))  # the first of four tiles to the last
    swapped = [CAMERAS[3], CAMERAS[1], CAMERAS[2], CAMERAS[0]]
    wall.until(lambda status: status["screens"] == [swapped])
    display.press("b")
    wall.until(lambda status: all(camera["state"] != "live" for camera in status["cameras"]))
    kill(psutil.Process(first["pid"]))
    second = wall.until(lambda status: status["pid"] != first["pid"])
    assert second["restarts"] == 1
    assert second["screens"] == [swapped]
    assert all(camera["state"] != "live" for camera in second["cameras"])
    display.press("b")
    wall.until(all_live)


@pytest.mark.needs("Xvfb")
def test_systemd_hears_the_same(display: Display, city: Path, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "notify"))
        ear.settimeout(30)
        environment = {**display.environment, "NOTIFY_SOCKET": str(tmp_path / "notify")}
        environment.pop(KEPT, None)
        command = [sys.executable, "-m", "controlroom", "run", str(city), "--instance", f"notify-{os.getpid()}"]
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as wall:
            said = [ear.recv(64) for _ in range(3)]
            wall.terminate()
            while said[-1] != b"STOPPING=1":
                said.append(ear.recv(64))
        assert said[:3] == [b"READY=1", b"WATCHDOG=1", b"WATCHDOG=1"]
