"""What happens at a place of Seoul and in the city around it: accidents and works, warnings, news.

Warnings and news come with every place, word for word the same; so they are known by their words and belong to none.
"""

from datetime import datetime
from hashlib import sha256

from feeds.data.readings import Event, Level, ms
from feeds.data.seoul.envelope import Row
from feeds.data.seoul.fields import needed
from feeds.data.seoul.spot import Spot, block_of, known_text, position_of
from resources.entries import Wrong
from resources.text import QT_TRANSLATE_NOOP

EVENT_BLOCKS = ("ACDNT_CNTRL_STTS", "LIVE_DST_MESSAGE", "LIVE_YNA_NEWS")

_SAYS_NOTHING = QT_TRANSLATE_NOOP("sources", "Field {field}, which says what happened, is empty")

_INCIDENT_LEVELS = {
    "교통사고": Level.MAJOR,
    "화재": Level.MAJOR,
    "기상/재난": Level.MAJOR,
    "기상": Level.MAJOR,
    "재난": Level.MAJOR,
    "보행사고": Level.MAJOR,
    "차량고장": Level.MINOR,
    "낙하물": Level.MINOR,
    "버스사고": Level.MINOR,
    "지하철사고": Level.MINOR,
}
"""How much the types of `ACDNT_TYPE` matter; works, rallies and what else there is are notices."""
_MESSAGE_LEVELS = {"위급재난": Level.CRITICAL, "긴급재난": Level.MAJOR, "안전안내": Level.MINOR}
_WARNING_LEVELS = {"경보": Level.MAJOR, "주의보": Level.MINOR}


def add_events(spot: Spot, row: Row) -> None:
    """Add the events of a place's answer; those that cannot be read are told and lose no other."""
    for incident in block_of(row, "ACDNT_CNTRL_STTS"):
        with spot.part("ACDNT_CNTRL_STTS"):
            spot.add_event(_incident(spot, incident))
    for message in block_of(row, "LIVE_DST_MESSAGE"):
        with spot.part("LIVE_DST_MESSAGE"):
            spot.add_event(_message(spot, message))
    for news in block_of(row, "LIVE_YNA_NEWS"):
        with spot.part("LIVE_YNA_NEWS"):
            spot.add_event(_news(spot, news))
    for weather in block_of(row, "WEATHER_STTS")[:1]:
        for warning in block_of(weather, "NEWS_LIST"):
            with spot.part("NEWS_LIST"):
                if not _is_over(warning):
                    spot.add_event(_warning(spot, warning))


def _incident(spot: Spot, row: Row) -> Event:
    info = _said(row, "ACDNT_INFO")
    began = spot.time(row, "ACDNT_OCCR_DT")
    kind = known_text(row.get("ACDNT_TYPE"))
    latitude, longitude = position_of(row, "ACDNT_Y", "ACDNT_X")
    where = info if latitude is None else f"{latitude:.5f} {longitude:.5f}"
    details = ("ACDNT_TYPE", "ACDNT_DTYPE", "EXP_CLR_DT", "ACDNT_ENG_INFO")
    return Event(
        id=_known_by("incident", str(ms(began)), kind, known_text(row.get("ACDNT_DTYPE")), where),
        kind="incident",
        title=info,
        place=spot.name,
        level=_INCIDENT_LEVELS.get(kind.replace(" ", ""), Level.NOTICE),
        began_ms=ms(began),
        changed_ms=ms(began),  # ACDNT_TIME is when the list was written, not when this one changed
        ended_ms=_expected_end(spot, row, began),
        latitude_deg=latitude,
        longitude_deg=longitude,
        details=tuple((name, text) for name in details if (text := known_text(row.get(name)))),
    )


def _expected_end(spot: Spot, row: Row, began: datetime) -> int | None:
    """Return when it will be over. It is listed still: an end that has passed was a wrong guess."""
    raw = row.get("EXP_CLR_DT")
    if not known_text(raw):
        return None
    end = spot.moment(raw, "EXP_CLR_DT")
    return ms(end) if end > max(spot.now, began) else None


def _message(spot: Spot, row: Row) -> Event:
    """Return a message that the state sends to all telephones."""
    said = _said(row, "MSG_CN")
    began = spot.time(row, "CRT_DT")
    about, step = known_text(row.get("DST_SE_NM")), known_text(row.get("EMRG_STEP_NM"))
    level = _MESSAGE_LEVELS.get(step) or _WARNING_LEVELS.get(step, Level.MINOR)
    title = " ".join(filter(None, (about, step))) or said
    return Event(
        id=_known_by("message", str(ms(began)), said),
        kind="alert",
        title=title,
        text=said,
        level=level,
        began_ms=ms(began),
        changed_ms=ms(began),
        details=tuple((name, text) for name in ("DST_SE_NM", "EMRG_STEP_NM") if (text := known_text(row.get(name)))),
    )


def _is_over(row: Row) -> bool:
    return "해제" in known_text(row.get("COMMAND")) or "취소" in known_text(row.get("CANCEL_YN"))


def _warning(spot: Spot, row: Row) -> Event:
    """Return a warning of the weather service."""
    about = _said(row, "WARN_VAL")
    began = spot.time(row, "ANNOUNCE_TIME")
    stress = known_text(row.get("WARN_STRESS"))
    return Event(
        id=_known_by("weather", str(ms(began)), about, stress),
        kind="alert",
        title=f"{about} {stress}".strip(),
        text=known_text(row.get("WARN_MSG")),
        level=_WARNING_LEVELS.get(stress, Level.MINOR),
        began_ms=ms(began),
        changed_ms=ms(began),
    )


def _news(spot: Spot, row: Row) -> Event:
    title = _said(row, "YNA_TTL")
    began = spot.time(row, "YNA_YMD")
    return Event(
        id=_known_by("news", str(ms(began)), title),
        kind="news",
        title=title,
        text=known_text(row.get("YNA_CN")),
        began_ms=ms(began),
        changed_ms=ms(began),
        details=tuple((name, text) for name in ("YNA_STEP_NM", "YNA_WRTR_NM") if (text := known_text(row.get(name)))),
    )


def _said(row: Row, field: str) -> str:
    said = known_text(needed(row, field, "citydata"))
    if not said:
        raise Wrong(_SAYS_NOTHING(field=field))
    return said


def _known_by(*parts: str) -> str:
    """Return a short name that the same words have again: none of these events has a number of its own."""
    return f"{parts[0]} {sha256('\n'.join(parts).encode()).hexdigest()[:16]}"
