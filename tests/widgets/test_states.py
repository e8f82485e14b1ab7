"""What each state says and whether the camera's pictures may move."""

from dataclasses import replace
from datetime import timedelta

import pytest

from feeds.core import CameraReport, ErrorKind, Limit, TileState
from resources.text import Text
from tests.fakes.pictures import NOW_UTC
from tests.widgets.conftest import CAMERAS
from widgets import states
from widgets.glyphs import Glyph
from widgets.states import Shown
from widgets.stills import Ground, Notice
from widgets.strip import Right, Tone

pytestmark = pytest.mark.usefixtures("qapp")

CAMERA = replace(CAMERAS[0], contact="당직실 2114")
TIME = NOW_UTC.astimezone().strftime("%H:%M:%S")


def shown(state: TileState, *, brief: bool = False, **values: object) -> Shown:
    report = CameraReport(CAMERA.camera_id, state, picture_utc=NOW_UTC)
    return states.shown(CAMERA, replace(report, **values), brief=brief)  # type: ignore[arg-type]


def test_a_live_picture_has_no_badge_but_its_clock() -> None:
    assert shown(TileState.LIVE) == Shown(moves=True, right=Right(TIME))


@pytest.mark.parametrize(("limited", "word"), [(Limit.CPU, "low: CPU"), (Limit.NETWORK, "low: network")])
def test_a_limited_picture_says_why_beside_its_clock(limited: Limit, word: str) -> None:
    assert shown(TileState.LIVE, limited=limited).right == Right(f"{word} · {TIME}", Tone.NEUTRAL, stays=True)
    brief = shown(TileState.LIVE, limited=limited, brief=True)
    assert (brief.moves, brief.barred, brief.right) == (True, False, Right(word, Tone.NEUTRAL, stays=True))
    assert shown(TileState.LIVE, limited=limited, drift_s=4.2).right.text == "4 s late"


def test_a_running_picture_that_is_late_says_by_how_much() -> None:
    assert shown(TileState.LIVE, drift_s=1.9).right == Right(TIME)
    late = shown(TileState.LIVE, drift_s=4.2)
    assert (late.moves, late.barred, late.glyph, late.right) == (
        True,
        True,
        Glyph.LATE,
        Right("4 s late", Tone.FAULT, stays=True),
    )


def test_a_measured_lag_counts_more_than_the_drift_and_as_the_camera_allows() -> None:
    assert shown(TileState.LIVE, drift_s=0.0, lag_s=6.0).barred
    usual = replace(CAMERA, late_after_s=10.0)
    report = CameraReport(CAMERA.camera_id, TileState.LIVE, lag_s=6.0)
    assert not states.shown(usual, report, brief=False).barred


def test_seconds_replace_the_clock_of_a_stale_picture() -> None:
    stale = shown(TileState.STALE, picture_age_s=8.4)
    assert (stale.moves, stale.barred, stale.glyph, stale.right) == (
        True,
        True,
        Glyph.LATE,
        Right("8 s late", Tone.FAULT, stays=True),
    )


def test_a_frozen_picture_does_not_look_alive() -> None:
    frozen = shown(TileState.FROZEN, picture_age_s=12.0)
    assert (frozen.moves, frozen.barred, frozen.glyph, frozen.ground) == (False, True, Glyph.FROZEN, Ground.FROZEN)
    assert frozen.right == Right("Frozen", Tone.FAULT)
    assert frozen.notice is not None
    assert (frozen.notice.headline, frozen.notice.lines) == ("Frozen 12 s", (f"Last picture {TIME}",))


def test_a_lost_camera_says_for_how_long_why_and_what_comes_next() -> None:
    lost = shown(TileState.LOST, picture_age_s=252.0, error=ErrorKind.TIMEOUT, next_try_s=23.0)
    assert (lost.moves, lost.glyph, lost.ground, lost.right) == (
        False,
        Glyph.LOST,
        Ground.LOST,
        Right("Lost", Tone.FAULT),
    )
    assert lost.notice is not None
    assert lost.notice.headline == "Lost 4 min 12 s"
    assert lost.notice.lines == (
        f"Last picture {TIME}",
        "Camera accepts the connection but sends nothing",
        "Next try in 23 s",
    )


def test_few_words_where_there_is_no_room() -> None:
    lost = shown(TileState.LOST, brief=True, picture_age_s=252.0, error=ErrorKind.TIMEOUT)
    assert lost.notice is not None
    assert (lost.notice.headline, lost.notice.lines) == ("Lost 4 min", ())
    refused = shown(TileState.REFUSED, brief=True, error=ErrorKind.NOT_FOUND)
    assert refused.notice is not None
    assert (refused.notice.headline, refused.notice.lines) == ("Refused", ())


def test_a_camera_that_never_had_a_picture_names_no_time() -> None:
    lost = shown(TileState.LOST, picture_utc=None, picture_age_s=None)
    assert lost.notice is not None
    assert (lost.notice.headline, lost.notice.lines) == ("Lost", ())


def test_missing_permission_is_no_fault_and_says_whom_to_ask() -> None:
    refused = shown(TileState.REFUSED, error=ErrorKind.UNAUTHORIZED)
    assert (refused.neutral, refused.glyph, refused.right.tone) == (True, Glyph.SHIELD, Tone.NEUTRAL)
    assert refused.notice is not None
    assert refused.notice.headline == "Camera refuses the user name or password"
    assert refused.notice.lines == ("Correct the user name and password of this camera", "Ask 당직실 2114")
    assert not refused.notice.fault


def test_a_wrong_address_is_our_fault() -> None:
    refused = shown(TileState.REFUSED, error=ErrorKind.NOT_FOUND, next_try_s=290.0)
    assert refused.notice is not None
    assert (refused.neutral, refused.notice.fault, refused.right.tone) == (False, True, Tone.FAULT)
    assert refused.notice.lines[-1] == "Next try in 4 min"


def test_connecting_is_quiet_and_says_what_went_wrong_before() -> None:
    connecting = shown(TileState.CONNECTING)
    assert connecting.notice is not None
    assert (connecting.notice.headline, connecting.notice.lines, connecting.notice.fault) == ("Connecting", (), False)
    again = shown(TileState.CONNECTING, error=ErrorKind.UNREACHABLE).notice
    assert again is not None
    assert again.lines == ("Camera cannot be reached",)


def test_nothing_of_a_hidden_camera_is_told() -> None:
    assert shown(TileState.PRIVACY, picture_age_s=3.0) == states.hidden()
    assert states.hidden().right == Right()
    assert not states.hidden().moves


def test_empty_and_broken_tiles_say_what_to_do_or_what_is_wrong() -> None:
    assert states.empty(selected=False).notice is None
    hint = states.empty(selected=True).notice
    assert hint is not None
    assert hint.headline == "R puts a camera here"
    broken = states.broken(Text("x", "no camera {id}")(id="GN-9").english()).notice
    assert broken is not None
    assert broken.lines == ("no camera GN-9",)


@pytest.mark.parametrize("state", TileState)
@pytest.mark.parametrize("error", ErrorKind)
def test_every_state_with_every_error_has_a_look(state: TileState, error: ErrorKind) -> None:
    for brief in (True, False):
        look = shown(state, brief=brief, error=error)
        assert look.moves == (state in (TileState.LIVE, TileState.STALE))
        assert look.moves or look.notice is not None


def test_a_camera_that_is_not_for_the_screen_is_neutral_and_says_whom_to_ask() -> None:
    camera = replace(CAMERA, permitted=False)
    for state in TileState:
        look = states.shown(camera, CameraReport(camera.camera_id, state, picture_utc=NOW_UTC), brief=False)
        assert (look.moves, look.barred, look.neutral, look.glyph) == (False, False, True, Glyph.SHIELD)
        assert look.notice is not None
        assert (look.notice.headline, look.notice.fault) == ("Not permitted", False)
        assert look.notice.lines == ("Ask 당직실 2114",)
    assert states.shown(camera, CameraReport(camera.camera_id), brief=True).notice == Notice(
        "Not permitted", Glyph.SHIELD
    )


def test_a_certificate_that_is_not_trusted_is_a_fault_of_our_own_lists() -> None:
    refused = shown(TileState.REFUSED, error=ErrorKind.UNTRUSTED)
    assert refused.notice is not None
    assert (refused.notice.headline, refused.notice.fault) == ("Camera's certificate is not trusted", True)
    assert refused.notice.lines[0] == "Renew the certificate, or name its authority in the city's file"


def test_the_clock_is_that_of_the_picture_and_not_of_its_coming() -> None:
    taken = (NOW_UTC - timedelta(seconds=6)).astimezone().strftime("%H:%M:%S")
    usual = replace(CAMERA, late_after_s=10.0)
    report = CameraReport(usual.camera_id, TileState.LIVE, picture_utc=NOW_UTC, lag_s=6.0)
    assert states.shown(usual, report, brief=False).right == Right(taken)
    lost = shown(TileState.LOST, picture_age_s=30.0, lag_s=6.0)
    assert lost.notice is not None
    assert (lost.notice.headline, lost.notice.lines[0]) == ("Lost 30 s", f"Last picture {taken}")
    assert shown(TileState.STALE, picture_age_s=4.0, lag_s=6.0).right == Right("10 s late", Tone.FAULT, stays=True)
