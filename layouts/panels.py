"""What a layout file may say of panels: the models of their kinds, and the names that models may refer to."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from layouts.problems import Names
from layouts.toml_lines import KeyPath
from resources.entries import FileModel, Refers
from resources.text import QT_TRANSLATE_NOOP, Text

_UNKNOWN: Mapping[str, Text] = {
    "indicator": QT_TRANSLATE_NOOP("layouts", "No indicator has the id {id}"),
    "project": QT_TRANSLATE_NOOP("layouts", "No project has the id {id}"),
    "source": QT_TRANSLATE_NOOP("layouts", "No source has the id {id}"),
    "notice": QT_TRANSLATE_NOOP("layouts", "No notice has the file notices/{id}.toml"),
}


@dataclass(frozen=True, slots=True)
class PanelRules:
    """The panels there are. `models`: by kind; `names`: what keys that `Refers` marks may say, by what it is."""

    models: Mapping[str, type[FileModel]] = field(default_factory=dict)
    names: Mapping[str, Collection[str]] = field(default_factory=dict)

    def strange(self, config: BaseModel, at: KeyPath = ()) -> Iterator[tuple[KeyPath, Text, tuple[str, ...]]]:
        """Yield where the settings of a panel name what there is not, what is wrong, and the nearest names."""
        for key, info in type(config).model_fields.items():
            value = getattr(config, key)
            yield from self._strange(value, _refers(info), (*at, key))

    def _strange(self, value: Any, to: str | None, at: KeyPath) -> Iterator[tuple[KeyPath, Text, tuple[str, ...]]]:
        if isinstance(value, BaseModel):
            yield from self.strange(value, at)
        elif isinstance(value, tuple):
            for number, each in enumerate(value):
                yield from self._strange(each, to, (*at, number))
        elif isinstance(value, str) and to is not None and to in self.names and value not in self.names[to]:
            yield at, _UNKNOWN[to](id=value), Names(self.names[to]).nearest(value)


NO_PANELS = PanelRules()


def _refers(info: FieldInfo) -> str | None:
    """Return what a key refers to: it is marked itself, or what it is a list of, or an alternative of."""

    def marks(annotation: Any) -> Iterator[Any]:
        yield from getattr(annotation, "__metadata__", ())
        for part in get_args(annotation):
            yield from marks(part)

    found = (mark for mark in (*info.metadata, *marks(info.annotation)) if isinstance(mark, Refers))
    return next((mark.to for mark in found), None)
