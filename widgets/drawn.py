"""What was drawn once and is shown again: kept up to a size."""

from collections.abc import Callable


class Drawn[Key, Value]:
    """Keeps what was drawn, by what it says, up to so many bytes of it; what was not shown for longest goes first."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        self._bytes = 0
        self._kept: dict[Key, Value] = {}

    def get(self, key: Key, draw: Callable[[], Value], bytes_of: Callable[[Value], int]) -> Value:
        """Return what was drawn under this key, drawing it where it is not there. `bytes_of`: how large it is."""
        kept = self._kept
        if key in kept:
            drawn = kept.pop(key)
        else:
            drawn = draw()
            self._bytes += bytes_of(drawn)
            while kept and self._bytes > self._limit_bytes:
                self._bytes -= bytes_of(kept.pop(next(iter(kept))))
        kept[key] = drawn  # at the end: the order is that of the last use
        return drawn
