"""Everything that is known of a tile's camera, for the tooltip and for screen readers."""

import html
import math
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from feeds.core import ERROR_TEXT, CameraReport, ErrorKind, Limit, TileState
from widgets.states import late_by_s, limit_words, stale_by_s
from widgets.theme import TALLEST_FAMILY
from widgets.tile import Tile
from widgets.words import LEVEL_WORDS, LIMIT_REASONS, NOT_PERMITTED, STATE_WORDS, TIER_WORDS, duration, say

translate = QCoreApplication.translate

_STRUT = f"<span style='font-family:\"{TALLEST_FAMILY}\"'>&#8203;</span>"
"""Nothing to see, but as high as Hangul: cells of a row would stand on baselines of their own without it."""

_WRITTEN = {
    "h264": "H.264",
    "hevc": "H.265",
    "mjpeg": "MJPEG",
    "hls": "HLS",
    "mpegts": "MPEG-TS",
    "rtsp": "RTSP",
    "tcp": "TCP",
    "udp": "UDP",
}
"""Names of formats and protocols as people write them."""


def tooltip(tile: Tile) -> str:
    """Return the details of a tile's camera as rich text, "" for a tile without camera."""
    camera, report = tile.camera, tile.report
    if camera is None:
        return ""
    rows = [
        (translate("details", "Number"), camera.code),
        (translate("details", "Place"), " · ".join(part for part in (camera.district, camera.road) if part)),
        (translate("details", "State"), state_words(tile)),
    ]
    if report.error is not ErrorKind.NONE:
        rows.append((translate("details", "Reason"), say(ERROR_TEXT[report.error])))
    if report.next_try_s is not None:
        rows.append((translate("details", "Next try"), duration(max(1, math.ceil(report.next_try_s)))))
    rows += [
        (translate("details", "Stream"), _stream(report)),
        (translate("details", "Limited"), _limit(report)),
        (translate("details", "Pictures a second"), _rates(report)),
        (translate("details", "Latency"), _latency(report)),
        (translate("details", "Dropped pictures"), f"{report.drops:,}"),
        (translate("details", "Reconnects"), f"{report.reconnects:,}"),
        (translate("details", "Detail"), report.detail),
    ]
    title = html.escape(camera.name)
    if camera.gloss:
        title += f" &nbsp;<span style='font-weight:400'>{html.escape(camera.gloss)}</span>"
    cells = "".join(
        f"<tr><td style='padding-right:14px'>{_STRUT}{html.escape(name)}</td><td>{_STRUT}{html.escape(value)}</td></tr>"
        for name, value in rows
        if value
    )
    return f"<p style='white-space:pre'><b>{title}</b></p><table cellspacing='1'>{cells}</table>"


def spoken(tile: Tile, now_utc: datetime) -> str:
    """Return what a screen reader says of a tile: level, place, state or age, and whether it waits."""
    camera = tile.camera
    if tile.panel:
        return tile.panel.spoken()
    if camera is None:
        if tile.spec.problem:
            return translate("details", "Tile that cannot be shown")
        return translate("details", "Empty cell")
    number = tile.spec.number
    parts = [camera.name if number is None else f"{number} {camera.name}", state_words(tile)]
    if tile.alarm:
        age_s = (now_utc - tile.alarm.raised_utc).total_seconds()
        waits = translate("details", "not acknowledged")
        if tile.alarm.acknowledged:
            waits = translate("details", "acknowledged")
        parts = [say(LEVEL_WORDS[tile.alarm.level]), camera.name, duration(age_s), waits, state_words(tile)]
    return ", ".join(parts)


def state_words(tile: Tile) -> str:
    """Return the state of a camera in words, with its age."""
    report = tile.report
    if tile.camera and not tile.camera.permitted:
        return say(NOT_PERMITTED)
    state = TileState.PRIVACY if tile.curtained else report.state
    word = say(STATE_WORDS[state])
    late_s = late_by_s(tile.camera, report) if tile.camera and state is TileState.LIVE else None
    if late_s is not None:
        return f"{say(STATE_WORDS[TileState.STALE])} {duration(late_s)}"
    if state is TileState.STALE:
        return f"{word} {duration(stale_by_s(report))}"
    if state in (TileState.FROZEN, TileState.LOST) and report.picture_age_s is not None:
        return f"{word} {duration(report.picture_age_s)}"
    low = limit_words(report) if state is TileState.LIVE else ""
    return f"{word}, {low}" if low else word


def _stream(report: CameraReport) -> str:
    role = translate("details", "main") if report.role == "main" else translate("details", "sub")
    size = f"{report.width_px}×{report.height_px}" if report.width_px else ""
    codec, transport = (_WRITTEN.get(name.lower(), name) for name in (report.codec, report.transport))
    return " · ".join(part for part in (role, codec, size, transport) if part)


def _limit(report: CameraReport) -> str:
    if report.limited is Limit.NONE:
        return ""
    words = [TIER_WORDS[report.tier]] if report.tier in TIER_WORDS else []
    return " · ".join(say(text) for text in (*words, LIMIT_REASONS[report.limited]))


def _rates(report: CameraReport) -> str:
    if not report.source_fps:
        return ""
    text = translate("details", "{shown} of {sent}")
    return text.format(shown=f"{report.shown_fps:.1f}", sent=f"{report.source_fps:.1f}")


def _latency(report: CameraReport) -> str:
    behind = report.drift_s if report.lag_s is None else report.lag_s
    return translate("details", "{seconds} s").format(seconds=f"{behind:.1f}") if report.width_px else ""
