"""How memory, threads and descriptors of a wall's processes grow: samples, and a straight line through them."""

from dataclasses import dataclass
from typing import Any

from controlroom.bench.figures import slope
from controlroom.bench.processes import ProcessGroup, Usage

WARM_UP_SHARE = 0.2
"""So much of a run counts as its beginning, in which caches fill; the line is drawn through the rest."""


@dataclass(frozen=True, slots=True)
class _Sample:
    place: float
    usage: dict[str, Usage]


class Growth:
    """Takes samples at growing places (hours, or thousands of something)."""

    def __init__(self, groups: dict[str, ProcessGroup]) -> None:
        self._groups = {name: groups[name] for name in ("gui", "workers")}
        self._samples: list[_Sample] = []

    def sample(self, place: float) -> dict[str, Usage]:
        """Take a sample and return it."""
        usage = {name: group.look(private=True) for name, group in self._groups.items()}
        self._samples.append(_Sample(place, usage))
        return usage

    def slopes(self) -> dict[str, dict[str, float]]:
        """Return by how much each figure grows for each 1 of the places, after the beginning of the run."""
        last = self._samples[-1].place if self._samples else 0.0
        kept = [sample for sample in self._samples if sample.place >= last * WARM_UP_SHARE]
        places = [sample.place for sample in kept]
        found: dict[str, dict[str, float]] = {}
        for name in self._groups:
            held = [_held(sample.usage[name]) for sample in kept]
            found[name] = {figure: round(slope(places, [each[figure] for each in held]), 3) for figure in held[0]}
        return found

    def samples(self) -> list[dict[str, Any]]:
        """Return every sample with its place."""
        return [{"at": sample.place, **usage_document(sample.usage)} for sample in self._samples]

    def ends(self) -> dict[str, Any]:
        """Return the first sample after the beginning of the run, and the last."""
        last = self._samples[-1]
        first = next(sample for sample in self._samples if sample.place >= last.place * WARM_UP_SHARE)
        return {"first": usage_document(first.usage), "last": usage_document(last.usage)}


def usage_document(usage: dict[str, Usage]) -> dict[str, Any]:
    """Return samples as part of a document."""
    return {name: {figure: round(value, 1) for figure, value in _held(held).items()} for name, held in usage.items()}


def _held(usage: Usage) -> dict[str, float]:
    found = {"rss_mib": usage.memory_mib, "threads": usage.threads, "descriptors": usage.descriptors}
    return found if usage.private_mib is None else {"private_mib": usage.private_mib, **found}
