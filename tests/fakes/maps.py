"""Maps for tests: Seoul's schematic as panels have it, and a few squares."""

from collections.abc import Callable

import numpy as np

import resources
from controlroom.facts.districts import district_map
from layouts.city_file import CityFile
from layouts.districts.model import CityMap
from layouts.districts.reading import read_map
from layouts.files import CityConfig
from layouts.model import NamesByLanguage, name_in
from layouts.toml_file import TomlFile
from tests.fakes.facts import FakeFacts, reading
from widgets.facts import District, DistrictMap, Indicator, Name

RAIN = Indicator("weather.rain", Name("1시간 강우량", "Rainfall, last hour"), unit="mm", decimals=1)
RAINS = {
    "관악구": 38.5, "동작구": 34.0, "금천구": 31.5, "서초구": 30.5, "구로구": 29.0, "영등포구": 27.0, "강남구": 26.5,
    "양천구": 22.0, "송파구": 20.0, "용산구": 19.0, "강서구": 18.5, "마포구": 16.0, "강동구": 15.5, "성동구": 14.5,
    "중구": 14.0, "광진구": 13.0, "서대문구": 12.0, "종로구": 10.5, "동대문구": 10.0, "은평구": 9.0, "중랑구": 9.0,
    "성북구": 8.5, "강북구": 7.0, "노원구": 6.0, "도봉구": 5.5,
}  # fmt: skip


def seoul_city() -> CityMap:
    """The schematic as it is read from its file."""
    table = {"schema_version": 1, "id": "seoul", "name": {"ko": "서울"}, "map": {"districts": "seoul"}}
    city = CityFile(CityConfig.model_validate(table), TomlFile("city.toml", table, {}), ())
    found = read_map(resources.path("maps"), city)
    assert found.map is not None
    assert not found.problems
    return found.map


def in_korean(names: NamesByLanguage) -> Name:
    return Name(name_in("ko", names), names.get("en", ""))


def seoul(name: Callable[[NamesByLanguage], Name] = in_korean) -> DistrictMap:
    """The schematic as panels draw it."""
    return district_map(seoul_city(), name)


def rainy(values: dict[str, float] = RAINS) -> FakeFacts:
    """Seoul on the evening of a heavy rain."""
    facts = FakeFacts(map=seoul())
    for place, value in values.items():
        facts.put(RAIN, reading(value), place)
    facts.put(RAIN, reading(sum(values.values()) / len(values)))
    return facts


def squares(count: int, names: Callable[[int], str] = "{}구".format) -> DistrictMap:
    """So many squares in a row, one degree wide."""
    districts = []
    for number in range(count):
        ring = np.array([(number, 0.0), (number + 1, 0.0), (number + 1, 1.0), (number, 1.0)])
        name = names(number)
        districts.append(District(name, Name(name), (number, 0), (ring,), (number + 0.5, 0.5)))
    return DistrictMap(tuple(districts), (), {district.id: number for number, district in enumerate(districts)})
