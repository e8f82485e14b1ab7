"""``bench data``: past numbers into a fresh store, how soon they are read again, and gathering beside them."""

import multiprocessing
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import psutil

from controlroom.bench.gathering import measure_gathering
from controlroom.bench.kills import measure_kills
from controlroom.bench.served import Told
from controlroom.quantiles import quantiles
from feeds.data.store.sqlite_reader import SqliteReader
from resources.text import QT_TRANSLATE_NOOP

_WRITING = QT_TRANSLATE_NOOP("bench", "writing a file of {samples} samples")
_IMPORTING = QT_TRANSLATE_NOOP("bench", "importing it")
_READING = QT_TRANSLATE_NOOP("bench", "reading")
_GATHERING = QT_TRANSLATE_NOOP("bench", "gathering for {seconds} s")
_KILLING = QT_TRANSLATE_NOOP("bench", "killing the data service {kills} times")
_SERIES, _PLACES = 1200, 25
_OFTEN = 120
"""So many series have a sample every five minutes for a year; the others share the rest."""
_STEP = timedelta(minutes=5)
_YEAR = timedelta(days=365)
_READS = 200
_LOOK_S = 0.2
_SEOUL = ZoneInfo("Asia/Seoul")
_BEGIN = datetime(2025, 1, 1, tzinfo=_SEOUL)


@dataclass(frozen=True, slots=True)
class DataBench:
    """What to measure: an import of so many `samples` of 1,200 series over a year; then, beside those, gathering for
    so many `seconds`, and so many `kills` of who gathers."""

    samples: int
    seconds: float = 180.0
    kills: int = 100


def run_data(bench: DataBench, told: Told) -> dict[str, Any]:
    """Measure and return the document. Raises RuntimeError when the import fails, OSError when there is no room."""
    with tempfile.TemporaryDirectory(prefix="controlroom-bench-") as folder:
        table, store = Path(folder) / "numbers.csv", Path(folder) / "numbers.db"
        told(_WRITING(samples=f"{bench.samples:,}"))
        rows = _write(table, bench.samples)
        told(_IMPORTING)
        seconds, peak_mib = _import(table, store)
        told(_READING)
        document: dict[str, Any] = {
            "samples": rows,
            "file_mib": round(table.stat().st_size / 2**20),
            "store_mib": round(store.stat().st_size / 2**20),
            "import_s": round(seconds, 1),
            "import_rows_per_s": round(rows / seconds),
            "import_peak_mib": peak_mib,
            "read_ms": _read(store),
        }
        if bench.seconds > 0:
            told(_GATHERING(seconds=f"{bench.seconds:.0f}"))
            document["gathering"] = measure_gathering(store, bench.seconds)
        if bench.kills > 0:
            told(_KILLING(kills=bench.kills))
            document["killed"] = measure_kills(store, bench.kills)
        return document


def _write(path: Path, samples: int) -> int:
    """Write a file, in the order of time; return how many samples it has."""
    rows = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("indicator,place,at,value,unit,source\n")
        for lines in _steps(samples):
            file.writelines(lines)
            rows += len(lines)
    return rows


def _steps(samples: int) -> Iterator[list[str]]:
    rng = random.Random(1)
    steps = _YEAR // _STEP
    often = min(_OFTEN, max(1, samples // steps))
    rest = max(0, samples - often * steps)
    heads = [f"indicator-{number // _PLACES},district-{number % _PLACES}," for number in range(_SERIES)]
    written = 0
    for step in range(steps):
        at = (_BEGIN + step * _STEP).isoformat()
        level = rng.uniform(0, 1000)
        lines = [f"{heads[number]}{at},{level + number:.2f},unit,bench\n" for number in range(often)]
        due = rest * (step + 1) // steps
        slow = (often + number % (_SERIES - often) for number in range(written, due))
        lines += [f"{heads[number]}{at},{level + number:.1f},unit,bench\n" for number in slow]
        written = due
        yield lines


def _import(table: Path, store: Path) -> tuple[float, float]:
    """Import in a process of its own; return how long it took and the most memory it had, in MiB."""
    process = multiprocessing.get_context("spawn").Process(target=_import_main, args=(table, store), daemon=True)
    begun_s = time.monotonic()
    process.start()
    peak_mib = 0.0
    while process.is_alive():
        try:
            peak_mib = max(peak_mib, psutil.Process(process.pid).memory_info().rss / 2**20)
        except psutil.NoSuchProcess:
            break
        process.join(_LOOK_S)
    process.join()
    if process.exitcode:
        raise RuntimeError(f"the import ended with exit code {process.exitcode}")
    return time.monotonic() - begun_s, round(peak_mib, 1)


def _import_main(table: Path, store: Path) -> None:
    from feeds.data.importing.importer import import_file
    from feeds.data.store.sqlite_store import SqliteWriter

    writer = SqliteWriter(store, _SEOUL)
    now = datetime.now(UTC)
    done = import_file(
        table, writer, zone=_SEOUL, source="bench", now=now, told=lambda done, size: None, bad=lambda row: None
    )
    writer.close()
    if done.bad:
        raise RuntimeError(f"{done.bad} rows were refused")


def _read(store: Path) -> dict[str, dict[str, float]]:
    """Return how long reads take, in milliseconds, as a program does that has the store open."""
    rng = random.Random(2)
    reader = SqliteReader(store)
    try:
        ids = {key: series_id for series_id, key, _ in reader.series()}
        often = [series_id for key, series_id in ids.items() if _number(key.indicator) < _OFTEN // _PLACES]
        begin_ms = round(_BEGIN.timestamp() * 1000)
        day_ms, year_ms = 86_400_000, round(_YEAR.total_seconds() * 1000)

        def a_day() -> object:
            from_ms = begin_ms + rng.randrange(365) * day_ms
            return reader.points(rng.choice(often), from_ms, from_ms + day_ms)

        reads: dict[str, Callable[[], object]] = {
            "latest": reader.latest,
            "latest_of_indicator": lambda: reader.latest_of(f"indicator-{rng.randrange(_SERIES // _PLACES)}"),
            "day": a_day,
            "year_by_day": lambda: reader.days(rng.choice(often), begin_ms, begin_ms + year_ms),
        }
        return {name: _timed(read) for name, read in reads.items()}
    finally:
        reader.close()


def _number(indicator: str) -> int:
    return int(indicator.rpartition("-")[2])


def _timed(read: Callable[[], object]) -> dict[str, float]:
    taken_ms = []
    for _ in range(_READS):
        begun_s = time.perf_counter()
        read()
        taken_ms.append(1000 * (time.perf_counter() - begun_s))
    return {name: round(ms, 2) for name, ms in quantiles(taken_ms, "p50", "p95", "max").items()}
