"""``controlroom status``: ask a running wall how its cameras and processes are."""

import argparse
import json
import sys
from typing import Any

from controlroom.advice import advice_text
from controlroom.local import AnsweredByStranger, WallIsNotRunning, ask
from controlroom.words import say
from resources.text import QT_TRANSLATE_NOOP

_JSON = QT_TRANSLATE_NOOP("status", "print one JSON document")
_INSTANCE = QT_TRANSLATE_NOOP("status", "name of the wall, where several run")
_NOT_RUNNING = QT_TRANSLATE_NOOP("status", "No wall named {instance} is running, start one with: controlroom run")
_STRANGER = QT_TRANSLATE_NOOP(
    "status", "Not asked: the name {instance} is taken by a process of another user (id {user}), not by your wall"
)
_COLUMNS = ("id", "state", "stream", "tier", "fps", "latency_ms", "drift_s", "drops", "reconnects", "mib")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of ``controlroom status``."""
    parser.add_argument("--json", action="store_true", help=say(_JSON))
    add_instance(parser)


def add_instance(parser: argparse.ArgumentParser) -> None:
    """Declare which wall is asked."""
    parser.add_argument("--instance", default="wall", metavar="NAME", help=say(_INSTANCE))


def asked(word: str, instance: str, what: str | dict[str, Any] | None = None) -> dict[str, Any] | None:
    """Return what a running wall answers; None, and why on stderr, where none of this user does."""
    try:
        return ask(word, instance, what)
    except WallIsNotRunning:
        print(say(_NOT_RUNNING(instance=instance)), file=sys.stderr)
    except AnsweredByStranger as error:
        print(say(_STRANGER(instance=instance, user=error.user_id)), file=sys.stderr)
    return None


def run(args: argparse.Namespace) -> int:
    """Print the status. Returns 0, or 1 when no wall of this user answers."""
    document = asked("status", args.instance)
    if document is None:
        return 1
    if args.json:
        print(json.dumps(document, indent=2, ensure_ascii=False))
    else:
        for line in status_lines(document):
            print(line)
    return 0


def status_lines(document: dict[str, Any]) -> list[str]:
    """Return the document as people read it: cameras as a table, then processes and times."""
    rows = [_COLUMNS] + [
        (
            camera["id"],
            camera["state"],
            f"{camera['stream']} {camera['size']} {camera['codec']}".strip(),
            camera["tier"] + (f" ({camera['limited']})" if camera["limited"] != "none" else ""),
            f"{camera['shown_fps']:.1f}",
            f"{camera['latency_ms']:.0f}",
            f"{camera['drift_s']:.1f}",
            str(camera["drops"]),
            str(camera["reconnects"]),
            f"{camera['bytes_read'] / 2**20:.1f}",
        )
        for camera in document["cameras"]
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    for name, process in [("gui", document["gui"]), *(("worker", worker) for worker in document["workers"])]:
        lines.append(f"{name} {process['pid']}: {process['cpu_cores']:.2f} cores, {process['rss_mib']:.0f} MiB")
    for screen in document["monitors"]:
        where = "its monitor is missing" if screen["missing"] else f"monitor {screen['monitor']}, {screen['size']}"
        lines.append(f"screen {screen['screen']}: {where}")
    for decoder in document["decoders"]:
        known = f"{decoder['streams']} streams" if decoder["used"] else f"not used, {decoder['why']}"
        lines.append(f"decoder {decoder['device']} {decoder['codec']}: {known}")
    numbers = document["numbers"]
    if numbers["sources"]:
        states = ", ".join(f"{count} {state}" for state, count in sorted(numbers["sources"].items()))
        lines.append(f"numbers {numbers['pid']}: {numbers['series']} series; sources: {states}")
    lines += [say(advice_text(entry)) for entry in document["advice"]]
    ticks, latency = document["tick_ms"], document["latency_ms"]
    lines.append(f"tick ms: p50 {ticks['p50']:.0f}, p99 {ticks['p99']:.0f}, max {ticks['max']:.0f}")
    lines.append(f"latency ms: p50 {latency['p50']:.0f}, p95 {latency['p95']:.0f}, p99 {latency['p99']:.0f}")
    return lines
