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
        usage = {name: group.look() for name, group in self._groups.items()}
        self._samples.append(_Sample(place, usage))
        return usage

    def slopes(self) -> dict[str, dict[str, float]]:
        """Return by how much each figure grows for each 1 of the places, after the beginning of the run."""
        last = self._samples[-1].place if self._samples else 0.0
        kept = [sample for sample in self._samples if sample.place >= last * WARM_UP_SHARE]
        places = [sample.place for sample in kept]
        return {
            name: {
                "rss_mib": round(slope(places, [sample.usage[name].memory_mib for sample in kept]), 3),
                "threads": round(slope(places, [sample.usage[name].threads for sample in kept]), 3),
                "descriptors": round(slope(places, [sample.usage[name].descriptors for sample in kept]), 3),
            }
            for name in self._groups
        }

    def ends(self) -> dict[str, Any]:
        """Return the first sample after the beginning of the run, and the last."""
        last = self._samples[-1]
        first = next(sample for sample in self._samples if sample.place >= last.place * WARM_UP_SHARE)
        return {"first": usage_document(first.usage), "last": usage_document(last.usage)}


def usage_document(usage: dict[str, Usage]) -> dict[str, Any]:
    """Return samples as part of a document."""
    return {
        name: {"rss_mib": round(held.memory_mib, 1), "threads": held.threads, "descriptors": held.descriptors}
        for name, held in usage.items()
    }
