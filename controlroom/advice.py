"""What would let the wall show more: told by `controlroom status` where cameras show less than there is room for."""

from collections.abc import Collection, Sequence
from typing import Any

from feeds.core import CameraReport, Limit
from resources.text import QT_TRANSLATE_NOOP, Text

ADVICE_TEXT = {
    "add_sub_streams": QT_TRANSLATE_NOOP("status", "give these cameras a sub stream: {cameras}"),
    "add_graphics_card": QT_TRANSLATE_NOOP("status", "use a graphics card that decodes, none works here"),
    "show_fewer": QT_TRANSLATE_NOOP("status", "show fewer cameras at once, the computer is at its limit"),
    "check_network": QT_TRANSLATE_NOOP("status", "look at the network of these cameras: {cameras}"),
}
"""By the word that stands in the JSON document."""


def advice(reports: Sequence[CameraReport], *, with_sub: Collection[str], has_device: bool) -> list[dict[str, Any]]:
    """Return what would help, the most useful first. `with_sub`: the cameras that have a small stream; `has_device`:
    a graphics card decodes."""
    by_cpu = [report.camera_id for report in reports if report.limited is Limit.CPU]
    by_network = [report.camera_id for report in reports if report.limited is Limit.NETWORK]
    without_sub = [camera_id for camera_id in by_cpu if camera_id not in with_sub]
    found: list[dict[str, Any]] = []
    if without_sub:
        found.append({"do": "add_sub_streams", "cameras": without_sub})
    if by_cpu and not has_device:
        found.append({"do": "add_graphics_card", "cameras": by_cpu})
    if by_cpu:
        found.append({"do": "show_fewer", "cameras": by_cpu})
    if by_network:
        found.append({"do": "check_network", "cameras": by_network})
    return found


def advice_text(entry: dict[str, Any]) -> Text:
    """Return one piece of advice in words."""
    return ADVICE_TEXT[entry["do"]](cameras=", ".join(entry["cameras"]))
