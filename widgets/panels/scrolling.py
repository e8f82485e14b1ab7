"""Rows of which not all fit: which are seen, moved by wheel and keys."""

import math


class Scroll:
    """Where a list of rows begins to be seen. The panel tells what there is when it draws."""

    def __init__(self) -> None:
        self.first = 0
        self._count = 0
        self._fitting = 1

    def shown(self, count: int, fitting: int) -> range:
        """Return which of `count` rows are seen where `fitting` find room."""
        self._count, self._fitting = count, max(1, fitting)
        self.first = min(self.first, max(0, count - self._fitting))
        return range(self.first, min(count, self.first + self._fitting))

    def by(self, rows: int) -> bool:
        """Move so many rows on; return whether others are seen now."""
        before = self.first
        self.first = min(max(0, self.first + rows), max(0, self._count - self._fitting))
        return self.first != before

    def to_begin(self) -> bool:
        """Show the first rows; return whether others were seen."""
        return self.by(-self.first)

    def page(self) -> None:
        """Move on by all that is seen, from the end to the beginning."""
        at_end = self.first >= self._count - self._fitting
        self.first = 0 if at_end else min(self.first + self._fitting, self._count - self._fitting)


def row_text_px(large_px: int, small_px: int, room_px: float, count: int, *, row: float) -> int:
    """Return the size of text for rows of `row` times its height: as large as lets all of them be seen.

    Where not even the small size does, the large one: then they are moved.
    """
    fitting = math.floor(room_px / (row * max(1, count)))
    return large_px if fitting < small_px else min(large_px, fitting)
