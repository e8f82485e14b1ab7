"""Alarms that a test shows: an afternoon of heavy rain, and a flood of them."""

from dataclasses import replace

from tests.fakes.facts import NOW_MS
from widgets.facts import AlarmBoard, AlarmFacts, AlarmGroup, EventFacts, Name, ShelvedFacts

MINUTE_MS = 60_000


def alarm(level: str, ko: str, en: str, minutes: float, **values: object) -> AlarmFacts:
    """An alarm that was raised that many minutes ago."""
    at_ms = NOW_MS - round(minutes * MINUTE_MS)
    made = AlarmFacts(f"{at_ms}|{en}|", level, Name(ko, en), at_ms, at_ms)  # type: ignore[arg-type]
    return replace(made, **values)  # type: ignore[arg-type]


def seen(by: str, minutes: float) -> dict[str, object]:
    """What an alarm has that was acknowledged that many minutes ago."""
    return {"acknowledged_by": by, "acknowledged_ms": NOW_MS - round(minutes * MINUTE_MS)}


FLOODED = alarm(
    "serious",
    "강남역 사거리 노면 침수 12 cm",
    "Road flooding, Gangnam Station crossing",
    44 / 60,
    place=Name("강남구"),
    district="강남구",
    owner=Name("안전총괄과"),
    action=Name("가까운 영상으로 현장을 확인하고 우회를 안내"),
    cameras=("GN-0117",),
    latitude_deg=37.498,
    longitude_deg=127.028,
    is_released=True,
)
UNDERPASS = alarm(
    "caution",
    "대림지하차도 수위 31 cm",
    "Daerim Underpass, water level",
    16,
    place=Name("영등포구"),
    district="영등포구",
    action=Name("진입 차단기 내림"),
    **seen("관제 2석", 14),
)
STREAM = alarm(
    "watch",
    "도림천 신림교 수위 2.1 m",
    "Dorimcheon stream level",
    23,
    place=Name("관악구"),
    district="관악구",
    action=Name("산책로 통제"),
    **seen("관제 1석", 20),
)
CALLS = alarm(
    "watch", "120 침수 문의 급증", "Flood calls rising, +212 in 1 h", 34, owner=Name("120 재단"), **seen("관제 2석", 30)
)
DARK = alarm(
    "watch", "영상 끊김: 불광천 증산교", "Camera lost: Bulgwangcheon", 5, is_trouble=True, owner=Name("정보통신과")
)
OVER = alarm(
    "caution",
    "관악구 시간당 36.0 mm 강수",
    "Rain in Gwanak-gu",
    50,
    cleared_ms=NOW_MS - 8 * MINUTE_MS,
    **seen("관제 1석", 48),
)


def board(**values: object) -> AlarmBoard:
    """One that waits, three that were seen, a lost camera, one that is over."""
    made = AlarmBoard((FLOODED, UNDERPASS, STREAM, CALLS, DARK), (OVER,), may_lead=True)
    return replace(made, **values)  # type: ignore[arg-type]


def storm() -> AlarmBoard:
    """A flood: thirteen alarms of one storm, and a fire."""
    places = ("관악구", "동작구", "영등포구", "구로구", "금천구")
    rain = tuple(
        alarm(
            "alert" if number < 3 else "caution",
            f"{places[number % 5]} 시간당 {30 + number}.0 mm 강수",
            f"Rain {number}",
            number / 3,
            cause=Name("호우", "Heavy rain"),
            district=places[number % 5],
        )
        for number in range(13)
    )
    fire = alarm("alert", "노원구 화재", "Fire, Nowon-gu", 4, place=Name("노원구"), **seen("관제 1석", 3))
    districts = tuple((place, 3 if number < 3 else 2) for number, place in enumerate(places))
    groups = (
        AlarmGroup(Name("호우", "Heavy rain"), rain, districts),
        AlarmGroup(Name("화재", "Fire"), (fire,), (("노원구", 1),)),
    )
    shelved = (
        ShelvedFacts("river.high", "신림교", Name("신림교 수위 상승"), "관제 2석", "훈련", NOW_MS + 20 * MINUTE_MS),
    )
    return AlarmBoard((*rain, fire), (), groups, shelved, may_lead=True)


def english(of: AlarmBoard) -> AlarmBoard:
    """The same on a screen in English."""
    turned = tuple(replace(each, name=Name(each.name.gloss, each.name.text)) for each in of.standing)
    return replace(of, standing=turned)


def events() -> list[EventFacts]:
    """What goes on: a fire with its steps, crashes, works, a flood that an alarm stands for."""

    def event(id: str, title: str, minutes: float, level: int = 1, **values: object) -> EventFacts:
        began_ms = NOW_MS - round(minutes * MINUTE_MS)
        made = EventFacts(("dispatches", id), "incident", title, began_ms, began_ms, level=level, source="119")
        return replace(made, **values)  # type: ignore[arg-type]

    at = {"latitude_deg": 37.5, "longitude_deg": 127.0}
    return [
        event("1", "추돌사고", 4, 2, text="강남대로 (양재→염곡)", state="처리중", **at),
        event(
            "2",
            "화재",
            12,
            2,
            place="노원구",
            state="활동개시",
            details=(("kind", "fire"), ("station", "노원소방서")),
            **at,
        ),
        event("3", "도로공사", 90, 0, text="왕십리로 (왕십리→한양대)", **at),
        event("4", "노면 침수", 130, 3, place="강남구", state="통제중", **at),
        event("5", "구급", 140, 1, place="노원구", state="현장도착", details=(("kind", "ambulance"),), **at),
    ]
