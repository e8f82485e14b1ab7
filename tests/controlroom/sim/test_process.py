"""The simulated city in its own process."""

import signal
import subprocess
import sys
import time
from base64 import b64encode
from pathlib import Path

import psutil
import pytest

from controlroom.sim.events import Drawing, Drawn, Event, Failed, Serving, is_there
from controlroom.sim.faults import Fault, FaultKind
from controlroom.sim.process import SimProcess
from controlroom.sim.scenes.catalogue import SCENES
from tests.controlroom.sim.clients import LIMIT_S, RawClient, get
from tests.fakes.scenes import SceneClips

SCENE = "namsan-tunnel"
DRAWING_LIMIT_S = 120.0
ROOT = Path(__file__).resolve().parents[3]

PARENT = """
import sys, time
from pathlib import Path
from controlroom.sim.process import SimProcess
from tests.fakes.scenes import SceneClips

if __name__ == "__main__":
    city = SimProcess({"east": SceneClips("bar", Path(sys.argv[1]), Path(sys.argv[2]))})
    city.start()
    city.wait()
    print(city.pid, city.url, flush=True)
    time.sleep(60)
"""


def until(city: SimProcess, kind: type[Event], count: int = 1) -> list[Event]:
    """Return what a city tells until so many events of a kind have come."""
    events: list[Event] = []
    deadline_s = time.monotonic() + DRAWING_LIMIT_S
    while sum(isinstance(event, kind) for event in events) < count and time.monotonic() < deadline_s:
        events += city.poll(0.1)
    return events


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
    with pytest.raises(FileNotFoundError, match=r"missing\.mp4"), SimProcess({"east": missing}):
        pass
    with pytest.raises(KeyError, match="west"), SimProcess({"east": clips}, faults=[("west", Fault(FaultKind.DIE))]):
        pass


def test_what_goes_wrong_is_told_to_who_does_not_wait(clips: SceneClips, tmp_path: Path) -> None:
    with SimProcess({"east": clips}) as other:
        port = int(other.url.rpartition(":")[2])
        city = SimProcess({"east": clips}, port=port)
        city.start()
        (failed,) = until(city, Failed)
        assert isinstance(failed, Failed)
        assert "in use" in failed.reason
        assert city.pid is None
        assert city.poll() == []
    (tmp_path / "file").write_bytes(b"")
    unwritable = SimProcess(Drawn(tmp_path / "file", {"east": SCENE}))
    unwritable.start()
    (failed,) = until(unwritable, Failed)
    assert isinstance(failed, Failed)
    assert "NotADirectoryError" in failed.reason
    unwritable.close()
    with pytest.raises(RuntimeError, match="NotADirectoryError"), unwritable:
        pass


def test_cameras_are_there_as_soon_as_they_are_drawn(tmp_path: Path) -> None:
    city = SimProcess(Drawn(tmp_path, {"east": SCENE, "west": SCENE}), faults=[("west", Fault(FaultKind.MISSING))])
    city.start()
    city.wait()
    status, headers, _ = get(f"{city.url}/east/still.jpg")
    assert (status, headers["Retry-After"]) == (503, "1")
    city.set_fault("east", Fault(FaultKind.RESIZE))  # as soon as there is something to resize
    events = [event for event in until(city, Drawing, 2) if event != Serving(city.url, frozenset())]
    city.set_fault("east", None)
    both = frozenset({"east", "west"})
    assert events == [Drawing(0, 1), Serving(city.url, both), Drawing(1, 1)]
    assert [get(f"{city.url}/{name}/still.jpg")[0] for name in ("east", "west")] == [200, 404]
    city.close()
    with SimProcess(Drawn(tmp_path, {"north": SCENE})) as again:
        assert until(again, Drawing)[-2:] == [Serving(again.url, frozenset({"north"})), Drawing(1, 1)]


def test_one_that_is_drawing_closes(tmp_path: Path) -> None:
    with SimProcess(Drawn(tmp_path)) as city:
        assert until(city, Drawing)[-1] == Drawing(0, len(SCENES))
        assert city.pid is not None
        pid = city.pid
        deadline_s = time.monotonic() + LIMIT_S
        while len(psutil.Process(pid).children()) < 2 and time.monotonic() < deadline_s:
            time.sleep(0.02)
        drawing = [child.pid for child in psutil.Process(pid).children()]
    assert all(gone(process) for process in (pid, *drawing))


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("${SIM_URL}/east/main.ts", True),
        ("${SIM_URL}/west/main.ts", False),
        ("${SIM_URL}/eas", False),
        ("rtsp://192.0.2.1/west", True),
        ("http://192.0.2.1/?of=${SIM_URL}/west", True),
    ],
)
def test_an_address_is_there_with_its_camera(address: str, there: bool) -> None:
    assert is_there(address, {"east"}) is there


def test_a_killed_city_is_noticed(clips: SceneClips) -> None:
    with SimProcess({"east": clips}) as city:
        assert city.pid is not None
        psutil.Process(city.pid).kill()
        with pytest.raises(RuntimeError, match="ended"):
            city.set_fault("east", None)


def test_a_city_that_does_not_go_is_killed(clips: SceneClips) -> None:
    city = SimProcess({"east": clips})
    city.start()
    city.wait()
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
