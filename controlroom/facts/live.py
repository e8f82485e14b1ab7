"""Facts that follow a running city: made anew when numbers came in, and once a second for their ages."""

import time
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from controlroom.alarms.desk import AlarmDesk
from controlroom.alarms.inputs import CityInputs
from controlroom.facts.city import CityFacts, Reports, TileNumbers
from controlroom.facts.past import PastReader, sqlite_store
from controlroom.facts.pictures import PictureReader
from controlroom.numbers import Numbers
from layouts.model import Audience
from layouts.source_files import source_names

TOGETHER_MS = 200
"""What comes in within such a time after something else is shown together: panels are drawn at most so often."""
SECOND_MS = 1000


class LiveFacts(QObject):
    """`facts` for the wall, and what `desk` follows; `changed` is emitted whenever they are others. Of one thread.

    `facts_for`: those for another audience, where some of the wall's screens are for others than the wall.
    """

    changed = Signal()

    def __init__(
        self,
        numbers: Numbers,
        folder: Path,
        store_file: Path,
        zone: ZoneInfo,
        *,
        language: str,
        gloss: str,
        audience: Audience,
        reports: Reports,
        desk: AlarmDesk,
        tile_numbers: TileNumbers = dict,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._numbers = numbers
        self._folder = folder
        self._reports = reports
        self._desk = desk
        self._past = PastReader(sqlite_store(store_file), zone, self)
        self._pictures = PictureReader(folder, self)
        self._audience = audience
        self._made = partial(
            CityFacts,
            self._past,
            language=language,
            gloss=gloss,
            reports=reports,
            numbers=tile_numbers,
            pictures=self._pictures,
        )
        self.facts = self._made(audience=audience)
        self._others: dict[Audience, CityFacts] = {}
        self._named: frozenset[str] = frozenset()
        self._renewed_s = 0.0
        self._together = QTimer(self)
        self._together.setSingleShot(True)
        self._together.timeout.connect(self._renew)
        self._second = QTimer(self)
        self._second.setSingleShot(True)
        self._second.setTimerType(Qt.TimerType.PreciseTimer)
        self._second.timeout.connect(self._on_second)
        numbers.changed.connect(self._soon)
        desk.changed.connect(self._show_alarms)
        self._past.arrived.connect(self._soon)
        self._pictures.arrived.connect(self._soon)

    def start(self) -> None:
        """Follow the city from now on."""
        self._pictures.start()
        self._desk.start()
        self._on_second()

    def close(self) -> None:
        """Stop."""
        self._second.stop()
        self._together.stop()
        self._past.close()
        self._pictures.close()
        self._desk.close()

    def facts_for(self, audience: Audience) -> CityFacts:
        """Return the facts as an audience may know them."""
        if audience == self._audience:
            return self.facts
        if audience not in self._others:
            self._others[audience] = self._made(audience=audience)
        return self._others[audience]

    @property
    def past_asked(self) -> bool:
        """Whether something of the past is still being read."""
        return bool(self._past.asked())

    def hold(self) -> None:
        """Let time stand still but for `renew_at`."""
        self._second.stop()
        self._numbers.changed.disconnect(self._soon)

    @Slot()
    def _soon(self) -> None:
        if not self._together.isActive():
            left_s = self._renewed_s + TOGETHER_MS / 1000 - time.monotonic()
            self._together.start(max(0, round(1000 * left_s)))

    @Slot()
    def _on_second(self) -> None:
        # As each second begins, which clocks among the panels show.
        self._second.start(SECOND_MS + 1 - time.time_ns() // 1_000_000 % SECOND_MS)
        self._renew()

    @Slot()
    def _renew(self) -> None:
        numbers = self._numbers
        if self._named != numbers.sources.keys():
            self._named = frozenset(numbers.sources)
            for facts in self._all:
                facts.set_source_names(source_names(self._folder))
        if numbers.latest and not self._past.runs:  # not before there is a store
            self._past.start()
        self.renew_at(time.time_ns() // 1_000_000)

    def renew_at(self, now_ms: int) -> None:
        """Make the facts those of a time."""
        self._renewed_s = time.monotonic()
        numbers = self._numbers
        for facts in self._all:
            facts.renew(numbers.latest.values(), numbers.events.values(), numbers.sources.values(), now_ms)
        self._desk.follow(
            CityInputs(
                self.facts,
                events=numbers.events.values() if numbers.has_read else None,
                sources=numbers.sources,
                states={id: report.state for id, report in self._reports().items()},
                camera_name=self._desk.camera_name,
            )
        )
        self._show_alarms()

    @property
    def _all(self) -> tuple[CityFacts, ...]:
        return self.facts, *self._others.values()

    @Slot()
    def _show_alarms(self) -> None:
        """Show at once what a person did to an alarm."""
        self.facts.set_board(self._desk.board)
        for audience, facts in self._others.items():
            facts.set_board(self._desk.board_for(audience))
        self.changed.emit()
