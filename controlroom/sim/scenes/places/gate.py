"""The great southern gate in the snow."""

import random
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.building import STONE, paint_block, street_side
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_lamp_post
from controlroom.sim.scenes.ground import Ground, fill_ground
from controlroom.sim.scenes.landmark import paint_gate
from controlroom.sim.scenes.motion import steady, straight
from controlroom.sim.scenes.people import Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Picture
from controlroom.sim.scenes.plants import Tree, paint_tree
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near
from controlroom.sim.scenes.traffic import flow


def gate_in_snow(seed: int, air: Air) -> Picture:
    """Return the great southern gate on a snowy evening, traffic going round it."""
    rnd = random.Random(seed)
    camera = Camera(-5.0, 8.0, -8.0, 0.05, 0.07, 1.06)
    blocks = []
    for side in (-1, 1):
        blocks += street_side(
            random.Random(seed + side),
            side=side,
            face_x=side * 52,
            z_from=34,
            z_to=150,
            styles=("glass", "ribbon", "glass"),
            heights=(36, 80),
            lengths=(22, 34),
            walls=STONE,
            setback=3,
        )
    trees = [
        Tree(x, z, rnd.uniform(6, 8), "bare", rnd.randrange(99))
        for x, z in ((-34.0, 58.0), (-29, 70), (30, 56), (36, 66), (26, 74), (-24, 50), (42, 52), (-42, 54))
    ]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 80, mix(air.lit_surface(rgb("8a939a"), (0, 0.4, -0.8)), air.fog, 0.5), seed=seed)
        paint_skyline(stage, 120, mix(air.lit_surface(rgb("7d8690"), (0, 0, -1)), air.fog, 0.4), flats=0.0)

    def things() -> list[Thing]:
        out: list[Thing] = [((b.z0 + b.z1) / 2, partial(paint_block, block=b)) for b in blocks]
        out.append((66.0, partial(paint_gate, z=66, half_m=17, stone_m=7.0, arches=1, snow=True)))
        out += [(t.z, partial(paint_tree, tree=t)) for t in trees]
        out += [
            (z, partial(paint_lamp_post, x=x, z=z, side=1 if x > 0 else -1, height_m=8))
            for x, z in ((-24.0, 38.0), (24.0, 38.0), (-30.0, 84.0), (30.0, 84.0))
        ]
        return out

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("e6eaef"))
        with stage.ground() as painter:
            painter.setBrush(qcolor(rgb("8b9097")))
            painter.drawRect(QRectF(-120, 17.5, 240, 17))
            painter.setBrush(qcolor(rgb("dfe4ea")))
            painter.drawRects(
                [QRectF(-120, 25.6, 240, 0.5), QRectF(-120, 21.6, 240, 0.35), QRectF(-120, 30.2, 240, 0.35)]
            )
            painter.setBrush(qcolor(rgb("c2c8cf")))
            painter.drawRect(QRectF(-20, 36, 40, 3))
            painter.drawPolygon(QPolygonF([QPointF(-4, 38), QPointF(4, 38), QPointF(2.6, 66), QPointF(-2.6, 66)]))
        ground = Ground(stage)
        ground.grain(0.1, blotch=0.1)
        ground.light()
        ground.pools(
            [(-22, 8, 38), (22, 8, 38), (0, 10, 58), (-12, 8, 60), (12, 8, 60), (-11, 11, 4), (10, 11, 6)],
            light.WARM,
            0.26 * air.lamps,
        )
        ground.fog()
        ground.store()
        far_to_near(stage, things())

    actors: list[Actor] = []
    for k in range(4):
        z = 19.6 + k * 4.3
        way = -1 if k >= 2 else 1
        actors += flow(rnd, straight(-46 * way, z, 46 * way, z), rnd.uniform(6.0, 7.6), gaps_m=(13, 34), buses=0.2)
    for k in range(8):
        z = 37.0 + 0.3 * k
        way = 1 if k % 2 else -1
        actors.append(
            Walking(
                some_person(rnd, rain=rnd.random() < 0.5),
                steady(straight(-30 * way, z, 30 * way, z), rnd.uniform(0.9, 1.25), rnd.uniform(0, 12)),
            )
        )
    for _ in range(5):
        actors.append(
            Standing(
                some_person(rnd), (rnd.uniform(-8, 8), 0, rnd.uniform(44, 56), rnd.uniform(-0.5, 0.5)), rnd.random()
            )
        )
    return Picture(camera, air, seed, backdrop, actors)
