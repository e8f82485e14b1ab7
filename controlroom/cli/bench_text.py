"""A benchmark's document as people read it."""

from typing import Any

from controlroom.table import table
from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP

WORDS = {
    "streams": QT_TRANSLATE_NOOP("bench", "streams"),
    "offered": QT_TRANSLATE_NOOP("bench", "cameras offer"),
    "size": QT_TRANSLATE_NOOP("bench", "window"),
    "seconds": QT_TRANSLATE_NOOP("bench", "measured for, s"),
    "cpu_cores": QT_TRANSLATE_NOOP("bench", "processor time, cores"),
    "decode_limit": QT_TRANSLATE_NOOP("bench", "decode limit"),
    "gui": QT_TRANSLATE_NOOP("bench", "window's process"),
    "workers": QT_TRANSLATE_NOOP("bench", "decode workers"),
    "total": QT_TRANSLATE_NOOP("bench", "together"),
    "x_server": QT_TRANSLATE_NOOP("bench", "X server"),
    "ratio_to_decode_limit": QT_TRANSLATE_NOOP("bench", "over the decode limit"),
    "decode_limit_fps": QT_TRANSLATE_NOOP("bench", "pictures a second at the decode limit"),
    "source_fps": QT_TRANSLATE_NOOP("bench", "pictures a second of a camera"),
    "shown_fps_per_tile": QT_TRANSLATE_NOOP("bench", "pictures a second shown on a tile"),
    "longest_gap_s": QT_TRANSLATE_NOOP("bench", "longest time without a new picture on a tile, s"),
    "tick_ms": QT_TRANSLATE_NOOP("bench", "from tick to tick, ms"),
    "latency_ms": QT_TRANSLATE_NOOP("bench", "from read to painted, ms"),
    "rss_mib": QT_TRANSLATE_NOOP("bench", "memory, MiB"),
    "private_mib": QT_TRANSLATE_NOOP("bench", "private memory, MiB"),
    "streams_shown": QT_TRANSLATE_NOOP("bench", "streams shown"),
    "decoded_by": QT_TRANSLATE_NOOP("bench", "decoded by"),
    "software": QT_TRANSLATE_NOOP("bench", "software"),
    "decoders": QT_TRANSLATE_NOOP("bench", "devices"),
    "device": QT_TRANSLATE_NOOP("bench", "device"),
    "codec": QT_TRANSLATE_NOOP("bench", "codec"),
    "used": QT_TRANSLATE_NOOP("bench", "used"),
    "why": QT_TRANSLATE_NOOP("bench", "why not"),
    "states": QT_TRANSLATE_NOOP("bench", "states"),
    "changes": QT_TRANSLATE_NOOP("bench", "changes"),
    "main": QT_TRANSLATE_NOOP("bench", "main"),
    "sub": QT_TRANSLATE_NOOP("bench", "sub"),
    "p50": QT_TRANSLATE_NOOP("bench", "half"),
    "p95": QT_TRANSLATE_NOOP("bench", "95 %"),
    "p99": QT_TRANSLATE_NOOP("bench", "99 %"),
    "max": QT_TRANSLATE_NOOP("bench", "most"),
    "min": QT_TRANSLATE_NOOP("bench", "least"),
    "panels": QT_TRANSLATE_NOOP("bench", "panels"),
    "live_tiles": QT_TRANSLATE_NOOP("bench", "live tiles"),
    "gui_percent": QT_TRANSLATE_NOOP("bench", "window's process, % of a core"),
    "gui_percent_tiles": QT_TRANSLATE_NOOP("bench", "tiles alone, % of a core"),
    "gui_percent_beyond_tiles": QT_TRANSLATE_NOOP("bench", "panels beyond the tiles, % of a core"),
    "pages_ms": QT_TRANSLATE_NOOP("bench", "page change, ms"),
    "first_paint": QT_TRANSLATE_NOOP("bench", "all of it painted"),
    "with_its_past": QT_TRANSLATE_NOOP("bench", "with all lines and comparisons"),
    "day_of_updates": QT_TRANSLATE_NOOP("bench", "a day of updates"),
    "updates": QT_TRANSLATE_NOOP("bench", "updates"),
    "objects": QT_TRANSLATE_NOOP("bench", "objects"),
    "rss_mib_per_h": QT_TRANSLATE_NOOP("bench", "memory, MiB an hour"),
    "objects_per_h": QT_TRANSLATE_NOOP("bench", "objects an hour"),
    "canvas": QT_TRANSLATE_NOOP("bench", "six screens"),
    "map": QT_TRANSLATE_NOOP("bench", "map"),
    "districts": QT_TRANSLATE_NOOP("bench", "districts"),
    "points": QT_TRANSLATE_NOOP("bench", "points of their borders"),
    "ms": QT_TRANSLATE_NOOP("bench", "ms"),
    "first_picture": QT_TRANSLATE_NOOP("bench", "first picture"),
    "recolour": QT_TRANSLATE_NOOP("bench", "recolour"),
    "pan": QT_TRANSLATE_NOOP("bench", "pan"),
    "zoom": QT_TRANSLATE_NOOP("bench", "zoom"),
    "on_screen_ms": QT_TRANSLATE_NOOP("bench", "from sent to painted, ms"),
    "repeat": QT_TRANSLATE_NOOP("bench", "runs"),
    "live": QT_TRANSLATE_NOOP("bench", "live"),
    "connecting": QT_TRANSLATE_NOOP("bench", "connecting"),
    "stale": QT_TRANSLATE_NOOP("bench", "late"),
    "frozen": QT_TRANSLATE_NOOP("bench", "frozen"),
    "lost": QT_TRANSLATE_NOOP("bench", "lost"),
    "refused": QT_TRANSLATE_NOOP("bench", "refused"),
    "privacy": QT_TRANSLATE_NOOP("bench", "hidden"),
    "killed": QT_TRANSLATE_NOOP("bench", "what died"),
    "its_streams": QT_TRANSLATE_NOOP("bench", "its streams"),
    "others": QT_TRANSLATE_NOOP("bench", "other streams"),
    "others_longest_gap_s": QT_TRANSLATE_NOOP("bench", "others' longest time without a new picture, s"),
    "down_s": QT_TRANSLATE_NOOP("bench", "server away for, s"),
    "seconds_to_live": QT_TRANSLATE_NOOP("bench", "until live again, s"),
    "live_again": QT_TRANSLATE_NOOP("bench", "live again"),
    "openings": QT_TRANSLATE_NOOP("bench", "openings"),
    "most_in_a_second": QT_TRANSLATE_NOOP("bench", "most in a second"),
    "budget_per_second": QT_TRANSLATE_NOOP("bench", "allowed a second"),
    "incidents": QT_TRANSLATE_NOOP("bench", "incidents reported"),
    "at_rest": QT_TRANSLATE_NOOP("bench", "cameras at rest"),
    "still": QT_TRANSLATE_NOOP("bench", "still scene"),
    "night": QT_TRANSLATE_NOOP("bench", "night"),
    "traffic": QT_TRANSLATE_NOOP("bench", "traffic"),
    "watched_s": QT_TRANSLATE_NOOP("bench", "watched for, s"),
    "false_alarms": QT_TRANSLATE_NOOP("bench", "false alarms"),
    "seen_s": QT_TRANSLATE_NOOP("bench", "seen after, s"),
    "silence": QT_TRANSLATE_NOOP("bench", "silence"),
    "looped": QT_TRANSLATE_NOOP("bench", "looped"),
    "unseen": QT_TRANSLATE_NOOP("bench", "not seen"),
    "others_disturbed": QT_TRANSLATE_NOOP("bench", "others disturbed"),
    "reconnects": QT_TRANSLATE_NOOP("bench", "reconnects"),
    "parallel": QT_TRANSLATE_NOOP("bench", "at the same time"),
    "dropped_by_server": QT_TRANSLATE_NOOP("bench", "ended by the server"),
    "opened_anew": QT_TRANSLATE_NOOP("bench", "opened anew by the wall"),
    "growth_per_1000": QT_TRANSLATE_NOOP("bench", "growth for each 1,000"),
    "growth_per_hour": QT_TRANSLATE_NOOP("bench", "growth an hour"),
    "first": QT_TRANSLATE_NOOP("bench", "after the beginning"),
    "last": QT_TRANSLATE_NOOP("bench", "at the end"),
    "threads": QT_TRANSLATE_NOOP("bench", "threads"),
    "descriptors": QT_TRANSLATE_NOOP("bench", "descriptors"),
    "minutes": QT_TRANSLATE_NOOP("bench", "minutes"),
    "worst_tick_ms": QT_TRANSLATE_NOOP("bench", "longest time from tick to tick, ms"),
    "worst_states": QT_TRANSLATE_NOOP("bench", "most cameras at once"),
    "faults": QT_TRANSLATE_NOOP("bench", "faults"),
    "pictures": QT_TRANSLATE_NOOP("bench", "pictures saved"),
    "samples": QT_TRANSLATE_NOOP("bench", "samples"),
    "file_mib": QT_TRANSLATE_NOOP("bench", "file, MiB"),
    "store_mib": QT_TRANSLATE_NOOP("bench", "store, MiB"),
    "import_s": QT_TRANSLATE_NOOP("bench", "import, s"),
    "import_rows_per_s": QT_TRANSLATE_NOOP("bench", "rows a second"),
    "import_peak_mib": QT_TRANSLATE_NOOP("bench", "most memory of the import, MiB"),
    "read_ms": QT_TRANSLATE_NOOP("bench", "reading, ms"),
    "latest": QT_TRANSLATE_NOOP("bench", "newest of all series"),
    "latest_of_indicator": QT_TRANSLATE_NOOP("bench", "newest of an indicator in all districts"),
    "day": QT_TRANSLATE_NOOP("bench", "a day of a series"),
    "year_by_day": QT_TRANSLATE_NOOP("bench", "a year by days"),
    "gathering": QT_TRANSLATE_NOOP("bench", "gathering"),
    "sources": QT_TRANSLATE_NOOP("bench", "sources"),
    "series": QT_TRANSLATE_NOOP("bench", "series"),
    "interval_s": QT_TRANSLATE_NOOP("bench", "each asked every, s"),
    "failing": QT_TRANSLATE_NOOP("bench", "sources that fail"),
    "cpu_percent": QT_TRANSLATE_NOOP("bench", "processor, % of a core"),
    "peak_mib": QT_TRANSLATE_NOOP("bench", "most memory, MiB"),
    "readable_ms": QT_TRANSLATE_NOOP("bench", "from sent to read by the wall, ms"),
    "numbers": QT_TRANSLATE_NOOP("bench", "numbers"),
    "kills": QT_TRANSLATE_NOOP("bench", "times"),
    "back_s": QT_TRANSLATE_NOOP("bench", "until it gathers again, s"),
    "number_s": QT_TRANSLATE_NOOP("bench", "until a new number is stored, s"),
    "pushed_s": QT_TRANSLATE_NOOP("bench", "until all that push are acknowledged again, s"),
    "acknowledged": QT_TRANSLATE_NOOP("bench", "numbers acknowledged"),
    "posts_acknowledged": QT_TRANSLATE_NOOP("bench", "posts answered"),
    "messages_acknowledged": QT_TRANSLATE_NOOP("bench", "messages acknowledged"),
    "numbers_lost": QT_TRANSLATE_NOOP("bench", "of the numbers lost"),
    "posts_lost": QT_TRANSLATE_NOOP("bench", "of the posts lost"),
    "messages_lost": QT_TRANSLATE_NOOP("bench", "of the messages lost"),
    "doubled": QT_TRANSLATE_NOOP("bench", "doubled"),
    "hours_miscounted": QT_TRANSLATE_NOOP("bench", "hours that count wrongly"),
    "growth": QT_TRANSLATE_NOOP("bench", "growth"),
    "events": QT_TRANSLATE_NOOP("bench", "events"),
    "for_each_1000": QT_TRANSLATE_NOOP("bench", "for each 1,000 of them"),
    "scene_ms": QT_TRANSLATE_NOOP("bench", "a scene over four screens, ms"),
    "last_pictures": QT_TRANSLATE_NOOP("bench", "last pictures everywhere"),
    "all_moving": QT_TRANSLATE_NOOP("bench", "all moving"),
    "command_ms": QT_TRANSLATE_NOOP("bench", "from command to painted, ms"),
    "restart_ms": QT_TRANSLATE_NOOP("bench", "from a kill, ms"),
    "windows": QT_TRANSLATE_NOOP("bench", "windows as they were"),
    "all_live": QT_TRANSLATE_NOOP("bench", "all cameras live"),
    "journal": QT_TRANSLATE_NOOP("bench", "a long journal"),
    "entries": QT_TRANSLATE_NOOP("bench", "commands"),
    "written_s": QT_TRANSLATE_NOOP("bench", "written in, s"),
    "mib": QT_TRANSLATE_NOOP("bench", "size, MiB"),
    "state_ms": QT_TRANSLATE_NOOP("bench", "a state at any of them, ms"),
    "state_at_time_ms": QT_TRANSLATE_NOOP("bench", "a state at any time, ms"),
    "page": QT_TRANSLATE_NOOP("bench", "cameras on a page"),
    "dwell_s": QT_TRANSLATE_NOOP("bench", "page shown for, s"),
    "to_all_pictures_ms": QT_TRANSLATE_NOOP("bench", "from change to all pictures, ms"),
    "to_each_picture_ms": QT_TRANSLATE_NOOP("bench", "from change to each picture, ms"),
    "incomplete": QT_TRANSLATE_NOOP("bench", "changes without all pictures"),
    "standing": QT_TRANSLATE_NOOP("bench", "tiles that stay"),
    "tiles": QT_TRANSLATE_NOOP("bench", "tiles"),
    "left_out": QT_TRANSLATE_NOOP("bench", "left out"),
    "program": QT_TRANSLATE_NOOP("bench", "program"),
    "measured_streams": QT_TRANSLATE_NOOP("bench", "streams measured"),
    "ratio_to_ours": QT_TRANSLATE_NOOP("bench", "over ours"),
    "shown_fps": QT_TRANSLATE_NOOP("bench", "pictures a second"),
}
"""What the keys of the documents are called."""
_LEFT_TO_JSON = ("alarms", "samples")
_INDENT = "  "


def lines(document: dict[str, Any]) -> list[str]:
    """Return a line for each figure or group of figures, and tables as tables."""
    found: list[str] = []
    for key, value in document.items():
        if key in _LEFT_TO_JSON:
            continue
        if isinstance(value, list) and value and isinstance(value[0], dict):
            found += _table(value)
        elif isinstance(value, dict) and any(isinstance(inner, dict) for inner in value.values()):
            found.append(f"{_word(key)}:")
            found += [_INDENT + line for line in lines(value)]
        else:
            found.append(f"{_word(key)}: {_said(value)}")
    return found


def _word(key: str) -> str:
    return say(WORDS[key]) if key in WORDS else key


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{_word(key)} {_said(inner)}" for key, inner in value.items()) or "-"
    if isinstance(value, list):
        return " + ".join(_said(inner) for inner in value)
    return "-" if value is None else str(value)


def _table(rows: list[dict[str, Any]]) -> list[str]:
    cells = [[_word(key) for key in rows[0]]] + [[_said(value) for value in row.values()] for row in rows]
    return table(cells)
