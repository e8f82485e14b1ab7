"""The square of the old red-brick station."""

import math
import random
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPainterPath

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import Block, Facade, paint_block
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import dim, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_garden_lamp
from controlroom.sim.scenes.ground import ASPHALT, Ground, fill_ground
from controlroom.sim.scenes.motion import straight
from controlroom.sim.scenes.people import Standing, some_person
from controlroom.sim.scenes.picture import Actor, Picture
from controlroom.sim.scenes.places.square import crossing_people, paint_slabs
from controlroom.sim.scenes.plants import Tree, paint_tree
from controlroom.sim.scenes.sky import paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near
from controlroom.sim.scenes.traffic import Vehicle, flow, paint_vehicle
from controlroom.sim.scenes.vehicle import TAXI


def old_station(seed: int, air: Air) -> Picture:
    """Return the square of the old red-brick station, with taxis waiting."""
    rnd = random.Random(seed)
    camera = Camera(0.0, 9.0, 0, 0.0, 0.095, 1.1)
    taxis = [
        (Vehicle("taxi", TAXI) if k % 4 else Vehicle("car", rgb("e9eaea")), (-30 + k * 5.9, 0.0, 44.0, math.pi / 2))
        for k in range(11)
    ]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_skyline(stage, 130, mix(air.lit_surface(rgb("7d8690"), (0, 0, -1)), air.fog, 0.3), flats=0.0)

    def things() -> list[Thing]:
        towers = [
            Block(-1, -46, 86, 116, 62, "glass", rgb("54767a"), 3, False),
            Block(1, 44, 92, 120, 54, "ribbon", rgb("a8a49c"), 8, False),
            Block(1, 70, 84, 110, 74, "glass", rgb("54767a"), 5, False),
            Block(-1, -74, 92, 120, 48, "ribbon", rgb("b9b2a6"), 9, False),
        ]
        out: list[Thing] = [((b.z0 + b.z1) / 2, partial(paint_block, block=b)) for b in towers]
        out.append((74.0, partial(_station_front, x=-2.0, z=72.0)))
        out += [
            (56, partial(paint_tree, tree=Tree(x, 57, 6.5, "pine", int(x) % 7)))
            for x in (-38.0, -30.0, 28.0, 36.0, 43.0)
        ]
        out += [
            (z, partial(paint_garden_lamp, x=x, z=z, height_m=4.4)) for x in (-15.0, 0.0, 15.0) for z in (24.0, 38.0)
        ]
        return out

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("8f8a82"))
        with stage.ground() as painter:
            paint_slabs(painter, (-80, 80), (4, 70), 2.0, rgb("9a948a"), rgb("918b81"))
            painter.setBrush(qcolor(ASPHALT))
            painter.drawRect(QRectF(-100, 41.5, 200, 9.5))
            painter.setBrush(qcolor(rgb("e8b93c")))
            painter.drawRects([QRectF(-100, 46.3, 200, 0.18), QRectF(-33 + 0, 42.0, 66, 0.14)])
        ground = Ground(stage)
        ground.grain(0.1, blotch=0.14)
        ground.light()
        ground.pools(
            [(x, 4.4, z) for x in (-15.0, 0.0, 15.0) for z in (24.0, 38.0)] + [(x, 6, 66) for x in (-16, -2, 12)],
            light.WARM,
            0.9 * air.lamps,
        )
        ground.mirror(things(), far_away, max(0.22, air.wet), puddles=0.8)
        ground.fog()
        ground.store()
        cars: list[Thing] = [(p[2], partial(paint_vehicle, what=v, pose=p)) for v, p in taxis]
        far_to_near(stage, [*things(), *cars])

    actors: list[Actor] = [*flow(rnd, straight(62, 48.6, -62, 48.6), 7.5, gaps_m=(14, 40), buses=0.2, taxis=0.4)]
    actors += crossing_people(rnd, 18, (-16, 16), (15, 40), end_m=70, children=0.06)
    for _ in range(12):
        actors.append(
            Standing(some_person(rnd), (rnd.uniform(-20, 20), 0, rnd.uniform(16, 40), rnd.uniform(0, 6)), rnd.random())
        )
    return Picture(camera, air, seed, backdrop, actors)


def _station_front(stage: Stage, x: float, z: float) -> None:
    """Red brick with white bands, a great arched window and a green dome."""
    air = stage.air
    with stage.plane((x - 26, 0, z), (1, 0, 0), (0, 1, 0)) as painter:
        wall = Facade(stage, painter, 52, 12, (0, 0, -1), (x, 6, z))
        brick, white = wall.colour(rgb("a4503c")), wall.colour(rgb("e6ddce"))
        if air.dark:
            brick = mix(brick, wall.shining(rgb("d8744a")), 0.35)
        glass = wall.shining(rgb("ffd28a"), 0.95) if air.dark else wall.colour(rgb("46545c"))
        for a, wide, high in ((0, 52, 9.5), (0, 9, 11.2), (43, 9, 11.2), (17, 18, 14.0)):
            wall.rise(
                dim(brick, 1.1 if air.dark else 0.88), dim(brick, 0.82 if air.dark else 1.05), QRectF(a, 0, wide, high)
            )
            wall.rects([QRectF(a - 0.3, high - 0.6, wide + 0.6, 0.6)], white)
        wall.rects([QRectF(0, b, 52, 0.22) for b in (1.2, 4.8, 8.2)], white, 0.9)
        for floor in range(2):
            wall.rects(
                [QRectF(1.5 + k * 2.7, 1.7 + floor * 3.8, 1.4, 2.5) for k in range(19) if not 16 < 1.5 + k * 2.7 < 35],
                glass,
            )
            wall.rects(
                [
                    QRectF(1.3 + k * 2.7, 1.5 + floor * 3.8 + 2.7, 1.8, 0.2)
                    for k in range(19)
                    if not 16 < 1.5 + k * 2.7 < 35
                ],
                white,
            )
        arch = QPainterPath(QPointF(21, 3.6))
        arch.lineTo(21, 8.2)
        arch.arcTo(QRectF(21, 3.4, 10, 9.6), 180, 180)
        arch.lineTo(31, 3.6)
        painter.setBrush(qcolor(white))
        painter.save()
        painter.translate(26, 5)
        painter.scale(1.12, 1.08)
        painter.translate(-26, -5)
        painter.drawPath(arch)
        painter.restore()
        painter.setBrush(qcolor(glass))
        painter.drawPath(arch)
        wall.rects(
            [QRectF(21 + k * 1.66, 3.6, 0.16, 9) for k in range(1, 6)]
            + [QRectF(21, 3.6 + k * 1.9, 10, 0.14) for k in range(1, 5)],
            dim(brick, 0.5),
            0.8,
        )
        wall.rects(
            [QRectF(20, 0, 3, 3.3), QRectF(24.5, 0, 3, 3.3), QRectF(29, 0, 3, 3.3)],
            wall.shining(rgb("ffe6b4"), 0.9) if air.dark else wall.colour(rgb("3a332c")),
        )
        for tower in (17.6, 32.4):
            wall.rects([QRectF(tower, 14, 2.0, 3.4)], brick)
            painter.setBrush(qcolor(wall.colour(rgb("6f9a8a"))))
            painter.drawChord(QRectF(tower - 0.3, 16.0, 2.6, 2.8), 0, -180 * 16)
        wall.rects([QRectF(21.5, 14, 9, 2.2)], brick)
        wall.rects([QRectF(21.2, 16, 9.6, 0.5)], white)
        dome = QPainterPath(QPointF(20.6, 16.5))
        dome.cubicTo(20.8, 21.5, 23.5, 23.6, 26, 24.0)
        dome.cubicTo(28.5, 23.6, 31.2, 21.5, 31.4, 16.5)
        gradient = QLinearGradient(20.6, 0, 31.4, 0)
        green = wall.colour(rgb("7fae9c"))
        gradient.setColorAt(0, qcolor(dim(green, 0.72)))
        gradient.setColorAt(0.4, qcolor(dim(green, 1.2)))
        gradient.setColorAt(1, qcolor(dim(green, 0.66)))
        painter.setBrush(gradient)
        painter.drawPath(dome)
        wall.rects([QRectF(25.4, 24, 1.2, 1.6)], green)
        wall.rects([QRectF(25.9, 25.4, 0.2, 2.6)], green)
        painter.setBrush(qcolor(wall.shining(rgb("fff8e6"))))
        painter.drawEllipse(QPointF(26, 15.1), 0.95, 0.95)
        wall.rects([QRectF(25.95, 15.1, 0.1, 0.75), QRectF(26, 15.05, 0.55, 0.1)], rgb("222426"))
    if air.dark:
        for a in (-18, -9, 0, 9, 18):
            stage.glow(x + a, 1.2, z - 1, 8, rgb("ffb36a"), 0.45)
