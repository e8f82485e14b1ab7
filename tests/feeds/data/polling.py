"""Polls of a kind against servers whose answers are written by hand."""

import json
import threading
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from feeds.data.catalogue import DATA_KINDS
from feeds.data.readings import Readings, sound
from feeds.data.source import SourceConfig, SourceContext
from tests.feeds.data.asking import PATIENT, Server, answer

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 11, 27, 3, 0, tzinfo=UTC)
"""Noon in Seoul."""


class Clock:
    """A clock that stands still at `NOW`, or where it is set."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def utc(self) -> datetime:
        return self.now

    def monotonic_s(self) -> float:
        return self.now.timestamp()


def config(kind: str, **values: Any) -> SourceConfig:
    """Return the validated config of a source, as it stands in a file."""
    return DATA_KINDS[kind].config.model_validate({"kind": kind, "id": "test", **values})


def context(**parts: Any) -> SourceContext:
    parts.setdefault("clock", Clock())
    return SourceContext(**{"zone": SEOUL, "limits": PATIENT, "stop": threading.Event(), **parts})


def poll(source: SourceConfig, lent: SourceContext | None = None) -> Readings:
    """Poll once, as the service does."""
    lent = lent or context()
    polled = DATA_KINDS[source.kind].poll
    assert polled is not None
    return sound(polled(source, lent), lent.now)


def json_answer(tree: Any, *headers: str) -> bytes:
    return answer(json.dumps(tree, ensure_ascii=False).encode(), "Content-Type: application/json", *headers)


def polled(kind: str, tree: Any, **values: Any) -> Readings:
    """Poll a source whose server answers with `tree` as JSON, or with the bytes of a body as they are."""
    with Server(answer(tree) if isinstance(tree, bytes) else json_answer(tree)) as server:
        return poll(config(kind, address=f"{server.url}/data", **values))
