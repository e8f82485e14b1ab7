"""Districts as panels are told of them: names, order, what an indicator calls them, what is on no map."""

from zoneinfo import ZoneInfo

import pytest

from controlroom.facts.city import CityFacts
from controlroom.facts.past import PastReader
from feeds.data.core import Latest, Quality, SeriesKey, StoreError
from feeds.data.store.protocol import StoreReader
from layouts.indicator_files import IndicatorEntry
from layouts.indicators import Indicators
from tests.fakes.maps import seoul_city
from widgets.facts import Name, Stray

NOW_MS = 1_789_000_000_000
RAIN = IndicatorEntry.model_validate({"id": "rain", "name": {"ko": "비"}, "series": "rain"})


def no_store() -> StoreReader:
    raise StoreError("there is no store")


def facts(*places: str, language: str = "ko", gloss: str = "en") -> CityFacts:
    """Facts of Seoul with rain at these places."""
    made = CityFacts(PastReader(no_store, ZoneInfo("Asia/Seoul")), language=language, gloss=gloss, audience="operator")
    made.set_city(Indicators({"rain": RAIN}), (), "operator")
    made.set_map(seoul_city())
    keys = [SeriesKey("kma", "rain", place) for place in places]
    made.renew([Latest(key, "", NOW_MS, 1.0, Quality.GOOD, NOW_MS, 1) for key in keys], (), (), NOW_MS)
    return made


@pytest.mark.parametrize(
    ("language", "gloss", "name"),
    [("ko", "en", Name("마포구", "Mapo-gu")), ("en", "ko", Name("Mapo-gu", "마포구")), ("ko", "none", Name("마포구"))],
)
def test_places_are_called_by_the_names_of_their_districts(language: str, gloss: str, name: Name) -> None:
    made = facts(language=language, gloss=gloss)
    assert made.place_name("마포구") == made.place_name("11440") == made.place_name("Mapo-gu") == name
    assert made.place_name("어딘가") == Name("어딘가")


def test_places_come_in_the_order_of_the_districts_then_by_name() -> None:
    assert facts("마포구", "나", "종로구", "가").places("rain") == ["종로구", "마포구", "가", "나"]


def test_places_on_no_map_are_told_with_the_nearest_name() -> None:
    made = facts("마포구", "11440", "종루구", "x")
    assert made.strays("rain") == (Stray("x"), Stray("종루구", ("종로구",)))
    assert facts("마포구").strays("rain") == ()


def test_the_same_map_stays_the_same_object() -> None:
    made, city = facts(), seoul_city()
    made.set_map(city)
    first = made.districts()
    made.set_map(city)
    assert made.districts() is first
    made.set_map(None)
    assert made.districts() is None
    assert made.strays("rain") == ()


def test_a_map_lies_on_a_plane_where_north_is_up() -> None:
    found = facts().districts()
    assert found is not None
    (_, north), (_, south) = found.districts[10].label, found.districts[20].label  # Nowon, Gwanak
    assert north < south
    x, y = found.at(latitude_deg=37.5, longitude_deg=127.0)
    assert found.degrees(x, y) == pytest.approx((37.5, 127.0))
    assert found.is_schematic
