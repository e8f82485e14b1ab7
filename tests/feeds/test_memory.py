"""Shared memory: made in full or not at all, nameless as soon as may be."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from feeds.memory import PREFIX, NoSharedMemory, Segment, sweep

FOLDER = Path("/dev/shm")

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into the folder of segments")


def test_two_sides_see_the_same_bytes() -> None:
    ours = Segment.create(4096)
    theirs = Segment.attach(ours.name)
    ours.forget_name()
    with pytest.raises(FileNotFoundError):
        Segment.attach(ours.name)
    theirs.buffer[:3] = b"abc"
    assert bytes(ours.buffer[:4]) == b"abc\0"
    ours.forget_name()
    ours.close()
    assert bytes(theirs.buffer[:3]) == b"abc"
    theirs.close()


@linux
def test_names_are_short_and_tell_their_owner() -> None:
    segments = [Segment.create(100) for _ in range(20)]
    names = {segment.name for segment in segments}
    assert len(names) == 20
    assert all(name.startswith(f"{PREFIX}{os.getpid()}-") and len(name) <= 30 for name in names)
    for segment in segments:
        segment.close()
    assert not [name for name in names if (FOLDER / name).exists()]


@linux
def test_a_full_memory_is_told_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: int, offset: int, size: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = set(FOLDER.glob(f"{PREFIX}{os.getpid()}-*"))
    monkeypatch.setattr(os, "posix_fallocate", full)
    with pytest.raises(NoSharedMemory, match="1000 bytes of shared memory: No space left"):
        Segment.create(1000)
    assert set(FOLDER.glob(f"{PREFIX}{os.getpid()}-*")) == before


@linux
def test_what_a_dead_program_left_is_swept(monkeypatch: pytest.MonkeyPatch) -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    left, foreign = FOLDER / f"{PREFIX}{child.pid}-dead", FOLDER / f"{PREFIX}{child.pid}-foreign"
    ours = Segment.create(100)
    left.write_bytes(b"x")
    sweep()  # how many: a program that starts beside this test sweeps, too
    assert not left.exists()
    assert (FOLDER / ours.name).exists()
    ours.close()

    def denied(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    foreign.write_bytes(b"x")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", denied)
        assert sweep() == 0
    foreign.unlink(missing_ok=True)
