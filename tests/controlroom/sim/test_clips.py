import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import av
import psutil
import pytest

from controlroom.sim import clips
from controlroom.sim.clip_files import default_clip_folder
from controlroom.sim.clips import CONTENT, MOST_SCENE_BYTES, SceneClips, ensure_clips
from controlroom.sim.scenes.catalogue import SCENES
from tests.controlroom.sim.clients import LIMIT_S

ROOT = Path(__file__).resolve().parents[3]
SCENE = "namsan-view"
FRAMES, GROUP = 180, 30


class Drawn(NamedTuple):
    folder: Path
    clips: SceneClips
    reports: list[tuple[int, int]]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    folder = tmp_path_factory.mktemp("cache") / "clips"
    reports: list[tuple[int, int]] = []
    made = ensure_clips(folder, [SCENE], progress=lambda done, total: reports.append((done, total)), processes=1)
    return Drawn(folder, made[SCENE], reports)


def silent(done: int, total: int) -> None:
    """Take a report of progress and say nothing."""


def unexpected(scene_id: str, place: Path) -> None:
    raise AssertionError(f"{scene_id} was drawn in {place}")


def killed(scene_id: str, place: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def full(scene_id: str, place: Path) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", str(place / scene_id))


@pytest.mark.parametrize(("role", "size"), [("main", (1280, 720)), ("sub", (640, 360))])
def test_a_film_is_what_a_camera_sends(drawn: Drawn, role: str, size: tuple[int, int]) -> None:
    with av.open(str(getattr(drawn.clips, role))) as container:
        video = container.streams.video[0]
        assert (video.codec_context.name, video.width, video.height) == ("h264", *size)
        assert video.average_rate == 15
        packets = [packet for packet in container.demux(video) if packet.size]
    assert len(packets) == FRAMES
    assert [number for number, packet in enumerate(packets) if packet.is_keyframe] == list(range(0, FRAMES, GROUP))
    assert all(packet.pts == packet.dts for packet in packets), "no B pictures"
    assert len({bytes(packet) for packet in packets}) == FRAMES, "a sensor's noise makes every picture another one"


def test_films_are_small_and_progress_is_told(drawn: Drawn) -> None:
    assert drawn.clips.main.stat().st_size + drawn.clips.sub.stat().st_size < MOST_SCENE_BYTES
    assert len(SCENES) * MOST_SCENE_BYTES < 130_000_000
    assert drawn.reports == [(0, 1), (1, 1)]
    assert not list(drawn.folder.rglob(".*")), "no parts are left"


def test_a_second_call_draws_nothing(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clips, "_draw", unexpected)
    reports: list[tuple[int, int]] = []
    again = ensure_clips(drawn.folder, [SCENE], progress=lambda done, total: reports.append((done, total)))
    assert again == {SCENE: drawn.clips}
    assert reports == [(1, 1)]


def test_a_damaged_film_is_drawn_again(drawn: Drawn) -> None:
    whole = drawn.clips.sub.read_bytes()
    drawn.clips.sub.write_bytes(whole[:-1000])
    ensure_clips(drawn.folder, [SCENE], progress=silent, processes=1)
    assert drawn.clips.sub.read_bytes() == whole, "the same seed, the same film"


def test_films_without_their_note_are_not_trusted(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    note = drawn.clips.main.with_name(f"{SCENE}.json")
    text = note.read_text()
    monkeypatch.setattr(clips, "_draw", full)
    note.unlink()
    with pytest.raises(OSError, match="No space left"):
        ensure_clips(drawn.folder, [SCENE], progress=silent)
    note.write_text(text)
    ensure_clips(drawn.folder, [SCENE], progress=silent)


def test_what_is_left_from_before_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clips, "_draw", full)
    old, place = tmp_path / f"content-{CONTENT - 1}", tmp_path / f"content-{CONTENT}"
    for folder in (old, place):
        folder.mkdir()
    stale, fresh = place / ".1-a-main.mp4", place / ".2-a-main.mp4"
    for part in (stale, fresh, old / "a-main.mp4"):
        part.write_bytes(b"part")
    os.utime(stale, (1, 1))
    with pytest.raises(OSError, match="No space left"):
        ensure_clips(tmp_path, [SCENE], progress=silent)
    assert (old.exists(), stale.exists(), fresh.exists()) == (False, False, True)


def test_too_little_room_is_said_before_drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=3_000_000))
    monkeypatch.setattr(clips, "_draw", unexpected)
    with pytest.raises(OSError, match=r"need 128 MB, 3 MB are free") as caught:
        ensure_clips(tmp_path, progress=silent)
    assert caught.value.errno == errno.ENOSPC


def test_a_killed_drawing_process_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clips, "_draw", killed)
    with pytest.raises(OSError, match="was killed"):
        ensure_clips(tmp_path, [SCENE], progress=silent, processes=1)


def test_an_unknown_scene_is_a_key_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        ensure_clips(tmp_path, ["nowhere"], progress=silent)


def test_the_folder_is_the_users_cache() -> None:
    assert default_clip_folder().parts[-2:] == ("controlroom", "clips")


def test_asking_for_clips_loads_no_video_library() -> None:
    code = "import sys, controlroom.sim.clips; sys.exit(bool({'av', 'cv2'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


ASKING = """
import sys
from pathlib import Path
from controlroom.sim.clips import ensure_clips

if __name__ == "__main__":
    ensure_clips(Path(sys.argv[1]), progress=lambda done, total: print(done, total, flush=True))
"""


def test_drawing_ends_with_the_process_that_asked_for_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", ASKING, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as asking:
        assert asking.stdout is not None
        assert asking.stdout.readline().split()[0] == "0"
        deadline_s = time.monotonic() + LIMIT_S
        while not list(tmp_path.rglob(".*.mp4")) and time.monotonic() < deadline_s:
            time.sleep(0.05)
        helpers = psutil.Process(asking.pid).children(recursive=True)
        asking.kill()
    assert list(tmp_path.rglob(".*.mp4")), "no drawing had begun"
    left = psutil.wait_procs(helpers, timeout=LIMIT_S)[1]
    for process in left:
        process.kill()
    assert helpers
    assert not left
