"""Columns of values are what a look at each of their times gives."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from controlroom.indicators.columns import Column, Columns
from controlroom.indicators.look import Look
from controlroom.indicators.measured import Given
from feeds.data.core import Quality, SeriesKey
from layouts.indicator_files import IndicatorEntry
from layouts.indicators import Indicators
from tests.controlroom.indicators.cities import Store
from tests.layouts.test_indicators import formula, indicator

PLACES = ("", "x", "y", "z")
TIMES = 3
VALUES = st.lists(st.none() | st.floats(-1e6, 1e6), min_size=TIMES, max_size=TIMES)
SERIES = st.dictionaries(st.sampled_from(PLACES), VALUES, max_size=len(PLACES))
WAYS = ("mean", "sum", "most", "least", "last", "none")


def at_time(columns: Mapping[str, Mapping[str, Column]], time: int, indicators: Indicators) -> Look:
    """Return a look at one of the times, of which nothing is stale."""

    def samples(entry: IndicatorEntry) -> dict[str, Given]:
        found = {}
        for place, column in columns.get(entry.id, {}).items():
            value = column[time]
            quality = Quality.GOOD if value is not None else Quality.ABSENT
            found[place] = Given(SeriesKey("src", entry.id, place), "", 1000 + time, value, quality)
        return found

    return Look(indicators, samples, 0)


@pytest.mark.parametrize("combine", WAYS)
@pytest.mark.parametrize("enough", ["0", "0.7"])
def test_columns_are_what_looks_are(store: Store, combine: str, enough: str) -> None:
    how = f'combine = "{combine}"'
    store.city(
        indicator("a", how, f"enough_places = {enough}"),
        indicator("b", 'combine = "mean"').replace('"s"', '"t"'),
        indicator("c", 'places = "station"', 'combine = "sum"').replace('"s"', '"u"'),
        formula("f", "a / b + 2 * c"),
        formula("g", "max(a, b) - min(a, b)", how),
        formula("h", "f + g"),
    )
    indicators = store.indicators
    assert set(indicators.good) == set("abcfgh")

    @given(a=SERIES, b=SERIES, c=SERIES)
    def same(a: dict[str, Column], b: dict[str, Column], c: dict[str, Column]) -> None:
        columns: dict[str, dict[str, Column]] = {"a": a, "b": b, "c": c}
        structure = at_time(columns, 0, indicators)
        found = Columns(indicators, structure, lambda entry: columns[entry.id], TIMES)
        for time in range(TIMES):
            look = at_time(columns, time, indicators)
            for id in indicators.good:
                for place in PLACES:
                    assert found.at(id, place)[time] == pytest.approx(look.at(id, place).value)

    same()


def test_what_is_wrong_or_elsewhere_has_no_value(store: Store) -> None:
    store.city(indicator("a"), indicator("wrong", "unit = 1").replace('"s"', '"t"'), formula("f", "a + wrong"))
    look = at_time({"a": {"": [1.0] * TIMES}}, 0, store.indicators)
    columns = Columns(store.indicators, look, lambda entry: {"": [1.0] * TIMES}, TIMES)
    assert columns.at("a") == [1.0] * TIMES
    assert columns.at("a", "nowhere") == columns.at("nothing") == columns.at("f") == [None] * TIMES
