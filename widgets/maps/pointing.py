"""Pointing at a district on a map: its shape, and what is said of it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QPainterPath

from widgets.maps.furniture import value_words
from widgets.maps.parts import MapContent
from widgets.maps.shapes import Shapes
from widgets.maps.view import View
from widgets.panels.numbers import with_unit

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class DistrictRegion:
    """The shape of a district on a panel, for pointing at it; `say` gives its words by its number."""

    shapes: Shapes
    number: int
    view: View
    say: Callable[[int], str]

    def words(self) -> str:
        """Return what is said of it."""
        return self.say(self.number)

    def contains(self, at: QPointF) -> bool:
        """Whether a point lies in the district."""
        return self.shapes.contains(self.number, at, self.view)

    def path(self) -> QPainterPath:
        """Return its border in pixels."""
        return self.shapes.path(self.number, self.view)


def district_words(content: MapContent, number: int) -> str:
    """Return what is said of a district that is pointed at: its name, its value, its rank."""
    name, area = content.map.districts[number].name.text, content.values.areas[number]
    if area.value is None:
        return f"{name}, {area.reason or translate('panels', 'no data')}"
    ranked = content.values.ranked
    rank = translate("panels", "Rank {rank} of {count}").format(rank=ranked.index(number) + 1, count=len(ranked))
    return f"{name}, {with_unit(value_words(content, area.value), content.indicator.unit)}, {rank}"
