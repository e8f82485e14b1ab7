"""Units as people write them, and which of them fit together.

A unit is a product of symbols: ``µg/m³`` is µg · m⁻³. A symbol of the table is so many of a base; one that is not
in it is a base of its own and fits nothing but itself. ``%``, ``ppm``, ``°C`` and what is counted are bases, too: a
percentage becomes a plain number only by being divided by ``100 %``.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

Powers = tuple[tuple[str, int], ...]
"""Symbols with their exponents, none of which is 0."""

_TABLE: Mapping[str, tuple[float, Powers]] = {
    "m": (1.0, (("m", 1),)),
    "mm": (0.001, (("m", 1),)),
    "cm": (0.01, (("m", 1),)),
    "km": (1000.0, (("m", 1),)),
    "ha": (10_000.0, (("m", 2),)),
    "L": (0.001, (("m", 3),)),
    "s": (1.0, (("s", 1),)),
    "min": (60.0, (("s", 1),)),
    "h": (3600.0, (("s", 1),)),
    "d": (86_400.0, (("s", 1),)),
    "g": (1.0, (("g", 1),)),
    "µg": (1e-6, (("g", 1),)),
    "mg": (0.001, (("g", 1),)),
    "kg": (1000.0, (("g", 1),)),
    "t": (1e6, (("g", 1),)),
    "W": (1.0, (("W", 1),)),
    "kW": (1000.0, (("W", 1),)),
    "MW": (1e6, (("W", 1),)),
    "kWh": (3.6e6, (("W", 1), ("s", 1))),
    "MWh": (3.6e9, (("W", 1), ("s", 1))),
    "%": (1.0, (("%", 1),)),
    "‰": (0.1, (("%", 1),)),
    "ppm": (1.0, (("ppm", 1),)),
    "ppb": (0.001, (("ppm", 1),)),
    "°C": (1.0, (("°C", 1),)),
    "KRW": (1.0, (("KRW", 1),)),
    "천원": (1e3, (("KRW", 1),)),
    "만원": (1e4, (("KRW", 1),)),
    "억원": (1e8, (("KRW", 1),)),
    "people": (1.0, (("people", 1),)),
    "vehicles": (1.0, (("vehicles", 1),)),
    "cases": (1.0, (("cases", 1),)),
    "places": (1.0, (("places", 1),)),
    "points": (1.0, (("points", 1),)),
}
"""By symbol: so many of the bases with their exponents. Symbols have no prefixes of their own: each stands here."""

_ALSO: Mapping[str, str] = {
    "l": "L",
    "ug": "µg",
    "sec": "s",
    "초": "s",
    "분": "min",
    "hr": "h",
    "hour": "h",
    "hours": "h",
    "시간": "h",
    "day": "d",
    "days": "d",
    "일": "d",
    "%p": "%",
    "kph": "km/h",
    "kmh": "km/h",
    "원": "KRW",
    "₩": "KRW",
    "명": "people",
    "인": "people",
    "대": "vehicles",
    "건": "cases",
    "곳": "places",
    "개소": "places",
    "점": "points",
    "point": "points",
}
"""Other ways to write a symbol, as they are after Unicode's NFKC (which makes ``㎍/㎥`` and ``µg/m³`` the same)."""

_SPOKEN: Mapping[str, Mapping[str, str]] = {
    "ko": {
        "KRW": "원",
        "people": "명",
        "vehicles": "대",
        "cases": "건",
        "places": "곳",
        "points": "점",
    },
    "en": {
        "원": "KRW",
        "명": "people",
        "인": "people",
        "점": "points",
        "초": "s",
        "분": "min",
        "시간": "h",
        "일": "d",
        "대": "",
        "건": "",
        "개": "",
        "곳": "",
        "개소": "",
    },
}
"""How a language writes symbols of which a city's files have the other language's word. English counts without one."""

_POWER = re.compile(r"(\D+)([23])")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its symbols as they were written, and what they come to: `factor` times the bases in `powers`."""

    symbols: Powers
    factor: float
    powers: Powers

    def __str__(self) -> str:
        """Return it as people write it, "" for none."""
        over = "·".join(_raised(symbol, power) for symbol, power in self.symbols if power > 0)
        under = "".join("/" + _raised(symbol, -power) for symbol, power in self.symbols if power < 0)
        return f"{over or 1}{under}" if under else over

    def __mul__(self, other: "Unit") -> "Unit":
        """Return the unit of a product."""
        return _made(_together(self.symbols, other.symbols, 1))

    def __truediv__(self, other: "Unit") -> "Unit":
        """Return the unit of a quotient."""
        return _made(_together(self.symbols, other.symbols, -1))

    def fits(self, other: "Unit") -> bool:
        """Whether values of both can be added, perhaps after being converted."""
        return self.powers == other.powers

    def in_unit(self, value: float, other: "Unit") -> float:
        """Return `value`, which is in this unit, in one that fits. Untouched where both are of the same size."""
        return value if self.factor == other.factor else value * (self.factor / other.factor)


@lru_cache(maxsize=1024)
def unit(text: str) -> Unit:
    """Return the unit that `text` writes: symbols with ``/`` and ``·`` between them, ``²`` and ``³`` behind them."""
    symbols: dict[str, int] = {}
    over, *under = _plain(text).split("/")
    for sign, product in [(1, over), *((-1, product) for product in under)]:
        for part in re.split(r"[·*]", product):
            symbol, power = _symbol(part.strip())
            if symbol not in ("", "1"):
                symbols[symbol] = symbols.get(symbol, 0) + sign * power
    return _made(tuple((symbol, power) for symbol, power in symbols.items() if power))


def spoken(text: str, language: str) -> str:
    """Return a unit as a language writes it, where it has a word of its own for it; else as it was written."""
    words = _SPOKEN.get(language, {})
    return "/".join(words.get(part.strip(), part) for part in text.split("/"))


def with_unit(digits: str, text: str, language: str) -> str:
    """Return a number, written already, with its unit behind it as a language writes it: ``40 µg/m³``, ``43점``."""
    said = spoken(text, language)
    between = "" if not said or said[0] == "/" or "가" <= said[0] <= "힣" else " "
    return digits + between + said


def _plain(text: str) -> str:
    """Return `text` with one way of writing each character; the sign for micro is that of the table."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("μ", "µ")
    return _ALSO[plain] if "/" in _ALSO.get(plain, "") else plain


def _symbol(text: str) -> tuple[str, int]:
    """Return a symbol and its exponent."""
    if text in _TABLE or text in _ALSO:
        return _ALSO.get(text, text), 1
    raised = _POWER.fullmatch(text)
    if raised and (raised[1] in _TABLE or raised[1] in _ALSO):
        return _ALSO.get(raised[1], raised[1]), int(raised[2])
    return text, 1


def _raised(symbol: str, power: int) -> str:
    return symbol + {1: "", 2: "²", 3: "³"}.get(power, f"^{power}")


def _together(first: Powers, second: Powers, sign: int) -> Powers:
    powers = dict(first)
    for symbol, power in second:
        powers[symbol] = powers.get(symbol, 0) + sign * power
    return tuple((symbol, power) for symbol, power in powers.items() if power)


@lru_cache(maxsize=4096)
def _made(symbols: Powers) -> Unit:
    factor = 1.0
    powers: dict[str, int] = {}
    for symbol, power in symbols:
        size, bases = _TABLE.get(symbol, (1.0, ((symbol, 1),)))
        factor *= size**power
        for base, of_base in bases:
            powers[base] = powers.get(base, 0) + power * of_base
    return Unit(symbols, factor, tuple(sorted((base, power) for base, power in powers.items() if power)))


PLAIN = unit("")
PERCENT = unit("%")
POINTS = unit("points")
