"""A street of bars and shops at night."""

import dataclasses
import random
from functools import partial
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPen

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import BRICK, paint_block, street_side
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import Rgb, mix, qcolor, rgb
from controlroom.sim.scenes.ground import Ground, fill_ground
from controlroom.sim.scenes.motion import LOOP_S, steady, straight
from controlroom.sim.scenes.people import Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Overlay, Picture
from controlroom.sim.scenes.sky import paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near, stroke

_NEON = (rgb("ff4fa3"), rgb("4fd8ff"), rgb("ffd24f"), rgb("8a6bff"), rgb("58ffa0"), rgb("ff7a3d"))


def neon_street(seed: int, air: Air) -> Picture:
    """Return a street of bars and shops at night, full of people."""
    rnd = random.Random(seed)
    air = dataclasses.replace(air, wet=0.55, lamps=0.9, bloom=0.8)
    camera = Camera(0.5, 5.4, 0, -0.04, 0.15, 1.08)
    half = 5.2
    blocks = []
    for side in (-1, 1):
        blocks += street_side(
            random.Random(seed * 5 + side),
            side=side,
            face_x=side * half,
            z_from=-6,
            z_to=150,
            styles=("punched", "ribbon", "punched"),
            heights=(9, 19),
            lengths=(7, 12),
            signs=1.0,
            walls=BRICK,
            setback=0.6,
        )
    tubes = [
        (side, rnd.uniform(8, 80), rnd.uniform(3.8, 9.0), rnd.choice(_NEON), rnd.uniform(0.7, 1.6))
        for side in (-1, 1)
        for _ in range(22)
    ]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_skyline(stage, 60, mix(air.lit_surface(rgb("6a7078"), (0, 0, -1)), air.fog, 0.3), flats=0.2)

    def things() -> list[Thing]:
        out: list[Thing] = [((b.z0 + b.z1) / 2, partial(paint_block, block=b)) for b in blocks]
        out += [(z, partial(_neon, half=half, side=side, z=z, y=y, colour=c, wide=w)) for side, z, y, c, w in tubes]
        return out

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("77746e"))
        with stage.ground() as painter:
            for k in range(60):
                painter.setBrush(qcolor(rgb("8a857c") if k % 2 else rgb("7c7770")))
                painter.drawRect(QRectF(-half, 1.5 + k * 2.0, 2 * half, 2.0))
            painter.setBrush(qcolor(rgb("5d5a56")))
            painter.drawRects([QRectF(-1.6, 1.5, 0.12, 120), QRectF(1.5, 1.5, 0.12, 120)])
        ground = Ground(stage)
        ground.grain(0.16)
        ground.light()
        ground.pools(
            [(side * 4.4, 3.5, z) for z in np.arange(6, 80, 7.0).tolist() for side in (-1, 1)], rgb("ffc0a0"), 0.8
        )
        ground.mirror([t for t in things() if t[0] > 4], far_away, air.wet, puddles=0.35)
        ground.fog()
        ground.store()
        far_to_near(stage, things())
        _string_lights(stage, half)

    actors: list[Actor] = []
    for k in range(15):
        x = rnd.uniform(-half + 0.7, half - 0.7)
        ends = (64.0, 2.0) if k % 2 else (2.0, 64.0)
        actors.append(
            Walking(
                some_person(rnd),
                steady(
                    straight(x, ends[0], x + rnd.uniform(-1, 1), ends[1]), rnd.uniform(1.0, 1.45), rnd.uniform(0, 12)
                ),
            )
        )
    for _ in range(10):
        side = rnd.choice((-1, 1))
        actors.append(
            Standing(
                some_person(rnd),
                (side * (half - 0.8), 0, rnd.uniform(9, 40), -side * 1.3 + rnd.uniform(-0.7, 0.7)),
                rnd.random(),
            )
        )
    return Picture(camera, air, seed, backdrop, actors, over=[_blinkers(tubes[:9], half)])


def _neon(stage: Stage, half: float, side: int, z: float, y: float, colour: Rgb, wide: float) -> None:
    x = side * (half - 0.15)
    pts = [
        stage.camera.pixel(x - side * dx, y + dy, z)
        for dx, dy in ((0, 0), (0, wide), (wide * 0.7, wide), (wide * 0.7, 0), (0, 0))
    ]
    if not all(p[2] for p in pts):
        return
    for a, b in pairwise(pts):
        stroke(stage.painter, a[:2], b[:2], max(1.0, 0.09 * a[2]), mix(colour, (255, 255, 255), 0.35))
    stage.glow(x - side * wide * 0.35, y + wide / 2, z, wide * 2.2, colour, 0.6)


def _blinkers(tubes: list[tuple[int, float, float, Rgb, float]], half: float) -> Overlay:
    def paint(stage: Stage, t_s: float) -> None:
        for k, (side, z, y, colour, wide) in enumerate(tubes):
            level = light.flicker(t_s, LOOP_S, 4 + k % 5, k / 7)
            px, py, scale = stage.camera.pixel(side * (half - 0.15 - wide * 0.35), y + wide / 2, z)
            light.halo(stage.painter, px, py, wide * 2.4 * scale, colour, round(0.9 * level, 1))

    return paint


def _string_lights(stage: Stage, half: float) -> None:
    for z in (64.0, 52.0, 42.0, 33.0, 25.5, 19.0, 14.0):
        ends = stage.camera.pixel(-half, 7.6, z), stage.camera.pixel(half, 7.6, z + 1.5)
        path = QPainterPath(QPointF(*ends[0][:2]))
        sag = 0.9 * ends[0][2]
        middle = ((ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2 + sag)
        path.quadTo(QPointF(*middle), QPointF(*ends[1][:2]))
        stage.painter.setBrush(qcolor((0, 0, 0), 0))
        stage.painter.setPen(QPen(qcolor(rgb("16181c")), 1.0))
        stage.painter.drawPath(path)
        stage.painter.setPen(QPen(qcolor((0, 0, 0), 0)))
        for k in range(1, 14):
            place = path.pointAtPercent(k / 14)
            light.halo(stage.painter, place.x(), place.y() + 1, max(2.0, 0.34 * ends[0][2]), rgb("ffd79a"), 1.0)
