"""What the pictures of a shore share: the near bank, the water behind it, boats."""

import math
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.camera import Camera
from controlroom.sim.scenes.colour import Rgb, mix, qcolor, rgb
from controlroom.sim.scenes.ground import Ground, fill_ground
from controlroom.sim.scenes.motion import LOOP_S, steady, straight
from controlroom.sim.scenes.stage import Stage, Thing
from controlroom.sim.scenes.water import Water

RIVER = rgb("41596a")


Far = Callable[[Stage], None]


def over_water(
    camera: Camera, near: Callable[[float], float], far_z: float | None = None
) -> Callable[[], Sequence[QPolygonF]]:
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


def paint_bank(
    stage: Stage,
    colour: Rgb,
    water: Water,
    far: Far,
    things: Sequence[Thing],
    paint: Callable[[QPainter], None] | None = None,
    lamps: Sequence[tuple[float, float, float]] = (),
) -> None:
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


def boats(z: float, speed_mps: float, colour: Rgb, start_s: float) -> Callable[[Stage, float], None]:
    """River boats that cross the picture from left to right, a loop apart."""
    trip = steady(straight(-75, z, 75, z), speed_mps, start_s)

    def paint(stage: Stage, t_s: float) -> None:
        painter, air = stage.painter, stage.air
        for _, (x, _, _, _) in trip.poses(t_s):
            px, py, scale = stage.camera.pixel(x, 0, z)
            tone = partial(air.seen, normal=(0, 0.2, -1), distance_m=z)
            bob = 0.06 * math.sin(2 * math.pi * 4 * t_s / LOOP_S)
            points = [(-6, 0.1), (-6.4, 1.6), (5.6, 1.6), (8.0, 2.2), (6.6, 0.1)]
            painter.setBrush(qcolor(tone(colour)))
            painter.drawPolygon([QPointF(px + a * scale, py - (b + bob) * scale) for a, b in points])
            painter.setBrush(qcolor(tone(rgb("2d5f8a"))))
            painter.drawRect(QRectF(px - 6.2 * scale, py - (0.75 + bob) * scale, 13.0 * scale, 0.4 * scale))
            painter.setBrush(qcolor(tone(rgb("f6f5f0"))))
            painter.drawRect(QRectF(px - 5 * scale, py - (3.3 + bob) * scale, 8.4 * scale, 1.75 * scale))
            painter.setBrush(qcolor(mix(tone(rgb("2a3a46")), rgb("ffdf9f"), 0.5 if air.dark else 0.15)))
            painter.drawRects(
                [
                    QRectF(px + (-4.6 + k * 1.25) * scale, py - (2.9 + bob) * scale, 0.95 * scale, 0.85 * scale)
                    for k in range(6)
                ]
            )
            foam = qcolor(mix(air.horizon, (255, 255, 255), 0.5), 0.5)
            painter.setBrush(foam)
            painter.drawPolygon(
                [
                    QPointF(px + 6.8 * scale, py),
                    QPointF(px - 20 * scale, py + 0.5 * scale),
                    QPointF(px - 22 * scale, py + 1.0 * scale),
                    QPointF(px + 5 * scale, py + 0.5 * scale),
                ]
            )

    return paint
