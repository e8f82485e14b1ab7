"""Buildings along a street: glass towers, offices, brick houses full of signs, slabs of flats."""

import random
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QLinearGradient, QPainter, QPolygonF

from controlroom.sim.scenes.camera import Point
from controlroom.sim.scenes.colour import Rgb, dim, mix, qcolor, rgb
from controlroom.sim.scenes.ground import cast_shadow
from controlroom.sim.scenes.stage import Stage

FLOOR_M = 3.7
WARM_LIGHTS = (rgb("ffd596"), rgb("ffe2b0"), rgb("f7c47a"), rgb("fff0d2"))
COOL_LIGHTS = (rgb("dfeaff"), rgb("cfe2ff"), rgb("eef4ff"))
SIGN_COLOURS = (
    rgb("d8402f"),
    rgb("1f63c4"),
    rgb("1d8f55"),
    rgb("f0b21c"),
    rgb("f4f1ea"),
    rgb("e2711d"),
    rgb("7a3fa8"),
    rgb("20262e"),
    rgb("d9376e"),
    rgb("18a0a8"),
)


@dataclass(frozen=True, slots=True)
class Block:
    """A building whose street front lies at `face_x`, from `z0` to `z1`, on the right (`side` 1) or left (-1).

    `style`: ``glass``, ``ribbon``, ``punched``, ``flats``. `signs`: how much of the lower floors is signboards, 0 to 1.
    `corner`: the end towards the camera has shops and signs too.
    """

    side: int
    face_x: float
    z0: float
    z1: float
    height_m: float
    style: str
    wall: Rgb
    seed: int
    shops: bool = True
    signs: float = 0.0
    depth_m: float = 20.0
    corner: bool = False


class Facade:
    """A wall to paint on in metres: a along it, b up. Knows its light and how far away it is."""

    def __init__(
        self, stage: Stage, painter: QPainter, width_m: float, height_m: float, normal: Point, middle: Point
    ) -> None:
        self.stage, self.painter = stage, painter
        self.width_m, self.height_m, self.normal = width_m, height_m, normal
        self.distance_m = stage.distance(*middle)
        self.scale = stage.camera.focal_px / max(2.0, self.distance_m)

    def colour(self, albedo: Rgb) -> Rgb:
        """Return a material as it looks on this wall."""
        air = self.stage.air
        return air.seen(albedo, self.normal, self.distance_m)

    def shining(self, colour: Rgb, strength: float = 1.0) -> Rgb:
        """Return a light of `colour` as it looks on this wall."""
        return self.stage.air.fogged(dim(colour, strength), self.distance_m * 0.6)

    def rects(self, rects: list[QRectF], colour: Rgb, alpha: float = 1.0) -> None:
        """Fill rectangles with exactly `colour`."""
        if rects:
            self.painter.setBrush(qcolor(colour, alpha))
            self.painter.drawRects(rects)

    def rise(self, bottom: Rgb, top: Rgb, rect: QRectF, alpha: float = 1.0) -> None:
        """Fill a rectangle with a gradient from its foot to its head."""
        gradient = QLinearGradient(0, rect.top(), 0, rect.bottom())
        gradient.setColorAt(0, qcolor(bottom, alpha))
        gradient.setColorAt(1, qcolor(top, alpha))
        self.painter.setBrush(gradient)
        self.painter.drawRect(rect)


def paint_block(stage: Stage, block: Block) -> None:
    """Paint a building: the front along the street and the end that looks towards the camera."""
    rnd = random.Random(block.seed)
    near = stage.camera.z_m + 0.6
    z0, z1, h = max(block.z0, near), block.z1, block.height_m
    if z1 <= z0 + 0.2:
        return
    out_x = block.face_x + block.side * block.depth_m
    middle = (block.face_x, h / 2, (z0 + z1) / 2)
    if block.z0 > near:
        with stage.plane((block.face_x, 0, block.z0), (block.side, 0, 0), (0, 1, 0)) as painter:
            end = Facade(stage, painter, block.depth_m, h, (0, 0, -1), (block.face_x, h / 2, block.z0))
            _paint_style(end, block, random.Random(block.seed + 1), street=block.corner)
    with stage.plane((block.face_x, 0, block.z0), (0, 0, 1), (0, 1, 0)) as painter:
        painter.setClipRect(QRectF(z0 - block.z0, -1, z1 - z0, h + 20))
        front = Facade(stage, painter, z1 - block.z0, h, (-block.side, 0, 0), middle)
        _paint_style(front, block, rnd, street=True)
    _paint_roof(stage, block, rnd, min(out_x, block.face_x), max(out_x, block.face_x))
    if block.signs > 0:
        _paint_hanging_signs(stage, block, rnd)


def _paint_style(wall: Facade, block: Block, rnd: random.Random, *, street: bool) -> None:
    painters = {"glass": _glass, "ribbon": _ribbon, "punched": _punched, "flats": _flats}
    painters[block.style](wall, block, rnd)
    if street and block.shops:
        _shops(wall, rnd)
        if block.signs > 0:
            _board_signs(wall, rnd, block.signs)
    if wall.stage.air.dark:
        spill = dim(rgb("ffcf90"), 0.75 * wall.stage.air.lamps)
        gradient = QLinearGradient(0, 0, 0, 15)
        gradient.setColorAt(0, qcolor(spill, 0.30))
        gradient.setColorAt(1, qcolor(spill, 0.0))
        wall.painter.setBrush(gradient)
        wall.painter.drawRect(QRectF(0, 0, wall.width_m, 15))
    if wall.scale > 2:
        wall.rise(dim(wall.stage.air.fog, 0.25), dim(wall.stage.air.fog, 0.25), QRectF(0, 0, wall.width_m, 0.5), 0.5)


def _lights(air_lit: float, rnd: random.Random) -> Rgb:
    colour = rnd.choice(WARM_LIGHTS if rnd.random() < 0.66 else COOL_LIGHTS)
    return dim(colour, rnd.uniform(0.55, 1.0) * (0.7 + 0.3 * min(1.0, air_lit * 2)))


def _glass(wall: Facade, block: Block, rnd: random.Random) -> None:
    air, w, h = wall.stage.air, wall.width_m, wall.height_m
    body = wall.colour(block.wall)
    high = air.fogged(mix(body, air.middle, 0.5), wall.distance_m)
    low = mix(body, dim(body, 0.55), 0.7)
    wall.rise(low, high, QRectF(0, 0, w, h))
    bay, floors = 1.6, int(h / FLOOR_M)
    groups: dict[int, list[QRectF]] = {}
    for floor in range(1, floors):
        a = 0.0
        while a < w - 0.5:
            run = min(w - a, bay * rnd.randint(1, 7))
            rect = QRectF(a, floor * FLOOR_M + 0.5, run - 0.12, FLOOR_M - 0.7)
            if rnd.random() < air.lit:
                groups.setdefault(rnd.randint(3, 5), []).append(rect)
            elif rnd.random() < 0.6:
                groups.setdefault(rnd.randint(0, 2), []).append(rect)
            a += run
    tones = (air.horizon, dim(body, 0.5), air.middle)
    for tone in range(3):
        wall.rects(groups.get(tone, []), air.fogged(tones[tone], wall.distance_m), 0.13 if tone != 1 else 0.2)
    for tone in range(3, 6):
        colour = wall.shining(_lights(air.lit, rnd), 0.92 if air.dark else 0.8)
        wall.rects(groups.get(tone, []), mix(colour, body, 0.1 if air.dark else 0.5), 0.9)
    if FLOOR_M * wall.scale > 3.2:
        line = dim(mix(body, air.fog, 0.1), 0.66)
        wall.rects([QRectF(0, k * FLOOR_M - 0.2, w, 0.5) for k in range(1, floors + 1)], line, 0.75)
    if bay * wall.scale > 3.2:
        wall.rects([QRectF(k * bay - 0.06, 0, 0.13, h) for k in range(int(w / bay) + 1)], dim(body, 0.62), 0.6)


def _ribbon(wall: Facade, block: Block, rnd: random.Random) -> None:
    air, w, h = wall.stage.air, wall.width_m, wall.height_m
    body = wall.colour(block.wall)
    wall.rise(dim(body, 0.86), dim(body, 1.06), QRectF(0, 0, w, h))
    glass = air.fogged(mix(dim(body, 0.38), air.middle, 0.3), wall.distance_m)
    dark: list[QRectF] = []
    lit: dict[int, list[QRectF]] = {}
    for floor in range(1, int(h / FLOOR_M)):
        b = floor * FLOOR_M + 0.95
        dark.append(QRectF(0.7, b, w - 1.4, 1.9))
        a = 0.8
        while a < w - 1.5:
            run = min(w - 1 - a, rnd.uniform(2.5, 9))
            if rnd.random() < air.lit:
                drop = rnd.choice((0, 0, 0.6))
                lit.setdefault(rnd.randint(0, 3), []).append(QRectF(a, b, run - 0.15, 1.9 - drop))
            a += run
    wall.rects(dark, glass)
    for tone in range(4):
        colour = wall.shining(_lights(air.lit, rnd))
        wall.rects(lit.get(tone, []), mix(colour, glass, 0.12 if air.dark else 0.55))
    if wall.scale > 3:
        posts = [QRectF(0.7 + k * 1.5, r.top(), 0.1, 1.9) for r in dark for k in range(1, int((w - 1.4) / 1.5))]
        wall.rects(posts, dim(body, 0.6))
        wall.rects([QRectF(0, r.top() - 0.12, w, 0.14) for r in dark], dim(body, 1.16))


def _punched(wall: Facade, block: Block, rnd: random.Random) -> None:
    air, w, h = wall.stage.air, wall.width_m, wall.height_m
    body = wall.colour(block.wall)
    wall.rise(dim(body, 0.84), dim(body, 1.05), QRectF(0, 0, w, h))
    bay = rnd.uniform(2.6, 3.8)
    wide = bay * rnd.uniform(0.5, 0.72)
    glass = air.fogged(mix(dim(body, 0.4), air.middle, 0.28), wall.distance_m)
    dark: list[QRectF] = []
    lit: dict[int, list[QRectF]] = {}
    boxes: list[QRectF] = []
    for floor in range(1, max(1, int(h / 3.4))):
        for k in range(int((w - 0.6) / bay)):
            rect = QRectF(0.6 + k * bay, floor * 3.4 + 0.8, wide, 1.7)
            if rnd.random() < air.lit:
                lit.setdefault(rnd.randint(0, 3), []).append(rect)
            else:
                dark.append(rect)
            if rnd.random() < 0.22:
                boxes.append(QRectF(rect.left() + wide * 0.3, rect.top() - 0.75, 0.8, 0.6))
    every = dark + [r for rects in lit.values() for r in rects]
    if wall.scale > 3:
        wall.rects([r.adjusted(-0.13, -0.16, 0.13, 0.12) for r in every], dim(body, 0.8))
    wall.rects(dark, glass)
    for tone in range(4):
        wall.rects(lit.get(tone, []), mix(wall.shining(_lights(air.lit, rnd)), glass, 0.1 if air.dark else 0.55))
    if wall.scale > 5:
        wall.rects([QRectF(r.center().x() - 0.04, r.top(), 0.08, r.height()) for r in every], dim(body, 0.7))
        wall.rects(boxes, wall.colour(rgb("d0d0cc")))
        wall.rects([QRectF(0, f * 3.4 + 0.2, w, 0.16) for f in range(1, int(h / 3.4))], dim(body, 1.12), 0.7)


def _flats(wall: Facade, block: Block, rnd: random.Random) -> None:
    air, w, h = wall.stage.air, wall.width_m, wall.height_m
    body = wall.colour(block.wall)
    wall.rise(dim(body, 0.9), dim(body, 1.04), QRectF(0, 0, w, h))
    glass = air.fogged(mix(dim(body, 0.5), air.middle, 0.35), wall.distance_m)
    bay, storey = 4.4, 2.9
    dark: list[QRectF] = []
    lit: dict[int, list[QRectF]] = {}
    for floor in range(1, int(h / storey)):
        for k in range(max(1, int((w - 1) / bay))):
            rect = QRectF(0.8 + k * bay, floor * storey + 0.9, bay - 0.7, 1.55)
            if rnd.random() < air.lit * 0.9:
                lit.setdefault(rnd.randint(0, 3), []).append(rect)
            else:
                dark.append(rect)
    wall.rects(dark, glass, 0.9)
    for tone in range(4):
        wall.rects(lit.get(tone, []), mix(wall.shining(_lights(air.lit, rnd)), glass, 0.15 if air.dark else 0.6))
    if storey * wall.scale > 4:
        wall.rects([QRectF(0, f * storey + 0.45, w, 0.35) for f in range(1, int(h / storey))], dim(body, 1.1))
        wall.rects([QRectF(0.5 + k * bay, 2, 0.28, h - 2) for k in range(int(w / bay) + 1)], dim(body, 0.86))


def _shops(wall: Facade, rnd: random.Random) -> None:
    air, w = wall.stage.air, wall.width_m
    wall.rects([QRectF(0, 0, w, 4.3)], wall.colour(rgb("3a3c40")))
    a = 0.3
    while a < w - 1.5:
        run = min(w - a - 0.2, rnd.uniform(3.5, 7.5))
        glow = rnd.random()
        if air.dark:
            colour = wall.shining(
                mix(rnd.choice(WARM_LIGHTS), rnd.choice(COOL_LIGHTS), glow * 0.6), rnd.uniform(0.55, 1.0)
            )
        else:
            colour = mix(wall.colour(rgb("8fa0a8")), wall.shining(rgb("ffe6c0"), 0.8), 0.25 * glow)
        wall.rise(dim(colour, 0.72), colour, QRectF(a, 0.3, run - 0.35, 2.9))
        if wall.scale > 6:
            frame = wall.colour(rgb("24262a"))
            wall.rects([QRectF(a + run * p, 0.2, 0.12, 3) for p in (0.3, 0.62)], frame)
            for _ in range(4):
                wall.rects(
                    [
                        QRectF(
                            a + rnd.uniform(0.2, max(0.3, run - 1.4)), 0.3, rnd.uniform(0.4, 0.9), rnd.uniform(0.8, 1.7)
                        )
                    ],
                    dim(colour, 0.5),
                    0.7,
                )
        board = rnd.choice(SIGN_COLOURS)
        paint_sign(wall, QRectF(a, 3.3, run - 0.3, 0.95), board, rnd)
        if rnd.random() < 0.25:
            stripe = wall.colour(board)
            wall.rects([QRectF(a, 2.75, run - 0.3, 0.6)], stripe)
            wall.rects(
                [QRectF(a + k * 0.8, 2.75, 0.4, 0.6) for k in range(int((run - 0.6) / 0.8))], wall.colour(rgb("f0ede6"))
            )
        a += run


def _board_signs(wall: Facade, rnd: random.Random, share: float) -> None:
    for floor in range(1, min(6, int(wall.height_m / FLOOR_M))):
        a = rnd.uniform(0.2, 2.0)
        while a < wall.width_m - 3.5:
            run = rnd.uniform(3.0, 7.0)
            if rnd.random() < share and a + run < wall.width_m:
                b = floor * FLOOR_M + FLOOR_M - 0.7
                paint_sign(wall, QRectF(a, b, run, rnd.uniform(0.8, 1.15)), rnd.choice(SIGN_COLOURS), rnd)
            a += run + rnd.uniform(0.3, 2.5)


def paint_sign(wall: Facade, rect: QRectF, board: Rgb, rnd: random.Random, *, upright: bool = False) -> None:
    """Paint a signboard with shapes that read as letters from far away."""
    dark = wall.stage.air.dark
    face = wall.shining(board, rnd.uniform(0.75, 1.0)) if dark else wall.colour(board)
    wall.rects([rect], face)
    if wall.scale < 4:
        return
    bright = sum(board) > 420
    ink = (
        wall.colour(rgb("2a2622")) if bright else (wall.shining(rgb("fffbf0")) if dark else wall.colour(rgb("f6f3ec")))
    )
    size = (rect.width() if upright else rect.height()) * 0.62
    room = rect.height() if upright else rect.width()
    count = min(6, int(room / (size * 1.25)))
    start = (room - count * size * 1.25) / 2
    strokes: list[QRectF] = []
    for k in range(count):
        along = start + k * size * 1.25
        across = ((rect.width() if upright else rect.height()) - size) / 2
        a = rect.left() + (across if upright else along)
        b = rect.top() + (along if upright else across)
        strokes += letter(a, b, size, rnd)
    wall.rects(strokes, ink)


def letter(a: float, b: float, size: float, rnd: random.Random) -> list[QRectF]:
    """Return strokes that look like a syllable block in a square at (a, b), `size` large, y up."""
    s, t = size, size * 0.16
    out = [QRectF(a + s * rnd.uniform(0.62, 0.78), b + s * 0.12, t, s * 0.88)]
    kind = rnd.randrange(4)
    if kind < 3:
        out.append(QRectF(a, b + s * 0.84, s * 0.52, t))
    if kind == 0:
        out += [QRectF(a, b + s * 0.42, t, s * 0.5), QRectF(a, b + s * 0.42, s * 0.52, t)]
    if kind == 1:
        out.append(QRectF(a + s * 0.36, b + s * 0.4, t, s * 0.5))
    if kind == 3:
        out += [
            QRectF(a, b + s * 0.45, t, s * 0.5),
            QRectF(a + s * 0.36, b + s * 0.45, t, s * 0.5),
            QRectF(a, b + s * 0.68, s * 0.5, t),
        ]
    if rnd.random() < 0.6:
        out.append(QRectF(a + s * 0.1, b, s * 0.75, t))
    else:
        out.append(QRectF(a + s * 0.5, b + s * 0.55, s * 0.3, t))
    return out


def _paint_hanging_signs(stage: Stage, block: Block, rnd: random.Random) -> None:
    """Signs that stick out over the pavement, seen face on."""
    z = block.z1 - 1.5
    while z > max(block.z0 + 1, stage.camera.z_m + 6):
        if rnd.random() < block.signs:
            b = rnd.uniform(4.6, 7)
            tall, wide = rnd.uniform(2.0, 5.5), rnd.uniform(0.9, 1.4)
            x = block.face_x - block.side * 0.2
            with stage.plane((x, 0, z), (-block.side, 0, 0), (0, 1, 0)) as painter:
                board = Facade(stage, painter, wide, tall, (0, 0, -1), (x, b, z))
                rect = QRectF(0, b, wide, min(tall, max(1.0, block.height_m - b)))
                colour = rnd.choice(SIGN_COLOURS)
                paint_sign(board, rect, colour, rnd, upright=True)
            if stage.air.dark and rnd.random() < 0.4:
                stage.glow(x - block.side * 0.6, b + tall / 2, z, 3.2, dim(colour, 0.8), 0.35)
        z -= rnd.uniform(2.5, 6)


def _paint_roof(stage: Stage, block: Block, rnd: random.Random, x0: float, x1: float) -> None:
    """A parapet hut, tanks and masts on the roof."""
    if block.z0 < stage.camera.z_m + 4:
        return
    h, wall = block.height_m, dim(block.wall, 0.8)
    z0, z1 = block.z0 + 2, min(block.z1 - 1, block.z0 + 8)
    if rnd.random() < 0.7 and z1 > z0:
        a = block.face_x + block.side * rnd.uniform(1.5, 4)
        b = a + block.side * rnd.uniform(3, 7)
        stage.box((max(x0, min(a, b)), min(x1, max(a, b))), (h, h + rnd.uniform(1.8, 3.6)), (z0, z1), wall)
    if rnd.random() < 0.35:
        x = block.face_x + block.side * 2
        stage.line(
            [(x, h, block.z0 + 3), (x, h + rnd.uniform(4, 9), block.z0 + 3)],
            0.16,
            stage.air.fogged(dim(stage.air.lit_surface(wall, (0, 0, -1)), 0.6), stage.distance(x, h, block.z0)),
        )


def building_shadows(stage: Stage, blocks: Iterable[Block]) -> list[QPolygonF | None]:
    """Return the pictures of the shadows that buildings throw on the ground."""
    shadows: list[QPolygonF | None] = []
    for block in blocks:
        back_x = block.face_x + block.side * block.depth_m
        x = (min(block.face_x, back_x), max(block.face_x, back_x))
        shadows += cast_shadow(stage, x, (block.z0, block.z1), block.height_m)
    return shadows


def street_side(
    rnd: random.Random,
    *,
    side: int,
    face_x: float,
    z_from: float,
    z_to: float,
    styles: tuple[str, ...],
    heights: tuple[float, float],
    lengths: tuple[float, float] = (16, 30),
    signs: float = 0.0,
    shops: bool = True,
    walls: tuple[Rgb, ...],
    setback: float = 2.0,
) -> list[Block]:
    """Return a row of different buildings along one side of a street."""
    blocks: list[Block] = []
    z = z_from
    while z < z_to:
        length = rnd.uniform(*lengths)
        style = rnd.choice(styles)
        height = rnd.uniform(*heights) * (1.25 if style == "glass" else 1.0)
        face = face_x + side * rnd.uniform(0, setback)
        wall = rnd.choice(walls)
        if style == "glass":
            wall = rnd.choice((rgb("4d6a80"), rgb("54767a"), rgb("5c6c86"), rgb("3f5468")))
        blocks.append(
            Block(
                side,
                face,
                z,
                z + length - rnd.uniform(0.2, 2.2),
                height,
                style,
                wall,
                rnd.randrange(10**6),
                shops,
                signs * rnd.uniform(0.4, 1.2),
            )
        )
        z += length
    return blocks


STONE = (rgb("b9b2a6"), rgb("a8a49c"), rgb("c9c4ba"), rgb("8f8a84"), rgb("9a8f84"))
BRICK = (rgb("9c6a55"), rgb("8a5a4a"), rgb("b08a70"), rgb("a39a8c"), rgb("76706a"), rgb("c2b49c"))
