"""The Han river and the city's lakes, seen over the water."""

import math
import random
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPolygonF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import Rgb, dim, mix, qcolor, rgb
from controlroom.sim.scenes.furniture import paint_garden_lamp
from controlroom.sim.scenes.ground import Ground, fill_ground
from controlroom.sim.scenes.landmark import paint_dome, paint_lotte_tower, paint_namsan
from controlroom.sim.scenes.motion import LOOP_S, Path, steady, straight
from controlroom.sim.scenes.people import Cycling, Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Effect, Picture
from controlroom.sim.scenes.plants import Tree, paint_tree
from controlroom.sim.scenes.sky import paint_far_tower, paint_hills, paint_sky, paint_skyline
from controlroom.sim.scenes.stage import Draw, Stage, stroke
from controlroom.sim.scenes.traffic import flow
from controlroom.sim.scenes.water import Water

RIVER = rgb("41596a")
Far = Callable[[Stage], None]


def _over_water(camera: Camera, near: Callable[[float], float], far_z: float | None = None) -> Callable[[], Sequence[QPolygonF]]:
    """Return the outline of water that begins `near`(x) metres away and ends at the horizon or at `far_z`."""

    def outlines() -> Sequence[QPolygonF]:
        edge = camera.horizon_px + 2 if far_z is None else camera.pixel(0, 0, far_z)[1]
        points = [QPointF(-5, edge), QPointF(camera.width_px + 5, edge)]
        for k in range(24, -25, -1):
            x = k * 3.0
            px, py, scale = camera.pixel(x, 0, near(x))
            if scale:
                points.append(QPointF(px, py))
        return [QPolygonF(points)]

    return outlines


def _bank(stage: Stage, colour: Rgb, water: Water, far: Far, things: Sequence[tuple[float, Draw]], paint: Callable[[QPainter], None] | None = None, lamps: Sequence[tuple[float, float, float]] = ()) -> None:
    """Paint the near bank, then the water behind it."""
    far(stage)
    fill_ground(stage, colour)
    if paint:
        with stage.ground() as painter:
            paint(painter)
    ground = Ground(stage)
    ground.grain(0.16, blotch=0.2)
    ground.light()
    ground.pools(lamps, light.WARM, 0.9 * stage.air.lamps)
    ground.fog()
    ground.store()
    water.see(stage, far, things)
    water.paint(stage, 0.0)


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
                stage.face([at(a, 0, 0), at(a, deck - 2.6, 0), at(a + 2.6, deck - 2.6, 0), at(a + 2.6, 0, 0)], dim(steel, 0.85), (-0.6, 0, -0.8))
            x, y, z = at(a, deck + 6.5)
            stage.line([at(a, deck), (x, y, z)], 0.2, air.fogged(air.lit_surface(dim(steel, 0.5), (0, 0, -1)), stage.distance(x, y, z)), 0.8)
            stage.glow(x, y, z, 4.2, light.SODIUM, 0.9)
            stage.glow(*at(a + 7, 4.2), 3.4, rgb("ffd9a0"), 0.55)

    def rail(stage: Stage) -> None:
        for k in range(26, -3, -1):
            a, b = k * 14.0 - 30, (k + 1) * 14.0 - 30
            stage.face([at(a, deck), at(a, deck + 1.2), at(b, deck + 1.2), at(b, deck)], rgb("5a646e"), (-0.6, 0, -0.8))

    things: list[tuple[float, Draw]] = [(200, bridge)]
    water = Water(camera, height_m=0, outlines=_over_water(camera, lambda x: 24.5 + 0.001 * x * x), colour=RIVER, seed=seed, mirror=0.85, long_m=1.6)

    def lawn(painter: QPainter) -> None:
        painter.setBrush(qcolor(rgb("8d8b86")))
        painter.drawRect(QRectF(-60, 18.4, 120, 6.6))
        painter.setBrush(qcolor(rgb("b5b2aa")))
        painter.drawRect(QRectF(-60, 24.0, 120, 0.7))

    def backdrop(stage: Stage) -> None:
        _bank(stage, rgb("4d5c43"), water, far, things, lawn, [(-11, 4, 20), (11, 4, 20)])
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
        people.append(Standing(some_person(rnd, summer=True), (x * 1.3, 0, 23.2 + rnd.uniform(-0.5, 0.4), rnd.uniform(-0.5, 0.5)), rnd.random()))
    for k in range(5):
        ends_x = (-16.0, 16.0) if k % 2 else (16.0, -16.0)
        people.append(Walking(some_person(rnd, summer=True), steady(straight(ends_x[0], 20.2 + k * 0.4, ends_x[1], 20.2 + k * 0.4), rnd.uniform(1.1, 1.4), rnd.uniform(0, 12))))
    front: list[tuple[float, Draw]] = [(200, bridge), (20, lambda s: paint_garden_lamp(s, -11, 20)), (20, lambda s: paint_garden_lamp(s, 11, 20))]
    return Picture(camera, air, seed, backdrop, [*actors, *people], under=[water.paint], front=front)


def _rainbow(place: float) -> Rgb:
    """Return the colour at a place (repeating with 1) of the rainbow, one of thirty."""
    hue = QColor.fromHsvF(round(place % 1.0 * 30) / 30 % 1.0, 0.72, 1.0)
    return hue.red(), hue.green(), hue.blue()


def _jets(at: Callable[[float, float, float], tuple[float, float, float]], deck: float) -> Callable[[Stage, float], None]:
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
            for width, alpha in ((2.6, 0.3), (0.9, 0.8)):
                painter.setBrush(qcolor(colour, alpha))
                half = max(0.6, width * scale / 2)
                left = [QPointF(x - half * (0.5 + 0.5 * n / 7), y) for n, (x, y, _) in enumerate(points)]
                right = [QPointF(x + half * (0.5 + 0.5 * n / 7), y - half * 0.6) for n, (x, y, _) in enumerate(points)]
                painter.drawPolygon([*left, *reversed(right)])
            if k % 2 == 0:
                light.oval(painter, px, py, (4.2 * scale, 1.8 * scale), colour, 0.6)
                light.streak(painter, px, py, 4.6 * scale, 13 * scale, colour, 0.5)

    return paint


def railway_bridge(seed: int, air: Air) -> Picture:
    """Return the railway bridge at Dangsan with a train of line 2 on it."""
    rnd = random.Random(seed)
    camera = Camera(0, 8.0, 0, 0.0, 0.05, 1.05)
    z, deck = 112.0, 9.5

    def far(stage: Stage) -> None:
        paint_sky(stage)
        paint_hills(stage, 78, mix(air.middle, air.fog, 0.45), seed=seed, peaks=((0.12, 0.9), (0.3, 0.7)))
        paint_skyline(stage, 62, mix(air.lit_surface(rgb("8a8f96"), (0, 0, -1)), air.fog, 0.35), from_x=0.36)
        paint_far_tower(stage, stage.camera.width_px * 0.86, 118, mix(air.lit_surface(rgb("a08a6a"), (0, 0, -1)), air.fog, 0.3), "63")
        paint_dome(stage, 700, 58)
        paint_skyline(stage, 26, mix(air.lit_surface(rgb("50604c"), (0, 0, -1)), air.fog, 0.4), flats=0, to_x=0.35)

    def bridge(stage: Stage) -> None:
        steel = rgb("6f8f8a")
        for k in range(-5, 6):
            x = k * 26.0 + 6
            stage.box((x - 1.6, x + 1.6), (0, deck - 4.2), (z - 1, z + 5), rgb("b3ada2"))
            stage.box((x - 2.6, x + 2.6), (0, 1.2), (z - 2, z + 6), rgb("a8a297"))
        near = z - 1.2
        colour = air.fogged(air.lit_surface(steel, (0, 0, -1)), z)
        for level, thick in ((deck - 4.4, 0.5), (deck - 0.3, 0.9)):
            stage.face([(-90, level, near), (-90, level + thick, near), (90, level + thick, near), (90, level, near)], steel, (0, 0, -1))
        x = -90.0
        while x < 90:
            stage.line([(x, deck - 4.2, near), (x + 4.3, deck - 0.2, near)], 0.3, colour, 1)
            stage.line([(x + 4.3, deck - 0.2, near), (x + 8.6, deck - 4.2, near)], 0.3, dim(colour, 0.85), 1)
            x += 8.6
        wire = air.fogged(air.lit_surface(rgb("50585c"), (0, 0, -1)), z)
        for k in range(-6, 7):
            stage.line([(k * 18.0, deck, z + 6), (k * 18.0, deck + 7.5, z + 6)], 0.22, wire, 0.8)
            stage.line([(k * 18.0, deck + 6.6, z + 6), (k * 18.0, deck + 6.6, z - 0.5)], 0.16, wire, 0.6)
        stage.line([(-90, deck + 5.8, z + 1), (90, deck + 5.8, z + 1)], 0.05, wire, 0.5)

    water = Water(camera, height_m=0, outlines=_over_water(camera, lambda x: 24.0 + 0.012 * (x + 16) ** 2), colour=RIVER, seed=seed, long_m=1.5, glint=0.2)
    reeds = [(rnd.uniform(-15, 15), rnd.uniform(19.0, 24.0), rnd.uniform(0.9, 2.3), rnd.random()) for _ in range(170)]

    def backdrop(stage: Stage) -> None:
        _bank(stage, rgb("6c6a4a"), water, far, [(100, bridge)])
        bridge(stage)

    def paint_reeds(stage: Stage, t_s: float) -> None:
        for x, reed_z, high, phase in sorted(reeds, key=lambda r: -r[1]):
            px, py, scale = stage.camera.pixel(x, 0, reed_z)
            lean = 0.16 * high * (0.6 + math.sin(2 * math.pi * (3 * t_s / LOOP_S + phase * 0.4 + x * 0.05)))
            top = (px + lean * scale, py - high * scale)
            tone = air.lit_surface(mix(rgb("8a7a42"), rgb("b99a58"), phase), (0, 0.3, -0.9))
            stroke(stage.painter, (px, py), top, 1.6, dim(tone, 0.8))
            stroke(stage.painter, (px + lean * scale * 0.85, py - high * 0.82 * scale), top, 4.0, mix(tone, air.horizon, 0.35))

    actors: list[Actor] = [Effect(z, _train(z, deck)), Effect(60, _boat(58.0, 5.0, rgb("f0efe9"), 0)), Effect(18.0, paint_reeds)]
    return Picture(camera, air, seed, backdrop, actors, under=[water.paint], front=[(z, bridge)])


def _train(z: float, deck: float) -> Callable[[Stage, float], None]:
    """A train of eight cars that runs from right to left once in a loop."""
    car, count = 19.5, 8

    def paint(stage: Stage, t_s: float) -> None:
        air = stage.air
        reach = 72.0 + count * car
        front = 72.0 - (t_s / LOOP_S) * (reach + 76.0)
        lit = lambda c: air.fogged(air.lit_surface(c, (0, 0.15, -1)), z)  # noqa: E731
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


def _boat(z: float, speed_mps: float, colour: Rgb, start_s: float) -> Callable[[Stage, float], None]:
    """River boats that cross the picture from left to right, a loop apart."""
    trip = steady(straight(-75, z, 75, z), speed_mps, start_s)

    def paint(stage: Stage, t_s: float) -> None:
        painter, air = stage.painter, stage.air
        for _, (x, _, _, _) in trip.poses(t_s):
            px, py, scale = stage.camera.pixel(x, 0, z)
            tone = lambda c: air.fogged(air.lit_surface(c, (0, 0.2, -1)), z)  # noqa: B023, E731
            bob = 0.06 * math.sin(2 * math.pi * 4 * t_s / LOOP_S)
            points = [(-6, 0.1), (-6.4, 1.6), (5.6, 1.6), (8.0, 2.2), (6.6, 0.1)]
            painter.setBrush(qcolor(tone(colour)))
            painter.drawPolygon([QPointF(px + a * scale, py - (b + bob) * scale) for a, b in points])
            painter.setBrush(qcolor(tone(rgb("2d5f8a"))))
            painter.drawRect(QRectF(px - 6.2 * scale, py - (0.75 + bob) * scale, 13.0 * scale, 0.4 * scale))
            painter.setBrush(qcolor(tone(rgb("f6f5f0"))))
            painter.drawRect(QRectF(px - 5 * scale, py - (3.3 + bob) * scale, 8.4 * scale, 1.75 * scale))
            painter.setBrush(qcolor(mix(tone(rgb("2a3a46")), rgb("ffdf9f"), 0.5 if air.dark else 0.15)))
            painter.drawRects([QRectF(px + (-4.6 + k * 1.25) * scale, py - (2.9 + bob) * scale, 0.95 * scale, 0.85 * scale) for k in range(6)])
            foam = qcolor(mix(air.horizon, (255, 255, 255), 0.5), 0.5)
            painter.setBrush(foam)
            painter.drawPolygon([QPointF(px + 6.8 * scale, py), QPointF(px - 20 * scale, py + 0.5 * scale), QPointF(px - 22 * scale, py + 1.0 * scale), QPointF(px + 5 * scale, py + 0.5 * scale)])

    return paint


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

    trees = [Tree(x + rnd.uniform(-1.5, 1.5), 66 + rnd.uniform(-4, 6), rnd.uniform(6.5, 9.5), kind if rnd.random() < 0.8 else "green", rnd.randrange(99)) for x in range(-46, 48, 4)]
    things: list[tuple[float, Draw]] = [(t.z, lambda s, t=t: paint_tree(s, t)) for t in trees]
    things += [(64, lambda s, x=x: paint_garden_lamp(s, x, 62.5, height_m=4)) for x in range(-40, 44, 9)]
    things.append((70, lambda s: _castle(s, -17.0, 76.0)))

    def bank(stage: Stage) -> None:
        stage.face([(-90, 0, 61), (-90, 1.0, 61), (90, 1.0, 61), (90, 0, 61)], rgb("8b877c"), (0, 0, -1))
        stage.face([(-90, 1.0, 61), (-90, 1.0, 75), (90, 1.0, 75), (90, 1.0, 61)], rgb("6c7a50"), (0, 1, 0))

    things.append((90, bank))
    water = Water(camera, height_m=0, outlines=_over_water(camera, lambda x: 25.2, 61.0), colour=rgb("3b5a5a"), seed=seed, rough=0.7, mirror=0.9)

    def path(painter: QPainter) -> None:
        painter.setBrush(qcolor(rgb("8f6a58")))
        painter.drawRect(QRectF(-40, 19.5, 80, 4.6))
        painter.setBrush(qcolor(rgb("a5a199")))
        painter.drawRect(QRectF(-40, 24.6, 80, 0.9))

    def backdrop(stage: Stage) -> None:
        _bank(stage, rgb("5f6e45"), water, far, things, path, [(-8, 3.6, 22), (8, 3.6, 22)])
        for _, draw in sorted(things, key=lambda t: -t[0]):
            draw(stage)

    ducks = [(rnd.uniform(-14, 14), rnd.uniform(30, 50), rnd.random()) for _ in range(7)]

    def paint_ducks(stage: Stage, t_s: float) -> None:
        for x, z, phase in ducks:
            a = 2 * math.pi * (t_s / LOOP_S + phase)
            px, py, scale = stage.camera.pixel(x + 1.6 * math.cos(a), 0, z + 0.9 * math.sin(a))
            facing = -math.copysign(1, math.sin(a))
            stage.painter.setBrush(qcolor(air.lit_surface(rgb("f4f2ea"), (0, 0.5, -0.8))))
            stage.painter.drawEllipse(QPointF(px, py - 0.14 * scale), 0.42 * scale, 0.2 * scale)
            stage.painter.drawEllipse(QPointF(px + facing * 0.4 * scale, py - 0.42 * scale), 0.13 * scale, 0.13 * scale)
            stroke(stage.painter, (px + facing * 0.3 * scale, py - 0.15 * scale), (px + facing * 0.4 * scale, py - 0.42 * scale), 0.12 * scale, air.lit_surface(rgb("f4f2ea"), (0, 0.5, -0.8)))
            stage.painter.setBrush(qcolor(mix(air.horizon, (255, 255, 255), 0.4), 0.2))
            stage.painter.drawEllipse(QPointF(px - facing * 0.9 * scale, py + 0.06 * scale), 0.7 * scale, 0.06 * scale)

    actors: list[Actor] = [Effect(50, paint_ducks), Effect(24.9, lambda s, t: _rail_across(s, 24.9))]
    for k in range(7):
        ends = (-18.0, 18.0) if k % 2 else (18.0, -18.0)
        row = 20.0 + 0.5 * k
        fast = k == 3
        actors.append(Walking(some_person(rnd), steady(straight(ends[0], row, ends[1], row), 2.7 if fast else rnd.uniform(1.1, 1.5), rnd.uniform(0, 12)), 2.2 if fast else 1.45, 1.35 if fast else 1.0))
    for _ in range(4):
        actors.append(Standing(some_person(rnd), (rnd.uniform(-9, 9), 0, 24.3, rnd.uniform(-0.4, 0.4)), rnd.random()))
    over = []
    if kind == "cherry":
        over.append(petals(seed))
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
    tone = lambda c: air.fogged(air.lit_surface(c, (0, 0.1, -1)), stage.distance(x, 5, z))  # noqa: E731
    with stage.plane((x, 1.0, z), (1, 0, 0), (0, 1, 0)) as painter:
        for a, wide, high, roof in ((-9, 3.0, 8, 4), (-5, 8.0, 6.5, 0), (-2.5, 3.4, 12, 6), (2.8, 2.6, 9, 4.5), (5.0, 5, 5, 0), (9.0, 2.4, 7.5, 4)):
            painter.setBrush(qcolor(mix(tone(rgb("e9e2d6")), rgb("ffd9a0"), 0.25 if air.dark else 0)))
            painter.drawRect(QRectF(a, 0, wide, high))
            painter.setBrush(qcolor(rgb("ffd27a") if air.dark else tone(rgb("5a6270")), 0.85))
            painter.drawRects([QRectF(a + wide * 0.35, high * p, wide * 0.3, 0.9) for p in (0.35, 0.62, 0.84)])
            if roof:
                painter.setBrush(qcolor(tone(rgb("3f6fae"))))
                painter.drawPolygon(QPolygonF([QPointF(a - 0.4, high), QPointF(a + wide + 0.4, high), QPointF(a + wide / 2, high + roof)]))
    if air.dark:
        for a in (-7, -1, 4, 10):
            stage.glow(x + a, 3, z - 0.5, 6, rgb("ffb0d0") if a % 2 else rgb("ffd28a"), 0.5)


def petals(seed: int, *, colour: Rgb = rgb("ffe3ea"), count: int = 70) -> Callable[[Stage, float], None]:
    """Return an overlay of petals or leaves that drift down."""
    rnd = random.Random(seed + 9)
    bits = [(rnd.uniform(0, 1340), rnd.uniform(0, 740), rnd.randint(1, 2), rnd.randint(1, 3), rnd.uniform(10, 46), rnd.random(), rnd.uniform(1.6, 4.2)) for _ in range(count)]

    def paint(stage: Stage, t_s: float) -> None:
        turn = t_s / LOOP_S
        stage.painter.setBrush(qcolor(dim(colour, 0.55) if stage.air.dark else colour, 0.8))
        for x, y, falls, sways, sway, phase, size in bits:
            px = (x - turn * 1340 + sway * math.sin(2 * math.pi * (sways * turn + phase))) % 1340 - 30
            py = (y + falls * turn * 740) % 740 - 10
            flat = 0.35 + 0.65 * abs(math.sin(2 * math.pi * (3 * sways * turn + phase)))
            stage.painter.drawEllipse(QPointF(px, py), size, size * flat)

    return paint


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

    water = Water(camera, height_m=0, outlines=_over_water(camera, lambda x: 47.0 + 0.01 * x * x), colour=RIVER, seed=seed, long_m=2.0, glint=0.2)
    tents = [(x, z, rnd.choice((rgb("e9e6da"), rgb("f0a63c"), rgb("5aa3c8"), rgb("d9624a"), rgb("7fb069"), rgb("f2d25a"))), rnd.uniform(1.5, 2.1)) for x, z in ((-13, 34), (-8.5, 27), (-4, 36), (1.5, 30), (6, 38), (10, 28), (15, 35), (-17, 41), (20, 41), (-1, 42))]  # fmt: skip
    trees = [Tree(x, z, rnd.uniform(5.5, 7.5), rnd.choice(("green", "plane", "green")), rnd.randrange(99)) for x, z in ((-24, 44), (-20, 30), (24, 33), (27, 44), (-15, 20), (17, 19), (30, 40), (-32, 43), (12, 45), (-9, 45.5))]  # fmt: skip

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

    things: list[tuple[float, Draw]] = [(330, far_bridge)]

    def backdrop(stage: Stage) -> None:
        _bank(stage, rgb("7a9450"), water, far, things, lawn)
        far_bridge(stage)
        still: list[tuple[float, Draw]] = [(t.z, lambda s, t=t: paint_tree(s, t)) for t in trees]
        still += [(z, lambda s, x=x, z=z, c=c, w=w: _tent(s, x, z, c, w)) for x, z, c, w in tents]
        for _, draw in sorted(still, key=lambda t: -t[0]):
            draw(stage)

    actors: list[Actor] = [Effect(100, _boat(95.0, 6.0, rgb("f4f2ea"), 2.0))]
    for x, z, _, _ in tents:
        for _ in range(2):
            actors.append(Standing(some_person(rnd, summer=True, child=rnd.random() < 0.35), (x + rnd.uniform(-3, 3), 0, z - rnd.uniform(1.5, 3.5), rnd.uniform(0, 6)), rnd.random()))
    for k in range(7):
        way = 1 if k % 2 else -1
        lane = 16.2 if way > 0 else 18.3
        actors.append(Cycling(some_person(rnd, summer=True), steady(straight(-15 * way, lane, 15 * way, lane), rnd.uniform(4.6, 6.2), rnd.uniform(0, 12))))
    for k in range(6):
        way = 1 if k % 2 else -1
        row = 20.5 + 1.6 * k
        actors.append(Walking(some_person(rnd, summer=True), steady(straight(-22 * way, row, 22 * way, row + 3), rnd.uniform(1.1, 1.5), rnd.uniform(0, 12))))
    front: list[tuple[float, Draw]] = [(330, far_bridge)]
    front += [(t.z, lambda s, t=t: paint_tree(s, t)) for t in trees if t.z > 30 and t.z + t.height_m > 36]
    return Picture(camera, air, seed, backdrop, actors, under=[water.paint], front=front, over=[_kites(seed)])


def _kites(seed: int) -> Callable[[Stage, float], None]:
    rnd = random.Random(seed)
    kites = [(rnd.uniform(200, 1100), rnd.uniform(60, 150), rnd.random(), rnd.choice((rgb("e2493a"), rgb("f2c230"), rgb("3f8fd0")))) for _ in range(3)]

    def paint(stage: Stage, t_s: float) -> None:
        turn = t_s / LOOP_S
        for x, y, phase, colour in kites:
            px = x + 26 * math.sin(2 * math.pi * (turn + phase))
            py = y + 14 * math.sin(2 * math.pi * (2 * turn + phase))
            stroke(stage.painter, (px, py), (px - 60, 300), 0.8, (240, 240, 240), 0.35)
            stage.painter.setBrush(qcolor(colour))
            stage.painter.drawPolygon([QPointF(px, py - 12), QPointF(px + 8, py), QPointF(px, py + 14), QPointF(px - 8, py)])
            stage.painter.setBrush(qcolor(dim(colour, 0.75)))
            stage.painter.drawPolygon([QPointF(px, py - 12), QPointF(px + 8, py), QPointF(px, py + 14)])

    return paint


def _tent(stage: Stage, x: float, z: float, colour: Rgb, size: float) -> None:
    light.dark_spot(stage.painter, *stage.camera.pixel(x, 0, z)[:2], (1.5 * size * stage.camera.pixel(x, 0, z)[2], 0.5 * size * stage.camera.pixel(x, 0, z)[2]), 0.4)
    top = (x, size * 0.95, z + size * 0.8)
    front = [(x - size, 0, z), (x + size, 0, z)]
    back = [(x - size, 0, z + 1.6 * size), (x + size, 0, z + 1.6 * size)]
    stage.face([front[0], top, back[0]], colour, (-0.7, 0.6, 0.2))
    stage.face([front[1], top, back[1]], colour, (0.7, 0.6, 0.2))
    stage.face([front[0], front[1], top], dim(colour, 0.92), (0, 0.6, -0.8))
    stage.face([(x - size * 0.4, 0, z - 0.01), (x + size * 0.4, 0, z - 0.01), (x, size * 0.62, z + size * 0.5)], dim(colour, 0.32), (0, 0.5, -0.8))

