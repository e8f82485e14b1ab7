"""`controlroom snapshot` of a simulated city at a time: the same each time, and plain words where it cannot be."""

import argparse
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from controlroom.cli import snapshot
from tests.controlroom.still.cities import small_city

AT = "2026-09-17T18:42"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return small_city(tmp_path / "city")


def take(*words: str, cache: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    command = [sys.executable, "-m", "controlroom", "snapshot", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_same_words_give_the_same_file(city: Path, tmp_path: Path) -> None:
    def drawn(name: str, *words: str, cache: str = "one", code: int = 0) -> bytes:
        file = tmp_path / f"{name}.png"
        done = take(str(city), "--size", "640x360", *words, "-o", str(file), cache=tmp_path / cache)
        assert done.returncode == code, done.stderr
        assert not [*tmp_path.glob(".*.part")]
        return file.read_bytes()

    first = drawn("first", "--at", AT, "--lang", "en", "--all-live")
    assert drawn("again", "--at", f"{AT}+09:00", "--seed", "1", "--lang", "en") == first, "kept pictures, explicit zone"
    assert drawn("fresh", "--at", "2026-09-17T09:42Z", "--lang", "en", cache="two") == first, "painted anew"
    others = [
        drawn("seed", "--at", AT, "--seed", "2", "--lang", "en"),
        drawn("korean", "--at", "2026-09-17T19:42", "--lang", "ko"),
        drawn("fault", "--at", AT, "--lang", "en", "--fault", "die@a", "--all-live", code=1),
    ]
    assert len({first, *others}) == 4
    image = QImage(str(tmp_path / "first.png"))
    assert (image.width(), image.height()) == (640, 360)


def test_a_file_that_cannot_be_written_is_told(city: Path, tmp_path: Path) -> None:
    file = tmp_path / "no-folder" / "a.png"
    done = take(str(city), "--at", AT, "--size", "320x180", "--lang", "en", "-o", str(file), cache=tmp_path)
    assert done.returncode == 1
    assert done.stderr.endswith(f"The picture cannot be written to {file}\n")


def test_it_says_what_it_cannot_do(city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*words: str) -> str:
        parser = argparse.ArgumentParser()
        parser.add_argument("--lang")
        snapshot.add_arguments(parser)
        out = tmp_path / "out.png"
        assert snapshot.run(parser.parse_args([str(city), *words, "-o", str(out)])) == 2
        assert not out.exists()
        said = capsys.readouterr()
        assert said.out == ""
        return said.err

    assert "There is no camera b" in told("--fault", "die@b")
    assert "There is no layout none; there are: page" in told("--at", AT, "--layout", "none")
    (city / "city.toml").write_text((city / "city.toml").read_text().replace("simulated = true\n", ""))
    for words in (["--at", AT], ["--seed", "3"], ["--fault", "die@a"]):
        assert "--at, --seed and --fault are for a simulated city only" in told(*words)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (snapshot.moment, "yesterday"),
        (snapshot.moment, "1999-12-31T00:00"),
        (snapshot.moment, "2100-01-01T00:00"),
        (snapshot.moment, "2026-13-01"),
        (snapshot.moment, ""),
        (snapshot.seed, "-1"),
        (snapshot.seed, "1.5"),
        (snapshot.seed, "²"),
        (snapshot.seed, "2147483648"),
        (snapshot.seed, "9" * 5000),
        (snapshot.fault, "die"),
        (snapshot.fault, "die@"),
        (snapshot.fault, "corrupt@a"),
        (snapshot.fault, "@a"),
    ],
)
def test_options_that_are_wrong(read: object, text: str) -> None:
    assert callable(read)
    with pytest.raises(argparse.ArgumentTypeError):
        read(text)


def test_options_that_are_right() -> None:
    assert snapshot.moment("2026-09-17") == datetime(2026, 9, 17)
    assert snapshot.moment("2026-09-17T09:42Z") == datetime(2026, 9, 17, 9, 42, tzinfo=UTC)
    assert (snapshot.seed("0"), snapshot.seed("2147483647")) == (0, 2**31 - 1)
    assert snapshot.fault("die@a@b") == ("a@b", "die")
