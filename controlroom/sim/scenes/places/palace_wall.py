"""The lane along an old palace wall."""

import dataclasses
import random
from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import BRICK, Facade, paint_block, street_side
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import dim, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_garden_lamp
from controlroom.sim.scenes.ground import Ground, fill_ground
from controlroom.sim.scenes.motion import along_curve, steady
from controlroom.sim.scenes.people import Walking, some_person
from controlroom.sim.scenes.picture import Actor, Picture
from controlroom.sim.scenes.plants import Tree, paint_tree
from controlroom.sim.scenes.sky import paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near
from controlroom.sim.scenes.weather import petals


def palace_wall(seed: int, air: Air, *, leaves: tuple[str, ...] = ("ginkgo", "maple", "ginkgo")) -> Picture:
    """Return the lane along an old palace wall, under autumn trees."""
    rnd = random.Random(seed)
    air = dataclasses.replace(air, sun_from=(-air.sun_from[0], air.sun_from[1], air.sun_from[2]))
    camera = Camera(1.2, 5.2, 0, -0.05, 0.17, 1.06)
    wall_x, far_m = -5.2, 130.0
    houses = street_side(
        rnd,
        side=1,
        face_x=19,
        z_from=22,
        z_to=140,
        styles=("punched", "ribbon"),
        heights=(8, 17),
        walls=BRICK,
        setback=2,
    )

    def curve(z: float) -> float:
        return 0.0016 * z * z

    trees = [
        Tree(side * off + curve(z), z, rnd.uniform(6.5, 9.5), rnd.choice(leaves), rnd.randrange(99))
        for side, off, start in ((1, 5.6, 14.0), (-1, 8.2, 12.0), (-1, 15.0, 20.0), (1, 12.5, 24.0), (-1, 24.0, 34.0))
        for z in np.arange(start, 110, 8.0).tolist()
    ]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_skyline(stage, 120, mix(air.lit_surface(rgb("9a9fa4"), (0, 0, -1)), air.fog, 0.4), flats=0.1)

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("6f7a4e"))
        with stage.ground() as painter:
            z = far_m
            while z > 1.5:
                step = max(0.9, z * 0.05)
                a, b = curve(z - step), curve(z)
                for x0, x1, colour in (
                    (-5.2, 4.4, rgb("a08a78")),
                    (-2.6, 2.6, rgb("8f8378")),
                    (2.6, 2.9, rgb("c4bdb0")),
                    (-2.9, -2.6, rgb("c4bdb0")),
                ):
                    painter.setBrush(qcolor(colour if int(z) % 2 else dim(colour, 0.96)))
                    painter.drawPolygon(
                        QPolygonF(
                            [
                                QPointF(a + x0, z - step),
                                QPointF(a + x1, z - step),
                                QPointF(b + x1, z + 0.05),
                                QPointF(b + x0, z + 0.05),
                            ]
                        )
                    )
                z -= step
            for _ in range(900):
                z = 2 + 60 * rnd.random() ** 1.6
                x = (
                    rnd.choice((-1, 1)) * (2.2 + 3.2 * rnd.random() ** 0.7) + curve(z)
                    if rnd.random() < 0.8
                    else rnd.uniform(-3, 3) + curve(z)
                )
                painter.setBrush(qcolor(rnd.choice((rgb("f0c33c"), rgb("e0a02c"), rgb("c8672e"), rgb("f4d66a"))), 0.95))
                painter.drawEllipse(QPointF(x, z), rnd.uniform(0.05, 0.12), rnd.uniform(0.05, 0.12))
        ground = Ground(stage)
        ground.grain(0.14, blotch=0.16)
        ground.light()
        if air.sun[0] > 0.3:
            dapple = np.sin(ground.x * 2.1 + np.sin(ground.z * 1.3) * 2) * np.sin(
                ground.z * 1.7 + np.cos(ground.x * 1.1) * 2
            )
            ground.rgb *= (1 - 0.24 * np.clip(dapple + 0.3, 0, 1) * np.exp(-ground.far / 60))[:, :, None]
        ground.fog()
        ground.store()
        things: list[Thing] = [(t.z, partial(paint_tree, tree=t)) for t in trees]
        things += [((b.z0 + b.z1) / 2, partial(paint_block, block=b)) for b in houses]
        things += [(z, partial(_wall_piece, x=wall_x, z=z, curve=curve)) for z in np.arange(1.5, far_m, 3.0).tolist()]
        things += [(z, partial(paint_garden_lamp, x=4.0 + curve(z), z=z)) for z in np.arange(14, 80, 16.0).tolist()]
        far_to_near(stage, things)

    actors: list[Actor] = []
    for k in range(7):
        x = -4.0 + 3.0 * k % 6.4 + rnd.uniform(-0.4, 0.4)
        ends = (75.0, 2.5) if k % 2 else (2.5, 75.0)
        speed, start = rnd.uniform(0.95, 1.35), rnd.uniform(0, 12)
        for beside in (0.0, 0.62) if k % 3 else (0.0,):
            actors.append(Walking(some_person(rnd), steady(along_curve(curve, *ends, x=x + beside), speed, start)))
    return Picture(camera, air, seed, backdrop, actors, over=[petals(seed, rgb("f2c23c"), count=46)])


def _wall_piece(stage: Stage, x: float, z: float, curve: Callable[[float], float]) -> None:
    """Three metres of the wall: rough stone, a white joint, coping tiles."""
    a, b = x + curve(z), x + curve(z + 3)
    rnd = random.Random(int(z * 10))
    stage.face([(a, 0, z), (a, 2.5, z), (b, 2.5, z + 3.05), (b, 0, z + 3.05)], rgb("b3aa9a"), (1, 0, 0))
    if z > 2:
        with stage.plane((a, 0, z), ((b - a) / 3, 0, 1), (0, 1, 0)) as painter:
            wall = Facade(stage, painter, 3, 2.5, (1, 0, 0), (a, 1, z))
            for row in range(6):
                at = rnd.uniform(-0.3, 0)
                while at < 3:
                    wide = rnd.uniform(0.4, 0.8)
                    left = max(0.0, at)
                    wall.rects(
                        [QRectF(left, row * 0.42 + 0.03, min(3.0, at + wide - 0.05) - left, 0.36)],
                        dim(wall.colour(rgb("a1968a")), rnd.uniform(0.8, 1.18)),
                    )
                    at += wide
    stage.face(
        [(a, 2.5, z), (a + 0.55, 2.42, z), (b + 0.55, 2.42, z + 3.05), (b, 2.5, z + 3.05)], rgb("3a3e40"), (0, -1, 0)
    )
    stage.face(
        [(a + 0.55, 2.42, z), (a - 0.1, 3.15, z), (b - 0.1, 3.15, z + 3.05), (b + 0.55, 2.42, z + 3.05)],
        rgb("5a6064"),
        (0.7, 0.7, 0),
    )
    distance = stage.distance(a, 2.5, z)
    if distance < 45:
        pale = stage.air.seen(rgb("848b8e"), (0.6, 0.7, 0), distance)
        for k in range(9):
            c = a + (b - a) * k / 9
            stage.line([(c + 0.56, 2.44, z + k / 3), (c - 0.1, 3.18, z + k / 3)], 0.1, pale, 0.6)
    stage.line(
        [(a - 0.1, 3.25, z), (b - 0.1, 3.25, z + 3.05)], 0.2, stage.air.seen(rgb("44494c"), (0, 1, 0), distance), 1.0
    )
