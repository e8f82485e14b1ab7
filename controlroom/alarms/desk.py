"""Where alarms are led: rules are followed here, people acknowledge and shelve here, and all of it is kept."""

import logging
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from controlroom.alarms.bell import Bell
from controlroom.alarms.board import Boards
from controlroom.alarms.core import Change, Inputs, Key
from controlroom.alarms.engine import Engine
from controlroom.alarms.keeping import AlarmFile, Kept
from layouts.alarms import NO_RULES, AlarmRules
from layouts.cameras import Camera
from layouts.indicators import NO_INDICATORS, Indicators
from layouts.model import Audience
from layouts.scheduling import StandingAlarm
from resources.text import QT_TRANSLATE_NOOP, Text
from widgets.facts import AlarmBoard, AlarmFacts
from widgets.model import Level

_NOT_KEPT = QT_TRANSLATE_NOOP("alarms", "Alarms cannot be kept, they are gone when the program ends: {reason}")
log = logging.getLogger("alarms")


def now_ms() -> int:
    """Return the time of the machine's clock, milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class AlarmDesk(QObject):
    """The alarms of a wall. `changed`: a board is another one; `troubled` carries a `Text` to be said.

    `board`: what the wall's own audience sees, which leads them; `board_for`: what others see on some of its screens.

    `file`: where they are kept, None for nowhere. `operator`: who acknowledges at these screens. Nothing is followed
    before what was kept is read. Everything is of the caller's thread, but for the thread that reads and writes.
    """

    changed = Signal()
    troubled = Signal(object)
    _loaded = Signal(object)
    _failed = Signal(str)

    def __init__(
        self,
        file: Path | None,
        *,
        operator: str,
        language: str,
        gloss: str,
        tone: Callable[[], None],
        clock_ms: Callable[[], int] = now_ms,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.board = AlarmBoard()
        self.bell = Bell(tone, self)
        self._operator = operator
        self._clock_ms = clock_ms
        self._language = language
        self._gloss = gloss
        self._boards = Boards(language=language, gloss=gloss)
        self._others: dict[Audience, tuple[Boards, AlarmBoard]] = {}
        self._city: tuple[AlarmRules, Indicators, Mapping[str, Camera]] = NO_RULES, NO_INDICATORS, {}
        self._audience: Audience = "operator"
        self._rules: AlarmRules = NO_RULES
        self._engine: Engine | None = None
        self._lost: Mapping[str, bool] = {}
        self._selected = ""
        self._file = None
        self._loaded.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        if file is not None:
            self._file = AlarmFile(file, loaded=self._loaded.emit, failed=self._failed.emit, now_ms=clock_ms)

    def start(self) -> None:
        """Begin to follow the rules, with what was kept."""
        if self._file is None:
            self._take(Kept())
        else:
            self._file.start()

    def close(self) -> None:
        """Write what is left, and end."""
        if self._file is not None:
            self._file.close()

    def set_city(
        self, rules: AlarmRules, indicators: Indicators, cameras: Mapping[str, Camera], audience: Audience
    ) -> None:
        """Follow the rules of this city, for this audience, from now on."""
        self._rules, self._audience = rules, audience
        self._city = rules, indicators, cameras
        self._boards.set_city(rules, indicators, cameras, audience)
        for other, (boards, _) in self._others.items():
            boards.set_city(rules, indicators, cameras, other)
        if self._engine is not None:
            self._keep(self._engine.set_rules(rules, self._clock_ms()))
        self._show()

    def board_for(self, audience: Audience) -> AlarmBoard:
        """Return what an audience sees of the alarms."""
        if audience == self._audience:
            return self.board
        if audience not in self._others:
            boards = Boards(language=self._language, gloss=self._gloss)
            boards.set_city(*self._city, audience)
            self._others[audience] = boards, self._made(boards)
        return self._others[audience][1]

    def standing(self) -> list[StandingAlarm]:
        """Return the rules and levels of the alarms that stand and are not put aside."""
        if self._engine is None:
            return []
        alarms, shelves = self._engine.standing, self._engine.shelves
        return [StandingAlarm(key.rule, alarm.level) for key, alarm in alarms.items() if key not in shelves]

    @property
    def is_urgent(self) -> bool:
        """Whether an alert or a serious alarm waits to be acknowledged."""
        return any(alarm.waits and alarm.level in (Level.SERIOUS, Level.ALERT) for alarm in self.board.standing)

    def status(self) -> dict[str, int]:
        """Return how many alarms stand, wait to be acknowledged and are shelved, for ``controlroom status``."""
        standing = self.board.standing
        waiting = sum(alarm.waits for alarm in standing)
        return {"standing": len(standing), "waiting": waiting, "shelved": len(self.board.shelved)}

    # Time

    def follow(self, inputs: Inputs) -> None:
        """Look at everything once."""
        if self._engine is not None:
            self._lost = inputs.lost_cameras
            self._keep(self._engine.step(inputs))
            self._show()
            self.bell.hear(self.board, inputs.now_ms)

    def camera_name(self, camera_id: str) -> str:
        """Return what a camera is called on this screen."""
        return self._boards.name_of_camera(camera_id)

    @Slot(object)
    def _take(self, kept: Kept) -> None:
        self._engine = Engine(kept.alarms, kept.shelves)
        self._keep(self._engine.set_rules(self._rules, self._clock_ms()))
        self._show()

    @Slot(str)
    def _tell(self, reason: str) -> None:
        text: Text = _NOT_KEPT(reason=reason)
        self.troubled.emit(text)

    def _keep(self, changes: list[Change]) -> None:
        for change in changes:
            log.info("alarm %s %s %s", " ".join(change.key).strip(), change.what.value, change.by)
        if self._file is not None:
            self._file.put(changes)

    def _show(self) -> None:
        if self._engine is None:
            return
        board = self._made(self._boards)
        others = {audience: (boards, self._made(boards)) for audience, (boards, _) in self._others.items()}
        if board != self.board or any(others[audience][1] != before for audience, (_, before) in self._others.items()):
            self.board, self._others = board, others
            self.changed.emit()

    def _made(self, boards: Boards) -> AlarmBoard:
        if self._engine is None:
            return AlarmBoard()
        return boards.board(self._engine, lost=self._lost, selected=self._selected, now_ms=self._clock_ms())

    # People

    def acknowledge(self, ids: Iterable[str] = (), camera_id: str = "") -> list[AlarmFacts]:
        """Acknowledge these alarms; without any that of the camera, else the selected one, else the first that waits.

        Returns what was acknowledged.
        """
        if self._engine is None or not self.board.may_lead:
            return []
        done = []
        for alarm in self._meant(tuple(ids), camera_id):
            changes = self._engine.acknowledge(alarm.id, self._operator, self._clock_ms())
            self._keep(changes)
            if changes:
                done.append(alarm)
        self._show()
        return done

    def _meant(self, ids: tuple[str, ...], camera_id: str) -> list[AlarmFacts]:
        waiting = [alarm for alarm in self.board.standing if alarm.waits]
        if ids:
            return [alarm for alarm in waiting if alarm.id in ids]
        of_camera = [alarm for alarm in waiting if camera_id and camera_id in alarm.cameras]
        selected = [alarm for alarm in waiting if alarm.id == self._selected]
        return (of_camera or selected or waiting)[:1]

    def select(self, alarm_id: str) -> None:
        """Select an alarm, "" for none."""
        self._selected = alarm_id
        self._show()

    def select_next(self) -> AlarmFacts | None:
        """Select the alarm after the selected one, the first after the last; return it, None where there is none."""
        standing = self.board.standing
        if not standing:
            return None
        ids = [alarm.id for alarm in standing]
        at = ids.index(self.board.selected) + 1 if self.board.selected in ids else 0
        self.select(ids[at % len(ids)])
        return standing[at % len(ids)]

    @property
    def selected(self) -> AlarmFacts | None:
        """The selected alarm, None where none is."""
        return next((alarm for alarm in self.board.standing if alarm.id == self.board.selected), None)

    def shelve(self, alarm_id: str, *, reason: str, minutes: float) -> bool:
        """Put an alarm that stands aside; return whether that was done. Raises ValueError for what may not be."""
        if self._engine is None or not self.board.may_lead:
            return False
        key = next((key for key, alarm in self._engine.standing.items() if alarm.id == alarm_id), None)
        if key is None:
            return False
        by, now = self._operator, self._clock_ms()
        self._keep(self._engine.shelve(key, by=by, reason=reason, minutes=minutes, now_ms=now))
        self._show()
        return True

    def unshelve(self, rule: str, subject: str) -> None:
        """Take an alarm back that was put aside."""
        if self._engine is not None and self.board.may_lead:
            self._keep(self._engine.unshelve(Key(rule, subject), by=self._operator, now_ms=self._clock_ms()))
            self._show()
