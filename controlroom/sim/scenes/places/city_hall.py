"""The round lawn before the old and the new city hall."""

import math
import random
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPainterPath, QPolygonF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import STONE, Facade, building_shadows, paint_block, street_side
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import dim, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_lamp_post
from controlroom.sim.scenes.ground import ASPHALT, Ground, fill_ground
from controlroom.sim.scenes.motion import straight
from controlroom.sim.scenes.people import Standing, some_person
from controlroom.sim.scenes.picture import Actor, Picture
from controlroom.sim.scenes.places.square import crossing_people, paint_slabs
from controlroom.sim.scenes.plants import Tree, paint_tree, tree_screens
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near
from controlroom.sim.scenes.traffic import flow


def city_hall(seed: int, air: Air) -> Picture:
    """Return the round lawn before the old and the new city hall."""
    rnd = random.Random(seed)
    camera = Camera(2.0, 11.5, 0, -0.02, 0.155, 1.06)
    blocks = []
    for side in (-1, 1):
        blocks += street_side(
            random.Random(seed + 2 * side),
            side=side,
            face_x=side * 58,
            z_from=40,
            z_to=150,
            styles=("glass", "ribbon"),
            heights=(38, 70),
            lengths=(24, 40),
            shops=True,
            walls=STONE,
            setback=2,
        )
    trees = [
        Tree(x, 82 + rnd.uniform(-1, 2), rnd.uniform(5, 7), "pine" if k % 3 == 0 else "green", rnd.randrange(99))
        for k, x in enumerate(np.arange(-44, 46, 7.5).tolist())
        if abs(x) > 4
    ]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(
            stage,
            120,
            mix(air.lit_surface(rgb("5a7358"), (0, 0.5, -0.7)), air.fog, 0.5),
            seed=seed,
            peaks=((0.3, 1.0), (0.55, 0.6)),
        )
        paint_skyline(stage, 80, mix(air.lit_surface(rgb("8f979f"), (0, 0, -1)), air.fog, 0.4), flats=0)

    def things() -> list[Thing]:
        out: list[Thing] = [((b.z0 + b.z1) / 2, partial(paint_block, block=b)) for b in blocks]
        out.append((128.0, partial(_glass_wave, x=8.0, z=124.0)))
        out.append((108.0, partial(_old_hall, x=-6.0, z=106.0)))
        out += [(t.z, partial(paint_tree, tree=t)) for t in trees]
        out += [
            (z, partial(paint_lamp_post, x=x, z=z, side=1 if x > 0 else -1, height_m=8))
            for x, z in ((-38.0, 62.0), (38.0, 62.0), (-20.0, 84.0), (22.0, 84.0))
        ]
        return out

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("a8a39a"))
        with stage.ground() as painter:
            paint_slabs(painter, (-80, 80), (4, 88), 2.4, rgb("b3ada1"), rgb("aaa498"))
            painter.setBrush(qcolor(ASPHALT))
            painter.drawRect(QRectF(-120, 88, 240, 15))
            painter.setBrush(qcolor(rgb("e8e8e2")))
            painter.drawRects([QRectF(-90 + k * 9, 95.4 + lane, 4, 0.2) for k in range(20) for lane in (-3.4, 0, 3.4)])
            painter.setBrush(qcolor(rgb("cfc9bb")))
            painter.drawEllipse(QPointF(0, 46), 36.5, 29.5)
            for ring in range(9):
                painter.setBrush(qcolor(rgb("6f9a46") if ring % 2 else rgb("7aa44e")))
                share = 1 - ring / 9
                painter.drawEllipse(QPointF(0, 46), 35.5 * share, 28.5 * share)
        ground = Ground(stage)
        ground.grain(0.12, blotch=0.1)
        ground.light()
        if air.sun[0] > 0.3:
            ground.shade(building_shadows(stage, blocks), 0.45)
        if air.dark:
            ground.pools([(-36, 8, 62), (36, 8, 62), (-19, 8, 84), (21, 8, 84), (0, 9, 12)], light.WARM, 0.9)
        ground.fog()
        ground.store()
        far_to_near(stage, things())

    actors: list[Actor] = []
    for lane, way in ((-5, 1), (-1.7, 1), (1.7, -1), (5, -1)):
        actors += flow(
            rnd, straight(-78 * way, 95.5 + lane, 78 * way, 95.5 + lane), rnd.uniform(8, 10), gaps_m=(14, 46), buses=0.3
        )
    actors += crossing_people(rnd, 15, (-20, 20), (16, 84), end_m=86, summer=True, children=0.25)
    for _ in range(22):
        angle, reach = rnd.uniform(0, 6.28), rnd.uniform(0.2, 0.95)
        actors.append(
            Standing(
                some_person(rnd, summer=True, child=rnd.random() < 0.3),
                (math.cos(angle) * 32 * reach, 0, 46 + math.sin(angle) * 24 * reach, rnd.uniform(0, 6)),
                rnd.random(),
            )
        )
    return Picture(camera, air, seed, backdrop, actors, screens=tree_screens(camera, trees, nearer_than_m=95))


def _old_hall(stage: Stage, x: float, z: float) -> None:
    """The stone city hall with its clock tower."""
    air = stage.air
    with stage.plane((x - 27, 0, z), (1, 0, 0), (0, 1, 0)) as painter:
        wall = Facade(stage, painter, 54, 14, (0, 0, -1), (x, 7, z))
        stone = wall.colour(rgb("b9ab96"))
        glass = wall.shining(rgb("ffd596"), 0.9) if air.dark else wall.colour(rgb("4c5a60"))
        for a, wide, high in ((0, 54, 12.5), (0, 8, 14), (46, 8, 14), (19, 16, 15.5)):
            wall.rise(dim(stone, 0.86), dim(stone, 1.05), QRectF(a, 0, wide, high))
            wall.rects([QRectF(a - 0.3, high - 0.7, wide + 0.6, 0.5)], dim(stone, 1.15))
        for floor in range(3):
            wall.rects([QRectF(1.4 + k * 2.55, 1.5 + floor * 3.9, 1.3, 2.5) for k in range(21)], glass)
            wall.rects([QRectF(1.4 + k * 2.55 + 0.6, 1.5 + floor * 3.9, 0.1, 2.5) for k in range(21)], dim(stone, 0.8))
            wall.rects([QRectF(0, 0.9 + floor * 3.9, 54, 0.25)], dim(stone, 1.12))
        wall.rects([QRectF(23.4, 15.5, 7.2, 5.0)], stone)
        wall.rects([QRectF(23.0, 20.3, 8.0, 0.6)], dim(stone, 1.15))
        painter.setBrush(qcolor(wall.colour(rgb("7f6a54"))))
        painter.drawChord(QRectF(23.6, 18.4, 6.8, 5.2), 0, -180 * 16)
        painter.setBrush(qcolor(wall.shining(rgb("fff6dc"), 1.0) if air.dark else wall.colour(rgb("f4f0e4"))))
        painter.drawEllipse(QPointF(27, 17.9), 1.5, 1.5)
        wall.rects([QRectF(26.93, 17.9, 0.14, 1.1), QRectF(27, 17.84, 0.8, 0.14)], rgb("26282a"))
        wall.rects([QRectF(25, 0, 4, 4.2)], wall.colour(rgb("4a3b2e")))


def _glass_wave(stage: Stage, x: float, z: float) -> None:
    """The new city hall: a wave of glass that leans over the old one."""
    air = stage.air
    with stage.plane((x - 34, 0, z), (1, 0, 0), (0, 1, 0)) as painter:
        wall = Facade(stage, painter, 68, 44, (0, 0, -1), (x, 22, z))
        path = QPainterPath(QPointF(0, 0))
        path.lineTo(0, 27)
        path.cubicTo(10, 41, 24, 44, 36, 42)
        path.cubicTo(50, 40, 60, 33, 68, 22)
        path.lineTo(68, 0)
        path.closeSubpath()
        body = wall.colour(rgb("7ea2ac"))
        gradient = QLinearGradient(0, 0, 0, 44)
        gradient.setColorAt(0, qcolor(dim(body, 0.62)))
        gradient.setColorAt(0.6, qcolor(mix(body, air.middle, 0.35)))
        gradient.setColorAt(1, qcolor(mix(air.horizon, air.middle, 0.35)))
        painter.setBrush(gradient)
        painter.drawPath(path)
        painter.setClipPath(path)
        for k in range(11):
            wave = QPainterPath(QPointF(0, 4 + k * 3.7))
            wave.cubicTo(20, 8 + k * 4.0, 44, 1 + k * 3.9, 68, 1 + k * 2.6)
            wave.lineTo(68, 1.5 + k * 2.6)
            wave.cubicTo(44, 1.6 + k * 3.9, 20, 8.6 + k * 4.0, 0, 4.6 + k * 3.7)
            painter.setBrush(qcolor(wall.shining(rgb("ffe2b0"), 0.9) if air.dark else dim(body, 0.66), 0.75))
            painter.drawPath(wave)
        wall.rects([QRectF(k * 2.6, 0, 0.16, 46) for k in range(27)], dim(body, 0.6), 0.45)
        painter.setBrush(qcolor(air.horizon, 0.16))
        painter.drawPolygon(QPolygonF([QPointF(30, 0), QPointF(42, 0), QPointF(56, 44), QPointF(46, 44)]))
