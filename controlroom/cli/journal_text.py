"""Times and names of the journal as a terminal shows them."""

from datetime import datetime
from zoneinfo import ZoneInfo


def clock(at_ms: int, zone: ZoneInfo) -> str:
    """Return a time as the city's clocks have it, with its offset."""
    return datetime.fromtimestamp(at_ms / 1000, zone).isoformat(" ", timespec="seconds")


def printable(text: str) -> str:
    """Return a text without what would move a terminal's cursor: names come from others."""
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
