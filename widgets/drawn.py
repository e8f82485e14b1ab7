"""What was drawn once and is shown again: kept up to a size."""

from collections.abc import Callable


class Drawn[Key, Value]:
    """Keeps what was drawn, by what it says, up to so many bytes of it; then it begins anew."""

    def __init__(self, limit_bytes: int) -> None:
        self._limit_bytes = limit_bytes
        self._bytes = 0
        self._kept: dict[Key, Value] = {}

    def get(self, key: Key, draw: Callable[[], Value], bytes_of: Callable[[Value], int]) -> Value:
        """Return what was drawn under this key, drawing it where it is not there. `bytes_of`: how large it is."""
        if key not in self._kept:
            drawn = draw()
            self._bytes += bytes_of(drawn)
            if self._bytes > self._limit_bytes:
                self._kept.clear()
                self._bytes = bytes_of(drawn)
            self._kept[key] = drawn
        return self._kept[key]
