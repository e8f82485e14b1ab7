"""What may stand in `[map]` of `city.toml`. The reference page is made from these descriptions."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from resources.entries import FileModel, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP

_OF_FILE = QT_TRANSLATE_NOOP("layouts", "Belongs to districts that are a file")

CELL_LIMIT = 60
CellNumber = Annotated[int, Field(ge=1, le=CELL_LIMIT)]
Cell = Annotated[tuple[CellNumber, CellNumber], Field(strict=False)]

BUILT_IN = "seoul"
"""The map that travels with the program, in `districts` and in `grid`."""


class MapEntry(FileModel):
    """`[map]`: the city's districts, where they lie and what they are called."""

    districts: NonEmpty | None = Field(
        default=None,
        description="The file with their borders, GeoJSON in degrees or in a grid of Korea; a relative path begins at "
        "the city's folder. `seoul` is a schematic of Seoul's 25 districts that comes with the program. Features whose "
        'property `kind` is `"water"` are drawn as water.',
    )
    name_property: NonEmpty | None = Field(
        default=None,
        description="The property with a district's name, as numbers carry it. Default: the first there is of the "
        "usual ones, such as `name`, `SIG_KOR_NM`, `EMD_KOR_NM` or `adm_nm`.",
    )
    gloss_property: NonEmpty | None = Field(
        default=None,
        description="The property with its name in the second language. Default: the first there is of the usual "
        "ones, such as `name_en` or `SIG_ENG_NM`.",
    )
    code_property: NonEmpty | None = Field(
        default=None,
        description="The property with its code, by which numbers may call it, too. Default: the first there is of "
        "the usual ones, such as `code`, `SIG_CD` or `adm_cd`.",
    )
    crs: Literal["EPSG:4326", "EPSG:5179", "EPSG:5181", "EPSG:5186"] | None = Field(
        default=None,
        description="What the coordinates of the file are. Default: as the file says, else as its numbers show.",
    )
    grid: NonEmpty | dict[str, Cell] | None = Field(
        default=None,
        description="Where each district lies where they are drawn as equal tiles: a table with `[column, row]` of "
        "each, counted from 1, or a CSV file with the columns `name`, `column`, `row`; `seoul` for the grid that comes "
        "with the program. Default: found from the borders.",
    )
    other_names: dict[str, Annotated[tuple[NonEmpty, ...], Field(strict=False)]] = Field(
        default={}, description="More names by which numbers call a district, by its own name."
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.districts in (None, BUILT_IN):
            for key in ("name_property", "gloss_property", "code_property", "crs"):
                if getattr(self, key) is not None:
                    raise Wrong(_OF_FILE, key)
        return self
