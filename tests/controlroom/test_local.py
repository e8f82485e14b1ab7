"""Who may ask a wall, and who may answer for it."""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QLocalSocket

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


def asked(qapp: QCoreApplication, *lines: bytes) -> list[Any]:
    """What a wall answers to lines as they come over the socket, each over a connection of its own."""
    server = LocalServer(
        {"status": lambda: {"pid": 1}, "fail": lambda: {"error": "so"}},
        {"show": lambda text: {"shown": text}},
        with_object={"send": lambda text: {"sent": json.loads(text)}},
    )
    assert server.listen(INSTANCE)
    answers = []
    for line in lines:
        client = QLocalSocket()
        client.setSocketOptions(QLocalSocket.SocketOption.AbstractNamespaceOption)
        client.connectToServer(f"controlroom-{os.getuid()}-{INSTANCE}")
        assert client.waitForConnected(5000)
        client.write(line)
        client.flush()
        deadline_s = time.monotonic() + 20
        while client.state() is QLocalSocket.LocalSocketState.ConnectedState and time.monotonic() < deadline_s:
            qapp.processEvents()
        answer = bytes(client.readAll().data())
        answers.append(json.loads(answer) if answer else None)
    server.close()
    return answers


@ABSTRACT
def test_a_wall_answers(qapp: QCoreApplication) -> None:
    answers = asked(qapp, b'{"do": "status"}\n', b'{"do": "nonsense"}\n', b'{"do": "show", "with": "\xed\x99\x94"}\n')
    assert answers == [{"pid": 1}, {"error": "not one of: fail, send, show, status"}, {"shown": "\ud654"}]


@ABSTRACT
def test_an_object_may_be_long(qapp: QCoreApplication) -> None:
    tree = {"command": {"kind": "put-cameras", "tiles": ["\ud654" * 100] * 1000}}
    assert asked(qapp, json.dumps({"do": "send", "with": tree}, ensure_ascii=False).encode() + b"\n") == [
        {"sent": tree}
    ]


UNFIT = {"error": "show takes a text of 1 to 200 printable characters"}


@ABSTRACT
@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (b"nonsense\n", {"error": "not JSON"}),
        (b"[" * 60_000 + b"\n", {"error": "not JSON"}),
        (b"\xff\n", {"error": "not JSON"}),
        (b"[1]\n", {"error": "not one of: fail, send, show, status"}),
        (b'{"do": ["show"], "with": "a"}\n', {"error": "not one of: fail, send, show, status"}),
        (b'{"do": {}}\n', {"error": "not one of: fail, send, show, status"}),
        (b'{"with": "a"}\n', {"error": "not one of: fail, send, show, status"}),
        (b'{"do": "status", "with": "a"}\n', {"error": "status takes no text"}),
        (b'{"do": "send"}\n', {"error": "send takes an object"}),
        (b'{"do": "send", "with": "a"}\n', {"error": "send takes an object"}),
        (b'{"do": "show"}\n', UNFIT),
        (b'{"do": "show", "with": null}\n', UNFIT),
        (b'{"do": "show", "with": 3}\n', UNFIT),
        (b'{"do": "show", "with": {"a": 1}}\n', UNFIT),
        (b'{"do": "show", "with": ""}\n', UNFIT),
        (b'{"do": "show", "with": "a\\u0000b"}\n', UNFIT),
        (b'{"do": "show", "with": "a\\nb"}\n', UNFIT),
        (b'{"do": "show", "with": "%s"}\n' % (b"a" * 201), UNFIT),
        (b'{"do": "show", "with": "%s"}\n' % (b"a" * 200), {"shown": "a" * 200}),
        (b"a" * 1_100_000, None),  # no end in sight
    ],
)
def test_what_does_not_fit_is_said_and_does_nothing(
    qapp: QCoreApplication, line: bytes, answer: dict[str, str] | None
) -> None:
    assert asked(qapp, line) == [answer]
