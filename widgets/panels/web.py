"""The panel ``web``: a page in a tile. What shows it is an optional part of Qt, in `widgets.web_views`."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, field_validator
from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize

from resources.entries import NonEmpty, Wrong
from resources.text import QT_TRANSLATE_NOOP
from widgets.facts import Facts, Name
from widgets.panels.core import Panel, PanelConfig, PanelSpec, Sheet
from widgets.panels.head import draw_head, draw_message
from widgets.theme import Look

translate = QCoreApplication.translate

_ADDRESS = QT_TRANSLATE_NOOP("layouts", "Must be an https:// address without user and password")
_HOST = QT_TRANSLATE_NOOP("layouts", "Must be the name of a host alone, such as grafana.example.org")

COMMAND = "pip install PySide6-WebEngine==6.12.0.140"
"""What brings the extra `web`: the engine of the very Qt that the program is built on."""


class WebConfig(PanelConfig):
    """A web page in a tile, such as a dashboard of Grafana or the page of a conference.

    Needs the extra `web`. Only https and the hosts that are named are reached; nothing is downloaded, no window opens,
    nothing is stored, and the page gets neither camera, microphone nor position.
    """

    kind: Literal["web"] = Field(description="`web`")
    address: NonEmpty = Field(description="The page, an `https://` address.")
    hosts: Annotated[tuple[NonEmpty, ...], Field(max_length=50)] = Field(
        default=(), strict=False, description="Other hosts that the page may load from. Default: only its own."
    )
    zoom: float = Field(default=1.0, ge=0.25, le=5, description="How large it is drawn.")
    reload_s: float | None = Field(
        default=None, ge=10, le=86400, description="Load it anew every so many seconds. Default: never."
    )

    @field_validator("address")
    @classmethod
    def _check_address(cls, value: str) -> str:
        try:
            parts = urlsplit(value)
            is_right = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
        except ValueError:  # brackets that hold no address
            is_right = False
        if not is_right or any(character.isspace() for character in value):
            raise Wrong(_ADDRESS)
        return value

    @field_validator("hosts")
    @classmethod
    def _check_hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if any(set(host) & set("/:@*?# ") for host in value):
            raise Wrong(_HOST)
        return tuple(host.lower() for host in value)

    @property
    def allowed(self) -> frozenset[str]:
        """All hosts that may be reached."""
        return frozenset({(urlsplit(self.address).hostname or "").lower(), *self.hosts})


class PageState(StrEnum):
    """How a page is."""

    LOADING = "loading"
    SHOWN = "shown"
    FAILED = "failed"
    CRASHED = "crashed"
    UNUSABLE = "unusable"  # what shows it is there and cannot be loaded, or not any more since the program started


@dataclass(frozen=True, slots=True)
class WebContent:
    """What the panel shows where no page lies over it. `again_s`: after how long it is tried again."""

    title: Name | None
    host: str
    is_there: bool
    state: PageState
    again_s: int


class WebPanel(Panel[WebConfig, WebContent]):
    """See `WebConfig`. How the page is, is told by what lies over the panel, from `top_px` down."""

    def __init__(self, spec: PanelSpec, config: WebConfig) -> None:
        super().__init__(spec, config)
        self.state = PageState.LOADING
        self.again_s = 0

    def content(self, facts: Facts) -> WebContent:
        """Return how the page is."""
        host = urlsplit(self.config.address).hostname or ""
        return WebContent(self.spec.title, host, has_web(), self.state, self.again_s)

    def hear(self, news: Any) -> None:
        """Take how the page is, and after how many seconds it is tried again."""
        self.state, self.again_s = news

    @staticmethod
    def top_px(look: Look, size: QSize, spec: PanelSpec | None) -> int:
        """Return how far below the top of the panel the page begins: under the title, where there is one."""
        if spec is None or spec.title is None:
            return 0
        face = look.face("title", 700)
        pad = min(look.sizes.px(18), max(2, size.width() // 14), max(2, size.height() // 6))
        return round(pad + face.cap_px * 1.15 + face.size_px * 0.62)

    def draw(self, sheet: Sheet, content: WebContent) -> None:
        """Draw the name, and what stands in for the page."""
        if content.title is not None:
            draw_head(sheet, content.title)
        is_bad = not content.is_there or content.state in (PageState.FAILED, PageState.CRASHED, PageState.UNUSABLE)
        top = self.top_px(sheet.look, sheet.size, self.spec)
        draw_message(sheet, _words(content), QRect(0, top, sheet.width_px, sheet.height_px - top), fault=is_bad)
        sheet.touch(QRectF(0, 0, sheet.width_px, sheet.height_px), self.spoken(content))

    def spoken(self, content: WebContent) -> str:
        """Return the name and how the page is."""
        return ", ".join([content.title.text if content.title else content.host, _words(content)])


@cache
def has_web() -> bool:
    """Whether the part of Qt that shows pages is installed. It is not loaded for that."""
    return find_spec("PySide6.QtWebEngineWidgets") is not None


def _words(content: WebContent) -> str:
    if not content.is_there:
        words = translate("panels", "Web pages need a part of Qt that is not installed here: {command}")
        return words.format(command=COMMAND)
    match content.state:
        case PageState.LOADING:
            return translate("panels", "Loading {host}").format(host=content.host)
        case PageState.SHOWN:
            return translate("panels", "Page of {host}").format(host=content.host)
        case PageState.FAILED:
            words = translate("panels", "{host} cannot be loaded, tried again after {seconds} s")
        case PageState.CRASHED:
            words = translate("panels", "The page of {host} crashed, loaded again after {seconds} s")
        case PageState.UNUSABLE:
            return translate("panels", "Start the program again to show web pages; its log has the reason")
    return words.format(host=content.host, seconds=content.again_s)
