"""The feed-kind seam for numbers: what a kind gives to the data service, and what it gets from it.

A kind is one file in `feeds.data.kinds`: a config model with ``kind: Literal[...]``, and a function. `poll` asks once
and returns readings; `listen` stays and delivers readings as they come, until it is told to stop. Both just run and
raise `DataError`; neither sleeps to retry or to wait for the next time. The service outside does that.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Protocol
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator

from feeds.core import Clock, SystemClock
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.fetch import fetch
from feeds.data.http.request import USUAL, Fetched, Limits, Request, Validators
from feeds.data.readings import Readings
from feeds.data.secrets import NO_SECRETS, Secrets
from feeds.trust import PUBLIC, Trust
from resources.entries import FileModel, NamesEntry, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_SOURCE_ID = QT_TRANSLATE_NOOP("layouts", "Must be letters, digits, - _ and . without spaces")
_NO_ZONE = QT_TRANSLATE_NOOP("layouts", "Unknown time zone, write one such as Asia/Seoul")

_VALIDATORS = "validators "

Address = Annotated[str, Field(min_length=1)]


class SourceConfig(FileModel):
    """What every source has, whatever its kind."""

    listens: ClassVar[bool] = False
    """Whether the kind listens instead of being polled."""
    lists_cameras: ClassVar[bool] = False
    """Whether the kind gives cameras: an answer without any is a list without any."""

    kind: str = Field(description="How the source is read.")
    id: NonEmpty = Field(description="Short name of the source, without spaces. Its series are known by it.")
    name: NamesEntry | None = Field(default=None, description="The name shown beside its numbers. Default: its id.")
    interval_s: float = Field(
        default=60.0, ge=1, le=86400 * 31, description="Seconds from one poll to the next. Failures make it longer."
    )
    stale_after_s: float | None = Field(
        default=None,
        gt=0,
        description="Its numbers count as stale when they are older than as many seconds. Default: three intervals.",
    )
    keep_days: int = Field(
        default=30,
        ge=1,
        le=36500,
        description="For how many days its single samples are kept. Hours and days that they sum up to are kept.",
    )
    calls_a_day: int | None = Field(
        default=None,
        ge=1,
        description="How many calls its provider allows in a day. Sources with the same key share them. Default: what "
        "the provider's refusals tell.",
    )
    places: dict[str, str] = Field(
        default={}, description="Other names for its places: the source's own name, and the one to use instead."
    )
    timezone: str | None = Field(
        default=None, description="Time zone of times that are written without one. Default: the city's."
    )
    tls: Literal["strict", "insecure"] = Field(
        default="strict", description="`insecure` believes every certificate. The line is still encrypted."
    )
    timeout_s: float = Field(default=30.0, ge=1, le=600, description="Seconds after which an answer must be complete.")
    most_mb: float = Field(default=10.0, gt=0, le=1000, description="Answers above as many megabytes are refused.")
    at_once: int = Field(default=2, ge=1, le=32, description="How many requests its host gets at the same time.")
    gap_s: float = Field(
        default=0.0, ge=0, le=60, description="Seconds between the beginnings of requests to its host."
    )
    redirect_hosts: tuple[str, ...] = Field(
        default=(), strict=False, description="Other hosts that it may lead to. Never followed: any other."
    )

    @field_validator("id")
    @classmethod
    def _check_id(cls, value: str) -> str:
        if not all(part.isalnum() for part in value.replace("-", "").replace("_", "").replace(".", "") or "-"):
            raise Wrong(_SOURCE_ID)
        return value

    @field_validator("timezone")
    @classmethod
    def _check_zone(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                ZoneInfo(value)
            except (KeyError, OSError, ValueError) as error:
                raise Wrong(_NO_ZONE) from error
        return value

    @property
    def host(self) -> str:
        """The host that is asked, by which manners are kept; "" where it is no host."""
        return urlsplit(getattr(self, "address", "")).hostname or ""

    @property
    def quota_group(self) -> str:
        """Sources with the same one share the calls of a day. Holds no key, but may hold a fingerprint of one."""
        return self.id

    @property
    def quota_zone(self) -> str:
        """The time zone in whose midnight the provider's day ends."""
        return "UTC"

    @property
    def is_metered(self) -> bool:
        """Whether calls are counted against a quota."""
        return self.calls_a_day is not None

    @property
    def fresh_for_s(self) -> float:
        """How old its numbers may be before they count as stale."""
        return 3 * self.interval_s if self.stale_after_s is None else self.stale_after_s

    def zone(self, context: "SourceContext") -> ZoneInfo:
        """Return the zone of times that are written without one."""
        return ZoneInfo(self.timezone) if self.timezone else context.zone

    def place(self, name: str) -> str:
        """Return the name to use for one of its places."""
        return self.places.get(name, name)


class Unchanged(Exception):  # noqa: N818 - no error
    """The source has nothing newer than what it gave before."""


class Fetching(Protocol):
    """Asks over HTTP: `feeds.data.http.fetch`, or what stands in for it."""

    def __call__(self, request: Request, *, clock: Clock, trust: Trust, limits: Limits) -> Fetched:
        """Return the whole answer. Raises DataError."""


@dataclass(slots=True)
class SourceContext:
    """What the service lends a kind: one way to ask, the city's clock and zone, and the sign to stop.

    `folder`: where relative paths begin, the city's own. `before_call`: told before each call of a metered source;
    raises DataError QUOTA where none is left. `deliver`: takes the readings of a kind that listens, and returns once
    they are stored. `memory`: what a source wants to know again at its next poll, such as which file it has read; gone
    after a restart. `notes`: what of its `Readings.notes` the store had when the program started, the oldest first.
    `can_be_cut`: set by a kind whose polls give what they have where their calls are used up; any other poll begins
    only when as many calls are left as its last one made. `fetch_with`: what asks over HTTP.
    """

    zone: ZoneInfo
    clock: Clock = field(default_factory=SystemClock)
    trust: Trust = PUBLIC
    secrets: Secrets = NO_SECRETS
    limits: Limits = USUAL
    redirect_hosts: frozenset[str] = frozenset()
    folder: Path = Path()
    stop: threading.Event = field(default_factory=threading.Event)
    before_call: Callable[[], None] = lambda: None
    deliver: Callable[[Readings], None] = lambda _: None
    memory: dict[str, Any] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    can_be_cut: bool = False
    fetch_with: Fetching = fetch

    @property
    def now(self) -> datetime:
        """Now, aware, UTC."""
        return self.clock.utc()

    def fetch(self, request: Request) -> Fetched:
        """Ask and return the whole answer. Raises DataError, whose words hold none of the source's secrets."""
        return self._fetch(request)

    def fetch_if_changed(self, request: Request) -> Fetched:
        """Ask only for what is newer than the last answer to this address. Raises Unchanged, and DataError.

        For kinds that make one request a poll: others would have to keep what did not change.
        """
        key = f"{_VALIDATORS}{request.address} {request.query}"
        known = self.memory.get(key)
        if isinstance(known, Validators):
            request = replace(request, known=known)
        fetched = self._fetch(request)
        self.memory[key] = fetched.validators
        if fetched.unchanged:
            raise Unchanged
        return fetched

    def forget_answers(self) -> None:
        """Ask for everything again next time: the last answer turned out to be no good."""
        for key in [key for key in self.memory if key.startswith(_VALIDATORS)]:
            del self.memory[key]

    def _fetch(self, request: Request) -> Fetched:
        if self.stop.is_set():
            raise DataError(DataErrorKind.TIMEOUT, "the program ends")
        self.before_call()
        secrets = request.secrets.and_also(*self.secrets.values)
        hosts = request.redirect_hosts | self.redirect_hosts
        request = replace(request, secrets=secrets, redirect_hosts=hosts)
        return self.fetch_with(request, clock=self.clock, trust=self.trust, limits=self.limits)


Poll = Callable[[Any, SourceContext], Readings]
Listen = Callable[[Any, SourceContext], None]


def revealed(key: SecretStr | None) -> str:
    """Return a key as it is sent, "" for none."""
    return "" if key is None else key.get_secret_value()
