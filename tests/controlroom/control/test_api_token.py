"""The token of the control API is nobody else's to know."""

import stat
from pathlib import Path

import pytest

from controlroom.control.api_token import NAME, NoToken, api_token
from layouts.expansion import standard_lookup


def nothing(name: str) -> None:
    return None


def test_a_token_is_made_once_for_this_user_alone(tmp_path: Path) -> None:
    file = tmp_path / "state" / "wall.token"
    token = api_token(nothing, file)
    assert len(token) >= 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert api_token(nothing, file) == token
    assert api_token(nothing, tmp_path / "other.token") != token


def test_a_given_token_is_used_and_not_kept(tmp_path: Path) -> None:
    given = standard_lookup({}, {NAME: "0123456789abcdef"})
    assert api_token(given, tmp_path / "wall.token") == "0123456789abcdef"
    assert not (tmp_path / "wall.token").exists()


@pytest.mark.parametrize("token", ["", "short", "0123456789 abcdef", "0123456789abcde\n", "영".ljust(20, "x")])
def test_what_is_no_token_is_refused(tmp_path: Path, token: str) -> None:
    file = tmp_path / "wall.token"
    with pytest.raises(NoToken, match="at least 16"):
        api_token(lambda name: token, file)
    file.write_text(token, encoding="utf-8")
    file.chmod(0o600)
    with pytest.raises(NoToken, match=r"wall\.token"):
        api_token(nothing, file)


def test_a_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "wall.token"
    api_token(nothing, file)
    file.chmod(0o640)
    with pytest.raises(NoToken, match="chmod 600"):
        api_token(nothing, file)


def test_that_it_cannot_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NoToken, match="cannot be kept"):
        api_token(nothing, tmp_path / "file" / "wall.token")
