"""The panel-kind seam: what a kind of panel has to be, and what it is given.

A panel is asked for its content once a second and whenever the city's numbers changed; it is drawn anew only where the
content is another one. All coordinates are physical pixels of the panel, the first is 0, 0.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Any, Protocol

from pydantic import Field
from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath

from resources.entries import FileModel, NonEmpty, Refers
from widgets.commands import Command
from widgets.facts import Facts, Name
from widgets.theme import Look

IndicatorId = Annotated[NonEmpty, Refers("indicator")]
"""The id of an indicator, as `controlroom indicators` lists them."""


class PanelConfig(FileModel):
    """What every panel may have in a layout file. Each kind adds its own keys, and its `kind`."""

    place: NonEmpty | None = Field(
        default=None,
        description="The place whose values it shows, such as `마포구`; `city` for the whole city. Default: the place "
        "of the layout.",
    )


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """A panel as a layout wants it. `title`: instead of the panel's own. `place`: that of the layout, "" the city."""

    kind: str
    config: PanelConfig
    title: Name | None = None
    place: str = ""

    @property
    def at(self) -> str:
        """The place whose values it shows, "" for the whole city."""
        own = self.config.place
        return self.place if own is None else "" if own == "city" else own


class Region(Protocol):
    """A part of a panel that is no rectangle."""

    def contains(self, at: QPointF) -> bool:
        """Whether a point lies in it."""

    def path(self) -> QPainterPath:
        """Return its border, in pixels of the panel."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A part of a panel that can be pointed at: what it says then, and what is done when it is pressed.

    `action` None: nothing. Else `Panel.act` gets it, from the mouse as from the keyboard. `region`: its shape within
    `rect`, None for all of it. `says`: the words, or what gives them where hundreds of parts have some.
    """

    rect: QRectF
    says: str | Callable[[], str]
    action: Any = None
    region: Region | None = None

    @property
    def words(self) -> str:
        """What it says."""
        return self.says if isinstance(self.says, str) else self.says()

    def contains(self, at: QPointF) -> bool:
        """Whether a point lies in it."""
        return self.rect.contains(at) and (self.region is None or self.region.contains(at))


@dataclass(slots=True)
class Sheet:
    """What a panel draws on: its whole rectangle in `painter`, filled with the panel's ground already.

    `touches` is filled by the panel: what can be pointed at, in the order of the keyboard. `focused`: the one of them
    that the keyboard is on, None for none; the host draws its frame.
    """

    painter: QPainter
    size: QSize
    look: Look
    touches: list[Touch] = field(default_factory=list)

    @property
    def width_px(self) -> int:
        """How wide the panel is."""
        return self.size.width()

    @property
    def height_px(self) -> int:
        """How high the panel is."""
        return self.size.height()

    @property
    def pad_px(self) -> int:
        """The space at the edges of a panel: less where it is narrow."""
        return min(self.look.sizes.px(18), max(2, self.width_px // 14))

    def inner(self) -> QRect:
        """Return the rectangle within the padding; a low panel has less above and below."""
        pad = self.pad_px
        low = min(pad, max(2, self.height_px // 8))
        return QRect(pad, low, max(1, self.width_px - 2 * pad), max(1, self.height_px - 2 * low))

    def below(self, top_px: float) -> QRectF:
        """Return what is left of `inner` from a line on."""
        inner = self.inner()
        return QRectF(inner.left(), top_px, inner.width(), inner.bottom() + 1 - top_px)

    def touch(
        self,
        rect: QRectF | QRect,
        words: str | Callable[[], str],
        action: Any = None,
        region: Region | None = None,
    ) -> None:
        """Let a part of the panel be pointed at."""
        self.touches.append(Touch(QRectF(rect), words, action, region))


class Panel[Config: PanelConfig, Content](ABC):
    """One panel on one screen. It keeps what its viewer did to it (a zoom, a chosen year), nothing else.

    `content` is a pure function of the facts and of that; it may raise `facts.Unknown`, which is shown instead. Equal
    contents look the same. Everything a panel says goes through `tr`.
    """

    def __init__(self, spec: PanelSpec, config: Config) -> None:
        self.spec = spec
        self.config = config

    @abstractmethod
    def content(self, facts: Facts) -> Content:
        """Return all that the panel shows now. Raises Unknown."""

    @abstractmethod
    def draw(self, sheet: Sheet, content: Content) -> None:
        """Draw the panel."""

    @abstractmethod
    def spoken(self, content: Content) -> str:
        """Return what a screen reader says of it: name, value, unit, age, what is wrong."""

    def act(self, action: Any) -> Command | None:
        """Do what a touch is for: change what the viewer sees of this panel, or return what goes beyond it."""
        return None

    def hear(self, news: Any) -> None:
        """Take what something beside the panel tells it: the widget that lies over it."""
        del news

    def grabs(self, at: QPointF) -> bool:
        """Whether a drag from there is the panel's own, instead of one that moves the tile."""
        return False

    def drag(self, begin: QPointF, at: QPointF, size: QSize) -> bool:
        """Follow a drag that began where `grabs` said yes; return whether the panel looks different now."""
        return False

    def point(self, at: QPointF | None, size: QSize) -> bool:
        """Follow the pointer (None: it left the panel); return whether the panel looks different now."""
        return False

    def nudge(self, right: int, up: int) -> bool:
        """Follow an arrow key while the keyboard is on a part of the panel; return whether it had a use for it."""
        return False

    def back(self) -> bool:
        """Take back what the viewer did to the panel, a step; return False where there is nothing."""
        return False

    def wheel(self, at: QPointF, notches: float, size: QSize) -> bool:
        """Follow the wheel (away from the user above 0); return whether the panel looks different now."""
        return False
