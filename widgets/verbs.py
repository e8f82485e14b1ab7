"""What an operator can do, once: the keys, the context menu and the help sheet all say it from this list."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt

from resources.text import QT_TRANSLATE_NOOP, Text


class Verb(StrEnum):
    """One thing to do."""

    ENLARGE = "enlarge"
    BACK = "back"
    SNAPSHOT = "snapshot"
    SEARCH = "search"
    REPLACE = "replace"
    EMPTY = "empty"
    UNDO = "undo"
    REDO = "redo"
    HOLD = "hold"
    SAVE = "save"
    CURTAIN = "curtain"
    IDENTIFY = "identify"
    FULL_SCREEN = "full screen"
    HELP = "help"
    ACKNOWLEDGE = "acknowledge"
    NEXT_ALARM = "next alarm"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Key[V]:
    """A key that does something: how it is written, what Qt calls it, and what it does."""

    written: str
    verb: V
    key: Qt.Key
    text: Text
    with_control: bool = False
    with_shift: bool = False


KEYS: tuple[Key[Verb], ...] = (
    Key("F", Verb.ENLARGE, Qt.Key.Key_F, QT_TRANSLATE_NOOP("verbs", "Enlarge, again to return")),
    Key("Esc", Verb.BACK, Qt.Key.Key_Escape, QT_TRANSLATE_NOOP("verbs", "One step back")),
    Key("S", Verb.SNAPSHOT, Qt.Key.Key_S, QT_TRANSLATE_NOOP("verbs", "Save the picture with time and name")),
    Key("A", Verb.ACKNOWLEDGE, Qt.Key.Key_A, QT_TRANSLATE_NOOP("verbs", "Acknowledge the alarm")),
    Key("Tab", Verb.NEXT_ALARM, Qt.Key.Key_Tab, QT_TRANSLATE_NOOP("verbs", "Next alarm")),
    Key("N", Verb.NEAREST, Qt.Key.Key_N, QT_TRANSLATE_NOOP("verbs", "Show the four nearest cameras")),
    Key("/", Verb.SEARCH, Qt.Key.Key_Slash, QT_TRANSLATE_NOOP("verbs", "Search cameras")),
    Key("R", Verb.REPLACE, Qt.Key.Key_R, QT_TRANSLATE_NOOP("verbs", "Replace the camera")),
    Key("Del", Verb.EMPTY, Qt.Key.Key_Delete, QT_TRANSLATE_NOOP("verbs", "Empty the cell")),
    Key("Ctrl Z", Verb.UNDO, Qt.Key.Key_Z, QT_TRANSLATE_NOOP("verbs", "Undo, 100 steps"), with_control=True),
    Key("Ctrl Y", Verb.REDO, Qt.Key.Key_Y, QT_TRANSLATE_NOOP("verbs", "Do again what was undone"), with_control=True),
    Key(
        "Ctrl S",
        Verb.SAVE,
        Qt.Key.Key_S,
        QT_TRANSLATE_NOOP("verbs", "Save this arrangement in the layout's file"),
        with_control=True,
    ),
    Key("Space", Verb.HOLD, Qt.Key.Key_Space, QT_TRANSLATE_NOOP("verbs", "Hold the tours, again to let them go on")),
    Key("B", Verb.CURTAIN, Qt.Key.Key_B, QT_TRANSLATE_NOOP("verbs", "Privacy curtain for every camera")),
    Key("I", Verb.IDENTIFY, Qt.Key.Key_I, QT_TRANSLATE_NOOP("verbs", "Show the number of each screen")),
    Key("F11", Verb.FULL_SCREEN, Qt.Key.Key_F11, QT_TRANSLATE_NOOP("verbs", "Full screen")),
    Key("?", Verb.HELP, Qt.Key.Key_Question, QT_TRANSLATE_NOOP("verbs", "All shortcuts")),
)

GESTURES: tuple[tuple[Text, Text], ...] = (
    (QT_TRANSLATE_NOOP("verbs", "Arrow keys"), QT_TRANSLATE_NOOP("verbs", "Move the selection")),
    (QT_TRANSLATE_NOOP("verbs", "1 to 9"), QT_TRANSLATE_NOOP("verbs", "Scene 1 to 9, without scenes page 1 to 9")),
    (QT_TRANSLATE_NOOP("verbs", "Shift 1 to 9"), QT_TRANSLATE_NOOP("verbs", "Show the camera on screen 1 to 9")),
    (QT_TRANSLATE_NOOP("verbs", "Press the header"), QT_TRANSLATE_NOOP("verbs", "Choose a page")),
    (QT_TRANSLATE_NOOP("verbs", "Digits of the numeric keypad, Enter"), QT_TRANSLATE_NOOP("verbs", "Call that camera")),
    (QT_TRANSLATE_NOOP("verbs", "Camera number"), QT_TRANSLATE_NOOP("verbs", "Select that camera")),
    (QT_TRANSLATE_NOOP("verbs", "Double click, Enter"), QT_TRANSLATE_NOOP("verbs", "Enlarge, again to return")),
    (QT_TRANSLATE_NOOP("verbs", "Wheel"), QT_TRANSLATE_NOOP("verbs", "Zoom into the picture")),
    (QT_TRANSLATE_NOOP("verbs", "Drag when zoomed"), QT_TRANSLATE_NOOP("verbs", "Move the part shown")),
    (QT_TRANSLATE_NOOP("verbs", "Drag tile on tile"), QT_TRANSLATE_NOOP("verbs", "Swap the cameras")),
    (QT_TRANSLATE_NOOP("verbs", "Right click"), QT_TRANSLATE_NOOP("verbs", "The same actions as a menu")),
)
"""What has no single key: how it is done, and what it does."""

MENU: tuple[tuple[Verb, ...], ...] = (
    (Verb.ENLARGE, Verb.SNAPSHOT, Verb.NEAREST),
    (Verb.ACKNOWLEDGE,),
    (Verb.REPLACE, Verb.EMPTY, Verb.UNDO, Verb.REDO, Verb.SAVE),
    (Verb.SEARCH, Verb.CURTAIN),
    (Verb.IDENTIFY, Verb.FULL_SCREEN, Verb.HELP),
)
"""The context menu, in groups."""


def verb_of(key: int, *, with_control: bool) -> Verb | None:
    """Return what a key does, None for nothing. Enter does what F does."""
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return Verb.ENLARGE
    return next((each.verb for each in KEYS if each.key == key and each.with_control == with_control), None)


def key_of(verb: Verb) -> Key[Verb]:
    """Return the key of a verb."""
    return next(each for each in KEYS if each.verb is verb)
