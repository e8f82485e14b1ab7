"""The facts of a city for its panels, over a small store: what panels are told, and for whom."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from controlroom.facts.city import CityFacts
from controlroom.facts.past import PastReader, sqlite_store
from controlroom.words import say
from feeds.core import CameraReport, TileState
from feeds.data.core import Quality
from feeds.data.errors import DataErrorKind
from feeds.data.health import SourceHealth
from feeds.data.readings import Event, KeptEvent, Level
from layouts.cameras import Camera
from layouts.model import Audience
from tests.controlroom.facts.stores import Clock
from tests.controlroom.indicators.cities import NOW, SEOUL, Store, ago, hourly, ms
from tests.layouts.test_indicators import formula, indicator
from widgets.facts import Before, Freshness, Name, Span, Spot, Standing, Unknown

NOW_MS = ms(NOW)


class City:
    """Facts over a store, and the past that they are read from."""

    def __init__(self, store: Store, *, language: str = "ko", audience: Audience = "operator") -> None:
        self.store = store
        self.past = PastReader(sqlite_store(store.folder / "numbers.db"), SEOUL, clock=Clock(NOW))
        self.reports: dict[str, CameraReport] = {}
        gloss = "en" if language == "ko" else "ko"
        self.numbers: dict[str, int] = {}
        self.facts = CityFacts(
            self.past,
            language=language,
            gloss=gloss,
            audience=audience,
            reports=lambda: self.reports,
            numbers=lambda: self.numbers,
        )
        self.facts.set_city(store.indicators, (), audience)
        self.renew()

    def renew(
        self, events: Sequence[KeptEvent] = (), sources: Sequence[SourceHealth] = (), now_ms: int = NOW_MS
    ) -> None:
        self.facts.renew(self.store.reader().latest(), events, sources, now_ms)

    def read(self) -> None:
        """Have what was asked for so far."""
        self.past.read_now(self.past.asked())


KOREAN = 'name = {ko = "미세먼지", en = "Dust"}\n'


def test_an_indicator_is_named_in_the_screens_languages(store: Store, qtbot: QtBot) -> None:
    table = indicator(
        "a",
        'unit = "µg/m³"',
        "decimals = 1",
        'direction = "less"',
        "warning = 30",
        "critical = 60",
        "target = 15",
        'theme = "breathing"',
        'owner = {name = {ko = "대기정책과", en = "Air"}, call = "120"}',
        "stale_after_s = 60",
    ).replace('name = {en = "A"}\n', KOREAN)
    store.city(table)
    found = City(store).facts.indicator("a")
    assert (found.name, found.owner, found.call) == (Name("미세먼지", "Dust"), Name("대기정책과", "Air"), "tel:120")
    assert (found.unit, found.decimals, found.warning, found.critical, found.target) == ("µg/m³", 1, 30, 60, 15)
    assert (found.theme, found.stale_after_s, found.has_formula) == ("breathing", 60, False)
    assert City(store, language="en").facts.indicator("a").name == Name("Dust", "미세먼지")


def test_a_value_with_all_that_belongs_to_it(store: Store, qtbot: QtBot) -> None:
    store.city(indicator("a", 'direction = "less"', "warning = 30", "critical = 60", "target = 15", 'combine = "sum"'))
    store.add("s", [(ago(minutes=30), 20.0)], place="x", source="one", quality=Quality.ESTIMATED)
    store.add("s", [(ago(minutes=10), 25.0)], place="y", source="two")
    city = City(store)
    city.facts.set_source_names({"one": {"ko": "첫째", "en": "First"}})
    reading = city.facts.reading("a")
    assert (reading.value, reading.at_ms) == (45.0, ms(ago(minutes=30))), "as old as the oldest part"
    assert reading.freshness is Freshness.FRESH
    assert reading.filled == pytest.approx(0.5)
    assert reading.sources == ("첫째", "two"), "the id stands for a name that there is not"
    assert (reading.standing, reading.share, reading.beyond) == (Standing.WARNING, (2, 2), -30.0)
    assert reading.is_estimated
    assert city.facts.reading("a", "y").value == 25.0
    assert city.facts.reading("a", "y").standing is None, "limits are those of the sum"
    assert city.facts.places("a") == ["x", "y"]
    city.facts.set_source_names({"one": {"ko": "시청"}, "two": {"ko": "시청"}})
    city.renew()
    assert city.facts.reading("a").sources == ("시청",), "two sources of one publisher"


@pytest.mark.parametrize(
    ("minutes", "freshness", "filled"),
    [
        (0, Freshness.FRESH, 0.0),
        (15, Freshness.FRESH, 0.5),
        (60, Freshness.FRESH, 1.0),
        (61, Freshness.LATE, 1.0),
        (180, Freshness.LATE, 1.0),
        (181, Freshness.DOWN, 1.0),
    ],
)
def test_how_fresh_a_value_is(store: Store, qtbot: QtBot, minutes: int, freshness: Freshness, filled: float) -> None:
    store.city(indicator("a", "stale_after_s = 3600"))
    store.add("s", [(ago(minutes=minutes), 1.0)])
    reading = City(store).facts.reading("a")
    assert (reading.value, reading.freshness) == (1.0, freshness)
    assert reading.filled == pytest.approx(filled)


def test_a_value_that_was_never_there_has_a_reason(store: Store, qtbot: QtBot) -> None:
    store.city(indicator("a"), indicator("b").replace('"s"', '"t"'))
    store.add("t", [(ago(minutes=5), None)])
    facts = City(store).facts
    assert (facts.reading("a").value, facts.reading("a").freshness) == (None, Freshness.NONE)
    assert facts.reading("a").reason == "No source gives the series s"
    assert facts.reading("b").reason == "Source has no value now"
    assert facts.reading("a", "x").reason == "No source gives a value for x"


def test_a_formula_is_as_old_as_its_most_overdue_input(store: Store, qtbot: QtBot) -> None:
    store.city(
        indicator("minute", "stale_after_s = 600"),
        indicator("day", "stale_after_s = 172800").replace('"s"', '"t"'),
        formula("f", "minute + day"),
        formula("g", "2 * f"),
    )
    store.add("s", [(ago(minutes=4), 1.0)])
    store.add("t", [(ago(hours=20), 2.0)])
    facts = City(store).facts
    for id in ("f", "g"):
        assert facts.reading(id).freshness is Freshness.FRESH, "a number of a day ago is not late"
        assert facts.reading(id).filled == pytest.approx(20 / 24, abs=1 / 16), "in steps"
    store.add("s", [(ago(minutes=1), 1.0)])
    store.add("t", [(ago(hours=20), 2.0)])
    late = City(store)
    late.renew(now_ms=NOW_MS + 15 * 60_000)
    assert late.facts.reading("g").freshness is Freshness.LATE
    late.renew(now_ms=NOW_MS + 40 * 60_000)
    assert late.facts.reading("g").freshness is Freshness.DOWN


def test_an_indicator_that_there_is_not_is_told_with_the_nearest(store: Store, qtbot: QtBot) -> None:
    store.city(indicator("air.pm25"), formula("bad", "air.pm25 +"))
    facts = City(store).facts
    for ask in (facts.indicator, facts.reading, facts.places, facts.usual, facts.explained):
        with pytest.raises(Unknown) as caught:
            ask("air.pm52")
        assert say(caught.value.text) == "There is no indicator air.pm52. Is air.pm25 meant?"
    with pytest.raises(Unknown) as caught:
        facts.line("zzz", Span.DAY)
    assert say(caught.value.text) == "There is no indicator zzz"
    with pytest.raises(Unknown) as caught:
        facts.compared("bad", Before.YESTERDAY)
    assert say(caught.value.text).startswith("The indicator bad is wrong in city.toml: ")


def test_who_looks_sees_what_is_for_them(store: Store, qtbot: QtBot) -> None:
    store.city(
        indicator("a", 'audience = ["operator", "citizen"]', 'theme = "safe"'),
        indicator("b", 'audience = ["operator"]', 'theme = "safe"'),
        indicator("c", 'audience = ["operator", "citizen"]', 'theme = "warm"'),
        formula("f", "a + b", 'audience = ["citizen"]'),
    )
    store.add("s", [(NOW, 2.0)])
    facts = City(store, audience="citizen", language="en").facts
    assert [each.id for each in facts.indicators()] == ["a", "c", "f"]
    assert [each.id for each in facts.indicators("safe")] == ["a"]
    with pytest.raises(Unknown) as caught:
        facts.reading("b")
    assert say(caught.value.text) == "B is not for this screen"
    assert facts.reading("f").value == 4.0, "what is for them may rest on what is not"


def test_a_line_goes_up_to_the_newest_value(store: Store, qtbot: QtBot) -> None:
    store.city(indicator("a"))
    store.add("s", hourly(1.0, 400))
    city = City(store)
    assert city.facts.line("a", Span.DAY) is None
    assert city.facts.line("a", Span.YEAR) is None
    city.read()
    line = city.facts.line("a", Span.DAY)
    assert line is not None
    assert (line.from_ms, line.until_ms) == (ms(ago(hours=24)), NOW_MS)
    assert city.facts.line("a", Span.DAY) is line, "the same one while nothing is new"

    later_ms = NOW_MS + 600_000
    store.add("s", [(NOW, 1.0), (ago(minutes=-10), 5.0)])
    city.renew(now_ms=later_ms)
    longer = city.facts.line("a", Span.DAY)
    assert longer is not None
    assert longer.spots == (*line.spots, Spot(later_ms, 5.0))
    assert (longer.from_ms, longer.until_ms) == (line.from_ms + 600_000, line.until_ms + 600_000)
    assert city.facts.line("a", Span.DAY) is longer
    year = city.facts.line("a", Span.YEAR)
    assert year is not None
    assert later_ms not in {spot.at_ms for spot in year.spots}, "a day is not one value of it"


def test_a_line_of_which_nothing_was_stored_is_its_newest_value(store: Store, qtbot: QtBot) -> None:
    store.city(indicator("a"))
    city = City(store)
    city.facts.line("a", Span.DAY)
    city.read()
    assert city.facts.line("a", Span.DAY) is not None
    store.add("s", [(ago(minutes=1), 5.0)])
    city.renew()
    line = city.facts.line("a", Span.DAY)
    assert line is not None
    assert line.spots == (Spot(ms(ago(minutes=1)), 5.0),)


def test_what_is_usual_and_what_has_no_usual_hours(store: Store, qtbot: QtBot) -> None:
    store.city(indicator("a"), indicator("day", "stale_after_s = 172800"), indicator("new").replace('"s"', '"t"'))
    store.add("s", hourly(1.0, 24 * 36))
    store.add("t", hourly(1.0, 5))
    city = City(store)
    assert city.facts.usual("a") is None
    assert city.facts.usual("new") is None
    assert city.facts.usual("day") is None
    assert ("usual", "day", "") not in city.past.asked()
    city.read()
    usual = city.facts.usual("a")
    assert usual is not None
    assert len(usual.hours) == 31
    assert city.facts.usual("new") is None, "too little is known"


def test_a_value_beside_another_day(store: Store, qtbot: QtBot) -> None:
    store.city(indicator("a", 'direction = "less"'))
    store.add("s", [(NOW, 5.0), (ago(days=1), 3.0)])
    city = City(store)
    assert city.facts.compared("a", Before.YESTERDAY) is None
    city.read()
    compared = city.facts.compared("a", Before.YESTERDAY)
    assert compared is not None
    assert (compared.then, compared.difference, compared.is_better) == (3.0, 2.0, False)


def test_a_formula_is_explained_with_its_values(store: Store, qtbot: QtBot) -> None:
    store.city(
        indicator("a", 'unit = "km"', "decimals = 1"),
        indicator("b").replace('"s"', '"t"'),
        formula("f", "a / b", 'unit = "km"'),
    )
    store.add("s", [(NOW, 1234.56)])
    facts = City(store, language="en").facts
    explained = facts.explained("f")
    assert explained is not None
    assert explained.words == "A ÷ B"
    assert explained.inputs == (("A", "1,234.6 km"), ("B", "–"))
    assert facts.explained("a") is None


def test_another_city_forgets_the_past_of_the_one_before(store: Store, qtbot: QtBot) -> None:
    store.city(indicator("a"))
    store.add("s", hourly(1.0, 30))
    city = City(store)
    city.facts.line("a", Span.DAY)
    city.read()
    assert city.facts.line("a", Span.DAY) is not None
    store.city(indicator("a", "decimals = 2"))
    city.facts.set_city(store.indicators, (), "operator")
    city.renew()
    assert city.facts.indicator("a").decimals == 2
    assert city.facts.line("a", Span.DAY) is None


def happening(id: str, began_ms: int, **values: object) -> KeptEvent:
    event = Event(id=id, kind="incident", title=id, began_ms=began_ms, changed_ms=began_ms)
    return KeptEvent("fire", replace(event, **values), NOW_MS, 0)  # type: ignore[arg-type]


def test_events_the_latest_first_and_sources_by_their_names(store: Store, qtbot: QtBot) -> None:
    store.city(indicator("a"))
    city = City(store)
    city.facts.set_source_names({"fire": {"ko": "119 출동", "en": "119"}})
    failing = SourceHealth(
        "fire",
        "http",
        60,
        good_ms=NOW_MS - 90_000,
        newest_ms=NOW_MS - 120_000,
        failures=2,
        error=DataErrorKind.TIMEOUT,
        next_ms=NOW_MS + 5000,
        quota_left=7,
    )
    events = [
        happening("old", 1000),
        happening("new", 2000, level=Level.CRITICAL, place="강남구", details=(("k", "v"),)),
    ]
    city.renew(events, [failing, SourceHealth("air", "http", 60)])
    first, second = city.facts.events()
    assert (first.key, first.level, first.place, first.source) == (("fire", "new"), 3, "강남구", "119 출동")
    assert (second.key, second.level, first.details) == (("fire", "old"), 0, (("k", "v"),))
    fire, air = city.facts.sources()
    assert (fire.name, fire.condition, fire.age_s, fire.next_ms, fire.quota_left) == (
        "119 출동",
        "failing",
        120.0,
        NOW_MS + 5000,
        7,
    )
    assert fire.words
    assert (air.name, air.condition, air.words, air.age_s, air.good_ms) == ("air", "waiting", "", None, None)


def test_cameras_are_those_for_who_looks_with_their_states(store: Store, qtbot: QtBot) -> None:
    store.city(indicator("a"))
    city = City(store)
    hidden = Camera("b", {"ko": "나"}, (), 3, 10, audience=("operator",))
    seen = Camera(
        "a",
        {"ko": "가", "en": "A"},
        (),
        3,
        10,
        number="A-1",
        district="중구",
        lat=37.5,
        lon=127.0,
        audience=("citizen",),
    )
    city.facts.set_city(store.indicators, [seen, hidden], "citizen")
    (camera,) = city.facts.cameras().values()
    assert (camera.id, camera.name, camera.code, camera.district) == ("a", Name("가", "A"), "A-1", "중구")
    assert (camera.latitude_deg, camera.longitude_deg, camera.state) == (37.5, 127.0, None)
    city.reports["a"] = CameraReport("a", TileState.LOST)
    city.renew()
    assert (city.facts.cameras()["a"].state, city.facts.cameras()["a"].tile) == (TileState.LOST, None)
    city.numbers |= {"a": 2, "b": 3}
    city.renew()
    assert city.facts.cameras()["a"].tile == 2
    del city.reports["a"]
    city.renew()
    assert city.facts.cameras()["a"].tile is None, "nobody sees it"
