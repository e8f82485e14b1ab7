"""Buildings that everyone knows: palace and city gates, the towers, the parliament's dome."""

import math
import random
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPolygonF

from controlroom.sim.scenes import light
from controlroom.sim.scenes.camera import WIDTH_PX
from controlroom.sim.scenes.colour import Rgb, dim, mix, qcolor, rgb
from controlroom.sim.scenes.stage import Stage

_TILE = rgb("4a545c")
_GREEN = rgb("3f7a66")
_RED = rgb("8c3f30")

Tone = Callable[..., Rgb]
"""How a colour looks on a surface that faces some way."""


def paint_gate(
    stage: Stage,
    *,
    z: float,
    half_m: float,
    stone_m: float = 8.0,
    arches: int = 3,
    storeys: int = 2,
    snow: bool = False,
    x: float = 0.0,
) -> None:
    """Paint a great gate: a stone base with arches, painted wooden storeys and curved tiled roofs."""
    air = stage.air
    distance = stage.distance(x, stone_m, z)

    def tone(albedo: Rgb, normal: tuple[float, float, float] = (0, 0, -1)) -> Rgb:
        lit = air.lit_surface(albedo, normal)
        if air.dark:
            lit = mix(lit, (lit[0] * 2.2 + 26, lit[1] * 1.9 + 17, lit[2] * 1.3 + 4), 0.8)
        return air.fogged(lit, distance)

    stone = rgb("b8b0a2")
    with stage.plane((x, 0, z), (1, 0, 0), (0, 1, 0)) as painter:
        gradient = QLinearGradient(0, 0, 0, stone_m)
        gradient.setColorAt(0, qcolor(dim(tone(stone), 1.08 if air.dark else 0.86)))
        gradient.setColorAt(1, qcolor(dim(tone(stone), 0.8 if air.dark else 1.04)))
        painter.setBrush(gradient)
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(-half_m - 0.8, 0),
                    QPointF(half_m + 0.8, 0),
                    QPointF(half_m, stone_m),
                    QPointF(-half_m, stone_m),
                ]
            )
        )
        rnd = random.Random(8)
        if stage.camera.focal_px / distance > 4:
            for row in range(int(stone_m)):
                a = -half_m + rnd.uniform(0, 1)
                while a < half_m - 1.5:
                    wide = rnd.uniform(1.1, 2.2)
                    painter.setBrush(qcolor(dim(tone(stone), rnd.uniform(0.84, 1.1)), 0.5))
                    painter.drawRect(QRectF(a, row * 1.0 + 0.05, wide - 0.08, 0.9))
                    a += wide
        for k in range(arches):
            middle = (k - (arches - 1) / 2) * half_m * 0.62
            wide = half_m * (0.155 if k == arches // 2 else 0.13)
            path = QPainterPath()
            top = stone_m * (0.66 if k == arches // 2 else 0.6)
            path.moveTo(middle - wide, 0)
            path.lineTo(middle - wide, top - wide)
            path.arcTo(QRectF(middle - wide, top - 2 * wide, 2 * wide, 2 * wide), 180, 180)
            path.lineTo(middle + wide, 0)
            painter.setBrush(qcolor(dim(tone(stone), 1.2)))
            painter.save()
            painter.translate(middle, 0)
            painter.scale(1.16, 1.08)
            painter.translate(-middle, 0)
            painter.drawPath(path)
            painter.restore()
            inside = QLinearGradient(0, 0, 0, top)
            inside.setColorAt(0, qcolor(mix(tone(rgb("6a5c48")), air.fog, 0.2)))
            inside.setColorAt(1, qcolor(tone(rgb("1d1a18"))))
            painter.setBrush(inside)
            painter.drawPath(path)
        painter.setBrush(qcolor(dim(tone(stone), 0.72)))
        painter.drawRect(QRectF(-half_m - 0.2, stone_m, 2 * half_m + 0.4, 1.1))
        base, reach = stone_m + 1.1, half_m * 0.8
        for storey in range(storeys):
            high = 3.6 if storey == 0 else 2.6
            painter.setBrush(qcolor(tone(rgb("31413c"))))
            painter.drawRect(QRectF(-reach, base, 2 * reach, high))
            columns = max(6, int(reach * 0.55))
            for k in range(columns + 1):
                a = -reach + 2 * reach * k / columns
                painter.setBrush(qcolor(tone(_RED)))
                painter.drawRect(QRectF(a - 0.28, base, 0.56, high))
                if k < columns:
                    painter.setBrush(qcolor(tone(rgb("b9824a") if air.dark else rgb("6e5a48")), 0.9))
                    painter.drawRect(QRectF(a + 0.5, base + 0.5, 2 * reach / columns - 1.0, high * 0.45))
            for up, colour in ((0.0, _GREEN), (0.42, rgb("b5523c")), (0.8, rgb("4f8f9c"))):
                painter.setBrush(qcolor(tone(colour)))
                painter.drawRect(QRectF(-reach - 0.6 - up, base + high - 1.15 + up, 2 * reach + 1.2 + 2 * up, 0.34))
            _roof(painter, base + high - 0.1, reach + 2.6, 3.4 if storey == storeys - 1 else 2.0, tone, snow=snow)
            base += high + (1.7 if storey == 0 else 2.0)
            reach *= 0.84
    if air.dark:
        for k in range(-3, 4):
            stage.glow(x + k * half_m * 0.28, 1.0, z - 1, 9.0, rgb("ffb968"), 0.5)
            stage.glow(x + k * half_m * 0.22, stone_m + 2.2, z - 1, 7.0, rgb("ffa858"), 0.42)


def _roof(painter: QPainter, base: float, half_m: float, high: float, tone: Tone, *, snow: bool) -> None:
    """A tiled roof whose eaves curve up at their ends."""
    path = QPainterPath()
    path.moveTo(-half_m - 0.9, base + 1.15)
    path.cubicTo(-half_m * 0.7, base - 0.15, -half_m * 0.3, base, 0, base)
    path.cubicTo(half_m * 0.3, base, half_m * 0.7, base - 0.15, half_m + 0.9, base + 1.15)
    path.cubicTo(half_m * 0.86, base + high * 0.55, half_m * 0.8, base + high * 0.8, half_m * 0.74, base + high + 0.55)
    path.cubicTo(
        half_m * 0.4, base + high * 0.93, -half_m * 0.4, base + high * 0.93, -half_m * 0.74, base + high + 0.55
    )
    path.cubicTo(-half_m * 0.8, base + high * 0.8, -half_m * 0.86, base + high * 0.55, -half_m - 0.9, base + 1.15)
    tile = rgb("e9edf2") if snow else _TILE
    gradient = QLinearGradient(0, base, 0, base + high)
    gradient.setColorAt(0, qcolor(dim(tone(tile), 0.82 if snow else 0.7)))
    gradient.setColorAt(1, qcolor(tone(tile, (0, 0.7, -0.7))))
    painter.setBrush(gradient)
    painter.drawPath(path)
    count = int(half_m * 1.7)
    for k in range(-count, count + 1):
        a = k / count
        painter.setBrush(qcolor(dim(tone(tile), 0.86 if snow else 0.6), 0.5))
        low, top = a * half_m * 0.98, a * half_m * 0.76
        rise = abs(a) ** 3 * 0.9
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(low - 0.1, base + 0.05 + rise),
                    QPointF(low + 0.1, base + 0.05 + rise),
                    QPointF(top + 0.08, base + high * 0.9),
                    QPointF(top - 0.08, base + high * 0.9),
                ]
            )
        )
    painter.setBrush(qcolor(tone(rgb("f4f6f8") if snow else rgb("c9c9c2"))))
    ridge = QPainterPath()
    ridge.moveTo(-half_m * 0.76, base + high + 0.75)
    ridge.cubicTo(
        -half_m * 0.4, base + high * 0.95, half_m * 0.4, base + high * 0.95, half_m * 0.76, base + high + 0.75
    )
    ridge.lineTo(half_m * 0.74, base + high + 0.2)
    ridge.cubicTo(
        half_m * 0.4, base + high * 0.82, -half_m * 0.4, base + high * 0.82, -half_m * 0.74, base + high + 0.2
    )
    painter.drawPath(ridge)
    painter.setBrush(qcolor(dim(tone(rgb("2f3a3a")), 0.9)))
    under = QPainterPath()
    under.moveTo(-half_m - 0.9, base + 1.15)
    under.cubicTo(-half_m * 0.7, base - 0.15, -half_m * 0.3, base, 0, base)
    under.cubicTo(half_m * 0.3, base, half_m * 0.7, base - 0.15, half_m + 0.9, base + 1.15)
    under.cubicTo(half_m * 0.7, base - 0.55, half_m * 0.3, base - 0.42, 0, base - 0.42)
    under.cubicTo(-half_m * 0.3, base - 0.42, -half_m * 0.7, base - 0.55, -half_m - 0.9, base + 1.15)
    painter.drawPath(under)


def paint_lotte_tower(stage: Stage, x_px: float, height_px: float) -> None:
    """Paint the tapering glass tower of Jamsil, lit from inside when it is dark."""
    air, painter = stage.air, stage.painter
    size = stage.camera.width_px / WIDTH_PX
    base, h, x = stage.camera.horizon_px + 2, height_px * size, x_px * size
    w = h * 0.075
    shape = [
        (-1, 0),
        (-0.99, 0.25),
        (-0.93, 0.5),
        (-0.8, 0.72),
        (-0.56, 0.9),
        (-0.3, 1.0),
        (-0.12, 0.93),
        (0.0, 0.9),
        (0.12, 0.93),
        (0.3, 1.0),
        (0.56, 0.9),
        (0.8, 0.72),
        (0.93, 0.5),
        (0.99, 0.25),
        (1, 0),
    ]
    outline = QPolygonF([QPointF(x + a * w, base - b * h) for a, b in shape])
    body = mix(air.lit_surface(rgb("8fa3b4"), (0, 0, -1)), air.fog, 0.25)
    gradient = QLinearGradient(x - w, 0, x + w, 0)
    gradient.setColorAt(0, qcolor(dim(body, 0.8)))
    gradient.setColorAt(0.35, qcolor(mix(body, air.horizon, 0.55)))
    gradient.setColorAt(0.6, qcolor(body))
    gradient.setColorAt(1, qcolor(dim(body, 0.66)))
    painter.setBrush(gradient)
    painter.drawPolygon(outline)
    painter.save()
    path = QPainterPath()
    path.addPolygon(outline)
    painter.setClipPath(path)
    rnd = random.Random(5)
    step = h / 92
    for k in range(92):
        y = base - h + k * step
        painter.setBrush(qcolor(dim(body, 0.7), 0.5))
        painter.drawRect(QRectF(x - w, y, 2 * w, step * 0.28))
        if air.dark:
            a = x - w
            while a < x + w:
                run = rnd.uniform(2, 9) * size
                if rnd.random() < 0.5:
                    painter.setBrush(qcolor(mix(rgb("ffe2b0"), rgb("d8e8ff"), rnd.random()), rnd.uniform(0.3, 0.8)))
                    painter.drawRect(QRectF(a, y + step * 0.32, run, step * 0.5))
                a += run + 1.2 * size
    seam = QLinearGradient(0, base - h, 0, base)
    seam.setColorAt(0, qcolor(rgb("ffffff"), 0.9 if air.dark else 0.5))
    seam.setColorAt(1, qcolor(rgb("ffffff"), 0.1))
    painter.setBrush(seam)
    painter.drawRect(QRectF(x - 0.02 * w - 0.6 * size, base - h, 0.08 * w, h))
    painter.restore()
    if air.dark:
        light.halo(painter, x, base - h * 0.95, 46 * size, rgb("cfe2ff"), 0.8)


def paint_namsan(stage: Stage, x_px: float, rise_px: float, *, half_px: float = 300) -> None:
    """Paint the hill in the middle of the city with its tower on top."""
    lit = rgb("6fa8ff")
    air, painter = stage.air, stage.painter
    size = stage.camera.width_px / WIDTH_PX
    base, x, rise, half = stage.camera.horizon_px + 3, x_px * size, rise_px * size, half_px * size
    hill = mix(air.lit_surface(rgb("4c5f4a"), (0, 0.5, -0.8)), air.fog, 0.45)
    path = QPainterPath()
    path.moveTo(x - half, base)
    rnd = random.Random(2)
    count = 60
    for k in range(count + 1):
        a = -1 + 2 * k / count
        bump = (
            math.exp(-((a / 0.42) ** 2)) * 0.75
            + math.exp(-(((a + 0.5) / 0.3) ** 2)) * 0.34
            + math.exp(-(((a - 0.55) / 0.25) ** 2)) * 0.25
        )
        path.lineTo(x + a * half, base - rise * bump * (1 - a**8) - rnd.uniform(0, 2.4) * size)
    path.lineTo(x + half, base)
    gradient = QLinearGradient(0, base - rise, 0, base)
    gradient.setColorAt(0, qcolor(hill))
    gradient.setColorAt(1, qcolor(mix(hill, air.fog, 0.5)))
    painter.setBrush(gradient)
    painter.drawPath(path)
    top, h = base - rise * 0.76, rise * 0.95
    steel = mix(air.lit_surface(rgb("c9ccd0"), (0, 0, -1)), air.fog, 0.3)
    for y0, y1, w0, w1 in (
        (0, 0.46, 0.05, 0.034),
        (0.46, 0.5, 0.06, 0.11),
        (0.5, 0.58, 0.11, 0.1),
        (0.58, 0.62, 0.085, 0.05),
        (0.62, 0.78, 0.022, 0.018),
        (0.78, 1.05, 0.01, 0.004),
    ):
        colour = mix(steel, lit, 0.55) if air.dark and y1 <= 0.62 else steel
        painter.setBrush(qcolor(colour))
        points = ((-w0, y0), (-w1, y1), (w1, y1), (w0, y0))
        painter.drawPolygon(QPolygonF([QPointF(x + a * h, top - b * h) for a, b in points]))
    if air.dark:
        light.halo(painter, x, top - 0.54 * h, 0.55 * h, lit, 0.9)
        light.halo(painter, x, top - 1.04 * h, 7 * size, light.RED, 0.9)


def paint_dome(stage: Stage, x_px: float, half_px: float) -> None:
    """Paint the parliament's building with its blue-green dome on the far bank."""
    air, painter = stage.air, stage.painter
    size = stage.camera.width_px / WIDTH_PX
    base, x, w = stage.camera.horizon_px + 2, x_px * size, half_px * size
    wall = mix(air.lit_surface(rgb("c9c4b8"), (0, 0, -1)), air.fog, 0.35)
    painter.setBrush(qcolor(wall))
    painter.drawRect(QRectF(x - w, base - w * 0.42, 2 * w, w * 0.42))
    painter.setBrush(qcolor(dim(wall, 0.72)))
    for k in range(12):
        painter.drawRect(QRectF(x - w + (k + 0.3) * w / 6, base - w * 0.36, w / 14, w * 0.36))
    painter.setBrush(qcolor(dim(wall, 1.08)))
    painter.drawRect(QRectF(x - w * 1.04, base - w * 0.48, 2.08 * w, w * 0.08))
    painter.setBrush(qcolor(mix(air.lit_surface(rgb("6fa094"), (0, 0.5, -0.8)), air.fog, 0.3)))
    painter.drawChord(QRectF(x - w * 0.44, base - w * 0.82, w * 0.88, w * 0.72), 0, 180 * 16)
