"""What others may do with a wall and what they are told of it, in the GUI's thread."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from controlroom.control.documents import (
    DoneDocument,
    EntryDocument,
    ErrorBody,
    ErrorDocument,
    StateDocument,
    WallDocument,
)
from controlroom.control.reading import Unfit, read_request
from controlroom.state.entries import Author, Entry, Origin
from controlroom.state.holder import StateHolder
from controlroom.state.refusal import Reason, Refused
from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP, Text

_NOT_YET = QT_TRANSLATE_NOOP("control", "There is no revision {base} yet, the newest is {newest}")


class Answer(NamedTuple):
    """What is answered. `reason`: why nothing was done, "" where all is well; `tree`: for JSON."""

    reason: str
    tree: dict[str, Any]


class Control:
    """Commands and questions of others to the wall whose state `holder` holds. Of the GUI's thread."""

    def __init__(self, holder: StateHolder) -> None:
        self._holder = holder

    def send(self, text: str | bytes, origin: Origin, by: str = "") -> Answer:
        """Do what a request as JSON asks for (`control.reading.Request`). `by`: who asks, where it does not say."""
        try:
            command, base, named = read_request(text)
            self._check_base(base)
            entry = self._holder.submit(command, Author(named or by or origin, origin), base=base)
        except Unfit as unfit:
            return self._error(unfit.reason, unfit.text, unfit.nearest, key=unfit.key)
        except Refused as refused:
            newest = self._holder.state.revision
            return self._error(refused.reason.value, refused.text, refused.nearest, revision=newest)
        done = DoneDocument(
            revision=self._holder.state.revision, entry=None if entry is None else EntryDocument.of(entry)
        )
        return Answer("", done.tree())

    def state(self) -> dict[str, Any]:
        """Return what the wall shows (`StateDocument`)."""
        people = {entry.author.by for entry in self._holder.history.entries if entry.author.is_person}
        steps = {by: self._holder.history.can(by) for by in sorted(people)}
        return StateDocument.of(self._holder.state, steps).tree()

    def wall(self) -> dict[str, Any]:
        """Return what the wall has and can show (`WallDocument`)."""
        return WallDocument.of(self._holder.world).tree()

    def entries(self) -> Sequence[Entry]:
        """Return the newest entries, oldest first, those that are not in the journal yet too."""
        return self._holder.history.entries

    def _check_base(self, base: int | None) -> None:
        newest = self._holder.state.revision
        if base is not None and base > newest:
            raise Refused(Reason.OLD, _NOT_YET(base=base, newest=newest))

    def _error(
        self, reason: str, text: Text, nearest: Sequence[str], *, key: str = "", revision: int | None = None
    ) -> Answer:
        return Answer(reason, error_tree(reason, say(text), nearest, key=key, revision=revision))


def error_tree(
    reason: str, text: str, nearest: Sequence[str] = (), *, key: str = "", revision: int | None = None
) -> dict[str, Any]:
    """Return what is answered where something was not done (`ErrorDocument`)."""
    body = ErrorBody(reason=reason, text=text, key=key, nearest=list(nearest), revision=revision)
    return ErrorDocument(error=body).model_dump(mode="json", exclude_defaults=True)
