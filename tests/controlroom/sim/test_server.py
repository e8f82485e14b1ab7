"""The simulated city as its clients see it: FFmpeg, and sockets that look at every byte."""

import asyncio
import base64
import gc
import json
import socket
import struct
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta

import av
import pytest

from controlroom.sim.faults import EVERY_CAMERA, Fault, FaultKind
from controlroom.sim.server import SimServer
from tests.controlroom.sim.clients import LIMIT_S, RawClient, get, post
from tests.controlroom.sim.test_mpegts import assert_continuous, packets
from tests.fakes.scenes import SceneClips


class HeldClock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def monotonic_s(self) -> float:
        return self.now_s

    def utc(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=self.now_s)


def eventually(what: Callable[[], bool]) -> bool:
    deadline_s = time.monotonic() + LIMIT_S
    while not what() and time.monotonic() < deadline_s:
        time.sleep(0.01)
    return what()


@pytest.mark.parametrize(
    ("path", "container_format", "width_px"),
    [
        ("main.ts", "mpegts", 320),
        ("sub.ts", "mpegts", 160),
        ("main.m3u8", "hls", 320),
        ("sub.m3u8", "hls", 160),
        ("index.m3u8", "hls", 320),
        ("main.mjpg", "mpjpeg", 320),
        ("sub.mjpg", "mpjpeg", 160),
    ],
)
def test_ffmpeg_plays_every_path(city: SimServer, path: str, container_format: str, width_px: int) -> None:
    with av.open(f"{city.url}/east/{path}", timeout=LIMIT_S) as container:
        assert container_format in container.format.name
        video = container.streams.video[0]
        video.codec_context.thread_count = 1
        pictures = [frame for frame, _ in zip(container.decode(video), range(10), strict=False)]
    assert {picture.width for picture in pictures} == {width_px}
    assert not any(picture.is_corrupt for picture in pictures)


def test_the_still_is_the_picture_of_now(city: SimServer) -> None:
    status, headers, body = get(f"{city.url}/east/still.jpg")
    assert (status, headers["Content-Type"]) == (200, "image/jpeg")
    comment = body.index(b"\xff\xfe")
    taken = datetime.fromisoformat(body[comment + 4 : comment + 31].decode())
    assert abs(datetime.now(UTC) - taken) < timedelta(seconds=LIMIT_S)
    with av.open(f"{city.url}/east/still.jpg", timeout=LIMIT_S) as container:
        assert next(container.decode(video=0)).width == 320


def test_the_list_names_addresses_that_work(city: SimServer) -> None:
    status, headers, body = get(f"{city.url}/")
    assert (status, headers["Content-Type"]) == (200, "application/json")
    document = json.loads(body)
    assert document["simulated"] is True
    assert [camera["id"] for camera in document["cameras"]] == ["north", "east", "south", "west"]
    for camera in document["cameras"]:
        addresses = [camera["playlist"], camera["still"], *camera["streams"]["main"].values()]
        assert [get(city.url + address, method="HEAD")[0] for address in addresses] == [200] * 5


@pytest.mark.parametrize("path", ["", "/", "/east/main.ts", "/east/main.mjpg", "/east/nothing", "/fault"])
def test_everything_says_that_it_is_simulated(city: SimServer, path: str) -> None:
    _, headers, body = get(city.url + (path or "/"), method="HEAD")
    assert headers["Server"] == "controlroom-simulator"
    assert headers["X-Simulated"] == "yes"
    assert body == b""


@pytest.mark.parametrize(
    "path",
    ["/nobody/main.ts", "/east", "/east/", "/east/third.ts", "/east/main-1.ts", "/east/main-1.mjpg", "/x/../east/y"],
)
def test_what_is_not_there_is_not_found(city: SimServer, path: str) -> None:
    assert get(city.url + path)[0] == 404


def test_other_methods_are_not_allowed(city: SimServer) -> None:
    assert get(f"{city.url}/east/main.ts", method="DELETE")[0] == 405
    assert get(f"{city.url}/fault")[0] == 405


def test_nonsense_is_a_bad_request(city: SimServer) -> None:
    with RawClient(f"{city.url}/") as client:
        client.until(1, b"\r\n\r\n")
        client.socket.sendall(b"nonsense\r\n\r\n")
        assert client.ended()
    assert b"HTTP/1.1 400 " in client.received


def test_all_clients_of_a_stream_get_the_same_bytes(city: SimServer) -> None:
    with RawClient(f"{city.url}/east/sub.ts") as one, RawClient(f"{city.url}/east/sub.ts") as other:
        first, second = one.body(30_000), other.body(30_000)
    later, earlier = sorted((first, second), key=len)
    start = earlier.find(later[: 188 * 20])
    assert start >= 0
    assert_continuous(first[: len(first) // 188 * 188])


def test_a_multipart_stream_is_made_of_different_pictures(city: SimServer) -> None:
    with RawClient(f"{city.url}/east/sub.mjpg") as client:
        data = client.until(12, b"--simulated-picture")
    parts = data.split(b"--simulated-picture\r\n")[1:-1]
    pictures = []
    for part in parts:
        head, _, picture = part.partition(b"\r\n\r\n")
        assert head.startswith(b"Content-Type: image/jpeg\r\nContent-Length: ")
        assert len(picture) == int(head.rpartition(b" ")[2]) + 2
        assert picture.startswith(b"\xff\xd8")
        assert picture.endswith(b"\xff\xd9\r\n")
        pictures.append(picture)
    assert len(set(pictures)) == len(pictures) > 5


def test_segments_come_and_go_with_the_playlist(clips: SceneClips) -> None:
    clock = HeldClock()
    with SimServer({"east": clips}, clock=clock) as city:

        def playlist() -> list[str]:
            lines = get(f"{city.url}/east/sub.m3u8")[2].decode().splitlines()
            return [line for line in lines if not line.startswith("#")]

        first = playlist()
        data = b"".join(get(f"{city.url}/east/{name}")[2] for name in first)
        assert_continuous(data)
        clock.now_s += 4
        assert playlist()[:-2] == first[2:]
        assert get(f"{city.url}/east/{first[0]}")[0] == 200  # just left, perhaps still being asked for
        clock.now_s += 8
        assert get(f"{city.url}/east/{first[0]}")[0] == 404
        newest = playlist()[-1]
        number = int(newest[4:-3]) + 1
        assert get(f"{city.url}/east/sub-{number}.ts")[0] == 404  # not yet


def test_a_connection_serves_a_whole_playlist(city: SimServer) -> None:
    with RawClient(f"{city.url}/east/sub.m3u8") as client:
        client.until(5, b"#EXTINF")
        client.socket.sendall(b"GET /east/index.m3u8 HTTP/1.1\r\nConnection: close\r\n\r\n")
        assert client.ended()
    assert client.received.count(b"HTTP/1.1 200 OK") == 2
    assert city.connections_made("east") == 1


def test_sessions_are_counted_and_end_with_their_client(city: SimServer) -> None:
    assert city.sessions("east") == 0
    with RawClient(f"{city.url}/east/sub.ts") as one, RawClient(f"{city.url}/east/main.mjpg") as other:
        one.body(1000)
        other.body(1000)
        assert city.sessions("east") == 2
        assert city.sessions("west") == 0
    assert eventually(lambda: city.sessions("east") == 0)
    assert city.connections_made("east") == 2


def test_too_many_sessions_are_refused(clips: SceneClips) -> None:
    with SimServer({"east": clips}, max_sessions=2) as city, ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(RawClient(f"{city.url}/east/sub.ts")).body(1000)
        status, headers, _ = get(f"{city.url}/east/sub.ts")
        assert (status, headers["Retry-After"]) == (503, "5")
        stack.enter_context(RawClient(f"{city.url}/east/main.ts")).body(1000)  # counted by stream


def test_a_password_is_asked_for(clips: SceneClips) -> None:
    with SimServer({"east": clips}, user="guard", password="let me in") as city:
        for path in ("/", "/east/main.ts", "/east/index.m3u8", "/east/still.jpg", "/nothing"):
            status, headers, _ = get(city.url + path)
            assert (status, headers["WWW-Authenticate"][:5]) == (401, "Basic")
        given = {"Authorization": "Basic " + base64.b64encode(b"guard:let me in").decode()}
        assert get(f"{city.url}/east/still.jpg", headers=given)[0] == 200
        assert post(f"{city.url}/fault", {"fault": "none"}) == 204


def test_a_user_needs_a_password(clips: SceneClips) -> None:
    with pytest.raises(ValueError, match="password"):
        SimServer({"east": clips}, user="guard")


def test_a_clip_must_be_there(clips: SceneClips) -> None:
    missing = SceneClips("x", clips.main, clips.sub.with_name("missing.mp4"))
    with pytest.raises(FileNotFoundError, match=r"missing\.mp4"):
        SimServer({"east": missing})


def test_a_clip_that_cannot_be_read_is_logged(clips: SceneClips, caplog: pytest.LogCaptureFixture) -> None:
    broken = clips.sub.with_name("broken.mp4")
    broken.write_bytes(b"nothing")
    with SimServer({"east": SceneClips("x", clips.main, broken)}) as city:
        with RawClient(f"{city.url}/east/sub.ts") as client:
            assert client.ended()
        assert get(f"{city.url}/east/still.jpg")[0] == 200
    assert "a part of the simulated city failed" in caplog.text


def test_a_port_that_is_taken_is_an_error(city: SimServer, clips: SceneClips) -> None:
    port = int(city.url.rpartition(":")[2])
    with pytest.raises(OSError, match=r".+"):
        SimServer({"east": clips}, port=port).start()


def test_it_serves_ipv6(clips: SceneClips) -> None:
    with SimServer({"east": clips}, host="::1") as city:
        assert city.url.startswith("http://[::1]:")
        assert get(f"{city.url}/east/still.jpg")[0] == 200


def test_closing_ends_all_connections(clips: SceneClips) -> None:
    city = SimServer({"east": clips})
    city.start()
    with RawClient(f"{city.url}/east/sub.ts") as live, RawClient(f"{city.url}/") as idle:
        live.body(1000)
        idle.until(1, b"\r\n\r\n")
        city.close()
        assert live.ended()
        assert idle.ended()
    city.close()


def test_a_hundred_streams_run_at_once(clips: SceneClips) -> None:
    with SimServer({f"camera {number}": clips for number in range(100)}) as city, ExitStack() as stack:
        clients = [stack.enter_context(RawClient(f"{city.url}/camera%20{number}/sub.ts")) for number in range(100)]
        for client in clients:
            data = client.body(6_000)
            assert_continuous(data[: len(data) // 188 * 188])
        assert sum(city.sessions(f"camera {number}") for number in range(100)) == 100


# Faults


@pytest.mark.parametrize(
    ("kind", "status"),
    [(FaultKind.REFUSE, 401), (FaultKind.MISSING, 404), (FaultKind.BUSY, 503), (FaultKind.REDIRECT, 302)],
)
@pytest.mark.parametrize("path", ["main.ts", "sub.mjpg", "index.m3u8", "main.m3u8", "still.jpg"])
def test_a_refusing_camera_refuses_every_path(city: SimServer, kind: FaultKind, status: int, path: str) -> None:
    city.set_fault("east", Fault(kind))
    found, headers, _ = get(f"{city.url}/east/{path}")
    assert found == status
    if kind is FaultKind.REDIRECT:
        assert headers["Location"] == f"/east/{path}"
    assert get(f"{city.url}/west/{path}", method="HEAD")[0] == 200
    city.set_fault("east", None)
    assert get(f"{city.url}/east/{path}", method="HEAD")[0] == 200


@pytest.mark.parametrize("kind", [FaultKind.REFUSE, FaultKind.SILENT_OPEN, FaultKind.TRICKLE])
def test_a_fault_of_opening_ends_present_sessions(city: SimServer, kind: FaultKind) -> None:
    with RawClient(f"{city.url}/east/sub.ts") as live, RawClient(f"{city.url}/west/sub.ts") as other:
        live.body(1000)
        other.body(1000)
        city.set_fault("east", Fault(kind))
        assert live.ended()
        assert not other.silent_for(1.0)


@pytest.mark.parametrize("path", ["sub.ts", "sub.mjpg", "sub.m3u8", "still.jpg"])
def test_a_silent_camera_says_nothing(city: SimServer, path: str) -> None:
    city.set_fault("east", Fault(FaultKind.SILENT_OPEN))
    with RawClient(f"{city.url}/east/{path}") as client:
        assert client.silent_for(0.3)
        assert city.connections_made("east") == 1
        city.set_fault("east", None)
        assert city.sessions("east") == 0


@pytest.mark.parametrize("path", ["sub.ts", "sub.mjpg", "still.jpg"])
def test_a_stalled_camera_sends_headers_and_nothing_else(city: SimServer, path: str) -> None:
    city.set_fault("east", Fault(FaultKind.STALL))
    with RawClient(f"{city.url}/east/{path}") as client:
        assert client.until(1, b"\r\n\r\n").endswith(b"\r\n\r\n")
        assert client.silent_for(0.3)


def test_a_stall_leaves_present_sessions_open_and_silent(city: SimServer) -> None:
    with RawClient(f"{city.url}/east/sub.ts") as client:
        client.body(1000)
        city.set_fault("east", Fault(FaultKind.STALL))
        assert eventually(lambda: client.silent_for(0.3))  # at first there is what was on its way
        city.set_fault("east", None)
        client.until(len(client.received) + 1000)


def test_a_stalled_playlist_stops_growing(clips: SceneClips) -> None:
    clock = HeldClock()
    with SimServer({"east": clips}, clock=clock) as city:
        before = get(f"{city.url}/east/sub.m3u8")[2]
        city.set_fault("east", Fault(FaultKind.STALL, for_s=10))
        clock.now_s += 9
        assert get(f"{city.url}/east/sub.m3u8")[2] == before
        clock.now_s += 6
        assert get(f"{city.url}/east/sub.m3u8")[2] != before


def test_what_a_stall_left_out_stays_left_out(clips: SceneClips) -> None:
    clock = HeldClock()
    with SimServer({"east": clips}, clock=clock) as city:
        before = get(f"{city.url}/east/sub.m3u8")[2]
        city.set_fault("east", Fault(FaultKind.STALL))
        clock.now_s += 6
        city.set_fault("east", None)
        assert get(f"{city.url}/east/sub.m3u8")[2] == before


def test_a_wait_in_vain_ends_with_the_fault(city: SimServer) -> None:
    city.set_fault("east", Fault(FaultKind.SILENT_OPEN, for_s=0.2))
    with RawClient(f"{city.url}/east/sub.ts") as client:
        assert client.ended()
    assert client.received == b""
    assert get(f"{city.url}/east/still.jpg")[0] == 200


def test_a_dead_camera_resets_connections(city: SimServer) -> None:
    with RawClient(f"{city.url}/east/sub.ts") as live:
        live.body(1000)
        city.set_fault("east", Fault(FaultKind.DIE))
        with pytest.raises(ConnectionResetError):
            live.ended()
    with RawClient(f"{city.url}/east/sub.ts") as client, pytest.raises(ConnectionResetError):
        client.ended()
    assert client.received == b""
    city.set_fault(EVERY_CAMERA, None)
    with RawClient(f"{city.url}/east/sub.ts") as live:
        live.body(1000)


@pytest.mark.parametrize("path", ["sub.ts", "sub.m3u8"])
def test_a_trickle_is_a_byte_at_a_time(city: SimServer, path: str) -> None:
    city.set_fault("east", Fault(FaultKind.TRICKLE))
    with RawClient(f"{city.url}/east/{path}") as client:
        assert client.until(1) == b"H"
        assert client.silent_for(0.3)
        assert client.until(2) == b"HT"


@pytest.mark.parametrize("path", ["sub.ts", "sub.mjpg"])
def test_garbage_is_all_a_new_client_gets(city: SimServer, path: str) -> None:
    city.set_fault("east", Fault(FaultKind.GARBAGE))
    with RawClient(f"{city.url}/east/{path}") as client:
        body = client.body(3000)
    assert b"simulated" not in body
    assert body[0] != 0x47 or body[188] != 0x47 or body[376] != 0x47


@pytest.mark.parametrize("path", ["sub.m3u8", "index.m3u8", "still.jpg"])
def test_garbage_is_all_that_is_in_an_answer(city: SimServer, path: str) -> None:
    honest = get(f"{city.url}/east/{path}")[2]
    city.set_fault("east", Fault(FaultKind.GARBAGE))
    assert eventually(lambda: get(f"{city.url}/east/{path}")[2][:4] != honest[:4])


def test_frozen_jpegs_are_the_same_bytes(city: SimServer) -> None:
    with RawClient(f"{city.url}/east/sub.mjpg") as client:
        client.until(4, b"--simulated-picture")
        city.set_fault("east", Fault(FaultKind.FREEZE))
        client.silent_for(0.1)  # the last one before the fault
        client.received = b""
        parts = client.until(8, b"--simulated-picture").split(b"--simulated-picture\r\n")[2:-1]
    assert len(parts) > 4
    assert len(set(parts)) == 1


def test_a_stream_without_keyframes_cannot_be_begun(city: SimServer) -> None:
    city.set_fault("east", Fault(FaultKind.NO_KEYFRAME))
    with RawClient(f"{city.url}/east/sub.ts") as client:
        body = client.body(5_000)
    assert not any(body[at + 5] & 0x40 for at in range(0, len(body) - 188, 188) if body[at + 3] & 0x20 and body[at + 4])


def test_a_burst_comes_at_once(clips: SceneClips) -> None:
    with SimServer({"east": clips}, clock=HeldClock()) as city:  # no other pictures come due
        city.set_fault("east", Fault(FaultKind.BURST))
        with RawClient(f"{city.url}/east/sub.ts") as client:
            client.body(1)
            assert eventually(lambda: client.silent_for(0.2))
            body = client.body(1)
    assert sum(packet.start and packet.pid == 0x100 for packet in packets(body)) >= 75


def test_a_fault_is_set_over_http(city: SimServer) -> None:
    fault = f"{city.url}/fault"
    assert post(fault, {"camera": "east", "fault": "missing"}) == 204
    assert [get(f"{city.url}/{name}/still.jpg")[0] for name in ("east", "west")] == [404, 200]
    assert post(fault, {"camera": "*", "fault": "busy", "for_s": 60}) == 204
    assert [get(f"{city.url}/{name}/still.jpg")[0] for name in ("east", "west")] == [503, 503]
    assert post(fault, {"fault": "none"}) == 204
    assert [get(f"{city.url}/{name}/still.jpg")[0] for name in ("east", "west")] == [200, 200]


def test_a_wrong_fault_is_refused_over_http(city: SimServer) -> None:
    fault = f"{city.url}/fault"
    assert post(fault, {"camera": "nobody", "fault": "die"}) == 404
    assert post(fault, {"camera": "east", "fault": "explode"}) == 400
    assert post(fault, {"fault": "die"}, content_type="text/plain") == 415
    assert get(f"{city.url}/east/still.jpg")[0] == 200


def test_a_fault_may_be_set_before_the_start(clips: SceneClips) -> None:
    server = SimServer({"east": clips})
    server.set_fault("east", Fault(FaultKind.MISSING))
    with server:
        assert get(f"{server.url}/east/still.jpg")[0] == 404
        with pytest.raises(KeyError):
            server.set_fault("nobody", None)


def test_resizing_is_ready_when_it_is_asked_for(clips: SceneClips) -> None:
    clock = HeldClock()
    with SimServer({"east": clips}, clock=clock) as city:
        city.set_fault("east", Fault(FaultKind.RESIZE))
        get(f"{city.url}/east/sub.m3u8")
        clock.now_s += 12
        names = [line for line in get(f"{city.url}/east/sub.m3u8")[2].decode().splitlines() if line.endswith(".ts")]
        lengths = [len(get(f"{city.url}/east/{name}")[2]) for name in names]
    small, large = sorted(lengths)[0], sorted(lengths)[-1]
    assert large > 2 * small


def test_clients_that_reset_their_connection_leave_no_exception_behind(
    clips: SceneClips, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    # This finalizer hides them only where the collector happens to run it before the future's own.
    monkeypatch.delattr(asyncio.StreamReaderProtocol, "__del__")
    with SimServer({"east": clips}) as city:
        for path in ("/east/sub.ts", "/east/main.mjpg", "/east/still.jpg"):
            with RawClient(city.url + path) as client:
                client.until(1, b"\r\n\r\n")
                client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        assert eventually(lambda: city.sessions("east") == 0)
    gc.collect()
    assert caplog.text == ""
