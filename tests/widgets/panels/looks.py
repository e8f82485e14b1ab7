"""Drawing a panel for a test: its picture in a size, in the state that its facts give."""

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tests.fakes.facts import FakeFacts
from widgets.facts import Name
from widgets.panels.catalogue import PANELS
from widgets.panels.core import PanelSpec
from widgets.panels.host import PanelHost
from widgets.theme import Colours, Look, Sizes


def wall_look(theme: Any = "dark", height_px: int = 1080, ratio: float = 3.0) -> Look:
    """The look of a wall that is seen from three times its height."""
    return Look(Colours.load(theme), Sizes(height_px, ratio))


def host(kind: str, *, title: Name | None = None, place: str = "", **settings: Any) -> PanelHost:
    """A panel with these settings, as a layout file would give them."""
    config = PANELS[kind].config.model_validate({"kind": kind, **settings})
    return PanelHost(PanelSpec(kind, config, title, place))


def picture(panel: PanelHost, facts: FakeFacts, size: tuple[int, int], look: Look | None = None) -> QImage:
    """The panel as it shows these facts."""
    panel.look_at(facts)
    return panel.image(QSize(*size), look or wall_look())
