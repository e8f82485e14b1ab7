"""The shapes of vehicles: small meshes of flat faces in their own metres (x right, y up, z forward)."""

from functools import lru_cache

from controlroom.sim.scenes.colour import Rgb, dim, mix, rgb
from controlroom.sim.scenes.mesh import CABIN, Mesh, MeshBuilder

GLASS = rgb("1c262e")
PAINTS = (
    rgb("e9eaea"),
    rgb("e9eaea"),
    rgb("d8dadc"),
    rgb("b4b8bc"),
    rgb("8d9298"),
    rgb("2a2d31"),
    rgb("1d1f22"),
    rgb("33373c"),
    rgb("4a5058"),
    rgb("27406b"),
    rgb("7c2226"),
    rgb("5d6a58"),
    rgb("c9c2b4"),
)
TAXI = rgb("e07a1f")
BUS_BLUE, BUS_GREEN, BUS_RED, BUS_YELLOW = rgb("1f56b5"), rgb("2f9a4c"), rgb("c8322b"), rgb("f2b21b")


@lru_cache(maxsize=256)
def mesh_of(kind: str, paint: Rgb) -> Mesh:
    """Return the mesh of a kind of vehicle: ``car suv taxi van schoolbus bus coach truck box police ambulance``."""
    if kind in ("bus", "coach", "schoolbus"):
        return _bus(paint, kind)
    if kind in ("truck", "box"):
        return _truck(paint, kind)
    if kind in ("van", "ambulance"):
        return _van(paint, kind)
    return _car(paint, kind)


def _car(paint: Rgb, kind: str) -> Mesh:
    b = MeshBuilder()
    tall = kind == "suv"
    w, belt, roof, deck = (0.95, 1.06, 1.68, 1.02) if tall else (0.92, 0.93, 1.44, 0.96)
    rear_z = -1.95 if tall else -1.72
    roof_rear, roof_front, cowl = (-1.62, 0.3, 1.15) if tall else (-0.98, 0.22, 1.08)
    trim, dark = dim(paint, 0.9), rgb("1b1d1f")
    low = rgb("202225")
    b.side(
        w,
        [
            (-2.3, 0.3),
            (-2.34, 0.62),
            (-2.26, deck - 0.06),
            (rear_z, deck),
            (cowl, belt),
            (1.9, 0.82),
            (2.28, 0.66),
            (2.34, 0.42),
            (2.26, 0.26),
        ],
        paint,
        gloss=0.16,
    )
    b.side(w + 0.004, [(-2.28, 0.26), (-2.3, 0.42), (2.3, 0.4), (2.26, 0.24)], low, detail=1)
    b.side(w + 0.004, [(-2.2, deck - 0.1), (-2.2, deck - 0.16), (1.9, 0.72), (1.9, 0.78)], dim(paint, 1.12), detail=1)
    b.across((-2.34, 0.28, w * 0.94), (-2.34, 0.62, w * 0.98), dim(paint, 0.8), (0, 0, -1))
    b.across((-2.34, 0.62, w * 0.98), (-2.24, deck, w * 0.9), trim, (0, 0.12, -1), gloss=0.1)
    b.across((-2.24, deck, w * 0.9), (rear_z, deck, w * 0.9), paint, (0, 1, -0.05), gloss=0.3)
    b.across((cowl, belt, w * 0.9), (1.95, 0.83, w * 0.93), paint, (0, 1, 0.16), gloss=0.34)
    b.across((1.95, 0.83, w * 0.93), (2.3, 0.64, w * 0.93), paint, (0, 0.75, 0.6), gloss=0.25)
    b.across((2.3, 0.64, w * 0.95), (2.34, 0.28, w * 0.93), trim, (0, 0.05, 1), gloss=0.1)
    b.across((2.36, 0.6, w * 0.5), (2.36, 0.4, w * 0.46), dark, (0, 0, 1), detail=1)
    b.across((2.36, 0.36, w * 0.75), (2.36, 0.28, w * 0.7), dark, (0, 0, 1), detail=1)
    b.across((2.37, 0.44, 0.24), (2.37, 0.34, 0.24), rgb("e8e8e2"), (0, 0, 1), detail=2)
    b.across((-2.36, 0.38, w * 0.8), (-2.36, 0.28, w * 0.8), low, (0, 0, -1), detail=1)
    b.across((-2.36, 0.72, 0.24), (-2.36, 0.6, 0.24), rgb("e8e8e2"), (0, 0, -1), detail=2)
    for sign in (1, -1):
        inner, outer = sign * w * 0.58, sign * w * 0.93
        b.face(
            [(inner, 0.66, 2.33), (outer, 0.68, 2.27), (outer, 0.56, 2.33), (inner, 0.55, 2.36)],
            rgb("f4f2e6"),
            (0, 0.1, 1),
            shining=True,
        )
        b.face(
            [
                (sign * w * 0.55, 0.86, -2.33),
                (sign * w * 0.97, 0.88, -2.3),
                (sign * w * 0.97, 0.72, -2.34),
                (sign * w * 0.55, 0.73, -2.36),
            ],
            rgb("b3261c"),
            (0, 0, -1),
            shining=True,
        )
    b.wheels(w + 0.006, (-1.42, 1.42), 0.35 if tall else 0.32)
    base, top = w * 0.9, w * 0.7
    b.leaning_side(
        base,
        top,
        [(rear_z, deck, False), (roof_rear, roof - 0.04, True), (roof_front, roof, True), (cowl, belt, False)],
        paint,
        gloss=0.1,
    )
    b.leaning_side(
        base + 0.006,
        top + 0.012,
        [
            (rear_z + 0.3, deck + 0.03, False),
            (roof_rear + 0.14, roof - 0.12, True),
            (-0.35, roof - 0.09, True),
            (-0.3, belt + 0.03, False),
        ],
        GLASS,
        gloss=0.35,
    )
    b.leaning_side(
        base + 0.006,
        top + 0.012,
        [
            (-0.22, belt + 0.03, False),
            (-0.27, roof - 0.09, True),
            (roof_front - 0.04, roof - 0.08, True),
            (cowl - 0.26, belt + 0.03, False),
        ],
        GLASS,
        gloss=0.35,
    )
    b.across((rear_z, deck, base), (roof_rear, roof - 0.02, top), GLASS, (0, 0.5, -0.6), gloss=0.4)
    b.across((cowl, belt, base), (roof_front, roof, top), GLASS, (0, 0.55, 0.6), gloss=0.4)
    b.across((roof_rear, roof - 0.02, top), (roof_front, roof + 0.01, top), paint, (0, 1, 0), gloss=0.32)
    if kind == "taxi":
        _roof_light(b, roof, rgb("ffe9a8"))
    if kind == "police":
        b.side(w + 0.01, [(-2.2, 0.5), (-2.2, 0.72), (2.1, 0.64), (2.2, 0.48)], rgb("1d4fb0"))
        _roof_light(b, roof, rgb("3a7bff"))
    lamp = 0.62
    return b.mesh(
        ((-w * 0.76, lamp, 2.36), (w * 0.76, lamp, 2.36)),
        ((-w * 0.78, 0.8, -2.38), (w * 0.78, 0.8, -2.38)),
        (4.7, 1.95, roof),
    )


def _roof_light(b: MeshBuilder, roof: float, colour: Rgb) -> None:
    for z, out in ((-0.42, -1), (-0.16, 1)):
        b.face(
            [(-0.3, roof, z), (0.3, roof, z), (0.26, roof + 0.17, z), (-0.26, roof + 0.17, z)],
            colour,
            (0, 0, out),
            shining=True,
        )
    b.face(
        [
            (-0.26, roof + 0.17, -0.42),
            (0.26, roof + 0.17, -0.42),
            (0.26, roof + 0.17, -0.16),
            (-0.26, roof + 0.17, -0.16),
        ],
        colour,
        (0, 1, 0),
        shining=True,
    )


def _cuboid(
    b: MeshBuilder,
    x: float,
    y: tuple[float, float],
    z: tuple[float, float],
    colour: Rgb,
    *,
    gloss: float = 0.0,
    roof: Rgb | None = None,
) -> None:
    (y0, y1), (z0, z1) = y, z
    b.side(x, [(z0, y0), (z0, y1), (z1, y1), (z1, y0)], colour, gloss=gloss)
    b.across((z0, y0, x), (z0, y1, x), colour, (0, 0, -1), gloss=gloss)
    b.across((z1, y0, x), (z1, y1, x), colour, (0, 0, 1), gloss=gloss)
    b.across((z0, y1, x), (z1, y1, x), roof or colour, (0, 1, 0), gloss=gloss)


def _bus(paint: Rgb, kind: str) -> Mesh:
    b = MeshBuilder()
    half, height, w = {"bus": (5.5, 3.1, 1.25), "coach": (5.9, 3.3, 1.25), "schoolbus": (3.4, 2.6, 1.0)}[kind]
    low, sill, top = 0.32, height * 0.46, height * 0.83
    roof = mix(paint, rgb("f2f2f0"), 0.1 if kind == "schoolbus" else 0.0)
    _cuboid(b, w, (low, height), (-half, half), paint, gloss=0.06, roof=dim(roof, 1.05))
    b.side(w + 0.004, [(-half, low), (-half, low + 0.3), (half, low + 0.3), (half, low)], dim(paint, 0.5), detail=1)
    if kind != "schoolbus":
        b.side(
            w + 0.006,
            [(-half, sill - 0.32), (-half, sill - 0.2), (half, sill - 0.2), (half, sill - 0.32)],
            rgb("eef0ee"),
            detail=1,
        )
    b.side(
        w + 0.006,
        [(-half + 0.25, sill), (-half + 0.25, top), (half - 0.15, top), (half - 0.15, sill)],
        CABIN,
        gloss=0.3,
    )
    step = 1.35 if kind != "schoolbus" else 1.1
    for k in range(1, int((2 * half - 0.4) / step)):
        z = -half + 0.25 + k * step
        b.side(w + 0.01, [(z, sill), (z, top), (z + 0.09, top), (z + 0.09, sill)], dim(paint, 0.55), detail=1)
    for z in (half - 1.7, half - 2.9) if kind == "schoolbus" else (half - 1.75, -0.4):
        b.face(
            [
                (w + 0.012, low + 0.1, z),
                (w + 0.012, top + 0.1, z),
                (w + 0.012, top + 0.1, z + 1.2),
                (w + 0.012, low + 0.1, z + 1.2),
            ],
            rgb("26313a"),
            (1, 0, 0),
            gloss=0.2,
            detail=1,
        )
    b.across((half + 0.01, sill - 0.25, w * 0.94), (half + 0.01, top + 0.06, w * 0.94), GLASS, (0, 0.1, 1), gloss=0.4)
    b.across(
        (half + 0.02, top + 0.1, w * 0.7),
        (half + 0.02, height - 0.08, w * 0.7),
        rgb("ffb640") if kind != "schoolbus" else rgb("f8f4e0"),
        (0, 0, 1),
        shining=True,
        detail=1,
    )
    b.across(
        (half + 0.02, sill - 0.38, w * 0.9), (half + 0.02, sill - 0.3, w * 0.9), rgb("f0f0ec"), (0, 0, 1), detail=1
    )
    b.across((-half - 0.01, sill + 0.1, w * 0.85), (-half - 0.01, top, w * 0.85), CABIN, (0, 0, -1), gloss=0.25)
    b.across(
        (-half - 0.01, low + 0.25, w * 0.8),
        (-half - 0.01, sill - 0.25, w * 0.8),
        dim(paint, 0.72),
        (0, 0, -1),
        detail=1,
    )
    for sign in (1, -1):
        b.face(
            [
                (sign * w * 0.55, low + 0.5, half + 0.02),
                (sign * w * 0.92, low + 0.5, half + 0.02),
                (sign * w * 0.92, low + 0.26, half + 0.02),
                (sign * w * 0.55, low + 0.26, half + 0.02),
            ],
            rgb("f7f3e4"),
            (0, 0, 1),
            shining=True,
        )
        b.face(
            [
                (sign * w * 0.72, sill - 0.1, -half - 0.02),
                (sign * w * 0.94, sill - 0.1, -half - 0.02),
                (sign * w * 0.94, low + 0.35, -half - 0.02),
                (sign * w * 0.72, low + 0.35, -half - 0.02),
            ],
            rgb("b3261c"),
            (0, 0, -1),
            shining=True,
        )
    b.wheels(
        w + 0.014, (-half + 1.9, half - (1.2 if kind == "schoolbus" else 2.6)), 0.46 if kind != "schoolbus" else 0.36
    )
    if kind != "schoolbus":
        _cuboid(b, 0.72, (height, height + 0.22), (-half * 0.55, half * 0.1), rgb("dcdedd"))
        _cuboid(b, 0.6, (height, height + 0.16), (half * 0.3, half * 0.62), rgb("d2d5d5"))
    lamp = low + 0.4
    return b.mesh(
        ((-w * 0.74, lamp, half + 0.05), (w * 0.74, lamp, half + 0.05)),
        ((-w * 0.83, lamp + 0.3, -half - 0.05), (w * 0.83, lamp + 0.3, -half - 0.05)),
        (2 * half, 2 * w + 0.1, height),
    )


def _truck(paint: Rgb, kind: str) -> Mesh:
    b = MeshBuilder()
    half, w = (2.6, 0.88) if kind == "truck" else (3.9, 1.12)
    cab, height = (1.05, 1.95) if kind == "truck" else (2.2, 2.7)
    load = rgb("e6e7e4") if kind == "box" else rgb("c8ccd0")
    _cuboid(b, w * 0.94, (0.35, 0.7), (-half, cab), rgb("2b2e31"))
    b.wheels(w + 0.004, (-half * 0.62, half * 0.66), 0.34 if kind == "truck" else 0.46)
    if kind == "box":
        _cuboid(b, w * 1.04, (0.72, 3.15), (-half, cab - 0.12), load)
        b.across((-half - 0.01, 0.8, 0.02), (-half - 0.01, 3.1, 0.02), dim(load, 0.5), (0, 0, -1), detail=1)
        b.side(
            w * 1.04 + 0.005,
            [(-half + 0.4, 1.5), (-half + 0.4, 2.1), (cab - 0.6, 2.1), (cab - 0.6, 1.5)],
            paint,
            detail=1,
        )
    else:
        _cuboid(b, w, (0.7, 1.15), (-half, cab - 0.1), load, roof=rgb("6f7478"))
        _cuboid(b, w * 0.82, (1.15, 1.75), (-half * 0.8, cab - 0.7), rgb("9a7a52"))
    b.side(w, [(cab, 0.4), (cab, height), (half - 0.42, height), (half, 1.1), (half, 0.4)], paint, gloss=0.12)
    b.side(
        w + 0.006,
        [
            (cab + 0.25, height * 0.58),
            (cab + 0.25, height - 0.14),
            (half - 0.5, height - 0.14),
            (half - 0.16, height * 0.58),
        ],
        GLASS,
        gloss=0.35,
    )
    b.across((cab, 0.4, w), (cab, height, w), paint, (0, 0, -1))
    b.across((half, 0.35, w), (half, 1.1, w), paint, (0, 0, 1), gloss=0.1)
    b.across((half, 1.1, w * 0.97), (half - 0.4, height - 0.06, w * 0.95), GLASS, (0, 0.3, 1), gloss=0.4)
    b.across((cab, height, w), (half - 0.42, height, w), paint, (0, 1, 0), gloss=0.25)
    b.across((half + 0.01, 0.36, w * 0.9), (half + 0.01, 0.52, w * 0.9), rgb("26292c"), (0, 0, 1), detail=1)
    for sign in (1, -1):
        b.face(
            [
                (sign * w * 0.6, 0.82, half + 0.02),
                (sign * w * 0.95, 0.82, half + 0.02),
                (sign * w * 0.95, 0.62, half + 0.02),
                (sign * w * 0.6, 0.62, half + 0.02),
            ],
            rgb("f7f3e4"),
            (0, 0, 1),
            shining=True,
        )
        b.face(
            [
                (sign * w * 0.7, 0.72, -half - 0.02),
                (sign * w * 0.95, 0.72, -half - 0.02),
                (sign * w * 0.95, 0.55, -half - 0.02),
                (sign * w * 0.7, 0.55, -half - 0.02),
            ],
            rgb("b3261c"),
            (0, 0, -1),
            shining=True,
        )
    return b.mesh(
        ((-w * 0.78, 0.72, half + 0.04), (w * 0.78, 0.72, half + 0.04)),
        ((-w * 0.82, 0.64, -half - 0.04), (w * 0.82, 0.64, -half - 0.04)),
        (2 * half, 2 * w + 0.1, 3.15 if kind == "box" else height),
    )


def _van(paint: Rgb, kind: str) -> Mesh:
    b = MeshBuilder()
    w, height = 0.97, 1.98 if kind == "van" else 2.4
    b.side(
        w,
        [
            (-2.5, 0.3),
            (-2.52, height - 0.1),
            (-2.4, height),
            (1.0, height),
            (1.75, 1.22),
            (2.4, 1.02),
            (2.5, 0.6),
            (2.45, 0.3),
        ],
        paint,
        gloss=0.12,
    )
    b.side(w + 0.006, [(-2.3, 1.15), (-2.3, height - 0.22), (0.92, height - 0.22), (1.5, 1.2)], GLASS, gloss=0.32)
    for z in (-1.1, 0.15):
        b.side(w + 0.01, [(z, 1.15), (z, height - 0.22), (z + 0.12, height - 0.22), (z + 0.12, 1.15)], paint, detail=1)
    if kind == "ambulance":
        b.side(w + 0.012, [(-2.5, 0.75), (-2.5, 1.05), (2.3, 0.98), (2.4, 0.72)], rgb("e0471f"))
    b.across((-2.52, 0.3, w * 0.97), (-2.5, height, w * 0.92), paint, (0, 0, -1), gloss=0.08)
    b.across((-2.54, 1.2, w * 0.82), (-2.54, height - 0.2, w * 0.78), GLASS, (0, 0, -1), gloss=0.3)
    b.across((2.5, 0.35, w * 0.95), (2.42, 1.02, w * 0.94), paint, (0, 0.1, 1), gloss=0.1)
    b.across((2.52, 0.42, w * 0.6), (2.5, 0.62, w * 0.6), rgb("1d1f22"), (0, 0, 1), detail=1)
    b.across((2.42, 1.02, w * 0.94), (1.75, 1.22, w * 0.93), paint, (0, 1, 0.3), gloss=0.3)
    b.across((1.75, 1.22, w * 0.93), (1.0, height, w * 0.84), GLASS, (0, 0.55, 0.75), gloss=0.4)
    b.across((-2.45, height, w * 0.9), (1.0, height, w * 0.84), paint, (0, 1, 0), gloss=0.25)
    for sign in (1, -1):
        b.face(
            [
                (sign * w * 0.62, 0.92, 2.47),
                (sign * w * 0.96, 0.94, 2.42),
                (sign * w * 0.96, 0.74, 2.48),
                (sign * w * 0.62, 0.74, 2.5),
            ],
            rgb("f7f3e4"),
            (0, 0.1, 1),
            shining=True,
        )
        b.face(
            [
                (sign * w * 0.8, 1.35, -2.54),
                (sign * w * 0.97, 1.35, -2.54),
                (sign * w * 0.97, 0.75, -2.54),
                (sign * w * 0.8, 0.75, -2.54),
            ],
            rgb("b3261c"),
            (0, 0, -1),
            shining=True,
        )
    if kind == "ambulance":
        _roof_light(b, height, rgb("ff4a3a"))
    b.wheels(w + 0.008, (-1.6, 1.6), 0.34)
    return b.mesh(
        ((-w * 0.8, 0.82, 2.54), (w * 0.8, 0.82, 2.54)),
        ((-w * 0.88, 1.05, -2.58), (w * 0.88, 1.05, -2.58)),
        (5.0, 2.05, height),
    )
