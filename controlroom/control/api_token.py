"""The token of the control API: given by whoever runs the program, else made once and kept for this user alone."""

import os
import secrets
import sys
from pathlib import Path
from urllib.parse import quote

import platformdirs

from feeds.http_server.guard import LEAST_TOKEN
from layouts.expansion import Lookup
from resources.text import QT_TRANSLATE_NOOP, Text

NAME = "CONTROLROOM_API_TOKEN"
_OTHERS = 0o077

_SHORT = QT_TRANSLATE_NOOP(
    "control", "The control API's token, {name}, must have at least {least} printable characters"
)
_BAD_FILE = QT_TRANSLATE_NOOP(
    "control", "The control API's token in {file} must have at least {least} printable characters: remove the file"
)
_OPEN = QT_TRANSLATE_NOOP(
    "control", "Others may read the control API's token: remove {file}, and another one is made, or run chmod 600 on it"
)
_NO_FILE = QT_TRANSLATE_NOOP("control", "The control API's token cannot be kept in {file}: {reason}")


class NoToken(Exception):
    """There is no token that could be used; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.english())
        self.text = text


def token_file(instance: str) -> Path:
    """Return where the token of the wall of this name is kept."""
    return platformdirs.user_state_path("controlroom") / f"{quote(instance, safe='')}.token"


def api_token(lookup: Lookup, file: Path) -> str:
    """Return the token that `lookup` has, else that of a file, which is made where there is none. Raises NoToken."""
    given = lookup(NAME)
    if given is not None:
        return _checked(given, _SHORT(name=NAME, least=LEAST_TOKEN))
    try:
        return _checked(_kept(file), _BAD_FILE(file=str(file), least=LEAST_TOKEN))
    except OSError as error:
        raise NoToken(_NO_FILE(file=str(file), reason=error.strerror or str(error))) from None


def _kept(file: Path) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if sys.platform != "win32" and file.stat().st_mode & _OTHERS:
            raise NoToken(_OPEN(file=str(file))) from None
        return file.read_text(encoding="utf-8", errors="replace").strip()
    token = secrets.token_urlsafe(32)
    with os.fdopen(descriptor, "w", encoding="utf-8") as made:
        made.write(token + "\n")
    return token


def _checked(token: str, text: Text) -> str:
    if len(token) < LEAST_TOKEN or not (token.isascii() and token.isprintable()) or " " in token:
        raise NoToken(text)
    return token
