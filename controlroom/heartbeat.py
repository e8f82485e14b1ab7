"""Telling whoever watches over the program that it is up, and every other second that its event loop goes round.

The protocol is systemd's (sd_notify(3)): datagrams to the socket that the environment names. `controlroom.keep_alive`
listens in the same way, so that the wall need not know who watches.
"""

import logging
import os
import socket

from PySide6.QtCore import QObject, QTimer, Slot

from controlroom.keep_alive import VARIABLE

log = logging.getLogger("controlroom.heartbeat")

_EVERY_MS = 2000


def take_address() -> str:
    """Return where to send the heartbeat, "" for nowhere, and take it out of the environment: it is not for the
    processes that this one starts, of which some, such as D-Bus, would speak up as well."""
    return os.environ.pop(VARIABLE, "")


class Heartbeat(QObject):
    """Beats while the thread that it was made in handles events."""

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        """`address`: where to, as the environment has it; "" where nobody listens."""
        super().__init__(parent)
        self._address = address
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Say that the program is up, and beat from now on."""
        if self._address:
            self._say("READY=1")
            self._timer.start()

    def stop(self) -> None:
        """Say that the program is ending by itself."""
        self._timer.stop()
        if self._address:
            self._say("STOPPING=1")

    @Slot()
    def _beat(self) -> None:
        self._say("WATCHDOG=1")

    def _say(self, words: str) -> None:
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as teller:
                teller.sendto(words.encode(), address)
        except OSError as error:
            # Whoever listened is gone or busy: the wall goes on either way.
            log.debug("nobody took %s: %s", words, error)
