"""Who may ask a wall, and who may answer for it."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QCoreApplication

from controlroom.cli import status
from controlroom.local import AnsweredByStranger, LocalServer, WallIsNotRunning, ask

NOBODY = 65534
INSTANCE = f"test-{os.getpid()}"
IMPOSTOR = """
import os, socket, sys
if sys.argv[2]:
    os.setuid(int(sys.argv[2]))
with socket.socket(socket.AF_UNIX) as listening:
    listening.bind(chr(0) + sys.argv[1])
    listening.listen()
    print("ready", flush=True)
    connection, _ = listening.accept()
    print(connection.recv(4096).decode() or "nothing", flush=True)
"""
ABSTRACT = pytest.mark.skipif(sys.platform != "linux", reason="abstract sockets are Linux's")
AS_ROOT = pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can be two users")


@contextmanager
def impostor(user_id: int | None) -> Iterator["subprocess.Popen[str]"]:
    """A process of a user (None: this one) that listens in place of a wall."""
    words = [f"controlroom-{os.getuid()}-{INSTANCE}", "" if user_id is None else str(user_id)]
    process = subprocess.Popen([sys.executable, "-c", IMPOSTOR, *words], stdout=subprocess.PIPE, text=True)
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield process
        finally:
            process.kill()


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    status.add_arguments(parser)
    return status.run(parser.parse_args(words))


@ABSTRACT
@AS_ROOT
def test_another_users_process_is_asked_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with impostor(NOBODY) as process:
        with pytest.raises(AnsweredByStranger) as caught:
            ask("status", INSTANCE)
        assert caught.value.user_id == NOBODY
        assert process.stdout is not None
        assert process.stdout.readline() == "nothing\n"
    with impostor(NOBODY):
        assert run("--instance", INSTANCE, "--json") == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"another user (id {NOBODY})" in captured.err


@ABSTRACT
def test_a_process_of_the_same_user_is_asked() -> None:
    with impostor(None) as process:
        with pytest.raises(WallIsNotRunning):  # it does not answer
            ask("status", INSTANCE)
        assert process.stdout is not None
        assert process.stdout.readline() == '{"do": "status"}\n'


def test_nobody_listens(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(WallIsNotRunning):
        ask("status", INSTANCE)
    assert run("--instance", INSTANCE) == 1
    assert f"No wall named {INSTANCE} is running" in capsys.readouterr().err


def test_a_wall_answers(qapp: QCoreApplication) -> None:
    server = LocalServer({"status": lambda: {"pid": 1}})
    assert server.listen(INSTANCE)
    code = f"from controlroom.local import ask; print([ask(word, {INSTANCE!r}) for word in ('status', 'nonsense')])"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as asking:
        while asking.poll() is None:
            qapp.processEvents()
        assert asking.stdout is not None
        answers = asking.stdout.read()
    server.close()
    assert answers == "[{'pid': 1}, {'error': 'not one of: status'}]\n"
