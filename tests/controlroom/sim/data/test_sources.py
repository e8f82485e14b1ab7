"""The sources of the simulated city: their files, the benchmark's list, and that each is served and read."""

import sqlite3
import threading
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

import resources
from controlroom.sim.data import source_files
from controlroom.sim.data.planned import Source
from controlroom.sim.data.sources import bench_plan, bench_sources, city_sources, expanded
from controlroom.sim.events import works_file
from controlroom.sim.server import SimServer
from feeds.data.catalogue import DATA_KINDS
from feeds.data.core import Quality
from feeds.data.kinds.kma import PRODUCTS
from feeds.data.readings import sound
from feeds.data.source import SourceContext
from tests.controlroom.sim.clients import get
from tests.controlroom.sim.data.asked import CITY, Clock
from tests.feeds.data.kinds.listening import wait_for

SOURCES = city_sources(CITY)
BENCH = bench_plan(CITY)
READABLE = [source for source in [*SOURCES, *BENCH[:30]] if DATA_KINDS[source.table["kind"]].poll is not None]


@pytest.fixture(scope="module")
def served() -> Iterator[SimServer]:
    with SimServer({}, clock=Clock()) as server:
        get(f"{server.url}/json/weather.json")  # its thread is there before the tests look for what they leave behind
        works = works_file(urlsplit(server.url).port or 0)
        wait_for(lambda: count_of(works) > 0)
        yield server


def count_of(works: Path) -> int:
    with closing(sqlite3.connect(works)) as database:
        count: int = database.execute("SELECT count(*) FROM works_status").fetchone()[0]
        return count


def test_the_files_are_those_of_the_plan() -> None:
    folder = resources.path("cities/simulated/sources")
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert there == source_files.files(SOURCES), "run python -m controlroom.sim.data.source_files"


def test_the_files_say_what_was_planned() -> None:
    read = [table for text in source_files.files(SOURCES).values() for table in tomllib.loads(text)["source"]]
    assert sorted(read, key=lambda table: table["id"]) == sorted(
        (dict(source.table) for source in SOURCES), key=lambda table: table["id"]
    )


def test_every_source_says_who_publishes_it() -> None:
    names = {source.id: source.table["name"] for source in SOURCES}
    assert all(set(name) == {"ko", "en"} and all(name.values()) for name in names.values())
    assert names["weather"] == names["warnings"] == {"ko": "기상청", "en": "KMA"}
    assert not any("모의" in name["ko"] for name in names.values()), "the screen says that once"


def test_a_laptop_can_bear_the_city() -> None:
    assert 50 <= len(SOURCES) <= 70
    assert 1000 <= sum(len(source.series) for source in SOURCES) <= 1600
    calls_a_second = sum(
        len(source.table.get("places_asked", source.table.get("links", [0]))) / source.table.get("interval_s", 1200)
        for source in SOURCES
    )
    assert calls_a_second < 2


def test_three_hundred_sources_bring_twelve_hundred_series() -> None:
    tables = bench_sources("http://127.0.0.1:9", 300)
    assert len(tables) == len({table["id"] for table in tables}) == 300
    assert not any("${" in repr(table) for table in tables)
    assert sum(len(source.series) for source in BENCH) == 1200
    with pytest.raises(ValueError, match="sources"):
        bench_plan(CITY, 10_000)


@pytest.mark.parametrize("plan", [SOURCES, BENCH], ids=["city", "bench"])
def test_no_series_comes_twice(plan: list[Source]) -> None:
    assert max(Counter(source.id for source in plan).values()) == 1
    keys = Counter((each.source, each.indicator, each.place) for source in plan for each in source.series)
    assert max(keys.values()) == 1
    told = Counter((each.indicator, each.place) for source in plan for each in source.series)
    assert max(told.values()) == 1  # one source for each number, so that nobody has to choose
    for source in plan:
        for each in source.series:
            assert each.column < len(CITY.families[each.family].places)


def test_there_is_what_the_citys_indicators_rest_on() -> None:
    there = {each.indicator for source in SOURCES for each in source.series}
    for source in SOURCES:
        if source.table["kind"] == "kma":
            for product in source.table["read"]:
                there |= {f"{name}.forecast" for name, _ in PRODUCTS[product].categories.values()}
    city = tomllib.loads(resources.path("cities/simulated/city.toml").read_text(encoding="utf-8"))
    wanted = {indicator["series"] for indicator in city["indicator"] if "series" in indicator}
    assert len(wanted) > 30
    assert not wanted - there


@pytest.mark.parametrize("source", READABLE, ids=lambda source: source.id)
def test_a_source_stores_what_was_planned(served: SimServer, source: Source) -> None:
    kind = DATA_KINDS[source.table["kind"]]
    config = kind.config.model_validate(expanded(dict(source.table), served.url))
    context = SourceContext(zone=ZoneInfo("Asia/Seoul"), clock=served.clock, stop=threading.Event())
    assert kind.poll is not None
    readings = sound(kind.poll(config, context), context.now)
    assert not readings.left_out
    found = {(each.indicator, each.place, each.unit): each for each in readings.samples if each.quality is Quality.GOOD}
    planned = {(each.indicator, each.place, each.unit): each for each in source.series}
    assert planned.keys() <= found.keys()
    for key, each in planned.items():
        assert found[key].value == CITY.now(each.family, found[key].at_ms / 1000)[each.column], key
        assert datetime.fromtimestamp(found[key].at_ms / 1000, UTC) <= context.now
    if not planned:
        assert readings.samples or readings.events or readings.cameras or source.id in ("warnings", "subway-alerts")
