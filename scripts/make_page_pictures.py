"""Draws the pictures of pages in docs/pictures/pages, and of a number in its states in docs/pictures, in each language.

Usage, from the repository's root: python scripts/make_page_pictures.py
All of them are of the simulated city at the time, and of the seed, of the pictures of panels.
"""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from make_panel_pictures import HEIGHT_PX, MOMENT, RATIO, TIMEZONE, Shown, built_in
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from controlroom.clocks import use_city_time
from controlroom.indicators.measured import NO_SERIES
from controlroom.language import LANGUAGES, gui_application
from controlroom.sim.stills import default_still_folder
from controlroom.still.page import StillPage
from controlroom.still.palette import with_palette
from widgets.facts import Facts, Freshness, Line, Reading, Span
from widgets.panels.catalogue import PANELS
from widgets.panels.core import PanelSpec
from widgets.panels.host import PanelHost
from widgets.theme import Colours, Look, Sizes, load_bundled_fonts
from widgets.words import say

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
PAGES = ("mayor", "situation-room", "status", "district")
SIZE_PX, WIDTH_PX = (1920, 1080), 1120
MOST_BYTES = 250_000
NUMBERS = {
    "usual": "traffic.speed",
    "unusual": "air.pm25",
    "late": "air.pm25",
    "down": "air.pm25",
    "missing": "air.pm25",
}
"""The states of a number, and the indicator that each is shown with."""
NUMBER_PX = (600, 112)
_LATE = {"late": (Freshness.LATE, 162), "down": (Freshness.DOWN, 640)}
"""How fresh a number is then, and how many minutes old."""


class InState:
    """The facts of a city, but for its numbers, which are in a state."""

    def __init__(self, facts: Facts, state: str) -> None:
        self._facts = facts
        self._state = state

    def __getattr__(self, name: str) -> Any:
        """Leave all else as it is."""
        return getattr(self._facts, name)

    def reading(self, id: str, place: str = "") -> Reading:
        """Return a number as it is in the state."""
        known = self._facts.reading(id, place)
        if self._state == "missing":
            return Reading(None, reason=say(NO_SERIES(series=id)))
        if self._state not in _LATE:
            return known
        freshness, minutes = _LATE[self._state]
        return replace(known, freshness=freshness, at_ms=self._facts.now_ms - minutes * 60_000, filled=1.0)

    def line(self, id: str, span: Span, place: str = "") -> Line | None:
        """Return a line that ends where the number is of."""
        line, at_ms = self._facts.line(id, span, place), self.reading(id, place).at_ms or 0
        return None if line is None else replace(line, spots=tuple(spot for spot in line.spots if spot.at_ms <= at_ms))


def page(name: str, language: str) -> QImage:
    """Return a page as it is on one Full HD screen. Raises OSError when pictures of cameras cannot be kept."""
    city = built_in()
    with StillPage(city, MOMENT, folder=default_still_folder(), language=language) as drawn:
        return drawn.draw(city.layouts[name], SIZE_PX)


def number(state: str, shown: Shown) -> QImage:
    """Return a panel with one number in a state."""
    config = PANELS["number"].config.model_validate({"kind": "number", "indicator": NUMBERS[state]})
    panel = PanelHost(PanelSpec("number", config))
    city = shown.to("operator")
    panel.look_at(InState(city.facts, state))
    while city.read():
        panel.look_at(InState(city.facts, state))
    return panel.image(QSize(*NUMBER_PX), Look(Colours.load("dark"), Sizes(HEIGHT_PX, RATIO)))


def main() -> int:
    """Write all pictures."""
    use_city_time(TIMEZONE)
    (FOLDER / "pages").mkdir(exist_ok=True)
    for language in LANGUAGES:
        application = gui_application(language)
        load_bundled_fonts()
        shown = Shown(language)
        for state in NUMBERS:
            with_palette(number(state, shown)).save(str(FOLDER / f"number-{state}.{language}.png"), quality=0)
        for name in PAGES:
            small = page(name, language).scaledToWidth(WIDTH_PX, Qt.TransformationMode.SmoothTransformation)
            with_palette(small).save(str(FOLDER / "pages" / f"{name}.{language}.png"), quality=0)
        application.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
