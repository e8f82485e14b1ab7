"""Facts that follow a running city: what comes in together is shown once, and what is read beside follows."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from controlroom.alarms.desk import AlarmDesk
from controlroom.facts.live import SECOND_MS, TOGETHER_MS, LiveFacts
from controlroom.numbers import Numbers
from feeds.data.core import Latest, Quality, SeriesKey
from feeds.data.health import SourceHealth
from tests.controlroom.indicators.cities import Store, hourly
from tests.layouts.helpers import write
from tests.layouts.test_indicators import indicator
from widgets.facts import Span

LIMIT_MS = 30_000
KEY = SeriesKey("src", "s")


class Following:
    """Facts over numbers that a test puts in, and how often they changed."""

    def __init__(self, store: Store) -> None:
        self.numbers = Numbers(store.folder / "numbers.db", "Asia/Seoul")
        self.live = LiveFacts(
            self.numbers,
            store.folder,
            store.folder / "numbers.db",
            ZoneInfo("Asia/Seoul"),
            language="ko",
            gloss="en",
            audience="operator",
            reports=dict,
            desk=AlarmDesk(None, operator="", language="ko", gloss="en", tone=lambda: None),
        )
        self.live.facts.set_city(store.indicators, (), "operator")
        self.changes = 0
        self.live.changed.connect(self._count)

    def _count(self) -> None:
        self.changes += 1

    def come(self, value: float) -> None:
        """Let a number come in."""
        self.numbers.latest[KEY] = Latest(KEY, "", self.live.facts.now_ms, value, Quality.GOOD, 0, 0)
        self.numbers.changed.emit()


@pytest.fixture
def following(store: Store, qtbot: QtBot) -> Iterator[Following]:
    store.city(indicator("a"))
    following = Following(store)
    yield following
    following.live.close()
    following.numbers.close()


def test_what_comes_in_together_is_shown_once(following: Following, qtbot: QtBot) -> None:
    for number in range(100):
        following.come(float(number))
    assert following.changes == 0, "not while it comes in"
    qtbot.waitUntil(lambda: following.changes > 0, timeout=LIMIT_MS)
    qtbot.wait(3 * TOGETHER_MS)
    assert following.changes == 1
    assert following.live.facts.reading("a").value == 99.0
    following.come(7.0)
    qtbot.waitUntil(lambda: following.changes == 2, timeout=LIMIT_MS)
    assert following.live.facts.reading("a").value == 7.0


def test_ages_go_on_without_news(following: Following, qtbot: QtBot) -> None:
    following.live.start()
    assert following.changes, "at once what is there"
    before_ms = following.live.facts.now_ms
    qtbot.waitUntil(lambda: following.live.facts.now_ms >= before_ms + 2 * SECOND_MS, timeout=LIMIT_MS)
    assert following.changes >= 3


def test_the_past_follows_when_it_is_read(store: Store, following: Following, qtbot: QtBot) -> None:
    store.add("s", hourly(1.0, 400))
    following.numbers.latest = {each.key: each for each in store.reader().latest()}
    following.live.start()
    facts, came = following.live.facts, []
    following.live.changed.connect(lambda: came.append(facts.line("a", Span.WEEK)))
    assert facts.line("a", Span.WEEK) is None
    qtbot.waitUntil(lambda: bool(came) and came[-1] is not None, timeout=LIMIT_MS)


def test_sources_have_their_names_as_soon_as_they_are_known(store: Store, following: Following, qtbot: QtBot) -> None:
    text = 'schema_version = 1\n[[source]]\nkind = "http"\nid = "air"\nname = {ko = "대기질"}\naddress = "http://192.0.2.1"\n'
    write(store.folder, "sources/air.toml", text)
    following.numbers.sources = {"air": SourceHealth("air", "http", 60)}
    following.numbers.changed.emit()
    qtbot.waitUntil(lambda: following.changes == 1, timeout=LIMIT_MS)
    assert [each.name for each in following.live.facts.sources()] == ["대기질"]


def test_nothing_changes_after_the_end(following: Following, qtbot: QtBot) -> None:
    following.live.start()
    following.come(1.0)
    following.live.close()
    changes = following.changes
    qtbot.wait(SECOND_MS + 3 * TOGETHER_MS)
    assert following.changes == changes
