"""The bridge at Banpo with its rainbow fountain."""

import math
import random
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import Rgb, dim, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_garden_lamp
from controlroom.sim.scenes.landmark import paint_namsan
from controlroom.sim.scenes.motion import LOOP_S, Path, steady, straight
from controlroom.sim.scenes.people import Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Effect, Picture
from controlroom.sim.scenes.places.shore import RIVER, over_water, paint_bank
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing
from controlroom.sim.scenes.traffic import flow
from controlroom.sim.scenes.water import Water


def fountain_bridge(seed: int, air: Air) -> Picture:
    """Return the bridge at Banpo with its rainbow fountain, from the southern bank."""
    rnd = random.Random(seed)
    camera = Camera(0, 7.5, 0, 0.0, 0.07, 1.05)
    start, along, out = (78.0, 70.0), (-0.80, 0.60), (-0.60, -0.80)
    deck = 11.0

    def at(s: float, y: float, off: float = 0.0) -> tuple[float, float, float]:
        return start[0] + along[0] * s + out[0] * off, y, start[1] + along[1] * s + out[1] * off

    def far(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 70, mix(air.middle, air.fog, 0.5), seed=seed)
        paint_namsan(stage, 830, 132, half_px=330)
        paint_skyline(stage, 58, mix(air.lit_surface(rgb("9aa0a8"), (0, 0, -1)), air.fog, 0.3), flats=0.7)

    def bridge(stage: Stage) -> None:
        steel = rgb("7c8792")
        for k in range(26, -3, -1):
            a, b = k * 14.0 - 30, (k + 1) * 14.0 - 30
            stage.face([at(a, deck - 2.6), at(a, deck), at(b, deck), at(b, deck - 2.6)], steel, (-0.6, 0, -0.8))
            stage.face([at(a, 3.2), at(a, 4.6), at(b, 4.6), at(b, 3.2)], dim(steel, 0.75), (-0.6, 0, -0.8))
            if k % 3 == 0:
                stage.face(
                    [at(a, 0, 0), at(a, deck - 2.6, 0), at(a + 2.6, deck - 2.6, 0), at(a + 2.6, 0, 0)],
                    dim(steel, 0.85),
                    (-0.6, 0, -0.8),
                )
            x, y, z = at(a, deck + 6.5)
            stage.line(
                [at(a, deck), (x, y, z)], 0.2, air.seen(dim(steel, 0.5), (0, 0, -1), stage.distance(x, y, z)), 0.8
            )
            stage.glow(x, y, z, 4.2, light.SODIUM, 0.9)
            stage.glow(*at(a + 7, 4.2), 3.4, rgb("ffd9a0"), 0.55)

    def rail(stage: Stage) -> None:
        for k in range(26, -3, -1):
            a, b = k * 14.0 - 30, (k + 1) * 14.0 - 30
            stage.face([at(a, deck), at(a, deck + 1.2), at(b, deck + 1.2), at(b, deck)], rgb("5a646e"), (-0.6, 0, -0.8))

    things: list[Thing] = [(200, bridge)]
    water = Water(
        camera,
        height_m=0,
        outlines=over_water(camera, lambda x: 24.5 + 0.001 * x * x),
        colour=RIVER,
        seed=seed,
        mirror=0.85,
        long_m=1.6,
    )

    def lawn(painter: QPainter) -> None:
        painter.setBrush(qcolor(rgb("8d8b86")))
        painter.drawRect(QRectF(-60, 18.4, 120, 6.6))
        painter.setBrush(qcolor(rgb("b5b2aa")))
        painter.drawRect(QRectF(-60, 24.0, 120, 0.7))

    def backdrop(stage: Stage) -> None:
        paint_bank(stage, rgb("4d5c43"), water, far, things, lawn, [(-11, 4, 20), (11, 4, 20)])
        bridge(stage)
        rail(stage)

    jets = _jets(at, deck)
    actors: list[Actor] = []
    ends = [at(350, deck, -4), at(-28, deck, -4)], [at(-28, deck, -9), at(350, deck, -9)]
    for points in ends:
        actors += flow(rnd, Path(points), 15.0, gaps_m=(16, 60), buses=0.12)
    actors.append(Effect(88.0, lambda s, t: rail(s)))
    actors.append(Effect(80.0, jets))
    people: list[Actor] = []
    for k in range(11):
        x = -11 + k * 2.2 + rnd.uniform(-0.6, 0.6)
        people.append(
            Standing(
                some_person(rnd, summer=True),
                (x * 1.3, 0, 23.2 + rnd.uniform(-0.5, 0.4), rnd.uniform(-0.5, 0.5)),
                rnd.random(),
            )
        )
    for k in range(5):
        ends_x = (-16.0, 16.0) if k % 2 else (16.0, -16.0)
        people.append(
            Walking(
                some_person(rnd, summer=True),
                steady(
                    straight(ends_x[0], 20.2 + k * 0.4, ends_x[1], 20.2 + k * 0.4),
                    rnd.uniform(1.1, 1.4),
                    rnd.uniform(0, 12),
                ),
            )
        )
    front: list[Thing] = [
        (200, bridge),
        (20, partial(paint_garden_lamp, x=-11, z=20)),
        (20, partial(paint_garden_lamp, x=11, z=20)),
    ]
    return Picture(camera, air, seed, backdrop, [*actors, *people], under=[water.paint], front=front)


def _rainbow(place: float) -> Rgb:
    """Return the colour at a place (repeating with 1) of the rainbow, one of thirty."""
    hue = QColor.fromHsvF(round(place % 1.0 * 30) / 30 % 1.0, 0.72, 1.0)
    return hue.red(), hue.green(), hue.blue()


def _jets(
    at: Callable[[float, float, float], tuple[float, float, float]], deck: float
) -> Callable[[Stage, float], None]:
    """Jets of coloured water from the edge of the deck, far ones first; colour and reach run along the bridge."""

    def paint(stage: Stage, t_s: float) -> None:
        painter, camera = stage.painter, stage.camera
        turn = t_s / LOOP_S
        for k in range(49, -1, -1):
            s = k * 4.6 + 0.035 * k * k - 18
            colour = _rainbow(k / 34 - turn)
            reach = 15.0 + 4.0 * math.sin(2 * math.pi * (3 * turn + k / 24))
            sway = 2.6 * math.sin(2 * math.pi * (2 * turn + k / 17))
            points = []
            for step in range(8):
                u = step / 7
                x, y, z = at(s + u * sway, deck - 1.4 + 3.4 * u - (deck + 2.0) * u * u, reach * u)
                points.append(camera.pixel(x, y, z))
            px, py, scale = points[-1]
            for width, alpha, white in ((2.4, 0.2, 0.0), (1.1, 0.34, 0.1), (0.4, 0.9, 0.45)):
                painter.setBrush(qcolor(mix(colour, (255, 255, 255), white), alpha))
                half = max(0.6, width * scale / 2)
                left = [QPointF(x - half * (0.5 + 0.5 * n / 7), y) for n, (x, y, _) in enumerate(points)]
                right = [QPointF(x + half * (0.5 + 0.5 * n / 7), y - half * 0.6) for n, (x, y, _) in enumerate(points)]
                painter.drawPolygon([*left, *reversed(right)])
            if k % 2 == 0:
                light.oval(painter, px, py, (5.5 * scale, 2.6 * scale), colour, 0.8)
                light.streak(painter, px, py, 4.6 * scale, 14 * scale, colour, 0.7)

    return paint
