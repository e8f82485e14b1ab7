"""What a gamepad does to a wall: to the window that has the keyboard, else to the first."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from controlroom.gamepad import Gamepad
from controlroom.state.commands import ShowScene
from controlroom.state.entries import Author
from controlroom.state.holder import StateHolder
from controlroom.wall import Wall
from widgets.neighbours import Direction
from widgets.verbs import Verb
from widgets.wall_window import WallWindow

_VERBS = {
    "enlarge": Verb.ENLARGE,
    "back": Verb.BACK,
    "next-alarm": Verb.NEXT_ALARM,
    "acknowledge": Verb.ACKNOWLEDGE,
    "hold": Verb.HOLD,
}
_STEPS = {"scene-before": -1, "scene-after": 1}
_DIRECTIONS = {
    "left": Direction.LEFT,
    "right": Direction.RIGHT,
    "up": Direction.UP,
    "down": Direction.DOWN,
}
_PAN, _ZOOM = 0.03, 0.06
"""How far a stick moves a picture, in fractions of what is shown, and how much a trigger magnifies it, each time."""


class GamepadHands(QObject):
    """Lets a gamepad lead a wall, as its operator."""

    def __init__(
        self, gamepad: Gamepad, wall: Wall, holder: StateHolder, operator: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._wall = wall
        self._holder = holder
        self._author = Author(operator, "wall")
        gamepad.pressed.connect(self._on_pressed)
        gamepad.moved.connect(self._on_moved)
        gamepad.panned.connect(self._on_panned)
        gamepad.zoomed.connect(self._on_zoomed)

    def _window(self) -> WallWindow | None:
        active = QApplication.activeWindow()
        return active if isinstance(active, WallWindow) else next(iter(self._wall.windows), None)

    @Slot(str)
    def _on_pressed(self, what: str) -> None:
        window = self._window()
        if window is None:
            return
        if what in _STEPS:
            self._show_scene(_STEPS[what])
        else:
            if what != "hold":
                window.touched.emit()
            window.do(_VERBS[what])

    def _show_scene(self, step: int) -> None:
        scenes, shown = list(self._holder.world.scenes), self._holder.state.scene
        if scenes:
            at = (scenes.index(shown) + step) % len(scenes) if shown in scenes else 0
            self._wall.ask(ShowScene(scene=scenes[at]), self._author)

    @Slot(str)
    def _on_moved(self, direction: str) -> None:
        window = self._window()
        if window is not None:
            window.touched.emit()
            window.move_selection(_DIRECTIONS[direction])

    @Slot(float, float)
    def _on_panned(self, across: float, down: float) -> None:
        window = self._window()
        if window is not None:
            window.zooming.pan_selected(across * _PAN, down * _PAN)

    @Slot(float)
    def _on_zoomed(self, pulled: float) -> None:
        window = self._window()
        if window is not None:
            window.zooming.zoom_selected(1 + pulled * _ZOOM)
