"""The hand that leads tours: shows step after step, keeps the next one's cameras ready, holds where a person is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from controlroom.driving.touring import cameras_of, coming
from controlroom.state.commands import Asked, Begin, PauseTours, StepTour, StopTour
from controlroom.state.core import State, TourRun
from controlroom.state.entries import Author
from controlroom.state.holder import StateHolder
from controlroom.state.refusal import Refused
from feeds.core import Clock
from layouts.tours import Tour
from resources.text import QT_TRANSLATE_NOOP

LOOK_MS = 250
READY_S = 6.0
"""The cameras of the next step are opened so long before it: a slow one takes 5 s to answer.

Lost ones have the whole step to come back, after those: one that takes longer would never be back otherwise.
"""

_ALL_LOST = QT_TRANSLATE_NOOP("state", "Every camera of the tour {id} is lost, it stays where it is")

ALARM = Author("alarm", "alarm")


class TourDriver(QObject):
    """Leads the tours that have begun. `told` carries a Text.

    `is_lost`: whether a camera is, None while that cannot be told: it is as it was when it was last asked for.
    `expect`: keeps cameras ready, exactly these from now on. `clock`: only its monotonic time counts, so that one that
    jumps does nothing.
    """

    told = Signal(object)

    def __init__(
        self,
        holder: StateHolder,
        *,
        is_lost: Callable[[str], bool | None],
        expect: Callable[[Sequence[str]], None],
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._holder = holder
        self._is_lost = is_lost
        self._expect = expect
        self._clock = clock
        self._since_s: dict[str, tuple[TourRun, float]] = {}
        self._lost: set[str] = set()
        self._said: set[str] = set()
        self._held: set[str] = set()
        self._is_alarmed = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        holder.shown.connect(self._on_shown)

    def start(self) -> None:
        """Begin. A tour that an alarm held before the program ended goes on when that does not wait any more."""
        runs = self._holder.state.tours
        self._held = {id for id, run in runs.items() if run.paused and self._is_held_by_alarm(id)}
        self._timer.start()

    def close(self) -> None:
        """Stop: nothing is shown by itself any more."""
        self._timer.stop()

    def touched(self, screen_id: str, author: Author) -> None:
        """Hold the tours of a screen at which somebody is."""
        world = self._holder.world
        for id, run in self._holder.state.tours.items():
            tour = world.tours.get(id)
            if tour is not None and not run.paused and screen_id in world.driven_by(tour):
                self._ask(PauseTours(tour=id), author)

    def set_alarmed(self, is_alarmed: bool) -> None:
        """Hold all tours while an alert or a serious alarm waits to be acknowledged, then let those go on again."""
        if is_alarmed == self._is_alarmed:
            return
        self._is_alarmed = is_alarmed
        running = {id for id, run in self._holder.state.tours.items() if not run.paused}
        if is_alarmed:
            for id in running:
                self._ask(PauseTours(tour=id), ALARM)
            self._held |= running
        else:
            self._let_go_on()

    def _let_go_on(self) -> None:
        """Let those go on that an alarm holds; one that is away, for a scene, does when it is back."""
        runs = self._holder.state.tours
        for id in [id for id in self._held if id in runs and runs[id].paused]:
            self._ask(PauseTours(tour=id, paused=False), ALARM)

    def _is_held_by_alarm(self, tour_id: str) -> bool:
        """Whether the last thing that was done to a tour was to hold it because of an alarm."""
        entries = reversed(self._holder.history.entries)
        last = next((e for e in entries if f"tours/{tour_id}" in e.change and not isinstance(e.command, Begin)), None)
        return last is not None and last.author == ALARM

    @Slot(object)
    def _on_shown(self, state: State) -> None:
        """Count from when a step, or a pause, is shown."""
        now_s = self._clock.monotonic_s()
        before, self._since_s = self._since_s, {}
        for id, run in state.tours.items():
            known = before.get(id)
            self._since_s[id] = known if known is not None and known[0] == run else (run, now_s)
        self._held -= {id for id, run in self._holder.state.tours.items() if not run.paused}

    @Slot()
    def look(self) -> None:
        """Show the steps that are due, and keep ready what comes next."""
        if not self._is_alarmed:
            self._let_go_on()
        ready: list[str] = []
        for id, (run, since_s) in list(self._since_s.items()):
            tour = self._holder.world.tours.get(id)
            if tour is None or run.step >= len(tour.steps):
                self._ask(StopTour(tour=id), _author(id))
            elif run.paused:
                self._go_on(tour, self._clock.monotonic_s() - since_s)
            else:
                ready += self._lead(tour, run, since_s)
        self._expect(tuple(sorted(dict.fromkeys(ready), key=self._lost.__contains__)))

    def _go_on(self, tour: Tour, paused_s: float) -> None:
        after_s = tour.resume_after_s
        if after_s is not None and paused_s >= after_s and not self._is_alarmed:
            self._ask(PauseTours(tour=tour.id, paused=False), _author(tour.id))

    def _lead(self, tour: Tour, run: TourRun, since_s: float) -> tuple[str, ...]:
        """Show the next step where it is due; return the cameras that have to be ready for it."""
        world = self._holder.world
        left_s = since_s + tour.steps[run.step].dwell_s - self._clock.monotonic_s()
        for camera in cameras_of(tour, tour.steps[run.step], world):
            self._is_known_lost(camera)
        number, cameras = coming(tour, run.step, world, self._is_known_lost)
        if left_s > READY_S:
            return tuple(camera for camera in cameras if camera in self._lost)
        if number is not None:
            self._said.discard(tour.id)
            if left_s <= 0:
                self._ask(StepTour(tour=tour.id, step=number + 1), _author(tour.id))
        elif left_s <= 0:
            self._since_s[tour.id] = run, self._clock.monotonic_s()
            if len(tour.steps) > 1 and tour.id not in self._said:
                self._said.add(tour.id)
                self.told.emit(_ALL_LOST(id=tour.id))
        return cameras

    def _is_known_lost(self, camera_id: str) -> bool:
        """Whether a camera is lost, or was when that could last be told."""
        is_lost = self._is_lost(camera_id)
        if is_lost:
            self._lost.add(camera_id)
        elif is_lost is not None:
            self._lost.discard(camera_id)
        return camera_id in self._lost

    def _ask(self, command: Asked, author: Author) -> None:
        try:
            self._holder.submit(command, author)
        except Refused as refused:
            self.told.emit(refused.text)


def _author(tour_id: str) -> Author:
    return Author(f"tour:{tour_id}", "tour")
