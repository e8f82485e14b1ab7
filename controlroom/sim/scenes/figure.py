"""Drawing people: one figure in its own light, near and far, on foot and on a bicycle."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPen

from controlroom.sim.scenes import light
from controlroom.sim.scenes.colour import Rgb, dim, mix, qcolor, rgb
from controlroom.sim.scenes.motion import Pose
from controlroom.sim.scenes.sprite import Sprite, trimmed
from controlroom.sim.scenes.stage import Stage, stroke

_SCALE_STEP = 0.34
_DIRECTIONS = 16
_SPRITE_SCALE = 58.0


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What a person looks like; told apart by identity.

    `pack` is the colour of a rucksack, `gown` of a long skirt, or None.
    """

    height_m: float
    coat: Rgb
    trousers: Rgb
    hair: Rgb
    skin: Rgb
    umbrella: Rgb | None = None
    pack: Rgb | None = None
    long_coat: bool = False
    gown: Rgb | None = None


class _Pencil:
    """Paints one figure: metres right and up of where it stands, in its own light.

    `turn` is the heading seen from the camera: 0 walks away from it, half a turn towards it.
    """

    def __init__(self, stage: Stage, place: tuple[float, float, float], turn: float) -> None:
        self.stage, self.painter, self.air = stage, stage.painter, stage.air
        self.px, self.py, self.scale = place
        self.turn = turn
        self.distance = stage.camera.focal_px / self.scale
        self.up = math.cos(stage.camera.pitch_rad)

    def colour(self, albedo: Rgb, shade: float = 1.0) -> Rgb:
        """Return a cloth's colour in this light."""
        air = self.air
        lit = air.lit_surface(albedo, (0.0, 0.45, -0.75))
        return air.fogged(dim(lit, shade), self.distance)

    def at(self, right: float, up: float) -> tuple[float, float]:
        """Return the picture position of a point of the figure."""
        return self.px + right * self.scale, self.py - up * self.scale * self.up

    def limb(self, a: tuple[float, float], b: tuple[float, float], width: float, colour: Rgb) -> None:
        """Paint a straight limb, `width` metres thick."""
        stroke(self.painter, self.at(*a), self.at(*b), max(0.9, width * self.scale), colour)

    def shape(self, points: list[tuple[float, float]], colour: Rgb) -> None:
        """Fill an outline."""
        self.painter.setBrush(qcolor(colour))
        self.painter.drawPolygon([QPointF(*self.at(*p)) for p in points])

    def ball(self, right: float, up: float, radius: float, colour: Rgb) -> None:
        """Fill a circle."""
        x, y = self.at(right, up)
        r = max(0.8, radius * self.scale)
        self.painter.setBrush(qcolor(colour))
        self.painter.drawEllipse(QPointF(x, y), r, r)

    def shadow(self, height: float, half_m: float) -> None:
        """Paint what the figure does to the light on the ground."""
        air = self.air
        if air.sun[0] > 0.3:
            reach = height / air.sun_from[1]
            side = -air.sun_from[0] * reach * 0.9
            deep = -air.sun_from[2] * reach * 0.9 * 0.3
            x, y = self.px, self.py
            stroke(
                self.painter,
                (x, y),
                (x + side * self.scale, y - deep * self.scale),
                0.32 * self.scale,
                (10, 14, 22),
                0.3,
            )
        light.dark_spot(self.painter, self.px, self.py, (half_m * self.scale, half_m * 0.36 * self.scale), 0.45)


def _seen_turn(stage: Stage, pose: Pose) -> float:
    eye = stage.camera.eye_m
    return pose[3] - math.atan2(pose[0] - eye[0], pose[2] - eye[2])


def paint_person(stage: Stage, look: Look, pose: Pose, steps: float = 0.0, lively: float = 0.0) -> None:
    """Paint a person; `steps` counts double steps, `lively` is 0 for standing and above 1 for running."""
    px, py, scale = stage.camera.pixel(*pose[:3])
    if scale <= 1.2 or not -60 < px < stage.camera.width_px + 60:
        return
    turn = _seen_turn(stage, pose)
    if scale > _SPRITE_SCALE:
        pencil = _Pencil(stage, (px, py, scale), turn)
        pencil.shadow(look.height_m, 0.36)
        _paint_figure(pencil, look, steps, lively)
        return
    size = math.ceil(math.log(scale) / _SCALE_STEP)
    phases = 10 if scale > 22 else 6
    direction = round(turn / math.tau * _DIRECTIONS) % _DIRECTIONS
    key = (look, size, direction, round(steps * phases) % phases, lively)
    sprite = stage.sprites.get(key)
    if sprite is None:
        sprite = _sprite(
            stage, look, math.exp(size * _SCALE_STEP), direction * math.tau / _DIRECTIONS, key[3] / phases, lively
        )
        stage.sprites[key] = sprite
    sprite.lay(stage.painter, px, py, scale / math.exp(size * _SCALE_STEP))


def _sprite(on: Stage, look: Look, scale: float, turn: float, steps: float, lively: float) -> Sprite:
    air = on.air
    shadow = abs(air.sun_from[0] / air.sun_from[1]) * look.height_m if air.sun[0] > 0.3 else 0.0
    half = int(max(0.75, shadow + 0.3) * scale) + 2
    above, below = int((look.height_m + (0.6 if look.umbrella else 0.1)) * scale) + 3, int(0.5 * scale) + 2
    image = QImage(2 * half, above + below, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    stage = Stage(on.camera, air, 0, image=image)
    pencil = _Pencil(stage, (half, above, scale), turn)
    pencil.shadow(look.height_m, 0.36)
    _paint_figure(pencil, look, steps, lively)
    return trimmed(stage.done(), half, above)


def _paint_figure(pencil: _Pencil, look: Look, steps: float, lively: float) -> None:
    h = look.height_m
    coat, trousers = pencil.colour(look.coat), pencil.colour(look.trousers)
    if h * pencil.scale < 11:
        pencil.limb((0, 0), (0, h * 0.5), 0.24, trousers)
        pencil.limb((0, h * 0.42), (0, h * 0.84), 0.36, coat)
        pencil.ball(0, h * 0.92, 0.12, pencil.colour(look.hair))
        if look.umbrella:
            _paint_umbrella(pencil, look.umbrella, h)
        return
    across, toward = math.sin(pencil.turn), math.cos(pencil.turn)
    if h * pencil.scale < 34:
        _paint_distant(pencil, look, steps, lively, across, toward)
        return
    swing = 0.3 * math.sin(2 * math.pi * steps) * min(1.35, lively)
    bob = 0.02 * abs(math.cos(2 * math.pi * steps)) * lively
    hip, shoulder = h * 0.5 + bob, h * 0.8 + bob
    apart = 0.075 * abs(toward) + 0.02
    for side in (-1, 1):
        s = swing * side
        lift = max(0.0, s) * 0.35 * lively * 0.5
        foot = (side * apart + s * across, lift + 0.03)
        knee = (side * apart + s * across * 0.55 + 0.03 * across * lively, hip * 0.5 + lift * 0.6)
        shade = trousers if side > 0 else pencil.colour(look.trousers, 0.78)
        pencil.limb((side * apart * 0.8, hip), knee, 0.15, shade)
        pencil.limb(knee, foot, 0.12, shade)
        pencil.limb(
            (foot[0] - 0.03, foot[1] - 0.02),
            (foot[0] + 0.1 * across + 0.03, foot[1] - 0.02),
            0.08,
            pencil.colour(rgb("1a1a1c")),
        )
    broad = 0.125 + 0.085 * abs(toward)
    arm = -swing * 0.85
    far_arm = pencil.colour(look.coat, 0.74)
    pencil.limb((-broad, shoulder - 0.04), (-broad - 0.03 - arm * across, hip + 0.02), 0.1, far_arm)
    hem = hip - (0.28 if look.long_coat else 0.04)
    pencil.shape(
        [
            (-broad * 0.92, shoulder),
            (broad * 0.92, shoulder),
            (broad, shoulder - 0.12),
            (broad * 0.82, hip),
            (broad * (1.05 if look.long_coat else 0.85), hem),
            (-broad * (1.05 if look.long_coat else 0.85), hem),
            (-broad * 0.82, hip),
            (-broad, shoulder - 0.12),
        ],
        coat,
    )
    dark_side = -1 if pencil.air.sun_from[0] > 0 else 1
    pencil.shape(
        [
            (dark_side * broad * 0.92, shoulder),
            (dark_side * broad, shoulder - 0.12),
            (dark_side * broad * 0.84, hem),
            (dark_side * broad * 0.3, hem),
            (dark_side * broad * 0.42, shoulder),
        ],
        dim(coat, 0.82),
    )
    if look.gown:
        gown = pencil.colour(look.gown)
        flare = 0.34 + 0.03 * math.sin(4 * math.pi * steps)
        pencil.shape([(-broad * 0.8, hip + 0.2), (broad * 0.8, hip + 0.2), (flare, 0.06), (-flare, 0.06)], gown)
        pencil.shape(
            [(dark_side * broad * 0.8, hip + 0.2), (dark_side * flare, 0.06), (dark_side * flare * 0.4, 0.06)],
            dim(gown, 0.82),
        )
    if look.pack:
        pack = pencil.colour(look.pack)
        if toward > 0.25:
            pencil.shape(
                [(-0.15, shoulder - 0.03), (0.15, shoulder - 0.03), (0.16, hip + 0.08), (-0.16, hip + 0.08)], pack
            )
        elif abs(across) > 0.5:
            back = -math.copysign(broad * 0.8, across)
            pencil.shape(
                [
                    (back, shoulder - 0.04),
                    (back - math.copysign(0.16, across), shoulder - 0.1),
                    (back - math.copysign(0.16, across), hip + 0.1),
                    (back, hip + 0.08),
                ],
                pack,
            )
    if not look.umbrella:
        pencil.limb((broad, shoulder - 0.04), (broad + 0.03 + arm * across, hip + 0.02), 0.1, coat)
        pencil.ball(broad + 0.03 + arm * across, hip, 0.05, pencil.colour(look.skin))
    head = h * 0.905 + bob
    pencil.ball(0.02 * across, head, 0.105, pencil.colour(look.hair))
    if toward < 0.3:
        pencil.ball(0.035 * across, head - 0.03, 0.08, pencil.colour(look.skin))
        pencil.shape([(-0.1, head), (0.1, head), (0.08, head + 0.09), (-0.08, head + 0.09)], pencil.colour(look.hair))
    if look.umbrella:
        pencil.limb((broad, shoulder - 0.1), (broad * 0.7, shoulder - 0.16), 0.1, coat)
        _paint_umbrella(pencil, look.umbrella, h)


def _paint_distant(pencil: _Pencil, look: Look, steps: float, lively: float, across: float, toward: float) -> None:
    h = look.height_m
    swing = 0.3 * math.sin(2 * math.pi * steps) * min(1.35, lively)
    trousers, coat = pencil.colour(look.trousers), pencil.colour(look.coat)
    apart = 0.08 * abs(toward) + 0.01
    pencil.limb((apart * 0.6, h * 0.5), (apart + swing * across, max(0.0, swing) * 0.12), 0.14, trousers)
    pencil.limb((-apart * 0.6, h * 0.5), (-apart - swing * across, max(0.0, -swing) * 0.12), 0.14, dim(trousers, 0.8))
    hem = h * (0.33 if look.long_coat else 0.46)
    broad = 0.15 + 0.07 * abs(toward)
    pencil.shape(
        [
            (-broad * 0.9, h * 0.83),
            (broad * 0.9, h * 0.83),
            (broad, h * 0.62),
            (broad * 0.8, hem),
            (-broad * 0.8, hem),
            (-broad, h * 0.62),
        ],
        coat,
    )
    if look.gown:
        pencil.shape(
            [(-broad * 0.7, h * 0.62), (broad * 0.7, h * 0.62), (0.34, 0.05), (-0.34, 0.05)], pencil.colour(look.gown)
        )
    pencil.ball(
        0.02 * across, h * 0.91, 0.11, pencil.colour(look.hair if toward > -0.2 else mix(look.hair, look.skin, 0.6))
    )
    if look.umbrella:
        _paint_umbrella(pencil, look.umbrella, h)


def _paint_umbrella(pencil: _Pencil, colour: Rgb, h: float) -> None:
    painter, scale = pencil.painter, pencil.scale
    pencil.limb((0.09, h * 0.68), (0.09, h + 0.3), 0.03, pencil.colour(rgb("22252a")))
    x, y = pencil.at(0.09, h + 0.12)
    radius = 0.56 * scale
    eye_y = pencil.stage.camera.pitch_rad
    deep = radius * (0.22 + 0.5 * min(1.0, eye_y * 1.6))
    cloth = pencil.colour(colour)
    painter.setBrush(qcolor(dim(cloth, 0.62)))
    painter.drawEllipse(QPointF(x, y), radius, deep * 0.5)
    painter.setBrush(qcolor(cloth))
    painter.drawChord(QRectF(x - radius, y - deep * 1.25, 2 * radius, deep * 2.4), 0, 180 * 16)
    if scale > 12:
        painter.setBrush(qcolor(mix(cloth, pencil.air.horizon, 0.3), 0.55))
        painter.drawChord(QRectF(x - radius * 0.4, y - deep * 1.25, radius * 0.9, deep * 2.35), 10 * 16, 160 * 16)
        painter.setBrush(qcolor(dim(cloth, 0.75), 0.6))
        painter.drawChord(QRectF(x - radius, y - deep * 1.22, radius * 0.7, deep * 2.35), 20 * 16, 160 * 16)


def paint_cyclist(stage: Stage, look: Look, pose: Pose, turns: float) -> None:
    """Paint a cyclist; `turns` counts turns of the pedals."""
    place = stage.camera.pixel(*pose[:3])
    if place[2] <= 1.2 or not -90 < place[0] < stage.camera.width_px + 90:
        return
    pencil = _Pencil(stage, place, _seen_turn(stage, pose))
    across, toward = math.sin(pencil.turn), math.cos(pencil.turn)
    pencil.shadow(1.6, 0.6)
    half = 0.52 * across
    painter = stage.painter
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(qcolor(pencil.colour(rgb("1b1c1e"))), max(1.0, 0.05 * pencil.scale)))
    for wheel in (-half, half):
        x, y = pencil.at(wheel, 0.34)
        painter.drawEllipse(QPointF(x, y), max(0.06, 0.33 * abs(across)) * pencil.scale, 0.33 * pencil.scale)
    painter.setPen(Qt.PenStyle.NoPen)
    frame = pencil.colour(rgb("c0392b") if look.pack else rgb("d6dadd"))
    crank, saddle, bar = (-0.05 * across, 0.32), (-0.22 * across, 0.92), (0.36 * across, 0.98)
    for a, b in (
        ((-half, 0.34), crank),
        (crank, saddle),
        (crank, bar),
        (saddle, (0.3 * across, 0.82)),
        ((half, 0.34), bar),
    ):
        pencil.limb(a, b, 0.045, frame)
    coat, trousers = pencil.colour(look.coat), pencil.colour(look.trousers)
    wide = 0.11 + 0.08 * abs(toward)
    for side in (-1, 1):
        angle = 2 * math.pi * turns + (math.pi if side > 0 else 0)
        foot = (crank[0] + 0.17 * math.sin(angle) * across + side * 0.09 * abs(toward), 0.32 - 0.17 * math.cos(angle))
        knee = (
            (saddle[0] + foot[0]) / 2 + 0.2 * across + side * 0.09 * abs(toward),
            0.82 + 0.06 * math.cos(angle + math.pi),
        )
        shade = trousers if side > 0 else dim(trousers, 0.78)
        pencil.limb((saddle[0] + side * 0.06 * abs(toward), 0.95), knee, 0.14, shade)
        pencil.limb(knee, foot, 0.11, shade)
    neck = (0.12 * across, 1.42)
    pencil.shape(
        [
            (saddle[0] - wide, 0.93),
            (saddle[0] + wide, 0.93),
            (neck[0] + wide * 1.1, neck[1]),
            (neck[0] - wide * 1.1, neck[1]),
        ],
        coat,
    )
    pencil.limb(
        (neck[0] + wide * 0.8 * abs(toward), neck[1] - 0.06),
        (bar[0] + 0.18 * abs(toward), bar[1]),
        0.09,
        dim(coat, 0.9),
    )
    pencil.limb(
        (neck[0] - wide * 0.8 * abs(toward), neck[1] - 0.06),
        (bar[0] - 0.18 * abs(toward), bar[1]),
        0.09,
        dim(coat, 0.8),
    )
    pencil.ball(neck[0] + 0.08 * across, 1.56, 0.11, pencil.colour(look.skin if toward < 0 else look.hair))
    x, y = pencil.at(neck[0] + 0.08 * across, 1.58)
    radius = 0.135 * pencil.scale
    painter.setBrush(qcolor(pencil.colour(rgb("e8e8e4") if look.pack else rgb("d8402f"))))
    painter.drawChord(QRectF(x - radius, y - radius, 2 * radius, 2 * radius), -10 * 16, 200 * 16)
    if stage.air.dark and toward < 0:
        light.halo(painter, *pencil.at(bar[0], 0.95), max(2.0, 0.5 * pencil.scale), light.WHITE, 0.9)
