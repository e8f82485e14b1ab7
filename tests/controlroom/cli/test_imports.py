"""``controlroom import`` and ``controlroom series``: past numbers in, the newest ones out."""

import argparse
import csv
import json
from pathlib import Path
from types import ModuleType

import platformdirs
import pytest

from controlroom.cli import imports, series
from controlroom.store_file import store_file
from tests.layouts.helpers import CITY, write

TABLE = "indicator,place,at,value,unit\npm10,종로구,2026-11-26 10:00,35,µg/m³\nriver,,2026-11-26 10:00,-,m\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(platformdirs, "user_data_path", lambda name: tmp_path / "data" / name)
    write(tmp_path, "city.toml", CITY)
    write(tmp_path, "past.csv", TABLE)
    return tmp_path


def run(command: ModuleType, *words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    code: int = command.run(parser.parse_args(words))
    return code


def test_what_is_imported_is_listed_with_unit_source_and_age(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "past.csv"
    assert run(imports, str(file), "--city", str(folder), "--source", "archive") == 0
    assert capsys.readouterr().out == f"{file}: 2 rows read: 2 new, 0 known before, 0 too old; 0 wrong\n"
    assert run(series, "--city", str(folder)) == 0
    head, air, river = capsys.readouterr().out.splitlines()
    assert head.split() == ["indicator", "place", "value", "unit", "age", "source"]
    assert air.split()[:4] == ["pm10", "종로구", "35", "µg/m³"]
    assert air.endswith("archive")
    assert river.split()[1] == "–", "missing is not 0"


def test_the_store_is_the_city_s_own(folder: Path) -> None:
    run(imports, str(folder / "past.csv"), "--city", str(folder))
    assert store_file("test").is_file() or any((folder / "data").rglob("numbers.db"))


def test_bad_rows_are_told_and_written_down(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(folder, "past.csv", TABLE + "pm10,,never,1,\n" * 30)
    bad = folder / "bad.csv"
    store = str(folder / "own.db")
    assert run(imports, str(file), "--city", str(folder), "--store", store) == 1
    captured = capsys.readouterr()
    assert f"{file}:4: not a time: never" in captured.err
    assert captured.err.count("not a time") == 20
    assert "--bad-rows FILE" in captured.err
    assert "30 wrong" in captured.out
    assert run(imports, str(file), "--again", "--city", str(folder), "--store", store, "--bad-rows", str(bad)) == 1
    with bad.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.reader(opened))
    assert rows[0] == ["file", "line", "reason"]
    assert [row[1] for row in rows[1:]] == [str(line) for line in range(4, 34)]


def test_a_second_import_says_that_there_is_nothing_new(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        run(imports, str(folder / "past.csv"), "--city", str(folder))
    assert "nothing new" in capsys.readouterr().out


def test_one_file_that_cannot_be_read_does_not_stop_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = write(folder, "page.csv", "<html>")
    files = [str(folder / "none.csv"), str(other), str(folder / "past.csv")]
    assert run(imports, *files, "--city", str(folder), "--json") == 1
    captured = capsys.readouterr()
    document = json.loads(captured.out)["files"]
    assert document[files[2]]["added"] == {"new": 2, "same": 0, "too_old": 0}
    assert "No such file" in document[files[0]]["error"]
    assert "Column indicator is missing" in captured.err


def test_series_as_a_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(imports, str(folder / "past.csv"), "--city", str(folder))
    capsys.readouterr()
    assert run(series, "pm10", "--city", str(folder), "--json") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["age_s"] > 0
    del found["age_s"]
    assert found == {
        "indicator": "pm10",
        "place": "종로구",
        "source": "import",
        "value": 35.0,
        "unit": "µg/m³",
        "quality": "good",
        "at": "2026-11-26T01:00:00+00:00",
    }


def test_without_a_store_and_without_a_city_it_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(series, "--city", str(folder)) == 1
    assert "numbers.db" in capsys.readouterr().err
    assert run(series, "--city", str(folder / "nowhere")) == 2
    assert "city.toml" in capsys.readouterr().err
    assert run(imports, "x.csv", "--city", str(folder / "nowhere")) == 2
