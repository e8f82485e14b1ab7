"""The simulated 120 call centre pushes: it posts its numbers to a webhook, as centres without an interface do."""

import logging
import threading
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

import requests

from controlroom.sim.data.model.city import SimCity
from feeds.core import Clock, SystemClock

EVERY_S = 60.0
_LIMIT_S = 10.0
_TOPICS = 8

log = logging.getLogger("sim.calls")


class CallCentre:
    """Posts calls of the hour, callers waiting, the share answered within 20 s and topics, and calls by district.

    A context manager: it posts at once and then every minute, in a thread of its own, to a source of the kind `webhook`
    with ``shape = "call-centre"``. What is not taken is told in the log and not sent again; the next one is newer.
    """

    def __init__(
        self, address: str, token: str, *, seed: int = 1, every_s: float = EVERY_S, clock: Clock | None = None
    ) -> None:
        self._address = address
        self._headers = {"Authorization": f"Bearer {token}", "X-Simulated": "yes"}
        self._city = SimCity(seed)
        self._every_s = every_s
        self._clock = clock or SystemClock()
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run, name="call-centre")

    def numbers(self, now: datetime) -> list[dict[str, Any]]:
        """Return what is posted at a time: a row for the whole city, then one for each district."""
        at_s = now.timestamp()
        city = self._city
        at = now.astimezone(UTC).isoformat(timespec="seconds")
        topics = zip(city.families["call.topic"].places, city.now("call.topic", at_s), strict=True)
        whole = {
            "at": at,
            "calls": int(city.now("call.city_hour", at_s)[0]),
            "waiting": int(city.now("call.waiting", at_s)[0]),
            "answered_20s": float(city.now("call.answered_20s", at_s)[0]),
            "topics": {name: int(count) for name, count in list(topics)[:_TOPICS]},
        }
        districts = zip(city.families["call.hour"].places, city.now("call.hour", at_s), strict=True)
        return [whole, *({"at": at, "district": name, "calls": int(count)} for name, count in districts)]

    def post(self) -> None:
        """Post once. Raises requests.RequestException where it is not taken."""
        body = self.numbers(self._clock.utc())
        requests.post(self._address, json=body, headers=self._headers, timeout=_LIMIT_S).raise_for_status()

    def _run(self) -> None:
        while not self._ends.is_set():
            try:
                self.post()
            except requests.RequestException as error:
                log.warning("the calls are not taken: %s", type(error).__name__)
            self._ends.wait(self._every_s)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._ends.set()
        self._thread.join()
