"""A picture of the city's folder in a tile."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tests.fakes.facts import FakeFacts
from tests.widgets.images import assert_looks_like, share_of
from tests.widgets.panels.looks import host, picture, wall_look
from widgets.facts import Name, Picture

RED = QColor(200, 40, 40)


def wide(revision: int = 1) -> Picture:
    """A red picture twice as wide as high, with a blue half."""
    image = QImage(800, 400, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(RED)
    for x in range(400, 800):
        for y in range(0, 400, 400):
            image.setPixelColor(x, y, Qt.GlobalColor.blue)
    return Picture(revision, "", (image, image.scaled(400, 200)))


def city(shown: Picture | None) -> FakeFacts:
    return FakeFacts(pictures={} if shown is None else {"hall.jpg": shown})


STATES = {"live": wide(), "missing": Picture(1, "hall.jpg: File is missing")}


@pytest.mark.parametrize("state", STATES)
def test_every_state_looks_as_it_should(qapp: QApplication, state: str, tmp_path: Path) -> None:
    panel = host("picture", file="hall.jpg", caption={"en": "The hall", "ko": "로비"})
    assert_looks_like(picture(panel, city(STATES[state]), (420, 300)), f"picture-{state}", tmp_path)


def test_it_is_whole_or_fills_the_tile(qapp: QApplication) -> None:
    whole = picture(host("picture", file="hall.jpg"), city(wide()), (300, 300))
    assert share_of(whole, RED) == pytest.approx(0.5, abs=0.02)
    filled = picture(host("picture", file="hall.jpg", fit="crop"), city(wide()), (300, 300))
    assert share_of(filled, RED) == pytest.approx(1.0, abs=0.02)
    assert share_of(whole, wall_look().colours.s0) > 0.4


def test_it_is_drawn_anew_where_it_is_another_one(qapp: QApplication) -> None:
    panel, facts = host("picture", file="hall.jpg"), city(None)
    assert panel.look_at(facts)
    facts.pictures["hall.jpg"] = wide()
    assert panel.look_at(facts)
    assert not panel.look_at(facts)
    facts.pictures["hall.jpg"] = wide(2)
    assert panel.look_at(facts)


def test_it_says_its_caption_and_what_is_wrong(qapp: QApplication) -> None:
    panel = host("picture", file="hall.jpg", caption={"en": "The hall"}, title=Name("Today"))
    panel.look_at(city(STATES["missing"]))
    assert panel.spoken() == "Today, The hall, hall.jpg: File is missing"


@pytest.mark.parametrize("size", [(60, 30), (2, 2), (2000, 30)])
def test_nothing_is_too_hard_to_draw(qapp: QApplication, size: tuple[int, int]) -> None:
    for shown in (None, wide(), Picture(1, "아주 긴 이유 🚧 " * 40)):
        panel = host("picture", file="hall.jpg", caption={"en": "long caption " * 30}, title=Name("긴 제목 " * 30))
        assert picture(panel, city(shown), size).width() == size[0]
        assert "failed" not in panel.spoken()


@pytest.mark.parametrize("file", ["/etc/passwd", "../secret.png", "pictures/../../x.png", "C:\\x.png", "\\\\host\\x"])
def test_only_files_of_the_citys_folder_are_allowed(file: str) -> None:
    with pytest.raises(ValueError, match="path from the city's folder"):
        host("picture", file=file)
