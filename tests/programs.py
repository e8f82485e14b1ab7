"""Programs of ours that tests run: how one dies that nobody asked to end, and what one leaves."""

import os
import subprocess

import psutil

from feeds.memory import PREFIX, sweep

DEATH_S = 10.0


def segments_of(pid: int) -> list[str]:
    """Return the names in shared memory that a program has not yet forgotten."""
    return [name for name in os.listdir("/dev/shm") if name.startswith(f"{PREFIX}{pid}-")]


def kill(program: "psutil.Process | subprocess.Popen[str]") -> None:
    """Kill a program and see to the memory whose name it had no time to forget, as the next program's start does.

    Otherwise a test that runs beside this one would take that memory for its own leak.
    """
    program.kill()
    program.wait(DEATH_S)
    sweep()
