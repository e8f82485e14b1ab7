"""`controlroom send` and the wall that it is sent to."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from pytestqt.qtbot import QtBot

from controlroom.cli.send import command_lines, command_tree
from controlroom.control.control import Control
from controlroom.control.reading import KINDS
from controlroom.local import LocalServer
from controlroom.state.holder import StateHolder
from tests.controlroom.state.worlds import WORLD

INSTANCE = f"test-send-{os.getpid()}"


class Sent(NamedTuple):
    code: int
    out: str
    err: str


class Sending:
    """A wall's state behind a local socket, and the command line."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.holder = StateHolder()
        self.holder.begin(WORLD, "city", resume=False)
        control = Control(self.holder)
        self.server = LocalServer({}, with_object={"send": lambda text: control.send(text, "local").tree})
        assert self.server.listen(INSTANCE)

    def __call__(self, *words: str) -> Sent:
        command = [sys.executable, "-m", "controlroom", "send", "--lang", "en", "--instance", INSTANCE, *words]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            self._qtbot.waitUntil(lambda: process.poll() is not None, timeout=30_000)
            out, err = process.communicate()
        return Sent(process.returncode, out, err)


@pytest.fixture
def send(qtbot: QtBot) -> Iterator[Sending]:
    sending = Sending(qtbot)
    yield sending
    sending.server.close()


def test_a_wall_does_what_is_sent_and_says_so(send: Sending) -> None:
    assert send("show-scene", "scene=rain") == (0, "Done, the wall is at revision 2\n", "")
    assert send("show-scene", "scene=rain") == (0, "Nothing is different, the wall is at revision 2\n", "")
    assert send.holder.state.scene == "rain"
    tiles = {"tiles": [{"screen": "right", "tile": 4, "camera": "f"}]}
    assert send("put-cameras", json.dumps(tiles), "--json").code == 0
    entry = send.holder.history.entries[-1]
    assert (entry.author.origin, entry.command.kind) == ("local", "put-cameras")
    assert entry.author.by
    assert send("undo").code == 0
    assert send.holder.state.screens["right"].cameras == {2: ""}


def test_what_a_wall_refuses_is_said(send: Sending) -> None:
    refused = send("show-scene", "scene=rian")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "The wall does not do that: There is no scene rian; nearest: rain\n"
    refused = send("show-scene", "scene=rian", "--json")
    assert (refused.code, json.loads(refused.out)["error"]["nearest"], refused.err) == (1, ["rain"], "")
    refused = send("undo", "--base", "7")
    assert refused.err == "The wall does not do that: There is no revision 7 yet, the newest is 1\n"


def test_wrong_usage_is_said_and_nothing_is_sent() -> None:
    words = [sys.executable, "-m", "controlroom", "send", "--lang", "en", "--instance", "nobody"]
    for more, code, text in (
        (["show-scene", "scen=a"], 2, "scen: Unknown key, allowed: kind, scene; nearest: scene\n"),
        (["undo"], 1, "No wall named nobody is running"),
        ([], 2, "Name a command"),
    ):
        told = subprocess.run([*words, *more], capture_output=True, text=True)
        assert (told.returncode, told.stdout) == (code, "")
        assert told.stderr.startswith(text)


@pytest.mark.parametrize(
    ("words", "tree"),
    [
        (["show-layout", "layout=12"], {"layout": "12"}),
        (["show-layout", "layout=a=b", "screen=2"], {"layout": "a=b", "screen": "2"}),
        (["show-layout", "layout=null"], {"layout": "null"}),
        (["enlarge-tile", "screen=2", "tile=3"], {"screen": "2", "tile": 3}),
        (["enlarge-tile", "screen=2", "tile=null"], {"screen": "2", "tile": None}),
        (["set-privacy", "closed=true"], {"closed": True}),
        (["zoom-tile", '{"screen": "2"}', "tile=3"], {"screen": "2", "tile": 3}),
        (["zoom-tile", "screen=a", "tile=3", "crop=[0,0,1,0.5]"], {"screen": "a", "tile": 3, "crop": [0, 0, 1, 0.5]}),
    ],
)
def test_words_become_a_command(words: list[str], tree: dict[str, object]) -> None:
    assert command_tree(words[0], words[1:]) == {"kind": words[0], **tree}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show-layout", "layout"], "Write KEY=VALUE or an object of JSON, not layout"),
        (["show-layout", "=a"], "Write KEY=VALUE or an object of JSON, not =a"),
        (["show-layout", "{]"], "Write KEY=VALUE or an object of JSON, not {]"),
        (["show-layout"], "layout: Key is missing"),
        (["set-privacy", "closed=yes"], "closed: Must be true or false"),
        (["enlarge-tile", "screen=a", "tile=" + "9" * 5000], "tile: Must be a whole number"),
        (["shw-layout", "a=1"], "There is no command shw-layout; there are: "),
        (["begin", "city=x", "resumed=true"], "There is no command begin; there are: "),
    ],
)
def test_words_that_are_no_command_are_refused(words: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        command_tree(words[0], words[1:])


def test_all_commands_and_keys_are_listed() -> None:
    lines = command_lines()
    for kind, model in KINDS.items():
        assert any(line.split()[0] == kind for line in lines if not line.startswith(" "))
        assert all(
            any(line.startswith(f"    {name}: ") for line in lines) for name in model.model_fields if name != "kind"
        )
    assert "None" not in "\n".join(lines)
