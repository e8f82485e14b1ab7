"""pydantic's findings in our own words: which value, what is wrong with it, what is allowed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from layouts.problems import Names
from layouts.toml_lines import KeyPath
from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP, Text

_ONE_OF = QT_TRANSLATE_NOOP("layouts", "Value is unknown, allowed: {allowed}")
_UNKNOWN_KEY = QT_TRANSLATE_NOOP("layouts", "Unknown key, allowed: {allowed}")
_NOT_VALID = QT_TRANSLATE_NOOP("layouts", "Value is not valid")

_TEXTS: Mapping[str, Text] = {
    "missing": QT_TRANSLATE_NOOP("layouts", "Key is missing"),
    "string_type": QT_TRANSLATE_NOOP("layouts", "Must be text in quotation marks"),
    "string_too_short": QT_TRANSLATE_NOOP("layouts", "Must not be empty"),
    "string_too_long": QT_TRANSLATE_NOOP("layouts", "Must be at most {max_length} characters long"),
    "too_short": QT_TRANSLATE_NOOP("layouts", "Must not be empty"),
    "int_type": QT_TRANSLATE_NOOP("layouts", "Must be a whole number"),
    "float_type": QT_TRANSLATE_NOOP("layouts", "Must be a number"),
    "float_parsing": QT_TRANSLATE_NOOP("layouts", "Must be a number with a decimal point, such as 37.5665"),
    "finite_number": QT_TRANSLATE_NOOP("layouts", "Must be a finite number"),
    "bool_type": QT_TRANSLATE_NOOP("layouts", "Must be true or false"),
    "bool_parsing": QT_TRANSLATE_NOOP("layouts", "Must be yes or no"),
    "date_type": QT_TRANSLATE_NOOP("layouts", "Must be a day such as 2026-09-17, without quotation marks"),
    "time_type": QT_TRANSLATE_NOOP("layouts", "Must be a time such as 07:00:00, without quotation marks"),
    "tuple_type": QT_TRANSLATE_NOOP("layouts", "Must be a list in brackets, such as [1, 2]"),
    "dict_type": QT_TRANSLATE_NOOP("layouts", "Must be a table of keys and values"),
    "model_type": QT_TRANSLATE_NOOP("layouts", "Must be a table of keys and values"),
    "greater_than": QT_TRANSLATE_NOOP("layouts", "Must be more than {gt}"),
    "greater_than_equal": QT_TRANSLATE_NOOP("layouts", "Must be at least {ge}"),
    "less_than_equal": QT_TRANSLATE_NOOP("layouts", "Must be at most {le}"),
}
CITY_ID = r"^[a-z0-9][a-z0-9_-]{0,63}$"
CAMERA_ID = r"^[\w.:-]{1,100}$"
INDICATOR_ID = r"^[^\W\d]\w*(?:\.\w+)*$"
SCREEN_ID = r"^[\w.-]{1,64}$"
SIZE = r"^[1-9][0-9]{1,4}x[1-9][0-9]{1,4}$"
GRID = r"^(?:[1-9]|[12][0-9]|3[0-2])x(?:[1-9]|[12][0-9]|3[0-2])$"
_PATTERNS: Mapping[str, Text] = {
    CITY_ID: QT_TRANSLATE_NOOP("layouts", "Must be small Latin letters, digits, - and _ without spaces"),
    CAMERA_ID: QT_TRANSLATE_NOOP("layouts", "Must be letters, digits, - _ . and : without spaces"),
    INDICATOR_ID: QT_TRANSLATE_NOOP(
        "layouts", "Must begin with a letter: letters, digits and _, in parts with . between them, such as air.pm25"
    ),
    GRID: QT_TRANSLATE_NOOP("layouts", "Must be columns x rows, such as 4x3, each from 1 to 32"),
    SCREEN_ID: QT_TRANSLATE_NOOP("layouts", "Must be letters, digits, - _ and . without spaces"),
    SIZE: QT_TRANSLATE_NOOP("layouts", "Must be width x height in pixels, such as 1920x1080"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One error of a model: where, what it means, names nearest to a wrong one, and the values it came from."""

    path: KeyPath
    text: Text
    nearest: tuple[str, ...] = ()
    depends: tuple[KeyPath, ...] = ()


def worded(model: type[BaseModel], error: ErrorDetails) -> Finding:
    """Return `error`, which pydantic found in values for `model`, in our words."""
    path: KeyPath = error["loc"]
    context = error.get("ctx", {})
    match error["type"]:
        case "value_error":
            return _own(path, context["error"], error["input"])
        case "extra_forbidden":
            keys = list(_model_in(_annotation_at(model, path[:-1])).model_fields)
            return Finding(path, _UNKNOWN_KEY(allowed=", ".join(keys)), Names(keys).nearest(str(path[-1])))
        case "literal_error":
            literals = _parts(_annotation_at(model, path), lambda a: get_origin(a) is Literal)
            values = [str(value) for literal in literals for value in get_args(literal)]
            return Finding(path, _ONE_OF(allowed=", ".join(values)), Names(values).nearest(str(error["input"])))
        case "string_pattern_mismatch":
            return Finding(path, _PATTERNS.get(context["pattern"], _NOT_VALID))
        case "missing":
            return Finding(path, _TEXTS["missing"], depends=(path,))
        case kind:
            limits = {name: f"{value:g}" if isinstance(value, float) else value for name, value in context.items()}
            return Finding(path, _TEXTS.get(kind, _NOT_VALID)(**limits))


def _own(path: KeyPath, wrong: Wrong, value: Any) -> Finding:
    there = [key for key in wrong.keys if isinstance(value, Mapping) and key in value]
    nearest = Names(wrong.allowed).nearest(str(value)) if wrong.allowed else ()
    return Finding((*path, *there[:1]), wrong.text, nearest, tuple((*path, key) for key in wrong.keys))


def written(path: KeyPath) -> str:
    """Return `path` as people write it, counting from 1: ``tile[2].camera``."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _annotation_at(model: type[BaseModel], path: KeyPath) -> Any:
    at: Any = model
    for part in path:
        if isinstance(part, str):
            inner = next(_models_in(at), None)
            # The keys of a table that is no model are people's own.
            at = next((get_args(each)[1] for each in _dicts_in(at)), at) if inner is None else _field(inner, part)
    return at


def _field(model: type[BaseModel], name: str) -> Any:
    return model.model_fields[name].annotation


def _model_in(annotation: Any) -> type[BaseModel]:
    return next(_models_in(annotation))


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    return _parts(annotation, lambda a: isinstance(a, type) and issubclass(a, BaseModel))


def _dicts_in(annotation: Any) -> Iterator[Any]:
    return _parts(annotation, lambda a: get_origin(a) is dict)


def _parts(annotation: Any, wanted: Callable[[Any], bool]) -> Iterator[Any]:
    """Yield what is `wanted` in an annotation such as ``tuple[Model, ...] | None``."""
    if wanted(annotation):
        yield annotation
        return
    for part in get_args(annotation):
        yield from _parts(part, wanted)
