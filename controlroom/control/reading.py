"""From JSON that others send to a command, or to what is wrong with it: where, what, and what was meant."""

import json
from collections.abc import Mapping
from typing import Annotated, Any, get_args

from pydantic import Field, ValidationError

from controlroom.state.commands import Asked, CommandModel
from layouts.problems import Names
from layouts.toml_lines import KeyPath
from layouts.wording import worded, written
from resources.text import QT_TRANSLATE_NOOP, Text

KINDS: Mapping[str, type[Asked]] = {model.model_fields["kind"].default: model for model in get_args(Asked)}
"""The models of what may be asked for, by their kind."""

_NOT_JSON = QT_TRANSLATE_NOOP("control", "This is not JSON: {reason}")
_NOT_OBJECT = QT_TRANSLATE_NOOP("control", "Send an object of JSON with the key command")
_NO_KIND = QT_TRANSLATE_NOOP("control", "There is no command {kind}; there are: {known}")
_TOO_DEEP = QT_TRANSLATE_NOOP("control", "it is nested too deeply")


class Request(CommandModel):
    """A command, and what is to be known about it."""

    command: dict[str, Any] = Field(description="The command: its `kind`, and its keys.")
    base: Annotated[int, Field(ge=0)] | None = Field(
        default=None,
        description="The revision that whoever asks has seen: what others have changed since is not overwritten.",
    )
    by: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f\x7f-\x9f]*$")] | None = Field(
        default=None, description="Who asks, as the journal has it; undo is of whoever asks."
    )


class Unfit(Exception):  # noqa: N818 - no error: an answer to whoever asked
    """Raised where what was sent is no command. `reason`: ``not-json`` or ``invalid``; `key`: what it is about."""

    def __init__(self, reason: str, text: Text, key: str = "", nearest: tuple[str, ...] = ()) -> None:
        super().__init__(text.english())
        self.reason = reason
        self.text = text
        self.key = key
        self.nearest = nearest


def read_request(text: str | bytes) -> tuple[Asked, int | None, str | None]:
    """Return the command that a JSON text asks for, its base, and who asks. Raises Unfit."""
    request = _validated(Request, _tree(text))
    return read_command(request.command, at=("command",)), request.base, request.by


def read_command(tree: Any, at: KeyPath = ()) -> Asked:
    """Return the command that a tree of JSON is. Raises Unfit, with keys as they stand below `at`."""
    kind = tree.get("kind") if isinstance(tree, dict) else None
    model = KINDS.get(kind) if isinstance(kind, str) else None
    if model is None:
        text = _NO_KIND(kind=kind, known=", ".join(KINDS))
        raise Unfit("invalid", text, written((*at, "kind")), Names(KINDS).nearest(str(kind)))
    return _validated(model, tree, at)


def _tree(text: str | bytes) -> Any:
    try:
        tree = json.loads(text)
    except RecursionError:
        raise Unfit("not-json", _NOT_JSON(reason=_TOO_DEEP)) from None
    except ValueError as error:  # of JSON, of UTF-8, of numbers with thousands of digits
        raise Unfit("not-json", _NOT_JSON(reason=str(error))) from None
    if not isinstance(tree, dict):
        raise Unfit("invalid", _NOT_OBJECT)
    return tree


def _validated[Model: CommandModel](model: type[Model], tree: Any, at: KeyPath = ()) -> Model:
    try:
        return model.model_validate(tree)
    except ValidationError as error:
        # A key that is missing may be there under a wrong name: that tells more.
        errors = sorted(error.errors(include_url=False), key=lambda each: each["type"] == "missing")
        found = worded(model, errors[0])
        raise Unfit("invalid", found.text, written((*at, *found.path)), found.nearest) from None
