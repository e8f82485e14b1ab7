"""The lake at Jamsil under the great tower."""

import math
import random
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import Rgb, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_garden_lamp
from controlroom.sim.scenes.landmark import paint_lotte_tower
from controlroom.sim.scenes.motion import LOOP_S, steady, straight
from controlroom.sim.scenes.people import Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Effect, Picture
from controlroom.sim.scenes.places.shore import over_water, paint_bank
from controlroom.sim.scenes.plants import Tree, paint_tree
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near, stroke
from controlroom.sim.scenes.water import Water
from controlroom.sim.scenes.weather import petals


def lake(seed: int, air: Air) -> Picture:
    """Return the lake at Jamsil with the great tower behind it."""
    rnd = random.Random(seed)
    camera = Camera(0, 6.0, 0, 0.0, -0.005, 1.08)
    kind = "cherry"

    def far(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 40, mix(air.middle, air.fog, 0.5), seed=seed)
        paint_skyline(stage, 105, mix(air.lit_surface(rgb("8a8f98"), (0, 0, -1)), air.fog, 0.3), flats=0.4)
        paint_lotte_tower(stage, 830, 360)

    trees = [
        Tree(
            x + rnd.uniform(-1.5, 1.5),
            66 + rnd.uniform(-4, 6),
            rnd.uniform(6.5, 9.5),
            kind if rnd.random() < 0.8 else "green",
            rnd.randrange(99),
        )
        for x in range(-46, 48, 4)
    ]
    things: list[Thing] = [(t.z, partial(paint_tree, tree=t)) for t in trees]
    things += [(64, partial(paint_garden_lamp, x=x, z=62.5, height_m=4)) for x in range(-40, 44, 9)]
    things.append((70, partial(_castle, x=-17.0, z=76.0)))

    def bank(stage: Stage) -> None:
        stage.face([(-90, 0, 61), (-90, 1.0, 61), (90, 1.0, 61), (90, 0, 61)], rgb("8b877c"), (0, 0, -1))
        stage.face([(-90, 1.0, 61), (-90, 1.0, 75), (90, 1.0, 75), (90, 1.0, 61)], rgb("6c7a50"), (0, 1, 0))

    things.append((90, bank))
    water = Water(
        camera,
        height_m=0,
        outlines=over_water(camera, lambda x: 25.2, 61.0),
        colour=rgb("3b5a5a"),
        seed=seed,
        rough=0.7,
        mirror=0.9,
    )

    def path(painter: QPainter) -> None:
        painter.setBrush(qcolor(rgb("8f6a58")))
        painter.drawRect(QRectF(-40, 19.5, 80, 4.6))
        painter.setBrush(qcolor(rgb("a5a199")))
        painter.drawRect(QRectF(-40, 24.6, 80, 0.9))

    def backdrop(stage: Stage) -> None:
        paint_bank(stage, rgb("5f6e45"), water, far, things, path, [(-8, 3.6, 22), (8, 3.6, 22)])
        far_to_near(stage, things)

    ducks = [(rnd.uniform(-14, 14), rnd.uniform(30, 50), rnd.random()) for _ in range(7)]

    def paint_ducks(stage: Stage, t_s: float) -> None:
        for x, z, phase in ducks:
            a = 2 * math.pi * (t_s / LOOP_S + phase)
            px, py, scale = stage.camera.pixel(x + 1.6 * math.cos(a), 0, z + 0.9 * math.sin(a))
            facing = -math.copysign(1, math.sin(a))
            stage.painter.setBrush(qcolor(air.lit_surface(rgb("f4f2ea"), (0, 0.5, -0.8))))
            stage.painter.drawEllipse(QPointF(px, py - 0.14 * scale), 0.42 * scale, 0.2 * scale)
            stage.painter.drawEllipse(QPointF(px + facing * 0.4 * scale, py - 0.42 * scale), 0.13 * scale, 0.13 * scale)
            stroke(
                stage.painter,
                (px + facing * 0.3 * scale, py - 0.15 * scale),
                (px + facing * 0.4 * scale, py - 0.42 * scale),
                0.12 * scale,
                air.lit_surface(rgb("f4f2ea"), (0, 0.5, -0.8)),
            )
            stage.painter.setBrush(qcolor(mix(air.horizon, (255, 255, 255), 0.4), 0.2))
            stage.painter.drawEllipse(QPointF(px - facing * 0.9 * scale, py + 0.06 * scale), 0.7 * scale, 0.06 * scale)

    actors: list[Actor] = [Effect(50, paint_ducks), Effect(24.9, lambda s, t: _rail_across(s, 24.9))]
    for k in range(7):
        ends = (-18.0, 18.0) if k % 2 else (18.0, -18.0)
        row = 20.0 + 0.5 * k
        fast = k == 3
        actors.append(
            Walking(
                some_person(rnd),
                steady(
                    straight(ends[0], row, ends[1], row), 2.7 if fast else rnd.uniform(1.1, 1.5), rnd.uniform(0, 12)
                ),
                2.2 if fast else 1.45,
                1.35 if fast else 1.0,
            )
        )
    for _ in range(4):
        actors.append(Standing(some_person(rnd), (rnd.uniform(-9, 9), 0, 24.3, rnd.uniform(-0.4, 0.4)), rnd.random()))
    over = []
    if kind == "cherry":
        over.append(petals(seed, rgb("ffe3ea")))
    return Picture(camera, air, seed, backdrop, actors, under=[water.paint], front=things, over=over)


def _rail_across(stage: Stage, z: float) -> None:
    tone = stage.air.lit_surface(rgb("5a4c40"), (0, 0.3, -0.9))
    for level in (0.45, 0.95):
        stage.line([(-20, level, z), (20, level, z)], 0.07, tone, 1.0)
    for k in range(-9, 10):
        stage.line([(k * 2.0, 0, z), (k * 2.0, 1.05, z)], 0.1, tone, 1.0)


def _castle(stage: Stage, x: float, z: float) -> None:
    """The little castle of the amusement park on the island in the lake."""
    air = stage.air

    def tone(albedo: Rgb) -> Rgb:
        return air.seen(albedo, (0, 0.1, -1), stage.distance(x, 5, z))

    with stage.plane((x, 1.0, z), (1, 0, 0), (0, 1, 0)) as painter:
        for a, wide, high, roof in (
            (-9, 3.0, 8, 4),
            (-5, 8.0, 6.5, 0),
            (-2.5, 3.4, 12, 6),
            (2.8, 2.6, 9, 4.5),
            (5.0, 5, 5, 0),
            (9.0, 2.4, 7.5, 4),
        ):
            painter.setBrush(qcolor(mix(tone(rgb("e9e2d6")), rgb("ffd9a0"), 0.25 if air.dark else 0)))
            painter.drawRect(QRectF(a, 0, wide, high))
            painter.setBrush(qcolor(rgb("ffd27a") if air.dark else tone(rgb("5a6270")), 0.85))
            painter.drawRects([QRectF(a + wide * 0.35, high * p, wide * 0.3, 0.9) for p in (0.35, 0.62, 0.84)])
            if roof:
                painter.setBrush(qcolor(tone(rgb("3f6fae"))))
                painter.drawPolygon(
                    QPolygonF(
                        [QPointF(a - 0.4, high), QPointF(a + wide + 0.4, high), QPointF(a + wide / 2, high + roof)]
                    )
                )
    if air.dark:
        for a in (-7, -1, 4, 10):
            stage.glow(x + a, 3, z - 0.5, 6, rgb("ffb0d0") if a % 2 else rgb("ffd28a"), 0.5)
