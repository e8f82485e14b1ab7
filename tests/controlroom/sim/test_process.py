"""The simulated city in its own process."""

import signal
import subprocess
import sys
import time
from base64 import b64encode
from pathlib import Path

import psutil
import pytest

from controlroom.sim.faults import Fault, FaultKind
from controlroom.sim.process import SimProcess
from tests.controlroom.sim.clients import LIMIT_S, RawClient, get
from tests.fakes.scenes import SceneClips

ROOT = Path(__file__).resolve().parents[3]

PARENT = """
import sys, time
from pathlib import Path
from controlroom.sim.process import SimProcess
from tests.fakes.scenes import SceneClips

if __name__ == "__main__":
    city = SimProcess({"east": SceneClips("bar", Path(sys.argv[1]), Path(sys.argv[2]))})
    city.start()
    print(city.pid, city.url, flush=True)
    time.sleep(60)
"""


def gone(pid: int) -> bool:
    """Whether a process ends soon."""
    deadline_s = time.monotonic() + LIMIT_S
    while time.monotonic() < deadline_s:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.02)
    return False


def test_it_serves_takes_faults_and_closes(clips: SceneClips) -> None:
    with SimProcess({"east": clips}, user="guard", password="key") as city:
        pid = city.pid
        assert pid is not None
        still, credentials = (
            f"{city.url}/east/still.jpg",
            {"Authorization": "Basic " + b64encode(b"guard:key").decode()},
        )
        assert [get(still)[0], get(still, headers=credentials)[0]] == [401, 200]
        city.set_fault("east", Fault(FaultKind.MISSING))
        assert get(still, headers=credentials)[0] == 404
        with pytest.raises(KeyError):
            city.set_fault("nobody", None)
        city.set_fault("east", None)
        assert get(still, headers=credentials)[0] == 200
        with RawClient(f"{city.url}/east/sub.ts") as client:
            client.until(1, b"\r\n\r\n")
    assert gone(pid)
    assert city.pid is None
    city.close()
    with pytest.raises(RuntimeError, match="not running"):
        city.set_fault("east", None)


def test_what_the_server_raises_is_raised_here(clips: SceneClips) -> None:
    missing = SceneClips("bar", clips.main, clips.main.with_name("missing.mp4"))
    with pytest.raises(FileNotFoundError, match=r"missing\.mp4"):
        SimProcess({"east": missing}).start()


def test_a_killed_city_is_noticed(clips: SceneClips) -> None:
    with SimProcess({"east": clips}) as city:
        assert city.pid is not None
        psutil.Process(city.pid).kill()
        with pytest.raises(RuntimeError, match="ended"):
            city.set_fault("east", None)


def test_a_city_that_does_not_go_is_killed(clips: SceneClips) -> None:
    city = SimProcess({"east": clips})
    city.start()
    assert city.pid is not None
    pid = city.pid
    psutil.Process(pid).suspend()
    city.close()
    assert gone(pid)


def test_nothing_is_left_of_a_killed_parent(clips: SceneClips) -> None:
    command = [sys.executable, "-c", PARENT, str(clips.main), str(clips.sub)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid, url = parent.stdout.readline().split()
        try:
            with RawClient(f"{url}/east/sub.ts") as client:
                client.body(1000)
                parent.send_signal(signal.SIGKILL)
                parent.wait()
                assert gone(int(pid))
        finally:
            parent.kill()


def test_starting_it_takes_no_video_library() -> None:
    code = "import sys, controlroom.sim.process; print({'av', 'cv2', 'numpy'} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert result.stdout.strip() == "set()"
