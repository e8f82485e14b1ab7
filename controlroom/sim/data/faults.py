"""The ways a simulated service of numbers can misbehave; what they do to its answers is in `spoiling.py`."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

SERVICES = (
    *("openapi.seoul.go.kr", "swopenapi.seoul.go.kr", "ws.bus.go.kr", "apis.data.go.kr", "openapi.its.go.kr"),
    *("json", "csv", "ckan", "socrata", "opendatasoft", "prometheus", "sensorthings", "ngsi-ld"),
    *("open311", "cap", "gtfs-realtime", "mqtt", "sql"),
)
"""The names by which services are asked for and told to misbehave."""


class DataFaultKind(StrEnum):
    """One way to misbehave. Those in `ON_THE_WIRE` act on the connection, the others on the answer."""

    STALL = "stall"  # a whole answer is announced, nothing of it sent
    SILENT_OPEN = "silent-open"  # a request is taken and never answered
    DIE = "die"  # connections are reset
    TRICKLE = "trickle"  # one byte a second
    SLOW = "slow"  # answered after `SLOW_S`
    CUT = "cut"  # half of what was announced, then the end
    REFUSE = "refuse"  # 401
    MISSING = "missing"  # 404
    BUSY = "busy"  # 503
    FAILING = "failing"  # 500
    REDIRECT = "redirect"  # every address leads back to itself
    ASTRAY = "astray"  # every address leads to another host
    HTML = "html"  # a page of maintenance, with status 200
    GARBAGE = "garbage"  # random bytes
    ENCODING = "encoding"  # CP949, still called UTF-8
    LARGE = "large"  # 12 MB of blanks around the answer
    BOMB = "bomb"  # 200 MB, packed small
    STALE = "stale"  # the same numbers and times again, as they were when it began
    EARLY = "early"  # times that lie a day ahead
    QUOTA = "quota"  # today's calls are used up, whatever the key
    RENAMED = "renamed"  # fields have other names
    COMMAS = "commas"  # numbers are texts with commas
    NAN = "nan"  # NaN in place of numbers
    SHUFFLED = "shuffled"  # rows in another order, the first of them twice


ON_THE_WIRE = frozenset(
    {
        DataFaultKind.STALL,
        DataFaultKind.SILENT_OPEN,
        DataFaultKind.DIE,
        DataFaultKind.TRICKLE,
        DataFaultKind.SLOW,
        DataFaultKind.CUT,
    }
)
_HTTP_ALONE = frozenset(
    {DataFaultKind.TRICKLE, DataFaultKind.SLOW, DataFaultKind.REDIRECT, DataFaultKind.ASTRAY, DataFaultKind.BOMB}
)
POSSIBLE: Mapping[str, frozenset[DataFaultKind]] = {
    "mqtt": frozenset(DataFaultKind) - _HTTP_ALONE,
    "sql": frozenset(
        {
            DataFaultKind.MISSING,
            DataFaultKind.DIE,
            DataFaultKind.BUSY,
            DataFaultKind.GARBAGE,
            DataFaultKind.STALE,
            DataFaultKind.EARLY,
            DataFaultKind.RENAMED,
        }
    ),
}
"""The faults of services that are not asked over HTTP: the broker is gone with `DIE`, its recorder with `FAILING`; a
database has those of a file. All others have all of them."""
SLOW_S = 20.0
EARLY_S = 86400.0


@dataclass(frozen=True, slots=True)
class DataFault:
    """A fault to set; `for_s` None means until it is taken back."""

    kind: DataFaultKind
    for_s: float | None = None


@dataclass(frozen=True, slots=True)
class ActiveDataFault:
    """A fault with its time, in seconds of the server's monotonic clock; `began` is the city's time, for `STALE`."""

    kind: DataFaultKind
    since_s: float
    until_s: float
    began_s: float

    @staticmethod
    def starting(fault: DataFault, now_s: float, city_s: float) -> "ActiveDataFault":
        """Return `fault` as one that begins now."""
        return ActiveDataFault(fault.kind, now_s, math.inf if fault.for_s is None else now_s + fault.for_s, city_s)

    def holds(self, time_s: float) -> bool:
        """Whether it holds at a moment."""
        return self.since_s <= time_s < self.until_s


def can_have(service: str, kind: DataFaultKind) -> bool:
    """Whether a service can misbehave in this way."""
    return kind in POSSIBLE.get(service, DataFaultKind)
