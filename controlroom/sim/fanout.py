"""Frames to live clients: every frame of a stream is made once and written to all of its sessions."""

import asyncio
from enum import Enum, auto

from controlroom.sim.jpeg import JpegStore, stamped
from controlroom.sim.streams import Frame, Stream
from feeds.core import Clock

BOUNDARY = "simulated-picture"
_BEHIND_BYTES = 1 << 20  # unsent for one client: its network is too slow, leave frames out
_SHORTEST_SLEEP_S = 0.001


class Form(Enum):
    """How a session wants its pictures."""

    TRANSPORT_STREAM = auto()
    JPEG = auto()
    NOTHING = auto()  # it waits in vain


class Session:
    """One live client. `over` is done when the server wants it to end."""

    def __init__(self, transport: asyncio.WriteTransport, form: Form) -> None:
        """Begin for a client whose headers are sent."""
        self.transport = transport
        self.form = form
        self.over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._behind = False

    def end(self) -> None:
        """Let the session end; harmless when it has."""
        if not self.over.done():
            self.over.set_result(None)

    def send(self, data: bytes, *, key: bool) -> None:
        """Write frames that begin with a `key` picture or follow the last ones.

        A client that is too far behind gets nothing until there is room and a key picture.
        """
        if self.transport.get_write_buffer_size() > _BEHIND_BYTES:
            self._behind = True
        elif key:
            self._behind = False
        if data and not self._behind and not self.transport.is_closing():
            self.transport.write(data)


class Channel:
    """A stream and its live sessions. Runs only while it has some; belongs to the event loop."""

    def __init__(self, stream: Stream, jpegs: JpegStore, clock: Clock) -> None:
        """Begin without sessions."""
        self.stream = stream
        self.sessions: set[Session] = set()
        self._jpegs = jpegs
        self._clock = clock
        self._timer: asyncio.TimerHandle | None = None

    def join(self, session: Session) -> None:
        """Add a client: it gets what came since the last key picture at once, then every frame when it is due."""
        self.advance()
        recent = self.stream.recent(self._clock.monotonic_s())
        self.sessions.add(session)  # first: whoever has got something is counted, by other threads, too
        if session.form is Form.TRANSPORT_STREAM:
            session.send(b"".join(frame.transport_packets() for frame in recent), key=True)
        elif recent:
            session.send(self._part(recent[-1]), key=True)
        self._sleep()

    def leave(self, session: Session) -> None:
        """Remove a client."""
        self.sessions.discard(session)
        if not self.sessions and self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def advance(self) -> None:
        """Bring the stream up to now and send what came due."""
        for frame in self.stream.advance(self._clock.monotonic_s(), self._clock.utc()):
            self._send(frame)

    def _wake(self) -> None:
        self._timer = None
        self.advance()
        self._sleep()

    def _sleep(self) -> None:
        if self._timer is None:
            wait_s = max(self.stream.wait_s(self._clock.monotonic_s()), _SHORTEST_SLEEP_S)
            self._timer = asyncio.get_running_loop().call_later(wait_s, self._wake)

    def _send(self, frame: Frame) -> None:
        forms = {session.form for session in self.sessions}
        packets = frame.transport_packets() if Form.TRANSPORT_STREAM in forms else b""
        part = self._part(frame) if Form.JPEG in forms else b""
        for session in self.sessions:
            if session.form is Form.TRANSPORT_STREAM:
                session.send(packets, key=frame.key)
            else:
                session.send(part, key=True)

    def _part(self, frame: Frame) -> bytes:
        """Return a frame as a part of a multipart answer; empty while its JPEG is still being made."""
        jpeg = self._jpegs.ready(frame.footage, frame.index)
        if jpeg is None:
            return b""
        picture = stamped(jpeg, frame.stamp, false_aspect=frame.false_aspect)
        head = f"--{BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: {len(picture)}\r\n\r\n".encode()
        return frame.damaged(head + picture + b"\r\n")
