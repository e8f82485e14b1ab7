import os
import signal
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

import feeds.data.shared.postgresql_query
from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import Readings, Sample, ms
from feeds.data.secrets import Secrets
from feeds.data.source import SourceContext
from feeds.trust import Trust
from tests.fakes.certificates import Authority, make_authority
from tests.fakes.postgresql import PASSWORD, USER, PostgreSql
from tests.feeds.data.polling import NOW, config, context, poll

pytestmark = pytest.mark.needs("postgresql", "openssl")

NOW_MS = ms(NOW)
CALLS = {"indicator": "call.hour", "value": "calls", "at": "taken", "place": "district"}
ALL = "SELECT taken, district, calls FROM calls ORDER BY taken"


def wrong(source: Any, lent: SourceContext | None = None) -> DataError:
    with pytest.raises(DataError) as raised:
        poll(source, lent)
    return raised.value


def values(readings: Readings) -> list[float | None]:
    return [sample.value for sample in readings.samples]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def server(authority: Authority) -> Iterator[PostgreSql]:
    with PostgreSql(authority) as server:
        server.run("CREATE TABLE calls (taken timestamptz, district text, calls numeric)")
        server.run("INSERT INTO calls VALUES ('2026-11-27 11:00+09', '강남구', 7.50)")
        server.run("CREATE TABLE clocks (taken timestamp, district text, calls int)")
        yield server


def asking(server: PostgreSql | str, query: str = ALL, **more: Any) -> Any:
    address = server if isinstance(server, str) else server.address
    at = {"address": address, "user": USER, "password": PASSWORD, "encrypted": False}
    return config("sql", query=query, **{"sample": [CALLS], **at, **more})


def test_the_rows_of_a_query_become_samples(server: PostgreSql) -> None:
    assert poll(asking(server)).samples == [Sample("call.hour", NOW_MS - 3_600_000, 7.5, "강남구")]
    assert asking(server).host == "127.0.0.1"


@pytest.mark.parametrize(
    ("sql", "value", "quality"),
    [
        ("NULL::int", None, Quality.ABSENT),
        ("'NaN'::numeric", None, Quality.UNUSABLE),
        ("'Infinity'::float8", None, Quality.UNUSABLE),
        ("1e30::numeric", 1e30, Quality.GOOD),
        ("42::bigint", 42.0, Quality.GOOD),
        ("'\\x3432'::bytea", 42.0, Quality.GOOD),
        ("'\\xff'::bytea", None, Quality.UNUSABLE),
        ("'00:05:00'::interval", 300.0, Quality.GOOD),
        ("true", None, Quality.UNUSABLE),
        ("'1,042'::text", 1042.0, Quality.GOOD),
    ],
)
def test_values_of_all_types_are_read(sql: str, value: float | None, quality: Quality, server: PostgreSql) -> None:
    (sample,) = poll(asking(server, f"SELECT now() - now() + now() AS x, {sql} AS calls", sample=[
        {"indicator": "call.hour", "value": "calls"}
    ])).samples  # fmt: skip
    assert (sample.value, sample.quality) == (value, quality)


@pytest.mark.parametrize(
    "taken",
    ["'2026-11-27 12:00+09'::timestamptz", "'2026-11-27 12:00'::timestamp", "1795748400", "'2026-11-27T03:00Z'"],
)
def test_times_of_all_types_are_read(taken: str, server: PostgreSql) -> None:
    query = f"SELECT {taken} AS taken, 'a' AS district, 1 AS calls"
    assert [sample.at_ms for sample in poll(asking(server, query)).samples] == [NOW_MS]


def test_times_that_are_none_cost_their_row_alone(server: PostgreSql) -> None:
    query = (
        "SELECT * FROM (VALUES ('infinity'::timestamptz, 'a', 1), ('0044-03-15 BC', 'b', 2), ('2026-11-27 12:00+9',"
        " 'c', 3)) AS t (taken, district, calls)"
    )
    readings = poll(asking(server, query))
    assert (values(readings), len(readings.left_out)) == ([3.0], 2)


def test_json_and_lists_are_reached_inside(server: PostgreSql) -> None:
    rule = {"indicator": "call.hour", "value": "data.calls[1]", "place": "tags[0]"}
    query = """SELECT '{"calls": [1, 2.5]}'::jsonb AS data, ARRAY['a', 'b'] AS tags"""
    (sample,) = poll(asking(server, query, sample=[rule])).samples
    assert (sample.value, sample.place) == (2.5, "a")


@pytest.mark.parametrize("table", ["calls", "clocks"])
def test_only_what_is_newer_is_asked_for(table: str, server: PostgreSql) -> None:
    server.run(f"DELETE FROM {table}")
    add = f"INSERT INTO {table} VALUES (%s, %s, %s)"
    query = f"SELECT * FROM {table} WHERE taken >= :since /* :since ';' */ ORDER BY taken;"
    source, lent = asking(server, query), context()
    assert poll(source, lent).samples == []
    server.run(add, "2026-11-27 11:00+09", "강남구", 7.5)
    server.run(add, "2026-10-01 00:00+09", "old", 1)
    assert len(values(poll(source, lent))) == 1
    server.run(add, "2026-11-27 11:30+09", "new", 3)
    assert len(values(poll(source, lent))) == 2
    assert values(poll(source, lent)) == [3.0]
    server.run(f"DELETE FROM {table} WHERE district <> '강남구'")


def test_the_newest_time_is_to_be_had_in_seconds_too(server: PostgreSql) -> None:
    query = "SELECT :since_s AS calls, :since::text AS district, '2026-11-27'::date AS taken"
    (sample,) = poll(asking(server, query, keep_days=1)).samples
    assert (sample.value, sample.place) == ((NOW - timedelta(days=1)).timestamp(), "2026-11-26 12:00:00+09")


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("SELECT call FROM calls", DataErrorKind.FIELD_GONE),
        ("SELECT 1 AS call", DataErrorKind.FIELD_GONE),
        ("SELECT * FROM elsewhere", DataErrorKind.NOT_FOUND),
        ("SELECT FROM WHERE", DataErrorKind.REJECTED),
        ("SELECT $1::int AS calls", DataErrorKind.REJECTED),
        ("WITH a AS (DELETE FROM calls RETURNING 1) SELECT * FROM a", DataErrorKind.REJECTED),
        ("SELECT 1 / 0 AS calls", DataErrorKind.FAILING),
        ("SELECT pg_sleep(60) AS calls", DataErrorKind.TIMEOUT),
        ("SELECT generate_series(1, 100000000) AS calls", DataErrorKind.TOO_LARGE),
        ("SELECT repeat('x', 20000000) AS calls", DataErrorKind.TOO_LARGE),
        ("SELECT pg_terminate_backend(pg_backend_pid()) AS calls", DataErrorKind.BUSY),
    ],
)
def test_queries_that_fail_say_why(query: str, kind: DataErrorKind, server: PostgreSql) -> None:
    assert wrong(asking(server, query, timeout_s=2)).kind is kind


def test_a_second_statement_that_the_config_did_not_notice_is_refused_by_the_server(server: PostgreSql) -> None:
    hidden = "SELECT E'\\'' AS calls; COMMIT; DROP TABLE calls; SELECT '"
    for query in (hidden, hidden + ":since'"):
        error = wrong(asking(server, query))
        assert error.kind is DataErrorKind.REJECTED
    assert server.run("SELECT count(*) FROM calls") == [(1,)]


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"password": "wr0ng"}, DataErrorKind.UNAUTHORIZED),
        ({"user": "nobody"}, DataErrorKind.UNAUTHORIZED),
        ({"password": None}, DataErrorKind.UNAUTHORIZED),
    ],
)
def test_who_is_refused_is_told_so_without_the_password(
    more: dict[str, Any], kind: DataErrorKind, server: PostgreSql, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSFILE", "/nowhere")
    error = wrong(asking(server, **more))
    assert error.kind is kind
    assert "wr0ng" not in str(error)
    assert PASSWORD not in repr(asking(server))


def test_a_database_that_is_not_there(server: PostgreSql) -> None:
    error = wrong(asking(server.address.replace("city", "other")))
    assert (error.kind, '"other"' in error.detail) == (DataErrorKind.NOT_FOUND, True)


def test_secrets_that_a_server_quotes_are_taken_out(server: PostgreSql) -> None:
    query = f"SELECT CAST('{PASSWORD} t0ken' AS int) AS calls"
    error = wrong(asking(server, query), context(secrets=Secrets(["t0ken"])))
    assert (error.kind, "invalid input syntax" in error.detail) == (DataErrorKind.FAILING, True)
    assert PASSWORD not in error.detail
    assert "t0ken" not in error.detail


def test_an_encrypted_line_wants_a_trusted_certificate(server: PostgreSql, authority: Authority) -> None:
    source = asking(server, encrypted=True)
    assert values(poll(source, context(trust=Trust(authority.pem)))) == [7.5]
    assert values(poll(source, context(trust=Trust(is_checked=False)))) == [7.5]
    assert wrong(source).kind is DataErrorKind.UNTRUSTED
    other_name = asking(server.address.replace("127.0.0.1", "127.0.0.2"), encrypted=True)
    assert wrong(other_name, context(trust=Trust(authority.pem))).kind in (
        DataErrorKind.UNREACHABLE,
        DataErrorKind.UNTRUSTED,
    )


def test_a_server_that_hangs_is_left(server: PostgreSql, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds.data.shared.postgresql_query, "_GRACE_S", 0.5)
    errors: list[DataError] = []
    source = asking(server, "SELECT pg_sleep(60) AS calls", timeout_s=3)
    thread = threading.Thread(target=lambda: errors.append(wrong(source)))
    thread.start()
    hung: list[tuple[Any, ...]] = []
    until_s = time.monotonic() + 30
    while not hung and time.monotonic() < until_s:
        hung = server.run("SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'")
    (pid,) = hung[0]
    os.kill(pid, signal.SIGSTOP)
    try:
        thread.join(30)
        assert [error.kind for error in errors] == [DataErrorKind.TIMEOUT]
    finally:
        os.kill(pid, signal.SIGCONT)
