"""Processes that try a device which is not there: sound ones, and such as no driver should be."""

from multiprocessing.connection import Connection
from typing import Any

from tests.fakes import accelerator
from tests.fakes.accelerator import Accelerator


def probe_with(device: Accelerator, connection: "Connection[Any, Any]", name: str) -> None:
    from feeds.decode import probe

    probe.main(connection, name, device.open)


def sound(connection: "Connection[Any, Any]", name: str) -> None:
    probe_with(Accelerator(), connection, name)


def missing(connection: "Connection[Any, Any]", name: str) -> None:
    probe_with(Accelerator(missing=True), connection, name)


def full(connection: "Connection[Any, Any]", name: str) -> None:
    probe_with(Accelerator(sessions=0), connection, name)


def broken(connection: "Connection[Any, Any]", name: str) -> None:
    probe_with(Accelerator(breaks_at=4), connection, name)


def wrong(connection: "Connection[Any, Any]", name: str) -> None:
    probe_with(Accelerator(breaks_at=4, breaks=accelerator.wrong), connection, name)


def short(connection: "Connection[Any, Any]", name: str) -> None:
    probe_with(Accelerator(breaks_at=4, breaks=accelerator.silent), connection, name)


def crashing(connection: "Connection[Any, Any]", name: str) -> None:
    probe_with(Accelerator(breaks_at=4, breaks=accelerator.crashes), connection, name)


def hanging(connection: "Connection[Any, Any]", name: str) -> None:
    probe_with(Accelerator(breaks_at=4, breaks=accelerator.hangs), connection, name)


def left_alone(connection: "Connection[Any, Any]", name: str) -> None:
    """It hangs, and nobody comes to end it."""
    from feeds.decode import probe

    probe.main(connection, name, Accelerator(breaks_at=4, breaks=accelerator.hangs).open, life_s=2.0)


def half(connection: "Connection[Any, Any]", name: str) -> None:
    """Its first codec is sound; in the second the process ends."""
    from feeds.decode import probe
    from feeds.decode.catalogue import CODECS

    connection.send(probe.probe(name, CODECS[0], Accelerator().open))
    raise SystemExit(3)
