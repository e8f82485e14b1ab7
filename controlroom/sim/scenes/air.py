"""Times of day and weather: the light that everything in a picture stands in."""

import math
from dataclasses import dataclass

from controlroom.sim.scenes.camera import Point
from controlroom.sim.scenes.colour import Rgb, mix, rgb


@dataclass(frozen=True, slots=True, eq=False)
class Air:
    """Light and weather of one picture. Told apart by identity, which makes it a quick key.

    `zenith`, `middle`, `horizon`: the sky from top to bottom. `glow`: the light around the sun or over the city,
    at (`glow_x`, `glow_y`) in fractions of the picture, `glow_size` wide. `ambient` and `sun` multiply colours of
    surfaces; `sun_from` points towards the sun. `lit`: share of lit windows. `lamps`: brightness of lamps, 0 to 1.
    `wet`: how much the ground mirrors. `rain`, `snow`: drops and flakes in a picture. `clouds`: 0 clear to 1 closed.
    """

    zenith: Rgb
    middle: Rgb
    horizon: Rgb
    glow: Rgb
    fog: Rgb
    fog_m: float
    ambient: Rgb
    sun: Rgb = (0.0, 0.0, 0.0)
    sun_from: Point = (0.4, 0.8, -0.45)
    glow_x: float = 0.5
    glow_y: float = 0.42
    glow_size: float = 0.35
    glow_strength: float = 0.5
    lit: float = 0.0
    lamps: float = 0.0
    wet: float = 0.0
    rain: int = 0
    snow: int = 0
    clouds: float = 0.4
    cloud: Rgb = (255.0, 255.0, 255.0)
    bloom: float = 0.25
    stars: int = 0

    @property
    def dark(self) -> bool:
        """Whether lamps and headlights are on."""
        return self.lamps > 0.3

    def lit_surface(self, albedo: Rgb, normal: Point) -> Rgb:
        """Return the colour of a surface of colour `albedo` that faces `normal` (a unit vector)."""
        x, y, z = self.sun_from
        facing = max(0.0, x * normal[0] + y * normal[1] + z * normal[2])
        above = 0.78 + 0.22 * normal[1]
        return (
            albedo[0] * (self.ambient[0] * above + self.sun[0] * facing),
            albedo[1] * (self.ambient[1] * above + self.sun[1] * facing),
            albedo[2] * (self.ambient[2] * above + self.sun[2] * facing),
        )

    def seen(self, albedo: Rgb, normal: Point, distance_m: float) -> Rgb:
        """Return the colour of a surface in this light and through `distance_m` of this air."""
        return self.fogged(self.lit_surface(albedo, normal), distance_m)

    def fogged(self, colour: Rgb, distance_m: float) -> Rgb:
        """Return `colour` as seen through `distance_m` of air."""
        return mix(colour, self.fog, 1 - math.exp(-max(0.0, distance_m - 10) / self.fog_m))


def towards(x: float, y: float, z: float) -> Point:
    """Return the unit vector of a direction."""
    length = math.sqrt(x * x + y * y + z * z)
    return x / length, y / length, z / length


DAY = Air(
    zenith=rgb("3f78b8"),
    middle=rgb("7fabd6"),
    horizon=rgb("c9dbe8"),
    glow=rgb("fff1d6"),
    fog=rgb("b4cadc"),
    fog_m=900,
    ambient=(0.52, 0.57, 0.66),
    sun=(0.70, 0.64, 0.54),
    sun_from=towards(-0.42, 0.80, -0.42),
    lit=0.04,
    clouds=0.45,
    cloud=rgb("ffffff"),
    glow_x=0.2,
    glow_y=0.1,
    glow_size=0.5,
    glow_strength=0.35,
    bloom=0.12,
)
MORNING = Air(
    zenith=rgb("6f9cc6"),
    middle=rgb("a9c3d8"),
    horizon=rgb("ecdcc6"),
    glow=rgb("ffe6b8"),
    fog=rgb("d3d3cd"),
    fog_m=420,
    ambient=(0.60, 0.62, 0.68),
    sun=(0.72, 0.60, 0.42),
    sun_from=towards(0.75, 0.42, 0.35),
    lit=0.08,
    clouds=0.35,
    cloud=rgb("fff4e2"),
    glow_x=0.82,
    glow_y=0.22,
    glow_size=0.45,
    glow_strength=0.6,
    bloom=0.2,
)
OVERCAST = Air(
    zenith=rgb("8795a2"),
    middle=rgb("a7b2bb"),
    horizon=rgb("cfd4d6"),
    glow=rgb("dcdcd6"),
    fog=rgb("b6bfc5"),
    fog_m=420,
    ambient=(0.80, 0.83, 0.86),
    sun=(0.12, 0.12, 0.12),
    lit=0.12,
    lamps=0.0,
    clouds=0.9,
    cloud=rgb("c3c9cd"),
    glow_strength=0.2,
    bloom=0.12,
)
GOLDEN = Air(
    zenith=rgb("51699a"),
    middle=rgb("b98e86"),
    horizon=rgb("f6b87a"),
    glow=rgb("ffd595"),
    fog=rgb("d69f7f"),
    fog_m=520,
    ambient=(0.60, 0.54, 0.58),
    sun=(0.80, 0.50, 0.26),
    sun_from=towards(0.12, 0.30, 0.9),
    lit=0.16,
    lamps=0.34,
    clouds=0.55,
    cloud=rgb("ffb98a"),
    glow_x=0.66,
    glow_y=0.34,
    glow_size=0.32,
    glow_strength=0.95,
    bloom=0.32,
)
DUSK = Air(
    zenith=rgb("1a2c52"),
    middle=rgb("4a5f8c"),
    horizon=rgb("c08f86"),
    glow=rgb("e8a27a"),
    fog=rgb("67708f"),
    fog_m=330,
    ambient=(0.49, 0.53, 0.69),
    sun=(0.10, 0.07, 0.06),
    sun_from=towards(0.1, 0.3, 0.9),
    lit=0.46,
    lamps=0.85,
    clouds=0.5,
    cloud=rgb("8c7c94"),
    glow_x=0.5,
    glow_y=0.44,
    glow_size=0.5,
    glow_strength=0.5,
    bloom=0.5,
)
RAIN_DUSK = Air(
    zenith=rgb("24334a"),
    middle=rgb("485d7a"),
    horizon=rgb("8d9bb2"),
    glow=rgb("b5998a"),
    fog=rgb("66758f"),
    fog_m=190,
    ambient=(0.54, 0.60, 0.71),
    sun=(0.0, 0.0, 0.0),
    lit=0.44,
    lamps=0.95,
    wet=0.9,
    rain=210,
    clouds=0.85,
    cloud=rgb("55647a"),
    glow_strength=0.4,
    bloom=0.55,
)
RAIN_DAY = Air(
    zenith=rgb("6f7c89"),
    middle=rgb("8d99a4"),
    horizon=rgb("b3bbc1"),
    glow=rgb("bfc2c0"),
    fog=rgb("9ba6ae"),
    fog_m=210,
    ambient=(0.66, 0.70, 0.75),
    sun=(0.0, 0.0, 0.0),
    lit=0.22,
    lamps=0.45,
    wet=0.8,
    rain=190,
    clouds=1.0,
    cloud=rgb("98a3ac"),
    glow_strength=0.15,
    bloom=0.2,
)
NIGHT = Air(
    zenith=rgb("0a101f"),
    middle=rgb("17233d"),
    horizon=rgb("3a4666"),
    glow=rgb("8a6455"),
    fog=rgb("2a3552"),
    fog_m=380,
    ambient=(0.32, 0.36, 0.48),
    sun=(0.0, 0.0, 0.0),
    lit=0.5,
    lamps=1.0,
    clouds=0.35,
    cloud=rgb("2d3348"),
    glow_x=0.5,
    glow_y=0.46,
    glow_size=0.7,
    glow_strength=0.4,
    bloom=0.7,
    stars=60,
)
RAIN_NIGHT = Air(
    zenith=rgb("0b101c"),
    middle=rgb("1a2437"),
    horizon=rgb("434e66"),
    glow=rgb("80685c"),
    fog=rgb("364159"),
    fog_m=180,
    ambient=(0.30, 0.34, 0.44),
    sun=(0.0, 0.0, 0.0),
    lit=0.48,
    lamps=1.0,
    wet=1.0,
    rain=220,
    clouds=0.7,
    cloud=rgb("30384a"),
    glow_strength=0.4,
    bloom=0.75,
)
SNOW = Air(
    zenith=rgb("8e99a8"),
    middle=rgb("aab3bf"),
    horizon=rgb("cdd2d8"),
    glow=rgb("e0dcd6"),
    fog=rgb("c0c7cf"),
    fog_m=170,
    ambient=(0.76, 0.80, 0.88),
    sun=(0.06, 0.06, 0.06),
    lit=0.3,
    lamps=0.4,
    snow=420,
    clouds=1.0,
    cloud=rgb("b9c0c8"),
    glow_strength=0.15,
    bloom=0.2,
    wet=0.15,
)
SNOW_NIGHT = Air(
    zenith=rgb("1c2233"),
    middle=rgb("343c52"),
    horizon=rgb("5c627a"),
    glow=rgb("8c7468"),
    fog=rgb("474e66"),
    fog_m=150,
    ambient=(0.42, 0.46, 0.58),
    sun=(0.0, 0.0, 0.0),
    lit=0.5,
    lamps=1.0,
    snow=460,
    clouds=1.0,
    cloud=rgb("4a5168"),
    glow_strength=0.45,
    bloom=0.6,
    wet=0.2,
)
