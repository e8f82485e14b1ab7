"""Which steps can be undone and done again, and whether somebody has changed the same since."""

from collections import deque
from collections.abc import Collection, Iterable

from controlroom.state.commands import Begin, End, PlanScreens, Redo, ShowScene, StartTour, Undo
from controlroom.state.core import Change, overlap, touched
from controlroom.state.entries import Entry
from controlroom.state.refusal import Reason, Refused
from resources.text import QT_TRANSLATE_NOOP

STEPS = 100
"""How many steps of each person can be undone."""
KEPT = 2000
"""How many of the newest entries are known: what came between an older one and now cannot be told."""

_NOTHING_TO_UNDO = QT_TRANSLATE_NOOP("state", "There is nothing to undo")
_NOTHING_TO_REDO = QT_TRANSLATE_NOOP("state", "There is nothing to do again")
_NOT_UNDOABLE = QT_TRANSLATE_NOOP("state", "Revision {revision} cannot be undone")
_SINCE = QT_TRANSLATE_NOOP("state", "{by} has changed the same since, look again")
_TOO_OLD = QT_TRANSLATE_NOOP("state", "Revision {revision} is too long ago to tell what has changed since, look again")


class History:
    """The newest entries of a journal, told one after the other by `note`."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries: deque[Entry] = deque(maxlen=KEPT)
        self._cancelled: set[int] = set()
        self._done: dict[str, deque[Entry]] = {}
        self._undone: dict[str, deque[tuple[Entry, int]]] = {}
        for entry in entries:
            self.note(entry)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that are known, oldest first."""
        return tuple(self._entries)

    def note(self, entry: Entry) -> None:
        """Take an entry in."""
        if len(self._entries) == KEPT:
            self._cancelled.discard(self._entries[0].revision)
        self._entries.append(entry)
        done = self._done.setdefault(entry.author.by, deque(maxlen=STEPS))
        undone = self._undone.setdefault(entry.author.by, deque(maxlen=STEPS))
        match entry.command:
            case Undo():
                step = self._take_step(entry.undoes)
                if step is None:
                    step = next((each for each in self._entries if each.revision == entry.undoes), None)
                self._cancelled |= {entry.undoes or 0, entry.revision}
                if step is not None:
                    self._cancelled |= {follower.revision for follower in self._followers(step)}
                    undone.append((step, entry.revision))
            case Redo():
                again = next((each for each in undone if each[1] == entry.undoes), None)
                self._cancelled.add(entry.revision)
                if again is not None:
                    undone.remove(again)
                    self._cancelled.discard(again[0].revision)
                    done.append(again[0])
            case _ if entry.author.is_person and entry.change:
                done.append(entry)
                undone.clear()

    def to_undo(self, by: str, revision: int | None) -> tuple[Entry, Change]:
        """Return the step that is to be undone, that of a revision, else the newest of somebody; and what it changed.

        What the tours that it began have shown since belongs to it. Raises Refused.
        """
        if revision is None:
            steps = self._done.get(by)
            if not steps:
                raise Refused(Reason.NOTHING, _NOTHING_TO_UNDO)
            step = steps[-1]
        else:
            step = self._known(revision)
        followers = self._followers(step)
        change = dict(step.change)
        for entry in followers:
            for path, (before, after) in entry.change.items():
                change[path] = (change[path][0] if path in change else before, after)
        self.check(touched(change), step.revision, but_these={entry.revision for entry in followers})
        return step, change

    def to_redo(self, by: str) -> tuple[Entry, int]:
        """Return the step that somebody undid last, and the revision of the undo. Raises Refused."""
        steps = self._undone.get(by)
        if not steps:
            raise Refused(Reason.NOTHING, _NOTHING_TO_REDO)
        step, undo = steps[-1]
        self.check(touched(step.change), undo)
        return step, undo

    def can(self, by: str) -> tuple[bool, bool]:
        """Return whether somebody has something to undo, and to do again."""
        return bool(self._done.get(by)), bool(self._undone.get(by))

    def check(
        self, places: set[str], since: int, *, but_by: str | None = None, but_these: Collection[int] = ()
    ) -> None:
        """Raise Refused where one of these places has been changed after a revision, by others than `but_by`.

        `but_these`: revisions that do not count.
        """
        if self._entries and since < self._entries[0].revision - 1:
            raise Refused(Reason.OLD, _TOO_OLD(revision=since))
        for entry in reversed(self._entries):
            if entry.revision <= since:
                return
            is_in_force = entry.revision not in self._cancelled and entry.revision not in but_these
            if is_in_force and entry.author.by != but_by and overlap(touched(entry.change), places):
                raise Refused(Reason.CONFLICT, _SINCE(by=entry.author.by))

    def _known(self, revision: int) -> Entry:
        """Return an entry that is in force, be it a step of a person or not."""
        for entry in self._entries:
            if entry.revision == revision and entry.change and revision not in self._cancelled:
                if isinstance(entry.command, Begin | PlanScreens | End):
                    break
                return entry
        raise Refused(Reason.IMPOSSIBLE, _NOT_UNDOABLE(revision=revision))

    def _followers(self, step: Entry) -> list[Entry]:
        """Return what the tours that a step began have shown since, and what held them because of alarms."""
        begun = {
            path
            for path, (_, after) in step.change.items()
            if path.startswith("tours/") and after and isinstance(step.command, StartTour | ShowScene)
        }
        if not begun:
            return []
        return [
            entry
            for entry in self._entries
            if entry.revision > step.revision
            and entry.revision not in self._cancelled
            and (
                (entry.author.origin == "tour" and f"tours/{entry.author.by.removeprefix('tour:')}" in begun)
                or (entry.author.origin == "alarm" and entry.change.keys() <= begun)
            )
        ]

    def _take_step(self, revision: int | None) -> Entry | None:
        for steps in self._done.values():
            for step in steps:
                if step.revision == revision:
                    steps.remove(step)
                    return step
        return None
