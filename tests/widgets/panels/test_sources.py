"""The panel of the sources' health: counts, the worst first, one in full."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import NOW_MS, FakeFacts
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import SourceFacts

SIZE = (424, 420)
GOOD = SourceFacts(
    "seoul-air", "서울 대기", "airkorea", "good", age_s=40, good_ms=NOW_MS - 40_000, next_ms=NOW_MS + 260_000
)
STALE = replace(
    GOOD,
    id="buses",
    name="버스 위치",
    condition="stale",
    age_s=1500,
    words="Source answers, but with numbers that are too old",
)
REFUSED = replace(
    GOOD,
    id="its-cameras",
    name="국가 CCTV",
    condition="refused",
    words="Key is not accepted, put a good one into the environment",
    age_s=7300,
)
SPENT = replace(
    GOOD, id="subway", name="지하철 위치", condition="out of quota", words="Calls of the day are used up", quota_left=0
)
FAILING = replace(GOOD, id="dasan", name="120 다산콜", condition="failing", words="Service does not answer", age_s=600)
WAITING = SourceFacts("new", "새 출처", "csv", "waiting")


def city(*sources: SourceFacts) -> FakeFacts:
    return FakeFacts(health=list(sources))


STATES: dict[str, FakeFacts] = {
    "live": city(GOOD, replace(GOOD, id="b", name="하천 수위", quota_left=8200), replace(GOOD, id="c", name="기상")),
    "stale": city(GOOD, STALE, replace(GOOD, id="c", name="기상")),
    "alarmed": city(GOOD, STALE, REFUSED, SPENT, FAILING, WAITING),
    "missing": city(),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    assert_looks_like(picture(host("sources"), STATES[state], SIZE), f"sources-{state}", tmp_path)


def test_the_worst_come_first(qapp: QApplication) -> None:
    panel = host("sources")
    panel.look_at(STATES["alarmed"])
    words = panel.spoken()
    assert words.startswith(
        "Sources, good 1, waiting 1, stale 1, out of quota 1, failing 1, refused 1, 국가 CCTV refused, Key"
    )
    names = ["국가 CCTV", "120 다산콜", "지하철 위치", "버스 위치"]
    assert sorted(names, key=words.index) == names
    assert "서울 대기" not in words


def test_sources_of_one_name_are_told_apart(qapp: QApplication, tmp_path: Path) -> None:
    shared = city(GOOD, *(replace(STALE, id=f"road-{number}", name="TOPIS") for number in (1, 2)))
    panel = host("sources")
    assert_looks_like(picture(panel, shared, SIZE), "sources-shared", tmp_path)
    assert "TOPIS road-2 stale" in panel.spoken()
    assert "seoul-air" not in panel.spoken()


def test_a_press_shows_one_in_full_and_another_all_of_them(qapp: QApplication, tmp_path: Path) -> None:
    panel = host("sources")
    before = picture(panel, STATES["alarmed"], SIZE)
    assert panel.press(QPointF(100, 180)) == (True, None)
    assert panel.spoken() == (
        "국가 CCTV refused, Key is not accepted, put a good one into the environment, 2 h ago, next at 18:46"
    )
    assert_looks_like(picture(panel, STATES["alarmed"], SIZE), "sources-full", tmp_path)
    assert panel.step(1)
    assert panel.press_focused() == (True, None)
    panel.leave()
    assert picture(panel, STATES["alarmed"], SIZE) == before


def test_a_source_that_went_away_is_no_longer_shown_in_full(qapp: QApplication) -> None:
    panel = host("sources")
    picture(panel, STATES["alarmed"], SIZE)
    panel.press(QPointF(100, 180))
    panel.look_at(STATES["live"])
    assert panel.spoken().startswith("Sources, good 3")


def test_there_is_no_violet_while_all_are_good(qapp: QApplication) -> None:
    quality = wall_look().colours.quality
    assert share_of(picture(host("sources"), STATES["live"], SIZE), quality, 8) == 0
    assert share_of(picture(host("sources"), STATES["stale"], SIZE), quality, 8) > 0


def test_a_second_later_it_looks_the_same(qapp: QApplication) -> None:
    panel, facts = host("sources"), city(GOOD, STALE)
    assert panel.look_at(facts)
    facts.now_ms += 1000
    facts.health = [replace(each, age_s=(each.age_s or 0) + 1) for each in facts.health]
    assert not panel.look_at(facts)


@pytest.mark.parametrize("size", [SIZE, (1600, 100), (150, 900), (60, 30)])
@pytest.mark.parametrize("chosen", [False, True])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, size: tuple[int, int], *, chosen: bool) -> None:
    names = ["아주 긴 이름의 출처 " * 12, "مصدر", "📡", *map(str, range(1000))]
    facts = city(
        *(
            replace(FAILING, id=str(number), name=name, quota_left=10**12, words="why " * 60)
            for number, name in enumerate(names)
        )
    )
    panel = host("sources")
    image = picture(panel, facts, size)
    if chosen:
        panel.press(QPointF(size[0] / 2, size[1] * 0.8))
        image = picture(panel, facts, size)
    assert (image.width(), image.height()) == size
    assert "failed" not in panel.spoken()
