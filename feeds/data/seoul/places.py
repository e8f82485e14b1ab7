"""Services that tell of one place a call: a round through the places, in which one that fails loses no other."""

from collections.abc import Callable, Sequence
from typing import Self
from unicodedata import normalize
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import Event, LeftOut, Readings, Sample
from feeds.data.rows import MOST_TOLD
from feeds.data.seoul.envelope import Row
from feeds.data.seoul.fields import named
from feeds.data.seoul.portal import PortalConfig, ask
from feeds.data.seoul.spot import Spot, text_of
from feeds.data.source import SourceContext
from resources.entries import NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_TWICE = QT_TRANSLATE_NOOP("layouts", "Place is named twice: {place}")

_WINDOW = (1, 5)
_CUT = "where the round was cut"
_FINAL = frozenset({DataErrorKind.QUOTA, DataErrorKind.UNAUTHORIZED, DataErrorKind.UNTRUSTED, DataErrorKind.REDIRECTED})
"""What one place is told and every other would be told as well."""
_SILENT = frozenset({DataErrorKind.UNREACHABLE, DataErrorKind.TIMEOUT, DataErrorKind.BUSY})
_MOST_SILENT = 3
"""After so many places in a row without an answer the others are not asked: each may take as long as a timeout."""
_NAMED = 5


class PlacesConfig(PortalConfig):
    """What every source has that asks for one place after the other."""

    interval_s: float = Field(
        default=300.0,
        ge=1,
        le=86400 * 31,
        description="Seconds from one round to the next. The service renews its numbers every five minutes.",
    )
    calls_a_day: int | None = Field(
        default=1000,
        ge=1,
        description="How many calls a day the service allows the key; each place is one. Sources with the same key "
        "share them. Rounds that do not fit are cut, and go on from there.",
    )
    places_asked: tuple[NonEmpty, ...] = Field(
        strict=False,
        min_length=1,
        max_length=200,
        description="The places, by their names or codes in the service's list, such as `광화문·덕수궁` or `POI009`.",
    )

    @model_validator(mode="after")
    def _check_places(self) -> Self:
        for number, place in enumerate(self.places_asked):
            if place in self.places_asked[:number]:
                raise Wrong(_TWICE(place=place), "places_asked")
        return self

    @property
    def quota_group(self) -> str:
        """These services have a limit of their own, which they share."""
        return f"seoul-citydata {self.key_fingerprint}"


def poll_places(
    config: PlacesConfig, context: SourceContext, service: str, read_place: Callable[[Row, Spot], Readings]
) -> Readings:
    """Ask for every place and return what they tell, in the order of the config.

    A place that fails is told in `left_out`. A round that cannot go on, as its calls are used up, is cut, and the next
    one begins there. Raises the first error where no place told anything.
    """
    asked = config.places_asked
    start = context.memory.get(_CUT, 0) % len(asked)
    order = (*asked[start:], *asked[:start])
    told: dict[str, Readings] = {}
    left_out: list[LeftOut] = []
    errors: list[DataError] = []
    codes: set[str] = set()
    context.memory[_CUT] = 0
    silent = 0
    zone = ZoneInfo(config.timezone) if config.timezone else context.zone
    for number, name in enumerate(order):
        try:
            row = _row(config, context, service, name, codes)
            place = config.place(_known_as(row, name))
            told[name] = read_place(row, Spot(place, now=context.now, zone=zone))
            silent = 0
        except DataError as error:
            if context.stop.is_set():
                raise
            errors.append(error)
            left_out.append(LeftOut(f"{name}: {error.detail}", error.words))
            silent = silent + 1 if error.kind in _SILENT else 0
            if error.kind in _FINAL or silent == _MOST_SILENT:
                # Where the error is final, this place goes first next time: it was given no chance.
                context.memory[_CUT] = start + number + (silent == _MOST_SILENT)
                if rest := order[number + 1 :]:
                    more = f" and {len(rest) - _NAMED} more" if len(rest) > _NAMED else ""
                    left_out.append(LeftOut(f"not asked: {', '.join(rest[:_NAMED])}{more}", error.words))
                break
    if errors and not told:
        raise errors[0]
    return _together([told[name] for name in asked if name in told], left_out, whole=len(told) == len(asked))


def _row(config: PlacesConfig, context: SourceContext, service: str, name: str, codes: set[str]) -> Row:
    """Return what the service tells of a place, which must be this place and none of those told already."""
    answer = ask(config, context, service, _WINDOW, name)
    if not answer.rows:
        raise DataError(
            DataErrorKind.NOT_FOUND, f"no data ({answer.message or 'no rows'}): is this a place of the list?"
        )
    row = named(answer.rows[0], service)
    code, answered = text_of(row.get("AREA_CD")), text_of(row.get("AREA_NM"))
    # Names in answers may differ from those in the list. Only `sample` is known to answer with a place of its own.
    is_another = code not in ("", name) if _is_code(name) else config.is_sample and not _same(answered, name)
    if is_another or (code and code in codes):
        raise DataError(DataErrorKind.GARBAGE, f"answers with another place, {answered or code}")
    codes.add(code)
    return row


def _known_as(row: Row, asked: str) -> str:
    """Return the name of a place: as it was asked for, unless that was a code."""
    return text_of(row.get("AREA_NM")) or asked if _is_code(asked) else asked


def _is_code(name: str) -> bool:
    return name.startswith("POI") and name[3:].isdigit()


def _same(answered: str, asked: str) -> bool:
    """Whether two names are one but for blanks and the dots between words, of which there are three kinds."""
    one, other = ("".join(filter(str.isalnum, normalize("NFKC", name.replace("ㆍ", "")))) for name in (answered, asked))
    return one == other


def _together(parts: Sequence[Readings], left_out: Sequence[LeftOut], *, whole: bool) -> Readings:
    """Return all parts as one; of events that several places tell, the first."""
    events: dict[str, Event] = {}
    samples: list[Sample] = []
    told = list(left_out)
    for part in parts:
        samples += part.samples
        told += part.left_out
        for event in part.events:
            events.setdefault(event.id, event)
    all_there = whole and all(part.events_are_all for part in parts)
    return Readings(samples, list(events.values()), left_out=told[:MOST_TOLD], events_are_all=all_there)
