import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import Readings, Sample, ms
from feeds.data.source import SourceContext
from tests.fakes.raw_server import Peer, RawServer, silent
from tests.feeds.data.polling import NOW, config, context, poll

NOW_MS = ms(NOW)
CALLS = {"indicator": "call.hour", "value": "calls", "at": "taken", "place": "district"}
ALL = "SELECT taken, district, calls FROM calls ORDER BY taken"


def wrong(source: Any, lent: SourceContext | None = None) -> DataError:
    with pytest.raises(DataError) as raised:
        poll(source, lent)
    return raised.value


def values(readings: Readings) -> list[float | None]:
    return [sample.value for sample in readings.samples]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "calls #1?.db"
    fill(path, "CREATE TABLE calls (taken, district, calls)")
    fill(path, "INSERT INTO calls VALUES ('2026-11-27 11:00:00', '강남구', 7)")
    return path


def fill(path: Path, statement: str, *rows: Any) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement, rows)
        connection.commit()


def sqlite(file: Path | str, query: str = ALL, **more: Any) -> Any:
    return config("sql", path=str(file), query=query, **{"sample": [CALLS], **more})


def test_the_rows_of_a_query_become_samples(file: Path) -> None:
    assert poll(sqlite(file)).samples == [Sample("call.hour", NOW_MS - 3_600_000, 7.0, "강남구")]


def test_relative_paths_begin_in_the_citys_folder(file: Path) -> None:
    assert values(poll(sqlite(file.name), context(folder=file.parent))) == [7.0]


@pytest.mark.parametrize(
    ("sql", "value", "quality"),
    [
        ("NULL", None, Quality.ABSENT),
        ("'1,042'", 1042.0, Quality.GOOD),
        ("x'3432'", 42.0, Quality.GOOD),
        ("x'ff00'", None, Quality.UNUSABLE),
        ("9e999", None, Quality.UNUSABLE),
        ("9223372036854775807", 9223372036854775807.0, Quality.GOOD),
        ("'점검중'", None, Quality.WORDS),
    ],
)
def test_values_of_all_types_are_read(sql: str, value: float | None, quality: Quality, file: Path) -> None:
    query = f"SELECT 1764212400 AS taken, 'a' AS district, {sql} AS calls"
    (sample,) = poll(sqlite(file, query)).samples
    assert (sample.value, sample.quality) == (value, quality)


def test_text_that_is_not_utf8_is_taken_for_cp949(file: Path) -> None:
    fill(file, "UPDATE calls SET district = CAST(? AS TEXT)", "강남구".encode("cp949"))
    assert [sample.place for sample in poll(sqlite(file)).samples] == ["강남구"]


def test_a_bad_row_is_left_out_and_the_others_count(file: Path) -> None:
    fill(file, "INSERT INTO calls VALUES ('yesterday', 'b', 1)")
    readings = poll(sqlite(file))
    assert (values(readings), len(readings.left_out)) == ([7.0], 1)


def test_only_what_is_newer_is_asked_for(file: Path) -> None:
    fill(file, "INSERT INTO calls VALUES ('2026-10-01 00:00:00', 'old', 1)")
    source, lent = sqlite(file, ALL.replace("ORDER", "WHERE taken >= :since ORDER")), context()
    assert values(poll(source, lent)) == [7.0]
    fill(file, "INSERT INTO calls VALUES ('2026-11-27 10:59:59', 'late', 2)")
    fill(file, "INSERT INTO calls VALUES ('2026-11-27 11:30:00', 'new', 3)")
    fill(file, "INSERT INTO calls VALUES ('2099-01-01 00:00:00', 'odd', 4)")
    assert values(poll(source, lent)) == [7.0, 3.0]
    assert values(poll(source, lent)) == [3.0]
    assert lent.memory["since"] == datetime(2026, 11, 27, 2, 30, tzinfo=UTC)


def test_the_newest_time_is_to_be_had_in_seconds_too(file: Path) -> None:
    query = "SELECT :since AS district, :since_s AS calls"
    rule = {"indicator": "call.hour", "value": "calls", "place": "district"}
    (sample,) = poll(sqlite(file, query, keep_days=1, sample=[rule])).samples
    assert (sample.place, sample.value) == ("2026-11-26 12:00:00", (NOW - timedelta(days=1)).timestamp())


def test_events_are_all_there_are_only_where_all_are_asked_for(file: Path) -> None:
    rule = {"id": "district", "title": "district", "began": "taken"}
    newer = ALL.replace("ORDER", "WHERE taken >= :since ORDER")
    polls = [poll(sqlite(file, query, sample=[], event=[rule])) for query in (ALL, newer)]
    assert [(len(p.events), p.events_are_all) for p in polls] == [(1, True), (1, False)]


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("SELECT taken, district, call FROM calls", DataErrorKind.FIELD_GONE),
        ("SELECT taken, district, 1 AS call FROM calls", DataErrorKind.FIELD_GONE),
        ("SELECT taken, district, 1 AS call FROM calls WHERE 0", DataErrorKind.FIELD_GONE),
        ("SELECT * FROM elsewhere", DataErrorKind.NOT_FOUND),
        ("SELECT FROM WHERE", DataErrorKind.REJECTED),
        ("SELECT :other AS calls", DataErrorKind.REJECTED),
        ("WITH a AS (SELECT 1) INSERT INTO calls SELECT 1, 2, 3", DataErrorKind.REJECTED),
        ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n", "timeout"),
        ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", "too_large"),
        ("SELECT zeroblob(20000000) AS calls", DataErrorKind.TOO_LARGE),
    ],
)
def test_queries_that_fail_say_why(query: str, kind: str, file: Path) -> None:
    assert wrong(sqlite(file, query, timeout_s=1)).kind == kind


def test_nothing_is_written_and_nothing_made(file: Path) -> None:
    before = file.read_bytes()
    wrong(sqlite(file, "WITH a AS (SELECT 1) DELETE FROM calls"))
    assert file.read_bytes() == before
    missing = file.with_name("missing.db")
    assert wrong(sqlite(missing)).kind is DataErrorKind.NOT_FOUND
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_is_no_database_is_an_error(file: Path) -> None:
    assert wrong(sqlite(file.parent)).kind is DataErrorKind.NOT_FOUND
    whole = file.read_bytes()
    file.write_bytes(b"<html>" * 1000)
    assert wrong(sqlite(file)).kind is DataErrorKind.GARBAGE
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert wrong(sqlite(file)).kind is DataErrorKind.GARBAGE


def test_a_file_that_somebody_locks_is_busy(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        assert wrong(sqlite(file, timeout_s=1)).kind is DataErrorKind.BUSY


def test_a_file_in_wal_mode_is_read_while_it_is_written(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO calls VALUES ('2026-11-27 11:01:00', 'b', 8)")
        assert values(poll(sqlite(file))) == [7.0]
        writer.execute("COMMIT")
        assert values(poll(sqlite(file))) == [7.0, 8.0]


def test_the_end_of_the_program_ends_a_query(file: Path) -> None:
    lent = context()
    lent.stop.set()
    assert wrong(sqlite(file), lent).kind is DataErrorKind.TIMEOUT


def test_calls_are_counted_where_there_is_a_quota(file: Path) -> None:
    counted: list[int] = []
    poll(sqlite(file), context(before_call=lambda: counted.append(1)))
    assert counted == [1]


def elsewhere(port: int, **more: Any) -> Any:
    at = {"address": f"postgresql://127.0.0.1:{port}/city", "user": "u", "timeout_s": 2, "encrypted": False}
    return config("sql", query="SELECT 1 AS calls", sample=[{"indicator": "a", "value": "calls"}], **{**at, **more})


def refusal(words: str) -> bytes:
    """Return the protocol's ErrorResponse; its words are the server's, in whatever language."""
    fields = b"SFATAL\0C28P01\0M" + words.encode() + b"\0\0"
    return b"E" + (len(fields) + 4).to_bytes(4) + fields


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ('no pg_hba.conf entry for host "1.2.3.4", user "u", database "city", no encryption', "unauthorized"),
        ("sorry, too many clients already", "busy"),
        ("the database system is starting up", "busy"),
        ('database "city" does not exist', "not_found"),
        ('role "u" does not exist', "unauthorized"),
        ("something else", "unreachable"),
    ],
)
def test_refusals_are_told_apart_by_their_words(words: str, kind: str) -> None:
    def serve(peer: Peer) -> None:
        peer.connection.settimeout(5.0)
        peer.connection.recv(1024)
        peer.send(refusal(words))

    with RawServer(serve) as server:
        error = wrong(elsewhere(server.port))
    assert error.kind == kind
    assert words.split('"')[0] in error.detail


def test_a_refusal_after_the_password_in_another_language_is_one_of_the_password() -> None:
    def serve(peer: Peer) -> None:
        peer.connection.settimeout(5.0)
        peer.connection.recv(1024)
        peer.send(b"R" + (8).to_bytes(4) + (3).to_bytes(4))  # AuthenticationCleartextPassword
        peer.connection.recv(1024)
        peer.send(refusal("사용자 인증을 실패했습니다"))

    with RawServer(serve) as server:
        assert wrong(elsewhere(server.port, password="x")).kind is DataErrorKind.UNAUTHORIZED


def test_a_server_without_encryption_is_not_trusted() -> None:
    def serve(peer: Peer) -> None:
        peer.connection.settimeout(5.0)
        peer.connection.recv(8)
        peer.send(b"N")

    with RawServer(serve) as server:
        assert wrong(elsewhere(server.port, encrypted=True)).kind is DataErrorKind.UNTRUSTED


def test_who_is_no_server_is_unreachable_and_who_is_silent_takes_too_long() -> None:
    with RawServer(lambda peer: peer.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as server:
        assert wrong(elsewhere(server.port)).kind is DataErrorKind.UNREACHABLE
        gone = server.port
    assert wrong(elsewhere(gone)).kind is DataErrorKind.UNREACHABLE
    with RawServer(silent) as server:
        assert wrong(elsewhere(server.port)).kind is DataErrorKind.TIMEOUT


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    error = wrong(elsewhere(1))
    assert (error.kind, "controlroom[postgresql]" in error.detail) == (DataErrorKind.UNSUPPORTED, True)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"path": "a.db", "address": "postgresql://h/d"},
        {"address": "mysql://h/d"},
        {"address": "postgresql://h"},
        {"address": "postgresql:///d"},
        {"address": "postgresql://u:p@h/d"},
        {"address": "postgresql://h:x/d"},
        {"address": "postgresql://h/d?sslmode=disable"},
        {"path": "a.db", "query": ""},
        {"path": "a.db", "query": "DELETE FROM calls"},
        {"path": "a.db", "query": "-- SELECT\nATTACH 'b.db' AS b"},
        {"path": "a.db", "query": "SELECT 1; SELECT 2"},
        {"path": "a.db", "query": "; SELECT 2"},
        {"path": "a.db", "most_rows": 0},
    ],
)
def test_wrong_configs_are_refused(more: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        config("sql", **{"query": ALL, "sample": [CALLS], **more})
