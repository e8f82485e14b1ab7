"""Tours and the schedule of a running wall, put to its state, its cameras and its alarms."""

from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Slot

from controlroom.alarms.desk import AlarmDesk
from controlroom.driving.schedule import ScheduleDriver
from controlroom.driving.tours import TourDriver
from controlroom.state.holder import StateHolder
from controlroom.wall import Wall
from feeds.core import CameraReport, Clock, ErrorKind, TileState
from feeds.engine import Engine

_LOST = (TileState.LOST, TileState.FROZEN, TileState.REFUSED)


def is_lost(report: CameraReport) -> bool | None:
    """Whether a camera is lost, None while nothing is known of it. One that has failed so far counts as lost already:
    a tile waits longer before it says so than the cameras of a next step have time to come."""
    if report.state in _LOST:
        return True
    if report.state is TileState.CONNECTING:
        return None if report.error is ErrorKind.NONE else True
    return False


class Driving(QObject):
    """What changes a wall by itself, from `start` to `close`."""

    def __init__(
        self,
        wall: Wall,
        holder: StateHolder,
        engine: Engine,
        desk: AlarmDesk,
        *,
        zone: ZoneInfo,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wall = wall
        self._holder = holder
        self._desk = desk
        self.tours = TourDriver(
            holder,
            is_lost=lambda camera_id: is_lost(engine.report(camera_id)),
            expect=partial(wall.hub.expect, "tours"),
            clock=clock,
            parent=self,
        )
        self.schedule = ScheduleDriver(holder, zone=zone, standing=desk.standing, clock=clock, parent=self)
        for driver in (self.tours, self.schedule):
            driver.told.connect(wall.voice.tell_trouble)
        desk.changed.connect(self._on_alarms)
        wall.touched.connect(self.tours.touched)
        wall.city_changed.connect(self._on_city)

    def start(self) -> None:
        """Begin, once the wall shows what it shows at first."""
        self._on_city()
        self.tours.start()
        self.schedule.start(is_resumed=self._holder.is_resumed)

    def close(self) -> None:
        """Stop."""
        self.tours.close()
        self.schedule.close()

    @Slot()
    def _on_alarms(self) -> None:
        self.tours.set_alarmed(self._desk.is_urgent)

    @Slot()
    def _on_city(self) -> None:
        self.schedule.set_schedule(self._wall.city.showing.schedule)
