"""``controlroom sources``, ``try`` and ``gather``: what a source gives, and how it is."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import platformdirs
import pytest

from controlroom.cli import check, gather, sources, try_kind
from tests.controlroom.cli.test_imports import run
from tests.fakes.mosquitto import Mosquitto
from tests.feeds.data.asking import Server
from tests.feeds.data.polling import json_answer
from tests.layouts.helpers import CITY, write

ROWS = [
    {"n": "1,234", "t": "2026-11-27 10:00", "p": "강남구"},
    {"n": "-", "t": "2026-11-27 10:00", "p": "중구"},
    {"t": "x"},
]
SAMPLE = '{indicator = "x", value = "n", at = "t", place = "p", unit = "명"}'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(platformdirs, "user_data_path", lambda name: tmp_path / "data" / name)
    write(tmp_path, "city.toml", CITY)
    return tmp_path


def source(folder: Path, address: str, more: str = "") -> None:
    write(
        folder,
        "sources/a.toml",
        'schema_version = 1\n[[source]]\nkind = "http"\nid = "air"\n'
        f'address = "{address}"\nsample = [{SAMPLE}]\n{more}',
    )


def test_a_kind_is_tried_and_nothing_is_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Server(json_answer(ROWS)) as server:
        assert run(try_kind, "http", f"address={server.url}/", f"sample=[{SAMPLE}]", "--city", str(folder)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2 samples"
    assert lines[1].split() == ["x", "강남구", "1,234", "명", "2026-11-27T01:00:00Z", "good"]
    assert "– Source has no value now" in lines[2]
    assert "row 3  Field t is not a time: x" in lines[-1]
    assert not (folder / "data").exists()


def test_a_source_of_the_city_is_tried_by_its_id(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Server(json_answer(ROWS)) as server:
        source(folder, f"{server.url}/")
        assert run(try_kind, "air", "--city", str(folder), "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert [(each["place"], each["value"], each["quality"]) for each in document["samples"]] == [
        ("강남구", 1234.0, "good"),
        ("중구", None, "blank"),
    ]
    assert len(document["left_out"]) == 1


def test_a_failing_source_is_told_without_its_secrets(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIR_KEY", "s3cretKey")
    with Server(json_answer({"s3cretKey": 1})) as server:
        source(folder, f"{server.url}/${{AIR_KEY}}", 'rows = "row"')
        assert run(try_kind, "air", "--city", str(folder)) == 1
    told = capsys.readouterr().err
    assert "Source no longer sends a field that is needed" in told
    assert "s3cretKey" not in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["htp"], "There is no kind and no source htp; nearest: http"),
        (["http", "address"], "Not of the form KEY=VALUE: address"),
        (["http", "address=http://x/"], "Write at least one [[source.sample]] or [[source.event]]"),
        (["http", "adress=x", f"sample=[{SAMPLE}]"], "adress: Unknown key"),
        (["http", "address=http://${GONE}/", f"sample=[{SAMPLE}]"], "${GONE} has no value"),
    ],
)
def test_what_cannot_be_tried_is_told(
    folder: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(try_kind, *words, "--city", str(folder)) == 2
    assert told in capsys.readouterr().err


@pytest.mark.needs("mosquitto")
def test_a_source_that_sends_by_itself_is_listened_to(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Mosquitto(folder) as broker:
        broker.publish(("hall/door", "21.5"), retain=True)
        rules = 'sample=[{indicator="t", value="payload", place="topic_2"}]'
        words = [f"address={broker.address}", 'topics=["hall/#"]', 'client_id="wall"', rules, "--seconds", "2"]
        assert run(try_kind, "mqtt", *words, "--city", str(folder)) == 0
    assert capsys.readouterr().out.splitlines()[1].split()[:3] == ["t", "door", "21.5"]


def test_the_kinds_are_listed_each_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(sources, "--kinds") == 0
    assert any(line.startswith("http ") and line.endswith(".") for line in capsys.readouterr().out.splitlines())
    assert run(sources, "--kinds", "--json") == 0
    assert "http" in json.loads(capsys.readouterr().out)


def test_a_city_without_sources_is_told_how_to_have_some(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(sources, "--city", str(folder)) == 0
    assert "sources/NAME.toml" in capsys.readouterr().out
    assert run(gather, "--city", str(folder)) == 2


def test_a_store_that_is_being_made_is_as_none_yet(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source(folder, "http://127.0.0.1:1/")
    store = folder / "numbers.db"
    sqlite3.connect(store).execute("PRAGMA journal_mode = WAL").connection.close()
    assert run(sources, "--city", str(folder), "--store", str(store), "--json") == 1
    told = capsys.readouterr()
    (row,) = json.loads(told.out)
    assert (row["id"], row["samples"], told.err) == ("air", 0, "")


def test_check_tells_what_is_wrong_with_sources(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source(folder, "http://x/", "interval = 3")
    assert run(check, str(folder)) == 2
    out = capsys.readouterr().out
    assert "a.toml:7: source[1].interval: Unknown key" in out
    assert "Sources of numbers: 0 good, 1 wrong" in out


def test_what_gather_gathers_is_seen_by_sources(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    environment = {**os.environ, "XDG_DATA_HOME": str(folder / "home")}
    store = folder / "numbers.db"
    with Server(json_answer(ROWS[:2])) as server:
        source(folder, f"{server.url}/")
        command = [sys.executable, "-m", "controlroom", "gather", "--city", str(folder), "--store", str(store)]
        process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
        try:
            until_s = time.monotonic() + 30
            state = ""
            while state not in ("good", "stale") and time.monotonic() < until_s:
                time.sleep(0.2)
                run(sources, "--city", str(folder), "--store", str(store), "--json")
                (row,) = json.loads(capsys.readouterr().out)
                state = row["state"]
        finally:
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=30)
    assert process.returncode == 0, told
    assert state in ("good", "stale"), row
    assert (row["samples"], row["error"]) == (2, None)
    assert f"Gathering from 1 sources into {store}" in told
    run(sources, "--city", str(folder), "--store", str(store))
    assert "air     http" in capsys.readouterr().out
