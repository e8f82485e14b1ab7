"""The sheet of all shortcuts of the desk."""

from widgets.desk.verbs import GESTURES, KEYS
from widgets.overlays import HelpSheet
from widgets.words import say


class DeskHelp(HelpSheet):
    """Keys in caps, then what needs more than a key."""

    def rows(self) -> list[tuple[str, str]]:
        """Return the rows: a key or a gesture, and what it does."""
        return [(key.written, say(key.text)) for key in KEYS] + [(say(how), say(what)) for how, what in GESTURES]
