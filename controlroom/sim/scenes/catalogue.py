"""The cameras of the simulated city, one line each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from controlroom.sim.scenes import air
from controlroom.sim.scenes.alley import hill_alley, market, neon_street, palace_wall
from controlroom.sim.scenes.bridge import Highway, highway
from controlroom.sim.scenes.busstop import bus_stop
from controlroom.sim.scenes.colour import rgb
from controlroom.sim.scenes.crossing import Crossing, crossing
from controlroom.sim.scenes.green import park, school_street
from controlroom.sim.scenes.night import silver_building, skyline
from controlroom.sim.scenes.picture import Picture, Reel
from controlroom.sim.scenes.platform import platform
from controlroom.sim.scenes.river import fountain_bridge, lake, railway_bridge, riverside_park
from controlroom.sim.scenes.square import city_hall, gate_in_snow, old_station, palace_square
from controlroom.sim.scenes.stream import Bed, stream
from controlroom.sim.scenes.street import Street, boulevard
from controlroom.sim.scenes.tunnel import LED_AIR, SODIUM_AIR, Tunnel, tunnel
from controlroom.sim.scenes.underpass import underpass


@dataclass(frozen=True, slots=True)
class Scene:
    """A simulated camera: where it is said to stand and what it sees.

    `district` is the Korean name of its gu. `picture` makes everything that is painted from `seed`.
    """

    scene_id: str
    name_en: str
    name_ko: str
    district: str
    lat: float
    lon: float
    picture: Callable[[int], Picture]
    seed: int


_FLOOD = Bed(
    water_m=11, water_y=-3.2, edge_m=15.5, flooded=True, colour=rgb("c8965a"), flow_mps=-6, rough=0.9, glint=0.22, mirror=0.3,
    camera_y=5.0, pitch_rad=0.2,
)  # fmt: skip
_PROMENADE = Bed(
    water_m=5.0, water_y=-4.6, path_y=-4.0, path_m=4.0, edge_m=11, wall=True, stones=True, camera_y=2.2, pitch_rad=0.2,
    heights=(24, 60), bend=0.0012,
)  # fmt: skip
_RIVERSIDE = Bed(
    water_m=9, water_y=-4.6, path_y=-4.0, path_m=11, edge_m=27, cycles=True, camera_y=4.5, camera_x=9, pitch_rad=0.19,
    colour=rgb("4f6f74"), heights=(30, 60), bend=-0.0006,
)  # fmt: skip
_OLD_TUBE = Tunnel(rgb("ffc27a"), rgb("e6dcc4"), rgb("b5452f"), True)
_NEW_TUBE = Tunnel(rgb("eef5ff"), rgb("f0f2f0"), rgb("2f6fb0"), False, lanes=3, yaw_rad=0.05, exit_m=230)
_SNOWY = Street(snow=True, trees="bare", heights=(12, 34), styles=("punched", "ribbon", "punched"), signs=0.6, speed_mps=7, lanes=2, half_m=8)

SCENES: tuple[Scene, ...] = (
    Scene("gangnam-crossing", "Gangnam Station crossing", "강남역 사거리", "강남구", 37.4979, 127.0276, partial(crossing, air=air.RAIN_DUSK, shape=Crossing(screens=True)), 3),
    Scene("gwanghwamun-square", "Gwanghwamun Square", "광화문광장", "종로구", 37.5724, 126.9769, partial(palace_square, air=air.DAY), 3),
    Scene("banpo-bridge", "Banpo Bridge fountain", "반포대교 달빛무지개분수", "서초구", 37.5124, 126.9958, partial(fountain_bridge, air=air.NIGHT), 3),
    Scene("dorimcheon-sillimgyo", "Dorimcheon Sillimgyo", "도림천 신림교", "관악구", 37.4846, 126.9297, partial(stream, air=air.RAIN_DUSK, bed=_FLOOD), 3),
    Scene("olympic-daero", "Olympic-daero Noryangjin", "올림픽대로 노량진", "동작구", 37.5152, 126.9430, partial(highway, air=air.GOLDEN, road=Highway(lanes=4, right="flats", bend=-0.0004, tower=("namsan", 0.2, 120), yaw_rad=-0.1)), 5),
    Scene("sindorim-platform", "Line 2 Sindorim platform", "2호선 신도림역 승강장", "구로구", 37.5089, 126.8913, platform, 8),
    Scene("daerim-underpass", "Daerim underpass", "대림지하차도", "영등포구", 37.4935, 126.8972, partial(underpass, air=air.RAIN_NIGHT), 3),
    Scene("bukchon", "Bukchon Hanok Village", "북촌한옥마을", "종로구", 37.5826, 126.9836, partial(hill_alley, air=air.MORNING), 5),
    Scene("hongdae", "Hongdae street", "홍대 걷고싶은거리", "마포구", 37.5556, 126.9236, partial(neon_street, air=air.NIGHT), 3),
    Scene("namsan-tunnel", "Namsan Tunnel 1", "남산1호터널", "중구", 37.5530, 126.9905, partial(tunnel, air=SODIUM_AIR, shape=_OLD_TUBE), 3),
    Scene("jungnangcheon", "Jungnangcheon Wolgye Bridge 1", "중랑천 월계1교", "노원구", 37.6240, 127.0640, partial(stream, air=air.DAY, bed=_RIVERSIDE), 8),
    Scene("seokchon-lake", "Seokchon Lake", "석촌호수", "송파구", 37.5094, 127.0995, partial(lake, air=air.DUSK), 8),
    Scene("sungnyemun", "Sungnyemun Gate", "숭례문", "중구", 37.5600, 126.9753, partial(gate_in_snow, air=air.SNOW_NIGHT), 8),
    Scene("teheran-ro", "Teheran-ro Yeoksam", "테헤란로 역삼", "강남구", 37.5006, 127.0364, partial(boulevard, air=air.DUSK, street=Street(lanes=4, half_m=13.5, styles=("glass", "glass", "ribbon"), heights=(34, 84), signs=0.2)), 12),
    Scene("mangwon-market", "Mangwon Market", "망원시장", "마포구", 37.5560, 126.9057, partial(market, air=air.OVERCAST), 8),
    Scene("dangsan-bridge", "Dangsan Railway Bridge", "당산철교", "영등포구", 37.5372, 126.9060, partial(railway_bridge, air=air.GOLDEN), 5),
    Scene("seoul-plaza", "Seoul Plaza", "서울광장", "중구", 37.5658, 126.9780, partial(city_hall, air=air.DAY), 5),
    Scene("sinchon-bus-stop", "Sinchon Station bus stop", "신촌역 중앙차로 정류소", "서대문구", 37.5558, 126.9369, partial(bus_stop, air=air.RAIN_DAY), 5),
    Scene("namsan-view", "Namsan and the city", "남산 서울 전경", "용산구", 37.5480, 126.9880, partial(skyline, air=air.NIGHT), 4),
    Scene("deoksugung", "Deoksugung stone wall road", "덕수궁 돌담길", "중구", 37.5662, 126.9740, partial(palace_wall, air=air.DAY), 8),
    Scene("eunhaeng-school", "Eunhaeng crossing school zone", "은행사거리 어린이보호구역", "노원구", 37.6506, 127.0768, partial(school_street, air=air.DAY), 8),
    Scene("cheonggyecheon", "Cheonggyecheon Mojeongyo", "청계천 모전교", "종로구", 37.5691, 126.9800, partial(stream, air=air.NIGHT, bed=_PROMENADE), 5),
    Scene("mia-crossing", "Mia-daero in snow", "미아사거리 도봉로", "강북구", 37.6134, 127.0302, partial(boulevard, air=air.SNOW, street=_SNOWY), 8),
    Scene("gwanak-tunnel", "Gangnam Beltway Gwanak Tunnel", "강남순환로 관악터널", "관악구", 37.4510, 126.9420, partial(tunnel, air=LED_AIR, shape=_NEW_TUBE), 5),
    Scene("ddp", "Dongdaemun Design Plaza", "동대문디자인플라자", "중구", 37.5671, 127.0095, partial(silver_building, air=air.NIGHT), 3),
    Scene("gyeongbu-yangjae", "Gyeongbu Expressway Yangjae", "경부고속도로 양재", "서초구", 37.4660, 127.0400, partial(highway, air=air.DAY, road=Highway(left="wall", right="trees", lanes=4, gantry_z=46)), 8),
    Scene("yeouido-park", "Yeouido Hangang Park", "여의도한강공원", "영등포구", 37.5284, 126.9336, partial(riverside_park, air=air.DAY), 9),
    Scene("seoul-station", "Seoul Station Square", "서울역광장", "용산구", 37.5551, 126.9707, partial(old_station, air=air.DUSK), 8),
    Scene("seoul-forest", "Seoul Forest", "서울숲", "성동구", 37.5444, 127.0374, partial(park, air=air.MORNING, leaves=rgb("ffe3ea")), 5),
    Scene("seogang-bridge", "Seogang Bridge", "서강대교", "마포구", 37.5410, 126.9250, partial(highway, air=air.RAIN_DAY, road=Highway(arches=True)), 9),
)
"""Every camera of the simulated city; the order is that of a first look: different places side by side."""


def scene(scene_id: str) -> Scene:
    """Return a scene by its id. Raises KeyError for an id that there is not."""
    for candidate in SCENES:
        if candidate.scene_id == scene_id:
            return candidate
    raise KeyError(scene_id)


def poster(what: Scene, t_s: float, width_px: int, height_px: int) -> QImage:
    """Paint one still of a scene at a time of its loop (seconds), scaled to a size."""
    frame = Reel(what.picture(what.seed)).frame(t_s)
    return frame.scaled(
        width_px, height_px, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
