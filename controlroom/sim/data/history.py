"""Past samples of the simulated city as files for ``controlroom import``: what its live sources would have stored.

CSV, or Parquet where the file's name ends so. Series by series, each from its oldest sample to its newest: that is how
stores keep them, and how files are small.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import IO, Any

import numpy as np

from controlroom.sim.data.model.calendar import ZONE_S
from controlroom.sim.data.model.city import SimCity
from controlroom.sim.data.model.noise import Array
from controlroom.sim.data.planned import Series

_MOST_VALUES = 200_000
_LEAST_TIMES = 64
_COLUMNS = ("indicator", "place", "at", "value", "unit", "source")
_DAY_S = 86400

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Span:
    """Which time is written: the last `days` before `until`, and how many samples of it in all."""

    until: datetime
    days: float
    samples: int


class NoParquet(Exception):  # noqa: N818 - a missing extra, not a fault
    """Parquet needs the extra ``parquet``."""


def write_history(path: Path, city: SimCity, series: Sequence[Series], span: Span, told: Told) -> int:
    """Write samples of `series` and return how many; `told` hears of the work done and in all.

    Each series gets the same number of samples, but for those that have fewer different ones in the span: what they do
    not need the others get, as far as they can. Raises OSError, and NoParquet.
    """
    counts = samples_by_series(city, series, span)
    total = sum(counts)
    done = 0
    with ExitStack() as stack:
        write = _parquet(stack, path) if path.suffix.lower() == ".parquet" else _csv(stack, path)
        for block in _blocks(city, series, counts, span):
            write(block)
            done += block.count
            told(done, total)
    return done


def samples_by_series(city: SimCity, series: Sequence[Series], span: Span) -> list[int]:
    """Return how many samples each series gets."""
    steps = [max(1, int(span.days * _DAY_S // city.families[each.family].step_s)) for each in series]
    counts = [0] * len(series)
    left = span.samples
    open_series = sorted(range(len(series)), key=lambda number: steps[number])
    for place, number in enumerate(open_series):
        counts[number] = min(steps[number], left // (len(open_series) - place))
        left -= counts[number]
    return counts


def times_of(city: SimCity, family: str, count: int, span: Span) -> Array:
    """Return when a series has its samples: evenly over the span, each where a step of its family begins."""
    step_s = city.families[family].step_s
    end_s = span.until.timestamp()
    last_step = np.floor((end_s + ZONE_S) / step_s)
    spacing = span.days * _DAY_S / step_s / count
    steps = last_step - np.floor(np.arange(count - 1, -1, -1, dtype=np.float64) * spacing)
    times: Array = steps * step_s - ZONE_S
    return times


@dataclass(frozen=True, slots=True)
class _Block:
    """The samples of some series at the same times: `values` has a row for each time, a column for each series."""

    series: Sequence[Series]
    at_s: Array
    values: Array
    decimals: int

    @property
    def count(self) -> int:
        return int(self.values.size)


def _blocks(city: SimCity, series: Sequence[Series], counts: Sequence[int], span: Span) -> Iterator[_Block]:
    """Yield the samples of series that belong to one family together, in pieces that fit into memory."""
    pairs = sorted(zip(series, counts, strict=True), key=lambda pair: (pair[0].family, pair[1]))
    for (family, count), group in groupby(pairs, key=lambda pair: (pair[0].family, pair[1])):
        together = [each for each, _ in group]
        if not count:
            continue
        known = city.families[family]
        chosen = np.array([each.column for each in together])
        at_s = times_of(city, family, count, span)
        piece = max(_LEAST_TIMES, _MOST_VALUES // len(known.places))
        pieces = [city.values(family, at_s[first : first + piece])[:, chosen] for first in range(0, count, piece)]
        yield _Block(together, at_s, np.concatenate(pieces), known.decimals)


def _csv(stack: ExitStack, path: Path) -> Callable[[_Block], None]:
    file: IO[str] = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
    file.write(",".join(_COLUMNS) + "\n")

    def write(block: _Block) -> None:
        times = [datetime.fromtimestamp(at_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") for at_s in block.at_s]
        for column, series in enumerate(block.series):
            before = f"{_cell(series.indicator)},{_cell(series.place)},"
            after = f",{_cell(series.unit)},{_cell(series.source)}\n"
            values = _texts(block.values[:, column], block.decimals)
            file.write("".join([f"{before}{at},{value}{after}" for at, value in zip(times, values, strict=True)]))

    return write


def _parquet(stack: ExitStack, path: Path) -> Callable[[_Block], None]:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise NoParquet from None
    words = pa.dictionary(pa.int32(), pa.string())
    types: dict[str, Any] = dict.fromkeys(_COLUMNS, words)
    types |= {"at": pa.timestamp("ms", tz="UTC"), "value": pa.float64()}
    schema = pa.schema([(name, types[name]) for name in _COLUMNS])
    writer = stack.enter_context(parquet.ParquetWriter(path, schema, compression="zstd"))

    def write(block: _Block) -> None:
        at_ms = pa.array((block.at_s * 1000).astype(np.int64), pa.timestamp("ms", tz="UTC"))
        for column, series in enumerate(block.series):
            same = pa.array(np.zeros(len(at_ms), dtype=np.int32))
            named = {"indicator": series.indicator, "place": series.place, "unit": series.unit, "source": series.source}
            cells: dict[str, Any] = {
                name: pa.DictionaryArray.from_arrays(same, pa.array([text])) for name, text in named.items()
            }
            cells |= {"at": at_ms, "value": pa.array(block.values[:, column])}
            writer.write_table(pa.table([cells[name] for name in _COLUMNS], schema=schema))

    return write


def _texts(values: Array, decimals: int) -> list[str]:
    return [f"{value:.{decimals}f}" for value in values.tolist()]


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\n') else text
