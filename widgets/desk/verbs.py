"""What an operator can do at the desk, once: keys, context menu, command palette and help sheet say it from here."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from resources.text import QT_TRANSLATE_NOOP, Text
from widgets.typed_number import layout_number, screen_number
from widgets.verbs import Key


class DeskVerb(StrEnum):
    """One thing to do."""

    PALETTE = "palette"
    SEARCH = "search"
    ENLARGE = "enlarge"
    EMPTY = "empty"
    NEAREST = "nearest"
    LAYOUT = "layout"
    RESET = "reset"
    HOLD = "hold"
    UNDO = "undo"
    REDO = "redo"
    ACKNOWLEDGE = "acknowledge"
    CURTAIN = "curtain"
    SAVE = "save"
    IDENTIFY = "identify"
    NAMES = "names"
    BACK = "back"
    HELP = "help"


KEYS: tuple[Key[DeskVerb], ...] = (
    Key("Ctrl K", DeskVerb.PALETTE, Qt.Key.Key_K, QT_TRANSLATE_NOOP("desk", "Command palette"), with_control=True),
    Key("/", DeskVerb.SEARCH, Qt.Key.Key_Slash, QT_TRANSLATE_NOOP("desk", "Search cameras")),
    Key("F", DeskVerb.ENLARGE, Qt.Key.Key_F, QT_TRANSLATE_NOOP("desk", "Enlarge the tile, again to return")),
    Key("Del", DeskVerb.EMPTY, Qt.Key.Key_Delete, QT_TRANSLATE_NOOP("desk", "Empty the tile")),
    Key("N", DeskVerb.NEAREST, Qt.Key.Key_N, QT_TRANSLATE_NOOP("desk", "Show the nearest cameras, or leave them")),
    Key("L", DeskVerb.LAYOUT, Qt.Key.Key_L, QT_TRANSLATE_NOOP("desk", "Choose a layout for the screen")),
    Key("R", DeskVerb.RESET, Qt.Key.Key_R, QT_TRANSLATE_NOOP("desk", "Show the screen as its layout says")),
    Key("Space", DeskVerb.HOLD, Qt.Key.Key_Space, QT_TRANSLATE_NOOP("desk", "Hold the tours, or let them go on")),
    Key("Ctrl Z", DeskVerb.UNDO, Qt.Key.Key_Z, QT_TRANSLATE_NOOP("desk", "Undo"), with_control=True),
    Key("Ctrl Y", DeskVerb.REDO, Qt.Key.Key_Y, QT_TRANSLATE_NOOP("desk", "Do again"), with_control=True),
    Key("A", DeskVerb.ACKNOWLEDGE, Qt.Key.Key_A, QT_TRANSLATE_NOOP("desk", "Acknowledge the alarm")),
    Key("B", DeskVerb.CURTAIN, Qt.Key.Key_B, QT_TRANSLATE_NOOP("desk", "Privacy curtain for every camera")),
    Key(
        "Ctrl S",
        DeskVerb.SAVE,
        Qt.Key.Key_S,
        QT_TRANSLATE_NOOP("desk", "Save what the wall shows as a scene"),
        with_control=True,
    ),
    Key("I", DeskVerb.IDENTIFY, Qt.Key.Key_I, QT_TRANSLATE_NOOP("desk", "Show the number of each screen on it")),
    Key("D", DeskVerb.NAMES, Qt.Key.Key_D, QT_TRANSLATE_NOOP("desk", "Numbers and names of all tiles")),
    Key("Esc", DeskVerb.BACK, Qt.Key.Key_Escape, QT_TRANSLATE_NOOP("desk", "One step back")),
    Key("?", DeskVerb.HELP, Qt.Key.Key_Question, QT_TRANSLATE_NOOP("desk", "All shortcuts")),
)

_SAME = (
    (Qt.Key.Key_Z, True, True, DeskVerb.REDO),
    (Qt.Key.Key_F, True, False, DeskVerb.SEARCH),
    (Qt.Key.Key_Return, False, False, DeskVerb.ENLARGE),
    (Qt.Key.Key_Enter, False, False, DeskVerb.ENLARGE),
)
"""Other keys for the same: key, with control, with shift, verb."""

GESTURES: tuple[tuple[Text, Text], ...] = (
    (QT_TRANSLATE_NOOP("desk", "Arrow keys"), QT_TRANSLATE_NOOP("desk", "Move from tile to tile, over all screens")),
    (QT_TRANSLATE_NOOP("desk", "Tab"), QT_TRANSLATE_NOOP("desk", "Next screen, then the next part of the desk")),
    (QT_TRANSLATE_NOOP("desk", "1 to 9"), QT_TRANSLATE_NOOP("desk", "Show scene 1 to 9")),
    (QT_TRANSLATE_NOOP("desk", "Shift 1 to 9"), QT_TRANSLATE_NOOP("desk", "Send the camera to screen 1 to 9")),
    (QT_TRANSLATE_NOOP("desk", "Drag tile on tile"), QT_TRANSLATE_NOOP("desk", "The cameras change places")),
    (QT_TRANSLATE_NOOP("desk", "Drag camera on tile"), QT_TRANSLATE_NOOP("desk", "The camera is shown there")),
    (QT_TRANSLATE_NOOP("desk", "Drag tile to the bin"), QT_TRANSLATE_NOOP("desk", "The tile is emptied")),
    (QT_TRANSLATE_NOOP("desk", "Right click"), QT_TRANSLATE_NOOP("desk", "The same actions as a menu")),
)
"""What has no single key: how it is done, and what it does."""

TILE_MENU: tuple[tuple[DeskVerb, ...], ...] = (
    (DeskVerb.ENLARGE, DeskVerb.NEAREST, DeskVerb.EMPTY),
    (DeskVerb.ACKNOWLEDGE,),
    (DeskVerb.LAYOUT, DeskVerb.RESET),
    (DeskVerb.UNDO, DeskVerb.REDO),
)
"""The context menu of a tile, in groups."""


def verb_of(event: QKeyEvent) -> DeskVerb | None:
    """Return what a key does, None for nothing."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    for key, with_control, with_shift, verb in _SAME:
        if event.key() == key and control == with_control and shift == with_shift:
            return verb
    for each in KEYS:
        # Which letters need Shift differs between keyboards; it says something only beside Ctrl.
        if event.key() == each.key and control == each.with_control and (not control or shift == each.with_shift):
            return each.verb
    return None


def key_of(verb: DeskVerb) -> Key[DeskVerb]:
    """Return the key of a verb."""
    return next(each for each in KEYS if each.verb is verb)


def digit_of(event: QKeyEvent) -> tuple[int, bool] | None:
    """Return which digit 1 to 9 of the upper row was pressed, and whether Shift was held; None for another key."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier
    if event.modifiers() & held:
        return None
    to_screen = screen_number(event)
    number = to_screen or layout_number(event.key())
    return (number, bool(to_screen)) if number else None
