"""The hands of the alarm desk on a wall: alarms on tiles and in headers, what operators do to them, nearest cameras."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from controlroom.alarms.desk import AlarmDesk
from controlroom.alarms.tiles import level_counts, on_cameras
from controlroom.city import City
from controlroom.nearest import nearest
from controlroom.state.commands import Asked, NearCamera, ShowLayout, ShowNearest
from controlroom.words import say
from layouts.cameras import Camera
from layouts.model import Audience
from resources.text import Text
from widgets.commands import (
    AcknowledgeAlarm,
    Command,
    NextAlarm,
    OpenAlarm,
    OpenNearest,
    PullNearest,
    SelectAlarm,
    ShelveAlarm,
    UnshelveAlarm,
)
from widgets.facts import AlarmFacts
from widgets.model import Alarm, CameraLabel
from widgets.nearest import COUNT
from widgets.wall_window import WallWindow


class Place(Protocol):
    """Where an operator asks for something, and is answered: a window of the wall, or the desk about a screen."""

    screen_id: str

    def say(self, text: str) -> None:
        """Confirm something in one sentence."""

    def say_trouble(self, text: str) -> None:
        """Say in one sentence what went wrong."""


class AlarmHands(QObject):
    """Leads `desk` from `windows`, which may become more. `ask`: does what a command asks for in a window.

    `audience_of`: who looks at a window; nobody is shown, and leads, more than they may.
    """

    def __init__(
        self,
        desk: AlarmDesk,
        windows: Sequence[WallWindow],
        ask: Callable[[Place, Asked], None],
        audience_of: Callable[[Place], Audience],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._windows = windows
        self._ask = ask
        self._audience_of = audience_of
        self._shown: dict[WallWindow, Mapping[str, Alarm]] = {}
        self._cameras: Mapping[str, Camera] = {}
        self._layouts: frozenset[str] = frozenset()
        self._labels: Mapping[str, CameraLabel] = {}
        desk.changed.connect(self._show)
        desk.troubled.connect(self._tell)

    def set_city(self, city: City, labels: Mapping[str, CameraLabel], audience: Audience) -> None:
        """Follow the rules of this city, for this audience; `labels`: what its cameras are called."""
        self._cameras, self._labels = city.cameras, labels
        self._layouts = frozenset(city.layouts)
        self._desk.set_city(city.file.alarms, city.file.indicators, city.cameras, audience)
        sound = city.config.screen.sound
        self._desk.bell.is_on = audience == "operator" if sound is None else sound

    # What is shown

    def show_in(self, window: WallWindow) -> None:
        """Show in a window the alarms that its audience sees."""
        board = self._desk.board_for(self._audience_of(window))
        before, alarms = self._shown.get(window, {}), on_cameras(board)
        self._shown[window] = alarms
        for camera_id in before.keys() | alarms.keys():
            if before.get(camera_id) != alarms.get(camera_id):
                window.canvas.set_alarm(camera_id, alarms.get(camera_id))
        window.canvas.set_counts(level_counts(board))

    @Slot()
    def _show(self) -> None:
        for window in self._windows:
            self.show_in(window)

    @Slot(object)
    def _tell(self, text: Text) -> None:
        for window in self._windows:
            window.say_trouble(say(text))

    # What operators ask for

    def obey(self, window: Place, command: Command) -> bool:
        """Do what is asked for in a window, where it is about alarms or nearest cameras; return whether it is."""
        match command:
            case SelectAlarm(alarm_id):
                self._desk.select(alarm_id)
            case NextAlarm():
                if self._desk.select_next() is None:
                    window.say(self.tr("There is no alarm"))
            case OpenAlarm(alarm_id):
                self._open_alarm(window, alarm_id)
            case PullNearest(camera_id):
                self._pull_nearest(window, camera_id)
            case OpenNearest(latitude_deg, longitude_deg):
                self._open_nearest(window, None, latitude_deg, longitude_deg)
            case AcknowledgeAlarm() | ShelveAlarm() | UnshelveAlarm():
                if self._desk.board_for(self._audience_of(window)).may_lead:
                    self._lead(window, command)
                else:
                    window.say_trouble(self.tr("Alarms are acknowledged at the operators' desks"))
            case _:
                return False
        return True

    def _lead(self, window: Place, command: AcknowledgeAlarm | ShelveAlarm | UnshelveAlarm) -> None:
        match command:
            case AcknowledgeAlarm(ids, camera_id):
                done = self._desk.acknowledge(ids, camera_id)
                if not done:
                    window.say(self.tr("No alarm waits to be acknowledged"))
                elif len(done) == 1:
                    window.say(self.tr("Acknowledged: {alarm}").format(alarm=done[0].name.text))
                else:
                    window.say(self.tr("Alarms acknowledged: {count}").format(count=len(done)))
            case ShelveAlarm(alarm_id, reason, minutes):
                if self._desk.shelve(alarm_id, reason=reason, minutes=minutes):
                    window.say(self.tr("Shelved for {minutes} min: {reason}").format(minutes=minutes, reason=reason))
            case UnshelveAlarm(rule, subject):
                self._desk.unshelve(rule, subject)

    def _open_alarm(self, window: Place, alarm_id: str) -> None:
        alarm = next((alarm for alarm in self._desk.board.standing if alarm.id == alarm_id), None)
        if alarm is None:
            return
        self._desk.select(alarm_id)
        if alarm.layout in self._layouts:
            self._ask(window, ShowLayout(layout=alarm.layout, screen=window.screen_id))
        else:
            self._open_nearest_to(window, alarm)

    def _pull_nearest(self, window: Place, camera_id: str) -> None:
        alarm = self._desk.selected
        if camera_id or alarm is None:
            self._open_around(window, camera_id)
        else:
            self._open_nearest_to(window, alarm)

    def _open_nearest_to(self, window: Place, alarm: AlarmFacts) -> None:
        if alarm.latitude_deg is not None and alarm.longitude_deg is not None:
            self._open_nearest(window, None, alarm.latitude_deg, alarm.longitude_deg, name=alarm.name.text)
        else:
            self._open_around(window, next(iter(alarm.cameras), ""))

    def _open_around(self, window: Place, camera_id: str) -> None:
        camera = self._cameras.get(camera_id)
        if camera is None:
            window.say_trouble(self.tr("Select a tile with a camera, or an alarm that has a position or cameras"))
        elif camera.lat is None or camera.lon is None:
            window.say_trouble(self.tr("The camera list has no position of this camera"))
        else:
            self._open_nearest(window, camera, camera.lat, camera.lon)

    def _open_nearest(
        self, window: Place, centre: Camera | None, latitude_deg: float, longitude_deg: float, *, name: str = ""
    ) -> None:
        others = [camera for camera in self._cameras.values() if camera is not centre and camera.id in self._labels]
        audience = self._audience_of(window)
        seen = [camera for camera in others if audience in camera.audience]
        found = nearest(seen, latitude_deg=latitude_deg, longitude_deg=longitude_deg, count=COUNT)
        if not found:
            window.say_trouble(self.tr("No other camera of the list has a position"))
            return
        label = None if centre is None else self._labels.get(centre.id)
        name = name or ("" if label is None else label.name)
        heading = self.tr("Nearest to {place}").format(place=name) if name else self.tr("Nearest cameras")
        cameras = tuple(NearCamera(camera=near.camera.id, distance_m=near.distance_m) for near in found)
        self._ask(
            window,
            ShowNearest(
                screen=window.screen_id, name=heading, centre="" if label is None else label.camera_id, cameras=cameras
            ),
        )
