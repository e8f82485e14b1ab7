"""Lines over time, the band of what is usual behind them, limits beside them: drawn the same way in every panel."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from widgets.facts import Line, Spot, Usual
from widgets.theme import Look

_GAP_STEPS = 4.0
"""A line is broken where nothing came for so many times the usual distance of its spots."""
_STEPS_LOOKED_AT = 100
"""The usual distance of spots is that of so many of them: of thousands, more would tell nothing."""
_UNKNOWN_SHARE = 0.4
"""A line that begins later than this share of its span is shown from where it begins."""
_THIN_PX = 3.0
"""Up to this width nobody sees how the pieces of a line are joined."""
_PIECE = 8


@dataclass(frozen=True, slots=True)
class Scale:
    """Where times and values lie in an area of a panel."""

    area: QRectF
    from_ms: float
    until_ms: float
    least: float
    most: float

    def x(self, at_ms: float) -> float:
        """Return where a time lies."""
        return self.area.left() + (at_ms - self.from_ms) / max(1.0, self.until_ms - self.from_ms) * self.area.width()

    def y(self, value: float) -> float:
        """Return where a value lies; values beyond the ends lie at them."""
        part = (value - self.least) / (self.most - self.least)
        return self.area.bottom() - min(1.0, max(0.0, part)) * self.area.height()

    def points(self, run: Iterable[tuple[int, float]]) -> list[QPointF]:
        """Return where values at times lie: `x` and `y` of each, for many."""
        across = self.area.width() / max(1.0, self.until_ms - self.from_ms)
        left = self.area.left() - self.from_ms * across
        up = self.area.height() / (self.most - self.least)
        top, bottom = self.area.top(), self.area.bottom()
        base = bottom + self.least * up
        points = []
        for at_ms, value in run:
            y = base - value * up
            points.append(QPointF(left + at_ms * across, top if y < top else bottom if y > bottom else y))
        return points

    def at_ms(self, x_px: float) -> float:
        """Return which time lies there."""
        return self.from_ms + (x_px - self.area.left()) / max(1.0, self.area.width()) * (self.until_ms - self.from_ms)


def scale_of(
    area: QRectF,
    lines: Sequence[Line],
    usual: Usual | None = None,
    also: Iterable[float] = (),
    *,
    from_zero: bool = False,
) -> Scale | None:
    """Return the scale that holds lines, a band and some more values; None where there is no value at all."""
    values = [spot.value for line in lines for spot in line.spots if spot.value is not None]
    if not values:
        return None
    from_ms, until_ms = reach(lines)
    if usual:
        shown = [hour for hour in usual.hours if from_ms <= hour.at_ms <= until_ms]
        values += [hour.least for hour in shown] + [hour.most for hour in shown]
    values += [*also, *([0.0] if from_zero else [])]
    least, most = min(values), max(values)
    if most - least < 1e-9 * max(1.0, abs(most)):  # a flat line lies in the middle
        room = max(abs(most) * 0.1, 0.5)
        least, most = least - room, most + room
    return Scale(area, from_ms, until_ms, least, most)


def reach(lines: Sequence[Line]) -> tuple[int, int]:
    """Return from when to when lines are shown: their span, but not the most of it where nothing is known yet."""
    from_ms, until_ms = min(line.from_ms for line in lines), max(line.until_ms for line in lines)
    known = [spot.at_ms for line in lines for spot in line.spots[:1]]
    if known and min(known) - from_ms > (until_ms - from_ms) * _UNKNOWN_SHARE:
        from_ms = min(known) - (until_ms - min(known)) // 50
    return from_ms, until_ms


def draw_band(painter: QPainter, scale: Scale, usual: Usual, look: Look) -> None:
    """Draw what is usual as a grey band."""
    hours = [hour for hour in usual.hours if scale.from_ms <= hour.at_ms <= scale.until_ms]
    hours = [each for each in (usual.at(round(scale.from_ms)), *hours, usual.at(round(scale.until_ms))) if each]
    if len(hours) < 2:
        return
    upper = [QPointF(scale.x(hour.at_ms), scale.y(hour.most)) for hour in hours]
    lower = [QPointF(scale.x(hour.at_ms), scale.y(hour.least)) for hour in reversed(hours)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colours.norm)
    painter.drawPolygon(QPolygonF(upper + lower))


def draw_line(
    painter: QPainter, scale: Scale, spots: Sequence[Spot], look: Look, *, colour: QColor, width_u: float = 2.0
) -> QPointF | None:
    """Draw a line and return where its last value lies. It is broken where values are missing.

    In pieces: a whole path with joins takes Qt ten to a hundred times as long (docs/design/011-charts.md).
    """
    width = max(1.5, width_u * look.sizes.u)
    # Spots closer together than the line is wide cannot be told apart.
    runs = line_runs(spots, max(2, round(scale.area.width() / width)))
    is_thin = width <= _THIN_PX
    cap = Qt.PenCapStyle.SquareCap if is_thin else Qt.PenCapStyle.RoundCap
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    last = None
    for run in runs:
        points = scale.points(run)
        last = points[-1]
        if len(points) == 1:
            painter.drawPoint(last)
        elif is_thin:
            painter.drawLines([QLineF(one, other) for one, other in pairwise(points)])
        else:
            for first in range(0, len(points) - 1, _PIECE):
                painter.drawPolyline(points[first : first + _PIECE + 1])
    return last


def draw_dot(painter: QPainter, at: QPointF, look: Look, colour: QColor, *, radius_u: float = 4.0) -> None:
    """Draw the dot of now, cut out of what is behind it."""
    radius = max(2.5, radius_u * look.sizes.u)
    painter.setPen(QPen(look.colours.s1, max(1.0, 2 * look.sizes.u)))
    painter.setBrush(colour)
    painter.drawEllipse(at, radius, radius)


def draw_limit(
    painter: QPainter, scale: Scale, value: float, look: Look, *, colour: QColor | None = None, name: str = ""
) -> None:
    """Draw one dashed line at a value, with its name above it at the left end."""
    draw_limits(painter, scale, [(value, name)], look, colour=colour)


def draw_limits(
    painter: QPainter, scale: Scale, limits: Iterable[tuple[float, str]], look: Look, *, colour: QColor | None = None
) -> None:
    """Draw dashed lines at values, each with its name ("" for none) above it at the left, side by side where close."""
    face = look.face("meta")
    pen = QPen(colour or look.colours.line2, max(1.0, 1.2 * look.sizes.u))
    pen.setDashPattern([3, 4])
    taken: list[tuple[float, float]] = []
    for value, name in limits:
        if not scale.least <= value <= scale.most:
            continue
        y = round(scale.y(value)) + 0.5
        painter.setPen(pen)
        painter.drawLine(QPointF(scale.area.left(), y), QPointF(scale.area.right(), y))
        above = y - face.size_px * 0.35
        baseline = above if above - face.cap_px > scale.area.top() else y + face.size_px
        left = max((right for at, right in taken if abs(at - baseline) < face.size_px * 1.1), default=scale.area.left())
        if name and left + face.width(name) <= scale.area.right():
            face.draw(painter, left, baseline, name, look.colours.i3)
            taken.append((baseline, left + face.width(name) + face.size_px))


def draw_progress(painter: QPainter, bar: QRectF, value: float | None, target: float, look: Look) -> None:
    """Draw a bar from 0 to a value, and a tick at its target; nothing is filled without a value."""
    known = [0.0, target, *([] if value is None else [value])]
    least, most = min(known), max(known)
    # The target never stands at the very end, where it would be taken for the frame.
    most += (most - least) * 0.12 or 1.0
    scale = bar.width() / (most - least)
    painter.fillRect(bar, look.colours.s2)
    if value is not None:
        ends = sorted((-least * scale, (value - least) * scale))
        fill = QRectF(bar.left() + ends[0], bar.top(), max(1.0, ends[1] - ends[0]), bar.height())
        painter.fillRect(fill, look.colours.data)
    width, over = look.sizes.px(2), max(1.0, round(bar.height() * 0.35))
    x = round(bar.left() + (target - least) * scale - width / 2)
    painter.fillRect(QRectF(x, bar.top() - over, width, bar.height() + 2 * over), look.colours.i1)


def gap_of(spots: Sequence[Spot]) -> float:
    """Return how far apart two values are at least, in milliseconds, where something is missing between them."""
    every = 1 + len(spots) // _STEPS_LOOKED_AT
    steps = sorted(spots[place + 1].at_ms - spots[place].at_ms for place in range(0, len(spots) - 1, every))
    return steps[len(steps) // 2] * _GAP_STEPS if steps else 0.0


def line_runs(spots: Sequence[Spot], most: int) -> list[list[tuple[int, float]]]:
    """Return the unbroken parts of a line, thinned to about as many spots as can be told apart."""
    gap_ms = gap_of(spots)
    runs: list[list[tuple[int, float]]] = []
    before_ms = None
    for at_ms, value in spots:
        if value is None:
            before_ms = None
            continue
        if before_ms is None or at_ms - before_ms > gap_ms:
            runs.append([])
        runs[-1].append((at_ms, value))
        before_ms = at_ms
    every = -(-sum(map(len, runs)) // most)
    return [_thinned(run, every) for run in runs] if every > 1 else runs


def _thinned(run: list[tuple[int, float]], every: int) -> list[tuple[int, float]]:
    """Return a run with the least and the most of each few spots, so that no peak is lost."""
    kept: list[tuple[int, float]] = []
    for first in range(0, len(run), 2 * every):
        some = run[first : first + 2 * every]
        least = most = some[0]
        for spot in some:
            if spot[1] < least[1]:
                least = spot
            elif spot[1] > most[1]:
                most = spot
        kept += [least] if least is most else [least, most] if least < most else [most, least]
    if kept[-1] != run[-1]:
        kept.append(run[-1])
    return kept
