"""``controlroom send``: have a running wall do something, by any of its commands."""

import argparse
import getpass
import json
import sys
from typing import Any

from pydantic import BaseModel

from controlroom.cli.status import add_instance, asked
from controlroom.control.reading import KINDS, Unfit, read_command
from controlroom.words import say
from layouts.problems import with_nearest
from resources.text import QT_TRANSLATE_NOOP

_COMMAND = QT_TRANSLATE_NOOP("send", "the command; --list tells all of them")
_VALUES = QT_TRANSLATE_NOOP("send", "its keys, such as scene=rain, or all of them as an object of JSON")
_LIST = QT_TRANSLATE_NOOP("send", "tell all commands with their keys, and do nothing")
_BASE = QT_TRANSLATE_NOOP("send", "the revision that was seen: what others have changed since is not overwritten")
_JSON = QT_TRANSLATE_NOOP("send", "print the answer as one JSON document")
_NO_COMMAND = QT_TRANSLATE_NOOP("send", "Name a command; controlroom send --list tells all of them")
_NO_VALUE = QT_TRANSLATE_NOOP("send", "Write KEY=VALUE or an object of JSON, not {text}")
_DONE = QT_TRANSLATE_NOOP("send", "Done, the wall is at revision {revision}")
_SAME = QT_TRANSLATE_NOOP("send", "Nothing is different, the wall is at revision {revision}")
_REFUSED = QT_TRANSLATE_NOOP("show", "The wall does not do that: {reason}")
_LONGEST_NAME = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom send``."""
    parser.add_argument("what", nargs="?", metavar="COMMAND", help=say(_COMMAND))
    parser.add_argument("values", nargs="*", metavar="KEY=VALUE", help=say(_VALUES))
    parser.add_argument("--list", action="store_true", help=say(_LIST))
    parser.add_argument("--base", type=int, metavar="N", help=say(_BASE))
    parser.add_argument("--json", action="store_true", help=say(_JSON))
    add_instance(parser)


def run(args: argparse.Namespace) -> int:
    """Send and say what became of it. Returns 0, 1 where the wall refuses or no wall answers, 2 for wrong usage."""
    if args.list:
        print("\n".join(command_lines()))
        return 0
    try:
        tree = command_tree(args.what, args.values)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    request = {"command": tree, "by": getpass.getuser()[:_LONGEST_NAME]}
    answer = asked("send", args.instance, request if args.base is None else {**request, "base": args.base})
    if answer is None:
        return 1
    refused = answer.get("error")
    if args.json:
        print(json.dumps(answer, indent=2, ensure_ascii=False))
    elif refused is None:
        print(say((_SAME if answer["entry"] is None else _DONE)(revision=answer["revision"])))
    else:
        text = with_nearest(_REFUSED(reason=_words(refused)), _nearest(refused), say)
        print(text, file=sys.stderr)
    return 0 if refused is None else 1


def command_tree(what: str | None, values: list[str]) -> dict[str, Any]:
    """Return the command that is meant. Raises ValueError with what is wrong with it."""
    if what is None:
        raise ValueError(say(_NO_COMMAND))
    tree: dict[str, Any] = {"kind": what}
    for text in values:
        tree |= _keys(text, KINDS.get(what))
    try:
        read_command(tree)
    except Unfit as unfit:
        sentence = with_nearest(unfit.text, unfit.nearest, say)
        raise ValueError(sentence if unfit.key == "kind" else f"{unfit.key}: {sentence}") from None
    return tree


def _keys(text: str, model: type[BaseModel] | None) -> dict[str, Any]:
    if text.startswith("{"):
        keys = _json(text)
        if isinstance(keys, dict):
            return keys
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise ValueError(say(_NO_VALUE(text=text)))
    known = {} if model is None else model.model_json_schema()["properties"]
    return {name: value if _takes_text(known.get(name, {})) else _json(value)}


def _takes_text(schema: dict[str, Any]) -> bool:
    return any(part.get("type") == "string" for part in schema.get("anyOf", [schema]))


def _json(text: str) -> Any:
    """Return what a text is as JSON; what is none stays a text, and is refused as such where that is wrong."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def command_lines() -> list[str]:
    """Return every command with its keys, as its model describes them; those in brackets may be left out."""
    lines = []
    for kind, model in KINDS.items():
        fields = {name: field for name, field in model.model_fields.items() if name != "kind"}
        keys = [f"{name}=…" if field.is_required() else f"[{name}=…]" for name, field in fields.items()]
        lines += [" ".join([kind, *keys]), f"    {(model.__doc__ or '').strip()}"]
        lines += [f"    {name}: {field.description}" for name, field in fields.items()]
    return lines


def _words(error: Any) -> str:
    return str(error["text"] if isinstance(error, dict) else error)


def _nearest(error: Any) -> list[str]:
    return list(error.get("nearest", ())) if isinstance(error, dict) else []
