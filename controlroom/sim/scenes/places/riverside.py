"""The lawn by the river at Yeouido."""

import math
import random
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import Rgb, dim, mix, qcolor, rgb
from controlroom.sim.scenes.landmark import paint_namsan
from controlroom.sim.scenes.motion import LOOP_S, steady, straight
from controlroom.sim.scenes.people import Cycling, Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Effect, Picture
from controlroom.sim.scenes.places.shore import RIVER, boats, over_water, paint_bank
from controlroom.sim.scenes.plants import Tree, paint_tree
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near, stroke
from controlroom.sim.scenes.water import Water


def riverside_park(seed: int, air: Air) -> Picture:
    """Return the lawn by the river at Yeouido: tents, picnics, a cycle path, the city over the water."""
    rnd = random.Random(seed)
    camera = Camera(0, 7.8, 0, 0.0, 0.165, 1.05)

    def far(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 84, mix(air.middle, air.fog, 0.45), seed=seed, peaks=((0.7, 0.8), (0.86, 1.0)))
        paint_namsan(stage, 330, 105, half_px=260)
        paint_skyline(stage, 52, mix(air.lit_surface(rgb("9aa0a6"), (0, 0, -1)), air.fog, 0.4), flats=0.7)

    def far_bridge(stage: Stage) -> None:
        z, deck = 330.0, 15.0
        tone = rgb("c8ccd0")
        stage.face([(-260, deck - 2.5, z), (-260, deck, z), (260, deck, z), (260, deck - 2.5, z)], tone, (0, 0, -1))
        for k in range(-7, 8):
            stage.box((k * 38 - 2.5, k * 38 + 2.5), (0, deck - 2.5), (z, z + 8), dim(tone, 0.85))

    water = Water(
        camera,
        height_m=0,
        outlines=over_water(camera, lambda x: 47.0 + 0.01 * x * x),
        colour=RIVER,
        seed=seed,
        long_m=2.0,
        glint=0.2,
    )
    tents = [
        (
            x,
            z,
            rnd.choice((rgb("e9e6da"), rgb("f0a63c"), rgb("5aa3c8"), rgb("d9624a"), rgb("7fb069"), rgb("f2d25a"))),
            rnd.uniform(1.5, 2.1),
        )
        for x, z in (
            (-13, 34),
            (-8.5, 27),
            (-4, 36),
            (1.5, 30),
            (6, 38),
            (10, 28),
            (15, 35),
            (-17, 41),
            (20, 41),
            (-1, 42),
        )
    ]
    trees = [
        Tree(x, z, rnd.uniform(5.5, 7.5), rnd.choice(("green", "plane", "green")), rnd.randrange(99))
        for x, z in (
            (-24, 44),
            (-20, 30),
            (24, 33),
            (27, 44),
            (-15, 20),
            (17, 19),
            (30, 40),
            (-32, 43),
            (12, 45),
            (-9, 45.5),
        )
    ]

    def lawn(painter: QPainter) -> None:
        for k in range(14):
            painter.setBrush(qcolor(rgb("7f9a54") if k % 2 else rgb("76924e")))
            painter.drawRect(QRectF(-70, 18 + k * 2.2, 140, 2.2))
        painter.setBrush(qcolor(rgb("9c9a94")))
        painter.drawRect(QRectF(-70, 9.6, 140, 5.0))
        painter.setBrush(qcolor(rgb("8e4a3e")))
        painter.drawRect(QRectF(-70, 15.1, 140, 4.4))
        painter.setBrush(qcolor(rgb("eceae2")))
        painter.drawRects([QRectF(-70, 15.3, 140, 0.12), QRectF(-70, 19.2, 140, 0.12)])
        painter.drawRects([QRectF(-30 + k * 3.0, 17.2, 1.4, 0.12) for k in range(20)])
        painter.setBrush(qcolor(rgb("b7b2a6")))
        painter.drawRect(QRectF(-70, 44.5, 140, 2.5))

    things: list[Thing] = [(330, far_bridge)]

    def backdrop(stage: Stage) -> None:
        paint_bank(stage, rgb("7a9450"), water, far, things, lawn)
        far_bridge(stage)
        still: list[Thing] = [(t.z, partial(paint_tree, tree=t)) for t in trees]
        still += [(z, partial(_tent, x=x, z=z, colour=c, size=w)) for x, z, c, w in tents]
        far_to_near(stage, still)

    actors: list[Actor] = [Effect(100, boats(95.0, 6.0, rgb("f4f2ea"), 2.0))]
    for x, z, _, _ in tents:
        for _ in range(2):
            actors.append(
                Standing(
                    some_person(rnd, summer=True, child=rnd.random() < 0.35),
                    (x + rnd.uniform(-3, 3), 0, z - rnd.uniform(1.5, 3.5), rnd.uniform(0, 6)),
                    rnd.random(),
                )
            )
    for k in range(7):
        way = 1 if k % 2 else -1
        lane = 16.2 if way > 0 else 18.3
        actors.append(
            Cycling(
                some_person(rnd, summer=True),
                steady(straight(-15 * way, lane, 15 * way, lane), rnd.uniform(4.6, 6.2), rnd.uniform(0, 12)),
            )
        )
    for k in range(6):
        way = 1 if k % 2 else -1
        row = 20.5 + 1.6 * k
        actors.append(
            Walking(
                some_person(rnd, summer=True),
                steady(straight(-22 * way, row, 22 * way, row + 3), rnd.uniform(1.1, 1.5), rnd.uniform(0, 12)),
            )
        )
    front: list[Thing] = [(330, far_bridge)]
    front += [(t.z, partial(paint_tree, tree=t)) for t in trees if t.z > 30 and t.z + t.height_m > 36]
    return Picture(camera, air, seed, backdrop, actors, under=[water.paint], front=front, over=[_kites(seed)])


def _kites(seed: int) -> Callable[[Stage, float], None]:
    rnd = random.Random(seed)
    kites = [
        (
            rnd.uniform(200, 1100),
            rnd.uniform(60, 150),
            rnd.random(),
            rnd.choice((rgb("e2493a"), rgb("f2c230"), rgb("3f8fd0"))),
        )
        for _ in range(3)
    ]

    def paint(stage: Stage, t_s: float) -> None:
        turn = t_s / LOOP_S
        for x, y, phase, colour in kites:
            px = x + 26 * math.sin(2 * math.pi * (turn + phase))
            py = y + 14 * math.sin(2 * math.pi * (2 * turn + phase))
            stroke(stage.painter, (px, py), (px - 60, 300), 0.8, (240, 240, 240), 0.35)
            stage.painter.setBrush(qcolor(colour))
            stage.painter.drawPolygon(
                [QPointF(px, py - 12), QPointF(px + 8, py), QPointF(px, py + 14), QPointF(px - 8, py)]
            )
            stage.painter.setBrush(qcolor(dim(colour, 0.75)))
            stage.painter.drawPolygon([QPointF(px, py - 12), QPointF(px + 8, py), QPointF(px, py + 14)])

    return paint


def _tent(stage: Stage, x: float, z: float, colour: Rgb, size: float) -> None:
    light.dark_spot(
        stage.painter,
        *stage.camera.pixel(x, 0, z)[:2],
        (1.5 * size * stage.camera.pixel(x, 0, z)[2], 0.5 * size * stage.camera.pixel(x, 0, z)[2]),
        0.4,
    )
    top = (x, size * 0.95, z + size * 0.8)
    front = [(x - size, 0, z), (x + size, 0, z)]
    back = [(x - size, 0, z + 1.6 * size), (x + size, 0, z + 1.6 * size)]
    stage.face([front[0], top, back[0]], colour, (-0.7, 0.6, 0.2))
    stage.face([front[1], top, back[1]], colour, (0.7, 0.6, 0.2))
    stage.face([front[0], front[1], top], dim(colour, 0.92), (0, 0.6, -0.8))
    stage.face(
        [(x - size * 0.4, 0, z - 0.01), (x + size * 0.4, 0, z - 0.01), (x, size * 0.62, z + size * 0.5)],
        dim(colour, 0.32),
        (0, 0.5, -0.8),
    )
