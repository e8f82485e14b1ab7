"""``controlroom check``."""

import argparse
import json
from pathlib import Path

import pytest

from controlroom.cli import check
from tests.layouts.helpers import CITY, HEAD, LAYOUT, write

ROW = "a,가,37.5,127.0,${SIM_URL}/a/main.ts\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "city.toml", CITY)
    write(tmp_path, "cameras.csv", HEAD + ROW)
    write(tmp_path, "layouts/all.toml", LAYOUT + 'grid = "2x1"\ncameras = ["a"]\n')
    return tmp_path


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    check.add_arguments(parser)
    return check.run(parser.parse_args(words))


def test_a_good_city_is_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(folder)) == 0
    assert capsys.readouterr().out == "Cameras: 1 good, 0 wrong. Layouts: 1 good, 0 wrong\n"


def test_every_problem_is_printed_before_the_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "cameras.csv", HEAD + ROW + "b,B,127.0,37.5,${SIM_URL}/b/main.ts\nc,C,,,rtsp://u:p@h/c\n")
    write(folder, "layouts/all.toml", LAYOUT + 'grid = "2x1"\ncameras = ["a",\n"aa"]\n')
    write(folder, "layouts/bad.toml", "grid")
    assert run(str(folder)) == 2
    out = capsys.readouterr().out.splitlines()
    assert out == [
        f"{folder}/cameras.csv:3: lon: lat and lon are swapped? Write lat 37.5 and lon 127",
        f"{folder}/cameras.csv:4: main: Address holds a user or password, take them out and write ${{NAME}} in the"
        " columns user and password",
        f"{folder}/layouts/all.toml:5: cameras[2]: No camera has the id aa; nearest: a",
        f"{folder}/layouts/bad.toml:1: Not valid TOML, a line is `key = value`, `[table]` or `# comment`",
        "Cameras: 1 good, 2 wrong. Layouts: 0 good, 2 wrong",
    ]


def test_cameras_whose_certificates_are_not_checked_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "cameras.csv", "id,name,main,tls\na,A,https://h/a.m3u8,\nb,B,https://h/b.m3u8,insecure\n")
    assert run(str(folder)) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Certificate is not checked (tls = insecure), cameras: 1: b",
        "Cameras: 2 good, 0 wrong. Layouts: 1 good, 0 wrong",
    ]
    assert run(str(folder), "--json") == 0
    assert json.loads(capsys.readouterr().out)["insecure"] == ["b"]


def test_json_is_one_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "city.toml", CITY + 'theme = "dakr"\n')
    assert run(str(folder), "--json") == 2
    assert json.loads(capsys.readouterr().out) == {
        "folder": str(folder),
        "city": "seoul",
        "cameras": {"good": 1, "bad": 0},
        "layouts": {"good": 1, "bad": 0},
        "sources": {"good": 0, "bad": 0},
        "indicators": {"good": 0, "bad": 0},
        "alarms": {"good": 0, "bad": 0},
        "walls": 0,
        "scenes": 0,
        "tours": 0,
        "schedule": 0,
        "insecure": [],
        "problems": [
            {
                "file": str(folder / "city.toml"),
                "line": 4,
                "key": "theme",
                "text": "Value is unknown, allowed: dark, lobby",
                "nearest": ["dark"],
            }
        ],
    }


def test_indicators_are_counted_where_there_are_any(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = '[[indicator]]\nid = "{id}"\nname = {{en = "A"}}\n{rest}\n'
    write(folder, "city.toml", CITY + table.format(id="a", rest='series = "a"') + table.format(id="b", rest=""))
    assert run(str(folder)) == 2
    assert capsys.readouterr().out.splitlines() == [
        f"{folder}/city.toml:8: indicator[2]: Write series or formula, and not both",
        "Cameras: 1 good, 0 wrong. Layouts: 1 good, 0 wrong",
        "Indicators: 1 good, 1 wrong",
    ]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(tmp_path / "nowhere")) == 2
    assert "nowhere: There is no such folder, name the one that holds city.toml\n" in capsys.readouterr().out


def test_a_file_name_that_is_no_text_can_be_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path(f"{folder}/layouts/\udcb0\udca1.toml").write_text("grid")
    assert run(str(folder)) == 2
    assert "\\udcb0\\udca1.toml:1: Not valid TOML" in capsys.readouterr().out
