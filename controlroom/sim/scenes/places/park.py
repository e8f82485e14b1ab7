"""A winding path through a park."""

import math
import random
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import Rgb, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_garden_lamp
from controlroom.sim.scenes.ground import Ground, fill_ground, ribbon
from controlroom.sim.scenes.motion import LOOP_S, Path, steady
from controlroom.sim.scenes.people import Cycling, Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Effect, Overlay, Picture
from controlroom.sim.scenes.plants import Tree, paint_tree, tree_screens
from controlroom.sim.scenes.sky import paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near
from controlroom.sim.scenes.weather import petals


def park(
    seed: int, air: Air, *, kinds: tuple[str, ...] = ("green", "plane", "cherry"), leaves: Rgb | None = None
) -> Picture:
    """Return a winding path through a park with joggers, families and a pond."""
    rnd = random.Random(seed)
    camera = Camera(0, 6.6, 0, 0.0, 0.15, 1.08)

    def curve(z: float) -> float:
        return 5.2 * math.sin(z * 0.045 + 0.4) - 1.8

    trees = []
    for _ in range(120):
        z = 9 + 120 * rnd.random() ** 1.1
        side = rnd.choice((-1, 1))
        off = side * rnd.uniform(4.6, 34)
        if abs(off + curve(z) - 15) < 9 and 24 < z < 50:
            continue
        if abs(off + curve(z)) < 3.4 and z < 16:
            continue
        trees.append(Tree(curve(z) + off, z, rnd.uniform(5.5, 9.5), rnd.choice(kinds), rnd.randrange(99)))
    shrubs = [
        Tree(curve(z) + side * 3.9, z, 0.9, "shrub", int(z * 3))
        for z in np.arange(8, 90, 2.2).tolist()
        for side in (-1, 1)
        if rnd.random() < 0.55
    ]

    def far_away(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 76, mix(air.lit_surface(rgb("5a7358"), (0, 0.5, -0.7)), air.fog, 0.55), seed=seed)
        paint_skyline(stage, 76, mix(air.lit_surface(rgb("9aa0a6"), (0, 0, -1)), air.fog, 0.4), flats=0.7)

    def backdrop(stage: Stage) -> None:
        far_away(stage)
        fill_ground(stage, rgb("7a974e"))
        with stage.ground() as painter:
            for x0, x1, colour in (
                (-3.0, 3.0, rgb("b6ae9e")),
                (-2.85, 2.85, rgb("a59d8e")),
                (0.5, 2.75, rgb("a0564a")),
            ):
                ribbon(painter, curve, (x0, x1), (2, 130), colour)
            painter.setBrush(qcolor(rgb("8e8a7a")))
            painter.drawEllipse(QPointF(17, 37), 10.6, 11.2)
            painter.setBrush(qcolor(rgb("6f98a4")))
            painter.drawEllipse(QPointF(17, 37), 10.0, 10.6)
        ground = Ground(stage)
        ground.grain(0.16, blotch=0.16)
        ground.light()
        pond = ((ground.x - 17) / 10) ** 2 + ((ground.z - 37) / 10.6) ** 2 < 1
        mirrored = np.array(air.horizon, np.float32) * 0.55 + np.array(air.middle, np.float32) * 0.3
        ground.rgb[pond] += (mirrored - ground.rgb[pond]) * 0.75
        if air.sun[0] > 0.3:
            shadows = []
            for t in trees:
                if t.z < 90:
                    dx, dz = (
                        -air.sun_from[0] / air.sun_from[1] * t.height_m * 0.62,
                        -air.sun_from[2] / air.sun_from[1] * t.height_m * 0.62,
                    )
                    ring = [
                        (t.x + dx + 0.34 * t.height_m * math.cos(a), 0.0, t.z + dz + 0.3 * t.height_m * math.sin(a))
                        for a in np.linspace(0, math.tau, 11)[:-1].tolist()
                    ]
                    shadows.append(stage.outline(ring))
            ground.shade(shadows, 0.42, 3)
        ground.fog()
        ground.store()
        things: list[Thing] = [(t.z, partial(paint_tree, tree=t)) for t in [*trees, *shrubs]]
        things += [(z, partial(paint_garden_lamp, x=curve(z) + 3.4, z=z)) for z in np.arange(12, 90, 13.0).tolist()]
        things += [(z, partial(_park_bench, x=x, z=z)) for x, z in ((curve(17) - 3.6, 17.0), (curve(29) - 3.6, 29.0))]
        far_to_near(stage, things)

    actors: list[Actor] = [Effect(36.0, _pond_glints(seed))]
    zs = np.linspace(84, 3, 60).tolist()
    for k in range(8):
        off = -2.6 + 0.37 * k
        points = [(curve(z) + off, 0.0, z) for z in (zs if k % 2 else zs[::-1])]
        jog = k % 4 == 0
        actors.append(
            Walking(
                some_person(rnd, summer=True, child=k % 5 == 2),
                steady(Path(points), 2.8 if jog else rnd.uniform(0.95, 1.35), rnd.uniform(0, 12)),
                2.3 if jog else 1.45,
                1.35 if jog else 1.0,
            )
        )
    for k in range(4):
        off = 1.1 if k % 2 else 2.1
        points = [(curve(z) + off, 0.0, z) for z in (zs if k % 2 else zs[::-1])]
        actors.append(
            Cycling(some_person(rnd, summer=True), steady(Path(points), rnd.uniform(4.2, 5.5), rnd.uniform(0, 12)))
        )
    for x, z in ((-9.0, 21.0), (-10.2, 22.0), (8.0, 24.0), (9.2, 24.6), (-14, 34), (6.5, 47)):
        actors.append(
            Standing(
                some_person(rnd, summer=True, child=rnd.random() < 0.4), (x, 0, z, rnd.uniform(0, 6)), rnd.random()
            )
        )
    over = [petals(seed, leaves, count=54)] if leaves else []
    return Picture(
        camera, air, seed, backdrop, actors, screens=tree_screens(camera, trees, nearer_than_m=45), over=over
    )


def _park_bench(stage: Stage, x: float, z: float) -> None:
    stage.box((x - 0.3, x + 0.25), (0.4, 0.48), (z, z + 1.9), rgb("9a6a42"))
    stage.box((x - 0.38, x - 0.3), (0.5, 0.95), (z, z + 1.9), rgb("8f6240"))
    for dz in (0.2, 1.6):
        stage.box((x - 0.25, x + 0.2), (0, 0.4), (z + dz, z + dz + 0.1), rgb("3c4144"))


def _pond_glints(seed: int) -> Overlay:
    rnd = random.Random(seed)
    spots = [
        (
            17 + 9.4 * math.sqrt(rnd.random()) * math.cos(a),
            37 + 10 * math.sqrt(rnd.random()) * math.sin(a),
            rnd.random(),
            rnd.randint(3, 7),
            rnd.uniform(0.4, 1.5),
        )
        for a in (rnd.uniform(0, math.tau) for _ in range(110))
    ]

    def paint(stage: Stage, t_s: float) -> None:
        painter = stage.painter
        for x, z, phase, cycles, wide in spots:
            level = light.flicker(t_s, LOOP_S, cycles, phase)
            px, py, scale = stage.camera.pixel(x, 0, z)
            painter.setBrush(qcolor(rgb("f2f8fa"), 0.5 * level))
            painter.drawEllipse(QPointF(px, py), wide * scale * 0.5, 0.05 * scale + 0.4)

    return paint
