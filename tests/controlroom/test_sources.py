import time
from pathlib import Path

import pytest

from controlroom.sources import SourcesOfCity, all_prepared, city_sources, prepared
from feeds.trust import PUBLIC
from layouts.expansion import MissingReference
from tests.layouts.helpers import CITY, write

SAMPLE = 'sample = [{indicator = "n", value = "n"}]\n'
SOURCE = '[[source]]\nkind = "http"\nid = "ID"\naddress = "${URL}/ID?key=${KEY}"\nuser = "${USER_NAME}"\n' + SAMPLE
VALUES = {"URL": "http://192.0.2.1:8800", "KEY": "s3cret", "USER_NAME": "operator"}


def sources(folder: Path, *ids: str) -> None:
    write(folder, "city.toml", CITY)
    write(folder, "sources/a.toml", "schema_version = 1\n" + "".join(SOURCE.replace("ID", each) for each in ids))


def test_references_are_put_in_and_taken_out_of_words_again(tmp_path: Path) -> None:
    sources(tmp_path, "a")
    (entry,) = city_sources(tmp_path, VALUES.get).entries
    ready = prepared(entry, VALUES.get, folder=tmp_path)
    assert ready.config.address == "http://192.0.2.1:8800/a?key=s3cret"  # type: ignore[attr-defined]
    assert ready.secrets.redact("s3cret of operator at http://192.0.2.1:8800") == "*** of *** at http://192.0.2.1:8800"
    assert (ready.trust, ready.folder) == (PUBLIC, tmp_path)


def test_whom_to_believe_is_the_citys_and_the_sources_matter(tmp_path: Path) -> None:
    write(
        tmp_path,
        "sources/a.toml",
        'schema_version = 1\n[[source]]\nkind = "http"\nid = "a"\naddress = "https://h/"\n' + SAMPLE,
    )
    (entry,) = city_sources(tmp_path, VALUES.get).entries
    assert prepared(entry, VALUES.get, folder=tmp_path, authorities_pem="PEM").trust.authorities_pem == "PEM"
    insecure = {**entry.table, "tls": "insecure"}
    assert not prepared(
        type(entry)("a", "http", insecure, entry.file, ()), VALUES.get, folder=tmp_path
    ).trust.is_checked


def test_a_value_that_is_missing_or_does_not_fit_costs_its_source_alone(tmp_path: Path) -> None:
    sources(tmp_path, "a", "b")
    first, second = city_sources(tmp_path, VALUES.get).entries
    with pytest.raises(MissingReference):
        prepared(first, lambda _: None, folder=tmp_path)
    broken = type(first)("a", "http", {**first.table, "address": "${EMPTY}"}, first.file, ())
    ready, failed = all_prepared([broken, second], {**VALUES, "EMPTY": ""}.get, folder=tmp_path)
    assert [each.config.id for each in ready] == ["b"]
    assert "address" in failed["a"]


def test_saved_files_are_read_again_and_others_are_not(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    sources(tmp_path, "a")
    read = SourcesOfCity(tmp_path, VALUES)
    first = read()
    assert first is not None
    assert [each.config.id for each in first] == ["a"]
    assert read() is None
    time.sleep(0.01)
    sources(tmp_path, "a", "b", "a")
    found = [told for told in (read() for _ in range(3)) if told is not None]
    assert [[each.config.id for each in told] for told in found] == [["a", "b"]]
    assert "Another source has this id already" in caplog.text
    caplog.clear()
