"""Services that tell of one place a call: a round through the places, in which one that fails loses no other."""

from collections.abc import Callable
from typing import Self
from unicodedata import normalize

from pydantic import Field, model_validator

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import Readings
from feeds.data.seoul.envelope import Row
from feeds.data.seoul.fields import named
from feeds.data.seoul.portal import PortalConfig, ask
from feeds.data.seoul.spot import Spot, known_text
from feeds.data.shared.rounds import go_round
from feeds.data.source import SourceContext
from resources.entries import NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_TWICE = QT_TRANSLATE_NOOP("layouts", "Place is named twice: {place}")

_WINDOW = (1, 5)


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
    """Ask for every place and return what they tell, in a round that may be cut (`feeds.data.shared.rounds`)."""
    codes: set[str] = set()
    zone = config.zone(context)

    def ask_place(name: str) -> Readings:
        row = _row(config, context, service, name, codes)
        return read_place(row, Spot(config.place(_known_as(row, name)), now=context.now, zone=zone))

    return go_round(config.places_asked, ask_place, context)


def _row(config: PlacesConfig, context: SourceContext, service: str, name: str, codes: set[str]) -> Row:
    """Return what the service tells of a place, which must be this place and none of those told already."""
    answer = ask(config, context, service, _WINDOW, name)
    if not answer.rows:
        raise DataError(
            DataErrorKind.NOT_FOUND, f"no data ({answer.message or 'no rows'}): is this a place of the list?"
        )
    row = named(answer.rows[0], service)
    code, answered = known_text(row.get("AREA_CD")), known_text(row.get("AREA_NM"))
    # Names in answers may differ from those in the list. Only `sample` is known to answer with a place of its own.
    is_another = code not in ("", name) if _is_code(name) else config.is_sample and not _same(answered, name)
    if is_another or (code and code in codes):
        raise DataError(DataErrorKind.GARBAGE, f"answers with another place, {answered or code}")
    codes.add(code)
    return row


def _known_as(row: Row, asked: str) -> str:
    """Return the name of a place: as it was asked for, unless that was a code."""
    return known_text(row.get("AREA_NM")) or asked if _is_code(asked) else asked


def _is_code(name: str) -> bool:
    return name.startswith("POI") and name[3:].isdigit()


def _same(answered: str, asked: str) -> bool:
    """Whether two names are one but for blanks and the dots between words, of which there are three kinds."""
    one, other = ("".join(filter(str.isalnum, normalize("NFKC", name.replace("ㆍ", "")))) for name in (answered, asked))
    return one == other
