"""The long square before the palace."""

import random
from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPolygonF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import STONE, Block, building_shadows, paint_block, street_side
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_garden_lamp
from controlroom.sim.scenes.ground import ASPHALT, Ground, cast_shadow, fill_ground
from controlroom.sim.scenes.landmark import paint_gate
from controlroom.sim.scenes.motion import LOOP_S, straight
from controlroom.sim.scenes.people import Standing, some_person
from controlroom.sim.scenes.picture import Actor, Effect, Picture
from controlroom.sim.scenes.places.square import crossing_people, paint_slabs
from controlroom.sim.scenes.plants import Tree, paint_tree, tree_screens
from controlroom.sim.scenes.sky import paint_hills, paint_sky
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near
from controlroom.sim.scenes.traffic import flow


def palace_square(seed: int, air: Air) -> Picture:
    """Return the long square before the palace: statue, fountain, gate and the mountain behind."""
    rnd = random.Random(seed)
    camera = Camera(-8.0, 9.5, 0, 0.045, 0.14, 1.02)
    blocks: list[Block] = []
    for side in (-1, 1):
        blocks += street_side(
            random.Random(seed + side),
            side=side,
            face_x=side * 47,
            z_from=20,
            z_to=165,
            styles=("ribbon", "glass", "ribbon"),
            heights=(26, 52),
            lengths=(28, 46),
            shops=False,
            walls=STONE,
            setback=3,
        )
    trees = [
        Tree(side * off, z, rnd.uniform(6, 8.5), "ginkgo" if off > 30 else "green", rnd.randrange(99))
        for side in (-1, 1)
        for off in (22.0, 43.0)
        for z in np.arange(24, 150, 9.5).tolist()
    ]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(
            stage,
            175,
            mix(air.lit_surface(rgb("5a7358"), (0, 0.5, -0.7)), air.fog, 0.5),
            seed=seed,
            peaks=((0.5, 1.0), (0.32, 0.5), (0.72, 0.55)),
        )
        paint_hills(stage, 62, mix(air.lit_surface(rgb("4e6a48"), (0, 0.5, -0.7)), air.fog, 0.35), seed=seed + 1)

    def things() -> list[Thing]:
        out: list[Thing] = [((b.z0 + b.z1) / 2, partial(paint_block, block=b)) for b in blocks]
        out += [(t.z, partial(paint_tree, tree=t)) for t in trees]
        out.append((172.0, partial(paint_gate, z=168, half_m=25, stone_m=8.5)))
        out.append((76.0, partial(_admiral, x=0.0, z=76.0)))
        out += [
            (z, partial(paint_garden_lamp, x=x, z=z, height_m=4.2))
            for x in (-17.0, 17.0)
            for z in (30.0, 52.0, 74.0, 96.0)
        ]
        return out

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("9c988e"))
        with stage.ground() as painter:
            paint_slabs(painter, (-60, 60), (3, 180), 3.0, rgb("b9b4a8"), rgb("aeaa9f"))
            for side in (-1, 1):
                painter.setBrush(qcolor(ASPHALT))
                painter.drawRect(QRectF(side * 33 - 8.5, 3, 17, 170))
                painter.setBrush(qcolor(rgb("e8e8e2")))
                painter.drawRects(
                    [
                        QRectF(side * 33 + lane - 0.08, 6 + k * 8, 0.16, 3.2)
                        for lane in (-4.2, 0, 4.2)
                        for k in range(20)
                    ]
                )
                painter.setBrush(qcolor(rgb("7f9a58")))
                painter.drawRect(QRectF(side * 21 - 1.6, 20, 3.2, 120))
            painter.setBrush(qcolor(rgb("8fa2aa")))
            painter.drawRect(QRectF(-9, 38, 18, 20))
        ground = Ground(stage)
        ground.grain(0.08, blotch=0.1)
        ground.light()
        if air.sun[0] > 0.3:
            ground.shade([*building_shadows(stage, blocks), *cast_shadow(stage, (-2, 2), (75, 78), 15)], 0.45)
        ground.fog()
        ground.store()
        far_to_near(stage, things())

    actors: list[Actor] = [
        Effect(48.0, _jets([(x, z) for z in (41, 44.5, 48, 51.5, 55) for x in (-7, -4.2, -1.4, 1.4, 4.2, 7)], 3.4))
    ]
    for side in (-1, 1):
        for lane in (-6.3, -2.1, 2.1, 6.3):
            ends = (-10.0, 165.0) if side > 0 else (165.0, -10.0)
            actors += flow(
                rnd,
                straight(side * 33 + lane, ends[0], side * 33 + lane, ends[1]),
                rnd.uniform(9, 11.5),
                gaps_m=(22, 60),
                buses=0.16,
            )
    actors += crossing_people(rnd, 18, (-15, 15), (17, 110), summer=True, children=0.2)
    for _ in range(14):
        x, z = rnd.uniform(-14, 14), rnd.uniform(20, 70)
        actors.append(
            Standing(
                some_person(rnd, summer=True, child=rnd.random() < 0.2), (x, 0, z, rnd.uniform(0, 6)), rnd.random()
            )
        )
    inner = [tree for tree in trees if abs(tree.x) < 30]
    return Picture(camera, air, seed, backdrop, actors, screens=tree_screens(camera, inner, nearer_than_m=150))


def _admiral(stage: Stage, x: float, z: float) -> None:
    """The admiral's statue on its high pedestal."""
    granite = rgb("a9a49a")
    stage.box((x - 5, x + 5), (0, 0.8), (z - 4, z + 4), granite)
    stage.box((x - 2.6, x + 2.6), (0.8, 2.4), (z - 2, z + 2), granite)
    stage.box((x - 1.7, x + 1.7), (2.4, 10.2), (z - 1.4, z + 1.4), rgb("b8b2a6"))
    stage.box((x - 2.0, x + 2.0), (10.2, 10.9), (z - 1.7, z + 1.7), granite)
    air = stage.air
    bronze = air.seen(rgb("3f4a40"), (0, 0.2, -1), stage.distance(x, 12, z))
    pale = air.seen(rgb("5f6c5c"), (0, 0.6, -0.8), stage.distance(x, 12, z))
    with stage.plane((x, 10.9, z - 1.4), (1, 0, 0), (0, 1, 0)) as painter:
        painter.setBrush(qcolor(bronze))
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(a, b)
                    for a, b in (
                        (-1.3, 0),
                        (1.2, 0),
                        (0.95, 2.6),
                        (1.35, 4.1),
                        (0.7, 5.0),
                        (-0.7, 5.0),
                        (-1.35, 4.1),
                        (-0.95, 2.4),
                    )
                ]
            )
        )
        painter.drawEllipse(QPointF(0, 5.55), 0.5, 0.6)
        painter.drawPolygon(QPolygonF([QPointF(-0.75, 5.6), QPointF(0.75, 5.6), QPointF(0.3, 6.5), QPointF(-0.3, 6.5)]))
        painter.drawRect(QRectF(1.15, 0.1, 0.14, 4.6))
        painter.setBrush(qcolor(pale))
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(-1.2, 0),
                    QPointF(-0.4, 0),
                    QPointF(-0.3, 4.9),
                    QPointF(-0.8, 4.8),
                    QPointF(-1.3, 4.1),
                    QPointF(-0.9, 2.4),
                ]
            )
        )


def _jets(places: list[tuple[float, float]], high: float) -> Callable[[Stage, float], None]:
    """Upright jets of water that rise and fall in turn."""

    def paint(stage: Stage, t_s: float) -> None:
        air, painter = stage.air, stage.painter
        white = mix(air.lit_surface(rgb("f4f8fa"), (0, 0.5, -0.7)), air.horizon, 0.2)
        for k, (x, z) in enumerate(sorted(places, key=lambda p: -p[1])):
            level = (
                high
                * (0.35 + 0.65 * light.flicker(t_s, LOOP_S, 3, (x + z) * 0.021))
                * (0.9 + 0.1 * light.flicker(t_s, LOOP_S, 40, k * 0.37))
            )
            px, py, scale = stage.camera.pixel(x, 0, z)
            tall, wide = level * scale, 0.34 * scale
            gradient = QLinearGradient(0, py - tall, 0, py)
            gradient.setColorAt(0, qcolor(white, 0.85))
            gradient.setColorAt(1, qcolor(white, 0.3))
            painter.setBrush(gradient)
            painter.drawPolygon(
                [
                    QPointF(px - wide * 0.22, py),
                    QPointF(px - wide * 0.5, py - tall * 0.85),
                    QPointF(px, py - tall),
                    QPointF(px + wide * 0.5, py - tall * 0.85),
                    QPointF(px + wide * 0.22, py),
                ]
            )
            painter.setBrush(qcolor(white, 0.32))
            painter.drawEllipse(QPointF(px, py), wide * 2.0, wide * 0.5)
            painter.drawEllipse(QPointF(px, py - tall * 0.82), wide * 0.9, wide * 0.8)

    return paint
