"""Projects and notices as screens know them: in their language, for their audience, at their time."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from controlroom.city import City, load_city
from controlroom.facts.city import CityFacts
from controlroom.facts.past import PastReader, sqlite_store
from layouts.model import Audience
from tests.layouts.helpers import CITY, write
from widgets.facts import Freshness, Name

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 9, 17, 14, 20, tzinfo=SEOUL)
DAY_MS = 86_400_000
PROJECTS = """schema_version = 1
[[project]]
id = "tunnel"
name = {ko = "터널", en = "Tunnel"}
begin = 2025-01-01
end = 2027-01-01
progress = 40
as_of = 2026-09-10
milestones = [{date = 2026-12-01, name = {ko = "관통"}}, {date = 2026-01-01, name = {ko = "착공"}, done = 2026-01-05}]
owner = {name = {ko = "치수안전과"}, call = "02-2133-0000"}
audience = ["citizen"]

[[project]]
id = "counted"
name = {ko = "지표"}
begin = 2025-01-01
end = 2027-01-01
progress_from = "a"
"""
INDICATOR = '[[indicator]]\nid = "a"\nname = {ko = "가"}\nseries = "s"\n'


@pytest.fixture(autouse=True)
def seoul(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    import time

    monkeypatch.setenv("TZ", "Asia/Seoul")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def city(tmp_path: Path) -> City:
    write(tmp_path, "city.toml", CITY + INDICATOR)
    write(tmp_path, "projects.toml", PROJECTS)
    head = 'schema_version = 1\ntitle = {ko = "알림", en = "Notice"}\n'
    write(tmp_path, "notices/a.toml", head + "begin = 2026-09-17\nend = 2026-09-18\n")
    write(tmp_path, "notices/b.toml", head + 'audience = ["mayor"]\nitems = [{at = 09:05:00, name = {en = "Tour"}}]\n')
    return load_city(tmp_path, lambda _: None)


def facts(city: City, audience: Audience, now: datetime = NOW, language: str = "ko") -> CityFacts:
    past = PastReader(sqlite_store(city.folder / "none.db"), SEOUL)
    found = CityFacts(past, language=language, gloss="en" if language == "ko" else "ko", audience=audience)
    found.set_city(city.file.indicators, (), audience)
    found.set_files(city)
    found.renew((), (), (), round(now.timestamp() * 1000))
    return found


def test_a_project_is_told_in_the_languages_of_the_screen(qapp: QApplication, city: City) -> None:
    (tunnel,) = facts(city, "citizen").projects()
    assert tunnel.name == Name("터널", "Tunnel")
    assert [(each.name.text, each.done is not None) for each in tunnel.milestones] == [("착공", True), ("관통", False)]
    assert (tunnel.call, tunnel.owner.text) == ("tel:0221330000", "치수안전과")
    (english,) = facts(city, "citizen", language="en").projects()
    assert english.name == Name("Tunnel", "터널")


@pytest.mark.parametrize(("days", "freshness"), [(0, Freshness.FRESH), (39, Freshness.LATE), (200, Freshness.DOWN)])
def test_a_progress_grows_old(qapp: QApplication, city: City, days: int, freshness: Freshness) -> None:
    from datetime import timedelta

    (tunnel,) = facts(city, "citizen", NOW + timedelta(days=days)).projects()
    assert tunnel.freshness is freshness
    assert tunnel.progress == 40


def test_a_progress_of_an_indicator_without_a_value_has_the_reason(qapp: QApplication, city: City) -> None:
    (counted,) = facts(city, "operator").projects()
    assert counted.progress is None
    assert counted.reason


def test_it_is_the_same_object_for_as_long_as_nothing_is_new(qapp: QApplication, city: City) -> None:
    found = facts(city, "citizen")
    before = found.projects()[0]
    found.renew((), (), (), found.now_ms + 1000)
    assert found.projects()[0] is before
    found.renew((), (), (), found.now_ms + 60 * DAY_MS)
    assert found.projects()[0] is not before


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (datetime(2026, 9, 16, 23, 59, tzinfo=SEOUL), ["b"]),
        (datetime(2026, 9, 17, 0, 0, tzinfo=SEOUL), ["a", "b"]),
        (datetime(2026, 9, 18, 23, 59, tzinfo=SEOUL), ["a", "b"]),
        (datetime(2026, 9, 19, 0, 0, tzinfo=SEOUL), ["b"]),
    ],
)
def test_a_notice_is_shown_in_its_time(qapp: QApplication, city: City, at: datetime, shown: list[str]) -> None:
    assert [notice.id for notice in facts(city, "mayor", at).notices()] == shown


def test_a_notice_is_for_its_audience(qapp: QApplication, city: City) -> None:
    assert [notice.id for notice in facts(city, "citizen").notices()] == ["a"]
    (_, board) = facts(city, "mayor").notices()
    assert [(item.time, item.name.text) for item in board.items] == [("09:05", "Tour")]
