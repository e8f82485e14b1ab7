"""Tables of the city's own numbers, which the open standards serve each in its own shape.

A table has a row for each place and a column for each indicator. What no service of Seoul publishes is here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from controlroom.sim.data.asking import SIMULATED, View, columns
from controlroom.sim.data.model.calls import TOPICS
from controlroom.sim.data.model.city import SimCity


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table: its name in addresses, its title, what its places are, and by column the family of its numbers."""

    name: str
    title: str
    place: str
    families: Mapping[str, str]

    @property
    def first(self) -> str:
        """The family whose places and times are those of the table."""
        return next(iter(self.families.values()))

    def places(self, city: SimCity) -> tuple[str, ...]:
        """Return the names of the rows' places; one empty name for the whole city."""
        return city.families[self.first].places

    def at(self, view: View) -> datetime:
        """Return the time of the rows: when the newest of their numbers began to hold."""
        return max(view.begun(family) for family in self.families.values())

    def rows(self, view: View, place: str | None = None) -> list[dict[str, Any]]:
        """Return the rows: place, time, and a value for each column; those of one place where one is named."""
        at = self.at(view)
        found = {column: columns(view, family) for column, family in self.families.items()}
        return [
            {"place": name, "at": at, **{column: values[number] for column, values in found.items()}}
            for number, name in enumerate(self.places(view.city))
            if place is None or name == place
        ]

    @property
    def label(self) -> str:
        """The title as people see it."""
        return f"{self.title} {SIMULATED}"


def datasets(city: SimCity) -> dict[str, Dataset]:
    """Return the tables by name."""
    found = [
        Dataset(
            "weather",
            "자치구별 날씨",
            "district",
            {
                "temperature": "weather.temperature",
                "humidity": "weather.humidity",
                "rain_1h": "weather.rain_1h",
                "wind": "weather.wind",
            },
        ),
        Dataset(
            "air",
            "자치구별 대기질",
            "district",
            {name: f"air.{name}" for name in ("pm10", "pm25", "o3", "no2", "co", "so2", "cai")},
        ),
        Dataset("rivers", "하천 수위", "gauge", {"level": "river.level"}),
        Dataset(
            "water",
            "한강 수질",
            "site",
            {name: f"water.{name}" for name in ("temperature", "ph", "oxygen", "turbidity", "phosphorus")},
        ),
        Dataset("response", "출동 소요시간", "district", {"response": "rescue.response"}),
        Dataset("fires", "오늘의 화재", "district", {"fires": "fire.calls"}),
        Dataset("solar", "태양광 발전", "district", {"power": "energy.solar"}),
        Dataset("data-calls", "공개 데이터 이용", "city", {"calls": "data.calls"}),
        Dataset("budget", "예산 집행률", "district", {"spent": "budget.spent"}),
        Dataset(
            "tap-water", "자치구별 수돗물 수질", "district", {"turbidity": "tap.turbidity", "chlorine": "tap.chlorine"}
        ),
        Dataset("traffic", "자치구별 평균 통행속도", "district", {"speed": "traffic.district_speed"}),
        Dataset("links", "구간별 통행속도", "link", {"speed": "traffic.speed", "travel_time": "traffic.travel_time"}),
        Dataset(
            "crowds",
            "주요 장소 인구",
            "place",
            {
                "people": "population.there",
                "level": "population.level",
                "least": "population.least",
                "most": "population.most",
            },
        ),
        Dataset("visitors", "생활인구 유입", "city", {"visitors": "population.visitors"}),
        Dataset("bikes", "공공자전거 이용", "city", {"rented": "bike.rented"}),
        Dataset(
            "parking",
            "공영주차장",
            "car park",
            {"used": "parking.used", "free": "parking.free", "capacity": "parking.capacity"},
        ),
        Dataset(
            "subway",
            "지하철 혼잡과 지연",
            "line",
            {"trains": "subway.trains", "crowding": "subway.crowding", "delay": "subway.delay"},
        ),
        Dataset("calls-districts", "120 자치구별 상담", "district", {"calls": "call.hour"}),
        Dataset(
            "calls",
            "120 상담 현황",
            "city",
            {"calls": "call.city_hour", "waiting": "call.waiting", "answered_20s": "call.answered_20s"},
        ),
        Dataset("call-topics", "120 상담 주제", "topic", {"calls": "call.topic"}),
        Dataset(
            "emergencies",
            "119 출동",
            "district",
            {name: f"emergency.{name}" for name in ("fire", "rescue", "ambulance")},
        ),
    ]
    by_district = [figure for figure in city.figures if figure.by_district]
    of_city = [figure for figure in city.figures if not figure.by_district]
    for name, title, place, figures in (
        ("figures-districts", "자치구 통계", "district", by_district),
        ("figures", "서울 통계", "city", of_city),
    ):
        if figures:
            found.append(Dataset(name, title, place, {figure.indicator: figure.indicator for figure in figures}))
        found += [
            Dataset(figure.indicator.replace(".", "-"), figure.name, place, {"value": figure.indicator})
            for figure in figures
        ]
    return {dataset.name: dataset for dataset in found}


TOPIC_NAMES = {topic[0]: topic[1] for topic in TOPICS}
