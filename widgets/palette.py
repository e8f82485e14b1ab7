"""The command palette: one field, and everything that can be done, found while one types."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QWidget

from widgets.find_box import BoxShape, FindBox
from widgets.found_list import Rows
from widgets.fuzzy import Query
from widgets.theme import Look

_SHAPE = BoxShape(width=46, pad_u=18, rows=12, around=6)
_ALSO_COUNTS = 0.5
"""What a query counts that is found only in what an entry is called otherwise."""
_HINT_COUNTS = 3.0
"""What a query counts that is found in the hint only."""


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """Something that can be done. `hint`: what it is about, in a word or two; `key`: the key that does it, "" for none.

    `value`: what `Palette.chosen` carries. `also`: what it is called otherwise, as in another language; not shown.
    """

    text: str
    value: Any
    hint: str = ""
    key: str = ""
    also: str = ""


More = Callable[[str], Sequence[PaletteEntry]]
"""From a query to entries that are found otherwise, such as the thousands of cameras; they come last."""


def found(entries: Sequence[PaletteEntry], query: str) -> list[PaletteEntry]:
    """Return the entries that fit a query, the best first; all of them, in their order, for an empty one."""
    if not query.strip():
        return list(entries)
    words = Query(query)
    ranked = []
    for order, entry in enumerate(entries):
        ranks = (
            words.rank(entry.text),
            _more(words.rank(entry.also), _ALSO_COUNTS),
            _more(words.rank(f"{entry.text} {entry.hint}"), _HINT_COUNTS),
        )
        rank = min((rank for rank in ranks if rank is not None), default=None)
        if rank is not None:
            ranked.append((rank, order, entry))
    ranked.sort(key=lambda each: each[:2])
    return [entry for _, _, entry in ranked]


def _more(rank: float | None, by: float) -> float | None:
    return None if rank is None else rank + by


class _Rows(Rows):
    """Draws an entry: what it does, what it is about, its key in a cap on the right."""

    height = 2.3

    def draw(self, painter: QPainter, item: PaletteEntry, width: float, height: float, *, is_chosen: bool) -> None:
        sizes, colours = self.look.sizes, self.look.colours
        text, small, cap = self.look.face("label", 600), self.look.face("meta"), self.look.face("meta", 600)
        gap = float(sizes.px(14))
        right = width - gap
        if item.key:
            wide = cap.width(item.key) + cap.size_px
            box = QRectF(right - wide, height * 0.2, wide, height * 0.6).toAlignedRect()
            painter.fillRect(box, colours.s0 if is_chosen else colours.s3)
            cap.draw(painter, box.left() + cap.size_px / 2, cap.centred(box.top(), box.height()), item.key, colours.i1)
            right = box.left() - gap
        baseline = text.centred(0, height)
        x = text.draw(painter, gap, baseline, text.elided(item.text, right - gap), colours.i1) + gap
        if right - x > small.size_px * 2:
            small.draw(painter, x, baseline, small.elided(item.hint, right - x), colours.i3)


class Palette(FindBox):
    """Finds something to do. `chosen` carries the value of the entry."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, shape=_SHAPE, rows=_Rows(look), spoken=_spoken)
        self._entries: tuple[PaletteEntry, ...] = ()
        self._more: More | None = None

    def open(self, heading: str, entries: Sequence[PaletteEntry], more: More | None = None, typed: str = "") -> None:
        """Come up with these entries, and some text already typed."""
        self._entries, self._more = tuple(entries), more
        self.come(heading, typed)
        self.field.selectAll()

    @property
    def entries(self) -> Sequence[PaletteEntry]:
        """What is found now, the best first."""
        return self.found.items

    def search(self, query: str) -> None:
        """Show the entries that fit a query."""
        entries = found(self._entries, query)
        if self._more is not None and query.strip():
            entries += self._more(query)
        nothing = self.tr("Nothing is called like “{query}”").format(query=query)
        self.show_found(entries, "" if entries else nothing)

    def choose(self, item: PaletteEntry) -> None:
        """Tell what the entry stands for."""
        self.chosen.emit(item.value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A press beside it lets it go."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() is Qt.FocusReason.MouseFocusReason:
            self.hide()
        return super().eventFilter(watched, event)


def _spoken(entry: PaletteEntry) -> str:
    return " ".join(part for part in (entry.text, entry.hint, entry.key) if part)
