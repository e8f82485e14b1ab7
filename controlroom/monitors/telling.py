"""What is told of a monitor: as values, as lines that people read, and as the line that finds it in a wall's file."""

import json
from typing import Any

from controlroom.monitors.plan import Monitor
from resources.text import QT_TRANSLATE_NOOP, Text

_EDID = QT_TRANSLATE_NOOP("identify", "{model}, serial number {serial}")
_NAMELESS = QT_TRANSLATE_NOOP("identify", "model unknown")
_SIZE = QT_TRANSLATE_NOOP("identify", "{width}×{height} px, {width_mm}×{height_mm} mm")
_SIZE_PX = QT_TRANSLATE_NOOP("identify", "{width}×{height} px, size in mm unknown")
_TURNED = QT_TRANSLATE_NOOP("identify", "turned by {degrees}°, scale {scale}")


def match_of(monitor: Monitor, number: int) -> dict[str, str | int]:
    """Return what finds this monitor again: its EDID as far as it has one, its connector, else its number."""
    known = {"model": monitor.model, "serial": monitor.serial, "connector": monitor.connector}
    return {key: value for key, value in known.items() if value} or {"number": number}


def match_line(monitor: Monitor, number: int) -> str:
    """Return the line of a wall's file that finds this monitor."""
    # What JSON writes of a text is TOML too, but for one character.
    pairs = (
        f"{key} = {json.dumps(value, ensure_ascii=False)}".replace("\x7f", "\\u007f")
        for key, value in match_of(monitor, number).items()
    )
    return f"monitor = {{ {', '.join(pairs)} }}"


def values_of(monitor: Monitor, number: int) -> dict[str, Any]:
    """Return all that is known of a monitor, as JSON has it. `place`: in the coordinates of the desktop."""
    return {
        "number": number,
        "connector": monitor.connector,
        "manufacturer": monitor.manufacturer,
        "model": monitor.model,
        "serial": monitor.serial,
        "size_px": list(monitor.size_px),
        "size_mm": [round(length) for length in monitor.size_mm],
        "place": [monitor.x, monitor.y],
        "rotation": monitor.rotation,
        "scale": round(monitor.pixel_ratio, 3),
        "monitor": match_of(monitor, number),
    }


def lines_of(monitor: Monitor) -> tuple[Text, ...]:
    """Return what people read of a monitor, beside its number and connector."""
    model = " ".join(filter(None, (monitor.manufacturer, monitor.model)))
    width, height = monitor.size_px
    width_mm, height_mm = (round(length) for length in monitor.size_mm)
    size = _SIZE(width=width, height=height, width_mm=width_mm, height_mm=height_mm)
    return (
        _EDID(model=model, serial=monitor.serial or "–") if model else _NAMELESS,
        size if width_mm and height_mm else _SIZE_PX(width=width, height=height),
        _TURNED(degrees=monitor.rotation, scale=f"{monitor.pixel_ratio:g}"),
    )
