# ruff: noqa: E501 - a camera is one line of the list
"""The cameras of the simulated city, one line each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from controlroom.sim.scenes import air
from controlroom.sim.scenes.colour import rgb
from controlroom.sim.scenes.picture import Picture, Reel
from controlroom.sim.scenes.places.boulevard import Street, boulevard
from controlroom.sim.scenes.places.bus_stop import bus_stop
from controlroom.sim.scenes.places.city_hall import city_hall
from controlroom.sim.scenes.places.crossing import Crossing, crossing
from controlroom.sim.scenes.places.fountain import fountain_bridge
from controlroom.sim.scenes.places.gate import gate_in_snow
from controlroom.sim.scenes.places.hanok import hill_alley
from controlroom.sim.scenes.places.highway import Highway, highway
from controlroom.sim.scenes.places.lake import lake
from controlroom.sim.scenes.places.market import market
from controlroom.sim.scenes.places.neon import neon_street
from controlroom.sim.scenes.places.palace_square import palace_square
from controlroom.sim.scenes.places.palace_wall import palace_wall
from controlroom.sim.scenes.places.park import park
from controlroom.sim.scenes.places.platform import platform
from controlroom.sim.scenes.places.railway import railway_bridge
from controlroom.sim.scenes.places.riverside import riverside_park
from controlroom.sim.scenes.places.school import school_street
from controlroom.sim.scenes.places.silver import silver_building
from controlroom.sim.scenes.places.skyline import skyline
from controlroom.sim.scenes.places.station import old_station
from controlroom.sim.scenes.places.stream import Bed, stream
from controlroom.sim.scenes.places.tunnel import LED_AIR, SODIUM_AIR, Tunnel, tunnel
from controlroom.sim.scenes.places.underpass import underpass


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
    water_m=11,
    water_y=-3.2,
    edge_m=15.5,
    flooded=True,
    colour=rgb("c8965a"),
    flow_mps=-6,
    rough=0.9,
    glint=0.22,
    mirror=0.3,
    camera_y=5.0,
    pitch_rad=0.2,
)
_PROMENADE = Bed(
    water_m=5.0,
    water_y=-4.6,
    path_y=-4.0,
    path_m=4.0,
    edge_m=11,
    wall=True,
    stones=True,
    camera_y=2.2,
    pitch_rad=0.2,
    heights=(24, 60),
    bend=0.0012,
)
_RIVERSIDE = Bed(
    water_m=9,
    water_y=-4.6,
    path_y=-4.0,
    path_m=11,
    edge_m=27,
    cycles=True,
    camera_y=4.5,
    camera_x=9,
    pitch_rad=0.19,
    colour=rgb("4f6f74"),
    heights=(30, 60),
    bend=-0.0006,
)
_OLD_TUBE = Tunnel(rgb("ffc27a"), rgb("e6dcc4"), rgb("b5452f"), True)
_NEW_TUBE = Tunnel(rgb("eef5ff"), rgb("f0f2f0"), rgb("2f6fb0"), False, lanes=3, yaw_rad=0.05, exit_m=230)
_SNOWY = Street(
    snow=True,
    trees="bare",
    heights=(12, 34),
    styles=("punched", "ribbon", "punched"),
    signs=0.6,
    speed_mps=7,
    lanes=2,
    half_m=8,
)

_GANGNAM = partial(crossing, air=air.RAIN_DUSK, shape=Crossing(screens=True))
_GWANGHWAMUN = partial(palace_square, air=air.DAY)
_BANPO = partial(fountain_bridge, air=air.NIGHT)
_DORIMCHEON = partial(stream, air=air.RAIN_DUSK, bed=_FLOOD)
_OLYMPIC = partial(
    highway,
    air=air.GOLDEN,
    road=Highway(lanes=4, right="flats", bend=-0.0004, tower=("namsan", 0.2, 120), yaw_rad=-0.1),
)
_DAERIM = partial(underpass, air=air.RAIN_NIGHT)
_BUKCHON = partial(hill_alley, air=air.MORNING)
_HONGDAE = partial(neon_street, air=air.NIGHT)
_TUNNEL_1 = partial(tunnel, air=SODIUM_AIR, shape=_OLD_TUBE)
_JUNGNANGCHEON = partial(stream, air=air.DAY, bed=_RIVERSIDE)
_SEOKCHON = partial(lake, air=air.DUSK)
_SUNGNYEMUN = partial(gate_in_snow, air=air.SNOW_NIGHT)
_TEHERAN_RO = partial(
    boulevard,
    air=air.DUSK,
    street=Street(styles=("glass", "glass", "ribbon"), heights=(34, 84), signs=0.2),
)
_MANGWON = partial(market, air=air.OVERCAST)
_DANGSAN = partial(railway_bridge, air=air.GOLDEN)
_SEOUL_PLAZA = partial(city_hall, air=air.DAY)
_SINCHON = partial(bus_stop, air=air.RAIN_DAY)
_NAMSAN_VIEW = partial(skyline, air=air.NIGHT)
_DEOKSUGUNG = partial(palace_wall, air=air.DAY)
_MAPO = partial(highway, air=air.DUSK, road=Highway(tower=("63", 0.25, 110)))
_EUNHAENG = partial(school_street, air=air.DAY)
_CHEONGGYECHEON = partial(stream, air=air.NIGHT, bed=_PROMENADE)
_MIA = partial(boulevard, air=air.SNOW, street=_SNOWY)
_GWANAK = partial(tunnel, air=LED_AIR, shape=_NEW_TUBE)
_DDP = partial(silver_building, air=air.NIGHT)
_GYEONGBU = partial(highway, air=air.DAY, road=Highway(left="wall", right="trees", lanes=4, gantry_z=46))
_YEOUIDO = partial(riverside_park, air=air.DAY)
_SEOUL_STATION = partial(old_station, air=air.DUSK)
_SEOUL_FOREST = partial(park, air=air.MORNING, leaves=rgb("ffe3ea"))
_SADANG = partial(crossing, air=air.OVERCAST, shape=Crossing(x_m=-4, yaw_rad=0.1))
_SEOGANG = partial(highway, air=air.RAIN_DAY, road=Highway(arches=True))

# fmt: off
SCENES: tuple[Scene, ...] = (
    Scene("gangnam-crossing", "Gangnam Station crossing", "강남역 사거리", "강남구", 37.4979, 127.0276, _GANGNAM, 3),
    Scene("gwanghwamun-square", "Gwanghwamun Square", "광화문광장", "종로구", 37.5724, 126.9769, _GWANGHWAMUN, 3),
    Scene("banpo-bridge", "Banpo Bridge fountain", "반포대교 달빛무지개분수", "서초구", 37.5124, 126.9958, _BANPO, 3),
    Scene("dorimcheon-sillimgyo", "Dorimcheon Sillimgyo", "도림천 신림교", "관악구", 37.4846, 126.9297, _DORIMCHEON, 3),
    Scene("olympic-daero", "Olympic-daero Noryangjin", "올림픽대로 노량진", "동작구", 37.5152, 126.943, _OLYMPIC, 5),
    Scene("sindorim-platform", "Line 2 Sindorim platform", "2호선 신도림역 승강장", "구로구", 37.5089, 126.8913, platform, 8),
    Scene("daerim-underpass", "Daerim underpass", "대림지하차도", "영등포구", 37.4935, 126.8972, _DAERIM, 3),
    Scene("bukchon", "Bukchon Hanok Village", "북촌한옥마을", "종로구", 37.5826, 126.9836, _BUKCHON, 5),
    Scene("hongdae", "Hongdae street", "홍대 걷고싶은거리", "마포구", 37.5556, 126.9236, _HONGDAE, 3),
    Scene("namsan-tunnel", "Namsan Tunnel 1", "남산1호터널", "중구", 37.553, 126.9905, _TUNNEL_1, 3),
    Scene("jungnangcheon", "Jungnangcheon Wolgye Bridge 1", "중랑천 월계1교", "노원구", 37.624, 127.064, _JUNGNANGCHEON, 8),
    Scene("seokchon-lake", "Seokchon Lake", "석촌호수", "송파구", 37.5094, 127.0995, _SEOKCHON, 8),
    Scene("sungnyemun", "Sungnyemun Gate", "숭례문", "중구", 37.56, 126.9753, _SUNGNYEMUN, 8),
    Scene("teheran-ro", "Teheran-ro Yeoksam", "테헤란로 역삼", "강남구", 37.5006, 127.0364, _TEHERAN_RO, 12),
    Scene("mangwon-market", "Mangwon Market", "망원시장", "마포구", 37.556, 126.9057, _MANGWON, 8),
    Scene("dangsan-bridge", "Dangsan Railway Bridge", "당산철교", "영등포구", 37.5372, 126.906, _DANGSAN, 5),
    Scene("seoul-plaza", "Seoul Plaza", "서울광장", "중구", 37.5658, 126.978, _SEOUL_PLAZA, 5),
    Scene("sinchon-bus-stop", "Sinchon Station bus stop", "신촌역 중앙차로 정류소", "서대문구", 37.5558, 126.9369, _SINCHON, 5),
    Scene("namsan-view", "Namsan and the city", "남산 서울 전경", "용산구", 37.548, 126.988, _NAMSAN_VIEW, 4),
    Scene("deoksugung", "Deoksugung stone wall road", "덕수궁 돌담길", "중구", 37.5662, 126.974, _DEOKSUGUNG, 8),
    Scene("mapo-bridge", "Mapo Bridge north end", "마포대교 북단", "마포구", 37.5386, 126.944, _MAPO, 3),
    Scene("eunhaeng-school", "Eunhaeng crossing school zone", "은행사거리 어린이보호구역", "노원구", 37.6506, 127.0768, _EUNHAENG, 8),
    Scene("cheonggyecheon", "Cheonggyecheon Mojeongyo", "청계천 모전교", "종로구", 37.5691, 126.98, _CHEONGGYECHEON, 5),
    Scene("mia-crossing", "Mia-daero in snow", "미아사거리 도봉로", "강북구", 37.6134, 127.0302, _MIA, 8),
    Scene("gwanak-tunnel", "Gangnam Beltway Gwanak Tunnel", "강남순환로 관악터널", "관악구", 37.451, 126.942, _GWANAK, 5),
    Scene("ddp", "Dongdaemun Design Plaza", "동대문디자인플라자", "중구", 37.5671, 127.0095, _DDP, 3),
    Scene("gyeongbu-yangjae", "Gyeongbu Expressway Yangjae", "경부고속도로 양재", "서초구", 37.466, 127.04, _GYEONGBU, 8),
    Scene("yeouido-park", "Yeouido Hangang Park", "여의도한강공원", "영등포구", 37.5284, 126.9336, _YEOUIDO, 9),
    Scene("seoul-station", "Seoul Station Square", "서울역광장", "용산구", 37.5551, 126.9707, _SEOUL_STATION, 8),
    Scene("seoul-forest", "Seoul Forest", "서울숲", "성동구", 37.5444, 127.0374, _SEOUL_FOREST, 5),
    Scene("sadang-crossing", "Sadang Station crossing", "사당역 사거리", "동작구", 37.4766, 126.9816, _SADANG, 5),
    Scene("seogang-bridge", "Seogang Bridge", "서강대교", "마포구", 37.541, 126.925, _SEOGANG, 9),
)
# fmt: on
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
