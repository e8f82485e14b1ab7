"""MJPEG and still pictures from cameras with habits of their own."""

import itertools
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from feeds.address import Credentials
from feeds.board import StreamColumn
from feeds.core import ErrorKind
from feeds.kinds.mjpeg import MjpegConfig
from feeds.kinds.still import StillConfig, Unchanged
from tests.fakes.clips import access_units, shows_quarters
from tests.fakes.http_camera import CHALLENGE, Answer, Asked, HttpCamera, basic_allows, digest_allows
from tests.feeds.conftest import Clips
from tests.feeds.lab import Lab
from tests.feeds.waiting import until

Jpegs = list[bytes]
NOW = datetime.now(UTC)
LONG_AGO = NOW - timedelta(minutes=12)


@pytest.fixture(scope="module")
def jpegs(clips: Clips) -> Jpegs:
    return [unit for unit, _ in access_units(clips("mjpeg.avi"))]


def at(config: StillConfig, camera: HttpCamera) -> StillConfig:
    return config.model_copy(update={"address": camera.url})


def multipart(
    jpegs: Jpegs, *, boundary: bytes = b"--frame", length: bool = True, end: bytes = b"\r\n", pause: threading.Event
) -> Iterator[bytes]:
    """Fifty pictures a second, for ever."""
    for jpeg in itertools.cycle(jpegs):
        size = b"Content-Length: %d%s" % (len(jpeg), end) if length else b""
        yield boundary + end + b"Content-Type: image/jpeg" + end + size + end + jpeg + end
        if pause.wait(0.02):
            return


@pytest.mark.parametrize(
    ("content_type", "boundary", "length", "end"),
    [
        ("multipart/x-mixed-replace; boundary=frame", b"--frame", True, b"\r\n"),
        ("multipart/x-mixed-replace; boundary=frame", b"--frame", False, b"\r\n"),
        ("multipart/x-mixed-replace;boundary=--frame", b"--frame", False, b"\n"),
        ('Multipart/X-Mixed-Replace; boundary="--my frame"', b"--my frame", True, b"\n"),
        ("multipart/x-mixed-replace", b"--frame", True, b"\r\n"),
        ("multipart/x-mixed-replace", b"--frame", False, b"\r\n"),
    ],
)
def test_multipart_as_cameras_write_it(
    jpegs: Jpegs,
    content_type: str,
    boundary: bytes,
    length: bool,
    end: bytes,
    caplog: pytest.LogCaptureFixture,  # urllib3 warns of a multipart answer without a boundary
) -> None:
    pause = threading.Event()

    def answer(_: Asked) -> Answer:
        parts = multipart(jpegs, boundary=boundary, length=length, end=end, pause=pause)
        return 200, {"Content-Type": content_type}, parts

    with HttpCamera(answer) as camera, Lab(MjpegConfig(address=f"{camera.url}/a.mjpg")) as lab:
        assert shows_quarters(lab.picture(20))
        assert lab.cell(StreamColumn.CORRUPT) == 0
        pause.set()
        lab.ended(ErrorKind.ENDED)


@pytest.mark.parametrize(
    ("headers", "body", "kind"),
    [
        ({"Content-Type": "text/html"}, b"<html>", ErrorKind.GARBAGE),
        ({}, b"", ErrorKind.GARBAGE),
        (
            {"Content-Type": "multipart/x-mixed-replace; boundary=f"},
            b"--f\r\n\r\nno picture\xff\xd9\r\n--f\r\n",
            ErrorKind.GARBAGE,
        ),
        ({"Content-Type": "multipart/x-mixed-replace; boundary=f"}, b"", ErrorKind.ENDED),
        (
            {"Content-Type": "multipart/x-mixed-replace; boundary=f", "Content-Length": "99"},
            b"--f\r\n",
            ErrorKind.ENDED,
        ),
    ],
)
def test_what_is_no_stream_of_pictures(headers: Mapping[str, str], body: bytes, kind: ErrorKind) -> None:
    with HttpCamera(lambda _: (200, headers, body)) as camera, Lab(MjpegConfig(address=camera.url)) as lab:
        lab.ended(kind)
        assert lab.number() == 0


def test_data_that_never_becomes_a_picture_is_a_time_out(jpegs: Jpegs) -> None:
    pause = threading.Event()

    def drip() -> Iterator[bytes]:
        yield b"--f\r\nContent-Length: %d\r\n\r\n%s\r\n" % (len(jpegs[0]), jpegs[0])
        yield b"--f\r\nContent-Length: 1000000\r\n\r\n"
        while not pause.wait(0.05):
            yield b"x"

    headers = {"Content-Type": "multipart/x-mixed-replace; boundary=f"}
    with HttpCamera(lambda _: (200, headers, drip())) as camera:
        with Lab(MjpegConfig(address=camera.url, read_timeout_s=0.5)) as lab:
            lab.picture(1)
            lab.ended(ErrorKind.TIMEOUT)
        pause.set()


@pytest.mark.parametrize("obeys", [True, False])
@pytest.mark.parametrize("mark", ["ETag", "Last-Modified"])
def test_a_picture_that_did_not_change_is_neither_new_nor_frozen(jpegs: Jpegs, mark: str, obeys: bool) -> None:
    """`obeys`: the server says "not modified"; else it sends the same again, under the same mark."""
    changed = threading.Event()
    marks = {"ETag": ('"a"', '"b"'), "Last-Modified": (format_datetime(LONG_AGO), format_datetime(NOW))}[mark]
    condition = {"ETag": "if-none-match", "Last-Modified": "if-modified-since"}[mark]

    def answer(asked: Asked) -> Answer:
        number = int(changed.is_set())
        if obeys and asked.headers.get(condition) == marks[number]:
            return 304, {mark: marks[number]}, b""
        return 200, {mark: marks[number], "Content-Type": "image/jpeg"}, jpegs[number]

    config = StillConfig(address="", interval_s=0.05, frozen_proof_s=0.3)
    with HttpCamera(answer) as camera, Lab(at(config, camera)) as lab:
        lab.picture(1)
        until(lambda: len(camera.asked) > 20, "many requests")
        assert (lab.number(), lab.cell(StreamColumn.REPEAT_SINCE_NS)) == (1, 0)
        changed.set()
        lab.picture(2)
        assert shows_quarters(lab.pixels())
    assert not [asked for asked in camera.asked[1:] if condition not in asked.headers]


@pytest.mark.parametrize("says_new", [True, False])
def test_the_same_picture_as_if_it_were_new_is_frozen(jpegs: Jpegs, says_new: bool) -> None:
    numbers = itertools.count()
    moves = threading.Event()

    def answer(_: Asked) -> Answer:
        number = next(numbers)
        headers = {"ETag": f'"{number}"'} if says_new else {}
        return 200, headers, jpegs[number % len(jpegs) if moves.is_set() else 0]

    config = StillConfig(address="", interval_s=0.05, frozen_proof_s=0.3)
    with HttpCamera(answer) as camera, Lab(at(config, camera)) as lab:
        until(lambda: lab.cell(StreamColumn.REPEAT_SINCE_NS), "the proof that the camera is frozen")
        number = lab.number()
        moves.set()
        lab.picture(number + 1)
        until(lambda: not lab.cell(StreamColumn.REPEAT_SINCE_NS), "the end of it")


def test_a_picture_is_as_old_as_its_server_says(jpegs: Jpegs) -> None:
    headers = {"Last-Modified": format_datetime(LONG_AGO), "Age": "5"}
    config = StillConfig(address="", interval_s=0.05)
    with HttpCamera(lambda _: (200, headers, jpegs[0])) as camera, Lab(at(config, camera)) as lab:
        lab.picture(1)
        until(lambda: 600_000 < lab.cell(StreamColumn.LAG_MS) < 7_200_000, "its age")


def test_a_date_that_stays_while_the_picture_changes_is_not_believed(jpegs: Jpegs) -> None:
    numbers = itertools.count()

    def answer(_: Asked) -> Answer:
        return 200, {"Last-Modified": format_datetime(LONG_AGO)}, jpegs[next(numbers) % len(jpegs)]

    with HttpCamera(answer) as camera, Lab(StillConfig(address=camera.url, interval_s=0.05)) as lab:
        lab.picture(4)
        until(lambda: 0 <= lab.cell(StreamColumn.LAG_MS) < 60_000, "that the age is not told any more")


@pytest.mark.parametrize(
    ("headers", "age_s"),
    [
        ({}, None),
        ({"Date": "Fri, 27 Nov 2026 08:00:10 GMT"}, None),
        ({"Last-Modified": "Fri, 27 Nov 2026 08:00:00 GMT"}, None),
        ({"Last-Modified": "Fri, 27 Nov 2026 08:00:00 GMT", "Date": "Fri, 27 Nov 2026 08:00:10 GMT"}, 10.0),
        ({"Last-Modified": "Fri, 27 Nov 2026 08:00:00 GMT", "Date": "Fri, 27 Nov 2026 08:00:10 GMT", "Age": "3"}, 13.0),
        ({"Last-Modified": "Fri, 27 Nov 2026 08:00:20 GMT", "Date": "Fri, 27 Nov 2026 08:00:10 GMT"}, None),
        ({"Last-Modified": "yesterday", "Date": "Fri, 27 Nov 2026 08:00:10 GMT"}, None),
        ({"Last-Modified": "Fri, 27 Nov 2026 08:00:00 -0000", "Date": "Fri, 27 Nov 2026 08:00:10 GMT"}, None),
        ({"Last-Modified": "Fri, 27 Nov 2026 08:00:00 GMT", "Date": "Fri, 27 Nov 2026 08:00:10 GMT", "Age": "x"}, None),
    ],
)
def test_the_age_of_a_picture(headers: dict[str, str], age_s: float | None) -> None:
    unchanged = Unchanged()
    assert unchanged.is_new(200, headers, b"picture")
    assert unchanged.age_s(headers) == age_s


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ((200, {}, b"\xff\xd8\xff\xe0 half of it"), ErrorKind.ENDED),
        ((200, {"Content-Length": "5000"}, b"\xff\xd8\xff\xe0 half of it"), ErrorKind.ENDED),
        ((200, {}, b"GIF89a"), ErrorKind.GARBAGE),
        ((404, {}, b""), ErrorKind.NOT_FOUND),
        ((500, {}, b""), ErrorKind.BUSY),
        ((400, {}, b""), ErrorKind.GARBAGE),
    ],
)
def test_what_is_no_still_picture(answer: Answer, kind: ErrorKind) -> None:
    with HttpCamera(lambda _: answer) as camera, Lab(StillConfig(address=camera.url, interval_s=0.05)) as lab:
        lab.ended(kind)
        assert lab.number() == 0


def test_a_picture_without_end_is_refused() -> None:
    def endless() -> Iterator[bytes]:
        yield b"\xff\xd8"
        while True:
            yield b"x" * (1 << 20)

    with HttpCamera(lambda _: (200, {}, endless())) as camera, Lab(StillConfig(address=camera.url)) as lab:
        lab.ended(ErrorKind.GARBAGE)


@pytest.mark.parametrize(
    ("challenge", "allows"),
    [
        (CHALLENGE, digest_allows),
        ('Basic realm="cam"', basic_allows),
        (f'Basic realm="cam", {CHALLENGE}', digest_allows),
        ("", basic_allows),
    ],
)
@pytest.mark.parametrize("password", ["right", "wrong"])
def test_the_log_in_that_the_camera_asks_for(
    jpegs: Jpegs, challenge: str, allows: Callable[[Asked, str, str], bool], password: str
) -> None:
    def answer(asked: Asked) -> Answer:
        if not allows(asked, "guard", "right"):
            return 401, {"WWW-Authenticate": challenge}, b""
        return 200, {"Content-Type": "image/jpeg"}, jpegs[0]

    with HttpCamera(answer) as camera:
        config = StillConfig(
            address=f"{camera.url}/still.jpg?size=1", interval_s=0.02, credentials=Credentials("guard", password)
        )
        with Lab(config) as lab:
            if password == "wrong":
                lab.ended(ErrorKind.UNAUTHORIZED)
                assert len(camera.asked) <= 3
            else:
                lab.picture(3)
        if challenge == CHALLENGE or "Digest" in challenge:
            assert not [asked for asked in camera.asked if asked.headers.get("authorization", "").startswith("Basic")]


def test_a_password_does_not_follow_a_redirect_to_another_host(jpegs: Jpegs) -> None:
    with HttpCamera(lambda _: (200, {}, jpegs[0])) as elsewhere:
        target = elsewhere.url.replace("127.0.0.1", "localhost")

        def answer(asked: Asked) -> Answer:
            if "authorization" not in asked.headers:
                return 401, {"WWW-Authenticate": 'Basic realm="cam"'}, b""
            return 302, {"Location": f"{target}/still.jpg"}, b""

        with HttpCamera(answer) as camera:
            config = StillConfig(address=camera.url, interval_s=0.02, credentials=Credentials("guard", "secret"))
            with Lab(config) as lab:
                lab.picture(1)
    assert elsewhere.asked
    assert not [asked for asked in elsewhere.asked if "authorization" in asked.headers]
