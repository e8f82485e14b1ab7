"""What stands behind everything: sky, clouds, hills, the city's outline."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QLinearGradient, QPolygonF

from controlroom.sim.scenes.camera import WIDTH_PX
from controlroom.sim.scenes.colour import Rgb, dim, mix, qcolor, rgb
from controlroom.sim.scenes.noise import blurred, sampled, tile
from controlroom.sim.scenes.stage import Stage


def paint_sky(stage: Stage) -> None:
    """Fill the picture from the top to a little below the horizon: air, glow, clouds, stars."""
    air, camera = stage.air, stage.camera
    bottom = min(camera.height_px, max(2, int(camera.horizon_px) + 6))
    width = camera.width_px
    row = np.arange(bottom, dtype=np.float32)
    column = np.arange(width, dtype=np.float32)
    height = np.clip((camera.horizon_px - row) / (0.62 * camera.height_px), 0, 1)
    stops = np.array([air.horizon, mix(air.horizon, air.middle, 0.75), air.middle, air.zenith], np.float32)
    places = np.array([0.0, 0.25, 0.5, 1.0])
    sky = np.stack([np.interp(height, places, stops[:, c]) for c in range(3)], axis=1)[:, None, :]
    sky = np.repeat(sky, width, axis=1).astype(np.float32)
    away = np.hypot(
        (column[None, :] / width - air.glow_x), (row[:, None] / width - air.glow_y * camera.height_px / width) * 1.5
    )
    glow = (air.glow_strength * np.exp(-((away / air.glow_size) ** 1.3)))[:, :, None].astype(np.float32)
    sky += (np.array(air.glow, np.float32) - sky) * np.clip(glow, 0, 1)
    if air.clouds > 0:
        _paint_clouds(stage, sky, glow[:, :, 0])
    if air.stars:
        for _ in range(air.stars):
            y, x = stage.random.randrange(max(1, bottom * 3 // 4)), stage.random.randrange(width - 1)
            sky[y, x] += 40 + 120 * stage.random.random() ** 3
    stage.pixels()[:bottom, :, :3] = np.clip(sky[:, :, ::-1], 0, 255)


def _paint_clouds(
    stage: Stage,
    sky: "np.ndarray[tuple[int, int, int], np.dtype[np.float32]]",
    glow: "np.ndarray[tuple[int, int], np.dtype[np.float32]]",
) -> None:
    """Mix clouds into `sky`: a layer at one height, seen in perspective."""
    air, camera = stage.air, stage.camera
    rows, width = sky.shape[:2]
    field = tile(stage.noise, 512, 128, 6)
    up = np.clip((camera.horizon_px - np.arange(rows, dtype=np.float32)) / camera.focal_px, 0.004, None)
    far = 1 / (up + 0.07)
    across = (np.arange(width, dtype=np.float32) - width / 2) / camera.focal_px
    y = np.repeat((far * 62)[:, None], width, axis=1)
    x = across[None, :] * far[:, None] * 62 + 500
    density = sampled(field, y, x)
    density = blurred(blurred(density, 2, 1, 1), 1, 0, 1)
    edge = 0.72 - 0.5 * air.clouds
    cover = np.clip((density - edge) / 0.26, 0, 1)
    cover = cover * cover * (3 - 2 * cover) * np.clip(up / 0.05, 0.0, 1)[:, None]
    shade = np.clip((density - edge) / 0.5, 0, 1)
    bright = np.array(air.cloud, np.float32) + np.array(air.glow, np.float32) * 0.35 * glow[:, :, None]
    under = mix(air.middle, air.cloud, 0.35)
    body = bright + (np.array(under, np.float32) - bright) * (shade[:, :, None] * 0.75)
    sky += (body - sky) * (cover * (0.55 + 0.4 * air.clouds))[:, :, None]


def paint_hills(
    stage: Stage, rise_px: float, colour: Rgb, *, seed: int, peaks: tuple[tuple[float, float], ...] = ()
) -> None:
    """Paint a ridge on the horizon, `rise_px` high at most; `peaks`: (place, height) of known hills, both 0 to 1."""
    camera = stage.camera
    rise_px *= camera.width_px / WIDTH_PX
    base = camera.horizon_px + 2
    rng = np.random.default_rng(seed)
    place = np.linspace(0, 1, 321)
    ridge = np.zeros_like(place)
    for n, weight in ((4, 0.42), (9, 0.2), (23, 0.09), (70, 0.035), (160, 0.018)):
        ridge += np.interp(place * n, np.arange(n + 2), rng.random(n + 2)) * weight
    if peaks:
        ridge = ridge * 0.45
        for middle, height in peaks:
            away = np.abs(place - middle)
            ridge = np.maximum(ridge, height - away**0.85 * 2.6 * height + ridge * 0.28)
    points = [QPointF(0, base)]
    points += [QPointF(p * camera.width_px, base - max(0.02, r) * rise_px) for p, r in zip(place, ridge, strict=True)]
    points.append(QPointF(camera.width_px, base))
    gradient = QLinearGradient(0, base - rise_px, 0, base)
    gradient.setColorAt(0, qcolor(colour))
    gradient.setColorAt(1, qcolor(mix(colour, stage.air.fog, 0.6)))
    stage.painter.setBrush(gradient)
    stage.painter.drawPolygon(QPolygonF(points))


def paint_skyline(
    stage: Stage,
    rise_px: float,
    colour: Rgb,
    *,
    base_px: float | None = None,
    flats: float = 0.5,
    from_x: float = 0.0,
    to_x: float = 1.0,
) -> None:
    """Paint distant buildings on the horizon; `flats`: share of apartment slabs, the rest are office towers."""
    camera, air, rnd = stage.camera, stage.air, stage.random
    size = camera.width_px / WIDTH_PX
    rise_px *= size
    base = camera.horizon_px + 2 if base_px is None else base_px
    x, end = from_x * camera.width_px - 10 * size, to_x * camera.width_px
    while x < end:
        slab = rnd.random() < flats
        count = rnd.randint(2, 5) if slab else 1
        width = (rnd.uniform(13, 26) if slab else rnd.uniform(12, 40)) * size
        height = rise_px * (rnd.uniform(0.5, 0.75) if slab else rnd.uniform(0.22, 1.0) ** 1.3)
        wall = mix(mix(colour, rgb("e8e4dc"), 0.35 if slab else 0.0), air.fog, rnd.uniform(0.0, 0.35))
        for _ in range(count):
            _paint_far_building(stage, x, base, width, height, wall)
            x += width * (1.12 if slab else 1.0)
        x += rnd.uniform(-4, 18) * size


def _paint_far_building(stage: Stage, x: float, base: float, width: float, height: float, wall: Rgb) -> None:
    air, rnd, painter = stage.air, stage.random, stage.painter
    painter.fillRect(QRectF(x, base - height, width, height + 2), qcolor(wall))
    side = width * rnd.uniform(0.2, 0.4)
    left = air.sun_from[0] > 0
    painter.fillRect(QRectF(x if left else x + width - side, base - height, side, height + 2), qcolor(dim(wall, 0.88)))
    if rnd.random() < 0.4:
        painter.fillRect(QRectF(x + width * 0.3, base - height - 3, width * 0.3, 3), qcolor(dim(wall, 0.95)))
    size = stage.camera.width_px / WIDTH_PX
    step_x, step_y = 3.4 * size, 4.6 * size
    dark = [
        QRectF(x + 1.5 * size + i * step_x, base - height + 3 * size + j * step_y, 1.7 * size, 2.2 * size)
        for i in range(int((width - 2 * size) / step_x))
        for j in range(int((height - 5 * size) / step_y))
    ]
    lit = [r for r in dark if rnd.random() < air.lit * 1.0]
    painter.setBrush(qcolor(dim(wall, 0.72), 0.55))
    painter.drawRects([r for r in dark if r not in lit] if not air.dark else [])
    for warm in (True, False):
        painter.setBrush(qcolor(rgb("ffd28c") if warm else rgb("cfe0ff"), 0.85 if air.dark else 0.5))
        chosen = [r for k, r in enumerate(lit) if (k % 3 != 0) == warm]
        if chosen:
            painter.drawRects(chosen)


def paint_far_tower(stage: Stage, x_px: float, height_px: float, colour: Rgb, kind: str) -> None:
    """Paint one of the city's landmarks on the horizon: ``lotte``, ``namsan`` or ``63``."""
    painter = stage.painter
    base = stage.camera.horizon_px + 2
    painter.setBrush(qcolor(colour))
    h = height_px * stage.camera.width_px / WIDTH_PX
    if kind == "lotte":
        w = h * 0.085
        outline = [
            (-1, 0),
            (-0.95, 0.45),
            (-0.72, 0.8),
            (-0.3, 1.0),
            (-0.1, 0.93),
            (0.1, 0.93),
            (0.3, 1.0),
            (0.72, 0.8),
            (0.95, 0.45),
            (1, 0),
        ]
        painter.drawPolygon(QPolygonF([QPointF(x_px + a * w, base - b * h) for a, b in outline]))
        painter.setBrush(qcolor(mix(colour, stage.air.horizon, 0.4), 0.7))
        painter.drawPolygon(QPolygonF([QPointF(x_px + a * w * 0.3 + w * 0.25, base - b * h) for a, b in outline]))
    elif kind == "63":
        w = h * 0.16
        painter.drawPolygon(
            QPolygonF([QPointF(x_px + a * w, base - b * h) for a, b in ((-1, 0), (-0.75, 1), (0.75, 1), (1, 0))])
        )
        painter.setBrush(qcolor(mix(colour, rgb("f0b060"), 0.5), 0.6))
        painter.drawPolygon(
            QPolygonF([QPointF(x_px + a * w, base - b * h) for a, b in ((0, 0), (0, 1), (0.6, 1), (0.8, 0))])
        )
    else:
        for y0, y1, w0, w1 in (
            (0, 0.5, 0.045, 0.03),
            (0.5, 0.53, 0.05, 0.085),
            (0.53, 0.6, 0.085, 0.075),
            (0.6, 0.64, 0.06, 0.03),
            (0.64, 0.78, 0.018, 0.014),
            (0.78, 1.0, 0.008, 0.003),
        ):
            points = ((-w0, y0), (-w1, y1), (w1, y1), (w0, y0))
            painter.drawPolygon(QPolygonF([QPointF(x_px + a * h, base - b * h) for a, b in points]))
