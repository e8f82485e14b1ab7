"""What processes cost."""

import os
import subprocess
import sys

import pytest

from controlroom.bench.processes import ProcessGroup, process_tree, this_process, x_server_pid
from tests.controlroom.conftest import Display

BUSY = "import sys\nfor n in range(3_000_000): pass\nprint('done', flush=True)\nsys.stdin.read()"


def test_a_process_that_ended_keeps_its_account() -> None:
    child = subprocess.Popen([sys.executable, "-c", BUSY], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with child:
        assert child.stdout is not None
        child.stdout.readline()
        group = ProcessGroup(lambda: [child.pid])
        before = group.look()
        assert before.cpu_s > 0
        assert len(before.rss_mib) == 1
        assert process_tree([child.pid]).look().cpu_s >= before.cpu_s
        child.communicate()
    after = group.look()
    assert after.cpu_s == before.cpu_s
    assert (after.rss_mib, after.memory_mib, after.threads) == ((), 0, 0)


def test_this_process() -> None:
    held = this_process().look()
    assert held.threads >= 1
    assert held.descriptors >= 3
    assert held.memory_mib > 5
    assert held.private_mib is None


def test_private_memory_is_what_nobody_shares() -> None:
    held = this_process().look(private=True)
    assert held.private_mib is not None
    assert 1 < held.private_mib < held.memory_mib


@pytest.mark.needs("Xvfb", "xdotool")
def test_the_x_server_is_found_by_its_display(display: Display, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", f"{display.name}.0")
    pid = x_server_pid()
    assert pid is not None
    with open(f"/proc/{pid}/comm", encoding="ascii") as name:
        assert name.read().strip() == "Xvfb"


@pytest.mark.parametrize(
    "name", ["", "somewhere:0", ":none", f":{os.getpid()}99"], ids=["none", "elsewhere", "no number", "no such server"]
)
def test_no_x_server(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", name)
    assert x_server_pid() is None
