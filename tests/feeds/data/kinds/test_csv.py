import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from feeds.data.core import Quality
from feeds.data.errors import DataError, DataErrorKind
from feeds.data.readings import Readings, Sample, ms
from feeds.data.source import SourceContext, Unchanged
from tests.feeds.data.asking import Server, answer
from tests.feeds.data.polling import NOW, config, context, poll

NOW_MS = ms(NOW)
CALLS = {"indicator": "call.hour", "value": "calls", "at": "when", "place": "district"}
HEAD = "when,district,calls\n"
ROW = '2026-11-27 11:00,강남구,"1,042"\n'
SAMPLE = Sample("call.hour", NOW_MS - 3_600_000, 1042.0, "강남구")


def table(path: Path | str, **values: Any) -> Any:
    return config("csv", path=str(path), **{"sample": [CALLS], **values})


def written(path: Path, text: str | bytes, *, at_s: int = 1_700_000_000) -> Path:
    """Write a file whose time of change is `at_s`, so that each test says itself what is newer."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    os.utime(path, (at_s, at_s))
    return path


def wrong(source: Any, lent: SourceContext | None = None) -> DataError:
    with pytest.raises(DataError) as raised:
        poll(source, lent)
    return raised.value


def told(readings: Readings) -> list[tuple[str, str]]:
    return [(left.where, left.reason.english()) for left in readings.left_out]


def places(readings: Readings) -> list[str]:
    return [sample.place for sample in readings.samples]


def rows(*districts: str) -> str:
    return HEAD + "".join(f"2026-11-27 11:00,{district},1\n" for district in districts)


def test_the_lines_of_a_file_become_samples(tmp_path: Path) -> None:
    assert poll(table(written(tmp_path / "a.csv", HEAD + ROW))).samples == [SAMPLE]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (HEAD.replace(",", ";") + "2026-11-27 11:00;강남구;1.042,0\n", {"decimal": ","}),
        (HEAD.replace(",", "\t") + "2026-11-27 11:00\t강남구\t1042\r\n", {}),
        ("# of today\n" + HEAD + ROW, {"header": 2}),
        (HEAD.replace(",", "|") + "2026-11-27 11:00|강남구|1042\n", {"separator": "|"}),
    ],
)
def test_tables_are_written_in_many_ways(text: str, values: dict[str, Any], tmp_path: Path) -> None:
    for codec in ("utf-8-sig", "cp949", "utf-16"):
        file = written(tmp_path / "a.csv", text.encode(codec))
        assert poll(table(file, **values)).samples == [SAMPLE]


def test_without_a_header_columns_go_by_number(tmp_path: Path) -> None:
    rule = {"indicator": "call.hour", "value": "3", "at": "1", "place": "2"}
    assert poll(table(written(tmp_path / "a.csv", ROW), header=0, sample=[rule])).samples == [SAMPLE]


def test_relative_paths_begin_in_the_citys_folder(tmp_path: Path) -> None:
    written(tmp_path / "a.csv", HEAD + ROW)
    assert poll(table("a.csv"), context(folder=tmp_path)).samples == [SAMPLE]


def test_what_is_no_number_is_missing_and_says_why(tmp_path: Path) -> None:
    cells = ["", "-", "점검중", "NaN"]
    text = HEAD + "".join(f"2026-11-27 11:00,중구,{cell}\n" for cell in cells)
    readings = poll(table(written(tmp_path / "a.csv", text)))
    assert [sample.quality for sample in readings.samples] == [
        Quality.BLANK,
        Quality.BLANK,
        Quality.WORDS,
        Quality.UNUSABLE,
    ]


def test_bad_lines_are_left_out_and_told_by_line(tmp_path: Path) -> None:
    text = HEAD + "2026-11-27 11:00,a\n" + ROW + "soon,b,1\n2026-11-27 11:00,c,1,2\n2099-01-01,d,3\n"
    readings = poll(table(written(tmp_path / "a.csv", text)))
    assert places(readings) == ["강남구"]
    assert told(readings)[:3] == [
        ("line 2", "Number of cells is 2 instead of 3"),
        ("line 5", "Number of cells is 4 instead of 3"),
        ("line 4", "Field when is not a time: soon"),
    ]
    assert "future" in told(readings)[3][1]


def test_only_so_many_bad_lines_are_told(tmp_path: Path) -> None:
    assert len(poll(table(written(tmp_path / "a.csv", HEAD + "x\n" * 500))).left_out) == 100


def test_rows_twice_and_in_another_order_are_all_given(tmp_path: Path) -> None:
    assert places(poll(table(written(tmp_path / "a.csv", rows("b", "a", "a"))))) == ["b", "a", "a"]


def test_a_file_without_rows_gives_nothing_and_an_empty_one_is_an_error(tmp_path: Path) -> None:
    assert poll(table(written(tmp_path / "a.csv", HEAD))).samples == []
    assert wrong(table(written(tmp_path / "b.csv", ""))).kind is DataErrorKind.GARBAGE


@pytest.mark.parametrize("column", ["when", "district", "calls"])
def test_a_column_renamed_overnight_is_named(column: str, tmp_path: Path) -> None:
    error = wrong(table(written(tmp_path / "a.csv", HEAD.replace(column, f"{column}_1") + ROW)))
    assert error.kind is DataErrorKind.FIELD_GONE
    assert f"no field {column}; the most similar one there is {column}_1" in error.detail


def test_a_file_is_read_again_only_when_it_changed(tmp_path: Path) -> None:
    file, lent = tmp_path / "a.csv", context()
    poll(table(written(file, rows("a"))), lent)
    with pytest.raises(Unchanged):
        poll(table(file), lent)
    assert places(poll(table(written(file, rows("b"), at_s=1_700_000_001)), lent)) == ["b"]


def test_a_file_that_shrinks_or_is_another_one_is_read_anew(tmp_path: Path) -> None:
    file, lent = tmp_path / "a.csv", context()
    poll(table(written(file, rows("a", "b", "c"))), lent)
    assert places(poll(table(written(file, rows("a"))), lent)) == ["a"]
    written(tmp_path / "new", rows("z")).replace(file)
    assert places(poll(table(file), lent)) == ["z"]


def test_a_last_line_without_end_waits_until_it_has_one(tmp_path: Path) -> None:
    file, lent = tmp_path / "a.csv", context()
    first = poll(table(written(file, rows("a") + "2026-11-27 11:00,b,1")), lent)
    assert places(first) == ["a"]
    assert told(first) == [("last line", "Last line has no end yet and is read once the file stays unchanged")]
    second = poll(table(written(file, rows("a") + "2026-11-27 11:00,b,17\n")), lent)
    assert [sample.value for sample in second.samples] == [1.0, 17.0]


def test_a_last_line_without_end_counts_when_the_file_stays_as_it_is(tmp_path: Path) -> None:
    file, lent = written(tmp_path / "a.csv", rows("a") + "2026-11-27 11:00,b,1"), context()
    assert places(poll(table(file), lent)) == ["a"]
    second = poll(table(file), lent)
    assert (places(second), told(second)) == (["a", "b"], [])
    with pytest.raises(Unchanged):
        poll(table(file), lent)


def test_a_single_line_without_end_counts_too(tmp_path: Path) -> None:
    rule = {"indicator": "call.waiting", "value": "1"}
    source = table(written(tmp_path / "a.csv", "7"), header=0, sample=[rule])
    lent = context()
    assert not poll(source, lent).samples
    assert [sample.value for sample in poll(source, lent).samples] == [7.0]


def test_events_end_when_their_line_is_gone_but_not_while_the_file_is_being_written(tmp_path: Path) -> None:
    rule = {"id": "no", "title": "what"}
    file, lent = tmp_path / "a.csv", context()
    source = table(file, sample=[], event=[rule])
    written(file, "no,what\n1,fire\n2,floo")
    assert not poll(source, lent).events_are_all
    written(file, "no,what\n1,fire\n2,flood\n")
    readings = poll(source, lent)
    assert ([event.title for event in readings.events], readings.events_are_all) == (["fire", "flood"], True)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("none.csv", DataErrorKind.NOT_FOUND),
        ("a.csv/b.csv", DataErrorKind.NOT_FOUND),
        ("pipe.csv", DataErrorKind.UNSUPPORTED),
        ("page.csv", DataErrorKind.WEB_PAGE),
        ("zeros.csv", DataErrorKind.GARBAGE),
        ("bytes.csv", DataErrorKind.GARBAGE),
        ("huge.csv", DataErrorKind.TOO_LARGE),
    ],
)
def test_what_is_no_table_is_an_error(name: str, kind: DataErrorKind, tmp_path: Path) -> None:
    written(tmp_path / "a.csv", HEAD)
    os.mkfifo(tmp_path / "pipe.csv")
    written(tmp_path / "page.csv", "<!DOCTYPE html>\n<html><body>Sign in</body></html>\n")
    written(tmp_path / "zeros.csv", b"\0" * 4096)
    written(tmp_path / "bytes.csv", b"a,b\n\xff\xff,1\n")
    with (tmp_path / "huge.csv").open("wb") as file:
        file.truncate(2 << 30)
    assert wrong(table(tmp_path / name)).kind is kind


def test_a_file_that_vanishes_and_returns_is_read_again(tmp_path: Path) -> None:
    file, lent = written(tmp_path / "a.csv", rows("a")), context()
    poll(table(file), lent)
    file.unlink()
    assert wrong(table(file), lent).kind is DataErrorKind.NOT_FOUND
    written(file, rows("a"))
    assert places(poll(table(file), lent)) == ["a"]


def test_the_new_files_of_a_folder_are_read_the_oldest_first(tmp_path: Path) -> None:
    written(tmp_path / "b.csv", rows("1"), at_s=1)
    written(tmp_path / "a.CSV", rows("2"), at_s=2)
    written(tmp_path / "c.txt", rows("no"))
    written(tmp_path / ".d.csv", rows("no"))
    (tmp_path / "e.csv").mkdir()
    (tmp_path / "f.csv").symlink_to(tmp_path / "nowhere.csv")
    lent = context()
    assert places(poll(table(tmp_path), lent)) == ["1", "2"]
    with pytest.raises(Unchanged):
        poll(table(tmp_path), lent)
    written(tmp_path / "b.csv", rows("1", "3"), at_s=3)
    written(tmp_path / "g.csv", rows("4"), at_s=4)
    assert places(poll(table(tmp_path), lent)) == ["1", "3", "4"]


def test_a_pattern_chooses_among_the_files_of_a_folder(tmp_path: Path) -> None:
    written(tmp_path / "calls-1.txt", rows("1"))
    written(tmp_path / "other.csv", rows("2"))
    assert places(poll(table(tmp_path, pattern="calls-*.txt"))) == ["1"]


def test_a_bad_file_of_a_folder_costs_no_other_and_is_told_until_it_is_mended(tmp_path: Path) -> None:
    written(tmp_path / "a.csv", rows("1"))
    written(tmp_path / "b.csv", "x,y\n1,2\n")
    written(tmp_path / "c.csv", HEAD + "x\n")
    lent = context()
    first = poll(table(tmp_path), lent)
    assert places(first) == ["1"]
    assert [where.split(":")[0] for where, _ in told(first)] == ["b.csv", "c.csv line 2"]
    assert told(first)[0][1] == "File is left out: Source no longer sends a field that is needed"
    assert wrong(table(tmp_path), lent).kind is DataErrorKind.FIELD_GONE
    written(tmp_path / "b.csv", rows("2"))
    assert places(poll(table(tmp_path), lent)) == ["2"]


def test_a_folder_is_read_a_part_at_a_time(tmp_path: Path) -> None:
    for number in range(3):
        written(tmp_path / f"{number}.csv", rows(str(number)), at_s=number)
    source, lent = table(tmp_path, most_mb=0.0001), context()
    assert [places(poll(source, lent)) for _ in range(2)] == [["0", "1"], ["2"]]


def test_an_empty_folder_gives_nothing_and_forgets_what_is_gone(tmp_path: Path) -> None:
    lent = context()
    assert poll(table(tmp_path), lent).samples == []
    file = written(tmp_path / "a.csv", rows("1"))
    poll(table(tmp_path), lent)
    file.unlink()
    poll(table(tmp_path), lent)
    written(file, rows("1"))
    assert places(poll(table(tmp_path), lent)) == ["1"]


def test_events_of_a_folder_are_never_all(tmp_path: Path) -> None:
    written(tmp_path / "a.csv", "no,what\n1,fire\n")
    readings = poll(table(tmp_path, sample=[], event=[{"id": "no", "title": "what"}]))
    assert (len(readings.events), readings.events_are_all) == (1, False)


def test_a_table_at_an_address_is_asked_for_with_its_key(tmp_path: Path) -> None:
    last_line_open = (HEAD + ROW).rstrip("\n").encode("euc-kr")
    with Server(
        answer(last_line_open, "Content-Type: text/csv; charset=euc-kr", 'ETag: "1"'),
        answer(status="304 Not Modified"),
    ) as server:
        source, lent = config("csv", address=f"{server.url}/a.csv", headers={"X-Key": "k"}, sample=[CALLS]), context()
        assert poll(source, lent).samples == [SAMPLE]
        with pytest.raises(Unchanged):
            poll(source, lent)
    assert b"X-Key: k" in server.asked[0]
    assert source.host == "127.0.0.1"


def test_what_an_address_gives_in_place_of_a_table_is_an_error() -> None:
    for body, kind in [
        (answer(b"<html>no</html>"), DataErrorKind.WEB_PAGE),
        (answer(b'{"error": "no key"}'), DataErrorKind.FIELD_GONE),
        (answer((HEAD + ROW).encode(), length=999), DataErrorKind.CUT),
        (answer(b""), DataErrorKind.GARBAGE),
    ]:
        with Server(body) as server:
            assert wrong(config("csv", address=server.url, sample=[CALLS])).kind is kind


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"path": "a.csv", "address": "http://127.0.0.1/"},
        {"path": "//server/share/a.csv"},
        {"path": "\\\\server\\share\\a.csv"},
        {"path": "ftp://host/a.csv"},
        {"path": "a\0.csv"},
        {"path": ""},
        {"path": "a.csv", "separator": ":"},
        {"path": "a.csv", "encoding": "latin-1"},
        {"path": "a.csv", "header": -1},
    ],
)
def test_wrong_configs_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        config("csv", sample=[CALLS], **values)


@given(st.binary(max_size=200) | st.text(st.sampled_from('when,district,calls\n"1;2026-11-27\0'), max_size=200))
def test_whatever_a_file_holds_only_data_errors_are_raised(
    tmp_path_factory: pytest.TempPathFactory, body: bytes | str
) -> None:
    file = tmp_path_factory.mktemp("any") / "a.csv"
    text = HEAD + body if isinstance(body, str) else HEAD.encode() + body
    source, lent = table(written(file, text)), context()
    for _ in range(2):
        try:
            poll(source, lent)
        except (DataError, Unchanged):
            continue
