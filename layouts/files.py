"""What may stand in a city's files, as models. The reference pages are made from these descriptions."""

from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import ConfigDict, Field, field_validator, model_validator

from layouts.alarm_files import AlarmEntry
from layouts.district_files import MapEntry
from layouts.grids import Grid, TemplateName, template, uniform
from layouts.header_files import HeaderEntry
from layouts.indicator_files import IndicatorEntry
from layouts.model import Audience, Fit, Header, Language, StreamChoice, Theme
from layouts.wording import CITY_ID, GRID
from resources.entries import FileModel, NamesEntry, NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP, Text

_SCREEN = QT_TRANSLATE_NOOP("layouts", "Write viewing_ratio alone, or height_m and distance_m together")
_ONE_GRID = QT_TRANSLATE_NOOP("layouts", "Write only one of: grid, template, columns and rows")
_BOTH = QT_TRANSLATE_NOOP("layouts", "columns and rows belong together, write both")
_TIME_ZONE = QT_TRANSLATE_NOOP("layouts", "Unknown time zone, write one such as Asia/Seoul")
_TOO_WIDE = QT_TRANSLATE_NOOP("layouts", "Area ends outside the screen, x + width and y + height may be at most 1")
_ONE_CONTENT = QT_TRANSLATE_NOOP("layouts", "A tile shows a camera or a panel, write only one of them")
_ONE_PLACE = QT_TRANSLATE_NOOP("layouts", "A tile lies in the grid or in an area of its own, write only one of them")
_COLUMN_AND_ROW = QT_TRANSLATE_NOOP("layouts", "A place in the grid needs both column and row")

_LOST_BEFORE_STALE = QT_TRANSLATE_NOOP("layouts", "lost_after_s ({lost} s) must be more than stale_after_s ({stale} s)")

GRID_LIMIT = 32

GridNumber = Annotated[int, Field(ge=1, le=GRID_LIMIT)]
Share = Annotated[float, Field(ge=0, le=1)]


def lost_before_stale(*, stale_after_s: float, lost_after_s: float) -> Text:
    """Return what is wrong where a picture would be lost before it is stale."""
    return _LOST_BEFORE_STALE(stale=f"{stale_after_s:g}", lost=f"{lost_after_s:g}")


class SeenEntry(FileModel):
    """From how far a screen is seen. All sizes of type, strokes and gutters follow from it."""

    viewing_ratio: float | None = Field(
        default=None, ge=0.5, le=20, description="Viewing distance divided by the height of the screen. Default: 3."
    )
    height_m: float | None = Field(
        default=None, gt=0, le=100, description="Height of the screen's picture in metres, instead of `viewing_ratio`."
    )
    distance_m: float | None = Field(
        default=None, gt=0, le=1000, description="Distance of the eyes in metres, together with `height_m`."
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        measured = (self.height_m is not None, self.distance_m is not None)
        if any(measured) and (not all(measured) or self.viewing_ratio is not None):
            raise Wrong(_SCREEN, "height_m", "distance_m", "viewing_ratio")
        return self

    @property
    def ratio(self) -> float:
        """Viewing distance over the screen's height, however it was told."""
        if self.height_m is not None and self.distance_m is not None:
            return self.distance_m / self.height_m
        return 3.0 if self.viewing_ratio is None else self.viewing_ratio


class ScreenEntry(SeenEntry):
    """How the screen is seen, and by whom. All sizes of type, strokes and gutters follow from it."""

    audience: Audience = Field(
        default="operator",
        description="Who looks at the screens. A camera that is not for them (its column `audience`) is not opened.",
    )
    sound: bool | None = Field(
        default=None, description="Whether alarms are heard here. Default: where the audience is `operator`."
    )


class LimitsEntry(FileModel):
    """When pictures count as old, and how fast cameras may be opened."""

    opens_per_second: float = Field(
        default=30.0, gt=0, le=1000, description="How many cameras may be opened in one second, all together."
    )
    stale_after_s: float = Field(
        default=3.0, gt=0, le=3600, description="Seconds without a new picture after which a camera is shown as stale."
    )
    lost_after_s: float = Field(
        default=10.0, gt=0, le=86400, description="Seconds without a new picture after which a camera is shown as lost."
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.lost_after_s <= self.stale_after_s:
            wrong = lost_before_stale(stale_after_s=self.stale_after_s, lost_after_s=self.lost_after_s)
            raise Wrong(wrong, "lost_after_s", "stale_after_s")
        return self


class DecodeEntry(FileModel):
    """How pictures are decoded."""

    hardware: Literal["auto", "off"] = Field(
        default="auto",
        description="`auto` uses the graphics card for large streams where a trial at start shows that it decodes "
        "rightly; `off` decodes everything in software. Read when the program starts.",
    )


class TlsEntry(FileModel):
    """Whom to believe that a camera at an ``https://`` or ``rtsps://`` address is the right one."""

    ca_file: NonEmpty | None = Field(
        default=None,
        description="File with the certificates of the city's own authorities, PEM or DER; certificates that cameras "
        "signed themselves may be in it, too. They are trusted beside the public authorities. A relative path begins "
        "at the city's folder.",
    )


class CityConfig(FileModel):
    """`city.toml`: what holds for the whole city."""

    schema_version: int = Field(ge=1, description="Version of this file's format. Now: 1.")
    id: Annotated[str, Field(pattern=CITY_ID)] = Field(
        description="Short name in small Latin letters, digits, `-` and `_`. It names saved pictures and states."
    )
    name: NamesEntry = Field(description="The city's name, in at least one language.")
    language: Language = Field(default="ko", description="Language of the screens and of the plain `name` of cameras.")
    gloss: Literal["ko", "en", "none"] = Field(
        default="none", description="Second language, shown smaller beside the first."
    )
    timezone: str = Field(
        default="Asia/Seoul", description="Time zone of the clocks, by its name in the IANA time zone database."
    )
    theme: Theme = Field(default="dark", description="`dark` for control rooms, `lobby` for bright halls.")
    layout: NonEmpty | None = Field(
        default=None,
        description="The layout shown at start: the name of its file without `.toml`. Default: the first of all.",
    )
    wall: NonEmpty | None = Field(
        default=None,
        description="The wall that is shown where none is named: the name of its file in `walls` without `.toml`. "
        "Default: one screen, or those that the command line names.",
    )
    simulated: bool = Field(default=False, description="Whether everything on the screens is labelled as simulated.")
    screen: ScreenEntry = Field(default=ScreenEntry(), description="How the screen is seen, and by whom.")
    tls: TlsEntry = Field(default=TlsEntry(), description="Certificates of encrypted cameras.")
    limits: LimitsEntry = Field(default=LimitsEntry(), description="Limits for all cameras; a camera can have its own.")
    decode: DecodeEntry = Field(default=DecodeEntry(), description="How pictures are decoded.")
    header: HeaderEntry = Field(default=HeaderEntry(), description="What the header shows of the city.")
    map: MapEntry = Field(default=MapEntry(), description="The city's districts.")
    indicator: tuple[IndicatorEntry, ...] = Field(
        default=(), strict=False, description="What is measured in the city: its indicators."
    )
    alarm: tuple[AlarmEntry, ...] = Field(default=(), strict=False, description="What raises alarms: their rules.")

    @field_validator("timezone")
    @classmethod
    def _check_timezone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, OSError, ValueError) as error:  # unknown; a folder of zones; a path or an empty text
            raise Wrong(_TIME_ZONE, allowed=available_timezones()) from error
        return value


class Area(FileModel):
    """A free rectangle, in fractions (0 to 1) of the space that the tiles share."""

    x: Share = Field(description="Left edge.")
    y: Share = Field(description="Top edge.")
    width: float = Field(ge=0.01, le=1, description="Width.")
    height: float = Field(ge=0.01, le=1, description="Height.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if max(self.x + self.width, self.y + self.height) > 1 + 1e-3:
            raise Wrong(_TOO_WIDE, "x", "y", "width", "height")
        return self


class PanelEntry(FileModel):
    """A thing to show that is not a camera. What other keys it has depends on its kind."""

    model_config = ConfigDict(extra="allow")

    kind: NonEmpty = Field(description="The kind of panel. An unknown kind is shown as a placeholder that says so.")


class TileEntry(FileModel):
    """`[[tile]]`: one tile. Without a place it takes the next free cell, after those of `cameras`."""

    column: GridNumber | None = Field(default=None, description="Column of its left edge, from 1.")
    row: GridNumber | None = Field(default=None, description="Row of its top edge, from 1.")
    column_span: GridNumber | None = Field(
        default=None, description="How many columns it covers. Default: those of the template's cell there, else 1."
    )
    row_span: GridNumber | None = Field(
        default=None, description="How many rows it covers. Default: those of the template's cell there, else 1."
    )
    area: Area | None = Field(default=None, description="A free rectangle instead of a place in the grid.")
    camera: NonEmpty | None = Field(default=None, description="The `id` of the camera it shows.")
    panel: PanelEntry | None = Field(default=None, description="What it shows instead of a camera.")
    title: NamesEntry | None = Field(default=None, description="Shown instead of the camera's own name.")
    fit: Fit = Field(
        default="contain", description="`contain` shows the whole picture, `crop` fills the tile and cuts the rest off."
    )
    stream: StreamChoice = Field(
        default="auto", description="Which stream of the camera to open. `auto` chooses by the size of the tile."
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        in_grid = {self.column, self.row, self.column_span, self.row_span} != {None}
        if in_grid and self.area is not None:
            raise Wrong(_ONE_PLACE, "area", "column", "row", "column_span", "row_span")
        if in_grid and (self.column is None or self.row is None):
            raise Wrong(_COLUMN_AND_ROW, "column", "row", "column_span", "row_span")
        if self.camera is not None and self.panel is not None:
            raise Wrong(_ONE_CONTENT, "camera", "panel")
        return self


class LayoutFile(FileModel):
    """`layouts/NAME.toml`: a grid of tiles."""

    schema_version: int = Field(ge=1, description="Version of this file's format. Now: 1.")
    name: NamesEntry = Field(description="The layout's name, in at least one language.")
    grid: Annotated[str, Field(pattern=GRID)] | None = Field(
        default=None, description=f"Equal cells, columns x rows, such as `4x3`; at most {GRID_LIMIT} of each."
    )
    columns: GridNumber | None = Field(default=None, description="Number of columns, with `rows`, instead of `grid`.")
    rows: GridNumber | None = Field(default=None, description="Number of rows, with `columns`, instead of `grid`.")
    template: TemplateName | None = Field(
        default=None, description="A ready-made grid: equal cells, or large ones + small ones, the large ones first."
    )
    cameras: tuple[str, ...] = Field(
        default=(),
        strict=False,
        description="Ids of the cameras that fill the free cells in order; an empty text leaves a cell empty. "
        "A camera may be in several tiles.",
    )
    tile: tuple[TileEntry, ...] = Field(
        default=(), strict=False, description="Tiles that need more than the id of a camera."
    )
    order: int | None = Field(
        default=None,
        ge=1,
        le=999,
        description="Place among the layouts, for the keys 1 to 9. Layouts without it come after, by their file names.",
    )
    header: Header | bool = Field(
        default="strip",
        description="`strip` for the header of a control room, `large` for that of a public screen, `none`. "
        "`true` and `false` mean `strip` and `none`.",
    )
    place: NonEmpty | None = Field(
        default=None,
        description="The place that the page is about, such as `마포구`: panels show its values. Default: the city.",
    )
    screen: SeenEntry | None = Field(
        default=None, description="How this page is seen. Default: as `[screen]` of `city.toml` says."
    )
    theme: Theme | None = Field(
        default=None, description="`dark` or `lobby` for this page. Default: as `city.toml` says."
    )
    gutter: float | None = Field(
        default=None,
        ge=0,
        le=200,
        description="Space between tiles, in pixels of a screen that is 1080 pixels high and seen from 3 times its "
        "height. Default: 8, above 36 tiles 4.",
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        if sum(key is not None for key in (self.grid, self.template, self.columns)) > 1:
            raise Wrong(_ONE_GRID, "template", "columns", "grid")
        if (self.columns is None) != (self.rows is None):
            raise Wrong(_BOTH, "columns", "rows")
        return self

    @property
    def header_style(self) -> Header:
        """The header, however it was told."""
        return self.header if isinstance(self.header, str) else "strip" if self.header else "none"

    def cells(self) -> Grid | None:
        """Return the layout's grid; None for one that has only free areas."""
        if self.template is not None:
            return template(self.template)
        if self.grid is not None:
            columns, rows = map(int, self.grid.split("x"))
            return uniform(columns, rows)
        if self.columns is not None and self.rows is not None:
            return uniform(self.columns, self.rows)
        return None
