"""Files of past samples: every good row is kept once, every bad one told, wherever the program was killed."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.data.core import Point, SeriesKey
from feeds.data.importing.columns import WrongRow, WrongTable, number, time_ms
from feeds.data.importing.csv_file import CsvFile
from feeds.data.importing.importer import BadRow, Imported, import_file
from feeds.data.store.sqlite_reader import SqliteReader
from feeds.data.store.sqlite_store import SqliteWriter

SEOUL = ZoneInfo("Asia/Seoul")
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 27, tzinfo=UTC)
HEAD = "indicator,place,at,value\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteWriter]:
    writer = SqliteWriter(tmp_path / "numbers.db", SEOUL)
    yield writer
    writer.close()


class Run:
    """An import, and the rows it told of."""

    def __init__(self, path: Path, store: SqliteWriter, *, again: bool = False) -> None:
        self.bad: list[BadRow] = []
        self.progress: list[tuple[int, int]] = []
        self.result: Imported = import_file(
            path,
            store,
            zone=SEOUL,
            source="past",
            now=NOW,
            again=again,
            told=lambda done, size: self.progress.append((done, size)),
            bad=self.bad.append,
        )

    @property
    def words(self) -> list[str]:
        return [f"{row.line}: {row.text.english()}" for row in self.bad]


def stored(folder: Path) -> dict[SeriesKey, list[Point]]:
    reader = SqliteReader(folder / "numbers.db")
    found = {key: reader.points(series_id, -(1 << 60), 1 << 60) for series_id, key, _ in reader.series()}
    reader.close()
    return found


def write(folder: Path, text: str, name: str = "past.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_good_rows_are_kept_and_bad_ones_told_by_their_lines(tmp_path: Path, store: SqliteWriter) -> None:
    path = write(
        tmp_path,
        HEAD + "pm10,종로구,2026-11-26 10:00,35\n"
        "pm10,종로구,2026-11-26T11:00+09:00,\n"
        'pm10,중구,1795654800,"1,234.5"\n'
        "\n"
        "pm10,중구,whenever,1\n"
        "pm10,중구,2026-11-26,one\n"
        "pm10,중구,2026-11-26,NaN\n"
        "pm10,중구,2026-11-26\n"
        ",중구,2026-11-26,1\n"
        "pm10,중구,2030-01-01,1\n"
        'pm10,"중구,2026-11-26,1\n'
        "pm10,중구,20261126,-7",
    )
    run = Run(path, store)
    assert run.words == [
        "6: not a time: whenever",
        "7: not a number: one",
        "8: not a number: NaN",
        "9: 3 cells where 4 are wanted",
        "10: indicator is empty",
        "11: time is far in the future: 2030-01-01",
        "12: 2 cells where 4 are wanted",
    ]
    assert (run.result.rows, run.result.bad, run.result.went_on) == (4, 7, False)
    found = stored(tmp_path)
    assert [point.value for point in found[SeriesKey("past", "pm10", "종로구")]] == [35.0, None]
    assert sorted(point.value or 0 for point in found[SeriesKey("past", "pm10", "중구")]) == [-7.0, 1234.5]
    assert run.progress[-1] == (path.stat().st_size, path.stat().st_size)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_whoever_wrote_the_file(tmp_path: Path, store: SqliteWriter, encoding: str, separator: str) -> None:
    text = "지표,구,시각,값,출처,단위,품질\r\n한강 수위 ऊ上,강남구,2026-11-26 10:00,3.5,서울시,m,estimated\r\n"
    if encoding == "cp949":
        text = text.replace(" ऊ上", "")
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    path = write(tmp_path, mark + text.replace(",", separator), encoding=encoding)
    assert Run(path, store).words == []
    ((key, (point,)),) = stored(tmp_path).items()
    assert (key.source, key.place, point.value, point.quality) == ("서울시", "강남구", 3.5, 1)
    assert key.indicator.startswith("한강 수위")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "File is empty"),
        (b"\n\n", "File is empty"),
        (b"\x89PNG\r\n\x00\x01", "File is not text"),
        (b"a,b\xff\xff,c\n", "neither UTF-8"),
        (b"indicator,at,valeu\n", "Column value is missing; valeu may be meant. The columns are: indicator, at, valeu"),
        (b"<html><body>Error</body></html>", "Column indicator is missing; the columns are: <html>"),
        (b"indicator,at,time,value\n", "Column at is there twice: at and time"),
    ],
)
def test_what_is_no_table_of_samples_is_refused(
    tmp_path: Path, store: SqliteWriter, content: bytes, words: str
) -> None:
    path = tmp_path / "past.csv"
    path.write_bytes(content)
    with pytest.raises(WrongTable, match=words.replace(".", r"\.")):
        Run(path, store)
    assert stored(tmp_path) == {}


def test_a_line_without_end_costs_no_memory_and_no_other_row(tmp_path: Path, store: SqliteWriter) -> None:
    path = write(tmp_path, HEAD + "pm10,a,2026-11-26,1\n" + "x" * (3 << 20) + "\npm10,a,2026-11-25,2\n")
    run = Run(path, store)
    assert run.result.rows == 2
    assert all("1 cells" in words for words in run.words)


def test_the_same_file_again_brings_nothing_and_what_was_added_to_it_is_read(
    tmp_path: Path, store: SqliteWriter
) -> None:
    path = write(tmp_path, HEAD + "pm10,a,2026-11-26,1\nbad\n")
    Run(path, store)
    again = Run(path, store)
    assert (again.result.rows, again.result.bad, again.result.went_on) == (0, 1, True)
    with path.open("a") as file:
        file.write("pm10,a,2026-11-27,2\nworse\n")
    more = Run(path, store)
    assert (more.result.rows, more.result.bad, more.words) == (1, 2, ["5: 1 cells where 4 are wanted"])
    whole = Run(path, store, again=True)
    assert (whole.result.rows, whole.result.added.same, whole.result.went_on) == (2, 2, False)


def test_another_file_of_the_same_name_is_read_from_its_beginning(tmp_path: Path, store: SqliteWriter) -> None:
    lines = [f"pm10,a,2026-11-26 {number // 60:02}:{number % 60:02},{number}\n" for number in range(600)]
    path = write(tmp_path, HEAD + "".join(lines))
    Run(path, store)
    write(tmp_path, HEAD + "".join(lines[:500]) + "".join(lines[500:])[::-1].strip()[::-1].replace(",5", ",6"))
    run = Run(path, store)
    assert not run.result.went_on
    assert run.result.added.new > 0


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo
from feeds.data.importing import importer
from feeds.data.store.sqlite_store import SqliteWriter
importer._PIECE = 50
zone = ZoneInfo("Asia/Seoul")
store = SqliteWriter(Path(sys.argv[2]), zone)
print("begins", flush=True)
importer.import_file(
    Path(sys.argv[1]), store, zone=zone, source="past", now=datetime(2026, 11, 27, tzinfo=UTC),
    told=lambda done, size: print(done, flush=True), bad=lambda row: None,
)
"""


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_killed_at_any_moment_it_goes_on_and_the_result_is_the_same(tmp_path: Path, kind: str) -> None:
    rows = [("pm10", f"d{number % 7}", 1_795_000_000 + number, float(number)) for number in range(3000)]
    path = tmp_path / f"past.{kind}"
    if kind == "csv":
        path.write_text(HEAD + "".join("{},{},{},{}\n".format(*row) for row in rows))
    else:
        columns = dict(zip(HEAD.strip().split(","), map(list, zip(*rows, strict=True)), strict=True))
        pyarrow.parquet.write_table(pyarrow.table(columns), path, row_group_size=400)
    rng = random.Random(3)
    code: int | None = -1
    kills = 0
    while code != 0:
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path), str(tmp_path / "numbers.db")], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        for _ in range(1 + rng.randrange(1, 14)):
            process.stdout.readline()
        if kills < 6:
            time.sleep(rng.random() * 0.01)
            os.kill(process.pid, signal.SIGKILL)
            kills += 1
        process.stdout.read()
        process.stdout.close()
        code = process.wait()
    found = stored(tmp_path)
    expected = {f"d{place}": [value for _, at, _, value in rows if at == f"d{place}"] for place in range(7)}
    assert {key.place: [point.value for point in points] for key, points in found.items()} == expected
    reader = SqliteReader(tmp_path / "numbers.db")
    for series_id, key, _ in reader.series():
        assert sum(hour.samples for hour in reader.hours(series_id, 0, 1 << 60)) == len(expected[key.place])
    reader.close()


def test_parquet_with_types_of_its_own(tmp_path: Path, store: SqliteWriter) -> None:
    table = pyarrow.table(
        {
            "Indicator": ["pm10", "pm10", "pm10"],
            "time": pyarrow.array(
                [datetime(2026, 11, 26, 10), None, datetime(2026, 11, 26, 11)], pyarrow.timestamp("us")
            ),
            "value": pyarrow.array([1, 2, None], pyarrow.int32()),
        }
    )
    path = tmp_path / "past.parquet"
    pyarrow.parquet.write_table(table, path)
    run = Run(path, store)
    assert run.words == ["2: not a time: "]
    ((key, points),) = stored(tmp_path).items()
    assert key == SeriesKey("past", "pm10")
    assert [(point.at_ms, point.value) for point in points] == [(1795654800000, 1.0), (1795658400000, None)]


def test_what_only_calls_itself_parquet_is_refused(tmp_path: Path, store: SqliteWriter) -> None:
    with pytest.raises(WrongTable, match="Not a Parquet file"):
        Run(write(tmp_path, HEAD, "past.parquet"), store)


def test_without_its_package_parquet_says_what_to_install(
    tmp_path: Path, store: SqliteWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "feeds.data.importing.parquet_file", None)
    with pytest.raises(WrongTable, match=r"pip install 'controlroom\[parquet\]'"):
        Run(write(tmp_path, HEAD, "past.parquet"), store)


@pytest.mark.parametrize(
    ("text", "zone", "utc"),
    [
        ("2026-11-26T10:00:00Z", SEOUL, "2026-11-26T10:00"),
        ("2026-11-26 10:00", SEOUL, "2026-11-26T01:00"),
        ("20261126", SEOUL, "2026-11-25T15:00"),
        ("1795654800", SEOUL, "2026-11-26T01:00"),
        ("1795654800000", SEOUL, "2026-11-26T01:00"),
        ("1795654800.0", SEOUL, "2026-11-26T01:00"),
        (" 2026-10-25 02:30 ", BERLIN, "2026-10-25T00:30"),
        ("2026-03-29 02:30", BERLIN, "2026-03-29T01:30"),
        ("1961-08-13 00:00", BERLIN, "1961-08-12T23:00"),
    ],
)
def test_times(text: str, zone: ZoneInfo, utc: str) -> None:
    assert time_ms(text, zone) == datetime.fromisoformat(utc).replace(tzinfo=UTC).timestamp() * 1000


@pytest.mark.parametrize("text", ["", "-", "tomorrow", "17", "1e30", "nan", "2026-13-01", "9999-12-31T23:59-23:00"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(WrongRow):
        time_ms(text, SEOUL)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_come_back_as_they_were_written(value: float) -> None:
    assert number(repr(value)) == value
    assert number(f" {value:,.2f} ") == float(f"{value:.2f}")


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_no_file_brings_the_reader_down(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "past.csv"
    path.write_bytes(data)
    with suppress(WrongTable), CsvFile(path) as file:
        count = sum(1 for _ in file.rows())
        assert file.done == file.size
        assert count <= file.line
