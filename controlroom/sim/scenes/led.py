"""Big bright screens on buildings: what makes a crossing look like a city at night."""

import math
import random
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPolygonF

from controlroom.sim.scenes.camera import Point
from controlroom.sim.scenes.colour import dim, mix, qcolor, rgb
from controlroom.sim.scenes.motion import LOOP_S
from controlroom.sim.scenes.stage import Stage

_SHOWS = (
    (rgb("0a2a6a"), rgb("19b5e8"), rgb("f4f8ff")),
    (rgb("6a0f3c"), rgb("ff5f6d"), rgb("ffe3a8")),
    (rgb("0c4a3a"), rgb("5fd38a"), rgb("f6fff0")),
    (rgb("2a1466"), rgb("a45cff"), rgb("ffd1f4")),
    (rgb("7a3208"), rgb("ffb347"), rgb("fff6da")),
)


@dataclass(frozen=True, slots=True)
class LedScreen:
    """A screen `width_m` by `height_m` with its lower left corner at `corner`, `across` pointing to its right."""

    corner: Point
    across: Point
    width_m: float
    height_m: float
    seed: int

    def paint(self, stage: Stage, t_s: float) -> None:
        """Paint what the screen shows at a time of the loop."""
        turn = t_s / LOOP_S
        rnd = random.Random(self.seed)
        shows = rnd.sample(_SHOWS, 3)
        number = int(turn * 3) % 3
        blend = min(1.0, (turn * 3 % 1.0) * 6)
        low, high, ink = (mix(a, b, blend) for a, b in zip(shows[number - 1], shows[number], strict=True))
        w, h = self.width_m, self.height_m
        strength = 1.0 if stage.air.dark else 0.85
        with stage.plane(self.corner, self.across, (0, 1, 0)) as painter:
            gradient = QLinearGradient(0, 0, w, h)
            sweep = 0.5 + 0.45 * math.sin(2 * math.pi * turn)
            gradient.setColorAt(0, qcolor(dim(low, strength)))
            gradient.setColorAt(max(0.02, min(0.98, sweep)), qcolor(dim(high, strength)))
            gradient.setColorAt(1, qcolor(dim(low, strength)))
            painter.setBrush(gradient)
            painter.drawRect(QRectF(0, 0, w, h))
            painter.setClipRect(QRectF(0, 0, w, h))
            for k in range(3):
                place = (turn * (1 + k % 2) + k / 3) % 1.0 * (w + 4) - 2
                painter.setBrush(qcolor(mix(high, ink, 0.4 + 0.2 * k), 0.55))
                painter.drawPolygon(
                    QPolygonF(
                        [QPointF(place - 1.4, 0), QPointF(place, 0), QPointF(place + 1.2, h), QPointF(place - 0.2, h)]
                    )
                )
            beat = 0.8 + 0.2 * math.sin(2 * math.pi * turn * 6)
            painter.setBrush(qcolor(ink, 0.9))
            if number == 0:
                painter.drawEllipse(QPointF(w * 0.5, h * 0.5), h * 0.24 * beat, h * 0.24 * beat)
            elif number == 1:
                for k in range(4):
                    painter.drawRect(
                        QRectF(
                            w * (0.16 + 0.18 * k),
                            h * 0.3,
                            w * 0.11,
                            h * (0.2 + 0.2 * (0.5 + 0.5 * math.sin(2 * math.pi * (turn * 6 + k / 4)))),
                        )
                    )
            else:
                painter.drawPolygon(
                    QPolygonF([QPointF(w * 0.3, h * 0.25), QPointF(w * 0.72, h * 0.5), QPointF(w * 0.3, h * 0.75)])
                )
