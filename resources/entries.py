"""What all models of files that people write have in common, whichever layer reads them."""

from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from resources.text import QT_TRANSLATE_NOOP, Text

_NO_NAME = QT_TRANSLATE_NOOP("layouts", "Name is missing in every language, write at least one of: ko, en")

NonEmpty = Annotated[str, Field(min_length=1)]


class Wrong(ValueError):
    """Raised by a model's own checks. `keys`: those below the checked value that are at fault together.

    `allowed`: names among which the one that was meant is looked for.
    """

    def __init__(self, text: Text, *keys: str, allowed: Iterable[str] = ()) -> None:
        super().__init__(text.english())
        self.text = text
        self.keys = keys
        self.allowed = allowed


class Refers:
    """Marks a key of a model as the name of something else in the city: ``indicator``, ``layout``, ``source``."""

    def __init__(self, to: str) -> None:
        self.to = to


class FileModel(BaseModel):
    """What all models of files have in common: unknown keys and wrong types are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class NamesEntry(FileModel):
    """A name in one or more languages."""

    ko: NonEmpty | None = Field(default=None, description="The name in Korean.")
    en: NonEmpty | None = Field(default=None, description="The name in English.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if not self.by_language():
            raise Wrong(_NO_NAME, "ko", "en")
        return self

    def by_language(self) -> dict[str, str]:
        """Return the names that are there by language code."""
        return {language: name for language, name in (("ko", self.ko), ("en", self.en)) if name}
