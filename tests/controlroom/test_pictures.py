"""Pictures of a city's folder: read in a thread, again when they are others, and what is wrong is said."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from controlroom.facts import pictures
from controlroom.facts.pictures import PictureReader
from widgets.facts import Picture


def save(file: Path, width: int = 40, height: int = 20, colour: str = "red") -> None:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(file))


def read(folder: Path, file: str) -> Picture:
    reader = PictureReader(folder)
    assert reader.get(file) is None
    reader.read_now()
    found = reader.get(file)
    assert found is not None
    return found


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp"])
def test_the_usual_kinds_are_read(qapp: QApplication, tmp_path: Path, name: str) -> None:
    save(tmp_path / name)
    found = read(tmp_path, name)
    assert found.problem == ""
    assert (found.levels[0].width(), found.levels[0].height()) == (40, 20)


def test_a_drawing_is_as_sharp_as_the_screen(qapp: QApplication, tmp_path: Path) -> None:
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="red"/></svg>'
    )
    (tmp_path / "a.svg").write_text(text)
    found = read(tmp_path, "a.svg")
    assert found.problem == ""
    assert found.levels[0].width() == 3840


def test_a_large_one_comes_in_halves(qapp: QApplication, tmp_path: Path) -> None:
    save(tmp_path / "a.jpg", 5000, 2000)
    levels = read(tmp_path, "a.jpg").levels
    assert [level.width() for level in levels] == [3840, 1920, 960, 480, 240]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("gone.png", None, "gone.png: File is missing"),
        ("text.png", b"this is no picture", "text.png is no picture that can be read"),
        ("empty.png", b"", "empty.png is no picture that can be read"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "cut.png is no picture that can be read"),
        ("../out.png", None, "../out.png is not in the city's folder"),
    ],
)
def test_what_is_wrong_is_said(
    qapp: QApplication, tmp_path: Path, name: str, content: bytes | None, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "city"
    folder.mkdir()
    if content is not None:
        (folder / name).write_bytes(content)
    with caplog.at_level("CRITICAL", "pictures"):
        assert read(folder, name).problem.startswith(words)


@pytest.mark.parametrize(("limit", "words"), [("MOST_PIXELS", "has 40 × 20 pixels"), ("MOST_BYTES", "MB are read")])
def test_one_that_is_too_large_is_not_read(
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    limit: str,
    words: str,
) -> None:
    save(tmp_path / "a.png")
    monkeypatch.setattr(pictures, limit, 50)
    with caplog.at_level("CRITICAL", "pictures"):
        assert words in read(tmp_path, "a.png").problem


def wait(until: Callable[[], bool]) -> None:
    end_s = time.monotonic() + 30
    while not until():
        assert time.monotonic() < end_s
        QCoreApplication.processEvents()
        time.sleep(0.01)


def test_a_file_that_changed_is_read_again(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "_LOOK_S", 0.05)
    save(tmp_path / "a.png")
    reader = PictureReader(tmp_path)
    reader.start()
    try:
        reader.get("a.png")
        wait(lambda: reader.get("a.png") is not None)
        first = reader.get("a.png")
        save(tmp_path / "a.png", 60, 30)
        wait(lambda: reader.get("a.png") != first)
        again = reader.get("a.png")
        assert again is not None
        assert again.levels[0].width() == 60
    finally:
        reader.close()
