"""What holds in every test: no screen needed, nothing leaked, nothing logged that was not expected.

Qt draws off-screen unless QT_QPA_PLATFORM says otherwise; a test of a real window starts its own X server and sets
the variable for its own child. Warnings of Python and of Qt fail a test through pyproject.toml.
"""

import functools
import logging
import multiprocessing
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Container, Iterator
from multiprocessing import resource_tracker
from pathlib import Path

import psutil
import pytest
from hypothesis import settings

from tests.fakes.postgresql import programs

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"

settings.register_profile("untimed", settings.default, deadline=None)
settings.load_profile("untimed")

GRACE_S = 3.0
"""How long after a test threads and processes that were told to end may take."""

SWEPT_S = 30.0
"""How long segments may take: those of a program that a test beside this one kills stay until the next one starts."""

SYSTEM_PYTHON = "/usr/bin/python3"
"""The interpreter that has the system's GStreamer bindings."""

GSTREAMER_RTSP = """
import gi
gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import Gst, GstRtspServer
Gst.init(None)
wanted = ("appsrc", "h264parse", "h265parse", "rtph264pay", "rtph265pay", "rtpjpegpay")
missing = [name for name in wanted if Gst.ElementFactory.find(name) is None]
raise SystemExit(f"GStreamer has no {missing}" if missing else 0)
"""

UNTESTED = pytest.StashKey[dict[str, list[str]]]()
"""Of the run: each missing tool and the tests that were left out for it."""


@functools.cache
def is_there(tool: str) -> bool:
    """Whether the system has `tool`: a program's name, ``postgresql`` or ``gst-rtsp-server``."""
    if tool == "postgresql":
        return programs() is not None
    if tool == "gst-rtsp-server":
        command = [SYSTEM_PYTHON, "-c", GSTREAMER_RTSP]
        return shutil.which(SYSTEM_PYTHON) is not None and subprocess.run(command, capture_output=True).returncode == 0
    return shutil.which(tool, path=f"{os.environ['PATH']}:/usr/sbin") is not None  # where Debian has servers


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose tools (``@pytest.mark.needs``) are missing; fail it where they are required."""
    for mark in item.iter_markers("needs"):
        for tool in mark.args:
            if is_there(tool):
                continue
            if os.environ.get("CONTROLROOM_REQUIRE_TOOLS"):
                pytest.fail(f"{tool} is required here and missing; `make test` installs it where it may", pytrace=False)
            item.config.stash.setdefault(UNTESTED, {}).setdefault(tool, []).append(item.nodeid)
            pytest.skip(f"{tool} is missing")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say loudly what was not tested for want of a tool."""
    for tool, tests in config.stash.get(UNTESTED, {}).items():
        terminalreporter.section(f"NOT TESTED: {tool} is missing", red=True, bold=True)
        terminalreporter.line(f"{len(tests)} tests were left out:")
        for test in tests:
            terminalreporter.line(f"  {test}")


@pytest.fixture(autouse=True)
def no_widget_outlives_its_test() -> Iterator[None]:
    """Destroy what a test told to be deleted: it would hear of the next test's language and screens."""
    yield
    core = sys.modules.get("PySide6.QtCore")  # a test without Qt does not load it
    if core is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True, scope="session")
def own_state_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what walls remember between runs out of the user's folders."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


def segments() -> dict[str, str]:
    """Return the shared-memory segments of this program that no living stranger owns, by name."""
    family = {os.getpid(), *(child.pid for child in psutil.Process().children(recursive=True))}
    names = {}
    for file in Path("/dev/shm").glob("controlroom-*"):
        owner = file.name.split("-")[1]
        if not owner.isdigit() or int(owner) in family or not psutil.pid_exists(int(owner)):
            names[file.name] = f"shared memory {file.name}"
    return names


def children() -> dict[int, str]:
    """Return a line about each process below this one by its id, dead ones that nobody waited for included."""
    multiprocessing.active_children()  # waits for those that ended
    lines = {}
    for child in psutil.Process().children(recursive=True):
        try:
            lines[child.pid] = f"process {child.pid} ({child.status()}): {' '.join(child.cmdline())}"
        except psutil.NoSuchProcess:
            continue
    return lines


def threads() -> dict[int, str]:
    """Return a line about each thread of this process by its id."""
    return {id(thread): f"thread {thread.name}" for thread in threading.enumerate()}


def left_over[Key](before: Container[Key], look: Callable[[], dict[Key, str]], grace_s: float = GRACE_S) -> list[str]:
    """Return what `look` sees that was not there before and is still there when the grace is over."""
    deadline_s = time.monotonic() + grace_s
    while True:
        left = [line for key, line in look().items() if key not in before]
        if not left or time.monotonic() > deadline_s:
            return left
        time.sleep(0.02)


@pytest.fixture(autouse=True)
def nothing_leaks() -> Iterator[None]:
    """Fail a test that leaves a thread, a child process or a shared-memory segment behind."""
    resource_tracker.ensure_running()  # one process for the whole run, not the test's
    before = threads(), children(), segments()
    yield
    left = left_over(before[0], threads) + left_over(before[1], children) + left_over(before[2], segments, SWEPT_S)
    if left:
        pytest.fail("left behind:\n  " + "\n  ".join(left), pytrace=False)


class _Recorder(logging.Handler):
    """Keeps what is logged from WARNING on."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record as a line."""
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def nothing_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which a warning or worse is logged, unless it looks at the log itself through `caplog`."""
    recorder = _Recorder()
    logging.getLogger().addHandler(recorder)
    yield
    logging.getLogger().removeHandler(recorder)
    if recorder.lines and "caplog" not in request.fixturenames:
        pytest.fail("logged, but not expected:\n  " + "\n  ".join(recorder.lines), pytrace=False)
