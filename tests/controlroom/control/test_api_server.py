"""The control API over HTTP: what it does and says, and what it makes of those who mean no good."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from controlroom.control import changes, gui_calls, routes
from controlroom.control.api_server import ApiFailed, ApiServer
from controlroom.control.control import Control
from controlroom.control.documents import EntriesDocument, ErrorDocument, StateDocument, WallDocument
from controlroom.control.openapi import openapi
from controlroom.state.commands import SetPrivacy
from controlroom.state.history import KEPT
from controlroom.state.holder import StateHolder
from feeds.http_server import serving
from feeds.http_server.guard import GUESSES
from feeds.http_server.serving import HEAD_BYTES, MOST_CONNECTIONS
from tests.controlroom.state.test_journal_file import entered, toggles, whole_file
from tests.controlroom.state.worlds import ANN, WORLD

TOKEN = "correct-horse-battery"
LIMIT_S = 20.0


class Told(NamedTuple):
    status: int
    tree: Any
    headers: dict[str, str]

    @property
    def error(self) -> str:
        return ErrorDocument.model_validate(self.tree).error.reason


class Follower:
    """Follows changes in a thread; `events` are the revisions it heard of."""

    def __init__(self, port: int, since: int | None = None, *, last: int | None = None) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), LIMIT_S)
        query = "" if since is None else f"?since={since}"
        lines = [] if last is None else [f"Last-Event-ID: {last}"]
        self._socket.sendall(head(*lines, first=f"GET /v1/changes{query} HTTP/1.1"))
        self.response = HTTPResponse(self._socket)
        self.response.begin()
        self.events: list[int] = []
        self.comments: list[str] = []
        self._thread = threading.Thread(target=self._hear)
        self._thread.start()

    def _hear(self) -> None:
        for line in self.response:
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if name == "data":
                self.events.append(json.loads(value)["revision"])
            elif name == "":
                self.comments.append(value)

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(LIMIT_S)
        self.response.close()
        self._socket.close()


class Api:
    """A wall's state behind a server, and clients of it."""

    def __init__(self, qtbot: QtBot, journal: Path | None = None) -> None:
        self.qtbot = qtbot
        self.holder = StateHolder(journal)
        self.control = Control(self.holder)
        self.server = ApiServer(self.holder, self.control, journal=journal, status=lambda: {"pid": 7})
        self.holder.begin(WORLD, "city", resume=False)
        self.port = self.server.start(0, TOKEN)
        self.followers: list[Follower] = []

    def close(self) -> None:
        self.server.close()
        for follower in self.followers:
            follower.close()
        self.holder.end()

    def do[Value](self, act: Callable[[], Value]) -> Value:
        """Return what `act` returns in another thread, while the GUI's goes on."""
        found: list[Value] = []
        thread = threading.Thread(target=lambda: found.append(act()))
        thread.start()
        self.qtbot.waitUntil(lambda: not thread.is_alive(), timeout=int(1000 * LIMIT_S))
        return found[0]

    def ask(
        self, path: str, body: object = None, *, method: str = "", token: str | None = TOKEN, **headers: str
    ) -> Told:
        raw = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if token is not None:
            given["Authorization"] = f"Bearer {token}"

        def act() -> Told:
            connection = HTTPConnection("127.0.0.1", self.port, timeout=LIMIT_S)
            try:
                connection.request(method or ("GET" if body is None else "POST"), path, raw, given)
                response = connection.getresponse()
                return Told(response.status, json.loads(response.read()), dict(response.getheaders()))
            finally:
                connection.close()

        return self.do(act)

    def command(self, kind: str, *, by: str | None = None, base: int | None = None, **keys: Any) -> Told:
        return self.ask("/v1/commands", {"command": {"kind": kind, **keys}, "by": by, "base": base})

    def say(self, data: bytes) -> Told:
        """Return what is answered to bytes written by hand."""

        def act() -> Told:
            with socket.create_connection(("127.0.0.1", self.port), LIMIT_S) as connection:
                connection.sendall(data)
                response = HTTPResponse(connection)
                response.begin()
                return Told(response.status, json.loads(response.read()), dict(response.getheaders()))

        return self.do(act)

    def follow(self, since: int | None = None, *, last: int | None = None) -> Follower:
        follower = self.do(lambda: Follower(self.port, since, last=last))
        self.followers.append(follower)
        self.qtbot.waitUntil(lambda: bool(follower.comments))
        return follower

    def toggle(self, count: int = 1) -> None:
        for _ in range(count):
            self.holder.submit(SetPrivacy(closed=not self.holder.state.privacy), ANN)


@pytest.fixture
def api(qtbot: QtBot) -> Iterator[Api]:
    api = Api(qtbot)
    yield api
    api.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "wall.journal"


@pytest.fixture
def kept(qtbot: QtBot, path: Path) -> Iterator[Api]:
    """An API of a wall that keeps its journal."""
    whole_file(path, entered(toggles(KEPT + 500), [time.time_ns() // 1_000_000]))
    api = Api(qtbot, path)
    yield api
    api.close()


def head(*lines: str, first: str = "POST /v1/commands HTTP/1.1", host: str = "127.0.0.1", token: str = TOKEN) -> bytes:
    return "\r\n".join((first, f"Host: {host}", f"Authorization: Bearer {token}", *lines, "", "")).encode()


# --- what it does ---------------------------------------------------------------------------------------------------


def test_a_command_is_done_and_the_state_follows(api: Api) -> None:
    told = api.command("show-scene", scene="rain", by="ann")
    assert (told.status, told.tree["revision"], told.tree["entry"]["by"]) == (200, 2, "ann")
    assert told.tree["entry"]["origin"] == "api"
    assert told.headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in told.headers
    state = StateDocument.model_validate(api.ask("/v1/state").tree)
    assert (state.scene, state.revision, state.steps["ann"].undo) == ("rain", 2, True)
    assert api.command("undo", by="ann").status == 200
    assert api.holder.state.scene == ""


def test_what_there_is_is_told(api: Api) -> None:
    wall = WallDocument.model_validate(api.ask("/v1/wall").tree)
    assert [tour.id for tour in wall.tours] == ["rivers", "scenes", "pages"]
    assert api.ask("/v1/status").tree == {"pid": 7}
    assert api.ask("/v1/openapi.json").tree == openapi()


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b"{", 400, "not-json"),
        (b"", 400, "not-json"),
        (b"[" * 200_000, 400, "not-json"),
        ({"command": {"kind": "fly"}}, 422, "invalid"),
        ({"command": {"kind": "show-scene", "scen": "rain"}}, 422, "invalid"),
        ({"command": {"kind": "show-scene", "scene": "rian"}}, 404, "unknown"),
        ({"command": {"kind": "undo"}}, 409, "nothing"),
        ({"command": {"kind": "undo"}, "base": 9}, 409, "old"),
        ({"command": {"kind": "stop-tour", "tour": "rivers"}}, 409, "impossible"),
        (b'{"command": "' + b" " * routes.BODY_BYTES, 413, "content-too-large"),
    ],
)
def test_what_is_wrong_with_a_command_is_said(api: Api, body: object, status: int, reason: str) -> None:
    told = api.ask("/v1/commands", body)
    assert (told.status, told.error) == (status, reason)
    assert api.holder.state.revision == 1


def test_what_others_have_changed_since_is_not_overwritten(api: Api) -> None:
    api.command("show-layout", by="bob", layout="one", screen="left")
    told = api.command("show-layout", by="ann", layout="none", screen="left", base=1)
    assert (told.status, told.error, told.tree["error"]["revision"]) == (409, "conflict", 2)
    assert api.command("show-layout", by="ann", layout="none", screen="left", base=2).status == 200


# --- the journal and its changes ------------------------------------------------------------------------------------


def revisions(told: Told) -> list[int]:
    assert told.status == 200, told
    return [entry.revision for entry in EntriesDocument.model_validate(told.tree).entries]


def test_entries_of_the_journal_are_read(kept: Api) -> None:
    kept.qtbot.waitUntil(lambda: kept.server._newest == KEPT + 502)
    assert revisions(kept.ask("/v1/journal?limit=3")) == [KEPT + 500, KEPT + 501, KEPT + 502]
    assert revisions(kept.ask("/v1/journal?since=7&limit=2")) == [8, 9]
    assert len(revisions(kept.ask("/v1/journal?since=7"))) == 100
    assert kept.ask("/v1/journal?since=999999").tree == {"entries": [], "newest": KEPT + 502}


def test_a_wall_without_memory_tells_what_it_knows(api: Api) -> None:
    api.toggle(5)
    assert revisions(api.ask("/v1/journal?limit=3")) == [4, 5, 6]
    assert revisions(api.ask("/v1/journal?since=1&limit=2")) == [2, 3]


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=1001", "since=-1", "since=x", "since=" + "9" * 16, "sinc=1", "a", "=&="]
)
def test_a_wrong_query_is_refused(api: Api, query: str) -> None:
    for path in ("/v1/journal", "/v1/changes"):
        if path == "/v1/changes" and query.startswith("limit=1"):
            continue
        told = api.ask(f"{path}?{query}")
        assert (told.status, told.error) == (422, "invalid")


def test_a_damaged_journal_is_said(kept: Api, path: Path) -> None:
    kept.holder.end()
    path.write_bytes(path.read_bytes()[:5000])
    told = kept.ask("/v1/journal")
    assert (told.status, told.error) == (503, "service-unavailable")
    assert "damaged" in told.tree["error"]["text"]


def test_changes_are_told_as_they_are_made(api: Api) -> None:
    follower = api.follow()
    assert follower.response.getheader("Content-Type") == "text/event-stream; charset=utf-8"
    api.toggle(3)
    api.qtbot.waitUntil(lambda: follower.events == [2, 3, 4])


def test_who_comes_back_hears_what_it_missed_each_once(kept: Api) -> None:
    kept.toggle(3)
    newest = KEPT + 505
    kept.qtbot.waitUntil(lambda: kept.server._newest == newest)
    followers = [kept.follow(since=newest - 2), kept.follow(since=1, last=newest - 2), kept.follow(since=0)]
    kept.toggle(2)
    late = list(range(newest - 1, newest + 3))
    kept.qtbot.waitUntil(lambda: [follower.events[-1:] for follower in followers] == [[newest + 2]] * 3)
    assert [followers[0].events, followers[1].events] == [late, late]
    assert followers[2].events == list(range(1, newest + 3)), "out of the file, then by heart, then as they come"


def test_a_revision_of_a_journal_that_is_no_more_hides_nothing(api: Api) -> None:
    follower = api.follow(last=999)
    api.toggle()
    api.qtbot.waitUntil(lambda: follower.events == [2])


def test_nothing_to_tell_is_told_too(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "HEARTBEAT_S", 0.05)
    follower = api.follow()
    api.qtbot.waitUntil(lambda: follower.comments.count("alive") >= 2)


def test_who_goes_away_is_noticed_and_only_so_many_follow(api: Api) -> None:
    followers = [api.follow() for _ in range(routes.MOST_FOLLOWING)]
    told = api.ask("/v1/changes")
    assert (told.status, told.headers["Retry-After"]) == (503, "10")
    assert api.ask("/v1/state").status == 200
    followers[0].close()
    api.followers.remove(followers[0])
    api.qtbot.waitUntil(lambda: api.say(head(first="GET /v1/changes?since=x HTTP/1.1")).status == 422)
    api.follow()


def test_a_slow_reader_is_dropped_and_nobody_waits_for_it(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "MOST_WAITING", 20)
    monkeypatch.setattr(serving, "SLOWEST_S", 0.5)
    follower = api.follow()
    with socket.socket() as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.connect(("127.0.0.1", api.port))
        slow.settimeout(LIMIT_S)
        slow.sendall(head(first="GET /v1/changes?since=0 HTTP/1.1"))
        api.qtbot.waitUntil(lambda: b"HTTP" in slow.recv(4096, socket.MSG_PEEK))
        near = [{"camera": "a", "distance_m": float(n)} for n in range(16)]
        for number in range(2500):  # more than all buffers between the two hold
            command = {"kind": "show-nearest", "screen": "left", "name": f"{'x' * 190}{number}", "cameras": near}
            assert api.control.send(json.dumps({"command": command}), "api").reason == ""
            if number % 10 == 0:
                api.qtbot.waitUntil(lambda: follower.events[-1:] == [api.holder.state.revision])
        heard = api.do(lambda: b"".join(iter(lambda: slow.recv(1 << 20), b"")))
    assert b"id: 2501\n" not in heard
    api.qtbot.waitUntil(lambda: follower.events[-1:] == [2501])


# --- who may ask ----------------------------------------------------------------------------------------------------


def test_the_token_is_needed_and_guessing_ends(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("feeds.http_server.guard.SLOW_S", 0.0)
    assert api.ask("/v1/state", token=None).error == "unauthorized"
    statuses = [api.ask("/v1/state", token=f"{TOKEN}{n}").status for n in range(GUESSES + 1)]
    assert statuses == [401] * GUESSES + [429]
    told = api.ask("/v1/state")
    assert (told.status, told.error) == (429, "too-many-requests")
    assert int(told.headers["Retry-After"]) > 0


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (head(first="GET /v1/state HTTP/1.1", host="evil.example.org"), 403),
        (head(first="GET /v1/state HTTP/1.1", host="127.0.0.1.evil.example.org:80"), 403),
        (head(first="GET /v1/state HTTP/1.1", host=""), 403),
        (f"GET /v1/state HTTP/1.1\r\nAuthorization: Bearer {TOKEN}\r\n\r\n".encode(), 403),
        (head("Host: localhost", first="GET /v1/state HTTP/1.1"), 400),
        (head(first="GET /v1/state HTTP/1.1", host="LOCALHOST:80"), 200),
        (head(first="GET /v1/state HTTP/1.1", host="[::1]"), 200),
        (head(first="GET /v1/stat HTTP/1.1"), 404),
        (head(first="GET /v1/commands HTTP/1.1"), 405),
        (head(first="OPTIONS /v1/state HTTP/1.1"), 405),
        (head("Content-Length: 2", first="GET /v1/state HTTP/1.1") + b"{}", 200),
        (head(first="GET /v1/state HTTP/2"), 400),
        (head("no header"), 400),
        (head(), 411),
        (head("Transfer-Encoding: chunked"), 411),
        (head("Content-Length: -1"), 400),
        (head("Content-Length: 99999999"), 413),
        (head("Content-Length: 2", "Content-Encoding: gzip"), 415),
        (b"GET /v1/state HTTP/1.1\r\nA: " + b"a" * HEAD_BYTES, 431),
    ],
)
def test_requests_are_answered_or_refused(api: Api, said: bytes, status: int) -> None:
    told = api.say(said)
    assert told.status == status
    if status != 200:
        assert told.error


def test_slow_clients_are_given_up_and_many_are_bounded(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "HEAD_S", 0.3)

    def raw(data: bytes) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", api.port), LIMIT_S)
        connection.sendall(data)
        return connection

    with raw(b"GET /v1/st") as slow:
        assert b" 408 " in api.do(lambda: slow.recv(65536))
    monkeypatch.setattr(serving, "HEAD_S", 60.0)
    strangers = [raw(b"GET") for _ in range(MOST_CONNECTIONS + 5)]
    try:
        assert api.ask("/v1/state").status == 200
        assert b" 503 " in api.do(lambda: strangers[0].recv(65536))
    finally:
        for stranger in strangers:
            stranger.close()


def test_where_the_gui_does_not_answer_that_is_said_and_nothing_is_done_later(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gui_calls, "ANSWER_S", 0.2)
    found: list[Told] = []
    body = json.dumps({"command": {"kind": "set-privacy", "closed": True}}).encode()

    def act() -> None:
        connection = HTTPConnection("127.0.0.1", api.port, timeout=LIMIT_S)
        connection.request("POST", "/v1/commands", body, {"Authorization": f"Bearer {TOKEN}"})
        response = connection.getresponse()
        found.append(Told(response.status, json.loads(response.read()), dict(response.getheaders())))
        connection.close()

    thread = threading.Thread(target=act)
    thread.start()
    thread.join(LIMIT_S)  # the GUI's thread does nothing else meanwhile
    assert (found[0].status, found[0].error) == (503, "service-unavailable")
    QCoreApplication.processEvents()
    assert api.holder.state.revision == 1


def test_closing_waits_for_nobody(qtbot: QtBot) -> None:
    api = Api(qtbot)
    follower = api.follow()
    with socket.create_connection(("127.0.0.1", api.port), LIMIT_S) as slow:
        slow.sendall(head("Content-Length: 100") + b"[")
        began_s = time.monotonic()
        api.server.close()
        assert time.monotonic() - began_s < LIMIT_S
    api.toggle()
    assert follower.events == []
    api.close()


def test_a_port_that_is_taken_is_said(qtbot: QtBot) -> None:
    holder = StateHolder()
    server = ApiServer(holder, Control(holder), journal=None, status=dict)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ApiFailed, match=f"cannot listen at port {port}: .*in use"):
            server.start(port, TOKEN)
