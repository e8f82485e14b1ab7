"""The 120 call centre and the emergency calls: rain, cold, dust and incidents make people call."""

import numpy as np

from controlroom.sim.data.model.calendar import When
from controlroom.sim.data.model.incidents import Incidents
from controlroom.sim.data.model.noise import Array, drift, lane, lanes
from controlroom.sim.data.model.tables import Tables
from controlroom.sim.data.model.weather import Weather

# name, Korean name, share of usual calls, and how rain, snow, dust and heat make it grow
TOPICS: tuple[tuple[str, str, float, float, float, float, float], ...] = (
    ("parking", "불법주정차", 0.19, -0.2, -0.1, 0.0, 0.0),
    ("transit", "대중교통", 0.16, 0.5, 0.9, 0.0, 0.1),
    ("noise", "소음", 0.12, -0.4, -0.3, 0.0, 0.3),
    ("waste", "쓰레기", 0.12, -0.1, 0.0, 0.0, 0.3),
    ("road", "도로파손", 0.09, 0.9, 0.9, 0.0, 0.0),
    ("water", "상수도", 0.08, 0.2, 1.2, 0.0, 0.2),
    ("light", "가로등", 0.06, 0.3, 0.0, 0.0, 0.0),
    ("air", "대기질", 0.03, -0.3, 0.0, 2.5, 0.0),
    ("flood", "침수", 0.005, 30.0, 0.0, 0.0, 0.0),
    ("snow", "제설", 0.002, 0.0, 90.0, 0.0, 0.0),
    ("other", "일반상담", 0.143, 0.1, 0.1, 0.1, 0.1),
)
_WORKDAY = (
    *(0.10, 0.07, 0.05, 0.04, 0.05, 0.09, 0.22, 0.52, 0.92, 1.00, 0.98, 0.92),
    *(0.72, 0.92, 0.96, 0.94, 0.90, 0.84, 0.56, 0.40, 0.32, 0.26, 0.20, 0.14),
)
_WEEKEND = (
    *(0.12, 0.09, 0.06, 0.05, 0.05, 0.08, 0.14, 0.22, 0.30, 0.36, 0.38, 0.38),
    *(0.36, 0.36, 0.36, 0.36, 0.36, 0.34, 0.32, 0.30, 0.26, 0.22, 0.18, 0.14),
)
_MOST_PER_HOUR = 2100.0
_STAFF = (0.10, 1.00)


class Calls:
    """Calls by the hour: to 120 by district and topic, and what the emergency services are sent to."""

    def __init__(self, seed: int, tables: Tables, weather: Weather, incidents: Incidents) -> None:
        self._seed = seed
        self._tables = tables
        self._weather = weather
        self._incidents = incidents
        self._shares = tables.people_shares
        self._grow = np.array([topic[3:] for topic in TOPICS])
        self._topic_shares = np.array([topic[2] for topic in TOPICS]) / sum(topic[2] for topic in TOPICS)

    def topics(self, at_s: Array) -> Array:
        """Return calls an hour by topic: a column for each of `TOPICS`."""
        column = at_s[:, None]
        when = When.at(column)
        usual = when.by_hour(_WORKDAY, _WEEKEND) * (1.0 + 0.14 * (when.weekday == 0))
        usual = usual * (1.0 + 0.07 * drift(self._seed, lane("calls"), column, 2700.0))
        which = lanes("calls.topic", len(TOPICS))
        mix = self._topic_shares * (1.0 + 0.18 * drift(self._seed, which, column, 6.0 * 3600))
        calls: Array = _MOST_PER_HOUR * usual * mix * np.maximum(0.05, 1.0 + self._causes(at_s) @ self._grow.T)
        return calls

    def by_district(self, at_s: Array) -> Array:
        """Return calls an hour by district; more where something has happened."""
        column = at_s[:, None]
        total = self.topics(at_s).sum(axis=1, keepdims=True)
        which = lanes("calls.district", len(self._tables.districts))
        mix = self._shares * (1.0 + 0.15 * drift(self._seed, which, column, 5400.0))
        calls: Array = total * mix + 14.0 * self._incidents.alarm(at_s)
        return calls

    def total(self, at_s: Array) -> Array:
        """Return all calls to 120 in an hour."""
        return self.by_district(at_s).sum(axis=1, keepdims=True)

    def load(self, at_s: Array) -> Array:
        """Return how busy those who answer are: calls against what they can take, 1 is all of them busy."""
        when = When.at(at_s[:, None])
        usual = when.by_hour(_WORKDAY, _WEEKEND)
        staff = _MOST_PER_HOUR * (_STAFF[0] + _STAFF[1] * usual)
        load: Array = self.total(at_s) / staff
        return load

    def waiting(self, at_s: Array) -> Array:
        """Return how many callers wait."""
        load = self.load(at_s)
        waiting: Array = np.maximum(0.0, 6.0 * load + 140.0 * np.maximum(0.0, load - 0.94))
        return waiting

    def answered_20s(self, at_s: Array) -> Array:
        """Return what part of the callers is answered within 20 seconds, in percent."""
        load = self.load(at_s)
        answered: Array = np.clip(97.0 - 9.0 * load**2 - 120.0 * np.maximum(0.0, load - 0.94), 8.0, 99.5)
        return answered

    def emergencies(self, at_s: Array) -> dict[str, Array]:
        """Return what 119 is sent to in an hour, by district: fires, rescues, ambulances."""
        column = at_s[:, None]
        when = When.at(column)
        alarm = self._incidents.alarm(at_s)
        awake = 0.55 + 0.45 * when.wave(14.0)
        count = len(self._tables.districts)

        def often(name: str, per_hour: float, more: Array) -> Array:
            wander = 1.0 + 0.3 * drift(self._seed, lanes(f"calls.{name}", count), column, 4.0 * 3600)
            calls: Array = per_hour * self._shares * wander * more
            return calls

        dry = 1.0 + 0.5 * when.season(0.1) - 0.6 * self._weather.wetness(column)
        causes = self._causes(at_s)
        return {
            "fire": often("fire", 3.2, (0.6 + 0.5 * awake) * dry) + 0.15 * alarm,
            "rescue": often("rescue", 14.0, 0.5 + awake + 1.8 * causes[:, :1]) + 0.25 * alarm,
            "ambulance": often("ambulance", 92.0, 0.6 + 0.6 * awake + 0.4 * causes[:, 3:] + 0.3 * causes[:, 1:2])
            + 0.4 * alarm,
        }

    def _causes(self, at_s: Array) -> Array:
        """Return rain, snow, dust and heat, each about from 0 to 1."""
        temperature = self._weather.city_temperature_c(at_s)
        wet = self._weather.wetness(at_s)
        snowing = np.clip((1.5 - temperature) / 2.0, 0.0, 1.0)
        heat = np.clip((temperature - 29.0) / 5.0, 0.0, 1.0)
        dust = np.clip(self._weather.dust(at_s) / 2.5, 0.0, 1.0)
        return np.stack([wet * (1.0 - snowing), wet * snowing, dust, heat], axis=1)
