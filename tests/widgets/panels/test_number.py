"""The panel of one number: what it says, and how it looks in each state."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import (
    DOWN,
    LATE,
    MISSING,
    NOW_MS,
    SPEED,
    FakeFacts,
    day_line,
    reading,
    usual_day,
)
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import Before, Comparison, Name, Span, Standing

SIZE = (424, 110)


def city(value: float | None = 17.8, **values: Any) -> FakeFacts:
    facts = FakeFacts()
    facts.put(SPEED, reading(value, **values))
    facts.lines[SPEED.id, Span.DAY, ""] = day_line(last=value)
    facts.usuals[SPEED.id, ""] = usual_day()
    return facts


STATES: dict[str, FakeFacts] = {
    "live": city(21.0),
    "unusual": city(10.2),
    "alarmed": city(8.4, standing=Standing.CRITICAL),
    "stale": city(18.2, **LATE),
    "down": city(18.2, **DOWN),
    "missing": city(None, **MISSING),
}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    image = picture(host("number", indicator=SPEED.id), STATES[state], SIZE)
    assert_looks_like(image, f"number-{state}", tmp_path)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("live", "차량 평균 속도, 21.0 km/h"),
        ("unusual", "차량 평균 속도, 10.2 km/h, −9.8 against usual"),
        ("stale", "차량 평균 속도, 18.2 km/h, Late, from 18:17"),
        ("down", "차량 평균 속도, 18.2 km/h, Last 18.2 km/h, 17:42"),
        ("missing", "차량 평균 속도, no value, No source gives it"),
    ],
)
def test_every_state_is_said_to_a_screen_reader(qapp: QApplication, state: str, words: str) -> None:
    panel = host("number", indicator=SPEED.id)
    panel.look_at(STATES[state])
    assert panel.spoken() == words


def test_there_is_no_colour_where_nothing_is_out_of_the_usual(qapp: QApplication) -> None:
    colours = wall_look().colours
    image = picture(host("number", indicator=SPEED.id), STATES["live"], SIZE)
    for colour in (colours.serious, colours.alert, colours.caution, colours.watch, colours.quality):
        assert share_of(image, colour) == 0.0


def test_a_value_that_is_gone_is_a_dash_and_never_a_number(qapp: QApplication) -> None:
    facts = city(None, **MISSING)
    dash = picture(host("number", indicator=SPEED.id), facts, SIZE)
    facts.put(SPEED, reading(0.0))
    assert dash != picture(host("number", indicator=SPEED.id), facts, SIZE)


def test_it_is_drawn_anew_only_where_it_looks_different(qapp: QApplication) -> None:
    panel, facts = host("number", indicator=SPEED.id), city(21.0)
    assert panel.look_at(facts)
    facts.now_ms += 1000
    assert not panel.look_at(facts)
    facts.put(SPEED, reading(21.4))
    assert panel.look_at(facts)


def test_an_unknown_indicator_is_named(qapp: QApplication) -> None:
    panel = host("number", indicator="traffic.sped")
    panel.look_at(city())
    assert panel.spoken() == "There is no indicator traffic.sped"


@pytest.mark.parametrize(
    ("compare", "words"),
    [
        ("target", "차량 평균 속도, 17.8 km/h, Target 24.0 km/h"),
        ("yesterday", "차량 평균 속도, 17.8 km/h, −1.5 against yesterday"),
        ("none", "차량 평균 속도, 17.8 km/h"),
    ],
)
def test_it_is_compared_with_what_the_layout_says(qapp: QApplication, compare: str, words: str) -> None:
    facts = city(17.8, beyond=-6.2)
    facts.comparisons[SPEED.id, Before.YESTERDAY, ""] = Comparison(19.3, -1.5, is_better=False)
    panel = host("number", indicator=SPEED.id, compare=compare)
    panel.look_at(facts)
    assert panel.spoken() == words


def test_the_page_of_a_district_shows_its_value(qapp: QApplication) -> None:
    facts = city(17.8)
    facts.put(SPEED, reading(14.2), "마포구")
    facts.names["마포구"] = Name("마포구", "Mapo-gu")
    here = host("number", indicator=SPEED.id, compare="none", place="마포구")
    here.look_at(facts)
    assert here.spoken() == "차량 평균 속도, 14.2 km/h, city 17.8"
    facts.put(SPEED, reading(17.8, **LATE))
    here.look_at(facts)
    assert here.spoken() == "차량 평균 속도, 14.2 km/h", "what is late is no measure"


HARD: dict[str, tuple[float, Name]] = {
    "zero": (0.0, SPEED.name),
    "negative": (-273.15, SPEED.name),
    "million-millions": (1e12, SPEED.name),
    "long-name": (17.8, Name("아주 길어서 어떤 화면에도 들어가지 않는 이름 " * 4, "A very long name indeed " * 4)),
    "right-to-left": (17.8, Name("متوسط سرعة المركبات", "سرعة")),
    "emoji": (17.8, Name("속도 🚗🚦", "Speed 🚗")),
}


@pytest.mark.parametrize("size", [(424, 110), (200, 60), (60, 30), (1200, 800)])
@pytest.mark.parametrize("case", HARD)
def test_nothing_is_too_hard_to_draw(qapp: QApplication, case: str, size: tuple[int, int]) -> None:
    value, name = HARD[case]
    facts = FakeFacts()
    indicator = replace(SPEED, name=name)
    facts.put(indicator, reading(value))
    facts.lines[SPEED.id, Span.DAY, ""] = day_line(value, last=value)
    panel = host("number", indicator=SPEED.id)
    image = picture(panel, facts, size)
    assert (image.width(), image.height()) == size
    assert "failed" not in panel.spoken()


def test_the_clock_of_a_value_of_another_day_has_its_day(qapp: QApplication) -> None:
    panel = host("number", indicator=SPEED.id)
    panel.look_at(city(17.8, at_ms=NOW_MS - 3 * 86_400_000, freshness=LATE["freshness"]))
    assert "09-14" in panel.spoken()


def test_words_without_room_become_their_number(qapp: QApplication, tmp_path: Path) -> None:
    """Nothing that the program says is cut: of a remark the number stays, of that the shape."""
    assert_looks_like(
        picture(host("number", indicator=SPEED.id), STATES["unusual"], (260, 110)), "number-small", tmp_path
    )


def test_pointed_at_it_says_all_there_is(qapp: QApplication) -> None:
    facts = city(17.8)
    facts.described[SPEED.id] = replace(SPEED, note="모든 도로의 평균")
    panel = host("number", indicator=SPEED.id, compare="none")
    picture(panel, facts, SIZE)
    assert [touch.words for touch in panel.touches] == ["차량 평균 속도, 17.8 km/h\nTOPIS\n모든 도로의 평균"]
