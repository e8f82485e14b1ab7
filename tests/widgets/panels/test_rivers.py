"""The panel of river gauges: levels against their own limits, which comes next, how they moved."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import DOWN, HOUR_MS, LATE, MISSING, NOW_MS, FakeFacts, reading
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import Indicator, Line, Name, Span, Spot

LEVEL = Indicator("river.level", Name("하천 수위", "River level"), unit="m", decimals=2)
LIMITS = {
    id: Indicator(id, Name(id), unit="m", decimals=2) for id in ("river.close", "river.flood", "river.levee", "river.a")
}
SIZE = (424, 360)


def gauge(
    facts: FakeFacts, place: str, level: float | None, *limits: float, before: float | None = None, **v: Any
) -> None:
    facts.put(LEVEL, reading(level, **v), place)
    for indicator, limit in zip(LIMITS.values(), limits, strict=False):
        facts.put(indicator, reading(limit), place)
    if before is not None:
        spots = tuple(Spot(NOW_MS - minutes * 60_000, before) for minutes in (130, 70, 62))
        facts.lines[LEVEL.id, Span.DAY, place] = Line(NOW_MS - 24 * HOUR_MS, NOW_MS, spots)


def city(*levels: float | None, **values: Any) -> FakeFacts:
    facts = FakeFacts(described={LEVEL.id: LEVEL, **LIMITS})
    limits = ((5.5, 6.5, 8.6), (1.8, 4.1, 5.3), (3.4, 7.5, 9.0), (1.7, 3.6, 4.8))
    names = ("잠수교", "신림교", "오목교", "우이교")
    for name, level, each, before in zip(names, levels, limits, (4.7, 1.0, 0.9, None), strict=False):
        gauge(facts, name, level, *each, before=before, **values)
    return facts


STATES: dict[str, FakeFacts] = {
    "live": city(2.4, 0.7, 0.91, 0.6),
    "alarmed": city(4.82, 2.1, 7.6, 5.0),
    "stale": city(4.82, 2.1, 7.6, 5.0, **LATE),
    "down": city(4.82, 2.1, 7.6, 5.0, **DOWN),
    "missing": city(None, None, None, **MISSING),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    assert_looks_like(picture(host("rivers"), STATES[state], SIZE), f"rivers-{state}", tmp_path)


def test_it_looks_as_it_should_in_a_bright_hall(qapp: QApplication, tmp_path: Path) -> None:
    image = picture(host("rivers"), STATES["alarmed"], SIZE, wall_look("lobby"))
    assert_looks_like(image, "rivers-lobby", tmp_path)


def test_the_gauge_that_passed_the_highest_limit_comes_first_then_the_nearest(qapp: QApplication) -> None:
    panel = host("rivers")
    panel.look_at(STATES["alarmed"])
    words = panel.spoken()
    assert [words.index(name) for name in ("우이교", "오목교", "신림교", "잠수교")] == sorted(
        words.index(name) for name in ("우이교", "오목교", "신림교", "잠수교")
    )
    assert "우이교 5.00 m, levee passed, 139% of flood level" in words
    assert "신림교 2.10 m, closure passed, 2.00 to flood 4.10, 51% of flood level, rising, +1.10 in an hour" in words
    assert words.endswith("잠수교 4.82 m, 0.68 to closure 5.50, 74% of flood level, rising, +0.12 in an hour")


def test_how_it_moved_is_told_only_where_it_is_known(qapp: QApplication) -> None:
    facts = city(2.4, 0.7, 0.91, 0.6)
    spots = (Spot(NOW_MS - 200 * 60_000, 2.0), Spot(NOW_MS - 30 * 60_000, None))
    facts.lines[LEVEL.id, Span.DAY, "잠수교"] = Line(NOW_MS - 24 * HOUR_MS, NOW_MS, spots)
    panel = host("rivers")
    panel.look_at(facts)
    words = panel.spoken()
    assert "잠수교 2.40 m, 3.10 to closure 5.50, 37% of flood level, " in words
    assert "신림교 0.70 m, 1.10 to closure 1.80, 17% of flood level, falling, −0.30 in an hour" in words
    assert "오목교 0.91 m, 2.49 to closure 3.40, 12% of flood level, steady" in words
    assert words.count("in an hour") == 1


def test_a_gauge_is_watched_near_its_limit(qapp: QApplication) -> None:
    colours, facts = wall_look().colours, city(4.82)
    assert share_of(picture(host("rivers"), facts, SIZE), colours.watch, 8) > 0
    assert share_of(picture(host("rivers", near=0.05), facts, SIZE), colours.watch, 8) == 0


def test_a_limit_of_attention_counts_where_there_is_one(qapp: QApplication) -> None:
    facts = city(4.82)
    facts.put(LIMITS["river.a"], reading(4.5), "잠수교")
    panel = host("rivers", attention="river.a", levee=None)
    panel.look_at(facts)
    assert "attention passed, 0.68 to closure 5.50" in panel.spoken()


def test_late_levels_are_no_alarm(qapp: QApplication) -> None:
    colours = wall_look().colours
    late = picture(host("rivers"), STATES["stale"], SIZE)
    for colour in (colours.serious, colours.alert, colours.caution, colours.watch):
        assert share_of(late, colour, 8) == 0


def test_every_gauge_can_be_pointed_at(qapp: QApplication) -> None:
    panel = host("rivers")
    picture(panel, STATES["live"], SIZE)
    touch = panel.touch_at(QPointF(100, 80))
    assert touch is not None
    assert touch.words.startswith("잠수교 2.40 m, 3.10 to closure 5.50")


def test_a_second_later_it_looks_the_same(qapp: QApplication) -> None:
    panel, facts = host("rivers"), city(2.4, 0.7)
    assert panel.look_at(facts)
    facts.now_ms += 1000
    assert not panel.look_at(facts)


@pytest.mark.parametrize("size", [SIZE, (1600, 100), (150, 900), (60, 30)])
@pytest.mark.parametrize("level", [0, 1e12, -40])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, level: float, size: tuple[int, int]) -> None:
    facts = city()
    for number, name in enumerate(("아주 긴 이름의 다리 " * 8, "الجسر", "🌊", *map(str, range(1000)))):
        gauge(facts, name, level, *((), (0.0,), (-5.0, 1e12), (3.0, 2.0, 1.0))[number % 4], before=level)
    panel = host("rivers", count=200)
    image = picture(panel, facts, size)
    assert (image.width(), image.height()) == size
    assert "failed" not in panel.spoken()


def test_no_gauge_at_all_is_said(qapp: QApplication) -> None:
    panel = host("rivers")
    picture(panel, city(), SIZE)
    assert "failed" not in panel.spoken()
