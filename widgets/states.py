"""What each state of a camera looks like and says: the one table that the honesty of the wall rests on."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from feeds.core import ERROR_TEXT, CameraReport, ErrorKind, Limit, TileState
from widgets.glyphs import Glyph
from widgets.model import CameraLabel
from widgets.stills import Ground, Notice
from widgets.strip import Right, Tone
from widgets.words import (
    ADVICE,
    LIMIT_WORDS,
    NOT_PERMITTED,
    STATE_WORDS,
    duration,
    say,
    short_duration,
    time_of_day,
)

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Shown:
    """How a tile looks now.

    `moves`: the picture box shows the camera's pictures; otherwise `ground` and `notice`. `barred`: the violet bar on
    the top edge. `glyph` and `right` go into the strip; `neutral`: nobody's fault, so the glyph is grey.
    """

    moves: bool
    right: Right
    barred: bool = False
    glyph: Glyph | None = None
    neutral: bool = False
    ground: Ground = Ground.PLAIN
    notice: Notice | None = None


def late_by_s(camera: CameraLabel, report: CameraReport) -> float | None:
    """Return how late the pictures of a running camera are, or None where they are as fresh as they should be."""
    behind = report.drift_s if report.lag_s is None else report.lag_s
    return behind if behind > camera.late_after_s else None


def taken_utc(report: CameraReport) -> datetime | None:
    """Return the picture's own time: when it came, less the age it came with; None where there is none."""
    return report.picture_utc and report.picture_utc - timedelta(seconds=report.lag_s or 0.0)


def stale_by_s(report: CameraReport) -> float:
    """Return how old the picture of a stale camera is: since it came, and the age it came with."""
    return (report.picture_age_s or 0.0) + (report.lag_s or 0.0)


def shown(camera: CameraLabel, report: CameraReport, *, brief: bool) -> Shown:
    """Return how the tile of a camera looks in its present state. `brief`: there is room for few words only."""
    if not camera.permitted:
        return not_permitted(camera, brief=brief)
    match report.state:
        case TileState.LIVE:
            late_s = late_by_s(camera, report)
            if late_s is not None:
                return Shown(moves=True, right=_late(late_s), barred=True, glyph=Glyph.LATE)
            return Shown(moves=True, right=_time(report, brief=brief))
        case TileState.STALE:
            return Shown(moves=True, right=_late(stale_by_s(report)), barred=True, glyph=Glyph.LATE)
        case TileState.FROZEN:
            return _frozen(report, brief=brief)
        case TileState.LOST:
            return _lost(report, brief=brief)
        case TileState.REFUSED:
            return _refused(camera, report, brief=brief)
        case TileState.PRIVACY:
            return hidden()
        case TileState.CONNECTING:
            return _connecting(report)
        case TileState.NOT_KEPT:
            return Shown(moves=False, right=Right(), notice=Notice(say(STATE_WORDS[TileState.NOT_KEPT])))


def hidden() -> Shown:
    """Return how a tile looks behind the privacy curtain: nothing of the camera, and no fault."""
    notice = Notice(say(STATE_WORDS[TileState.PRIVACY]), Glyph.SHIELD)
    return Shown(moves=False, right=Right(), glyph=Glyph.SHIELD, neutral=True, notice=notice)


def not_permitted(camera: CameraLabel, *, brief: bool) -> Shown:
    """Return how a camera looks that is not for those who look at this screen: no fault, and whom to ask."""
    word = say(NOT_PERMITTED)
    notice = Notice(word, Glyph.SHIELD, lines=() if brief else _contact(camera))
    return Shown(moves=False, right=Right(), glyph=Glyph.SHIELD, neutral=True, notice=notice)


def empty(*, selected: bool) -> Shown:
    """Return how an empty cell looks; the selected one says what to do with it."""
    hint = translate("Tile", "R puts a camera here")
    notice = Notice(hint) if selected else None
    return Shown(moves=False, right=Right(), ground=Ground.HATCHED, notice=notice)


def broken(problem: str) -> Shown:
    """Return how a tile looks that cannot be shown because of what its layout file says."""
    headline = translate("Tile", "This tile cannot be shown")
    notice = Notice(headline, Glyph.PLANNED, fault=True, lines=(problem,))
    return Shown(moves=False, right=Right(), glyph=Glyph.PLANNED, notice=notice)


def limit_words(report: CameraReport) -> str:
    """Return why less of a live camera is shown than there is room for, "" where that is not so."""
    if report.limited is Limit.NONE:
        return ""
    return translate("Tile", "low: {reason}").format(reason=say(LIMIT_WORDS[report.limited]))


def _time(report: CameraReport, *, brief: bool) -> Right:
    taken, low = taken_utc(report), limit_words(report)
    clock = time_of_day(taken) if taken else ""
    if not low:
        return Right(clock)
    return Right(low if brief or not clock else f"{low} · {clock}", Tone.NEUTRAL, stays=True)


def _late(seconds: float) -> Right:
    text = translate("Tile", "{duration} late").format(duration=short_duration(seconds))
    return Right(text, Tone.FAULT, stays=True)


def _connecting(report: CameraReport) -> Shown:
    lines = (say(ERROR_TEXT[report.error]),) if report.error is not ErrorKind.NONE else ()
    notice = Notice(say(STATE_WORDS[TileState.CONNECTING]), Glyph.CONNECTING, lines=lines)
    return Shown(moves=False, right=Right(), notice=notice)


def _frozen(report: CameraReport, *, brief: bool) -> Shown:
    word = say(STATE_WORDS[TileState.FROZEN])
    lines = _last_picture(report, brief=brief)
    notice = Notice(_since(word, report, brief=brief), Glyph.FROZEN, fault=True, lines=lines)
    return Shown(
        moves=False,
        right=Right(word, Tone.FAULT),
        barred=True,
        glyph=Glyph.FROZEN,
        ground=Ground.FROZEN,
        notice=notice,
    )


def _lost(report: CameraReport, *, brief: bool) -> Shown:
    word = say(STATE_WORDS[TileState.LOST])
    lines = (*_last_picture(report, brief=brief), *_reason(report, brief=brief))
    notice = Notice(_since(word, report, brief=brief), Glyph.LOST, fault=True, lines=lines)
    return Shown(moves=False, right=Right(word, Tone.FAULT), glyph=Glyph.LOST, ground=Ground.LOST, notice=notice)


def _refused(camera: CameraLabel, report: CameraReport, *, brief: bool) -> Shown:
    word = say(STATE_WORDS[TileState.REFUSED])
    # A missing permission is an answer, not a fault; anything else is wrong in our own lists.
    fault = report.error is not ErrorKind.UNAUTHORIZED
    glyph = Glyph.LOST if fault else Glyph.SHIELD
    headline = say(ERROR_TEXT[report.error]) if report.error in ERROR_TEXT and not brief else word
    lines = () if brief else (*_advice(camera, report), *_next_try(report))
    notice = Notice(headline, glyph, fault=fault, lines=lines)
    right = Right(word, Tone.FAULT if fault else Tone.NEUTRAL)
    return Shown(moves=False, right=right, glyph=glyph, neutral=not fault, notice=notice)


def _since(word: str, report: CameraReport, *, brief: bool) -> str:
    if report.picture_age_s is None:
        return word
    length = short_duration(report.picture_age_s) if brief else duration(report.picture_age_s)
    return translate("Tile", "{state} {duration}").format(state=word, duration=length)


def _last_picture(report: CameraReport, *, brief: bool) -> tuple[str, ...]:
    taken = taken_utc(report)
    if brief or taken is None:
        return ()
    text = translate("Tile", "Last picture {time}")
    return (text.format(time=time_of_day(taken)),)


def _reason(report: CameraReport, *, brief: bool) -> tuple[str, ...]:
    if brief or report.error is ErrorKind.NONE:
        return ()
    return (say(ERROR_TEXT[report.error]), *_next_try(report))


def _next_try(report: CameraReport) -> tuple[str, ...]:
    if report.next_try_s is None:
        return ()
    text = translate("Tile", "Next try in {duration}")
    # Never in 0 s: it would have begun.
    return (text.format(duration=short_duration(max(1, math.ceil(report.next_try_s)))),)


def _advice(camera: CameraLabel, report: CameraReport) -> tuple[str, ...]:
    advice = (say(ADVICE[report.error]),) if report.error in ADVICE else ()
    return (*advice, *_contact(camera))


def _contact(camera: CameraLabel) -> tuple[str, ...]:
    return (translate("Tile", "Ask {contact}").format(contact=camera.contact),) if camera.contact else ()
