"""The street before a school."""

import math
import random
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import BRICK, Block, Facade, building_shadows, paint_block, street_side
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import Rgb, dim, mix, qcolor, rgb
from controlroom.sim.scenes.figure import Look, paint_person
from controlroom.sim.scenes.ground import ASPHALT, WHITE, YELLOW, Ground, fill_ground
from controlroom.sim.scenes.motion import LOOP_S, Path, steady, stopping, straight
from controlroom.sim.scenes.people import Walking, some_person
from controlroom.sim.scenes.picture import Actor, Effect, Picture
from controlroom.sim.scenes.plants import Tree, paint_tree
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near, stroke
from controlroom.sim.scenes.traffic import Driven, Parked, Vehicle, some_vehicle
from controlroom.sim.scenes.vehicle import BUS_YELLOW

_GUARD = Look(1.66, rgb("d4e03a"), rgb("2f3a4c"), rgb("2a211b"), rgb("dba988"))


def school_street(seed: int, air: Air) -> Picture:
    """Return the street before a school: red paving, a zebra crossing, children and a yellow bus."""
    rnd = random.Random(seed)
    camera = Camera(-0.5, 7.6, 0, -0.03, 0.22, 1.08)
    half, zebra = 4.2, 20.0
    left = street_side(
        random.Random(seed),
        side=-1,
        face_x=-8.5,
        z_from=2,
        z_to=150,
        styles=("punched", "ribbon", "punched"),
        heights=(9, 18),
        lengths=(10, 17),
        signs=0.7,
        walls=BRICK,
        setback=0.6,
    )
    flats = [
        Block(side, side * x, z, z + 14, 46, "flats", rgb("d9d6cd"), int(z), False, 0.0, 46.0)
        for side, x, z in ((1, 40.0, 96.0), (1, 62.0, 128.0), (-1, 30.0, 150.0), (1, 30.0, 160.0))
    ]
    trees = [
        Tree(8.6, z, rnd.uniform(5.5, 7), "ginkgo" if int(z) % 2 else "green", rnd.randrange(99))
        for z in np.arange(26, 120, 8.5).tolist()
    ]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(
            stage,
            96,
            mix(air.lit_surface(rgb("5a7358"), (0, 0.5, -0.7)), air.fog, 0.5),
            seed=seed,
            peaks=((0.62, 1.0),),
        )
        paint_skyline(stage, 60, mix(air.lit_surface(rgb("9aa0a6"), (0, 0, -1)), air.fog, 0.4), flats=0.9)

    def things() -> list[Thing]:
        out: list[Thing] = [((b.z0 + b.z1) / 2, partial(paint_block, block=b)) for b in [*left, *flats]]
        out += [(t.z, partial(paint_tree, tree=t)) for t in trees]
        out.append((70.0, partial(_school, x=16.0, z=62.0)))
        out += [(z, partial(_wall_with_pictures, x=10.2, z=z)) for z in np.arange(4, 120, 4.0).tolist()]
        out += [
            (z, partial(_yellow_fence, x=x, z=z))
            for x in (-half - 0.4, half + 0.4)
            for z in np.arange(3, 80, 2.0).tolist()
            if not zebra - 4 < z < zebra + 5
        ]
        out += [
            (zebra + 4.5, partial(_school_signal, x=side * (half + 0.8), z=zebra + 4.5, side=side)) for side in (-1, 1)
        ]
        return out

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("a5a198"))
        with stage.ground() as painter:
            _school_road(painter, half, zebra)
        ground = Ground(stage)
        ground.grain(0.12)
        ground.light()
        if air.sun[0] > 0.3:
            ground.shade(building_shadows(stage, left), 0.45)
        ground.fog()
        ground.store()
        far_to_near(stage, things())

    actors: list[Actor] = []
    for k in range(8):
        way = 1 if k % 2 else -1
        z = zebra + rnd.uniform(-1.2, 2.4)
        reach = 8.0
        points = [
            (-reach * way, 0.0, z - 9 * way * (k % 3 - 1)),
            (-half * 1.1 * way, 0.0, z),
            (half * 1.1 * way, 0.0, z),
            (reach * way, 0.0, z + 34),
            (9.0 if way > 0 else -7.5, 0.0, 90.0),
        ]
        actors.append(
            Walking(
                some_person(rnd, child=True), steady(Path(points), rnd.uniform(1.05, 1.35), rnd.uniform(0, 12)), 1.1
            )
        )
        if k % 3 == 0:
            actors.append(
                Walking(
                    some_person(rnd),
                    steady(Path([(x + 0.5, y, zz + 0.6) for x, y, zz in points]), 1.2, rnd.uniform(0, 12)),
                )
            )
    for k in range(5):
        side = rnd.choice((-1, 1))
        x = side * rnd.uniform(half + 1.0, half + 3.0)
        ends = (80.0, 2.0) if k % 2 else (2.0, 80.0)
        actors.append(
            Walking(
                some_person(rnd, child=k % 2 == 0),
                steady(straight(x, ends[0], x, ends[1]), rnd.uniform(1.0, 1.3), rnd.uniform(0, 12)),
                1.15,
            )
        )
    actors.append(Effect(zebra - 2.2, lambda s, t: _crossing_guard(s, t, half + 0.9, zebra - 2.0)))
    actors.append(Parked(Vehicle("schoolbus", BUS_YELLOW), (half - 1.5, 0.0, 34.0, 0.0)))
    for start in (0.4, 3.6):
        path = straight(-half / 2, 110, -half / 2, -10)
        actors.append(
            Driven(
                some_vehicle(rnd, buses=0, trucks=0),
                stopping(
                    path,
                    7.0,
                    stop_m=110 - zebra - 6.5 - (6.4 if start > 1 else 0),
                    stop_s=start + 2,
                    go_s=start / 6 + 8.6,
                ),
            )
        )
    return Picture(camera, air, seed, backdrop, actors)


def _school_road(painter: QPainter, half: float, zebra: float) -> None:
    red = rgb("a5503f")

    def area(x0: float, x1: float, z0: float, z1: float, colour: Rgb) -> None:
        painter.setBrush(qcolor(colour))
        painter.drawRect(QRectF(x0, z0, x1 - x0, z1 - z0))

    area(-half - 4, half + 6, 1, 200, rgb("b5afa3"))
    area(-half - 0.25, half + 0.25, 1, 200, rgb("cbc6bb"))
    area(-half, half, 1, 200, ASPHALT)
    area(-half, half, zebra + 5, zebra + 46, red)
    area(-half, half, 1, zebra - 4, red)
    for x in (-0.14, 0.14):
        area(x - 0.06, x + 0.06, 1, zebra - 4.5, YELLOW)
        area(x - 0.06, x + 0.06, zebra + 5.5, 200, YELLOW)
    area(-half, half, zebra - 3.4, zebra + 4.4, rgb("d8b13c"))
    x = -half + 0.25
    while x < half - 0.3:
        area(x, x + 0.5, zebra - 2.4, zebra + 3.4, WHITE)
        x += 1.0
    for side in (-1, 1):
        for wide in (1.25, 0.98):
            painter.setBrush(qcolor(WHITE if wide > 1 else red))
            painter.drawEllipse(QPointF(side * half * 0.52, zebra + 13), wide, wide * 2.1)
        painter.setBrush(qcolor(WHITE))
        x0, z0 = side * half * 0.52, zebra + 13
        for a, b, w, d in (
            (-0.62, 1.05, 0.5, 0.22),
            (-0.3, -0.05, 0.18, 1.1),
            (-0.62, -0.12, 0.5, 0.22),
            (-0.3, -1.15, 0.18, 1.1),
            (-0.62, -1.25, 0.5, 0.22),
            (0.1, -1.25, 0.18, 2.5),
            (0.48, -1.25, 0.18, 2.5),
            (0.1, 1.05, 0.56, 0.22),
            (0.1, -1.25, 0.56, 0.22),
        ):
            painter.drawRect(QRectF(x0 + a, z0 + b, w, d))


def _school(stage: Stage, x: float, z: float) -> None:
    """The school: four warm storeys, a clock, a flag, the yard's wall."""
    air = stage.air
    with stage.plane((x, 0, z), (1, 0, 0), (0, 1, 0)) as painter:
        wall = Facade(stage, painter, 46, 16, (0, 0, -1), (x + 20, 8, z))
        body = wall.colour(rgb("d8b98a"))
        wall.rise(dim(body, 0.9), dim(body, 1.05), QRectF(0, 0, 46, 14))
        for floor in range(4):
            wall.rects(
                [QRectF(1.2 + k * 3.1, 1.1 + floor * 3.3, 2.3, 1.7) for k in range(14)], wall.colour(rgb("5c7380"))
            )
            wall.rects([QRectF(1.2 + k * 3.1 + 1.1, 1.1 + floor * 3.3, 0.1, 1.7) for k in range(14)], dim(body, 1.1))
            wall.rects(
                [QRectF(0, 0.55 + floor * 3.3, 46, 0.3)],
                wall.colour((rgb("7fb069"), rgb("e8c35a"), rgb("e08a5a"), rgb("6fa0c4"))[floor]),
            )
        wall.rects([QRectF(8, 0, 7, 16.5)], wall.colour(rgb("b5714e")))
        wall.rects([QRectF(9, 1 + f * 3.3, 5, 1.9) for f in range(4)], wall.colour(rgb("6c8793")))
        painter.setBrush(qcolor(wall.colour(rgb("f4f2ea"))))
        painter.drawEllipse(QPointF(11.5, 14.9), 1.2, 1.2)
        wall.rects([QRectF(11.44, 14.9, 0.12, 0.9), QRectF(11.5, 14.85, 0.65, 0.12)], rgb("26282a"))
        wall.rects([QRectF(0, 14, 46, 0.5)], dim(body, 1.15))
    pole = air.fogged(rgb("d8dcde"), stage.distance(x, 9, z))
    stage.line([(x + 3, 0, z - 4), (x + 3, 11, z - 4)], 0.1, pole, 0.8)


def _wall_with_pictures(stage: Stage, x: float, z: float) -> None:
    """Four metres of the school's wall with what the children painted on it."""
    rnd = random.Random(int(z * 7))
    stage.face([(x, 0, z), (x, 1.7, z), (x, 1.7, z + 4), (x, 0, z + 4)], rgb("e4dccb"), (-1, 0, 0))
    stage.face([(x, 1.7, z), (x + 0.25, 1.7, z), (x + 0.25, 1.7, z + 4), (x, 1.7, z + 4)], rgb("c9734f"), (0, 1, 0))
    if z < 4.5:
        return
    with stage.plane((x - 0.02, 0, z), (0, 0, 1), (0, 1, 0)) as painter:
        wall = Facade(stage, painter, 4, 1.7, (-1, 0, 0), (x, 1, z))
        wall.rects([QRectF(0, 0.1, 4, 0.35)], wall.colour(rgb("8fc06a")))
        for k in range(4):
            colour = wall.colour(
                rnd.choice((rgb("ef6f5a"), rgb("f2c14a"), rgb("5aa9d6"), rgb("9a7fc4"), rgb("f29bb2")))
            )
            painter.setBrush(qcolor(colour))
            a = 0.5 + k
            kind = rnd.randrange(3)
            if kind == 0:
                for turn in range(5):
                    painter.drawEllipse(
                        QPointF(a + 0.2 * math.cos(turn * 1.257), 1.0 + 0.2 * math.sin(turn * 1.257)), 0.14, 0.14
                    )
                wall.rects([QRectF(a - 0.03, 0.4, 0.06, 0.5)], wall.colour(rgb("5f9a3c")))
            elif kind == 1:
                painter.drawPolygon(
                    QPolygonF(
                        [
                            QPointF(a - 0.35, 0.45),
                            QPointF(a + 0.35, 0.45),
                            QPointF(a + 0.35, 0.95),
                            QPointF(a, 1.35),
                            QPointF(a - 0.35, 0.95),
                        ]
                    )
                )
            else:
                painter.drawEllipse(QPointF(a, 0.95), 0.34, 0.34)


def _yellow_fence(stage: Stage, x: float, z: float) -> None:
    tone = stage.air.seen(rgb("f2c02e"), (0, 0.3, -0.9), stage.distance(x, 0, z))
    for level in (0.5, 0.95):
        stage.line([(x, level, z), (x, level, z + 2)], 0.07, tone, 0.7)
    stage.line([(x, 0, z), (x, 1.0, z)], 0.09, tone, 0.7)


def _school_signal(stage: Stage, x: float, z: float, side: int) -> None:
    """A yellow signal post with the children's sign."""
    air = stage.air
    yellow = air.lit_surface(rgb("f2c02e"), (0, 0.2, -0.9))
    stage.line([(x, 0, z), (x, 5.6, z), (x - side * 3.2, 5.7, z)], 0.16, yellow, 1.2)
    with stage.plane((x - side * 3.2 - (0.0 if side > 0 else 1.4), 5.2, z - 0.1), (1, 0, 0), (0, 1, 0)) as painter:
        painter.setBrush(qcolor(yellow))
        painter.drawRoundedRect(QRectF(-0.1, -0.1, 1.7, 0.75), 0.15, 0.15)
        for k, colour in enumerate((light.RED, light.AMBER, light.GREEN)):
            painter.setBrush(qcolor(colour if k == 0 else dim(colour, 0.22)))
            painter.drawEllipse(QPointF(0.3 + k * 0.45, 0.27), 0.18, 0.18)
    px, py, scale = stage.camera.pixel(x, 3.5, z - 0.1)
    stage.painter.setBrush(qcolor(yellow))
    stage.painter.drawPolygon(
        [
            QPointF(px, py - 0.6 * scale),
            QPointF(px + 0.6 * scale, py),
            QPointF(px, py + 0.6 * scale),
            QPointF(px - 0.6 * scale, py),
        ]
    )
    stage.painter.setBrush(qcolor(rgb("222426")))
    for dx in (-0.14, 0.16):
        stage.painter.drawEllipse(QPointF(px + dx * scale, py - 0.18 * scale), 0.08 * scale, 0.08 * scale)
        stroke(
            stage.painter,
            (px + dx * scale, py - 0.1 * scale),
            (px + dx * scale, py + 0.25 * scale),
            0.11 * scale,
            rgb("222426"),
        )


def _crossing_guard(stage: Stage, t_s: float, x: float, z: float) -> None:
    """Somebody in a bright vest who holds out a flag."""
    paint_person(stage, _GUARD, (x, 0, z, -1.2))
    px, py, scale = stage.camera.pixel(x, 1.25, z)
    swing = 0.12 * math.sin(2 * math.pi * 2 * t_s / LOOP_S)
    end = (px - 1.3 * scale, py + swing * scale)
    stroke(stage.painter, (px, py), end, 0.06 * scale, rgb("d8dcde"))
    stage.painter.setBrush(qcolor(rgb("f2c230")))
    stage.painter.drawPolygon(
        [
            QPointF(*end),
            QPointF(end[0] + 0.7 * scale, end[1] - 0.04 * scale),
            QPointF(end[0] + 0.72 * scale, end[1] + 0.5 * scale),
            QPointF(end[0] + (0.08 + swing) * scale, end[1] + 0.54 * scale),
        ]
    )
