"""The one place where the state of a running wall changes: commands are checked, journalled, then shown."""

import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from controlroom.state.applying import applied
from controlroom.state.commands import Asked, Begin, Command, End, PlanScreens, Redo, Undo
from controlroom.state.core import (
    Change,
    Screen,
    State,
    change_between,
    changed,
    reversed_change,
    state_of,
    touched,
    values_of,
)
from controlroom.state.entries import Author, Entry
from controlroom.state.history import History
from controlroom.state.world import World
from controlroom.state.writing import JournalThread, Made
from feeds.data.core import StoreError
from feeds.data.gathering.gatherer import Taken
from resources.text import QT_TRANSLATE_NOOP

OPEN_S = 3.0
SHOW_MS = 250
"""What the disk has not taken by then is shown all the same: a wall does not stand still because a disk does."""

_NOT_KEPT = QT_TRANSLATE_NOOP("state", "The journal cannot be written, changes are shown and not kept: {reason}")
_MOVED = QT_TRANSLATE_NOOP("state", "The journal was damaged and is kept as {file}; a new one has begun")
_KEPT_AGAIN = QT_TRANSLATE_NOOP("state", "The journal is written again")

PROGRAM = Author("controlroom", "program")
log = logging.getLogger("journal")

__all__ = ["PROGRAM", "StateHolder", "Taken"]


class StateHolder(QObject):
    """Holds the state of a wall. `shown` carries a state that is to be shown, `entered` each entry that led to it.

    `path`: the journal, None for a wall without memory, which shows what is asked for at once. `now_ms`: the time, UTC.
    `troubled` and `well` carry a Text when keeping the journal fails, and when it goes again. `is_resumed`: whether the
    wall began as it was left.
    """

    shown = Signal(object)
    entered = Signal(object)
    troubled = Signal(object)
    well = Signal(object)
    _dealt = Signal(int)
    _failed = Signal(str)
    _moved = Signal(str)

    def __init__(
        self,
        path: Path | None = None,
        *,
        now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self._state = State()
        self._history = History()
        self.world = World()
        self.is_resumed = False
        self._pending: deque[Made] = deque()
        self._thread = None
        if path is not None:
            self._thread = JournalThread(path, dealt=self._dealt.emit, failed=self._failed.emit, moved=self._moved.emit)
        self._dealt.connect(self._show_until, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self._on_moved, Qt.ConnectionType.QueuedConnection)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SHOW_MS)
        self._late.timeout.connect(self._show_all)

    @property
    def state(self) -> State:
        """The newest state: what is accepted, be it shown yet or not."""
        return self._state

    @property
    def history(self) -> History:
        """What was done lately."""
        return self._history

    def begin(self, world: World, city: str, *, resume: bool) -> None:
        """Read the journal and begin with what the wall's screens show at first, or with what they showed before.

        They do the latter where that is asked for, or where the program did not end as it should. Raises Taken where
        another program leads this wall.
        """
        self.world = world
        before, entries = self._opened()
        self._history = History(entries)
        city_before = next((e.command.city for e in reversed(entries) if isinstance(e.command, Begin)), city)
        ended = not entries or isinstance(entries[-1].command, End)
        resumed = self.is_resumed = bool(entries) and city_before == city and (resume or not ended)
        kept = before if resumed else State(before.revision)
        first = {id: Screen(layout) for id, layout in world.screens.items()}
        known = {id: screen for id, screen in kept.screens.items() if screen.layout in world.layouts}
        state = replace(
            kept, screens={**first, **known}, tours={i: t for i, t in kept.tours.items() if i in world.tours}
        )
        self._state = before
        self._enter(Begin(city=city, resumed=resumed), PROGRAM, values_of(before), state)

    def follow(self, world: World) -> None:
        """Check commands against this from now on; screens that are new show what they show at first."""
        self.world = world
        new = {id: layout for id, layout in world.screens.items() if id not in self._state.screens}
        if new:
            command = PlanScreens(screens=new)
            state = applied(self._state, command, world, by_person=False)
            self._enter(command, PROGRAM, values_of(self._state), state)

    def submit(self, command: Asked, author: Author, *, base: int | None = None) -> Entry | None:
        """Do what a command asks for; return its entry, None where nothing is different. Raises Refused.

        `base`: the revision that whoever asks has seen; what others have changed since is not overwritten.
        """
        before = values_of(self._state)
        undoes = None
        match command:
            case Undo(revision=revision):
                step, made = self._history.to_undo(author.by, revision)
                state, undoes = self._with(reversed_change(made)), step.revision
            case Redo():
                step, undoes = self._history.to_redo(author.by)
                state = self._with(step.change)
            case _:
                state = applied(self._state, command, self.world, by_person=author.is_person)
        change = change_between(before, values_of(state))
        if not change and undoes is None:
            return None
        if base is not None:
            self._history.check(touched(change), base, but_by=author.by)
        return self._enter(command, author, before, state, undoes)

    def end(self) -> None:
        """Note that the program ends as it should, and write what is left."""
        if self._thread is not None:
            self._enter(End(), PROGRAM, values_of(self._state), self._state)
            self._thread.close()
        self._late.stop()

    def _opened(self) -> tuple[State, list[Entry]]:
        if self._thread is None:
            return State(), []
        try:
            state, entries = self._thread.start(OPEN_S)
        except StoreError as error:
            self._thread = None
            self._on_failed(str(error))
            return State(), []
        return state, list(entries)

    def _with(self, change: Change) -> State:
        return state_of(self._state.revision, changed(values_of(self._state), change))

    def _enter(
        self, command: Command, author: Author, before: dict[str, object], state: State, undoes: int | None = None
    ) -> Entry:
        state = replace(state, revision=self._state.revision + 1)
        change = change_between(before, values_of(state))
        entry = Entry(state.revision, self._now_ms(), author, command, change, undoes)
        self._state = state
        self._history.note(entry)
        self._pending.append((entry, state))
        if self._thread is None:
            self._show_all()
        else:
            self._thread.put((entry, state))
            if not self._late.isActive():
                self._late.start()
        return entry

    @Slot(int)
    def _show_until(self, revision: int) -> None:
        """Show what has been journalled."""
        state = None
        while self._pending and self._pending[0][0].revision <= revision:
            entry, state = self._pending.popleft()
            self.entered.emit(entry)
        if state is not None:
            self.shown.emit(state)
        if not self._pending:
            self._late.stop()

    @Slot()
    def _show_all(self) -> None:
        if self._pending:
            self._show_until(self._pending[-1][0].revision)

    @Slot(str)
    def _on_moved(self, file: str) -> None:
        self.troubled.emit(_MOVED(file=file))

    @Slot(str)
    def _on_failed(self, reason: str) -> None:
        if reason:
            self.troubled.emit(_NOT_KEPT(reason=reason))
        else:
            self.well.emit(_KEPT_AGAIN)
