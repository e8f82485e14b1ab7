"""Why a command changes nothing."""

from enum import Enum

from resources.text import Text


class Reason(Enum):
    """Kinds of refusals, as the control API names them."""

    UNKNOWN = "unknown"
    CONFLICT = "conflict"
    IMPOSSIBLE = "impossible"
    NOTHING = "nothing"
    OLD = "old"


class Refused(Exception):  # noqa: N818 - no error: an answer to whoever asked
    """Raised where a command cannot be done. `text`: why, for people. `nearest`: what may have been meant."""

    def __init__(self, reason: Reason, text: Text, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(text.english())
        self.reason = reason
        self.text = text
        self.nearest = nearest
