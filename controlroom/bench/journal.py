"""A long journal: how fast it is written, and how soon any state of it is there again."""

import random
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from controlroom.quantiles import quantiles
from controlroom.state.commands import CameraInTile, PutCameras
from controlroom.state.core import Screen, State, change_between, values_of
from controlroom.state.entries import Author, Entry
from controlroom.state.journal_file import JournalReader, JournalWriter

_SCREENS, _TILES, _STATES = 4, 64, 300
_TOGETHER = 5_000
_STEP_MS = 1_000
_AUTHOR = Author("bench", "local")


def measure_journal(path: Path, entries: int) -> dict[str, Any]:
    """Write so many commands and read states at random out of them. Raises StoreError."""
    rng = random.Random(1)
    begun_s = time.monotonic()
    with closing(JournalWriter(path)) as writer:
        state = State(screens={str(number): Screen("layout") for number in range(_SCREENS)})
        waiting: list[tuple[Entry, State]] = []
        before = values_of(state)
        for revision in range(1, entries + 1):
            screen, tile, camera = str(rng.randrange(_SCREENS)), rng.randrange(1, _TILES + 1), f"camera-{rng.random()}"
            shown = state.screens[screen]
            screens = {**state.screens, screen: Screen(shown.layout, {**shown.cameras, tile: camera})}
            state = State(revision, screens)
            values = values_of(state)
            command = PutCameras(tiles=(CameraInTile(screen=screen, tile=tile, camera=camera),))
            entry = Entry(revision, revision * _STEP_MS, _AUTHOR, command, change_between(before, values))
            waiting.append((entry, state))
            before = values
            if len(waiting) == _TOGETHER or revision == entries:
                writer.add(waiting)
                waiting = []
    written_s = time.monotonic() - begun_s
    found, by_time = [], []
    with closing(JournalReader(path)) as reader:
        for _ in range(_STATES):
            revision = rng.randrange(1, entries + 1)
            begun_s = time.monotonic()
            if reader.state(revision).revision != revision:
                raise RuntimeError(f"the state at {revision} is another one")
            found.append(1000 * (time.monotonic() - begun_s))
            begun_s = time.monotonic()
            reader.state(reader.revision_at(revision * _STEP_MS))
            by_time.append(1000 * (time.monotonic() - begun_s))
    return {
        "entries": entries,
        "written_s": round(written_s, 1),
        "mib": round(path.stat().st_size / 2**20, 1),
        "state_ms": {name: round(ms, 2) for name, ms in quantiles(found, "p50", "p95", "max").items()},
        "state_at_time_ms": {name: round(ms, 2) for name, ms in quantiles(by_time, "p50", "p95", "max").items()},
    }
