"""``controlroom journal --at``: what a wall showed at a time."""

import json
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

from controlroom.cli.journal_text import clock, printable
from controlroom.control.documents import EntryDocument, StateDocument
from controlroom.state.core import Nearest, Screen, State
from controlroom.state.journal_file import JournalReader
from controlroom.state.words import ORIGIN_TEXT, entry_text
from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP, Text

_NOT_KNOWN = QT_TRANSLATE_NOOP("journal", "What was shown then is not known: the journal begins at {time}")
_NOTHING = QT_TRANSLATE_NOOP("journal", "Nothing is in the journal yet")
_SINCE = QT_TRANSLATE_NOOP("journal", "Revision {revision}, since {time}: {what} ({by}, {origin})")
_SCREEN = QT_TRANSLATE_NOOP("journal", "Screen {screen}: layout {layout}")
_IN_TILE = QT_TRANSLATE_NOOP("journal", "tile {tile}: {camera}")
_EMPTY_TILE = QT_TRANSLATE_NOOP("journal", "tile {tile}: empty")
_LARGE = QT_TRANSLATE_NOOP("journal", "tile {tile} fills the screen")
_PART = QT_TRANSLATE_NOOP("journal", "tile {tile}: a part of its picture")
_NEAREST = QT_TRANSLATE_NOOP("journal", "the cameras nearest to {name}: {cameras}")
_SCENE = QT_TRANSLATE_NOOP("journal", "Scene: {scene}")
_TOUR = QT_TRANSLATE_NOOP("journal", "Tour {tour}: step {step}")
_TOUR_PAUSED = QT_TRANSLATE_NOOP("journal", "Tour {tour}: step {step}, paused")
_CURTAIN = QT_TRANSLATE_NOOP("journal", "The privacy curtain is closed")


def tell_state(reader: JournalReader, at_ms: int, zone: ZoneInfo, *, as_json: bool) -> int:
    """Print what was shown at a time; return 0, or 1 where that is not known. Raises StoreError."""
    revision = reader.revision_at(at_ms)
    found = list(reader.entries(after=revision - 1, limit=1))
    if not found:
        print(say(_NOTHING), file=sys.stderr)
        return 1
    entry = found[0]
    if revision == 0:
        print(say(_NOT_KNOWN(time=clock(entry.at_ms, zone))), file=sys.stderr)
        return 1
    state = reader.state(revision)
    if as_json:
        document = {
            "at": datetime.fromtimestamp(at_ms / 1000, zone).isoformat(),
            "entry": EntryDocument.of(entry).tree(),
            "state": StateDocument.of(state, {}).tree(),
        }
        print(json.dumps(document, indent=2, ensure_ascii=False))
        return 0
    by, origin = entry.author.by, ORIGIN_TEXT[entry.author.origin]
    since = _SINCE(revision=revision, time=clock(entry.at_ms, zone), what=entry_text(entry), by=by, origin=origin)
    for line in [say(since), *state_lines(state)]:
        print(printable(line))
    return 0


def state_lines(state: State) -> list[str]:
    """Return a state for people, a screen a line."""
    lines = []
    for id, screen in state.screens.items():
        texts = [_SCREEN(screen=id, layout=screen.layout), *_screen_texts(screen)]
        lines.append("; ".join(say(text) for text in texts))
    if state.scene:
        lines.append(say(_SCENE(scene=state.scene)))
    for id, run in state.tours.items():
        lines.append(say((_TOUR_PAUSED if run.paused else _TOUR)(tour=id, step=run.step + 1)))
    if state.privacy:
        lines.append(say(_CURTAIN))
    return lines


def _screen_texts(screen: Screen) -> list[Text]:
    texts = [
        _IN_TILE(tile=tile, camera=camera) if camera else _EMPTY_TILE(tile=tile)
        for tile, camera in sorted(screen.cameras.items())
    ]
    if screen.nearest is not None:
        near = screen.nearest
        cameras = ", ".join([*([near.centre] if near.centre else []), *(id for id, _ in near.cameras)])
        texts.append(_NEAREST(name=near.name, cameras=cameras))
    top: Screen | Nearest = screen.nearest or screen
    if top.large is not None:
        texts.append(_LARGE(tile=top.large))
    return [*texts, *(_PART(tile=tile) for tile in sorted(top.crops))]
