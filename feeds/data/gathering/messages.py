"""The few messages that come from the process of the data service, and the one that goes to it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskNow:
    """To the service: these sources ought to be asked now, not only when they are due."""

    sources: frozenset[str]


@dataclass(frozen=True, slots=True)
class Beat:
    """The service's thread goes round."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """Whether this process gathers; False: another one does, into the same store."""

    here: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """Something is new in the store, and readable. `samples`, `events`: how many; the health of sources always is."""

    samples: int = 0
    events: int = 0
    cameras: bool = False


@dataclass(frozen=True, slots=True)
class StoreFailed:
    """What came in could not be stored; `words` say why."""

    words: str


Message = Beat | Changed | StoreFailed | Gathering
