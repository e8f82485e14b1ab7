"""`ngsi-ld`: entities of a context broker such as Orion-LD, Scorpio or Stellio (FIWARE).

Documentation: ETSI GS CIM 009, NGSI-LD API. An attribute of an entity is an object with a value, a unit's code and the
time of its observation, a list of such objects that differ by ``datasetId``, or, in simplified form, the value alone.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal

from pydantic import Field, field_validator

from feeds.data.errors import DataError, DataErrorKind
from feeds.data.http.bodies import unreadable
from feeds.data.http.request import Request
from feeds.data.readings import Readings, sample
from feeds.data.shared.access import AccessConfig
from feeds.data.shared.collecting import Collecting
from feeds.data.shared.rows import field_gone
from feeds.data.shared.rules import checked_expression, looked_up
from feeds.data.shared.units import unit_of_code
from feeds.data.source import SourceContext
from feeds.data.values import number, text_of
from resources.entries import FileModel, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_NO_PLACE = QT_TRANSLATE_NOOP("sources", "Field {field}, which names its place, is empty")
_DATASETS = QT_TRANSLATE_NOOP("sources", "Attribute {name} has more than one value, choose a dataset: {datasets}")

_META = frozenset({"id", "@id", "type", "@type", "@context", "scope", "createdAt", "modifiedAt"})
_NULL = "urn:ngsi-ld:null"
_VALUES = ("value", "object", "languageMap", "vocab", "json", "valueList", "objectList")


class AttributeEntry(FileModel):
    """`[[source.attribute]]`: an attribute of the entities, and what it measures."""

    name: NonEmpty = Field(description="The attribute's name, such as `pm10`.")
    indicator: NonEmpty = Field(description="What is measured, such as `air.pm10`.")
    unit: str | None = Field(default=None, description="The unit of the numbers. Default: what the broker says.")
    factor: float = Field(default=1.0, description="What the numbers are multiplied with, to come to `unit`.")
    dataset: str | None = Field(
        default=None, description="The `datasetId` of the value that is meant, where an attribute has more than one."
    )


class NgsiLdConfig(AccessConfig):
    """A context broker of FIWARE or another with NGSI-LD: attributes of entities of a type."""

    kind: Literal["ngsi-ld"] = Field(description="`ngsi-ld`.")
    type: NonEmpty = Field(description="The type of the entities, such as `AirQualityObserved`.")
    attribute: tuple[AttributeEntry, ...] = Field(min_length=1, strict=False, description="What to read of them.")
    place_field: NonEmpty | None = Field(
        default=None,
        description="The attribute, or an expression over attributes, with the place. Default: the end of the id.",
    )
    at_field: NonEmpty | None = Field(
        default=None,
        description="The attribute with the time of values that have none of their own. Default: `dateObserved`, then "
        "the last change that the broker tells, then when the answer came.",
    )
    context: str = Field(default="", description="Address of the JSON-LD context by which names are short.")
    tenant: str = Field(default="", description="The tenant of the broker.")
    filter: str = Field(default="", description="Which entities to ask for, as a query (`q`) of NGSI-LD.")
    simplified: bool = Field(default=False, description="Ask for values alone. They come without units and times.")
    rows: int = Field(default=100, ge=1, le=1000, description="How many entities a page has.")
    pages: int = Field(default=100, ge=1, le=10_000, description="How many pages there may be.")

    @field_validator("place_field", "at_field")
    @classmethod
    def _check_expression(cls, value: str | None) -> str | None:
        return checked_expression(value) if value else value


def poll(config: NgsiLdConfig, context: SourceContext) -> Readings:
    """Ask for all entities of the type, page by page, and return what their attributes give."""
    entities: dict[str, Any] = {}
    taken = 0
    for _ in range(config.pages):
        tree, fetched = config.ask(_request(config, taken), context, _told)
        page = _entities(tree, config, context)
        before = len(entities)
        # By id: entities that are added between two pages push others from one page to the next.
        for number_of_row, each in enumerate(page, start=taken):
            name = text_of(each.get("id")) if isinstance(each, dict) else ""
            entities[name or f"row {number_of_row}"] = each
        taken += len(page)
        total = number(fetched.headers.get("ngsild-results-count"))
        if not page or (taken >= total if total is not None else len(page) < config.rows):
            return read_entities(entities.values(), config, context)
        if len(entities) == before:
            raise DataError(DataErrorKind.ENDLESS, f"the same entities again after {taken}")
    raise DataError(DataErrorKind.ENDLESS, f"still more entities after {config.pages} pages")


def read_entities(rows: Iterable[Any], config: NgsiLdConfig, context: SourceContext) -> Readings:
    """Return what entities give. Raises DataError FIELD_GONE where an attribute is in none of them."""
    rows = list(rows)
    reader = _Reader(config, context)
    reader.gathering.each(rows, "entity", reader.entity)
    if reader.names and not reader.found:
        raise field_gone(config.attribute[0].name, sorted(reader.names))
    return reader.gathering.readings()


class _Reader:
    def __init__(self, config: NgsiLdConfig, context: SourceContext) -> None:
        self.gathering = Collecting(config, context)
        self.names: set[str] = set()
        self.found: set[str] = set()
        self._config = config

    def entity(self, row: dict[str, Any]) -> None:
        attributes = {_last(name): value for name, value in row.items() if name not in _META}
        self.names |= attributes.keys()
        entries = [entry for entry in self._config.attribute if _last(entry.name) in attributes]
        self.found |= {entry.name for entry in entries}
        if not entries:
            return
        plain = {"id": row.get("id"), **{name: _plain(value) for name, value in attributes.items()}}
        place = self._place(plain)
        for entry in entries:
            try:
                self._attribute(attributes[_last(entry.name)], entry, place, plain, row)
            except Wrong as wrong:
                self.gathering.leave_out(f"{place}, {entry.name}", wrong.text)

    def _attribute(
        self, attribute: Any, entry: AttributeEntry, place: str, plain: dict[str, Any], row: dict[str, Any]
    ) -> None:
        chosen = _chosen(attribute, entry)
        told = chosen if _is_normalized(chosen) else {}
        unit = unit_of_code(text_of(told.get("unitCode"))) if entry.unit is None else entry.unit
        at = self._time(told, plain, row)
        read = sample(entry.indicator, at, _plain(chosen), place=place, unit=unit)
        self.gathering.add([read if read.value is None else read._replace(value=read.value * entry.factor)])

    def _time(self, told: dict[str, Any], plain: dict[str, Any], row: dict[str, Any]) -> datetime:
        if told.get("observedAt") is not None:
            return self.gathering.time(told["observedAt"], "observedAt")
        field = self._config.at_field or "dateObserved"
        raw = looked_up(plain, field)
        if raw is None and self._config.at_field is None:
            field, raw = "modifiedAt", told.get("modifiedAt", row.get("modifiedAt"))
            if raw is None:
                return self.gathering.now
        # Of a span of time, which is written with a slash, the end: by then the value is known.
        return self.gathering.time(raw.rpartition("/")[2] if isinstance(raw, str) else raw, field)

    def _place(self, plain: dict[str, Any]) -> str:
        if self._config.place_field is None:
            name = text_of(plain["id"]).rpartition(":")[2]
        else:
            name = text_of(looked_up(plain, self._config.place_field))
        if not name:
            raise Wrong(_NO_PLACE(field=self._config.place_field or "id"))
        return self._config.place(name)


def _request(config: NgsiLdConfig, taken: int) -> Request:
    query = [("type", config.type), ("limit", str(config.rows)), ("offset", str(taken)), ("count", "true")]
    if config.filter:
        query.append(("q", config.filter))
    # The word of the first versions, which later ones still take; some brokers refuse keys they do not know.
    query.append(("options", "keyValues" if config.simplified else "sysAttrs"))
    headers = {"Accept": "application/json"}
    if config.context:
        headers["Link"] = f'<{config.context}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"'
    if config.tenant:
        headers["NGSILD-Tenant"] = config.tenant
    return config.request(f"{config.base}/ngsi-ld/v1/entities", tuple(query), headers)


def _entities(tree: Any, config: NgsiLdConfig, context: SourceContext) -> list[Any]:
    if isinstance(tree, dict) and isinstance(tree.get("@graph"), list):
        tree = tree["@graph"]
    if isinstance(tree, list):
        return tree
    if not isinstance(tree, dict):
        raise unreadable("no list of entities")
    if "id" not in tree:
        kind, words = _told(tree, DataErrorKind.FAILING)
        raise config.refusal(kind, words, context) if words else field_gone("id", tree)
    return [tree]


def _told(tree: dict[str, Any], kind: DataErrorKind) -> tuple[DataErrorKind, str]:
    """Return what a problem report (RFC 7807) says."""
    return kind, ": ".join(text for name in ("title", "detail") if (text := text_of(tree.get(name))))


def _last(name: str) -> str:
    """Return an attribute's short name: without a context, brokers answer with whole addresses as names."""
    for mark in ("#", "/", ":"):
        name = name.rpartition(mark)[2] or name
    return name


def _is_normalized(attribute: Any) -> bool:
    return isinstance(attribute, dict) and "type" in attribute and any(name in attribute for name in _VALUES)


def _chosen(attribute: Any, entry: AttributeEntry) -> Any:
    """Return the value that is meant of several: that of the dataset, else the one that is of none. Raises Wrong."""
    if isinstance(attribute, dict) and isinstance(attribute.get("dataset"), dict):  # in simplified form
        attribute = [{"type": "", "value": value, "datasetId": name} for name, value in attribute["dataset"].items()]
    several = isinstance(attribute, list) and any(_is_normalized(each) for each in attribute)
    instances = [each for each in attribute if _is_normalized(each)] if several else [attribute]
    datasets = [text_of(each.get("datasetId")) if _is_normalized(each) else "" for each in instances]
    datasets = ["" if dataset == "@none" else dataset for dataset in datasets]
    meant = [each for each, dataset in zip(instances, datasets, strict=True) if dataset == (entry.dataset or "")]
    if len(meant) == 1 or (entry.dataset is None and len(instances) == 1):
        return (meant or instances)[0]
    raise Wrong(_DATASETS(name=entry.name, datasets=", ".join(filter(None, datasets))[:200] or "-"))


def _plain(attribute: Any) -> Any:
    """Return an attribute's value alone, of several the first one's."""
    if isinstance(attribute, list) and any(_is_normalized(each) for each in attribute):
        attribute = next(each for each in attribute if _is_normalized(each))
    if _is_normalized(attribute):
        attribute = next(attribute[name] for name in _VALUES if name in attribute)
    if isinstance(attribute, dict) and "@value" in attribute:
        attribute = attribute["@value"]
    return None if attribute == _NULL else attribute
