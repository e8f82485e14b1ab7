"""Rain and snow in front of everything, and what rain does to the ground."""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.camera import HEIGHT_PX, WIDTH_PX
from controlroom.sim.scenes.colour import Rgb, dim, mix, qcolor
from controlroom.sim.scenes.motion import LOOP_S
from controlroom.sim.scenes.stage import Stage

_PATTERNS = 12


class Rain:
    """Streaks of falling drops; each picture catches other ones, as a camera with a long shutter does."""

    def __init__(self, air: Air, seed: int, horizon_px: float, *, slant: float = -0.13) -> None:
        rnd = random.Random(seed)
        self._films = [_film(rnd, air, horizon_px, slant) for _ in range(_PATTERNS)]

    def paint(self, stage: Stage, t_s: float) -> None:
        """Paint the drops of this moment."""
        frame = round(t_s * 15)
        film = self._films[frame * 5 % _PATTERNS]
        shift = frame * 397 % WIDTH_PX
        stage.painter.drawImage(shift, 0, film)
        stage.painter.drawImage(shift - WIDTH_PX, 0, film)


def _film(rnd: random.Random, air: Air, horizon_px: float, slant: float) -> QImage:
    """Return one moment of rain: streaks in the air and splashes on the ground."""
    film = QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_ARGB32_Premultiplied)
    film.fill(Qt.GlobalColor.transparent)
    painter = QPainter(film)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tone = mix(air.horizon, (255, 255, 255), 0.35)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(qcolor(tone, 0.32))
    top = max(0.0, horizon_px + 0.12 * HEIGHT_PX)
    for _ in range(air.rain // 2):
        down = rnd.random()
        size = 0.6 + 2.0 * down
        painter.drawEllipse(QPointF(rnd.random() * WIDTH_PX, top + (HEIGHT_PX - top) * down), size * 1.5, size * 0.5)
    for count, shortest, longest, width, alpha in (
        (air.rain * 2 // 3, 12, 28, 1.0, 0.2),
        (air.rain // 4, 32, 66, 1.5, 0.17),
    ):
        painter.setPen(QPen(qcolor(tone, alpha), width))
        painter.drawLines([_drop(rnd, shortest, longest, slant) for _ in range(count)])
    painter.end()
    return film


def _drop(rnd: random.Random, shortest: float, longest: float, slant: float) -> QLineF:
    x, y, length = rnd.uniform(0, WIDTH_PX), rnd.uniform(-40, HEIGHT_PX), rnd.uniform(shortest, longest)
    lean = slant * rnd.uniform(0.75, 1.25)
    return QLineF(x, y, x + lean * length, y + length)


@dataclass(frozen=True, slots=True)
class _Flake:
    x_px: float
    y_px: float
    falls: int
    drift: int
    sway_px: float
    sways: int
    phase: float


@dataclass(slots=True)
class Snow:
    """Falling flakes, in three sizes by how near they are."""

    seed: int
    flakes: int
    _sizes: list[tuple[float, float, list[_Flake]]] = field(init=False)

    def __post_init__(self) -> None:
        rnd = random.Random(self.seed)
        self._sizes = []
        for share, width, alpha, falls in (
            (0.55, 2.0, 0.6, (2, 3)),
            (0.33, 3.4, 0.75, (3, 4)),
            (0.12, 6.0, 0.6, (5, 6)),
        ):
            flakes = [
                _Flake(
                    rnd.uniform(0, WIDTH_PX),
                    rnd.uniform(0, HEIGHT_PX),
                    rnd.randint(*falls),
                    rnd.choice((0, 0, -1)),
                    rnd.uniform(4, 22),
                    rnd.randint(1, 4),
                    rnd.random(),
                )
                for _ in range(int(self.flakes * share))
            ]
            self._sizes.append((width, alpha, flakes))

    def paint(self, stage: Stage, t_s: float) -> None:
        """Paint the flakes of this moment."""
        painter = stage.painter
        turn = t_s / LOOP_S
        for width, alpha, flakes in self._sizes:
            points = []
            for f in flakes:
                y = (f.y_px + f.falls * turn * (HEIGHT_PX + 20)) % (HEIGHT_PX + 20) - 10
                x = (
                    f.x_px + f.drift * turn * WIDTH_PX + f.sway_px * math.sin(2 * math.pi * (f.sways * turn + f.phase))
                ) % WIDTH_PX
                points.append(QPointF(x, y))
            pen = QPen(qcolor(mix(stage.air.cloud, (255, 255, 255), 0.8), alpha), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints(points)
        painter.setPen(Qt.PenStyle.NoPen)


def petals(seed: int, colour: Rgb, *, count: int = 70) -> Callable[[Stage, float], None]:
    """Return an overlay of petals or leaves that drift down."""
    rnd = random.Random(seed + 9)
    bits = [
        (
            rnd.uniform(0, 1340),
            rnd.uniform(0, 740),
            rnd.randint(1, 2),
            rnd.randint(1, 3),
            rnd.uniform(10, 46),
            rnd.random(),
            rnd.uniform(1.6, 4.2),
        )
        for _ in range(count)
    ]

    def paint(stage: Stage, t_s: float) -> None:
        turn = t_s / LOOP_S
        stage.painter.setBrush(qcolor(dim(colour, 0.55) if stage.air.dark else colour, 0.8))
        for x, y, falls, sways, sway, phase, size in bits:
            px = (x - turn * 1340 + sway * math.sin(2 * math.pi * (sways * turn + phase))) % 1340 - 30
            py = (y + falls * turn * 740) % 740 - 10
            flat = 0.35 + 0.65 * abs(math.sin(2 * math.pi * (3 * sways * turn + phase)))
            stage.painter.drawEllipse(QPointF(px, py), size, size * flat)

    return paint
