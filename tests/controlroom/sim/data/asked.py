"""The simulated city's services, asked without a network at a time that stands still."""

import json
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

from controlroom.sim.data.faults import ActiveDataFault, DataFault, DataFaultKind
from controlroom.sim.data.model.city import SimCity
from controlroom.sim.data.services import openapi_its
from controlroom.sim.data.site import DataSite
from controlroom.sim.http import Request, Response

NOON = datetime(2026, 6, 24, 3, 2, 30, tzinfo=UTC)
"""Two and a half minutes past noon in Seoul, a Wednesday in June."""
BASE = "http://127.0.0.1:8800"
CITY = SimCity(1)
"""The model is a function of its seed: tests may share it."""


class Clock:
    """A clock that stands still, or where it is set."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def utc(self) -> datetime:
        return self.now

    def monotonic_s(self) -> float:
        return self.now.timestamp()


class Asked:
    """A site that is asked directly."""

    def __init__(
        self, now: datetime = NOON, *, speed: float = 1.0, cameras: tuple[str, ...] = ("north", "east")
    ) -> None:
        self.clock = Clock(now)
        self.site = DataSite(seed=1, speed=speed, clock=self.clock, cameras=cameras)
        self.fault: ActiveDataFault | None = None

    @property
    def at_s(self) -> float:
        return self.clock.now.timestamp()

    def misbehave(self, kind: DataFaultKind) -> None:
        self.fault = ActiveDataFault.starting(DataFault(kind), self.clock.monotonic_s(), self.at_s)

    def answer(self, path: str, headers: dict[str, str] | None = None) -> Response:
        request = Request(
            "GET", path, unquote(path.partition("?")[0]), {"host": BASE[7:], **(headers or {})}, b"", True
        )
        assert self.site.serves(request)
        answer = self.site.answer_now(request, self.fault)
        assert isinstance(answer, Response)
        return answer

    def stream(self, address: str) -> openapi_its.Stream | HTTPStatus:
        path = address.removeprefix(BASE)
        request = Request("GET", path, unquote(path), {"host": BASE[7:]}, b"", True)
        answer = self.site.answer_now(request, self.fault)
        return answer.status if isinstance(answer, Response) else answer

    def json(self, path: str) -> Any:
        return json.loads(self.answer(path).body)

    def later(self, **much: float) -> None:
        self.clock.now += timedelta(**much)
