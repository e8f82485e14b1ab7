"""Windows on this machine's monitors: one each, never one across several."""

import logging
from collections.abc import Iterator
from typing import Any, Self

from PySide6.QtGui import QGuiApplication, QScreen

from controlroom.monitors.bezels import Pane, span_canvas
from controlroom.monitors.cards import monitors_by_number
from controlroom.monitors.matching import Matching, match
from controlroom.monitors.plan import Monitor, MonitorMatch, PlannedScreen, PlannedSpan, WallPlan
from controlroom.monitors.watching import SETTLE_MS, MonitorWatch, monitor_of
from controlroom.options import Options
from controlroom.outputs.core import OutputFailed
from controlroom.wall import Wall
from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP, Text
from widgets.model import Part
from widgets.span import CanvasSpan
from widgets.wall_window import WallWindow

_NO_SCREEN = QT_TRANSLATE_NOOP("run", "There is no screen {number}, they are numbered from 1")
_MISSING = QT_TRANSLATE_NOOP(
    "run", "Monitors missing: {missing} of {planned} ({screens}); the most important screens are shown"
)
_COMPLETE = QT_TRANSLATE_NOOP("run", "All {planned} monitors are there again")
_TURNED = QT_TRANSLATE_NOOP(
    "run",
    "Monitor {monitor} hangs turned by {planned}°, its picture is turned by {now}°: change it in the display settings",
)
_UNKNOWN_PX = (1920, 1080)

log = logging.getLogger("wall")


class Screens:
    """The screens of a plan, each on its monitor. Those without one are kept, hidden, until theirs is there."""

    def __init__(self, plan: WallPlan, *, full_screen: bool, settle_ms: int = SETTLE_MS) -> None:
        self._plan = plan
        self._full_screen = full_screen
        self._settle_ms = settle_ms
        self._watch: MonitorWatch | None = None
        self._windows: dict[str, WallWindow] = {}
        self._spans: list[CanvasSpan] = []
        self._monitors: list[Monitor] = []
        self._matching = Matching({}, (), (), {})
        self._told: tuple[Text, ...] = ()

    @classmethod
    def made(cls, options: Options, plan: WallPlan | None) -> Self:
        """Return the output that `options` describe: without a plan the screens with these numbers, or the primary."""
        plan = plan or _numbered(options.screens or (_primary_number(),))
        return cls(plan, full_screen=options.full_screen)

    @property
    def screen_ids(self) -> tuple[str, ...]:
        """The ids of the screens that it shows, in the order of their numbers; a span is one."""
        return self._plan.ids

    def start(self, wall: Wall) -> None:
        """Open a window for each monitor that is planned. Raises OutputFailed for a number that no screen has."""
        for screen in self._plan.monitors:
            if screen.match.number is not None and screen.match.number < 1:
                raise OutputFailed(_NO_SCREEN(number=screen.match.number))
        for number, id in enumerate(self.screen_ids, start=1):
            for screen in self._members(id):
                self._windows[screen.id] = wall.add_window(number, id)
        for span in self._plan.spans:
            self._spans.append(CanvasSpan([self._windows[cell.screen.id].canvas for cell in span.cells]))
        self._watch = MonitorWatch(self._settle_ms)
        self._watch.gone.connect(self._on_gone)
        self._watch.settled.connect(self._place)
        self._place()

    def stop(self) -> None:
        """Leave the windows where they are."""
        if self._watch is not None:
            self._watch.deleteLater()
            self._watch = None

    def monitors(self) -> list[dict[str, Any]]:
        """Return where each screen is shown, for ``controlroom status``."""
        return [self._status_of(id, screen) for id in self.screen_ids for screen in self._members(id)]

    def _status_of(self, id: str, screen: PlannedScreen) -> dict[str, Any]:
        place = self._matching.placed.get(screen.id)
        monitor = None if place is None else self._monitors[place]
        return {
            "screen": screen.id,
            "span": None if id == screen.id else id,
            "monitor": monitor and monitor.connector,
            "size": monitor and "{}x{}".format(*monitor.size_px),
            "rotation": monitor and monitor.rotation,
            "missing": monitor is None,
        }

    def _members(self, id: str) -> Iterator[PlannedScreen]:
        """Return what of a screen has a monitor of its own: itself, or the parts of a span."""
        yield from (screen for screen in self._plan.screens if screen.id == id)
        yield from (cell.screen for span in self._plan.spans if span.id == id for cell in span.cells)

    def _on_gone(self, connector: str) -> None:
        """Hide what was on a monitor before it covers another: Qt has moved it there."""
        for id, place in self._matching.placed.items():
            if self._monitors[place].connector == connector and id in self._windows:
                self._windows[id].hide()

    def _place(self) -> None:
        """Show every screen on its monitor, as they are now."""
        screens = QGuiApplication.screens()
        self._monitors = [monitor_of(screen) for screen in screens]
        planned = (*self._plan.monitors, *self._plan.reserved)
        self._matching = match(planned, self._monitors, self._matching.usual)
        for span in self._plan.spans:
            self._arrange(span)
        for id, window in self._windows.items():
            place = self._matching.placed.get(id)
            if place is None:
                window.hide()
                window.canvas.rest()
            elif not self._is_on(window, screens[place]):
                log.info("screen %s is on monitor %s", id, self._monitors[place].connector)
                window.hide()
                window.show_on(screens[place], full_screen=self._full_screen)
        self._tell()

    def _is_on(self, window: WallWindow, screen: QScreen) -> bool:
        if not window.isVisible() or window.screen() is not screen:
            return False
        if not self._full_screen:
            return True
        # On Wayland nobody knows where on the desktop a window is.
        at = window.pos() == screen.geometry().topLeft() or QGuiApplication.platformName().startswith("wayland")
        return window.isFullScreen() and window.size() == screen.size() and at

    def _arrange(self, span: PlannedSpan) -> None:
        """Tell the windows of a span which part of its canvas they show."""
        panes = {}
        for cell in span.cells:
            place = self._matching.placed.get(cell.screen.id)
            monitor = self._matching.usual.get(cell.screen.id) if place is None else self._monitors[place]
            size_px = monitor.size_px if monitor else cell.screen.size_px or _UNKNOWN_PX
            size_mm = cell.screen.size_mm or (monitor.size_mm if monitor else (0.0, 0.0))
            panes[cell.screen.id] = Pane(cell.column, cell.row, size_px, size_mm, cell.bezel_mm)
        whole = span_canvas(panes, span.gap_mm)
        for id, area in whole.areas.items():
            part = Part(whole.width_px, whole.height_px, area.x_px, area.y_px)
            self._windows[id].canvas.set_part(part)

    def _tell(self) -> None:
        """Say on the screens that are shown what is not as planned, once each time that it changes."""
        planned, found = self._plan.monitors, self._matching.placed
        placed = {id: found[id] for id in self._windows if id in found}
        missing = [id for id in self._matching.missing if id in self._windows]
        told: list[Text] = []
        for screen in planned:
            monitor = self._monitors[placed[screen.id]] if screen.id in placed else None
            if monitor is None or screen.rotation is None or (monitor.rotation - screen.rotation) % 180 == 0:
                continue
            told.append(_TURNED(monitor=monitor.connector, now=monitor.rotation, planned=screen.rotation))
        if missing:
            told.append(_MISSING(missing=len(missing), planned=len(planned), screens=", ".join(missing)))
        before, self._told = self._told, tuple(told)
        if self._told == before:
            return
        for text in told:
            log.warning("%s", text.english())
        for id in placed:
            if told:
                self._windows[id].say_trouble(" · ".join(map(say, told)))
            else:
                self._windows[id].say(say(_COMPLETE(planned=len(planned))))


def _numbered(numbers: tuple[int, ...]) -> WallPlan:
    """Return the plan of a machine without a file of its wall: screens called by the numbers of their monitors."""
    return WallPlan(
        tuple(
            PlannedScreen(str(number), MonitorMatch(number=number), importance)
            for importance, number in enumerate(dict.fromkeys(numbers), start=1)
        )
    )


def _primary_number() -> int:
    screens = [screen for screen, _ in monitors_by_number()]
    primary = QGuiApplication.primaryScreen()
    return screens.index(primary) + 1 if primary in screens else 1
