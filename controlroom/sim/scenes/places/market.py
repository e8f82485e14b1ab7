"""A covered market."""

import math
import random
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import SIGN_COLOURS, Facade, paint_sign
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import dim, mix, qcolor, rgb
from controlroom.sim.scenes.ground import Ground
from controlroom.sim.scenes.motion import steady, straight
from controlroom.sim.scenes.people import Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Picture
from controlroom.sim.scenes.stage import Stage


def market(seed: int, air: Air) -> Picture:
    """Return a covered market: stalls, awnings, lamps, and a stream of shoppers."""
    rnd = random.Random(seed)
    camera = Camera(0.2, 3.9, 0, 0.02, 0.12, 1.12)
    half, high, far_m = 4.6, 7.6, 84.0
    stalls = [(side, z, rnd.randrange(10000)) for side in (-1, 1) for z in np.arange(1.0, far_m, 3.6).tolist()]

    def roof(stage: Stage) -> None:
        stage.done().fill(qcolor(air.fog))
        arc = (
            [(-half - 0.4, 4.4)]
            + [
                (math.sin(a) * (half + 0.4), 4.4 + math.cos(a) * (high - 4.4))
                for a in np.linspace(-1.45, 1.45, 11).tolist()
            ]
            + [(half + 0.4, 4.4)]
        )
        z = far_m
        while z > 0.8:
            near = max(0.7, z - max(1.2, z * 0.06))
            for k, ((xa, ya), (xb, yb)) in enumerate(pairwise(arc)):
                tone = mix(rgb("eaf2f6"), rgb("cfdde6"), (k % 2) * 0.6)
                stage.poly(
                    [(xa, ya, near), (xb, yb, near), (xb, yb, z + 0.05), (xa, ya, z + 0.05)],
                    air.fogged(dim(tone, 0.9 + 0.1 * (5 - abs(k - 5.5)) / 5), z),
                )
            stage.poly(
                [(-half, 0, near), (half, 0, near), (half, 0, z + 0.05), (-half, 0, z + 0.05)],
                air.seen(rgb("a39a8c") if int(z / 1.5) % 2 else rgb("9b9285"), (0, 1, 0), z),
            )
            z = near
        steel = rgb("5f7f9a")
        for k in range(13, 0, -1):
            z = k * 6.0
            tone = air.seen(steel, (0, -0.5, -0.8), z)
            stage.line([(x * 0.985, y - 0.1, z) for x, y in arc], 0.2, tone, 1.0)
            stage.line([(-half, 4.9, z), (half, 4.9, z)], 0.08, tone, 0.8)
        for x in (-2.4, 0.0, 2.4):
            y = 4.4 + math.sqrt(max(0.0, 1 - (x / half) ** 2)) * (high - 4.4) - 0.15
            stage.line([(x, y, far_m), (x, y, 1.5)], 0.1, air.seen(steel, (0, -0.5, -0.8), 30), 0.8)

    def backdrop(stage: Stage) -> None:
        roof(stage)
        ground = Ground(stage)
        aisle = (np.abs(ground.x) < half) & (ground.far < far_m)
        before = ground.rgb.copy()
        ground.grain(0.14, blotch=0.2)
        ground.pools(
            [(side * 2.6, 3.0, z) for z in np.arange(3, 60, 5.0).tolist() for side in (-1, 1)], rgb("ffd9a0"), 0.22
        )
        ground.rgb[~aisle] = before[~aisle]
        ground.store()
        for side, z, number in sorted(stalls, key=lambda s: -s[1]):
            _stall(stage, half, side, z, number)
        for z in np.arange(60, 12, -6.0).tolist():
            _banner(stage, z, rnd)

    actors: list[Actor] = []
    for k in range(17):
        x = rnd.uniform(-1.9, 1.9)
        ends = (62.0, 1.8) if k % 2 else (1.8, 62.0)
        actors.append(
            Walking(
                some_person(rnd, summer=rnd.random() < 0.3),
                steady(
                    straight(x, ends[0], x + rnd.uniform(-0.5, 0.5), ends[1]),
                    rnd.uniform(0.8, 1.25),
                    rnd.uniform(0, 12),
                ),
            )
        )
    for _ in range(12):
        side = rnd.choice((-1, 1))
        actors.append(
            Standing(
                some_person(rnd),
                (side * rnd.uniform(2.1, 2.4), 0, rnd.uniform(5, 34), side * 1.5 + rnd.uniform(-0.4, 0.4)),
                rnd.random(),
            )
        )
    return Picture(camera, air, seed, backdrop, actors)


_GOODS = (
    (rgb("d9442f"), rgb("e86a3a"), rgb("c22f28")),
    (rgb("f0a52a"), rgb("f7c443"), rgb("e88a1e")),
    (rgb("5f9a3c"), rgb("86b84f"), rgb("3f7a34")),
    (rgb("e9e2d2"), rgb("d9cdb4"), rgb("f6f2e8")),
    (rgb("8a5a3c"), rgb("a8744c"), rgb("6e452e")),
    (rgb("7f4fa0"), rgb("a670c0"), rgb("5f3a80")),
    (rgb("c9d4da"), rgb("a4b8c2"), rgb("e4ecef")),
)


def _stall(stage: Stage, half: float, side: int, z: float, number: int) -> None:
    """A stall: back wall, signboard, awning, a sloping counter full of goods, a lamp."""
    rnd = random.Random(number)
    x, length = side * half, 3.5
    board = rnd.choice(SIGN_COLOURS)
    stage.face([(x, 0, z), (x, 4.5, z), (x, 4.5, z + length), (x, 0, z + length)], rgb("d8c8a8"), (-side, 0, 0))
    if z > 1.2:
        with stage.plane((x - side * 0.05, 0, z), (0, 0, 1), (0, 1, 0)) as painter:
            wall = Facade(stage, painter, length, 4.5, (-side, 0, 0), (x, 2, z))
            wall.rise(
                wall.shining(rgb("ffe2ae"), 0.75),
                wall.shining(rgb("fff0cf"), 0.95),
                QRectF(0.1, 0.9, length - 0.2, 1.9),
            )
            for row in range(3):
                colours = rnd.choice(_GOODS)
                for k in range(9):
                    wall.rects(
                        [QRectF(0.2 + k * 0.36, 1.1 + row * 0.52, 0.3, rnd.uniform(0.22, 0.42))],
                        wall.colour(rnd.choice(colours)),
                    )
            paint_sign(wall, QRectF(0.05, 3.35, length - 0.1, 0.95), board, rnd)
    cloth = rnd.choice((rgb("d8402f"), rgb("2f7fc4"), rgb("2f9a5c"), rgb("f0b21c"), rgb("e9e4d8")))
    out = x - side * 1.35
    for k in range(6):
        a, b = z + k * length / 6, z + (k + 1) * length / 6
        stage.face(
            [(x, 3.25, a), (x, 3.25, b), (out, 2.65, b), (out, 2.65, a)],
            cloth if k % 2 else rgb("f2eee4"),
            (-side * 0.3, 0.9, 0),
        )
    stage.face(
        [(out, 2.65, z), (out, 2.4, z), (out, 2.4, z + length), (out, 2.65, z + length)], dim(cloth, 0.9), (-side, 0, 0)
    )
    front, back = x - side * 1.75, x - side * 0.4
    stage.face(
        [
            (front, 0, z + 0.15),
            (front, 0.68, z + 0.15),
            (front, 0.68, z + length - 0.15),
            (front, 0, z + length - 0.15),
        ],
        rgb("6d7f8c") if number % 2 else rgb("8a6a4c"),
        (-side, 0, 0),
    )
    stage.face(
        [(front, 0, z + 0.15), (back, 0, z + 0.15), (back, 1.05, z + 0.15), (front, 0.68, z + 0.15)],
        rgb("7d6a54"),
        (0, 0, -1),
    )
    stage.face(
        [
            (front, 0.68, z + 0.15),
            (back, 1.05, z + 0.15),
            (back, 1.05, z + length - 0.15),
            (front, 0.68, z + length - 0.15),
        ],
        rgb("5a5048"),
        (-side * 0.3, 0.9, 0),
    )
    boxes = 4
    for k in range(boxes):
        colours = rnd.choice(_GOODS)
        a = z + 0.25 + k * (length - 0.4) / boxes
        for row in range(4):
            for piece in range(5):
                share = (row + 0.5) / 4
                px, py, scale = stage.camera.pixel(
                    front + (back - front) * share, 0.7 + 0.37 * share + 0.05, a + (piece + 0.5) * 0.16
                )
                if scale > 5:
                    tone = stage.air.seen(rnd.choice(colours), (0, 0.9, -0.3), z)
                    stage.painter.setBrush(qcolor(tone))
                    stage.painter.drawEllipse(QPointF(px, py), 0.105 * scale, 0.095 * scale)
    stage.glow(x - side * 1.0, 2.3, z + length / 2, 1.3, rgb("ffdf9e"), 0.85)


def _banner(stage: Stage, z: float, rnd: random.Random) -> None:
    """A row of little flags and a hanging board across the aisle."""
    colours = (rgb("d8402f"), rgb("f0b21c"), rgb("2f7fc4"), rgb("2f9a5c"))
    with stage.plane((-1.7, 4.05, z), (1, 0, 0), (0, 1, 0)) as painter:
        board = Facade(stage, painter, 3.4, 0.8, (0, 0, -1), (0, 4, z))
        if int(z / 6) % 2:
            paint_sign(board, QRectF(0, 0, 3.4, 0.8), rgb("1d6f9a"), rnd)
        else:
            for k in range(14):
                a = -2.4 + k * 0.58
                painter.setBrush(qcolor(board.colour(colours[k % 4])))
                painter.drawPolygon(QPolygonF([QPointF(a, 0.75), QPointF(a + 0.42, 0.75), QPointF(a + 0.21, 0.2)]))
