"""Indicators as they are now."""

from datetime import timedelta

import pytest

from controlroom.indicators.explaining import explained
from controlroom.indicators.measured import Measured
from controlroom.indicators.now import look_now, standing, state, target
from feeds.data.core import Latest, Quality
from feeds.data.store.sqlite_reader import SqliteReader
from tests.controlroom.indicators.cities import NOW, Store, ago, ms
from tests.layouts.test_indicators import formula, indicator
from widgets.facts import Standing


def reasons(measured: Measured) -> list[tuple[str, str]]:
    return [(lack.indicator, lack.reason.english()) for lack in measured.lacks]


def test_a_series_of_the_whole_city(store: Store) -> None:
    store.city(indicator("a", 'unit = "µg/m³"'))
    store.add("s", [(ago(minutes=20), 41.0), (ago(hours=1), 40.0)], unit="µg/m³", source="air")
    now = store.look().at("a")
    assert (now.value, now.quality, now.sources, now.is_stale, now.lacks) == (41.0, Quality.GOOD, ("air",), False, ())
    assert now.age_s(ms(NOW)) == 1200


@pytest.mark.parametrize(
    ("combine", "value"), [("mean", 20.0), ("sum", 60.0), ("most", 30.0), ("least", 10.0), ("last", 20.0)]
)
def test_places_make_the_city(store: Store, combine: str, value: float) -> None:
    store.city(indicator("a", f'combine = "{combine}"'))
    for place, minutes, each in (("b", 30, 10.0), ("c", 5, 20.0), ("d", 50, 30.0)):
        store.add("s", [(ago(minutes=minutes), each)], place=place, source=f"of-{place}")
    look = store.look()
    now = look.at("a")
    assert now.value == value
    assert now.age_s(ms(NOW)) == 50 * 60, "the oldest decides"
    assert now.places == (3, 3)
    assert now.sources == ("of-b", "of-c", "of-d")
    assert state(look, store.indicators.good["a"]).places.keys() == {"b", "c", "d"}
    assert look.at("a", "c").value == 20.0


def test_what_a_source_says_of_the_whole_city_comes_first(store: Store) -> None:
    store.city(indicator("a"))
    store.add_places("s", [1, 2, 3])
    store.add("s", [(ago(minutes=1), 7.0)])
    assert store.look().at("a").value == 7.0
    later = store.look(NOW + timedelta(hours=2, seconds=-30)).at("a")
    assert (later.value, later.is_stale, later.places) == (2.0, False, (3, 3)), "but not once it is stale"


def test_without_combining_only_the_whole_city_counts(store: Store) -> None:
    store.city(indicator("a", 'combine = "none"'))
    store.add_places("s", [1, 2])
    look = store.look()
    assert reasons(look.at("a")) == [("a", "Sources give only values of single places, none of the whole city")]
    assert look.at("a", "b").value == 2.0
    store.add("s", [(ago(hours=9), 5.0)])
    now = store.look().at("a")
    assert (now.value, now.is_stale) == (5.0, True)


def test_stale_places_are_left_out_where_enough_are_fresh(store: Store) -> None:
    store.city(indicator("a"), indicator("t", 'combine = "sum"'))
    store.add_places("s", [10, 20, 30])
    store.add("s", [(ago(hours=3), 1000.0)], place="late")
    now = store.look().at("a")
    assert (now.value, now.is_stale, now.places, now.age_s(ms(NOW))) == (20.0, False, (3, 4), 0)
    total = store.look().at("t")
    assert (total.value, total.quality) == (60.0, Quality.ESTIMATED), "a part of the sum is missing"


def test_a_stale_city_is_told_with_all_it_has(store: Store) -> None:
    store.city(indicator("a"))
    store.add_places("s", [10, 20, 30], at=ago(hours=5))
    store.add("s", [(NOW, 60.0)], place="x")
    now = store.look().at("a")
    assert (now.value, now.is_stale, now.places) == (30.0, True, (4, 4))


def test_too_few_places_make_no_city(store: Store) -> None:
    store.city(indicator("a"), indicator("b", "enough_places = 0.2"))
    store.add_places("s", [10, None, None, None])
    look = store.look()
    assert look.at("a").value is None
    assert reasons(look.at("a")) == [("a", "Only 1 of 4 places have a value")]
    assert look.at("b").value == 10.0
    assert reasons(look.at("a", "b")) == [("a", "Source has no value now")]


def test_places_that_are_long_gone_do_not_count(store: Store) -> None:
    store.city(indicator("a"))
    store.add_places("s", [10])
    for place in ("x", "y", "z"):
        store.add("s", [(ago(days=90), 99.0)], place=place)
    now = store.look().at("a")
    assert (now.value, now.places) == (10.0, (1, 1))


def test_the_source_with_the_newest_value_counts(store: Store) -> None:
    store.city(indicator("a"), indicator("b", 'source = "old"'), indicator("c", 'source = "none"'))
    store.add("s", [(ago(minutes=30), 1.0)], source="old")
    store.add("s", [(ago(minutes=10), 2.0)], source="new")
    store.add("s", [(ago(minutes=1), None)], source="empty")
    look = store.look()
    assert look.at("a").value == 2.0
    assert look.at("b").value == 1.0
    assert reasons(look.at("c")) == [("c", "No source gives the series s")]


@pytest.mark.parametrize(
    ("unit", "value", "reason"),
    [
        ("mg/m³", 12.0, None),
        ("", 0.012, None),
        ("㎍/㎥", 0.012, None),
        ("ppm", None, "Source src gives it in ppm, which cannot be converted to µg/m³"),
    ],
)
def test_units_of_series(store: Store, unit: str, value: float | None, reason: str | None) -> None:
    store.city(indicator("a", 'unit = "µg/m³"'))
    store.add("s", [(NOW, 0.012)], unit=unit)
    now = store.look().at("a")
    assert now.value == (None if value is None else pytest.approx(value))
    assert reasons(now) == ([] if reason is None else [("a", reason)])


def test_a_formula_over_the_city_and_its_places(store: Store) -> None:
    store.city(
        indicator("parked", 'combine = "sum"'),
        indicator("racks", 'combine = "sum"').replace('"s"', '"r"'),
        formula("share", "share(parked, racks)", 'unit = "%"'),
        formula("fullest", "share(parked, racks)", 'unit = "%"', 'combine = "most"'),
    )
    store.add_places("s", [5, 10, 0], at=ago(minutes=9))
    store.add_places("r", [10, 10, 20])
    look = store.look()
    assert look.at("share").value == pytest.approx(37.5), "of the sums, not the mean of the shares"
    assert look.at("share").age_s(ms(NOW)) == 540
    assert look.at("fullest").value == 100.0
    assert {place: look.at("share", place).value for place in look.places("share")} == {"a": 50.0, "b": 100.0, "c": 0.0}


def test_an_input_without_places_counts_with_its_city_everywhere(store: Store) -> None:
    store.city(
        indicator("own"),
        indicator("city").replace('"s"', '"c"'),
        indicator("gauge", 'places = "station"').replace('"s"', '"g"'),
        formula("f", "own + city + gauge"),
    )
    store.add_places("s", [1, 2])
    store.add("c", [(NOW, 10.0)])
    store.add("g", [(NOW, 100.0)], place="a")
    look = store.look()
    assert look.places("f") == {"a", "b"}
    assert [look.at("f", place).value for place in "ab"] == [111.0, 112.0]
    assert look.at("f").value == 111.5
    explanation = explained(store.indicators, look, "f", "en", "b")
    assert explanation is not None
    assert [(each.id, each.place, each.measured.value) for each in explanation.inputs] == [
        ("own", "b", 2.0),
        ("city", "", 10.0),
        ("gauge", "", 100.0),
    ]
    assert explanation.words.english() == "OWN + CITY + GAUGE"


def test_missing_inputs_are_named_through_formulas(store: Store) -> None:
    store.city(
        indicator("a"),
        indicator("b").replace('"s"', '"gone"'),
        indicator("bad", "foo = 1"),
        formula("f", "a + b"),
        formula("g", "f / a + a / (a - a)"),
        formula("h", "a + bad"),
    )
    store.add("s", [(NOW, 2.0)])
    look = store.look()
    assert reasons(look.at("f")) == [("b", "No source gives the series gone")]
    assert reasons(look.at("g")) == [
        ("b", "No source gives the series gone"),
        ("g", "(a - a) is 0, nothing can be divided by it"),
    ]
    assert reasons(look.at("h")) == [("bad", "This indicator is wrong in the city's file")]
    assert look.at("g").value is None
    assert explained(store.indicators, look, "a", "en") is None
    explanation = explained(store.indicators, look, "h", "en")
    assert explanation is not None
    assert [each.entry and each.entry.id for each in explanation.inputs] == ["a", None]


def test_the_quality_of_the_worst_input(store: Store) -> None:
    store.city(indicator("a"), indicator("b").replace('"s"', '"t"'), formula("f", "a + b"))
    store.add("s", [(NOW, 2.0)], quality=Quality.SUSPECT)
    store.add("t", [(NOW, 2.0)], quality=Quality.ESTIMATED)
    look = store.look()
    assert (look.at("b").quality, look.at("f").quality) == (Quality.ESTIMATED, Quality.SUSPECT)


def test_numbers_too_large_to_add_are_missing(store: Store) -> None:
    store.city(indicator("a", 'combine = "sum"'))
    store.add_places("s", [1.7e308, 1.7e308])
    assert reasons(store.look().at("a")) == [("a", "Its value is too large")]


@pytest.mark.parametrize(
    ("direction", "limits", "levels"),
    [
        ("less", (10, 20), {9: "normal", 10: "warning", 19: "warning", 20: "critical"}),
        ("more", (20, 10), {21: "normal", 20: "warning", 11: "warning", 10: "critical"}),
    ],
)
def test_values_against_thresholds(
    store: Store, direction: str, limits: tuple[int, int], levels: dict[int, str]
) -> None:
    keys = (f'direction = "{direction}"', f"warning = {limits[0]}", f"critical = {limits[1]}")
    store.city(indicator("a", *keys), indicator("t", *keys, 'combine = "sum"'), indicator("none"))
    entry, total, none = store.indicators.good.values()
    assert {value: standing(entry, value) for value in levels} == levels
    assert standing(entry, None) is None
    assert standing(none, 5) is None
    assert standing(total, 10.0, "a") is None, "limits of the sum are not those of a place"
    assert standing(entry, 15.0, "a") is Standing.WARNING


def test_values_against_targets(store: Store) -> None:
    store.city(
        indicator("less", 'direction = "less"', "target = 15"), indicator("more", 'direction = "more"', "target = 90")
    )
    less, more = store.indicators.good.values()
    found = [target(less, 18), target(less, 15), target(more, 95), target(more, 80)]
    assert [(each.is_reached, each.beyond) for each in found if each] == [
        (False, -3),
        (True, 0),
        (True, 5),
        (False, -10),
    ]
    assert target(less, None) is None


class CountingReader(SqliteReader):
    """Counts how often the newest are read."""

    read = 0

    def latest(self, *, after_revision: int = -1) -> list[Latest]:
        self.read += 1
        return super().latest(after_revision=after_revision)


def test_all_of_now_is_read_once(store: Store) -> None:
    store.city(indicator("a"), formula("f", "a * 2"), formula("g", "f + a"))
    store.add_places("s", [1, 2])
    store.reader()
    reader = CountingReader(store.folder / "numbers.db")
    look = look_now(store.indicators, reader, ms(NOW))
    states = [state(look, entry) for entry in store.indicators.good.values()]
    assert [each.city.value for each in states] == [1.5, 3.0, 4.5]
    assert reader.read == 1
    reader.close()
