"""What a source of the simulated city is: its table in a file of sources, and the series that it brings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from controlroom.sim.data.datasets import Dataset
from controlroom.sim.data.model.city import SimCity
from controlroom.sim.events import BROKER_VARIABLE, KEY_VARIABLE, VARIABLE, WORKS_VARIABLE

URL = f"${{{VARIABLE}}}"
KEY = f"${{{KEY_VARIABLE}}}"
BROKER = f"${{{BROKER_VARIABLE}}}"
WORKS = f"${{{WORKS_VARIABLE}}}"


@dataclass(frozen=True, slots=True)
class Series:
    """A series as it is stored, and where the model has it: a column of a family."""

    source: str
    indicator: str
    place: str
    unit: str
    family: str
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """A source. `topic`: the file it stands in. `series`: what it brings, but for forecasts, events and counts."""

    topic: str
    table: Mapping[str, Any]
    series: tuple[Series, ...] = ()

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.table["id"])


def series_of(
    city: SimCity, source: str, indicators: Iterable[tuple[str, str]], places: Iterable[int] | None = None
) -> Iterator[Series]:
    """Yield series for pairs of a stored indicator and its family, at all places of the family or those numbered."""
    numbers = None if places is None else list(places)
    for indicator, family in indicators:
        known = city.families[family]
        for column in range(len(known.places)) if numbers is None else numbers:
            yield Series(source, indicator, known.places[column], known.unit, family, column)


def portal(
    city: SimCity, topic: str, name: str, service: str, families: Sequence[tuple[str, str]], **more: Any
) -> Source:
    """Return a source at the Open Data Plaza whose rules are built in."""
    places = more.pop("places", None)
    table = {
        "kind": "seoul-open-data",
        "id": name,
        "address": f"{URL}/openapi.seoul.go.kr",
        "key": KEY,
        "service": service,
        "interval_s": 300,
        **more,
    }
    return Source(topic, table, tuple(series_of(city, name, families, places)))


def rules(city: SimCity, dataset: Dataset, names: Mapping[str, str], *, place: str = "place") -> list[dict[str, Any]]:
    """Return the rules for a table's rows: `names` are the stored indicators by column."""
    has_places = dataset.places(city) != ("",)
    return [
        {
            "indicator": indicator,
            "value": column,
            **({"unit": unit} if (unit := city.families[dataset.families[column]].unit) else {}),
            "at": "at",
            **({"place": place} if has_places else {}),
        }
        for column, indicator in names.items()
    ]


def table_source(
    city: SimCity,
    topic: str,
    name: str,
    kind: str,
    dataset: Dataset,
    names: Mapping[str, str],
    *,
    at: int | None = None,
    interval_s: int = 300,
) -> Source:
    """Return a source that reads a table by rules, in the shape that `kind` reads. `at`: of one place alone."""
    place = "" if at is None else dataset.places(city)[at]
    table: dict[str, Any] = {"kind": kind, "id": name}
    column = "place"
    match kind:
        case "http":
            table |= {"address": f"{URL}/json/{dataset.name}.json", "rows": "rows"}
            table |= {"query": {"place": place}} if place else {}
        case "csv":
            table["address"] = f"{URL}/csv/{dataset.name}.csv" + (f"?place={place}" if place else "")
            column = dataset.place
        case "ckan":
            table |= {"address": f"{URL}/ckan", "resource": dataset.name}
            table |= {"filters": {"place": place}} if place else {}
        case "socrata":
            table |= {"address": f"{URL}/socrata", "dataset": dataset.name}
            table |= {"where": f"place = '{place}'"} if place else {}
        case "opendatasoft":
            table |= {"address": f"{URL}/opendatasoft", "dataset": dataset.name}
            table |= {"where": f"place = '{place}'"} if place else {}
        case _:
            raise ValueError(f"{kind} reads no tables")
    table["interval_s"] = interval_s
    table["sample"] = rules(city, dataset, names, place=column)
    families = [(indicator, dataset.families[column]) for column, indicator in names.items()]
    return Source(topic, table, tuple(series_of(city, name, families, None if at is None else [at])))


def metric_source(
    city: SimCity,
    topic: str,
    name: str,
    families: Mapping[str, str],
    *,
    at: int | None = None,
    interval_s: int = 60,
) -> Source:
    """Return a source that asks for metrics in PromQL: `families` by stored indicator. `at`: of one place alone."""
    queries = []
    for indicator, family in families.items():
        known = city.families[family]
        matcher = f'{{place="{known.places[at]}"}}' if at is not None else ""
        query = {"query": f"city_{family.replace('.', '_')}{matcher}", "indicator": indicator}
        query |= {"place_label": "place"} if known.places != ("",) else {}
        query |= {"unit": known.unit} if known.unit else {}
        queries.append(query)
    table = {
        "kind": "prometheus",
        "id": name,
        "address": f"{URL}/prometheus",
        "interval_s": interval_s,
        "query": queries,
    }
    return Source(topic, table, tuple(series_of(city, name, families.items(), None if at is None else [at])))
