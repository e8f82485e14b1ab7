"""Messages of the Common Alerting Protocol, versions 1.0 to 1.2, read from XML by the names of their tags alone.

Documentation: https://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html. Each version has a namespace of its own,
with the same tags in it. Positions are written latitude first.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element

from feeds.data.values import number
from resources.entries import Wrong
from resources.mercator import Position
from resources.text import QT_TRANSLATE_NOOP

_NO_FIELD = QT_TRANSLATE_NOOP("sources", "Field {field} is missing")

_KM_OF_DEGREE = 111.2

ReadTime = Callable[[str, str], datetime]
"""From a text and the name of its field to a time; raises Wrong."""


class Reference(NamedTuple):
    """A message that another one replaces or takes back. `sender` and `sent` "": not told."""

    sender: str
    identifier: str
    sent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What a message says in one language, or about one of its dangers. Texts are "" where nothing is said.

    `areas`: their descriptions; `codes`: their codes, of whatever system; `position`: the middle of them.
    """

    language: str
    headline: str
    event: str
    description: str
    instruction: str
    severity: str
    urgency: str
    certainty: str
    responses: tuple[str, ...]
    begins: datetime | None
    expires: datetime | None
    sender_name: str
    web: str
    areas: tuple[str, ...]
    codes: tuple[str, ...]
    position: Position | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message. `status` and `type` in lower case, such as ``actual`` and ``update``."""

    sender: str
    identifier: str
    sent: datetime
    status: str
    type: str
    references: tuple[Reference, ...]
    infos: tuple[Info, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What no other message has."""
        return self.sender, self.identifier


def alerts_in(root: Element) -> list[Element]:
    """Return the messages that an element is or holds."""
    return [element for element in root.iter() if local_name(element) == "alert"]


def read_message(alert: Element, read_time: ReadTime, tell: Callable[[Wrong], None]) -> Message:
    """Return the message in an element. `tell` gets what is wrong with a part of it that it can be read without.

    Raises Wrong where it has no identifier or no time.
    """
    identifier = text_in(alert, "identifier")
    if not identifier:
        raise Wrong(_NO_FIELD(field="identifier"))
    return Message(
        sender=text_in(alert, "sender"),
        identifier=identifier,
        sent=read_time(text_in(alert, "sent"), "sent"),
        status=text_in(alert, "status").lower(),
        type=text_in(alert, "msgType").lower(),
        references=tuple(_references(text_in(alert, "references"))),
        infos=tuple(_info(info, read_time, tell) for info in children(alert, "info")),
    )


def local_name(element: Element) -> str:
    """Return an element's name without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element, name: str) -> list[Element]:
    """Return what is directly in an element by a name, of whatever namespace."""
    return [child for child in element if local_name(child) == name]


def text_in(element: Element, name: str) -> str:
    """Return the first text in an element by a name, on one line, "" where there is none."""
    return next(iter(texts_in(element, name)), "")


def texts_in(element: Element, name: str) -> list[str]:
    """Return the texts in an element by a name, each on one line, without empty ones."""
    texts = (" ".join("".join(child.itertext()).split()) for child in children(element, name))
    return [text for text in texts if text]


def _info(info: Element, read_time: ReadTime, tell: Callable[[Wrong], None]) -> Info:
    def time(*names: str) -> datetime | None:
        for name in names:
            if text := text_in(info, name):
                try:
                    return read_time(text, name)
                except Wrong as wrong:
                    tell(wrong)
        return None

    areas = children(info, "area")
    return Info(
        language=text_in(info, "language") or "en-US",  # which is what it means to say nothing
        headline=text_in(info, "headline"),
        event=text_in(info, "event"),
        description=text_in(info, "description"),
        instruction=text_in(info, "instruction"),
        severity=text_in(info, "severity").lower(),
        urgency=text_in(info, "urgency").lower(),
        certainty=text_in(info, "certainty").lower(),
        responses=tuple(text.lower() for text in texts_in(info, "responseType")),
        begins=time("onset", "effective"),
        expires=time("expires"),
        sender_name=text_in(info, "senderName"),
        web=text_in(info, "web"),
        areas=tuple(text for area in areas for text in texts_in(area, "areaDesc")),
        codes=tuple(code for area in areas for code in _codes(area)),
        position=middle([part for area in areas for part in _parts(area)]),
    )


def _references(text: str) -> Iterator[Reference]:
    for part in text.split():
        sender, mark, rest = part.partition(",")
        identifier, _, sent = rest.partition(",")
        yield Reference(sender, identifier, sent) if mark else Reference("", sender)


def _codes(area: Element) -> Iterator[str]:
    for code in children(area, "geocode"):
        yield from texts_in(code, "value") or ["".join(code.itertext()).rpartition("=")[2].strip()]  # 1.0: NAME=VALUE


class Part(NamedTuple):
    """The middle of a part of an area, and how much of the whole it is, in square degrees."""

    position: Position
    weight: float


def middle(parts: list[Part]) -> Position | None:
    """Return the middle of all parts, by their weights; None where there are none."""
    whole = sum(part.weight for part in parts)
    weights = [part.weight / whole if whole > 0 else 1 / len(parts) for part in parts]
    if not parts:
        return None
    first = parts[0].position.longitude_deg  # from there east or west, whichever is nearer
    latitude = sum(part.position.latitude_deg * weight for part, weight in zip(parts, weights, strict=True))
    away = sum(
        _turned(part.position.longitude_deg - first) * weight for part, weight in zip(parts, weights, strict=True)
    )
    return Position(latitude, _turned(first + away))


def _parts(area: Element) -> Iterator[Part]:
    for text in texts_in(area, "polygon"):
        if corners := _positions(text):
            yield polygon_part(corners)
    for text in texts_in(area, "circle"):
        centre, _, radius = text.rpartition(" ")
        radius_km, position = number(radius), _positions(centre)
        if len(position) == 1 and radius_km is not None and 0 <= radius_km < 20_000:
            shrunk = math.cos(math.radians(position[0].latitude_deg))
            yield Part(position[0], math.pi * (radius_km / _KM_OF_DEGREE) ** 2 / max(shrunk, 0.01))


def polygon_part(corners: list[Position]) -> Part:
    """Return the centroid and size of a polygon, whether its last corner is its first again or not.

    Formula: https://en.wikipedia.org/wiki/Centroid#Of_a_polygon, in degrees. Without a size, it is the corners' mean.
    """
    origin = corners[0]
    flat = [
        (each.latitude_deg - origin.latitude_deg, _turned(each.longitude_deg - origin.longitude_deg))
        for each in corners
    ]
    doubled = north = east = 0.0
    for (y, x), (next_y, next_x) in zip(flat, [*flat[1:], flat[0]], strict=True):
        cross = x * next_y - next_x * y
        doubled += cross
        north += (y + next_y) * cross
        east += (x + next_x) * cross
    if abs(doubled) < 1e-9:
        north, east = (sum(axis) / len(flat) for axis in zip(*flat, strict=True))
    else:
        north, east = north / (3 * doubled), east / (3 * doubled)
    latitude = min(max(origin.latitude_deg + north, -90.0), 90.0)  # what crosses itself may have its middle anywhere
    return Part(Position(latitude, _turned(origin.longitude_deg + east)), abs(doubled) / 2)


def _positions(text: str) -> list[Position]:
    """Return the positions that a text lists, latitude first; none where one of them cannot be."""
    positions = []
    for pair in re.sub(r"\s*,\s*", ",", text.strip()).split():
        latitude, longitude = (number(part) for part in pair.partition(",")[::2])
        if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
            return []
        positions.append(Position(latitude, longitude))
    return positions


def _turned(degrees: float) -> float:
    """Return an angle between -180 and 180 degrees."""
    return (degrees + 180) % 360 - 180
