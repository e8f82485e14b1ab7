"""What is asked of a source over HTTP, what is accepted of it, and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from feeds.address import NO_CREDENTIALS, Credentials
from feeds.data.secrets import NO_SECRETS, Secrets


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server knows which version of an answer we have (RFC 9110, 8.8), word for word as it gave it."""

    etag: str = ""
    last_modified: str = ""


NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True)
class Limits:
    """What is accepted of a source: seconds to connect, to all headers, to the end of it all; bytes once unpacked."""

    connect_s: float = 5.0
    first_byte_s: float = 10.0
    whole_s: float = 30.0
    body_bytes: int = 10_000_000


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask. The address goes out byte for byte; `query` is encoded and added to it.

    `secrets`: the keys and passwords in address, query, headers and body; nothing that holds one is logged, raised or
    carried to another host. `known`: what is already here. `redirect_hosts`: where redirects may lead beside the
    address's own host.
    """

    address: str = field(repr=False)
    method: Literal["GET", "POST"] = "GET"
    query: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)
    credentials: Credentials = NO_CREDENTIALS
    secrets: Secrets = NO_SECRETS
    known: Validators = NO_VALIDATORS
    redirect_hosts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole answer. `unchanged`: the server has nothing newer than what is `known`; the body is empty then.

    `headers` by lower-case name. `wire_bytes`: the body's size as it came. `received_utc`: when its last byte was here.
    """

    status: int
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    validators: Validators
    unchanged: bool
    wire_bytes: int
    received_utc: datetime
    elapsed_s: float
