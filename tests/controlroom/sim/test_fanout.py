"""What a client gets that does not keep up."""

import asyncio

from controlroom.sim.fanout import Form, Session


class Line(asyncio.WriteTransport):
    """A transport whose unsent bytes the test says."""

    def __init__(self) -> None:
        super().__init__()
        self.unsent = 0
        self.closing = False
        self.written: list[bytes] = []

    def get_write_buffer_size(self) -> int:
        return self.unsent

    def is_closing(self) -> bool:
        return self.closing

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written.append(bytes(data))


async def send(line: Line, frames: list[tuple[bytes, int]]) -> list[bytes]:
    """Send frames (upper case: key), each with so many bytes unsent."""
    session = Session(line, Form.TRANSPORT_STREAM)
    for data, unsent in frames:
        line.unsent = unsent
        session.send(data, key=data.isupper())
    return line.written


def test_a_slow_client_goes_on_with_a_key_picture() -> None:
    full = 2 << 20
    frames = [(b"A", 0), (b"b", 0), (b"c", full), (b"d", 0), (b"E", full), (b"f", 0), (b"G", 0), (b"h", 0)]
    assert asyncio.run(send(Line(), frames)) == [b"A", b"b", b"G", b"h"]


def test_a_client_may_begin_without_a_key_picture() -> None:
    assert asyncio.run(send(Line(), [(b"a", 0), (b"b", 0)])) == [b"a", b"b"]


def test_nothing_is_written_to_a_connection_that_is_gone() -> None:
    line = Line()
    line.closing = True
    assert asyncio.run(send(line, [(b"A", 0)])) == []


def test_an_ended_session_may_be_ended_again() -> None:
    async def end() -> bool:
        session = Session(Line(), Form.NOTHING)
        session.end()
        session.end()
        return session.over.done()

    assert asyncio.run(end())
