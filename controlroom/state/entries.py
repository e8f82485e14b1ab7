"""Entries of the journal: what was done to a wall, by whom and when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from controlroom.state.commands import Command
from controlroom.state.core import NOTHING, Change

Origin = Literal["wall", "desk", "local", "api", "tour", "schedule", "alarm", "files", "program"]
"""Where a command comes from: a wall's own window, the desk, the command line, the control API, the program itself."""
ORIGINS: tuple[Origin, ...] = get_args(Origin)
PEOPLE: frozenset[Origin] = frozenset({"wall", "desk", "local", "api"})
"""Where commands of people come from: these are steps that can be undone, and touch tours."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who does something: `by`, an operator's name or what drives the wall; `origin`: from where."""

    by: str
    origin: Origin

    @property
    def is_person(self) -> bool:
        """Whether a person is behind it."""
        return self.origin in PEOPLE


@dataclass(frozen=True, slots=True)
class Entry:
    """A change of the state and what led to it. `at_ms`: UTC. `undoes`: the revision that an undo or redo is about."""

    revision: int
    at_ms: int
    author: Author
    command: Command
    change: Change = field(default_factory=lambda: NOTHING)
    undoes: int | None = None

    def as_json(self) -> Mapping[str, Any]:
        """Return the entry as the command line and the control API give it."""
        return {
            "revision": self.revision,
            "at_ms": self.at_ms,
            "by": self.author.by,
            "origin": self.author.origin,
            "command": self.command.model_dump(mode="json"),
            "change": {path: list(values) for path, values in self.change.items()},
            "undoes": self.undoes,
        }
