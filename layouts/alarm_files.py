"""What may stand in an `[[alarm]]` of `city.toml`. The reference page is made from these descriptions."""

from string import Formatter
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, field_validator, model_validator

from layouts.indicator_files import OwnerEntry
from layouts.wording import INDICATOR_ID
from resources.entries import FileModel, NamesEntry, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_ONE_CAUSE = QT_TRANSLATE_NOOP("layouts", "Write what raises it, one of: indicator, event, source, camera")
_ONE_TEST = QT_TRANSLATE_NOOP("layouts", "An indicator needs one of: above, below, rises_by, falls_by")
_OF_INDICATOR = QT_TRANSLATE_NOOP("layouts", "Belongs to a rule with an indicator")
_WITHIN = QT_TRANSLATE_NOOP("layouts", "rises_by and falls_by need within_s, and nothing else has it")
_LOST_FOR = QT_TRANSLATE_NOOP("layouts", "Rules with source or camera need lost_for_s, and no other has it")
_CLEAR_SIDE = QT_TRANSLATE_NOOP("layouts", "clear ({clear}) is on the wrong side of {key} ({limit})")
_PLACE_OR_EACH = QT_TRANSLATE_NOOP("layouts", "Write place or places, not both")
_TROUBLE = QT_TRANSLATE_NOOP(
    "layouts", "A lost source or camera is trouble of the equipment, no alarm of the city: its level is watch"
)
_NOT_PUBLIC = QT_TRANSLATE_NOOP("layouts", "Trouble of the equipment is not released to the public")
_FIELDS = QT_TRANSLATE_NOOP("layouts", "Unknown field {field}, allowed: {allowed}")
_BRACES = QT_TRANSLATE_NOOP("layouts", "A brace is written twice where it is none of a field")
_LIMIT = QT_TRANSLATE_NOOP("layouts", "Must be a number, warning or critical")
_HELD_EVENT = QT_TRANSLATE_NOOP("layouts", "An event raises at once and clears when it ends, it has no hold times")

AlarmLevel = Literal["serious", "alert", "caution", "watch"]
LEVELS: tuple[AlarmLevel, ...] = get_args(AlarmLevel)
"""The levels, the most serious first."""
"""The four national stages, highest first."""
LimitName = Literal["warning", "critical"]
TestKey = Literal["above", "below", "rises_by", "falls_by"]

FIELDS = ("value", "limit", "place", "title", "text")
"""What the words of an alarm may hold in braces."""
CAUSES = ("indicator", "event", "source", "camera")
TESTS: tuple[TestKey, ...] = ("above", "below", "rises_by", "falls_by")


class WordsEntry(NamesEntry):
    """A sentence in one or more languages, with fields in braces: see `FIELDS`."""

    @field_validator("ko", "en")
    @classmethod
    def _check_fields(cls, value: str | None) -> str | None:
        try:
            parts = list(Formatter().parse(value or ""))
        except ValueError as error:
            raise Wrong(_BRACES) from error
        for _, field, form, conversion in parts:
            if field is not None and (field not in FIELDS or form or conversion):
                allowed = ", ".join(f"{{{name}}}" for name in FIELDS)
                raise Wrong(_FIELDS(field=f"{{{field}}}", allowed=allowed))
        return value


class EventTest(FileModel):
    """Which events raise an alarm: those that have all of this."""

    kind: NonEmpty | None = Field(default=None, description="Their kind, such as `incident` or `alert`.")
    level: Literal["notice", "minor", "major", "critical"] | None = Field(
        default=None, description="Their level, at least."
    )
    source: NonEmpty | None = Field(default=None, description="The id of the source that tells them.")
    text: NonEmpty | None = Field(
        default=None, description="A text in their title or text, such as `화재`; capitals do not matter."
    )
    detail: NonEmpty | None = Field(
        default=None, description="One of their details, as `name=value`, such as `kind=fire`."
    )


class ShowEntry(FileModel):
    """What to look at while an alarm stands."""

    cameras: tuple[NonEmpty, ...] = Field(
        default=(),
        strict=False,
        description="Ids of the cameras that watch it; they get its border. Default: the nearest one within 500 m, "
        "where the alarm has a position.",
    )
    layout: NonEmpty | None = Field(default=None, description="The layout to change to, by the name of its file.")


class AlarmEntry(FileModel):
    """`[[alarm]]`: what raises an alarm, how much it matters, what is to be done and by whom."""

    id: Annotated[str, Field(pattern=INDICATOR_ID, max_length=100)] = Field(
        description="Its name: letters, digits and `_`, in parts with `.` between them, such as `river.high`."
    )
    level: AlarmLevel = Field(
        description="How much it matters: 심각 `serious`, 경계 `alert`, 주의 `caution`, 관심 `watch`."
    )
    text: WordsEntry = Field(
        description="What it says, with fields in braces: `{value}` and `{limit}` with their units, `{place}`, "
        "`{title}` of the event, the source or the camera, and `{text}` of the event."
    )
    action: NamesEntry = Field(description="What the operator should do.")
    owner: OwnerEntry = Field(description="Who answers for it.")
    indicator: NonEmpty | None = Field(default=None, description="The indicator whose value raises it.")
    above: float | LimitName | None = Field(
        default=None,
        description="It is raised when the value is this or more; `warning` and `critical`: the indicator's limits.",
    )
    below: float | LimitName | None = Field(
        default=None, description="It is raised when the value is this or less; as `above`."
    )
    rises_by: float | None = Field(
        default=None, gt=0, description="It is raised when the value has risen by this within `within_s`."
    )
    falls_by: float | None = Field(
        default=None, gt=0, description="It is raised when the value has fallen by this within `within_s`."
    )
    within_s: float | None = Field(default=None, ge=60, le=86400, description="The time of a rise or fall, in seconds.")
    clear: float | None = Field(
        default=None,
        description="It clears when the value, or its rise or fall, is back beyond this. Default: the limit itself.",
    )
    place: NonEmpty | None = Field(default=None, description="The place that is looked at. Default: the whole city.")
    places: Literal["each"] | None = Field(
        default=None, description="`each`: every place of the indicator has an alarm of its own."
    )
    event: EventTest | None = Field(
        default=None, description="The events that raise it. Each is an alarm of its own, and clears when it ends."
    )
    source: NonEmpty | None = Field(
        default=None, description="The id of a source: it is raised when that is lost. `each`: any of them."
    )
    camera: NonEmpty | None = Field(
        default=None, description="The id of a camera: it is raised when that is lost. `each`: any on the screens."
    )
    lost_for_s: float | None = Field(
        default=None, ge=0, le=86400 * 30, description="How long a source or a camera must be lost, in seconds."
    )
    hold_s: float = Field(
        default=0.0, ge=0, le=86400, description="How long the reason must last before it is raised, in seconds."
    )
    clear_hold_s: float = Field(
        default=300.0, ge=0, le=86400, description="How long the reason must be gone before it clears, in seconds."
    )
    cause: NamesEntry | None = Field(
        default=None,
        description="What it is one of, such as `호우`: where many come at once, those of one cause are shown as one "
        "line. Default: those of one rule are.",
    )
    show: ShowEntry = Field(default=ShowEntry(), description="What to look at.")
    public: WordsEntry | None = Field(
        default=None,
        description="What screens for districts and citizens say of it, with what to do, in a plain sentence. Default: "
        "they do not show it.",
    )

    @field_validator("above", "below", mode="before")
    @classmethod
    def _check_limit(cls, value: object) -> object:
        if value in ("warning", "critical") or (isinstance(value, float | int) and not isinstance(value, bool)):
            return value
        raise Wrong(_LIMIT)

    @property
    def is_trouble(self) -> bool:
        """Whether it is about the equipment, and not about the city."""
        return self.source is not None or self.camera is not None

    @property
    def test(self) -> TestKey | None:
        """Which of the tests of an indicator it has."""
        return next((key for key in TESTS if getattr(self, key) is not None), None)

    @model_validator(mode="after")
    def _check(self) -> Self:
        causes = [key for key in CAUSES if getattr(self, key) is not None]
        if len(causes) != 1:
            raise Wrong(_ONE_CAUSE, *CAUSES)
        tests = [key for key in TESTS if getattr(self, key) is not None]
        if self.indicator is None:
            for key in (*tests, "clear", "place", "places"):
                if getattr(self, key) is not None:
                    raise Wrong(_OF_INDICATOR, key, "indicator")
        elif len(tests) != 1:
            raise Wrong(_ONE_TEST, *TESTS, "indicator")
        if (self.within_s is not None) != (self.test in ("rises_by", "falls_by")):
            raise Wrong(_WITHIN, "within_s", *TESTS, "indicator")
        if (self.lost_for_s is not None) != self.is_trouble:
            raise Wrong(_LOST_FOR, "lost_for_s", *CAUSES)
        if self.is_trouble and self.level != "watch":
            raise Wrong(_TROUBLE, "level")
        if self.is_trouble and self.public is not None:
            raise Wrong(_NOT_PUBLIC, "public")
        if self.event is not None:
            for key in ("hold_s", "clear_hold_s"):
                if key in self.model_fields_set:
                    raise Wrong(_HELD_EVENT, key)
        if self.place is not None and self.places is not None:
            raise Wrong(_PLACE_OR_EACH, "places", "place")
        limit = None if self.test is None else getattr(self, self.test)
        if isinstance(limit, float | int) and not self.clears_beyond(limit):
            raise Wrong(
                _CLEAR_SIDE(clear=f"{self.clear:g}", key=self.test, limit=f"{limit:g}"), "clear", self.test or ""
            )
        return self

    def clears_beyond(self, limit: float) -> bool:
        """Whether `clear` lies on the better side of the limit, or on it."""
        if self.clear is None:
            return True
        return self.clear >= limit if self.test == "below" else self.clear <= limit
