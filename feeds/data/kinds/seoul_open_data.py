"""`seoul-open-data`: any service of Seoul's Open Data Plaza (http://data.seoul.go.kr, "Open API")."""

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from feeds.data.readings import Readings
from feeds.data.seoul.envelope import Row
from feeds.data.seoul.fields import ALIASES, named, needed
from feeds.data.seoul.pages import MOST_ROWS, Pages
from feeds.data.seoul.portal import SAMPLE_ROWS, PortalConfig, ask
from feeds.data.seoul.services import KNOWN_SERVICES, KnownService
from feeds.data.shared.rows import read_rows
from feeds.data.shared.rules import RowsConfig
from feeds.data.source import SourceContext
from resources.entries import NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_NO_RULES = QT_TRANSLATE_NOOP(
    "layouts", "No rules are built in for this service: write [[source.sample]], or choose one of: {services}"
)
_SERVICE_NAME = QT_TRANSLATE_NOOP("layouts", "Must be letters, digits, _ and . as in the service's address")
_FIRST_ARGUMENT = QT_TRANSLATE_NOOP("layouts", "The first argument of {service} must be one of: {arguments}")


class OpenDataConfig(PortalConfig, RowsConfig):
    """Any service of Seoul's Open Data Plaza; rules for the best known, such as air and rivers, are built in."""

    kind: Literal["seoul-open-data"] = Field(description="`seoul-open-data`.")
    service: NonEmpty = Field(description="The service's name, such as `RealtimeCityAir`.")
    args: tuple[NonEmpty, ...] = Field(
        default=(), strict=False, description="What the service is asked for, in its order; none can be left open."
    )
    page_rows: int = Field(
        default=MOST_ROWS, ge=1, le=MOST_ROWS, description="How many rows a call asks for. The key `sample` gets five."
    )
    most_rows: int | None = Field(
        default=None,
        ge=1,
        le=100_000,
        description="How many rows are asked for, from the first. Default: all; of services that list their whole "
        "past, newest first, what is new; with the key `sample` five.",
    )

    @field_validator("service")
    @classmethod
    def _check_service(cls, value: str) -> str:
        if not (value.isascii() and value.replace("_", "").replace(".", "").isalnum()):
            raise Wrong(_SERVICE_NAME)
        return value

    @model_validator(mode="after")
    def _check_rules(self) -> Self:
        known = KNOWN_SERVICES.get(self.service)
        if known is None and not self.has_own_rules:
            raise Wrong(_NO_RULES(services=", ".join(KNOWN_SERVICES)), "service", allowed=KNOWN_SERVICES)
        if known and known.first_arguments and self.args and self.args[0] not in known.first_arguments:
            arguments = ", ".join(known.first_arguments)
            raise Wrong(
                _FIRST_ARGUMENT(service=self.service, arguments=arguments), "args", allowed=known.first_arguments
            )
        return self

    @property
    def has_own_rules(self) -> bool:
        """Whether the rules are those beside the source instead of the built-in ones."""
        return bool(self.sample or self.event)

    @property
    def rows_at_most(self) -> int | None:
        """How many rows are asked for, from the first; None: all."""
        known = KNOWN_SERVICES.get(self.service)
        if self.most_rows is not None:
            return self.most_rows
        if self.is_sample:
            return SAMPLE_ROWS
        return None if known is None else known.most_rows


def poll(config: OpenDataConfig, context: SourceContext) -> Readings:
    """Ask for the rows, page by page, and return what they give."""
    return read_answer(_rows(config, context), config, context)


def read_answer(rows: Sequence[Row], config: OpenDataConfig, context: SourceContext) -> Readings:
    """Return what a service's rows give. Raises DataError FIELD_GONE."""
    rows = [named(row, config.service) for row in rows]
    if config.has_own_rules:
        return read_rows(rows, config, context)
    known = KNOWN_SERVICES[config.service]
    if rows:
        _look_for_gone_fields(rows, config.service, known)
    rows = rows if known.fold is None else list(known.fold(rows))
    return read_rows(rows, config.model_copy(update={"sample": known.samples}), context)


def _look_for_gone_fields(rows: Sequence[Row], service: str, known: KnownService) -> None:
    """Raise FieldGone where a field that is needed is in no row. The one meant now is none that was known already."""
    present = {name: None for row in rows for name in row}
    wanted = known.needs if known.fold else (*known.needs, *(rule.value for rule in known.samples if not rule.where))
    strangers = {name: None for name in present if name not in wanted and name not in ALIASES.get(service, {}).values()}
    for field in wanted:
        if field not in present:
            needed(strangers or present, field, service)


def _rows(config: OpenDataConfig, context: SourceContext) -> list[Row]:
    most = config.rows_at_most
    page_rows = min(config.page_rows, most or MOST_ROWS, SAMPLE_ROWS if config.is_sample else MOST_ROWS)
    pages, rows = Pages(page_rows), list[Row]()
    while (window := pages.window) is not None and (most is None or window[0] <= most):
        answer = ask(config, context, config.service, window, *config.args)
        pages.took(answer.rows)
        rows += answer.rows
    return rows[:most]
