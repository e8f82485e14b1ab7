"""What squares share: slabs of stone and people who cross in all directions."""

import random

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from controlroom.sim.scenes.colour import Rgb, qcolor
from controlroom.sim.scenes.motion import Path, steady, straight
from controlroom.sim.scenes.people import Walking, some_person
from controlroom.sim.scenes.picture import Actor


def paint_slabs(painter: QPainter, x: tuple[float, float], z: tuple[float, float], size: float, a: Rgb, b: Rgb) -> None:
    """Pave a rectangle with slabs of two shades."""
    painter.setBrush(qcolor(a))
    painter.drawRect(QRectF(x[0], z[0], x[1] - x[0], z[1] - z[0]))
    painter.setBrush(qcolor(b))
    rows, columns = int((z[1] - z[0]) / size), int((x[1] - x[0]) / size)
    painter.drawRects(
        [
            QRectF(x[0] + c * size, z[0] + r * size, size, size)
            for r in range(rows)
            for c in range(columns)
            if (r + c) % 2
        ]
    )


def crossing_people(
    rnd: random.Random,
    count: int,
    x: tuple[float, float],
    z: tuple[float, float],
    *,
    end_m: float = 140.0,
    summer: bool = False,
    children: float = 0.1,
) -> list[Actor]:
    """Return people who cross a square in all directions, coming from and going out of the picture."""
    out: list[Actor] = []
    for k in range(count):
        near, far = rnd.uniform(z[0], z[1]), rnd.uniform(z[0], z[1])
        way = 1 if k % 2 else -1
        reach = 10 + max(near, far) * 0.75
        if rnd.random() < 0.3:
            path = Path(
                [(rnd.uniform(*x), 0, end_m), (rnd.uniform(*x) * 0.6, 0, 45.0), (rnd.uniform(*x) * 0.4, 0, 4.0)][::way]
            )
        else:
            path = straight(-reach * way, near, reach * way, far)
        child = rnd.random() < children
        out.append(
            Walking(
                some_person(rnd, summer=summer, child=child),
                steady(path, rnd.uniform(1.0, 1.45), rnd.uniform(0, 12)),
                1.1 if child else 1.45,
            )
        )
    return out
