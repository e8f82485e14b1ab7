"""What may stand in an `[[indicator]]` of `city.toml`. The reference page is made from these descriptions."""

import re
from functools import cached_property
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator

from layouts.formulas.parsing import parse
from layouts.formulas.tree import Formula
from layouts.model import Audience
from layouts.wording import INDICATOR_ID
from resources.entries import FileModel, NamesEntry, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_CALL = QT_TRANSLATE_NOOP(
    "layouts", "Must be a phone number, sip:NAME@HOST or an https:// address without user and password"
)
_SERIES_OR_FORMULA = QT_TRANSLATE_NOOP("layouts", "Write series or formula, and not both")
_OF_SERIES = QT_TRANSLATE_NOOP("layouts", "Belongs to an indicator with series, this one has a formula")
_NEEDS_DIRECTION = QT_TRANSLATE_NOOP("layouts", "Needs direction more or less: without it nothing is better or worse")
_CRITICAL_SIDE = QT_TRANSLATE_NOOP(
    "layouts",
    "critical ({critical}) is on the wrong side of warning ({warning}): with direction {direction} it is worse",
)
_TARGET_SIDE = QT_TRANSLATE_NOOP(
    "layouts", "target ({target}) is on the wrong side of {limit} ({value}): with direction {direction} it is better"
)

Direction = Literal["more", "less", "none"]
Theme = Literal["warm", "safe", "dreaming", "breathing", "open"]
Combine = Literal["mean", "sum", "most", "least", "last", "none"]
OverDay = Literal["mean", "sum", "most", "least", "last"]
Places = Literal["district", "station"]

_ONLY_OF_SERIES = ("source", "over_day", "stale_after_s")
_NUMBER = re.compile(r"(?:tel:)?\+?[0-9(][0-9 ().-]{1,30}")
_SIP = re.compile(r"sips?:[\w.+~%-]+@[\w.:\[\]-]+")


class OwnerEntry(FileModel):
    """Who answers for an indicator, and how to call them."""

    name: NamesEntry = Field(description="The office or person, in at least one language.")
    call: str | None = Field(
        default=None,
        description="How to reach them with one touch: a phone number, `sip:NAME@HOST`, or an `https://` address of a "
        "room for calls.",
    )

    @field_validator("call")
    @classmethod
    def _check_call(cls, value: str | None) -> str | None:
        if value is None or _NUMBER.fullmatch(value) or _SIP.fullmatch(value):
            return value
        try:
            parts = urlsplit(value)
            is_address = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
        except ValueError:  # brackets that hold no address
            is_address = False
        if not is_address or re.search(r"\s", value):
            raise Wrong(_CALL)
        return value

    @property
    def address(self) -> str | None:
        """The address to call, with a scheme: ``tel:`` (RFC 3966), ``sip:``, ``sips:`` or ``https:``."""
        if self.call is None or not _NUMBER.fullmatch(self.call):
            return self.call
        return "tel:" + re.sub(r"[^+0-9]", "", self.call)


class IndicatorEntry(FileModel):
    """`[[indicator]]`: what is measured, where its numbers come from, and what they mean."""

    id: Annotated[str, Field(pattern=INDICATOR_ID, max_length=100)] = Field(
        description="Its name in formulas and layouts: letters, digits and `_`, in parts with `.` between them, such "
        "as `air.pm25`."
    )
    name: NamesEntry = Field(description="Its name on screens, in at least one language.")
    note: NamesEntry | None = Field(default=None, description="What it counts and how, in a sentence or two.")
    unit: Annotated[str, Field(max_length=30)] = Field(
        default="", description="Unit as it is shown, such as `µg/m³`, `%`, `km/h` or `명`. Default: a plain number."
    )
    decimals: int = Field(default=0, ge=0, le=6, description="How many decimals are shown.")
    direction: Direction = Field(
        default="none", description="Which is better. Thresholds and targets have a meaning only with `more` or `less`."
    )
    warning: float | None = Field(default=None, description="From this value on, to the worse side, it is a warning.")
    critical: float | None = Field(
        default=None, description="From this value on, to the worse side, it is critical. Worse than `warning`."
    )
    target: float | None = Field(
        default=None, description="The value to reach. It is reached from there on, to the better side."
    )
    theme: Theme | None = Field(default=None, description="The page that it belongs to. Default: none.")
    owner: OwnerEntry | None = Field(default=None, description="Who answers for it.")
    audience: Annotated[tuple[Audience, ...], Field(min_length=1)] = Field(
        default=("operator", "mayor"), strict=False, description="Who may see it."
    )
    series: NonEmpty | None = Field(
        default=None,
        description="The series that it shows, by the name that its sources give it (`controlroom series` lists them).",
    )
    source: NonEmpty | None = Field(
        default=None,
        description="The id of the source whose numbers count. Default: at each place the source with the newest.",
    )
    formula: NonEmpty | None = Field(
        default=None, description="What it is worked out from, instead of `series`: numbers and other indicators."
    )
    places: Places = Field(
        default="district",
        description="What its places are. Values of a `district` are shown by district; a `station` is a gauge, a road "
        "or a car park, which only has a part in the city's value.",
    )
    combine: Combine | None = Field(
        default=None,
        description="How the values of its places make that of the city; `none`: only numbers of the whole city count. "
        "Default for series: `mean`. Default for a formula: it is worked out from the city's values.",
    )
    enough_places: float = Field(
        default=0.5, ge=0, le=1, description="The share of its places that must have a value for the city to have one."
    )
    over_day: OverDay = Field(default="mean", description="How the values of a day make that of the day.")
    stale_after_s: float = Field(
        default=7200.0,
        gt=0,
        le=86400 * 800,
        description="Its values are stale when they are older than as many seconds.",
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.series is None) == (self.formula is None):
            raise Wrong(_SERIES_OR_FORMULA, "formula", "series")
        if self.formula is not None:
            for key in _ONLY_OF_SERIES:
                if key in self.model_fields_set:
                    raise Wrong(_OF_SERIES, key)
        limits = {"critical": self.critical, "warning": self.warning, "target": self.target}
        told = [key for key, value in limits.items() if value is not None]
        if self.direction == "none":
            if told:
                raise Wrong(_NEEDS_DIRECTION, told[0])
            return self
        if self.warning is not None and self.critical is not None and self.is_better(self.critical, self.warning):
            wrong = _CRITICAL_SIDE(critical=f"{self.critical:g}", warning=f"{self.warning:g}", direction=self.direction)
            raise Wrong(wrong, "critical", "warning", "direction")
        for key in ("warning", "critical"):
            value = limits[key]
            if self.target is not None and value is not None and not self.is_better(self.target, value):
                wrong = _TARGET_SIDE(target=f"{self.target:g}", limit=key, value=f"{value:g}", direction=self.direction)
                raise Wrong(wrong, "target", key, "direction")
        return self

    def is_better(self, value: float, other: float) -> bool:
        """Whether a value is better than another one; never without a direction."""
        return value > other if self.direction == "more" else value < other if self.direction == "less" else False

    @cached_property
    def tree(self) -> Formula | None:
        """What its formula is made of, None where it has none. Raises FormulaError of one that is not checked yet."""
        return None if self.formula is None else parse(self.formula)
