"""How the wall was left: the layout, what operators put where, what is enlarged and selected, the privacy curtain.

Kept in one small file for each name of a wall, written whenever it changes and read only when the wall is to come back
as it was.
"""

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import platformdirs
from pydantic import BaseModel, ConfigDict, ValidationError

log = logging.getLogger("controlroom.last_state")

_LARGEST_BYTES = 1 << 20


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ScreenState(_Model):
    """One screen. `put`: the cameras (None: none) that operators put into places since the layout was shown."""

    put: dict[str, str | None] = {}
    large: str | None = None
    selected: str | None = None


class WallState(_Model):
    """All screens of a wall, in the order in which they were opened. `curtained`: no camera is shown."""

    version: Literal[1] = 1
    city: str
    layout: str
    curtained: bool = False
    screens: tuple[ScreenState, ...] = ()


def state_file(instance: str) -> Path:
    """Return the file of the wall of this name."""
    return platformdirs.user_state_path("controlroom") / f"{quote(instance, safe='')}.json"


def read_state(file: Path, city: str) -> WallState | None:
    """Return how the wall of that city was left; None where nothing is known or what is there makes no sense."""
    try:
        with file.open("rb") as stream:
            state = WallState.model_validate_json(stream.read(_LARGEST_BYTES))
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        log.warning("how the wall was left cannot be read and is not restored: %s: %s", file, error)
        return None
    if state.city != city:
        log.info("the wall was left with another city, %s", state.city)
        return None
    return state


class StateWriter:
    """Writes states one after the other, away from the thread that paints."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._last: WallState | None = None
        self._pool = ThreadPoolExecutor(1, "state-writer")

    def note(self, state: WallState) -> None:
        """Write a state unless it is the one noted before."""
        if state != self._last:
            self._last = state
            self._pool.submit(self._write, state)

    def finish(self) -> None:
        """Wait until everything is written."""
        self._pool.shutdown()

    def _write(self, state: WallState) -> None:
        part = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8") as stream:
                stream.write(state.model_dump_json(indent=1))
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(self._file)
        except OSError as error:
            log.warning("how the wall is cannot be kept for the next start: %s: %s", self._file, error)
