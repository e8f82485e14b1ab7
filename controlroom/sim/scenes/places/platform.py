"""A subway platform: screen doors, a train that comes, opens, and leaves."""

import random
from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QLinearGradient, QPainter

from controlroom.sim.scenes import light
from controlroom.sim.scenes.air import Air, towards
from controlroom.sim.scenes.camera import Camera, Floats
from controlroom.sim.scenes.colour import Rgb, dim, mix, qcolor, rgb
from controlroom.sim.scenes.ground import Ground
from controlroom.sim.scenes.motion import LOOP_S, Path, Trip, steady, straight
from controlroom.sim.scenes.noise import blurred
from controlroom.sim.scenes.people import Standing, Walking, some_person
from controlroom.sim.scenes.picture import Actor, Picture, Screen
from controlroom.sim.scenes.stage import Stage, Thing, far_to_near

_LEFT, _RIGHT, _CEILING, _FAR = -4.2, 5.6, 3.3, 120.0
_DOOR_STEP, _DOOR_M = 5.0, 2.0
_ARRIVED_S, _OPEN_S, _CLOSE_S, _LEAVE_S = 3.6, 4.2, 8.2, 9.0

PLATFORM_AIR = Air(
    zenith=rgb("b8bcbc"),
    middle=rgb("c4c8c8"),
    horizon=rgb("d2d4d2"),
    glow=rgb("ffffff"),
    fog=rgb("8d9392"),
    fog_m=120,
    ambient=(0.80, 0.82, 0.82),
    sun_from=towards(0, 1, -0.2),
    sun=(0.12, 0.12, 0.12),
    lamps=0.0,
    clouds=0,
    bloom=0.3,
)


def platform(seed: int) -> Picture:
    """Return a platform of line 2, which is green."""
    line, train = rgb("2c9b57"), rgb("d4d8da")
    rnd = random.Random(seed)
    air = PLATFORM_AIR
    camera = Camera(1.5, 2.85, 0, -0.17, 0.10, 1.16)
    columns = [8.5 + k * 8.0 for k in range(13)]

    def hall(stage: Stage) -> None:
        stage.done().fill(qcolor(air.fog))
        z = _FAR
        while z > 0.6:
            near = max(0.6, z - max(1.5, z * 0.06))
            _ring(stage, near, z, line)
            z = near
        _wall_right(stage, line)
        _ceiling_lamps(stage)
        _screen_wall(stage, line)

    def things() -> list[Thing]:
        out: list[Thing] = [(z, partial(_column, z=z, line=line)) for z in columns]
        out += [(z, partial(_bench, z=z)) for z in (21.0, 45.0)]
        out += [(z, partial(_board, z=z, line=line)) for z in (15.0, 39.0, 63.0)]
        return out

    def backdrop(stage: Stage) -> None:
        hall(stage)
        ground = Ground(stage)
        floor = (ground.x > _LEFT) & (ground.x < _RIGHT) & (ground.far < _FAR)
        before = ground.rgb.copy()
        ground.grain(0.06, blotch=0.06)
        twin = Stage(stage.camera.reflected(), air, 1)
        hall_seen = _mirrored(twin, hall, things())
        ground.rgb += (hall_seen[ground.top_px :] - ground.rgb) * 0.22
        ground.rgb[~floor] = before[~floor]
        ground.store()
        far_to_near(stage, things())

    actors: list[Actor] = []
    for k in range(12):
        door = 1.2 + _DOOR_STEP * (k % 6) + 4.0
        x = _LEFT + 1.3 + (k // 6) * 0.7
        actors.append(
            Standing(
                some_person(rnd), (x, 0, door + rnd.uniform(-1.2, 1.2) + 3, -1.5 + rnd.uniform(-0.6, 0.6)), rnd.random()
            )
        )
    for k in range(8):
        x = rnd.uniform(-2.0, 3.2)
        ends = (60.0, 1.5) if k % 2 else (1.5, 60.0)
        actors.append(
            Walking(
                some_person(rnd),
                steady(
                    straight(x, ends[0], x + rnd.uniform(-0.8, 0.8), ends[1]), rnd.uniform(1.1, 1.6), rnd.uniform(0, 12)
                ),
            )
        )
    for k in range(6):
        door = _DOOR_STEP * (k + 1) + 2.6 + 0.5
        actors.append(Walking(some_person(rnd), _alighting(rnd, door, out=True)))
        actors.append(Walking(some_person(rnd), _alighting(rnd, door + 0.9, out=False)))
    return Picture(
        camera,
        air,
        seed,
        backdrop,
        actors,
        screens=[Screen(z, _column_area(camera, z), partial(_column, z=z, line=line)) for z in columns[:6]],
        under=[lambda s, t: _paint_train(s, t, line, train)],
    )


def _mirrored(twin: Stage, hall: Callable[[Stage], None], things: list[Thing]) -> Floats:
    hall(twin)
    far_to_near(twin, things)
    seen = blurred(twin.pixels()[:, :, 2::-1].astype(np.float32), 5, 0, 2)
    return np.repeat(np.repeat(seen, 2, axis=0), 2, axis=1)


def _alighting(rnd: random.Random, door: float, *, out: bool) -> Trip:
    """A walk out of the train (or into it) while the doors are open, from or to somewhere out of sight."""
    speed = rnd.uniform(1.25, 1.5)
    away_x = rnd.uniform(-1.0, 2.6)
    inside = (_LEFT - 0.6, 0.0, door)
    front = (_LEFT + 1.4, 0.0, door)
    if out:
        path = Path([inside, front, (away_x, 0, door - 3.0), (away_x + 0.6, 0, 1.0)])
        return Trip(path, _OPEN_S + rnd.uniform(0.3, 1.6), path.length_m / speed, lambda age: age * speed)
    path = Path([(away_x + 1.5, 0, door + 26.0), (away_x, 0, door + 3.0), front, inside])
    return Trip(
        path,
        _CLOSE_S - 0.4 - rnd.uniform(0, 1.4) - path.length_m / speed,
        path.length_m / speed,
        lambda age: age * speed,
    )


def _ring(stage: Stage, near: float, far: float, line: Rgb) -> None:
    """Floor, ceiling and the walls' plain parts between two distances."""
    z = (near + far) / 2
    eye_y = stage.camera.eye_m[1]
    if eye_y > 0:
        stage.poly(
            [(_LEFT, 0, near), (_RIGHT, 0, near), (_RIGHT, 0, far + 0.1), (_LEFT, 0, far + 0.1)],
            stage.air.seen(rgb("b4b2ab"), (0, 1, 0), z),
        )
        for x0, x1, colour in ((_LEFT, _LEFT + 0.35, rgb("3f4346")), (_LEFT + 0.35, _LEFT + 0.75, rgb("d9b23a"))):
            stage.poly(
                [(x0, 0, near), (x1, 0, near), (x1, 0, far + 0.1), (x0, 0, far + 0.1)],
                stage.air.seen(colour, (0, 1, 0), z),
            )
    stage.poly(
        [(_LEFT, _CEILING, near), (_RIGHT, _CEILING, near), (_RIGHT, _CEILING, far), (_LEFT, _CEILING, far)],
        stage.air.seen(rgb("e4e7e7"), (0, -1, 0), z),
    )
    stage.poly(
        [(_RIGHT, 0, near), (_RIGHT, _CEILING, near), (_RIGHT, _CEILING, far), (_RIGHT, 0, far)],
        stage.air.seen(rgb("cfccc3"), (-1, 0, 0), z),
    )
    if eye_y > 0 and z < 50:
        tone = stage.air.seen(rgb("8f8d87"), (0, 1, 0), z)
        k = int(near / 1.2)
        while k * 1.2 < far:
            if k * 1.2 > near:
                stage.poly(
                    [
                        (_LEFT + 0.75, 0, k * 1.2),
                        (_RIGHT, 0, k * 1.2),
                        (_RIGHT, 0, k * 1.2 + 0.025),
                        (_LEFT + 0.75, 0, k * 1.2 + 0.025),
                    ],
                    tone,
                    0.5,
                )
            k += 1


def _wall_right(stage: Stage, line: Rgb) -> None:
    with stage.plane((_RIGHT, 0, 0), (0, 0, 1), (0, 1, 0)) as painter:
        for k in range(24, -1, -1):
            z = k * 5.0 + 0.8
            if z < 1:
                continue
            tone = partial(stage.air.seen, normal=(-1, 0, 0), distance_m=z)
            painter.setBrush(qcolor(tone(rgb("b9b5aa"))))
            painter.drawRects([QRectF(z, level, 5.0, 0.03) for level in (0.6, 1.2, 1.8, 2.4)])
            painter.drawRect(QRectF(z, 0, 0.04, 2.9))
            painter.setBrush(qcolor(tone(line)))
            painter.drawRect(QRectF(z, 2.55, 5.0, 0.26))
            if k % 3 == 1:
                colour = ((rgb("e8734a"), rgb("3f87c4"), rgb("8a5fb0"), rgb("e3b23c"))[k % 4], rgb("f6f3ea"))
                painter.setBrush(qcolor(tone(rgb("30343a"))))
                painter.drawRect(QRectF(z + 0.8, 0.75, 3.2, 1.6))
                gradient = QLinearGradient(z + 0.9, 0.8, z + 3.9, 2.3)
                gradient.setColorAt(0, qcolor(stage.air.fogged(colour[0], z)))
                gradient.setColorAt(1, qcolor(stage.air.fogged(mix(colour[0], colour[1], 0.8), z)))
                painter.setBrush(gradient)
                painter.drawRect(QRectF(z + 0.88, 0.83, 3.04, 1.44))
                painter.setBrush(qcolor(stage.air.fogged(colour[1], z)))
                painter.drawEllipse(QRectF(z + 2.6, 1.1, 0.9, 0.9))
                painter.drawRects([QRectF(z + 1.15, 1.35 + 0.25 * r, 1.1, 0.1) for r in range(3)])


def _ceiling_lamps(stage: Stage) -> None:
    for z in range(int(_FAR), 0, -3):
        for x in (-1.6, 3.2):
            colour = stage.air.fogged(rgb("f6fbff"), z * 0.5)
            stage.poly(
                [
                    (x - 0.14, _CEILING - 0.02, z),
                    (x + 0.14, _CEILING - 0.02, z),
                    (x + 0.14, _CEILING - 0.02, z + 2.2),
                    (x - 0.14, _CEILING - 0.02, z + 2.2),
                ],
                colour,
            )


def _doors(stage: Stage) -> list[float]:
    return [_DOOR_STEP * k + 2.6 for k in range(24, -1, -1)]


def _screen_wall(stage: Stage, line: Rgb) -> None:
    """The steel frame of the screen doors; what is behind its glass is painted anew in every frame."""
    with stage.plane((_LEFT, 0, 0), (0, 0, 1), (0, 1, 0)) as painter:
        for z in _doors(stage):
            tone = partial(stage.air.seen, normal=(1, 0, 0), distance_m=z)
            painter.setBrush(qcolor(tone(rgb("9aa3a6"))))
            painter.drawRect(QRectF(z, 0, _DOOR_STEP, 2.35))
            painter.setBrush(qcolor(tone(rgb("c3c9ca"))))
            painter.drawRect(QRectF(z, 2.35, _DOOR_STEP, _CEILING - 2.35))
            painter.setBrush(qcolor(tone(line)))
            painter.drawRect(QRectF(z, 2.45, _DOOR_STEP, 0.36))
            painter.setBrush(qcolor(stage.air.fogged(rgb("f4f6f2"), z)))
            painter.drawRect(QRectF(z + 0.5, 2.5, 0.5, 0.26))
            painter.drawRects([QRectF(z + 1.2 + 0.3 * k, 2.56, 0.2, 0.14) for k in range(4)])
            painter.setBrush(qcolor(tone(rgb("20282c"))))
            painter.drawRects(_panes(z, 0.0))


def _panes(z: float, opened: float) -> list[QRectF]:
    """Return the glass of one bay: two fixed panes and two door leaves, `opened` 0 to 1."""
    middle = z + _DOOR_STEP / 2
    slide = opened * 0.92
    return [
        QRectF(z + 0.12, 0.15, _DOOR_STEP / 2 - _DOOR_M / 2 - 0.24, 2.1),
        QRectF(middle + _DOOR_M / 2 + 0.12, 0.15, _DOOR_STEP / 2 - _DOOR_M / 2 - 0.24, 2.1),
        QRectF(middle - _DOOR_M / 2 + 0.06 - slide, 0.15, _DOOR_M / 2 - 0.12, 2.1),
        QRectF(middle + 0.06 + slide, 0.15, _DOOR_M / 2 - 0.12, 2.1),
    ]


def _train_place(t_s: float) -> float | None:
    """Return how far the train still is from (positive) or past (negative) its place; None when there is no train."""
    if t_s < _ARRIVED_S:
        left = 1 - t_s / _ARRIVED_S
        return 150.0 * left * left
    if t_s < _LEAVE_S:
        return 0.0
    since = t_s - _LEAVE_S
    return -(150.0 / (LOOP_S - _LEAVE_S) ** 2) * since * since


def _paint_train(stage: Stage, t_s: float, line: Rgb, body: Rgb) -> None:
    place = _train_place(t_s)
    opened = max(0.0, min(1.0, (t_s - _OPEN_S) / 0.9, (_CLOSE_S - t_s) / 0.9))
    air = stage.air
    with stage.plane((_LEFT - 0.02, 0, 0), (0, 0, 1), (0, 1, 0)) as painter:
        for z in _doors(stage):
            if z > 42:
                continue
            fade = partial(air.fogged, distance_m=z)
            painter.setBrush(qcolor(fade(rgb("1b2226"))))
            painter.drawRects(_panes(z, 0.0))
            middle = z + _DOOR_STEP / 2
            if place is not None and place < 130:
                bay = QRectF(z + 0.1, 0.15, _DOOR_STEP - 0.2, 2.1)
                painter.setClipRect(bay)
                # The train's own pattern repeats with the doors, so that only its phase matters here.
                phase = place % _DOOR_STEP
                here = z < 118 - abs(place) * (1 if place < 0 else 0) and (place <= 0 or z > place * 0.9 - 4)
                if here:
                    for a in (z,) if phase == 0 else (z + phase - _DOOR_STEP, z + phase):
                        _paint_coach(painter, a, fade, line, body, opened if place == 0 else 0.0)
                painter.setClipping(False)
            if opened > 0:
                painter.setBrush(qcolor(fade(rgb("d9d4c4"))))
                gap = opened * 0.92
                painter.drawRect(QRectF(middle - gap, 0.05, 2 * gap, 2.2))
                painter.setBrush(qcolor(fade(rgb("7f8a8c"))))
                painter.drawRect(QRectF(middle - gap, 0.05, 2 * gap, 0.5))
                painter.setBrush(qcolor(fade(rgb("3c5a78"))))
                painter.drawRect(QRectF(middle - gap * 0.9, 0.4, 1.8 * gap, 0.3))
            if z < 16:
                painter.setBrush(qcolor(mix(air.horizon, (255, 255, 255), 0.3), 0.12))
                painter.drawRects(_panes(z, opened))
            painter.setBrush(qcolor(fade(rgb("a4acae"))))
            for leaf in _panes(z, opened)[2:] if z < 24 else ():
                painter.drawRects(
                    [
                        QRectF(leaf.left() - 0.06, 0.1, 0.07, 2.2),
                        QRectF(leaf.right(), 0.1, 0.07, 2.2),
                        QRectF(leaf.left(), 0.1, leaf.width(), 0.12),
                    ]
                )
            painter.drawRects(
                [
                    QRectF(middle - _DOOR_M / 2 - 0.14, 0.05, 0.16, 2.25),
                    QRectF(middle + _DOOR_M / 2 - 0.02, 0.05, 0.16, 2.25),
                ]
            )
            signal = light.GREEN if opened > 0 else light.RED if place == 0 else rgb("40484a")
            painter.setBrush(qcolor(fade(signal)))
            painter.drawRect(QRectF(middle - 0.2, 2.27, 0.4, 0.07))
    if place is not None and 0 < place < 110:
        light.halo(stage.painter, *stage.camera.pixel(_LEFT - 0.4, 1.2, place + 1)[:2], 40, light.HEADLIGHT, 0.7)


def _paint_coach(painter: QPainter, a: float, fade: Callable[[Rgb], Rgb], line: Rgb, body: Rgb, opened: float) -> None:
    """One repeating piece of the train's side as seen through the glass."""
    painter.setBrush(qcolor(fade(dim(body, 0.72))))
    painter.drawRect(QRectF(a, 0.0, _DOOR_STEP, 2.4))
    painter.setBrush(qcolor(fade(dim(line, 0.8))))
    painter.drawRect(QRectF(a, 0.55, _DOOR_STEP, 0.22))
    painter.setBrush(qcolor(fade(rgb("f2e9cf"))))
    middle = a + _DOOR_STEP / 2
    painter.drawRects([QRectF(a + 0.1, 1.0, 1.2, 0.95), QRectF(a + _DOOR_STEP - 1.3, 1.0, 1.2, 0.95)])
    if opened < 1:
        painter.drawRects([QRectF(middle - 0.85, 0.95, 0.7, 1.05), QRectF(middle + 0.15, 0.95, 0.7, 1.05)])
    painter.setBrush(qcolor(fade(rgb("4a5258"))))
    painter.drawRects(
        [
            QRectF(a + 0.3, 1.0, 0.28, 0.55),
            QRectF(a + 0.85, 1.0, 0.26, 0.6),
            QRectF(a + _DOOR_STEP - 0.9, 1.0, 0.3, 0.52),
        ]
    )
    painter.drawRects(
        [
            QRectF(middle - 1.0, 0.05, 0.05, 2.1),
            QRectF(middle + 0.95, 0.05, 0.05, 2.1),
            QRectF(middle - 0.02, 0.05, 0.04, 2.1),
        ]
    )


def _column_area(camera: Camera, z: float) -> QRect:
    corners = [camera.pixel(x, y, far) for x in (1.85, 2.65) for y in (0, _CEILING) for far in (z - 0.05, z + 0.75)]
    left, right = min(c[0] for c in corners), max(c[0] for c in corners)
    top, bottom = min(c[1] for c in corners), max(c[1] for c in corners)
    return QRect(int(left) - 2, int(top) - 2, int(right - left) + 5, int(bottom - top) + 5)


def _column(stage: Stage, z: float, line: Rgb) -> None:
    stage.box((1.9, 2.6), (0, _CEILING), (z, z + 0.7), rgb("c9c7c0"))
    stage.box((1.88, 2.62), (2.3, 2.5), (z - 0.02, z + 0.72), line)
    stage.box((1.88, 2.62), (0, 0.25), (z - 0.02, z + 0.72), rgb("6f7274"))
    if z < 40:
        with stage.plane((1.9, 0, z - 0.03), (1, 0, 0), (0, 1, 0)) as painter:
            painter.setBrush(qcolor(stage.air.fogged(rgb("f7f7f2"), z)))
            painter.drawRect(QRectF(0.1, 1.25, 0.5, 0.75))
            painter.setBrush(qcolor(stage.air.fogged(line, z)))
            painter.drawEllipse(QRectF(0.22, 1.55, 0.26, 0.26))
            painter.drawRects([QRectF(0.17, 1.32 + 0.08 * k, 0.36, 0.03) for k in range(2)])


def _bench(stage: Stage, z: float) -> None:
    for k in range(4):
        stage.box((4.4, 4.9), (0.38, 0.44), (z + k * 0.62, z + k * 0.62 + 0.52), rgb("b07f4f"))
        stage.box((4.86, 4.92), (0.44, 0.86), (z + k * 0.62, z + k * 0.62 + 0.52), rgb("a87748"))
    stage.box((4.5, 4.6), (0, 0.38), (z + 0.2, z + 2.2), rgb("5a6064"))


def _board(stage: Stage, z: float, line: Rgb) -> None:
    """A sign that hangs from the ceiling: line colour, name in shapes, the next trains."""
    stage.line([(-0.9, _CEILING, z), (-0.9, 2.85, z)], 0.04, rgb("6a7072"))
    stage.line([(1.0, _CEILING, z), (1.0, 2.85, z)], 0.04, rgb("6a7072"))
    with stage.plane((-1.3, 2.38, z), (1, 0, 0), (0, 1, 0)) as painter:
        painter.setBrush(qcolor(stage.air.fogged(rgb("12171a"), z)))
        painter.drawRect(QRectF(0, 0, 2.7, 0.5))
        painter.setBrush(qcolor(stage.air.fogged(line, z)))
        painter.drawEllipse(QRectF(0.1, 0.08, 0.34, 0.34))
        painter.setBrush(qcolor(stage.air.fogged(rgb("f3f5f2"), z)))
        painter.drawRects([QRectF(0.6 + 0.24 * k, 0.14, 0.17, 0.22) for k in range(4)])
        painter.setBrush(qcolor(stage.air.fogged(rgb("ffb23e"), z)))
        painter.drawRects([QRectF(1.75 + 0.14 * k, 0.16, 0.09, 0.17) for k in range(6)])
