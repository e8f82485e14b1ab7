"""The paths of the control API: what each answers, and to whom. All of it is of the server's thread."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from controlroom.control.changes import Changes
from controlroom.control.control import Answer as Told
from controlroom.control.control import Control, error_tree
from controlroom.control.documents import EntriesDocument, EntryDocument
from controlroom.control.gui_calls import GuiCalls, GuiIsBusy
from controlroom.control.openapi import openapi
from controlroom.state.entries import Entry
from controlroom.state.journal_file import JournalReader
from controlroom.state.refusal import Reason
from feeds.data.core import StoreEmpty, StoreError
from feeds.http_server.guard import TokenGuard
from feeds.http_server.messages import PHRASES, Answer, Refused, Request, Stream

BODY_BYTES = 1 << 20
MOST_FOLLOWING = 8
"""As many follow changes at once: others have to come in as well."""
MOST_ENTRIES = 1000
USUAL_ENTRIES = 100
_LONGEST_NUMBER = 15
_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
_FRESH = (("Cache-Control", "no-store"),)
_STATUS = {
    "": 200,
    "not-json": 400,
    "invalid": 422,
    Reason.UNKNOWN.value: 404,
    Reason.CONFLICT.value: 409,
    Reason.OLD.value: 409,
    Reason.IMPOSSIBLE.value: 409,
    Reason.NOTHING.value: 409,
}

Ask = Callable[[Request], Awaitable[Answer | Stream]]


def error(status: int, words: str) -> Mapping[str, Any]:
    """Return what is answered where HTTP itself is not as it should be."""
    return error_tree("invalid" if status == 422 else PHRASES[status].lower().replace(" ", "-"), words)


class Routes:
    """What is asked of a wall, whose GUI is asked by `calls`.

    `newest`: the newest revision that is kept or shown, of the GUI's thread. `journal`: the file, None for a wall
    without memory. `status`: as ``controlroom status`` has it, of the GUI's thread.
    """

    def __init__(
        self,
        control: Control,
        calls: GuiCalls,
        guard: TokenGuard,
        *,
        newest: Callable[[], int],
        journal: Path | None,
        status: Callable[[], Mapping[str, Any]],
    ) -> None:
        self._control = control
        self._calls = calls
        self._guard = guard
        self._newest = newest
        self._journal = journal
        self.changes = Changes()
        self._paths: Mapping[str, tuple[str, Ask]] = {
            "/v1/state": ("GET", self._from_gui(control.state)),
            "/v1/wall": ("GET", self._from_gui(control.wall)),
            "/v1/status": ("GET", self._from_gui(status)),
            "/v1/commands": ("POST", self._command),
            "/v1/journal": ("GET", self._entries),
            "/v1/changes": ("GET", self._follow),
            "/v1/openapi.json": ("GET", self._described),
        }

    def admit(self, request: Request) -> None:
        """Raise Refused for whoever does not know the token, or asks for what there is not.

        A page in this machine's browser that had its own name lead here would name that as the host.
        """
        host, _, port = request.headers.get("host", "").rpartition(":")
        if not port.isdigit():
            host = request.headers.get("host", "")
        if host.lower() not in _HOSTS:
            raise Refused(403, "ask for 127.0.0.1 or localhost")
        self._guard.check(request)
        if request.path not in self._paths:
            raise Refused(404, f"there are: {', '.join(self._paths)}")
        method, _ = self._paths[request.path]
        if request.method != method:
            raise Refused(405, f"only {method}", ("Allow", method))

    async def take(self, request: Request) -> Answer | Stream:
        """Return what is answered. Raises Refused."""
        _, ask = self._paths[request.path]
        try:
            return await ask(request)
        except GuiIsBusy:
            raise Refused(503, "the wall does not answer", ("Retry-After", "2")) from None
        except StoreError as failed:
            raise Refused(503, f"the journal cannot be read: {failed}") from None

    def _from_gui(self, act: Callable[[], Mapping[str, Any]]) -> Ask:
        async def ask(request: Request) -> Answer:
            return Answer(200, await self._calls.ask(act), _FRESH)

        return ask

    async def _command(self, request: Request) -> Answer:
        told: Told = await self._calls.ask(lambda: self._control.send(request.body, "api"))
        return Answer(_STATUS[told.reason], told.tree, _FRESH)

    async def _described(self, request: Request) -> Answer:
        return Answer(200, openapi())

    async def _entries(self, request: Request) -> Answer:
        given = _numbers(request, "since", "limit")
        since, limit = given.get("since"), given.get("limit", USUAL_ENTRIES)
        if not 1 <= limit <= MOST_ENTRIES:
            raise Refused(422, f"limit is from 1 to {MOST_ENTRIES}")
        entries, newest = await self._read(since, limit)
        document = EntriesDocument(entries=[EntryDocument.of(entry) for entry in entries], newest=newest)
        return Answer(200, document.tree(), _FRESH)

    async def _follow(self, request: Request) -> Stream:
        if self.changes.readers >= MOST_FOLLOWING:
            raise Refused(503, f"{MOST_FOLLOWING} follow already", ("Retry-After", "10"))
        since = _numbers(request, "since").get("since")
        heard = request.headers.get("last-event-id", "")
        if heard:
            since = _number("Last-Event-ID", heard)
        newest = await self._calls.ask(self._newest)
        # A revision that there is not yet is of a journal that is no more: only what comes is new.
        last = newest if since is None else min(since, newest)
        return Stream(self.changes.follow(last, lambda: self._since(last)))

    async def _since(self, since: int) -> AsyncGenerator[Iterable[Entry]]:
        """Yield what came after a revision up to now: what is no longer known by heart out of the journal."""
        shown = await self._calls.ask(self._shown)
        first = shown[0].revision if shown else 0
        while since < first - 1:
            older, _ = await self._read(since, MOST_ENTRIES)
            older = list(takewhile(lambda entry: entry.revision < first, older))
            if not older:
                break
            yield older
            since = older[-1].revision
        yield [entry for entry in shown if entry.revision > since]

    def _shown(self) -> Sequence[Entry]:
        return [entry for entry in self._control.entries() if entry.revision <= self._newest()]

    async def _read(self, since: int | None, limit: int) -> tuple[list[Entry], int]:
        """Return the entries after a revision, else the newest, oldest first; and the newest revision."""
        if self._journal is not None:
            with contextlib.suppress(StoreEmpty):  # what is not written yet is known by heart
                return await asyncio.to_thread(read_journal, self._journal, since, limit)
        shown = await self._calls.ask(self._shown)
        newest = shown[-1].revision if shown else 0
        if since is None:
            return list(shown[-limit:]), newest
        return [entry for entry in shown if entry.revision > since][:limit], newest


def read_journal(file: Path, since: int | None, limit: int) -> tuple[list[Entry], int]:
    """Return the entries of a journal after a revision, else the newest, oldest first. Raises StoreError."""
    with contextlib.closing(JournalReader(file)) as reader:
        newest = reader.newest()
        if since is None:
            return list(reader.entries(limit=limit, newest_first=True))[::-1], newest
        return list(reader.entries(after=since, limit=limit)), newest


def _numbers(request: Request, *names: str) -> dict[str, int]:
    """Return the numbers of a query. Raises Refused for any other key."""
    try:
        pairs = parse_qsl(request.query, keep_blank_values=True, strict_parsing=bool(request.query), max_num_fields=8)
    except ValueError:
        raise Refused(422, "the query cannot be read") from None
    for name, _ in pairs:
        if name not in names:
            raise Refused(422, f"unknown key {name[:60]} in the query, allowed: {', '.join(names)}")
    return {name: _number(name, text) for name, text in pairs}


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > _LONGEST_NUMBER:
        raise Refused(422, f"{name} is a whole number")
    return int(text)
