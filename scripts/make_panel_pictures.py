"""Draws the pictures of panels in docs/pictures/panels: one for each kind, of the simulated city at a fixed time.

Usage, from the repository's root: python scripts/make_panel_pictures.py [KIND...]
What each shows stands in scripts/panel_examples.toml.
"""

import os
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from controlroom.city import BUILT_IN, City, load_city
from controlroom.clocks import use_city_time
from controlroom.language import gui_application
from controlroom.panel_reference import examples
from controlroom.sim.events import given
from controlroom.sim.faults import FaultKind
from controlroom.sim.stills import Stills, default_still_folder
from controlroom.still.asking import URL
from controlroom.still.page import Moment, StillFacts
from controlroom.still.palette import with_palette
from controlroom.still.pictures import StillPictures
from layouts.expansion import standard_lookup
from layouts.model import Audience
from resources import path
from widgets.facts import Name
from widgets.panels.catalogue import PANELS
from widgets.panels.core import PanelSpec
from widgets.panels.host import PanelHost
from widgets.theme import Colours, Look, Sizes, load_bundled_fonts

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures" / "panels"
LANGUAGE = "en"
TIMEZONE = "Asia/Seoul"
MOMENT = Moment(
    datetime(2026, 9, 17, 18, 42, tzinfo=ZoneInfo(TIMEZONE)),
    seed=17,
    faults={"hongdae": FaultKind.STALL, "seogang-bridge": FaultKind.DIE},
)
"""The time of all pictures, in a city where it begins to rain and something burns, and two cameras fail."""
HEIGHT_PX, RATIO = 1080, 3.0
MOST_BYTES = 48_000


def built_in() -> City:
    """Return the simulated city's files."""
    return load_city(path(BUILT_IN), standard_lookup(given(URL)))


class Shown:
    """The simulated city at the time of all pictures, as each audience may know it."""

    def __init__(self, language: str = LANGUAGE) -> None:
        self._language = language
        self._city = built_in()
        self._known: dict[str, StillFacts] = {}

    def to(self, audience: Audience) -> StillFacts:
        """Return its facts, alarms and all."""
        if audience not in self._known:
            city, cameras = self._city, self._city.cameras
            # Nothing is painted: the panels tell how cameras are, they do not show them.
            stills = StillPictures(
                cameras.values(),
                Stills(default_still_folder()),
                MOMENT.at,
                audience=audience,
                faults=MOMENT.faults,
            )
            facts = StillFacts(
                city,
                MOMENT,
                language=self._language,
                audience=audience,
                reports=lambda: {id: stills.report(id) for id in cameras},
            )
            facts.desk.set_city(city.file.alarms, city.file.indicators, cameras, audience)
            facts.follow_alarms()
            self._known[audience] = facts
        return self._known[audience]


def draw(kind: str, example: Mapping[str, Any], shown: Shown) -> tuple[PanelHost, QImage]:
    """Return a panel and how it looks. Raises pydantic.ValidationError for settings that are wrong."""
    config = PANELS[kind].config.model_validate({"kind": kind, **example["panel"]})
    title = example.get("title")
    panel = PanelHost(PanelSpec(kind, config, None if title is None else Name(title[LANGUAGE])))
    city = shown.to(example.get("audience", "operator"))
    panel.look_at(city.facts)
    while city.read():
        panel.look_at(city.facts)
    size, look = QSize(*example["size_px"]), Look(Colours.load("dark"), Sizes(HEIGHT_PX, RATIO))
    # Large letters that Qt has not drawn before in this process are a shade off.
    panel.image(size, look)
    panel.forget_image()
    return panel, panel.image(size, look)


def main(kinds: list[str]) -> int:
    """Write the pictures of these kinds, of all when none is named."""
    use_city_time(TIMEZONE)
    application = gui_application(LANGUAGE)
    load_bundled_fonts()
    FOLDER.mkdir(exist_ok=True)
    shown, kept = Shown(), examples()
    for kind in kinds or PANELS:
        with_palette(draw(kind, kept[kind], shown)[1]).save(str(FOLDER / f"{kind}.png"), quality=0)
    application.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
