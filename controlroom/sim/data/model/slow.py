"""What changes over weeks and years: prices of food, and the figures that a city counts about itself."""

import csv
from dataclasses import dataclass

import numpy as np

import resources
from controlroom.sim.data.model.calendar import When
from controlroom.sim.data.model.noise import Array, drift, lane, lanes, share
from controlroom.sim.data.model.tables import Tables

_YEAR_S = 365.2425 * 86400


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the city: its usual size, by how much districts differ, its trend in a year, its wave over a year.

    All but `usual` are shares of it. `follows`: "people" where it is counted by district in proportion to the people.
    """

    indicator: str
    name: str
    unit: str
    decimals: int
    step_s: int
    by_district: bool
    usual: float
    differs: float
    trend: float
    season: float
    noise: float
    least: float
    most: float
    follows: str


def figures() -> list[Figure]:
    """Return the figures in the table."""
    with resources.path("simulation/figures.csv").open(encoding="utf-8", newline="") as file:
        return [
            Figure(
                row["indicator"],
                row["name"],
                row["unit"],
                int(row["decimals"]),
                int(row["step_s"]),
                row["by_district"] == "1",
                float(row["usual"]),
                float(row["differs"]),
                float(row["trend"]),
                float(row["season"]),
                float(row["noise"]),
                float(row["least"] or "-inf"),
                float(row["most"] or "inf"),
                row["follows"],
            )
            for row in csv.DictReader(file)
        ]


class Slow:
    """Prices and figures."""

    def __init__(self, seed: int, tables: Tables, epoch_s: float) -> None:
        self._seed = seed
        self._tables = tables
        self._epoch_s = epoch_s

    def price_won(self, at_s: Array) -> Array:
        """Return the price of each item in the markets of each district: items one after the other."""
        items = self._tables.items
        count = len(self._tables.districts)
        column = at_s[:, None]
        when = When.at(column)
        years = (column - self._epoch_s) / _YEAR_S
        parts = []
        for item in items:
            name = f"price.{item.name}"
            top = float(share(self._seed, lane(f"{name}.top")))
            city = (
                1.0
                + item.season * 0.5 * when.season(top)
                + item.swing * drift(self._seed, lane(name), column, 21.0 * 86400)
            )
            place = 0.93 + 0.14 * share(self._seed, lanes(f"{name}.place", count))
            week = 1.0 + 0.03 * drift(self._seed, lanes(f"{name}.week", count), column, 7.0 * 86400)
            parts.append(item.won * city * place * week * (1.0 + 0.025 * years))
        prices: Array = np.concatenate(parts, axis=1)
        return prices

    def figure(self, figure: Figure, at_s: Array) -> Array:
        """Return a figure of the city, or of each district."""
        column = at_s[:, None]
        count = len(self._tables.districts) if figure.by_district else 1
        which = lanes(f"figure.{figure.indicator}", count)
        top = float(share(self._seed, lane(f"figure.{figure.indicator}.top")))
        local = 1.0 + figure.differs * (2.0 * share(self._seed, which) - 1.0)
        if figure.follows == "people" and figure.by_district:
            local = local * self._tables.people_shares
        years = (column - self._epoch_s) / _YEAR_S
        wave = 1.0 + figure.season * When.at(column).season(top)
        wander = 1.0 + figure.noise * drift(self._seed, which + 1, column, max(4.0 * figure.step_s, 86400.0))
        value: Array = np.clip(
            figure.usual * local * (1.0 + figure.trend * years) * wave * wander, figure.least, figure.most
        )
        return value
