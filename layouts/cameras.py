"""A camera of a city's catalogue, as the rest of the program sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from layouts.model import Audience, NamesByLanguage
from layouts.problems import Names, Problem
from resources.audience import USUAL

Role = Literal["main", "sub"]
Transport = Literal["auto", "tcp", "udp"]
Tls = Literal["verify", "insecure"]

STALE_INTERVALS, LOST_INTERVALS = 2, 6
"""After so many intervals a still camera is late and down, as old data is everywhere in the program."""


@dataclass(frozen=True, slots=True)
class StreamAddress:
    """One stream of a camera. `kind` is a feed kind, such as ``rtsp``.

    `address`, `user_ref` and `password_ref` may hold ``${NAME}``: expand them just before use. The address never
    holds a user or a password; a reference is "" where none is needed. A relative file is already joined to its city.

    `listed_by`: the source whose list gave the address, "" for the city's own files. What others wrote is taken word
    for word: ``${NAME}`` in it is no reference. `expires`: the address is good for some time, and listed anew then.
    """

    role: Role
    kind: str
    address: str
    transport: Transport = "auto"
    user_ref: str = ""
    password_ref: str = ""
    listed_by: str = ""
    expires: bool = False


@dataclass(frozen=True, slots=True)
class Camera:
    """An entry of a city's catalogue, checked. Its streams are never empty, the main one comes first.

    `lat` and `lon`: WGS 84 degrees, both or neither. `privacy`: hidden on purpose. `audience`: who may see it. `tls`:
    whether the certificates of its encrypted streams are checked. `interval_s`: how often a still picture is fetched.
    """

    id: str
    name: NamesByLanguage
    streams: tuple[StreamAddress, ...]
    stale_after_s: float
    lost_after_s: float
    number: str = ""
    district: str = ""
    road: str = ""
    purpose: str = ""
    owner: str = ""
    lat: float | None = None
    lon: float | None = None
    tls: Tls = "verify"
    interval_s: float = 1.0
    privacy: bool = False
    audience: tuple[Audience, ...] = USUAL


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The cameras of a city: the good ones, and why the bad ones are bad. Both by id.

    `bad_rows` counts all rows with a problem, those without a usable id too. `readable`: whether there was a list to
    read at all. `ids`: all ids, good and bad, for telling which one was meant. `without_picture`: ids, as
    ``SOURCE:ID``, of cameras that public lists know by their position only.
    """

    cameras: Mapping[str, Camera] = field(default_factory=dict)
    bad: Mapping[str, Problem] = field(default_factory=dict)
    bad_rows: int = 0
    problems: tuple[Problem, ...] = ()
    readable: bool = True
    ids: Names = field(default_factory=lambda: Names(()), compare=False)
    without_picture: frozenset[str] = frozenset()
