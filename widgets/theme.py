"""Colours, sizes and fonts. Nothing else in `widgets` names a colour or a size in pixels.

Sizes come from the eye: everything follows from the height of the screen and the distance it is seen from.
"""

import json
import math
from dataclasses import dataclass, field
from string import Template
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter

import resources
from layouts.model import Theme

Role = Literal["hero", "value", "value_small", "headline", "body", "title", "label", "meta", "gloss"]

INTER_CAP_HEIGHT = 0.727
"""Height of a capital of Inter in its own size; the visual angles below are those of a capital."""

_ARC_MINUTES: dict[Role, int] = {
    "hero": 60,
    "value": 48,
    "value_small": 36,
    "headline": 24,
    "body": 20,
    "title": 18,
    "label": 16,
    "meta": 12,
    "gloss": 10,
}
_SMALLEST_TEXT_PX = 12

_Colour = Annotated[QColor, BeforeValidator(QColor)]


class Ramps(BaseModel):
    """Colours of areas by value: little to much, and worse to better around what is usual.

    More stands out more: it is bright on a dark ground, dark on a bright one. `dark_sequential`, `dark_diverging`: the
    steps on which letters are `label_dark`; on the others they are `label_light`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    sequential: tuple[_Colour, ...]
    diverging: tuple[_Colour, ...]
    dark_sequential: tuple[int, ...] = Field(alias="labelDarkSequentialSteps")
    dark_diverging: tuple[int, ...] = Field(alias="labelDarkDivergingSteps")
    label_dark: _Colour = Field(alias="labelDark")
    label_light: _Colour = Field(alias="labelLight")


class Colours(BaseModel):
    """The colours of one theme, by the names of the style: s surfaces, i inks, then what each is for.

    `badges`: those of Seoul's subway lines, by number; only within a badge (STYLE 2.6).
    """

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    s0: _Colour
    s1: _Colour
    s2: _Colour
    s3: _Colour
    line: _Colour
    line2: _Colour
    norm: _Colour
    i1: _Colour
    i2: _Colour
    i3: _Colour
    i4: _Colour
    data: _Colour
    data2: _Colour
    ice: _Colour
    serious: _Colour
    alert: _Colour
    caution: _Colour
    watch: _Colour
    quality: _Colour
    ok: _Colour
    ink_on_fill: _Colour = Field(alias="inkOnFill")
    glyph_outline: _Colour | None = Field(default=None, alias="glyphOutline")
    badges: dict[str, _Colour] = Field(alias="subwayBadges")
    ramps: Ramps

    @classmethod
    def load(cls, name: Theme) -> Self:
        """Read a theme from the packaged tokens. Raises what a broken installation raises."""
        tokens = json.loads(resources.path("style/tokens.json").read_text(encoding="utf-8"))
        shared = {"subwayBadges": tokens["subwayBadges"], "ramps": tokens["ramps"]}
        return cls.model_validate({**shared, **tokens[name]})


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted(_luminance(colour) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes on one screen. `height_px`: its physical pixels; `ratio`: viewing distance over physical height."""

    height_px: int
    ratio: float

    @property
    def u(self) -> float:
        """The unit of strokes and gutters: one pixel on a screen 1080 pixels high seen from 3 times its height."""
        return self.height_px * self.ratio / 3240

    def px(self, units: float) -> int:
        """Return `units` of u in whole pixels, at least 1."""
        return max(1, round(units * self.u))

    def text_px(self, role: Role) -> int:
        """Return the font size of a role: the pixels whose capitals span the role's visual angle, at least 12."""
        angle = math.radians(_ARC_MINUTES[role] / 60)
        return max(_SMALLEST_TEXT_PX, round(self.height_px * self.ratio * math.tan(angle) / INTER_CAP_HEIGHT))


_WIDTHS_KNOWN = 2048
"""Of so many texts a face remembers how wide they are: Qt shapes a text each time it is asked."""


class Face:
    """One font at one size with its measures. Text is placed by its baseline: two fonts may meet in one line."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.size_px = font.pixelSize()
        self._metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}
        self.cap_px = self._metrics.capHeight()
        """Height of a capital."""

    @property
    def line_px(self) -> float:
        """Distance between baselines that also holds the taller of the fonts that may meet in one line."""
        return self.size_px * 1.45

    def width(self, text: str) -> float:
        """Return how far `text` reaches, in pixels."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= _WIDTHS_KNOWN:
                self._widths.clear()
            width = self._widths[text] = self._metrics.horizontalAdvance(text)
        return width

    def elided(self, text: str, width_px: float) -> str:
        """Return `text`, cut with an ellipsis where it is wider than that."""
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width_px)

    def wrapped(self, text: str, width_px: float) -> list[str]:
        """Return `text` broken at its spaces into lines; a word wider than a line is cut with an ellipsis."""
        lines: list[str] = []
        for word in text.split():
            if lines and self.width(f"{lines[-1]} {word}") <= width_px:
                lines[-1] += f" {word}"
            else:
                lines.append(word)
        return [self.elided(line, width_px) for line in lines]

    def centred(self, top_px: float, height_px: float) -> int:
        """Return the baseline that puts capitals in the middle of a line of that height."""
        return round(top_px + (height_px + self.cap_px) / 2)

    def draw(self, painter: QPainter, x_px: float, baseline_px: float, text: str, colour: QColor) -> float:
        """Draw `text` and return where it ends."""
        painter.setFont(self.font)
        painter.setPen(colour)
        painter.drawText(QPointF(x_px, baseline_px), text)
        return x_px + self.width(text)


_FAMILIES = ("Inter", "Noto Sans CJK KR", "Noto Sans CJK SC")
TALLEST_FAMILY = _FAMILIES[1]
"""What makes a line of Qt's rich text as high as any other, if there is a character of it in each."""


class Fonts:
    """Makes faces. Inter comes first, because Noto Sans CJK lacks some Cyrillic; Qt takes what is there."""

    def __init__(self) -> None:
        self._faces: dict[tuple[int, int, bool], Face] = {}

    def face(self, size_px: float, weight: int = 400, *, digits: bool = False) -> Face:
        """Return the face of that size and weight (400 text, 600 names and values, 700 titles and alarm words).

        `digits`: the cut made for large numbers.
        """
        key = (max(1, round(size_px)), weight, digits)
        if key not in self._faces:
            self._faces[key] = Face(self._font(*key))
        return self._faces[key]

    @staticmethod
    def _font(size_px: int, weight: int, digits: bool) -> QFont:
        font = QFont()
        font.setFamilies([*(["Inter Display"] if digits else []), *_FAMILIES])
        font.setStyleHint(QFont.StyleHint.SansSerif)
        font.setPixelSize(size_px)
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        if digits and size_px > 40:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 99)
        return font


def load_bundled_fonts() -> list[str]:
    """Make the fonts that travel in the bundle known to Qt and return their families; [] where none travel."""
    try:
        folder = resources.path("fonts")
    except FileNotFoundError:
        return []
    files = sorted(file for file in folder.iterdir() if file.suffix in {".otf", ".ttf", ".ttc"})
    return [
        family
        for file in files
        for family in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    ]


def missing_families() -> list[str]:
    """Return which families of the style neither the system nor the bundle has; Qt stands in for them."""
    present = set(QFontDatabase.families())
    return [family for family in _FAMILIES[:2] if family not in present]


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that painting needs to know: colours, sizes of the screen, fonts."""

    colours: Colours
    sizes: Sizes
    fonts: Fonts = field(default_factory=Fonts)

    def face(self, role: Role, weight: int = 400, *, digits: bool = False) -> Face:
        """Return the face of a role."""
        return self.fonts.face(self.sizes.text_px(role), weight, digits=digits)

    def style_sheet(self, device_pixel_ratio: float) -> str:
        """Return the style sheet of Qt's own widgets (menus, tooltips, search) for a screen of that pixel ratio."""
        colours = {name: colour.name() for name, colour in self.colours if isinstance(colour, QColor)}
        sizes = {role: f"{self.sizes.text_px(role) / device_pixel_ratio:.0f}px" for role in _ARC_MINUTES}
        units = {f"u{n}": f"{self.sizes.px(n) / device_pixel_ratio:.0f}px" for n in (1, 2, 3, 6, 10, 14, 18, 40)}
        template = Template(resources.path("style/wall.qss").read_text(encoding="utf-8"))
        families = ", ".join(f'"{family}"' for family in _FAMILIES)
        return template.substitute(colours, **sizes, **units, families=families)
