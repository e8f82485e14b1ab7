"""An underpass that has filled with rain water: barrier down, warning board on, a police car across the lanes."""

import math
import random
from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPolygonF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import BRICK, STONE, letter, paint_block, street_side
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import dim, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_cone, paint_lamp_post, paint_railing
from controlroom.sim.scenes.ground import ASPHALT, WHITE, YELLOW, Ground, fill_ground
from controlroom.sim.scenes.motion import LOOP_S, straight
from controlroom.sim.scenes.people import Standing, some_person
from controlroom.sim.scenes.picture import Actor, Effect, Picture, Screen
from controlroom.sim.scenes.plants import Tree, paint_tree, tree_screens
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near
from controlroom.sim.scenes.traffic import Vehicle, flow, paint_vehicle
from controlroom.sim.scenes.water import Water

_HALF, _MOUTH, _WATER = 7.4, 40.0, -3.0


def _floor(z: float) -> float:
    """Return the height of the road that dives under the crossing street."""
    return -min(5.6, max(0.0, z - 11) * 0.2)


def underpass(seed: int, air: Air) -> Picture:
    """Return the flooded underpass from the mast above its ramp."""
    rnd = random.Random(seed)
    camera = Camera(0.8, 7.6, 0, -0.02, 0.21, 1.08)
    blocks = []
    for side in (-1, 1):
        blocks += street_side(
            random.Random(seed + side),
            side=side,
            face_x=side * 25,
            z_from=24,
            z_to=170,
            styles=("punched", "ribbon", "glass"),
            heights=(14, 42),
            signs=0.6,
            walls=STONE + BRICK,
        )
    trees = [
        Tree(side * 21.5, z, rnd.uniform(5.5, 7.5), "green", rnd.randrange(99))
        for side in (-1, 1)
        for z in np.arange(18, 130, 10.0).tolist()
    ]
    lamps = [(side * 9.2, z, side) for side in (-1, 1) for z in (20.0, 56.0, 84.0, 112.0)]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 46, mix(air.middle, air.fog, 0.4), seed=seed)
        paint_skyline(stage, 60, mix(air.lit_surface(rgb("7d8690"), (0, 0, -1)), air.fog, 0.4))

    def things() -> list[Thing]:
        out: list[Thing] = [((b.z0 + b.z1) / 2, partial(paint_block, block=b)) for b in blocks]
        out += [(t.z, partial(paint_tree, tree=t)) for t in trees]
        out += [(z, partial(paint_lamp_post, x=x, z=z, side=-side, height_m=7.5)) for x, z, side in lamps]
        out.append((_MOUTH, _portal))
        return out

    water = Water(
        camera,
        height_m=_WATER,
        outlines=lambda: [_pool(camera)],
        colour=dim(rgb("dcae6c"), 1.6),
        seed=seed,
        mirror=0.42,
        rough=0.55,
        glint=0.16,
        long_m=0.5,
    )

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("7c7a74"))
        with stage.ground() as painter:
            painter.setBrush(qcolor(ASPHALT))
            painter.drawRect(QRectF(-18.5, 1, 37, 240))
            painter.drawRect(QRectF(-120, _MOUTH + 1, 240, 11))
            painter.setBrush(qcolor(WHITE, 0.9))
            painter.drawRects([QRectF(side * 13 - 0.08, 2 + k * 8, 0.16, 3.2) for side in (-1, 1) for k in range(26)])
            painter.setBrush(qcolor(YELLOW))
            painter.drawRects([QRectF(-120, _MOUTH + 6.3, 240, 0.2)])
        ground = Ground(stage)
        ground.grain(0.12)
        ground.light()
        ground.pools(
            [(x + side * 2.2, 7.5, z) for x, z, side in lamps] + [(-13, 9, 6), (13, 9, 6)], light.WARM, 0.8 * air.lamps
        )
        ground.mirror([t for t in things() if t[0] > 8], far_away, air.wet)
        ground.fog()
        ground.store()
        _ramp(stage)
        water.see(stage, far_away, [(_MOUTH, _portal)])
        water.paint(stage, 0.0)
        for side in (-1, 1):
            paint_railing(stage, side * (_HALF + 0.5), 4.0, _MOUTH, height_m=2.0, colour=rgb("8c979e"), bars=3)
        cars: list[Thing] = [
            (
                18.0,
                partial(
                    paint_vehicle,
                    what=Vehicle("police", rgb("f2f3f3")),
                    pose=(-3.0, _floor(18.0), 18.0, 1.9),
                    lamps_on=False,
                ),
            )
        ]
        cars += [
            (z, partial(paint_cone, x=x, z=z))
            for x, z in ((1.6, 11.6), (3.2, 11.8), (4.8, 11.9), (6.3, 11.8), (-6.6, 11.7), (-4.8, 11.6))
        ]
        far_to_near(stage, [*things(), *cars])

    actors: list[Actor] = []
    for side in (-1, 1):
        for off in (11.0, 15.2):
            ends = (150.0, -8.0) if side < 0 else (-8.0, 150.0)
            actors += flow(
                rnd,
                straight(side * off, ends[0], side * off, ends[1]),
                rnd.uniform(6.5, 8.0),
                gaps_m=(15, 44),
                buses=0.14,
            )
    for lane, way in ((3.6, 1), (9.0, -1)):
        actors += flow(
            rnd, straight(-60 * way, _MOUTH + lane, 60 * way, _MOUTH + lane), 8.0, gaps_m=(13, 40), buses=0.2
        )
    actors += [Effect(_MOUTH - 1, _board), Effect(17.5, _blue_lights)]
    actors.append(Standing(some_person(rnd, rain=True), (9.0, 0, 13.0, 0.6), 0.2))
    actors.append(Standing(some_person(rnd, rain=True), (9.2, 0, 14.1, 5.6), 0.7))
    actors.append(Effect(13.2, _barrier))
    return Picture(
        camera,
        air,
        seed,
        backdrop,
        actors,
        screens=[Screen(_MOUTH, _portal_area(camera), _portal), *tree_screens(camera, trees, nearer_than_m=_MOUTH)],
        under=[water.paint, _ripples(seed)],
    )


def _pool(camera: Camera) -> QPolygonF:
    start = 11 + -_WATER / 0.2
    corners = [(-_HALF, start), (_HALF, start), (_HALF, _MOUTH + 2), (-_HALF, _MOUTH + 2)]
    points = []
    for x, z in corners:
        px, py, _ = camera.pixel(x, _WATER, z)
        points.append(QPointF(px, py))
    return QPolygonF(points)


def _portal_area(camera: Camera) -> QRect:
    corners = [
        camera.pixel(x, y, z)
        for x in (-_HALF - 4.2, _HALF + 4.2)
        for y in (-0.5, 4.0)
        for z in (_MOUTH - 0.5, _MOUTH + 1)
    ]
    left, top = min(c[0] for c in corners), min(c[1] for c in corners)
    return QRect(
        int(left), int(top), int(max(c[0] for c in corners) - left) + 2, int(max(c[1] for c in corners) - top) + 2
    )


def _ramp(stage: Stage) -> None:
    """The road down, its walls with a stripe, far to near; the dark mouth."""
    mouth = stage.air.fogged(rgb("15171a"), 30)
    stage.poly([(-_HALF, -5.8, _MOUTH), (_HALF, -5.8, _MOUTH), (_HALF, 0.2, _MOUTH), (-_HALF, 0.2, _MOUTH)], mouth)
    for k in range(7, 0, -1):
        z = _MOUTH + k * 7
        for side in (-1, 1):
            stage.glow(side * 4.2, -1.0, z, 1.8, rgb("ffdb9a"), 1.0)
            stage.face(
                [
                    (side * _HALF, -5.8, z - 7),
                    (side * _HALF, -0.5, z - 7),
                    (side * _HALF, -0.5, z),
                    (side * _HALF, -5.8, z),
                ],
                rgb("4a4640"),
                (-side, 0, 0),
                0.5,
            )
    z = _MOUTH
    while z > 2.0:
        near = max(1.5, z - max(1.0, z * 0.06))
        a, b = _floor(near), _floor(z)
        stage.face([(-_HALF, a, near), (_HALF, a, near), (_HALF, b, z), (-_HALF, b, z)], dim(ASPHALT, 0.86), (0, 1, 0))
        for x in (-0.2, 0.2):
            stage.face(
                [
                    (x - 0.08, a + 0.01, near),
                    (x + 0.08, a + 0.01, near),
                    (x + 0.08, b + 0.01, z),
                    (x - 0.08, b + 0.01, z),
                ],
                YELLOW,
                (0, 1, 0),
            )
        for side in (-1, 1):
            tone = rgb("a9a69e") if int(z / 3) % 2 else rgb("a19e96")
            stage.face(
                [(side * _HALF, a, near), (side * _HALF, 0.5, near), (side * _HALF, 0.5, z), (side * _HALF, b, z)],
                tone,
                (-side, 0.1, 0),
            )
            stage.face(
                [
                    (side * _HALF, 0.5, near),
                    (side * (_HALF + 0.7), 0.5, near),
                    (side * (_HALF + 0.7), 0.5, z),
                    (side * _HALF, 0.5, z),
                ],
                rgb("c2bfb6"),
                (0, 1, 0),
            )
            if int(z / 1.6) % 2:
                stage.face(
                    [
                        (side * (_HALF - 0.02), a + 0.75, near),
                        (side * (_HALF - 0.02), a + 1.05, near),
                        (side * (_HALF - 0.02), b + 1.05, z),
                        (side * (_HALF - 0.02), b + 0.75, z),
                    ],
                    rgb("d9a53a"),
                    (-side, 0, 0),
                )
            if b < _WATER + 0.7:
                stage.face(
                    [
                        (side * (_HALF - 0.03), _WATER, near),
                        (side * (_HALF - 0.03), _WATER + 0.45, near),
                        (side * (_HALF - 0.03), _WATER + 0.45, z),
                        (side * (_HALF - 0.03), _WATER, z),
                    ],
                    rgb("6a5d4a"),
                    (-side, 0, 0),
                )
        z = near
    for k in range(9):
        y = _WATER + 0.1 + k * 0.3
        colour = rgb("eef0ee") if k % 2 else rgb("d4442f") if k > 4 else rgb("2b5fae")
        stage.face(
            [
                (-_HALF + 0.05, y, 31),
                (-_HALF + 0.05, y + 0.3, 31),
                (-_HALF + 0.05, y + 0.3, 32.6),
                (-_HALF + 0.05, y, 32.6),
            ],
            colour,
            (1, 0, 0),
        )


def _portal(stage: Stage) -> None:
    """The beam over the mouth with the warning board's frame and height stripes."""
    concrete = rgb("aaa79f")
    stage.box((-_HALF - 4, _HALF + 4), (-0.4, 1.3), (_MOUTH, _MOUTH + 1.0), concrete)
    air = stage.air
    stripe = air.seen(rgb("e0b030"), (0, 0, -1), _MOUTH)
    black = air.seen(rgb("26282a"), (0, 0, -1), _MOUTH)
    with stage.plane((-_HALF, -0.4, _MOUTH - 0.05), (1, 0, 0), (0, 1, 0)) as painter:
        for k in range(20):
            a = k * 0.74
            painter.setBrush(qcolor(stripe if k % 2 else black))
            painter.drawPolygon(
                QPolygonF([QPointF(a, 0), QPointF(a + 0.74, 0), QPointF(a + 1.0, 0.42), QPointF(a + 0.26, 0.42)])
            )
    paint_railing_across(stage)
    stage.box((-5.0, 5.0), (1.7, 3.9), (_MOUTH - 0.4, _MOUTH), rgb("23272b"))
    for x in (-4, 4):
        stage.line([(x, 1.2, _MOUTH - 0.2), (x, 1.8, _MOUTH - 0.2)], 0.25, black)


def paint_railing_across(stage: Stage) -> None:
    """Paint the railing of the street that crosses above the mouth."""
    tone = stage.air.seen(rgb("8c979e"), (0, 0, -1), _MOUTH)
    for level in (1.6, 2.0, 2.4):
        stage.line([(-_HALF - 4, level, _MOUTH), (_HALF + 4, level, _MOUTH)], 0.07, tone, 0.7)


def _board(stage: Stage, t_s: float) -> None:
    """Letters of light on the warning board: red blocks, then amber arrows, by turns."""
    first = int(t_s / LOOP_S * 8) % 2 == 0
    with stage.plane((-4.8, 1.85, _MOUTH - 0.42), (1, 0, 0), (0, 1, 0)) as painter:
        painter.setBrush(qcolor(rgb("ff4a38") if first else rgb("ffb52e")))
        rnd = random.Random(11)
        for k in range(6):
            a = 0.3 + k * 1.55
            if first:
                painter.drawRects(letter(a, 0.25, 1.35, rnd))
            else:
                painter.drawPolygon(
                    QPolygonF(
                        [
                            QPointF(a, 0.3),
                            QPointF(a + 0.5, 0.3),
                            QPointF(a + 1.15, 0.95),
                            QPointF(a + 0.5, 1.6),
                            QPointF(a, 1.6),
                            QPointF(a + 0.65, 0.95),
                        ]
                    )
                )
    stage.glow(0, 2.8, _MOUTH - 0.6, 9.0, rgb("ff4a38") if first else rgb("ffb52e"), 0.32)


def _ripples(seed: int) -> Callable[[Stage, float], None]:
    """Rings where drops fall on the water, and rubbish that drifts on it."""
    rnd = random.Random(seed)
    rings = [
        (rnd.uniform(-_HALF + 0.5, _HALF - 0.5), rnd.uniform(27, _MOUTH), rnd.random(), rnd.randint(7, 12))
        for _ in range(80)
    ]
    bits = [
        (
            rnd.uniform(-6, 6),
            rnd.uniform(28, 36),
            rnd.random(),
            rnd.choice((rgb("d8d4c8"), rgb("6d7a4a"), rgb("b0523a"), rgb("5a4632"))),
        )
        for _ in range(14)
    ]

    def paint(stage: Stage, t_s: float) -> None:
        painter, air = stage.painter, stage.air
        pale = air.lit_surface(rgb("f0e4cc"), (0, 1, 0))
        for x, z, phase, cycles in rings:
            age = (cycles * t_s / LOOP_S + phase) % 1.0
            px, py, scale = stage.camera.pixel(x, _WATER, z)
            painter.setBrush(qcolor(pale, 0.34 * (1 - age)))
            painter.drawEllipse(QPointF(px, py), 0.5 * age * scale, 0.13 * age * scale)
        for x, z, phase, colour in bits:
            turn = 2 * math.pi * (t_s / LOOP_S + phase)
            px, py, scale = stage.camera.pixel(x + 0.5 * math.sin(turn), _WATER, z + 0.4 * math.cos(turn))
            painter.setBrush(qcolor(air.lit_surface(colour, (0, 1, 0))))
            painter.drawEllipse(QPointF(px, py), 0.22 * scale, 0.07 * scale)

    return paint


def _blue_lights(stage: Stage, t_s: float) -> None:
    """The police car's lamps."""
    beat = int(t_s / LOOP_S * 48) % 4
    x, y, z = -3.0, _floor(18.0) + 1.62, 18.0
    for number, (side, colour) in enumerate(((-0.55, rgb("ff3b30")), (0.55, rgb("3f7dff")))):
        strength = 1.5 if beat // 2 == number else 0.25
        stage.glow(x + side, y, z - 0.2, 1.8, colour, strength)
        px, py, scale = stage.camera.pixel(x + side * 1.6, y - 1.6, z - 1.2)
        light.oval(stage.painter, px, py, (2.6 * scale, 0.9 * scale), colour, round(strength * 0.35, 1))


def _barrier(stage: Stage, t_s: float) -> None:
    """The barrier across the ramp, red and white, with blinking lamps."""
    z, y = 13.2, 0.9
    painter = stage.painter
    sag = 0.02 * math.sin(2 * math.pi * 3 * t_s / LOOP_S)
    count = 14
    for k in range(count):
        a, b = -_HALF + k * 2 * _HALF / count, -_HALF + (k + 1) * 2 * _HALF / count
        tone = stage.air.lit_surface(rgb("d8402f") if k % 2 else rgb("f4f3ee"), (0, 0.3, -0.9))
        painter.setBrush(qcolor(tone))
        points = [stage.camera.pixel(px, py + sag, z)[:2] for px, py in ((a, y), (b, y), (b, y + 0.2), (a, y + 0.2))]
        painter.drawConvexPolygon([QPointF(*p) for p in points])
    blink = int(t_s / LOOP_S * 24) % 2
    for k in range(5):
        x = -_HALF + 1.2 + k * (2 * _HALF - 2.4) / 4
        stage.glow(x, y + 0.32, z - 0.05, 0.85, light.RED, 1.3 if (k + blink) % 2 else 0.25)
    for side in (-1, 1):
        stage.box(
            (side * (_HALF + 0.35) - 0.3, side * (_HALF + 0.35) + 0.3), (0, 1.5), (z - 0.2, z + 0.4), rgb("e0b030")
        )
