"""What the rules of alarms look at, out of the city's numbers as the wall has them."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from controlroom.alarms.core import Seen
from controlroom.facts.city import CityFacts
from controlroom.indicators.measured import Measured
from feeds.core import TileState
from feeds.data.health import SourceHealth
from feeds.data.readings import KeptEvent

_KNOWN = {
    TileState.LIVE: False,
    TileState.STALE: False,
    TileState.FROZEN: True,
    TileState.LOST: True,
}
"""Whether a camera in this state is lost; in any other nothing is known of its pictures."""


class CityInputs:
    """`controlroom.alarms.core.Inputs` for one look. `events` None: nothing was read of them yet."""

    def __init__(
        self,
        facts: CityFacts,
        *,
        events: Iterable[KeptEvent] | None,
        sources: Mapping[str, SourceHealth],
        states: Mapping[str, TileState],
        camera_name: Callable[[str], str],
    ) -> None:
        self.now_ms = facts.now_ms
        self.events = events
        self.sources = sources
        self.lost_cameras = {id: _KNOWN[state] for id, state in states.items() if state in _KNOWN}
        self._facts = facts
        self._camera_name = camera_name
        self._values: dict[str, dict[str, Seen]] = {}

    def value(self, indicator: str, place: str) -> Seen:
        """Return the value of an indicator at a place, "" for that of the whole city; one that is stale is none."""
        return _seen(self._facts.look.at(indicator, place))

    def values(self, indicator: str) -> Mapping[str, Seen]:
        """Return the values of an indicator at each of its places."""
        known = self._values.get(indicator)
        if known is None:
            look = self._facts.look
            known = self._values[indicator] = {
                place: _seen(look.at(indicator, place)) for place in look.places(indicator)
            }
        return known

    def past(self, indicator: str, place: str) -> Sequence[tuple[int, float | None]] | None:
        """Return what is stored of the last day of an indicator; None: it is being read."""
        line = self._facts.stored_day(indicator, place)
        return None if line is None else line.spots

    def name_of(self, source_or_camera: str) -> str:
        """Return what a source or a camera is called."""
        if source_or_camera in self.sources:
            return self._facts.source_name(source_or_camera)
        return self._camera_name(source_or_camera)


def _seen(measured: Measured) -> Seen:
    return Seen(None if measured.is_stale else measured.value, measured.at_ms)
