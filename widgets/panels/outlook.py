"""What the weather is and what will change and when, in a sentence, out of values and a forecast. Pure functions."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from widgets.facts import Spot
from widgets.panels.sky import Sky

translate = QCoreApplication.translate

WET_FROM_MM = 0.1
_MUCH_MM = 2.0
_STORM_M_S = 10.0
_FOG_BELOW_M = 1000.0
_SNOW_BELOW_C = 1.0
_SNOW_CODES = (2, 3, 6, 7)
_RAIN_CODES = (1, 4, 5)
_CLOUDED = 3
_DAY_HOURS = range(6, 19)


def sky_of(
    *,
    rain_mm: float | None,
    temperature_c: float | None = None,
    falls: float | None = None,
    clouds: float | None = None,
    wind_m_s: float | None = None,
    visibility_m: float | None = None,
    lightning_ka: float | None = None,
    hour: int = 12,
) -> Sky | None:
    """Return what the weather is, None where that is not known: dry is not clear.

    `falls`, `clouds`: by the codes of `kma`.
    """
    if lightning_ka:
        return Sky.THUNDER
    if falls is not None and round(falls) in _SNOW_CODES:
        return Sky.SNOW
    is_wet = (rain_mm is not None and rain_mm >= WET_FROM_MM) or (falls is not None and round(falls) in _RAIN_CODES)
    if is_wet:
        return Sky.SNOW if temperature_c is not None and temperature_c <= _SNOW_BELOW_C else Sky.RAIN
    if visibility_m is not None and visibility_m < _FOG_BELOW_M:
        return Sky.FOG
    if wind_m_s is not None and wind_m_s >= _STORM_M_S:
        return Sky.WIND
    if clouds is not None and round(clouds) >= _CLOUDED:
        return Sky.CLOUD
    if clouds is None:
        return None
    return Sky.CLEAR if hour in _DAY_HOURS else Sky.NIGHT


def sky_words(sky: Sky | None) -> str:
    """Return the weather in a word."""
    match sky:
        case Sky.CLEAR | Sky.NIGHT:
            return translate("panels", "Clear")
        case Sky.CLOUD:
            return translate("panels", "Cloudy")
        case Sky.RAIN:
            return translate("panels", "Rain")
        case Sky.SNOW:
            return translate("panels", "Snow")
        case Sky.FOG:
            return translate("panels", "Fog")
        case Sky.WIND:
            return translate("panels", "Strong wind")
        case Sky.THUNDER:
            return translate("panels", "Thunderstorm")
        case None:
            return ""


def hour_words(at_ms: int) -> str:
    """Return an hour as people say it."""
    hour = local(at_ms).hour
    if hour == 0:
        return translate("panels", "midnight")
    if hour == 12:
        return translate("panels", "noon")
    return translate("panels", "{hour}:00").format(hour=hour)


def rain_words(now_mm: float | None, ahead: Sequence[Spot], *, snows: bool = False) -> str:
    """Return in a sentence what will change about the rain and when, "" where no forecast is known.

    `now_mm`: what fell in the last hour; `ahead`: each coming hour, the next one first.
    """
    hours = [spot for spot in ahead if spot.value is not None]
    if not hours:
        return ""
    falls = now_mm is not None and now_mm >= WET_FROM_MM
    amounts = [spot.value or 0.0 for spot in hours]
    if not falls:
        begins = next((spot for spot in hours if (spot.value or 0.0) >= WET_FROM_MM), None)
        if begins is None:
            words = translate("panels", "No rain in the next {count} h")
            return words.format(count=len(hours))
        words = (
            translate("panels", "Snow from about {time}") if snows else translate("panels", "Rain from about {time}")
        )
        return words.format(time=hour_words(begins.at_ms))
    assert now_mm is not None
    peak = max(hours, key=lambda spot: spot.value or 0.0)
    if (peak.value or 0.0) >= max(now_mm * 1.5, now_mm + _MUCH_MM):
        words = (
            translate("panels", "Snow heavier until about {time}")
            if snows
            else translate("panels", "Rain heavier until about {time}")
        )
        return words.format(time=hour_words(peak.at_ms))
    ends = _for_good(hours, amounts, WET_FROM_MM)
    if ends is not None:
        words = (
            translate("panels", "Snow stops at about {time}")
            if snows
            else translate("panels", "Rain stops at about {time}")
        )
        return words.format(time=hour_words(ends.at_ms))
    eases = _for_good(hours, amounts, max(now_mm, amounts[0]) * 0.5)
    if eases is not None:
        words = (
            translate("panels", "Snow eases at about {time}")
            if snows
            else translate("panels", "Rain eases at about {time}")
        )
        return words.format(time=hour_words(eases.at_ms))
    words = (
        translate("panels", "Snow for the next {count} h")
        if snows
        else translate("panels", "Rain for the next {count} h")
    )
    return words.format(count=len(hours))


def local(at_ms: int) -> datetime:
    """Return the city's time."""
    return datetime.fromtimestamp(at_ms / 1000, UTC).astimezone()


def _for_good(hours: Sequence[Spot], amounts: Sequence[float], below: float) -> Spot | None:
    """Return the hour from which on less falls, to the end of the forecast; None where there is none."""
    for number, spot in enumerate(hours):
        if all(amount < below for amount in amounts[number:]):
            return spot
    return None
