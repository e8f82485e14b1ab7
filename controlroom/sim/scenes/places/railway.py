"""The railway bridge at Dangsan with a train of line 2."""

import math
import random
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import dim, mix, qcolor, rgb
from controlroom.sim.scenes.landmark import paint_dome
from controlroom.sim.scenes.motion import LOOP_S
from controlroom.sim.scenes.picture import Actor, Effect, Picture
from controlroom.sim.scenes.places.shore import RIVER, boats, over_water, paint_bank
from controlroom.sim.scenes.sky import paint_far_tower, paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, stroke
from controlroom.sim.scenes.water import Water


def railway_bridge(seed: int, air: Air) -> Picture:
    """Return the railway bridge at Dangsan with a train of line 2 on it."""
    rnd = random.Random(seed)
    camera = Camera(0, 8.0, 0, 0.0, 0.05, 1.05)
    z, deck = 112.0, 9.5

    def far(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 78, mix(air.middle, air.fog, 0.45), seed=seed, peaks=((0.12, 0.9), (0.3, 0.7)))
        paint_skyline(stage, 62, mix(air.lit_surface(rgb("8a8f96"), (0, 0, -1)), air.fog, 0.35), from_x=0.36)
        paint_far_tower(
            stage,
            stage.camera.width_px * 0.86,
            118,
            mix(air.lit_surface(rgb("a08a6a"), (0, 0, -1)), air.fog, 0.3),
            "63",
        )
        paint_dome(stage, 700, 58)
        paint_skyline(stage, 26, mix(air.lit_surface(rgb("50604c"), (0, 0, -1)), air.fog, 0.4), flats=0, to_x=0.35)

    def bridge(stage: Stage) -> None:
        steel = rgb("6f8f8a")
        for k in range(-5, 6):
            x = k * 26.0 + 6
            stage.box((x - 1.6, x + 1.6), (0, deck - 4.2), (z - 1, z + 5), rgb("b3ada2"))
            stage.box((x - 2.6, x + 2.6), (0, 1.2), (z - 2, z + 6), rgb("a8a297"))
        near = z - 1.2
        colour = air.seen(steel, (0, 0, -1), z)
        for level, thick in ((deck - 4.4, 0.5), (deck - 0.3, 0.9)):
            stage.face(
                [(-90, level, near), (-90, level + thick, near), (90, level + thick, near), (90, level, near)],
                steel,
                (0, 0, -1),
            )
        x = -90.0
        while x < 90:
            stage.line([(x, deck - 4.2, near), (x + 4.3, deck - 0.2, near)], 0.3, colour, 1)
            stage.line([(x + 4.3, deck - 0.2, near), (x + 8.6, deck - 4.2, near)], 0.3, dim(colour, 0.85), 1)
            x += 8.6
        wire = air.seen(rgb("50585c"), (0, 0, -1), z)
        for k in range(-6, 7):
            stage.line([(k * 18.0, deck, z + 6), (k * 18.0, deck + 7.5, z + 6)], 0.22, wire, 0.8)
            stage.line([(k * 18.0, deck + 6.6, z + 6), (k * 18.0, deck + 6.6, z - 0.5)], 0.16, wire, 0.6)
        stage.line([(-90, deck + 5.8, z + 1), (90, deck + 5.8, z + 1)], 0.05, wire, 0.5)

    water = Water(
        camera,
        height_m=0,
        outlines=over_water(camera, lambda x: 24.0 + 0.012 * (x + 16) ** 2),
        colour=RIVER,
        seed=seed,
        long_m=1.5,
        glint=0.2,
    )
    reeds = [(rnd.uniform(-15, 15), rnd.uniform(19.0, 24.0), rnd.uniform(0.9, 2.3), rnd.random()) for _ in range(170)]

    def backdrop(stage: Stage) -> None:
        paint_bank(stage, rgb("6c6a4a"), water, far, [(100, bridge)])
        bridge(stage)

    def paint_reeds(stage: Stage, t_s: float) -> None:
        for x, reed_z, high, phase in sorted(reeds, key=lambda r: -r[1]):
            px, py, scale = stage.camera.pixel(x, 0, reed_z)
            lean = 0.16 * high * (0.6 + math.sin(2 * math.pi * (3 * t_s / LOOP_S + phase * 0.4 + x * 0.05)))
            top = (px + lean * scale, py - high * scale)
            tone = air.lit_surface(mix(rgb("8a7a42"), rgb("b99a58"), phase), (0, 0.3, -0.9))
            stroke(stage.painter, (px, py), top, 1.6, dim(tone, 0.8))
            stroke(
                stage.painter,
                (px + lean * scale * 0.85, py - high * 0.82 * scale),
                top,
                4.0,
                mix(tone, air.horizon, 0.35),
            )

    actors: list[Actor] = [
        Effect(z, _train(z, deck)),
        Effect(60, boats(58.0, 5.0, rgb("f0efe9"), 0)),
        Effect(18.0, paint_reeds),
    ]
    return Picture(camera, air, seed, backdrop, actors, under=[water.paint], front=[(z, bridge)])


def _train(z: float, deck: float) -> Callable[[Stage, float], None]:
    """A train of eight cars that runs from right to left once in a loop."""
    car, count = 19.5, 8

    def paint(stage: Stage, t_s: float) -> None:
        air = stage.air
        reach = 72.0 + count * car
        front = 72.0 - (t_s / LOOP_S) * (reach + 76.0)
        lit = partial(air.seen, normal=(0, 0.15, -1), distance_m=z)
        glass = mix(lit(rgb("26323a")), rgb("ffe9be"), 0.75 if air.dark else 0.3)
        with stage.plane((front, deck + 0.6, z - 0.4), (1, 0, 0), (0, 1, 0)) as painter:
            for k in range(count):
                a = k * car
                painter.setBrush(qcolor(lit(rgb("3a3e42"))))
                painter.drawRect(QRectF(a + 1.0, -0.6, car - 2.0, 0.7))
                painter.setBrush(qcolor(lit(rgb("d5d9db"))))
                painter.drawRoundedRect(QRectF(a + 0.25, 0, car - 0.5, 3.6), 0.35, 0.35)
                painter.setBrush(qcolor(lit(rgb("2c9b57"))))
                painter.drawRects([QRectF(a + 0.25, 0.55, car - 0.5, 0.45), QRectF(a + 0.25, 3.0, car - 0.5, 0.22)])
                painter.setBrush(qcolor(glass))
                painter.drawRects([QRectF(a + 1.1 + d * 4.6 + 1.9, 1.5, 2.2, 1.1) for d in range(4)])
                painter.setBrush(qcolor(dim(glass, 0.8)))
                painter.drawRects([QRectF(a + 1.1 + d * 4.6 + 0.3, 0.5, 1.2, 2.2) for d in range(4)])
                painter.setBrush(qcolor(lit(rgb("9a9fa2"))))
                painter.drawRects([QRectF(a + 4, 3.55, 3, 0.5), QRectF(a + 11, 3.55, 3, 0.5)])
            painter.setBrush(qcolor(lit(rgb("1f2930"))))
            painter.drawRect(QRectF(0.25, 1.5, 0.9, 1.4))
        stage.glow(front - 0.2, deck + 1.6, z - 0.6, 2.4, light.HEADLIGHT, 1.0)

    return paint
