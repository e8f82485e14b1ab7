"""The last group of pictures of a parked stream, encoded: decoded at once when the stream is to be seen again.

A worker has one shelf for all of its streams, of a size that is kept: what takes most room is cut first, down to its
keyframe.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from feeds.source import Incoming

SHELF_BYTES = 64 << 20
"""Of one worker: more than four seconds of 32 streams of 4 Mbit/s."""


GIVE_WAY_S = 0.2


class Shelf:
    """Room for the kept pictures of the streams of one worker. May be used from all of their threads."""

    def __init__(self, room_bytes: int = SHELF_BYTES) -> None:
        self.room_bytes = room_bytes
        self.taken_bytes = 0
        """How much is kept now, all streams together: reckoned along, for it is asked with every packet."""
        self.lock = threading.Lock()
        self._places: set[KeptGroup] = set()

    def place(self) -> "KeptGroup":
        """Return the place of one more stream."""
        place = KeptGroup(self)
        with self.lock:
            self._places.add(place)
        return place

    def give_back(self, place: "KeptGroup") -> None:
        """Take a place back where nothing is kept any more. The caller holds the lock."""
        self._places.discard(place)

    def make_room(self) -> None:
        """Cut the largest until everything fits. The caller holds the lock."""
        while self.taken_bytes > self.room_bytes:
            max(self._places, key=lambda place: place.size_bytes).cut()


class KeptGroup:
    """What is kept of one stream: packets from a keyframe on, or from where its decoder stopped."""

    def __init__(self, shelf: Shelf) -> None:
        self.size_bytes = 0
        self._shelf = shelf
        self._packets: list[Incoming] = []
        self._whole = False

    def begin(self, *, continues: bool) -> None:
        """Keep nothing so far. `continues`: the decoder can go on with the very next packet, keyframe or not."""
        with self._shelf.lock:
            self._forget()
            self._whole = continues

    def add(self, incoming: Incoming) -> None:
        """Keep one more packet; a keyframe takes the place of all before it."""
        packet = incoming.packet
        with self._shelf.lock:
            if packet.is_keyframe:
                self._forget()
                self._whole = True
            if self._whole:
                self._packets.append(incoming)
                self._resize(self.size_bytes + packet.size)
                self._shelf.make_room()

    def key(self) -> list[Incoming]:
        """Return the keyframe, if there is one, and keep it."""
        with self._shelf.lock:
            return [kept for kept in self._packets[:1] if kept.packet.is_keyframe]

    def take(self) -> tuple[list[Incoming], bool]:
        """Return what was kept, and whether decoding can go on with what comes after it; keep it no longer."""
        with self._shelf.lock:
            packets, whole = self._packets, self._whole
            self._packets = []
            self._forget()
            return packets, whole

    def cut(self) -> None:
        """Keep only the keyframe, or nothing where there is nothing else. For the shelf."""
        key = self._packets[:1] if len(self._packets) > 1 and self._packets[0].packet.is_keyframe else []
        self._packets = key
        self._resize(sum(kept.packet.size for kept in key))
        self._whole = False

    def close(self) -> None:
        """Give the place back, with all that is kept there."""
        with self._shelf.lock:
            self._forget()
            self._shelf.give_back(self)

    def _forget(self) -> None:
        self._packets = []
        self._resize(0)
        self._whole = False

    def _resize(self, size_bytes: int) -> None:
        self._shelf.taken_bytes += size_bytes - self.size_bytes
        self.size_bytes = size_bytes


class Rush:
    """The order in which the kept pictures of many streams are decoded: all keyframes, then the rest of one stream
    after the other. So every tile has something to show soonest. May be used from the threads of all streams."""

    def __init__(self) -> None:
        self._rest = threading.Lock()
        self._changed = threading.Condition()
        self._expected: set[object] = set()
        self._waiting = 0

    def expect(self, stream: object) -> None:
        """A stream is about to show its first picture."""
        with self._changed:
            self._expected.add(stream)

    def first_is_shown(self, stream: object) -> None:
        """A stream has shown it, or will not: in order also for one that was not expected."""
        with self._changed:
            self._expected.discard(stream)
            self._changed.notify_all()

    @contextmanager
    def rest(self, within_s: float) -> Iterator[int | None]:
        """Wait for the turn of one stream to decode the rest; yields how many others wait behind it, None where the
        turn has not come in time.

        It waits as long as streams have their first picture still before them, for a short time at most.
        """
        with self._changed:
            self._waiting += 1
        has_turn = False
        try:
            has_turn = self._rest.acquire(timeout=min(max(0.0, within_s), threading.TIMEOUT_MAX))
            if has_turn:
                with self._changed:
                    self._changed.wait_for(lambda: not self._expected, GIVE_WAY_S)
            yield self._waiting - 1 if has_turn else None
        finally:
            if has_turn:
                self._rest.release()
            with self._changed:
                self._waiting -= 1
