"""How a stream opens, learnt from its own openings: how long it is waited for, and how far its start is looked through.

A camera that is silent is given longer the next time; one that came is given twice what it took. What is known is kept
for as long as the stream is in the catalogue, whoever looks at it and whichever worker runs it.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from feeds.core import ErrorKind, Role
from feeds.source import LONG_PROBE_S, KindConfig, ProbedConfig

CEILING_S = 60.0
"""No camera is waited for longer, but for one whose configured time is longer already."""
MARGIN = 2.0
REMEMBERED = 5
"""So many openings count."""
_USED_UP = 0.9
"""A failure that came sooner than after this share of the time that was given says nothing about that time."""
_SILENT = frozenset({ErrorKind.TIMEOUT, ErrorKind.GARBAGE})
_UNREADABLE = frozenset({ErrorKind.GARBAGE, ErrorKind.UNSUPPORTED})


@dataclass(slots=True)
class Habits:
    """What is known of one stream. Used by the supervisor's thread.

    `took_s`: how long its last openings took to the first picture. `silences`: how many have brought none since, though
    their time was used up. `probes_longer`: look through more of its start at the next opening.
    """

    took_s: deque[float] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    silences: int = 0
    probes_longer: bool = False
    short_worked: bool = False

    def config(self, config: KindConfig) -> KindConfig:
        """Return `config` as its stream is to be opened next."""
        changes: dict[str, object] = {"open_timeout_s": self.budget_s(config.open_timeout_s)}
        if isinstance(config, ProbedConfig) and self.probes_longer:
            changes = {"open_timeout_s": self.budget_s(config.open_timeout_s) + LONG_PROBE_S, "probes_longer": True}
        return config.model_copy(update=changes)

    def budget_s(self, least_s: float) -> float:
        """Return how long the next opening may take to answer; `least_s` is what is configured."""
        learnt_s = max(least_s, MARGIN * max(self.took_s, default=0.0))
        return min(learnt_s * 2.0**self.silences, max(CEILING_S, least_s))

    def opened(self, config: KindConfig, took_s: float) -> None:
        """Note that an opening with `config` came to its first picture."""
        self.took_s.append(took_s)
        self.silences = 0
        if not getattr(config, "probes_longer", False):
            self.short_worked = True
        elif self.short_worked:  # it failed once for another reason
            self.probes_longer = False

    def failed(self, config: KindConfig, kind: ErrorKind, waited_s: float) -> bool:
        """Note that an opening with `config` ended without a picture after `waited_s`; return whether more of the
        stream's start is looked through next time."""
        if kind in _SILENT and waited_s >= _USED_UP * config.open_timeout_s and config.open_timeout_s < CEILING_S:
            self.silences += 1
        if kind not in _UNREADABLE or not isinstance(config, ProbedConfig):
            return False
        self.probes_longer = not config.probes_longer
        return self.probes_longer


class KnownHabits:
    """The habits of every stream that was wanted once and is in the catalogue. Used by the supervisor's thread."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Role], tuple[KindConfig, Habits]] = {}

    def of(self, key: tuple[str, Role], config: KindConfig) -> Habits:
        """Return what is known of a stream; nothing, where its address is another now."""
        known = self._known.get(key)
        if known is None or not known[0].is_same_stream(config):
            known = self._known[key] = config, Habits()
        return known[1]

    def keep_only(self, listed: Callable[[tuple[str, Role]], KindConfig | None]) -> None:
        """Forget the streams that are not in the catalogue any more, whose configs `listed` tells."""
        self._known = {
            key: known
            for key, known in self._known.items()
            if (config := listed(key)) is not None and known[0].is_same_stream(config)
        }
