"""The built-in simulated city, asked without a server."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from controlroom.city import BUILT_IN
from controlroom.sim.data.model.city import SimCity
from controlroom.sim.data.planned import Series
from controlroom.sim.data.sources import city_sources as simulated_sources
from controlroom.sim.events import given
from controlroom.sources import all_prepared, city_sources
from controlroom.still.asking import URL, Asked, ask_sources
from controlroom.still.reader import SimReader
from feeds.data.readings import ms
from layouts.expansion import standard_lookup
from resources import path
from tests.layouts.helpers import CITY, LAYOUT, write

SEOUL = ZoneInfo("Asia/Seoul")
AT = datetime(2026, 9, 17, 18, 42, tzinfo=SEOUL)
AT_MS = ms(AT)


def asked_at(model: SimCity, at: datetime = AT, folder: Path | None = None) -> Asked:
    """What the sources in a city's folder gave."""
    folder = folder or path(BUILT_IN)
    lookup = standard_lookup(given(URL), {})
    ready, failed = all_prepared(city_sources(folder, lookup).entries, lookup, folder=folder)
    assert failed == {}
    return ask_sources(model, ready, SEOUL, at)


def plan(model: SimCity) -> list[Series]:
    return [series for source in simulated_sources(model) for series in source.series]


def reader_of(model: SimCity, asked: Asked) -> SimReader:
    return SimReader(model, plan(model), asked, SEOUL, AT_MS)


_INDICATORS = """
[[indicator]]
id = "speed"
name = {en = "Speed", ko = "속도"}
unit = "km/h"
decimals = 1
series = "traffic.speed"

[[indicator]]
id = "dust"
name = {en = "Dust", ko = "먼지"}
series = "air.pm10"
"""


def small_city(folder: Path) -> Path:
    """A simulated city with a camera, two numbers and a page of all that; return its folder."""
    write(folder, "city.toml", CITY + 'simulated = true\ntimezone = "Asia/Seoul"\n' + _INDICATORS)
    write(folder, "cameras.csv", "id,name,main\na,플랫폼,${SIM_URL}/sindorim-platform/main.ts\n")
    tiles = [
        f'[[tile]]\npanel = {{kind = "number", {keys}}}\n'
        for keys in ('indicator = "speed"', 'indicator = "dust", place = "마포구"', 'indicator = "none"')
    ]
    write(folder, "layouts/page.toml", LAYOUT + 'columns = 2\nrows = 2\ncameras = ["a"]\n' + "".join(tiles))
    sources = [
        f'[[source]]\nkind = "http"\nid = "{id}"\naddress = "${{SIM_URL}}/json/{id}.json"\n'
        'rows = "rows"\nstale_after_s = 7200\n'
        f'[[source.sample]]\nindicator = "{indicator}"\nvalue = "{value}"\nat = "at"\nplace = "place"\n'
        for id, indicator, value in (("traffic", "traffic.speed", "speed"), ("air", "air.pm10", "pm10"))
    ]
    write(folder, "sources/all.toml", "schema_version = 1\n" + "".join(sources))
    return folder
